"""Support: what a role can do for a text that it wants: its own yes first, then asking for what is missing."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.assent import initials_under, missing_pens
from game_rules.rules.broken import unreconciled
from game_rules.rules.consent import might_lack
from game_rules.rules.doing import has_done, text_key
from game_rules.rules.staff import contact_cost, have_met
from game_rules.seats import in_order, name, names, pen_house, pens, role_of
from game_rules.state import Package, State
from game_rules.view.next.advice import Advice, can, may_call, meet, to_ask, to_meet
from game_rules.view.next.weighing import bearing, better, may_become, worth_pressing
from game_rules.view.seen import between, sees_meeting


def better_packages(state: State, role: RoleId, why: str = "", least: int = 0) -> Iterator[Advice]:
    """Others' packages that are worth more than what stands, and can win; `why` says what they would mend.

    Nobody is sent to meet somebody for a text that it may initial at once under another name.
    """
    draft = state.table.draft
    than = f"draft {draft.number}" if draft and not why else "walking away"
    found: list[tuple[str, Advice]] = []
    for package in better(state, role, least):
        whose = f"{name(state, package.owner)}'s text"
        says = f"{why} {whose} would do" if why else f"{whose} is worth more to you than {than}"
        found += [(text_key(package.choices), piece) for piece in _yes(state, role, package, says)]
    at_once = {text for text, piece in found if piece.kind in ("initial", "accept_package")}
    yield from (piece for text, piece in found if piece.kind != "contact" or text not in at_once)


def own_package(state: State, role: RoleId, why: str = "") -> Iterator[Advice]:
    """The role's own package, where it beats what stands and could win, but lacks somebody's yes."""
    package = state.table.packages.get(role)
    if package is None or (role, package.version) in state.table.drafted or not may_become(state, package):
        return
    draft = state.table.draft
    if (draft and package.choices == draft.choices) or not worth_pressing(state, role, package.choices):
        return
    says = f"{why} Your package would do" if why else "Your package lies on the table"
    yield from win_the_yes(state, role, package, says)


def lacking(state: State, role: RoleId, package: Package) -> tuple[RoleId, ...]:
    """Others whose yes the package lacks; under `sign` the pens of the first house that has not initialled it."""
    if state.scenario.procedure == "accept":
        return tuple(one for one in might_lack(state, role, package) if one != role)
    houses = [house for house in missing_pens(state, package) if role not in pens(state, house)]
    return pens(state, houses[0]) if houses else ()


def _yes(state: State, role: RoleId, package: Package, says: str) -> Iterator[Advice]:
    """The yes that the role can give: initials, acceptance, a stance; where it has given it, asking for the others'."""
    now, owner, version = state.clock.now, package.owner, package.version
    data, whose = {"owner": owner, "version": version}, f"{name(state, owner)}'s"
    if has_done(state, role, "initial", f"{owner} {version}"):
        return
    done = role in initials_under(state, package)
    if not done and can(state, ask.Initial(by=role, at=now, owner=owner, version=version)):
        label = f"Initial {whose} text"
        yield Advice(kind="initial", label=label, says=f"{says}: initial it.", data=data, whole=True)
    elif state.scenario.procedure == "accept" and can(
        state, ask.AcceptPackage(by=role, at=now, owner=owner, version=version)
    ):
        label = f"Accept {whose} package"
        yield Advice(kind="accept_package", label=label, says=f"{says}: accept it.", data=data, whole=True)
    elif met := _to_meet(state, role, package):
        yield meet(state, met, f"{says}: {to_meet(state, met)}.")
    elif _may_back(state, role, package):
        about: dict[str, object] = {"owner": owner}
        yield Advice(kind="set_stance", label=f"Back {whose} text", says=f"{says}: say so.", data=about)
    else:
        yield from win_the_yes(state, role, package, says)


def win_the_yes(state: State, role: RoleId, package: Package, says: str) -> Iterator[Advice]:
    """Ask for the yes that is missing; a pen that has met none of those who could give it meets one first."""
    if is_twice_and_unmet(state, package):
        yield from _join(state, role, package, says)
        return
    missing = lacking(state, role, package)
    if not missing:
        return
    if not is_unmet(state, role, package, missing):
        yield to_ask(state, role, missing, f"{says}: win the yes of {names(state, missing, 'or')}.")
        return
    nearest = sorted(missing, key=lambda one: contact_cost(state, one))
    callable_ = [one for one in nearest if role in initials_under(state, package) and may_call(state, role, one)]
    if callable_:
        yield meet(state, callable_[0], f"{says}: {to_meet(state, callable_[0])}.")
    elif role in initials_under(state, package):
        waits = [one for one in nearest if has_done(state, role, "contact", one)]
        what = f"{names(state, waits[:1])} has your call" if waits else f"ask {names(state, missing, 'or')} to call you"
        yield to_ask(state, role, tuple(waits) or missing, f"{says}: {what}; without a drafting meeting {_NOBODY}.")
    else:
        under = in_order(state, initials_under(state, package))
        whom = f"{names(state, under)} and {names(state, missing, 'or')}"
        yield to_ask(state, role, under, f"{says}: {whom} have yet to meet; without a drafting meeting {_NOBODY}.")


def _join(state: State, role: RoleId, package: Package, says: str) -> Iterator[Advice]:
    """Two have put the same text on the table: their meeting makes it the draft."""
    under = in_order(state, initials_under(state, package))
    others = tuple(one for one in under if one != role)
    head = f"{says}, and {names(state, others)} {'has' if len(others) == 1 else 'have'} initialled the same"
    callable_ = [one for one in others if role in under and may_call(state, role, one)]
    if callable_:
        yield meet(state, callable_[0], f"{head}: {to_meet(state, callable_[0])}.")
    else:
        yield to_ask(state, role, others, f"{head}: it becomes the draft as soon as two of its pens meet.")


_NOBODY = "nobody can initial"


def is_unmet(state: State, reader: str, package: Package, missing: tuple[RoleId, ...]) -> bool:
    """Has none of `missing` met a pen under the text in this phase, as far as the reader knows? Of these its own."""
    if state.scenario.procedure != "sign":
        return False
    whose = (reader,) if reader in missing else missing
    pairs = [(one, other) for one in initials_under(state, package) for other in whose]
    knows = all(sees_meeting(state, reader, between(state, one, other)) for one, other in pairs)
    return bool(pairs) and knows and not any(have_met(state, one, other) for one, other in pairs)


def is_twice_and_unmet(state: State, package: Package) -> bool:
    """Have pens of both houses put this text on the table, each under its own name, and not met over it?

    Nothing is told by that: had two of them met, it would be the draft.
    """
    if state.scenario.procedure != "sign" or missing_pens(state, package):
        return False
    draft, stands = state.table.draft, (package.owner, package.version) in state.table.drafted
    return not stands and not (draft and draft.choices == package.choices) and not any(unreconciled(state, package))


def _to_meet(state: State, role: RoleId, package: Package) -> RoleId:
    """The other side's pen under the text, whom the role must meet before it initials it; empty where it need not."""
    if pen_house(state, role) not in missing_pens(state, package):
        return ""
    theirs = [one for one in pens(state) if one in initials_under(state, package) and may_call(state, role, one)]
    return "" if any(have_met(state, role, one) for one in theirs) else next(iter(theirs), "")


def _may_back(state: State, role: RoleId, package: Package) -> bool:
    """May a state say that it can be silent on a text that it neither offers nor has said so of, under any name?"""
    if role in bearing(state, role, package) or state.scenario.procedure != "sign" or not role_of(state, role).is_state:
        return False
    stance = ask.SetStance(by=role, at=state.clock.now, stance="can_be_silent", owner=package.owner)
    return not has_done(state, role, "set_stance", package.owner) and can(state, stance)
