"""Minutes of papers: a line for those who gave and those who got, for Allies alone, for the EU's members."""

from game_rules.events import AnnexIssued, DocumentShared, UseBlocked
from game_rules.ids import EU_HOUSE
from game_rules.minutes.telling import Teller, Telling
from game_rules.papers import form_held, is_release, knows_given
from game_rules.seats import members
from game_rules.view.seen import sees_all
from game_rules.view.shapes import MinuteLine


def shared(t: Telling, event: DocumentShared) -> MinuteLine | None:
    """Its text stands in the panel of papers; here is who gave what to whom."""
    given = t.after.papers.given[-1]
    if not knows_given(t.after, t.reader, given):
        return None
    document = t.after.scenario.document_by_id[event.document]
    what = f"\u201c{document.title}\u201d"
    what = f"the unclassified summary of {what}" if event.form == "summary" else what
    house = {EU_HOUSE: "the EU as a whole"}.get(event.whole_house, "NATO as a whole")
    to = house if event.whole_house else t.whom(event.to)
    says = f"{t.does(event.by, 'share')} {what} with {to}"
    if is_release(t.after, given):
        says += "; it is NATO RESTRICTED, and a member of the EU may block its use on the EU side"
    return t.line(event, "corridor", f"{says}.", loud=True)


def blocked(t: Telling, event: UseBlocked) -> MinuteLine | None:
    document = t.after.scenario.document_by_id[event.document]
    inside = t.reader in t.after.cast and form_held(t.after, t.reader, document)
    if not (inside or t.reader in members(t.after, EU_HOUSE) or sees_all(t.after, t.reader)):
        return None
    says = f"{t.does(event.by, 'block')} the use of \u201c{document.title}\u201d on the EU side."
    return t.line(event, "decision", says, loud=True)


def issued(t: Telling, event: AnnexIssued) -> MinuteLine | None:
    document = t.after.scenario.document_by_id[event.document]
    if not (sees_all(t.after, t.reader) or (t.reader in t.after.cast and form_held(t.after, t.reader, document))):
        return None
    return t.line(event, "corridor", f"With the text comes \u201c{document.title}\u201d, for Allies alone.", loud=True)


TELLERS: dict[type, Teller] = {
    DocumentShared: shared,
    UseBlocked: blocked,
    AnnexIssued: issued,
}
