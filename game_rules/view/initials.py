"""Initials on offer to a pen: whose text they go under, and the way back while they bind nobody."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.assent import initials_under
from game_rules.seats import name, pen_house
from game_rules.state import Package, State
from game_rules.texts import may_see_text
from game_rules.view.next.advice import can
from game_rules.view.own import own
from game_rules.view.own_shapes import Offer


def initials(state: State, reader: RoleId) -> tuple[Offer, ...]:
    """One offer for each text that the reader may initial, or take its initials back from."""
    if not pen_house(state, reader) or not may_see_text(state, reader):
        return ()
    return tuple(offer for package in state.table.packages.values() for offer in _offers(state, reader, package))


def _offers(state: State, reader: RoleId, package: Package) -> Iterator[Offer]:
    now, data = state.clock.now, {"owner": package.owner, "version": package.version}
    whose = "my own" if package.owner == reader else f"{name(state, package.owner)}'s"
    may = can(state, ask.Initial(by=reader, at=now, owner=package.owner, version=package.version))
    if may and reader not in initials_under(state, package):
        worse = _worse(state, reader, package)
        yield Offer(
            kind="initial",
            label=f"Initial {whose} text",
            help=worse or "With the initials of both sides it becomes the draft.",
            open=True,
            whole=not worse,
            data=data,
        )
    if can(state, ask.Initial(by=reader, at=now, owner=package.owner, version=package.version, yes=False)):
        yield Offer(
            kind="initial",
            label=f"Take my initials back from {whose} text",
            help="Until the other side's pen has initialled it too, they bind nobody.",
            open=True,
            whole=True,
            data={**data, "yes": False},
        )


def _worse(state: State, reader: RoleId, package: Package) -> str:
    """What a hasty tap would cost: nothing, or worse than what stands."""
    mine, draft = own(state, reader), state.table.draft
    floor = mine.surplus(draft.choices) if draft else 0
    if mine.surplus(package.choices) >= floor:
        return ""
    return "Worse for you than the draft." if draft else "Worse for you than no deal."
