"""Sheets of the staffs."""

from collections.abc import Mapping

from server.render.sheets.asking import YES_NO, Field, Sheet

_CHANNELS = (
    ("office", "At the office", ""),
    ("phone", "By telephone", ""),
    ("email", "By e-mail", ""),
    ("meal", "Over a meal", ""),
    ("fringe", "In the margins of a meeting", ""),
)

SHEETS: Mapping[str, Sheet] = {
    "contact": Sheet(
        title="Meet for drafting",
        button="Meet",
        says="Without a drafting meeting with the other side’s staff nobody can initial. It costs action points of "
        "this phase; talk is free.",
        fields=(
            Field(ask="counterpart", name="role", label="Whom do you meet?"),
            Field(ask="one_of", name="channel", label="How?", options=_CHANNELS, usual="office"),
        ),
    ),
    "answer_ask_in": Sheet(
        title="Somebody asks in",
        button="Answer",
        says="The door of the isolated draft is yours. A refusal is shown to the EU’s states.",
        fields=(
            Field(ask="role", name="role", label="Who asks"),
            Field(ask="one_of", name="admit", label="Let it in?", options=YES_NO),
        ),
    ),
}
