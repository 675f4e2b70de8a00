"""Forms: the sheet of one act, fetched by the player's own tap and never redrawn by others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from game_rules.reason import Reason
from game_rules.view.shapes import Answer, Attention, Chip, ClauseSeen, Mine, Offer, PackageSeen, View
from server.render.environment import JINJA
from server.render.panels import Words
from server.render.sheets import SHEETS, Sheet

OF_A_CLAUSE = (
    "break_silence",
    "object",
    "lift_objection",
    "accept_wording",
    "bracket",
    "propose_wording",
    "demand",
    "comment",
)
"""What one may do with a single clause, in the order of the sheet that asks "what can I do here?"."""
MOST_GAINS = 4
NOT_FOUND = Sheet(title="Not part of this moment", button="")


def form(kind: str, view: View, data: Mapping[str, Any], words: Words) -> str:
    """The sheet of the act `kind`; `data` fills it. `clause` asks what can be done with one clause; `clauses` are
    chips for a message; `package` is the bar of what is being built. A closed act says why; an unknown one that it is
    not part of this moment."""
    template = JINJA.get_template(_SPECIAL.get(kind, "forms/sheet.html"))
    offers, asked = tuple(offered(view)), filled_in(data)
    return template.render(
        kind=kind,
        sheet=SHEETS.get(kind, NOT_FOUND),
        data=asked,
        offer=best_offer(offers, kind, asked),
        here={one: best_offer(offers, one, asked) for one in OF_A_CLAUSE},
        builder=best_offer(offers, "offer_package", {}),
        view=view,
        words=words,
        clauses=view.draft.clauses,
        one=next((clause for clause in view.draft.clauses if clause.issue == asked.get("issue")), None),
        asked_about=next((one for one in view.me.agenda if one.issue == asked.get("issue")), None),
        known=known_clauses(view),
        gains=gains(view, asked.get("issue", "")),
        sponsorable=sponsorable(view),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a package would meet, as far as its builder may know."""

    changes: tuple[Chip, ...]
    must_agree: tuple[str, ...]
    agreed: tuple[str, ...]
    in_the_way: tuple[Reason, ...]
    attention: Attention
    mine: Mine
    red_lines: tuple[str, ...] = ()
    quieter: tuple[tuple[Chip, int], ...] = ()
    """Answers that would draw less attention than those in it, and how much less."""
    refused: tuple[Reason, ...] = ()
    """Why it could not even be offered now."""
    objections: tuple[Reason, ...] = ()
    """Those in the way that somebody has stated: initials that are missing are no objection."""
    pens: tuple[str, ...] = ()
    """Of those who must agree, whoever does so by initialling; the others can stop it."""
    yours: bool = False
    """Is it the reader's own package as it lies on the table?"""
    reader: str = ""
    now: Mine = field(default_factory=Mine)
    """What the draft as it stands is worth to the reader; nothing where there is none."""
    meet: tuple[tuple[str, int], ...] = ()
    """Whom the reader has to meet before anybody can initial it, with the action points that it costs."""
    needs: str = ""
    """Whether anybody has objected, whose demands stay open, whose initials it needs and who has to meet first."""


def preview(seen: Preview, words: Words) -> str:
    """Who must agree, who has, what stands in the way, its attention, my gauge: inside the builder."""
    return JINJA.get_template("forms/preview.html").render(preview=seen, words=words)


def filled_in(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a link may fill in: names, numbers, a price, the clauses of a package. Anything else is dropped."""
    kept: dict[str, Any] = {name: value for name, value in data.items() if name in _WORD and isinstance(value, str)}
    kept |= {name: value for name, value in data.items() if name in _NUMBER and type(value) is int}
    kept |= {name: value for name, value in data.items() if name in _YES_NO and isinstance(value, bool)}
    price, choices = data.get("price"), data.get("choices")
    if isinstance(price, (list, tuple)) and [type(part) for part in price] == [str, int]:
        kept["price"] = tuple(price)
    if isinstance(choices, Mapping):
        kept["choices"] = {str(issue): option for issue, option in choices.items() if type(option) is int}
    for name in ("to", "added"):
        if isinstance(data.get(name), (list, tuple)):
            kept[name] = tuple(word for word in data[name] if isinstance(word, str))
    return kept


def offered(view: View) -> Iterable[Offer]:
    """Every act on offer, those that answer a question first."""
    for question in view.questions:
        yield from question.answers
    yield from (*view.acts.first, *view.acts.visible, *view.acts.more)


def best_offer(offers: Iterable[Offer], kind: str, data: Mapping[str, Any]) -> Offer | None:
    """The offer of this kind that fits the data best: of a named text its own; an open one before a closed one."""
    same = [offer for offer in offers if offer.kind == kind]
    if owner := data.get("owner"):
        same = [offer for offer in same if offer.data.get("owner") == owner] or same
    return max(same, key=lambda offer: (offer.open, _fit(offer, data)), default=None)


def known_clauses(view: View) -> tuple[tuple[str, str, tuple[Answer | Chip, ...]], ...]:
    """Every clause that the reader can name: (issue, title, answers). Where the text is hidden, those of its agenda."""
    if view.draft.clauses:
        return tuple((one.issue, one.title, one.answers) for one in view.draft.clauses if _may_move(one))
    return tuple((one.issue, one.title, one.answers) for one in view.me.agenda)


def gains(view: View, apart: str) -> tuple[Answer, ...]:
    """What would pay the reader: gains that do not stand in the text, outside the clause `apart`; the most first."""
    elsewhere = (one for one in view.draft.clauses if _may_move(one) and one.open and one.issue != apart)
    found = [
        answer
        for one in elsewhere
        for answer in one.answers
        if answer.mine.level > max(0, one.mine.level) or answer.mine.points > max(0, one.mine.points)
    ]
    return tuple(sorted(found, key=lambda answer: (-answer.mine.level, -answer.mine.points))[:MOST_GAINS])


def sponsorable(view: View) -> tuple[PackageSeen, ...]:
    """The packages of a staff to which the reader has not lent its name yet."""
    staffs = {seat.role for seat in view.ring.seats if seat.kind != "state"}
    return tuple(one for one in view.packages if one.owner in staffs and view.me.role not in one.sponsors)


def _may_move(clause: ClauseSeen) -> bool:
    return not clause.settled


def _fit(offer: Offer, data: Mapping[str, Any]) -> int:
    return sum(1 for name, value in data.items() if offer.data.get(name) == value)


_WORD = (
    "issue",
    "role",
    "owner",
    "house",
    "statement",
    "channel",
    "stance",
    "format",
    "subject",
    "outcome",
    "host",
    "semester",
    "document",
    "form",
    "area",
    "label",
)
_NUMBER = ("option", "version", "number")
_YES_NO = ("yes", "admit", "signed", "against", "every_member", "claim")

_SPECIAL = {
    "clause": "forms/clause.html",
    "clauses": "forms/clauses.html",
    "offer_package": "forms/offer_package.html",
    "package": "forms/package.html",
}
