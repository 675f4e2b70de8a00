"""Minutes of ballots: a package before a house, positions, and what they made. A no has a name; a yes is counted."""

from game_rules.events import BallotClosed, BallotOpened, PositionTaken
from game_rules.ids import NATO_HOUSE
from game_rules.minutes.telling import Teller, Telling
from game_rules.seats import HOUSE_NAMES, members, names
from game_rules.view.seen import sees_assent
from game_rules.view.shapes import MinuteLine
from game_rules.words import lasting

_HOW = {True: "under silence in the North Atlantic Council", False: "to the vote in the Council of the EU"}
_ANSWER = {
    "for": "in favour",
    "against": "against",
    "abstain": "abstaining",
    "abstain_declared": "abstaining with a declaration",
}


def opened(t: Telling, event: BallotOpened) -> MinuteLine:
    how, lasts = _HOW[event.house == NATO_HOUSE], lasting(event.deadline - event.at)
    whose = f"{t.mid(event.owner)}'s package {event.version}"
    who = t.whom(members(t.after, event.house))
    says = f"{t.does(event.by, 'put', 'puts')} {whose} {how} for {lasts}. Asked: {who}."
    return t.line(event, "decision", says, loud=True)


def taken(t: Telling, event: PositionTaken) -> MinuteLine:
    """Who gives its assent is known to itself and to the lecturer; a vote against, and a declaration, have a name.

    In a vote on a file all are named, when it is counted.
    """
    house = HOUSE_NAMES[event.house]
    on_file = t.before.decision.ballots[event.house].issue
    public = event.position in ("against", "abstain_declared") and not on_file
    named = public or sees_assent(t.after, t.reader, event.by)
    if not named:
        return t.unnamed(event, "decision", f"A member answers in {house}.")
    if event.house == NATO_HOUSE:
        return t.line(event, "decision", f"{t.does(event.by, 'let')} the package pass in {house}.")
    who = f"{t.who(event.by)} {'are' if t.reader == event.by else 'is'}"
    return t.line(event, "decision", f"{who} {_ANSWER[event.position]} in {house}.")


def closed(t: Telling, event: BallotClosed) -> MinuteLine:
    house = HOUSE_NAMES[event.house]
    whose = f"{t.mid(event.owner)}'s package {event.version}"
    if event.agreed:
        unbound = f"; {names(t.after, event.declared)} declared an abstention" if event.declared else ""
        return t.line(event, "decision", f"{house[0].upper()}{house[1:]} has agreed to {whose}{unbound}.", loud=True)
    if not event.code:
        return t.line(event, "decision", f"{whose[0].upper()}{whose[1:]} lies before {house} no more.")
    return t.line(event, "decision", _refused(t, event, house, whose), loud=True)


def _refused(t: Telling, event: BallotClosed, house: str, whose: str) -> str:
    who = names(t.after, event.against)
    over = f" over {t.after.scenario.issue_by_id[event.issue].title}" if event.issue else ""
    how = "Instructions speak: " if event.instructed else ""
    if event.code == "R-SILENCE-BROKEN":
        broken = f"{how}{'s' if how else 'S'}ilence in {house} is broken by {who}{over}."
        return f"{broken} {whose[0].upper()}{whose[1:]} is back on the table."
    if event.code == "R-ABST-THIRD":
        third = "declared abstentions reach a third of the members and of the people"
        return f"{house[0].upper()}{house[1:]} does not adopt {whose}: {third}."
    return f"{how}{who} voted against{over}: {house} does not adopt {whose}."


TELLERS: dict[type, Teller] = {BallotOpened: opened, PositionTaken: taken, BallotClosed: closed}
