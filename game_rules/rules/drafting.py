"""Drafting: brackets in the draft, and the words that close them."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CLOSED, ORDER, PENS, VERSIONS
from game_rules.commands import AcceptWording, Bracket, ProposeWording
from game_rules.events import ClauseBracketed, Event, WordingAccepted, WordingAgreed, WordingProposed
from game_rules.ids import CLOCK, IssueId, RoleId
from game_rules.points import forbidden
from game_rules.reason import Reason
from game_rules.rules.broken import breakers
from game_rules.rules.clauses import issue_with, no_such_clause
from game_rules.rules.frozen import before_both_houses
from game_rules.rules.objections import without_stances
from game_rules.rules.packages import too_many_words
from game_rules.rules.staff import not_enough_points, spend
from game_rules.seats import pen_houses, pens, role_of, subject, the
from game_rules.state import Draft, Proposal, State
from game_rules.texts import open_issues, the_draft, today, words_that_belonged

BRACKET_COST = 1

_Change = Bracket | ProposeWording | AcceptWording


def draft_must_be_open(state: State, command: _Change) -> Iterator[Reason]:
    """A clause of the draft may change while there is a draft and drafting is open."""
    if state.table.draft is None:
        yield Reason(
            rule="R-VERSION",
            says="There is no draft yet.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Offer a package first.",
        )
    elif state.decision.frozen:
        yield before_both_houses(state, command.by)
    elif state.clock.drafting_closed and command.issue != state.decision.reopened and not _goes_back(state, command):
        yield Reason(
            rule="R-DEADLINE",
            says="Too late: drafting has closed.",
            cites=("paper L456-L457",),
            remedy="Only a clause named by a break of silence may still change.",
        )


def instructions_must_allow_the_words(state: State, command: ProposeWording | AcceptWording) -> Iterator[Reason]:
    """A hard red line is enforced for its owner's assent to a clause, too."""
    draft = state.table.draft
    option = _worded_option(state, command)
    if draft is None or option is None or command.by not in state.cast:
        return
    before = forbidden(state, command.by, draft.choices)
    where = role_of(state, command.by).capital or the(state, command.by)
    for line in forbidden(state, command.by, {**draft.choices, command.issue: option}):
        if line.issue == command.issue or line not in before:
            yield Reason(
                rule="R-REDLINE",
                says=f'Instructions from {where}: "{line.text}".',
                cites=(f"red line {line.id}",),
                holders=(command.by,),
                remedy="Agree to another option of this clause.",
            )


def _worded_option(state: State, command: ProposeWording | AcceptWording) -> int | None:
    """The option that the words stand for; none where no such words are on offer."""
    draft = state.table.draft
    if draft is None or command.issue not in draft.choices:
        return None
    if isinstance(command, ProposeWording):
        return command.option
    proposal = draft.proposals.get(command.issue)
    return proposal.option if proposal else None


def _goes_back(state: State, command: _Change) -> bool:
    """Does this close a bracket with the words that stand? That changes nothing, and may be done at any time.

    Otherwise whoever opens a bracket in the last second of the drafting would hold a veto that no house gave it.
    """
    draft = state.table.draft
    if draft is None or command.issue not in draft.brackets or isinstance(command, Bracket):
        return False
    words = command if isinstance(command, ProposeWording) else draft.proposals.get(command.issue)
    if words is None or words.option != draft.choices[command.issue]:
        return False
    return words.text in (None, draft.wordings.get(command.issue))


def bracket_must_name_another_option(state: State, command: Bracket) -> Iterator[Reason]:
    """A bracket holds an option that is not in the clause yet."""
    known = issue_with(state, command.issue, command.option)
    draft = state.table.draft
    if known is None:
        yield no_such_clause(f"{command.issue}={command.option}")
    elif command.issue not in open_issues(state):
        yield Reason(
            rule="R-CLOSED", says=f"{known.title} is not open.", cites=(CLOSED,), remedy="Bracket an open clause."
        )
    elif draft and command.option in (draft.choices[command.issue], *draft.brackets.get(command.issue, ())):
        yield Reason(
            rule="R-VERSION",
            says="That option is in the clause already.",
            cites=(VERSIONS,),
            remedy="Choose another one.",
        )


def bracket_must_be_paid(state: State, command: Bracket) -> Iterator[Reason]:
    """Whoever opens a clause spends time on it."""
    yield from not_enough_points(state, command.by, bracket_cost(state, command.by))


def bracket_cost(state: State, role: RoleId) -> int:
    """A bracket costs an action point; once a pen may use the room that a short text left before (M112)."""
    free = state.carried.room and not state.corridors.room_taken and role in pens(state)
    return 0 if free else BRACKET_COST


def only_pens_word(state: State, command: ProposeWording) -> Iterator[Reason]:
    """The pens write."""
    if command.by not in pens(state):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} holds no pen.",
            cites=(PENS,),
            holders=pens(state),
            remedy="Bracket the clause, object to it, or ask a pen.",
        )


def wording_must_fit(state: State, command: ProposeWording) -> Iterator[Reason]:
    """New words leave the option as it is, unless the clause is in brackets; eighty words at most."""
    known = issue_with(state, command.issue, command.option)
    draft = state.table.draft
    if known is None:
        yield no_such_clause(f"{command.issue}={command.option}")
        return
    if command.text:
        yield from too_many_words(command.text)
    if draft is None or command.issue in draft.brackets:
        return
    if command.option != draft.choices[command.issue]:
        yield Reason(
            rule="R-VERSION",
            says="The clause is not in brackets: new words may not change what it says.",
            cites=(VERSIONS,),
            remedy="Offer a package that changes the option.",
        )
    elif command.text is None:
        yield Reason(rule="R-VERSION", says="Nothing would change.", cites=(VERSIONS,), remedy="Write the words.")


def a_wording_must_be_on_offer(state: State, command: AcceptWording) -> Iterator[Reason]:
    """One agrees to words that somebody has proposed."""
    draft = state.table.draft
    if draft is None:
        return
    proposal = draft.proposals.get(command.issue)
    if proposal is None:
        yield Reason(
            rule="R-VERSION",
            says="No wording is proposed for this clause.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Ask a pen.",
        )
    elif command.by in proposal.agreed:
        yield Reason(rule="R-PHASE", says="You have agreed to it.", cites=(ORDER,), remedy="Win the others.")


def bracket(state: State, command: Bracket) -> Iterator[Event]:
    draft = the_draft(state)
    held = draft.brackets.get(command.issue, (draft.choices[command.issue],))
    options = tuple(sorted({*held, command.option}))
    cost = bracket_cost(state, command.by)
    yield ClauseBracketed(by=command.by, at=command.at, issue=command.issue, options=options, cost=cost)


def propose(state: State, command: ProposeWording) -> Iterator[Event]:
    """An option that is proposed without new words comes with those that it had."""
    words = command.text or words_that_belonged(state, command.issue, command.option)
    yield WordingProposed(by=command.by, at=command.at, issue=command.issue, option=command.option, text=words)


def accept_wording(state: State, command: AcceptWording) -> Iterator[Event]:
    yield WordingAccepted(by=command.by, at=command.at, issue=command.issue)


# --- consequences -----------------------------------------------------------------------------------------------------


def missing_agreement(state: State, draft: Draft, issue: IssueId) -> tuple[RoleId, ...]:
    """Whose agreement a proposed wording lacks: a pen of each house, and whoever broke silence over the clause."""
    proposal = draft.proposals[issue]
    missing = [
        pen
        for house in pen_houses(state)
        if not set(pens(state, house)) & proposal.agreed
        for pen in pens(state, house)
    ]
    broke = breakers(state, issue) if issue in draft.brackets else ()
    return tuple(r for r in state.cast if r in missing or (r in broke and r not in proposal.agreed))


def agreed_words_enter_the_draft(state: State) -> Iterator[Event]:
    """A wording that a pen of each house and the objectors agree to stands in the draft."""
    draft = state.table.draft
    if draft is None or state.clock.status == "over":
        return
    for issue, proposal in draft.proposals.items():
        if not missing_agreement(state, draft, issue):
            yield WordingAgreed(
                by=CLOCK,
                at=state.clock.now,
                issue=issue,
                option=proposal.option,
                author=proposal.author,
                text=proposal.text or words_that_belonged(state, issue, proposal.option),
            )
            return


# --- how events change the draft --------------------------------------------------------------------------------------


def _on(state: State, draft: Draft) -> State:
    return replace(state, table=replace(state.table, draft=draft))


def bracketed(state: State, event: ClauseBracketed) -> State:
    draft = the_draft(state)
    if event.cost:
        state = spend(state, event.by, event.cost)
    elif event.by in state.cast:
        state = replace(state, corridors=replace(state.corridors, room_taken=True))
    return _on(state, replace(draft, brackets={**draft.brackets, event.issue: event.options}))


def proposed(state: State, event: WordingProposed) -> State:
    draft = the_draft(state)
    proposal = Proposal(author=event.by, option=event.option, text=event.text, agreed=frozenset({event.by}))
    return _on(state, replace(draft, proposals={**draft.proposals, event.issue: proposal}))


def wording_accepted(state: State, event: WordingAccepted) -> State:
    draft = the_draft(state)
    proposal = draft.proposals[event.issue]
    agreed = replace(proposal, agreed=proposal.agreed | {event.by})
    return _on(state, replace(draft, proposals={**draft.proposals, event.issue: agreed}))


def wording_agreed(state: State, event: WordingAgreed) -> State:
    draft = the_draft(state)
    changed = draft.choices[event.issue] != event.option
    words = {i: t for i, t in draft.wordings.items() if i != event.issue}
    if event.text:
        words[event.issue] = event.text
    new = replace(
        draft,
        number=draft.number + changed,
        choices={**draft.choices, event.issue: event.option},
        wordings=words,
        brackets={i: o for i, o in draft.brackets.items() if i != event.issue},
        proposals={i: p for i, p in draft.proposals.items() if i != event.issue},
    )
    worded = {**state.table.worded, (event.issue, event.option): event.text} if event.text else state.table.worded
    table = replace(state.table, draft=new, worded=worded)
    if changed:
        clause = (event.issue, event.option)
        if event.option != today(state)[event.issue] and clause not in table.first_tabled:
            table = replace(table, first_tabled={**table.first_tabled, clause: event.author})
        table = without_stances(replace(table, previous=draft.choices), "")
    return replace(state, table=table)


EVOLVE = {
    ClauseBracketed: bracketed,
    WordingProposed: proposed,
    WordingAccepted: wording_accepted,
    WordingAgreed: wording_agreed,
}
