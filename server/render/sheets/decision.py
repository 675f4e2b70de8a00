"""Sheets of the decision."""

from collections.abc import Mapping

from server.render.sheets.asking import YES_NO, Field, Sheet

_POSITIONS = (
    ("for", "For", "Your consent."),
    ("against", "Against", "Of a package one is enough; a file falls with a blocking minority."),
    ("abstain", "Abstain", "It does not stop a package, and binds you; on a file it is not in favour."),
    (
        "abstain_declared",
        "Abstain with a declaration",
        "You need not apply it, and must not impede it; a third of members and people would stop it.",
    ),
)

SHEETS: Mapping[str, Sheet] = {
    "freeze_text": Sheet(
        title="Freeze the draft",
        button="Freeze it",
        grave="The text is closed and lies under silence in both houses at once. Nothing in it can be changed after "
        "this: every member may break its silence, and only a break opens it again.",
    ),
    "break_silence": Sheet(
        title="Break the silence",
        button="Break the silence",
        grave="Your name is told. The clause goes back into brackets, all signatures lapse, and the silences start "
        "anew with what is left of the clock.",
        fields=(
            Field(ask="draft_clause", name="issue", label="Over which clause?"),
            Field(ask="house", name="house", label="In which house?"),
            Field(ask="words", name="text", label="In writing", optional=True),
        ),
    ),
    "let_pass": Sheet(
        title="Let it pass",
        button="Let it pass",
        says="Names are shown once everybody has answered, or the deadline has passed.",
        grave="You cannot break this silence any more, even if you said in public that you would: it is on record and "
        "cannot be taken back.",
        calm=True,
    ),
    "start_silence": Sheet(
        title="Put a package under silence",
        button="Circulate it",
        says="It lies before the Allies until the deadline: whoever does not object in writing has agreed.",
        fields=(Field(ask="package", name="owner", label="Which package?"),),
    ),
    "call_vote": Sheet(
        title="Call a vote",
        button="Call the vote",
        says="The members of the EU take positions before the deadline. One vote against is enough; abstentions do not "
        "stand in the way.",
        fields=(Field(ask="package", name="owner", label="Which package?"),),
    ),
    "vote": Sheet(
        title="Your vote",
        button="Vote",
        fields=(Field(ask="one_of", name="position", label="Your position", options=_POSITIONS),),
        grave="It is on record and cannot be taken back. A vote against is told with your name.",
    ),
    "endorse": Sheet(
        title="Endorse the text",
        button="Answer",
        fields=(Field(ask="one_of", name="yes", label="Do you endorse it?", options=YES_NO),),
    ),
    "sign": Sheet(
        title="Sign",
        button="Sign",
        grave="You sign the text as it is frozen. Until the declaration stands you may take the signature back, on "
        "record.",
        calm=True,
    ),
    "withdraw_signature": Sheet(
        title="Withdraw your signature", button="Withdraw it", grave="Your signature lapses, and everybody sees it."
    ),
}
