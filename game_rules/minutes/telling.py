"""The teller's desk: the states around an event, the reader, and the few turns of phrase that all lines share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from game_rules.commands import Clause, Text
from game_rules.events import Event
from game_rules.ids import RoleId
from game_rules.seats import in_order, names, subject, the
from game_rules.state import State
from game_rules.texts import clause_name, may_see_text, option_label
from game_rules.view.seen import chip, sees_all
from game_rules.view.shapes import MinuteLine

Teller = Callable[["Telling", Any], MinuteLine | None]
"""Tells one kind of event to one reader; nothing where there is nothing to know."""

FLOOR = "public"
"""The thread of the public floor."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One event told to one reader."""

    before: State
    after: State
    reader: str

    def who(self, role: RoleId) -> str:
        """The role at the beginning of the reader's line: `You`, or its name. What a stand-in did is marked as its."""
        if role != self.reader:
            return subject(self.after, role)
        return "You (stand-in)" if role in self.before.stand_ins & self.after.stand_ins else "You"

    def whom(self, roles: tuple[RoleId, ...]) -> str:
        """Several roles, the reader first."""
        rest = [role for role in roles if role != self.reader]
        if self.reader not in roles:
            return names(self.after, rest)
        return f"you and {names(self.after, rest)}" if rest else "you"

    def mid(self, role: RoleId) -> str:
        """The role inside a sentence: `you`, or `the United Kingdom`."""
        return "you" if role == self.reader else the(self.after, role)

    def whose(self, role: RoleId) -> str:
        """`your`, or `the United Kingdom's`."""
        known = the(self.after, role)
        return "your" if role == self.reader else f"{known}'" if known.endswith("s") else f"{known}'s"

    def does(self, role: RoleId, verb: str, third: str = "") -> str:
        """Subject and verb: `You object`, `Turkey objects`."""
        return f"{self.who(role)} {self.verb(role, verb, third)}"

    def verb(self, role: RoleId, verb: str, third: str = "") -> str:
        """The verb as it follows the role: `object`, `objects`."""
        return verb if role == self.reader else third or verb + "s"

    def clause(self, issue: str, option: int) -> str:
        return clause_name(self.after, issue, option)

    def words(self, issue: str, option: int) -> str:
        """A clause in short: its words and its code."""
        return f"{option_label(self.after, issue, option)} ({issue}={option})"

    def title(self, issue: str) -> str:
        return self.after.scenario.issue_by_id[issue].title

    def sees_text(self) -> bool:
        """Does the reader see the text now?"""
        return may_see_text(self.after, self.reader)

    def told(self, by: RoleId, to: tuple[RoleId, ...]) -> bool:
        """Is the reader among those to whom it was said (everybody, if nobody is named)?"""
        return not to or self.reader == by or self.reader in to or sees_all(self.after, self.reader)

    def aside(self, to: tuple[RoleId, ...]) -> str:
        """`, to you and Cyprus only` where something is not public."""
        return f", to {self.whom(to)} only" if to else ""

    def line(  # noqa: PLR0913
        self,
        event: Event,
        kind: str,
        says: str,
        *,
        clauses: tuple[Clause, ...] = (),
        text: Text | None = None,
        loud: bool = False,
        short: str = "",
        about: str = "",
    ) -> MinuteLine:
        """One line of the minutes."""
        return MinuteLine(
            at=event.at,
            kind=kind,
            actor=event.by if event.by in self.after.cast else "",
            says=says,
            text=text,
            chips=tuple(chip(self.after, issue, option) for issue, option in clauses),
            loud=loud,
            short=short,
            about=about,
        )

    def unnamed(self, event: Event, kind: str, says: str, *, loud: bool = False) -> MinuteLine:
        """One line about an act whose author is not told."""
        return MinuteLine(at=event.at, kind=kind, actor="", says=says, loud=loud)

    def thread(self, by: RoleId, to: tuple[RoleId, ...]) -> str:
        """The name of a conversation: its members in the cast's order."""
        return "+".join(in_order(self.after, (by, *to))) if to else FLOOR


def of_text(tell: Teller) -> Teller:
    """A line about the text: told to whoever sees it."""

    @wraps(tell)
    def told(t: Telling, event: Event) -> MinuteLine | None:
        return tell(t, event) if t.sees_text() else None

    return told
