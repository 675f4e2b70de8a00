"""Putting a text to a house: whose it is to ask, what must lie there, and how long its members have."""

from collections.abc import Iterator

from game_rules.cites import ORDER, TIME, VERSIONS
from game_rules.commands import (
    CallVote,
    PutToVote,
    StartSilence,
)
from game_rules.events import BallotOpened, Event
from game_rules.ids import EU_HOUSE, LECTURER, NATO_HOUSE, SECOND
from game_rules.reason import Reason
from game_rules.rules.clock import ends_play
from game_rules.rules.silence import SHORTEST_SILENCE
from game_rules.seats import HOUSE_NAMES, members, pens, subject, the
from game_rules.state import Ballot, State


def nato_does_not_vote(state: State, command: CallVote) -> Iterator[Reason]:
    """Every NATO decision is the common consent of all members; there is no vote (brief, 2.1)."""
    if command.house == NATO_HOUSE:
        yield Reason(
            rule="R-NO-VOTE-NATO",
            says="NATO does not vote.",
            cites=("NATO: consensus decision-making",),
            holders=members(state, NATO_HOUSE),
            remedy="Start a silence procedure, or win the consent of each Ally.",
        )
    elif command.house != EU_HOUSE:
        yield Reason(
            rule="R-VERSION",
            says="There is no such house.",
            cites=(VERSIONS,),
            remedy="Votes are taken in the Council.",
        )


def whose_house_it_is(state: State, command: StartSilence | CallVote) -> Iterator[Reason]:
    """NATO's staff circulates a text to Allies; in the Council an EU pen or a member asks for the vote."""
    house = _house(command)
    able = pens(state, house) if house == NATO_HOUSE else (*pens(state, house), *members(state, house))
    if command.by in state.cast and command.by not in able and house in HOUSE_NAMES:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} cannot put a text to {HOUSE_NAMES[house]}.",
            cites=("NATO: the Secretary General circulates a text", "TEU 16", "TEU 30"),
            holders=able,
            remedy="Ask one of those who can.",
        )


def package_must_lie_there(state: State, command: StartSilence | CallVote) -> Iterator[Reason]:
    """A house is asked about one version, which a pen of that house has initialled."""
    package, house = state.table.packages.get(command.owner), _house(command)
    if package is None or package.version != command.version:
        now = f" now offers version {package.version}" if package else " has no package on the table"
        yield Reason(
            rule="R-VERSION",
            says=f"{subject(state, command.owner) if command.owner in state.cast else command.owner}{now}.",
            cites=(VERSIONS,),
            remedy="Read what lies there, then decide.",
        )
    elif not package.initials & set(pens(state, house)):
        yield Reason(
            rule="R-VERSION",
            says=f"No pen on the side of {HOUSE_NAMES.get(house, house)} has initialled it.",
            cites=("paper L165-L175",),
            holders=pens(state, house),
            remedy="Win a pen of that house first.",
        )
    elif (house, command.owner, command.version) in state.decision.consents:
        yield Reason(
            rule="R-PHASE", says="This house has agreed to it.", cites=(ORDER,), remedy="Win whoever else is needed."
        )


def one_text_at_a_time(state: State, command: StartSilence | CallVote | PutToVote) -> Iterator[Reason]:
    """A house has one text before it."""
    if ballot := state.decision.ballots.get(_house(command)):
        yield Reason(
            rule="R-PHASE",
            says=f"{what_lies(state, ballot)} lies before {HOUSE_NAMES[_house(command)]}.",
            cites=(ORDER,),
            remedy="Wait for its deadline.",
        )


def what_lies(state: State, ballot: Ballot) -> str:
    """What a house is asked about: a package, or a file."""
    if ballot.issue:
        return f"The file on {state.scenario.issue_by_id[ballot.issue].title}"
    return f"A package of {the(state, ballot.owner)}"


def there_must_be_time_to_answer(state: State, command: StartSilence | CallVote | PutToVote) -> Iterator[Reason]:
    """Members need time to answer: play must not end before the deadline."""
    if ends_play(state) and state.clock.ends - command.at < SHORTEST_SILENCE:
        yield Reason(
            rule="R-DEADLINE",
            says="There is no time left to ask a house.",
            cites=(TIME,),
            holders=(LECTURER,),
            remedy="Win each yes by itself, or ask the lecturer for time.",
        )


def put(state: State, command: StartSilence | CallVote) -> Iterator[Event]:
    yield BallotOpened(
        by=command.by,
        at=command.at,
        house=_house(command),
        owner=command.owner,
        version=command.version,
        deadline=deadline_from(state, command.at),
    )


def _house(command: StartSilence | CallVote | PutToVote) -> str:
    if isinstance(command, CallVote):
        return command.house
    return NATO_HOUSE if isinstance(command, StartSilence) else EU_HOUSE


def deadline_from(state: State, at: int) -> int:
    """The silence of the format, or what is left of play."""
    length = at + state.form.silence_seconds * SECOND
    return min(length, state.clock.ends) if ends_play(state) else length
