"""Staff work below the political level: taskings, arrangements, letters, and whose field it is."""

from game_rules import commands as ask
from game_rules.events import (
    Arranged,
    ArrangementDeclined,
    CompetenceClaimed,
    ContactAnswered,
    LetterAnswered,
    LetterSent,
    LiaisonProposed,
    TaskingAdopted,
    TaskingBacked,
    TurfHeard,
)
from game_rules.ids import CLOCK, EU_HOUSE, LECTURER, NATO_HOUSE
from game_rules.rules.staff import have_met
from game_rules.score import result
from server.scenarios.scenario_file import load
from tests.rules.claims import refuses, succeeds, warns
from tests.rules.moments import at, begun, lobby, meeting
from tests.rules.small import with_numbers
from tests.rules.stage import Asks, Given, asks, did

CRIMEA, AEGEAN, CALENDAR = load("crimea"), load("aegean"), load("participation")


def crimea(phase: str = "tasking") -> Given:
    return begun(lobby("50", CRIMEA.core_cast, CRIMEA), phase)


def aegean(phase: str = "counterpart") -> Given:
    return begun(lobby("50", AEGEAN.core_cast, AEGEAN), phase)


def calendar(**numbers: int) -> Given:
    scenario = with_numbers(CALENDAR, **numbers)
    return begun(lobby("50", scenario.core_cast, scenario), "corridors")


def tasks(role: str, area: str = "hybrid") -> Asks:
    return asks(role, ask.TaskStaff, area=area)


def arranges(by: str, other: str, issue: str, option: int) -> Asks:
    return asks(by, ask.Liaison, role=other, issue=issue, option=option)


def writes(by: str, to: str, area: str = "ships", label: str = "technical") -> Asks:
    return asks(by, ask.ExchangeLetters, role=to, area=area, label=label)


def claims(role: str, area: str = "hybrid", *, claim: bool = True) -> Asks:
    return asks(role, ask.ClaimCompetence, area=area, claim=claim)


def tasked() -> Given:
    return crimea().after(tasks("TR"), tasks("UK"), tasks("CY"))


# --- taskings ---------------------------------------------------------------------------------------------------------


@succeeds(ask.TaskStaff)
def test_a_house_tasks_its_staff_when_all_its_members_have_said_yes() -> None:
    """Turkey and London make the NAC; London and Nicosia make the Council."""
    begins = crimea()
    first = begins.when(tasks("TR")).then(did("TR", TaskingBacked, area="hybrid"))
    second = first.when(tasks("UK")).then(
        did("UK", TaskingBacked, area="hybrid"), did(CLOCK, TaskingAdopted, house=NATO_HOUSE, area="hybrid")
    )
    second.when(tasks("CY")).then(
        did("CY", TaskingBacked, area="hybrid"), did(CLOCK, TaskingAdopted, house=EU_HOUSE, area="hybrid")
    )


@refuses(ask.TaskStaff, "only_states", "area_must_exist", "area_must_need_a_tasking", "tasking_is_said_once")
def test_only_states_task_and_only_with_a_new_area() -> None:
    """Where staffs have always worked nobody has to."""
    game = crimea()
    game.when(tasks("NATO")).refused("R-NO-STANDING")
    game.when(tasks("TR", "piracy")).refused("R-VERSION", remedy="Hybrid threats")
    game.when(tasks("TR", "energy")).refused("R-PHASE", says="work on that already")
    again = game.when(tasks("TR")).happens()
    again.when(tasks("TR")).refused("R-PHASE", holders=("CY", "UK"), remedy="Win Cyprus")


def test_where_no_phase_opens_it_there_is_no_staff_work() -> None:
    """Warsaw is about one text."""
    game = at("june")
    for asked in (tasks("TR"), arranges("NATO", "COM", "D8", 1), writes("NATO", "COM"), claims("COM")):
        game.when(asked).refused("R-PHASE", says="is not open in the phase")


# --- arrangements -----------------------------------------------------------------------------------------------------


@succeeds(ask.Liaison)
@refuses(ask.Liaison, "staffs_must_be_tasked")
def test_a_new_area_needs_a_tasking_of_each_house() -> None:
    """The NAC alone is not enough; then both staffs settle it, and it brings nobody a point."""
    met = crimea().after(tasks("TR"), tasks("UK"), meeting("NATO", "COM"))
    met.when(arranges("NATO", "COM", "B6", 1)).refused(
        "R-NO-TASKING", says="the Council of the EU", cites="L417-L420", holders=("CY",), remedy="Cyprus"
    )
    may = met.after(tasks("CY"))
    points = {role: result(may.state, role).points for role in may.state.cast}
    offered = may.when(arranges("NATO", "COM", "B6", 1)).then(
        did("NATO", LiaisonProposed, role="COM", issue="B6", option=1)
    )
    done = offered.when(arranges("COM", "NATO", "B6", 1)).then(
        did("COM", Arranged, role="NATO", issue="B6", option=1, attention=0)
    )
    assert done.state.work.arranged == {("B6", 1): ("NATO", "COM")}
    assert {role: result(done.state, role).points for role in done.state.cast} == points


@refuses(ask.Liaison, "option_must_lie_below_politics", "leash_must_allow_the_arrangement")
def test_the_field_is_on_a_long_leash_and_never_above_politics() -> None:
    """Liaison officers on the shortest leash, technical arrangements on a shorter one, agreements never."""
    game = calendar(leash_start=5).after(meeting("NATO", "EEAS")).later(seconds=130)
    game.when(arranges("NATO", "EEAS", "A6", 1)).happens()
    game.when(arranges("NATO", "EEAS", "A6", 2)).refused("R-LEASH", says="at most 4", holders=("TR", "UK"))
    game.when(arranges("NATO", "EEAS", "A6", 3)).refused(
        "R-FORMAL-ALTHEA", says="political level", cites="L385-L405", remedy="package"
    )


@refuses(
    ask.Liaison,
    "only_staff_hold_staff_contacts",
    "contact_crosses_the_houses",
    "option_must_be_there",
    "staffs_must_have_met",
    "arrangement_must_be_new",
)
def test_one_arranges_with_the_other_sides_staff_after_a_word() -> None:
    """And nothing twice."""
    game = calendar()
    game.when(arranges("TR", "NATO", "A6", 1)).refused("R-NO-STANDING")
    game.when(arranges("COM", "EEAS", "A6", 1)).refused("R-NO-STANDING", says="your own house")
    game.when(arranges("NATO", "COM", "A6", 0)).refused("R-VERSION")
    game.when(arranges("NATO", "COM", "A6", 1)).refused("R-NO-AP", remedy="it costs 1")
    offered = game.after(meeting("NATO", "COM"), arranges("NATO", "COM", "A6", 1))
    offered.when(arranges("NATO", "COM", "A6", 1)).refused("R-PHASE", says="proposed", holders=("COM",))
    offered.after(arranges("COM", "NATO", "A6", 1)).when(arranges("COM", "NATO", "A6", 1)).refused(
        "R-PHASE", says="That is arranged"
    )


@succeeds(ask.Decline)
@refuses(ask.Decline, "arrangement_must_wait_for_me")
def test_a_proposed_arrangement_is_declined_at_once() -> None:
    """The question is gone, nobody else hears of it, and it is not put again; the other way round it may be."""
    declines = asks("COM", ask.Decline, role="NATO", issue="A6", option=1)
    met = calendar().after(meeting("NATO", "COM"))
    met.when(declines).refused("R-VERSION", says="No such arrangement", holders=("NATO",))
    offered = met.after(arranges("NATO", "COM", "A6", 1))
    said = offered.when(declines)
    done = said.then(did("COM", ArrangementDeclined, role="NATO", issue="A6", option=1))
    assert "declines to arrange" in said.told_to("NATO")[0].says
    assert said.told_to("NATO")[0].loud
    assert said.told_to("EEAS") == said.told_to("public") == []
    done.when(arranges("NATO", "COM", "A6", 1)).refused("R-PHASE", says="has declined that", holders=("COM",))
    turned = done.after(arranges("COM", "NATO", "A6", 1))
    turned.when(arranges("NATO", "COM", "A6", 1)).then(
        did("NATO", Arranged, role="COM", issue="A6", option=1, attention=0)
    )


def test_an_arrangement_that_draws_attention_is_noticed() -> None:
    """By everybody, and by the thermometer."""
    game = crimea().after(meeting("NATO", "COM"), arranges("NATO", "COM", "B7", 3))
    before = game.state.ledger.attention
    done = game.when(arranges("COM", "NATO", "B7", 3))
    assert done.happens().state.ledger.attention == before + 1
    assert "without a package" in done.told_to("CY")[0].says
    assert game.when(arranges("COM", "NATO", "B7", 3)).told_to("public")
    quiet = crimea().after(meeting("NATO", "COM")).when(arranges("NATO", "COM", "B7", 3))
    assert quiet.told_to("CY") == []
    assert quiet.told_to("COM")[0].loud


# --- letters ----------------------------------------------------------------------------------------------------------


@succeeds(ask.ExchangeLetters)
def test_letters_are_a_meeting_at_once_where_nobody_else_must_agree() -> None:
    """The Commission answers, and may initial what NATO has written."""
    game = aegean()
    sent = game.when(writes("NATO", "COM", "frontex")).then(
        did("NATO", LetterSent, role="COM", area="frontex", label="technical", cost=1)
    )
    assert not have_met(sent.state, "NATO", "COM")
    answer = sent.when(writes("COM", "NATO", "frontex"))
    done = answer.then(did("COM", LetterAnswered, role="NATO", area="frontex", counts=sent.now, turf=()))
    assert have_met(done.state, "NATO", "COM")
    assert done.points("COM") == game.points("COM")


def test_the_eeas_answers_a_letter_once_others_have_agreed() -> None:
    """Its answer needs clearance: the exchange counts two minutes later."""
    sent = aegean().after(writes("NATO", "EEAS"))
    done = sent.when(writes("EEAS", "NATO")).then(
        did("EEAS", LetterAnswered, role="NATO", area="ships", counts=sent.now + 120_000, turf=())
    )
    assert not have_met(done.state, "NATO", "EEAS")
    later = done.later(seconds=121)
    assert ContactAnswered in {type(event) for event in later.told}
    assert have_met(later.state, "NATO", "EEAS")


@refuses(
    ask.ExchangeLetters,
    "only_staff_hold_staff_contacts",
    "contact_crosses_the_houses",
    "area_must_exist",
    "letters_must_bring_something",
    "one_letter_at_a_time",
    "letter_must_be_paid",
)
def test_a_letter_goes_to_the_other_sides_staff_once_and_is_paid() -> None:
    """Who has met need not write."""
    game = aegean()
    game.when(writes("TR", "COM")).refused("R-NO-STANDING")
    game.when(writes("COM", "EEAS")).refused("R-NO-STANDING", says="your own house")
    game.when(writes("NATO", "COM", "piracy")).refused("R-VERSION")
    game.after(meeting("NATO", "COM")).when(writes("NATO", "COM")).refused("R-PHASE", says="add nothing")
    game.after(writes("NATO", "COM")).when(writes("NATO", "COM")).refused("R-PHASE", says="not been answered")
    poor = game.after(*[meeting("NATO", "EEAS")] * 2)
    poor.when(writes("NATO", "COM")).refused("R-NO-AP")


def test_a_political_letter_is_known_to_capitals_and_a_technical_one_is_not() -> None:
    """It is often called a technical matter."""
    game = aegean()
    assert game.when(writes("NATO", "COM")).told_to("TR") == []
    political = game.when(writes("NATO", "COM", label="political"))
    for capital in ("TR", "CY", "UK"):
        assert "political letter" in political.told_to(capital)[0].says
    assert political.told_to("EEAS") == []


# --- turf -------------------------------------------------------------------------------------------------------------


@warns(ask.ExchangeLetters, "others_may_be_competent")
def test_answering_on_the_field_of_others_strains_and_is_heard_of_a_phase_later() -> None:
    """A warning to the Commission; one point of tension; the EEAS hears of it when the next phase begins."""
    sent = aegean().after(writes("NATO", "COM", "ships"))
    answer = sent.when(writes("COM", "NATO", "ships"))
    done = answer.warned("W-COMPETENCE", says="belongs to")
    assert done.state.work.tension == {("COM", "EEAS"): 1}
    assert answer.told_to("EEAS") == []
    heard = done.when(asks(LECTURER, ask.NextPhase)).then_among_others(
        did(CLOCK, TurfHeard, role="EEAS", area="ships", intruder="COM")
    )
    assert not any(isinstance(event, TurfHeard) for event in heard.after(asks(LECTURER, ask.NextPhase)).told)
    political = aegean().after(writes("NATO", "COM", "ships", "political"))
    assert political.when(writes("COM", "NATO", "ships")).happens().state.work.tension == {}


@succeeds(ask.ClaimCompetence)
def test_a_service_may_decline_to_say_what_its_competences_are() -> None:
    """Accepted, and NATO may keep asking; a claim that meets another strains."""
    game = crimea("first-night")
    declined = game.when(claims("COM", claim=False)).then(
        did("COM", CompetenceClaimed, area="hybrid", claim=False, against=())
    )
    asked = declined.when(writes("NATO", "COM", "hybrid")).happens()
    asked.when(claims("COM", claim=False)).happens()
    first = game.when(claims("EEAS")).then(did("EEAS", CompetenceClaimed, area="hybrid", claim=True, against=()))
    second = first.when(claims("COM")).then(did("COM", CompetenceClaimed, area="hybrid", claim=True, against=("EEAS",)))
    assert second.state.work.tension == {("COM", "EEAS"): 1}


@refuses(ask.ClaimCompetence, "only_staffs_are_competent", "area_must_exist", "a_claim_is_made_once")
def test_competences_are_divided_among_services() -> None:
    """Not among states, and each claims once."""
    game = crimea("first-night")
    game.when(claims("TR")).refused("R-NO-STANDING")
    game.when(claims("COM", "piracy")).refused("R-VERSION")
    game.after(claims("COM")).when(claims("COM", claim=False)).refused("R-PHASE")


def test_each_letter_and_each_claim_is_kept_by_itself() -> None:
    """Answering one letter leaves the others waiting; declining a field adds to what was declined before; nobody meets
    itself when it claims what is its own."""
    both = aegean().after(writes("NATO", "COM", "frontex"), writes("NATO", "EEAS"))
    answered = both.after(writes("COM", "NATO", "frontex"))
    assert [(one.to, one.answered) for one in answered.state.work.letters] == [("COM", True), ("EEAS", False)]
    declined = both.after(claims("COM", "frontex", claim=False))
    assert [(one.to, one.answered) for one in declined.state.work.letters] == [("COM", True), ("EEAS", False)]
    declined = declined.after(claims("COM", "ships", claim=False))
    assert declined.state.work.declined == {("COM", "frontex"), ("COM", "ships")}
    assert not declined.state.work.claims
    own = crimea("first-night").after(claims("EEAS"))
    assert own.state.work.claims == {"hybrid": ("EEAS",)}
    assert not own.state.work.tension


def test_an_intrusion_is_kept_until_its_service_has_heard_of_it() -> None:
    """A phase later it has."""
    first = aegean().after(writes("NATO", "COM", "ships"), writes("COM", "NATO", "ships"))
    assert [(one.role, one.area, one.heard) for one in first.state.work.touched] == [("EEAS", "ships", False)]
    told = first.after(asks(LECTURER, ask.NextPhase))
    assert [(one.role, one.area, one.heard) for one in told.state.work.touched] == [("EEAS", "ships", True)]
