"""Minds below the political level: rope that is asked for and given, fields claimed, arrangements declined, papers."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.commands import Text
from game_rules.decide import Refused
from game_rules.ids import RoleId
from game_rules.seats import name
from server.scenarios.scenario_file import load
from server.stand_ins import leashes, papers, work
from server.stand_ins.desk import Desk
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.voices import kind_of
from tests.rules.moments import begun, lobby, meeting
from tests.rules.stage import Asks, Given, asks

CALENDAR, CRIMEA, AEGEAN = load("participation"), load("crimea"), load("aegean")
SEEDS = range(1, 31)
MINUTE = 60


def corridors(*people: RoleId) -> Given:
    """The staffs write behind closed doors, each on a short leash; these roles are people."""
    game = begun(lobby("50", CALENDAR.core_cast, CALENDAR), "corridors")
    partners = frozenset(CALENDAR.core_cast) - set(people)
    return Given(replace(game.state, stand_ins=partners), game.now)


def looks(game: Given, desk: Desk, words: str = "") -> Knowledge:
    return Knowledge(game.state, desk, game.now, lambda text: words)


def hears(game: Given, desk: Desk, step: Asks) -> Given:
    """The game after a step, which this desk has noticed."""
    after, state = game.after(step), game.state
    for event in after.told:
        desk.follow(state, event, after.state)
    return after


def says(by: RoleId, to: RoleId) -> Asks:
    return asks(by, ask.Message, text=Text(ref="m", digest="m", words=6), to=(to,))


def demands(role: RoleId) -> Asks:
    return asks(role, ask.Demand, issue="A6", option=2, text=Text(ref="d", digest="d", words=6))


def test_a_pen_on_a_short_leash_asks_those_who_lead_it() -> None:
    """Once a phase; a pen that has rope enough asks nobody."""
    game = corridors().later(seconds=3 * MINUTE)
    desk = Desk("NATO")
    asked = next(leashes.ask_for_rope(looks(game, desk), Mind(role="NATO", seed=1)))
    assert asked.data["to"] == ("TR", "UK")
    assert kind_of("participation", "NATO", asked.data["text"]) == "rope"
    said = hears(game, desk, says("NATO", "UK"))
    assert not list(leashes.ask_for_rope(looks(said, desk, asked.data["text"]), Mind(role="NATO", seed=1)))
    steps = [asks(role, ask.LoosenLeash, role="NATO") for role in ("TR", "UK")]
    assert not list(leashes.ask_for_rope(looks(game.after(*steps), Desk("NATO")), Mind(role="NATO", seed=1)))


def test_capitals_give_rope_when_the_window_opens() -> None:
    """Most of them, to a pen that is held too short; before that nobody, unless its demand was granted."""
    early, late = corridors().later(seconds=MINUTE), corridors().later(seconds=4 * MINUTE)
    assert not any(_given(early, "UK", seed) for seed in SEEDS)
    given = sum(_given(late, "UK", seed) for seed in SEEDS)
    assert len(SEEDS) // 2 < given < len(SEEDS)
    granted = early.after(demands("UK"), asks("NATO", ask.AnswerDemand, role="UK", answer="yes"))
    assert all(_given(granted, "UK", seed) for seed in SEEDS)


def _given(game: Given, role: RoleId, seed: int) -> bool:
    acts = list(leashes.hold(looks(game, Desk(role)), Mind(role=role, seed=seed)))
    return any(one.kind == "loosen_leash" for one in acts)


def test_a_person_who_asks_for_rope_gets_it_or_hears_its_price() -> None:
    """A capital that demands something names that; granted, it loosens; having done so, it says so."""
    game, desk, words = corridors("NATO"), Desk("UK"), "Would you loosen our leash?"
    plain = hears(game, desk, says("NATO", "UK"))
    assert _first(plain, desk, words) == Act(kind="loosen_leash", data={"role": "NATO"})
    asking = plain.after(demands("UK"))
    priced = _first(asking, desk, words)
    assert priced.data["clauses"] == (("A6", 2),)
    assert kind_of("participation", "UK", priced.data["text"]) == "rope_price"
    granted = asking.after(asks("NATO", ask.AnswerDemand, role="UK", answer="yes"))
    assert _first(granted, desk, words).kind == "loosen_leash"
    done = hears(granted, desk, asks("UK", ask.LoosenLeash, role="NATO"))
    assert kind_of("participation", "UK", _first(done, desk, words).data["text"]) == "rope_given"


def test_rope_that_went_to_somebody_else_is_no_rope_given() -> None:
    """A capital that moved another leash in this phase, or tightened this one, says no and says why."""
    game, words = corridors("EEAS"), "Would you loosen our leash?"
    for spent in (asks("UK", ask.LoosenLeash, role="NATO"), asks("UK", ask.TightenLeash, role="EEAS")):
        desk = Desk("UK")
        asked = hears(hears(game, desk, says("EEAS", "UK")), desk, spent)
        assert kind_of("participation", "UK", _first(asked, desk, words).data["text"]) == "rope_spent"


def _first(game: Given, desk: Desk, words: str) -> Act:
    return next(leashes.hear_about_rope(looks(game, desk, words), Mind(role=desk.role, seed=1)))


def test_a_service_claims_a_field_in_which_others_have_arranged_something() -> None:
    """Once, and only its own field."""
    arranged = [
        asks("NATO", ask.Liaison, role="COM", issue="C2", option=1),
        asks("COM", ask.Liaison, role="NATO", issue="C2", option=1),
    ]
    game = begun(lobby("50", AEGEAN.core_cast, AEGEAN), "modalities").after(meeting("NATO", "COM"), *arranged)
    claims = Act(kind="claim_competence", data={"area": "ships", "claim": True})
    assert list(work.claim(looks(game, Desk("EEAS")), Mind(role="EEAS"))) == [claims]
    assert not list(work.claim(looks(game, Desk("COM")), Mind(role="COM")))
    claimed = game.after(asks("EEAS", ask.ClaimCompetence, area="ships"))
    assert not list(work.claim(looks(claimed, Desk("EEAS")), Mind(role="EEAS")))


def test_what_would_cost_it_a_staff_declines() -> None:
    """By its own table, at once."""
    game = begun(lobby("50", AEGEAN.core_cast, AEGEAN), "modalities").after(meeting("NATO", "COM"))
    rows, said = Desk("COM").table(game.state).rows, set()
    for issue, option in looks(game, Desk("COM")).arrangeable:
        asked = game.when(asks("NATO", ask.Liaison, role="COM", issue=issue, option=option))
        if isinstance(asked.answer, Refused):
            continue
        answer = next(work.answer(looks(asked.happens(), Desk("COM")), Mind(role="COM")))
        assert (answer.kind == "decline") == (rows[issue][option] < rows[issue][0])
        said.add(answer.kind)
    assert said == {"decline", "liaison"}


def test_an_ally_gives_a_restricted_paper_to_the_member_that_asks_for_it() -> None:
    """By name, and only where the rules let it."""
    game = begun(lobby("50", CRIMEA.core_cast, CRIMEA), "first-night")
    game = Given(replace(game.state, stand_ins=frozenset(CRIMEA.core_cast) - {"COM"}), game.now)
    desk = Desk("UK")
    heard = hears(game, desk, says("COM", "UK"))
    known = looks(heard, desk, f"Could we have the paper, {name(heard.state, 'UK')}?")
    acts = list(papers.release(known, Mind(role="UK")))
    assert {one.kind for one in acts} == {"share_document"}
    assert all(one.data["to"] == ("COM",) for one in acts)
    assert not list(papers.release(looks(heard, desk, "Good morning."), Mind(role="UK")))
