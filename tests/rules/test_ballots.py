"""Under `accept` a pen puts a package to its house: the NAC by silence, the Council by a vote."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game_rules import commands as ask
from game_rules.events import BallotClosed, BallotOpened, ObjectionRaised, PackageAdopted, PositionTaken
from game_rules.ids import CLOCK, EU_HOUSE, LECTURER, NATO_HOUSE
from game_rules.rules.assent import missing_consent
from game_rules.rules.ballots import council
from game_rules.view.next import advice
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import WORDS
from tests.rules.small import CAST, exchange, in_play
from tests.rules.stage import Asks, Did, Given, asks, did, minutes, time_passes

DEAL = {"A1": 1, "A2": 1}
PACKAGE = {"owner": "COM", "version": 1}
SILENCE = 60_000
COMS = "Role COM's package 1"


def initialled(cast: tuple[str, ...] = CAST, *, hard: bool = True, **choices: int) -> Given:
    """Both pens stand under a text of the Commission."""
    game = in_play(exchange(), cast, hard=hard).after(
        asks("NATO", ask.Contact, role="COM"), asks("COM", ask.OfferPackage, choices=choices or DEAL)
    )
    return game.after(asks("NATO", ask.Initial, **PACKAGE))


def circulated(**how: object) -> Given:
    return initialled(**how).after(asks("NATO", ask.StartSilence, **PACKAGE))  # type: ignore[arg-type]


def called(**how: object) -> Given:
    return initialled(**how).after(asks("EEAS", ask.CallVote, **PACKAGE))  # type: ignore[arg-type]


def votes(role: str, position: str = "for") -> Asks:
    return asks(role, ask.Vote, position=position)


def missing(game: Given) -> tuple[str, ...]:
    return missing_consent(game.state, game.state.table.packages["COM"])


def closed(house: str, *, agreed: bool, code: str = "", **how: object) -> Did:
    return did(CLOCK, BallotClosed, house=house, **PACKAGE, agreed=agreed, code=code, **how)


# --- the NAC ----------------------------------------------------------------------------------------------------------


@succeeds(ask.StartSilence)
@refuses(ask.StartSilence, "one_text_at_a_time")
def test_silence_in_the_council_of_the_alliance_is_consent() -> None:
    """C025: nobody writes before the deadline, and Turkey has agreed; the United Kingdom sits in the Council, too."""
    game = initialled()
    running = game.when(asks("NATO", ask.StartSilence, **PACKAGE)).then(
        did("NATO", BallotOpened, house=NATO_HOUSE, **PACKAGE, deadline=game.now + SILENCE)
    )
    running.when(asks("NATO", ask.StartSilence, **PACKAGE)).refused("R-PHASE")
    assert missing(running) == ("TR", "CY", "UK")
    agreed = running.when(time_passes(60)).then(closed(NATO_HOUSE, agreed=True))
    assert missing(agreed) == ("CY", "UK")


def test_a_break_over_what_one_objects_to_already_is_no_second_objection() -> None:
    """The stand is the same, and keeps its price."""
    priced = asks("TR", ask.Object, issue="A1", option=1, price=("A2", 2))
    game = circulated().after(priced)
    broken = game.when(asks("TR", ask.BreakSilence, issue="A1")).happens()
    assert not [event for event in broken.told if isinstance(event, ObjectionRaised)]
    assert broken.state.table.objections == game.state.table.objections


@succeeds(ask.BreakSilence)
@refuses(ask.BreakSilence, "a_silence_must_run", "break_names_a_clause")
def test_one_ally_breaks_it_in_time_and_the_text_returns_to_the_table() -> None:
    """C026: by name, over a clause; the break stands as an objection."""
    game = circulated()
    game.when(asks("TR", ask.BreakSilence, issue="ZZ")).refused("R-VERSION")
    broken = game.when(asks("TR", ask.BreakSilence, issue="A1")).then(
        did(
            "TR",
            BallotClosed,
            house=NATO_HOUSE,
            **PACKAGE,
            agreed=False,
            code="R-SILENCE-BROKEN",
            against=("TR",),
            issue="A1",
        ),
        did("TR", ObjectionRaised, issue="A1", option=1),
    )
    assert missing(broken) == ("TR", "CY", "UK")
    broken.when(asks("TR", ask.BreakSilence, issue="A1")).refused("R-PHASE")


@succeeds(ask.LetPass)
@refuses(ask.LetPass, "a_silence_must_run", "ballot_is_answered_once")
@refuses(ask.BreakSilence, "ballot_is_answered_once")
def test_what_was_let_pass_on_record_is_not_broken_afterwards() -> None:
    game = circulated().when(asks("TR", ask.LetPass)).then(did("TR", PositionTaken, house=NATO_HOUSE, position="for"))
    game.when(asks("TR", ask.LetPass)).refused("R-PHASE")
    game.when(asks("TR", ask.BreakSilence, issue="A1")).refused("R-PHASE")
    initialled().when(asks("TR", ask.LetPass)).refused("R-PHASE")


@refuses(ask.BreakSilence, "only_allies_answer")
@refuses(ask.LetPass, "only_allies_answer")
@pytest.mark.parametrize("stranger", ["CY", "COM", "NATO"])
def test_only_an_ally_breaks_it(stranger: str) -> None:
    """C028: neither NATO's staff, nor the EU, nor Cyprus."""
    circulated().when(asks(stranger, ask.BreakSilence, issue="A1")).refused("R-NO-STANDING", holders=("TR", "UK"))
    circulated().when(asks(stranger, ask.LetPass)).refused("R-NO-STANDING", holders=("TR", "UK"))


@refuses(ask.LetPass, "instructions_must_allow_the_answer")
def test_instructions_speak_for_an_ally_that_says_nothing() -> None:
    """A hard red line: it may not let pass, and at the deadline silence is broken in its name."""
    game = circulated(A1=1, A2=0)
    game.when(asks("TR", ask.LetPass)).refused("R-REDLINE", holders=("TR",))
    game.when(time_passes(60)).then(
        closed(NATO_HOUSE, agreed=False, code="R-SILENCE-BROKEN", against=("TR",), issue="A1", instructed=True)
    )


@refuses(ask.StartSilence, "whose_house_it_is", "package_must_lie_there")
def test_a_silence_is_started_by_natos_staff_over_a_text_that_it_has_initialled() -> None:
    for role in ("COM", "TR", "UK"):
        initialled().when(asks(role, ask.StartSilence, **PACKAGE)).refused("R-NO-STANDING", holders=("NATO",))
    initialled().when(asks("NATO", ask.StartSilence, owner="COM", version=2)).refused("R-VERSION")
    initialled().when(asks("NATO", ask.StartSilence, owner="TR", version=1)).refused("R-VERSION")
    offered = in_play(exchange()).after(asks("COM", ask.OfferPackage, choices=DEAL))
    offered.when(asks("NATO", ask.StartSilence, **PACKAGE)).refused("R-VERSION", holders=("NATO",))


# --- the Council ------------------------------------------------------------------------------------------------------


@refuses(ask.CallVote, "nato_does_not_vote")
def test_nato_does_not_vote() -> None:
    """C024: consensus or silence, never a vote."""
    initialled().when(asks("NATO", ask.CallVote, **PACKAGE, house=NATO_HOUSE)).refused(
        "R-NO-VOTE-NATO", holders=("TR", "UK")
    )
    initialled().when(asks("EEAS", ask.CallVote, **PACKAGE, house="ZZ")).refused("R-VERSION")


@succeeds(ask.CallVote, ask.Vote)
def test_a_vote_that_all_have_cast_is_counted_at_once() -> None:
    """Cyprus' yes is given by its house; the United Kingdom still has to be silent in the other one."""
    game = initialled()
    running = game.when(asks("CY", ask.CallVote, **PACKAGE)).then(
        did("CY", BallotOpened, house=EU_HOUSE, **PACKAGE, deadline=game.now + SILENCE)
    )
    half = running.when(votes("CY")).then(did("CY", PositionTaken, house=EU_HOUSE, position="for"))
    whole = half.when(votes("UK")).then(
        did("UK", PositionTaken, house=EU_HOUSE, position="for"), closed(EU_HOUSE, agreed=True)
    )
    assert missing(whole) == ("TR", "UK")


def test_both_houses_together_adopt_a_package() -> None:
    """Silence in one, a vote in the other; nobody has pressed accept."""
    game = circulated().after(asks("EEAS", ask.CallVote, **PACKAGE), votes("CY"), votes("UK"))
    game.when(time_passes(60)).then_among_others(did(CLOCK, PackageAdopted, owner="COM", choices=DEAL))


def test_one_vote_against_is_enough() -> None:
    """C031, C038: counted at once, and named."""
    game = called()
    game.when(votes("CY", "against")).then(
        did("CY", PositionTaken, house=EU_HOUSE, position="against"),
        closed(EU_HOUSE, agreed=False, code="R-UNANIMITY", against=("CY",)),
    )


def test_plain_abstentions_do_not_prevent_it() -> None:
    """C032: two abstain, nobody is against."""
    game = called().after(votes("CY", "abstain"), votes("UK", "abstain"))
    assert (EU_HOUSE, "COM", 1) in game.state.decision.consents
    assert "CY" not in missing(game)


def test_who_does_not_vote_consents_at_the_deadline() -> None:
    called().when(time_passes(60)).then(closed(EU_HOUSE, agreed=True))


@refuses(ask.Vote, "instructions_must_allow_the_answer")
def test_a_red_line_forbids_a_yes_and_leaves_a_declared_abstention() -> None:
    """Cyprus' line: A2 without A1. At the deadline its instructions vote against."""
    game = called(A1=0, A2=1)
    for position in ("for", "abstain"):
        game.when(votes("CY", position)).refused("R-REDLINE", holders=("CY",))
    declared = game.after(votes("CY", "abstain_declared"), votes("UK"))
    assert (EU_HOUSE, "COM", 1) in declared.state.decision.consents
    game.when(time_passes(60)).then(
        closed(EU_HOUSE, agreed=False, code="R-UNANIMITY", against=("CY",), issue="A2", instructed=True)
    )


@refuses(ask.Object, "abstention_is_loyal")
@refuses(ask.ThreatenStatement, "abstention_is_loyal")
@refuses(ask.PublishStatement, "abstention_is_loyal")
def test_who_abstained_with_a_declaration_must_not_impede() -> None:
    """C037: until the text changes."""
    game = called().after(votes("CY", "abstain_declared"), votes("UK"))
    impeding = (
        asks("CY", ask.Object, issue="A1", option=1),
        asks("CY", ask.ThreatenStatement),
        asks("CY", ask.PublishStatement, statement="condemnation", text=WORDS),
    )
    for act in impeding:
        game.when(act).refused("R-LOYAL-ABSTENTION", holders=("CY",))
    another = game.after(asks("EEAS", ask.OfferPackage, choices={"A1": 2}))
    another.when(asks("CY", ask.Object, issue="A1", option=2)).happens()
    changed = game.after(asks("COM", ask.OfferPackage, choices={"A1": 2, "A2": 1}))
    changed.when(asks("CY", ask.Object, issue="A1", option=2)).happens()


@refuses(ask.Vote, "only_members_vote", "a_vote_must_run", "ballot_is_answered_once")
@pytest.mark.parametrize("stranger", ["COM", "EEAS", "TR"])
def test_only_member_states_vote(stranger: str) -> None:
    """C039: neither the Commission nor the EEAS; C014: nor Turkey."""
    called().when(votes(stranger)).refused("R-NO-STANDING", holders=("CY", "UK"))
    initialled().when(votes("CY")).refused("R-PHASE")
    called().after(votes("CY")).when(votes("CY", "against")).refused("R-PHASE")


@refuses(ask.CallVote, "whose_house_it_is", "package_must_lie_there", "one_text_at_a_time")
def test_a_vote_is_called_by_a_pen_or_a_member_of_the_union() -> None:
    for role in ("NATO", "TR"):
        initialled().when(asks(role, ask.CallVote, **PACKAGE)).refused(
            "R-NO-STANDING", holders=("COM", "EEAS", "CY", "UK")
        )
    called().when(asks("UK", ask.CallVote, **PACKAGE)).refused("R-PHASE")
    agreed = called().after(votes("CY"), votes("UK"))
    agreed.when(asks("UK", ask.CallVote, **PACKAGE)).refused("R-PHASE")
    initialled().when(asks("UK", ask.CallVote, owner="COM", version=7)).refused("R-VERSION")


# --- time, and texts that go ------------------------------------------------------------------------------------------


def test_a_new_version_takes_the_text_from_before_both_houses() -> None:
    """Consent belongs to a version."""
    game = circulated().after(asks("EEAS", ask.CallVote, **PACKAGE), votes("CY"), votes("UK"))
    changed = game.when(asks("COM", ask.OfferPackage, choices={"A1": 2, "A2": 2})).then_among_others(
        closed(NATO_HOUSE, agreed=False)
    )
    assert changed.state.decision.ballots == {}
    assert {"TR", "CY", "UK"} <= {*missing(changed)}


@refuses(ask.StartSilence, "there_must_be_time_to_answer")
@refuses(ask.CallVote, "there_must_be_time_to_answer")
def test_a_ballot_ends_with_play_and_needs_time_before_that() -> None:
    """An earlier phase may end meanwhile; the end of play may not. That no house can be asked any more is told."""
    game = initialled()
    early = game.later(seconds=(game.state.clock.ends - game.now) / 1000 - 20)
    assert early.after(asks("NATO", ask.StartSilence, **PACKAGE)).later(seconds=60).state.decision.consents
    game = game.after(asks(LECTURER, ask.NextPhase), asks("NATO", ask.Contact, role="COM"))
    late = game.later(seconds=(game.state.clock.ends - game.now) / 1000 - 60)
    short = late.after(asks("NATO", ask.StartSilence, **PACKAGE))
    assert short.state.decision.ballots[NATO_HOUSE].deadline == game.state.clock.ends
    too_late = late.later(seconds=30)
    assert too_late.state.clock.freezing_closed
    for act in (asks("NATO", ask.StartSilence, **PACKAGE), asks("EEAS", ask.CallVote, **PACKAGE)):
        too_late.when(act).refused("R-DEADLINE", holders=(LECTURER,))


def test_an_extension_moves_the_deadlines() -> None:
    game = circulated()
    longer = game.after(asks(LECTURER, ask.ExtendPhase, seconds=60))
    before, after = (one.state.decision.ballots[NATO_HOUSE].deadline for one in (game, longer))
    assert after == before + 60_000


def test_the_council_has_the_members_of_its_time_and_those_of_the_scenario() -> None:
    assert len(council(initialled().state)) == 28


@refuses(ask.StartSilence, "text_must_be_in_sight")
@refuses(ask.BreakSilence, "text_must_be_in_sight")
@refuses(ask.LetPass, "text_must_be_in_sight")
@refuses(ask.CallVote, "text_must_be_in_sight")
@refuses(ask.Vote, "text_must_be_in_sight")
def test_who_does_not_see_the_text_learns_nothing_by_trying() -> None:
    (form,) = exchange().formats
    hidden = tuple(replace(phase, insiders=("COM",)) if phase.stage == "play" else phase for phase in form.phases)
    game = in_play(replace(exchange(), formats=(replace(form, phases=hidden),)))
    for act in (
        asks("NATO", ask.StartSilence, **PACKAGE),
        asks("TR", ask.BreakSilence, issue="A1"),
        asks("TR", ask.LetPass),
        asks("CY", ask.CallVote, **PACKAGE),
        votes("CY"),
    ):
        game.when(act).refused("R-HIDDEN", holders=("COM",))


@pytest.mark.parametrize(
    ("game", "step", "reader", "sentence"),
    [
        (
            initialled,
            asks("NATO", ask.StartSilence, **PACKAGE),
            "TR",
            f"Role NATO puts {COMS} under silence in the North Atlantic Council for 1 minute. Asked: you and Role UK.",
        ),
        (
            initialled,
            asks("CY", ask.CallVote, **PACKAGE),
            "CY",
            "You put Role COM's package 1 to the vote in the Council of the EU for 1 minute. Asked: you and Role UK.",
        ),
        (circulated, asks("TR", ask.LetPass), "TR", "You let the package pass in the North Atlantic Council."),
        (circulated, asks("TR", ask.LetPass), "UK", "A member answers in the North Atlantic Council."),
        (called, votes("CY"), "TR", "A member answers in the Council of the EU."),
        (called, votes("CY"), "CY", "You are in favour in the Council of the EU."),
        (called, votes("CY", "against"), "TR", "Role CY is against in the Council of the EU."),
        (
            called,
            votes("CY", "abstain_declared"),
            "NATO",
            "Role CY is abstaining with a declaration in the Council of the EU.",
        ),
    ],
)
def test_a_no_has_a_name_and_a_yes_is_counted(
    game: Callable[[], Given], step: Asks, reader: str, sentence: str
) -> None:
    given = game()
    assert sentence in [line.says for line in minutes(given, given.when(step).happens(), reader)]


def test_what_a_house_has_made_of_it_is_told_to_everybody() -> None:
    """Adopted, broken, voted down, taken away."""
    running = circulated()
    told = {
        "The North Atlantic Council has agreed to Role COM's package 1.": (running, time_passes(60)),
        "Silence in the North Atlantic Council is broken by Role TR over Title A1. Role COM's package 1 is back on the "
        "table.": (running, asks("TR", ask.BreakSilence, issue="A1")),
        "Role CY voted against: the Council of the EU does not adopt Role COM's package 1.": (
            called(),
            votes("CY", "against"),
        ),
        "Role COM's package 1 lies before the North Atlantic Council no more.": (
            running,
            asks("COM", ask.WithdrawPackage),
        ),
    }
    for sentence, (game, step) in told.items():
        assert sentence in [line.says for line in minutes(game, game.when(step).happens(), "public")]


def test_the_page_shows_what_lies_before_each_house_and_names_only_who_says_no() -> None:
    """The deadline, whose package, who is still asked; a yes is known to its owner alone."""
    game = called().after(asks("NATO", ask.StartSilence, **PACKAGE), votes("CY"), asks("TR", ask.LetPass))
    council, nac = sorted(game.seen_by("UK").decision.houses, key=lambda house: house.id)
    assert (council.procedure, nac.procedure) == ("vote", "silence")
    assert council.about == "Role COM, package 1"
    assert {one.role: one.answer for one in council.members} == {"CY": "waiting", "UK": "waiting"}
    mine = {house.id: house for house in game.seen_by("CY").decision.houses}
    assert {one.role: one.answer for one in mine[EU_HOUSE].members} == {"CY": "yes", "UK": "waiting"}
    asked = [one.title for one in game.seen_by("UK").questions]
    assert asked == ["Your vote in the Council", "Break silence, or let it pass?"]
    assert game.seen_by("TR").questions == ()


def test_a_pen_is_told_that_it_can_ask_a_whole_house() -> None:
    """Where members of it are all that is missing."""
    labels = [one.label for one in advice(initialled().state, "NATO")]
    assert "Put Role COM's package under silence" in labels
    assert "Call a vote on your package" in [one.label for one in advice(initialled().state, "COM")]


def test_of_several_packages_the_best_is_put_to_a_house_and_asked_about_first() -> None:
    """One button a house, which names the package and opens its sheet: a deadline runs at once."""
    text = {"A1": 2, "A2": 1}
    game = initialled().after(
        asks("EEAS", ask.Contact, role="NATO"),
        asks("EEAS", ask.OfferPackage, choices=text),
        asks("NATO", ask.Initial, owner="EEAS", version=1),
    )
    votes = [one for one in advice(game.state, "COM") if one.kind == "call_vote"]
    assert [(one.label, one.data["owner"], one.whole) for one in votes] == [
        ("Call a vote on Role EEAS's package", "EEAS", False)
    ]
