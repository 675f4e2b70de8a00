"""Capitals: demands and their answers, sponsorship, calls at high level, statements, the leak."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.events import (
    DemandAnswered,
    DemandFiled,
    DraftLeaked,
    HighLevelCallMade,
    LeashMoved,
    Sponsored,
    StatementPublished,
    StatementThreatened,
)
from game_rules.ids import CLOCK, LECTURER
from game_rules.rules.leash import leash
from game_rules.texts import attention, standing
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, WORDS, at, draft_of, drafted
from tests.rules.small import drafted_small, in_play, summit
from tests.rules.stage import Asks, Given, asks, did
from tests.rules.test_staff import spent

ALL = (*CORE, "public", LECTURER)


@succeeds(ask.Demand)
@refuses(ask.Demand, "only_states", "clause_must_exist", "one_demand_a_phase")
def test_a_state_files_one_demand_a_phase() -> None:
    """Public: everybody reads it. A clause that exists and is not agreed language."""
    may = at("may", "50")
    demand = asks("TR", ask.Demand, issue="D4", option=2, text=WORDS)
    answer = may.when(demand)
    filed = answer.then(did("TR", DemandFiled, issue="D4", option=2, text=WORDS))
    assert all(answer.told_to(reader) for reader in ALL)
    assert [seen.role for seen in filed.seen_by("public").lobby.demands] == ["TR"]
    may.when(asks("COM", ask.Demand, issue="D4", option=2, text=WORDS)).refused("R-NO-STANDING", says="is no state")
    may.when(asks("TR", ask.Demand, issue="D4", option=9, text=WORDS)).refused("R-VERSION", says="D4=9")
    may.when(asks("TR", ask.Demand, issue="D5", option=1, text=WORDS)).refused("R-CLOSED", says="agreed language")
    filed.when(asks("TR", ask.Demand, issue="D1", option=1, text=WORDS)).refused("R-NO-CARD", says="You have filed")
    filed.after(asks(LECTURER, ask.NextPhase)).when(demand).happens()


@succeeds(ask.AnswerDemand)
@refuses(ask.AnswerDemand, "only_pens_answer_demands", "demand_must_stand")
def test_the_pens_answer_a_demand_or_visibly_ignore_it() -> None:
    """Each pen once, in the phase in which it was filed."""
    filed = at("may").after(asks("TR", ask.Demand, issue="D4", option=2, text=WORDS))
    later = asks("NATO", ask.AnswerDemand, role="TR", answer="later", text=WORDS)
    answered = filed.when(later).then(did("NATO", DemandAnswered, role="TR", answer="later", text=WORDS))
    assert answered.seen_by("CY").lobby.demands[0].answers == (("NATO", "later"),)
    answered.when(later).refused("R-PHASE", says="You have answered")
    answered.when(asks("COM", ask.AnswerDemand, role="TR", answer="no")).happens()
    filed.when(asks("UK", ask.AnswerDemand, role="TR", answer="yes")).refused(
        "R-NO-STANDING", says="Only pens", holders=("COM", "EEAS", "NATO")
    )
    filed.when(asks("NATO", ask.AnswerDemand, role="CY", answer="yes")).refused("R-PHASE", says="Cyprus has filed no")
    gone = filed.after(asks(LECTURER, ask.NextPhase))
    gone.when(later).refused("R-PHASE", says="no demand in this phase")
    assert [demand.current for demand in gone.seen_by("CY").lobby.demands] == [False]


@succeeds(ask.Sponsor)
@refuses(ask.Sponsor, "only_states", "package_must_be_of_a_staff")
def test_a_state_lends_its_name_to_the_package_of_a_staff() -> None:
    """As it stands: a new version loses the sponsors; states need none."""
    june = at("june").after(
        asks("NATO", ask.OfferPackage, choices={"D1": 1}), asks("UK", ask.OfferPackage, choices={"D1": 2})
    )
    lends = asks("TR", ask.Sponsor, owner="NATO", version=1)
    sponsored = june.when(lends).then(did("TR", Sponsored, owner="NATO", version=1))
    assert {seen.owner: seen.can_sponsor for seen in june.seen_by("TR").packages} == {"NATO": True, "UK": False}
    assert not any(seen.can_sponsor for seen in (*sponsored.seen_by("TR").packages, *june.seen_by("COM").packages))
    assert [seen.sponsors for seen in sponsored.seen_by("CY").packages if seen.owner == "NATO"] == [("TR",)]
    june.when(asks("COM", ask.Sponsor, owner="NATO", version=1)).refused("R-NO-STANDING", says="is no state")
    june.when(asks("TR", ask.Sponsor, owner="UK", version=1)).refused("R-VERSION", says="Only a staff's package")
    june.when(asks("TR", ask.Sponsor, owner="EEAS", version=1)).refused("R-VERSION", says="no package of that staff")
    june.when(asks("TR", ask.Sponsor, owner="NATO", version=2)).refused("R-VERSION", says="version 1")
    sponsored.when(lends).refused("R-PHASE", says="already")
    renewed = sponsored.after(asks("NATO", ask.OfferPackage, choices={"D1": 3}))
    assert renewed.state.table.packages["NATO"].sponsors == frozenset()


@succeeds(ask.HighLevelCall)
@refuses(
    ask.HighLevelCall,
    "only_states",
    "call_must_reach_another_capital",
    "call_must_be_paid",
    "there_must_be_something_to_ask_about",
)
def test_a_capital_that_is_called_says_which_clause_it_minds_most() -> None:
    """To the caller alone, for one action point."""
    july = draft_of("july")
    call = asks("UK", ask.HighLevelCall, role="CY")
    answer = july.when(call)
    after = answer.then(did("UK", HighLevelCallMade, role="CY", cost=1, issue="D4"))
    assert after.points("UK") == july.points("UK") - 1
    assert [reader for reader in ALL if answer.told_to(reader)] == ["CY", "UK", LECTURER]
    assert after.seen_by("UK").lobby.statements == ("Cyprus told you that it minds Allies outside the EU most.",)
    assert after.seen_by("CY").lobby.statements == after.seen_by("TR").lobby.statements == ()
    july.when(asks("COM", ask.HighLevelCall, role="CY")).refused("R-NO-STANDING", says="is no state")
    july.when(asks("UK", ask.HighLevelCall, role="COM")).refused("R-NO-STANDING", remedy="Call Turkey or Cyprus")
    july.when(asks("UK", ask.HighLevelCall, role="UK")).refused("R-NO-STANDING", says="another capital")
    at("july").when(call).refused("R-VERSION", says="no draft yet", holders=("COM", "EEAS", "NATO"))
    spent(at("july"), "UK").when(call).refused("R-NO-AP", says="you have 0 and need 1")


def test_a_crossed_red_line_is_what_a_capital_minds_most() -> None:
    """Before any number of points; and a capital that minds nothing says so."""
    july = drafted(at("july"), D3=0, D4=1)
    july.when(asks("UK", ask.HighLevelCall, role="CY")).then(
        did("UK", HighLevelCallMade, role="CY", cost=1, issue="D3")
    )
    pleased = drafted(at("july"), D1=1, D2=1, D3=0, D4=1, D5=1, D6=0, D7=1, D8=0)
    call = pleased.when(asks("UK", ask.HighLevelCall, role="TR"))
    call.then(did("UK", HighLevelCallMade, role="TR", cost=1, issue=""))
    assert call.told_to("TR")[0].says.endswith("you mind nothing in the draft.")


@succeeds(ask.ThreatenStatement)
@refuses(ask.ThreatenStatement, "only_states", "a_card_must_be_in_hand")
def test_a_threat_shows_the_card_and_keeps_it() -> None:
    """C067: its addressees alone hear a private threat; the thermometer rises by a point for everybody."""
    july = draft_of("july")
    private = july.when(asks("TR", ask.ThreatenStatement, to=("NATO", "UK")))
    after = private.then(did("TR", StatementThreatened, to=("NATO", "UK"), noticed=True))
    assert [reader for reader in ALL if private.told_to(reader)] == ["TR", "UK", "NATO", LECTURER]
    warm = replace(july.state, corridors=replace(july.state.corridors, noticed=after.state.corridors.noticed))
    assert after.seen_by("CY") == replace(july, state=warm).seen_by("CY")
    assert after.seen_by("TR").me.statement_cards == 1
    public = july.after(asks("TR", ask.ThreatenStatement))
    assert drawn(public) == drawn(july) + 1
    assert drawn(public.after(asks("TR", ask.ThreatenStatement))) == drawn(public), "a threat twice is no louder"
    assert drawn(public.after(asks("CY", ask.ThreatenStatement))) == drawn(public) + 1
    july.when(asks("NATO", ask.ThreatenStatement)).refused("R-NO-STANDING", says="is no state")
    spoken = after.after(condemns("TR"))
    spoken.when(asks("TR", ask.ThreatenStatement)).refused("R-NO-CARD", says="no statement left", cites="L461")


@succeeds(ask.PublishStatement)
@refuses(ask.PublishStatement, "only_states_condemn", "condemnation_plays_a_card")
def test_a_condemnation_spends_the_card_and_makes_noise() -> None:
    """C068, C069: two points of attention, every leash one shorter, and no second card."""
    july = draft_of("july")
    after = july.when(condemns("CY")).then(
        did("CY", StatementPublished, statement="condemnation", text=WORDS),
        *(did(CLOCK, LeashMoved, role=role, leash=3, cost=0) for role in ("COM", "EEAS", "NATO")),
    )
    assert drawn(after) == drawn(july) + 2
    after.when(condemns("CY")).refused("R-NO-CARD", says="no statement left")
    july.when(condemns("COM")).refused("R-NO-STANDING", says="is no state")


def test_a_second_card_may_be_played() -> None:
    """July's turn of events gives Ankara and Nicosia one more."""
    july = draft_of("july").after(asks(LECTURER, ask.FireInject, inject="D-I4"))
    july.after(condemns("TR")).when(condemns("TR")).happens()
    july.after(condemns("UK")).when(condemns("UK")).refused("R-NO-CARD")


def test_a_leash_that_is_as_short_as_it_gets_is_not_shortened_by_noise() -> None:
    """Five is the end."""
    world = summit(parameters={"leash_start": 5})
    game = drafted_small(in_play(world))
    told = game.when(condemns("TR")).happens().told
    assert [type(event) for event in told] == [StatementPublished]


@succeeds(ask.Leak)
@refuses(ask.Leak, "there_must_be_a_text_to_leak", "a_draft_leaks_once")
def test_a_draft_leaks_once_and_nobody_knows_through_whom() -> None:
    """One point of attention, every leash one shorter; the author is named only after the reveal."""
    july = draft_of("july")
    leak = july.when(asks("COM", ask.Leak))
    after = leak.then(
        did("COM", DraftLeaked), *(did(CLOCK, LeashMoved, role=r, leash=3, cost=0) for r in ("COM", "EEAS", "NATO"))
    )
    assert drawn(after) == drawn(july) + 1
    assert [leash(after.state, role) for role in ("COM", "EEAS", "NATO")] == [3, 3, 3]
    says = {reader: leak.told_to(reader)[0].says for reader in ALL}
    assert {reader for reader in ALL if "source" in says[reader]} == {"COM"}
    assert {leak.told_to(reader)[0].actor for reader in ALL if reader != "COM"} == {""}
    after.when(asks("CY", ask.Leak)).refused("R-NO-CARD", says="in the newspapers already")
    at("july").when(asks("COM", ask.Leak)).refused("R-HIDDEN", says="no draft to hand over")


def test_what_the_press_has_printed_by_itself_is_not_leaked_again() -> None:
    """The scheduled leak counts."""
    printed = draft_of("july").later(seconds=120)
    printed.when(asks("COM", ask.Leak)).refused("R-NO-CARD")


def test_nobody_else_can_tell_who_leaked() -> None:
    """Whoever it was, the others' views and minutes are the same."""
    july = draft_of("july")
    one, other = july.when(asks("TR", ask.Leak)), july.when(asks("COM", ask.Leak))
    for reader in ("CY", "UK", "EEAS", "NATO", "public"):
        assert one.told_to(reader) == other.told_to(reader)
        assert one.happens().seen_by(reader) == other.happens().seen_by(reader)


def drawn(game: Given) -> int:
    """Points of attention that the text draws."""
    return attention(game.state, standing(game.state))


def condemns(role: str) -> Asks:
    """Plays the card."""
    return asks(role, ask.PublishStatement, statement="condemnation", text=WORDS)
