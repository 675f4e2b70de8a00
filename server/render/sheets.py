"""What each act asks of the player who wants to do it: one table, one row an act, drawn by `templates/forms`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One question of a sheet. `ask` names the macro in `forms/fields.html` that draws it."""

    ask: str
    name: str
    label: str
    help: str = ""
    optional: bool = False
    nobody: bool = False
    """For `any_role`: may the answer be that it is nobody? It is said, not presumed."""
    options: tuple[tuple[str, str, str], ...] = ()
    """For `one_of`: (value, label, what it means)."""
    usual: str = ""
    """For `one_of`: the value that is chosen already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet: its title, what it says first, its button, its questions; `grave` names what cannot be taken back."""

    title: str
    button: str
    says: str = ""
    fields: tuple[Field, ...] = ()
    grave: str = ""
    calm: bool = False
    """It cannot be taken back, and harms nobody: it asks first, without alarm."""


_YES_NO = (("true", "Yes", ""), ("false", "No", ""))
_STANCES = (
    ("can_be_silent", "Can be silent", "You would let it pass as it is."),
    ("needs_a_price", "Needs a price", "You would let it pass if something else moved."),
    ("would_break", "Would break", "You would break the silence. Said in public, your audience will hold you to it."),
)
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
_CHANNELS = (
    ("office", "At the office", ""),
    ("phone", "By telephone", ""),
    ("email", "By e-mail", ""),
    ("meal", "Over a meal", ""),
    ("fringe", "In the margins of a meeting", ""),
)
_TO = Field(ask="roles", name="to", label="Who hears it", help="Nobody ticked: everybody, in public.")

SHEETS: Mapping[str, Sheet] = {
    # --- everybody
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
            Field(ask="one_of", name="signed", label="Will it be signed?", options=_YES_NO),
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
    # --- staff
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
            Field(ask="one_of", name="admit", label="Let it in?", options=_YES_NO),
        ),
    ),
    # --- states
    "tighten_leash": Sheet(
        title="Tighten a leash",
        button="Tighten by one",
        says="Hold a bureaucrat of your organisation shorter: it may arrange less without asking.",
        fields=(Field(ask="staff", name="role", label="Whose leash?"),),
    ),
    "loosen_leash": Sheet(
        title="Loosen a leash",
        button="Loosen by one",
        says="Give a bureaucrat of your organisation more rope: a common draft needs a loose leash.",
        fields=(Field(ask="staff", name="role", label="Whose leash?"),),
    ),
    "demand": Sheet(
        title="File a demand",
        button="File it",
        says="One a phase. The pens must answer it, or be seen to ignore it. Your audience follows it.",
        fields=(
            Field(ask="clause", name="issue", label="What you demand"),
            Field(ask="words", name="text", label="Why"),
        ),
    ),
    "answer_demand": Sheet(
        title="Answer a demand",
        button="Answer",
        fields=(
            Field(ask="demand", name="role", label="The demand"),
            Field(
                ask="one_of",
                name="answer",
                label="Your answer",
                options=(("yes", "Yes", ""), ("no", "No", ""), ("later", "Later", "")),
            ),
            Field(ask="words", name="text", label="In your words", optional=True),
        ),
    ),
    "sponsor": Sheet(
        title="Sponsor a package",
        button="Lend your name",
        says="A state stands behind a staff’s text: it becomes a sponsored text.",
        fields=(Field(ask="package", name="owner", label="Which package"),),
    ),
    "high_level_call": Sheet(
        title="Call another capital",
        button="Call",
        says="The other capital must tell you which clause of the draft it minds most.",
        fields=(Field(ask="state", name="role", label="Which capital?"),),
    ),
    "comment": Sheet(
        title="Comment on the draft",
        button="Comment",
        says="On record, with your name and the version. It decides nothing.",
        fields=(
            Field(ask="issue", name="issue", label="About", optional=True),
            Field(ask="words", name="text", label="Your comment"),
        ),
    ),
    "threaten_statement": Sheet(
        title="Threaten a statement",
        button="Show the card",
        says="You show that a public condemnation is ready. Only those who are named hear it; said to everybody, it "
        "draws attention.",
        fields=(_TO,),
    ),
    "publish_statement": Sheet(
        title="Publish a statement",
        button="Publish it",
        grave="It cannot be taken back. A condemnation plays your card, and attention rises.",
        fields=(
            Field(
                ask="one_of",
                name="statement",
                label="What it is",
                options=(
                    ("condemnation", "A condemnation", "You condemn the text in public."),
                    ("interpretation", "An interpretation", "How you read what you have agreed to. The text stays."),
                ),
            ),
            Field(ask="words", name="text", label="What it says"),
        ),
    ),
    # --- the text
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
            _TO,
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
            _TO,
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
    # --- the decision
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
    "adopt_in_college": Sheet(
        title="Adopt in the College",
        button="Adopt it",
        says="The Commission decides as a body. What the College has adopted may be tabled as a proposal.",
        fields=(Field(ask="file", name="issue", label="What the College adopts"),),
    ),
    "initiate_legislation": Sheet(
        title="Table a proposal",
        button="Table it",
        says="On an industrial legal basis the Council decides by qualified majority, outside every package.",
        fields=(Field(ask="file", name="issue", label="What you propose"),),
    ),
    "put_to_vote": Sheet(
        title="Call the vote on a file",
        button="Call the vote",
        fields=(Field(ask="tabled_file", name="issue", label="Which proposal?"),),
        grave="Who does not vote in time is not in favour. What the Council adopts stands in every text; what it "
        "refuses goes back to the College.",
    ),
    "amend_proposal": Sheet(
        title="Amend the Commission’s proposal",
        button="Move it",
        says="Against the Commission the Council changes a proposal only if every member has demanded the very same.",
        fields=(Field(ask="file", name="issue", label="What the Council wants instead"),),
    ),
    "endorse": Sheet(
        title="Endorse the text",
        button="Answer",
        fields=(Field(ask="one_of", name="yes", label="Do you endorse it?", options=_YES_NO),),
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
GRAVE = frozenset(kind for kind, sheet in SHEETS.items() if sheet.grave)
"""What cannot be taken back: a sheet says first what will happen."""
READ_FIRST = frozenset({"accept_wording", "initial"})
"""What a yes is said to is read once more in the sheet, wherever the button stands."""
