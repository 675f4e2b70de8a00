"""Staff work below the political level: taskings, the field, letters, competences."""

from functools import cache

from game_rules import commands as ask
from game_rules.events import Arranged, CompetenceClaimed, LetterAnswered, LetterSent, TurfHeard
from game_rules.ids import CLOCK, LECTURER
from game_rules.rules.leash import leash
from game_rules.rules.staff import have_met
from game_rules.scenario import Scenario
from server.scenarios.scenario_file import load
from tests.conformance.scene import Scene, scene
from tests.rules.small import with_numbers
from tests.rules.stage import Asks, asks, did

MEETS = asks("NATO", ask.Contact, role="COM")


@cache
def _known(slug: str) -> Scenario:
    return load(slug)


def playing(slug: str, phase: str) -> Scene:
    return scene(_known(slug), phase, "50", _known(slug).full_cast)


def arranges(by: str, other: str, issue: str, option: int) -> Asks:
    return asks(by, ask.Liaison, role=other, issue=issue, option=option)


def writes(by: str, to: str, area: str) -> Asks:
    return asks(by, ask.ExchangeLetters, role=to, area=area)


def on_the_shortest_leash() -> Scene:
    """Participation, with the staffs of both houses at leash 5, who have met."""
    scenario = with_numbers(_known("participation"), leash_start=5)
    game = scene(scenario, "corridors", "50", scenario.full_cast).after(MEETS)
    assert {leash(game.state, staff) for staff in ("NATO", "COM")} == {5}
    return game


def test_c072_no_common_doctrine_without_a_tasking_of_each_organisation() -> None:
    """Given no tasking exists on hybrid threats, when staffs exchange a common hybrid doctrine, then it is refused
    until a tasking is adopted in each organisation."""
    game = playing("crimea", "tasking").after(MEETS)
    wanted = arranges("NATO", "COM", "B6", 1)
    members = [role for role in game.state.cast if game.state.scenario.role_by_id[role].is_state]
    game.when(wanted).refused("R-NO-TASKING", says="Hybrid threats", cites="L417-L420")
    nearly = game.after(*(asks(role, ask.TaskStaff, area="hybrid") for role in members[:-1]))
    nearly.when(wanted).refused("R-NO-TASKING", holders=(members[-1],))
    tasked = nearly.after(asks(members[-1], ask.TaskStaff, area="hybrid"))
    tasked.after(wanted).when(arranges("COM", "NATO", "B6", 1)).then(
        did("COM", Arranged, role="NATO", issue="B6", option=1, attention=0)
    )


def test_c074_liaison_officers_are_exchanged_on_the_shortest_leash() -> None:
    """Given field channel, below head of mission, when liaison officers are exchanged with leash 5, then it is
    accepted."""
    proposed = on_the_shortest_leash().after(arranges("NATO", "COM", "A6", 1))
    proposed.when(arranges("COM", "NATO", "A6", 1)).then(
        did("COM", Arranged, role="NATO", issue="A6", option=1, attention=0)
    )


def test_c075_heads_of_mission_sign_nothing() -> None:
    """Given field channel, when two HEADS of mission sign a formal EU-NATO agreement, then it is refused: political
    level."""
    game = on_the_shortest_leash()
    game.when(arranges("NATO", "COM", "A6", 3)).refused("R-FORMAL-ALTHEA", says="political level", remedy="package")
    game.when(arranges("NATO", "COM", "A6", 1)).happens()


def test_c078_the_eeas_answers_a_letter_later() -> None:
    """Given scenario C, when NATO sends the same letter to the EEAS, then it is accepted, but the reply needs PSC
    clearance: delay."""
    game = playing("aegean", "counterpart")
    for staff, delay in (("COM", 0), ("EEAS", 120_000)):
        sent = game.when(writes("NATO", staff, "frontex")).then(
            did("NATO", LetterSent, role=staff, area="frontex", label="technical", cost=1)
        )
        answered = sent.when(writes(staff, "NATO", "frontex")).happens()
        assert [event.counts for event in answered.told if isinstance(event, LetterAnswered)] == [sent.now + delay]
        assert have_met(answered.state, "NATO", staff) == (delay == 0)
        assert have_met(answered.later(seconds=121).state, "NATO", staff)


def test_c079_an_answer_on_the_field_of_another_service() -> None:
    """Given NATO asks COM about an area outside COM's formal competence, when COM answers, then it is accepted with a
    turf event: tension +1 between COM and the competent actor; that actor is notified after one phase."""
    asked = playing("implementation", "autumn").after(writes("NATO", "COM", "infrastructure"))
    answer = asked.when(writes("COM", "NATO", "infrastructure"))
    answered = answer.warned("W-COMPETENCE", says="Critical infrastructure")
    assert answered.state.work.tension == {("COM", "EEAS"): 1}
    assert not answer.told_to("EEAS")
    answered.when(asks(LECTURER, ask.NextPhase)).then_among_others(
        did(CLOCK, TurfHeard, role="EEAS", area="infrastructure", intruder="COM")
    )


def test_c080_the_commission_does_not_say_what_its_competences_are() -> None:
    """Given COM is asked to declare its competence on hybrid threats, when COM declines, then it is accepted; NATO may
    keep asking."""
    asked = playing("crimea", "first-night").after(writes("NATO", "COM", "hybrid"))
    declined = asked.when(asks("COM", ask.ClaimCompetence, area="hybrid", claim=False)).then(
        did("COM", CompetenceClaimed, area="hybrid", claim=False, against=())
    )
    assert not declined.state.work.tension
    declined.when(writes("NATO", "COM", "hybrid")).then(
        did("NATO", LetterSent, role="COM", area="hybrid", label="technical", cost=1)
    )
