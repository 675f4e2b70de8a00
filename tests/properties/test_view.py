"""The view never fails, offers nothing that would be refused, and leaves nobody without an act."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from game_rules.commands import Command, Text
from game_rules.decide import Accepted, decide, next_due
from game_rules.events_catalogue import COMMANDS, command_from
from game_rules.ids import LECTURER, PUBLIC
from game_rules.state import State
from game_rules.view import may_differ, view
from game_rules.view.own_shapes import Offer
from game_rules.view.shapes import View
from tests.properties.games import Named, game, games, tries

SOMETIMES = 9
"""Views are dear: one step in so many is looked at."""


def moments(named: Named, every: int = SOMETIMES) -> Iterator[State]:
    """Some states of a game, the last one among them."""
    steps = game(named)
    yield from (step.after for step in steps[::every])
    yield steps[-1].after


def offers(seen: View) -> tuple[Offer, ...]:
    """Every act that is on offer or shown as closed."""
    acts = seen.acts
    return (*acts.first, *acts.visible, *acts.more)


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_a_view_never_fails(named: Named) -> None:
    """For any reader at any moment."""
    for state in moments(named, 12):
        for reader in (*state.cast, PUBLIC, LECTURER):
            assert view(state, reader).reader == reader


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_every_act_that_is_offered_is_accepted(named: Named) -> None:
    """One tap on a whole act, an answer to a question, or a form filled in sensibly."""
    for number, state in enumerate(moments(named)):
        for reader in _some(state, number):
            seen = view(state, reader)
            answers = (answer for question in seen.questions for answer in question.answers)
            for offer in (*offers(seen), *answers):
                if offer.open and (command := _filled(state, reader, offer)):
                    assert isinstance(decide(state, command), Accepted), (offer, decide(state, command))


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_a_closed_act_shows_its_reasons_and_an_open_one_none(named: Named) -> None:
    """At most three stand out and six are visible; nothing is offered twice under the same words."""
    for number, state in enumerate(moments(named)):
        for reader in _some(state, number):
            seen = view(state, reader)
            assert len(seen.acts.first) <= 3
            assert len(seen.acts.first) + len(seen.acts.visible) <= 6
            for offer in offers(seen):
                assert offer.open != bool(offer.reasons), offer
                assert offer.label
            labels = [(offer.kind, offer.label, str(offer.data)) for offer in offers(seen)]
            assert len(labels) == len(set(labels))


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_everybody_always_has_something_to_do_and_one_sentence_about_it(named: Named) -> None:
    """While the game runs; raising a hand and being ready do not count in play."""
    for number, state in enumerate(moments(named)):
        if state.clock.status != "running" or state.phase is None:
            continue
        for reader in _some(state, number):
            seen = view(state, reader)
            assert seen.ring.sentence
            open_acts = {offer.kind for offer in offers(seen) if offer.open}
            assert open_acts
            if state.phase.stage == "play" and state.scenario.slug == "warsaw":
                assert open_acts - {"raise_hand", "ready"}, (reader, state.phase.id, open_acts)


@settings(max_examples=tries(0.4))
@given(games(0.4))
def test_a_view_changes_only_where_the_state_says_that_it_may(named: Named) -> None:
    """What the server relies on to redraw nothing after talk; the mere passing of time changes no view."""
    for step in game(named):
        if not may_differ(step.before, step.after):
            reader = step.command.by if step.command.by in step.after.cast else PUBLIC
            assert view(step.after, reader) == view(step.before, reader), step.command


@settings(max_examples=tries(0.4))
@given(games(0.4))
def test_before_anything_falls_due_time_alone_changes_no_view(named: Named) -> None:
    """A view is a function of the state without its present moment."""
    for number, state in enumerate(moments(named, 6)):
        due = next_due(state)
        if due is not None and due > state.clock.now:
            later = replace(state, clock=replace(state.clock, now=due - 1))
            reader = state.cast[number % len(state.cast)]
            assert view(later, reader) == view(state, reader)


def _some(state: State, number: int) -> tuple[str, ...]:
    """Three readers in turn."""
    cast = state.cast
    return tuple(cast[(number * 3 + step) % len(cast)] for step in range(3))


WORDS = Text(ref="t", digest="d", words=3)
_USUAL: Mapping[str, Any] = {
    "text": WORDS,
    "stance": "can_be_silent",
    "statement": "condemnation",
    "answer": "yes",
    "signed": True,
}
_ASKED = {"set_stance": ("stance",), "publish_statement": ("statement", "text"), "answer_demand": ("answer",)}
"""What a form still asks of the player where the offer has filled in the rest."""


def _filled(state: State, reader: str, offer: Offer) -> Command | None:
    """The command that the offer makes; none where the player must still choose more than words."""
    data = dict(offer.data)
    if not offer.whole:
        if not offer.data and not (offer.kind == "set_stance" and state.table.draft):
            return None
        for name in (*_ASKED.get(offer.kind, ()), *(("text",) if offer.kind in ("demand", "comment") else ())):
            data.setdefault(name, _plain(_USUAL[name]))
    assert offer.kind in COMMANDS
    return command_from(offer.kind, {name: _plain(value) for name, value in data.items()}, reader, state.clock.now)


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"ref": value.ref, "digest": value.digest, "words": value.words}
    return list(value) if isinstance(value, tuple) else value
