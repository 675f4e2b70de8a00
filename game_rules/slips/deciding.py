"""Slips about deciding: whose consent is asked, who signs, how members that nobody plays vote."""

from collections.abc import Iterator

from game_rules.members import eu_members
from game_rules.plain import Where
from game_rules.scenario import Scenario

STATES = ("veto", "optional_veto")
STAFFS = ("one_of",)


def wrong_consent(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """States hold vetoes because they sit in a house; staffs hold pens. Nobody is asked twice."""
    kinds = {role.id: role for role in scenario.roles}
    seen: dict[str, str] = {}
    for part in (*STATES, "necessary", *STAFFS):
        for at, code in enumerate(getattr(scenario.acceptance, part)):
            where: Where = ("acceptance", part, at)
            if part in STATES and not kinds[code].is_state:
                yield where, f"{code} is a staff and holds no veto; name it under 'necessary' or 'one_of'"
            if part in STAFFS and kinds[code].is_state:
                yield where, f"{code} is a state and holds no pen; name it under 'veto'"
            if code in seen:
                yield where, f"{code} stands under {seen[code]!r} as well; keep one of the two"
            seen.setdefault(code, part)
    for code, role in kinds.items():
        if role.is_state and role.houses and code not in seen:
            part = "veto" if role.core else "optional_veto"
            yield ("acceptance",), f"{code} sits in a house, where one voice is enough; add it to {part!r}"


def wrong_signatures(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Heads of institutions sign; endorsement is asked by one clause, which also waives attention."""
    signing = scenario.signing
    if signing is None:
        return
    for option, heads in enumerate(signing.heads):
        for at, code in enumerate(heads):
            if scenario.role_by_id[code].is_state:
                where: Where = ("signing", "heads", option, at)
                yield where, f"{code} is a state, no head of an institution; name option {option} in 'states_sign'"
    for at, option in enumerate(signing.states_sign):
        if not 0 <= option < len(signing.heads):
            yield ("signing", "states_sign", at), f"{signing.issue} has options 0 to {len(signing.heads) - 1}"
    asks = {signing.endorsement_issue: signing.endorsement_option} if signing.endorsement_issue else {}
    if scenario.attention_waived_by and dict(scenario.attention_waived_by) != asks:
        named = ", ".join(f"{issue}: {option}" for issue, option in asks.items())
        instead = f"write {{{named}}}" if asks else "name an 'endorsement_issue' in 'signing'"
        yield ("attention_waived_by",), f"attention is waived where both houses endorse the text; {instead}"


def wrong_background(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Only an option with a legal basis is voted on, once, by members of the Union at the time."""
    members = eu_members(scenario.when)
    seen: set[tuple[str, int]] = set()
    for at, votes in enumerate(scenario.background_votes):
        where: Where = ("background_votes", at)
        based = [n for n, option in enumerate(scenario.issue_by_id[votes.issue].options) if option.basis]
        if votes.option not in based:
            instead = f"{votes.issue}={based[0]} has one" if based else f"no option of {votes.issue} has one"
            yield (*where, "option"), f"{votes.issue}={votes.option} has no legal basis to vote on; {instead}"
        if (votes.issue, votes.option) in seen:
            yield (*where, "option"), f"the votes on {votes.issue}={votes.option} stand here twice; keep one"
        seen.add((votes.issue, votes.option))
        for part in ("in_favour", "against", "abstain"):
            for number, code in enumerate(getattr(votes, part)):
                if code not in members:
                    year, month = scenario.when
                    yield (*where, part, number), f"{code} is no member of the Union in {month}/{year}; leave it out"


LOOKS = (wrong_consent, wrong_signatures, wrong_background)
