"""Advice is worth following: whatever anybody did, it never asks a role to act against itself."""

from hypothesis import given, settings

from game_rules.ids import Choices
from game_rules.points import forbidden, surplus
from game_rules.rules.doing import has_done
from game_rules.seats import subject, the
from game_rules.state import State
from game_rules.texts import complete, too_loud
from game_rules.view.next import Advice, advice
from game_rules.view.next.weighing import hesitant
from tests.properties.games import Named, games, seen, tries
from tests.properties.test_view import moments


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_no_text_is_advised_that_makes_a_role_worse_off(named: Named) -> None:
    """Nor one that its instructions forbid, or that is too loud to be frozen."""
    for _, state in moments(named):
        for role in state.cast:
            for piece in advice(state, role):
                if (text := _text(state, piece)) is None:
                    continue
                assert surplus(state, role, text) >= _floor(state, role), (role, piece)
                assert not forbidden(state, role, text), (role, piece)
                assert state.scenario.procedure != "sign" or not too_loud(state, text), (role, piece)


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_no_objection_is_advised_to_what_a_role_has_said_yes_to_or_has_just_lifted(named: Named) -> None:
    """Initials, acceptance, a public word of silence."""
    for _, state in moments(named):
        for role in state.cast:
            for piece in advice(state, role):
                if piece.kind != "object":
                    continue
                issue, option = str(piece.data["issue"]), piece.data["option"]
                assert not has_done(state, role, "object", issue)
                for package in state.table.packages.values():
                    assert package.choices[issue] != option or role not in package.initials | package.accepted
                draft, said = state.table.draft, state.table.stances.get((role, ""))
                stands = draft is not None and draft.choices[issue] == option
                assert not (stands and draft and role in draft.pens), piece
                assert not (stands and said and said.stance == "can_be_silent"), piece


def _text(state: State, piece: Advice) -> Choices | None:
    """The whole text that a piece of advice would offer or say yes to; none where it names none."""
    if piece.kind in ("initial", "accept_package"):
        return state.table.packages[str(piece.data["owner"])].choices
    choices = piece.data.get("choices")
    return complete(state, dict(choices)) if isinstance(choices, dict) else None


def _floor(state: State, role: str) -> int:
    draft = state.table.draft
    if draft is None or (state.scenario.procedure == "sign" and too_loud(state, draft.choices)):
        return 0
    return max(0, surplus(state, role, draft.choices))


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_the_sentence_and_the_act_that_stands_out_first_agree(named: Named) -> None:
    """What the sentence speaks of comes first among the open acts."""
    for number, state in moments(named):
        for role in state.cast:
            shown, wise = seen(named, number, role), advice(state, role)
            if wise and wise[0].kind and shown.ring.sentence.endswith(wise[0].says):
                first = shown.acts.first[0]
                assert (first.kind, first.label) == (wise[0].kind, wise[0].label), shown.ring.sentence


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_nobody_is_told_to_rest_or_to_freeze_before_it_has_heard_of_whoever_speaks_against_the_draft(
    named: Named,
) -> None:
    """As far as it may know; and never is a text advised that can no longer become the draft."""
    for _, state in moments(named):
        for role in state.cast:
            wise = advice(state, role)
            minding = hesitant(state, role)
            rests = [one for one in wise if one.kind == "freeze_text" or one.says.startswith("Hold")]
            if minding and rests and not state.clock.drafting_closed:
                assert any(name in rests[0].says for name in (subject(state, minding[0]), the(state, minding[0])))
            if state.decision.frozen or (state.clock.drafting_closed and not state.decision.reopened):
                assert not [
                    one for one in wise if one.kind in ("initial", "offer_package") or "win the yes" in one.says
                ]
