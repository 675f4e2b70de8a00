"""Sheets of meetings of both organisations."""

from collections.abc import Mapping

from server.render.sheets.asking import Field, Sheet

_FORMATS = (
    ("informal", "Informal", "Every member of both sits there. No decisions, no record. Turkey is asked."),
    ("formal", "Formal", "On Operation ALTHEA only, with a record. Who has no security agreement has no seat."),
)
_PACKAGE = (
    ("true", "Yes, in one package", "Whoever breaks it is named. While it stands no informal meeting needs consent."),
    ("false", "No, ask for nothing but consent", ""),
)
_OUTCOME = (("talk", "Talk", ""), ("record", "An agreed record", ""), ("decision", "A common decision", ""))
_SEATS = (("false", "Members with a security agreement", ""), ("true", "Every member", ""))
_HOSTS = (("", "The High Representative", ""), ("presidency", "The presidency hosts it", ""))

SHEETS: Mapping[str, Sheet] = {
    "propose_meeting": Sheet(
        title="Propose a meeting",
        button="Propose it",
        says="The ambassadors to NATO (the NAC) and to the EU (the PSC) meet. In an informal meeting both staffs meet "
        "as well, at no cost.",
        fields=(
            Field(ask="one_of", name="format", label="Which kind?", options=_FORMATS, usual="informal"),
            Field(ask="topic", name="subject", label="On what?"),
            Field(ask="one_of", name="against", label="A formal one for the informal?", options=_PACKAGE, usual="true"),
            Field(ask="one_of", name="outcome", label="What comes out of it?", options=_OUTCOME, usual="talk"),
            Field(
                ask="one_of", name="every_member", label="Formal: who sits for the EU?", options=_SEATS, usual="false"
            ),
            Field(ask="one_of", name="host", label="Who chairs for the EU?", options=_HOSTS),
            Field(ask="semester", name="semester", label="When on the calendar?"),
        ),
    ),
    "accept_invite": Sheet(
        title="Agree to the meeting",
        button="Agree",
        fields=(Field(ask="meeting", name="number", label="Which meeting?"),),
    ),
    "decline": Sheet(
        title="Stay away",
        button="Say so",
        says="If you are asked for your consent there will be no meeting; else the others meet without you.",
        fields=(Field(ask="meeting", name="number", label="From which meeting?"),),
    ),
    "cancel": Sheet(
        title="Call a meeting off",
        button="Call it off",
        grave="Your name is told. What was agreed in one package falls as one; a promise that is broken costs you a "
        "point with your audience.",
        fields=(Field(ask="meeting", name="number", label="Which meeting?"),),
    ),
}
