"""Loud: the draft draws more attention than it may, and what would make it quiet, cheapest for the role."""

from collections.abc import Iterator
from itertools import combinations

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.doing import has_done, text_key
from game_rules.state import State
from game_rules.texts import attention, complete, standing
from game_rules.view.next.advice import Advice, can
from game_rules.view.next.support import better_packages, own_package
from game_rules.view.next.weighing import against, can_pass, steps, stuck
from game_rules.view.own import own


def loud(state: State, role: RoleId) -> Iterator[Advice]:
    """A draft that cannot be frozen is worth no more than no deal: first a text that lies there, then a new one."""
    draft = state.table.draft
    if draft is None or not stuck(state):
        return
    over = attention(state, draft.choices) - state.scenario.parameters.attention_ceiling
    why = f"The draft is too loud by {over} to be frozen."
    yield from own_package(state, role, why)
    yield from better_packages(state, role, why)
    quiet = _quietest(state, role)
    if quiet:
        codes = " and ".join(f"{issue}={option}" for issue, option in quiet.items())
        says = f"The draft is too loud by {over} to be frozen: {codes} would do; offer it."
        yield Advice(kind="offer_package", label=f"Offer {codes}", says=says, data={"choices": quiet})


def _quietest(state: State, role: RoleId) -> dict[str, int]:
    """One clause, or two, that make the text quiet: what nobody speaks against, then what is best for the role."""
    now, mine = standing(state), own(state, role)
    quieter = [one for one in steps(state) if attention(state, complete(state, dict([one]))) < attention(state, now)]
    for count in (1, 2):
        found = []
        for together in combinations(quieter, count):
            choices = dict(together)
            text = complete(state, choices)
            if len(choices) < count or not can_pass(state, text) or not mine.agrees(text):
                continue
            if has_done(state, role, "offer_package", text_key(text)):
                continue
            found.append((len(against(state, role, text)), -mine.surplus(text), sorted(choices.items())))
        for _, _, clauses in sorted(found):
            if can(state, ask.OfferPackage(by=role, at=state.clock.now, choices=dict(clauses))):
                return dict(clauses)
    return {}
