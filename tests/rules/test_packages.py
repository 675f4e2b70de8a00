"""Packages: a complete text, offered by one role, versioned, taken whole."""

from game_rules import commands as ask
from game_rules.events import PackageAccepted, PackageOffered, PackageWithdrawn
from game_rules.ids import LECTURER
from game_rules.texts import standing
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import OTHER_WORDS, QUIET, TOO_MANY_WORDS, WORDS, at, draft_of, frozen_text
from tests.rules.stage import Asks, Given, asks, did

TODAY = dict.fromkeys(QUIET, 0)


def offer(role: str = "UK", **choices: int) -> Asks:
    """Offers a text in which these clauses change."""
    return asks(role, ask.OfferPackage, choices=choices)


@succeeds(ask.OfferPackage)
@refuses(ask.OfferPackage, "package_must_change_something", "clauses_must_be_open", "wordings_must_be_short")
def test_an_offer_is_a_complete_text() -> None:
    """What it does not name stands as in the draft, else as today; words belong to clauses that exist."""
    june = at("june")
    june.when(offer(D1=2, D3=1)).then(did("UK", PackageOffered, version=1, choices={**TODAY, "D1": 2, "D3": 1}))
    june.when(asks("UK", ask.OfferPackage, choices={"D1": 2}, wordings={"D1": WORDS})).then(
        did("UK", PackageOffered, version=1, choices={**TODAY, "D1": 2}, wordings={"D1": WORDS})
    )
    june.when(offer()).refused("R-VERSION", says="Nothing is changed")
    june.when(offer(D1=4)).refused("R-VERSION", says="no clause D1=4")
    june.when(offer(E1=1)).refused("R-VERSION", says="no clause E1=1")
    worded = asks("UK", ask.OfferPackage, choices={"D1": 2}, wordings={"D1": TOO_MANY_WORDS})
    june.when(worded).refused("R-ATTENTION", says="at most 80 words; this one has 81", cites="L448")
    june.when(asks("UK", ask.OfferPackage, choices={"D1": 2}, wordings={"E1": WORDS})).refused("R-VERSION", says="E1")


def test_the_unnamed_clauses_stand_as_in_the_draft() -> None:
    """One text in the room: an offer changes it."""
    draft_of("june").when(offer(D4=2)).then(did("UK", PackageOffered, version=1, choices={**QUIET, "D4": 2}))


@refuses(ask.OfferPackage, "draft_must_be_the_one_built_on")
def test_what_one_offers_is_what_one_saw() -> None:
    """A draft that arrived meanwhile would change the clauses that the builder left alone."""
    game = draft_of("june")

    def on(number: int) -> Asks:
        return asks("UK", ask.OfferPackage, choices={"D4": 2}, on=number)

    game.when(on(1)).then(did("UK", PackageOffered, version=1, choices={**QUIET, "D4": 2}))
    game.when(on(0)).refused("R-VERSION", says="Draft 1 arrived", cites="L360", remedy="what you chose stays")


def test_every_role_has_one_live_package_and_its_versions_count_on() -> None:
    """Also after a withdrawal: a version number is never used twice."""
    game = at("june").after(offer(D1=2), offer(D1=3))
    assert game.state.table.packages["UK"].version == 2
    game.when(offer(D1=3)).refused("R-VERSION", says="as it lies on the table")
    again = game.after(asks("UK", ask.WithdrawPackage)).when(offer(D1=3))
    again.then(did("UK", PackageOffered, version=3, choices={**TODAY, "D1": 3}))


def test_new_words_make_a_new_version_of_the_same_choices() -> None:
    """Authorship looks at the words."""
    game = at("june").after(offer(D1=2))
    game.after(asks("UK", ask.OfferPackage, choices={"D1": 2}, wordings={"D1": OTHER_WORDS}))


@succeeds(ask.WithdrawPackage)
@refuses(ask.WithdrawPackage, "there_must_be_a_package_of_mine")
def test_one_withdraws_what_one_has_offered() -> None:
    """And nothing else."""
    game = at("june").after(offer(D1=2))
    game.when(asks("TR", ask.WithdrawPackage)).refused("R-VERSION", says="You have no package")
    after = game.when(asks("UK", ask.WithdrawPackage)).then(did("UK", PackageWithdrawn))
    assert after.seen_by("TR").packages == ()


def test_agreed_language_is_left_as_it_stands() -> None:
    """In fifty minutes D5=2 and D8=1 come with the text."""
    june = at("june", "50")
    june.when(offer(D1=2, D5=1)).refused("R-CLOSED", says="agreed language")
    june.when(offer(D1=2, D5=2)).then(
        did("UK", PackageOffered, version=1, choices={**TODAY, "D1": 2, "D5": 2, "D8": 1})
    )


def test_a_new_version_voids_assent() -> None:
    """Accepting and initialling belong to one version."""
    game = at("june").after(offer("NATO", D1=2), asks("TR", ask.AcceptPackage, owner="NATO", version=1))
    assert game.state.table.packages["NATO"].accepted == {"NATO", "TR"}
    renewed = game.after(offer("NATO", D1=3))
    assert renewed.state.table.packages["NATO"].accepted == {"NATO"}
    renewed.when(asks("TR", ask.AcceptPackage, owner="NATO", version=1)).refused(
        "R-VERSION", says="now offers version 2", remedy="Read the new version"
    )


@succeeds(ask.AcceptPackage)
@refuses(
    ask.AcceptPackage,
    "version_must_be_current",
    "package_is_indivisible",
    "assent_is_given_once",
    "instructions_must_allow",
    "text_must_be_in_sight",
)
def test_a_package_is_accepted_whole_and_once() -> None:
    """C015: a package is accepted or rejected as a whole; C018: never against instructions."""
    game = at("june").after(offer("NATO", D1=2))
    yes = asks("CY", ask.AcceptPackage, owner="NATO", version=1)
    game.when(asks("TR", ask.AcceptPackage, owner="COM", version=1)).refused("R-VERSION", says="has no package")
    one_item = asks("TR", ask.AcceptPackage, owner="NATO", version=1, items=("D1",))
    game.when(one_item).refused("R-PKG-INDIVISIBLE", says="taken whole", cites="L360", remedy="Offer a package")
    everything = asks("TR", ask.AcceptPackage, owner="NATO", version=1, items=tuple(QUIET))
    accepted = game.when(everything).then(did("TR", PackageAccepted, owner="NATO", version=1))
    accepted.when(asks("TR", ask.AcceptPackage, owner="NATO", version=1)).refused("R-PHASE", says="You have said yes")
    game.when(yes).refused("R-REDLINE", says='Instructions from Nicosia: "EU members must appear', cites="D-RL7")
    with_states = game.after(offer("NATO", D1=2, D3=1))
    with_states.when(asks("CY", ask.AcceptPackage, owner="NATO", version=2)).happens()
    may = at("may").after(offer("NATO", D1=2))
    may.when(asks("TR", ask.AcceptPackage, owner="NATO", version=1)).refused("R-HIDDEN")


def test_an_owner_accepts_its_own_package_unless_instructions_forbid() -> None:
    """Ankara may table a text that crosses its own line, to see what others say."""
    game = at("june").after(offer("TR", D1=2), offer("CY", D1=2))
    assert game.state.table.packages["TR"].accepted == {"TR"}
    assert game.state.table.packages["CY"].accepted == frozenset()


def test_identical_packages_are_shown_as_one() -> None:
    """The reader's own comes first where there is one."""
    game = at("june").after(offer("UK", D1=2), offer("TR", D1=2), offer("COM", D1=3))
    seen = game.seen_by("TR").packages
    assert [(one.owners, one.owner, one.own) for one in seen] == [
        (("TR", "UK"), "TR", True),
        (("COM",), "COM", False),
    ]


@refuses(ask.OfferPackage, "drafting_must_be_open", "only_the_reopened_clause_may_change")
def test_after_the_closing_only_the_clause_named_by_a_break_may_change() -> None:
    """C065: one word, as in history (paper L463-L465)."""
    closed = draft_of("last-hour").later(seconds=9 * 60)
    closed.when(offer(D3=2)).refused("R-DEADLINE", says="drafting has closed", cites="L456", remedy="Ask a pen")
    closed.when(offer("COM", D3=2)).refused("R-DEADLINE", remedy="Freeze the draft as it stands")
    frozen = closed.after(asks("NATO", ask.FreezeText))
    frozen.when(offer(D3=2)).refused("R-CLOSED", says="lies before both houses")
    reopened = frozen.after(asks("TR", ask.BreakSilence, issue="D3"))
    reopened.when(offer(D1=1)).refused("R-DEADLINE", says="only Reference to states may still change", cites="L463")
    reopened.when(offer(D3=2, D1=1)).refused("R-DEADLINE")
    reopened.when(offer(D3=2)).then(did("UK", PackageOffered, version=1, choices={**QUIET, "D3": 2}))


def test_before_the_closing_a_break_leaves_the_whole_text_open() -> None:
    """Drafting has not closed yet."""
    reopened = frozen_text().after(asks("TR", ask.BreakSilence, issue="D3"))
    reopened.when(offer(D1=1)).happens()


def reopened_late() -> Given:
    """Drafting has closed; Turkey has broken silence over D3. NATO's older package changes another clause as well."""
    game = draft_of("last-hour").after(offer("UK", D1=3, D3=2), offer("COM", D3=2)).later(seconds=9 * 60)
    game = game.after(asks("NATO", ask.FreezeText), asks("TR", ask.BreakSilence, issue="D3"))
    return game.after(asks("COM", ask.Contact, role="NATO"))


@refuses(ask.Initial, "only_the_reopened_clause_may_change")
def test_an_older_package_does_not_smuggle_other_changes_in_after_the_closing() -> None:
    """It was offered in time; to initial it now would still change more than the one word."""
    game = reopened_late()
    game.when(asks("NATO", ask.Initial, owner="UK", version=1)).refused("R-DEADLINE", says="only Reference to states")
    game.when(asks("NATO", ask.Initial, owner="COM", version=1)).happens()


def test_nor_do_new_words_for_other_clauses() -> None:
    """The words of the reopened clause are free, those of the others stand."""
    game = reopened_late()
    words = asks("UK", ask.OfferPackage, choices={"D3": 2}, wordings={"D1": WORDS})
    game.when(words).refused("R-DEADLINE", says="only Reference to states")
    game.when(asks("UK", ask.OfferPackage, choices={"D3": 2}, wordings={"D3": WORDS})).happens()


def test_a_clause_that_comes_later_is_named_with_its_phase() -> None:
    """Disclosure is gradual."""
    may = at("may")
    may.when(offer("NATO", D7=1)).refused("R-PHASE", remedy='It comes with "June: everybody at the table"')
    june = may.after(asks(LECTURER, ask.NextPhase))
    june.when(offer("NATO", D7=1)).happens()


def test_a_package_is_told_by_what_it_changes() -> None:
    """Chips, in the minutes and in the list of packages."""
    answer = draft_of("june").when(offer(D4=2))
    assert [chip.code for chip in answer.told_to("TR")[0].chips] == ["D4=2"]
    shown = [one for one in answer.happens().seen_by("TR").packages if one.owner == "UK"]
    assert [[chip.code for chip in one.changes] for one in shown] == [["D4=2"]]


def test_a_pen_goes_back_to_its_own_text_that_was_the_draft() -> None:
    """Its version has had its initials; a new version asks for them anew."""
    game = draft_of("june")
    game.when(asks("NATO", ask.OfferPackage, choices={"D1": 2})).refused("R-VERSION", says="as it lies on the table")
    moved = game.after(
        asks("COM", ask.OfferPackage, choices={"D1": 3}), asks("NATO", ask.Initial, owner="COM", version=1)
    )
    back = moved.after(asks("NATO", ask.OfferPackage, choices={"D1": 2}))
    assert back.state.table.packages["NATO"].version == 2
    again = back.after(asks("COM", ask.Initial, owner="NATO", version=2))
    assert standing(again.state) == QUIET
    back.when(asks("NATO", ask.OfferPackage, choices={"D1": 2})).refused("R-VERSION", says="as it lies on the table")
