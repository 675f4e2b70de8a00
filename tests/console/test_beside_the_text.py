"""What the debrief says beside the text: readings, the leak, who was not played, and whose clauses they were."""

import pytest

from game_rules import commands as ask
from game_rules.decide import open_game
from game_rules.events import Event
from game_rules.ids import LECTURER
from game_rules.scenario import Scenario
from game_rules.view import view
from server.looking_back.beside import leak, signed, statements
from server.looking_back.credits import owners_of_the_text, whose_clauses
from server.looking_back.recording import Recording
from server.render import page as drawn
from server.scenarios.scenario_file import load
from tests.rules.moments import CORE, WARSAW, WORDS
from tests.rules.stage import Asks, Given, asks, time_passes

TEXT = {"D1": 2, "D2": 1, "D6": 1}
START = asks(LECTURER, ask.StartGame)
NEXT = asks(LECTURER, ask.NextPhase)
TWINS = (
    *(START, NEXT),
    asks("CY", ask.Demand, issue="D1", option=2, text=WORDS),
    asks("NATO", ask.Contact, role="COM"),
    asks("NATO", ask.OfferPackage, choices=TEXT),
    asks("COM", ask.OfferPackage, choices=TEXT),
)


def recorded(*steps: Asks, scenario: Scenario = WARSAW) -> Recording:
    """A game of 75 minutes, by these steps, as its journal has it."""
    opened = open_game(scenario, ask.OpenGame(by=LECTURER, at=0, format="75", cast=CORE))
    game, events = Given(opened.state), list[Event](opened.events)
    for step in steps:
        game = game.after(step)
        events.extend(game.told)
    return Recording(scenario, events)


def to_the_end(*steps: Asks) -> Recording:
    """The twins' text is frozen in the last hour; then these steps; silence runs out, the heads sign."""
    heads = tuple(asks(role, ask.Sign) for role in ("NATO", "COM"))
    offers = tuple(asks(role, ask.OfferPackage, choices={"D3": 1, "D4": 1}) for role in ("NATO", "COM"))
    june = (NEXT, asks("NATO", ask.Contact, role="COM"), *offers)
    return recorded(*TWINS, *june, NEXT, NEXT, asks("NATO", ask.FreezeText), *steps, *heads, time_passes(400))


def test_a_reading_is_told_with_its_words() -> None:
    """Whose it is and what it says, in the document and in the debrief."""
    reading = asks("TR", ask.PublishStatement, statement="interpretation", text=WORDS)
    recording = to_the_end(asks("TR", ask.LetPass), reading)
    assert recording.end.decision.outcome == "adopted"
    (told,) = statements(recording)
    assert (told.name, told.kind, told.text) == ("Turkey", "reading", WORDS)
    assert told.when.endswith("8 July: the last hour")
    made = view(recording.end, "TR").debrief.artefact
    html = drawn(
        "artefact/page.html",
        game_id="g",
        label="Game 1",
        heading="Joint Declaration",
        dates="2016",
        artefact=made,
        statements=(told,),
        words=lambda text: "We read it as the agreed framework does.",
        console="",
        table="",
    )
    assert "<b>Turkey</b>, in its own reading of the text" in html
    assert "We read it as the agreed framework does." in html


def test_an_item_of_ones_own_is_told_with_its_house() -> None:
    """In the document and in the debrief; it is no reading, and stays when another text is frozen."""
    to_december = [START, *(NEXT for _ in range(3))]
    added = asks("CY", ask.ParallelStatement, text=WORDS)
    (told,) = statements(recorded(*to_december, added, scenario=load("implementation")))
    assert (told.name, told.kind, told.text) == ("Cyprus", "item", WORDS)
    assert told.did == "added an item of its own to the statement of the Council of the EU"
    assert told.stands == "in an item of its own in the statement of the Council of the EU"


def test_a_head_that_nobody_played_is_told_so() -> None:
    """Its signature followed the others."""
    told = signed(to_the_end().end)
    assert told[0] == "European Commission"
    assert told[-1].endswith("(nobody played it: it signed when the others had)")


def test_twins_own_a_text_and_its_clauses_together() -> None:
    """And whoever had demanded a clause in public is named with it."""
    recording = to_the_end()
    assert set(owners_of_the_text(recording)) == {"European Commission", "NATO International Staff"}
    scope = next(one for one in whose_clauses(recording) if one.chip.code == "D1=2")
    assert scope.says == (
        "First tabled by the NATO International Staff; offered in the very same text by the European Commission; "
        "demanded in public by Cyprus (May)."
    )


@pytest.mark.parametrize(
    ("reader", "source"), [("TR", "You gave it away."), (LECTURER, "Turkey gave it away."), ("CY", "Who gave it away")]
)
def test_the_author_of_a_leak_waits_for_the_reveal(reader: str, source: str) -> None:
    """That it happened, when, and what it changed is everybody's to know."""
    recording = recorded(*TWINS, NEXT, NEXT, asks("TR", ask.Leak))
    told = leak(recording, reader)
    assert told is not None
    assert told.source.startswith(source)
    assert told.when.endswith("July: the capitals")
    assert "3 points of attention instead of 2" in told.changed


def test_a_revealed_leak_names_its_author_to_all() -> None:
    ended = asks(LECTURER, ask.EndGame), asks(LECTURER, ask.Reveal)
    told = leak(recorded(*TWINS, NEXT, NEXT, asks("TR", ask.Leak), *ended), "CY")
    assert told is not None
    assert told.source == "Turkey gave it away."


def test_a_turn_of_events_is_nobodys_leak() -> None:
    """It is told as what it was."""
    told = leak(recorded(*TWINS, NEXT, NEXT, time_passes(130)), "CY")
    assert told is not None
    assert "nobody at the table" in told.source
