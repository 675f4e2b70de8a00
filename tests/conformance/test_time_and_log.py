"""Time and log: a pause stops every clock, a saved game replays, a server comes back with everything as it was."""

from pathlib import Path

import orjson
import pytest

from game_rules import commands as ask
from game_rules.ids import EU_HOUSE, LECTURER, NATO_HOUSE
from server.live import Done, LiveGame, RefusedAnswer
from server.looking_back.rechecking import recheck, recording_of
from server.storage.carrying import load as carried
from server.storage.games import seats_of
from server.storage.saved_game import dump
from tests.conformance.moments import frozen_in_warsaw, warsaw
from tests.conformance.scene import Room, asked
from tests.rules.moments import QUIET
from tests.rules.stage import Asks, asks
from tests.server.running import House, house


def act(step: Asks) -> "ask.Command":
    """A command; the server stamps the time."""
    return step.kind(by=step.by, at=0, **step.fields)


def test_c096_a_pause_moves_every_deadline(refusals: Room) -> None:
    """Given the game is paused by the instructor, when a silence deadline would pass, then deadlines stop and are moved
    by the length of the pause."""
    refusals.run(_paused_for_an_hour(refusals))


async def _paused_for_an_hour(room: Room) -> None:
    game = await room.play(frozen_in_warsaw().later(seconds=181))
    left = (game.state.decision.deadline - game.now()) / 1000
    await game.act(asked(act(asks(LECTURER, ask.PauseGame))))
    room.pass_time(3600)
    await game.forward(0)
    assert game.state.decision.agreed == frozenset()
    await game.act(asked(act(asks(LECTURER, ask.ResumeGame))))
    room.pass_time(left - 0.01)
    await game.forward(0)
    assert game.state.decision.agreed == frozenset(), "the pause does not count"
    room.pass_time(0.02)
    await game.forward(0)
    assert game.state.decision.agreed == {NATO_HOUSE, EU_HOUSE}


def test_c098_a_finished_game_replays_to_the_same_state_and_refusals(refusals: Room) -> None:
    """Given a finished game, when its log is replayed from the start with the same rules version, then the final state
    and all refusal codes are identical."""
    refusals.run(_played_and_replayed(refusals))


SIGNED = (
    asks("NATO", ask.Contact, role="COM"),
    asks("NATO", ask.OfferPackage, choices=QUIET),
    asks("COM", ask.Initial, owner="NATO", version=1),
    asks("NATO", ask.FreezeText),
    asks("NATO", ask.Sign),
    asks("COM", ask.Sign),
)
"""How Warsaw is signed, from the last hour on."""

REFUSED = (
    asks("TR", ask.Sign),
    asks("CY", ask.TightenLeash, role="NATO"),
    asks("EEAS", ask.BreakSilence, issue="D3"),
)
"""What is refused on the way, before there is a text."""


async def _played_and_replayed(room: Room) -> None:
    game = await room.play(warsaw("last-hour"))
    codes = [await refusal(game, step) for step in REFUSED]
    for step in SIGNED:
        room.pass_time(1)
        assert isinstance(await game.act(asked(act(step))), Done)
    codes.append(await refusal(game, asks("TR", ask.Sign)))
    room.pass_time(15 * 60)
    await game.forward(0)
    codes.append(await refusal(game, asks("COM", ask.WithdrawSignature)))
    assert game.state.decision.outcome == "adopted"
    saved = recheck(dump(await room.journal.query(lambda connection: carried(connection, game.id))))
    assert recording_of(saved).end == game.state
    assert [tuple(one["rule"] for one in orjson.loads(each.reasons)) for each in saved.attempts] == codes
    assert len({*codes}) >= 4


async def refusal(game: LiveGame, step: Asks) -> tuple[str, ...]:
    """The codes by which this is refused."""
    answer = await game.act(asked(act(step)))
    assert isinstance(answer, RefusedAnswer)
    return tuple(reason.rule for reason in answer.reasons)


@pytest.mark.slow
async def test_c099_a_server_comes_back_with_everything_as_it_was(tmp_path: Path) -> None:
    """Given a game saved in phase P2, when it is loaded on a restarted server, then players rejoin with the same seats;
    private briefs, brackets, silences and clocks are as before."""
    async with house(tmp_path) as first:
        game = await first.started()
        await first.next_phase(game, 2)
        for step in (
            asks("NATO", ask.Contact, role="COM"),
            asks("NATO", ask.OfferPackage, choices={"D1": 2, "D2": 1, "D3": 1}),
            asks("COM", ask.Initial, owner="NATO", version=1),
            asks("TR", ask.Bracket, issue="D3", option=2),
        ):
            await done(game, step)
        first.pass_time(30_000)
        tokens = {student.role: student.token for student in first.students}
        june = await as_it_is(first, game, tokens)
    assert june["phase"] == "june"
    assert june["brackets"] == {"D3": (1, 2)}
    async with house(tmp_path) as second:
        game = await second.server.games.get(game.id)
        assert await as_it_is(second, game, tokens) == june
        await second.next_phase(game, 2)
        for step in (
            asks("NATO", ask.ProposeWording, issue="D3", option=1),
            asks("COM", ask.AcceptWording, issue="D3"),
            asks("NATO", ask.FreezeText),
            asks("TR", ask.LetPass),
        ):
            await done(game, step)
        second.pass_time(20_000)
        frozen = await as_it_is(second, game, tokens)
    async with house(tmp_path) as third:
        game = await third.server.games.get(game.id)
        assert await as_it_is(third, game, tokens) == frozen
        assert game.state.decision.frozen
        left = game.state.decision.deadline - game.now()
        third.pass_time(left - 10)
        await game.forward(0)
        assert game.state.decision.agreed == frozenset()
        third.pass_time(20)
        await game.forward(0)
        assert game.state.decision.agreed == {NATO_HOUSE, EU_HOUSE}


async def done(game: LiveGame, step: Asks) -> None:
    """It happens."""
    answer = await game.act(asked(act(step)))
    assert isinstance(answer, Done), answer


async def as_it_is(here: House, game: LiveGame, tokens: dict[str, str]) -> dict[str, object]:
    """Everything that must come back: seats by token, what each player sees, the text, the clocks."""
    views = {}
    for role, token in tokens.items():
        answer = await here.client.get(f"/api/games/{game.id}/view", headers={"authorization": f"Bearer {token}"})
        assert answer.is_success, answer.text
        views[role] = {name: part for name, part in answer.json().items() if name != "now"}
        acts = await here.client.get("/api/acts", headers={"authorization": f"Bearer {token}"})
        assert acts.json()["role"] == role
    draft, phase = game.state.table.draft, game.state.phase
    return {
        "views": views,
        "seats": await here.server.journal.query(lambda connection: seats_of(connection, game.id)),
        "state": game.state,
        "now": game.now(),
        "phase": phase.id if phase else "",
        "brackets": draft.brackets if draft else {},
        "deadline": game.state.decision.deadline,
    }
