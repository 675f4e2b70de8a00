"""Papers in play: who has which in what form, where one may go, and what each reader may know of it."""

from collections.abc import Mapping
from typing import Literal

from game_rules.commands.papers import Form
from game_rules.ids import EU_HOUSE, LECTURER, NATO_HOUSE, RoleId
from game_rules.members import BY_CODE, eu_members, has_security_agreement
from game_rules.scenario import Document
from game_rules.seats import in_order, members, role_of
from game_rules.state import Given, State

FORMS: tuple[Form, ...] = ("summary", "whole")


def restricted(document: Document, form: str) -> bool:
    """Is what would be shared classified? A summary never is."""
    return document.marking == "restricted" and form == "whole"


def going(document: Document, form: Form) -> Form:
    """The form in which it goes: a paper without a summary goes whole."""
    return form if document.summary else "whole"


def form_held(state: State, role: RoleId, document: Document) -> Literal["", "summary", "whole"]:
    """In what form a role has the paper: whole, its summary, or not at all."""
    if document.annex and document.id not in state.papers.issued:
        return ""
    if role in first_readers(state, document):
        return "whole"
    forms = {one.form for one in state.papers.given if one.document == document.id and role in one.to}
    return "whole" if "whole" in forms else "summary" if forms else ""


def first_readers(state: State, document: Document) -> tuple[RoleId, ...]:
    """Who has the paper whole without having been given it."""
    if document.marking == "public":
        return state.cast
    allies = members(state, NATO_HOUSE) if document.annex else ()
    return in_order(state, frozenset((document.owner, *document.readers, *allies)) & frozenset(state.cast))


def held(state: State, role: RoleId) -> tuple[Document, ...]:
    """The papers that a role has in some form."""
    return tuple(one for one in state.scenario.documents if form_held(state, role, one))


def in_hand(state: State, role: RoleId, name: str, form: str) -> Document | None:
    """The paper that is meant, if the role has it in this form; none also where there is no such paper."""
    document = state.scenario.document_by_id.get(name)
    if document is None or form_held(state, role, document) not in (form, "whole"):
        return None
    return document


def other_side(state: State, document: Document) -> str:
    """The organisation whose paper it is not."""
    return EU_HOUSE if role_of(state, document.owner).organisation == NATO_HOUSE else NATO_HOUSE


def addressed(state: State, by: RoleId, document: Document, to: tuple[RoleId, ...]) -> tuple[RoleId, ...]:
    """Who would get it: those named, or everybody of the other organisation; never oneself."""
    house = other_side(state, document)
    whole = (role for role in state.cast if role_of(state, role).organisation == house or role in members(state, house))
    return in_order(state, frozenset(to or whole) - {by})


def on_the_eu_side(state: State, roles: tuple[RoleId, ...]) -> tuple[RoleId, ...]:
    """Those among these who are EU members or an EU staff."""
    return tuple(one for one in roles if role_of(state, one).organisation == EU_HOUSE or role_of(state, one).eu_member)


def without_agreement(state: State) -> tuple[RoleId, ...]:
    """The EU members that have no security agreement with NATO at the date of the game, seated or not (M126)."""
    when = state.scenario.when
    return tuple(code for code in eu_members(when) if not has_security_agreement(code, when))


def country(state: State, code: RoleId) -> str:
    """A member's name, seated or not."""
    role = state.scenario.role_by_id.get(code)
    return role.name if role else BY_CODE[code].name


def is_release(state: State, one: Given) -> bool:
    """Was a restricted paper released whole to EU members by name?"""
    document = state.scenario.document_by_id[one.document]
    return restricted(document, one.form) and any(role_of(state, role).eu_member for role in one.to)


def knows_given(state: State, reader: str, one: Given) -> bool:
    """Who gave and who got know of it; that a restricted paper was released to some members, all EU members."""
    if reader == LECTURER or reader in (one.by, *one.to) or (state.ledger.revealed and reader in state.cast):
        return True
    return is_release(state, one) and reader in members(state, EU_HOUSE)


def released_to(state: State, document: Document, reader: str) -> tuple[RoleId, ...]:
    """The EU members to whom a restricted paper was released for use on the EU side, as far as the reader knows."""
    found = [
        one.to
        for one in state.papers.given
        if one.document == document.id and is_release(state, one) and knows_given(state, reader, one)
    ]
    return in_order(state, frozenset(role for to in found for role in to if role_of(state, role).eu_member))


def known_forms(state: State, reader: str, document: Document) -> Mapping[RoleId, Form]:
    """Who has the paper and in what form, as far as the reader knows: from the start, or given."""
    known: dict[RoleId, Form] = {}
    for one in state.papers.given:
        if one.document == document.id and knows_given(state, reader, one):
            known |= {role: one.form for role in (one.by, *one.to) if known.get(role) != "whole"}
    first = first_readers(state, document)
    if reader == LECTURER or reader in first or (state.ledger.revealed and reader in state.cast):
        known |= dict.fromkeys(first, "whole")
    return known


def answers_at_once(state: State, caller: RoleId, called: RoleId) -> bool:
    """Has the caller given the called a paper in this phase? Who has read it need not ask its members first."""
    now = state.clock.number
    return any(one.by == caller and called in one.to and one.phase == now for one in state.papers.given)
