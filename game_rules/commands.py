"""Commands: what may be asked. `by` asks it (a role, the lecturer or the clock) at game time `at` (ms).

The wire's `kind` is the class name in snake_case; `data` are the fields below. Free text never enters a command: the
server stores it beside the journal and hands in a `Text`, which knows its reference, its digest and its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import IssueId, RoleId

Clause = tuple[IssueId, int]
"""One issue at one option: a chip that one tap builds into a package."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A free text kept beside the events: `ref` finds it, `digest` (salted SHA-256) proves it, `words` counts it."""

    ref: str
    digest: str
    words: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """Asked by `by` at game time `at`."""

    by: str
    at: int


# --- the lecturer and the clock ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenGame(Command):
    """Cast a game: who is seated, who is a stand-in, and how it will be played."""

    format: str
    cast: tuple[RoleId, ...]
    stand_ins: tuple[RoleId, ...] = ()
    seed: int = 0
    hard: bool = True
    qualitative: bool = False
    lecturer_reads: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StartGame(Command):
    """The clock starts; the briefing begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AdvanceClock(Command):
    """Time passes: whatever is due by `at` happens."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PauseGame(Command):
    """Everything stands still."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeGame(Command):
    """The clock goes on; nothing bursts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendPhase(Command):
    """The running phase, and every deadline in it, moves back by `seconds`."""

    seconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NextPhase(Command):
    """The running phase ends now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FireInject(Command):
    """A turn of events, by hand."""

    inject: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Broadcast(Command):
    """A word of the lecturer to some roles, or to everybody (`to` empty)."""

    text: Text
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatStandIn(Command):
    """A stand-in takes an absent seat."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatPlayer(Command):
    """A player takes the seat (back) from the stand-in."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class EndGame(Command):
    """Play ends now; the debrief begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reveal(Command):
    """Points, cards and secret acts are shown to everybody, for the debrief."""


# --- everybody --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Message(Command):
    """Say something to some roles, or on the public floor (`to` empty), with clauses as chips."""

    text: Text
    to: tuple[RoleId, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready(Command):
    """I have done what I want to do in this phase, or (`yes` false) have not after all.

    `phase` is the one that the page showed: readiness for another one is not taken.
    """

    phase: str = ""
    yes: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class RaiseHand(Command):
    """Ask the lecturer to come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChooseCounterpart(Command):
    """Whom I call first when play begins."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Predict(Command):
    """A private guess before the last hour: will it be signed, who shaped it most, who will block (or nobody)?"""

    signed: bool
    shaped: RoleId
    blocks: RoleId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leak(Command):
    """Hand the draft to a newspaper. The author is named only after the reveal."""


# --- staff ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Command):
    """Staff call on the other side's staff: buys a drafting meeting in this phase."""

    role: RoleId
    channel: Literal["office", "phone", "email", "meal", "fringe"] = "office"


@dataclass(frozen=True, kw_only=True, slots=True)
class AskIn(Command):
    """Ask to join an isolated draft."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerAskIn(Command):
    """Open the door of the isolated draft to `role`, or keep it shut."""

    role: RoleId
    admit: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestComments(Command):
    """Send the draft to states for comments; endorsement is not asked."""


# --- states -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class TightenLeash(Command):
    """Principals hold a bureaucrat of their organisation shorter by one."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class LoosenLeash(Command):
    """Principals give a bureaucrat of their organisation one more step of rope."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand(Command):
    """File a clause with a reason, which the pens must answer or visibly ignore. One a phase; a public promise."""

    issue: IssueId
    option: int
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerDemand(Command):
    """A pen's answer to the demand of `role`."""

    role: RoleId
    answer: Literal["yes", "no", "later"]
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sponsor(Command):
    """Lend a state's name to the package of a staff."""

    owner: RoleId
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HighLevelCall(Command):
    """Call another capital: it must say which clause of the draft it minds most."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment(Command):
    """A remark on the draft, stored with author and version; it decides nothing."""

    text: Text
    issue: IssueId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreatenStatement(Command):
    """Show the card: a public condemnation is ready. Only those named hear it (everybody, if nobody is named)."""

    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishStatement(Command):
    """Play the card: a condemnation. Or put one's reading (an interpretation) beside a text that one has agreed to."""

    statement: Literal["condemnation", "interpretation"]
    text: Text


# --- the text ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferPackage(Command):
    """Offer a complete draft: `choices` are the clauses that change, the others stand as in the draft.

    `on` is the number of the draft that the builder saw (0: none yet); left out, whatever stands is built on.
    """

    choices: Mapping[IssueId, int]
    wordings: Mapping[IssueId, Text] = field(default_factory=dict)
    on: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawPackage(Command):
    """Take my package off the table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptPackage(Command):
    """Say yes to one version of a package, whole; `items` may only be all of it or left out."""

    owner: RoleId
    version: int
    items: tuple[IssueId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Initial(Command):
    """A pen puts its initials under one version of a package, or (`yes` false) takes them back."""

    owner: RoleId
    version: int
    yes: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Object(Command):
    """Stand against one option, and perhaps name its price elsewhere in the text; to some roles or to everybody."""

    issue: IssueId
    option: int
    price: Clause | None = None
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LiftObjection(Command):
    """Stop objecting to a clause."""

    issue: IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class SetStance(Command):
    """Where a state stands on the draft (`owner` empty) or on a live package."""

    stance: Literal["can_be_silent", "needs_a_price", "would_break"]
    owner: RoleId = ""
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bracket(Command):
    """Put another option of a clause beside it, in square brackets."""

    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposeWording(Command):
    """A pen words one clause of the draft, or proposes what closes a bracket."""

    issue: IssueId
    option: int
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptWording(Command):
    """Agree to the wording proposed for one clause."""

    issue: IssueId


# --- the decision -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class FreezeText(Command):
    """Close the draft and put it under silence in both houses."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BreakSilence(Command):
    """A member objects in writing, before the deadline, to one clause; `house` empty: the first in which it sits."""

    issue: IssueId
    house: str = ""
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LetPass(Command):
    """A member will not break silence, in this house or (empty) in each where it sits; it lifts its objections."""

    house: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Endorse(Command):
    """A member's yes (or no) to the frozen text, in this house or (empty) in each where it sits."""

    yes: bool
    house: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign(Command):
    """Sign the frozen text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawSignature(Command):
    """Take a signature back, before the declaration stands."""
