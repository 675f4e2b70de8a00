"""Loud: the draft draws more attention than it may, and what would make it quiet, cheapest for the role."""

from collections.abc import Iterator
from itertools import combinations

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.doing import has_done, text_key
from game_rules.state import State
from game_rules.texts import attention, clause_name, complete, option_label, standing
from game_rules.view.next.advice import Advice, can
from game_rules.view.next.support import better_packages, own_package
from game_rules.view.next.weighing import against, asked_away, can_pass, steps, stuck
from game_rules.view.own import own


def loud(state: State, role: RoleId) -> Iterator[Advice]:
    """A draft that cannot be frozen is worth no more than no deal: first a text that lies there, then a new one.

    A text that lies there is one to press where it is worth at least half of what one could offer oneself.
    """
    draft = state.table.draft
    if draft is None or not stuck(state):
        return
    over = attention(state, draft.choices) - state.scenario.parameters.attention_ceiling
    why = f"The draft is too loud by {over} to be frozen."
    quiet = _quietest(state, role)
    least = own(state, role).surplus(complete(state, quiet)) // 2 if quiet else 0
    yield from own_package(state, role, why)
    yield from better_packages(state, role, why, least)
    if quiet:
        clauses = " and ".join(clause_name(state, *one) for one in quiet.items())
        label = " and ".join(f"{option_label(state, *one)} ({one[0]}={one[1]})" for one in quiet.items())
        says = f"The draft is too loud by {over} to be frozen. {clauses} would do: offer it."
        yield Advice(kind="offer_package", label=f"Offer {label}", says=says, data={"choices": quiet})


def _quietest(state: State, role: RoleId) -> dict[str, int]:
    """One clause, or two, that make the text quiet: what nobody speaks against, and takes from nobody what it has
    demanded; then the smallest step, then what is best for the role."""
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
            step = sum(abs(option - now[issue]) for issue, option in choices.items())
            minding = len(against(state, role, text) | asked_away(state, role, text))
            found.append((minding, step, -mine.surplus(text), sorted(choices.items())))
        for _, _, _, clauses in sorted(found):
            if can(state, ask.OfferPackage(by=role, at=state.clock.now, choices=dict(clauses))):
                return dict(clauses)
    return {}
