"""Sheets of the common document."""

from collections.abc import Mapping

from server.render.sheets.asking import Field, Sheet

SHEETS: Mapping[str, Sheet] = {
    "propose_project": Sheet(
        title="Propose a project",
        button="Put it on our list",
        says="It costs an action point. Proposals are counted, whatever becomes of them.",
        fields=(Field(ask="project", name="project", label="Which project?"),),
    ),
    "complete_list": Sheet(
        title="Mark your list complete",
        button="It is complete",
        grave="Nothing is added to the list of your house after this. When both lists are complete they can be merged.",
        calm=True,
    ),
    "merge_proposals": Sheet(
        title="Merge the two lists", button="Merge them", says="They become one common document, which states may read."
    ),
    "present": Sheet(
        title="Present the document in your house",
        button="Present it",
        says="States say yes only to what their own staff has shown them.",
    ),
    "visit_capital": Sheet(
        title="Visit a capital",
        button="Travel",
        says="It costs two action points. The capital may readjust one clause; a trip is in the newspapers, and those "
        "who mind it trust you less.",
        fields=(Field(ask="capital", name="role", label="Whom do you visit?"),),
    ),
    "readjust": Sheet(
        title="Readjust a clause",
        button="Readjust it",
        says="One clause of the draft by one step, offered as your own version, even of a closed paper. Once.",
        fields=(Field(ask="step", name="issue", label="What changes"),),
    ),
    "close_text": Sheet(
        title="The paper is closed",
        button="Say so",
        grave="When the pens of both houses have said so, what the draft says is closed: whoever changes it "
        "pays by letting each other role change one, too.",
        calm=True,
    ),
    "set_reporting": Sheet(
        title="Arrange reports among staffs",
        button="Arrange it",
        says="More often than this is for states to agree, in the text.",
        fields=(Field(ask="arrangement", name="option", label="How often?"),),
    ),
    "present_report": Sheet(
        title="Present the report that is due",
        button="Present it",
        says="It costs an action point. A report that is late by more than a phase lets each state of your house "
        "tighten a leash for nothing.",
    ),
    "slow_walk": Sheet(
        title="Ask for more time on a clause",
        button="Ask for time",
        says="For half a silence no text with this clause is put to the Allies. Everybody reads that an Ally asked.",
        fields=(Field(ask="slowed", name="issue", label="Which clause?"),),
    ),
    "parallel_statement": Sheet(
        title="Add an item of your own",
        button="Put it on record",
        says="Each house makes a statement of its own; every member may add one item. There is no joint one.",
        fields=(
            Field(ask="house", name="house", label="In which house?"),
            Field(ask="words", name="text", label="Your item"),
        ),
        grave="It is on record and cannot be taken back.",
        calm=True,
    ),
}
