"""Weighing: is a text worth a role's support, as far as it may know? Advice never goes below these."""

from game_rules.commands import Initial
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.rules.assent import same_text
from game_rules.rules.broken import unreconciled
from game_rules.rules.order import introduced
from game_rules.rules.packages import drafting_must_be_open, only_the_reopened_clause_may_change
from game_rules.seats import houses_with_members, in_order, members, pens, states
from game_rules.state import Package, State
from game_rules.texts import open_issues, standing, too_loud
from game_rules.view.own import own
from game_rules.view.seen import initials_of_the_draft, sees_objection, stances_told

CLEAR = 3
"""Points from which a gain is worth a change of the text that lies there (a design choice: half a vital one)."""


def floor(state: State, role: RoleId) -> int:
    """What a text must be worth against walking away: as much as the draft, if it can be frozen, and as no deal."""
    draft = state.table.draft
    return 0 if draft is None or stuck(state) else max(0, own(state, role).surplus(draft.choices))


def stuck(state: State) -> bool:
    """Is the draft too loud to be frozen?"""
    draft = state.table.draft
    return draft is not None and not can_pass(state, draft.choices)


def can_pass(state: State, choices: Choices) -> bool:
    """Is a text quiet enough to be frozen, where texts are frozen?"""
    return state.scenario.procedure != "sign" or not too_loud(state, choices)


def may_become(state: State, package: Package) -> bool:
    """May this text still become the draft, by the clock and by what is frozen?"""
    pen = next(iter(pens(state)), "")
    wanted = Initial(by=pen, at=state.clock.now, owner=package.owner, version=package.version)
    return not any(drafting_must_be_open(state, wanted)) and not any(only_the_reopened_clause_may_change(state, wanted))


def too_late(state: State) -> str:
    """Why nothing can be signed any more, in a sentence; empty while something can."""
    clock, decision, draft = state.clock, state.decision, state.table.draft
    if state.scenario.signing is None or decision.frozen:
        return ""
    if clock.freezing_closed:
        return "No time is left for a silence: nothing can be signed any more."
    if clock.drafting_closed and not decision.reopened and draft is None:
        return "Drafting has closed, and there is no draft: nothing can be signed any more."
    if clock.drafting_closed and not decision.reopened and stuck(state):
        return "Drafting has closed, and the draft is too loud to be frozen: nothing can be signed any more."
    return ""


def content(state: State, role: RoleId) -> bool:
    """May the role rest? Its table lets the draft pass, and it has said so, or it is late, or nothing hurts."""
    draft, mine = state.table.draft, own(state, role)
    told = dict(stances_told(state, role)).get(role, "can_be_silent")
    if draft is None or stuck(state) or told != "can_be_silent" or not mine.agrees(draft.choices):
        return False
    if any(who == role and draft.choices[issue] == one.option for (who, issue), one in state.table.objections.items()):
        return False
    hurts = any(mine.rows[issue][option] < 0 for issue, option in draft.choices.items())
    return not hurts or backs_the_draft(state, role) or late(state) or settled(state, role)


def settled(state: State, role: RoleId) -> bool:
    """Is the draft to be kept: a clear gain, and the role has said that it can be silent, or every state has?"""
    draft = state.table.draft
    if not _could_be_frozen(state) or draft is None or state.scenario.procedure != "sign":
        return False
    told, mine = dict(stances_told(state, role)), own(state, role)
    silent = [one for one in states(state) if told.get(one) == "can_be_silent"]
    kept = role in silent or (silent == list(states(state)) and not hesitant(state, role))
    return kept and mine.surplus(draft.choices) >= CLEAR and not mine.forbidden(draft.choices)


def late(state: State) -> bool:
    """Is it time to freeze, and no longer to press?"""
    return state.scenario.signing is not None and introduced(state, "freeze_text")


def backs_the_draft(state: State, role: RoleId) -> bool:
    """Has the role initialled the draft, or said that it can be silent on it?"""
    draft = state.table.draft
    silent = draft is not None and (role, "can_be_silent") in stances_told(state, role)
    return silent or role in initials_of_the_draft(state)


def backs(state: State, role: RoleId, issue: IssueId, option: int) -> bool:
    """Has the role said yes to a text with this very clause?"""
    draft = state.table.draft
    if draft and draft.choices[issue] == option and backs_the_draft(state, role):
        return True
    return any(
        role in one.accepted | one.initials or (role, "can_be_silent") in stances_told(state, role, one.owner)
        for one in state.table.packages.values()
        if one.choices[issue] == option
    )


def against(state: State, reader: RoleId, choices: Choices) -> frozenset[RoleId]:
    """Members of a house who object to a clause of a text or would break silence over it, as the reader knows.

    An objection whose price stands in the text is paid.
    """
    draft, live = state.table.draft, state.table.packages.values()
    found = {
        one.role
        for one in state.table.objections.values()
        if choices[one.issue] == one.option
        and not (one.price and choices[one.price[0]] == one.price[1])
        and sees_objection(state, reader, one)
    }
    texts = [one.owner for one in live if one.choices == choices]
    texts += [""] if draft and draft.choices == choices else []
    for text in texts:
        found |= sworn(state, reader, text)
    return frozenset(role for house in houses_with_members(state) for role in members(state, house) if role in found)


def hesitant(state: State, reader: RoleId) -> tuple[RoleId, ...]:
    """Whom the draft has yet to win, as the reader knows: members who speak against it, then those who need a price."""
    minding = against(state, reader, standing(state)) | sworn(state, reader)
    priced = frozenset(role for role, said in stances_told(state, reader) if said == "needs_a_price")
    first = [role for role in state.cast if role in minding]
    return tuple(role for role in (*first, *in_order(state, priced - minding)) if role != reader)


def sworn(state: State, reader: RoleId, owner: RoleId = "") -> set[RoleId]:
    """Who has said that it would break silence over a package, or over the draft."""
    return {role for role, said in stances_told(state, reader, owner) if said == "would_break"}


def can_win(state: State, role: RoleId, choices: Choices) -> bool:
    """A text that can be frozen, and that nobody speaks against who does not speak against the draft; nor oneself."""
    draft = state.table.draft
    minded = against(state, role, draft.choices) - {role} if draft else frozenset()
    theirs = against(state, role, choices)
    if draft is None:
        same = [one.owner for one in state.table.packages.values() if one.choices == choices]
        theirs = frozenset(who for owner in same for who in sworn(state, role, owner)) | (theirs & {role})
    return can_pass(state, choices) and theirs <= minded


def better(state: State, role: RoleId, least: int = 0) -> list[Package]:
    """Packages of others that are clearly worth more to the role than what stands, and can win; the best first.

    None while the draft is to be kept, nor one that a member of a house other than the role speaks against, nor one
    worth less than `least`. Where the draft is stuck, what most members are known to bear comes first.
    """
    mine, draft = own(state, role), state.table.draft
    good = _could_be_frozen(state)
    if settled(state, role):
        return []
    least = max(least, floor(state, role) + (CLEAR if good else 1 if draft and not stuck(state) else 0))
    live = tuple(state.table.packages.values())
    once = [one for at, one in enumerate(live) if not any(same_text(one, other) for other in live[:at])]
    own_text = state.table.packages.get(role)
    found = [
        (-len(bearing(state, role, one)) if stuck(state) else 0, -mine.surplus(one.choices), at, one)
        for at, one in enumerate(once)
        if not (own_text and same_text(one, own_text))
        and not (draft and one.choices == draft.choices)
        and not mine.forbidden(one.choices)
    ]
    return [
        one
        for _, less, _, one in sorted(found, key=lambda each: each[:3])
        if -less >= least
        and may_become(state, one)
        and can_win(state, role, one.choices)
        and not (good and against(state, role, one.choices) - {role})
        and not any(unreconciled(state, one))
    ]


def bearing(state: State, reader: RoleId, package: Package) -> frozenset[RoleId]:
    """The states that are known to bear this very text: who offers it, and who has said that it can be silent on it."""
    same = [one.owner for one in state.table.packages.values() if same_text(one, package)]
    said = {role for owner in same for role, told in stances_told(state, reader, owner) if told == "can_be_silent"}
    return frozenset(role for role in states(state) if role in said or role in same)


def asked_away(state: State, reader: RoleId, choices: Choices) -> frozenset[RoleId]:
    """Others who have demanded in public what this text would take away from what stands."""
    now = standing(state)
    return frozenset(
        one.role
        for one in state.corridors.demanded
        if one.role != reader and abs(choices[one.issue] - one.option) > abs(now[one.issue] - one.option)
    )


def _could_be_frozen(state: State) -> bool:
    draft = state.table.draft
    return draft is not None and not draft.brackets and not stuck(state)


def worth_pressing(state: State, role: RoleId, choices: Choices) -> bool:
    """Is a text of one's own worth pressing: a clear gain over the draft, or it wins whoever speaks against that?"""
    mine, draft = own(state, role), state.table.draft
    if mine.forbidden(choices) or mine.surplus(choices) < floor(state, role) or not can_win(state, role, choices):
        return False
    if draft is None or not _could_be_frozen(state):
        return True
    if against(state, role, draft.choices) - against(state, role, choices) - {role}:
        return True
    return not settled(state, role) and mine.surplus(choices) >= floor(state, role) + CLEAR


def steps(state: State) -> list[tuple[IssueId, int]]:
    """Every change of one clause that is open now."""
    now = standing(state)
    return [
        (issue, option)
        for issue in open_issues(state)
        for option in range(len(state.scenario.issue_by_id[issue].options))
        if option != now[issue]
    ]
