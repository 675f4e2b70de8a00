"""No secret of a role in any byte that anybody else gets: frames, pages, answers, errors, headers."""

import dataclasses
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from game_rules.events import MessageSent
from game_rules.events_catalogue import decode
from game_rules.ids import PUBLIC, SPECTATOR
from game_rules.scenario import Scenario
from server.classes import spectators
from server.live import LiveGame
from server.protocol import frames
from tests.server import running
from tests.server.random_player import play_at_random
from tests.server.running import WARSAW, House, Student, house, talking

SECRETS = ("brief", "goal", "line", "card")


def canary(role: str, kind: str) -> str:
    return f"Kanarie{role}{kind}q7"


def marked(scenario: Scenario) -> Scenario:
    """The scenario with a canary in everything that belongs to one role alone."""
    roles = tuple(
        dataclasses.replace(
            role,
            confidential_brief=f"{role.confidential_brief} {canary(role.id, 'brief')}",
            goals=(*role.goals, canary(role.id, "goal")),
        )
        for role in scenario.roles
    )
    lines = tuple(
        dataclasses.replace(line, text=f"{line.text} {canary(line.role, 'line')}") for line in scenario.red_lines
    )
    cards = tuple(dataclasses.replace(card, text=f"{card.text} {canary(card.role, 'card')}") for card in scenario.cards)
    return dataclasses.replace(scenario, roles=roles, red_lines=lines, cards=cards)


@pytest.fixture
async def marked_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """A server that plays the marked scenario."""
    monkeypatch.setattr(running, "WARSAW", marked(WARSAW))
    async with house(tmp_path) as here:
        yield here


@pytest.mark.slow
async def test_no_canary_in_any_byte_of_another(marked_house: House) -> None:
    """A whole random game, every role on two transports, projector, spectator: each sees its own canaries, no other's.

    The same for words said in private: only those who said or heard them ever get them.
    """
    here = marked_house
    game = await here.started()
    chance = random.Random(11)
    seen: dict[str, list[str]] = {role: [] for role in (*game.state.cast, PUBLIC, SPECTATOR)}
    async with AsyncExitStack() as stack:
        talkers = {
            role: await stack.enter_async_context(talking(here.seated(role).socket(**{"as": as_what})))
            for role, as_what in zip(game.state.cast, ("html", "json") * 7, strict=False)
        }
        board = await stack.enter_async_context(talking(here.board_socket(game.id)))
        key = await spectators.admit(here.server, str(game.record.class_id), "ann")
        looking_on = await stack.enter_async_context(talking(here.watch_socket(game, key, **{"as": "html"})))
        for turn in range(6):
            await play_at_random(
                here, game, chance, 20, lambda role, number, turn=turn: f"Words {turn}x{number} {role}."
            )
            for talker in talkers.values():
                await talker.act("no_such_act", f"turn {turn}")
            game.hub.tell_all(frames.beat(turn))
            await board.next("beat")
            await looking_on.next("beat")
            for role in game.state.cast:
                seen[role] += await everything_over_http(here.seated(role), chance)
            seen[PUBLIC] += await public_pages(here, game.id)
            seen[SPECTATOR] += await spectators_pages(here, game, key)
        for role, talker in talkers.items():
            seen[role] += talker.raw
        seen[PUBLIC] += board.raw
        seen[SPECTATOR] += looking_on.raw
    whole = {reader: "\n".join(texts) for reader, texts in seen.items()}
    assert sum(map(len, seen.values())) * len(SECRETS) * 5 > 5_000
    for reader, text in whole.items():
        others = [role for role in game.state.cast if role != reader]
        assert [canary(role, kind) for role in others for kind in SECRETS if canary(role, kind) in text] == [], reader
    assert all(canary(role, "brief") in whole[role] for role in game.state.cast)
    assert [one.name for one in here.students for text in whole.values() if one.token in text] == []
    private = await said_in_private(here, game)
    assert len(private) > 5
    for words, heard_by in private.items():
        assert {reader for reader, text in whole.items() if words in text} <= heard_by, words


async def said_in_private(here: House, game: LiveGame) -> dict[str, set[str]]:
    """What was said to some, and who may know it."""
    texts = await here.server.journal.texts(game.id)
    found: dict[str, set[str]] = {}
    for line in await here.server.journal.read(game.id):
        event = decode(line.kind, line.v, line.body)
        if isinstance(event, MessageSent) and event.to:
            found[texts[event.text.ref]] = {event.by, *event.to}
    return found


async def everything_over_http(student: Student, chance: random.Random) -> list[str]:
    """Every page and answer that this seat can ask for, and some that it cannot."""
    game = student.game
    paths = (
        "/play",
        f"/play/{game}",
        *(f"/play/{game}/form/{kind}" for kind in ("offer_package", "break_silence", "message", "clause")),
        f"/api/games/{game}/view",
        f"/api/acts?game={game}",
        f"/api/events?as=json&game={game}&after=0",
        f"/api/events?as=html&game={game}",
        f"/board/{game}",
        "/nothing",
    )
    answers = [await student.get(path) for path in paths]
    choices = {issue.id: str(chance.randrange(len(issue.options))) for issue in WARSAW.issues}
    preview = f"/play/{game}/preview"
    answers.append(await student.house.client.post(preview, data=choices, headers=student.headers))
    answers.append(await student.act("sign", f"s{chance.randrange(10**9)}"))
    return [f"{answer.headers} {answer.text}" for answer in answers]


async def public_pages(here: House, game: str) -> list[str]:
    """What a passer-by gets."""
    paths = ("/", f"/board/{game}", f"/play/{game}", f"/api/games/{game}/view")
    answers = [await here.client.get(path) for path in paths]
    return [f"{answer.headers} {answer.text}" for answer in answers]


async def spectators_pages(here: House, game: LiveGame, key: str) -> list[str]:
    """What whoever has the lecturer's link gets."""
    answers = [
        await here.client.get(f"/watch/{game.record.class_id}{rest}?key={key}")
        for rest in ("", "/panels", f"/{game.id}")
    ]
    assert all(answer.is_success for answer in answers)
    return [f"{answer.headers} {answer.text}" for answer in answers]
