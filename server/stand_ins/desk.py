"""A desk: what one role remembers of a game, folded from the events that it noticed. Nothing else is kept anywhere.

After a restart the same journal gives the same desk.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game_rules.commands import Clause
from game_rules.events import (
    CardDealt,
    CommentMade,
    CommentsRequested,
    ContactAnswered,
    ContactMade,
    CounterpartChosen,
    DemandAnswered,
    DraftAgreed,
    Event,
    HandRaised,
    MessageSent,
    ObjectionLifted,
    ObjectionRaised,
    PackageOffered,
    PhaseBegan,
    Predicted,
    SaidReady,
    Signed,
    SilenceBroken,
    Sponsored,
    StanceSet,
    StatementThreatened,
)
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.state import State
from game_rules.texts import may_see_text, standing
from game_rules.view.seen import sees_meeting
from game_rules.words import kind_of
from server.stand_ins.room import Room
from server.stand_ins.table import Table

_PRIVATE = (CounterpartChosen, HandRaised, Predicted)
_IDLE = (SaidReady, ContactMade, ContactAnswered, CommentMade, CommentsRequested, DemandAnswered, Signed, Sponsored)
"""Events after which a text weighs what it weighed before."""
_ON_TEXT = ("package_", "draft_agreed", "clause_", "wording_", "sponsored", "stance_", "objection_", "comment")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """Something said to this role that it has not answered: when, with which clauses, and whether to it alone."""

    at: int
    clauses: tuple[Clause, ...]
    aside: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsaid:
    """What this role has done and not yet explained: an objection with its price, or the clauses of an offer."""

    objected: Clause | None = None
    price: Clause | None = None
    offered: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Grievance:
    """What somebody has objected to: at which price, and in which phase it was said last."""

    price: Clause | None
    phase: int


class Desk:
    """The memory of one role. `stamp` grows with everything noticed, `said` with what changes how a text weighs.

    `done` and `last` are of the running phase.
    """

    def __init__(self, role: RoleId) -> None:
        self.role = role
        self.stamp = 0
        self.said = 0
        self.phase = -1
        self.acts = 0
        self.last_at = -1
        self.spoke_at = -1
        self.done: Counter[str] = Counter()
        self.last: dict[str, int] = {}
        self.heard: dict[RoleId, Heard] = {}
        self.chips: dict[tuple[RoleId, IssueId], tuple[int, int]] = {}
        self.grievances: dict[tuple[RoleId, IssueId, int], Grievance] = {}
        self.offers: dict[RoleId, Choices] = {}
        self.content: dict[RoleId, Choices] = {}
        self.answered: set[tuple[RoleId, int]] = set()
        self.unsaid: Unsaid | None = None
        self.broken_at = -1
        self.drafted_at = -1_000_000
        self.memo: dict[str, tuple[object, object]] = {}
        self._room: Room | None = None
        self._table: Table | None = None
        self._of: object = None

    def room(self, state: State) -> Room:
        """Who sits where: the same throughout the game."""
        self._room = self._room or Room.of(state, self.role)
        return self._room

    def table(self, state: State) -> Table:
        """The role's own table; made anew when the ledger has changed."""
        if self._table is None or self._of is not state.ledger:
            self._table, self._of = Table.of(state, self.role), state.ledger
        return self._table

    def follow(self, before: State, event: Event, after: State) -> bool:
        """Look at the next event. False where this role could not notice it."""
        if not self._notices(before, event, after):
            return False
        self.stamp += 1
        self.said += not isinstance(event, _IDLE)
        if event.by == self.role:
            self._did(event)
        if learns := _LEARNS.get(type(event)):
            learns(self, before, event, after)
        return True

    def _notices(self, before: State, event: Event, after: State) -> bool:
        if event.by == self.role:
            return True
        match event:
            case CardDealt():
                return event.role == self.role
            case MessageSent() | StatementThreatened():
                return not event.to or self.role in event.to
            case ContactMade():
                return any(sees_meeting(after, self.role, one) for one in after.corridors.meetings[-1:])
            case ContactAnswered():
                return self.role in (event.caller, event.called)
            case ObjectionRaised() | StanceSet():
                return may_see_text(after, self.role) and (not event.to or self.role in event.to)
            case ObjectionLifted():
                lifted = before.table.objections.get((event.role, event.issue))
                told = lifted is None or not lifted.to or self.role in (event.role, *lifted.to)
                return told and may_see_text(after, self.role)
            case _:
                pass
        if isinstance(event, _PRIVATE):
            return False
        return not kind_of(type(event)).startswith(_ON_TEXT) or may_see_text(after, self.role)

    def _did(self, event: Event) -> None:
        kind = kind_of(type(event))
        self.acts += 1
        self.done[kind] += 1
        self.last[kind] = self.last_at = event.at

    # --- what is learned from an event, with the states around it -----------------------------------------------------

    def _begin(self, before: State, event: PhaseBegan, after: State) -> None:
        self.phase = event.number
        self.content.clear()
        self.done.clear()
        self.last.clear()

    def _hear(self, before: State, event: MessageSent, after: State) -> None:
        if event.by == self.role:
            self.spoke_at, self.unsaid = event.at, None
            for role in event.to or tuple(self.heard):
                self.heard.pop(role, None)
            return
        self.heard[event.by] = Heard(at=event.at, clauses=event.clauses, aside=bool(event.to))
        self.chips.update({(event.by, issue): (option, event.at) for issue, option in event.clauses})

    def _mind(self, before: State, event: ObjectionRaised, after: State) -> None:
        self.grievances[event.by, event.issue, event.option] = Grievance(price=event.price, phase=after.clock.number)
        if event.by != self.role:
            return
        self.unsaid = Unsaid(objected=(event.issue, event.option), price=event.price)
        for package in after.table.packages.values():
            if package.choices[event.issue] == event.option:
                self.answered.add((package.owner, package.version))

    def _forgive(self, before: State, event: ObjectionLifted, after: State) -> None:
        if event.how in ("lifted", "passed"):
            for key in [key for key in self.grievances if key[:2] == (event.role, event.issue)]:
                del self.grievances[key]

    def _note(self, before: State, event: StanceSet, after: State) -> None:
        if event.by == self.role:
            self.answered.add((event.owner, event.version))
        elif event.stance == "can_be_silent":
            package = after.table.packages.get(event.owner)
            self.content[event.by] = package.choices if package else standing(after)

    def _see_offer(self, before: State, event: PackageOffered, after: State) -> None:
        self.offers[event.by] = event.choices
        if event.by == self.role:
            now = standing(before)
            changed = tuple((issue, option) for issue, option in event.choices.items() if option != now[issue])
            self.unsaid = Unsaid(offered=changed)

    def _see_draft(self, before: State, event: DraftAgreed, after: State) -> None:
        self.drafted_at = event.at

    def _see_break(self, before: State, event: SilenceBroken, after: State) -> None:
        self.broken_at = event.at


_LEARNS: dict[type[Event], Callable[[Desk, State, Any, State], None]] = {
    PhaseBegan: Desk._begin,
    MessageSent: Desk._hear,
    ObjectionRaised: Desk._mind,
    ObjectionLifted: Desk._forgive,
    StanceSet: Desk._note,
    PackageOffered: Desk._see_offer,
    DraftAgreed: Desk._see_draft,
    SilenceBroken: Desk._see_break,
}
