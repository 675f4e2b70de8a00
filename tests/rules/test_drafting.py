"""Drafting: brackets in the draft, and the words that close them."""

from game_rules import commands as ask
from game_rules.events import ClauseBracketed, WordingAccepted, WordingAgreed, WordingProposed
from game_rules.ids import CLOCK, LECTURER
from game_rules.texts import attention, standing
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import OTHER_WORDS, TOO_MANY_WORDS, WORDS, at, draft_of, drafted, frozen_text
from tests.rules.small import drafted_small, in_play, inject, summit
from tests.rules.stage import Asks, Given, asks, did
from tests.rules.test_staff import spent

AGREE = ask.AcceptWording


def brackets(role: str = "TR", issue: str = "D4", option: int = 2) -> Asks:
    """Puts another option beside a clause."""
    return asks(role, ask.Bracket, issue=issue, option=option)


def words(role: str = "NATO", issue: str = "D1", option: int = 2, text: object = WORDS) -> Asks:
    """Proposes words for a clause, or what closes a bracket."""
    return asks(role, ask.ProposeWording, issue=issue, option=option, text=text)


@succeeds(ask.Bracket)
@refuses(ask.Bracket, "draft_must_be_open", "bracket_must_name_another_option", "bracket_must_be_paid")
@refuses(ask.Bracket, "text_must_be_in_sight")
def test_anybody_puts_another_option_in_square_brackets() -> None:
    """For one action point; the clause stays where it is until somebody closes the bracket."""
    game = draft_of("june")
    after = game.when(brackets()).then(did("TR", ClauseBracketed, issue="D4", options=(1, 2), cost=1))
    assert after.points("TR") == 5
    assert standing(after.state) == standing(game.state)
    wider = after.when(brackets("CY", option=0)).then(did("CY", ClauseBracketed, issue="D4", options=(0, 1, 2), cost=1))
    assert [[chip.code for chip in c.bracketed] for c in wider.seen_by("UK").draft.clauses if c.issue == "D4"] == [
        ["D4=0", "D4=1", "D4=2"]
    ]
    game.when(brackets(option=1)).refused("R-VERSION", says="in the clause already")
    after.when(brackets("CY", option=2)).refused("R-VERSION", says="in the clause already")
    game.when(brackets(option=8)).refused("R-VERSION", says="no clause D4=8")
    draft_of("june", "50").when(brackets(issue="D5", option=1)).refused("R-CLOSED", says="is not open")
    spent(at("june"), "TR").when(brackets(issue="D8", option=2)).refused("R-NO-AP", says="you have 0 and need 1")
    at("june").when(brackets()).refused("R-VERSION", says="no draft yet")
    frozen_text().when(brackets()).refused("R-CLOSED", says="frozen", remedy="Break silence")
    closed = draft_of("last-hour").later(seconds=9 * 60)
    closed.when(brackets()).refused("R-DEADLINE", says="drafting has closed", cites="L456")
    drafted(at("may")).when(brackets(issue="D1", option=3)).refused("R-HIDDEN")


@succeeds(ask.ProposeWording, ask.AcceptWording)
@refuses(ask.ProposeWording, "only_pens_word", "wording_must_fit", "draft_must_be_open", "text_must_be_in_sight")
@refuses(ask.AcceptWording, "a_wording_must_be_on_offer", "draft_must_be_open", "text_must_be_in_sight")
def test_words_that_a_pen_of_each_house_agrees_to_stand_in_the_draft() -> None:
    """The option stays, the number of the draft too; authorship looks at the words."""
    game = draft_of("june")
    proposed = game.when(words()).then(did("NATO", WordingProposed, issue="D1", option=2, text=WORDS))
    shown = next(c.proposal for c in proposed.seen_by("TR").draft.clauses if c.issue == "D1")
    assert shown is not None
    assert (shown.author, shown.agreed, shown.missing) == ("NATO", ("NATO",), ("COM", "EEAS"))
    after = proposed.when(asks("EEAS", AGREE, issue="D1")).then(
        did("EEAS", WordingAccepted, issue="D1"),
        did(CLOCK, WordingAgreed, issue="D1", option=2, author="NATO", text=WORDS),
    )
    assert after.state.table.draft is not None
    assert (after.state.table.draft.number, after.state.table.draft.wordings) == (1, {"D1": WORDS})
    game.when(words("UK")).refused("R-NO-STANDING", says="The United Kingdom holds no pen")
    game.when(words(option=5)).refused("R-VERSION", says="no clause D1=5")
    game.when(words(text=TOO_MANY_WORDS)).refused("R-ATTENTION", says="has 81", cites="L448")
    game.when(words(option=3)).refused("R-VERSION", says="new words may not change what it says")
    game.when(words(text=None)).refused("R-VERSION", says="Nothing would change")
    game.when(asks("COM", AGREE, issue="D1")).refused("R-VERSION", says="No wording is proposed")
    proposed.when(asks("NATO", AGREE, issue="D1")).refused("R-PHASE", says="You have agreed")
    frozen_text().when(words()).refused("R-CLOSED")
    frozen_text().when(asks("COM", AGREE, issue="D1")).refused("R-CLOSED")
    may = drafted(at("may"))
    may.when(words("EEAS")).refused("R-HIDDEN")
    may.when(asks("EEAS", AGREE, issue="D1")).refused("R-HIDDEN")


@refuses(ask.ProposeWording, "instructions_must_allow_the_words")
@refuses(ask.AcceptWording, "instructions_must_allow_the_words")
def test_instructions_bind_those_who_agree_to_words() -> None:
    """As they bind those who agree to a package: Nicosia allows nobody in its name to write the fourth involvement."""
    proposed = draft_of("june").after(brackets(option=3), words(issue="D4", option=3, text=None))
    proposed.when(asks("CY", AGREE, issue="D4")).refused("R-REDLINE", says="Instructions from Nicosia", cites="D-RL5")
    proposed.after(asks("TR", AGREE, issue="D4"))
    line = {"id": "L9", "role": "NATO", "issue": "A1", "options": [2], "text": "Not that far"}
    small = drafted_small(in_play(summit(red_lines=[line]))).after(brackets("TR", "A1", 2))
    small.when(words("NATO", "A1", 2, None)).refused("R-REDLINE", says="Not that far")
    small.after(words("COM", "A1", 2, None))


def test_instructions_that_the_draft_crosses_already_forbid_no_word_elsewhere() -> None:
    """They forbade this text before; the words of another clause cross nothing anew."""
    line = {"op": "red_line", "role": "NATO", "issue": "A1", "option": 1, "text": "Not that"}
    game = drafted_small(in_play(summit(injects=[inject("turn", line)])))
    crossed = game.after(asks(LECTURER, ask.FireInject, inject="turn"))
    crossed.after(brackets("TR", "A2", 2)).when(words("NATO", "A2", 2, None)).happens()
    crossed.after(brackets("TR", "A1", 2)).when(words("NATO", "A1", 1, None)).refused("R-REDLINE", says="Not that")


def test_words_close_a_bracket_at_one_of_its_options_or_at_another() -> None:
    """The draft changes: everybody sees what it means."""
    game = draft_of("june").after(brackets())
    closed = game.after(words(issue="D4", option=2, text=None)).when(asks("COM", AGREE, issue="D4"))
    after = closed.then(
        did("COM", WordingAccepted, issue="D4"), did(CLOCK, WordingAgreed, issue="D4", option=2, author="NATO")
    )
    assert after.state.table.draft is not None
    assert (after.state.table.draft.number, after.state.table.draft.brackets) == (2, {})
    assert after.seen_by("TR").change.total == 5
    third_way = game.after(words(issue="D4", option=0, text=None), asks("COM", AGREE, issue="D4"))
    assert standing(third_way.state)["D4"] == 0


def test_a_bracket_may_close_where_the_clause_stood() -> None:
    """Nothing has changed then, and nobody is asked again for a stance."""
    game = draft_of("june").after(asks("TR", ask.SetStance, stance="can_be_silent"), brackets("CY"))
    after = game.after(words(issue="D4", option=1, text=None), asks("COM", AGREE, issue="D4"))
    assert after.state.table.draft is not None
    assert (after.state.table.draft.number, after.state.table.draft.brackets) == (1, {})
    assert after.state.table.stances


def test_who_words_a_new_option_first_is_its_author() -> None:
    """As with a package: the debrief asks who shaped the text."""
    game = draft_of("june").after(brackets())
    after = game.after(words("COM", "D4", 2, None), asks("NATO", AGREE, issue="D4"))
    assert [clause.author for clause in after.seen_by("UK").draft.clauses if clause.issue == "D4"] == ["COM"]


def broken_over_all() -> Given:
    """D3 = with all EU Member States, frozen, and Turkey has vetoed the word."""
    loud = drafted(at("last-hour"), D1=0, D3=3, D7=0, D8=0)
    return loud.after(asks("NATO", ask.FreezeText), asks("TR", ask.BreakSilence, issue="D3"))


def test_after_a_break_whoever_broke_must_agree_to_the_words() -> None:
    """C054: NATO proposes `the EU Member States`; the pens are not enough; attention falls by the difference."""
    game = broken_over_all()
    proposed = game.after(words(issue="D3", option=1), asks("COM", AGREE, issue="D3"))
    shown = next(c.proposal for c in proposed.seen_by("CY").draft.clauses if c.issue == "D3")
    assert shown is not None
    assert shown.missing == ("TR",)
    question = [one for one in proposed.seen_by("TR").questions if one.title == "A wording waits for you"]
    assert [[answer.kind for answer in one.answers] for one in question] == [["accept_wording"]]
    closed = proposed.when(asks("TR", AGREE, issue="D3")).then_among_others(
        did("TR", WordingAccepted, issue="D3"),
        did(CLOCK, WordingAgreed, issue="D3", option=1, author="NATO", text=WORDS),
    )
    before = attention(game.state, standing(game.state))
    assert attention(closed.state, standing(closed.state)) == before - 3
    closed.when(asks("NATO", ask.FreezeText)).happens()


def test_a_new_proposal_asks_everybody_again() -> None:
    """Agreement belongs to one proposal."""
    game = draft_of("june").after(words(), words("COM"))
    assert game.state.table.draft is not None
    assert game.state.table.draft.proposals["D1"].agreed == {"COM"}


def test_after_the_closing_only_the_reopened_clause_is_worded() -> None:
    """One word may still change."""
    game = draft_of("last-hour").later(seconds=9 * 60).after(asks("NATO", ask.FreezeText))
    broken = game.after(asks("TR", ask.BreakSilence, issue="D3"))
    broken.when(words(issue="D3", option=0, text=None)).happens()
    broken.when(words()).refused("R-DEADLINE", remedy="Only a clause named by a break")


def test_after_the_closing_a_bracket_goes_back_to_what_stood_and_nowhere_else() -> None:
    """Whoever opened it in the last second holds no veto, and has moved nothing."""
    late = draft_of("last-hour").after(brackets()).later(seconds=9 * 60)
    late.when(words(issue="D4", option=2, text=None)).refused("R-DEADLINE")
    late.when(words(issue="D4", option=1)).refused("R-DEADLINE")
    late.when(words(issue="D4", option=1, text=None)).happens()


def test_a_bracket_that_closes_where_the_clause_stood_keeps_its_words() -> None:
    """Also after the drafting has closed: what stands, stands in its own words."""
    worded = draft_of("last-hour").after(words(issue="D4", option=1), asks("COM", AGREE, issue="D4"))
    for seconds in (60, 9 * 60):
        late = worded.after(brackets()).later(seconds=seconds)
        closed = late.after(words(issue="D4", option=1, text=None)).when(asks("COM", AGREE, issue="D4"))
        after = closed.then_among_others(
            did(CLOCK, WordingAgreed, issue="D4", option=1, author="NATO", text=WORDS),
        )
        assert after.state.table.draft is not None
        assert (after.state.table.draft.wordings, after.state.table.draft.brackets) == ({"D4": WORDS}, {})


def test_words_come_back_with_their_option() -> None:
    """Word by word or in a package, everybody who agrees sees them; new words take their place."""
    worded = draft_of("june").after(words(issue="D4", option=1), asks("COM", AGREE, issue="D4"))
    away = worded.after(brackets(), words(issue="D4", option=2, text=None), asks("COM", AGREE, issue="D4"))
    assert away.state.table.draft is not None
    assert away.state.table.draft.wordings == {}
    back = away.after(brackets("CY", option=1)).when(words(issue="D4", option=1, text=None))
    back.then(did("NATO", WordingProposed, issue="D4", option=1, text=WORDS))
    new = away.after(brackets("CY", option=1)).when(words(issue="D4", option=1, text=OTHER_WORDS))
    new.then(did("NATO", WordingProposed, issue="D4", option=1, text=OTHER_WORDS))
    offered = away.after(asks("NATO", ask.OfferPackage, choices={"D4": 1}))
    assert offered.state.table.packages["NATO"].wordings == {"D4": WORDS}
    drafted_again = offered.after(asks("COM", ask.Initial, owner="NATO", version=2))
    assert drafted_again.state.table.draft is not None
    assert drafted_again.state.table.draft.wordings == {"D4": WORDS}
    other = away.after(asks("NATO", ask.OfferPackage, choices={"D4": 1}, wordings={"D4": OTHER_WORDS}))
    assert other.state.table.packages["NATO"].wordings == {"D4": OTHER_WORDS}
