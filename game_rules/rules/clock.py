"""The clock: phases, pause, readiness, the end. Time enters with commands; what falls due happens in order."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.carry_over import known_from_before
from game_rules.cites import ORDER, STEERING, TIME
from game_rules.commands import (
    AdvanceClock,
    Command,
    ExtendPhase,
    NextPhase,
    PauseGame,
    Ready,
    ResumeGame,
    Reveal,
    StartGame,
)
from game_rules.events import (
    DraftingClosed,
    Event,
    GameEnded,
    GamePaused,
    GameResumed,
    PhaseBegan,
    PhaseExtended,
    Revealed,
    SaidReady,
)
from game_rules.ids import CLOCK, LECTURER, MINUTE
from game_rules.reason import Reason
from game_rules.rules.doing import outlasting
from game_rules.seats import houses_with_members
from game_rules.state import Clock, State

LONGEST_EXTENSION = 24 * 60 * MINUTE


def only_the_lecturer(state: State, command: Command) -> Iterator[Reason]:
    """The clock belongs to the lecturer."""
    if command.by not in (LECTURER, CLOCK):
        yield Reason(
            rule="R-NO-STANDING",
            says="Only the lecturer steers the clock and the turns of events.",
            cites=(STEERING,),
            holders=(LECTURER,),
            remedy="Raise your hand.",
        )


def game_must_be_in_the_lobby(state: State, command: StartGame) -> Iterator[Reason]:
    """A game starts once."""
    if state.clock.status != "lobby":
        yield Reason(
            rule="R-PHASE", says="The game has started already.", cites=(ORDER,), remedy="Pause, extend or end it."
        )


def game_must_not_be_over(state: State, command: Command) -> Iterator[Reason]:
    """What has ended does not go on."""
    if state.clock.status in ("over", "lobby"):
        says = "Play has ended." if state.clock.status == "over" else "The game has not started."
        yield Reason(rule="R-PHASE", says=says, cites=(ORDER,), remedy="Open the debrief, or start the game.")


def game_must_be_moving(state: State, command: PauseGame) -> Iterator[Reason]:
    """Only a running clock can be paused."""
    if state.clock.status != "running":
        yield Reason(
            rule="R-PHASE", says="The clock is not running.", cites=(ORDER,), remedy="Start or resume the game."
        )


def game_must_be_paused(state: State, command: ResumeGame) -> Iterator[Reason]:
    """Only a paused clock can be resumed."""
    if state.clock.status != "paused":
        yield Reason(
            rule="R-PHASE", says="The game is not paused.", cites=(ORDER,), remedy="Nothing needs to be resumed."
        )


def play_must_be_over(state: State, command: Reveal) -> Iterator[Reason]:
    """Secrets are shown when they can no longer be used."""
    if state.clock.status != "over":
        yield Reason(
            rule="R-PHASE",
            says="Play is not over: revealing now would show everybody's secrets.",
            cites=(ORDER,),
            holders=(LECTURER,),
            remedy="End the game first, or let it run to its debrief.",
        )


def silence_must_not_be_cut_short(state: State, command: NextPhase) -> Iterator[Reason]:
    """Every member has a full silence: nobody skips a phase while the text lies before the houses."""
    decision = state.decision
    if decision.frozen and not decision.outcome:
        yield Reason(
            rule="R-DEADLINE",
            says="The text lies before both houses; skipping now would throw it away.",
            cites=("NATO practice: a silence runs to its deadline",),
            holders=(LECTURER,),
            remedy="Let the silence run out and the heads sign, or end the game.",
        )


def extension_must_be_sensible(state: State, command: ExtendPhase) -> Iterator[Reason]:
    """A phase is extended by some time, and by less than a day."""
    if not 0 < command.seconds * 1000 <= LONGEST_EXTENSION:
        yield Reason(
            rule="R-DEADLINE",
            says="A phase is extended by one second to one day.",
            cites=(TIME,),
            remedy="Choose another length.",
        )


def phase_must_end(state: State, command: Command) -> Iterator[Reason]:
    """The debrief has no end to move."""
    if state.clock.ends == 0:
        yield Reason(rule="R-PHASE", says="This phase has no end.", cites=(ORDER,), remedy="Nothing needs to be moved.")


def phase_may_end_early(state: State, command: Ready) -> Iterator[Reason]:
    """Readiness ends a phase early, except the last hour, which ends by the clock or by a decision."""
    if state.phase and not state.phase.ends_early:
        yield Reason(
            rule="R-PHASE",
            says=f"{state.phase.name} ends by the clock or by a decision.",
            cites=(ORDER,),
            remedy="Freeze, sign, break or let pass.",
        )


def readiness_is_for_this_phase(state: State, command: Ready) -> Iterator[Reason]:
    """A tap that comes when the phase has just changed does not count for the next one."""
    phase = state.phase
    if phase is None or command.phase in ("", phase.id):
        return
    meant = next((one.name for one in state.form.phases if one.id == command.phase), "")
    gone = f"{meant} has just ended; this" if meant else "This"
    yield Reason(
        rule="R-PHASE",
        says=f"{gone} is {phase.name}.",
        cites=("order of business of this scenario",),
        remedy="Look first at what is new, then say that you are ready.",
    )


def readiness_is_said_once(state: State, command: Ready) -> Iterator[Reason]:
    """Nobody is ready twice in a phase, nor takes back what was not said."""
    if not command.yes and command.by not in state.clock.ready:
        says = "You have not said that you are ready."
        yield Reason(rule="R-PHASE", says=says, cites=(ORDER,), remedy="Nothing is to be taken back.")
    elif command.yes and command.by in state.clock.ready:
        waiting = tuple(role for role in state.cast if role not in state.clock.ready)
        yield Reason(
            rule="R-PHASE",
            says="You have said that you are ready.",
            cites=(ORDER,),
            holders=waiting,
            remedy="The phase ends when everybody is ready, or by the clock.",
        )


def let_time_pass(state: State, command: AdvanceClock) -> Iterator[Event]:
    """Nothing happens but what falls due."""
    yield from ()


def start(state: State, command: StartGame) -> Iterator[Event]:
    yield _begin(state, 0, command.at, command.by)


def pause(state: State, command: PauseGame) -> Iterator[Event]:
    yield GamePaused(by=command.by, at=command.at)


def resume(state: State, command: ResumeGame) -> Iterator[Event]:
    yield GameResumed(by=command.by, at=command.at)


def extend(state: State, command: ExtendPhase) -> Iterator[Event]:
    yield PhaseExtended(by=command.by, at=command.at, milliseconds=command.seconds * 1000)


def next_phase(state: State, command: NextPhase) -> Iterator[Event]:
    yield from leave_phase(state, command.at, command.by)


def end(state: State, command: Command) -> Iterator[Event]:
    yield GameEnded(
        by=command.by, at=command.at, outcome="adopted" if state.decision.outcome == "adopted" else "no_deal"
    )


def reveal(state: State, command: Command) -> Iterator[Event]:
    yield Revealed(by=command.by, at=command.at)


def say_ready(state: State, command: Ready) -> Iterator[Event]:
    yield SaidReady(by=command.by, at=command.at, yes=command.yes)


def leave_phase(state: State, at: int, by: str) -> Iterator[Event]:
    """The next phase begins; where play was the last, the game ends with what stands."""
    following = state.form.phases[state.clock.number + 1]
    if following.stage == "debrief":
        yield GameEnded(by=by, at=at, outcome="no_deal")
    else:
        yield _begin(state, state.clock.number + 1, at, by)


def _begin(state: State, number: int, at: int, by: str) -> PhaseBegan:
    phase = state.form.phases[number]
    return PhaseBegan(
        by=by,
        at=at,
        number=number,
        ends=0 if phase.stage == "debrief" or phase.open_end else at + phase.length - state.clock.owed,
    )


def ends_play(state: State) -> bool:
    """Does play end with the running phase?"""
    number = state.clock.number + 1
    return state.clock.ends > 0 and number < len(state.form.phases) and state.form.phases[number].stage == "debrief"


# --- consequences -----------------------------------------------------------------------------------------------------


def readiness_of_all_ends_the_phase(state: State) -> Iterator[Event]:
    """A phase ends early when every role has said that it is ready; without a clock, a text before the houses waits."""
    if _awaited(state):
        return
    if state.clock.status == "running" and state.clock.ready and set(state.cast) <= state.clock.ready:
        yield from leave_phase(state, state.clock.now, CLOCK)


def _awaited(state: State) -> bool:
    """Does something lie before a house in a phase that has no clock?"""
    decision = state.decision
    running = decision.frozen and not set(houses_with_members(state)) <= decision.agreed
    return state.phase is not None and state.phase.open_end and (running or bool(decision.ballots))


def usual_end(state: State) -> int:
    """Game time at which the running phase ends; without a clock, at which it usually would. 0 in the debrief."""
    phase, clock = state.phase, state.clock
    return clock.began + phase.length + clock.extended if phase and phase.open_end else clock.ends


def the_end_opens_the_debrief(state: State) -> Iterator[Event]:
    """When play ends the debrief begins."""
    debrief = len(state.form.phases) - 1
    if state.clock.status == "over" and state.clock.number != debrief:
        yield _begin(state, debrief, state.clock.now, CLOCK)


# --- what falls due ---------------------------------------------------------------------------------------------------


def drafting_ends(state: State) -> int:
    """Game time at which drafting closes in the running phase; 0 where it does not."""
    phase = state.phase
    if phase is None or not phase.drafting_minutes:
        return 0
    return state.clock.began + phase.drafting_minutes * MINUTE + state.clock.extended - state.clock.shortened


def due_drafting(state: State) -> tuple[int, Iterator[Event]] | None:
    """Drafting closes at its time, or at once where an extension left that time in the past."""
    if not drafting_ends(state) or state.clock.drafting_closed:
        return None
    at = max(drafting_ends(state), state.clock.now)
    return at, iter((DraftingClosed(by=CLOCK, at=at),))


def due_phase(state: State) -> tuple[int, Iterator[Event]] | None:
    """The phase ends at its time."""
    if state.clock.ends:
        return state.clock.ends, leave_phase(state, state.clock.ends, CLOCK)
    return None


# --- how events change the clock --------------------------------------------------------------------------------------


def began(state: State, event: PhaseBegan) -> State:
    phase = state.form.phases[event.number]
    clock = Clock(
        now=event.at,
        status="over" if phase.stage == "debrief" else "paused" if state.clock.status == "paused" else "running",
        number=event.number,
        began=event.at,
        ends=event.ends,
        shortened=state.clock.owed,
        fired=state.clock.fired,
    )
    each = state.scenario.parameters.action_points
    first = phase.stage == "play" and state.form.phases[event.number - 1].stage == "briefing"
    points = {role: each + len(known_from_before(state, role) if first else ()) for role in state.cast}
    corridors = replace(
        state.corridors,
        points=points,
        leash_moved=frozenset(),
        demands={},
        insiders=frozenset(phase.insiders),
        asking_in=frozenset(),
        kept_out=frozenset(),
        deeds=outlasting(state.corridors.deeds),
    )
    table = replace(state.table, prices={})
    return replace(state, clock=clock, corridors=corridors, table=table)


def extended(state: State, event: PhaseExtended) -> State:
    clock = replace(
        state.clock,
        ends=state.clock.ends + event.milliseconds,
        extended=state.clock.extended + event.milliseconds,
        drafting_closed=False if not state.decision.reopened else state.clock.drafting_closed,
        freezing_closed=False,
    )
    decision = state.decision
    waiting = set(houses_with_members(state)) - decision.agreed
    if decision.deadline and waiting:
        decision = replace(decision, deadline=decision.deadline + event.milliseconds)
    ballots = {h: replace(one, deadline=one.deadline + event.milliseconds) for h, one in decision.ballots.items()}
    return replace(state, clock=clock, decision=replace(decision, ballots=ballots))


def paused(state: State, event: GamePaused) -> State:
    return replace(state, clock=replace(state.clock, status="paused"))


def resumed(state: State, event: GameResumed) -> State:
    return replace(state, clock=replace(state.clock, status="running"))


def drafting_closed(state: State, event: DraftingClosed) -> State:
    return replace(state, clock=replace(state.clock, drafting_closed=True))


def said_ready(state: State, event: SaidReady) -> State:
    ready = state.clock.ready | {event.by} if event.yes else state.clock.ready - {event.by}
    return replace(state, clock=replace(state.clock, ready=ready))


def ended(state: State, event: GameEnded) -> State:
    clock = replace(state.clock, status="over", ends=0)
    stopped = event.by == LECTURER
    decision = replace(state.decision, outcome=event.outcome, deadline=0, stopped=stopped)
    return replace(state, clock=clock, decision=decision)


def revealed(state: State, event: Revealed) -> State:
    return replace(state, ledger=replace(state.ledger, revealed=True))


EVOLVE = {
    PhaseBegan: began,
    PhaseExtended: extended,
    GamePaused: paused,
    GameResumed: resumed,
    DraftingClosed: drafting_closed,
    SaidReady: said_ready,
    GameEnded: ended,
    Revealed: revealed,
}
