"""Sheets of whoever works with the text."""

from collections.abc import Mapping

from server.render.sheets.asking import TO, Field, Sheet

_STANCES = (
    ("can_be_silent", "Can be silent", "You would let it pass as it is."),
    ("needs_a_price", "Needs a price", "You would let it pass if something else moved."),
    ("would_break", "Would break", "You would break the silence. Said in public, your audience will hold you to it."),
)

SHEETS: Mapping[str, Sheet] = {
    "withdraw_package": Sheet(
        title="Withdraw your package",
        button="Withdraw it",
        grave="It leaves the table, and the initials under it lapse. You may offer it anew; they must initial it anew.",
    ),
    "accept_package": Sheet(
        title="Accept a package",
        button="Accept it whole",
        says="You say yes to this version, whole.",
        fields=(Field(ask="package", name="owner", label="Which package"),),
    ),
    "initial": Sheet(
        title="Initial a package",
        button="Initial it",
        says="With NATO’s pen and an EU pen under it, this version becomes the draft.",
        fields=(Field(ask="package", name="owner", label="Which package"),),
    ),
    "object": Sheet(
        title="Object to a clause",
        button="Object",
        says="Stand against one option, and name what would pay for it elsewhere in the text. A price binds: when it "
        "stands in the draft, your objection lifts itself.",
        fields=(
            Field(ask="standing_clause", name="issue", label="What you object to"),
            Field(ask="price", name="price", label="Your price", optional=True),
            TO,
        ),
    ),
    "lift_objection": Sheet(
        title="Lift an objection",
        button="Lift it",
        fields=(Field(ask="own_objection", name="issue", label="Which objection"),),
    ),
    "set_stance": Sheet(
        title="Take a stance",
        button="Say it",
        fields=(
            Field(ask="text", name="owner", label="On which text"),
            Field(ask="one_of", name="stance", label="Where you stand", options=_STANCES),
            TO,
        ),
    ),
    "bracket": Sheet(
        title="Bracket a clause",
        button="Put it in brackets",
        says="Another answer stands beside the text, in square brackets. A draft with brackets cannot be frozen.",
        fields=(Field(ask="clause", name="issue", label="What stands beside it"),),
    ),
    "propose_wording": Sheet(
        title="Propose words",
        button="Propose them",
        says="The answer stays; the words are yours, eighty at most. In brackets, your words may close them.",
        fields=(
            Field(ask="clause", name="issue", label="Which clause, at which answer"),
            Field(ask="wording", name="text", label="The words", optional=True),
        ),
    ),
    "accept_wording": Sheet(
        title="Agree to a wording",
        button="Agree",
        says="The answer stands; you agree to the words under it.",
        fields=(Field(ask="proposal", name="issue", label="The words"),),
    ),
}
