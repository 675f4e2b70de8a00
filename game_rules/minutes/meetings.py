"""Minutes of joint meetings: that one was called, held or called off. What is said in an informal one is in none."""

from game_rules.events import (
    ChairLeftEmpty,
    Event,
    ExchangeAgreed,
    InvitationAccepted,
    InvitationDeclined,
    MeetingCancelled,
    MeetingHeld,
    MeetingProposed,
    MeetingScheduled,
)
from game_rules.ids import CLOCK, TURKEY
from game_rules.members import BY_CODE, allies, without_agreement
from game_rules.minutes.telling import Teller, Telling
from game_rules.reason import listed
from game_rules.seats import subject, the
from game_rules.state import Joint
from game_rules.view.meetings import half_year, title
from game_rules.view.shapes import MinuteLine
from game_rules.words import lasting


def proposed(t: Telling, event: MeetingProposed) -> MinuteLine:
    meeting = t.after.meetings.called[event.number]
    asked = f" {t.does(event.asked, 'are', 'is')} asked for consent." if event.asked else ""
    price = " A formal meeting on ALTHEA is offered for it, in one package." if event.against else ""
    says = f"{t.does(event.by, 'propose')} {_a(meeting)}{_when(event)}: {_seats(t, event)}.{price}{asked}"
    return _line(t, event, says)


def scheduled(t: Telling, event: MeetingScheduled) -> MinuteLine:
    meeting = t.after.meetings.called[event.number]
    says = f"{title(meeting)}: on the calendar, in {lasting(event.begins - event.at)}."
    return _line(t, event, says)


def accepted(t: Telling, event: InvitationAccepted) -> MinuteLine:
    return _line(t, event, f"{t.does(event.by, 'agree')} to {_the(t, event.number)}.")


def declined(t: Telling, event: InvitationDeclined) -> MinuteLine:
    meeting = t.before.meetings.called[event.number]
    who = t.does(meeting.asked, "have not answered", "has not answered")
    says = who if event.by == CLOCK else f"{t.does(event.by, 'do not agree', 'does not agree')}"
    why = _WHY.get(event.code, "")
    return _line(t, event, f"{says}: there is no {_short(meeting)}.{why} {f'({event.code})' if event.code else ''}")


def left_empty(t: Telling, event: ChairLeftEmpty) -> MinuteLine:
    return _line(t, event, f"{t.does(event.by, 'stay', 'stays')} away from {_the(t, event.number)}.")


def agreed(t: Telling, event: ExchangeAgreed) -> MinuteLine:
    says = (
        f"One package: the informal meeting now, against a formal one on ALTHEA, which {t.mid(event.debtor)} "
        f"{t.verb(event.debtor, 'owe')} within {lasting(event.due - event.at)}. Who breaks it is named."
    )
    return _line(t, event, says)


def held(t: Telling, event: MeetingHeld) -> MinuteLine:
    meeting = t.after.meetings.called[event.number]
    away = f" Away: {t.whom(tuple(sorted(meeting.absent)))}." if meeting.absent else ""
    record = "No decision, no record." if meeting.format == "informal" else "A record is kept; nothing is decided."
    return _line(t, event, f"{title(meeting)}: the ambassadors have met. {record}{away}")


def cancelled(t: Telling, event: MeetingCancelled) -> MinuteLine:
    if event.by == CLOCK:
        return _line(t, event, f"{title(t.before.meetings.called[event.number])}: falls with the package.")
    says = f"{t.does(event.by, 'call', 'calls')} off {_the(t, event.number)}."
    if event.code:
        free = (
            "" if event.by == TURKEY else f" {subject(t.after, TURKEY)} may block other informal meetings at no cost."
        )
        says += f" A promise of the package is broken ({event.code}).{free}"
    return _line(t, event, says)


_WHY = {
    "R-PACKAGE": " Turkey agrees to an informal meeting only against a formal one.",
    "R-BLOCKED-TR": " Turkey is not accepting package deals at the moment.",
    "R-PKG-BREACHED": " A promise of the last package was broken.",
}


def _line(t: Telling, event: Event, says: str) -> MinuteLine:
    return t.line(event, "corridor", says.rstrip(), loud=True)


def _short(meeting: Joint) -> str:
    return f"{meeting.format} meeting"


def _a(meeting: Joint) -> str:
    about = f" on {meeting.subject}" if meeting.subject else " without an agenda"
    return f"{'a' if meeting.format == 'formal' else 'an'} {_short(meeting)} of the NAC and the PSC{about}"


def _the(t: Telling, number: int) -> str:
    meeting = t.after.meetings.called[number]
    about = f" on {meeting.subject}" if meeting.subject else ""
    return f"the {_short(meeting)}{about}"


def _when(event: MeetingProposed) -> str:
    hosted = ", hosted by the presidency" if event.host else ""
    return f"{f' in {half_year(event.semester)}' if event.semester else ''}{hosted}"


def _seats(t: Telling, event: MeetingProposed) -> str:
    """`formal, ALTHEA, 27 EU seats`; at an informal one everybody sits."""
    when = t.after.scenario.when
    if event.format == "informal":
        return f"{len(allies(when))} Allies and all {event.eu_seats} members of the EU are invited"
    lacking = [the(t.after, one) if one in t.after.cast else BY_CODE[one].name for one in without_agreement(when)]
    without = f", none for {listed(lacking)}" if lacking else ""
    return f"formal, {event.subject}, {event.eu_seats} EU seats{without}"


TELLERS: dict[type, Teller] = {
    MeetingProposed: proposed,
    MeetingScheduled: scheduled,
    InvitationAccepted: accepted,
    InvitationDeclined: declined,
    ChairLeftEmpty: left_empty,
    ExchangeAgreed: agreed,
    MeetingHeld: held,
    MeetingCancelled: cancelled,
}
