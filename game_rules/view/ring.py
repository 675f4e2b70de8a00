"""The ring: the roles around the draft, and where each of them stands as the reader may know it."""

from collections.abc import Mapping

from game_rules.ids import MINUTE, RoleId
from game_rules.rules.clock import drafting_ends
from game_rules.seats import HOUSE_NAMES, role_of
from game_rules.state import Objection, State
from game_rules.texts import isolated, may_see_text
from game_rules.view.kept import kept
from game_rules.view.next import Advice, sentence
from game_rules.view.seen import (
    initials_of_the_draft,
    knows_assent,
    sees_objection,
    stances_told,
    stands_in_draft,
)
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
            Stage(id=one.id, name=one.name, minutes=_minutes(state, at), place=_place(at, clock.number))
            for at, one in enumerate(state.form.phases)
        ),
    )


def ring(state: State, reader: str, wise: tuple[Advice, ...]) -> Ring:
    """The seats around the draft. A seat stands `silent` by default: it has said nothing against the text."""
    return Ring(
        seats=kept(
            state,
            "seats",
            reader,
            (*_around_the_draft(state), state.clock.ready, state.stand_ins, state.table.objections),
            lambda: _seats(state, reader),
            said=(stances_told(state, reader), initials_of_the_draft(state)),
        ),
        centre=_centre(state, reader),
        sentence=sentence(state, reader, wise),
    )


def _minutes(state: State, at: int) -> int:
    """How long a phase takes: the one that runs with what it was extended by; 0 where it has no clock."""
    if state.form.phases[at].open_end:
        return 0
    more = state.clock.extended // MINUTE if at == state.clock.number else 0
    return state.form.phases[at].minutes + more


def _hint(state: State) -> str:
    """What this phase is for, as it is now; nothing under a frozen text, where the banner speaks.

    Whether there is a draft behind closed doors shows in no hint.
    """
    phase, decision = state.phase, state.decision
    if phase is None or (decision.frozen and not decision.outcome):
        return ""
    without = phase.hint_without_draft if state.table.draft is None and not isolated(state) else ""
    return without or phase.hint


def _around_the_draft(state: State) -> tuple[object, ...]:
    return (state.table.draft, state.decision, state.ledger, state.corridors.insiders)


def _place(at: int, number: int) -> str:
    return "past" if at < number else "now" if at == number else "ahead"


def _seats(state: State, reader: str) -> tuple[Seat, ...]:
    stances = dict(stances_told(state, reader))
    standings = _standings(state, reader)
    return tuple(_seat(state, reader, role, stances, standings.get(role, "silent")) for role in state.cast)


def _seat(state: State, reader: str, role: RoleId, stances: Mapping[RoleId, str], standing: str) -> Seat:
    known = role_of(state, role)
    return Seat(
        role=role,
        name=known.name,
        kind=known.kind,
        houses=known.houses,
        organisation=known.organisation,
        me=role == reader,
        stand_in=role in state.stand_ins,
        ready=role in state.clock.ready,
        standing=standing,
        stance=stances.get(role, ""),
        can_stop=tuple(HOUSE_NAMES[house] for house in known.houses),
    )


def _standings(state: State, reader: str) -> dict[RoleId, str]:
    """Where each role stands that has said anything; what says most comes last."""
    decision, draft, found = state.decision, state.table.draft, dict[RoleId, str]()
    if may_see_text(state, reader):
        if draft:
            found |= dict.fromkeys(initials_of_the_draft(state), "initialled")
        objecting = (one for one in state.table.objections.values() if _stands_now(state, one))
        found |= {one.role: "objecting" for one in objecting if sees_objection(state, reader, one)}
    agreeing = {role for house, role in decision.let_pass | decision.yes if knows_assent(state, reader, house, role)}
    found |= dict.fromkeys(agreeing, "let_pass")
    if decision.breaks and decision.breaks[-1].issue == decision.reopened:
        found[decision.breaks[-1].role] = "broke"
    return found | dict.fromkeys(decision.signed, "signed")


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
    return state.table.draft is None or stands_in_draft(state, objection.issue, objection.option)
