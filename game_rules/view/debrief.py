"""The debrief of first order: the artefact, points against walk-away, predictions beside what happened."""

from game_rules.ids import PUBLIC
from game_rules.loyalty import TITLES, met
from game_rules.seats import HOUSE_NAMES, in_order, name, names
from game_rules.state import State
from game_rules.texts import clause_name, standing
from game_rules.view.ending import ending
from game_rules.view.expertise import expertise
from game_rules.view.meetings import promised
from game_rules.view.own_shapes import Artefact, Debriefing, Guess
from game_rules.view.projects import proposers
from game_rules.view.seen import chip, initials_of_the_draft, is_player, sees_all
from game_rules.view.sheet import score
from game_rules.view.text import signatures
from game_rules.view.work import work


def debrief(state: State, reader: str) -> Debriefing:
    """What the reader may see when play is over: everybody's points once revealed, its own before."""
    shown = state.cast if sees_all(state, reader) or (reader == PUBLIC and state.ledger.revealed) else ()
    if not shown and is_player(state, reader):
        shown = (reader,)
    return Debriefing(
        artefact=artefact(state),
        scores=tuple(score(state, role) for role in shown),
        predictions=tuple(_guess(state, role) for role in shown if role in state.ledger.predictions),
        happened=_happened(state),
        objectors=tuple(dict.fromkeys(name(state, one.role) for one in state.decision.breaks)),
        signers=tuple(name(state, role) for role in in_order(state, state.decision.signed)),
        initialled=tuple(name(state, role) for role in initials_of_the_draft(state)),
        questions=tuple((one.question, one.propositions) for one in state.scenario.debrief),
        loyalties=tuple(
            (name(state, role), TITLES[state.ledger.loyalties[role]], met(state, role))
            for role in shown
            if role in state.ledger.loyalties
        ),
        arranged=tuple(
            f"{clause_name(state, *clause)}, by {names(state, pair)}" for clause, pair in state.work.arranged.items()
        ),
        promises=tuple(promised(state, one) for one in state.meetings.exchanges),
        expertise=expertise(state),
        tension=tuple(f"{names(state, (one, other))}: {size}" for one, other, size in work(state, reader).tension),
        treatment=_treatment(state),
    )


def _treatment(state: State) -> tuple[str, ...]:
    """The assumption that was changed in this game."""
    one = state.scenario.treatment_by_id.get(state.treatment)
    return (one.title, one.switch, one.expected) if one else ()


def artefact(state: State) -> Artefact:
    """The declaration as a document with its signatures, or two press statements; the text of history beside either.

    Where nothing was adopted, the clauses are those that stood last: what history is compared with.
    """
    adopted, history = state.decision.adopted, state.scenario.historical_package
    final = adopted or standing(state)
    words = state.table.draft.wordings if state.table.draft else {}
    lines = tuple(
        (
            chip(state, issue.id, final[issue.id]),
            issue.options[final[issue.id]].wording,
            words.get(issue.id),
            issue.options[history[issue.id]].wording if issue.id in history else "",
            issue.id in history and history[issue.id] != final[issue.id],
        )
        for issue in state.scenario.issues
    )
    return Artefact(
        adopted=adopted is not None,
        title=state.scenario.title,
        lines=lines,
        signatures=signatures(state) if adopted else (),
        press=() if adopted else _press(state),
        note=state.scenario.historical_note,
    )


def _press(state: State) -> tuple[tuple[str, str], ...]:
    """Two houses, two press lines: what each says when nothing was agreed."""
    says = "Talks were constructive. The text was not agreed. Cooperation between staffs continues."
    why = ending(state).press
    return tuple((house[0].upper() + house[1:], f"{says} {why}") for house in HOUSE_NAMES.values())


def _guess(state: State, role: str) -> Guess:
    signed, shaped, blocks = state.ledger.predictions[role]
    return Guess(
        role=role,
        name=name(state, role),
        signed=signed,
        shaped=name(state, shaped),
        blocks=name(state, blocks) if blocks else "nobody",
    )


def _proposed(state: State) -> tuple[tuple[str, str], ...]:
    """Proposals are counted, whatever became of them."""
    counted = proposers(state)
    says = "; ".join(f"{who} {count}" for who, count in counted)
    return (("Who proposed projects?", says),) if counted else ()


def _happened(state: State) -> tuple[tuple[str, str], ...]:
    """What happened, beside the predictions: signed or not, who shaped the text, who blocked."""
    final = state.decision.adopted or (standing(state) if state.table.draft else None)
    shares: dict[str, int] = {}
    for issue, option in (final or {}).items():
        author = state.table.first_tabled.get((issue, option))
        if author:
            shares[author] = shares.get(author, 0) + 1
    most = max(shares.values(), default=0)
    shapers = [role for role, count in shares.items() if count == most]
    question = "Was it signed?" if state.scenario.signing else "Was it agreed?"
    blockers = tuple(dict.fromkeys(one.role for one in state.decision.breaks))
    return (
        ("How did it end?", ending(state).says),
        (
            question,
            "Yes" if state.decision.outcome == "adopted" else "No",
        ),
        (
            "Who shaped it most?",
            f"{names(state, shapers)}, first to table {most} of the clauses that stand" if shapers else "nobody",
        ),
        *_proposed(state),
        ("Who broke silence?", names(state, blockers) if blockers else "nobody"),
    )
