"""The one Jinja environment: autoescape, nothing undefined, templates compiled once; its filters, tests and globals."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from game_rules.ids import SECOND
from game_rules.reason import Reason
from game_rules.view.shapes import Acts, Chip, Offer, PackageSeen
from server.render import notices, ring
from server.render.codes import coded
from server.render.quieter import quieter
from server.render.sheets import GRAVE, READ_FIRST

WEB = Path(__file__).resolve().parents[2] / "web"
LOOP = (
    "Change a clause, see who objects and at what price, pay that price elsewhere in the text, "
    "and get it initialled before the clock stops."
)


def signed(points: int) -> str:
    """A gain or a cost with its sign, typeset: `+3`, `−2`, `0`."""
    return f"+{points}" if points > 0 else f"−{-points}" if points else "0"


def clock(milliseconds: int) -> str:
    """Game time as a watch shows it: `12:05`."""
    return f"{milliseconds // SECOND // 60}:{milliseconds // SECOND % 60:02d}"


def left(until: int, now: int | None) -> str:
    """The time left until a moment of the game, as the browser will count it down; a dash where nobody said `now`."""
    if now is None:
        return "–:––"
    seconds = -(-max(0, until - now) // SECOND)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"


@lru_cache(maxsize=2048)
def typeset(text: str) -> str:
    """Straight quotation marks as a printer sets them: outer and inner ones, opening and closing."""
    depth, printed = 0, list(text.replace("'", "’"))
    for at, mark in enumerate(printed):
        if mark == '"':
            opens = at == 0 or printed[at - 1] in _BEFORE_A_QUOTATION
            depth += 1 if opens else 0
            printed[at] = ("“‘" if opens else "”’")[depth > 1]
            depth -= 0 if opens else min(depth, 1)
    return "".join(printed)


def one_tap(offer: Offer) -> bool:
    """Is this act complete as it is, can it be taken back, and is what it says yes to in sight already?"""
    return offer.whole and offer.kind not in GRAVE | READ_FIRST


def takes_back_ready(offer: Offer) -> bool:
    """Does this act say "not ready after all"? Then the reader is ready."""
    return offer.kind == "ready" and offer.data.get("yes") is False


def capital(text: str) -> str:
    """With a capital letter, as a heading has it: `The North Atlantic Council`."""
    return text[:1].upper() + text[1:]


def choices(chips: Iterable[Chip]) -> dict[str, int]:
    """Chips as the clauses of a package: issue and option."""
    return {chip.issue: chip.option for chip in chips}


def offers_for(acts: Acts, package: PackageSeen) -> tuple[Offer, ...]:
    """The acts on offer that name this very version of this package."""
    named = {"owner": package.owner, "version": package.version}
    return tuple(offer for offer in (*acts.first, *acts.visible, *acts.more) if named.items() <= offer.data.items())


def lifts(reason: Reason, acts: Acts) -> tuple[Offer, ...]:
    """What the reader can do at once about a missing meeting: the open contacts with whoever holds it up."""
    return _contacts(reason.holders, acts) if reason.rule == "R-NO-AP" else ()


def meetings(package: PackageSeen, acts: Acts) -> tuple[Offer, ...]:
    """The contacts without which nobody can initial this package, as far as the reader can make them now."""
    return _contacts(package.meet, acts) if package.meet else ()


def _contacts(roles: tuple[str, ...], acts: Acts) -> tuple[Offer, ...]:
    contacts = [offer for offer in (*acts.first, *acts.visible, *acts.more) if offer.kind == "contact" and offer.open]
    by_role = {offer.data["role"]: offer for offer in reversed(contacts) if offer.data.get("role") in roles}
    named = tuple(by_role.values())
    anybody = next((offer for offer in contacts if "role" not in offer.data), None)
    if named or anybody is None:
        return named
    return tuple(replace(anybody, label=f"Meet {role}", whole=False, data={"role": role}) for role in roles)


def law(cites: Iterable[str]) -> tuple[str, ...]:
    """The articles behind a reason as a student may read them; the notes of the rule-writers are none."""
    found = dict.fromkeys(_OWN if cite.startswith("red line ") else cite for cite in cites)
    return tuple(cite for cite in found if not _NOTES.search(cite))


@lru_cache(maxsize=512)
def prose(text: str) -> Markup:
    """A brief written in Markdown, without its HTML and without pictures."""
    return Markup(nh3.clean(_MARKDOWN.render(text), tags=_TAGS, attributes={}))  # noqa: S704 - cleaned by nh3


_OWN = "Your instructions"
_NOTES = re.compile(r"^paper\b|\bL\d+")
_BEFORE_A_QUOTATION = " \n\t([{“‘—"
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["replacements", "smartquotes"])
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "h3", "h4", "blockquote", "br"}


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        signed=signed,
        clock=clock,
        left=left,
        typeset=typeset,
        capital=capital,
        law=law,
        lifts=lifts,
        meetings=meetings,
        quieter=quieter,
        coded=coded,
        prose=prose,
        choices=choices,
        offers_for=offers_for,
        notice=notices.notice,
        place=notices.place,
    )
    made.tests.update(one_tap=one_tap, takes_back_ready=takes_back_ready)
    made.globals.update(LOOP=LOOP, ring_places=ring.places, ring_lines=ring.lines)
    return made


JINJA = _environment()
