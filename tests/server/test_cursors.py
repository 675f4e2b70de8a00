"""Cursors are a function of journal and reader; what a reader may not see moves nothing."""

import random
from pathlib import Path

import pytest

from game_rules.ids import LECTURER, PUBLIC
from game_rules.view import view
from server.live import Asked, LiveGame
from server.live.cursors import Cursor
from server.live.folding import beginning, fold, source, steps
from server.live.telling import follow
from tests.server.random_player import play_at_random
from tests.server.running import House, house


async def recounted(game: LiveGame, reader: str) -> int:
    """The reader's cursor, worked out from the journal alone."""
    stored = await source(game.around.journal, game.id)
    state, _ = beginning(stored.scenario, stored.stored)
    cursor = Cursor(reader, seq=1)
    for step in steps(state, stored.stored[1:]):
        cursor.follow(step)
    return cursor.at


@pytest.mark.slow
async def test_a_cursor_is_the_same_however_it_was_reached(here: House) -> None:
    """Followed act by act, or worked out from the journal afterwards."""
    game = await here.started()
    for reader in (*game.state.cast, PUBLIC, LECTURER):
        await follow(game, reader)
    await play_at_random(here, game, random.Random(4), acts=120)
    for reader in (*game.state.cast, PUBLIC, LECTURER):
        _, at = await game.view(reader)
        assert at == await recounted(game, reader), reader


@pytest.mark.slow
async def test_a_cursor_moves_exactly_when_the_view_does(here: House) -> None:
    """Whoever has the same cursor has the same view: it never changes without the cursor."""
    game = await here.started()
    await play_at_random(here, game, random.Random(5), acts=80)
    stored = await source(game.around.journal, game.id)
    for reader in ("TR", "CY", "COM", PUBLIC):
        state, _ = beginning(stored.scenario, stored.stored)
        cursor = Cursor(reader, seq=1)
        for step in steps(state, stored.stored[1:]):
            before = cursor.at
            line = cursor.follow(step)
            changed = view(step.before, reader) != view(step.after, reader)
            assert (cursor.at == before + 1) == bool(line or changed)


async def test_hidden_talk_moves_nobody_elses_cursor(here: House) -> None:
    """Neither cursor nor view nor anything else of who was not in it."""
    game = await here.started()
    await here.next_phase(game)
    before = {role: (await game.view(role))[1] for role in game.state.cast}
    await game.act(Asked(actor="TR", kind="message", data={"text": "Between us.", "to": ["UK"]}, cid="m1"))
    after = {role: (await game.view(role))[1] for role in game.state.cast}
    moved = {role for role in game.state.cast if after[role] != before[role]}
    assert moved == {"TR", "UK"}


@pytest.mark.slow
async def test_marks_give_the_same_cursors_as_the_journal(tmp_path: Path) -> None:
    """After a restart nobody's cursor has changed, with marks and without."""
    async with house(tmp_path) as here:
        game = await here.started()
        await play_at_random(here, game, random.Random(6), acts=40)
        known = {role: (await game.view(role))[1] for role in game.state.cast}
    async with house(tmp_path) as again:
        back = await again.server.games.get(game.id)
        assert {role: (await back.view(role))[1] for role in known} == known
        stored = await source(again.server.journal, game.id)
        assert fold(stored, {}).cursors == {}
        assert {role: await recounted(back, role) for role in known} == known
