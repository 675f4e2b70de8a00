"""Turns of events before they happen: what each would do now, and why one would make no sense. The rules are asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game_rules.commands import FireInject, Leak
from game_rules.decide import Refused, decide
from game_rules.ids import LECTURER, SECOND, RoleId
from game_rules.rules.capitals import a_draft_leaks_once, there_must_be_a_text_to_leak
from game_rules.rules.files import waits_for_a_turn
from game_rules.rules.leash import leash
from game_rules.scenario import Inject
from game_rules.seats import name, names
from game_rules.state import State
from game_rules.texts import attention, standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """What a turn of events would do, in words; `closed` says why it cannot happen, or would make no sense."""

    does: tuple[str, ...] = ()
    closed: str = ""


def foreseen(state: State, inject: Inject) -> Foreseen:
    """What would follow if it happened now."""
    asked = FireInject(by=LECTURER, at=state.clock.now, inject=inject.id)
    answer = decide(state, asked)
    if isinstance(answer, Refused):
        return Foreseen(closed=answer.reasons[0].says)
    if closed := _nothing_to_leak(state, inject):
        return Foreseen(closed=closed)
    teaches = any(effect.op in ("hint", "unlock_procedure") for effect in inject.effects)
    if _without_the_mark(answer.state) == _without_the_mark(state) and inject.effects and not teaches:
        return Foreseen(closed="It would change nothing as the text stands now.")
    lessons = tuple(f"everybody reads: {effect.text}" for effect in inject.effects if effect.op == "hint")
    return Foreseen(does=(*_differences(state, answer.state), *lessons))


def _nothing_to_leak(state: State, inject: Inject) -> str:
    """A turn of events that stands for a leak asks of the room what a leak asks of it."""
    if inject.unless != "leaked":
        return ""
    asked = Leak(by=state.cast[0], at=state.clock.now)
    if any(there_must_be_a_text_to_leak(state, asked)):
        return "There is no draft that could leak."
    return next((reason.says for reason in a_draft_leaks_once(state, asked)), "")


def _without_the_mark(state: State) -> State:
    """The state, not knowing what has happened and which prices were forgotten with it."""
    return replace(state, clock=replace(state.clock, fired=frozenset()), table=replace(state.table, prices={}))


def _differences(before: State, after: State) -> Iterator[str]:
    louder = attention(after, standing(after)) - attention(before, standing(before))
    if louder:
        yield f"attention {louder:+d}"
    if sooner := before.clock.ends - after.clock.ends:
        yield f"the phase ends {sooner // SECOND} s earlier"
    if owed := after.clock.owed - before.clock.owed:
        yield f"the next phase is {owed // SECOND} s shorter"
    moved = {role: leash(after, role) - leash(before, role) for role in before.cast}
    for word, sign in (("shorter", 1), ("longer", -1)):
        roles = tuple(role for role, by in moved.items() if by * sign > 0)
        if roles:
            yield f"a {word} leash for {names(before, roles)}"
    for role in before.cast:
        yield from _for_one(before, after, role)
    for told, role, issue in sorted(after.corridors.stands_known - before.corridors.stands_known):
        yield f"{name(before, told)} learns where {name(before, role)} stands on {issue}"
    if before.table.draft != after.table.draft:
        yield "a bracket opens in the draft"
    yield from _files_opened(before, after)


def _files_opened(before: State, after: State) -> Iterator[str]:
    """The files on which the Commission may propose from then on."""
    for issue in before.scenario.issues:
        if waits_for_a_turn(before, issue.id) and not waits_for_a_turn(after, issue.id):
            yield f"the Commission may propose on {issue.title}"


def _for_one(before: State, after: State, role: RoleId) -> Iterator[str]:
    """What changes for one role."""
    if by := after.ledger.walkaway.get(role, 0) - before.ledger.walkaway.get(role, 0):
        yield f"no deal is worth {by:+d} to {name(before, role)}"
    if any(before.ledger.payoff.get(key) != worth for key, worth in after.ledger.payoff.items() if key[0] == role):
        yield f"other points for {name(before, role)}"
    if by := after.corridors.dearer.get(role, 0) - before.corridors.dearer.get(role, 0):
        yield f"a meeting with {name(before, role)} costs {by:+d}"
    if before.corridors.cards_in_hand.get(role) != after.corridors.cards_in_hand.get(role):
        yield f"one more press statement for {name(before, role)}"
