"""The ring: the roles around the draft, and where each of them stands as the reader may know it."""

from game_rules.ids import RoleId
from game_rules.rules.clock import drafting_ends
from game_rules.seats import HOUSE_NAMES, role_of
from game_rules.state import Objection, State
from game_rules.texts import isolated, may_see_text
from game_rules.view.next import Advice, sentence
from game_rules.view.seen import sees_objection, stance_told
from game_rules.view.small_shapes import Game, Ring, Seat, Stage


def game(state: State) -> Game:
    """Which game this is and what time it is in it; the same for every reader."""
    phase, clock = state.phase, state.clock
    return Game(
        title=state.scenario.title,
        dates=state.scenario.dates,
        format=state.form.title,
        procedure=state.scenario.procedure,
        status=clock.status,
        outcome=state.decision.outcome,
        revealed=state.ledger.revealed,
        hard=state.hard,
        qualitative=state.qualitative,
        lecturer_reads=state.lecturer_reads,
        phase=phase.id if phase else "",
        phase_name=phase.name if phase else "Lobby",
        phase_stage=phase.stage if phase else "lobby",
        phase_hint=_hint(state),
        phase_began=clock.began,
        phase_ends=clock.ends,
        drafting_ends=0 if clock.drafting_closed else drafting_ends(state),
        timeline=tuple(
            Stage(id=one.id, name=one.name, minutes=one.minutes, place=_place(at, clock.number))
            for at, one in enumerate(state.form.phases)
        ),
    )


def ring(state: State, reader: str, wise: tuple[Advice, ...]) -> Ring:
    """The seats around the draft. A seat stands `silent` by default: it has said nothing against the text."""
    return Ring(
        seats=tuple(_seat(state, reader, role) for role in state.cast),
        centre=_centre(state, reader),
        sentence=sentence(state, reader, wise),
    )


def _hint(state: State) -> str:
    """What this phase is for, as it is now; nothing under a frozen text, where the banner speaks.

    Whether there is a draft behind closed doors shows in no hint.
    """
    phase, decision = state.phase, state.decision
    if phase is None or (decision.frozen and not decision.outcome):
        return ""
    without = phase.hint_without_draft if state.table.draft is None and not isolated(state) else ""
    return without or phase.hint


def _place(at: int, number: int) -> str:
    return "past" if at < number else "now" if at == number else "ahead"


def _seat(state: State, reader: str, role: RoleId) -> Seat:
    known = role_of(state, role)
    stance = stance_told(state, reader, role)
    return Seat(
        role=role,
        name=known.name,
        kind=known.kind,
        houses=known.houses,
        organisation=known.organisation,
        me=role == reader,
        stand_in=role in state.stand_ins,
        ready=role in state.clock.ready,
        standing=_standing(state, reader, role),
        stance=stance.stance if stance else "",
        can_stop=tuple(HOUSE_NAMES[house] for house in known.houses),
    )


def _standing(state: State, reader: str, role: RoleId) -> str:
    decision, draft = state.decision, state.table.draft
    if role in decision.signed:
        return "signed"
    if decision.reopened and decision.breaks and decision.breaks[-1].role == role:
        return "broke"
    if any(who == role for _, who in decision.let_pass | decision.yes):
        return "let_pass"
    if any(
        o.role == role and sees_objection(state, reader, o) and _stands_now(state, o)
        for o in state.table.objections.values()
    ):
        return "objecting"
    if draft and role in draft.pens and may_see_text(state, reader):
        return "initialled"
    return "silent"


def _centre(state: State, reader: str) -> str:
    decision, draft = state.decision, state.table.draft
    if decision.outcome:
        return "Agreed" if decision.outcome == "adopted" else "No agreement"
    if not may_see_text(state, reader):
        return "Talks exist"
    if draft is None:
        return "No draft yet"
    if decision.frozen:
        return "Before both houses"
    if draft.brackets:
        return f"Draft {draft.number}, open brackets"
    return f"Draft {draft.number}"


def _stands_now(state: State, objection: Objection) -> bool:
    """Is it an objection to the draft? One to a package alone does not make a role an objector on the ring."""
    draft = state.table.draft
    if draft is None:
        return True
    beside = draft.brackets.get(objection.issue, ())
    return objection.option in (draft.choices[objection.issue], *beside)
