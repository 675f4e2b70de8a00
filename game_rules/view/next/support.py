"""Support: what a role can do for a text that it wants: its own yes first, then asking for what is missing."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.assent import missing_consent, missing_pens
from game_rules.rules.doing import has_done, text_key
from game_rules.rules.staff import have_met
from game_rules.seats import name, names, pen_house, pens, role_of, the
from game_rules.state import Package, State
from game_rules.view.next.advice import Advice, can, may_call, to_ask
from game_rules.view.next.weighing import better, can_win, floor, may_become
from game_rules.view.own import own


def better_packages(state: State, role: RoleId, why: str = "") -> Iterator[Advice]:
    """Others' packages that are worth more than what stands, and can win; `why` says what they would mend.

    Nobody is sent to meet somebody for a text that it may initial at once under another name.
    """
    draft = state.table.draft
    than = f"draft {draft.number}" if draft and not why else "walking away"
    found: list[tuple[str, Advice]] = []
    for package in better(state, role):
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
    mine, draft = own(state, role), state.table.draft
    stands = draft is not None and package.choices == draft.choices
    if stands or mine.forbidden(package.choices) or mine.surplus(package.choices) < floor(state, role):
        return
    missing = lacking(state, role, package)
    if missing and can_win(state, role, package.choices):
        says = f"{why} Your package would do" if why else "Your package lies on the table"
        yield to_ask(state, role, missing, f"{says}: win the yes of {names(state, missing, 'or')}.")


def lacking(state: State, role: RoleId, package: Package) -> tuple[RoleId, ...]:
    """Others whose yes the package lacks; under `sign` the pens of the first house that has not initialled it."""
    if state.scenario.procedure == "accept":
        return tuple(one for one in missing_consent(state, package) if one != role)
    houses = [house for house in missing_pens(state, package) if role not in pens(state, house)]
    return pens(state, houses[0]) if houses else ()


def _yes(state: State, role: RoleId, package: Package, says: str) -> Iterator[Advice]:
    """The yes that the role can give: initials, acceptance, a stance; where it has given it, asking for the others'."""
    now, owner, version = state.clock.now, package.owner, package.version
    data, whose = {"owner": owner, "version": version}, f"{name(state, owner)}'s"
    if has_done(state, role, "initial", f"{owner} {version}"):
        return
    if can(state, ask.Initial(by=role, at=now, owner=owner, version=version)):
        label = f"Initial {whose} text"
        yield Advice(kind="initial", label=label, says=f"{says}: initial it.", data=data, whole=True)
    elif state.scenario.procedure == "accept" and can(
        state, ask.AcceptPackage(by=role, at=now, owner=owner, version=version)
    ):
        label = f"Accept {whose} package"
        yield Advice(kind="accept_package", label=label, says=f"{says}: accept it.", data=data, whole=True)
    elif met := _to_meet(state, role, package):
        says = f"{says}: meet {the(state, met)} first."
        yield Advice(kind="contact", label=f"Meet {name(state, met)}", says=says, data={"role": met}, whole=True)
    elif _may_back(state, role, owner):
        about: dict[str, object] = {"owner": owner}
        yield Advice(kind="set_stance", label=f"Back {whose} text", says=f"{says}: say so.", data=about)
    elif missing := lacking(state, role, package):
        yield to_ask(state, role, missing, f"{says}: win the yes of {names(state, missing, 'or')}.")


def _to_meet(state: State, role: RoleId, package: Package) -> RoleId:
    """The other side's pen under the text, whom the role must meet before it initials it; empty where it need not."""
    if pen_house(state, role) not in missing_pens(state, package):
        return ""
    theirs = [one for one in pens(state) if one in package.initials and may_call(state, role, one)]
    return "" if any(have_met(state, role, one) for one in theirs) else next(iter(theirs), "")


def _may_back(state: State, role: RoleId, owner: RoleId) -> bool:
    if state.scenario.procedure != "sign" or not role_of(state, role).is_state:
        return False
    stance = ask.SetStance(by=role, at=state.clock.now, stance="can_be_silent", owner=owner)
    return not has_done(state, role, "set_stance", owner) and can(state, stance)
