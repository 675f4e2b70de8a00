"""Acts below the political level: taskings, letters, arrangements, competences."""

from collections.abc import Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.rules.staff import counterparts
from game_rules.state import State
from game_rules.view.acts.row import Row, is_staff, is_state
from game_rules.view.work import open_to_staffs


def _leads_a_staff(state: State, role: RoleId) -> bool:
    """A state, where there is an area that staffs need a tasking for."""
    return is_state(state, role) and any(area.new for area in state.scenario.areas)


def _works(state: State, role: RoleId) -> bool:
    """A staff with a counterpart, in a world with areas of work."""
    return bool(state.scenario.areas) and bool(counterparts(state, role))


def _may_claim(state: State, role: RoleId) -> bool:
    return is_staff(state, role) and bool(state.scenario.areas)


ROWS: Mapping[type[Command], Row] = {
    ask.Liaison: Row(
        label="Arrange without a package",
        help="Two staffs settle a staff or field option: influence, and no points.",
        mine=_works,
        tries=lambda s, by, at: (
            ask.Liaison(by=by, at=at, role=r, issue=i, option=o)
            for i, o in open_to_staffs(s)
            for r in counterparts(s, by)
        ),
    ),
    ask.ExchangeLetters: Row(
        label="Write a letter",
        help="A letter costs one action point, its answer nothing; both together are a drafting meeting.",
        mine=_works,
        tries=lambda s, by, at: (
            ask.ExchangeLetters(by=by, at=at, role=r, area=area.id)
            for r in counterparts(s, by)
            for area in s.scenario.areas
        ),
    ),
    ask.TaskStaff: Row(
        label="Task the staffs",
        help="A yes of your capital; a house tasks its staff when all its members have said so.",
        mine=_leads_a_staff,
        tries=lambda s, by, at: (ask.TaskStaff(by=by, at=at, area=area.id) for area in s.scenario.areas if area.new),
    ),
    ask.ClaimCompetence: Row(
        label="Claim a field of work",
        help="On record: you say that a field is yours, or you decline to say.",
        mine=_may_claim,
        tries=lambda s, by, at: (ask.ClaimCompetence(by=by, at=at, area=area.id) for area in s.scenario.areas),
    ),
}
