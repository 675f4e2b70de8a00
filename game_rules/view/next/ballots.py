"""What lies before a role's house, and what a pen could put before one."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import EU_HOUSE, NATO_HOUSE, RoleId
from game_rules.reason import sentence
from game_rules.rules.ballots import before
from game_rules.rules.consent import lacking_in
from game_rules.seats import HOUSE_NAMES, name, role_of, subject
from game_rules.state import Package, State
from game_rules.view.next.advice import Advice, can
from game_rules.view.own import own
from game_rules.voting import Position
from game_rules.words import kind_of

_POSITIONS: tuple[tuple[Position, str], ...] = (
    ("for", "Vote for it"),
    ("against", "Vote against it"),
    ("abstain", "Abstain"),
)
_DECLARED: tuple[Position, str] = ("abstain_declared", "Abstain with a declaration")


def answers(state: State, role: RoleId) -> Iterator[Advice]:
    """The answer that its house waits for: consent first where the package is worth it."""
    for house, ballot in state.decision.ballots.items():
        package = before(state, house)
        if package is None or role in ballot.positions or house not in role_of(state, role).houses:
            continue
        yield from _silence(state, role, package) if house == NATO_HOUSE else _vote(state, role, package)


def _silence(state: State, role: RoleId, package: Package) -> Iterator[Advice]:
    agrees = own(state, role).agrees(package.choices)
    whose = f"{subject(state, package.owner)}'s package"
    says = f"{whose} lies under silence in the North Atlantic Council: break it over one clause, or let it pass."
    minded = own(state, role).hurts_most(package.choices) or next(iter(package.choices))
    passing = Advice(kind="let_pass", label="Let it pass", says=says, whole=True)
    breaking = Advice(kind="break_silence", label="Break silence", says=says, data={"issue": minded})
    pieces = (passing, breaking) if agrees else (breaking, passing)
    forbidden = own(state, role).forbidden(package.choices)
    yield from pieces[:1] if forbidden else pieces


def _vote(state: State, role: RoleId, package: Package) -> Iterator[Advice]:
    agrees = own(state, role).agrees(package.choices)
    whose = f"{subject(state, package.owner)}'s package"
    says = f"{whose} is put to the vote in the Council: one vote against is enough; who says nothing agrees."
    order = _POSITIONS if agrees else (_POSITIONS[1], _POSITIONS[2], _POSITIONS[0])
    for position, label in (*order, _DECLARED):
        if can(state, ask.Vote(by=role, at=state.clock.now, position=position)):
            whole = position != "abstain_declared"
            yield Advice(kind="vote", label=label, says=says, data={"position": position}, whole=whole)


def put(state: State, role: RoleId) -> Iterator[Advice]:
    """The best package that lacks members of one house only by their silence is put to that house."""
    mine = own(state, role)
    good = [one for one in state.table.packages.values() if mine.agrees(one.choices)]
    for house, command in ((NATO_HOUSE, ask.StartSilence), (EU_HOUSE, ask.CallVote)):
        for package in sorted(good, key=lambda one: -mine.surplus(one.choices)):
            waiting = dict(lacking_in(state, package)).get(house, 0)
            wanted = command(by=role, at=state.clock.now, owner=package.owner, version=package.version)
            if waiting and can(state, wanted):
                whose = "your package" if package.owner == role else f"{name(state, package.owner)}'s package"
                how = f"Put {whose} under silence" if house == NATO_HOUSE else f"Call a vote on {whose}"
                lacks = f"{sentence(HOUSE_NAMES[house])} still lacks {waiting} {'yes' if waiting == 1 else 'yeses'}"
                says = f"{lacks} to {whose}: ask the whole house, with a deadline."
                data = {"owner": package.owner, "version": package.version}
                yield Advice(kind=kind_of(command), label=how, says=says, data=data)
                break
