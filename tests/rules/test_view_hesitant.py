"""Whoever hesitates: nobody is told to rest, to freeze or to wait while a member speaks against the text."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.view.next import advice
from tests.rules.moments import CORE, WORDS, at, draft_of, drafted, frozen_text, meeting, past_the_deadline
from tests.rules.stage import Given, asks

SPEAKS = {
    "an objection with a price": asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2)),
    "an objection without one": asks("TR", ask.Object, issue="D3", option=1),
    "a price": asks("TR", ask.SetStance, stance="needs_a_price"),
    "an oath": asks("TR", ask.SetStance, stance="would_break"),
}
RESTING = ("Hold", "The draft is clean", "Draft 1 is good for you")


@pytest.mark.parametrize("how", SPEAKS)
@pytest.mark.parametrize("phase", ["june", "july", "last-hour"])
def test_whoever_would_rest_is_sent_first_to_a_veto_holder_who_speaks_against_the_draft(phase: str, how: str) -> None:
    """To a pen that would freeze, and to everybody who is content, in every phase: ask its price, or pay it."""
    game = draft_of(phase).after(SPEAKS[how])
    sent = 0
    for role in ("NATO", "COM", "EEAS", "CY", "UK"):
        pieces = [one for one in advice(game.state, role) if "new instruction" not in one.says]
        resting = [one for one in pieces if one.says.startswith(RESTING) or "freeze" in one.kind]
        assert "Nobody speaks against it" not in " ".join(one.says for one in pieces)
        if not resting:
            continue
        sent += 1
        assert resting[0].data.get("to") == ("TR",) or resting[0].label.startswith("Pay Turkey"), (role, resting[0])
        assert "Turkey" in resting[0].says
        if phase == "last-hour" and role in ("NATO", "COM"):
            assert "not safe to freeze" in game.seen_by(role).ring.sentence
            assert game.seen_by(role).acts.first[0].kind in ("message", "offer_package")
    assert sent > 1


def test_once_no_price_can_be_written_a_pen_is_told_to_freeze_at_a_risk() -> None:
    """The drafting has closed: only the clock is left to lose."""
    closed = draft_of("last-hour").after(SPEAKS["a price"]).later(seconds=9 * 60)
    assert closed.state.clock.drafting_closed
    seen = closed.seen_by("COM")
    assert seen.ring.sentence == "Turkey needs a price: freeze it now, at the risk of a break."
    assert seen.acts.first[0].kind == "freeze_text"


def test_a_private_objection_sends_nobody_who_was_not_told() -> None:
    """Whoever was not told reads what it would have read without it."""
    private = draft_of("last-hour").after(asks("TR", ask.Object, issue="D3", option=1, to=("NATO",)))
    assert private.seen_by("COM").ring.sentence == draft_of("last-hour").seen_by("COM").ring.sentence
    assert "Turkey" in private.seen_by("NATO").ring.sentence


def answers(game: Given, reader: str) -> dict[str, str]:
    """How the members of both houses stand in the running silence, as the reader reads it."""
    return {one.role: one.answer for house in game.seen_by(reader).decision.houses for one in house.members}


def test_a_silent_member_whose_objection_stands_does_not_look_safe() -> None:
    """The others are told whom to talk to; once it has let pass, its objection is lifted."""
    objected = draft_of("last-hour").after(SPEAKS["an objection with a price"])
    frozen = objected.after(asks("NATO", ask.FreezeText))
    assert set(answers(frozen_text(), "COM").values()) == {"waiting"}
    for reader in ("COM", "CY", "TR", "public"):
        assert answers(frozen, reader) == {"TR": "objecting", "CY": "waiting", "UK": "waiting"}, reader
    signed = frozen.after(asks("COM", ask.Sign))
    sentence = signed.seen_by("COM").ring.sentence
    assert sentence.startswith("Turkey was asked, and its objection stands: Reference to states: ")
    assert sentence.endswith(" (D3=1): talk it round, for a frozen text can no longer pay it.")
    assert signed.seen_by("COM").acts.first[0].data["to"] == ("TR",)
    passed = signed.after(asks("TR", ask.LetPass))
    assert answers(passed, "CY")["TR"] == "waiting"
    assert passed.seen_by("COM").ring.sentence.startswith("The text lies before both houses")


def test_a_member_that_swore_to_break_does_not_look_safe_either() -> None:
    """Its word stands."""
    sworn = draft_of("last-hour").after(SPEAKS["an oath"], asks("COM", ask.FreezeText))
    assert answers(sworn, "CY")["TR"] == "objecting"
    assert "Turkey has said that it would break silence" in sworn.seen_by("EEAS").ring.sentence


def test_a_private_objection_is_not_betrayed_by_a_running_silence() -> None:
    """Only whoever was told knows that silence is not safe."""
    private = draft_of("last-hour").after(asks("TR", ask.Object, issue="D3", option=1, to=("NATO",)))
    frozen = private.after(asks("COM", ask.FreezeText))
    told = [reader for reader in (*CORE, "public") if answers(frozen, reader)["TR"] == "objecting"]
    assert told == ["TR", "NATO"]
    assert frozen.seen_by("EEAS").ring.sentence == frozen_text().seen_by("EEAS").ring.sentence


def test_when_both_houses_have_agreed_the_missing_signature_is_named() -> None:
    """To whoever wants it."""
    agreed = past_the_deadline(frozen_text().after(asks("NATO", ask.Sign)))
    assert agreed.seen_by("NATO").ring.sentence == "Both houses have agreed. Still to sign: the European Commission."


def test_a_comment_is_asked_for_once_a_draft() -> None:
    """Also in the next phase; a second word on the same draft lies under More, and a new draft is commented anew."""
    invited = draft_of("june").after(asks("COM", ask.RequestComments))
    said = invited.after(asks("CY", ask.Comment, text=WORDS))
    july = said.after(asks(LECTURER, ask.NextPhase))
    for game in (said, july):
        acts = game.seen_by("CY").acts
        assert "comment" not in [one.kind for one in advice(game.state, "CY")]
        assert "comment" not in [one.kind for one in (*acts.first, *acts.visible)]
        assert "comment" in [one.kind for one in acts.more]
    assert "comment" in [one.kind for one in advice(drafted(said, D4=2).state, "CY")]


def test_who_keeps_somebody_out_reads_who_is_told() -> None:
    """Before the tap."""
    knocks = at("may").after(asks("EEAS", ask.AskIn))
    (question,) = [one for one in knocks.seen_by("NATO").questions if one.title == "Somebody knocks"]
    let_in, keep_out = (one.label for one in question.answers)
    assert keep_out == let_in.replace("Let in", "Keep out") + " (the EU's states are told)"


def test_nobody_is_sent_to_meet_for_a_text_that_it_may_initial_at_once() -> None:
    """Two pens offer the same text; one of them has been met."""
    offers = (asks(who, ask.OfferPackage, choices={"D1": 3, "D2": 1}) for who in ("EEAS", "COM"))
    seen = at("june").after(meeting("NATO", "COM"), *offers).seen_by("NATO")
    assert "meet" not in seen.ring.sentence
    assert seen.acts.first[0].kind == "initial"


def test_a_word_and_two_figures_say_what_the_draft_is_worth_everywhere() -> None:
    """Against no deal, by the same five words; where a role sees no draft it has what it has without a deal."""
    for reader in CORE:
        seen = draft_of("july").seen_by(reader)
        assert seen.me.score is not None
        assert (seen.me.score.surplus, seen.me.score.word) == (seen.draft.mine.points, seen.draft.mine.word)
        bare = at("june").seen_by(reader).me.score
        assert bare is not None
        assert (bare.points, bare.surplus) == (bare.walkaway, 0)
    assert at("may").seen_by("TR").me.score == drafted(at("may")).seen_by("TR").me.score


def test_who_objects_is_never_told_that_it_is_content() -> None:
    """Its own objection stands, though the draft is worth more to it than none: a price, or lift it."""
    june = drafted(at("june"), D2=2)
    objects = june.after(asks("EEAS", ask.Object, issue="D4", option=1))
    silent = asks("UK", ask.SetStance, stance="can_be_silent")
    assert june.after(silent).seen_by("UK").ring.sentence.startswith("Hold")
    objecting = june.after(silent, asks("UK", ask.Object, issue="D4", option=1, to=("NATO",)))
    for game, role in ((objects, "EEAS"), (objecting, "UK")):
        assert not any(one.says.startswith("Hold") for one in advice(game.state, role))
    lift = next(one for one in advice(objects.state, "EEAS") if one.kind == "lift_objection")
    assert lift.says.startswith("Your objection to ")
    assert lift.says.endswith(" stands: name a price for it, or lift it.")
    priced = june.after(asks("EEAS", ask.Object, issue="D4", option=1, price=("D6", 3)))
    pays = next(one for one in advice(priced.state, "EEAS") if one.says.startswith("Your objection to "))
    assert (pays.data["to"], pays.data["clauses"]) == (("COM",), (("D6", 3),))


def test_who_objects_without_a_seat_in_a_house_is_named_all_the_same() -> None:
    """It cannot stop the text, and is not passed over."""
    silent = draft_of("june").after(*(asks(one, ask.SetStance, stance="can_be_silent") for one in ("TR", "CY", "UK")))
    objects = silent.after(asks("EEAS", ask.Object, issue="D6", option=1))
    assert "Nobody speaks against it: say that you are ready." in silent.seen_by("UK").ring.sentence
    assert "No member speaks against it; the EEAS objects: say that you are ready." in (
        objects.seen_by("UK").ring.sentence
    )


def test_a_text_that_is_ones_own_or_backed_already_is_not_to_be_backed_again() -> None:
    """Under another name, or in the next phase: its yes stands; and who offers a text would take it."""
    text = {"D1": 3, "D2": 1, "D6": 1, "D7": 3}
    offered = at("june").after(asks("UK", ask.OfferPackage, choices=text), asks("CY", ask.OfferPackage, choices=text))

    def backs(game: Given, role: str) -> list[str]:
        return [one.label for one in advice(game.state, role) if one.label.startswith("Back ")]

    assert backs(offered, "CY") == []
    assert backs(offered, "TR") == ["Back United Kingdom's text"]
    backed = offered.after(asks("TR", ask.SetStance, stance="can_be_silent", owner="UK"))
    for game in (backed, backed.after(asks(LECTURER, ask.NextPhase))):
        assert backs(game, "TR") == []
    (card,) = backed.seen_by("COM").packages
    assert dict(card.stances) == {"TR": "can_be_silent", "CY": "can_be_silent", "UK": "can_be_silent"}


def test_initials_under_a_text_are_not_asked_for_again_under_another_name() -> None:
    text = {"D1": 3, "D2": 1}
    offered = at("june").after(asks("UK", ask.OfferPackage, choices=text), asks("CY", ask.OfferPackage, choices=text))
    once = offered.after(asks("COM", ask.Initial, owner="UK", version=1)).seen_by("COM").acts
    labels = [one.label for one in (*once.first, *once.visible, *once.more) if one.kind == "initial"]
    assert labels == ["Take my initials back from United Kingdom's text"]


def test_who_has_let_a_text_pass_is_not_offered_a_stance_on_it() -> None:
    """It has said where it stands, on record."""
    passed = frozen_text().after(asks("TR", ask.LetPass)).seen_by("TR").acts
    shown = [one.kind for one in (*passed.first, *passed.visible)]
    assert "set_stance" not in shown
    assert "object" not in shown
