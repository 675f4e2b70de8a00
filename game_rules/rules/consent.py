"""Consent under `accept`, as a reader may know it: how many yeses each house lacks, and who might be asked for one.

Who refuses is named only where it said so in public: an objection, a broken silence, a vote against.
"""

from game_rules.ids import HOUSES, LECTURER, RoleId
from game_rules.reason import listed
from game_rules.rules.assent import assents_under, missing_consent, same_text
from game_rules.rules.ballots import consents
from game_rules.seats import HOUSE_NAMES, in_order, members, role_of
from game_rules.state import Package, State


def sees_every_yes(state: State, reader: str) -> bool:
    """The lecturer does, and every player once all has been revealed."""
    return reader == LECTURER or (state.ledger.revealed and reader in state.cast)


def yeses_seen(state: State, reader: str, package: Package) -> tuple[RoleId, ...]:
    """Who is known to have said yes: pens by their initials, who offers the text, and the reader itself."""
    said = assents_under(state, package)
    if sees_every_yes(state, reader) or state.scenario.procedure == "sign":
        return in_order(state, said)
    owners = {one.owner for one in state.table.packages.values() if same_text(one, package)}
    known = {role for role in said if role in (reader, *owners) or not role_of(state, role).is_state}
    return in_order(state, frozenset(known))


def lacking_in(state: State, package: Package, reader: str = "") -> tuple[tuple[str, int], ...]:
    """How many yeses of others each house still lacks."""
    missing, agreed = missing_consent(state, package), state.decision.consents
    short = []
    for house in HOUSES:
        if (house, package.owner, package.version) not in agreed:
            left = [one for one in members(state, house) if one in missing and one != reader]
            short.append((house, len(left)))
    return tuple((house, left) for house, left in short if left)


def might_lack(state: State, reader: str, package: Package) -> tuple[RoleId, ...]:
    """Whose yes may be missing, as far as the reader knows: of states, everybody needed whose house lacks any."""
    missing = missing_consent(state, package)
    if sees_every_yes(state, reader):
        return missing
    needs, known = state.scenario.acceptance, yeses_seen(state, reader, package)
    short = {house for house, _ in lacking_in(state, package, reader)}
    could = {
        role
        for role in (*needs.veto, *needs.optional_veto, *needs.necessary)
        if role in state.cast and role_of(state, role).is_state and role not in (reader, *known)
        if short & {*role_of(state, role).houses} and not consents(state, role, package)
    }
    found = {role for role in missing if role == reader or not role_of(state, role).is_state}
    law = dict.fromkeys((*needs.veto, *needs.optional_veto, *needs.necessary, *needs.one_of))
    return tuple(role for role in law if role in could | found)


def counted(state: State, reader: str, package: Package) -> str:
    """`your yes, 1 more in the North Atlantic Council and 2 more in the Council of the EU`; empty where none lacks."""
    parts = ["your yes"] if reader in missing_consent(state, package) and role_of(state, reader).is_state else []
    for number, (house, left) in enumerate(lacking_in(state, package, reader)):
        yes = "" if number else " yes" if left == 1 else " yeses"
        parts.append(f"{left}{' more' if parts and parts[0] == 'your yes' else yes} in {HOUSE_NAMES[house]}")
    return listed(parts)
