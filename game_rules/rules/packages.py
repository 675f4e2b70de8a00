"""Packages: a complete draft, offered by one role, versioned, taken whole or not at all."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CLOSED, ORDER, VERSIONS
from game_rules.commands import Initial, OfferPackage, Text, WithdrawPackage
from game_rules.events import Event, PackageOffered, PackageWithdrawn
from game_rules.ids import RoleId
from game_rules.points import forbidden
from game_rules.reason import Reason
from game_rules.rules.clauses import issue_with, no_such_clause
from game_rules.rules.frozen import before_both_houses
from game_rules.rules.leash import too_short_for_a_common_draft
from game_rules.rules.objections import without_stances
from game_rules.rules.paper import reopening
from game_rules.seats import pen_house
from game_rules.state import Package, State
from game_rules.texts import agreed_language, complete, may_see_text, open_issues, standing, today, words_that_belonged
from game_rules.words import MOST_WORDS


def drafting_must_be_open(state: State, command: OfferPackage | Initial) -> Iterator[Reason]:
    """After the drafting closes, and under a frozen text, only what a break reopened may change."""
    if state.decision.frozen:
        yield before_both_houses(state, command.by)
    elif state.clock.drafting_closed and not state.decision.reopened:
        yield Reason(
            rule="R-DEADLINE",
            says="Too late: drafting has closed.",
            cites=("paper L456-L457",),
            remedy=f"{_freeze(state, command.by)} the draft as it stands; a break of silence reopens one clause.",
        )


def _freeze(state: State, role: RoleId) -> str:
    return "Freeze" if pen_house(state, role) else "Ask a pen to freeze"


def package_must_change_something(state: State, command: OfferPackage) -> Iterator[Reason]:
    """An offer changes a clause, or is the first full text, or goes back to a text that was the draft."""
    own = state.table.packages.get(command.by)
    same = own and complete(state, command.choices) == own.choices and not command.wordings
    if own and same and not _was_draft(state, own):
        yield Reason(
            rule="R-VERSION",
            says="That is your package as it lies on the table.",
            cites=(VERSIONS,),
            remedy="Change a clause.",
        )
    elif not command.choices and not command.wordings:
        yield Reason(
            rule="R-VERSION", says="Nothing is changed.", cites=(VERSIONS,), remedy="Change at least one clause."
        )


def draft_must_be_the_one_built_on(state: State, command: OfferPackage) -> Iterator[Reason]:
    """What one offers is what one saw: unnamed clauses must not have changed meanwhile."""
    draft = state.table.draft
    if command.on is None or draft is None or command.on == draft.number or not may_see_text(state, command.by):
        return
    yield Reason(
        rule="R-VERSION",
        says=f"Draft {draft.number} arrived while you were building: the clauses that you left alone have changed.",
        cites=("paper L360-L363",),
        holders=(command.by,),
        remedy="Go on from the new draft; what you chose stays. Then offer it.",
    )


def _was_draft(state: State, package: Package) -> bool:
    """Has this version been the draft, which reads otherwise now, or is in brackets?"""
    draft = state.table.draft
    moved = draft is not None and bool(draft.brackets or draft.choices != package.choices)
    return moved and (package.owner, package.version) in state.table.drafted


def clauses_must_be_open(state: State, command: OfferPackage) -> Iterator[Reason]:
    """A package changes issues that have been introduced, to options that exist."""
    allowed = open_issues(state)
    for issue, option in command.choices.items():
        known = issue_with(state, issue, option)
        if known is None:
            yield no_such_clause(f"{issue}={option}")
        elif issue in agreed_language(state) and option != agreed_language(state)[issue]:
            yield Reason(
                rule="R-CLOSED",
                says=f"{known.title} comes as agreed language.",
                cites=(CLOSED,),
                remedy="Leave it as it stands.",
            )
        elif issue not in allowed and option != standing(state)[issue]:
            later = next((p.name for p in state.form.phases if issue in p.issues), "")
            yield Reason(
                rule="R-PHASE",
                says=f"{known.title} is not on the table yet.",
                cites=(ORDER,),
                remedy=f'It comes with "{later}".' if later else "Choose another clause.",
            )


def only_the_reopened_clause_may_change(state: State, command: OfferPackage | Initial) -> Iterator[Reason]:
    """After a break in the last hour one word may change, as in history (paper L463-L465)."""
    reopened, draft = state.decision.reopened, state.table.draft
    text = command if isinstance(command, OfferPackage) else state.table.packages.get(command.owner)
    if text is None or not (state.clock.drafting_closed and reopened):
        return
    now, words = standing(state), draft.wordings if draft else {}
    changed = {issue for issue, option in text.choices.items() if option != now.get(issue)}
    changed |= {issue for issue, worded in text.wordings.items() if worded != words.get(issue)}
    if changed - {reopened}:
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
            yield no_such_clause(issue)
        else:
            yield from too_many_words(text)


def too_many_words(text: Text) -> Iterator[Reason]:
    """The one sentence on the length of a clause, shared by packages and single words."""
    if text.words > MOST_WORDS:
        yield Reason(
            rule="R-ATTENTION",
            says=f"A clause has at most {MOST_WORDS} words; this one has {text.words}.",
            cites=("paper L448-L450",),
            remedy="Shorten it: what is left out may be filled in later.",
        )


def there_must_be_a_package_of_mine(state: State, command: WithdrawPackage) -> Iterator[Reason]:
    """One withdraws what one has offered."""
    if command.by not in state.table.packages:
        yield Reason(rule="R-VERSION", says="You have no package on the table.", cites=(VERSIONS,), remedy="Offer one.")


def offer(state: State, command: OfferPackage) -> Iterator[Event]:
    """A clause that goes back to an option of an earlier draft comes back in the words that it had there."""
    yield from reopening(state, command)
    choices, now = complete(state, command.choices), standing(state)
    returning = {issue: words_that_belonged(state, issue, o) for issue, o in choices.items() if o != now[issue]}
    yield PackageOffered(
        by=command.by,
        at=command.at,
        version=state.table.versions.get(command.by, 0) + 1,
        choices=choices,
        wordings={**{issue: words for issue, words in returning.items() if words}, **command.wordings},
    )


def withdraw(state: State, command: WithdrawPackage) -> Iterator[Event]:
    yield PackageWithdrawn(by=command.by, at=command.at)


# --- how events change the table --------------------------------------------------------------------------------------


def offered(state: State, event: PackageOffered) -> State:
    table = state.table
    forbids = bool(forbidden(state, event.by, event.choices))
    initials = pen_house(state, event.by) and not forbids and not too_short_for_a_common_draft(state, event.by)
    package = Package(
        owner=event.by,
        version=event.version,
        choices=event.choices,
        wordings=event.wordings,
        accepted=frozenset() if forbids else frozenset({event.by}),
        initials=frozenset({event.by}) if initials else frozenset(),
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
            without_stances(table, event.by),
            packages={**table.packages, event.by: package},
            versions={**table.versions, event.by: event.version},
            first_tabled={**table.first_tabled, **tabled},
        ),
    )


def withdrawn(state: State, event: PackageWithdrawn) -> State:
    packages = {owner: p for owner, p in state.table.packages.items() if owner != event.by}
    return replace(state, table=replace(state.table, packages=packages))


EVOLVE = {PackageOffered: offered, PackageWithdrawn: withdrawn}
