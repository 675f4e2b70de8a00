"""Ballots: under `accept` a pen puts a package to its house. The NAC decides by silence, the Council by a vote."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game_rules.cites import ORDER, VERSIONS
from game_rules.commands import (
    BreakSilence,
    LetPass,
    Object,
    PublishStatement,
    ThreatenStatement,
    Vote,
)
from game_rules.events import BallotClosed, BallotOpened, Event, ObjectionRaised, PositionTaken
from game_rules.ids import CLOCK, EU_HOUSE, NATO_HOUSE, IssueId, RoleId
from game_rules.members import BY_CODE, eu_members
from game_rules.points import forbidden
from game_rules.reason import Reason
from game_rules.seats import HOUSE_NAMES, houses_with_members, members, pens, role_of, subject, the
from game_rules.state import Ballot, Package, State
from game_rules.texts import open_issues
from game_rules.voting import Outcome, consensus, unanimity

# --- answering --------------------------------------------------------------------------------------------------------


def a_silence_must_run(state: State, command: BreakSilence | LetPass) -> Iterator[Reason]:
    """Silence can be broken, or kept, only while it runs."""
    if NATO_HOUSE not in state.decision.ballots:
        yield Reason(
            rule="R-PHASE",
            says="No text is under silence in the North Atlantic Council.",
            cites=(ORDER,),
            holders=pens(state, NATO_HOUSE),
            remedy="Object to a clause; silence starts when NATO's staff circulates a package.",
        )


def a_vote_must_run(state: State, command: Vote) -> Iterator[Reason]:
    """A position is taken in a vote that has been called."""
    if EU_HOUSE not in state.decision.ballots:
        yield Reason(
            rule="R-PHASE",
            says="No vote has been called in the Council.",
            cites=(ORDER,),
            holders=pens(state, EU_HOUSE),
            remedy="Accept the package, object to a clause, or call the vote.",
        )


def only_allies_answer(state: State, command: BreakSilence | LetPass) -> Iterator[Reason]:
    """Only an Ally breaks silence in the NAC: not its staff, not the EU, not Cyprus (C028)."""
    yield from _only_members(state, command.by, NATO_HOUSE, "NATO: consensus of the Allies")


def only_members_vote(state: State, command: Vote) -> Iterator[Reason]:
    """The Council is its member states: neither the Commission nor the High Representative votes (C039)."""
    yield from _only_members(state, command.by, EU_HOUSE, "TEU 16", "TEU 31")


def _only_members(state: State, role: RoleId, house: str, *cites: str) -> Iterator[Reason]:
    if role in state.cast and house not in role_of(state, role).houses:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, role)} is no member of {HOUSE_NAMES[house]}.",
            cites=cites,
            holders=members(state, house),
            remedy="Ask a member to raise it for you.",
        )


def ballot_is_answered_once(state: State, command: BreakSilence | LetPass | Vote) -> Iterator[Reason]:
    """What was answered on record stays answered."""
    ballot = state.decision.ballots.get(_answered(command))
    if ballot and command.by in ballot.positions:
        yield Reason(
            rule="R-PHASE",
            says="You have answered, on record.",
            cites=(ORDER,),
            holders=(command.by,),
            remedy="The others are asked until the deadline.",
        )


def break_names_a_clause(state: State, command: BreakSilence) -> Iterator[Reason]:
    """A break objects to one clause of the package, by name."""
    if command.issue not in open_issues(state):
        yield Reason(
            rule="R-VERSION",
            says="A break of silence names one clause of the text that is not agreed language.",
            cites=(VERSIONS,),
            remedy="Choose the clause that you cannot let pass.",
        )


def instructions_must_allow_the_answer(state: State, command: LetPass | Vote) -> Iterator[Reason]:
    """A hard red line forbids consent. An abstention with a declaration leaves its author unbound, so it is open."""
    package = before(state, _answered(command))
    if isinstance(command, Vote) and command.position in ("against", "abstain_declared"):
        return
    for line in forbidden(state, command.by, package.choices) if package and command.by in state.cast else ():
        instead = "Vote against, or abstain with a declaration." if isinstance(command, Vote) else "Break silence."
        yield Reason(
            rule="R-REDLINE",
            says=f'Instructions from {role_of(state, command.by).capital or the(state, command.by)}: "{line.text}".',
            cites=(f"red line {line.id}",),
            holders=(command.by,),
            remedy=instead,
        )


def abstention_is_loyal(state: State, command: Object | ThreatenStatement | PublishStatement) -> Iterator[Reason]:
    """Who abstained with a declaration accepts that the decision commits the Union, and must not impede it (C037)."""
    for role, owner, version in state.decision.declared:
        package = state.table.packages.get(owner)
        if role != command.by or package is None or package.version != version:
            continue
        if isinstance(command, Object) and package.choices.get(command.issue) != command.option:
            continue
        yield Reason(
            rule="R-LOYAL-ABSTENTION",
            says="You abstained with a declaration: you must not impede the decision.",
            cites=("TEU 31(1)",),
            holders=(command.by,),
            remedy="You need not apply it yourself; a new version of the package frees you.",
        )


def let_pass(state: State, command: LetPass) -> Iterator[Event]:
    yield PositionTaken(by=command.by, at=command.at, house=NATO_HOUSE, position="for")


def vote(state: State, command: Vote) -> Iterator[Event]:
    yield PositionTaken(by=command.by, at=command.at, house=EU_HOUSE, position=command.position)


def break_silence(state: State, command: BreakSilence) -> Iterator[Event]:
    """The text returns to the table; the break stands as an objection."""
    ballot, package = state.decision.ballots[NATO_HOUSE], before(state, NATO_HOUSE)
    outcome = consensus(members(state, NATO_HOUSE), (command.by,))
    yield _closed(NATO_HOUSE, ballot, outcome, command.by, command.at, command.issue)
    if package and (command.by, command.issue) not in state.table.objections:
        yield ObjectionRaised(by=command.by, at=command.at, issue=command.issue, option=package.choices[command.issue])


def _answered(command: BreakSilence | LetPass | Vote) -> str:
    return EU_HOUSE if isinstance(command, Vote) else NATO_HOUSE


def before(state: State, house: str) -> Package | None:
    """The package that lies before a house, as long as that version is on the table."""
    ballot = state.decision.ballots.get(house)
    package = state.table.packages.get(ballot.owner) if ballot else None
    return package if ballot and package and package.version == ballot.version else None


# --- consequences, and what falls due ---------------------------------------------------------------------------------


def a_ballot_on_nothing_lapses(state: State) -> Iterator[Event]:
    """A new version, or a withdrawal, takes the text from before a house."""
    for house, ballot in _on_packages(state).items():
        if before(state, house) is None and state.clock.status != "over":
            yield _closed(house, ballot, Outcome(adopted=False), CLOCK, state.clock.now)
            return


def a_vote_that_all_have_cast_is_counted(state: State) -> Iterator[Event]:
    """One vote against is enough; otherwise it is counted when every seated member has voted."""
    ballot = state.decision.ballots.get(EU_HOUSE)
    if ballot is None or before(state, EU_HOUSE) is None or state.clock.status == "over":
        return
    said = ballot.positions
    if "against" in said.values() or set(members(state, EU_HOUSE)) <= set(said):
        yield _closed(EU_HOUSE, ballot, counted(state, ballot), CLOCK, state.clock.now)


def due_ballot(state: State) -> tuple[int, Iterator[Event]] | None:
    """At the deadline instructions speak for whoever did not; for the others silence is consent."""
    running = sorted((ballot.deadline, house) for house, ballot in _on_packages(state).items())
    if not running or state.decision.outcome:
        return None
    deadline, house = running[0]
    at = max(deadline, state.clock.now)
    return at, _lapse(state, house, at)


def _on_packages(state: State) -> dict[str, Ballot]:
    return {house: ballot for house, ballot in state.decision.ballots.items() if not ballot.issue}


def _lapse(state: State, house: str, at: int) -> Iterator[Event]:
    ballot, package = state.decision.ballots[house], before(state, house)
    for role in members(state, house) if package else ():
        lines = forbidden(state, role, package.choices) if package and role not in ballot.positions else ()
        for line in lines:
            answered = replace(ballot, positions={**ballot.positions, role: "against"})
            yield _closed(house, answered, counted(state, answered, house), CLOCK, at, line.issue, instructed=True)
            return
    yield _closed(house, ballot, counted(state, ballot, house), CLOCK, at)


def counted(state: State, ballot: Ballot, house: str = EU_HOUSE) -> Outcome:
    """What the answers make by the rule of the house; members that nobody plays consent."""
    if house == NATO_HOUSE:
        against = [role for role, said in ballot.positions.items() if said == "against"]
        return consensus(members(state, NATO_HOUSE), against)
    return unanimity(council(state), ballot.positions)


def council(state: State) -> tuple[RoleId, ...]:
    """The members of the Council at the time of the game, and those whom only the scenario knows."""
    when = eu_members(state.scenario.when)
    return (*when, *(one for one in members(state, EU_HOUSE) if one not in BY_CODE))


def _closed(  # noqa: PLR0913 - the facts of the event
    house: str,
    ballot: Ballot,
    outcome: Outcome,
    by: str,
    at: int,
    issue: IssueId = "",
    *,
    instructed: bool = False,
) -> BallotClosed:
    declared = sorted(role for role, said in ballot.positions.items() if said == "abstain_declared")
    return BallotClosed(
        by=by,
        at=at,
        house=house,
        owner=ballot.owner,
        version=ballot.version,
        agreed=outcome.adopted,
        code=outcome.code,
        against=outcome.against,
        declared=tuple(declared),
        issue=issue,
        instructed=instructed,
    )


def consents(state: State, role: RoleId, package: Package) -> bool:
    """Has every house in which this role sits agreed to this version?"""
    mine = [house for house in role_of(state, role).houses if house in houses_with_members(state)]
    agreed = state.decision.consents
    return bool(mine) and all((house, package.owner, package.version) in agreed for house in mine)


# --- how events change the decision -----------------------------------------------------------------------------------


def opened(state: State, event: BallotOpened) -> State:
    ballot = Ballot(owner=event.owner, version=event.version, opened=event.at, deadline=event.deadline)
    return with_ballots(state, {**state.decision.ballots, event.house: ballot})


def taken(state: State, event: PositionTaken) -> State:
    ballots = state.decision.ballots
    ballot = ballots[event.house]
    answered = replace(ballot, positions={**ballot.positions, event.by: event.position})
    return with_ballots(state, {**ballots, event.house: answered})


def closed(state: State, event: BallotClosed) -> State:
    now, key = state.decision, (event.owner, event.version)
    declared = {(role, *key) for role in event.declared} if event.agreed else set[tuple[RoleId, RoleId, int]]()
    return _with(
        state,
        ballots={house: one for house, one in now.ballots.items() if house != event.house},
        consents=now.consents | {(event.house, *key)} if event.agreed else now.consents,
        declared=now.declared | declared,
    )


def with_ballots(state: State, ballots: Mapping[str, Ballot]) -> State:
    """The state with these before its houses."""
    return _with(state, ballots=ballots)


def _with(state: State, **changes: object) -> State:
    return replace(state, decision=replace(state.decision, **changes))  # type: ignore[arg-type]


EVOLVE = {BallotOpened: opened, PositionTaken: taken, BallotClosed: closed}
