"""Minutes of the decision: freezing, silence, endorsement, signature."""

from game_rules.events import (
    DeclarationAdopted,
    Endorsed,
    EndorsementFailed,
    HouseEndorsed,
    SignatureRefused,
    SignatureWithdrawn,
    Signed,
    SilenceBroken,
    SilenceHeld,
    SilenceLetPass,
    TextFrozen,
)
from game_rules.minutes.telling import Teller, Telling
from game_rules.seats import HOUSE_NAMES, members
from game_rules.view.seen import sees_assent
from game_rules.view.shapes import MinuteLine
from game_rules.words import lasting


def frozen(t: Telling, event: TextFrozen) -> MinuteLine:
    sides = "; ".join(f"in {HOUSE_NAMES[house]} {t.whom(members(t.after, house))}" for house in HOUSE_NAMES)
    how = "Each must say yes" if event.procedure == "endorsement" else "Each can break silence"
    lasts = lasting(event.deadline - event.at)
    says = f"{t.does(event.by, 'freeze')} draft {event.draft}: {event.procedure} in both houses for {lasts}. "
    return t.line(event, "decision", f"{says}{how}: {sides}.", loud=True)


def broken(t: Telling, event: SilenceBroken) -> MinuteLine:
    how = "Instructions speak: " if event.instructed else ""
    who = t.mid(event.role) if how else t.who(event.role)
    word = t.after.scenario.option(event.issue, event.option).word if event.code == "R-VETO-WORD" else ""
    what = f'the word "{word}" in ' if word else ""
    says = (
        f"{how}{who} {t.verb(event.role, 'break')} silence in {HOUSE_NAMES[event.house]}"
        f" over {what}{t.clause(event.issue, event.option)}. The clause goes back into brackets; all signatures lapse."
    )
    return t.line(event, "decision", says, clauses=((event.issue, event.option),), text=event.text, loud=True)


def let_pass(t: Telling, event: SilenceLetPass) -> MinuteLine:
    """Who gives its assent is known to itself and to the lecturer; the others learn how many are missing."""
    if sees_assent(t.after, t.reader, event.by):
        return t.line(event, "decision", f"{t.does(event.by, 'let')} the text pass in {HOUSE_NAMES[event.house]}.")
    says = f"A member lets the text pass in {HOUSE_NAMES[event.house]}; {_to_answer(t, event.house)}."
    return t.unnamed(event, "decision", says)


def held(t: Telling, event: SilenceHeld) -> MinuteLine:
    says = f"Silence has held in {HOUSE_NAMES[event.house]}: it has agreed."
    return t.line(event, "decision", says, loud=True)


def endorsed(t: Telling, event: Endorsed) -> MinuteLine:
    """A no is a veto and has a name; a yes is counted."""
    if event.yes and not sees_assent(t.after, t.reader, event.by):
        says = f"A member says yes in {HOUSE_NAMES[event.house]}; {_to_answer(t, event.house)}."
        return t.unnamed(event, "decision", says, loud=True)
    word = "yes" if event.yes else "no"
    return t.line(event, "decision", f"{t.does(event.by, 'say')} {word} in {HOUSE_NAMES[event.house]}.", loud=True)


def _to_answer(t: Telling, house: str) -> str:
    said = t.after.decision.let_pass | t.after.decision.yes
    left = sum((house, role) not in said for role in members(t.after, house))
    return f"{left} still to answer" if left else "all have answered"


def house_endorsed(t: Telling, event: HouseEndorsed) -> MinuteLine:
    return t.line(event, "decision", f"The text is endorsed in {HOUSE_NAMES[event.house]}.", loud=True)


def failed(t: Telling, event: EndorsementFailed) -> MinuteLine:
    says = f"The text is not endorsed in {HOUSE_NAMES[event.house]}: it is open again."
    return t.line(event, "decision", says, loud=True)


def signed(t: Telling, event: Signed) -> MinuteLine:
    return t.line(event, "decision", f"{t.does(event.role, 'sign')}.", loud=True)


def withdrawn(t: Telling, event: SignatureWithdrawn) -> MinuteLine:
    return t.line(event, "decision", f"{t.does(event.by, 'withdraw')} the signature.", loud=True)


def refused(t: Telling, event: SignatureRefused) -> MinuteLine:
    says = f"{t.does(event.role, 'have', 'has')} not signed what both houses let pass."
    return t.line(event, "decision", says, loud=True)


def adopted(t: Telling, event: DeclarationAdopted) -> MinuteLine:
    return t.line(
        event, "decision", f"The declaration stands (draft {event.draft}). States are not parties.", loud=True
    )


TELLERS: dict[type, Teller] = {
    TextFrozen: frozen,
    SilenceBroken: broken,
    SilenceLetPass: let_pass,
    SilenceHeld: held,
    Endorsed: endorsed,
    HouseEndorsed: house_endorsed,
    EndorsementFailed: failed,
    Signed: signed,
    SignatureWithdrawn: withdrawn,
    SignatureRefused: refused,
    DeclarationAdopted: adopted,
}
