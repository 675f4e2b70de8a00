"""Slips about roles, staffs and numbers: who sits where at the scenario's date, how a staff stands."""

from collections.abc import Iterator
from dataclasses import fields

from game_rules.members import BY_CODE, allies, eu_members
from game_rules.plain import Where
from game_rules.scenario import Scenario, Staff

SCALE = range(6)
"""A staff's standing, and a leash, are counted from 0 to 5 (brief, 3.1)."""


def wrong_date(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Membership is counted by a year and a month."""
    year, month = scenario.when
    if not 1 <= month <= 12:
        yield ("when", 1), f"there is no month {month}; write [{year}, 1] to [{year}, 12]"


def wrong_seats(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A state sits in a house of which it is a member at the time; a staff sits in none."""
    members = {"nato_member": allies(scenario.when), "eu_member": eu_members(scenario.when)}
    year, month = scenario.when
    for at, role in enumerate(scenario.roles):
        if role.is_state and not role.houses:
            yield ("roles", at), f"{role.id} sits in no house; write 'nato_member: true' or 'eu_member: true'"
        for name, codes in members.items():
            said = getattr(role, name)
            if said and not role.is_state:
                yield ("roles", at, name), f"{role.id} is a staff and sits in no house; leave {name!r} out"
            elif role.is_state and role.id in BY_CODE and said != (role.id in codes):
                truth = str(role.id in codes).lower()
                yield ("roles", at, name), f"{role.id} in {month}/{year}: write '{name}: {truth}'"


def wrong_standing(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Only the staffs of a scenario have a standing, from 0 to 5."""
    staffs = [role.id for role in scenario.roles if not role.is_state]
    for code, standing in scenario.parameters.staff.items():
        where: Where = ("parameters", "staff", code)
        if code not in staffs:
            yield where, f"{code!r} is no staff of this scenario; known here: {', '.join(staffs)}"
        for field in fields(Staff):
            value = getattr(standing, field.name)
            if field.name != "reply_seconds" and value not in SCALE:
                yield (*where, field.name), f"{field.name} is counted from 0 to 5, not {value}"
    if scenario.parameters.leash_start not in SCALE:
        where = ("parameters", "leash_start")
        yield where, f"a leash is counted from 0 (free) to 5 (short), not {scenario.parameters.leash_start}"


def wrong_numbers(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Budgets and costs are not negative; what is lost by breaking one's word is."""
    for name in ("action_points", "attention_ceiling", "statement_cards", "soft_red_line_cost", "words_free"):
        value = getattr(scenario.parameters, name)
        if value < 0:
            yield ("parameters", name), f"{name} is {value}; write {-value}, or 0"
    low, high = scenario.targets.zone_core_percent
    if not 0 <= low <= high <= 100:
        yield ("targets", "zone_core_percent"), f"from {low} to {high} per cent; write [{high}, {low}] or the like"


def wrong_expertise(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Staffs are experts, from 0 to 5 stars."""
    for at, area in enumerate(scenario.areas):
        for code, stars in area.expertise.items():
            where: Where = ("areas", at, "expertise", code)
            if scenario.role_by_id[code].is_state:
                yield where, f"{code} is a state; the experts of an area are staffs"
            elif stars not in SCALE:
                yield where, f"expertise is counted from 0 to 5, not {stars}"


LOOKS = (wrong_date, wrong_seats, wrong_standing, wrong_numbers, wrong_expertise)
