"""The clock: phases follow each other, a pause freezes everything, an extension moves every deadline."""

from game_rules import commands as ask
from game_rules.events import (
    DraftingClosed,
    GameEnded,
    GamePaused,
    GameResumed,
    PhaseBegan,
    PhaseExtended,
    Revealed,
    SaidReady,
    SilenceHeld,
)
from game_rules.ids import CLOCK, LECTURER, MINUTE
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, at, draft_of, frozen_text, lobby, silence_of
from tests.rules.stage import Given, asks, did, time_passes

PAUSE, RESUME = asks(LECTURER, ask.PauseGame), asks(LECTURER, ask.ResumeGame)


@succeeds(ask.StartGame)
@refuses(ask.StartGame, "only_the_lecturer", "game_must_be_in_the_lobby")
def test_the_lecturer_starts_the_game_once() -> None:
    """The briefing begins and has an end."""
    game = lobby()
    game.when(asks("TR", ask.StartGame)).refused("R-NO-STANDING", holders=(LECTURER,), remedy="Raise your hand")
    started = game.when(asks(LECTURER, ask.StartGame)).then(did(LECTURER, PhaseBegan, number=0, ends=7 * MINUTE))
    started.when(asks(LECTURER, ask.StartGame)).refused("R-PHASE", says="has started already")


@succeeds(ask.AdvanceClock)
@refuses(ask.AdvanceClock, "only_the_lecturer")
def test_a_phase_ends_at_its_time_and_not_a_millisecond_before() -> None:
    """Time enters as a command; what it brings is an event."""
    briefing = at("briefing")
    briefing.when(time_passes(420 - 0.001)).then_nothing()
    briefing.when(time_passes(420)).then(did(CLOCK, PhaseBegan, number=1, ends=(7 + 8) * MINUTE))
    briefing.when(asks("TR", ask.AdvanceClock)).refused("R-NO-STANDING")


def test_several_phases_that_have_passed_begin_one_after_the_other() -> None:
    """A clock that was late still tells everything in order, each at its own time."""
    told = at("briefing").later(seconds=60 * 75).told
    began = [(event.number, event.at // MINUTE) for event in told if isinstance(event, PhaseBegan)]
    assert began == [(1, 7), (2, 15), (3, 35), (4, 47), (5, 61)]
    assert [event.at for event in told] == sorted(event.at for event in told)


def test_action_points_come_back_with_each_phase() -> None:
    """Unspent points lapse, spent ones return."""
    may = at("may").after(asks("NATO", ask.Contact, role="COM"))
    assert may.points("NATO") == 5
    assert may.after(asks(LECTURER, ask.NextPhase)).points("NATO") == 6


@succeeds(ask.PauseGame, ask.ResumeGame)
@refuses(ask.PauseGame, "only_the_lecturer", "game_must_be_moving")
@refuses(ask.ResumeGame, "only_the_lecturer", "game_must_be_paused")
def test_a_pause_stops_the_clock_and_is_ended_by_the_lecturer() -> None:
    """One cannot pause twice, nor resume what runs."""
    june = at("june")
    june.when(asks("UK", ask.PauseGame)).refused("R-NO-STANDING")
    june.when(RESUME).refused("R-PHASE", says="not paused")
    paused = june.when(PAUSE).then(did(LECTURER, GamePaused))
    paused.when(PAUSE).refused("R-PHASE", says="not running")
    paused.when(asks("UK", ask.ResumeGame)).refused("R-NO-STANDING")
    paused.when(RESUME).then(did(LECTURER, GameResumed))


def test_nothing_falls_due_in_a_pause_and_nothing_bursts_at_resume() -> None:
    """C096: game time stands still, so a silence has as long left after the pause as it had before."""
    running = frozen_text().later(seconds=100)
    left = silence_of(running)
    paused = running.after(PAUSE)
    assert paused.due is None
    paused.when(time_passes(3600)).then_nothing()
    resumed = paused.when(RESUME).then(did(LECTURER, GameResumed))
    assert silence_of(resumed) == left
    assert resumed.due == running.due


@succeeds(ask.ExtendPhase)
@refuses(ask.ExtendPhase, "only_the_lecturer", "extension_must_be_sensible", "phase_must_end", "game_must_not_be_over")
def test_an_extension_moves_the_end_of_the_phase() -> None:
    """By one second to one day, of a phase that has an end."""
    june = at("june")
    june.when(asks("UK", ask.ExtendPhase, seconds=60)).refused("R-NO-STANDING")
    longer = june.when(asks(LECTURER, ask.ExtendPhase, seconds=60)).then(
        did(LECTURER, PhaseExtended, milliseconds=60_000)
    )
    assert longer.state.clock.ends == june.state.clock.ends + 60_000
    for seconds in (0, -5, 24 * 3600 + 1):
        june.when(asks(LECTURER, ask.ExtendPhase, seconds=seconds)).refused("R-DEADLINE", says="one second to one day")
    lobby().when(asks(LECTURER, ask.ExtendPhase, seconds=60)).refused("R-PHASE", says="no end")
    at("debrief").when(asks(LECTURER, ask.ExtendPhase, seconds=60)).refused("R-PHASE", says="Play has ended")


def test_an_extension_moves_every_deadline_of_the_phase() -> None:
    """The silence, the closing of the drafting and the turns of events still to come."""
    before = at("last-hour")
    after = before.after(asks(LECTURER, ask.ExtendPhase, seconds=90))
    assert before.due == 180_000
    assert after.due == before.due + 90_000
    running = frozen_text()
    moved = running.after(asks(LECTURER, ask.ExtendPhase, seconds=90))
    assert silence_of(moved) == silence_of(running) + 90
    moved.when(time_passes(silence_of(running))).then_among_others()
    assert not moved.later(seconds=silence_of(running)).state.decision.agreed
    assert moved.later(seconds=silence_of(moved)).state.decision.agreed == {"NATO", "EU"}


def test_an_extension_opens_the_drafting_again() -> None:
    """It closes once more at its new time."""
    closed = at("last-hour").later(seconds=9 * 60)
    assert closed.state.clock.drafting_closed
    again = closed.after(asks(LECTURER, ask.ExtendPhase, seconds=120))
    assert not again.state.clock.drafting_closed
    closing = again.later(seconds=120)
    assert DraftingClosed(by=CLOCK, at=again.now + 120_000) in closing.told


def test_what_falls_due_late_is_told_at_the_moment_it_happens() -> None:
    """Drafting closed two minutes ago; an extension of one minute opens nothing, and no event lies in the past."""
    late = at("last-hour").later(seconds=11 * 60)
    after = late.after(asks(LECTURER, ask.ExtendPhase, seconds=60)).later(seconds=1)
    assert after.state.clock.drafting_closed
    assert all(event.at >= late.now for event in after.told)


@succeeds(ask.NextPhase)
@refuses(ask.NextPhase, "only_the_lecturer", "game_must_not_be_over")
def test_the_lecturer_skips_to_the_next_phase() -> None:
    """A skipped phase gives its time to nobody."""
    june = at("june").later(seconds=30)
    june.when(asks("UK", ask.NextPhase)).refused("R-NO-STANDING")
    after = june.when(asks(LECTURER, ask.NextPhase)).happens()
    assert after.state.phase is not None
    assert (after.state.phase.id, after.state.clock.ends) == ("july", june.now + 12 * MINUTE)
    lobby().when(asks(LECTURER, ask.NextPhase)).refused("R-PHASE", says="has not started")
    at("debrief").when(asks(LECTURER, ask.NextPhase)).refused("R-PHASE", says="Play has ended")


def test_skipping_a_phase_in_a_pause_leaves_the_game_paused() -> None:
    """Pause freezes everything: only resuming starts the clock."""
    paused = at("june").after(PAUSE)
    skipped = paused.after(asks(LECTURER, ask.NextPhase))
    assert skipped.state.phase is not None
    assert (skipped.state.phase.id, skipped.state.clock.status, skipped.due) == ("july", "paused", None)
    resumed = skipped.after(RESUME)
    assert resumed.state.ledger.cards, "July's instructions arrive when the clock goes on"


@succeeds(ask.EndGame)
@refuses(ask.EndGame, "only_the_lecturer", "game_must_not_be_over")
def test_the_lecturer_ends_play_and_the_debrief_begins() -> None:
    """Whatever stood on the table, nothing is agreed."""
    june = at("june")
    june.when(asks("UK", ask.EndGame)).refused("R-NO-STANDING")
    over = june.when(asks(LECTURER, ask.EndGame)).then(
        did(LECTURER, GameEnded, outcome="no_deal"), did(CLOCK, PhaseBegan, number=5, ends=0)
    )
    over.when(asks(LECTURER, ask.EndGame)).refused("R-PHASE", says="Play has ended")
    lobby().when(asks(LECTURER, ask.EndGame)).refused("R-PHASE", says="has not started")
    assert over.due is None


@succeeds(ask.Reveal)
@refuses(ask.Reveal, "only_the_lecturer", "play_must_be_over")
def test_the_lecturer_reveals_points_cards_and_secret_acts() -> None:
    """For the debrief, to everybody."""
    over = at("debrief")
    over.when(asks("TR", ask.Reveal)).refused("R-NO-STANDING")
    at("june").when(asks(LECTURER, ask.Reveal)).refused("R-PHASE", says="Play is not over", remedy="End the game first")
    assert len(over.seen_by("TR").debrief.scores) == 1
    shown = over.when(asks(LECTURER, ask.Reveal)).then(did(LECTURER, Revealed))
    assert len(shown.seen_by("TR").debrief.scores) == len(CORE)


@refuses(ask.Ready, "readiness_is_for_this_phase")
def test_readiness_is_for_the_phase_that_the_page_showed() -> None:
    """A tap that comes too late does not count for the next phase."""
    july = at("july")
    july.when(asks("TR", ask.Ready, phase="june")).refused(
        "R-PHASE", says="June: everybody at the table has just ended"
    )
    july.when(asks("TR", ask.Ready, phase="nowhere")).refused("R-PHASE", says="This is July: the capitals.")
    july.when(asks("TR", ask.Ready, phase="july")).then(did("TR", SaidReady))


def test_readiness_is_taken_back_while_others_are_waited_for() -> None:
    """The phase goes on, and does not end without the one that took it back."""
    june = at("june")
    june.when(asks("TR", ask.Ready, yes=False)).refused("R-PHASE", says="You have not said")
    ready = june.after(asks("TR", ask.Ready, phase="june"))
    acts = ready.seen_by("TR").acts
    (back,) = [one for one in (*acts.first, *acts.visible, *acts.more) if one.kind == "ready"]
    assert (back.label, back.open, back.whole, back.data) == (
        "Not ready after all",
        True,
        True,
        {"phase": "june", "yes": False},
    )
    answer = ready.when(asks("TR", ask.Ready, phase="june", yes=False))
    game = answer.then(did("TR", SaidReady, yes=False))
    assert [line.says for line in answer.told_to("UK")] == ["Turkey is not ready after all."]
    for role in CORE[1:]:
        game = game.when(asks(role, ask.Ready)).then(did(role, SaidReady))
    assert game.state.phase == june.state.phase


@succeeds(ask.Ready)
@refuses(ask.Ready, "phase_may_end_early", "readiness_is_said_once")
def test_a_phase_ends_when_everybody_is_ready() -> None:
    """The last one to say so opens the next phase at once."""
    game = at("june")
    for role in CORE[:-1]:
        game = game.when(asks(role, ask.Ready)).then(did(role, SaidReady))
    game.when(asks("TR", ask.Ready)).refused("R-PHASE", says="You have said", holders=(CORE[-1],))
    july = game.when(asks(CORE[-1], ask.Ready)).then_among_others(
        did(CORE[-1], SaidReady), did(CLOCK, PhaseBegan, number=3, ends=12 * MINUTE)
    )
    assert july.state.clock.ready == frozenset()
    at("last-hour").when(asks("TR", ask.Ready)).refused("R-PHASE", says="ends by the clock or by a decision")


def test_the_last_hour_ends_play_with_the_clock() -> None:
    """No time left means no declaration."""
    told = at("last-hour").later(seconds=14 * 60).told
    assert [type(event) for event in told][-2:] == [GameEnded, PhaseBegan]
    assert GameEnded(by=CLOCK, at=14 * MINUTE, outcome="no_deal") in told


def test_two_things_due_in_one_millisecond_keep_their_order() -> None:
    """A silence that runs out with the clock has run out before the clock stops."""
    late = at_the_very_end()
    told = late.later(seconds=silence_of(late)).told
    held = [type(event) for event in told].index(SilenceHeld)
    assert held < [type(event) for event in told].index(GameEnded)


def at_the_very_end() -> Given:
    """Frozen so late that the silence ends with the clock."""
    game = draft_of("last-hour").later(seconds=13 * 60)
    game = game.after(asks("NATO", ask.FreezeText))
    assert game.state.decision.deadline == game.state.clock.ends
    return game
