"""A text that a house did not endorse is open again though nobody broke silence: partners answer what is offered."""

import pytest

from game_rules import commands as ask
from server.stand_ins.desk import Desk
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Mind
from server.stand_ins.verdict import on_package
from tests.rules.moments import past_the_deadline
from tests.rules.stage import asks
from tests.rules.test_endorsement import asked_to_endorse


@pytest.mark.parametrize("changes", [{"D1": 3}, {"D2": 3}, {"D3": 2}, {"D4": 0}])
def test_a_pen_answers_a_package_after_a_house_has_said_no(changes: dict[str, int]) -> None:
    """That it leaves open what was refused; there was no break to be named."""
    failed = past_the_deadline(asked_to_endorse())
    assert failed.state.decision.reopened == "D7"
    assert not failed.state.decision.breaks
    offered = failed.after(asks("COM", ask.OfferPackage, choices=changes)).state
    kind, _, slots = on_package(Knowledge(offered, Desk("EEAS")), Mind(role="EEAS"), offered.table.packages["COM"])
    assert kind == "mends_little"
    assert slots == {"title": offered.scenario.issue_by_id["D7"].title}
