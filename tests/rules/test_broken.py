"""What was broken over: it comes back as it was only with the consent of whoever broke silence over it."""

from game_rules import commands as ask
from game_rules.events import DraftAgreed, PackageAccepted, PackageInitialled, WordingAgreed
from game_rules.explain import stands_in_the_way
from game_rules.ids import CLOCK, LECTURER
from game_rules.texts import standing
from tests.rules.claims import refuses
from tests.rules.moments import CORE, QUIET, at, draft_of, drafted, frozen, meeting, past_the_deadline
from tests.rules.small import drafted_small, in_play, summit
from tests.rules.stage import Asks, Given, asks, did


def initials(version: int, role: str = "COM", owner: str = "NATO") -> Asks:
    return asks(role, ask.Initial, owner=owner, version=version)


def accepts(role: str = "TR", owner: str = "NATO", version: int = 2) -> Asks:
    return asks(role, ask.AcceptPackage, owner=owner, version=version)


def broken(issue: str = "D3", role: str = "TR") -> Given:
    """QUIET was frozen, and a member broke silence over one clause."""
    return frozen(draft_of("last-hour")).after(asks(role, ask.BreakSilence, issue=issue))


def offered_again(**choices: int) -> Given:
    """NATO offers the old text again, with these clauses otherwise."""
    return broken().after(asks("NATO", ask.OfferPackage, choices={"D3": 1, **choices}))


@refuses(ask.Initial, "a_broken_clause_needs_its_breaker")
def test_both_pens_cannot_put_a_broken_clause_back_without_whoever_broke_it() -> None:
    """Otherwise two staffs would outlast a member with the clock."""
    game = offered_again(D1=3)
    refused = game.when(initials(2))
    refused.refused("R-VETO", says="Turkey broke silence in the North Atlantic Council", cites="back to the table")
    refused.refused("R-VETO", says="in consultation", holders=("TR",), remedy="Put the clause at another option")
    offered_again(D3=0).when(initials(2)).then_among_others(did("COM", PackageInitialled, owner="NATO", version=2))


def test_a_package_that_does_not_name_the_broken_clause_puts_it_back_too() -> None:
    """Unnamed clauses are as they stand."""
    game = broken().after(asks("COM", ask.OfferPackage, choices={"D1": 3}))
    game.when(initials(1, "NATO", "COM")).refused("R-VETO", holders=("TR",))
    game.when(initials(1, "EEAS", "COM")).refused("R-VETO", holders=("TR",))


def test_whoever_broke_lets_the_clause_back_by_accepting_the_version() -> None:
    """For a price elsewhere in the text, say; a new version asks anew."""
    game = offered_again(D4=2)
    accepted = game.when(accepts()).then(did("TR", PackageAccepted, owner="NATO", version=2))
    after = accepted.when(initials(2)).then_among_others(
        did(
            CLOCK,
            DraftAgreed,
            number=2,
            owner="NATO",
            choices={**QUIET, "D4": 2},
            pens=("COM", "NATO"),
        )
    )
    frozen(after)
    newer = accepted.after(asks("NATO", ask.OfferPackage, choices={"D3": 1, "D4": 3}))
    newer.when(initials(3)).refused("R-VETO", holders=("TR",))


def test_what_stands_in_the_way_names_whoever_broke() -> None:
    """A break is public, so is its consequence."""
    game = offered_again(D1=3)
    choices = game.state.table.packages["NATO"].choices
    for reader in (*CORE, "public", LECTURER):
        assert [r.holders for r in stands_in_the_way(game.state, reader, choices) if r.rule == "R-VETO"] == [("TR",)]
    paid = game.after(accepts())
    assert not [r for r in stands_in_the_way(paid.state, "CY", choices) if r.rule == "R-VETO"]


def test_after_the_drafting_has_closed_the_old_text_needs_the_same_consent() -> None:
    """One word may still change: to what it was only with the breaker."""
    late = draft_of("last-hour").later(seconds=9 * 60)
    game = frozen(late).after(asks("TR", ask.BreakSilence, issue="D3"))
    same = game.after(asks("COM", ask.OfferPackage, choices={"D3": 1}))
    same.when(initials(1, "NATO", "COM")).refused("R-VETO", holders=("TR",))
    other = game.after(asks("NATO", ask.OfferPackage, choices={"D3": 0}))
    other.when(initials(2)).happens()


def test_a_single_word_comes_back_with_the_breakers_agreement_only() -> None:
    """The other path to the same text."""
    game = broken().after(
        asks("NATO", ask.ProposeWording, issue="D3", option=1), asks("COM", ask.AcceptWording, issue="D3")
    )
    assert game.state.table.draft is not None
    assert "D3" in game.state.table.draft.brackets
    after = game.when(asks("TR", ask.AcceptWording, issue="D3")).then_among_others(
        did(CLOCK, WordingAgreed, issue="D3", option=1, author="NATO")
    )
    frozen(after)


def test_what_has_been_let_back_is_free_again() -> None:
    """It stands in the draft: a package that leaves it there undoes no break."""
    back = broken().after(
        asks("NATO", ask.ProposeWording, issue="D3", option=1),
        asks("COM", ask.AcceptWording, issue="D3"),
        asks("TR", ask.AcceptWording, issue="D3"),
        asks("NATO", ask.OfferPackage, choices={"D1": 3}),
    )
    back.when(initials(2)).happens()


def test_a_clause_that_has_moved_away_does_not_come_back_by_another_package() -> None:
    """The break holds for the rest of the phase."""
    moved = offered_again(D3=0).after(initials(2))
    back = moved.after(asks("NATO", ask.OfferPackage, choices={"D3": 1}))
    back.when(initials(3)).refused("R-VETO", holders=("TR",))
    back.after(accepts(version=3)).when(initials(3)).happens()


def test_two_who_broke_over_the_same_clause_must_both_consent() -> None:
    """Each holds the silence of its own house."""
    again = frozen(offered_again(D1=3).after(accepts(), initials(2)))
    twice = again.after(asks("CY", ask.BreakSilence, issue="D3"), asks("NATO", ask.OfferPackage, choices={"D1": 2}))
    twice.when(initials(3)).refused("R-VETO", says="Turkey and Cyprus broke silence", holders=("TR", "CY"))
    one = twice.after(accepts("CY", version=3))
    one.when(initials(3)).refused("R-VETO", says="Turkey broke silence", holders=("TR",))
    one.after(accepts(version=3)).when(initials(3)).happens()


def test_instructions_that_spoke_are_met_where_the_whole_text_no_longer_crosses_them() -> None:
    """Nobody is there to consent; the red line itself says what would do."""
    game = past_the_deadline(frozen(drafted(at("last-hour"), D1=0, D3=0, D5=2, D8=0)))
    assert [(one.role, one.instructed) for one in game.state.decision.breaks] == [("CY", True)]
    same = game.after(asks("NATO", ask.OfferPackage, choices={"D1": 1}))
    same.when(initials(2)).refused("R-VETO", holders=("CY",))
    met = game.after(asks("NATO", ask.OfferPackage, choices={"D5": 3}))
    assert standing(met.state)["D3"] == 0
    met.when(initials(2)).happens()


def test_a_new_phase_frees_the_clause() -> None:
    """New instructions have arrived: nobody is bound by a break of yesterday."""
    frozen_small = drafted_small(in_play(summit())).after(asks("NATO", ask.FreezeText))
    game = frozen_small.after(asks("TR", ask.BreakSilence, issue="A1"))
    again = (meeting(), asks("NATO", ask.OfferPackage, choices={"A1": 1, "A2": 0}))
    game.after(*again).when(initials(2)).refused("R-VETO", holders=("TR",))
    game.later(seconds=1).after(asks(LECTURER, ask.NextPhase), *again).when(initials(2)).happens()


def test_the_end_of_play_agrees_to_no_words_for_whoever_broke() -> None:
    """What lacked its consent a moment before the bell lacks it for ever."""
    game = broken().after(
        asks("NATO", ask.ProposeWording, issue="D3", option=1), asks("COM", ask.AcceptWording, issue="D3")
    )
    ended = game.after(asks(LECTURER, ask.EndGame))
    assert ended.state.clock.status == "over"
    assert not [event for event in ended.told if isinstance(event, WordingAgreed)]
    timed = game.later(seconds=3_600)
    assert timed.state.clock.status == "over"
    assert timed.state.table.draft is not None
    assert "D3" in timed.state.table.draft.brackets
