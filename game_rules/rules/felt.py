"""Felt: what the effect of a turn of events or of a card changes, in the tables and in the room."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.events import ClauseBracketed, Event, PhaseShortened, StandRevealed
from game_rules.ids import CLOCK, MINUTE, IssueId, RoleId
from game_rules.points import LEVELS, level, worth
from game_rules.rules.capitals import cards_in_hand
from game_rules.rules.leash import LOOSE, SHORT, leash
from game_rules.rules.paper import by_turn
from game_rules.scenario import Effect, RedLine
from game_rules.seats import states
from game_rules.state import Ledger, State
from game_rules.texts import agreed_language

LAST_MINUTE = MINUTE
"""What no turn of events takes from a phase."""
DAYS = 12 * 60 * MINUTE
"""A phase of this length belongs to a game over several days, whose deadlines only the lecturer moves."""


# --- what follows as an event of its own ------------------------------------------------------------------------------


def follows(state: State, effect: Effect, at: int) -> Iterator[Event]:
    """What an effect makes happen in the room."""
    if effect.op == "reopen_bracket":
        yield from _reopened(state, effect, at)
    elif effect.op == "shorten_deadline" and any(taken := time_to_take(state, effect, at)):
        yield PhaseShortened(by=CLOCK, at=at, milliseconds=taken[0], next=taken[1])
    elif effect.op == "reveal" and (standing := against(state, effect)):
        yield StandRevealed(by=CLOCK, at=at, role=standing, to=effect.role, issue=effect.issue)
    else:
        yield from by_turn(state, effect, at)


def finds_nothing(state: State, effect: Effect, at: int) -> bool:
    """Is there nothing in the room that this effect could act on?"""
    if effect.op == "shorten_deadline":
        return not any(time_to_take(state, effect, at))
    if effect.op == "reveal":
        return not against(state, effect)
    if effect.op in ("merge_lists", "close_text", "trust"):
        return not any(by_turn(state, effect, at))
    return (
        effect.op not in ("attention", "hint", "reopen_bracket", "step", "block_informal_meetings", "unlock_procedure")
        and effect.role not in state.cast
    )


def time_to_take(state: State, effect: Effect, at: int) -> tuple[int, int]:
    """Milliseconds that can be taken from the running phase, and the rest from the next phase of play.

    Nothing is taken from a running silence, nor the last minute, nor where phases last for days.
    """
    clock, phase, wanted = state.clock, state.phase, effect.delta * MINUTE
    if phase is None or not clock.ends or phase.length >= DAYS:
        return 0, 0
    running = [state.decision.deadline, *(ballot.deadline for ballot in state.decision.ballots.values())]
    taken = max(0, min(wanted, clock.ends - max(at + LAST_MINUTE, *running)))
    following = state.form.phases[clock.number + 1]
    return taken, wanted - taken if following.stage == "play" and following.length > 2 * wanted else 0


def against(state: State, effect: Effect) -> RoleId:
    """The state that a clause costs most, other than the one that is told; empty where it costs nobody anything."""
    if effect.role not in state.cast or effect.issue in agreed_language(state):
        return ""
    least = {role: min(_row(state, role, effect.issue)) for role in states(state) if role != effect.role}
    most = min(least, key=lambda role: least[role], default="")
    return most if most and least[most] < 0 else ""


def stands(state: State, role: RoleId, issue: IssueId) -> str:
    """Where a role stands on an issue, in words: `A5=1 indifferent, A5=2 serious cost`."""
    row = _row(state, role, issue)
    return ", ".join(f"{issue}={option} {LEVELS[level(value)]}" for option, value in enumerate(row) if option)


def _row(state: State, role: RoleId, issue: IssueId) -> tuple[int, ...]:
    options = range(len(state.scenario.issue_by_id[issue].options))
    return tuple(worth(state, role, issue, option) for option in options)


def _reopened(state: State, effect: Effect, at: int) -> Iterator[Event]:
    draft = state.table.draft
    if draft is None or state.decision.frozen:
        return
    if effect.only_if_disputed and not _disputed(state, effect.issue, effect.option):
        return
    held = draft.brackets.get(effect.issue, (draft.choices[effect.issue],))
    options = tuple(sorted({*held, effect.option}))
    if len(options) > 1:
        yield ClauseBracketed(by=CLOCK, at=at, issue=effect.issue, options=options)


def _disputed(state: State, issue: IssueId, option: int) -> bool:
    """A clause is disputed where somebody objects to it in public and the other word lies beside it."""
    draft = state.table.draft
    objected = any(one.issue == issue and not one.to for one in state.table.objections.values())
    beside = any(package.choices[issue] == option for package in state.table.packages.values())
    bracketed = draft is not None and option in draft.brackets.get(issue, ())
    return objected and (beside or bracketed)


# --- how an effect changes the tables ---------------------------------------------------------------------------------


def felt(state: State, effect: Effect, role: RoleId, source: str) -> State:
    """The state once an effect on `role` has been felt; what follows as an event of its own changes nothing here."""
    ledger = state.ledger
    if effect.op == "payoff":
        key = (role, effect.issue, effect.option)
        return _ledger(state, replace(ledger, payoff={**ledger.payoff, key: ledger.payoff.get(key, 0) + effect.delta}))
    if effect.op == "walkaway":
        value = ledger.walkaway.get(role, 0) + effect.delta
        return _ledger(state, replace(ledger, walkaway={**ledger.walkaway, role: value}))
    if effect.op == "attention":
        return _ledger(state, replace(ledger, attention=ledger.attention + effect.delta))
    if effect.op == "red_line":
        line = RedLine(id=source, role=role, issue=effect.issue, options=(effect.option,), text=effect.text)
        return _ledger(state, replace(ledger, red_lines=(*ledger.red_lines, line)))
    if effect.op == "goal":
        goals = {**ledger.goals, role: (*ledger.goals.get(role, ()), effect.text)}
        return _ledger(state, replace(ledger, goals=goals))
    if effect.op == "block_informal_meetings":
        return replace(state, meetings=replace(state.meetings, blocked=True))
    return _on_corridors(state, effect, role)


def _ledger(state: State, ledger: Ledger) -> State:
    return replace(state, ledger=ledger)


def _on_corridors(state: State, effect: Effect, role: RoleId) -> State:
    corridors = state.corridors
    if effect.op == "leash":
        held = min(SHORT, max(LOOSE, leash(state, role) + effect.delta))
        return replace(state, corridors=replace(corridors, leash={**corridors.leash, role: held}))
    if effect.op == "grant_statement_card":
        hands = {**corridors.cards_in_hand, role: cards_in_hand(state, role) + effect.delta}
        return replace(state, corridors=replace(corridors, cards_in_hand=hands))
    if effect.op == "raise_contact_cost":
        dearer = {**corridors.dearer, role: corridors.dearer.get(role, 0) + effect.delta}
        return replace(state, corridors=replace(corridors, dearer=dearer))
    return state


# --- how events change the room ---------------------------------------------------------------------------------------


def shortened(state: State, event: PhaseShortened) -> State:
    clock = state.clock
    less = event.milliseconds
    return replace(
        state,
        clock=replace(clock, ends=clock.ends - less, shortened=clock.shortened + less, owed=clock.owed + event.next),
    )


def stand_revealed(state: State, event: StandRevealed) -> State:
    known = state.corridors.stands_known | {(event.to, event.role, event.issue)}
    return replace(state, corridors=replace(state.corridors, stands_known=known))


EVOLVE = {PhaseShortened: shortened, StandRevealed: stand_revealed}
