"""The draft: the package that NATO's pen and an EU pen have both initialled most recently."""

import pytest

from game_rules import commands as ask
from game_rules.events import DraftAgreed, InitialsWithdrawn, PackageInitialled
from game_rules.ids import CLOCK, LECTURER
from game_rules.seats import pens
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import FULL, QUIET, WORDS, at, draft_of, drafted, frozen_text, meeting
from tests.rules.stage import Asks, Given, asks, did


def initial(role: str, owner: str, version: int = 1) -> Asks:
    """Puts initials under one version of a package."""
    return asks(role, ask.Initial, owner=owner, version=version)


def offered(owner: str = "UK", **choices: int) -> Given:
    """A package lies on the table in June; NATO and the Commission have met."""
    return at("june").after(meeting(), asks(owner, ask.OfferPackage, choices=choices or {"D1": 2}))


@succeeds(ask.Initial)
@refuses(ask.Initial, "only_pens_initial", "version_must_be_current", "assent_is_given_once", "drafting_must_be_open")
def test_both_pens_make_the_draft() -> None:
    """NATO's pen and one EU pen; anybody may have offered the text."""
    game = offered()
    first = game.when(initial("NATO", "UK")).then(did("NATO", PackageInitialled, owner="UK", version=1))
    assert first.state.table.draft is None
    second = first.when(initial("COM", "UK")).then(
        did("COM", PackageInitialled, owner="UK", version=1),
        did(
            CLOCK,
            DraftAgreed,
            number=1,
            owner="UK",
            choices={**dict.fromkeys(QUIET, 0), "D1": 2},
            pens=("COM", "NATO"),
        ),
    )
    first.when(initial("NATO", "UK")).refused("R-PHASE", says="You have said yes")
    game.when(initial("TR", "UK")).refused(
        "R-NO-STANDING", says="Turkey holds no pen", cites="L453", holders=("COM", "EEAS", "NATO")
    )
    game.when(initial("NATO", "TR")).refused("R-VERSION", says="Turkey has no package")
    game.when(initial("NATO", "UK", 2)).refused("R-VERSION", says="now offers version 1")
    frozen_text().when(initial("COM", "NATO")).refused("R-CLOSED", says="lies before both houses")
    assert second.state.table.drafted == (("UK", 1),)


def withdrawn(role: str, owner: str, version: int = 1) -> Asks:
    """Takes its initials back from one version of a package."""
    return asks(role, ask.Initial, owner=owner, version=version, yes=False)


@refuses(ask.Initial, "initials_must_be_there", "initials_must_bind_nobody_yet")
def test_initials_are_taken_back_until_they_make_the_draft() -> None:
    """They bind nobody alone; the draft of two pens does."""
    game = offered()
    game.when(withdrawn("NATO", "UK")).refused("R-VERSION", says="not under this package")
    first = game.after(initial("NATO", "UK"))
    answer = first.when(withdrawn("NATO", "UK"))
    after = answer.then(did("NATO", InitialsWithdrawn, owner="UK", version=1))
    assert after.state.table.packages == game.state.table.packages
    assert [line.says for line in answer.told_to("NATO")] == [
        "You take your initials back from the United Kingdom's package."
    ]
    assert "takes its initials back" in answer.told_to("TR")[0].says
    assert after.after(initial("COM", "UK")).state.table.draft is None
    after.when(initial("NATO", "UK")).happens()
    draft = first.after(initial("COM", "UK"))
    draft.when(withdrawn("COM", "UK")).refused("R-CLOSED", says="made a draft of this text")
    offered("NATO").when(withdrawn("NATO", "NATO")).refused("R-VERSION", says="your own package")


def test_initials_are_taken_back_after_drafting_has_closed() -> None:
    """What is only given within bounds is taken back at any time."""
    late = draft_of("last-hour").after(asks("UK", ask.OfferPackage, choices={"D6": 0}), initial("EEAS", "UK"))
    late.later(seconds=10 * 60).when(withdrawn("EEAS", "UK")).happens()


def test_a_pen_is_told_whose_text_it_initials_and_taps_once_only_for_what_is_not_worse() -> None:
    """Beside the draft, or beside no deal."""
    game = draft_of().after(meeting("NATO", "EEAS"), asks("UK", ask.OfferPackage, choices={"D1": 3, "D6": 2}))
    game = game.after(asks("TR", ask.OfferPackage, choices={"D1": 0, "D6": 0}))
    acts = game.seen_by("COM").acts
    offers = {one.label: one for one in (*acts.first, *acts.visible, *acts.more) if one.kind == "initial"}
    assert offers["Initial United Kingdom's text"].whole
    worse = offers["Initial Turkey's text"]
    assert not worse.whole
    assert worse.help == "Worse for you than the draft."
    acts = game.after(initial("COM", "UK")).seen_by("COM").acts
    offers = {one.label: one for one in (*acts.first, *acts.visible, *acts.more) if one.kind == "initial"}
    assert offers["Take my initials back from United Kingdom's text"].data == {
        "owner": "UK",
        "version": 1,
        "yes": False,
    }


def test_offering_is_initialling_for_a_pen() -> None:
    """Its own text bears its initials."""
    game = offered("NATO")
    assert game.state.table.packages["NATO"].initials == {"NATO"}
    assert game.when(initial("COM", "NATO")).happens().state.table.draft is not None


@pytest.mark.parametrize("other", ["COM", "EEAS"])
def test_either_eu_pen_is_enough_and_two_eu_pens_are_not(other: str) -> None:
    """One pen of each house."""
    game = offered("COM").after(asks("EEAS", ask.Contact, role="NATO"))
    eu_only = game.after(initial("EEAS", "COM"))
    assert eu_only.state.table.draft is None
    theirs = game.after(asks("NATO", ask.OfferPackage, choices={"D1": 3}), meeting(other, "NATO"))
    assert theirs.after(initial(other, "NATO")).state.table.draft is not None


def test_the_most_recent_one_is_the_text_in_the_room() -> None:
    """An earlier draft is not initialled back by itself: it must be offered anew."""
    first = draft_of("june")
    second = drafted(first, D1=3)
    assert second.state.table.draft is not None
    assert (second.state.table.draft.number, second.state.table.draft.choices["D1"]) == (2, 3)
    third = drafted(second, owner="COM", other="NATO")
    assert third.state.table.draft is not None
    assert (third.state.table.draft.number, third.state.table.draft.owner) == (3, "COM")


def test_each_player_sees_what_a_change_means() -> None:
    """D1 moves from 2 to 3: NATO gains four points, Turkey loses two."""
    game = drafted(draft_of("june"), D1=3)
    seen = {role: game.seen_by(role).change for role in ("NATO", "TR", "public")}
    assert [(m.before.code, m.after.code, m.delta) for m in seen["NATO"].moves] == [("D1=2", "D1=3", 4)]
    assert (seen["NATO"].total, seen["NATO"].word) == (4, "gain")
    assert (seen["TR"].total, seen["TR"].word) == (-2, "cost")
    assert seen["public"].moves == ()


def test_the_words_of_untouched_clauses_stay() -> None:
    """A draft keeps the wording of every clause that has not moved."""
    june = at("june").after(meeting())
    worded = asks("NATO", ask.OfferPackage, choices={"D1": 2, "D2": 1}, wordings={"D1": WORDS, "D2": WORDS})
    first = june.after(worded, initial("COM", "NATO"))
    second = first.after(asks("NATO", ask.OfferPackage, choices={"D2": 2}), initial("COM", "NATO", 2))
    assert second.state.table.draft is not None
    assert second.state.table.draft.wordings == {"D1": WORDS}


def test_who_first_tabled_an_option_is_its_author() -> None:
    """The pens made it the draft; London had put it there."""
    game = offered("UK", D1=3).after(initial("NATO", "UK"), initial("COM", "UK"))
    assert [clause.author for clause in game.seen_by("TR").draft.clauses[:2]] == ["UK", ""]


def test_withdrawing_a_package_leaves_the_draft() -> None:
    """It belongs to both pens now."""
    game = draft_of("june").after(asks("NATO", ask.WithdrawPackage))
    assert game.state.table.draft is not None


def test_a_draft_agreed_in_may_is_the_draft_of_june() -> None:
    """The isolated draft goes to states."""
    june = drafted(at("may")).after(asks(LECTURER, ask.NextPhase))
    assert june.seen_by("CY").draft.number == 1


def test_the_cabinet_holds_no_pen() -> None:
    """NATO's staff, the Commission and the EEAS do."""
    assert pens(at("june", cast=FULL).state) == ("COM", "EEAS", "NATO")
