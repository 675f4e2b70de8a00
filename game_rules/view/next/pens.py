"""What those who hold a pen would do well to do."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.staff import contact_cost, counterparts, have_met
from game_rules.seats import name, pen_house, pens
from game_rules.state import State
from game_rules.texts import may_see_text, open_issues, standing
from game_rules.view.next.advice import Advice, can
from game_rules.view.own import own


def pens_next(state: State, role: RoleId) -> Iterator[Advice]:
    if not pen_house(state, role) or not may_see_text(state, role) or state.decision.frozen:
        return
    now = state.clock.now
    yield from _initials_wanted(state, role)
    if own(state, role).agrees(standing(state)) and can(state, ask.FreezeText(by=role, at=now)):
        says = "The draft is clean: freeze it, so that both silences can run out before the clock stops."
        yield Advice(kind="freeze_text", label="Freeze the draft", says=says, whole=True)
    if state.table.draft is None and role not in state.table.packages and may_draft(state, role):
        yield Advice(
            kind="offer_package", label="Offer a first text", says="There is no draft yet: offer a first text."
        )
    theirs = [other for other in pens(state) if pen_house(state, other) != pen_house(state, role)]
    if may_draft(state, role) and theirs and not any(have_met(state, role, other) for other in theirs):
        yield from _meetings(state, role)
    if can(state, ask.RequestComments(by=role, at=now)):
        says = "Send the draft to states for comments; endorsement is not asked."
        yield Advice(kind="request_comments", label="Request comments", says=says, whole=True)


def may_draft(state: State, role: RoleId) -> bool:
    allowed = open_issues(state)
    now = standing(state)
    return any(
        can(state, ask.OfferPackage(by=role, at=state.clock.now, choices={issue: 1 if now[issue] != 1 else 0}))
        for issue in allowed[:2]
    )


def _initials_wanted(state: State, role: RoleId) -> Iterator[Advice]:
    draft = state.table.draft
    mine = own(state, role)
    standing_surplus = mine.surplus(draft.choices) if draft else -1
    than = "the draft" if draft else "walking away"
    worth = [(-mine.surplus(one.choices), at, one) for at, one in enumerate(state.table.packages.values())]
    for less, _, package in sorted(worth, key=lambda one: one[:2]):
        drafted = state.table.draft is not None and package.choices == state.table.draft.choices
        if role in package.initials or drafted or package.owner == role:
            continue
        if -less < 0 or -less <= standing_surplus:
            continue
        wanted = ask.Initial(by=role, at=state.clock.now, owner=package.owner, version=package.version)
        if can(state, wanted):
            yield Advice(
                kind="initial",
                label=f"Initial {name(state, package.owner)}'s text",
                says=f"{name(state, package.owner)}'s text is worth more to you than {than}: initial it.",
                data={"owner": package.owner, "version": package.version},
                whole=True,
            )


def _meetings(state: State, role: RoleId) -> Iterator[Advice]:
    for other in sorted(counterparts(state, role), key=lambda one: contact_cost(state, one)):
        if can(state, ask.Contact(by=role, at=state.clock.now, role=other)) and pen_house(state, other):
            cost = contact_cost(state, other)
            unit = "point" if cost == 1 else "points"
            yield Advice(
                kind="contact",
                label=f"Meet {name(state, other)} ({cost} {unit})",
                says="Two pens draft together only after a meeting in this phase: choose whom you call.",
                data={"role": other},
                whole=True,
            )
