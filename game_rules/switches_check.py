"""Reading a scenario's switches: does everything exist that treatments, their sentences and loyalties name?"""

from collections.abc import Iterator
from dataclasses import fields, replace

from game_rules.ids import RoleId
from game_rules.plain import Where, to_plain
from game_rules.scenario import Loyalties, Scenario, Staff, Treatment
from game_rules.treatments import texts

STANDINGS = frozenset(field.name for field in fields(Staff))


def wrong_switches(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Mistakes in the treatments, and in the sentences that they make false."""
    for at, one in enumerate(scenario.treatments):
        for problem in _wrong(scenario, one):
            yield ("treatments", at), problem
    for role, named in scenario.loyalties.items():
        yield from _wrong_loyalties(scenario, role, named)
    said = _said(scenario) if scenario.sentences else ""
    for at, sentence in enumerate(scenario.sentences):
        if unknown := [name for name in sentence.under if name not in scenario.treatment_by_id]:
            yield ("sentences", at, "under"), f"no treatment {unknown[0]!r} in this scenario"
        if not sentence.under:
            yield ("sentences", at), "say under which treatments it is false"
        if _one_line(sentence.says) not in said:
            yield ("sentences", at, "says"), "this sentence stands nowhere in the scenario"


def _said(scenario: Scenario) -> str:
    """Every text of a scenario, a line each."""
    return "\n".join(map(_one_line, texts(to_plain(replace(scenario, sentences=(), treatments=())))))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrong_loyalties(scenario: Scenario, role: RoleId, named: Loyalties) -> Iterator[tuple[Where, str]]:
    """A loyalty is a bureaucrat's, and its clauses exist."""
    known = scenario.role_by_id.get(role)
    if known is None or known.is_state:
        yield ("loyalties", role), f"no staff {role!r}"
    for part, clauses in (("house", named.house), ("service", named.service)):
        for issue, options in clauses.items():
            there = len(scenario.issue_by_id[issue].options) if issue in scenario.issue_by_id else 0
            for option in options:
                if not 0 <= option < there:
                    yield ("loyalties", role, part, issue), f"no clause {issue}={option}"


def _wrong(scenario: Scenario, one: Treatment) -> Iterator[str]:
    """What a treatment changes and the scenario does not have."""
    for role, standing in one.staff.items():
        if role not in scenario.parameters.staff:
            yield f"{one.id}: no staff {role!r}"
        yield from (f"{one.id}: no standing {name!r}" for name in standing if name not in STANDINGS)
    yield from (f"{one.id}: no role {role!r}" for role in one.walkaway if role not in scenario.role_by_id)
    for issue, option in one.force.items():
        known = scenario.issue_by_id.get(issue)
        if known is None or not 0 <= option < len(known.options):
            yield f"{one.id}: no clause {issue}={option}"
