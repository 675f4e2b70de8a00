"""Files: a vote that waits for a member, and what the Commission could adopt, propose and put to the vote."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.commands import Clause
from game_rules.ids import COMMISSION, EU_HOUSE, RoleId
from game_rules.rules.files import files
from game_rules.rules.votes import forecast, vote_running
from game_rules.seats import members
from game_rules.state import State
from game_rules.texts import clause_name, option_label, standing, today
from game_rules.view.next.advice import Advice, can
from game_rules.view.own import own
from game_rules.voting import Position

_POSITIONS: tuple[tuple[Position, str], ...] = (
    ("for", "Vote in favour"),
    ("against", "Vote against"),
    ("abstain", "Abstain (not in favour)"),
)


def file_vote(state: State, role: RoleId) -> Iterator[Advice]:
    """The vote on a file that waits for this member: by what the option is worth to it, against today's situation."""
    ballot = vote_running(state)
    if ballot is None or role in ballot.positions or role not in members(state, EU_HOUSE):
        return
    clause = (ballot.issue, ballot.option)
    says = f"The Council votes on {clause_name(state, *clause)}: the majority decides, nobody holds a veto."
    row = own(state, role).rows[ballot.issue]
    wants = row[ballot.option] >= row[today(state)[ballot.issue]]
    order = _POSITIONS if wants else (_POSITIONS[1], _POSITIONS[2], _POSITIONS[0])
    for position, label in order:
        if can(state, ask.Vote(by=role, at=state.clock.now, position=position)):
            yield Advice(kind="vote", label=label, says=says, data={"position": position}, whole=True)


def legislate(state: State, role: RoleId) -> Iterator[Advice]:
    """The way round: a file that gains for this role, and could win, goes one step on."""
    if role != COMMISSION and role not in members(state, EU_HOUSE):
        return
    wanted = [one for one in files(state) if gains(state, role, one) > 0 and one not in state.files.refused]
    for clause in sorted(wanted, key=lambda one: (-gains(state, role, one), one)):
        if forecast(state, *clause, {}).adopted:
            yield from _steps(state, role, clause)


def gains(state: State, role: RoleId, clause: Clause) -> int:
    """What an option is worth to a role, against what stands."""
    row = own(state, role).rows[clause[0]]
    return row[clause[1]] - row[standing(state)[clause[0]]]


def _steps(state: State, role: RoleId, clause: Clause) -> Iterator[Advice]:
    (issue, option), now = clause, state.clock.now
    title, what = state.scenario.issue_by_id[issue].title, f"{option_label(state, issue, option)} ({issue}={option})"
    data: dict[str, object] = {"issue": issue, "option": option}
    if state.files.tabled.get(issue) == option:
        if can(state, ask.PutToVote(by=role, at=now, issue=issue)):
            says = f"The proposal on {title} is on the table: count who would vote for it, then call the vote."
            yield Advice(
                kind="put_to_vote", label=f"Call the vote: {title}", says=says, data={"issue": issue}, whole=True
            )
    elif can(state, ask.InitiateLegislation(by=role, at=now, issue=issue, option=option)):
        says = f"The College has adopted {what}: table it, and the Council decides by majority."
        yield Advice(kind="initiate_legislation", label=f"Propose: {what}", says=says, data=data, whole=True)
    elif issue not in state.files.tabled and can(
        state, ask.AdoptInCollege(by=role, at=now, issue=issue, option=option)
    ):
        says = f"{what} has an industrial legal basis: adopt it in the College, and no single state can stop it."
        yield Advice(kind="adopt_in_college", label=f"Adopt in the College: {what}", says=says, data=data, whole=True)
