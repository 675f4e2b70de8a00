"""A preview: what a package would meet, as far as its builder may know. It decides nothing and leaves no trace."""

from collections.abc import Mapping

from game_rules.commands import OfferPackage
from game_rules.decide import objections
from game_rules.explain import stands_in_the_way, stated_objections, veto_holders
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.points import crossed
from game_rules.rules.consent import yeses_seen
from game_rules.seats import in_order, pen_house
from game_rules.state import State
from game_rules.texts import complete, open_issues, standing
from game_rules.view.needs import first_calls, prospect
from game_rules.view.own import NOBODYS
from game_rules.view.seen import chip, sees_package, text_gauge
from game_rules.view.shapes import Chip
from game_rules.view.text import attention_seen
from server.render import Preview


def preview(state: State, reader: RoleId, changes: Mapping[IssueId, int], at: int) -> Preview:
    """What the clauses in `changes` would meet, the others as they stand. The reader must see the text."""
    choices = complete(state, changes)
    changed = {issue: option for issue, option in choices.items() if standing(state)[issue] != option}
    same = [one for one in state.table.packages.values() if one.choices == choices and sees_package(state, reader, one)]
    behind = {role for one in same for role in (one.owner, *yeses_seen(state, reader, one))}
    holders = veto_holders(state, choices)
    return Preview(
        changes=tuple(chip(state, issue, option) for issue, option in changed.items()),
        mine=text_gauge(state, reader, choices),
        attention=attention_seen(state, choices),
        red_lines=tuple(line.text for line in crossed(state, reader, choices)),
        must_agree=holders,
        pens=tuple(role for role in holders if pen_house(state, role)),
        yours=any(one.owner == reader for one in same),
        agreed=in_order(state, frozenset(behind)),
        in_the_way=stands_in_the_way(state, reader, choices),
        objections=tuple(stated_objections(state, reader, choices)),
        quieter=_quieter(state, choices),
        reader=reader,
        needs=prospect(state, reader, choices),
        meet=first_calls(state, reader, choices),
        now=text_gauge(state, reader, standing(state)) if state.table.draft else NOBODYS,
        refused=objections(state, OfferPackage(by=reader, at=at, choices=changed, reopens=True)),
    )


def _quieter(state: State, choices: Choices) -> tuple[tuple[Chip, int], ...]:
    """For each open clause the nearest answer that would draw less attention, and how much less; the most first."""
    found = []
    for issue in open_issues(state):
        options, now = state.scenario.issue_by_id[issue].options, choices[issue]
        less = [at for at, one in enumerate(options) if one.attention < options[now].attention]
        if less:
            nearest = min(less, key=lambda at: (abs(at - now), options[at].attention))
            found.append((chip(state, issue, nearest), options[now].attention - options[nearest].attention))
    return tuple(sorted(found, key=lambda one: -one[1]))
