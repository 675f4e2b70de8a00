"""Sheets of files decided by majority."""

from collections.abc import Mapping

from server.render.sheets.asking import Field, Sheet

SHEETS: Mapping[str, Sheet] = {
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
}
