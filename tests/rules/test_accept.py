"""The procedure `accept`: adopted when veto and necessary have said yes to one version and a pen has initialled it."""

import pytest

from game_rules import commands as ask
from game_rules.events import GameEnded, PackageAccepted, PackageAdopted, PackageInitialled, PhaseBegan
from game_rules.explain import stands_in_the_way, veto_holders
from game_rules.ids import CLOCK, LECTURER
from game_rules.points import points, table_agrees
from game_rules.score import result
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import WORDS
from tests.rules.small import CAST, drafted_small, exchange, in_play
from tests.rules.stage import Asks, Given, asks, did

DEAL = {"A1": 1, "A2": 1}


def yes(role: str, owner: str = "COM", version: int = 1) -> Asks:
    """Says yes to one version of a package."""
    return asks(role, ask.AcceptPackage, owner=owner, version=version)


def on_the_table(cast: tuple[str, ...] = CAST, *, hard: bool = True, **choices: int) -> Given:
    """The Commission has offered a text, and initialled it by offering."""
    game = in_play(exchange(), cast, hard=hard)
    return game.after(asks("COM", ask.OfferPackage, choices=choices or DEAL))


@succeeds(ask.AcceptPackage)
def test_the_last_consent_adopts_the_package_whole() -> None:
    """Nothing is agreed until everything is agreed; then play is over."""
    game = on_the_table().after(yes("TR"), yes("CY"), yes("UK"))
    assert game.state.decision.outcome == ""
    over = game.when(yes("NATO")).then(
        did("NATO", PackageAccepted, owner="COM", version=1),
        did(CLOCK, PackageAdopted, owner="COM", choices=DEAL),
        did(CLOCK, PhaseBegan, number=3, ends=0),
    )
    assert (over.state.decision.outcome, over.state.decision.adopted) == ("adopted", DEAL)
    assert over.due is None


@pytest.mark.parametrize("missing", ["TR", "CY", "UK", "NATO"])
def test_each_needed_role_alone_keeps_it_from_being_adopted(missing: str) -> None:
    """C021: all have accepted except one; nobody else's yes replaces it."""
    game = on_the_table().after(*(yes(role) for role in ("TR", "CY", "UK", "NATO", "EEAS") if role != missing))
    assert game.state.decision.outcome == ""
    (reason,) = stands_in_the_way(game.state, LECTURER, DEAL)
    assert (reason.rule, reason.holders) == ("R-VETO", (missing,))
    (told,) = stands_in_the_way(game.state, "COM", DEAL)
    assert (told.rule, missing in told.holders) == ("R-VETO", True)
    assert missing in veto_holders(game.state, DEAL)


@succeeds(ask.Initial)
def test_one_pen_of_several_is_enough_but_one_must_initial() -> None:
    """Both EU pens have said yes; neither has put its initials there."""
    game = in_play(exchange()).after(asks("UK", ask.OfferPackage, choices=DEAL))
    game = game.after(*(yes(role, "UK") for role in ("TR", "CY", "NATO", "COM", "EEAS")))
    assert game.state.decision.outcome == ""
    adopted = game.when(asks("EEAS", ask.Initial, owner="UK", version=1)).then_among_others(
        did("EEAS", PackageInitialled, owner="UK", version=1), did(CLOCK, PackageAdopted, owner="UK", choices=DEAL)
    )
    assert adopted.state.decision.outcome == "adopted"


def test_roles_that_nobody_holds_are_not_asked() -> None:
    """Without London its consent is not needed."""
    game = on_the_table(("TR", "CY", "COM", "NATO")).after(yes("TR"), yes("CY"), yes("NATO"))
    assert game.state.decision.outcome == "adopted"


def test_consents_to_different_versions_do_not_add_up() -> None:
    """A new version voids what was said to the old one."""
    game = on_the_table().after(yes("TR"), yes("CY"), yes("UK"))
    game = game.after(asks("COM", ask.OfferPackage, choices={"A1": 1, "A2": 2}), yes("NATO", version=2))
    assert game.state.decision.outcome == ""


def test_consents_to_different_texts_do_not_add_up() -> None:
    """Option for option and word for word."""
    for offer in ({"choices": {"A1": 1, "A2": 2}}, {"choices": DEAL, "wordings": {"A1": WORDS}}):
        game = on_the_table().after(yes("TR"), yes("CY"), asks("EEAS", ask.OfferPackage, **offer))
        game = game.after(yes("UK", "EEAS"), yes("NATO", "EEAS"))
        assert game.state.decision.outcome == ""


@refuses(ask.AcceptPackage, "instructions_must_allow")
def test_hard_instructions_forbid_a_yes_and_soft_ones_warn() -> None:
    """C018, C019: the role's own line is quoted, and nobody else hears of it."""
    game = on_the_table(A1=1, A2=0)
    answer = game.when(yes("TR"))
    answer.refused("R-REDLINE", says='Instructions from Ankara: "No A1 without A2"', cites="L1", holders=("TR",))
    soft = on_the_table(A1=1, A2=0, hard=False)
    soft.when(yes("TR")).warned("W-REDLINE", says='"No A1 without A2"')
    on_the_table(A1=1, A2=2).when(yes("CY")).warned("W-REDLINE", says='"Better not A2=2"')


@refuses(ask.Initial, "instructions_must_allow")
def test_a_pen_may_not_initial_against_its_instructions() -> None:
    """A pen may have a red line too."""
    line = {"id": "P", "role": "EEAS", "issue": "A1", "options": [1], "text": "Not in our name"}
    game = in_play(exchange(red_lines=[line])).after(asks("UK", ask.OfferPackage, choices=DEAL))
    game.when(asks("EEAS", ask.Initial, owner="UK", version=1)).refused("R-REDLINE", says="Role EEAS")
    game.when(asks("COM", ask.Initial, owner="UK", version=1)).happens()


def test_soft_lines_cost_points() -> None:
    """Five each, whether the line is soft by itself or because the game is."""
    hard, soft = on_the_table(A1=1, A2=2).state, on_the_table(A1=1, A2=2, hard=False).state
    assert points(hard, "CY", {"A1": 1, "A2": 2}) == 3 - 3 - 5
    assert points(soft, "TR", {"A1": 1, "A2": 0}) == -2 - 5
    assert table_agrees(hard, "TR", DEAL)
    assert not table_agrees(hard, "TR", {"A1": 1, "A2": 0})


def test_no_deal_gives_everybody_its_walk_away_value() -> None:
    """C022: the deadline passes without an adopted package."""
    over = on_the_table().later(seconds=60 * 30)
    assert GameEnded(by=CLOCK, at=20 * 60_000, outcome="no_deal") in over.told
    assert {role: result(over.state, role).points for role in CAST} == dict(over.state.scenario.walkaway)
    assert all(result(over.state, role).surplus == 0 for role in CAST)


def test_a_deal_gives_everybody_the_points_of_the_adopted_text() -> None:
    """Against its own walk-away."""
    over = on_the_table().after(yes("TR"), yes("CY"), yes("UK"), yes("NATO"))
    assert {role: result(over.state, role).points for role in CAST} == {
        "TR": 1,
        "CY": 1,
        "UK": 2,
        "COM": 2,
        "EEAS": 2,
        "NATO": 2,
    }


def test_the_one_pen_that_sits_alone_can_stop_the_text() -> None:
    """Vetoes are computed from the decision rule and the cast."""
    both = on_the_table().state
    alone = on_the_table(("TR", "CY", "COM", "NATO")).state
    assert veto_holders(both, DEAL) == ("TR", "CY", "UK", "NATO")
    assert veto_holders(alone, DEAL) == ("TR", "CY", "COM", "NATO")


def test_nothing_is_frozen_where_packages_are_accepted() -> None:
    """The acts of the other procedure are refused, and are not on offer."""
    game = drafted_small(in_play(exchange()))
    game.when(asks("NATO", ask.FreezeText)).refused("R-PHASE", says="a package is adopted when everybody")
    acts = game.seen_by("NATO").acts
    kinds = {offer.kind for offer in (*acts.first, *acts.visible, *acts.more)}
    assert not kinds & {"freeze_text", "break_silence", "let_pass", "sign"}


def test_a_pause_does_not_adopt() -> None:
    """Nothing moves while the clock stands still."""
    game = on_the_table().after(yes("TR"), yes("CY"), yes("UK"), asks(LECTURER, ask.PauseGame))
    game.when(yes("NATO")).refused("R-PHASE", says="paused")


def test_the_same_text_offered_by_two_is_adopted_by_the_yeses_to_both() -> None:
    """Each pen has initialled its own; the states have said yes under one name or the other."""
    game = in_play(exchange()).after(
        asks("COM", ask.OfferPackage, choices=DEAL), asks("NATO", ask.OfferPackage, choices=DEAL)
    )
    game = game.after(yes("TR"), yes("UK", "NATO"))
    game.when(yes("CY", "NATO")).then_among_others(did(CLOCK, PackageAdopted, owner="COM", choices=DEAL))
