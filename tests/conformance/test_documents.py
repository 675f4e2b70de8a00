"""Documents: what may be shown to whom, by its marking; and a member that blocks its use."""

from functools import cache

import pytest

from game_rules import commands as ask
from game_rules.events import AnnexIssued, DocumentShared, UseBlocked
from game_rules.ids import CLOCK
from server.scenarios.scenario_file import load
from tests.conformance.scene import Scene, scene, scene_of
from tests.rules.stage import Asks, asks, did

CRIMEA = load("crimea")
PAPER = "allied-picture"


@cache
def crimea(phase: str = "first-night") -> Scene:
    """A phase of Crimea has just begun, with everybody seated."""
    return scene(CRIMEA, phase, "50", CRIMEA.full_cast)


def share(by: str, *to: str, form: str = "whole", document: str = PAPER) -> Asks:
    return asks(by, ask.ShareDocument, document=document, form=form, to=to)


def adopted_in_the_nac() -> Scene:
    """Silence has run out over a package before the NAC; its classified annex is there."""
    under = crimea("tasking").after(
        asks("NATO", ask.Contact, role="COM"),
        asks("COM", ask.OfferPackage, choices={"B3": 1}),
        asks("NATO", ask.Initial, owner="COM", version=1),
        asks("NATO", ask.StartSilence, owner="COM", version=1),
    )
    left = (under.state.decision.ballots["NATO"].deadline - under.now) / 1000
    agreed = scene_of(under.later(seconds=left))
    assert did(CLOCK, AnnexIssued, document="annex").stamped(agreed.now) in agreed.told
    return agreed


@pytest.mark.parametrize("outsider", ["CY", "EEAS"])
def test_c029_the_classified_annex_is_for_allies_alone(outsider: str) -> None:
    """Given a text is adopted in the NAC, when Cyprus or the EEAS is shown the classified annex, then it is not
    visible."""
    agreed = adopted_in_the_nac()
    assert all(paper.id != "annex" for paper in agreed.seen_by(outsider).papers)
    assert any(paper.id == "annex" and paper.text for paper in agreed.seen_by("TR").papers)
    for giver in ("TR", "NATO"):
        agreed.when(share(giver, outsider, document="annex")).refused("R-CLASSIF", says="not releasable to")
    answer = agreed.when(share(outsider, "COM", document="annex"))
    answer.refused("R-HIDDEN")
    assert answer.reasons == agreed.when(share(outsider, "COM", document="none")).reasons


def test_c091_nato_releases_a_restricted_paper_to_the_eu_as_a_whole() -> None:
    """Given a NATO RESTRICTED paper, when NATO releases it to the EU as a whole, then it is refused: one EU member has
    no security agreement."""
    crimea().when(share("NATO")).refused(
        "R-CLASSIF",
        says="Cyprus, a member of the EU, has no security agreement",
        cites="paper L564-L566",
        holders=("NATO",),
        remedy="Share its unclassified summary",
    )


def test_c092_nato_releases_an_unclassified_summary() -> None:
    """Given a NATO RESTRICTED paper, when NATO releases an unclassified summary of it, then it is accepted."""
    shared = crimea().when(share("NATO", form="summary")).happens()
    for role in ("CY", "EEAS", "COM"):
        (paper,) = (one for one in shared.seen_by(role).papers if one.id == PAPER)
        assert (paper.form, paper.text) == ("summary", CRIMEA.document_by_id[PAPER].summary)


def test_c093_release_among_states_and_cyprus_blocks_its_use() -> None:
    """Given a NATO RESTRICTED paper, when NATO releases it to EU states that hold an agreement, naming them, then it
    is accepted only as an act among states; Cyprus may answer by blocking EU-side use."""
    crimea().when(share("NATO", "DE", "GR")).refused("R-CLASSIF", says="an act among states", remedy="Ask an Ally")
    crimea().when(share("US", "DE", "CY")).refused("R-CLASSIF", says="not releasable to Cyprus")
    released = (
        crimea()
        .when(share("US", "DE", "GR"))
        .then(did("US", DocumentShared, document=PAPER, form="whole", to=("DE", "GR")))
    )
    blocked = released.when(asks("CY", ask.BlockUse, document=PAPER)).then(did("CY", UseBlocked, document=PAPER))
    blocked.when(share("US", "PL")).refused("R-CLASSIF", says="Cyprus has blocked the use", holders=("CY",))
    blocked.when(share("NATO", form="summary")).refused("R-CLASSIF", says="Cyprus has blocked the use")
