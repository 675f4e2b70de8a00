"""Twins: two roles offer the very same text. There is one text in the room, so their initials stand under one."""

from game_rules import commands as ask
from game_rules.events import ContactMade, DraftAgreed, PackageInitialled, PackageOffered
from tests.rules.moments import WORDS, at, draft_of, drafted, meeting
from tests.rules.stage import Asks, asks

TEXT = {"D1": 3, "D2": 1, "D6": 2}


def offers(role: str, **more: object) -> Asks:
    return asks(role, ask.OfferPackage, choices=TEXT, **more)


def test_two_pens_with_the_same_text_have_a_draft_once_they_have_met() -> None:
    """Behind closed doors each had tabled it by itself; the meeting is what they still lacked."""
    game = at("may").after(offers("NATO"), offers("COM"))
    assert game.state.table.draft is None
    met = game.when(meeting()).happens()
    kinds = [type(event) for event in met.told]
    assert kinds == [ContactMade, DraftAgreed]
    assert met.state.table.draft is not None
    assert met.state.table.draft.pens == ("COM", "NATO")


def test_whoever_has_met_and_offers_the_others_text_makes_it_the_draft() -> None:
    """At once; nobody is sent to initial what it has written itself."""
    met = at("may").after(meeting(), offers("NATO"))
    after = met.when(offers("COM")).happens()
    assert [type(event) for event in after.told] == [PackageOffered, DraftAgreed]


def test_the_initials_of_a_third_pen_count_under_every_twin() -> None:
    """UK and Cyprus offer the same; COM initials the one, NATO the other."""
    june = at("june").after(meeting(), offers("UK"), offers("CY"))
    june = june.after(asks("COM", ask.Initial, owner="UK", version=1))
    after = june.when(asks("NATO", ask.Initial, owner="CY", version=1)).happens()
    assert [type(event) for event in after.told] == [PackageInitialled, DraftAgreed]
    assert june.when(asks("NATO", ask.Initial, owner="UK", version=1)).happens().state.table.draft is not None


def test_pens_who_have_not_met_do_not_get_round_the_meeting_by_a_twin() -> None:
    """The refusal of an initial, and the silence of two offers, are the same rule (M102, M127)."""
    june = at("june").after(offers("UK"), offers("CY"), asks("COM", ask.Initial, owner="UK", version=1))
    june.when(asks("NATO", ask.Initial, owner="CY", version=1)).refused("R-NO-AP", says="have had no drafting meeting")


def test_other_words_are_another_text() -> None:
    """The same options in other words are initialled by themselves."""
    game = at("may").after(meeting(), offers("NATO"), offers("COM", wordings={"D1": WORDS}))
    assert game.state.table.draft is None


def test_a_twin_of_the_draft_makes_no_second_draft() -> None:
    """Nothing has changed in the room."""
    game = drafted(at("june"))
    draft = game.state.table.draft
    assert draft is not None
    again = game.after(
        asks("COM", ask.OfferPackage, choices={"D1": 1}), asks("COM", ask.OfferPackage, choices={"D1": 2})
    )
    assert again.state.table.draft == draft


def test_a_word_said_of_a_package_holds_for_the_draft_made_of_it() -> None:
    """Nobody has to say it again in the last minute; whoever has another word for the draft says that."""
    june = draft_of("june").after(asks("UK", ask.OfferPackage, choices={"D1": 1}))
    june = june.after(asks("CY", ask.SetStance, stance="can_be_silent", owner="UK"))
    june = june.after(asks("TR", ask.SetStance, stance="needs_a_price"))
    june = june.after(asks("COM", ask.Initial, owner="UK", version=1), asks("NATO", ask.Initial, owner="UK", version=1))
    table = june.state.table
    assert table.draft is not None
    assert (table.draft.number, table.draft.choices["D1"]) == (2, 1)
    assert {role: one.stance for (role, owner), one in table.stances.items() if not owner} == {"CY": "can_be_silent"}
    changed = june.after(asks("CY", ask.SetStance, stance="would_break"))
    assert changed.state.table.stances["CY", ""].stance == "would_break"


def test_nobody_objects_to_the_draft_and_can_be_silent_on_it() -> None:
    """The later word counts: silence lifts one's objections to what stands, an objection takes the silence back."""
    game = draft_of("june")
    objects, silent = asks("TR", ask.Object, issue="D3", option=1), asks("TR", ask.SetStance, stance="can_be_silent")
    lifted = game.after(objects, silent).state.table
    assert not lifted.objections
    assert lifted.stances["TR", ""].stance == "can_be_silent"
    objecting = game.after(silent, objects).state.table
    assert list(objecting.objections) == [("TR", "D3")]
    assert objecting.stances["TR", ""].stance == "needs_a_price"


def test_what_one_says_aside_leaves_the_public_word_alone() -> None:
    """An objection told to one role is no public one: nobody else may notice it."""
    game = draft_of("june").after(asks("TR", ask.SetStance, stance="can_be_silent"))
    aside = game.after(asks("TR", ask.Object, issue="D3", option=1, to=("UK",))).state.table
    assert list(aside.objections) == [("TR", "D3")]
    assert aside.stances["TR", ""].stance == "can_be_silent"


def test_an_objection_to_another_text_says_nothing_of_the_draft() -> None:
    """One can be silent on what stands and mind what somebody else offers."""
    game = draft_of("june").after(asks("UK", ask.OfferPackage, choices={"D4": 3}))
    both = game.after(asks("CY", ask.SetStance, stance="can_be_silent"), asks("CY", ask.Object, issue="D4", option=3))
    assert both.state.table.stances["CY", ""].stance == "can_be_silent"
    assert list(both.state.table.objections) == [("CY", "D4")]


def test_initials_that_made_the_draft_through_a_twin_are_not_taken_back() -> None:
    """They bind as those under the package that gave the draft its name."""
    june = at("june").after(meeting(), offers("UK"), offers("CY"), asks("COM", ask.Initial, owner="UK", version=1))
    game = june.after(asks("NATO", ask.Initial, owner="CY", version=1))
    for pen, owner in (("COM", "UK"), ("NATO", "CY")):
        back = asks(pen, ask.Initial, owner=owner, version=1, yes=False)
        game.when(back).refused("R-CLOSED", says="have made a draft of this text", cites="L453")
