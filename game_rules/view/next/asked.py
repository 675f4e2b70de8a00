"""What is asked of a role by name: silence, endorsement, signature, wordings, knocks, demands."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import IssueId, RoleId
from game_rules.rules.doing import has_done
from game_rules.rules.drafting import missing_agreement
from game_rules.seats import name
from game_rules.state import State
from game_rules.texts import clause_name, open_issues, option_label, standing
from game_rules.view.next.advice import Advice, can
from game_rules.view.next.meetings import invitations
from game_rules.view.own import own


def asked(state: State, role: RoleId) -> Iterator[Advice]:
    if state.decision.frozen and can(state, ask.BreakSilence(by=role, at=state.clock.now, issue=_minded(state, role))):
        yield from _silence(state, role)
    yield from _endorsement(state, role)
    if can(state, ask.Sign(by=role, at=state.clock.now)) and not has_done(state, role, "sign"):
        says = "Sign the text: heads may sign from the freezing on."
        if not own(state, role).agrees(standing(state)):
            says = "The text waits for your signature, and is worth less to you than none: sign it, or talk."
        yield Advice(kind="sign", label="Sign", says=says, whole=True)
    yield from invitations(state, role)
    yield from _wordings(state, role)
    yield from _knocks(state, role)
    yield from _demands(state, role)


def _endorsement(state: State, role: RoleId) -> Iterator[Advice]:
    now = state.clock.now
    answers = ((True, "yes"), (False, "no"))
    for yes, word in answers if own(state, role).agrees(standing(state)) else reversed(answers):
        if can(state, ask.Endorse(by=role, at=now, yes=yes)):
            says = "Both houses are asked to endorse the text: say yes or no before the deadline."
            yield Advice(kind="endorse", label=f"Endorse: {word}", says=says, data={"yes": yes}, whole=True)


def _wordings(state: State, role: RoleId) -> Iterator[Advice]:
    draft = state.table.draft
    for issue in draft.proposals if draft else ():
        agrees = ask.AcceptWording(by=role, at=state.clock.now, issue=issue)
        if draft and role in missing_agreement(state, draft, issue) and can(state, agrees):
            title = state.scenario.issue_by_id[issue].title
            yield Advice(
                kind="accept_wording",
                label=f"Agree to the wording: {title}",
                says=f"A wording for {title} waits for your agreement{_warning(state, role, issue)}.",
                data={"issue": issue},
                whole=True,
            )


def _warning(state: State, role: RoleId, issue: IssueId) -> str:
    """What a hasty yes to a wording would cost: nothing, or worse than what stands, or than no deal."""
    now, mine = standing(state), own(state, role)
    draft = state.table.draft
    option = draft.proposals[issue].option if draft else now[issue]
    if option == now[issue]:
        return ""
    what = f": {option_label(state, issue, option)} ({issue}={option})"
    if not mine.agrees({**now, issue: option}):
        return f"{what}. With it the text is worth less to you than none: talk first"
    worse = mine.rows[issue][option] < mine.rows[issue][now[issue]]
    return f"{what}. It is worse for you than what stands" if worse else what


def _knocks(state: State, role: RoleId) -> Iterator[Advice]:
    for asker in sorted(state.corridors.asking_in):
        for admit in (True, False):
            if can(state, ask.AnswerAskIn(by=role, at=state.clock.now, role=asker, admit=admit)):
                who = name(state, asker)
                yield Advice(
                    kind="answer_ask_in",
                    label=f"Let in: {who}" if admit else f"Keep out: {who} (the EU's states are told)",
                    says=f"{who} asks to join the isolated draft: let it in, or keep it out (EU states are told).",
                    data={"role": asker, "admit": admit},
                    whole=True,
                )


def _demands(state: State, role: RoleId) -> Iterator[Advice]:
    for demand in state.corridors.demands.values():
        if can(state, ask.AnswerDemand(by=role, at=state.clock.now, role=demand.role, answer="yes")):
            who = name(state, demand.role)
            yield Advice(
                kind="answer_demand",
                label=f"Answer {who}: {option_label(state, demand.issue, demand.option)}",
                says=f"{who} demands {clause_name(state, demand.issue, demand.option)}: answer it.",
                data={"role": demand.role},
            )


def _minded(state: State, role: RoleId) -> str:
    """The clause that a role would name: of those that may change, the one that it minds most."""
    now, allowed = standing(state), open_issues(state)
    mine = own(state, role)
    most = mine.hurts_most(now)
    return most if most in allowed else min(allowed, key=lambda issue: mine.rows[issue][now[issue]], default="")


def _asked_for(state: State, role: RoleId) -> str:
    """The clause that a last word in the hand asks to move, where it stands as it did."""
    allowed = open_issues(state)
    return next(
        (
            dealt.issue
            for dealt in state.ledger.cards.get(role, ())
            if dealt.points and dealt.issue in allowed and standing(state)[dealt.issue] != dealt.option
        ),
        "",
    )


def _silence(state: State, role: RoleId) -> Iterator[Advice]:
    minded = _minded(state, role) if own(state, role).crossed(standing(state)) else ""
    minded = minded or _asked_for(state, role) or _minded(state, role)
    title = state.scenario.issue_by_id[minded].title
    last = "".join(
        f" Your last word asks for {clause_name(state, dealt.issue, dealt.option)}."
        for dealt in state.ledger.cards.get(role, ())
        if dealt.points and standing(state)[dealt.issue] != dealt.option
    )
    left, agrees = own(state, role).forbidden(standing(state)), own(state, role).agrees(standing(state))
    says = f"The text lies under silence: break it over one clause, or let it pass.{last}"
    if left:
        says = f'Your instructions forbid this text ("{left[0].text}"): break silence, or it is broken in your name.'
    passing = Advice(kind="let_pass", label="Let it pass", says=says, whole=True)
    breaking = Advice(kind="break_silence", label=f"Break silence (over {title}?)", says=says, data={"issue": minded})
    yield from (passing, breaking) if agrees else (breaking,) if left else (breaking, passing)
