"""The assessment export: one row for each student and finished game, one for each act, and pseudonyms for names.

A row holds the fields of its dataclass and nothing else: no name, no player, no address; words only if asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection

from game_rules.analysis.influence import Influence, influence
from game_rules.events_catalogue import decode
from game_rules.seats import role_of
from game_rules.state import State
from server.classes.classroom import NEGOTIATOR
from server.lecturer.distance import distance
from server.lecturer.lecturer_export import is_private_talk
from server.live.folding import Source
from server.looking_back.act_log import Entry, entries_of
from server.looking_back.measures import Deeds, Played, deeds, flags, stand_in_minutes, talk, worth
from server.looking_back.pseudonyms import pseudonym
from server.looking_back.recording import Recording
from server.protocol.acts import is_lent
from server.scenarios.stored_scenario import scenario_of_text
from server.storage import games, readers
from server.storage.records import ClassRecord, Receipt, Seat
from server.storage.switching import switch


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One student in one game, or a role without one. None: not measurable for this person."""

    course_id: str
    game_id: str
    scenario: str
    format: str
    rules_version: str
    treatment: str
    student_pseudonym: str
    is_student: str
    role: str
    team: str
    post: str
    stand_in_minutes: float
    phases_active: int | None
    n_messages: int
    n_words: int
    n_distinct_counterparts: int | None
    n_contacts_cross_org: int | None
    n_proposals: int | None
    n_wordings: int | None
    n_packages_authored: int | None
    n_accepted_initiatives: int | None
    n_vetoes: int | None
    n_silences_broken: int | None
    n_comments: int
    n_refusals_caused_by_rules: int | None
    role_points: int
    role_walkaway: int
    role_surplus: int
    game_outcome: str
    distance_to_zone: int | None
    empowerment_contacts: float
    empowerment_initiatives: float
    empowerment_agenda: float
    empowerment_betweenness: float
    flags: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One act of a role, by a `student`, a `stand-in` or the `lecturer`; `text` is empty unless texts are included."""

    course_id: str
    game_id: str
    number: int
    game_seconds: int
    student_pseudonym: str
    actor: str
    role: str
    act: str
    result: str
    code: str
    issue: str
    option: int | None
    to: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """What one export holds."""

    rows: tuple[Row, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, kw_only=True)
class Stacked:
    """A game as it lies in the data folder: everything that its measures and its acts are worked out from."""

    source: Source
    seats: tuple[Seat, ...]
    authors: Mapping[str, str]
    attempts: tuple[Any, ...]
    receipts: tuple[Receipt, ...]


def stacked(connection: Connection, class_id: str, game: str = "") -> list[Stacked]:
    """The games of a class, or one of them."""
    found = [one for one in games.games_of(connection, class_id) if game in ("", one.id)]
    return [_stacked(connection, one.id) for one in found]


def assess(record: ClassRecord, secret: bytes, games: Sequence[Stacked], *, texts: bool) -> Assessment:
    """Count. Games that are not over are left out; without one over there are no rows."""
    rows: list[Row] = []
    acts: list[Act] = []
    for one in games:
        if played := _finished(one):
            rows += _rows(record, secret, played)
            acts += _acts(record, secret, one, played, texts=texts)
    return Assessment(rows=tuple(rows), acts=tuple(acts))


def _stacked(connection: Connection, game: str) -> Stacked:
    record, kept = games.game_of(connection, game), readers.texts(connection, game)
    source = Source(
        record=record,
        scenario=scenario_of_text(games.scenario_of(connection, record.scenario)),
        stored=tuple(readers.events(connection, game)),
        texts={text.ref: text.body for text in kept},
    )
    return Stacked(
        source=source,
        seats=tuple(games.seats_of(connection, game)),
        authors={text.ref: text.author for text in kept if text.author},
        attempts=tuple(readers.attempts(connection, game)),
        receipts=tuple(readers.receipts(connection, game)),
    )


def _finished(one: Stacked) -> Played | None:
    stored = one.source.stored
    lent = frozenset(number for number, line in enumerate(stored[1:]) if is_lent(line.actor))
    recording = Recording(one.source.scenario, [decode(line.kind, line.v, line.body) for line in stored], lent)
    if recording.end.clock.status != "over":
        return None
    return Played(
        record=one.source.record,
        seats=one.seats,
        recording=recording,
        actors=tuple(line.actor for line in stored[1:]),
        attempts=one.attempts,
        authors=one.authors,
        words=one.source.texts,
    )


# --- rows -------------------------------------------------------------------------------------------------------------


def _rows(record: ClassRecord, secret: bytes, played: Played) -> Iterator[Row]:
    recording = played.recording
    outcome = "adopted" if recording.end.decision.outcome == "adopted" else "no_deal"
    steps = ((one.before, one.event, one.after) for one in recording.steps())
    shares = {one.role: one for one in influence(steps, recording.lent)}
    changes = distance(recording.end).changes
    for seat in played.seats:
        yield _row(record, secret, played, seat, (outcome, changes, shares[seat.role]))


def _row(record: ClassRecord, secret: bytes, played: Played, seat: Seat, end: tuple[str, int | None, Influence]) -> Row:
    state, (outcome, changes, share) = played.recording.end, end
    role, adviser = seat.role, seat.post != NEGOTIATOR
    others = {one.player for one in played.seats if one.role == role and one.player and one.post != NEGOTIATOR}
    actors = {role} if seat.player else {role, f"stand-in:{role}"}
    said = talk(played, role, actors, of=seat.player or "-") if adviser else talk(played, role, actors, without=others)
    did = Deeds() if adviser else deeds(played, role, actors)
    points = worth(played, role)
    return Row(
        course_id=record.id,
        game_id=played.record.id,
        scenario=state.scenario.slug,
        format=record.format,
        rules_version=played.record.rules_version,
        treatment=switch(played.record.treatment),
        student_pseudonym=pseudonym(secret, seat.player) if seat.player else "",
        is_student="yes" if seat.player else "no",
        role=role,
        team=_team(state, role),
        post=seat.post,
        stand_in_minutes=stand_in_minutes(played, role),
        **asdict(said),
        **asdict(did),
        **asdict(points),
        game_outcome=outcome,
        distance_to_zone=changes,
        empowerment_contacts=round(share.contacts, 3),
        empowerment_initiatives=round(share.initiatives, 3),
        empowerment_agenda=round(share.agenda, 3),
        empowerment_betweenness=round(share.betweenness, 3),
        flags=flags(played, role, seat.post),
    )


def _team(state: State, role: str) -> str:
    """The organisation of a staff; a state may sit in both."""
    return role_of(state, role).organisation or "state"


# --- acts -------------------------------------------------------------------------------------------------------------


def _acts(record: ClassRecord, secret: bytes, one: Stacked, played: Played, *, texts: bool) -> Iterator[Act]:
    state = played.recording.end
    told = [entry for entry in entries_of(one.source, one.receipts, one.attempts) if entry.role in state.cast]
    for number, entry in enumerate(told, start=1):
        actor = "student" if entry.actor == entry.role else entry.actor.partition(":")[0]
        person = _who(played, entry) if actor == "student" else ""
        shown = texts and (state.lecturer_reads or not is_private_talk(entry.action, entry.arguments))
        yield Act(
            course_id=record.id,
            game_id=played.record.id,
            number=number,
            game_seconds=entry.game_ms // 1000,
            student_pseudonym=pseudonym(secret, person) if person else "",
            actor=actor,
            role=entry.role,
            act=entry.action,
            result=entry.result,
            code=" ".join(entry.code),
            issue=_issue(state, entry),
            option=_option(entry),
            to=_roles(state, entry),
            text="\n".join(_words(played, entry)) if shown else "",
        )


def _who(played: Played, entry: Entry) -> str:
    """Whoever wrote it, else the negotiator: nobody else commits the role."""
    for ref in _refs(entry.arguments):
        if ref in played.authors:
            return played.authors[ref]
    holders = [seat.player for seat in played.seats if seat.role == entry.role and seat.post == NEGOTIATOR]
    return (holders or [None])[0] or ""


def _issue(state: State, entry: Entry) -> str:
    issue = entry.arguments.get("issue")
    return issue if isinstance(issue, str) and issue in state.scenario.issue_by_id else ""


def _option(entry: Entry) -> int | None:
    option = entry.arguments.get("option")
    return option if isinstance(option, int) else None


def _roles(state: State, entry: Entry) -> str:
    """The roles that it was addressed to: whatever else was sent in their place is left out."""
    asked = entry.arguments.get("to") or entry.arguments.get("role") or ()
    named = [asked] if isinstance(asked, str) else asked if isinstance(asked, list) else []
    return " ".join(role for role in named if role in state.cast)


def _words(played: Played, entry: Entry) -> Iterator[str]:
    return (played.words[ref] for ref in _refs(entry.arguments) if ref in played.words)


def _refs(value: Any) -> Iterator[str]:
    """Where the texts of an act are kept."""
    if isinstance(value, Mapping):
        if isinstance(ref := value.get("ref"), str):
            yield ref
        for part in value.values():
            yield from _refs(part)
    elif isinstance(value, list):
        for part in value:
            yield from _refs(part)
