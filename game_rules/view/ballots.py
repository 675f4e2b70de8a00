"""Ballots as a reader sees them: a package before a house, and who has answered what."""

from game_rules.ids import EU_HOUSE, NATO_HOUSE, IssueId, RoleId
from game_rules.rules.ballots import council
from game_rules.rules.files import files as every_file
from game_rules.rules.votes import percent, vote_running
from game_rules.seats import HOUSE_NAMES, members, name
from game_rules.state import Ballot, State
from game_rules.texts import clause_name
from game_rules.view.seen import chip, sees_assent
from game_rules.view.text_shapes import FileSeen, House, Member, Stage
from game_rules.voting import POPULATION, people, states_needed


def asked(state: State, reader: str) -> tuple[House, ...]:
    """The houses that have a package before them (`accept`); none once play is over."""
    return tuple(_asked(state, reader, house) for house in state.decision.ballots) if not state.decision.outcome else ()


def _asked(state: State, reader: str, house: str) -> House:
    """A house that has a package before it (`accept`): what each member has answered, as far as the reader knows."""
    ballot = state.decision.ballots[house]
    left = [role for role in members(state, house) if role not in ballot.positions]
    return House(
        id=house,
        name=HOUSE_NAMES[house],
        procedure="silence" if house == NATO_HOUSE else "vote",
        deadline=ballot.deadline,
        agreed=False,
        waiting=len(left),
        about=_about(state, ballot),
        needs=_needs(state, ballot),
        members=tuple(
            Member(
                role=role,
                name=name(state, role),
                answer=_position_told(state, reader, role, ballot),
                stand_in=role in state.stand_ins,
            )
            for role in members(state, house)
        ),
    )


def _about(state: State, ballot: Ballot) -> str:
    if ballot.issue:
        return clause_name(state, ballot.issue, ballot.option)
    return f"{name(state, ballot.owner)}, package {ballot.version}"


def _needs(state: State, ballot: Ballot) -> str:
    """What a qualified majority is, and how much of it sits at this table."""
    if not ballot.issue:
        return ""
    every, seated = council(state), members(state, EU_HOUSE)
    share = percent(people(seated), people(every))
    return (
        f"A qualified majority: {states_needed(len(every))} of {len(every)} members with {POPULATION} % of the people. "
        f"{len(seated)} of them sit here, with {share}; who does not vote is not in favour."
    )


def _position_told(state: State, reader: str, role: RoleId, ballot: Ballot) -> str:
    """A vote against, and a declared abstention, have a name; the other answers are counted.

    On a file nobody is named before the count.
    """
    position = ballot.positions.get(role, "")
    public = position in ("against", "abstain_declared") and not ballot.issue
    named = public or (position and sees_assent(state, reader, role))
    return {"for": "yes", "against": "no", "": "waiting"}.get(position, position) if named else "waiting"


def files(state: State) -> tuple[FileSeen, ...]:
    """Every option that may be decided by majority, and how far it has come: all of it is public."""
    return tuple(FileSeen(chip=chip(state, *one), stage=_stage(state, *one)) for one in every_file(state))


def _stage(state: State, issue: IssueId, option: int) -> Stage:
    now, running = state.files, vote_running(state)
    if issue in now.decided:
        return "decided" if now.decided[issue] == option else "closed"
    if running and (running.issue, running.option) == (issue, option):
        return "voting"
    if now.tabled.get(issue) == option:
        return "tabled"
    if (issue, option) in now.college:
        return "college"
    return "refused" if (issue, option) in now.refused else "open"
