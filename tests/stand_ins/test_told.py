"""What partners tell a person: after a meeting, while a silence runs, after a break."""

import pytest

from game_rules.commands import Clause
from game_rules.events import (
    ContactAnswered,
    ContactMade,
    Event,
    MessageSent,
    SilenceBroken,
    TextFrozen,
    WordingAccepted,
)
from game_rules.ids import RoleId
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.play import Played
from server.stand_ins.voices import kind_of
from tests.stand_ins import people
from tests.stand_ins.games import events, with_player
from tests.stand_ins.scripts import first

pytestmark = pytest.mark.slow

SEEDS = (1, 2, 3, 4)
MINUTE = 60_000
MET = ("met", "met_way", "met_draft", "met_stuck", "hidden")
PASSES = ("passes", "passed")
BREAKS = ("may_break", "may_break_but", "must_break", "must_break_but")


def told(played: Played, to: RoleId) -> list[tuple[Event, str, str]]:
    """Every event; of what is said to this role its kind and its words, too."""
    bodies = {text.ref: text.body for text in played.texts}
    found = []
    for event in events(played):
        body = bodies.get(event.text.ref, "") if isinstance(event, MessageSent) and to in event.to else ""
        found.append((event, kind_of("warsaw", event.by, body) if body else "", body))
    return found


def calls(role: RoleId, other: RoleId) -> list[tuple[Event, str, str]]:
    """A person who does nothing but meet the other staff."""

    def thinks(known: Knowledge, mind: Mind) -> Act | None:
        if known.phase is None or known.phase.stage == "briefing" or known.spent > 0.9:
            return first(known, Act(kind="ready"))
        return None if known.called(other) else first(known, Act(kind="contact", data={"role": other}))

    return [one for seed in SEEDS for one in told(with_player(role, thinks, seed), role)]


@pytest.mark.parametrize(("role", "other"), [("NATO", "COM"), ("NATO", "EEAS"), ("COM", "NATO")])
def test_a_meeting_has_something_to_show_for(role: RoleId, other: RoleId) -> None:
    """What the other staff could initial, what stands in its way, which clause is dearest to it."""
    game = calls(role, other)
    met = 0
    for number, (event, _, _) in enumerate(game):
        if isinstance(event, ContactMade) and {event.by, event.role} == {role, other}:
            at = event.answered
            answers = [o for o, _, _ in game[number:] if isinstance(o, ContactAnswered) and o.called == event.role]
            at = next((o.at for o in answers if o.at >= event.at), at)
            soon = [kind for o, kind, _ in game[number:] if o.by == other and at <= o.at <= at + MINUTE]
            assert any(kind in MET for kind in soon), event
            met += 1
    assert met >= len(SEEDS)


def asks_under_silence(known: Knowledge, mind: Mind) -> Act | None:
    """A sensible person who asks every member what it will do, once in each silence."""
    asked = known.desk.last.get("message_sent", -1)
    if known.frozen and known.now - known.frozen_at > 5_000 and asked < known.frozen_at:
        question = {
            "text": "Will you let it pass?",
            "to": tuple(one for one in ("TR", "CY", "UK") if one != known.role),
        }
        return first(known, Act(kind="message", data=question))
    return people.trades(known, mind)


@pytest.mark.parametrize("role", ["NATO", "COM"])
def test_under_silence_a_member_says_what_it_means_to_do(role: RoleId) -> None:
    """Whoever says that it will let the text pass does not break; whoever may break names its clause."""
    answered = hesitant = 0
    for seed in range(1, 11):
        said: dict[RoleId, tuple[str, tuple[Clause, ...], str]] = {}
        for event, kind, body in told(with_player(role, asks_under_silence, seed), role):
            if isinstance(event, TextFrozen):
                said.clear()
            if isinstance(event, MessageSent) and kind in (*PASSES, *BREAKS):
                said[event.by] = (kind, event.clauses, body)
                answered += 1
                hesitant += kind in BREAKS
            if isinstance(event, SilenceBroken) and event.by in said:
                meant, _, words = said[event.by]
                assert meant in BREAKS, (seed, event, words)
                assert not meant.endswith("_but") or f"({event.issue}=" in words, (seed, event, words)
    assert answered > hesitant > 0


def breaks_and_offers(known: Knowledge, mind: Mind) -> Act | None:
    """A person who breaks the first silence over one clause, then offers what does not touch it."""
    if known.frozen and not known.breaks:
        return first(known, *(Act(kind="break_silence", data={"issue": issue}) for issue in ("D4", "D3", "D1")))
    if known.breaks and known.reopened and not known.desk.last.get("package_offered", -1) > known.desk.broken_at:
        others = [(i, o) for i in known.open for o in known.room.options(i) if i != known.reopened]
        others = [(i, o) for i, o in others if o != known.standing[i]]
        return first(known, *(Act(kind="offer_package", data={"choices": dict([one])}) for one in others))
    return people.trades(known, mind)


def test_a_pen_speaks_of_a_broken_text_as_broken() -> None:
    """It does not praise the draft over which a silence has just been broken."""
    spoken = 0
    for seed in range(1, 13):
        broken = False
        for event, kind, body in told(with_player("UK", breaks_and_offers, seed), "UK"):
            broken = (broken or isinstance(event, SilenceBroken)) and not isinstance(
                event, TextFrozen | WordingAccepted
            )
            if broken and kind and event.by in ("NATO", "COM", "EEAS"):
                spoken += 1
                assert kind not in ("draft_better", "content"), (seed, body)
    assert spoken
