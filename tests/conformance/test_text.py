"""The text: brackets, the words that close them, comments, versions."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.commands import Text
from game_rules.decide import Accepted
from game_rules.events import CommentMade, SilenceBroken, WordingAccepted, WordingAgreed
from game_rules.events_catalogue import encode
from game_rules.explain import stands_in_the_way, veto_holders
from game_rules.ids import CLOCK, NATO_HOUSE
from game_rules.texts import attention, standing, words_over
from tests.conformance.moments import draft_of_warsaw, warsaw
from tests.conformance.scene import Scene, scene_of
from tests.rules.moments import QUIET, WORDS, frozen
from tests.rules.stage import asks, did


def test_c052_open_brackets_are_not_signed() -> None:
    """Given a clause contains open brackets, when a signatory signs, then it is refused."""
    game = draft_of_warsaw().after(asks("TR", ask.Bracket, issue="D4", option=2))
    for head in ("NATO", "COM"):
        game.when(asks(head, ask.Sign)).refused("R-BRACKETS", says="Allies outside the EU", remedy="Close the bracket")


def test_c053_a_veto_over_one_word() -> None:
    """Given the draft of scenario D contains D3="with all EU Member States" in phase P4, when Turkey vetoes the word,
    then the clause returns to brackets; all signatures lapse; clock runs on."""
    game = scene_of(frozen(draft_of_warsaw(D1=0, D3=3, D7=0, D8=0))).after(asks("NATO", ask.Sign))
    clock = game.state.clock
    assert (game.state.phase.id if game.state.phase else "", game.state.decision.signed) == ("last-hour", ("NATO",))
    answer = game.when(asks("TR", ask.BreakSilence, issue="D3"))
    broken = answer.then_among_others(
        did("TR", SilenceBroken, role="TR", house=NATO_HOUSE, issue="D3", option=3, code="R-VETO-WORD")
    )
    assert 'over the word "all" in' in answer.told_to("CY")[0].says
    assert broken.state.table.draft is not None
    assert broken.state.table.draft.brackets == {"D3": (3,)}
    assert (broken.state.decision.signed, broken.state.decision.frozen) == ((), False)
    assert (broken.state.clock.status, broken.state.clock.ends) == ("running", clock.ends)
    whole = game.when(asks("TR", ask.BreakSilence, issue="D4")).then_among_others(
        did("TR", SilenceBroken, role="TR", house=NATO_HOUSE, issue="D4", option=1, code="R-SILENCE-BROKEN")
    )
    assert whole.state.decision.reopened == "D4"


def test_c054_one_word_less_closes_the_bracket() -> None:
    """Given clause D3 is back in brackets after the Turkish veto on "all", when NATO proposes "the EU Member States"
    and both Turkey and Cyprus accept, then the bracket is closed; attention falls by the difference."""
    game = scene_of(frozen(draft_of_warsaw(D1=0, D3=3, D7=0, D8=0))).after(asks("TR", ask.BreakSilence, issue="D3"))
    assert game.state.table.draft is not None
    assert game.state.table.draft.brackets == {"D3": (3,)}
    before = attention(game.state, standing(game.state))
    words = asks("NATO", ask.ProposeWording, issue="D3", option=1, text=WORDS)
    both_pens = game.after(words, asks("COM", ask.AcceptWording, issue="D3"))
    cyprus = both_pens.when(asks("CY", ask.AcceptWording, issue="D3")).then(did("CY", WordingAccepted, issue="D3"))
    turkey = cyprus.when(asks("TR", ask.AcceptWording, issue="D3")).then_among_others(
        did("TR", WordingAccepted, issue="D3"),
        did(CLOCK, WordingAgreed, issue="D3", option=1, author="NATO", text=WORDS),
    )
    assert turkey.state.table.draft is not None
    assert turkey.state.table.draft.brackets == {}
    options = game.state.scenario.issue_by_id["D3"].options
    fallen = options[3].attention - options[1].attention
    assert fallen > 0
    assert attention(turkey.state, standing(turkey.state)) == before - fallen


def test_c057_a_comment_is_stored_and_decides_nothing() -> None:
    """Given the draft is in state "comments open", when a state submits a comment, then it is accepted; stored with
    author and version; no effect on adoption."""
    game = draft_of_warsaw("june").after(asks("NATO", ask.RequestComments))
    after = game.when(asks("TR", ask.Comment, text=WORDS, issue="D3")).then(
        did("TR", CommentMade, draft=1, text=WORDS, issue="D3")
    )
    stored = encode(after.past[-1])[2]
    assert '"by":"TR"' in stored
    assert '"draft":1' in stored
    assert (after.state.table, after.state.decision) == (game.state.table, game.state.decision)
    for question in (lambda s: veto_holders(s, standing(s)), lambda s: stands_in_the_way(s, "CY", standing(s))):
        assert question(after.state) == question(game.state)


def test_c059_whoever_saves_later_goes_on_from_the_new_version() -> None:
    """Given two players edit the same version, when the later one saves, then it is refused; the author is offered a
    merge."""
    first = draft_of_warsaw("june")
    mine = asks("UK", ask.OfferPackage, choices={"D4": 2}, on=1)
    first.when(mine).happens()
    second = first.after(
        asks("NATO", ask.OfferPackage, choices={"D6": 2}, on=1), asks("COM", ask.Initial, owner="NATO", version=2)
    )
    assert second.state.table.draft is not None
    assert second.state.table.draft.number == 2
    second.when(mine).refused(
        "R-VERSION", says="Draft 2 arrived", holders=("UK",), remedy="Go on from the new draft; what you chose stays"
    )
    merged = second.after(asks("UK", ask.OfferPackage, choices={"D4": 2}, on=2)).state.table.packages["UK"].choices
    assert (merged["D4"], merged["D6"]) == (2, 2)


def worded(words: int) -> Scene:
    """The draft of the pens in words of their own, so many in all its eight clauses."""
    game = warsaw("last-hour").after(asks("NATO", ask.Contact, role="COM"))
    each = {i: Text(ref=i, digest=i, words=words // 8) for i in game.state.scenario.issue_by_id}
    game = game.after(asks("NATO", ask.OfferPackage, choices=QUIET, wordings=each))
    return game.after(asks("COM", ask.Initial, owner="NATO", version=1))


def test_c060_a_long_text_is_warned_of() -> None:
    """Given draft with more than the allowed number of words (default 600), when the pen holder asks for signature,
    then warning; above the limit each 50 words add one point of attention."""
    short, long = worded(600), worded(640)
    assert short.state.scenario.parameters.words_free == 600
    quiet = short.when(asks("NATO", ask.FreezeText))
    assert isinstance(quiet.answer, Accepted)
    assert quiet.answer.warnings == ()
    frozen_text = long.when(asks("NATO", ask.FreezeText))
    frozen_text.warned("W-LENGTH", says="run to 640 words; above 600 they draw 1 point of attention")
    assert attention(long.state, standing(long.state)) == attention(short.state, standing(short.state)) + 1
    numbers = replace(long.state.scenario.parameters, words_free=500)
    shorter = replace(long.state, scenario=replace(long.state.scenario, parameters=numbers))
    assert words_over(shorter) == 3, "140 words: two steps of 50, and part of a third"
