"""Packages: nothing is agreed until everything is agreed."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.commands import AcceptPackage, Initial, OfferPackage, WithdrawPackage
from game_rules.events import (
    DraftAgreed,
    Event,
    PackageAccepted,
    PackageAdopted,
    PackageInitialled,
    PackageOffered,
    PackageWithdrawn,
)
from game_rules.ids import CLOCK, RoleId
from game_rules.points import crossed, forbidden
from game_rules.reason import Reason
from game_rules.rules.leash import leash
from game_rules.rules.staff import have_met, hidden_text
from game_rules.seats import name, names, pen_house, pen_houses, pens, role_of
from game_rules.state import Decision, Draft, Package, State
from game_rules.texts import clause_name, complete, isolated, may_see_text, open_issues, standing, today

WORDING_LIMIT = 80


def text_must_be_in_sight(state: State, command: OfferPackage | Initial | AcceptPackage) -> Iterator[Reason]:
    """Only those who see the text work on it."""
    if not may_see_text(state, command.by):
        yield hidden_text(state)


def package_must_change_something(state: State, command: OfferPackage) -> Iterator[Reason]:
    """An offer changes a clause, or is the first full text."""
    own = state.table.packages.get(command.by)
    if own and complete(state, command.choices) == own.choices and not command.wordings:
        yield Reason(rule="R-VERSION", says="That is your package as it lies on the table.", remedy="Change a clause.")
    elif not command.choices and not command.wordings:
        yield Reason(rule="R-VERSION", says="Nothing is changed.", remedy="Change at least one clause.")


def clauses_must_be_open(state: State, command: OfferPackage) -> Iterator[Reason]:
    """A package changes issues that have been introduced, to options that exist."""
    allowed = open_issues(state)
    for issue, option in command.choices.items():
        known = state.scenario.issue_by_id.get(issue)
        if known is None or not 0 <= option < len(known.options):
            yield Reason(rule="R-VERSION", says=f"There is no clause {issue}={option}.", remedy="Pick one of the text.")
        elif issue in state.form.settled and option != state.form.settled[issue]:
            yield Reason(
                rule="R-CLOSED", says=f"{known.title} comes as agreed language.", remedy="Leave it as it stands."
            )
        elif issue not in allowed and option != standing(state)[issue]:
            later = next((p.name for p in state.form.phases if issue in p.issues), "")
            yield Reason(
                rule="R-PHASE",
                says=f"{known.title} is not on the table yet.",
                remedy=f"It comes with {later!r}." if later else "Choose another clause.",
            )


def drafting_must_be_open(state: State, command: OfferPackage | Initial) -> Iterator[Reason]:
    """After the drafting closes, and under a frozen text, only what a break reopened may change."""
    if state.decision.frozen:
        yield Reason(
            rule="R-CLOSED",
            says="The draft is frozen and lies before both houses.",
            remedy="Break silence over a clause, or let it pass.",
        )
    elif state.clock.drafting_closed and not state.decision.reopened:
        yield Reason(
            rule="R-DEADLINE",
            says="Too late: drafting has closed.",
            cites=("paper L456-L457",),
            remedy="Freeze the draft as it stands; a break of silence reopens one clause.",
        )


def only_the_reopened_clause_may_change(state: State, command: OfferPackage) -> Iterator[Reason]:
    """After a break in the last hour one word may change, as in history (paper L463-L465)."""
    reopened = state.decision.reopened
    if not (state.clock.drafting_closed and reopened):
        return
    now = standing(state)
    for issue, option in command.choices.items():
        if issue != reopened and option != now.get(issue):
            yield Reason(
                rule="R-DEADLINE",
                says=f"Drafting has closed; only {state.scenario.issue_by_id[reopened].title} may still change.",
                cites=("paper L463-L465",),
                remedy="Change that clause and no other.",
            )


def wordings_must_be_short(state: State, command: OfferPackage) -> Iterator[Reason]:
    """A clause has at most eighty words, and words go to clauses that exist."""
    for issue, text in command.wordings.items():
        if issue not in state.scenario.issue_by_id:
            yield Reason(rule="R-VERSION", says=f"There is no clause {issue}.", remedy="Word a clause of the text.")
        elif text.words > WORDING_LIMIT:
            yield Reason(
                rule="R-ATTENTION",
                says=f"A clause has at most {WORDING_LIMIT} words; this one has {text.words}.",
                cites=("paper L448-L450",),
                remedy="Shorten it: what is left out may be filled in later.",
            )


def there_must_be_a_package_of_mine(state: State, command: WithdrawPackage) -> Iterator[Reason]:
    """One withdraws what one has offered."""
    if command.by not in state.table.packages:
        yield Reason(rule="R-VERSION", says="You have no package on the table.", remedy="Offer one.")


def version_must_be_current(state: State, command: Initial | AcceptPackage) -> Iterator[Reason]:
    """Initials and acceptance belong to one version."""
    package = state.table.packages.get(command.owner)
    if package is None:
        yield Reason(
            rule="R-VERSION",
            says=f"{name(state, command.owner)} has no package on the table.",
            remedy="Choose one that lies there.",
        )
    elif package.version != command.version:
        yield Reason(
            rule="R-VERSION",
            says=f"The text changed: {name(state, command.owner)} now offers version {package.version}.",
            remedy="Read the new version, then decide.",
        )


def assent_is_given_once(state: State, command: Initial | AcceptPackage) -> Iterator[Reason]:
    """A yes needs no second one."""
    package = state.table.packages.get(command.owner)
    if package is None:
        return
    given = package.initials if isinstance(command, Initial) else package.accepted
    if command.by in given:
        yield Reason(rule="R-PHASE", says="You have said yes to this version.", remedy="Win the others.")


def instructions_must_allow(state: State, command: Initial | AcceptPackage) -> Iterator[Reason]:
    """A hard red line is enforced for its owner's assent: instructions are instructions."""
    package = state.table.packages.get(command.owner)
    if package is None:
        return
    for line in crossed(state, command.by, package.choices):
        hard = line in forbidden(state, command.by, package.choices)
        where = role_of(state, command.by).capital or name(state, command.by)
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
            says=f"{name(state, command.by)} holds no pen.",
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
    theirs = [pen for pen in _initials(state, package) if pen_house(state, pen) != mine]
    if theirs and not any(have_met(state, command.by, pen) for pen in theirs):
        yield Reason(
            rule="R-NO-AP",
            says=f"{name(state, command.by)} and {names(state, theirs)} have had no drafting meeting in this phase.",
            cites=("paper L452-L456",),
            holders=tuple(theirs),
            remedy="Make a staff contact first; one meeting serves the whole phase.",
        )


def leash_must_allow_a_common_draft(state: State, command: Initial) -> Iterator[Reason]:
    """Behind closed doors a common draft needs a loose leash; once states are in, they judge the text themselves."""
    limit = state.scenario.parameters.leash_common_draft
    if isolated(state) and pen_house(state, command.by) and leash(state, command.by) > limit:
        yield Reason(
            rule="R-LEASH",
            says=f"Your leash is short ({leash(state, command.by)}); a common draft needs {limit}.",
            cites=("paper L376-L377",),
            holders=tuple(r for r in state.cast if role_of(state, command.by).organisation in role_of(state, r).houses),
            remedy="Ask a state of your organisation to loosen it, or wait until the draft goes to states.",
        )


def offer(state: State, command: OfferPackage) -> Iterator[Event]:
    version = state.table.versions.get(command.by, 0) + 1
    yield PackageOffered(
        by=command.by,
        at=command.at,
        version=version,
        choices=complete(state, command.choices),
        wordings=command.wordings,
    )


def withdraw(state: State, command: WithdrawPackage) -> Iterator[Event]:
    yield PackageWithdrawn(by=command.by, at=command.at)


def accept(state: State, command: AcceptPackage) -> Iterator[Event]:
    yield PackageAccepted(by=command.by, at=command.at, owner=command.owner, version=command.version)


def initial(state: State, command: Initial) -> Iterator[Event]:
    yield PackageInitialled(by=command.by, at=command.at, owner=command.owner, version=command.version)


# --- consequences -----------------------------------------------------------------------------------------------------


def _initials(state: State, package: Package) -> tuple[RoleId, ...]:
    return tuple(pen for pen in pens(state) if pen in package.initials)


def missing_pens(state: State, package: Package) -> tuple[str, ...]:
    """The houses whose pen has not initialled this package."""
    return tuple(house for house in pen_houses(state) if not set(pens(state, house)) & package.initials)


def both_pens_make_the_draft(state: State) -> Iterator[Event]:
    """The package that NATO's pen and an EU pen have both initialled is the one text in the room."""
    for owner, package in state.table.packages.items():
        if package.initials and not missing_pens(state, package) and not _is_draft(state, package):
            yield DraftAgreed(
                by=CLOCK,
                at=state.clock.now,
                number=state.table.draft.number + 1 if state.table.draft else 1,
                owner=owner,
                choices=package.choices,
                wordings=package.wordings,
                pens=_initials(state, package),
            )
            return


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
    """Whose yes a package still lacks under `accept`: the vetoes, the necessary, and the pens if none has initialled."""
    needs = state.scenario.acceptance
    lacking = [r for r in (*needs.veto, *needs.optional_veto, *needs.necessary) if r in state.cast]
    missing = [role for role in lacking if role not in package.accepted | package.initials]
    one_of = [role for role in needs.one_of if role in state.cast]
    if one_of and not set(one_of) & package.initials:
        missing += [role for role in one_of if role not in missing]
    return tuple(missing)


def text_for(state: State, package: Package) -> str:
    """A package as a sentence has it: what it changes in the text as it stands."""
    now = standing(state)
    changed = [clause_name(state, i, o) for i, o in package.choices.items() if o != now[i]]
    return "; ".join(changed) or "the text as it stands"


# --- how events change the table --------------------------------------------------------------------------------------


def offered(state: State, event: PackageOffered) -> State:
    table = state.table
    own_pen = pen_house(state, event.by) and not forbidden(state, event.by, event.choices)
    package = Package(
        owner=event.by,
        version=event.version,
        choices=event.choices,
        wordings=event.wordings,
        accepted=frozenset() if forbidden(state, event.by, event.choices) else frozenset({event.by}),
        initials=frozenset({event.by}) if own_pen else frozenset(),
    )
    base = today(state)
    tabled = {
        (issue, option): event.by
        for issue, option in event.choices.items()
        if option != base[issue] and (issue, option) not in table.first_tabled
    }
    return replace(
        state,
        table=replace(
            table,
            packages={**table.packages, event.by: package},
            versions={**table.versions, event.by: event.version},
            first_tabled={**table.first_tabled, **tabled},
            stances={key: stance for key, stance in table.stances.items() if key[1] != event.by},
        ),
    )


def withdrawn(state: State, event: PackageWithdrawn) -> State:
    packages = {owner: p for owner, p in state.table.packages.items() if owner != event.by}
    return replace(state, table=replace(state.table, packages=packages))


def accepted(state: State, event: PackageAccepted) -> State:
    package = state.table.packages[event.owner]
    return _with(state, replace(package, accepted=package.accepted | {event.by}))


def initialled(state: State, event: PackageInitialled) -> State:
    package = state.table.packages[event.owner]
    return _with(
        state,
        replace(package, initials=package.initials | {event.by}, accepted=package.accepted | {event.by}),
    )


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
    stances = {key: stance for key, stance in table.stances.items() if key[1] != ""}
    return replace(state, table=replace(table, draft=draft, previous=before, drafted=drafted, stances=stances))


def adopted(state: State, event: PackageAdopted) -> State:
    decision = Decision(outcome="adopted", adopted=event.choices, breaks=state.decision.breaks)
    return replace(state, decision=decision, clock=replace(state.clock, status="over", ends=0))


EVOLVE = {
    PackageOffered: offered,
    PackageWithdrawn: withdrawn,
    PackageAccepted: accepted,
    PackageInitialled: initialled,
    DraftAgreed: agreed,
    PackageAdopted: adopted,
}
