"""Packages: nothing is agreed until everything is agreed."""

import pytest

from game_rules import commands as ask
from game_rules.analysis.tables import adoptable
from game_rules.events import GameEnded, ObjectionRaised, PackageAccepted
from game_rules.events_catalogue import encode
from game_rules.explain import stands_in_the_way
from game_rules.ids import CLOCK, LECTURER
from game_rules.score import result
from server.scenarios.scenario_file import load, shipped
from tests.conformance.moments import PACKAGE, offered
from tests.conformance.scene import Scene, scene
from tests.rules.stage import Asks, asks, did


def yes(role: str, *items: str) -> Asks:
    """Presses accept, for the whole package or for some items of it."""
    return asks(role, ask.AcceptPackage, **PACKAGE, items=items)


def test_c015_a_package_is_taken_whole() -> None:
    """Given package P links three items, when a player accepts only one of its items, then it is refused: a package is
    accepted or rejected as a whole."""
    game = offered(A1=1, A2=1, A3=2)
    game.when(yes("TR", "A2")).refused("R-PKG-INDIVISIBLE", says="whole", cites="L360")
    game.when(yes("TR", "A1", "A2", "A3")).refused("R-PKG-INDIVISIBLE")
    game.when(yes("TR")).then(did("TR", PackageAccepted, **PACKAGE))
    game.when(yes("TR", *sorted(game.state.table.packages["COM"].choices))).happens()


def refused_and_warned(role: str, line: str, hard: Scene, soft: Scene) -> None:
    """Refused in hard mode with the role's own line quoted; in soft mode a warning that nobody else sees."""
    (known,) = (one for one in hard.state.scenario.red_lines if one.id == line)
    hard.when(yes(role)).refused("R-REDLINE", says=f'"{known.text}"', cites=line, holders=(role,))
    answer = soft.when(yes(role))
    answer.warned("W-REDLINE", says=f'"{known.text}"')
    after = answer.happens()
    for reader in (*soft.state.cast, "public"):
        if reader != role:
            assert known.text not in " ".join(line.says for line in answer.told_to(reader))
            assert known.text not in repr(after.seen_by(reader))


def test_c018_turkey_takes_no_informal_meeting_without_a_formal_one() -> None:
    """Given scenario A, A2=1 with A1=0, when Turkey presses accept, then it is refused in hard mode with its own red
    line quoted; in soft mode a warning that only Turkey sees."""
    refused_and_warned("TR", "A-RL1", offered(A1=0, A2=1), offered(hard=False, A1=0, A2=1))


def test_c019_cyprus_takes_no_formal_meeting_without_an_informal_one() -> None:
    """Given scenario A, A1=1 with A2=0, when Cyprus presses accept, then it is refused likewise."""
    refused_and_warned("CY", "A-RL2", offered(A1=1, A2=0), offered(hard=False, A1=1, A2=0))


ALLIES = ("TR", "US")
"""Who sits in NATO alone: nobody could tell by the count which of them has not said yes."""


def all_but_one(silent: str) -> Scene:
    """All have accepted except one seated veto role."""
    world = load("participation")
    game = scene(world, "last-hour", "50", world.full_cast).after(
        asks("NATO", ask.Contact, role="COM"), asks("COM", ask.OfferPackage, choices={"A1": 1, "A2": 1})
    )
    rest = [role for role in game.state.cast if role not in (silent, "COM")]
    return game.after(*(yes(role) for role in sorted(rest, key=lambda role: role in ALLIES)))


def test_c021_who_has_not_said_yes_is_counted_not_named() -> None:
    """Given all have accepted except one seated veto role, when the package is closed, then it is refused; the name of
    the refusing role is shown only if that role chose a public veto."""
    one, other = (all_but_one(silent) for silent in ALLIES)
    assert (one.state.decision.outcome, other.state.decision.outcome) == ("", "")
    choices = one.state.table.packages["COM"].choices
    for reader in (*(role for role in one.state.cast if role not in ALLIES), "public"):
        (reason,) = stands_in_the_way(one.state, reader, choices)
        assert (reason.rule, reason.says) == ("R-VETO", "It still needs 1 yes in the North Atlantic Council.")
        assert {*ALLIES} < {*reason.holders}
        assert one.seen_by(reader) == other.seen_by(reader), "the same to see, whoever it is"
    assert one.when(yes("TR")).happens().state.decision.outcome == "adopted"
    assert one.later(seconds=60 * 60).state.decision.outcome == "no_deal"
    loud = one.when(asks("TR", ask.Object, issue="A1", option=1)).then(did("TR", ObjectionRaised, issue="A1", option=1))
    stated = stands_in_the_way(loud.state, "CY", choices)
    assert [(one.rule, one.holders) for one in stated if one.says.startswith("Turkey objects")] == [("R-VETO", ("TR",))]
    assert all(line.actor not in ALLIES for line in one.when(yes("TR")).told_to("CY") if "package" in line.says)
    assert next(line.says for line in one.when(yes("TR")).told_to(LECTURER)).startswith("Turkey accepts")


def test_c022_no_deal_is_worth_walking_away() -> None:
    """Given the deadline passes without an adopted package, when scores are computed, then every role gets its
    walk-away value; the log says "no deal"."""
    game = offered(A1=1, A2=1)
    over = game.after(yes("TR")).later(seconds=60 * 60)
    (ended,) = (event for event in over.past if isinstance(event, GameEnded))
    assert (ended.by, ended.outcome) == (CLOCK, "no_deal")
    assert '"outcome":"no_deal"' in encode(ended)[2]
    found = {role: result(over.state, role) for role in over.state.cast}
    assert all(one.points == one.walkaway and one.surplus == 0 for one in found.values())
    walkaway = over.state.scenario.walkaway
    moved = over.state.ledger.walkaway
    assert {role: one.points for role, one in found.items()} == {r: walkaway[r] + moved.get(r, 0) for r in found}


@pytest.mark.parametrize("slug", [slug for slug in shipped() if slug != "tutorial"])
def test_c023_one_change_is_never_enough(slug: str) -> None:
    """Given any scenario, when a package with exactly one item different from the status quo is tested with the shipped
    tables, then it is never adoptable."""
    scenario = load(slug)
    today = {issue.id: 0 for issue in scenario.issues}
    singles = [{**today, issue.id: n} for issue in scenario.issues for n in range(1, len(issue.options))]
    assert len(singles) == sum(len(issue.options) - 1 for issue in scenario.issues)
    for cast in (scenario.core_cast, scenario.full_cast):
        assert [one for one in singles if adoptable(scenario, cast, one)] == []
