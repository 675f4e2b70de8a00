"""The text as the reader sees it: the draft clause by clause, packages, the decision, what a change means."""

from dataclasses import replace

from game_rules.explain import stands_in_the_way
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.points import LEVELS, level
from game_rules.reason import listed
from game_rules.rules.drafting import missing_agreement
from game_rules.rules.sight import hidden_text
from game_rules.rules.signature import signatories
from game_rules.seats import HOUSE_NAMES, houses_with_members, in_order, members, name, names, pen_houses, pens
from game_rules.state import Draft, State
from game_rules.texts import (
    agreed_language,
    attention,
    attention_parts,
    attention_waived,
    may_see_text,
    open_issues,
    standing,
)
from game_rules.view.ballots import asked, files
from game_rules.view.kept import kept
from game_rules.view.own import NOBODYS, own
from game_rules.view.seen import (
    chip,
    gauge,
    initials_of_the_draft,
    is_player,
    knows_assent,
    option_gauge,
    sees_objection,
    stances_told,
    stands_in_draft,
    text_gauge,
)
from game_rules.view.text_shapes import (
    Answer,
    Attention,
    Change,
    ClauseSeen,
    Decided,
    DraftSeen,
    House,
    Member,
    Move,
    ProposalSeen,
    Protest,
    Signature,
)


def draft(state: State, reader: str) -> DraftSeen:
    """The one text in the room, or why the reader does not see it."""
    if not may_see_text(state, reader):
        return DraftSeen(hidden=hidden_text(state))
    now, choices = state.table.draft, standing(state)
    return DraftSeen(
        number=now.number if now else 0,
        owner=now.owner if now else "",
        pens=initials_of_the_draft(state),
        becomes=_becomes(state),
        clauses=_clauses(state, reader),
        attention=attention_seen(state, choices),
        mine=text_gauge(state, reader, choices) if now else NOBODYS,
        stands_in_the_way=stands_in_the_way(state, reader, choices) if now and state.clock.status != "over" else (),
    )


def _becomes(state: State) -> str:
    sides = listed([names(state, pens(state, house), "or") for house in pen_houses(state)])
    return f"A package becomes the draft with the initials of {sides}."


def attention_seen(state: State, choices: Choices) -> Attention:
    """The thermometer with its parts; a declared disclosure."""
    return Attention(
        total=attention(state, choices),
        ceiling=state.scenario.parameters.attention_ceiling,
        waived=attention_waived(state, choices),
        parts=attention_parts(state, choices),
    )


def _clauses(state: State, reader: str) -> tuple[ClauseSeen, ...]:
    """Every clause as it stands, with everything that the reader may know about it."""
    issues, now = state.scenario.issues, state.table.draft
    bare = kept(
        state,
        "clauses",
        reader,
        (now, state.ledger, state.files),
        lambda: tuple(_clause(state, reader, one.id) for one in issues),
        said=authors(state),
    )
    against = {issue for _, issue in state.table.objections}
    return tuple(
        replace(one, protests=protests(state, reader, one.issue)) if one.issue in against else one for one in bare
    )


def authors(state: State) -> tuple[RoleId, ...]:
    """Who first tabled each clause as it stands."""
    known = state.table.first_tabled
    return tuple(known.get(clause, "") for clause in standing(state).items())


def _clause(state: State, reader: str, issue: IssueId) -> ClauseSeen:
    """One clause as it stands; who objects to it comes later."""
    known, now = state.scenario.issue_by_id[issue], state.table.draft
    option = standing(state)[issue]
    return ClauseSeen(
        issue=issue,
        title=known.title,
        why=known.why,
        chip=chip(state, issue, option),
        wording=known.options[option].wording,
        text=now.wordings.get(issue) if now else None,
        settled=issue in agreed_language(state),
        open=issue in open_issues(state),
        author=state.table.first_tabled.get((issue, option), ""),
        bracketed=tuple(chip(state, issue, other) for other in (now.brackets.get(issue, ()) if now else ())),
        proposal=_proposal(state, now, issue) if now and issue in now.proposals else None,
        protests=(),
        mine=option_gauge(state, reader, issue, option),
        answers=answers(state, reader, issue),
    )


def answers(state: State, reader: str, issue: IssueId) -> tuple[Answer, ...]:
    """The options of an issue, with what each is worth to the reader."""
    return own(state, reader).answers[issue]


def protests(state: State, reader: str, issue: IssueId) -> tuple[Protest, ...]:
    """The standing objections to a clause that the reader may see."""
    return tuple(
        Protest(
            role=one.role,
            name=name(state, one.role),
            chip=chip(state, issue, one.option),
            price=chip(state, *one.price) if one.price else None,
            mine=one.role == reader,
            public=not one.to,
            to=one.to,
            stands=stands_in_draft(state, issue, one.option),
        )
        for (_, at), one in state.table.objections.items()
        if at == issue and sees_objection(state, reader, one)
    )


def _proposal(state: State, now: Draft, issue: IssueId) -> ProposalSeen:
    proposal = now.proposals[issue]
    return ProposalSeen(
        author=proposal.author,
        chip=chip(state, issue, proposal.option),
        text=proposal.text,
        agreed=in_order(state, proposal.agreed),
        missing=missing_agreement(state, now, issue),
    )


def decision(state: State, reader: str) -> Decided:
    """Freezing, the two procedures side by side, signatures. Who agrees is counted; a no has a name."""
    now = state.decision
    houses = asked(state, reader)
    if now.frozen and now.outcome != "no_deal":
        houses = tuple(_house(state, reader, house) for house in houses_with_members(state))
    broken = tuple(
        f"{name(state, one.role)} broke silence in {HOUSE_NAMES[one.house]} over "
        f"{state.scenario.issue_by_id[one.issue].title}"
        + (" (by instruction of its capital)" if one.instructed else "")
        for one in now.breaks
    )
    if now.outcome:
        return Decided(
            signatures=signatures(state) if now.outcome == "adopted" else (), broken=broken, files=files(state)
        )
    return Decided(
        frozen=now.frozen,
        procedure=now.procedure,
        frozen_at=now.frozen_at,
        deadline=now.deadline,
        houses=houses,
        signatures=signatures(state) if now.frozen else (),
        reopened=state.scenario.issue_by_id[now.reopened].title if now.reopened else "",
        broken=broken,
        files=files(state),
        banner=_banner(state),
    )


def signatures(state: State) -> tuple[Signature, ...]:
    """Who signs the draft as it stands, and who has."""
    return tuple(
        Signature(
            role=role,
            name=name(state, role),
            signed=role in state.decision.signed,
            refused=role in state.decision.refused & state.decision.withdrew,
            seated=role in state.cast,
        )
        for role in signatories(state)
    )


def _house(state: State, reader: str, house: str) -> House:
    now = state.decision
    return House(
        id=house,
        name=HOUSE_NAMES[house],
        procedure=now.procedure,
        deadline=now.deadline,
        agreed=house in now.agreed,
        waiting=sum(_answer(state, house, role) == "waiting" for role in members(state, house)),
        members=tuple(
            Member(
                role=role,
                name=name(state, role),
                answer=_answer_told(state, reader, house, role),
                stand_in=role in state.stand_ins,
            )
            for role in members(state, house)
        ),
    )


def _answer_told(state: State, reader: str, house: str, role: RoleId) -> str:
    said = _answer(state, house, role) if knows_assent(state, reader, house, role) else "waiting"
    return "objecting" if said == "waiting" and _speaks_against(state, reader, role) else said


def _speaks_against(state: State, reader: str, role: RoleId) -> bool:
    """Does an objection to the frozen text stand, or a word that one would break it, as far as the reader knows?"""
    now = standing(state)
    objects = any(
        one.role == role and now[one.issue] == one.option and sees_objection(state, reader, one)
        for one in state.table.objections.values()
    )
    return objects or (role, "would_break") in stances_told(state, reader)


def _answer(state: State, house: str, role: RoleId) -> str:
    if (house, role) in state.decision.yes:
        return "yes"
    if (house, role) in state.decision.let_pass or house in state.decision.agreed:
        return "let_pass"
    return "waiting"


def _banner(state: State) -> str:
    now = state.decision
    if not now.frozen:
        return ""
    if set(houses_with_members(state)) <= now.agreed:
        missing = [role for role in signatories(state) if role not in now.signed]
        return f"Both houses have agreed. Still to sign: {names(state, missing)}." if missing else ""
    sides = "; ".join(
        f"in {HOUSE_NAMES[house]}: {names(state, members(state, house))}" for house in houses_with_members(state)
    )
    if now.procedure == "endorsement":
        return f"Both houses are asked to endorse the text. Each must say yes ({sides})."
    return f"The text lies under silence in both houses. Each of these can break it ({sides}); who says nothing agrees."


def change(state: State, reader: str) -> Change:
    """What the last change of the draft means to the reader, clause by clause."""
    now, before = state.table.draft, state.table.previous
    if now is None or before is None or not may_see_text(state, reader) or not is_player(state, reader):
        return Change()
    moved = [issue for issue, option in now.choices.items() if before[issue] != option]
    mine = own(state, reader)
    rows, crossed = mine.rows, {line.issue for line in mine.crossed(now.choices)}
    deltas = {i: rows[i][now.choices[i]] - rows[i][before[i]] for i in moved}
    whole = gauge(state, sum(deltas.values()))
    return Change(
        number=now.number,
        moves=tuple(
            Move(
                before=chip(state, issue, before[issue]),
                after=chip(state, issue, now.choices[issue]),
                delta=0 if state.qualitative else deltas[issue],
                word="red line" if issue in crossed else LEVELS[level(deltas[issue])],
            )
            for issue in moved
        ),
        total=whole.points,
        level=whole.level,
        word=whole.word,
        shown=whole.shown,
        whole=text_gauge(state, reader, now.choices),
    )
