"""How a scenario that is decided by acceptance is told: what every test of one asks in the same words."""

import re
from collections.abc import Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.decide import Accepted, decide, open_game
from game_rules.events import InjectFired
from game_rules.ids import MINUTE, Choices, RoleId
from game_rules.rules.book import ACTS
from game_rules.rules.order import ONLY_WHERE_OPENED
from game_rules.rules.projects import common_document
from game_rules.scenario import Card, Format, Inject, Scenario
from game_rules.state import State
from game_rules.words import kind_of

PARTISAN = re.compile(
    r"greek cypriot|administration|occup|illegal|so-called|pseudo|regime|provocat|hostage|blackmail|annex(?!ed map)",
    re.I,
)
FINDINGS = re.compile(
    r"empower|needs? the least consent|must ask its|action points?|autonom(y|ous) (score|[0-5])", re.I
)
AWAY = {"ask_in", "answer_ask_in", "freeze_text", "endorse", "sign", "withdraw_signature"}
"""Acts that these scenarios do not play: nothing is frozen or signed, and everybody in the house of a pen is inside."""
OF_FILES = {"adopt_in_college", "initiate_legislation", "amend_proposal", "put_to_vote"}
"""Acts on files of the Union: only where an option has a legal basis for them."""


def points_are(scenario: Scenario, points: Mapping[str, Mapping[str, tuple[int, ...]]]) -> None:
    """Every number as the world gives it."""
    assert {issue: dict(rows) for issue, rows in scenario.payoffs.items()} == points


def minutes_add_up(form: Format) -> None:
    """The name of a format is its length; nothing closes the drafting before the end, and readiness does not end it."""
    assert sum(phase.minutes for phase in form.phases) == int(form.id)
    last = form.phases[-2]
    assert (last.drafting_minutes, last.ends_early) == (0, False)


def by_the_clock(scenario: Scenario) -> list[Inject]:
    """The turns of events that come by themselves; the others are the lecturer's."""
    return [inject for inject in scenario.injects if inject.at]


def no_turn_falls_near_a_deadline(scenario: Scenario, form: Format) -> None:
    """Never within a minute of the beginning or the end of a phase."""
    lengths = {phase.id: phase.minutes * 60 for phase in form.phases}
    for inject in by_the_clock(scenario):
        phase, seconds = inject.at[form.id]
        assert 60 <= seconds <= lengths[phase] - 60, inject.id


def moment(form: Format, phase: str, seconds: int) -> float:
    """The minute of the whole game at which something is planned."""
    names = [one.id for one in form.phases]
    return sum(one.minutes for one in form.phases[: names.index(phase)]) + seconds / 60


def every_act_has_its_phase(form: Format) -> None:
    """What a phase opens stays open; nothing of the decision is open before the last one; the rest stays away."""
    play = [phase for phase in form.phases if phase.stage == "play"]
    for phase in form.phases:
        assert phase.hint.count(".") == 1, phase.hint
        assert phase.hint_without_draft.count(".") <= 1
    named = [verb for phase in play for verb in phase.opens]
    assert len(named) == len(set(named))
    assert {"ready", "raise_hand"} <= set(play[0].opens)
    files = OF_FILES & set(named)
    assert files in (set(), OF_FILES)
    assert set(play[-1].opens) | ({"vote"} if files else set()) == {"accept_package", "call_vote", "vote"}
    assert {"start_silence", "break_silence", "let_pass"} <= {verb for phase in play[2:-1] for verb in phase.opens}
    players = {kind_of(act.command) for act in ACTS if act.needs and act.needs[0].__name__ == "role_must_be_seated"}
    away = players - set(named) - set(form.phases[0].opens) - ONLY_WHERE_OPENED
    assert away - (OF_FILES - files) == AWAY == set(form.phases[-1].opens)


def issues_open_step_by_step(scenario: Scenario, form: Format) -> None:
    """Every issue opens once; at least three with the first phase of drafting, not all of them."""
    steps = [phase.issues for phase in form.phases if phase.issues]
    assert sorted(issue for step in steps for issue in step) == sorted(scenario.issue_by_id)
    assert 3 <= len(steps[0]) < len(scenario.issues)


def brief_can_be_played_from(scenario: Scenario, role: RoleId) -> None:
    """At most 130 words: what I want, can give, must never, and whom I call first; its codes are issues."""
    brief = scenario.role_by_id[role].confidential_brief
    assert 80 <= len(brief.replace("**", "").split()) <= 130
    for part in ("**You want**", "**You can give**", "**Without a deal**", "**Call first**"):
        assert part in brief
    assert ("**Never:**" in brief) == any(line.role == role for line in scenario.red_lines)
    assert ("**You would rather not**" in brief) != ("**Never:**" in brief)
    assert set(re.findall(r"\b[A-E][1-8]\b", brief)) <= set(scenario.issue_by_id)


def two_sides_have_one_shape(scenario: Scenario) -> None:
    """Two vetoes, one in each house: neither is small."""
    turkey, cyprus = scenario.role_by_id["TR"], scenario.role_by_id["CY"]
    headings = [re.findall(r"\*\*(.*?)\*\*", role.confidential_brief) for role in (turkey, cyprus)]
    assert headings[0] == headings[1]
    lengths = [len(role.confidential_brief.split()) for role in (turkey, cyprus)]
    assert abs(lengths[0] - lengths[1]) <= 12
    assert len(turkey.goals) == len(cyprus.goals)


def card_of(scenario: Scenario, role: RoleId) -> Card:
    """The one instruction of a role."""
    (card,) = (card for card in scenario.cards if card.role == role)
    return card


def every_role_has_one_instruction(scenario: Scenario, phase: str) -> None:
    """One value, one red line or one goal; and where it comes from."""
    for role in scenario.full_cast:
        card = card_of(scenario, role)
        assert (card.kind, card.phase, len(card.effects)) == ("instruction", phase, 1)
        assert card.effects[0].op in ("payoff", "walkaway", "red_line", "goal")
        assert card.source.endswith(".")


def words_are_neutral(scenario: Scenario) -> None:
    """Partisan words appear only inside role texts and quotations; the reasons for an issue are questions."""
    public = [scenario.title, scenario.summary, *scenario.learning_goals, *scenario.glossary.values()]
    public += [text for issue in scenario.issues for text in (issue.title, issue.why)]
    public += [text for issue in scenario.issues for o in issue.options for text in (o.label, o.wording)]
    public += [text for inject in scenario.injects for text in (inject.title, inject.text)]
    public += [text for form in scenario.formats for phase in form.phases for text in (phase.name, phase.hint)]
    public += [role.public_brief for role in scenario.roles]
    assert [text for text in public if PARTISAN.search(text)] == []
    assert all(issue.why.endswith("?") for issue in scenario.issues)


def private_words_tell_interests(scenario: Scenario) -> None:
    """Nobody is told what the research found, nor a number: a game may be played without."""
    texts = [role.confidential_brief for role in scenario.roles] + [card.text for card in scenario.cards]
    assert [text for text in texts if FINDINGS.search(text)] == []
    assert [text for text in texts if re.search(r"\bpoints\b", text)] == []


def wordings_are_sentences(scenario: Scenario) -> None:
    """Brackets belong to the game; the artefact prints these sentences. Only option 0 may say nothing."""
    for issue in scenario.issues:
        for number, option in enumerate(issue.options):
            assert option.wording.endswith(".") or (number == 0 and not option.wording)
            assert not re.search(r"\[|\.\.\.", option.wording)
            assert len(option.wording.split()) <= 80


def consent_is_what_the_houses_need(scenario: Scenario) -> None:
    """A state has a veto where it sits in a house, and NATO's staff and one EU pen are needed: nothing else."""
    needs = scenario.acceptance
    states = {role.id for role in scenario.roles if role.houses}
    assert {*needs.veto, *needs.optional_veto} == states
    assert set(needs.veto) == states & set(scenario.core_cast)
    assert (needs.necessary, needs.one_of) == (("NATO",), ("COM", "EEAS"))


def history_can_be_played(scenario: Scenario, form: Format) -> str:
    """What happened can be written and adopted: the outcome."""
    return can_be_adopted(scenario, form, scenario.historical_package)


def can_be_adopted(scenario: Scenario, form: Format, choices: Choices) -> str:
    """NATO and the Commission meet and write this text, and at the end all who are needed say yes: the outcome."""
    state = done(open_game(scenario, ask.OpenGame(by="lecturer", at=0, format=form.id, cast=scenario.core_cast)).state)
    state = done(state, ask.StartGame(by="lecturer", at=0))
    while state.phase is not None and state.phase != form.phases[-2]:
        state = done(state, ask.NextPhase(by="lecturer", at=state.clock.now + 1_000))
    now = state.clock.now
    state = done(
        state,
        ask.Contact(by="NATO", at=now + 1_000, role="COM"),
        ask.OfferPackage(by="NATO", at=now + 2_000, choices=choices),
        ask.Initial(by="COM", at=now + 3_000, owner="NATO", version=1),
    )
    assert state.table.draft is not None
    if common_document(state):
        state = done(state, *(ask.Present(by=pen, at=now + 4_000) for pen in ("NATO", "COM")))
    for role in scenario.acceptance.veto:
        assert not state.decision.outcome
        state = done(state, ask.AcceptPackage(by=role, at=state.clock.now + 1_000, owner="NATO", version=1))
    assert state.decision.adopted == choices
    return state.decision.outcome


def turns_of_a_week(scenario: Scenario) -> list[str]:
    """What falls due, in order, in a week in which nobody acts; it ends by itself."""
    form = scenario.format("multiday")
    state = done(open_game(scenario, ask.OpenGame(by="lecturer", at=0, format=form.id, cast=scenario.core_cast)).state)
    state, hour, seen = done(state, ask.StartGame(by="lecturer", at=0)), 0, list[str]()
    while state.clock.status == "running":
        hour += 1
        answer = decide(state, ask.AdvanceClock(by="clock", at=hour * 60 * MINUTE))
        assert isinstance(answer, Accepted), answer
        seen += [event.inject for event in answer.events if isinstance(event, InjectFired)]
        state = answer.state
    assert state.clock.status == "over"
    return seen


def done(state: State, *commands: Command) -> State:
    """The state after commands of which none may be refused."""
    for command in commands:
        answer = decide(state, command)
        assert isinstance(answer, Accepted), answer
        state = answer.state
    return state
