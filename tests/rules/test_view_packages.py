"""What a card on the table tells: whose yes it still needs, whom to ask, what holds that up."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.view.shapes import PackageSeen
from server.scenarios.scenario_file import load
from tests.rules.moments import FULL, WORDS, at, begun, draft_of, drafted, lobby, meeting
from tests.rules.small import exchange, in_play
from tests.rules.stage import Asks, Given, asks


def offers(by: str, **choices: int) -> Asks:
    """`by` offers a package."""
    return asks(by, ask.OfferPackage, choices=choices)


def initials(by: str, owner: str) -> Asks:
    """`by` initials the first version of a package."""
    return asks(by, ask.Initial, owner=owner, version=1)


def card(game: Given, reader: str, owner: str) -> PackageSeen:
    """A package as this reader sees it."""
    return next(one for one in game.seen_by(reader).packages if owner in one.owners)


JUNE = at("june").after(offers("UK", D1=2))


@pytest.mark.parametrize(
    ("reader", "needs", "asked"),
    [
        ("TR", "Needs NATO's initials, and those of COM or EEAS.", ("COM", "EEAS", "NATO")),
        ("public", "Needs NATO's initials, and those of COM or EEAS.", ("COM", "EEAS", "NATO")),
        ("NATO", "Needs your initials, and those of COM or EEAS.", ("COM", "EEAS")),
        ("COM", "Needs NATO's initials, and yours.", ("NATO",)),
    ],
)
def test_a_package_says_whose_initials_it_needs(reader: str, needs: str, asked: tuple[str, ...]) -> None:
    """Each reader is spoken to, and is never told to ask itself."""
    seen = card(JUNE, reader, "UK")
    assert (seen.needs, seen.ask) == (needs, asked)


def test_what_is_the_draft_needs_nothing_and_what_was_must_be_offered_again() -> None:
    """Both pens are under it; a later draft takes its place."""
    first = draft_of()
    assert (card(first, "TR", "NATO").needs, card(first, "TR", "NATO").ask) == ("", ())
    second = first.after(offers("COM", D1=1), initials("NATO", "COM"))
    assert card(second, "TR", "COM").needs == ""
    assert card(second, "TR", "NATO").needs == "It was the draft once: to bring it back, somebody must offer it again."


def test_under_accept_yeses_are_counted_house_by_house() -> None:
    """States say yes, pens initial; whose yes is missing nobody is told, only who could be asked for one."""
    game = in_play(exchange()).after(asks("COM", ask.OfferPackage, choices={"A1": 1, "A2": 1}))
    assert card(game, "TR", "COM").needs == (
        "Needs your yes, 1 more in the North Atlantic Council and 2 more in the Council of the EU, and NATO's initials."
    )
    game = game.after(asks("TR", ask.AcceptPackage, owner="COM", version=1))
    left = "Needs 1 yes in the North Atlantic Council and 2 in the Council of the EU, and NATO's initials."
    assert card(game, "TR", "COM").needs == left
    assert (card(game, "TR", "COM").accepted, card(game, "TR", "COM").ask) == (("TR", "COM"), ("CY", "UK", "NATO"))
    assert (card(game, "NATO", "COM").accepted, card(game, "NATO", "COM").ask) == (("COM",), ("TR", "CY", "UK"))
    assert card(game, LECTURER, "COM").needs == "Needs a yes of Role CY and Role UK, and NATO's initials."


def test_cards_lie_in_the_order_in_which_roles_first_offered() -> None:
    """A new version, a withdrawal, an initial: no card jumps."""
    game = at("june").after(offers("UK", D1=2), offers("TR", D1=1), offers("NATO", D2=1))
    assert order(game) == ["UK", "TR", "NATO"]
    game = game.after(initials("COM", "TR"), asks("UK", ask.WithdrawPackage), offers("TR", D1=3))
    assert order(game) == ["TR", "NATO"]
    assert order(game.after(offers("UK", D1=1))) == ["UK", "TR", "NATO"]


def order(game: Given) -> list[str]:
    """The owners of the cards, from the top."""
    return [seen.owner for seen in game.seen_by("CY").packages]


def test_a_missing_meeting_is_told_to_those_who_may_know_of_it() -> None:
    """Those who would meet, and the states that lead either of them."""
    waiting = at("june").after(offers("NATO", D1=2))
    for reader in ("COM", "NATO", "TR", "CY"):
        assert any(reason.rule == "R-NO-AP" for reason in card(waiting, reader, "NATO").held_up), reader
    assert card(waiting, "public", "NATO").held_up == ()
    met = waiting.after(meeting())
    for reader in ("COM", "NATO", "TR"):
        assert not any("European Commission and" in why.says for why in card(met, reader, "NATO").held_up), reader


def test_a_short_leash_and_a_closed_door_are_told_to_whoever_sees_the_text() -> None:
    """The leash is public, and who is outside is known inside."""
    may = at("may").after(meeting(), offers("NATO", D1=2), asks("CY", ask.TightenLeash, role="COM"))
    held = card(may, "NATO", "NATO").held_up
    assert any("European Commission's leash is short (3)" in reason.says for reason in held)
    assert any("EEAS" in reason.says and reason.rule == "R-HIDDEN" for reason in held)
    assert card(may, "NATO", "NATO").ask == ("COM",)
    assert any("Your leash is short" in reason.says for reason in card(may, "COM", "NATO").held_up)


def test_nobody_learns_of_the_instructions_of_another() -> None:
    """The red line of a role that must say yes is told to that role alone."""
    game = in_play(exchange()).after(asks("COM", ask.OfferPackage, choices={"A1": 1, "A2": 0}))
    for reader in (*game.state.cast, "public"):
        held = card(game, reader, "COM").held_up
        assert any("Instructions" in reason.says for reason in held) == (reader == "TR"), reader


def test_after_drafting_closes_nobody_is_to_be_asked() -> None:
    """The reason says so."""
    late = draft_of("last-hour", cast=FULL).after(offers("TR", D1=1)).later(seconds=9 * 60)
    seen = card(late, "TR", "TR")
    assert seen.ask == ()
    assert any(reason.rule == "R-DEADLINE" for reason in seen.held_up)


def test_identical_packages_are_one_card_with_the_furthest_version() -> None:
    """The one with the most initials; one's own for its owner."""
    game = at("june").after(offers("UK", D1=2), offers("NATO", D1=2))
    assert [(one.owner, one.owners) for one in game.seen_by("TR").packages] == [("NATO", ("UK", "NATO"))]
    assert card(game, "UK", "UK").owner == "UK"


def test_a_demand_tells_its_answers_in_words() -> None:
    """To its owner as `your`; who has not answered; what the clause is worth to the reader."""
    game = drafted(at("may")).after(
        asks("TR", ask.Demand, issue="D4", option=2, text=WORDS),
        asks("NATO", ask.AnswerDemand, role="TR", answer="later"),
    )
    (mine,), (other,) = game.seen_by("TR").lobby.demands, game.seen_by("CY").lobby.demands
    assert (mine.mine, other.mine) == (True, False)
    assert mine.told == ("NATO International Staff answered your demand: not now, perhaps later.",)
    assert other.told == ("NATO International Staff answered Turkey's demand: not now, perhaps later.",)
    assert mine.waits_for == ("COM", "EEAS")
    assert (mine.worth.level > 0, other.worth.level < mine.worth.level) == (True, True)


def test_what_stops_me_is_not_what_stops_others() -> None:
    """A pen reads that it has not met; that states cannot say yes yet is the package's matter, not its own."""
    crimea = load("crimea")
    game = begun(lobby("50", crimea.core_cast, crimea), "format").after(offers("NATO", B1=2))
    seen = card(game, "COM", "NATO")
    assert [reason.rule for reason in seen.stops_me] == ["R-NO-AP"]
    assert "R-PHASE" in {reason.rule for reason in seen.held_up}
    assert card(game, "public", "NATO").stops_me == ()
