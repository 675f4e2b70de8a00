"""What each act asks of the player who wants to do it: one row an act, drawn by `templates/forms`."""

from collections.abc import Mapping

from server.render.sheets import decision, everybody, files, meetings, papers, projects, staff, states, text, work
from server.render.sheets.asking import Field, Sheet

__all__ = ["GRAVE", "READ_FIRST", "SHEETS", "Field", "Sheet"]

SHEETS: Mapping[str, Sheet] = {
    kind: sheet
    for topic in (everybody, staff, states, text, decision, files, meetings, papers, projects, work)
    for kind, sheet in topic.SHEETS.items()
}
GRAVE = frozenset(kind for kind, sheet in SHEETS.items() if sheet.grave)
"""What cannot be taken back: a sheet says first what will happen."""
READ_FIRST = frozenset({"accept_wording", "initial"})
"""What a yes is said to is read once more in the sheet, wherever the button stands."""
