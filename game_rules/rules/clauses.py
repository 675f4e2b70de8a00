"""Clauses: whatever an act names as one is an option of this scenario."""

from game_rules.cites import VERSIONS
from game_rules.ids import IssueId
from game_rules.reason import Reason
from game_rules.scenario import Issue
from game_rules.state import State


def issue_with(state: State, issue: IssueId, option: int) -> Issue | None:
    """The issue, where there is one that has this option."""
    known = state.scenario.issue_by_id.get(issue)
    return known if known and 0 <= option < len(known.options) else None


def no_such_clause(name: str) -> Reason:
    """The reason whoever names what the scenario does not have reads."""
    return Reason(
        rule="R-VERSION",
        says=f"There is no clause {name}.",
        cites=(VERSIONS,),
        remedy="Pick one of the text.",
    )
