"""What a role cannot see cannot change what it sees."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings

from game_rules import commands as ask
from game_rules.decide import Accepted, decide
from game_rules.events import (
    AnnexIssued,
    CardDealt,
    ContactMade,
    CounterpartChosen,
    DocumentShared,
    DraftLeaked,
    Event,
    HandRaised,
    HighLevelCallMade,
    LetterSent,
    MessageSent,
    ObjectionLifted,
    ObjectionRaised,
    Predicted,
    StanceSet,
    StatementThreatened,
)
from game_rules.evolve import evolve
from game_rules.explain import stands_in_the_way
from game_rules.ids import EU_HOUSE, LECTURER, NATO_HOUSE, PUBLIC, SPECTATOR
from game_rules.minutes import line
from game_rules.reason import Reason
from game_rules.scenario import Scenario
from game_rules.seats import members
from game_rules.state import State
from game_rules.texts import standing
from game_rules.view import view
from game_rules.view.shapes import MinuteLine
from tests.properties.games import Named, game, games, start, tries
from tests.properties.random_player import Step
from tests.rules.moments import OTHER_WORDS
from tests.rules.stage import CODE


def readers(state: State) -> tuple[str, ...]:
    """Every role at the table, the passer-by, and whoever looks on by the lecturer's link."""
    return (*state.cast, PUBLIC, SPECTATOR)


def initiated(before: State, event: Event) -> set[str] | None:
    """Who may know of a private event; none where it is not private."""
    if isinstance(event, MessageSent | ObjectionRaised | StanceSet | StatementThreatened):
        return {event.by, *event.to} if event.to else None
    if isinstance(event, ObjectionLifted):
        to = before.table.objections[event.role, event.issue].to
        return {event.role, *to} if to else None
    if isinstance(event, CardDealt | CounterpartChosen | HighLevelCallMade):
        return {event.by, event.role}
    if isinstance(event, DocumentShared | AnnexIssued):
        return initiated_in_papers(before, event)
    return {event.by} if isinstance(event, HandRaised | Predicted) else None


def initiated_in_papers(before: State, event: DocumentShared | AnnexIssued) -> set[str]:
    """Giver and receivers; of a restricted paper for some members each of them, who may block it."""
    if isinstance(event, AnnexIssued):
        return {*members(before, NATO_HOUSE), *before.scenario.role_by_id.keys() & {"NATO"}}
    document, among = before.scenario.document_by_id[event.document], members(before, EU_HOUSE)
    released = document.marking == "restricted" and event.form == "whole" and {*event.to} & {*among}
    return {event.by, *event.to, *(among if released else ())}


def told_apart(step: Step) -> Iterator[tuple[State, Event, State]]:
    """Each event of a step, with the states around it."""
    state = step.before
    for event in step.events:
        after = evolve(state, event)
        yield state, event, after
        state = after


def still(state: State, other: State) -> State:
    """The state with the present moment and the thermometer of another: neither time nor attention is a secret."""
    warm = replace(state.corridors, noticed=other.corridors.noticed)
    return replace(state, clock=replace(state.clock, now=other.clock.now), corridors=warm)


@given(games(0.5))
def test_a_private_event_leaves_no_line_in_the_minutes_of_others(named: Named) -> None:
    """Messages, objections, stances and threats to some; predictions, hands, cards, calls. Spectators: see below."""
    for step in game(named):
        for before, event, after in told_apart(step):
            known_to = initiated(before, event)
            for reader in set(readers(after)) - {SPECTATOR}:
                told = line(before, event, after, reader)
                assert known_to is None or reader in known_to or told is None or after.ledger.revealed


@given(games(0.5))
def test_a_spectator_reads_what_the_public_reads_and_of_private_talk_the_edge(named: Named) -> None:
    """Of whatever else is private not even that; and whatever was said, its line is the same."""
    for step in game(named):
        for before, event, after in told_apart(step):
            told, public = line(before, event, after, SPECTATOR), line(before, event, after, PUBLIC)
            if told is None or told.kind != "edge":
                assert told == public
                continue
            assert public is None
            assert told == MinuteLine(
                at=event.at, kind="edge", actor=event.by, says=told.says, to=told.to, channel=told.channel
            )
            if else_ := with_another_content(after, event):
                assert line(before, else_, after, SPECTATOR) == told


def with_another_content(state: State, event: Event) -> Event | None:
    """The same edge about something else."""
    if isinstance(event, MessageSent):
        return replace(event, text=OTHER_WORDS, clauses=((state.scenario.issues[0].id, 0),))
    if isinstance(event, HighLevelCallMade):
        return replace(event, issue=state.scenario.issues[-1].id, cost=event.cost + 1)
    return replace(event, cost=event.cost + 1) if isinstance(event, ContactMade | LetterSent) else None


@settings(max_examples=tries(0.4))
@given(games(0.4))
def test_a_private_event_changes_no_view_of_others(named: Named) -> None:
    """Not a word, not a number, not the order of anything."""
    for number, step in enumerate(game(named)):
        for before, event, after in told_apart(step):
            known_to = initiated(before, event)
            if known_to is None or isinstance(event, HighLevelCallMade) or after.ledger.revealed:
                continue
            outsiders = [reader for reader in readers(after) if reader not in known_to]
            reader = outsiders[number % len(outsiders)]
            assert view(after, reader) == view(still(before, after), reader), event


@settings(max_examples=tries(0.3))
@given(games(0.3))
def test_nobody_can_tell_who_leaked(named: Named) -> None:
    """Whoever else it had been, the others would see the same."""
    for step in game(named):
        for before, event, after in told_apart(step):
            if isinstance(event, DraftLeaked) and not after.ledger.revealed:
                other = next(role for role in after.cast if role != event.by)
                else_ = replace(event, by=other)
                for reader in set(readers(after)) - {event.by, other}:
                    assert line(before, event, after, reader) == line(before, else_, evolve(before, else_), reader)
                    assert view(after, reader) == view(evolve(before, else_), reader)


SECRETIVE = "TR"
"""The role whose table is varied."""


def otherwise(scenario: Scenario) -> Scenario:
    """The same world, with other secrets of one role: its points, its walk-away, its brief, its cards."""
    payoffs = {
        issue: {
            role: tuple(-2 * p + n for n, p in enumerate(row)) if role == SECRETIVE else row
            for role, row in table.items()
        }
        for issue, table in scenario.payoffs.items()
    }
    cards = tuple(
        replace(card, title="Other", text="Other.", points=card.points + 1, effects=())
        if card.role == SECRETIVE
        else card
        for card in scenario.cards
    )
    roles = tuple(
        replace(role, confidential_brief="Other.", goals=("Other",)) if role.id == SECRETIVE else role
        for role in scenario.roles
    )
    walkaway = {**scenario.walkaway, SECRETIVE: 99}
    return replace(scenario, payoffs=payoffs, cards=cards, roles=roles, walkaway=walkaway)


@settings(max_examples=tries(0.3))
@given(games(0.3))
def test_the_secrets_of_one_role_change_nothing_for_the_others(named: Named) -> None:
    """The same commands with another table of Turkey: every other view, line and answer is the same.

    What the table does tell by law is left out: a call at high level asks Ankara, and its own price binds it by worth.
    """
    state = start(named[0])
    twin = replace(state, scenario=otherwise(state.scenario))
    for number, step in enumerate(game(named)):
        if _asks_the_table(step) or step.after.ledger.revealed:
            continue
        own, other = decide(state, step.command), decide(twin, step.command)
        if step.command.by != SECRETIVE:
            assert _plain(own) == _plain(other), step.command
        if isinstance(own, Accepted) and isinstance(other, Accepted):
            assert _without_cards(own.events) == _without_cards(other.events)
            state, twin = own.state, other.state
        if number % 40 == 0 or (state.decision.frozen and number % 6 == 0):
            for reader in readers(state)[:: 1 + number % 2]:
                assert reader == SECRETIVE or _seen(state, reader) == _seen(twin, reader)


def _asks_the_table(step: Step) -> bool:
    command = step.command
    if isinstance(command, ask.Reveal):
        return True
    return isinstance(command, ask.HighLevelCall | ask.Object) and SECRETIVE in (
        command.by,
        getattr(command, "role", ""),
    )


def _seen(state: State, reader: str) -> object:
    return view(state, reader), stands_in_the_way(state, reader, standing(state))


def _plain(answer: object) -> object:
    return ("accepted",) if isinstance(answer, Accepted) else answer


def _without_cards(events: tuple[Event, ...]) -> list[Event]:
    return [event for event in events if not (isinstance(event, CardDealt) and event.role == SECRETIVE)]


@given(games(0.5))
def test_no_reason_tells_the_secret_of_another_role(named: Named) -> None:
    """Neither a red line, nor a card, nor a brief; every reason has a code, a sentence and a remedy."""
    for step in game(named):
        if isinstance(step.answer, Accepted):
            reasons = step.answer.warnings
        else:
            reasons = step.answer.reasons
        for reason in reasons:
            _is_discreet(step.before, step.command.by, reason)


@given(games(0.3))
def test_what_stands_in_the_way_tells_no_secret_either(named: Named) -> None:
    """For any reader, about the draft and about every package."""
    for step in game(named)[::10]:
        state = step.after
        for reader in (*readers(state), LECTURER):
            for text in (standing(state), *(package.choices for package in state.table.packages.values())):
                for reason in stands_in_the_way(state, reader, text):
                    _is_discreet(state, reader, reason)


def _is_discreet(state: State, asker: str, reason: Reason) -> None:
    assert CODE.fullmatch(reason.rule), reason
    assert reason.says, reason
    assert reason.remedy, reason
    told = " ".join((reason.says, reason.remedy, *reason.cites))
    lines = (*state.scenario.red_lines, *state.ledger.red_lines)
    secrets = [one.text for one in lines if one.role != asker]
    secrets += [part for card in state.scenario.cards if card.role != asker for part in (card.title, card.text)]
    own = {one.text for one in lines if one.role == asker}
    own |= {part for card in state.scenario.cards if card.role == asker for part in (card.title, card.text)}
    assert not [secret for secret in secrets if secret in told and secret not in own], reason
