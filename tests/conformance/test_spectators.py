"""Spectators: of private talk they are streamed that there was a contact, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from server.classes import spectators
from tests.server.running import House, house, talking

WORDS = "Between the two of us: D3 may go to two."


@pytest.mark.parametrize("as_what", ["json", "html"])
async def test_c095_spectators_are_streamed_the_edge_of_a_bilateral_message_and_never_its_content(
    tmp_path: Path, as_what: str
) -> None:
    """Given a bilateral message, when it is streamed live to spectators, then only the edge (who, whom, when, channel)
    is streamed; never the content."""
    clauses = [["D3", 2]]
    async with house(tmp_path / "a") as one, house(tmp_path / "b") as other:
        said = await streamed(one, as_what, text=WORDS, to=["UK"], clauses=clauses)
        in_other_words = await streamed(other, as_what, text="No.", to=["UK"])
    assert [frame for frame in said if WORDS in frame or "may go to two" in frame] == []
    assert said == in_other_words, "not a byte depends on what was said"
    assert len(said) == 1


async def test_c095_the_edge_says_who_whom_when_and_by_which_channel(tmp_path: Path) -> None:
    """The public floor is streamed beside it with its words."""
    async with house(tmp_path) as here:
        game = await here.started()
        await here.next_phase(game)
        key = await spectators.admit(here.server, str(game.record.class_id), "ann")
        async with talking(here.watch_socket(game, key)) as spectator:
            await spectator.next("minutes")
            here.pass_time(7_000)
            when = game.now()
            await here.seated("TR").act("message", "m1", text=WORDS, to=["UK"])
            (edge,) = (await spectator.lines())["lines"]
            assert edge == {
                **edge,
                "actor": "TR",
                "to": ["UK"],
                "at": when,
                "channel": "message",
                "text": None,
                "chips": [],
            }
            assert edge["says"] == "Turkey to the United Kingdom: a message."
            await here.seated("TR").act("message", "m2", text="Good morning, all.")
            (floor,) = (await spectator.lines())["lines"]
            assert (floor["actor"], floor["text"]) == ("TR", "Good morning, all.")


async def streamed(here: House, as_what: str, **message: Any) -> list[str]:
    """What spectators are sent of a message from Turkey, byte for byte."""
    game = await here.started()
    await here.next_phase(game)
    key = await spectators.admit(here.server, str(game.record.class_id), "ann")
    async with talking(here.watch_socket(game, key, **{"as": as_what})) as spectator:
        await spectator.next("minutes" if as_what == "json" else "panels")
        before = len(spectator.raw)
        answer = await here.seated("TR").act("message", "m1", **message)
        assert answer.json()["t"] == "ack"
        await spectator.next("minutes" if as_what == "json" else "panels")
        return spectator.raw[before:]
