"""Every panel and every sheet of the four longer scenarios: axe minds nothing, nothing is wider than the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import Browser, Page, expect

from server.scenarios.scenario_file import load
from tests.server.running import House, house
from tests.web.phone import sit
from tests.web.pictures import drawn
from tests.web.test_accessible import SIZES, faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Act = tuple[str, str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What was done in each phase until now, which panels it fills, and who looks at them."""

    done: Mapping[str, tuple[Act, ...]]
    panels: tuple[str, ...]
    readers: tuple[str, ...]


MOMENTS = {
    "participation": Moment(
        done={
            "corridors": (("NATO", "propose_meeting", {"format": "informal", "subject": "Libya"}),),
            "calendar": (
                ("NATO", "contact", {"role": "COM"}),
                ("NATO", "offer_package", {"choices": {"A3": 1, "A6": 1}}),
                ("COM", "initial", {"owner": "NATO", "version": 1}),
                ("CY", "object", {"issue": "A3", "option": 1, "price": ["A1", 1]}),
            ),
        },
        panels=("meetings", "draft"),
        readers=("CY", "NATO"),
    ),
    "crimea": Moment(
        done={
            "first-night": (
                ("NATO", "exchange_letters", {"role": "COM", "area": "assessments", "label": "technical"}),
                ("EEAS", "claim_competence", {"area": "hybrid", "claim": True}),
                ("NATO", "propose_meeting", {"format": "informal", "subject": "Ukraine"}),
                ("NATO", "share_document", {"document": "allied-picture", "form": "summary", "to": ["COM"]}),
            ),
            "tasking": (
                ("TR", "task_staff", {"area": "hybrid"}),
                ("UK", "task_staff", {"area": "hybrid"}),
                ("NATO", "contact", {"role": "COM"}),
                ("NATO", "offer_package", {"choices": {"B1": 2, "B2": 1, "B3": 2}}),
                ("COM", "initial", {"owner": "NATO", "version": 1}),
            ),
        },
        panels=("meetings", "work", "papers", "draft"),
        readers=("EEAS", "NATO"),
    ),
    "aegean": Moment(
        done={
            "counterpart": (
                ("NATO", "exchange_letters", {"role": "COM", "area": "ships", "label": "technical"}),
                ("EEAS", "claim_competence", {"area": "ships", "claim": True}),
            ),
            "modalities": (
                ("NATO", "contact", {"role": "COM"}),
                ("NATO", "offer_package", {"choices": {"C4": 1, "C5": 1}}),
                ("COM", "initial", {"owner": "NATO", "version": 1}),
                ("TR", "object", {"issue": "C5", "option": 1}),
            ),
        },
        panels=("work", "draft"),
        readers=("EEAS", "TR"),
    ),
    "implementation": Moment(
        done={
            "autumn": (
                ("NATO", "propose_project", {"project": "hybrid-centre"}),
                ("COM", "propose_project", {"project": "cyber-industry"}),
                ("COM", "claim_competence", {"area": "industry", "claim": True}),
                ("NATO", "contact", {"role": "COM"}),
                ("NATO", "complete_list", {}),
                ("COM", "complete_list", {}),
                ("NATO", "merge_proposals", {}),
                ("NATO", "offer_package", {"choices": {"E1": 1, "E4": 2}}),
                ("COM", "initial", {"owner": "NATO", "version": 1}),
            ),
            "selling": (("NATO", "visit_capital", {"role": "TR"}),),
            "december": (),
        },
        panels=("projects", "work", "draft"),
        readers=("COM", "TR"),
    ),
}


async def arrived(running: House, slug: str) -> None:
    """A class of six whose game has come to that moment."""
    game = await running.started(scenario=load(slug))
    said = 0
    for phase, acts in MOMENTS[slug].done.items():
        while game.state.phase is None or game.state.phase.id != phase:
            await running.next_phase(game)
        for role, kind, data in acts:
            said += 1
            answer = await running.seated(role).act(kind, f"said-{said}", **data)
            assert answer.json()["t"] == "ack", (kind, answer.text)


async def sheets(page: Page) -> list[tuple[str, str]]:
    """The sheets that the page offers: each kind of act once, with the data of its first button."""
    found = await page.locator("[data-form]").evaluate_all(
        "(all) => all.map((one) => [one.dataset.form, one.dataset.data ?? ''])"
    )
    return list({kind: (kind, data) for kind, data in reversed(found)}.values())


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desk", "dark")])
@pytest.mark.parametrize("slug", MOMENTS)
async def test_nothing_to_mind_on_any_panel_or_sheet(
    tmp_path: Path, browser: Browser, slug: str, size: str, scheme: Literal["light", "dark"]
) -> None:
    """Also with everything unfolded."""
    async with house(tmp_path) as running:
        await arrived(running, slug)
        shown = set[str]()
        for reader in MOMENTS[slug].readers:
            context = await browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")
            page = await context.new_page()
            errors: list[str] = []
            page.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
            await sit(page, running, running.seated(reader))
            name = f"{slug}-{reader}-{size}-{scheme}"
            for pane in ("draft", "talk", "me") if size == "phone" else ("draft",):
                await page.evaluate("(pane) => document.querySelector(`[data-to-pane=${pane}]`).click()", pane)
                await drawn(page, f"{name}-{pane}")
                await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
                assert (pane, await faults(page)) == (pane, [])
                visible = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.id.slice(6))"
                shown.update(await page.locator("[id^=panel-]").evaluate_all(visible))
            for kind, data in await sheets(page) if size == "phone" else ():
                await page.evaluate(OPEN, [kind, data])
                await expect(page.locator("#sheet[open] form, #sheet[open] [data-kind]").first).to_be_visible()
                await drawn(page, f"{name}-sheet-{kind}", whole=False)
                assert (kind, await faults(page)) == (kind, [])
                await page.keyboard.press("Escape")
            assert errors == []
            await context.close()
        assert shown >= set(MOMENTS[slug].panels)


OPEN = """([kind, data]) => {
  const button = Object.assign(document.createElement("button"), { hidden: true });
  Object.assign(button.dataset, { form: kind }, data ? { data } : {});
  document.getElementById("main").append(button);
  button.click();
}"""
