"""Order of business: who may act at all, and when an act is introduced."""

import pytest

from game_rules import commands as ask
from game_rules.events import GameEnded, HandRaised, MessageSent, PackageOffered
from game_rules.ids import LECTURER
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import FULL, WARSAW, WORDS, at, frozen_text, lobby
from tests.rules.stage import Given, asks, did


@succeeds(ask.Message)
@refuses(ask.Message, "role_must_be_seated")
def test_only_roles_at_this_table_act() -> None:
    """Germany is a role of Warsaw but not of this game."""
    june = at("june")
    june.when(asks("UK", ask.Message, text=WORDS)).then(did("UK", MessageSent, text=WORDS))
    june.when(asks("DE", ask.Message, text=WORDS)).refused("R-NOT-MEMBER", says="Germany is not seated")


@refuses(ask.RaiseHand, "game_must_be_running")
@succeeds(ask.RaiseHand)
def test_nothing_moves_before_the_start_in_a_pause_and_after_the_end() -> None:
    """The same act, at four moments."""
    hand = asks("TR", ask.RaiseHand)
    lobby().when(hand).refused("R-PHASE", says="has not started", holders=(LECTURER,), remedy="Read your brief")
    briefing = at("briefing")
    briefing.when(hand).then(did("TR", HandRaised))
    paused = briefing.after(asks(LECTURER, ask.PauseGame))
    paused.when(hand).refused("R-PHASE", says="every clock stands still", remedy="Wait until the clock runs again")
    over = briefing.after(asks(LECTURER, ask.EndGame))
    over.when(hand).refused("R-PHASE", says="Play has ended", remedy="debrief")


@refuses(ask.OfferPackage, "act_must_be_introduced")
def test_an_act_is_closed_before_its_first_opening_and_says_when_it_opens() -> None:
    """The briefing opens only its own acts."""
    offer = asks("NATO", ask.OfferPackage, choices={"D1": 1})
    at("briefing").when(offer).refused(
        "R-PHASE", says="Offering a package is not open", remedy="May: the isolated draft"
    )
    at("may").when(offer).then_among_others(
        did("NATO", PackageOffered, version=1, choices={**dict.fromkeys(WARSAW.issue_by_id, 0), "D1": 1})
    )


def test_what_a_phase_of_play_opens_stays_open_until_play_ends() -> None:
    """Objecting opens in June; in July and in the last hour it is still there."""
    message = asks("UK", ask.Message, text=WORDS)
    for phase in ("may", "june", "july", "last-hour"):
        at(phase).when(message).happens()
    at("debrief").when(message).refused("R-PHASE")


def test_briefing_and_debrief_open_only_their_own() -> None:
    """The first call is chosen in the briefing and never again."""
    call = asks("TR", ask.ChooseCounterpart, role="UK")
    at("briefing").when(call).happens()
    at("may").when(call).refused("R-PHASE", remedy="Use what this phase opens")


def test_what_no_phase_names_is_open_throughout_play_and_not_before() -> None:
    """Warsaw names every act but `accept_package`, which its procedure does not need."""
    accept = asks("TR", ask.AcceptPackage, owner="NATO", version=1)
    at("briefing").when(accept).refused("R-PHASE")
    given = at("june").after(asks("NATO", ask.OfferPackage, choices={"D1": 1}))
    given.when(accept).happens()


@pytest.mark.parametrize(
    "act",
    [
        asks("TR", ask.Message, text=WORDS, to=("DE",)),
        asks("TR", ask.Object, issue="D1", option=2, to=("DE",)),
        asks("TR", ask.SetStance, stance="would_break", to=("DE",)),
        asks("TR", ask.ThreatenStatement, to=("DE",)),
        asks(LECTURER, ask.Broadcast, text=WORDS, to=("DE",)),
    ],
    ids=lambda act: act.kind.__name__,
)
def test_one_speaks_only_to_roles_at_the_table(act: object) -> None:
    """In the full cast Germany sits there; in the core cast it does not."""
    full, core = frozen_text(cast=FULL), frozen_text()
    assert isinstance(full, Given)
    full.when(act).happens()  # type: ignore[arg-type]
    core.when(act).refused("R-NOT-MEMBER", says="Germany has no seat", remedy="Choose among the roles on the ring")  # type: ignore[arg-type]


@refuses(ask.Broadcast, "addressees_must_be_seated")
@refuses(ask.Message, "addressees_must_be_seated")
@refuses(ask.Object, "addressees_must_be_seated")
@refuses(ask.SetStance, "addressees_must_be_seated")
@refuses(ask.ThreatenStatement, "addressees_must_be_seated")
def test_a_seat_outside_this_game_hears_nothing() -> None:
    """The five acts that have addressees share one rule."""
    game = frozen_text()
    for act in (
        asks("TR", ask.Message, text=WORDS, to=("UK", "US")),
        asks("TR", ask.Object, issue="D1", option=2, to=("UK", "US")),
        asks("TR", ask.SetStance, stance="would_break", to=("US",)),
        asks("TR", ask.ThreatenStatement, to=("US",)),
        asks(LECTURER, ask.Broadcast, text=WORDS, to=("US",)),
    ):
        game.when(act).refused("R-NOT-MEMBER", says="The United States has no seat")


def test_all_objections_are_collected_and_not_only_the_first() -> None:
    """A staff that is late and has no standing reads both."""
    answer = at("may").when(asks("NATO", ask.SetStance, stance="would_break"))
    answer.refused("R-PHASE")
    assert {reason.rule for reason in answer.reasons} == {"R-PHASE", "R-NO-STANDING", "R-VERSION"}


def test_the_end_is_no_deal_where_nothing_was_agreed() -> None:
    """Play ends by hand at any moment."""
    at("june").when(asks(LECTURER, ask.EndGame)).then_among_others(did(LECTURER, GameEnded, outcome="no_deal"))
