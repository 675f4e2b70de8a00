"""Secrecy: where a paper may go, by its marking; and a member that blocks its use (brief, 2.6; M126)."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import LEASH, ONCE
from game_rules.commands import BlockUse, ShareDocument
from game_rules.events import AnnexIssued, DocumentShared, Event, UseBlocked
from game_rules.ids import CLOCK, EU_HOUSE, NATO_HOUSE
from game_rules.papers import (
    addressed,
    country,
    going,
    in_hand,
    known_forms,
    on_the_eu_side,
    other_side,
    released_to,
    restricted,
    without_agreement,
)
from game_rules.reason import Reason, listed
from game_rules.rules.leash import leash
from game_rules.scenario import Document
from game_rules.seats import members, names, principals, role_of, subject, the
from game_rules.state import Given, State

_PAPER = ("paper L564-L566",)
_AGREEMENT = ("EU-NATO security agreement, 2003", *_PAPER)


def document_must_be_in_hand(state: State, command: ShareDocument) -> Iterator[Reason]:
    """One gives away what one has; of what one has not one learns nothing by trying."""
    if in_hand(state, command.by, command.document, command.form):
        return
    if in_hand(state, command.by, command.document, "summary"):
        yield Reason(rule="R-HIDDEN", says="You have its summary only.", cites=_PAPER, remedy="Share the summary.")
    else:
        yield _not_visible()


def paper_must_reach_somebody_new(state: State, command: ShareDocument) -> Iterator[Reason]:
    """Whoever is known to have a paper need not get it again."""
    document = in_hand(state, command.by, command.document, command.form)
    if document is None:
        return
    to = addressed(state, command.by, document, command.to)
    if not _gain_by_it(state, command, document, to):
        yield Reason(
            rule="R-PHASE",
            says="Everybody to whom it would go has it already, as far as you know.",
            cites=(ONCE,),
            remedy="Name somebody else, or share another paper.",
        )


def restricted_paper_needs_an_agreement(state: State, command: ShareDocument) -> Iterator[Reason]:
    """What NATO marks goes to no EU member without an agreement, hence to no EU staff, which serves them all."""
    document = in_hand(state, command.by, command.document, command.form)
    lacking = without_agreement(state)
    if document is None or not restricted(document, command.form) or not lacking:
        return
    to = on_the_eu_side(state, addressed(state, command.by, document, command.to))
    if not command.to:
        whom = "the EU as a whole"
    elif barred := tuple(role for role in to if role in lacking or not role_of(state, role).is_state):
        whom = names(state, barred)
    else:
        return
    verb = "has" if len(lacking) == 1 else "have"
    who = listed([country(state, code) for code in lacking])
    yield Reason(
        rule="R-CLASSIF",
        says=f"\u201c{document.title}\u201d is NATO RESTRICTED and not releasable to {whom}: "
        f"{who}, a member of the EU, {verb} no security agreement with NATO.",
        cites=_AGREEMENT,
        holders=(document.owner,),
        remedy=_other_ways(state, command),
    )


def release_is_an_act_among_states(state: State, command: ShareDocument) -> Iterator[Reason]:
    """To EU members by name a restricted paper goes from an Ally, not from a staff."""
    document = in_hand(state, command.by, command.document, command.form)
    if document is None or not command.to or not restricted(document, command.form):
        return
    to = addressed(state, command.by, document, command.to)
    if role_of(state, command.by).is_state or not any(role_of(state, role).eu_member for role in to):
        return
    yield Reason(
        rule="R-CLASSIF",
        says="A staff releases no restricted paper to EU members by name: that is an act among states.",
        cites=_AGREEMENT,
        holders=members(state, NATO_HOUSE),
        remedy="Ask an Ally to share it, or share the unclassified summary.",
    )


def leash_must_allow_a_paper(state: State, command: ShareDocument) -> Iterator[Reason]:
    """A staff on a very short leash hands out no paper."""
    if command.by not in state.cast or role_of(state, command.by).is_state:
        return
    limit, held = state.scenario.parameters.leash_unclassified_paper, leash(state, command.by)
    if held > limit:
        leaders = principals(state, command.by)
        yield Reason(
            rule="R-LEASH",
            says=f"Your leash is too short for papers ({held}); to share one it must be at most {limit}.",
            cites=(LEASH,),
            holders=leaders,
            remedy=f"Ask {names(state, leaders, 'or')} to loosen it, or say it in talk."
            if leaders
            else "Say it in talk: talk is free.",
        )


def blocked_paper_stays_out_of_the_eu(state: State, command: ShareDocument) -> Iterator[Reason]:
    """A paper whose use a member has blocked goes to nobody on the EU side any more."""
    document = in_hand(state, command.by, command.document, command.form)
    if document is None or document.id not in state.papers.blocked:
        return
    by = state.papers.blocked[document.id]
    if on_the_eu_side(state, addressed(state, command.by, document, command.to)):
        yield Reason(
            rule="R-CLASSIF",
            says=f"{subject(state, by)} has blocked the use of \u201c{document.title}\u201d on the EU side.",
            cites=_AGREEMENT,
            holders=(by,),
            remedy="Share another paper with the EU, or say in talk what you think yourself.",
        )


def only_members_block_use(state: State, command: BlockUse) -> Iterator[Reason]:
    """What is used in the Council is for its members to say."""
    if command.by not in (allowed := members(state, EU_HOUSE)):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"Only members of the EU block the use of a paper on the EU side; {the(state, command.by)} is none.",
            cites=_AGREEMENT,
            holders=allowed,
            remedy="Tell a member in talk what you think of it.",
        )


def paper_must_have_been_released(state: State, command: BlockUse) -> Iterator[Reason]:
    """There is something to block once a restricted paper was released to some members."""
    document = state.scenario.document_by_id.get(command.document)
    if command.by in members(state, EU_HOUSE) and (document is None or not released_to(state, document, command.by)):
        yield _not_visible()


def use_is_blocked_once(state: State, command: BlockUse) -> Iterator[Reason]:
    """One block is enough."""
    if command.by in members(state, EU_HOUSE) and command.document in state.papers.blocked:
        by = state.papers.blocked[command.document]
        yield Reason(
            rule="R-PHASE",
            says=f"Its use is blocked already, by {the(state, by)}.",
            cites=(ONCE,),
            holders=(by,),
            remedy="There is nothing more to block.",
        )


# --- what happens -----------------------------------------------------------------------------------------------------


def share(state: State, command: ShareDocument) -> Iterator[Event]:
    document = state.scenario.document_by_id[command.document]
    yield DocumentShared(
        by=command.by,
        at=command.at,
        document=document.id,
        form=going(document, command.form),
        to=addressed(state, command.by, document, command.to),
        whole_house="" if command.to else other_side(state, document),
    )


def block(state: State, command: BlockUse) -> Iterator[Event]:
    yield UseBlocked(by=command.by, at=command.at, document=command.document)


def an_annex_comes_with_the_text(state: State) -> Iterator[Event]:
    """What NATO's house has agreed to may have an annex that Allies alone have (M126)."""
    waiting = [one for one in state.scenario.documents if one.annex and one.id not in state.papers.issued]
    now = state.decision
    houses = now.agreed | {house for house, _, _ in now.consents}
    if waiting and (NATO_HOUSE in houses or now.outcome == "adopted"):
        for one in waiting:
            yield AnnexIssued(by=CLOCK, at=state.clock.now, document=one.id)


def shared(state: State, event: DocumentShared) -> State:
    given = Given(
        document=event.document,
        form=event.form,
        by=event.by,
        to=event.to,
        phase=state.clock.number,
        whole_house=event.whole_house,
    )
    return replace(state, papers=replace(state.papers, given=(*state.papers.given, given)))


def blocked(state: State, event: UseBlocked) -> State:
    return replace(state, papers=replace(state.papers, blocked={**state.papers.blocked, event.document: event.by}))


def issued(state: State, event: AnnexIssued) -> State:
    return replace(state, papers=replace(state.papers, issued=state.papers.issued | {event.document}))


EVOLVE = {DocumentShared: shared, UseBlocked: blocked, AnnexIssued: issued}


def _gain_by_it(state: State, command: ShareDocument, document: Document, to: tuple[str, ...]) -> bool:
    """Would somebody get what the giver does not know it to have, or the leave to use it on the EU side?"""
    form, known = going(document, command.form), known_forms(state, command.by, document)
    if command.to and restricted(document, form) and role_of(state, command.by).is_state:
        members_named = {role for role in to if role_of(state, role).eu_member}
        if members_named - set(released_to(state, document, command.by)):
            return True
    return any(known.get(role) not in (form, "whole") for role in to)


def _other_ways(state: State, command: ShareDocument) -> str:
    by = role_of(state, command.by)
    named = "name EU members that have an agreement" if by.is_state else "ask an Ally to name members that have one"
    return f"Share its unclassified summary, brief them in talk, or {named}."


def _not_visible() -> Reason:
    return Reason(
        rule="R-HIDDEN", says="There is no such paper for you to see.", cites=_PAPER, remedy="Look at your own papers."
    )
