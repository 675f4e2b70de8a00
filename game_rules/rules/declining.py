"""Declining: a no to what others propose, a meeting of both bodies or an arrangement between staffs."""

from collections.abc import Iterator

from game_rules.commands import Decline
from game_rules.events import Event
from game_rules.rules import arranging, meetings
from game_rules.state import State


def decline(state: State, command: Decline) -> Iterator[Event]:
    yield from (arranging.refuse if command.issue else meetings.decline)(state, command)
