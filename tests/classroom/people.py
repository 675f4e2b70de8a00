"""People in browsers: a student on a phone and a lecturer at a desk, who see and touch what a person would."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

PHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PATIENCE = 60_000
"""Milliseconds: seven browsers on two cores are slow, and speed is not what is tested here."""
DESK: Any = {"viewport": {"width": 1280, "height": 900}}


@dataclass(kw_only=True)
class Student:
    """One student with a phone. `role` is read off the page once the class is cast."""

    name: str
    context: BrowserContext
    page: Page
    origin: str
    role: str = ""
    errors: list[str] = field(default_factory=list)

    @classmethod
    async def arrive(cls, browser: Browser, origin: str, name: str) -> "Student":
        """A new phone, with everything that goes wrong on its pages written down."""
        context = await browser.new_context(**PHONE)
        page = await context.new_page()
        student = cls(name=name, context=context, page=page, origin=origin)
        listen(page, student.errors)
        return student

    async def join(self, code: str) -> None:
        """Scan the picture, give a name, done."""
        await self.page.goto(f"{self.origin}/?code={code}")
        await self.page.get_by_label("Your name").fill(self.name)
        await self.page.get_by_role("button", name="Join").click()
        await expect(self.page.locator("#people")).to_contain_text(self.name)

    async def sit_down(self) -> None:
        """The game has started: the phone shows it by itself."""
        await expect(self.page.locator("body.play")).to_be_attached()
        self.role = str(await self.page.locator("body").get_attribute("data-me"))

    async def open_tab(self, name: str) -> None:
        """Draft, Talk or Me."""
        await self.page.locator(f'nav.tabs [data-to-pane="{name}"]').click()

    async def tap(self, kind: str, **data: Any) -> None:
        """Tap the act `kind` that carries these data, wherever on the Draft tab it is offered."""
        await self.open_tab("draft")
        await (await self.button(kind, **data)).click()

    async def do(self, kind: str, **data: Any) -> None:
        """Do an act that asks nothing: one tap, and a second where it cannot be taken back."""
        await self.open_tab("draft")
        one = await self.button(kind, **data)
        asks = await one.get_attribute("data-form")
        await one.click()
        if asks:
            await self.send()

    async def meet(self, role: str) -> None:
        """Call the other side's staff: by the button that names it, or by the sheet that asks whom."""
        await self.open_tab("draft")
        one = await self._offered("contact", lambda carried: carried.get("role", role) == role)
        asks = await one.get_attribute("data-form")
        await one.click()
        if asks:
            await self.pick("role", role)
            await self.send()

    async def button(self, kind: str, **data: Any) -> Locator:
        """The button of an act, the first whose data hold all of these; it may still be on its way to this phone."""
        return await self._offered(kind, lambda carried: data.items() <= carried.items())

    async def _offered(self, kind: str, fits: Callable[[dict[str, Any]], bool]) -> Locator:
        """Named by what it carries, not by its place: what others do moves it."""
        buttons = self.page.locator(f'#pane-draft [data-act="{kind}"], #pane-draft [data-form="{kind}"]')
        carried = "(all) => all.map((one) => one.dataset.data ?? null)"
        async with asyncio.timeout(PATIENCE / 1000):
            while True:
                for data in await buttons.evaluate_all(carried):
                    if fits(json.loads(data or "{}")):
                        mark = f"[data-data={json.dumps(data, ensure_ascii=False)}]" if data else ":not([data-data])"
                        one = buttons.and_(self.page.locator(mark)).first
                        await self._unfold(one)
                        return one
                await asyncio.sleep(0.05)

    async def at_clause(self, issue: str, kind: str) -> None:
        """Tap a clause of the text, then what one may do with it."""
        await self.open_tab("draft")
        await self.page.locator(f'#clause-{issue} [data-form="clause"]').click()
        await self.sheet.locator(f'[data-form="{kind}"]').first.click()

    async def _unfold(self, one: Locator) -> None:
        more = self.page.locator("#acts-more")
        if not await one.is_visible() and await more.count():
            await more.locator("summary").first.click()

    @property
    def sheet(self) -> Locator:
        return self.page.locator("#sheet[open]")

    async def send(self) -> None:
        """Send the open sheet and wait until it has gone."""
        await self.sheet.locator("button[type=submit]").click()
        await expect(self.page.locator("#sheet[open]")).to_have_count(0)

    async def pick(self, name: str, value: Any) -> None:
        """Pick one answer of the open sheet."""
        await self.sheet.locator(f'input[name="{name}"][value="{value}"]').check()

    async def build(self, **choices: int) -> None:
        """In the open builder, choose these clauses and offer the package."""
        for issue, option in choices.items():
            clause = self.sheet.locator(f"#build-{issue}")
            if await clause.get_attribute("open") is None:
                await clause.locator("summary").click()
            await self.pick(f"choices.{issue}", option)
        await self.send()

    async def say(self, words: str, to: str = "") -> None:
        """Say something on the floor, or to one role."""
        await self.open_tab("talk")
        await self.page.locator(f'.thread[data-to="{to}"]').click()
        await self.page.locator("#composer-text").fill(words)
        await self.page.locator("#composer button[type=submit]").click()
        await expect(self.page.locator("#composer-text")).to_have_value("")

    async def sees(self, words: str, where: str = "body") -> None:
        """These words stand on the page."""
        await expect(self.page.locator(where)).to_contain_text(words)


@dataclass(kw_only=True)
class Lecturer:
    """The lecturer at the console."""

    page: Page
    origin: str
    errors: list[str] = field(default_factory=list)

    @classmethod
    async def arrive(cls, browser: Browser, origin: str, code: str) -> "Lecturer":
        """Open the console with the link that the server printed."""
        context = await browser.new_context(**DESK)
        page = await context.new_page()
        lecturer = cls(page=page, origin=origin)
        listen(page, lecturer.errors)
        await page.goto(f"{origin}/console/enter#{code}")
        await expect(page.get_by_role("heading", name="Your classes")).to_be_visible()
        return lecturer

    async def open_class(self, what: str = "warsaw/50") -> str:
        """Open a class with the defaults; its join code."""
        await self.page.locator(f'input[name="what"][value="{what}"]').check()
        await self.page.get_by_role("button", name="Open the class").click()
        shown = await self.page.locator(".join-code-big").first.inner_text()
        return shown.strip()

    async def press(self, name: str) -> None:
        """Press a button of the console, and once more where it asks whether one is sure. By keyboard: panels move."""
        guard = self.page.locator("details.sure").filter(has=self.page.locator(f'summary:text-is("{name}")')).first
        plain = self.page.get_by_role("button", name=name, exact=True).first
        await expect(guard.or_(plain).first).to_be_visible()
        if await guard.count():
            await guard.locator("summary").press("Enter")
            await guard.locator("button[type=submit]").press("Enter")
        else:
            await plain.press("Enter")


def listen(page: Page, errors: list[str]) -> None:
    """Write down every error of a page: exceptions, refused content, failed requests."""
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack or ''}"))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
