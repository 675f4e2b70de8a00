"""Assent: acceptance and initials belong to one version; both pens make the draft, and all consents adopt."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from game_rules.cites import ORDER, VERSIONS
from game_rules.commands import AcceptPackage, Initial
from game_rules.events import (
    DraftAgreed,
    Event,
    InitialsWithdrawn,
    PackageAccepted,
    PackageAdopted,
    PackageInitialled,
)
from game_rules.ids import CLOCK, RoleId
from game_rules.points import crossed, forbidden
from game_rules.reason import Reason
from game_rules.rules.ballots import consents
from game_rules.rules.broken import unreconciled
from game_rules.rules.leash import leash, too_short_for_a_common_draft
from game_rules.rules.objections import without_stances
from game_rules.rules.staff import have_met
from game_rules.seats import names, pen_house, pen_houses, pens, role_of, subject, the
from game_rules.state import Decision, Draft, Package, State
from game_rules.texts import standing


def version_must_be_current(state: State, command: Initial | AcceptPackage) -> Iterator[Reason]:
    """Initials and acceptance belong to one version."""
    package = state.table.packages.get(command.owner)
    if package is None:
        yield Reason(
            rule="R-VERSION",
            says=f"{subject(state, command.owner)} has no package on the table.",
            cites=(VERSIONS,),
            remedy="Choose one that lies there.",
        )
    elif package.version != command.version:
        yield Reason(
            rule="R-VERSION",
            says=f"The text changed: {the(state, command.owner)} now offers version {package.version}.",
            cites=(VERSIONS,),
            remedy="Read the new version, then decide.",
        )


def assent_is_given_once(state: State, command: Initial | AcceptPackage) -> Iterator[Reason]:
    """A yes needs no second one."""
    package = state.table.packages.get(command.owner)
    if package is None:
        return
    given = package.initials if isinstance(command, Initial) else package.accepted
    if command.by in given:
        yield Reason(
            rule="R-PHASE", says="You have said yes to this version.", cites=(ORDER,), remedy="Win the others."
        )


def instructions_must_allow(state: State, command: Initial | AcceptPackage) -> Iterator[Reason]:
    """A hard red line is enforced for its owner's assent: instructions are instructions."""
    package = state.table.packages.get(command.owner)
    if package is None:
        return
    for line in crossed(state, command.by, package.choices):
        hard = line in forbidden(state, command.by, package.choices)
        where = role_of(state, command.by).capital or the(state, command.by)
        yield Reason(
            rule="R-REDLINE" if hard else "W-REDLINE",
            says=f'Instructions from {where}: "{line.text}".',
            cites=(f"red line {line.id}",),
            holders=(command.by,),
            remedy=f"Change {state.scenario.issue_by_id[line.issue].title}, then say yes.",
        )


def package_is_indivisible(state: State, command: AcceptPackage) -> Iterator[Reason]:
    """A package is taken whole or not at all."""
    if command.items and set(command.items) != set(state.scenario.issue_by_id):
        yield Reason(
            rule="R-PKG-INDIVISIBLE",
            says="A package is taken whole.",
            cites=("paper L360-L363",),
            remedy="Offer a package of your own with the clauses that you want.",
        )


def only_pens_initial(state: State, command: Initial) -> Iterator[Reason]:
    """The text is written by NATO's pen and an EU pen."""
    if command.by in state.cast and not pen_house(state, command.by):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} holds no pen.",
            cites=("paper L453-L456",),
            holders=pens(state),
            remedy="Offer a package or object; the pens decide whether it becomes the draft.",
        )


def pens_must_have_met(state: State, command: Initial) -> Iterator[Reason]:
    """Two staffs draft together only after a drafting meeting in this phase (M102, M127)."""
    package = state.table.packages.get(command.owner)
    mine = pen_house(state, command.by)
    if package is None or not mine:
        return
    theirs = [pen for pen in _in_order(state, initials_under(state, package)) if pen_house(state, pen) != mine]
    if theirs and not any(have_met(state, command.by, pen) for pen in theirs):
        yield Reason(
            rule="R-NO-AP",
            says=f"{subject(state, command.by)} and {names(state, theirs)} have had no drafting meeting in this phase.",
            cites=("paper L452-L456",),
            holders=tuple(theirs),
            remedy=f"Meet {names(state, theirs, 'or')} first; one meeting serves the whole phase.",
        )


def leash_must_allow_a_common_draft(state: State, command: Initial) -> Iterator[Reason]:
    """Behind closed doors a common draft needs a loose leash; once states are in, they judge the text themselves."""
    if pen_house(state, command.by) and too_short_for_a_common_draft(state, command.by):
        limit = state.scenario.parameters.leash_common_draft
        yield Reason(
            rule="R-LEASH",
            says=f"Your leash is short ({leash(state, command.by)}); a common draft needs {limit}.",
            cites=("paper L376-L377",),
            holders=tuple(r for r in state.cast if role_of(state, command.by).organisation in role_of(state, r).houses),
            remedy="Ask a state of your organisation to loosen it, or wait until the draft goes to states.",
        )


def initials_must_be_there(state: State, command: Initial) -> Iterator[Reason]:
    """One takes back what one has given."""
    package = state.table.packages.get(command.owner)
    if not command.yes and package is not None and command.by not in package.initials:
        says = "Your initials are not under this package."
        yield Reason(rule="R-VERSION", says=says, cites=(VERSIONS,), remedy="Nothing is to be taken back.")


def initials_must_bind_nobody_yet(state: State, command: Initial) -> Iterator[Reason]:
    """Initials alone bind nobody; the draft that two pens have made of them does."""
    package = state.table.packages.get(command.owner)
    if command.yes or package is None or command.by not in package.initials:
        return
    if _is_draft(state, package) or _stands_in_the_room(state, package):
        yield Reason(
            rule="R-CLOSED",
            says="The pens of both houses have made a draft of this text: initials are not taken back from it.",
            cites=("paper L453-L456",),
            holders=tuple(pen for pen in _in_order(state, initials_under(state, package)) if pen != command.by),
            remedy="Offer another text, object to a clause, or do not freeze it.",
        )
    elif command.owner == command.by:
        yield Reason(
            rule="R-VERSION",
            says="This is your own package: your initials go with it.",
            cites=(VERSIONS,),
            remedy="Withdraw the package, or offer another version.",
        )


def accept(state: State, command: AcceptPackage) -> Iterator[Event]:
    yield PackageAccepted(by=command.by, at=command.at, owner=command.owner, version=command.version)


def initial(state: State, command: Initial) -> Iterator[Event]:
    done = PackageInitialled if command.yes else InitialsWithdrawn
    yield done(by=command.by, at=command.at, owner=command.owner, version=command.version)


# --- consequences -----------------------------------------------------------------------------------------------------


def _in_order(state: State, initials: frozenset[RoleId]) -> tuple[RoleId, ...]:
    return tuple(pen for pen in pens(state) if pen in initials)


def same_text(one: Package, other: Package) -> bool:
    """Two roles may offer the very same text: option for option and word for word."""
    return one.choices == other.choices and one.wordings == other.wordings


def initials_under(state: State, package: Package) -> frozenset[RoleId]:
    """Whose initials stand under this very text, whoever offered it."""
    twins = [one for one in state.table.packages.values() if same_text(one, package)]
    return package.initials.union(*(one.initials for one in twins))


def assents_under(state: State, package: Package) -> frozenset[RoleId]:
    """Who has said yes to this very text, under whosever name."""
    twins = [one for one in state.table.packages.values() if same_text(one, package)]
    return frozenset[RoleId]().union(*(one.accepted | one.initials for one in twins))


def missing_pens(state: State, package: Package) -> tuple[str, ...]:
    """The houses whose pen has not initialled this text."""
    under = initials_under(state, package)
    return tuple(house for house in pen_houses(state) if not set(pens(state, house)) & under)


def both_pens_make_the_draft(state: State) -> Iterator[Event]:
    """The text that NATO's pen and an EU pen have both initialled is the one text in the room.

    Pens that have put the same text on the table by themselves still have to meet over it (M102, M127).
    """
    if state.clock.status == "over":
        return
    for owner, package in state.table.packages.items():
        if not package.initials or missing_pens(state, package) or _is_draft(state, package):
            continue
        if _stands_in_the_room(state, package):
            continue
        if not _initialled_by_all_sides(state, package) and not _may_be_joined(state, package):
            continue
        if not any(unreconciled(state, package)):
            yield DraftAgreed(
                by=CLOCK,
                at=state.clock.now,
                number=state.table.draft.number + 1 if state.table.draft else 1,
                owner=owner,
                choices=package.choices,
                wordings=package.wordings,
                pens=_in_order(state, initials_under(state, package)),
            )
            return


def _stands_in_the_room(state: State, package: Package) -> bool:
    """Is the draft this very text already, without brackets and in these words?"""
    draft = state.table.draft
    return (
        draft is not None
        and not draft.brackets
        and draft.choices == package.choices
        and all(draft.wordings.get(issue) == words for issue, words in package.wordings.items())
    )


def _initialled_by_all_sides(state: State, package: Package) -> bool:
    return all(set(pens(state, house)) & package.initials for house in pen_houses(state))


def _may_be_joined(state: State, package: Package) -> bool:
    """The text is on the table twice: have two of its pens met across the houses?"""
    under = initials_under(state, package)
    sides = [set(pens(state, house)) & under for house in pen_houses(state)]
    return any(have_met(state, one, other) for mine, theirs in pairwise(sides) for one in mine for other in theirs)


def _is_draft(state: State, package: Package) -> bool:
    return package.version in (v for o, v in state.table.drafted if o == package.owner)


def consent_adopts(state: State) -> Iterator[Event]:
    """Under `accept` a package is adopted when everybody whose consent it needs has given it to one version."""
    if state.scenario.procedure != "accept" or state.clock.status != "running" or state.decision.outcome:
        return
    for owner, package in state.table.packages.items():
        if not missing_consent(state, package):
            yield PackageAdopted(by=CLOCK, at=state.clock.now, owner=owner, choices=package.choices)
            return


def missing_consent(state: State, package: Package) -> tuple[RoleId, ...]:
    """Whose yes a package lacks under `accept`: the vetoes, the necessary, and the pens if none has initialled.

    A house that has agreed has said it for its members; who sits in both needs both.
    """
    needs = state.scenario.acceptance
    lacking = [r for r in (*needs.veto, *needs.optional_veto, *needs.necessary) if r in state.cast]
    said, under = assents_under(state, package), initials_under(state, package)
    missing = [role for role in lacking if role not in said and not consents(state, role, package)]
    one_of = [role for role in needs.one_of if role in state.cast]
    if one_of and not set(one_of) & under:
        missing += [role for role in one_of if role not in missing]
    return tuple(missing)


# --- how events change the table --------------------------------------------------------------------------------------


def accepted(state: State, event: PackageAccepted) -> State:
    package = state.table.packages[event.owner]
    return _with(state, replace(package, accepted=package.accepted | {event.by}))


def initialled(state: State, event: PackageInitialled) -> State:
    package = state.table.packages[event.owner]
    return _with(
        state,
        replace(package, initials=package.initials | {event.by}, accepted=package.accepted | {event.by}),
    )


def initials_withdrawn(state: State, event: InitialsWithdrawn) -> State:
    package = state.table.packages[event.owner]
    left = replace(package, initials=package.initials - {event.by}, accepted=package.accepted - {event.by})
    return _with(state, left)


def _with(state: State, package: Package) -> State:
    packages = {**state.table.packages, package.owner: package}
    return replace(state, table=replace(state.table, packages=packages))


def agreed(state: State, event: DraftAgreed) -> State:
    table = state.table
    kept = table.draft.wordings if table.draft else {}
    before = standing(state)
    wordings = {i: t for i, t in kept.items() if event.choices[i] == before[i]}
    draft = Draft(
        number=event.number,
        owner=event.owner,
        choices=event.choices,
        wordings={**wordings, **event.wordings},
        pens=event.pens,
    )
    drafted = (*table.drafted, (event.owner, table.packages[event.owner].version))
    worded = {**table.worded, **{(issue, draft.choices[issue]): text for issue, text in draft.wordings.items()}}
    table = replace(table, draft=draft, previous=before, drafted=drafted, worded=worded)
    return replace(state, table=without_stances(table, ""))


def adopted(state: State, event: PackageAdopted) -> State:
    decision = Decision(outcome="adopted", adopted=event.choices, breaks=state.decision.breaks)
    return replace(state, decision=decision, clock=replace(state.clock, status="over", ends=0))


EVOLVE = {
    PackageAccepted: accepted,
    PackageInitialled: initialled,
    InitialsWithdrawn: initials_withdrawn,
    DraftAgreed: agreed,
    PackageAdopted: adopted,
}
