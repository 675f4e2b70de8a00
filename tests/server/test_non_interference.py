"""What a role cannot see cannot change what it sees: two games that differ in hidden things alone look the same."""

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from game_rules.ids import PUBLIC
from server.protocol import frames
from tests.server.running import House, house, talking

HIDDEN: list[list[tuple[str, str, dict[str, Any]]]] = [
    [
        ("TR", "message", {"text": "Between the two of us, and at some length.", "to": ["UK"]}),
        ("TR", "message", {"text": "Again.", "to": ["UK"]}),
        ("UK", "message", {"text": "Yes.", "to": ["TR"]}),
    ],
    [("TR", "sign", {}), ("TR", "no_such_act", {}), ("UK", "freeze_text", {})],
    [("TR", "raise_hand", {})],
    [
        ("NATO", "share_document", {"document": "assessment", "form": "summary", "to": ["EEAS"]}),
        ("NATO", "share_document", {"document": "assessment", "form": "whole", "to": ["CY"]}),
        ("COM", "share_document", {"document": "assessment", "form": "summary", "to": ["CY"]}),
        ("CY", "block_use", {"document": "assessment"}),
    ],
]
SEEN_BY_ALL = [("NATO", "message", {"text": "Good morning, all."}), ("CY", "message", {"text": "Good morning."})]


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("as_what", ["json", "html"])
async def test_hidden_acts_leave_no_trace(tmp_path: Path, hidden: list[Any], as_what: str) -> None:
    """Every byte that the uninvolved get is the same: cursors, sizes, order, everything."""
    async with house(tmp_path / "a") as one, house(tmp_path / "b") as other:
        assert await stream_of(one, [], as_what) == await stream_of(other, hidden, as_what)


async def stream_of(here: House, hidden: list[tuple[str, str, dict[str, Any]]], as_what: str) -> dict[str, list[str]]:
    """What Cyprus, the Commission and the projector are sent."""
    game = await here.started()
    await here.next_phase(game)
    async with AsyncExitStack() as stack:
        watching = {
            role: await stack.enter_async_context(talking(here.seated(role).socket(**{"as": as_what})))
            for role in ("CY", "COM")
        }
        watching[PUBLIC] = await stack.enter_async_context(talking(here.board_socket(game.id)))
        await here.seated(SEEN_BY_ALL[0][0]).act(SEEN_BY_ALL[0][1], "first", **SEEN_BY_ALL[0][2])
        for number, (role, kind, data) in enumerate(hidden):
            await here.seated(role).act(kind, f"hidden {number}", **data)
        await here.seated(SEEN_BY_ALL[1][0]).act(SEEN_BY_ALL[1][1], "last", **SEEN_BY_ALL[1][2])
        await game.told()
        game.hub.tell_all(frames.beat(0))
        for talker in watching.values():
            await talker.next("beat")
        epochs = {reader: game.epoch(reader) for reader in watching}
        return {
            reader: [raw.replace(game.id, "GAME").replace(epochs[reader], "EPOCH") for raw in talker.raw]
            for reader, talker in watching.items()
        }
