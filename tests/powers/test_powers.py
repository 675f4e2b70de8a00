"""The tables of powers are those of the rulebook, and pages offer nobody more or less than the rules allow."""

from functools import cache
from pathlib import Path

import pytest

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.rules.order import introduced
from game_rules.scenario import Format, Scenario
from game_rules.state import State
from game_rules.view.acts import ROWS
from game_rules.words import kind_of
from server.scenarios.scenario_file import load, shipped
from tests.powers.table import PLAYERS, moments_of, opens, powers, text

FOUND_AFTERWARDS = {
    ask.ShareDocument: "offered while one has a paper",
    ask.BlockUse: "offered while a paper is released to some members",
    ask.WithdrawPackage: "offered while there is a package of one's own",
    ask.LiftObjection: "offered while one objects",
    ask.Cancel: "offered while a meeting is on the calendar",
    ask.PublishStatement: "a head that has signed may read the text; the page's sheet is about a state's card",
}
"""Acts that a page offers to fewer than may ever do them, and why."""

OF_STATES = (ask.TightenLeash, ask.LoosenLeash, ask.Demand, ask.HighLevelCall, ask.SetStance, ask.ThreatenStatement)
OF_MEMBERS = (ask.Endorse, ask.BreakSilence, ask.LetPass, ask.Vote, ask.AmendProposal)
OF_STAFF = (ask.Contact, ask.FreezeText, ask.AnswerDemand, ask.RequestComments, ask.AdoptInCollege)


@pytest.mark.parametrize("slug", shipped())
def test_the_table_is_up_to_date(slug: str) -> None:
    """Whoever changes who may do what sees it in the table, and so does whoever reads the change."""
    written = Path(__file__).with_name(f"{slug}.md").read_text(encoding="utf-8")
    assert written == text(load(slug)), "powers have changed: run `python -m tests.powers`, read the difference, commit"


@pytest.mark.parametrize("slug", shipped())
def test_nobody_has_a_power_of_another_kind(slug: str) -> None:
    """States hold leashes and take stances, members decide, staffs write; a state outside a house answers nowhere."""
    scenario = load(slug)
    for command, role in held(scenario):
        who = scenario.role_by_id[role]
        assert not (command in OF_STATES and not who.is_state), (command, role)
        assert not (command in OF_MEMBERS and not who.houses), (command, role)
        assert not (command in OF_STAFF and who.is_state), (command, role)
        assert not (command in (ask.Vote, ask.AmendProposal) and not who.eu_member), (command, role)


def test_every_act_is_somebodys_somewhere() -> None:
    """An act that nobody can ever do would be a page of the rulebook that nobody reads."""
    somewhere = {command for slug in shipped() for command, _ in held(load(slug))}
    assert set(PLAYERS) - somewhere == set()


@pytest.mark.parametrize("slug", shipped())
def test_what_a_phase_opens_is_somebodys(slug: str) -> None:
    """No phase of play introduces an act that no role of the scenario has."""
    scenario = load(slug)
    for form in scenario.formats:
        cells = table(slug, form.id)
        for phase in form.phases:
            for kind in phase.opens if phase.stage == "play" else ():
                assert any(opens(cells[one]) for one in cells if kind_of(one[0]) == kind), (form.id, phase.id, kind)


@pytest.mark.parametrize("slug", shipped())
def test_pages_offer_what_the_rules_of_standing_allow(slug: str) -> None:
    """An act on offer that is always refused teases; one that is never offered is lost.

    Where this fails for a new act: its row in `view/acts` is wrong, or a rule that looks at who asks is missing in
    `STANDING` of `tests/powers/table.py`.
    """
    scenario = load(slug)
    for form in scenario.formats:
        for (command, role), cell in table(slug, form.id).items():
            if command in ROWS and cell != "-" and command not in FOUND_AFTERWARDS:
                assert offered(scenario, form, command, role) in (None, opens(cell)), (form.id, command, role, cell)


def offered(scenario: Scenario, form: Format, command: type[Command], role: RoleId) -> bool | None:
    """Does some page of this role have the act? `None` where this format never introduces it."""
    states = [state for moment in moments(scenario.slug, form.id) for state in moment]
    known = [state for state in states if introduced(state, kind_of(command))]
    return any(ROWS[command].mine(state, role) for state in known) if known else None


def held(scenario: Scenario) -> set[tuple[type[Command], RoleId]]:
    """What each role can do in some format."""
    return {one for form in scenario.formats for one, cell in table(scenario.slug, form.id).items() if opens(cell)}


@cache
def table(slug: str, form: str) -> dict[tuple[type[Command], RoleId], str]:
    return powers(load(slug), load(slug).format(form))


@cache
def moments(slug: str, form: str) -> list[tuple[State, ...]]:
    return moments_of(load(slug), load(slug).format(form))
