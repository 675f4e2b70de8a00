"""The veto holds: whoever may stop a text can, everybody who may was asked in time, and the preview never lies."""

from random import Random

import pytest
from hypothesis import given, settings

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.decide import Accepted, decide, next_due
from game_rules.events import (
    BallotClosed,
    DeclarationAdopted,
    Endorsed,
    HouseEndorsed,
    PackageAdopted,
    PhaseExtended,
    SilenceBroken,
    SilenceHeld,
    TextFrozen,
)
from game_rules.evolve import evolve
from game_rules.explain import stands_in_the_way, veto_holders
from game_rules.ids import CLOCK, LECTURER
from game_rules.minutes import line
from game_rules.rules.assent import same_text
from game_rules.rules.silence import SHORTEST_SILENCE
from game_rules.seats import houses_with_members, members, role_of
from game_rules.state import State
from game_rules.texts import clause_name, may_see_text, standing, too_loud
from game_rules.view import view
from tests.properties.games import Named, game, games, start, tries
from tests.properties.random_player import Step, choose
from tests.rules.moments import CORE, FULL, QUIET, draft_of, drafted
from tests.rules.stage import asks

PENS = ("NATO", "COM", "EEAS", CLOCK)


# --- no sequence of acts by the pens alone ----------------------------------------------------------------------------


def pens_alone(state: State, seed: int, answer: "tuple[str, str] | None" = None) -> tuple[State, bool]:
    """The pens and the clock do what they like for a whole last hour; one member may answer every freezing.

    Returns the state at the end and whether a declaration was signed.
    """
    chance, now = Random(seed), state.clock.now
    for _ in range(150):
        now += chance.randrange(12_000)
        due = next_due(state)
        if due is not None and chance.random() < 0.3:
            now = max(now, due)
        command = choose(state, now, chance, calm=True)
        if command.by in PENS:
            state = _taken(state, command)
        if answer and state.decision.frozen and not state.decision.agreed:
            state = _answered(state, now, *answer)
        if state.decision.outcome == "adopted":
            return state, True
        if state.clock.status == "over":
            break
    return state, False


def _taken(state: State, command: Command) -> State:
    answer = decide(state, command)
    return answer.state if isinstance(answer, Accepted) else state


def _answered(state: State, now: int, role: str, issue: str) -> State:
    """The member breaks the silence, or says no where it is asked to endorse."""
    if state.decision.procedure == "endorsement":
        return _taken(state, ask.Endorse(by=role, at=now, yes=False))
    return _taken(state, ask.BreakSilence(by=role, at=now, issue=issue))


@pytest.mark.parametrize("seed", range(12))
def test_the_pens_alone_never_put_back_what_was_broken(seed: int) -> None:
    """Turkey broke silence over a clause and then says nothing: it may move, and does not come back as it was."""
    frozen = draft_of("last-hour", cast=FULL).after(asks("NATO", ask.FreezeText))
    state = frozen.later(seconds=5).after(asks("TR", ask.BreakSilence, issue="D3")).state
    chance, now = Random(seed), state.clock.now
    for _ in range(150):
        now += chance.randrange(8_000)
        command = choose(state, now, chance, calm=True)
        if command.by in PENS:
            state = _taken(state, command)
        draft = state.table.draft
        assert draft is not None
        assert "D3" in draft.brackets or draft.choices["D3"] != QUIET["D3"]
        if state.clock.status == "over":
            break


@pytest.mark.parametrize("role", ["TR", "CY", "UK", "US", "DE", "GR", "FR"])
def test_the_pens_alone_sign_nothing_while_one_member_objects(role: str) -> None:
    """It answers each freezing before the deadline; whatever the pens try, no declaration stands."""
    game = draft_of("last-hour", cast=FULL)
    for seed in range(12):
        _, signed = pens_alone(game.state, seed, (role, "D3"))
        assert not signed


def test_the_pens_alone_sign_nothing_that_a_hard_red_line_forbids() -> None:
    """Even where nobody says a word: instructions break the silence."""
    game = drafted(draft_of("last-hour"), D1=0, D3=3, D7=0)
    for seed in range(40):
        state, signed = pens_alone(game.state, seed)
        assert not signed or state.table.draft is None or standing(state)["D3"] != 3


def test_the_pens_alone_endorse_nothing() -> None:
    """Where endorsement is asked silence is no consent: without members there is no signature."""
    game = drafted(draft_of("last-hour"), D7=3)
    for seed in range(40):
        state, signed = pens_alone(game.state, seed)
        assert not signed or standing(state)["D7"] != 3


def test_no_signature_is_quicker_than_the_silence() -> None:
    """A declaration by pens alone takes the whole silence, at the end of which every member has let it pass."""
    game, signed_at_all = draft_of("last-hour"), 0
    for seed in range(60):
        state, signed = pens_alone(game.state, seed)
        if signed:
            signed_at_all += 1
            assert state.decision.deadline - state.decision.frozen_at >= SHORTEST_SILENCE
            assert state.clock.now >= state.decision.deadline
    assert signed_at_all, "the property would be empty"


# --- whenever a declaration stands ------------------------------------------------------------------------------------


@given(games())
def test_every_member_was_told_had_a_full_silence_and_let_it_pass(named: Named) -> None:
    """Whenever a declaration stands: in each house, from the freezing to the deadline, nobody broke it."""
    state = start(named[0])
    frozen: tuple[TextFrozen, State, State] | None = None
    said_yes: set[tuple[str, str]] = set()
    held: set[str] = set()
    deadline = 0
    for step in game(named):
        for event in step.events:
            before, state = state, evolve(state, event)
            if isinstance(event, TextFrozen):
                frozen, said_yes, held, deadline = (event, before, state), set(), set(), event.deadline
            elif isinstance(event, PhaseExtended):
                deadline += event.milliseconds
            elif isinstance(event, SilenceBroken):
                frozen = None
            elif isinstance(event, Endorsed) and event.yes:
                said_yes.add((event.house, event.by))
            elif isinstance(event, SilenceHeld):
                assert event.at == deadline
                held.add(event.house)
            elif isinstance(event, HouseEndorsed):
                assert {(event.house, role) for role in members(state, event.house)} <= said_yes
                held.add(event.house)
            elif isinstance(event, DeclarationAdopted):
                assert frozen is not None
                _was_in_order(frozen, state, held)


def _was_in_order(frozen: tuple[TextFrozen, State, State], state: State, held: set[str]) -> None:
    event, before, after = frozen
    assert held == set(houses_with_members(state))
    assert event.deadline - event.at >= min(SHORTEST_SILENCE, state.form.silence_seconds * 1000)
    for house in houses_with_members(state):
        for role in members(state, house):
            assert line(before, event, after, role), f"{role} was not told"
            assert view(after, role).decision.banner, f"{role} did not see it"


@given(games())
def test_whoever_is_shown_as_able_to_stop_a_text_had_agreed_when_it_was_adopted(named: Named) -> None:
    """The decision rule computes vetoes and decides. Yeses to the same text count together."""
    for step in game(named):
        for event in step.events:
            if isinstance(event, PackageAdopted):
                package = step.before.table.packages[event.owner]
                same = [one for one in step.before.table.packages.values() if same_text(one, package)]
                agreed = {step.command.by}.union(*(one.accepted | one.initials for one in same))
                asked = {
                    role
                    for role in step.after.cast
                    if (mine := role_of(step.after, role).houses) and all(_let_it_pass(step, h, role) for h in mine)
                }
                assert set(veto_holders(step.before, event.choices)) <= agreed | asked


def _let_it_pass(step: Step, house: str, role: str) -> bool:
    """Has the house of this role agreed to the package, after it was asked and did not say no?"""
    now = {(e.house, e.owner, e.version) for e in step.events if isinstance(e, BallotClosed) and e.agreed}
    adopted = next(e for e in step.events if isinstance(e, PackageAdopted))
    version = step.before.table.packages[adopted.owner].version
    return (house, adopted.owner, version) in now | step.before.decision.consents


# --- the preview never lies -------------------------------------------------------------------------------------------


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_what_stands_in_the_way_is_real(named: Named) -> None:
    """Every block that the preview names is there, and the reader may know of it."""
    for step in game(named)[::6]:
        state = step.after
        texts = [standing(state), *(package.choices for package in state.table.packages.values())]
        for reader in (*state.cast, LECTURER):
            for choices in texts:
                for reason in stands_in_the_way(state, reader, choices):
                    _is_real(state, reader, choices, reason.rule, reason.says)


def _is_real(state: State, reader: str, choices: "dict[str, int]", rule: str, says: str) -> None:  # type: ignore[type-arg]
    if rule == "R-HIDDEN":
        assert not may_see_text(state, reader)
    elif "objects to" in says or says.startswith("You object to"):
        known = [
            one
            for one in state.table.objections.values()
            if choices[one.issue] == one.option and (not one.to or reader in (one.role, *one.to, LECTURER))
        ]
        assert known or reader == LECTURER or state.ledger.revealed
    elif rule == "R-BRACKETS":
        assert state.table.draft is not None
        assert state.table.draft.brackets
    elif rule == "R-ATTENTION":
        assert too_loud(state, choices)
    elif rule in ("R-REDLINE", "W-REDLINE"):
        lines = (*state.scenario.red_lines, *state.ledger.red_lines)
        assert any(one.role == reader and one.hit_by(choices) and one.text in says for one in lines)
    elif rule in ("R-PARALLEL", "R-SIGNATORY"):
        assert state.decision.frozen
    else:
        assert rule in ("R-VERSION", "R-VETO"), rule


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_every_objection_that_the_reader_knows_of_is_named(named: Named) -> None:
    """Unless the text pays its price."""
    for step in game(named)[::6]:
        state = step.after
        for reader in state.cast:
            if not may_see_text(state, reader):
                continue
            for one in state.table.objections.values():
                knows = not one.to or reader in (one.role, *one.to)
                choices = {**standing(state), one.issue: one.option}
                paid = one.price is not None and choices[one.price[0]] == one.price[1]
                verb = "object" if one.role == reader else "objects"
                words = f'{verb} to "{clause_name(state, one.issue, one.option)}"'
                said = [r.holders for r in stands_in_the_way(state, reader, choices) if words in r.says]
                assert ((one.role,) in said) == (knows and not paid) or state.ledger.revealed


@given(games())
def test_a_draft_with_nothing_in_its_way_can_be_frozen(named: Named) -> None:
    """Where the preview is empty to all, a pen may put the text before the houses (time and phase allowing)."""
    for step in game(named):
        state = step.after
        if state.table.draft is None or state.clock.status != "running" or state.decision.frozen:
            continue
        if any(stands_in_the_way(state, reader, standing(state)) for reader in state.cast):
            continue
        answer = decide(state, ask.FreezeText(by="NATO", at=state.clock.now))
        refused = () if isinstance(answer, Accepted) else answer.reasons
        assert {reason.rule for reason in refused} <= {"R-PHASE", "R-DEADLINE"}


def test_a_refusal_at_the_last_moment_still_counts() -> None:
    """One member, one millisecond before the deadline, after everybody has signed."""
    game = draft_of("last-hour", cast=CORE).after(asks("NATO", ask.FreezeText))
    game = game.after(asks("NATO", ask.Sign), asks("COM", ask.Sign))
    wait = (game.state.decision.deadline - game.now - 1) / 1000
    broken = game.after(asks("CY", ask.BreakSilence, issue="D4").later(seconds=wait))
    assert broken.later(seconds=3600).state.decision.outcome == "no_deal"
