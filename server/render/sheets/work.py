"""Sheets of staff work below the political level."""

from collections.abc import Mapping

from server.render.sheets.asking import Field, Sheet

_LABELS = (
    ("technical", "A technical matter", "Between the two of you. An answer on the field of others makes them mind."),
    ("political", "A political matter", "The states of both houses know of it, and nobody’s field is touched."),
)
_CLAIMS = (
    ("true", "It is my field", "On record. Whoever has claimed it too, or owns it, will mind."),
    ("false", "I decline to say", "Nobody minds, and nobody is the wiser."),
)

SHEETS: Mapping[str, Sheet] = {
    "liaison": Sheet(
        title="Arrange without a package",
        button="Propose it",
        says="What lies below the political level two staffs may settle between them, within leash and tasking, once "
        "they have met in this phase. It brings influence and no points, and everybody hears of it.",
        fields=(
            Field(ask="counterpart", name="role", label="With whom?"),
            Field(ask="arrangeable", name="issue", label="What you would arrange"),
        ),
    ),
    "exchange_letters": Sheet(
        title="Write a letter",
        button="Send it",
        says="One action point, whoever gets it. Once it is answered the exchange counts as a drafting meeting; a "
        "staff that must ask others needs time for that.",
        fields=(
            Field(ask="counterpart_by_letter", name="role", label="To whom?"),
            Field(ask="area", name="area", label="About what?"),
            Field(ask="one_of", name="label", label="What you call it", options=_LABELS, usual="technical"),
        ),
    ),
    "task_staff": Sheet(
        title="Task the staffs",
        button="Say yes",
        says="In a new field staffs wait for their states. A house tasks its staff when every seated member has said "
        "yes; a member of both houses speaks in both. It cannot be taken back.",
        fields=(Field(ask="new_area", name="area", label="With what?"),),
    ),
    "claim_competence": Sheet(
        title="Whose field is it?",
        button="Say it",
        says="You tell everybody that a field of work is yours, or decline to say.",
        fields=(
            Field(ask="area", name="area", label="Which field?"),
            Field(ask="one_of", name="claim", label="What you say", options=_CLAIMS, usual="true"),
        ),
    ),
}
