"""Minutes of the corridors: staff and capitals."""

from game_rules.events import (
    AskedIn,
    AskInAnswered,
    CommentMade,
    CommentsRequested,
    ContactAnswered,
    ContactMade,
    DemandAnswered,
    DemandFiled,
    DraftLeaked,
    HighLevelCallMade,
    LeashMoved,
    Sponsored,
    StatementPublished,
    StatementThreatened,
)
from game_rules.ids import EU_HOUSE, PUBLIC
from game_rules.minutes.telling import Teller, Telling, of_text
from game_rules.reason import sentence
from game_rules.rules.leash import leash_word
from game_rules.seats import members
from game_rules.state import Meeting
from game_rules.view.corridors import ANSWERS
from game_rules.view.seen import sees_all, sees_meeting
from game_rules.view.shapes import MinuteLine


def contact(t: Telling, event: ContactMade) -> MinuteLine | None:
    meeting = Meeting(caller=event.by, called=event.role, answered=event.answered, phase=t.after.clock.number)
    if not sees_meeting(t.after, t.reader, meeting):
        return None
    inside = t.reader in (event.by, event.role)
    says = f"{t.does(event.by, 'meet', 'meets')} {t.whom((event.role,))}"
    says += f" ({event.channel}; {event.cost} action point{'s' if event.cost != 1 else ''})" if inside else ""
    if event.answered > event.at:
        says += f"; the answer takes {(event.answered - event.at) // 1000} s, for others must agree to it"
    return t.line(event, "corridor", says + ".")


def answered(t: Telling, event: ContactAnswered) -> MinuteLine | None:
    if t.reader not in (event.caller, event.called) and not sees_all(t.after, t.reader):
        return None
    says = f"{t.does(event.called, 'have', 'has')} answered: the meeting with {t.whom((event.caller,))} counts now."
    return t.line(event, "corridor", says, loud=True)


def asked_in(t: Telling, event: AskedIn) -> MinuteLine | None:
    if t.reader == event.by or t.reader in t.after.corridors.insiders or sees_all(t.after, t.reader):
        return t.line(event, "corridor", f"{t.does(event.by, 'ask', 'asks')} to join the isolated draft.", loud=True)
    return None


def ask_in_answered(t: Telling, event: AskInAnswered) -> MinuteLine | None:
    inside = t.reader in (event.by, event.role) or t.reader in t.after.corridors.insiders
    shown = not event.admit and t.reader in members(t.after, EU_HOUSE)
    if not (inside or shown or sees_all(t.after, t.reader)):
        return None
    verb = ("let", "lets") if event.admit else ("keep", "keeps")
    end = "into the isolated draft" if event.admit else "out of the isolated draft; the EU's states are told"
    return t.line(event, "corridor", f"{t.does(event.by, *verb)} {t.whom((event.role,))} {end}.", loud=True)


@of_text
def comments_requested(t: Telling, event: CommentsRequested) -> MinuteLine | None:
    says = f"{t.does(event.by, 'ask', 'asks')} for comments on draft {event.draft}. Endorsement is not asked."
    return t.line(event, "text", says, loud=True)


def comment(t: Telling, event: CommentMade) -> MinuteLine | None:
    if t.reader == PUBLIC or not t.sees_text():
        return None
    where = f" ({t.title(event.issue)})" if event.issue in t.after.scenario.issue_by_id else ""
    says = f"{t.does(event.by, 'comment', 'comments')} on draft {event.draft}{where}"
    return t.line(event, "text", says, text=event.text)


def leash(t: Telling, event: LeashMoved) -> MinuteLine | None:
    before = t.before.corridors.leash.get(event.role, t.before.scenario.parameters.leash_start)
    longer = event.leash < before
    what = f"{t.whose(event.role)} leash to {event.leash} of 5"
    if event.cost:
        verb = ("loosen", "loosens") if longer else ("tighten", "tightens")
        mine = t.reader in (event.by, event.role)
        short = sentence(f"{t.whose(event.role)} leash is {leash_word(event.leash)} now.")
        return t.line(event, "corridor", f"{t.does(event.by, *verb)} {what}.", loud=mine, short=short)
    return t.line(event, "corridor", f"The noise {'loosens' if longer else 'tightens'} {what}.")


def demand(t: Telling, event: DemandFiled) -> MinuteLine:
    says = f"{t.does(event.by, 'demand', 'demands')} in public: {t.clause(event.issue, event.option)}."
    clauses = ((event.issue, event.option),)
    return t.line(event, "corridor", says, clauses=clauses, text=event.text, loud=True)


def demand_answered(t: Telling, event: DemandAnswered) -> MinuteLine:
    """Whoever asked notices the answer."""
    asked = t.before.corridors.demands[event.role]
    on, answer = t.title(asked.issue), ANSWERS[event.answer]
    says = f"{t.does(event.by, 'answer', 'answers')} {t.whose(event.role)} demand on {on}: {answer}."
    clauses = ((asked.issue, asked.option),)
    mine = t.reader == event.role
    return t.line(event, "corridor", says, clauses=clauses, text=event.text, loud=mine, about="demand" if mine else "")


@of_text
def sponsored(t: Telling, event: Sponsored) -> MinuteLine | None:
    says = f"{t.does(event.by, 'lend', 'lends')} a name to {t.whose(event.owner)} package."
    return t.line(event, "text", says)


def call(t: Telling, event: HighLevelCallMade) -> MinuteLine | None:
    if t.reader not in (event.by, event.role) and not sees_all(t.after, t.reader):
        return None
    minds = f"minds {t.title(event.issue)} most" if event.issue else "minds nothing in the draft"
    who = t.mid(event.role)
    says = f"{t.does(event.by, 'call', 'calls')} {t.whom((event.role,))} at high level: {who} {minds}."
    paid = "call" if t.reader == event.by else ""
    return t.line(event, "corridor", says.replace("you minds", "you mind"), loud=True, about=paid)


def threatened(t: Telling, event: StatementThreatened) -> MinuteLine | None:
    if not t.told(event.by, event.to):
        return None
    says = f"{t.does(event.by, 'hold', 'holds')} a public statement ready{t.aside(event.to)}."
    return t.line(event, "corridor", says, loud=True)


def published(t: Telling, event: StatementPublished) -> MinuteLine:
    if event.statement == "condemnation":
        says = f"{t.does(event.by, 'publish', 'publishes')} a statement that condemns the text"
    elif event.answers:
        says = f"{t.does(event.by, 'answer', 'answers')} {t.whose(event.answers)} reading of the text in force"
    else:
        whose = "your" if t.reader == event.by else "its"
        says = f"{t.does(event.by, 'put')} {whose} own reading beside the text, which stays as it is"
    return t.line(event, "event", says, text=event.text, loud=True)


def leaked(t: Telling, event: DraftLeaked) -> MinuteLine:
    named = t.reader == event.by or t.after.ledger.revealed
    says = "The draft is in the newspapers." + (f" {t.does(event.by, 'were', 'was')} the source." if named else "")
    return t.line(event, "event", says, loud=True) if named else t.unnamed(event, "event", says, loud=True)


TELLERS: dict[type, Teller] = {
    ContactMade: contact,
    ContactAnswered: answered,
    AskedIn: asked_in,
    AskInAnswered: ask_in_answered,
    CommentsRequested: comments_requested,
    CommentMade: comment,
    LeashMoved: leash,
    DemandFiled: demand,
    DemandAnswered: demand_answered,
    Sponsored: sponsored,
    HighLevelCallMade: call,
    StatementThreatened: threatened,
    StatementPublished: published,
    DraftLeaked: leaked,
}
