"""Trades: what others would take for a clause, and what wins whoever speaks against the draft."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules import commands as ask
from game_rules.commands import Clause
from game_rules.ids import RoleId
from game_rules.reason import sentence
from game_rules.rules.doing import has_done, text_key
from game_rules.seats import name, subject, the
from game_rules.state import Objection, State
from game_rules.texts import complete, option_label, quoted, standing
from game_rules.view.next.advice import Advice, can, to_ask
from game_rules.view.next.weighing import can_win, floor, sworn
from game_rules.view.own import own
from game_rules.view.seen import sees_objection


def trades(state: State, role: RoleId, of: RoleId = "") -> Iterator[Advice]:
    """Others' prices (or those `of` one) that one could pay, best for the role first: the clause stays, for the price.

    Where there is a draft, only for what stands in it. Only for a text that is worth no less than what stands, that can
    be frozen, and that nobody speaks against anew.
    """
    mine, found = own(state, role), []
    for at, one in enumerate(state.table.objections.values()):
        elsewhere = standing(state)[one.issue] != one.option
        if not one.price or one.role == role or not sees_objection(state, role, one):
            continue
        if (elsewhere and (of or state.table.draft)) or (of and one.role != of):
            continue
        choices = {**dict([one.price]), **({one.issue: one.option} if elsewhere else {})}
        text = complete(state, choices)
        live = any(package.choices == text for package in state.table.packages.values())
        if live or has_done(state, role, "offer_package", text_key(text)):
            continue
        if not mine.forbidden(text) and mine.surplus(text) >= floor(state, role) and can_win(state, role, text):
            found.append((-mine.surplus(text), at, one, choices))
    for _, _, one, choices in sorted(found, key=lambda each: each[:2]):
        if one.price and can(state, ask.OfferPackage(by=role, at=state.clock.now, choices=choices)):
            yield Advice(
                kind="offer_package",
                label=f"Pay {name(state, one.role)}: {option_label(state, *one.price)}",
                says=_trade_sentence(state, role, one),
                data={"choices": choices},
            )


def _trade_sentence(state: State, role: RoleId, one: Objection) -> str:
    price = f"{quoted(state, *one.price)}{_to_me(state, role, one.price)}" if one.price else ""
    objected = quoted(state, one.issue, one.option)
    return f"{subject(state, one.role)} would take {objected} for {price}: offer that as your package."


def _to_me(state: State, role: RoleId, clause: Clause) -> str:
    """What the role gains or loses by another answer, in points, where it has any."""
    issue, option = clause
    row = own(state, role).rows[issue]
    moved = row[option] - row[standing(state)[issue]]
    return f" ({moved:+d} for you)" if moved and not state.qualitative else ""


def win(state: State, role: RoleId, head: str, other: RoleId) -> Iterator[Advice]:
    """How to win whoever speaks against the draft or has a price: pay it where one would, else ask."""
    for trade in trades(state, role, of=other):
        yield replace(trade, says=f"{head} {trade.says}")
    clauses = tuple((one.issue, one.option) for one in objections_to_the_draft(state, role, other)[:1])
    yield to_ask(state, role, (other,), f"{head} {_what_wins(state, role, other)}", clauses)


def _what_wins(state: State, role: RoleId, other: RoleId) -> str:
    """What it objects to and its price, as far as the role knows them."""
    who = subject(state, other)
    for one in objections_to_the_draft(state, role, other):
        clause = quoted(state, one.issue, one.option)
        if not one.price:
            return f"{who} still objects to {clause}: ask for its price."
        price = f"{quoted(state, *one.price)}{_to_me(state, role, one.price)}"
        return f"{who} objects to {clause}. Its price is {price}: {_if_paid(state, role, one.price)}."
    if other in sworn(state, role):
        return sentence(f"{who} would break silence: ask what would win {the(state, other)}.")
    return f"{who} needs a price: ask which."


def _if_paid(state: State, role: RoleId, price: Clause) -> str:
    """What to do about a price that cannot be paid at once: it may be dear, or make the text worse than no deal."""
    text, mine = complete(state, dict([price])), own(state, role)
    if mine.forbidden(text) or mine.surplus(text) <= 0:
        return "ask for another"
    return "win it over" if mine.surplus(text) >= floor(state, role) else "ask for a cheaper one, or pay it"


def objections_to_the_draft(state: State, reader: RoleId, role: RoleId) -> tuple[Objection, ...]:
    """A role's objections to what stands in the draft, as far as the reader knows of them."""
    now = standing(state)
    return tuple(
        one
        for one in state.table.objections.values()
        if one.role == role and now[one.issue] == one.option and sees_objection(state, reader, one)
    )
