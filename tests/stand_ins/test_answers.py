"""Answers: every package of a person, every clause that it names, its first call; never the same sentence twice."""

import string
from collections.abc import Callable
from functools import cache

import pytest

from game_rules.events import Event, MessageSent, PackageInitialled, PackageOffered
from game_rules.ids import RoleId
from server.scenarios.scenario_file import shipped
from server.stand_ins import hearing
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Kind, Mind
from server.stand_ins.phrases import ANYBODY
from server.stand_ins.play import Played, play_out
from server.stand_ins.voices import lines
from tests.stand_ins.games import CORE, WARSAW, events
from tests.stand_ins.scripts import first, mute

pytestmark = pytest.mark.slow

PENS = ("NATO", "COM", "EEAS")
VOCABULARY = tuple((one.id, one.title, tuple(option.label for option in one.options)) for one in WARSAW.issues)
OFFERS: tuple[dict[str, int], ...] = (
    {"D1": 2, "D2": 1, "D3": 1, "D4": 2},
    {"D1": 1, "D2": 0, "D3": 0, "D4": 3, "D6": 3, "D7": 3},
    {"D1": 3, "D2": 1, "D4": 1, "D6": 2},
)
WORDS = ("Hello.", "What do you want?", "And then?", "Go on.", "What about D4=2?", "D4?", "Seven areas, perhaps?")


def offers_and_asks(known: Knowledge, mind: Mind) -> Act | None:
    """A person who calls NATO first, offers a package a minute from June on and asks NATO about each."""
    if not known.chose_first_call and known.phase and known.phase.stage == "briefing":
        return first(known, Act(kind="choose_counterpart", data={"role": "NATO"}))
    done, minute = known.desk.done, (known.now - known.began) // 60_000
    if known.isolated or not known.running or known.phase is None or known.phase.stage != "play":
        return (
            mute(known, mind) if known.spent > 0.9 or known.phase is None or known.phase.stage == "briefing" else None
        )
    if done["package_offered"] < min(minute, len(OFFERS)):
        return first(known, Act(kind="offer_package", data={"choices": OFFERS[done["package_offered"]]}))
    if done["message_sent"] < min(minute - 4, len(WORDS)):
        return first(known, Act(kind="message", data={"text": WORDS[done["message_sent"]], "to": ("NATO", "UK")}))
    if minute >= 12 and known.mine and done["message_sent"] == len(WORDS):
        chips = tuple((i, o) for i, o in known.mine.choices.items() if o != known.standing[i])
        return first(known, Act(kind="message", data={"text": "Is it good?", "to": ("NATO",), "clauses": chips}))
    return None


@cache
def asked(kind: Kind) -> Played:
    """Turkey offers and asks; the others are of one kind."""
    minds = {role: Mind(role=role, kind=kind, seed=5) for role in CORE}
    return play_out(WARSAW, "50", seed=5, minds=minds, players={"TR": offers_and_asks})


def said(played: Played) -> list[tuple[MessageSent, str]]:
    bodies = {text.ref: text.body for text in played.texts}
    return [(event, bodies[event.text.ref]) for event in events(played) if isinstance(event, MessageSent)]


def within(told: list[Event], at: int, seconds: int, fits: Callable[[Event], bool]) -> bool:
    return any(at <= event.at <= at + 1000 * seconds and fits(event) for event in told)


@pytest.mark.parametrize(("kind", "seconds"), [("sparring", 30), ("stand_in", 190)])
def test_a_pen_answers_every_package_of_a_person(kind: Kind, seconds: int) -> None:
    """With its initials or with words to its owner; a partner in seconds, a stand-in at its pace of a minute."""
    told = events(asked(kind))
    offers = [event for event in told if isinstance(event, PackageOffered) and event.by == "TR"]
    assert len(offers) >= len(OFFERS)
    for offer in offers[: len(OFFERS)]:
        for pen in PENS:

            def answers(event: Event, pen: RoleId = pen) -> bool:
                spoke = isinstance(event, MessageSent) and event.to == ("TR",)
                return event.by == pen and (spoke or isinstance(event, PackageInitialled))

            assert within(told, offer.at, seconds, answers), (pen, offer)


def test_a_question_gets_an_answer_about_the_clause_that_it_names() -> None:
    """By code in the text, by code alone, by words of its option, by chips."""
    talk = said(asked("sparring"))
    for words, code in (("What about D4=2?", "D4"), ("D4?", "D4"), ("Seven areas, perhaps?", "D1")):
        at = next(event.at for event, body in talk if event.by == "TR" and body == words)
        for role in ("NATO", "UK"):
            answer = next(body for event, body in talk if event.by == role and event.to == ("TR",) and event.at > at)
            assert f"({code}=" in answer, (role, words, answer)


@pytest.mark.parametrize(("first_acts", "hears"), [((), "would be good for us"), (("object",), "we ask for")])
def test_a_clause_that_the_asker_objects_to_is_no_offer(first_acts: tuple[str, ...], hears: str) -> None:
    """Of an objection Turkey is told what Cyprus wants in that clause, and is not thanked for it."""
    clause = ("D3", 3)
    data: dict[str, dict[str, object]] = {
        "object": {"issue": "D3", "option": 3},
        "message": {"text": "D3=3?", "to": ("CY",), "clauses": (clause,)},
    }
    did = {"object": "objection_raised", "message": "message_sent"}

    def asks_about_it(known: Knowledge, mind: Mind) -> Act | None:
        todo = [kind for kind in (*first_acts, "message") if not known.desk.done[did[kind]]]
        if not known.running or known.phase is None or known.phase.id != "june" or not todo:
            return mute(known, mind)
        return first(known, Act(kind=todo[0], data=data[todo[0]]))

    talk = said(play_out(WARSAW, "50", seed=5, players={"TR": asks_about_it}))
    (at,) = [event.at for event, body in talk if event.by == "TR" and body == "D3=3?"]
    answer = next(body for event, body in talk if event.by == "CY" and event.to == ("TR",) and event.at > at)
    assert hears in answer


@pytest.mark.parametrize("kind", ["sparring", "stand_in"])
def test_nobody_tells_a_person_the_same_sentence_twice(kind: Kind) -> None:
    """In a whole game, whatever it is asked."""
    heard = [(event.by, body) for event, body in said(asked(kind)) if event.by != "TR" and event.to == ("TR",)]
    assert len(heard) > len(WORDS)
    assert len(set(heard)) == len(heard)


def test_the_first_call_gets_a_first_answer_that_differs_by_role() -> None:
    """What I want most and what worries me, with a chip, as soon as talk is open."""
    answers = {}
    for role in (roles := ("TR", "COM", "NATO")):
        caller = "UK" if role != "UK" else "TR"

        def calls(known: Knowledge, mind: Mind, role: RoleId = role) -> Act | None:
            chooses = Act(kind="choose_counterpart", data={"role": role}) if not known.chose_first_call else None
            return first(known, chooses) or mute(known, mind)

        played = play_out(WARSAW, "50", seed=2, players={caller: calls})
        began = next(event.at for event in events(played) if getattr(event, "number", 0) == 1)
        event, answers[role] = next((e, b) for e, b in said(played) if e.by == role and e.to == (caller,))
        assert event.at - began <= 30_000
        assert event.clauses
    assert len(set(answers.values())) == len(roles)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Could you live with D4=2?", (("D4", 2),)),
        ("what about d4", (("D4", None),)),
        ("D4 to 1, and D3 = 3", (("D3", 3), ("D4", 1))),
        ("seven areas, with defence industry", (("D1", 3),)),
        ("full mutual openness", (("D4", 1),)),
        ("Who signs this?", (("D2", None),)),
        ("strike the word all EU member states", (("D3", None),)),
        ("D4=7", (("D4", None),)),
        ("What do you need most? Can you give us 2 more?", ()),
    ],
)
def test_clauses_are_recognised(words: str, named: tuple[hearing.Named, ...]) -> None:
    """By code, title and the words of an option; what is not wanted only names its issue."""
    assert hearing.named(VOCABULARY, words) == named


def test_every_voice_says_what_it_is_given() -> None:
    """Each line of a scenario is of a known kind and needs nothing that its kind has not."""
    voices = [kinds for slug in shipped() for kinds in lines(slug).values()]
    spoken = [(kind, line) for kinds in voices for kind, some in kinds.items() for line in some]
    assert spoken
    for kind, line in spoken:
        assert _slots(line) <= _slots(ANYBODY[kind][0]), line
    assert all(_slots(line) == _slots(some[0]) for some in ANYBODY.values() for line in some)


def _slots(line: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(line) if name}
