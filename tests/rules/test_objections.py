"""Objections: a stand against one option, and a price that binds. Stances: what a state says it would do."""

from game_rules import commands as ask
from game_rules.events import ObjectionLifted, ObjectionRaised, StanceSet
from game_rules.explain import stands_in_the_way
from game_rules.ids import CLOCK, LECTURER
from game_rules.texts import standing
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, WORDS, at, draft_of, drafted
from tests.rules.stage import Asks, Given, asks, did


def objects(role: str = "TR", issue: str = "D3", option: int = 1, **how: object) -> Asks:
    """Stands against one option."""
    return asks(role, ask.Object, issue=issue, option=option, **how)


@succeeds(ask.Object)
@refuses(ask.Object, "option_must_stand_somewhere", "price_must_be_elsewhere", "text_must_be_in_sight")
def test_one_objects_to_an_option_that_stands_and_may_name_a_price() -> None:
    """The price lies in another, open clause, and does not stand in the draft already."""
    game = draft_of("june")
    game.when(objects()).then(did("TR", ObjectionRaised, issue="D3", option=1))
    game.when(objects(price=("D4", 2))).then(did("TR", ObjectionRaised, issue="D3", option=1, price=("D4", 2)))
    game.when(objects(option=3)).refused("R-VERSION", says="stands in no text on the table")
    game.when(objects(option=7)).refused("R-VERSION", says="no clause D3=7")
    game.when(objects(price=("D4", 9))).refused("R-VERSION", says="no clause D4=9")
    game.when(objects(price=("D3", 0))).refused("R-VERSION", says="A price lies in another clause")
    game.when(objects(price=("D4", 1))).refused("R-VERSION", says="stands in the draft already")
    settled = draft_of("june", "50")
    settled.when(objects(issue="D5", option=2)).refused("R-CLOSED", says="agreed language")
    settled.when(objects(price=("D5", 3))).refused("R-PHASE", says="not on the table")
    at("may").when(objects(issue="D1", option=0)).refused("R-HIDDEN")


def test_an_option_of_a_package_or_a_bracket_may_be_objected_to() -> None:
    """Cyprus need not wait until D4=3 is the draft."""
    game = draft_of("june")
    offered = game.after(asks("TR", ask.OfferPackage, choices={"D4": 3}))
    offered.when(objects("CY", "D4", 3)).happens()
    bracketed = game.after(asks("TR", ask.Bracket, issue="D4", option=3))
    bracketed.when(objects("CY", "D4", 3)).happens()


def test_a_role_has_one_live_objection_a_clause() -> None:
    """The next one replaces it."""
    game = draft_of("june").after(objects(), objects(price=("D4", 2)))
    assert [(o.option, o.price) for o in game.state.table.objections.values()] == [(1, ("D4", 2))]


@refuses(ask.Object, "price_must_not_rise")
def test_a_price_binds_for_the_phase() -> None:
    """Cheaper is always welcome, dearer (or none any more) is not; the next phase frees everybody."""
    game = draft_of("june").after(objects(price=("D4", 2)))
    game.when(objects(price=("D4", 3))).refused("R-CLOSED", says='"Allies outside the EU: "fullest', holders=("TR",))
    game.when(objects()).refused("R-CLOSED", says="You named your price")
    game.when(objects(price=("D7", 1))).happens()
    lifted = game.after(asks("TR", ask.LiftObjection, issue="D3"))
    lifted.when(objects(price=("D4", 3))).refused("R-CLOSED", remedy="the next phase")
    july = game.after(asks(LECTURER, ask.NextPhase)).later(seconds=0)
    july.when(objects(price=("D4", 3))).happens()


@refuses(ask.Object, "price_must_not_rise")
def test_a_paid_clause_is_not_sold_a_second_time() -> None:
    """Two prices for one clause are dearer than one; if the payment is taken back, the objection may return."""
    game = draft_of("june").after(objects(price=("D4", 2)))
    paid = game.after(
        asks("COM", ask.OfferPackage, choices={"D4": 2}), asks("NATO", ask.Initial, owner="COM", version=1)
    )
    assert not paid.state.table.objections
    paid.when(objects(price=("D7", 3))).refused("R-CLOSED", says="has been paid")
    paid.when(objects()).refused("R-CLOSED", says="has been paid")
    back = paid.after(
        asks("COM", ask.OfferPackage, choices={"D4": 1}), asks("NATO", ask.Initial, owner="COM", version=2)
    )
    back.when(objects(price=("D4", 2))).happens()


def test_a_price_that_does_not_exist_is_refused_after_a_real_one_too() -> None:
    """An answer, not an accident."""
    game = draft_of("june").after(objects(price=("D4", 2)))
    game.when(objects(price=("D4", 9))).refused("R-VERSION", says="no clause D4=9")
    game.when(objects(price=("E1", 0))).refused("R-VERSION", says="no clause E1=0")


def test_a_price_that_was_never_named_may_still_be() -> None:
    """An objection without a price binds nobody."""
    draft_of("june").after(objects()).when(objects(price=("D4", 3))).happens()


def test_when_its_price_stands_in_the_draft_an_objection_lifts_itself() -> None:
    """Paid: everybody who knew of it reads so."""
    game = draft_of("june").after(objects(price=("D4", 2)))
    offered = game.after(asks("COM", ask.OfferPackage, choices={"D4": 2}))
    assert offered.state.table.objections
    answer = offered.when(asks("NATO", ask.Initial, owner="COM", version=1))
    after = answer.then_among_others(did(CLOCK, ObjectionLifted, role="TR", issue="D3", how="paid"))
    assert not after.state.table.objections
    assert any(
        line.says == "Turkey's objection to Reference to states is paid, and lifts itself."
        for line in answer.told_to("public")
    )


def test_an_objection_to_what_stands_nowhere_any_more_falls_away() -> None:
    """Its package was withdrawn, or the clause has moved."""
    game = draft_of("june").after(asks("CY", ask.OfferPackage, choices={"D3": 3}), objects(option=3))
    game.when(asks("CY", ask.WithdrawPackage)).then_among_others(
        did(CLOCK, ObjectionLifted, role="TR", issue="D3", how="moot")
    )
    moved = drafted(draft_of("june").after(objects("CY", "D4", 1)), D4=0)
    assert ObjectionLifted(by=CLOCK, at=0, role="CY", issue="D4", how="moot") in moved.told


@succeeds(ask.LiftObjection)
@refuses(ask.LiftObjection, "objection_must_be_mine")
def test_one_lifts_ones_own_objection() -> None:
    """And nobody else's."""
    game = draft_of("june").after(objects())
    game.when(asks("CY", ask.LiftObjection, issue="D3")).refused("R-VERSION", says="You have no objection")
    game.when(asks("TR", ask.LiftObjection, issue="D4")).refused("R-VERSION")
    game.when(asks("TR", ask.LiftObjection, issue="D3")).then(
        did("TR", ObjectionLifted, role="TR", issue="D3", how="lifted")
    )


READERS = (*CORE, "public", LECTURER)


def test_a_private_objection_is_known_to_those_told() -> None:
    """Not on the ring, not in the clause, not in the preview, not in the minutes of anybody else."""
    game = draft_of("june")
    answer = game.when(objects(price=("D4", 2), to=("NATO", "COM")))
    after = answer.happens()
    choices = standing(game.state)
    for reader in READERS:
        knows = reader in ("TR", "COM", "NATO", LECTURER)
        assert bool(answer.told_to(reader)) == knows, reader
        assert any(seat.standing == "objecting" for seat in after.seen_by(reader).ring.seats) == knows, reader
        said = [reason.says for reason in stands_in_the_way(after.state, reader, choices)]
        assert any(("You object" if reader == "TR" else "Turkey objects") in one for one in said) == knows, reader
        if not knows:
            assert after.seen_by(reader) == game.seen_by(reader)


def test_a_private_objection_is_lifted_in_private() -> None:
    """Whoever did not know of it does not read that it is gone."""
    game = draft_of("june").after(objects(to=("NATO",)))
    answer = game.when(asks("TR", ask.LiftObjection, issue="D3"))
    assert [reader for reader in READERS if answer.told_to(reader)] == ["TR", "NATO", LECTURER]


def test_what_stands_in_the_way_names_the_objector_and_its_price() -> None:
    """And is silent about an objection whose price the text pays."""
    state = draft_of("june").after(objects(price=("D4", 2))).state
    (reason,) = [r for r in stands_in_the_way(state, "UK", standing(state)) if "objects" in r.says]
    assert (reason.rule, reason.holders) == ("R-VETO", ("TR",))
    assert "fullest possible involvement" in reason.remedy
    paid = {**standing(state), "D4": 2}
    assert not [r for r in stands_in_the_way(state, "UK", paid) if "objects" in r.says]


def test_an_objection_of_a_staff_is_heard_and_holds_no_veto() -> None:
    """The EEAS may object; it is a warning on the way, not a veto held."""
    state = draft_of("june").after(objects("EEAS", "D6", 1)).state
    assert [r.rule for r in stands_in_the_way(state, "UK", standing(state)) if "objects" in r.says] == ["W-OBJECTION"]


@succeeds(ask.SetStance)
@refuses(ask.SetStance, "only_states_take_a_stance", "stance_needs_a_text", "text_must_be_in_sight")
def test_a_state_says_what_it_would_do() -> None:
    """On the draft or on a live package; it may change its mind, on record."""
    game = draft_of("june")
    stance = asks("TR", ask.SetStance, stance="needs_a_price")
    after = game.when(stance).then(did("TR", StanceSet, stance="needs_a_price", owner="", version=1))
    assert [seat.stance for seat in after.seen_by("public").ring.seats if seat.role == "TR"] == ["needs_a_price"]
    changed = after.after(asks("TR", ask.SetStance, stance="can_be_silent"))
    assert [seat.stance for seat in changed.seen_by("CY").ring.seats if seat.role == "TR"] == ["can_be_silent"]
    game.when(asks("NATO", ask.SetStance, stance="would_break")).refused("R-NO-STANDING", says="cannot break silence")
    game.when(asks("TR", ask.SetStance, stance="would_break", owner="CY")).refused("R-VERSION", says="Cyprus has no")
    at("june").when(stance).refused("R-VERSION", says="no draft yet", holders=("COM", "EEAS", "NATO"))
    on_package = game.when(asks("TR", ask.SetStance, stance="would_break", owner="NATO"))
    on_package.then(
        did("TR", StanceSet, stance="would_break", owner="NATO", version=1),
        did("TR", StanceSet, stance="would_break", owner="", version=1),
    )
    at("may").when(stance).refused("R-HIDDEN")


def test_a_private_stance_is_seen_by_those_named() -> None:
    """Nobody else's ring changes."""
    game = draft_of("june")
    answer = game.when(asks("TR", ask.SetStance, stance="would_break", to=("NATO",)))
    after = answer.happens()
    assert [r for r in READERS if answer.told_to(r)] == ["TR", "NATO", LECTURER]
    assert after.seen_by("CY") == game.seen_by("CY")
    assert [seat.stance for seat in after.seen_by("NATO").ring.seats if seat.role == "TR"] == ["would_break"]


def test_a_stance_belongs_to_one_text() -> None:
    """A new draft asks everybody again; new words for the same options do not."""
    game = draft_of("june").after(asks("TR", ask.SetStance, stance="would_break"))
    assert not drafted(game, D1=3).state.table.stances
    assert reworded(game).state.table.stances == game.state.table.stances


def test_a_word_in_private_does_not_take_back_what_was_said_in_public() -> None:
    """Ankara swears on the floor and whispers to a pen; only the pen knows, and the oath still binds."""
    swore = draft_of("june").after(asks("TR", ask.SetStance, stance="would_break"))
    whispered = swore.after(asks("TR", ask.SetStance, stance="needs_a_price", to=("NATO",)))
    for reader, stance in (("CY", "would_break"), ("public", "would_break"), ("NATO", "needs_a_price")):
        assert [s.stance for s in whispered.seen_by(reader).ring.seats if s.role == "TR"] == [stance]
    assert whispered.state.table.stances == swore.state.table.stances
    relented = whispered.after(asks("TR", ask.SetStance, stance="can_be_silent"))
    assert [s.stance for s in relented.seen_by("NATO").ring.seats if s.role == "TR"] == ["can_be_silent"]


def test_each_listener_keeps_what_it_was_told() -> None:
    """A whisper to the Commission changes nothing for NATO."""
    game = draft_of("june").after(asks("TR", ask.SetStance, stance="would_break", to=("NATO",)))
    later = game.after(asks("TR", ask.SetStance, stance="can_be_silent", to=("COM",)))
    assert later.seen_by("NATO") == game.seen_by("NATO")


def test_an_objection_that_goes_private_is_lifted_for_everybody_else() -> None:
    """On record: nobody's view changes without a line."""
    public = draft_of("june").after(objects())
    aside = public.when(objects(price=("D4", 2), to=("NATO",)))
    aside.then(
        did("TR", ObjectionLifted, role="TR", issue="D3", how="lifted"),
        did("TR", ObjectionRaised, issue="D3", option=1, price=("D4", 2), to=("NATO",)),
    )
    assert [line.says for line in aside.told_to("CY")] == ["Turkey's objection to Reference to states is lifted."]
    elsewhere = aside.happens().when(objects(price=("D4", 2), to=("COM",)))
    assert [len(elsewhere.told_to(reader)) for reader in ("NATO", "COM", "CY")] == [1, 1, 0]
    wider = aside.happens().when(objects(price=("D4", 2), to=("COM", "NATO")))
    wider.then(did("TR", ObjectionRaised, issue="D3", option=1, price=("D4", 2), to=("COM", "NATO")))


def reworded(game: Given) -> Given:
    """A clause of the draft reads differently, and says the same."""
    return game.after(
        asks("NATO", ask.ProposeWording, issue="D1", option=2, text=WORDS), asks("COM", ask.AcceptWording, issue="D1")
    )
