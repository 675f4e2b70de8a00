"""Sheets of papers."""

from collections.abc import Mapping

from server.render.sheets.asking import Field, Sheet

SHEETS: Mapping[str, Sheet] = {
    "share_document": Sheet(
        title="Share a paper",
        button="Share it",
        says="What is shared cannot be called back. A staff to which you give a paper answers your call at once in "
        "this phase: its members know what it is about.",
        fields=(
            Field(ask="paper", name="document", label="Which paper?"),
            Field(
                ask="one_of",
                name="form",
                label="In what form?",
                options=(
                    ("summary", "Its unclassified summary", "For anybody. A paper without one goes whole."),
                    ("whole", "The whole paper", "A restricted one goes only where there is a security agreement."),
                ),
                usual="summary",
            ),
            Field(
                ask="roles",
                name="to",
                label="Who gets it",
                help="Nobody ticked: the other organisation as a whole.",
            ),
        ),
    ),
    "block_use": Sheet(
        title="Block the use on the EU side",
        button="Block its use",
        fields=(Field(ask="released_paper", name="document", label="Which paper?"),),
        grave="It is on record with your name, and it stays. The paper goes to nobody on the EU side any more, not "
        "even as a summary. Members that have it keep it.",
    ),
}
