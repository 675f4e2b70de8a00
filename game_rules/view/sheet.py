"""The reader's own sheet: brief, red lines, cards, points. Nobody else's."""

from collections.abc import Iterable

from game_rules.carry_over import brought
from game_rules.ids import IssueId, RoleId
from game_rules.loyalty import TITLES, asks_for
from game_rules.points import LEVELS, VITAL_TEXT, binds, level, points, red_lines
from game_rules.rules.capitals import cards_in_hand
from game_rules.rules.staff import points_left
from game_rules.scenario import Card, Effect
from game_rules.score import result
from game_rules.seats import name, role_of
from game_rules.state import State
from game_rules.texts import agreed_language, clause_name, known_text, may_see_text, open_issues
from game_rules.view.own import own
from game_rules.view.own_shapes import Agenda, Held, Line, Me, Score
from game_rules.view.seen import chip, is_player, own_points
from game_rules.view.small_shapes import Chip
from game_rules.view.text import answers


def me(state: State, reader: str) -> Me:
    """The sheet of the role that reads; empty for the public and the lecturer."""
    if not is_player(state, reader):
        return Me()
    role = role_of(state, reader)
    best, worst = _wishes(state, reader)
    first_call = state.corridors.first_calls.get(reader, "")
    return Me(
        role=role.id,
        name=role.name,
        seat=role.seat,
        kind=role.kind,
        houses=role.houses,
        public_brief=role.public_brief,
        confidential_brief=role.confidential_brief,
        goals=(*role.goals, *state.ledger.goals.get(reader, ())),
        red_lines=_lines(state, reader),
        cards=_cards(state, reader),
        loyalty=_loyalty(state, reader),
        brought=brought(state, reader),
        walkaway=own_points(state, reader, known_text(state, reader))[1],
        action_points=points_left(state, reader),
        statement_cards=cards_in_hand(state, reader) if role.is_state else 0,
        score=score(state, reader),
        prediction=_prediction(state, reader),
        first_call=first_call,
        first_call_name=name(state, first_call) if first_call else "",
        best=best,
        worst=worst,
        settled=tuple(agreed_language(state)),
        later=_later(state),
        agenda=() if may_see_text(state, reader) else agenda(state, reader),
    )


def agenda(state: State, reader: RoleId) -> tuple[Agenda, ...]:
    """Every question that is not agreed language, with what each answer is worth to the reader."""
    return tuple(
        Agenda(issue=issue.id, title=issue.title, why=issue.why, answers=answers(state, reader, issue.id))
        for issue in state.scenario.issues
        if issue.id not in agreed_language(state)
    )


def score(state: State, role: RoleId) -> Score:
    """A role's points: of the adopted text at the end, of the draft before; without one, what it has without a deal."""
    final = result(state, role)
    over, draft = state.clock.status == "over", state.table.draft
    now = points(state, role, draft.choices) if draft and may_see_text(state, role) else final.walkaway
    value = final.points if over else now
    gained = value - final.walkaway
    hidden = state.qualitative and not state.ledger.revealed
    return Score(
        role=role,
        name=name(state, role),
        walkaway=0 if hidden else final.walkaway,
        points=0 if hidden else value,
        surplus=0 if hidden else gained,
        apart=final.apart if over else (),
        level=level(gained, VITAL_TEXT),
        word=LEVELS[level(gained, VITAL_TEXT)],
    )


def _lines(state: State, reader: RoleId) -> tuple[Line, ...]:
    now, shown = known_text(state, reader), may_see_text(state, reader) and state.table.draft is not None
    return tuple(
        Line(
            text=line.text,
            chips=tuple(chip(state, line.issue, option) for option in line.options),
            unless=tuple(chip(state, issue, option) for issue, options in line.unless.items() for option in options),
            hard=binds(state, line),
            crossed=shown and line.hit_by(now),
        )
        for line in red_lines(state, reader)
    )


def _cards(state: State, reader: RoleId) -> tuple[Held, ...]:
    return tuple(
        Held(
            id=dealt.card,
            kind=(card := state.scenario.card_by_id[dealt.card]).kind,
            title=card.title,
            text=card.text,
            source=card.source,
            chip=chip(state, dealt.issue, dealt.option) if dealt.issue else None,
            points=0 if state.qualitative else dealt.points,
            means=card_means(state, reader, card),
        )
        for dealt in state.ledger.cards.get(reader, ())
    )


def _loyalty(state: State, reader: RoleId) -> tuple[str, ...]:
    """To whom the reader is loyal in secret, what that asks for, and what it is worth; empty without such a card."""
    kind = state.ledger.loyalties.get(reader, "")
    if not kind:
        return ()
    worth = "" if state.qualitative else f"{state.scenario.parameters.loyalty_met:+d}, apart from your points"
    return (TITLES[kind], asks_for(state, reader, kind), worth)


def card_means(state: State, reader: RoleId, card: Card) -> str:
    """What the card changes in the reader's table, before and after; without figures where none are shown."""
    return effects_mean(state, reader, card.effects)


def effects_mean(state: State, reader: RoleId, effects: Iterable[Effect]) -> str:
    """What effects on the reader have changed in its table: no deal, or a clause."""
    return " ".join(_means(state, reader, one) for one in effects if one.op in ("walkaway", "payoff") and one.delta)


def _means(state: State, reader: RoleId, effect: Effect) -> str:
    mine, more = own(state, reader), "more" if effect.delta > 0 else "less"
    if effect.op == "walkaway":
        if state.qualitative:
            return f"No deal is worth {more} to you than before."
        return f"No deal is now {mine.walkaway} (was {mine.walkaway - effect.delta})."
    what, now = clause_name(state, effect.issue, effect.option), mine.rows[effect.issue][effect.option]
    if state.qualitative:
        return f"{what} is worth {more} to you than before."
    return f"{what} is now {now:+d} for you (was {now - effect.delta:+d})."


def _wishes(state: State, reader: RoleId) -> tuple[tuple[Chip, ...], tuple[Chip, ...]]:
    """The three clauses that a role wants most and the three that it fears most, open now or later."""
    issues = tuple(one.id for one in state.scenario.issues if one.id not in agreed_language(state))
    rows = own(state, reader).rows
    ranked = sorted((worth, issue, option) for issue in issues for option, worth in enumerate(rows[issue]) if option)
    fears = tuple(chip(state, issue, option) for value, issue, option in ranked[:3] if value < 0)
    wants = tuple(chip(state, issue, option) for value, issue, option in reversed(ranked[-3:]) if value > 0)
    return wants, fears


def _later(state: State) -> tuple[tuple[IssueId, str], ...]:
    """Which clauses open in a phase ahead, and in which: `from June`."""
    ahead = state.form.phases[state.clock.number + 1 :]
    opens = {issue: phase.name.split(":")[0] for phase in reversed(ahead) for issue in phase.issues}
    now = () if state.clock.number < 0 else open_issues(state)
    return tuple((issue, f"from {opens[issue]}") for issue in opens if issue not in now)


def _prediction(state: State, reader: RoleId) -> str:
    guess = state.ledger.predictions.get(reader)
    if guess is None:
        return ""
    signed, shaped, blocks = guess
    outcome = "It will be signed" if signed else "It will not be signed"
    blocker = f"{name(state, blocks)} will block" if blocks else "nobody will block"
    return f"{outcome}; {name(state, shaped)} shapes it most; {blocker}."
