"""The view never fails, offers nothing that would be refused, and leaves nobody without an act."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from game_rules.commands import Command, Text
from game_rules.decide import Accepted, decide, next_due
from game_rules.events_catalogue import COMMANDS, command_from
from game_rules.ids import LECTURER, PUBLIC, SPECTATOR
from game_rules.state import State
from game_rules.view import view
from game_rules.view.own_shapes import Offer
from game_rules.view.shapes import View
from tests.properties.games import Named, game, games, seen, tries

SOMETIMES = 14
"""One step in so many is looked at."""


def moments(named: Named) -> Iterator[tuple[int, State]]:
    """Some states of a game by the number of their step, the last one among them."""
    steps = game(named)
    numbers = [*range(0, len(steps), SOMETIMES), len(steps) - 1]
    yield from ((number, steps[number].after) for number in numbers)


def offers(seen: View) -> tuple[Offer, ...]:
    """Every act that is on offer or shown as closed."""
    acts = seen.acts
    return (*acts.first, *acts.visible, *acts.more)


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_a_view_never_fails(named: Named) -> None:
    """For any reader at any moment."""
    for number, state in moments(named):
        for reader in (*_some(state, number), PUBLIC, SPECTATOR, LECTURER):
            assert seen(named, number, reader).reader == reader


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_every_act_that_is_offered_is_accepted(named: Named) -> None:
    """One tap on a whole act, an answer to a question, or a form filled in sensibly."""
    for number, state in moments(named):
        for reader in _some(state, number):
            mine = seen(named, number, reader)
            answers = (answer for question in mine.questions for answer in question.answers)
            for offer in (*offers(mine), *answers):
                if offer.open and (command := _filled(state, reader, offer)):
                    assert isinstance(decide(state, command), Accepted), (offer, decide(state, command))


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_a_closed_act_shows_its_reasons_and_an_open_one_none(named: Named) -> None:
    """At most three stand out and six are visible; nothing is offered twice under the same words."""
    for number, state in moments(named):
        for reader in _some(state, number):
            mine = seen(named, number, reader)
            assert len(mine.acts.first) <= 3
            assert len(mine.acts.first) + len(mine.acts.visible) <= 6
            for offer in offers(mine):
                assert offer.open != bool(offer.reasons), offer
                assert offer.label
            labels = [(offer.kind, offer.label, str(offer.data)) for offer in offers(mine)]
            assert len(labels) == len(set(labels))


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_everybody_always_has_something_to_do_and_one_sentence_about_it(named: Named) -> None:
    """While the game runs; raising a hand and being ready do not count in play."""
    for number, state in moments(named):
        if state.clock.status != "running" or state.phase is None:
            continue
        for reader in _some(state, number):
            mine = seen(named, number, reader)
            assert mine.ring.sentence
            open_acts = {offer.kind for offer in offers(mine) if offer.open}
            assert open_acts
            if state.phase.stage == "play" and state.scenario.slug == "warsaw":
                assert open_acts - {"raise_hand", "ready"}, (reader, state.phase.id, open_acts)


@settings(max_examples=tries(0.4))
@given(games(0.4))
def test_before_anything_falls_due_time_alone_changes_no_view(named: Named) -> None:
    """A view is a function of the state without its present moment."""
    for number, state in moments(named):
        due = next_due(state)
        if due is not None and due > state.clock.now:
            later = replace(state, clock=replace(state.clock, now=due - 1))
            reader = _some(state, number)[0]
            assert view(later, reader) == seen(named, number, reader)


@pytest.mark.slow
@settings(max_examples=tries(0.4))
@given(games(0.4))
def test_what_a_view_has_kept_from_before_changes_nothing(named: Named) -> None:
    """A view is a function of state and reader, whatever was looked at before, and in whatever order."""
    steps = game(named)
    for number, step in enumerate(steps):
        reader = (*step.after.cast, PUBLIC, SPECTATOR, LECTURER)[number % (len(step.after.cast) + 3)]
        for state in (step.after, steps[number // 2].after) if number % 2 else (step.after,):
            looked = view(state, reader)
            if number % 7 == 0:
                assert repr(looked) == repr(view(replace(state, kept={}), reader)), (number, reader)


def _some(state: State, number: int) -> tuple[str, ...]:
    """Three readers in turn, a state among them."""
    cast = state.cast
    return (cast[number % 3], cast[(number + 3) % len(cast)], cast[(number // 2) % len(cast)])


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
        for name in (
            *_ASKED.get(offer.kind, ()),
            *(("text",) if offer.kind in ("demand", "comment", "message") else ()),
        ):
            data.setdefault(name, _plain(_USUAL[name]))
    assert offer.kind in COMMANDS
    return command_from(offer.kind, {name: _plain(value) for name, value in data.items()}, reader, state.clock.now)


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"ref": value.ref, "digest": value.digest, "words": value.words}
    return list(value) if isinstance(value, tuple) else value
