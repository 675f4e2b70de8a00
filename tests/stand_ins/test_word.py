"""A partner's word: what it says to a person binds what it tables, initials and answers, until the text changes.

Plays of seeds with one person who asks all the others about clauses, again and again.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from game_rules.commands import Clause
from game_rules.events import (
    CardDealt,
    DemandFiled,
    DraftAgreed,
    Event,
    InjectFired,
    MessageSent,
    ObjectionRaised,
    PackageOffered,
    PhaseBegan,
    SilenceBroken,
    StanceSet,
)
from game_rules.evolve import evolve, initial
from game_rules.ids import RoleId
from game_rules.points import worth
from game_rules.state import State
from game_rules.texts import known_text, open_issues
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.phrases import ANYBODY, WHY
from server.stand_ins.play import Played
from server.stand_ins.voices import kind_of, lines
from tests.stand_ins.games import CORE, WARSAW, events, warsaw, with_player
from tests.stand_ins.scripts import first

pytestmark = pytest.mark.slow

COULD, PRICED = ("can", "less"), ("costs", "suits")
ASKS = (("D4", 2), ("D3", 3), ("D4", 3), ("D1", 2), ("D3", 1), ("D2", 1), ("D6", 1), ("D7", 2), ("D4", 2), ("D3", 0))
HARDER = ("can_be_silent", "needs_a_price", "would_break")
PEOPLE = ("TR", "CY", "UK", "COM", "NATO")
SEEDS = (1, 2, 3)
EXPLAINS = 90_000
"""Milliseconds within which a partner says why it does otherwise than it said."""


def asks_everybody(known: Knowledge, mind: Mind) -> Act | None:
    """A person who asks all the others, twice a minute, about one clause after another; and now and then offers it."""
    if known.phase is None or known.phase.stage != "play":
        return first(known, Act(kind="ready"))
    if known.frozen:
        return first(known, Act(kind="sign") if known.signs else None, Act(kind="let_pass"))
    turn = (known.now - known.began) // 30_000
    clause = ASKS[turn // 2 % len(ASKS)]
    others = tuple(one for one in known.room.cast if one != known.role and one in (known.insiders or known.room.cast))
    asked = Act(kind="message", data={"text": "Could you live with this?", "to": others, "clauses": (clause,)})
    offers = turn % 6 == 4 and known.desk.done["package_offered"] <= turn // 6
    if offers and (offered := first(known, Act(kind="offer_package", data={"choices": dict([clause])}))):
        return offered
    return first(known, asked) if known.desk.done["message_sent"] <= turn else None


@cache
def asked(role: RoleId, seed: int) -> tuple[tuple[State, Event, State, str], ...]:
    """A game with such a person: every event, the states around it, and what was said in it."""
    return tuple(steps(with_player(role, asks_everybody, seed)))


def steps(played: Played) -> Iterator[tuple[State, Event, State, str]]:
    told = events(played)
    bodies = {text.ref: text.body for text in played.texts}
    state = initial(WARSAW, told[0])  # type: ignore[arg-type]
    for event in told[1:]:
        before, state = state, evolve(state, event)
        yield before, event, state, bodies.get(event.text.ref, "") if isinstance(event, MessageSent) else ""


def explained(body: str) -> bool:
    return body.startswith(tuple(WHY.values()))


def kind(role: RoleId, body: str) -> str:
    return kind_of("warsaw", role, body)


@pytest.mark.parametrize("role", PEOPLE)
def test_what_a_partner_says_that_it_could_live_with_stands_in_what_it_tables(role: RoleId) -> None:
    """In the same phase; otherwise the text or its instructions have changed since, and it says so."""
    kept = 0
    for seed in SEEDS:
        words: dict[tuple[RoleId, str], tuple[int, dict[str, int]]] = {}
        game = asked(role, seed)
        for number, (before, event, after, body) in enumerate(game):
            if isinstance(event, PhaseBegan):
                words.clear()
            if isinstance(event, MessageSent) and event.by != role and role in event.to:
                _note_word(words, event, body, dict(known_text(after, event.by)))
            if isinstance(event, PackageOffered) and event.by != role:
                mine = [i for by, i in words if by == event.by and i in open_issues(before)]
                kept += sum(event.choices[issue] == words[event.by, issue][0] for issue in mine)
                for issue in [one for one in mine if event.choices[one] != words[event.by, one][0]]:
                    text = words.pop((event.by, issue))[1]
                    changed = text != known_text(before, event.by) or _new_table(game, event.by, number)
                    assert changed, (seed, event, issue)
                    assert _says_why(game, event.by, number), (seed, event, issue)
    assert kept


def _note_word(
    words: dict[tuple[RoleId, str], tuple[int, dict[str, int]]], event: MessageSent, body: str, text: dict[str, int]
) -> None:
    """The latest word counts; what is said otherwise, with the reason why, takes it back."""
    for issue, option in event.clauses:
        if explained(body):
            words.pop((event.by, issue), None)
        elif kind(event.by, body) in COULD:
            words[event.by, issue] = (option, text)


def _new_table(game: tuple[tuple[State, Event, State, str], ...], role: RoleId, number: int) -> bool:
    return any(_instructs(event, role) for _, event, _, _ in game[:number])


def _instructs(event: Event, role: RoleId) -> bool:
    return isinstance(event, InjectFired) or (isinstance(event, CardDealt) and event.role == role)


def _says_why(game: tuple[tuple[State, Event, State, str], ...], role: RoleId, number: int) -> bool:
    at = game[number][1].at
    soon = [(event, body) for _, event, _, body in game[number:] if event.at <= at + EXPLAINS]
    over = any(isinstance(event, PhaseBegan) for event, _ in soon)
    return over or any(event.by == role and explained(body) for event, body in soon)


@pytest.mark.parametrize("role", PEOPLE)
def test_a_price_stays_what_it_was(role: RoleId) -> None:
    """For the same clause, in the same phase; another one comes with the reason why."""
    again = 0
    for seed in SEEDS:
        prices: dict[tuple[RoleId, Clause], Clause] = {}
        for _, event, _, body in asked(role, seed):
            if isinstance(event, PhaseBegan):
                prices.clear()
            if not isinstance(event, MessageSent) or role not in event.to or kind(event.by, body) not in PRICED:
                continue
            key, price = (event.by, event.clauses[0]), event.clauses[-1]
            if key in prices:
                again += 1
                assert prices[key] == price or explained(body), (seed, key, prices[key], body)
            prices[key] = price
    assert again


@pytest.mark.parametrize("role", PEOPLE)
def test_a_clause_that_would_do_goes_on_doing(role: RoleId) -> None:
    """Who could live with it says nothing harder later in the phase, but with the reason why."""
    again = 0
    for seed in SEEDS:
        could: set[tuple[RoleId, Clause]] = set()
        asking: Clause = ("", 0)
        for _, event, _, body in asked(role, seed):
            if isinstance(event, PhaseBegan):
                could.clear()
            if not isinstance(event, MessageSent):
                continue
            if event.by == role:
                asking = event.clauses[0]
                continue
            said = kind(event.by, body)
            if said == "can" and len(event.clauses) == 1:
                again += (event.by, event.clauses[0]) in could
                could.add((event.by, event.clauses[0]))
            elif said in ("costs", "no", "less", "forbidden_but") and role in event.to and (event.by, asking) in could:
                assert explained(body), (seed, event.by, asking, body)
                could.discard((event.by, asking))
    assert again


def test_a_stance_on_the_same_text_only_gets_milder() -> None:
    """But for new instructions and shocks; with people and among partners."""
    moved = 0
    games = [asked(role, seed) for role in PEOPLE for seed in SEEDS] + [tuple(steps(warsaw(s))) for s in range(1, 9)]
    for game in games:
        orders: dict[RoleId, int] = dict.fromkeys(CORE, 0)
        stood: dict[tuple[RoleId, RoleId, int], tuple[str, int]] = {}
        drafts = 0
        for _, event, _, _ in game:
            for one in CORE:
                orders[one] += _instructs(event, one)
            drafts += isinstance(event, DraftAgreed | SilenceBroken)
            if isinstance(event, StanceSet):
                key = (event.by, event.owner, event.version if event.owner else drafts)
                before, then = stood.get(key, (event.stance, 0))
                harder = HARDER.index(event.stance) > HARDER.index(before)
                assert not harder or orders[event.by] > then, event
                moved += event.stance != before
                stood[key] = (event.stance, orders[event.by])
    assert moved


def test_nobody_objects_to_what_is_its_own() -> None:
    """What it asked for as a price or a demand, what it likes best; its own package without its price."""
    raised = 0
    games = [asked(role, seed) for role in PEOPLE for seed in SEEDS] + [tuple(steps(warsaw(s))) for s in range(1, 9)]
    for number, game in enumerate(games):
        person = PEOPLE[number // len(SEEDS)] if number < len(PEOPLE) * len(SEEDS) else ""
        own: dict[RoleId, set[Clause]] = {one: set() for one in CORE}
        tabled: dict[RoleId, dict[str, int]] = {one: {} for one in CORE}
        for before, event, _, _ in game:
            for one in CORE:
                if _instructs(event, one):
                    own[one], tabled[one] = set(), {}
            if isinstance(event, DemandFiled):
                own[event.by].add((event.issue, event.option))
            if isinstance(event, PackageOffered):
                tabled[event.by] = dict(event.choices)
            if isinstance(event, ObjectionRaised) and event.by != person:
                raised += 1
                row = [worth(before, event.by, event.issue, o) for o in range(4)]
                assert row[event.option] < max(row), event
                assert (event.issue, event.option) not in own[event.by], event
                paid = event.price is not None and tabled[event.by].get(event.price[0]) == event.price[1]
                assert paid or tabled[event.by].get(event.issue) != event.option, event
                own[event.by] |= {event.price} if event.price else set()
    assert raised > len(games)


def test_every_sentence_is_known_by_its_kind() -> None:
    """In every voice of every role, whatever it is filled with."""
    for role in CORE:
        own = lines("warsaw").get(role, {})
        for name, patterns in ANYBODY.items():
            for pattern in (*own.get(name, ()), *patterns):
                slots = dict.fromkeys(SLOTS, "Scope: Hybrid threats only (D1=1)")
                assert kind(role, pattern.format(**slots)) == name, pattern


SLOTS = ("clause", "clauses", "price", "want", "worry", "title", "who", "given", "kept", "dearest", "way")
