"""Sheets of everybody."""

from collections.abc import Mapping

from server.render.sheets.asking import YES_NO, Field, Sheet

SHEETS: Mapping[str, Sheet] = {
    "choose_counterpart": Sheet(
        title="Your first call",
        button="Choose",
        says="Whom do you call when play begins? It is told at once; you may change your mind until then.",
        fields=(Field(ask="other_role", name="role", label="I call first"),),
    ),
    "predict": Sheet(
        title="Predict",
        button="Keep my prediction",
        says="A private guess, twenty seconds. The debrief sets it beside what happened.",
        fields=(
            Field(ask="one_of", name="signed", label="Will there be a deal?", options=YES_NO),
            Field(ask="any_role", name="shaped", label="Who shapes the text most?"),
            Field(ask="any_role", name="blocks", label="Who will block?", nobody=True),
        ),
    ),
    "leak": Sheet(
        title="Leak the draft",
        button="Leak it",
        grave="A newspaper prints the draft. Attention rises, leashes shorten. Your name is told only in the replay, "
        "after the reveal. It cannot be taken back.",
    ),
}
