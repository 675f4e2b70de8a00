"""The calendar: joint meetings as everybody sees them, whose consent is awaited, what is promised."""

from game_rules import commands as ask
from game_rules.decide import objections
from game_rules.ids import RoleId
from game_rules.members import BY_CODE, without_agreement
from game_rules.reason import listed, sentence
from game_rules.rules.meetings import ALTHEA, may_sit
from game_rules.rules.obligations import package
from game_rules.seats import names, subject, the
from game_rules.state import Exchange, Joint, State
from game_rules.view.meeting_shapes import Calendar, Gathering


def calendar(state: State, reader: str) -> Calendar:
    """What is on the calendar, the newest first; nothing of what was said."""
    every = tuple(_gathering(state, reader, one) for one in reversed([*state.meetings.called.values()]))
    last = package(state)
    return Calendar(
        meetings=every,
        promise=promised(state, last) if last else "",
        promise_due=last.due if last and last.stage == "in_force" else 0,
        blocked=state.meetings.blocked,
        topics=(*state.scenario.topics, ALTHEA),
        semesters=tuple((one, half_year(one)) for one in state.scenario.semesters),
    )


def title(meeting: Joint) -> str:
    """The one name of a meeting: `Informal meeting on Libya`."""
    return f"{sentence(meeting.format)} meeting{f' on {meeting.subject}' if meeting.subject else ''}"


def half_year(semester: str) -> str:
    """`2012H2` in words."""
    year, _, half = semester.partition("H")
    return f"the {'first' if half == '1' else 'second'} half of {year}"


def promised(state: State, last: Exchange) -> str:
    """What a package of meetings promises, and what has become of it."""
    says = f"{subject(state, last.debtor)} owes a formal meeting on ALTHEA for an informal one"
    return f"{says}{_BECAME[last.stage].format(who=the(state, last.breaker))}"


_BECAME = {
    "in_force": ". While this stands no informal meeting needs consent.",
    "kept": ": kept, both were held.",
    "waived": ": waived by Turkey, which called the formal one off.",
    "fallen": ": both have fallen, before either was held.",
    "breached": ": broken by {who}.",
}


def _gathering(state: State, reader: str, meeting: Joint) -> Gathering:
    here, coming = reader in state.cast, meeting.stage in ("asked", "coming")
    now = state.clock.now
    calls_off = here and coming and not objections(state, ask.Cancel(by=reader, at=now, number=meeting.number))
    away = ask.Decline(by=reader, at=now, number=meeting.number)
    stays = here and meeting.stage == "coming" and not objections(state, away)
    return Gathering(
        number=meeting.number,
        format=meeting.format,
        title=title(meeting),
        by=meeting.by,
        stage=meeting.stage,
        who=_who_sits(state, meeting),
        semester=half_year(meeting.semester) if meeting.semester else "",
        hosted=meeting.host != "",
        against=meeting.against,
        asked=the(state, meeting.asked) if meeting.stage == "asked" else "",
        deadline=meeting.deadline if meeting.stage == "asked" else 0,
        begins=meeting.begins if meeting.stage == "coming" else 0,
        away=names(state, meeting.absent),
        seat=here and coming and may_sit(state, meeting, reader) and reader not in meeting.absent,
        calls_off=calls_off,
        stays_away=stays,
    )


def _who_sits(state: State, meeting: Joint) -> str:
    if meeting.format == "informal":
        return f"Every Ally and all {meeting.eu_seats} members of the EU."
    lacking: list[RoleId] = [BY_CODE[code].name for code in without_agreement(state.scenario.when)]
    without = f", none for {listed(lacking)}" if lacking else ""
    return f"Every Ally; {meeting.eu_seats} EU seats{without}."
