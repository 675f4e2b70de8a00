"""Minutes of the text: packages, the draft, objections, stances, brackets, wordings."""

from game_rules.commands import Clause
from game_rules.events import (
    ClauseBracketed,
    DraftAgreed,
    InitialsWithdrawn,
    ObjectionLifted,
    ObjectionRaised,
    PackageAccepted,
    PackageAdopted,
    PackageInitialled,
    PackageOffered,
    PackageWithdrawn,
    StanceSet,
    WordingAccepted,
    WordingAgreed,
    WordingProposed,
)
from game_rules.ids import CLOCK, Choices
from game_rules.minutes.telling import Teller, Telling, of_text
from game_rules.reason import sentence
from game_rules.seats import role_of
from game_rules.texts import standing
from game_rules.view.seen import sees_assent, sees_objection
from game_rules.view.shapes import MinuteLine

STANCES = {"can_be_silent": "can be silent", "needs_a_price": "needs a price", "would_break": "would break silence"}


def _changed(choices: Choices, against: Choices) -> tuple[Clause, ...]:
    return tuple((issue, option) for issue, option in choices.items() if against[issue] != option)


@of_text
def offered(t: Telling, event: PackageOffered) -> MinuteLine | None:
    changed = _changed(event.choices, standing(t.before))
    says = f"{t.does(event.by, 'offer', 'offers')} a package (version {event.version})."
    return t.line(event, "text", says, clauses=changed)


@of_text
def withdrawn(t: Telling, event: PackageWithdrawn) -> MinuteLine | None:
    return t.line(event, "text", f"{t.does(event.by, 'withdraw', 'withdraws')} a package.")


@of_text
def initialled(t: Telling, event: PackageInitialled) -> MinuteLine | None:
    says = f"{t.does(event.by, 'initial', 'initials')} {t.whose(event.owner)} package."
    return t.line(event, "text", says)


@of_text
def initials_withdrawn(t: Telling, event: InitialsWithdrawn) -> MinuteLine | None:
    own = "your" if t.reader == event.by else "its"
    says = f"{t.does(event.by, 'take')} {own} initials back from {t.whose(event.owner)} package."
    return t.line(event, "text", says, loud=t.reader == event.owner != event.by)


@of_text
def accepted(t: Telling, event: PackageAccepted) -> MinuteLine | None:
    counts = t.after.scenario.procedure == "accept" and role_of(t.after, event.by).is_state
    if counts and not sees_assent(t.after, t.reader, event.by):
        return t.unnamed(event, "text", f"{sentence(t.whose(event.owner))} package has one more yes.")
    says = f"{t.does(event.by, 'accept', 'accepts')} {t.whose(event.owner)} package."
    return t.line(event, "text", says)


@of_text
def agreed(t: Telling, event: DraftAgreed) -> MinuteLine | None:
    says = f"Draft {event.number} is the text in the room, initialled by {t.whom(event.pens)}."
    return t.line(event, "text", says, clauses=_changed(event.choices, standing(t.before)), loud=True)


def adopted(t: Telling, event: PackageAdopted) -> MinuteLine:
    says = f"{sentence(t.whose(event.owner))} package is adopted, whole."
    return t.line(event, "decision", says, clauses=_changed(event.choices, standing(t.before)), loud=True)


def raised(t: Telling, event: ObjectionRaised) -> MinuteLine | None:
    objection = t.after.table.objections.get((event.by, event.issue))
    if objection is None or not sees_objection(t.after, t.reader, objection):
        return None
    says = f"{t.does(event.by, 'object', 'objects')} to {t.clause(event.issue, event.option)}{t.aside(event.to)}"
    clauses: tuple[Clause, ...] = ((event.issue, event.option),)
    short = ""
    if event.price:
        who, objects = t.who(event.by), "you object" if t.reader == event.by else "it objects"
        short = f"{who}: price {t.words(*event.price)}, or {objects} to {t.words(event.issue, event.option)}"
        short += f"{t.aside(event.to)}."
        says += f". Price: {t.clause(*event.price)}"
        clauses += (event.price,)
    return t.line(event, "text", says + ".", clauses=clauses, loud=True, short=short)


def lifted(t: Telling, event: ObjectionLifted) -> MinuteLine | None:
    objection = t.before.table.objections.get((event.role, event.issue))
    if objection is None or not sees_objection(t.before, t.reader, objection):
        return None
    whose = f"{sentence(t.whose(event.role))} objection"
    how = {
        "lifted": "is lifted",
        "paid": "is paid, and lifts itself",
        "moot": "falls away: its option stands nowhere any more",
        "outvoted": "falls away: the Council will vote on it",
        "passed": "is lifted: it was let pass",
    }[event.how]
    return t.line(event, "text", f"{whose} to {t.title(event.issue)} {how}.", loud=event.how == "paid")


@of_text
def stance(t: Telling, event: StanceSet) -> MinuteLine | None:
    if not t.told(event.by, event.to):
        return None
    on = f"{t.whose(event.owner)} package" if event.owner else f"draft {event.version}"
    says = f"{t.does(event.by, 'say', 'says')} of {on}: {STANCES.get(event.stance, event.stance)}{t.aside(event.to)}."
    return t.line(event, "text", says, loud=event.stance == "would_break")


@of_text
def bracketed(t: Telling, event: ClauseBracketed) -> MinuteLine | None:
    what = f"{t.title(event.issue)} back into brackets"
    says = f"A turn of events puts {what}." if event.by == CLOCK else f"{t.does(event.by, 'put')} {what}."
    return t.line(event, "text", says, clauses=tuple((event.issue, option) for option in event.options), loud=True)


@of_text
def proposed(t: Telling, event: WordingProposed) -> MinuteLine | None:
    says = f"{t.does(event.by, 'propose')} a wording for {t.clause(event.issue, event.option)}."
    return t.line(event, "text", says, clauses=((event.issue, event.option),), text=event.text, loud=True)


@of_text
def wording_accepted(t: Telling, event: WordingAccepted) -> MinuteLine | None:
    return t.line(event, "text", f"{t.does(event.by, 'agree')} to the wording for {t.title(event.issue)}.")


@of_text
def wording_agreed(t: Telling, event: WordingAgreed) -> MinuteLine | None:
    says = f"The wording stands in the draft: {t.clause(event.issue, event.option)}."
    return t.line(event, "text", says, clauses=((event.issue, event.option),), text=event.text, loud=True)


TELLERS: dict[type, Teller] = {
    PackageOffered: offered,
    PackageWithdrawn: withdrawn,
    PackageInitialled: initialled,
    InitialsWithdrawn: initials_withdrawn,
    PackageAccepted: accepted,
    PackageAdopted: adopted,
    DraftAgreed: agreed,
    ObjectionRaised: raised,
    ObjectionLifted: lifted,
    StanceSet: stance,
    ClauseBracketed: bracketed,
    WordingProposed: proposed,
    WordingAccepted: wording_accepted,
    WordingAgreed: wording_agreed,
}
