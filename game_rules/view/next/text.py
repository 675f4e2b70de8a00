"""What everybody who sees the text would do well to do: assent, object, trade, take a stance, offer."""

from collections.abc import Iterator, Mapping

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.seats import name
from game_rules.state import Objection, State
from game_rules.texts import clause_name, complete, isolated, may_see_text, option_label, standing
from game_rules.view.next.advice import Advice, can
from game_rules.view.next.pens import may_draft
from game_rules.view.own import own
from game_rules.view.seen import sees_objection, stance_told


def text_next(state: State, role: RoleId) -> Iterator[Advice]:
    if not may_see_text(state, role) or state.phase is None or state.phase.stage != "play" or state.decision.frozen:
        return
    yield from _assents_wanted(state, role)
    yield from _own_objection(state, role)
    yield from _trades(state, role)
    draft, now = state.table.draft, state.clock.now
    stance = ask.SetStance(by=role, at=now, stance="can_be_silent")
    if draft and stance_told(state, role, role) is None and can(state, stance):
        says = f"Say where you stand on draft {draft.number}: silent, at a price, or breaking."
        yield Advice(kind="set_stance", label="Take a stance on the draft", says=says)
    if role not in state.table.packages and not isolated(state) and may_draft(state, role):
        says = "Offer a package: change a clause and pay for it elsewhere in the text."
        yield Advice(kind="offer_package", label="Offer a package", says=says)


def _assents_wanted(state: State, role: RoleId) -> Iterator[Advice]:
    if state.scenario.procedure != "accept":
        return
    for package in state.table.packages.values():
        wanted = ask.AcceptPackage(by=role, at=state.clock.now, owner=package.owner, version=package.version)
        if own(state, role).surplus(package.choices) >= 0 and can(state, wanted):
            yield Advice(
                kind="accept_package",
                label=f"Accept {name(state, package.owner)}'s package",
                says=f"{name(state, package.owner)}'s package is worth more to you than walking away: accept it.",
                data={"owner": package.owner, "version": package.version},
                whole=True,
            )


def _own_objection(state: State, role: RoleId) -> Iterator[Advice]:
    """The clause of the draft that hurts most; while there is no draft, of a package that somebody else offers."""
    own, draft = state.table.packages.get(role), state.table.draft
    if draft:
        texts = [] if own and own.choices == draft.choices else [("the draft", draft.choices)]
    else:
        others = [one for one in state.table.packages.values() if one.owner != role]
        texts = [(f"{name(state, one.owner)}'s package", one.choices) for one in others]
    for where, choices in texts:
        for issue in _hurting(state, role, choices):
            option = choices[issue]
            wanted = ask.Object(by=role, at=state.clock.now, issue=issue, option=option)
            if (role, issue) in state.table.objections or not can(state, wanted):
                continue
            label = f"Object to {option_label(state, issue, option)}"
            clause = clause_name(state, issue, option)
            says = f"{clause} in {where} hurts you: object, and name what would pay for it."
            yield Advice(kind="object", label=label, says=says, data={"issue": issue, "option": option})
            return


def _hurting(state: State, role: RoleId, choices: "Mapping[str, int]") -> list[str]:
    mine = own(state, role)
    lines = [line.issue for line in mine.crossed(choices)]
    costs = sorted((mine.rows[i][o], i) for i, o in choices.items() if mine.rows[i][o] < 0)
    return [*lines, *(issue for _, issue in costs if issue not in lines)]


def _trades(state: State, role: RoleId) -> Iterator[Advice]:
    """Others' prices that one could pay, best for the role first: the clause stays, its price is written in.

    Not what evidently loses: a text that the role's table refuses and that is no better for it than what stands.
    """
    mine = own(state, role)
    now = mine.surplus(standing(state))
    priced = [
        (-mine.surplus(complete(state, {one.price[0]: one.price[1]})), at, one)
        for at, one in enumerate(state.table.objections.values())
        if one.price and one.role != role and sees_objection(state, role, one)
    ]
    for _, _, one in sorted(priced, key=lambda each: each[:2]):
        if one.price is None:
            continue
        choices = dict([one.price])
        if standing(state)[one.issue] != one.option:
            choices[one.issue] = one.option
        text = complete(state, choices)
        if mine.forbidden(text) or mine.surplus(text) < min(0, now + 1):
            continue
        if not can(state, ask.OfferPackage(by=role, at=state.clock.now, choices=choices)):
            continue
        yield Advice(
            kind="offer_package",
            label=f"Pay {name(state, one.role)}: {option_label(state, *one.price)}",
            says=_trade_sentence(state, one),
            data={"choices": choices},
        )


def _trade_sentence(state: State, one: Objection) -> str:
    objected, price = option_label(state, one.issue, one.option), option_label(state, *(one.price or ("", 0)))
    return f"{name(state, one.role)} would take {objected} for {price}: offer that as your package."
