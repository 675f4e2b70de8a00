"""What has changed is told with the figure before: a card's effect, a demand that is met, a clause that opens later."""

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.minutes import line
from game_rules.points import LEVELS
from game_rules.scenario import Scenario
from game_rules.state import State
from game_rules.texts import attention_parts, standing
from game_rules.view.own import own
from tests.rules.moments import WARSAW, WORDS, at, begun, draft_of, drafted, lobby
from tests.rules.small import exchange, in_play
from tests.rules.stage import Given, asks


def held(game: Given, role: str) -> dict[str, str]:
    """What each card in the hand means."""
    return {one.id: one.means for one in game.seen_by(role).me.cards}


def test_a_card_says_what_it_changed_and_what_it_was_before() -> None:
    """No deal, or a clause; without figures where none are shown."""
    july = draft_of("july")
    assert held(july, "TR") == {"D-J-TR": "No deal is now 8 (was 5)."}
    (london,) = held(july, "UK").values()
    assert london == (
        "Who implements on the EU side: The Commission leads, the EEAS is associated (D6=2) is now -8 for you (was -3)."
    )
    unnumbered = begun(lobby("75", qualitative=True), "july")
    assert held(unnumbered, "TR") == {"D-J-TR": "No deal is worth more to you than before."}


def test_the_news_of_a_card_says_so_to_its_holder_alone() -> None:
    """Nobody else hears of it."""
    june = draft_of("june")
    july = june.after(asks(LECTURER, ask.NextPhase))
    event = next(one for one in july.told if getattr(one, "role", "") == "TR")
    told = {reader: line(june.state, event, july.state, reader) for reader in ("TR", "CY", "public", "lecturer")}
    assert told["TR"] is not None
    assert told["TR"].says.endswith("No deal is now 8 (was 5).")
    assert told["CY"] is told["public"] is None
    assert told["lecturer"] is not None
    assert "was" not in told["lecturer"].says.split("difference.")[-1]


def test_best_and_worst_are_the_same_clauses_from_the_briefing_on() -> None:
    """What opens later is marked with its phase."""
    briefing, may, june = (at(phase, "50").seen_by("TR").me for phase in ("briefing", "may", "june"))
    assert (briefing.best, briefing.worst) == (may.best, may.worst) == (june.best, june.worst)
    assert dict(may.later) == {"D3": "from June", "D4": "from June", "D7": "from June"}
    assert dict(briefing.later)["D1"] == "from May"
    assert june.later == ()


def test_a_demand_that_the_draft_has_is_met_by_it() -> None:
    """For whoever sees the draft."""
    june = at("june").after(asks("TR", ask.Demand, issue="D4", option=1, text=WORDS))
    assert june.seen_by("CY").lobby.demands[0].met == ""
    assert drafted(june).seen_by("CY").lobby.demands[0].met == "Met by draft 1"
    assert drafted(june, D4=2).seen_by("CY").lobby.demands[0].met == ""
    hidden = drafted(at("may").after(asks("TR", ask.Demand, issue="D1", option=2, text=WORDS)))
    assert [hidden.seen_by(reader).lobby.demands[0].met for reader in ("TR", "NATO")] == ["", "Met by draft 1"]


def _names(state: State) -> list[str]:
    return [name for name, _ in attention_parts(state, standing(state))]


def test_what_a_turn_of_events_adds_to_attention_bears_its_name() -> None:
    """Everybody has heard of it."""
    game = draft_of().after(asks(LECTURER, ask.FireInject, inject="D-I1"))
    assert "First leak of the draft" in _names(game.state)
    assert "Turns of events" not in _names(game.state)


def test_the_words_of_the_game_are_explained_and_no_july_card_quotes_the_future() -> None:
    """What came later says so."""
    explained: Scenario = WARSAW
    assert {"Action point", "Audience", "Cabinet", "On record", "Sponsor", "Statement card"} <= set(explained.glossary)
    late = [
        card.source
        for card in explained.cards
        if any(month in card.source for month in ("September 2016", "November 2016", "December 2016", "15 July 2016"))
    ]
    assert late
    assert all(source.startswith("Later: ") for source in late)


def _told_of(game: Given, inject: str, reader: str) -> tuple[str, str, str]:
    fired = game.after(asks(LECTURER, ask.FireInject, inject=inject))
    event = next(one for one in fired.told if getattr(one, "inject", "") == inject)
    found = line(game.state, event, fired.state, reader)
    assert found is not None
    return found.short, found.about, found.says


def test_a_turn_of_events_says_what_it_did_to_the_text() -> None:
    """How loud the draft is now, and whose leash is shorter; outside the room only that it is louder."""
    short, about, says = _told_of(draft_of(), "D-I1", "UK")
    assert about == "turn"
    assert short.startswith("First leak of the draft. Attention +1, the draft draws ")
    assert short.endswith("A shorter leash for the European Commission, the EEAS and the NATO International Staff.")
    assert says.startswith("First leak of the draft. A newspaper prints")
    loud = drafted(at("june"), D1=2, D2=3, D3=3, D4=3)
    assert " of 9 and cannot be frozen." in _told_of(loud, "D-I1", "UK")[0]
    outside = _told_of(drafted(at("may")), "D-I1", "TR")[0]
    assert outside.startswith("First leak of the draft. Attention +1. A shorter leash")


def test_a_turn_of_events_that_moves_my_no_deal_says_so_to_me_alone() -> None:
    """With the figure before."""
    short, about, says = _told_of(draft_of(), "D-I2", "UK")
    assert about == "turn"
    assert short.startswith("23 June: the UK votes to leave. No deal is now 6 (was 9). Who implements on the EU side")
    assert "No deal is now 6 (was 9)." in says
    for reader in ("TR", "public", "lecturer"):
        short, about, says = _told_of(draft_of(), "D-I2", reader)
        assert (short, about) == ("", "")
        assert "(was " not in says


def test_a_clause_that_crosses_my_red_line_is_told_as_that_and_no_mere_cost() -> None:
    """Draft 2 brings the word that Turkey's instructions forbid; to the Commission it is a clause like others."""
    second = drafted(draft_of("june"), owner="COM", other="NATO", D3=3)
    words = {
        role: {move.after.code: move.word for move in second.seen_by(role).change.moves}["D3=3"]
        for role in ("TR", "COM")
    }
    assert words["TR"] == "red line"
    assert words["COM"] in LEVELS.values()


def test_a_red_line_says_what_excuses_it() -> None:
    """In the words of its clause, wherever that is shown."""
    answers = {one.chip.code: one.mine.red_line for one in own(in_play(exchange()).state, "TR").answers["A1"]}
    assert answers == {
        "A1=0": "",
        **dict.fromkeys(("A1=1", "A1=2"), "No A1 without A2 (not where A2=1 or A2=2 stands)"),
    }
