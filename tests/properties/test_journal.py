"""The journal is the game; nothing is left to follow; what is refused changes nothing; time goes forward."""

from functools import reduce
from itertools import pairwise

from hypothesis import given

from game_rules.commands import OpenGame
from game_rules.decide import Accepted, Refused, decide, next_due, open_game
from game_rules.events import DeclarationAdopted, PackageAdopted
from game_rules.events_catalogue import command_from, decode, encode
from game_rules.evolve import evolve, initial, replay
from game_rules.ids import CLOCK, LECTURER
from game_rules.plain import to_plain
from game_rules.rules.assent import missing_consent
from game_rules.rules.book import CONSEQUENCES
from game_rules.state import State
from game_rules.words import kind_of
from tests.properties.games import Named, game, games, start
from tests.properties.random_player import Step


@given(games())
def test_the_journal_is_the_game(named: Named) -> None:
    """Folding the events, written and read back, gives the same state at every step."""
    state = start(named[0])
    for step in game(named):
        read = [decode(*encode(event)) for event in step.events]
        assert tuple(read) == step.events
        state = reduce(evolve, read, state)
        assert state == step.after


@given(games(0.2))
def test_a_replay_from_the_first_event_gives_the_same_game(named: Named) -> None:
    """The opening is an event like any other."""
    begun = start(named[0])
    opening = OpenGame(
        by=LECTURER, at=0, format=begun.form.id, cast=begun.cast, hard=begun.hard, qualitative=begun.qualitative
    )
    opened = open_game(begun.scenario, opening).events[0]
    steps = game(named)
    journal = [opened, *(event for step in steps for event in step.events)]
    assert initial(begun.scenario, opened) == begun  # type: ignore[arg-type]
    assert replay(begun.scenario, journal) == steps[-1].after


@given(games(0.3))
def test_a_journal_is_written_the_same_way_twice(named: Named) -> None:
    """Canonical: byte for byte, also after reading."""
    for step in game(named):
        for event in step.events:
            assert encode(decode(*encode(event))) == encode(event)


@given(games(0.3))
def test_a_command_crosses_the_wire_unchanged(named: Named) -> None:
    """Its fields are plain data; who asks and when are stamped."""
    for step in game(named):
        plain = to_plain(step.command)
        by, at = plain.pop("by"), plain.pop("at")
        assert command_from(kind_of(type(step.command)), plain, by, at) == step.command


@given(games())
def test_nothing_is_left_to_follow(named: Named) -> None:
    """Consequences have followed until nothing more follows, and nothing that was due is left."""
    for step in game(named):
        if isinstance(step.answer, Accepted):
            assert not [event for rule in CONSEQUENCES for event in rule(step.after)], step.command
            due = next_due(step.after)
            assert due is None or due > step.command.at


@given(games(0.5))
def test_the_same_command_at_the_same_state_gives_the_same_answer(named: Named) -> None:
    """No clock, no chance, nothing remembered between two calls; and asking changes nothing."""
    for step in game(named)[::3]:
        assert decide(step.before, step.command) == step.answer


@given(games())
def test_what_is_refused_changes_nothing(named: Named) -> None:
    """There are reasons, none of them a mere warning, and no event."""
    for step in game(named):
        if isinstance(step.answer, Refused):
            assert step.answer.reasons
            assert all(reason.rule.startswith("R-") for reason in _hard(step))
            assert _hard(step)


def _hard(step: Step) -> list[object]:
    assert isinstance(step.answer, Refused)
    return [reason for reason in step.answer.reasons if not reason.rule.startswith("W-")]


@given(games())
def test_a_text_is_taken_whole(named: Named) -> None:
    """What is adopted is one version's complete choices, to which everybody needed has agreed."""
    for step in game(named):
        for event, before, after in _unfolded(step):
            if isinstance(event, PackageAdopted):
                package = before.table.packages[event.owner]
                assert event.choices == package.choices
                assert not missing_consent(before, package)
            elif isinstance(event, DeclarationAdopted):
                assert before.table.draft is not None
                assert (event.draft, event.choices) == (before.table.draft.number, before.table.draft.choices)
            else:
                continue
            assert set(event.choices) == set(before.scenario.issue_by_id)
            assert after.decision.adopted == event.choices


def _unfolded(step: Step) -> list[tuple[object, State, State]]:
    """Each event of a step with the states around it."""
    state, found = step.before, []
    for event in step.events:
        after = evolve(state, event)
        found.append((event, state, after))
        state = after
    return found


@given(games())
def test_time_never_runs_backwards(named: Named) -> None:
    """No event lies before the one before it, nor after the command that brought it; phases only advance."""
    steps = game(named)
    journal = [event for step in steps for event in step.events]
    assert all(one.at <= other.at for one, other in pairwise(journal))
    for step in steps:
        assert all(event.at <= step.command.at for event in step.events)
        assert step.before.clock.now <= step.after.clock.now <= max(step.command.at, step.before.clock.now)
        assert step.before.clock.number <= step.after.clock.number


@given(games())
def test_nothing_happens_in_a_pause_but_what_the_lecturer_does(named: Named) -> None:
    """No player moves, nothing is due, and no deadline comes nearer."""
    for step in game(named):
        if step.before.clock.status == "paused":
            assert next_due(step.before) is None
            if step.command.by not in (LECTURER, CLOCK):
                assert not step.events
            if step.after.clock.status == "paused":
                assert step.after.decision.deadline >= step.before.decision.deadline


@given(games())
def test_after_the_end_only_the_lecturer_acts(named: Named) -> None:
    """Play is over for ever; its outcome stands."""
    for step in game(named):
        if step.before.clock.status == "over":
            assert step.after.clock.status == "over"
            assert step.after.decision == step.before.decision
            assert not step.events or step.command.by in (LECTURER, CLOCK)


@given(games(0.3))
def test_points_are_spent_and_never_owed(named: Named) -> None:
    """Nobody has fewer action points than none, and leashes keep their length."""
    for step in game(named):
        corridors = step.after.corridors
        assert all(0 <= left <= step.after.scenario.parameters.action_points for left in corridors.points.values())
        assert all(0 <= length <= 5 for length in corridors.leash.values())
        assert all(cards >= 0 for cards in corridors.cards_in_hand.values())
