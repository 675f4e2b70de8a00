"""What everybody who sees the text would do well to do: mend it, freeze it, object, support, trade, or hold."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.points import VITAL_TEXT, level
from game_rules.rules.doing import has_done
from game_rules.scenario import RedLine
from game_rules.seats import name, pens, role_of
from game_rules.state import Draft, State
from game_rules.texts import clause_name, isolated, may_see_text, open_issues, option_label
from game_rules.view.next.advice import Advice, can, to_ask
from game_rules.view.next.hold import hold
from game_rules.view.next.loud import loud
from game_rules.view.next.pens import first_text, freeze, may_draft, meetings, send_out
from game_rules.view.next.support import better_packages, own_package
from game_rules.view.next.trades import trades
from game_rules.view.next.weighing import CLEAR, backs, can_pass, content, stuck, too_late
from game_rules.view.own import own
from game_rules.view.seen import stance_told, stands_in_draft, text_gauge


def text_next(state: State, role: RoleId) -> Iterator[Advice]:
    if not may_see_text(state, role) or state.phase is None or state.phase.stage != "play" or state.decision.frozen:
        return
    if why := too_late(state):
        yield Advice(kind="", label="", says=why)
        return
    at_rest, draft = content(state, role), state.table.draft
    yield from loud(state, role)
    yield from _new_instruction(state, role)
    yield from freeze(state, role)
    hurting = () if at_rest else tuple(_own_objection(state, role))
    urgent = tuple(one for one in hurting if draft and _is_urgent(state, role, one))
    yield from (one for one in urgent if _is_red_line(state, role, one))
    if not stuck(state):
        yield from own_package(state, role)
        yield from better_packages(state, role)
    yield from urgent
    if draft is None:
        yield from first_text(state, role)
        yield from hurting
    yield from hold(state, role)
    if not at_rest:
        yield from trades(state, role)
        yield from _own_stands(state, role)
        yield from _where_one_stands(state, role)
        yield from () if _objects_already(state, role) else hurting
        yield from meetings(state, role)
    if not at_rest and role not in state.table.packages and not isolated(state) and may_draft(state, role):
        says = "Offer a package: change a clause and pay for it elsewhere in the text."
        yield Advice(kind="offer_package", label="Offer a package", says=says)
    yield from send_out(state, role)


def _where_one_stands(state: State, role: RoleId) -> Iterator[Advice]:
    draft = state.table.draft
    stance = ask.SetStance(by=role, at=state.clock.now, stance="can_be_silent")
    if draft and stance_told(state, role, role) is None and can(state, stance):
        says = f"Say where you stand on draft {draft.number}: silent, at a price, or breaking."
        yield Advice(kind="set_stance", label="Take a stance on the draft", says=says)


# --- a new card -------------------------------------------------------------------------------------------------------

_ON_THE_TEXT = ("set_stance", "object", "offer_package", "initial")


def _new_instruction(state: State, role: RoleId) -> Iterator[Advice]:
    """The phase's card, until the role has done something about the text; where it changes what the draft is worth."""
    draft = state.table.draft
    deeds = state.corridors.deeds.get(role, frozenset())
    if draft is None or state.phase is None or any(kind in _ON_THE_TEXT for kind, _ in deeds):
        return
    held = {dealt.card for dealt in state.ledger.cards.get(role, ())}
    for card in state.scenario.instructions.get(state.phase.id, ()):
        effects = [one for one in card.effects if card.id in held]
        floor = sum(one.delta for one in effects if one.op == "walkaway")
        rows = [one for one in effects if one.issue and draft.choices[one.issue] == one.option]
        gain = sum(one.delta for one in rows if one.op == "payoff")
        if not floor and not any(one.op in ("payoff", "red_line") for one in rows):
            continue
        says = f"By your new instruction: {_worth_now(state, role, draft, floor, gain)}"
        yield Advice(kind="", label="", says=says)
        if stance_told(state, role, role) and role_of(state, role).is_state:
            yield Advice(kind="set_stance", label=f"Change my stance on draft {draft.number}", says=says)


def _worth_now(state: State, role: RoleId, draft: Draft, floor: int, gain: int) -> str:
    """What the draft is worth now and was before, and the floor that has moved: nobody finds that out alone."""
    mine = own(state, role)
    if mine.forbidden(draft.choices):
        return f"draft {draft.number} is forbidden as it stands."
    worth = mine.surplus(draft.choices)
    word = _WORTH[text_gauge(state, role, draft.choices).level]
    same = _WORTH[level(worth - gain + floor, VITAL_TEXT)] == word and (worth > 0) == (worth - gain + floor > 0)
    figures = "" if state.qualitative else f": {worth:+d}, was {worth - gain + floor:+d}"
    moved = f"no deal is now {mine.walkaway} (was {mine.walkaway - floor}); " if floor else ""
    if state.qualitative and floor:
        moved = f"no deal is now worth {'more' if floor > 0 else 'less'} to you; "
    return f"{moved}draft {draft.number} is {'still' if same else 'now'} {word} against no deal{figures}."


_WORTH = {2: "a vital gain", 1: "a gain", 0: "worth the same", -1: "a cost", -2: "a serious cost"}


# --- objections -------------------------------------------------------------------------------------------------------


def _own_objection(state: State, role: RoleId) -> Iterator[Advice]:
    """The clause of the draft that hurts most; while there is no draft, of a package that somebody else offers."""
    draft = state.table.draft
    others = [one for one in state.table.packages.values() if one.owner != role]
    texts = [(f"{name(state, one.owner)}'s package", one.choices) for one in others]
    for where, choices in [("the draft", draft.choices)] if draft else texts:
        lines = {line.issue: line for line in own(state, role).crossed(choices)}
        for issue in _hurting(state, role, choices, lines):
            option = choices[issue]
            wanted = ask.Object(by=role, at=state.clock.now, issue=issue, option=option)
            done = (role, issue) in state.table.objections or has_done(state, role, "object", issue)
            if done or backs(state, role, issue, option) or not can(state, wanted):
                continue
            says = f"{clause_name(state, issue, option)} in {where} hurts you: {_object(state, role, choices, issue)}."
            label = f"Object to {option_label(state, issue, option)}"
            if issue in lines:
                says = f'Red line: object. {clause_name(state, issue, option)} in {where}: "{lines[issue].text}".'
                label = f"Red line: object to {issue}: {option_label(state, issue, option)}"
            yield Advice(kind="object", label=label, says=says, data={"issue": issue, "option": option})
            return


def _objects_already(state: State, role: RoleId) -> bool:
    """Does an objection of its own to the draft stand? Then nothing smaller is looked for."""
    return any(
        who == role and stands_in_draft(state, issue, one.option)
        for (who, issue), one in state.table.objections.items()
    )


def _own_stands(state: State, role: RoleId) -> Iterator[Advice]:
    """Its own objection to a draft that is worth more to it than none: its price is asked for, or it names one."""
    draft = state.table.draft
    if draft is None or not own(state, role).agrees(draft.choices):
        return
    for (who, issue), one in state.table.objections.items():
        if who != role or not stands_in_draft(state, issue, one.option):
            continue
        head = f"Your objection to {state.scenario.issue_by_id[issue].title} ({issue}={one.option}) stands"
        lift = ask.LiftObjection(by=role, at=state.clock.now, issue=issue)
        if one.price:
            others = tuple(pen for pen in pens(state) if pen != role)
            says = f"{head}: ask a pen to pay its price, {option_label(state, *one.price)}."
            yield to_ask(state, role, others, says, (one.price,))
        elif can(state, lift):
            says = f"{head}: name a price for it, or lift it."
            yield Advice(kind="lift_objection", label="Lift my objection", says=says, data={"issue": issue})


def _is_red_line(state: State, role: RoleId, piece: Advice) -> bool:
    draft = state.table.draft
    crossed = own(state, role).crossed(draft.choices) if draft else ()
    return any(line.issue == piece.data["issue"] for line in crossed)


def _is_urgent(state: State, role: RoleId, piece: Advice) -> bool:
    """Does the clause cross a red line, or cost as much as is worth a change of the text?"""
    issue, option = str(piece.data["issue"]), piece.data["option"]
    cost = own(state, role).rows[issue][option] if isinstance(option, int) else 0
    return cost <= -CLEAR or _is_red_line(state, role, piece)


def _hurting(state: State, role: RoleId, choices: Choices, lines: dict[IssueId, RedLine]) -> list[IssueId]:
    rows = own(state, role).rows
    costs = sorted((rows[i][o], i) for i, o in choices.items() if rows[i][o] < 0)
    return [*lines, *(issue for _, issue in costs if issue not in lines)]


def _object(state: State, role: RoleId, choices: Choices, issue: IssueId) -> str:
    """Object, for a price where one pays: the least that makes up for the clause, without a red line or more noise."""
    mine = own(state, role)
    cost = -mine.rows[issue][choices[issue]]
    found = []
    closed, reopened = state.clock.drafting_closed, state.decision.reopened
    for other in (one for one in open_issues(state) if one == reopened or not closed):
        for option in range(len(mine.rows[other])) if other != issue else ():
            gain = mine.rows[other][option] - mine.rows[other][choices[other]]
            text = {**choices, other: option}
            wanted = gain >= cost and mine.rows[other][option] >= 0
            if wanted and not mine.forbidden(text) and (can_pass(state, text) or not can_pass(state, choices)):
                found.append((gain, other, option))
    if not found:
        return "object to it"
    _, other, option = min(found)
    return f"object, and name what would pay for it, such as {option_label(state, other, option)} ({other}={option})"
