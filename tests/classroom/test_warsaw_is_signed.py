"""A whole class on the flagship scenario: six phones and a lecturer, from the join code to a signed declaration."""

import re

import pytest
from playwright.async_api import expect

from tests.classroom.conftest import Classroom
from tests.classroom.people import Student

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATES = ("TR", "CY", "UK")


async def test_six_students_and_a_lecturer_play_warsaw_to_a_signed_declaration(warsaw: Classroom) -> None:
    """Both vetoes object at a price, one trade pays both, both silences run out, the heads sign."""
    await everybody_says_ready(warsaw)
    await the_staffs_draft_alone(warsaw)
    await both_vetoes_object_and_one_trade_pays_both(warsaw)
    await the_clock_is_paused_and_a_phone_comes_back(warsaw)
    await both_silences_run_out_and_the_heads_sign(warsaw)
    await the_document_shows_the_text(warsaw)
    assert warsaw.errors() == []


async def everybody_says_ready(warsaw: Classroom) -> None:
    """The briefing ends early when every role has said that it is ready."""
    for student in warsaw.students:
        await student.do("ready")
    for student in warsaw.students:
        await student.sees("May: the isolated draft", "#panel-ring")


async def the_staffs_draft_alone(warsaw: Classroom) -> None:
    """NATO meets the Commission, offers a text, and both initial it. States see only that talks exist."""
    nato, commission = warsaw["NATO"], warsaw["COM"]
    await nato.meet("COM")
    await nato.tap("offer_package")
    await nato.build(D1=2, D2=1)
    await commission.do("initial", owner="NATO")
    await nato.sees("Draft 1", "#panel-ring")
    await warsaw["TR"].sees("Talks exist", "#panel-ring")
    await expect(warsaw["TR"].page.locator("#panel-draft")).not_to_contain_text("Hybrid, maritime and cyber")


async def both_vetoes_object_and_one_trade_pays_both(warsaw: Classroom) -> None:
    """Turkey objects to "with all EU Member States", Cyprus to the agreed framework; one package pays both prices."""
    await warsaw.next_phase("June: everybody")
    turkey, cyprus, nato, commission = (warsaw[role] for role in ("TR", "CY", "NATO", "COM"))
    await commission.meet("NATO")
    await commission.tap("offer_package")
    await commission.build(D3=3, D4=3)
    await object_at_a_price(turkey, "D3=3", "D4=1")
    await object_at_a_price(cyprus, "D4=3", "D3=1")
    await nato.sees("Turkey would object", "#panel-draft")
    await build_the_trade_of(nato, "Turkey")
    await nato.build(D3=1, D6=1, D7=2)
    await commission.do("initial", owner="NATO")
    for student in warsaw.students:
        await student.sees("Draft 2", "#panel-ring")
        await expect(student.page.locator("#panel-draft")).not_to_contain_text("object if this came")
    await turkey.sees("what it means for you", "#panel-change")


async def object_at_a_price(student: Student, clause: str, price: str) -> None:
    """Tap a clause, object to one answer of it, name its price."""
    await student.at_clause(clause.partition("=")[0], "object")
    await student.pick("issue", clause)
    issue = price.partition("=")[0]
    await student.sheet.locator("summary", has_text=issue).click()
    await student.pick("price", price)
    await student.send()


async def build_the_trade_of(student: Student, name: str) -> None:
    """Tap "Build this package" at the objection of this role."""
    await student.open_tab("draft")
    await student.page.locator(f'.protest:has-text("{name}") [data-form="offer_package"]').first.click()


async def the_clock_is_paused_and_a_phone_comes_back(warsaw: Classroom) -> None:
    """Nothing moves in a pause; a phone that lost its connection comes back with its half-typed message."""
    await warsaw.next_phase("July")
    turkey, cyprus = warsaw["TR"], warsaw["CY"]
    await turkey.open_tab("me")
    await turkey.sees("New instruction", "#panel-me")
    await warsaw.lecturer.press("Pause all")
    await cyprus.sees("paused", "#panel-ring")
    ends = warsaw.game.state.clock.ends
    warsaw.pass_time(minutes=30)
    assert warsaw.game.state.clock.ends == ends
    await warsaw.lecturer.press("Resume all")
    await cyprus.open_tab("talk")
    composer = cyprus.page.locator("#composer-text")
    await composer.fill("We can live with the EU Member States if")
    await cyprus.context.set_offline(True)
    await turkey.say("One word is one word too many.")
    await cyprus.context.set_offline(False)
    await cyprus.sees("One word is one word too many.", "#talk")
    await expect(composer).to_have_value("We can live with the EU Member States if")
    await expect(composer).to_be_focused()


async def both_silences_run_out_and_the_heads_sign(warsaw: Classroom) -> None:
    """Frozen, let pass in both houses, signed by the heads; it stands when both silences have run out."""
    await warsaw.next_phase("8 July: the last hour")
    await warsaw["NATO"].do("freeze_text")
    for role in STATES:
        await warsaw[role].sees("under silence", "#panel-decision")
        await warsaw[role].do("let_pass")
    for role in ("NATO", "COM"):
        await warsaw[role].do("sign")
    await warsaw["EEAS"].sees("signed", "#panel-decision")
    assert warsaw.game.state.decision.outcome == ""
    warsaw.pass_time(minutes=3)
    for student in warsaw.students:
        await student.sees("Debrief", "#panel-ring")
    assert warsaw.game.state.decision.outcome == "adopted"


async def the_document_shows_the_text(warsaw: Classroom) -> None:
    """The artefact: every clause as it was adopted, with three signatures."""
    page = warsaw["UK"].page
    await page.goto(f"{warsaw.house.origin}/artefact/{warsaw.game.id}")
    body = page.locator("body")
    for clause in ("NATO", "European Commission", "Cabinet of the President of the European Council"):
        await expect(body).to_contain_text(clause)
    await expect(body).to_contain_text(re.compile("in consultation with the EU Member States", re.IGNORECASE))
