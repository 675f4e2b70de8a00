"""Turns of events: at their time, on a condition, never beside a deadline, or by hand."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.events import ClauseBracketed, InjectFired, SilenceBroken, SilenceHeld
from game_rules.ids import CLOCK, LECTURER
from game_rules.points import walkaway, worth
from game_rules.rules.capitals import cards_in_hand
from game_rules.rules.leash import leash
from game_rules.texts import attention, attention_parts, open_issues, standing
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import at, draft_of, drafted, frozen, silence_of
from tests.rules.small import drafted_small, exchange, in_play, inject, summit
from tests.rules.stage import Given, asks, did, time_passes


def fired(game: Given, name: str) -> bool:
    return name in game.state.clock.fired


def test_a_turn_of_events_comes_at_its_time_in_its_phase() -> None:
    """The referendum, ten minutes into June: no deal is worth three points less to London."""
    june = at("june")
    june.when(time_passes(600 - 0.001)).then_nothing()
    after = june.when(time_passes(600)).then(did(CLOCK, InjectFired, inject="D-I2"))
    assert walkaway(after.state, "UK") == walkaway(june.state, "UK") - 3
    assert worth(after.state, "UK", "D6", 2) == worth(june.state, "UK", "D6", 2) - 2


def test_extending_a_phase_shifts_what_is_still_to_come() -> None:
    """(phase, offset), as everything that falls due."""
    june = at("june").after(asks(LECTURER, ask.ExtendPhase, seconds=60))
    june.when(time_passes(600)).then_nothing()
    june.when(time_passes(660)).then(did(CLOCK, InjectFired, inject="D-I2"))


def test_skipping_a_phase_fires_what_was_due_in_it() -> None:
    """History is not skipped with the phase."""
    july = at("june").after(asks(LECTURER, ask.NextPhase))
    assert fired(july, "D-I2")
    assert fired(july, "D-I3")
    assert not fired(july, "D-I1"), "July's own leak is still to come"


def test_the_leak_comes_only_if_nobody_has_leaked() -> None:
    """The press prints it once."""
    july = draft_of("july")
    assert fired(july.later(seconds=120), "D-I1")
    assert not fired(july.after(asks("CY", ask.Leak)).later(seconds=300), "D-I1")


@refuses(ask.FireInject, "inject_must_find_its_object")
def test_without_a_draft_nothing_leaks() -> None:
    """Not at its time, not later, not by hand; nor by hand what a role has leaked already."""
    july = at("july")
    july.when(time_passes(120)).then_nothing()
    late = drafted(july.later(seconds=200))
    assert not fired(late.later(seconds=60), "D-I1")
    by_hand = asks(LECTURER, ask.FireInject, inject="D-I1")
    july.when(by_hand).refused("R-HIDDEN", says="there is no draft")
    late.when(by_hand).happens()
    leaked = late.after(asks("CY", ask.Leak))
    leaked.when(by_hand).refused("R-NO-CARD", says="a role has done that already")
    assert fired(draft_of("july").after(asks(LECTURER, ask.NextPhase)).later(seconds=0), "D-I1")


def test_the_scheduled_leak_makes_noise_and_shortens_the_leashes() -> None:
    """One point of attention, one step for each staff."""
    before = draft_of("july")
    after = before.later(seconds=120)
    choices = standing(before.state)
    assert attention(after.state, choices) == attention(before.state, choices) + 1
    assert [leash(after.state, r) - leash(before.state, r) for r in ("NATO", "COM", "EEAS")] == [1, 1, 1]


def test_a_turn_of_events_may_put_a_statement_into_a_hand() -> None:
    """Ankara and Nicosia have each prepared one more."""
    before, after = at("july"), at("july").later(seconds=390)
    assert fired(after, "D-I4")
    assert [cards_in_hand(after.state, r) - cards_in_hand(before.state, r) for r in ("TR", "CY", "UK")] == [1, 1, 0]


def near_a_deadline() -> Given:
    """A small world whose turn of events would come at 1:40, ten seconds before the silence runs out."""
    turn = inject("turn", {"op": "attention", "delta": 1}, at={"short": ["play", 100]})
    game = frozen(drafted_small(in_play(summit(injects=[turn]))).later(seconds=50))
    assert silence_of(game) == 60
    return game


def test_nothing_happens_within_a_minute_before_a_deadline() -> None:
    """A shock would leave nobody the time to think: it comes when the silence is over."""
    game = near_a_deadline()
    assert not fired(game.later(seconds=59.999), "turn")
    game.when(time_passes(60)).then(
        did(CLOCK, SilenceHeld, house="NATO"),
        did(CLOCK, SilenceHeld, house="EU"),
        did(CLOCK, InjectFired, inject="turn"),
    )


def test_a_postponed_turn_comes_at_once_when_the_silence_is_broken() -> None:
    """It happens then; it is not told as if it had happened before."""
    broken = near_a_deadline().later(seconds=55).when(asks("TR", ask.BreakSilence, issue="A1"))
    broken.then(
        did("TR", SilenceBroken, role="TR", house="NATO", issue="A1", option=1, code="R-SILENCE-BROKEN"),
        did(CLOCK, InjectFired, inject="turn"),
    )


def test_a_clause_is_reopened_only_where_it_is_disputed() -> None:
    """D-I5 needs an objection to a reference to states and the word `all` beside it."""
    quiet = draft_of("last-hour")
    quiet.when(time_passes(180)).then(did(CLOCK, InjectFired, inject="D-I5"))
    objected = quiet.after(asks("CY", ask.Object, issue="D3", option=1))
    objected.when(time_passes(180)).then(did(CLOCK, InjectFired, inject="D-I5"))
    disputed = objected.after(asks("CY", ask.OfferPackage, choices={"D3": 3}))
    after = disputed.when(time_passes(180)).then(
        did(CLOCK, InjectFired, inject="D-I5"), did(CLOCK, ClauseBracketed, issue="D3", options=(1, 3))
    )
    after.when(asks("NATO", ask.FreezeText)).refused("R-BRACKETS", says="Reference to states")


def test_a_frozen_text_is_not_reopened() -> None:
    """D-I5 stops neither silence nor another clause."""
    game = draft_of("last-hour").after(
        asks("CY", ask.Object, issue="D3", option=1), asks("CY", ask.OfferPackage, choices={"D3": 3})
    )
    after = frozen(game).later(seconds=180)
    assert fired(after, "D-I5")
    assert after.state.decision.frozen
    assert after.state.table.draft is not None
    assert not after.state.table.draft.brackets


@succeeds(ask.FireInject)
@refuses(ask.FireInject, "only_the_lecturer", "inject_must_exist", "inject_must_be_new", "game_must_not_be_over")
def test_the_lecturer_fires_a_turn_of_events_by_hand() -> None:
    """Once, and one of the scenario's."""
    june = at("june")
    june.when(asks("UK", ask.FireInject, inject="D-I2")).refused("R-NO-STANDING")
    june.when(asks(LECTURER, ask.FireInject, inject="D-I9")).refused("R-VERSION", says="'D-I9'")
    after = june.when(asks(LECTURER, ask.FireInject, inject="D-I2")).then(did(LECTURER, InjectFired, inject="D-I2"))
    after.when(asks(LECTURER, ask.FireInject, inject="D-I2")).refused("R-PHASE", says="has happened")
    assert not [event for event in after.later(seconds=900).told if event == InjectFired(by=CLOCK, at=0, inject="D-I2")]
    over = at("debrief")
    over.when(asks(LECTURER, ask.FireInject, inject="D-I4")).refused("R-PHASE", says="Play has ended")


def test_a_turn_without_a_time_comes_by_hand_only() -> None:
    """And one may be meant for some roles: nobody else reads it."""
    scenario = exchange(injects=[inject("note", {"op": "attention", "delta": 2}, to=["TR"])])
    game = in_play(scenario)
    assert not fired(game.later(seconds=500), "note")
    note = game.when(asks(LECTURER, ask.FireInject, inject="note"))
    assert [line.says for line in note.told_to("TR")] == ["note. note happens. Attention +2."]
    assert note.told_to("CY") == note.told_to("public") == []


def test_a_shock_frees_the_price_of_the_clause_that_it_touches() -> None:
    """A price binds for the phase, unless the world has moved."""
    scenario = exchange(
        injects=[inject("shock", {"op": "payoff", "role": "TR", "issue": "A1", "option": 1, "delta": -1})]
    )
    game = in_play(scenario).after(
        asks("COM", ask.OfferPackage, choices={"A1": 1}), asks("TR", ask.Object, issue="A1", option=1, price=("A2", 1))
    )
    dearer = asks("TR", ask.Object, issue="A1", option=1, price=("A2", 2))
    game.when(dearer).refused("R-CLOSED", says="You named your price")
    game.after(asks(LECTURER, ask.FireInject, inject="shock")).when(dearer).happens()


def test_a_turn_of_events_may_draw_a_red_line_and_set_a_goal() -> None:
    """In words of its own; the line is enforced from then on."""
    line = {"op": "red_line", "role": "UK", "issue": "A1", "option": 1, "text": "Not any more"}
    goal = {"op": "goal", "role": "UK", "text": "Be kind"}
    game = in_play(exchange(injects=[inject("turn", line, goal)])).after(
        asks("COM", ask.OfferPackage, choices={"A1": 1}), asks(LECTURER, ask.FireInject, inject="turn")
    )
    game.when(asks("UK", ask.AcceptPackage, owner="COM", version=1)).refused("R-REDLINE", says='"Not any more"')
    assert game.seen_by("UK").me.goals == ("Be kind",)


def test_an_unconditional_turn_reopens_a_clause_whether_disputed_or_not() -> None:
    """The clause goes into brackets beside the word that the turn brings."""
    reopen = {"op": "reopen_bracket", "issue": "A1", "option": 2}
    game = in_play(exchange(injects=[inject("turn", reopen)]))
    game.when(asks(LECTURER, ask.FireInject, inject="turn")).then(did(LECTURER, InjectFired, inject="turn"))
    with_draft = drafted_small(game)
    with_draft.when(asks(LECTURER, ask.FireInject, inject="turn")).then(
        did(LECTURER, InjectFired, inject="turn"), did(CLOCK, ClauseBracketed, issue="A1", options=(1, 2))
    )


def test_a_leash_moved_by_events_stays_within_its_length() -> None:
    """Five is as short as it gets."""
    scenario = exchange(injects=[inject("noise", {"op": "leash", "role": "COM", "delta": 9})])
    assert leash(in_play(scenario).after(asks(LECTURER, ask.FireInject, inject="noise")).state, "COM") == 5


def test_two_drafts_in_one_phase_keep_counting() -> None:
    """The number of the draft tells whether it has changed."""
    first = draft_of("june")
    second = drafted(first, D1=3)
    assert (first.state.table.draft.number, second.state.table.draft.number) == (1, 2)  # type: ignore[union-attr]


def test_what_a_private_turn_draws_has_no_name_in_the_thermometer() -> None:
    """Everybody sees that it is louder; by what, only those who were told know."""
    private = inject("turn", {"op": "attention", "delta": 2}, to=["CY"])
    game = drafted_small(in_play(summit(injects=[private])))
    after = game.after(asks(LECTURER, ask.FireInject, inject="turn"))
    parts = attention_parts(after.state, standing(after.state))
    assert ("Turns of events", 2) in parts
    assert attention(after.state, standing(after.state)) == attention(game.state, standing(game.state)) + 2


def test_where_no_phase_introduces_an_issue_all_are_open_from_the_first() -> None:
    """Introducing them one by one is the scenario's choice."""
    world = exchange()
    phases = tuple(replace(phase, issues=()) for phase in world.formats[0].phases)
    game = in_play(replace(world, formats=(replace(world.formats[0], phases=phases),)))
    assert open_issues(game.state) == ("A1", "A2")
