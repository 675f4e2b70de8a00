"""Votes: the Council decides a proposal by qualified majority; what it decides stands in every text."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game_rules.cites import ORDER
from game_rules.commands import Object, PutToVote, Vote
from game_rules.events import Event, VoteCalled, VoteCounted
from game_rules.ids import CLOCK, COMMISSION, EU_HOUSE, IssueId, RoleId
from game_rules.points import binds, crossed, forbidden
from game_rules.reason import Reason
from game_rules.rules.ballots import council, with_ballots
from game_rules.rules.files import with_files
from game_rules.rules.objections import without_stances
from game_rules.rules.putting import deadline_from
from game_rules.seats import members, role_of, subject, the
from game_rules.state import Ballot, Draft, Package, State
from game_rules.texts import complete, isolated, standing
from game_rules.voting import POPULATION, Outcome, Position, blocking_members, people, qualified_majority

# --- putting a proposal to the vote, and voting -----------------------------------------------------------------------


def whose_vote_it_is(state: State, command: PutToVote) -> Iterator[Reason]:
    """The Commission or a member asks the Council to vote."""
    able = (*((COMMISSION,) if COMMISSION in state.cast else ()), *members(state, EU_HOUSE))
    if command.by in state.cast and command.by not in able:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} cannot call a vote in the Council.",
            cites=("TEU 16", "Council rules of procedure 11(1)"),
            holders=able,
            remedy="Ask one of those who can.",
        )


def council_must_be_in_the_room(state: State, command: PutToVote) -> Iterator[Reason]:
    """While others write behind closed doors no vote is called on what they write."""
    if isolated(state):
        yield Reason(
            rule="R-PHASE",
            says="The text is being drafted behind closed doors: members cannot vote now.",
            cites=(ORDER,),
            remedy="Put it to the vote when the text lies open.",
        )


def no_veto_where_the_majority_decides(state: State, command: Object) -> Iterator[Reason]:
    """Nobody holds a veto over an option that the Council decides by qualified majority."""
    if state.files.tabled.get(command.issue) == command.option:
        yield alone(state, command.by)


def outsiders_have_no_standing(state: State, command: Object) -> Iterator[Reason]:
    """What the Council has decided no state outside the Union can stop."""
    if command.issue not in state.files.decided or command.by not in state.cast:
        return
    role = role_of(state, command.by)
    if role.is_state and not role.eu_member:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"The Council has decided it by majority; {the(state, command.by)} is no member of the Union.",
            cites=("TEU 16(3)",),
            holders=members(state, EU_HOUSE),
            remedy="Make a public statement, and raise your price in the clauses that need your consent.",
        )


def majorities_know_no_declaration(state: State, command: Vote) -> Iterator[Reason]:
    """An abstention with a declaration belongs to unanimity."""
    if vote_running(state) and command.position == "abstain_declared":
        yield Reason(
            rule="R-NO-VETO-QMV",
            says="An abstention with a declaration belongs to unanimity; this file is decided by qualified majority.",
            cites=("TEU 16(3)", "TEU 31(1)"),
            holders=(command.by,),
            remedy="Vote against, or abstain: an abstention is not counted in favour.",
        )


def instructions_must_allow_the_vote(state: State, command: Vote) -> Iterator[Reason]:
    """A hard red line over the file forbids a vote in favour."""
    ballot = vote_running(state)
    if ballot is None or command.position != "for" or command.by not in state.cast:
        return
    for line in crossed(state, command.by, complete(state, {ballot.issue: ballot.option})):
        if line.issue == ballot.issue and binds(state, line):
            capital = role_of(state, command.by).capital or the(state, command.by)
            yield Reason(
                rule="R-REDLINE",
                says=f'Instructions from {capital}: "{line.text}".',
                cites=(f"red line {line.id}",),
                holders=(command.by,),
                remedy="Vote against.",
            )


def call(state: State, command: PutToVote) -> Iterator[Event]:
    yield VoteCalled(
        by=command.by,
        at=command.at,
        issue=command.issue,
        option=state.files.tabled[command.issue],
        deadline=deadline_from(state, command.at),
    )


def vote_running(state: State) -> Ballot | None:
    """The vote on a file that runs in the Council."""
    ballot = state.decision.ballots.get(EU_HOUSE)
    return ballot if ballot and ballot.issue else None


# --- the count --------------------------------------------------------------------------------------------------------


def positions(state: State, ballot: Ballot) -> Mapping[RoleId, Position]:
    """How every member stands: a seated one that has not voted abstains; of the others the scenario knows it."""
    seated = members(state, EU_HOUSE)
    said: dict[RoleId, Position] = {one: ballot.positions.get(one, "abstain") for one in seated}
    return {one: said.get(one) or background(state, ballot.issue, ballot.option, one) for one in council(state)}


def background(state: State, issue: IssueId, option: int, member: RoleId) -> Position:
    """The vote of a member that nobody plays: in favour, unless the scenario knows otherwise."""
    for votes in state.scenario.background_votes:
        if (votes.issue, votes.option) == (issue, option):
            return "against" if member in votes.against else "abstain" if member in votes.abstain else "for"
    return "for"


def forecast(state: State, issue: IssueId, option: int, said: Mapping[RoleId, Position]) -> Outcome:
    """What a vote would make if the seated members voted so (in favour where nothing is said)."""
    every = council(state)
    seated = members(state, EU_HOUSE)
    stands = {one: said.get(one, "for") if one in seated else background(state, issue, option, one) for one in every}
    return qualified_majority(every, stands)


def alone(state: State, role: RoleId) -> Reason:
    """Why nobody can stop a file by itself: the arithmetic."""
    every = council(state)
    votes, fewest = role in members(state, EU_HOUSE), blocking_members(every)
    held, whole = people((role,)), people(every)
    mine = f"You alone hold {percent(held, whole)} of the people"
    lacking = percent(max(0, whole * (100 - POPULATION) // 100 - held), whole)
    return Reason(
        rule="R-NO-VETO-QMV",
        says=f"No veto here, the majority decides. {mine if votes else 'You have no vote in the Council'}; "
        f"a blocking minority needs {fewest} members with more than {100 - POPULATION} %.",
        cites=("TEU 16(3)", "TEU 16(4)"),
        holders=members(state, EU_HOUSE),
        remedy=f"Vote against, and win {fewest - 1} more members with over {lacking} of the people."
        if votes
        else "Win members to vote against it, or speak in public.",
    )


def percent(part: int, whole: int) -> str:
    """A share in tenths: `12.7 %`."""
    tenths = (2000 * part + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10}.{tenths % 10} %"


def outcome_of(state: State, event: VoteCounted) -> Outcome:
    """The figures of a vote that has been counted."""
    return qualified_majority(council(state), dict.fromkeys(event.in_favour, "for"))


# --- consequences, and what falls due ---------------------------------------------------------------------------------


def a_vote_of_all_members_is_counted(state: State) -> Iterator[Event]:
    """When every seated member has voted nobody waits for the deadline."""
    ballot = vote_running(state)
    if ballot and set(members(state, EU_HOUSE)) <= set(ballot.positions) and state.clock.status != "over":
        yield _counted(state, ballot, state.clock.now)


def due_vote(state: State) -> tuple[int, Iterator[Event]] | None:
    """At the deadline whoever has not voted is not in favour."""
    ballot = vote_running(state)
    if ballot is None or state.decision.outcome:
        return None
    at = max(ballot.deadline, state.clock.now)
    return at, iter((_counted(state, ballot, at),))


def _counted(state: State, ballot: Ballot, at: int) -> VoteCounted:
    stands = positions(state, ballot)
    outcome = qualified_majority(stands, stands)
    return VoteCounted(
        by=CLOCK,
        at=at,
        issue=ballot.issue,
        option=ballot.option,
        adopted=outcome.adopted,
        code=outcome.code,
        in_favour=tuple(one for one, said in stands.items() if said == "for"),
        against=tuple(one for one, said in stands.items() if said == "against"),
        abstained=tuple(one for one, said in stands.items() if said == "abstain"),
    )


# --- how events change the files, and every text ----------------------------------------------------------------------


def called(state: State, event: VoteCalled) -> State:
    ballot = Ballot(
        owner="", version=0, opened=event.at, deadline=event.deadline, issue=event.issue, option=event.option
    )
    return with_ballots(state, {**state.decision.ballots, EU_HOUSE: ballot})


def counted(state: State, event: VoteCounted) -> State:
    """A proposal that falls needs the College again; one that passes stands in every text from now on."""
    clause, now = (event.issue, event.option), state.files
    left = {house: one for house, one in state.decision.ballots.items() if house != EU_HOUSE}
    tabled = {issue: option for issue, option in now.tabled.items() if issue != event.issue}
    state = with_ballots(state, left)
    if not event.adopted:
        changed = replace(now, tabled=tabled, college=now.college - {clause}, refused=now.refused | {clause})
        return with_files(state, changed)
    before = standing(state)
    state = with_files(state, replace(now, tabled=tabled, decided={**now.decided, event.issue: event.option}))
    return _in_every_text(state, event.issue, event.option, before[event.issue])


def _in_every_text(state: State, issue: IssueId, option: int, before: int) -> State:
    """Packages and the draft move to what is decided; who has agreed to another text is asked again."""
    table = state.table
    packages = {owner: _moved(state, one, issue, option) for owner, one in table.packages.items()}
    versions = {**table.versions, **{owner: one.version for owner, one in packages.items()}}
    for owner, one in packages.items():
        if one is not table.packages[owner]:
            table = without_stances(table, owner)
    if table.draft:
        previous = table.draft.choices if before != option else table.previous
        table = table if before == option else without_stances(table, "")
        table = replace(table, draft=_drafted(table.draft, issue, option) if table.draft else None, previous=previous)
    return replace(state, table=replace(table, packages=packages, versions=versions))


def _moved(state: State, package: Package, issue: IssueId, option: int) -> Package:
    """A package that changes is a new version, with nobody's yes but its owner's."""
    if package.choices[issue] == option:
        return package
    choices = {**package.choices, issue: option}
    owners = frozenset({package.owner}) if not forbidden(state, package.owner, choices) else frozenset[RoleId]()
    return replace(
        package,
        version=package.version + 1,
        choices=choices,
        wordings={one: text for one, text in package.wordings.items() if one != issue},
        accepted=package.accepted & owners,
        initials=package.initials & owners,
    )


def _drafted(draft: Draft, issue: IssueId, option: int) -> Draft:
    words = (
        draft.wordings if draft.choices[issue] == option else {i: t for i, t in draft.wordings.items() if i != issue}
    )
    return replace(
        draft,
        choices={**draft.choices, issue: option},
        wordings=words,
        brackets={one: options for one, options in draft.brackets.items() if one != issue},
        proposals={one: proposal for one, proposal in draft.proposals.items() if one != issue},
    )


EVOLVE = {VoteCalled: called, VoteCounted: counted}
