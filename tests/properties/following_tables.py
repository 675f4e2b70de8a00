"""Following tables: everybody does what its table says, by real play, and the text is adopted or it is not.

A role puts the text on the table if it likes it; pens initial what is worth at least walking away, and states say yes,
stay silent or break silence over it, wherever they are asked. Who has instructions says nothing and lets them speak.
"""

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.decide import Accepted, decide
from game_rules.ids import EU_HOUSE, NATO_HOUSE, Choices, RoleId
from game_rules.points import forbidden, hurts_most, table_agrees
from game_rules.rules.projects import common_document
from game_rules.rules.signature import signatories
from game_rules.scenario import Scenario
from game_rules.seats import houses_with_members, members, pen_house, pens, role_of
from game_rules.state import Package, State
from tests.rules.moments import begun, lobby, meeting


def prepared(scenario: Scenario, form: str, cast: tuple[RoleId, ...], *, hard: bool = True) -> State:
    """The last phase of play, drafting open; NATO has met every EU pen, all have answered, and all is presented."""
    phase = [one.id for one in scenario.format(form).phases if one.stage == "play"][-1]
    game = begun(lobby(form, cast, scenario, hard=hard), phase)
    wait = 0
    for writer in pens(game.state, NATO_HOUSE):
        for other in pens(game.state, EU_HOUSE):
            game = game.after(meeting(writer, other))
            staff = scenario.parameters.staff.get(other)
            wait = max(wait, staff.reply_seconds if staff else 0)
    return _presented(game.later(seconds=wait).state)


def _presented(state: State) -> State:
    """Where staffs have merged their lists into one document, each house has been shown it by one of its pens."""
    for house in (NATO_HOUSE, EU_HOUSE) if common_document(state) else ():
        state = done(state, ask.Present(by=pens(state, house)[0], at=state.clock.now))
    return state


def plays_out(state: State, choices: Choices, unsigned: RoleId = "") -> bool:
    """Is this text adopted if everybody follows its table, and (where it is signed) one head may refuse to sign?"""
    if state.scenario.procedure == "sign":
        return _signed(state, choices, unsigned)
    state = offered(state, choices)
    for role in state.cast:
        asked = role_of(state, role).is_state and state.decision.outcome == "" and _lies_there(state)
        if asked and role not in _package(state).accepted and table_agrees(state, role, choices):
            owner = _package(state).owner
            state = done(state, ask.AcceptPackage(by=role, at=state.clock.now, owner=owner, version=1))
    return _adopted(state, choices)


def plays_out_in_the_houses(state: State, choices: Choices) -> bool:
    """The same, where the pens put the text to their houses: a silence in the NAC, a vote in the Council."""
    state = offered(state, choices)
    for house in houses_with_members(state):
        callers = [pen for pen in pens(state, house) if _lies_there(state) and pen in _package(state).initials]
        if not callers or state.decision.outcome:
            return _adopted(state, choices)
        put = ask.StartSilence if house == NATO_HOUSE else ask.CallVote
        owner = _package(state).owner
        state = done(state, put(by=callers[0], at=state.clock.now, owner=owner, version=1))
        for member in members(state, house):
            state = _answered_in(state, house, member, choices)
        if house in state.decision.ballots:
            state = done(state, ask.AdvanceClock(by="clock", at=state.decision.ballots[house].deadline))
    return _adopted(state, choices)


def offered(state: State, choices: Choices) -> State:
    """Somebody who likes the text has offered it, and every pen that likes it has initialled it."""
    writers = [role for role in (*pens(state), *state.cast) if table_agrees(state, role, choices)]
    if not writers:
        return state
    state = done(state, ask.OfferPackage(by=writers[0], at=state.clock.now, choices=choices))
    for pen in pens(state):
        open_still = state.decision.outcome == "" and pen not in _package(state).initials
        if open_still and table_agrees(state, pen, choices) and not _makes_no_difference(state, pen):
            state = done(state, ask.Initial(by=pen, at=state.clock.now, owner=writers[0], version=1))
    return state


def done(state: State, command: Command) -> State:
    """The state after a command that must not be refused."""
    answer = decide(state, command)
    assert isinstance(answer, Accepted), (command, answer)
    return answer.state


def _adopted(state: State, choices: Choices) -> bool:
    assert state.decision.adopted in (None, choices)
    return state.decision.outcome == "adopted"


def _lies_there(state: State) -> bool:
    return bool(state.table.packages)


def _package(state: State) -> Package:
    """The one package on the table."""
    (package,) = state.table.packages.values()
    return package


def _makes_no_difference(state: State, pen: RoleId) -> bool:
    """A second pen of a house need not initial what the first has."""
    return any(pen_house(state, other) == pen_house(state, pen) for other in _package(state).initials)


def _answered_in(state: State, house: str, member: RoleId, choices: Choices) -> State:
    """One member's answer while the ballot runs: to say nothing is to consent."""
    now, agrees = state.clock.now, table_agrees(state, member, choices)
    if house not in state.decision.ballots:
        return state
    if house == EU_HOUSE:
        return done(state, ask.Vote(by=member, at=now, position="for" if agrees else "against"))
    if agrees:
        return state
    return done(state, ask.BreakSilence(by=member, at=now, issue=_worst(state, member, choices)))


def _signed(state: State, choices: Choices, unsigned: RoleId) -> bool:
    """Frozen if the rules let it be, not broken by anybody, signed by its heads."""
    state = offered(state, choices)
    if state.table.draft is None:
        return False
    frozen = decide(state, ask.FreezeText(by=pens(state)[0], at=state.clock.now))
    if not isinstance(frozen, Accepted):
        return False
    state = _let_pass_or_broken(frozen.state, choices)
    if state.decision.outcome == "" and not state.decision.frozen:
        return False
    for head in signatories(state):
        if head in state.cast and head != unsigned and state.decision.outcome == "":
            state = done(state, ask.Sign(by=head, at=state.clock.now))
    if state.decision.outcome == "":
        state = done(state, ask.AdvanceClock(by="clock", at=state.decision.deadline))
    return _adopted(state, choices)


def _let_pass_or_broken(state: State, choices: Choices) -> State:
    """Every member answers; the first break opens the text again."""
    now, endorsing = state.clock.now, state.decision.procedure == "endorsement"
    for role in state.cast:
        if not state.decision.frozen or state.decision.outcome or not role_of(state, role).houses:
            continue
        agrees = table_agrees(state, role, choices)
        if endorsing:
            state = done(state, ask.Endorse(by=role, at=now, yes=agrees))
        elif not agrees and not forbidden(state, role, choices):
            state = done(state, ask.BreakSilence(by=role, at=now, issue=_worst(state, role, choices)))
    return state


def _worst(state: State, role: RoleId, choices: Choices) -> str:
    return hurts_most(state, role, choices) or state.scenario.issues[0].id
