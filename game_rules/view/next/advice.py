"""What a piece of advice is, and whether something could be done now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Clause, Command, Contact, Message, Text
from game_rules.decide import objections
from game_rules.ids import RoleId
from game_rules.rules.doing import has_done
from game_rules.rules.staff import contact_cost
from game_rules.seats import name, the
from game_rules.state import State

LOOP = (
    "Change a clause, see who objects and at what price, pay that price elsewhere in the text, "
    "and get it initialled before the clock stops."
)


ASKED = (
    *("let_pass", "break_silence", "endorse", "vote"),
    *("sign", "accept_wording", "answer_ask_in", "answer_demand", "accept_invite", "decline"),
    *("exchange_letters", "claim_competence", "liaison", "task_staff"),
)
"""Acts that answer something asked of a role by name; the first four have a deadline."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """One thing worth doing: the act, its data, a label for the button, and a sentence.

    Without a `kind` it is only something to know; the act is the next one's.
    """

    kind: str
    label: str
    says: str
    data: Mapping[str, object] = field(default_factory=dict)
    whole: bool = False


def can(state: State, command: Command) -> bool:
    """Would this be accepted now?"""
    return not objections(state, command)


def may_call(state: State, role: RoleId, other: RoleId) -> bool:
    """May a staff call on another one, which it has not done in this phase?"""
    called = has_done(state, role, "contact", other)
    return not called and can(state, Contact(by=role, at=state.clock.now, role=other))


def meeting_label(state: State, other: RoleId) -> str:
    """The one name of a staff contact, with what it costs."""
    return f"Meet {name(state, other)} ({_points(state, other)})"


def to_meet(state: State, other: RoleId) -> str:
    """Why a pen has to be met before anything else."""
    return f"meet {the(state, other)} first ({_points(state, other)}): without a drafting meeting nobody can initial"


def meet(state: State, other: RoleId, says: str) -> Advice:
    """Hold a drafting meeting with the other side's pen."""
    return Advice(kind="contact", label=meeting_label(state, other), says=says, data={"role": other}, whole=True)


def _points(state: State, other: RoleId) -> str:
    cost = contact_cost(state, other)
    return f"{cost} point" if cost == 1 else f"{cost} points"


def to_ask(state: State, role: RoleId, whom: tuple[RoleId, ...], says: str, clauses: tuple[Clause, ...] = ()) -> Advice:
    """Somebody else is to move: talk to the first of them."""
    other = next((one for one in whom if one in state.cast and one != role), "")
    words = Text(ref="", digest="", words=1)
    if not other or not can(state, Message(by=role, at=state.clock.now, text=words, to=(other,), clauses=clauses)):
        return Advice(kind="", label="", says=says)
    data: dict[str, object] = {"to": (other,), **({"clauses": clauses} if clauses else {})}
    return Advice(kind="message", label=f"Write to {name(state, other)}", says=says, data=data)
