"""Private cards: July's instructions and the last words, on one desk each and nobody else's."""

from game_rules import commands as ask
from game_rules.events import CardDealt
from game_rules.ids import CLOCK, LECTURER
from game_rules.points import points, walkaway, worth
from tests.rules.moments import CORE, FULL, WARSAW, at, draft_of, drafted, frozen, frozen_text
from tests.rules.small import card, drafted_small, exchange, in_play, summit
from tests.rules.stage import Given, asks, did, minutes


def cards_of(game: Given, role: str) -> list[str]:
    return [dealt.card for dealt in game.state.ledger.cards.get(role, ())]


def test_july_opens_with_a_new_instruction_for_every_role() -> None:
    """One each, in every cast."""
    for cast in (CORE, FULL):
        july = at("july", cast=cast)
        assert {role: cards_of(july, role) for role in cast} == {role: [f"D-J-{role}"] for role in cast}


def test_instructions_are_dealt_once() -> None:
    """A phase that goes on deals nothing more."""
    july = at("july").later(seconds=600)
    assert all(len(cards_of(july, role)) == 1 for role in CORE)


def test_an_instruction_changes_the_table_of_its_owner() -> None:
    """Ankara raises the price of silence by three points."""
    assert walkaway(at("july").state, "TR") == walkaway(at("june").state, "TR") + 3


def test_an_instruction_lies_on_one_desk() -> None:
    """Its text and its line in the minutes are read by its owner (and the lecturer) alone."""
    before = at("june").later(seconds=999)
    july = before.after(asks(LECTURER, ask.NextPhase))
    card_of_london = WARSAW.card_by_id["D-J-UK"]
    assert [held.text for held in july.seen_by("UK").me.cards] == [card_of_london.text]
    for reader in (*CORE, "public", LECTURER):
        told = any(card_of_london.text in line.says for line in minutes(before, july, reader))
        assert told == (reader in ("UK", LECTURER))
        assert (card_of_london.text in repr(july.seen_by(reader))) == (reader == "UK")


def test_freezing_gives_every_veto_holder_one_last_word() -> None:
    """States only: staffs have no silence to break."""
    game = frozen_text(cast=FULL)
    for role in FULL:
        last_words = [name for name in cards_of(game, role) if name.startswith("D-L-")]
        assert len(last_words) == WARSAW.role_by_id[role].is_state


def test_a_last_word_is_worth_its_points_if_one_clause_moves_one_step() -> None:
    """D4 stands at 1; at 2 the text would be worth three points more to Ankara than its table says."""
    before, after = draft_of("last-hour"), frozen_text()
    assert CardDealt(by=CLOCK, at=0, role="TR", card="D-L-TR-1", issue="D4", option=2, points=3) in after.told
    assert worth(after.state, "TR", "D4", 2) == worth(before.state, "TR", "D4", 2) + 3
    draft = after.state.table.draft
    assert draft is not None
    assert points(after.state, "TR", draft.choices) == points(before.state, "TR", draft.choices)


def test_the_first_last_word_that_fits_the_text_is_dealt() -> None:
    """Where D4 stands at 2 already, Ankara's word is about D3 at 2, or else about D7."""
    assert cards_of(frozen(drafted(at("last-hour"), D4=1, D7=0)), "TR")[-1] == "D-L-TR-1"
    assert cards_of(frozen(drafted(at("last-hour"), D4=2, D3=2, D7=0)), "TR")[-1] == "D-L-TR-2"
    assert cards_of(frozen(drafted(at("last-hour"), D4=2, D3=1, D7=0)), "TR")[-1] == "D-L-TR-3"


def test_a_last_word_never_asks_for_what_instructions_forbid() -> None:
    """Nor for what comes as agreed language."""
    line = {"id": "X", "role": "TR", "issue": "A2", "options": [2], "text": "No"}
    words = {"kind": "last_word", "phase": "", "issue": "A2", "step": 1, "points": 3}
    game = in_play(summit(cards=[card("W", "TR", **words)]))
    assert cards_of(frozen(drafted_small(game)), "TR") == ["W"]
    game = in_play(summit(cards=[card("W", "TR", **words)], red_lines=[line]))
    assert cards_of(frozen(drafted_small(game)), "TR") == []


def test_a_second_freezing_deals_no_second_word() -> None:
    """The word was spoken."""
    game = frozen_text().after(
        asks("CY", ask.BreakSilence, issue="D4"),
        asks("NATO", ask.Contact, role="COM"),
        asks("NATO", ask.ProposeWording, issue="D4", option=0),
        asks("COM", ask.AcceptWording, issue="D4"),
        asks("CY", ask.AcceptWording, issue="D4"),
        asks("NATO", ask.FreezeText),
    )
    assert len([name for name in cards_of(game, "TR") if name.startswith("D-L-")]) == 1


def test_cards_of_roles_that_nobody_holds_stay_in_the_drawer() -> None:
    """In the core cast Berlin is not asked."""
    assert cards_of(at("july"), "DE") == []


def test_an_instruction_may_set_a_goal_or_draw_a_red_line() -> None:
    """Paris draws a line, Berlin sets a goal."""
    july = at("july", cast=FULL)
    assert "No say for outsiders in the Union's decisions" in [line.text for line in july.seen_by("FR").me.red_lines]
    assert any("objection" in goal for goal in july.seen_by("DE").me.goals)
    june = at("june", cast=FULL)
    assert len(june.seen_by("FR").me.red_lines) == len(july.seen_by("FR").me.red_lines) - 1


def test_in_a_small_world_the_second_phase_brings_its_card() -> None:
    """Cards belong to scenarios, not to Warsaw."""
    world = exchange(cards=[card("news", "UK", {"op": "walkaway", "role": "UK", "delta": 2})])
    game = in_play(world)
    after = game.when(asks(LECTURER, ask.NextPhase)).then_among_others(did(CLOCK, CardDealt, role="UK", card="news"))
    assert walkaway(after.state, "UK") == walkaway(game.state, "UK") + 2
