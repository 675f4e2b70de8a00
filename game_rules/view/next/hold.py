"""Hold: a role that is content with the draft is told what is still missing, who does it, and what moves that."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.reason import sentence
from game_rules.seats import names, pens, states
from game_rules.state import State
from game_rules.texts import isolated
from game_rules.view.next.advice import Advice, can, to_ask
from game_rules.view.next.trades import objections_to_the_draft, win
from game_rules.view.next.weighing import content, hesitant, late
from game_rules.view.own import own
from game_rules.view.seen import stance_told, stances_told


def hold(state: State, role: RoleId) -> Iterator[Advice]:
    """Never an objection: who else must be won, or who closes the text."""
    draft = state.table.draft
    if draft is None or not content(state, role):
        return
    worth = "" if state.qualitative else f" ({own(state, role).surplus(draft.choices):+d} against no deal)"
    head = f"Hold: you are content with draft {draft.number}{worth}."
    now = state.clock.now
    minding = hesitant(state, role)
    if minding:
        head = f"Draft {draft.number} is good for you{worth}, but not safe."
        yield from win(state, role, head, minding[0])
    if stance_told(state, role, role) is None and can(state, ask.SetStance(by=role, at=now, stance="can_be_silent")):
        says = f"{head} Say so: others count who can be silent."
        yield Advice(kind="set_stance", label="Take a stance on the draft", says=says)
    elif minding:
        return
    elif draft.brackets:
        titles = " and ".join(state.scenario.issue_by_id[issue].title for issue in draft.brackets)
        yield to_ask(state, role, pens(state), f"{head} {titles}: the pens still have to close the bracket.")
    elif late(state):
        yield from _freezing(state, role, head)
    elif unheard := _unheard(state, role):
        who = names(state, unheard)
        have = "has" if len(unheard) == 1 else "have"
        yield to_ask(
            state,
            role,
            unheard,
            f"{head} {sentence(who)} {have} not said where {'it stands' if have == 'has' else 'they stand'}: ask.",
        )
    elif can(state, ask.Ready(by=role, at=now)) and state.phase:
        data = {"phase": state.phase.id}
        says = f"{head} {_nobody(state, role)}: say that you are ready."
        yield Advice(kind="ready", label="I am ready for the next phase", says=says, data=data, whole=True)


def _nobody(state: State, role: RoleId) -> str:
    """That no member speaks against it; who objects without a seat in a house is named all the same."""
    others = [one for one in state.cast if one != role and objections_to_the_draft(state, role, one)]
    if others:
        return f"No member speaks against it; {names(state, others)} object{'s' if len(others) == 1 else ''}"
    return f"Nobody {'who sees it ' if isolated(state) else ''}speaks against it"


def _unheard(state: State, role: RoleId) -> tuple[RoleId, ...]:
    """States at the table that have said nothing of the draft that the role knows."""
    if isolated(state) or state.scenario.procedure != "sign":
        return ()
    told = dict(stances_told(state, role))
    return tuple(one for one in states(state) if one != role and one not in told)


def _freezing(state: State, role: RoleId, head: str) -> Iterator[Advice]:
    others = tuple(pen for pen in pens(state) if pen != role)
    if can(state, ask.FreezeText(by=role, at=state.clock.now)):
        says = f"{head} Freeze it: both silences take time."
        yield Advice(kind="freeze_text", label="Freeze the draft", says=says, whole=True)
    else:
        yield to_ask(state, role, others, f"{head} Wait for {names(state, others, 'or')} to freeze it.")
