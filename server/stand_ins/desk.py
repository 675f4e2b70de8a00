"""A desk: what one role remembers of a game, folded from the events that it noticed. Nothing else is kept anywhere.

After a restart the same journal gives the same desk.
"""

from collections import Counter
from collections.abc import Callable
from operator import is_not
from typing import Any

from game_rules.commands import Clause
from game_rules.events import (
    CommentMade,
    CommentsRequested,
    ContactAnswered,
    ContactMade,
    CounterpartChosen,
    DemandAnswered,
    DemandFiled,
    DraftAgreed,
    Event,
    LeashMoved,
    MessageSent,
    ObjectionLifted,
    ObjectionRaised,
    PackageAccepted,
    PackageInitialled,
    PackageOffered,
    PhaseBegan,
    SaidReady,
    Signed,
    SilenceBroken,
    Sponsored,
    StanceSet,
    WordingProposed,
)
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.rules.leash import leash
from game_rules.seats import role_of
from game_rules.state import Package, State
from game_rules.texts import attention, known_text, may_see_text, standing, today
from game_rules.words import kind_of
from server.stand_ins.noticing import notices
from server.stand_ins.remembered import Grievance, Heard, Spoken, Unsaid
from server.stand_ins.room import Room
from server.stand_ins.table import Table

LONG_AGO = -1_000_000_000
"""Before the beginning, in milliseconds."""

_IDLE = (SaidReady, ContactMade, ContactAnswered, CommentMade, CommentsRequested, DemandAnswered, Signed, Sponsored)
"""Events after which a text weighs what it weighed before."""


def _tables_moved(before: State, after: State) -> bool:
    return before.ledger is not after.ledger or before.files.decided is not after.files.decided


class Desk:
    """The memory of one role. `stamp` grows with everything noticed, `said` with what changes how a text weighs.

    `done` and `last` are of the running phase. `orders` counts the changes of the role's own table; what it has agreed
    to, put on the table, asked for, and the stances that it took, bind it until they change; `objected` are the clauses
    that it has objected to in this phase, `roped` is whom it gave rope last. `welcomed_at` is when somebody last said
    yes to its own package, and `moves_of_people` counts what it has seen people put on the table.
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
        self.roped: RoleId = ""
        self.callers: dict[RoleId, int] = {}
        self.met: dict[RoleId, int] = {}
        self.spoken: list[Spoken] = []
        self.pledges: list[Choices] = []
        self.orders = 0
        self.agreed: list[Choices] = []
        self.tabled: Choices = {}
        self.asked_for: set[Clause] = set()
        self.objected: set[Clause] = set()
        self.welcomed_at = LONG_AGO
        self.stood: dict[RoleId, int] = {}
        self.unsaid: Unsaid | None = None
        self.broken_at = -1
        self.drafted_at = LONG_AGO
        self.moves_of_people = 0
        self.memo: dict[str, tuple[object, object]] = {}
        self._room: Room | None = None
        self._filed: object = None
        self._table: Table | None = None
        self._of: tuple[object, object] = (None, None)

    def room(self, state: State) -> Room:
        """Who sits where: the same throughout the game, but for what the Council decides."""
        if self._room is None or self._filed is not state.files.decided:
            self._room, self._filed = Room.of(state, self.role), state.files.decided
        return self._room

    def table(self, state: State) -> Table:
        """The role's own table; made anew when the ledger has changed, or the Council has decided."""
        now = (state.ledger, state.files.decided)
        if self._table is None or any(map(is_not, self._of, now)):
            self._table, self._of = Table.of(state, self.role), now
        return self._table

    def follow(self, before: State, event: Event, after: State) -> bool:
        """Look at the next event. False where this role could not notice it."""
        if not notices(self.role, before, event, after):
            return False
        self.stamp += 1
        self.said += not isinstance(event, _IDLE)
        if _tables_moved(before, after) and Table.of(before, self.role) != self.table(after):
            self._reconsider()
        if event.by == self.role:
            self._did(event)
        elif event.by in after.cast and event.by not in after.stand_ins:
            self.moves_of_people += is_a_move(event)
        if learns := _LEARNS.get(type(event)):
            learns(self, before, event, after)
        return True

    def _hold(self, before: State, event: LeashMoved, _: State) -> None:
        """To whom I gave rope last."""
        if event.by == self.role:
            self.roped = event.role if event.leash < leash(before, event.role) else ""

    def _did(self, event: Event) -> None:
        kind = kind_of(type(event))
        self.acts += 1
        self.done[kind] += 1
        self.last[kind] = self.last_at = event.at

    # --- what is learned from an event, with the states around it -----------------------------------------------------

    def _reconsider(self) -> None:
        """New instructions, or a shock: what was said before binds no more."""
        self.orders += 1
        self.pledges.clear()
        self.agreed.clear()
        self.asked_for.clear()
        self.objected.clear()
        self.tabled = {}

    def _begin(self, before: State, event: PhaseBegan, after: State) -> None:
        self.phase = event.number
        self.content.clear()
        self.pledges.clear()
        self.objected.clear()
        self.done.clear()
        self.last.clear()

    def _ring(self, before: State, event: CounterpartChosen, after: State) -> None:
        again = before.corridors.first_calls.get(event.by) == self.role
        if not again and event.by not in (self.role, *after.stand_ins):
            self.callers[event.by] = event.at

    def _hear(self, before: State, event: MessageSent, after: State) -> None:
        if event.by == self.role:
            self._say(event, after)
            return
        self.heard[event.by] = Heard(at=event.at, text=event.text, clauses=event.clauses, aside=bool(event.to))
        self.chips.update({(event.by, issue): (option, event.at) for issue, option in event.clauses})

    def _say(self, event: MessageSent, after: State) -> None:
        """What I say to one answers the oldest thing that it waits for: its first call, its package, its question."""
        self.spoke_at = event.at
        self._keep(event, after)
        if event.clauses:
            self._pledge({**known_text(after, self.role), **dict(event.clauses)}, after)
        if not [role for role in event.to if self._answers(role, after)]:
            self.unsaid = None

    def _keep(self, event: MessageSent, after: State) -> None:
        people = set(after.cast) - after.stand_ins - {self.role}
        self.spoken.append(
            Spoken(
                text=event.text,
                to=event.to,
                clauses=event.clauses,
                of=known_text(after, self.role),
                orders=self.orders,
                noise=noise(after),
                phase=self.phase,
                to_people=bool(people & set(event.to or after.cast)),
            )
        )

    def _answers(self, role: RoleId, after: State) -> bool:
        if self.callers.pop(role, None) is not None:
            return True
        if self.met.pop(role, None) is not None:
            return True
        if package := unanswered(after, self, role):
            self.answered.add((role, package.version))
            return True
        heard = self.heard.pop(role, None)
        return heard is not None and heard.aside and role not in after.stand_ins

    def _pledge(self, text: Choices, after: State) -> None:
        """A price binds: whoever has said in this phase that a text would do takes what leaves as much."""
        if self.table(after).agrees(text):
            self.pledges.append(text)

    def _mind(self, before: State, event: ObjectionRaised, after: State) -> None:
        self.grievances[event.by, event.issue, event.option] = Grievance(price=event.price, phase=after.clock.number)
        if event.by != self.role:
            return
        self.unsaid = Unsaid(objected=(event.issue, event.option), price=event.price)
        self.objected.add((event.issue, event.option))
        self.asked_for |= {event.price} if event.price else set()
        texts = [package.choices for package in after.table.packages.values()] + [standing(after)]
        for text in texts if event.price else ():
            if event.price and text[event.issue] == event.option:
                self._pledge({**text, event.price[0]: event.price[1]}, after)
        for package in after.table.packages.values():
            if role_of(after, self.role).is_state and package.choices[event.issue] == event.option:
                self.answered.add((package.owner, package.version))

    def _forgive(self, before: State, event: ObjectionLifted, after: State) -> None:
        if event.how in ("lifted", "passed"):
            for key in [key for key in self.grievances if key[:2] == (event.role, event.issue)]:
                del self.grievances[key]

    def _note(self, before: State, event: StanceSet, after: State) -> None:
        if event.by == self.role:
            self.answered.add((event.owner, event.version))
            self.stood[event.owner] = self.orders
            if event.stance == "can_be_silent":
                self._agree(before, event, after)
        elif event.stance == "can_be_silent":
            package = after.table.packages.get(event.owner)
            self.content[event.by] = package.choices if package else standing(after)

    def _agree(self, before: State, event: StanceSet | PackageInitialled | PackageAccepted, after: State) -> None:
        """What I have said yes to stays good enough for me; a yes to what is mine lets it lie for a while."""
        package = before.table.packages.get(event.owner)
        if event.owner == self.role != event.by:
            self.welcomed_at = event.at
        if event.by == self.role:
            self.agreed.append(package.choices if package else standing(after))

    def _ask(self, before: State, event: DemandFiled, after: State) -> None:
        if event.by == self.role:
            self.asked_for.add((event.issue, event.option))

    def _meet(self, before: State, event: ContactMade | ContactAnswered, after: State) -> None:
        """Whoever has met me waits for what I have to say."""
        for one in after.corridors.meetings:
            pair = {one.caller, one.called}
            if self.role in pair and one.met and one not in before.corridors.meetings:
                self.met |= dict.fromkeys(pair - {self.role} - after.stand_ins, event.at)

    def _see_offer(self, before: State, event: PackageOffered, after: State) -> None:
        if event.by == self.role:
            now, last, rows = standing(before), self.offers.get(self.role), self.table(after).rows
            moved = {i for i, o in event.choices.items() if last and rows[i][o] < rows[i][last[i]]}
            changed = tuple((issue, option) for issue, option in event.choices.items() if option != now[issue])
            given = tuple((issue, event.choices[issue]) for issue in event.choices if issue in moved)
            self.unsaid = Unsaid(offered=changed, given=given)
            self.tabled = event.choices
        self.offers[event.by] = event.choices

    def _see_draft(self, before: State, event: DraftAgreed, after: State) -> None:
        self.drafted_at = event.at

    def _see_break(self, before: State, event: SilenceBroken, after: State) -> None:
        self.broken_at = event.at
        self.grievances[event.role, event.issue, event.option] = Grievance(price=None, phase=after.clock.number)


def is_a_move(event: Event) -> bool:
    """Does somebody put something on the table: a text, initials, a clause, a price?"""
    match event:
        case PackageOffered() | PackageInitialled() | PackageAccepted() | WordingProposed():
            return True
        case MessageSent():
            return bool(event.clauses)
        case ObjectionRaised():
            return event.price is not None
        case _:
            return False


def noise(state: State) -> int:
    """Attention drawn by other things than clauses; everybody sees the thermometer."""
    choices = today(state)
    return attention(state, choices) - sum(state.scenario.option(*clause).attention for clause in choices.items())


def unanswered(state: State, desk: Desk, owner: RoleId) -> Package | None:
    """The package of a person that a staff sees and has neither initialled nor answered; states take a stance."""
    one = state.table.packages.get(owner)
    if one is None or owner in (desk.role, *state.stand_ins) or not may_see_text(state, desk.role):
        return None
    done = (owner, one.version) in desk.answered or desk.role in one.initials
    is_draft = state.table.draft is not None and one.choices == state.table.draft.choices
    return None if done or is_draft or role_of(state, desk.role).is_state else one


_LEARNS: dict[type[Event], Callable[[Desk, State, Any, State], None]] = {
    PhaseBegan: Desk._begin,
    CounterpartChosen: Desk._ring,
    MessageSent: Desk._hear,
    LeashMoved: Desk._hold,
    ObjectionRaised: Desk._mind,
    ObjectionLifted: Desk._forgive,
    StanceSet: Desk._note,
    PackageInitialled: Desk._agree,
    PackageAccepted: Desk._agree,
    DemandFiled: Desk._ask,
    ContactMade: Desk._meet,
    ContactAnswered: Desk._meet,
    PackageOffered: Desk._see_offer,
    DraftAgreed: Desk._see_draft,
    SilenceBroken: Desk._see_break,
}
