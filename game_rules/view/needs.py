"""Needs: whose yes a text still lacks, in one sentence, and who has to meet before anybody can say it."""

from game_rules.explain import stated_objections
from game_rules.ids import Choices, RoleId
from game_rules.reason import listed
from game_rules.rules.assent import initials_under, missing_pens
from game_rules.rules.consent import counted, might_lack, sees_every_yes
from game_rules.rules.staff import contact_cost
from game_rules.seats import in_order, pen_house, pens, role_of
from game_rules.state import Package, State
from game_rules.view.next.advice import may_call
from game_rules.view.next.support import is_twice_and_unmet, is_unmet

Lacking = tuple[tuple[RoleId, ...], ...]
"""Every yes that is missing, by those of whom any one can give it."""


def lacking(state: State, reader: str, package: Package) -> Lacking:
    """As far as the reader may know it: under `accept` everybody who may be the one."""
    if state.scenario.procedure == "sign":
        return tuple(pens(state, house) for house in missing_pens(state, package))
    one_of, missing = state.scenario.acceptance.one_of, might_lack(state, reader, package)
    alone = tuple((role,) for role in missing if role not in one_of)
    pen = tuple(role for role in missing if role in one_of)
    return (*alone, pen) if pen else alone


def needs(state: State, reader: str, package: Package, missing: Lacking, *, drafted: bool) -> str:
    """One sentence: what the package still needs. Yeses are counted, house by house; initials have names."""
    if not missing:
        again = state.scenario.procedure == "sign" and not drafted
        return "It was the draft once: to bring it back, somebody must offer it again." if again else ""
    says = [_short(state, reader, roles[0]) for roles in missing if not pen_house(state, roles[0])]
    parts = [f"a yes of {listed(says)}" if sees_every_yes(state, reader) else counted(state, reader, package)]
    parts = parts if says else []
    for number, roles in enumerate(roles for roles in missing if pen_house(state, roles[0])):
        parts.append(_initials(reader, roles, again=number > 0))
    return f"Needs {', and '.join(parts)}."


def first_meet(state: State, reader: str, package: Package, missing: Lacking) -> str:
    """` First you and NATO must meet.`, where nobody can initial before that, as far as the reader knows."""
    if is_twice_and_unmet(state, package):
        return " Pens of both houses have initialled this very text: it becomes the draft as soon as two of them meet."
    for roles in missing:
        if pen_house(state, roles[0]) and is_unmet(state, reader, package, roles):
            under = in_order(state, initials_under(state, package))
            whom = listed([_short(state, reader, one) for one in under], "or")
            theirs = "you" if reader in roles else listed([_short(state, reader, one) for one in roles], "or")
            return f" First {whom} and {theirs} must meet: without a drafting meeting nobody can initial."
    return ""


def to_meet(state: State, reader: str, package: Package, missing: Lacking) -> tuple[RoleId, ...]:
    """Whom the reader itself can call about this text, and has to before anybody can initial it; cheapest first."""
    under = initials_under(state, package)
    found: list[RoleId] = []
    if is_twice_and_unmet(state, package) and reader in under:
        found += [one for one in under if may_call(state, reader, one)]
    for roles in missing:
        if pen_house(state, roles[0]) and is_unmet(state, reader, package, roles):
            others = under if reader in roles else roles if reader in under else ()
            found += [one for one in others if may_call(state, reader, one)]
    return tuple(sorted(in_order(state, found), key=lambda one: contact_cost(state, one)))


def _initials(reader: str, roles: tuple[RoleId, ...], *, again: bool) -> str:
    """`NATO's initials`, `the initials of COM or EEAS`, `your initials`; a second time `those of` and `yours`."""
    if reader in roles:
        return "yours" if again else "your initials"
    if again:
        return f"those of {listed(roles, 'or')}"
    return f"{roles[0]}'s initials" if len(roles) == 1 else f"the initials of {listed(roles, 'or')}"


def _short(state: State, reader: str, role: RoleId) -> str:
    """A state by its name, a staff by its code; the reader is spoken to."""
    known = role_of(state, role)
    return "you" if role == reader else known.name if known.is_state else role


def prospect(state: State, reader: RoleId, choices: Choices) -> str:
    """What a text would meet if the reader offered it now, as far as it may know."""
    package = _offered(reader, choices, pen=pen_house(state, reader) != "")
    missing = lacking(state, reader, package)
    asked = [
        f"{one.role} {one.issue}={one.option}"
        for one in state.corridors.demands.values()
        if one.role != reader and choices[one.issue] != one.option
    ]
    objected = any(True for _ in stated_objections(state, reader, choices))
    parts = (
        "" if objected else "Nobody has objected to this.",
        f"Open demands: {', '.join(asked)}." if asked else "",
        needs(state, reader, package, missing, drafted=False) if missing else "",
        first_meet(state, reader, package, missing).strip(),
    )
    return " ".join(part for part in parts if part)


def first_calls(state: State, reader: RoleId, choices: Choices) -> tuple[tuple[RoleId, int], ...]:
    """Whom the reader would have to meet first if it offered this text now, with the action points that it costs."""
    package = _offered(reader, choices, pen=pen_house(state, reader) != "")
    found = to_meet(state, reader, package, lacking(state, reader, package))
    return tuple((role, contact_cost(state, role)) for role in found)


def _offered(reader: RoleId, choices: Choices, *, pen: bool) -> Package:
    initials = frozenset({reader} if pen else ())
    return Package(owner=reader, version=0, choices=choices, accepted=frozenset({reader}), initials=initials)
