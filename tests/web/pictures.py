"""Pictures of the pages that browser tests open, for people to look at: `PICTURES=<folder> pytest -m browser`."""

import os
from pathlib import Path

from playwright.async_api import Page

FOLDER = os.environ.get("PICTURES", "")


async def drawn(page: Page, name: str, *, whole: bool = True) -> None:
    """The page as it stands, or what is on the screen, where somebody wants to look; nothing otherwise."""
    if FOLDER:
        await page.screenshot(path=str(Path(FOLDER) / f"{name}.png"), full_page=whole)
