"""What a capital may do to a pen's leash: to know, and not to be urged."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.doing import has_done
from game_rules.rules.leash import leash, leash_word, too_short_for_a_common_draft
from game_rules.seats import name, names, pen_house, pens, principals, role_of
from game_rules.state import State
from game_rules.texts import isolated
from game_rules.view.next.advice import Advice, can, to_ask
from game_rules.words import kind_of


def leashes(state: State, role: RoleId) -> Iterator[Advice]:
    """What a step of a pen's leash does behind closed doors: to know, and not to be urged."""
    if not isolated(state) or not role_of(state, role).is_state:
        return
    led = next((pen for pen in pens(state) if role in principals(state, pen)), "")
    steps = _steps(leash(state, led) - state.scenario.parameters.leash_common_draft) if led else ()
    for command, verb, effect in steps:
        if can(state, command(by=role, at=state.clock.now, role=led)):
            what = f"{verb} {name(state, led)}'s leash"
            yield Advice(kind=kind_of(command), label=what, says=f"{what}: {effect}.", data={"role": led})


def rope(state: State, role: RoleId) -> Iterator[Advice]:
    """A pen that is held too short for a common draft asks those who lead it, each of them once."""
    if not pen_house(state, role) or not too_short_for_a_common_draft(state, role):
        return
    leaders = tuple(one for one in principals(state, role) if not has_done(state, role, "message", one))
    held = leash_word(leash(state, role))
    says = f"Your leash is {held}: behind closed doors you may initial no common draft. {_steps_asked(state, role)}"
    yield from (to_ask(state, role, (one,), says) for one in leaders[:1])


def _steps_asked(state: State, role: RoleId) -> str:
    """How much rope is wanted, and of whom; each leader gives one step a phase."""
    steps = leash(state, role) - state.scenario.parameters.leash_common_draft
    asked = f"Ask {names(state, principals(state, role), 'or')} to loosen it"
    return f"{asked}." if steps == 1 else f"{asked}; it takes {steps} of them, one step each."


def _steps(too_short: int) -> tuple[tuple[type[ask.TightenLeash | ask.LoosenLeash], str, str], ...]:
    """The steps that make a difference: `too_short` is by how much a leash forbids a common draft."""
    if too_short < 0:
        return ()
    if too_short == 0:
        tightened = "one step shorter, and it may initial no common draft until everybody sees the text"
        return ((ask.TightenLeash, "Tighten", tightened),)
    enough = "it may then initial a common draft behind closed doors, which it cannot now"
    help_ = "it is too short to initial a common draft, and one step is not enough: another state must help"
    return ((ask.LoosenLeash, "Loosen", enough if too_short == 1 else help_),)
