"""The other ending: silence is broken a second before its deadline, and the clock ends the game without a deal."""

import pytest
from playwright.async_api import expect

from tests.classroom.conftest import Classroom

pytestmark = [pytest.mark.browser, pytest.mark.slow]


async def test_a_break_in_the_last_second_sends_the_clause_back_and_the_clock_ends_the_game(warsaw: Classroom) -> None:
    """Everybody concerned reads who broke silence, over which clause, and what still can be done."""
    await a_draft_is_frozen(warsaw)
    warsaw.pass_time(seconds=179)
    await cyprus_breaks(warsaw)
    for student in warsaw.students:
        await student.sees("Draft 1, open brackets", "#panel-ring")
        await student.sees("Cyprus broke silence in the Council of the EU over Reference to states", "#panel-decision")
    assert warsaw.game.state.decision.signed == ()
    await the_pens_are_told_why_they_cannot_freeze(warsaw)
    warsaw.pass_time(minutes=10)
    for student in warsaw.students:
        await student.sees("No agreement", "#panel-ring")
        await student.sees("For you: no deal", "#panel-debrief")
    assert warsaw.game.state.decision.outcome == "no_deal"
    assert warsaw.errors() == []


async def a_draft_is_frozen(warsaw: Classroom) -> None:
    """A text without the words that Cyprus needs goes before both houses, and one head signs early."""
    for phase in ("May: the isolated draft", "June: everybody"):
        await warsaw.next_phase(phase)
    await warsaw["NATO"].meet("COM")
    await warsaw["NATO"].tap("offer_package")
    await warsaw["NATO"].build(D1=2, D2=1, D4=1)
    await warsaw["COM"].do("initial", owner="NATO")
    for phase in ("July", "8 July: the last hour"):
        await warsaw.next_phase(phase)
    await warsaw["NATO"].do("freeze_text")
    await warsaw["NATO"].do("sign")
    for role in ("TR", "CY", "UK"):
        await expect(warsaw[role].page.locator("#panel-questions")).to_contain_text("silence")


async def cyprus_breaks(warsaw: Classroom) -> None:
    """One second is left: Cyprus names the clause."""
    cyprus = warsaw["CY"]
    await cyprus.tap("break_silence")
    await cyprus.pick("issue", "D3")
    await cyprus.send()


async def the_pens_are_told_why_they_cannot_freeze(warsaw: Classroom) -> None:
    """A refusal teaches: what is open, who can close it, what to try."""
    nato = warsaw["NATO"]
    await nato.open_tab("draft")
    closed = nato.page.locator(".closed-act", has_text="Freeze the draft")
    await expect(closed).to_have_count(1)
    if not await closed.is_visible():
        await nato.page.locator("#acts-more > summary").click()
    await closed.locator("summary").click()
    await expect(closed).to_contain_text("Open brackets in Reference to states")
    await expect(closed).to_contain_text("Agree on a wording")
