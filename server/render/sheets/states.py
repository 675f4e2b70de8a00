"""Sheets of the states."""

from collections.abc import Mapping

from server.render.sheets.asking import TO, Field, Sheet

SHEETS: Mapping[str, Sheet] = {
    "tighten_leash": Sheet(
        title="Tighten a leash",
        button="Tighten by one",
        says="Hold a bureaucrat of your organisation shorter: it may arrange less without asking.",
        fields=(Field(ask="staff", name="role", label="Whose leash?"),),
    ),
    "loosen_leash": Sheet(
        title="Loosen a leash",
        button="Loosen by one",
        says="More rope for a bureaucrat of your organisation: behind closed doors it may then initial a common draft. "
        "You get a text sooner, and have less say in it.",
        fields=(Field(ask="staff", name="role", label="Whose leash?"),),
    ),
    "demand": Sheet(
        title="File a demand",
        button="File it",
        says="One a phase. The pens must answer it, or be seen to ignore it. Your audience follows it.",
        fields=(
            Field(ask="clause", name="issue", label="What you demand"),
            Field(ask="words", name="text", label="Why", help="One sentence is needed: all who hear it read it."),
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
        says="You show that a public condemnation is ready. Only those who are named hear it, but word gets about: the "
        "text draws a point of attention. The card stays in your hand.",
        fields=(TO,),
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
                    ("answer", "An answer", "You answer another state's reading of the text in force, once."),
                ),
            ),
            Field(ask="words", name="text", label="What it says"),
        ),
    ),
}
