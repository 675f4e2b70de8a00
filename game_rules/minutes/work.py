"""Minutes of staff work: taskings, letters, arrangements, competences."""

from game_rules.events import (
    Arranged,
    ArrangementDeclined,
    CompetenceClaimed,
    LetterAnswered,
    LetterSent,
    LiaisonProposed,
    TaskingAdopted,
    TaskingBacked,
    TurfHeard,
)
from game_rules.minutes.telling import Teller, Telling
from game_rules.rules.letters import letter_waiting
from game_rules.rules.tasking import area_of
from game_rules.seats import HOUSE_NAMES
from game_rules.view.seen import sees_all, sees_letter
from game_rules.view.shapes import MinuteLine


def _title(t: Telling, area: str) -> str:
    known = area_of(t.after, area)
    return known.title if known else area


def backed(t: Telling, event: TaskingBacked) -> MinuteLine:
    says = f"{t.does(event.by, 'say', 'says')} yes to tasking the staffs: {_title(t, event.area)}."
    return t.line(event, "corridor", says)


def tasked(t: Telling, event: TaskingAdopted) -> MinuteLine:
    says = f"{HOUSE_NAMES[event.house]} has tasked its staff: {_title(t, event.area)}."
    return t.line(event, "corridor", says[:1].upper() + says[1:], loud=True)


def proposed(t: Telling, event: LiaisonProposed) -> MinuteLine | None:
    """Between the two staffs, until it is arranged."""
    if t.reader not in (event.by, event.role) and not sees_all(t.after, t.reader):
        return None
    what = t.words(event.issue, event.option)
    says = f"{t.does(event.by, 'propose')} to {t.whom((event.role,))} to arrange, without a package: {what}."
    return t.line(event, "corridor", says, clauses=((event.issue, event.option),), loud=t.reader == event.role)


def not_arranged(t: Telling, event: ArrangementDeclined) -> MinuteLine | None:
    """Between the two staffs: what is declined was never public."""
    if t.reader not in (event.by, event.role) and not sees_all(t.after, t.reader):
        return None
    what = t.words(event.issue, event.option)
    says = f"{t.does(event.by, 'decline')} to arrange with {t.whom((event.role,))}: {what}."
    return t.line(event, "corridor", says, clauses=((event.issue, event.option),), loud=t.reader == event.role)


def arranged(t: Telling, event: Arranged) -> MinuteLine:
    """Told to everybody: visible success is what makes capitals wary (paper L483-L485)."""
    both = t.whom((event.role, event.by))
    noise = f" Attention rises by {event.attention}." if event.attention else ""
    says = f"Arranged between staffs, without a package, by {both}: {t.words(event.issue, event.option)}.{noise}"
    return t.line(event, "corridor", says, clauses=((event.issue, event.option),), loud=True)


def sent(t: Telling, event: LetterSent) -> MinuteLine | None:
    if not sees_letter(t.after, t.reader, event.by, event.role, event.label):
        return None
    says = f"{t.does(event.by, 'write')} a {event.label} letter to {t.whom((event.role,))}: {_title(t, event.area)}."
    return t.line(event, "corridor", says, loud=t.reader == event.role)


def answered(t: Telling, event: LetterAnswered) -> MinuteLine | None:
    asked = letter_waiting(t.before, event.role, event.by, event.area)
    if not sees_letter(t.after, t.reader, event.by, event.role, asked.label if asked else "technical"):
        return None
    says = f"{t.does(event.by, 'answer')} {t.whose(event.role)} letter on {_title(t, event.area)}"
    if event.counts > event.at:
        says += f"; it counts in {(event.counts - event.at) // 1000} s, for others must agree to it"
    return t.line(event, "corridor", says + ".", loud=t.reader == event.role)


def claimed(t: Telling, event: CompetenceClaimed) -> MinuteLine:
    title = _title(t, event.area)
    if not event.claim:
        return t.line(event, "corridor", f"{t.does(event.by, 'decline')} to say whose field this is: {title}.")
    against = f", as {t.whom(event.against)} might" if event.against else ""
    says = f"{t.does(event.by, 'claim')} a field of work{against}: {title}."
    return t.line(event, "corridor", says, loud=t.reader in event.against)


def heard(t: Telling, event: TurfHeard) -> MinuteLine | None:
    if t.reader != event.role and not sees_all(t.after, t.reader):
        return None
    says = f"{t.does(event.role, 'hear')} that {t.mid(event.intruder)} answered on its field: {_title(t, event.area)}."
    return t.line(
        event, "corridor", says.replace("its field", "your field") if t.reader == event.role else says, loud=True
    )


TELLERS: dict[type, Teller] = {
    TaskingBacked: backed,
    TaskingAdopted: tasked,
    LiaisonProposed: proposed,
    ArrangementDeclined: not_arranged,
    Arranged: arranged,
    LetterSent: sent,
    LetterAnswered: answered,
    CompetenceClaimed: claimed,
    TurfHeard: heard,
}
