"""Measures of one role in one finished game: counts of what was done. They are evidence, and no marks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from game_rules.analysis.influence import ties
from game_rules.commands import Text
from game_rules.events import (
    BallotClosed,
    CommentMade,
    ContactMade,
    MessageSent,
    PackageOffered,
    SilenceBroken,
    WordingProposed,
)
from game_rules.ids import MINUTE, RoleId
from game_rules.score import result
from game_rules.seats import role_of
from game_rules.texts import today
from server.looking_back.recording import Recording, Step
from server.protocol.acts import is_lent, speaks_for
from server.storage.records import Attempt, GameRecord, Seat


@dataclass(frozen=True, kw_only=True)
class Played:
    """A finished game with what is stored beside it. `actors` has one for each step; `authors` a player for each text
    that is still there, `words` what it says."""

    record: GameRecord
    seats: tuple[Seat, ...]
    recording: Recording
    actors: tuple[str, ...]
    attempts: tuple[Attempt, ...]
    authors: Mapping[str, str]
    words: Mapping[str, str]

    @cached_property
    def told(self) -> tuple[tuple[str, Step], ...]:
        """Every step with its actor."""
        return tuple(zip(self.actors, self.recording.steps(), strict=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """What one person, or a stand-in, has said."""

    n_messages: int
    n_words: int
    n_comments: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Deeds:
    """What was done for a role, beside talk; nothing of it can be told of an adviser, who only talks."""

    phases_active: int | None = None
    n_distinct_counterparts: int | None = None
    n_contacts_cross_org: int | None = None
    n_proposals: int | None = None
    n_wordings: int | None = None
    n_packages_authored: int | None = None
    n_accepted_initiatives: int | None = None
    n_vetoes: int | None = None
    n_silences_broken: int | None = None
    n_refusals_caused_by_rules: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Worth:
    """What the end was worth to a role."""

    role_points: int
    role_walkaway: int
    role_surplus: int


def talk(played: Played, role: RoleId, actors: Collection[str], *, of: str = "", without: Collection[str] = ()) -> Talk:
    """Messages and comments of a role, where several sit in it `of` one person or `without` some."""
    said = [
        (step.event, step.event.text)
        for actor, step in played.told
        if actor in actors and step.event.by == role and isinstance(step.event, MessageSent | CommentMade)
    ]
    own = [(event, text) for event, text in said if _is_of(played, text, of, without)]
    messages = [text for event, text in own if isinstance(event, MessageSent)]
    return Talk(
        n_messages=len(messages), n_words=sum(text.words for text in messages), n_comments=len(own) - len(messages)
    )


def deeds(played: Played, role: RoleId, actors: Collection[str]) -> Deeds:
    """Acts of a role that `actors` took for it."""
    own = [step for actor, step in played.told if actor in actors and step.event.by == role]
    clauses = _first_tabled(own, role)
    met = ties((step.before, step.event, step.after) for step in own)
    refused = [one for one in played.attempts if one.actor in actors]
    return Deeds(
        phases_active=len({step.before.clock.number for step in own if step.before.clock.status == "running"}),
        n_distinct_counterparts=len({other for pair in met for other in pair if other != role}),
        n_contacts_cross_org=sum(1 for step in own if _crosses(step)),
        n_proposals=len(clauses),
        n_wordings=sum(1 for step in own if isinstance(step.event, WordingProposed)),
        n_packages_authored=sum(1 for step in own if isinstance(step.event, PackageOffered)),
        n_accepted_initiatives=sum(1 for clause in clauses if clause in _agreed(played.recording)),
        n_vetoes=sum(1 for step in _by_person(played, role, actors) if _vetoed(step, role)),
        n_silences_broken=sum(1 for step in own if isinstance(step.event, SilenceBroken) and not step.event.instructed),
        n_refusals_caused_by_rules=len(refused),
    )


def worth(played: Played, role: RoleId) -> Worth:
    """Points of the adopted text, or of no deal."""
    found = result(played.recording.end, role)
    return Worth(role_points=found.points, role_walkaway=found.walkaway, role_surplus=found.surplus)


def stand_in_minutes(played: Played, role: RoleId) -> float:
    """How long a stand-in held the role while the clock ran, in minutes of the game."""
    states = played.recording.states
    spans = pairwise(states)
    held = sum(later.clock.now - one.clock.now for one, later in spans if role in one.stand_ins)
    return round(held / MINUTE, 1)


def flags(played: Played, role: RoleId, post: str) -> str:
    """What a reader must know before comparing the counts of a row with another."""
    told, adviser = tuple(_flags(played, role)), post != "negotiator"
    return "+".join((*((post,) if adviser else ()), *told))


def _flags(played: Played, role: RoleId) -> Iterator[str]:
    held = [role in state.stand_ins for state in played.recording.states]
    if any(held) and not all(held):
        yield "changed_hands"
    if any(is_lent(actor) and speaks_for(actor) == role for actor in played.actors):
        yield "lecturer_acted"
    if role not in played.actors:
        yield "no_act_by_a_person"


def _is_of(played: Played, text: Text, of: str, without: Collection[str]) -> bool:
    author = played.authors.get(text.ref, "")
    return author == of if of else author not in without


def _first_tabled(own: Sequence[Step], role: RoleId) -> set[tuple[str, int]]:
    """The clauses that nobody had put on the table before these steps did."""
    return {
        clause
        for step in own
        for clause, first in step.after.table.first_tabled.items()
        if first == role and clause not in step.before.table.first_tabled
    }


def _agreed(recording: Recording) -> set[tuple[str, int]]:
    end = recording.end
    now = today(end)
    return {(issue, option) for issue, option in (end.decision.adopted or {}).items() if option != now[issue]}


def _crosses(step: Step) -> bool:
    event, state = step.event, step.before
    if not isinstance(event, ContactMade):
        return False
    return role_of(state, event.by).organisation != role_of(state, event.role).organisation


def _by_person(played: Played, role: RoleId, actors: Collection[str]) -> list[Step]:
    """The steps at which these actors held the role: what the clock counts then is theirs."""
    persons = role in actors
    stood_in = f"stand-in:{role}" in actors
    return [step for _, step in played.told if (stood_in if role in step.before.stand_ins else persons)]


def _vetoed(step: Step, role: RoleId) -> bool:
    """A house did not agree to a package because this role, unforced, said no."""
    event = step.event
    return isinstance(event, BallotClosed) and not event.agreed and not event.instructed and role in event.against
