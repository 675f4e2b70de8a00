"""Papers as the reader sees them: those it has, and those of which it knows that EU members got them."""

from game_rules.commands import BlockUse
from game_rules.decide import objections
from game_rules.ids import EU_HOUSE
from game_rules.papers import form_held, known_forms, released_to
from game_rules.rules.order import introduced
from game_rules.scenario import Document
from game_rules.seats import in_order, members, name
from game_rules.state import State
from game_rules.view.seen import sees_all
from game_rules.view.small_shapes import Paper


def papers(state: State, reader: str) -> tuple[Paper, ...]:
    """In the order of the scenario; nothing for whoever has none and knows of none."""
    return tuple(_paper(state, reader, one) for one in state.scenario.documents if _knows(state, reader, one))


def _knows(state: State, reader: str, document: Document) -> bool:
    if sees_all(state, reader):
        return not document.annex or document.id in state.papers.issued
    if reader in state.cast and form_held(state, reader, document):
        return True
    return reader in members(state, EU_HOUSE) and bool(released_to(state, document, reader))


def _paper(state: State, reader: str, document: Document) -> Paper:
    form = "whole" if sees_all(state, reader) else form_held(state, reader, document)
    known = known_forms(state, reader, document)
    public = document.marking == "public"
    return Paper(
        id=document.id,
        title=document.title,
        area=document.area,
        marking=document.marking,
        owner=document.owner,
        owner_name=name(state, document.owner),
        form=form,
        text={"whole": document.text, "summary": document.summary}.get(form, ""),
        source=document.source if form else "",
        has=() if public else tuple((role, known[role]) for role in in_order(state, tuple(known))),
        released=released_to(state, document, reader),
        blocked_by=state.papers.blocked.get(document.id, ""),
        may_share=bool(form) and not public and reader in state.cast and _open(state, "share_document"),
        may_block=_may_block(state, reader, document),
    )


def _open(state: State, kind: str) -> bool:
    return state.clock.status == "running" and introduced(state, kind)


def _may_block(state: State, reader: str, document: Document) -> bool:
    wanted = BlockUse(by=reader, at=state.clock.now, document=document.id)
    return reader in members(state, EU_HOUSE) and _open(state, "block_use") and not objections(state, wanted)
