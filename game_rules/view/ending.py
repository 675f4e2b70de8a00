"""The ending: why play ended as it did, found once and told twice, in the debrief and to the press."""

from dataclasses import dataclass

from game_rules.rules.signature import signatories
from game_rules.seats import HOUSE_NAMES, houses_with_members, in_order, name, names
from game_rules.state import State
from game_rules.texts import attention, too_loud


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """The cause of the end in one sentence, and as a press line puts it."""

    says: str
    press: str


def ending(state: State) -> Ending:
    """Why it was adopted, or was not."""
    decision = state.decision
    if decision.outcome == "adopted":
        signed = f" and {names(state, decision.signed)} signed" if decision.signed else ""
        return Ending(says=f"Everybody whose consent was needed let it pass{signed}.", press="The text was agreed.")
    cause = _cause(state)
    if not decision.stopped:
        return cause
    return Ending(says=f"{cause.says} Play was ended early.", press=cause.press)


def _cause(state: State) -> Ending:
    """The last thing that stood between the text and its adoption."""
    decision = state.decision
    if state.table.draft is None:
        return Ending(says="No text was ever initialled by the pens.", press=_NEVER)
    if decision.frozen:
        return _lay_before_the_houses(state)
    if decision.unendorsed:
        house, missing = HOUSE_NAMES[decision.unendorsed[0]], names(state, decision.unendorsed[1])
        says = f"The text needed everybody's yes; {missing} did not say it in {house}."
        return Ending(says=says, press=f"{house[0].upper()}{house[1:]} did not endorse the text.")
    if decision.breaks:
        last = decision.breaks[-1]
        title = state.scenario.issue_by_id[last.issue].title
        return Ending(
            says=f"{name(state, last.role)} broke silence over {title}, and no new silence ran out in time.",
            press=f"A clause on {title.lower()} remained open.",
        )
    return _never_decided(state)


_NEVER = "No text was put before the two houses in time."


def _lay_before_the_houses(state: State) -> Ending:
    decision = state.decision
    if not set(houses_with_members(state)) <= decision.agreed:
        says = "Play ended before both houses had agreed."
        return Ending(says=says, press="The text lay before both houses when the talks ended.")
    missing = names(
        state, tuple(role for role in signatories(state) if role in state.cast and role not in decision.signed)
    )
    took_back = names(state, in_order(state, decision.withdrew))
    but = f"{missing} did not sign" + (f"; {took_back} took the signature back" if took_back else "")
    return Ending(
        says=f"Both houses let it pass, but {but}.",
        press=f"Both houses let the text pass; it lacks the signature of {missing}.",
    )


def _never_decided(state: State) -> Ending:
    draft = state.table.draft
    if state.scenario.procedure == "accept" or draft is None:
        says = "No package had every yes that it needed when play ended."
        return Ending(says=says, press="No text had the consent of everybody.")
    why = ""
    if draft.brackets:
        titles = [state.scenario.issue_by_id[issue].title for issue in draft.brackets]
        why = f": it had open brackets in {' and '.join(titles)}"
    elif too_loud(state, draft.choices):
        limit = state.scenario.parameters.attention_ceiling
        why = f": it drew {attention(state, draft.choices)} points of attention (limit {limit})"
    return Ending(says=f"The draft was never frozen{why}.", press=_NEVER)
