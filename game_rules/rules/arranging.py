"""Arrangements: what two staffs may settle without a package, within leash and tasking; influence, and no points."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import ORDER, VERSIONS
from game_rules.commands import Clause, Decline, Liaison
from game_rules.events import Arranged, ArrangementDeclined, Event, LiaisonProposed
from game_rules.ids import IssueId, RoleId
from game_rules.reason import Reason
from game_rules.rules.leash import leash
from game_rules.rules.staff import contact_cost, have_met
from game_rules.rules.tasking import with_work
from game_rules.seats import principals, role_of, subject, the
from game_rules.state import State
from game_rules.texts import clause_name


def option_must_be_there(state: State, command: Liaison) -> Iterator[Reason]:
    """One arranges an option of the scenario that is not today's situation."""
    if not _exists(state, command.issue, command.option):
        yield Reason(
            rule="R-VERSION",
            says=f"There is nothing to arrange as {command.issue}={command.option}.",
            cites=(VERSIONS,),
            remedy="Choose a staff or field option of the text.",
        )


def option_must_lie_below_politics(state: State, command: Liaison) -> Iterator[Reason]:
    """Staffs and officers below head of mission arrange; an agreement is for the political level (paper L385-L405)."""
    if arrangeable(state, command.issue, command.option) or not _exists(state, command.issue, command.option):
        return
    clause = clause_name(state, command.issue, command.option)
    yield Reason(
        rule="R-FORMAL-ALTHEA",
        says=f'"{clause}" is for the political level, and there the two organisations deal formally with ALTHEA only.',
        cites=("paper L353-L358", "paper L385-L405"),
        holders=tuple(role for role in state.cast if role_of(state, role).is_state),
        remedy="Write it into a package, or arrange a smaller step below head of mission.",
    )


def leash_must_allow_the_arrangement(state: State, command: Liaison) -> Iterator[Reason]:
    """A paper between staffs needs some rope, a technical arrangement in the field little, liaison officers none."""
    if not arrangeable(state, command.issue, command.option):
        return
    limit = rope(state, command.issue, command.option)
    for role in (command.by, command.role):
        if role in state.cast and not role_of(state, role).is_state and leash(state, role) > limit:
            yield Reason(
                rule="R-LEASH",
                says=f"{subject(state, role)} is on too short a leash here ({leash(state, role)}; at most {limit}).",
                cites=("paper L376-L377",),
                holders=principals(state, role),
                remedy="Ask a state of that organisation to loosen it.",
            )


def staffs_must_have_met(state: State, command: Liaison) -> Iterator[Reason]:
    """One arranges with whom one has spoken in this phase."""
    if {command.by, command.role} <= set(state.cast) and not have_met(state, command.by, command.role):
        cost = contact_cost(state, command.role)
        yield Reason(
            rule="R-NO-AP",
            says=f"You have not met {the(state, command.role)} in this phase.",
            cites=("paper L97-L100",),
            holders=(command.by, command.role),
            remedy=f"Meet first (it costs {cost}), or exchange letters.",
        )


def arrangement_must_be_new(state: State, command: Liaison) -> Iterator[Reason]:
    """What is arranged, or proposed, need not be so again; one question has one answer among staffs."""
    clause = (command.issue, command.option)
    if settled := settled_among_staffs(state, command.issue):
        yield Reason(
            rule="R-PHASE",
            says=f"That is arranged: {clause_name(state, *settled)}.",
            cites=(ORDER,),
            holders=state.work.arranged[settled],
            remedy="Arrange something else; another answer needs a package.",
        )
    elif (command.by, command.role, clause) in state.work.offered:
        yield Reason(
            rule="R-PHASE",
            says="You have proposed that.",
            cites=(ORDER,),
            holders=(command.role,),
            remedy=f"Wait for {the(state, command.role)}, or talk to it.",
        )
    elif (command.by, command.role, clause) in state.work.refused and not _asked(state, command):
        yield Reason(
            rule="R-PHASE",
            says=f"{subject(state, command.role)} has declined that.",
            cites=(ORDER,),
            holders=(command.role,),
            remedy="Arrange something else; it may still propose it to you.",
        )


def arrangement_must_wait_for_me(state: State, command: Decline) -> Iterator[Reason]:
    """One declines what another staff has proposed to one's own."""
    if command.issue and not _asked(state, command):
        yield Reason(
            rule="R-VERSION",
            says="No such arrangement waits for your answer.",
            cites=(VERSIONS,),
            holders=(command.role,) if command.role in state.cast else (),
            remedy="See what has been proposed to you, or say in talk what you would not arrange.",
        )


def _asked(state: State, command: Liaison | Decline) -> bool:
    """Has the other staff proposed this to mine?"""
    return (command.role, command.by, (command.issue, command.option)) in state.work.offered


def arrangeable(state: State, issue: IssueId, option: int) -> bool:
    """Is this an option that staffs may arrange among themselves: of the staff or field track, and not today's?"""
    return _exists(state, issue, option) and state.scenario.option(issue, option).track != "political"


def settled_among_staffs(state: State, issue: IssueId) -> Clause | None:
    """What staffs have arranged on an issue; who comes first has arranged it."""
    return next((clause for clause in state.work.arranged if clause[0] == issue), None)


def rope(state: State, issue: IssueId, option: int) -> int:
    """The shortest leash (0 free ... 5 short) on which a staff may arrange this."""
    chosen, numbers = state.scenario.option(issue, option), state.scenario.parameters
    if chosen.track == "staff":
        return numbers.leash_unclassified_paper
    return numbers.leash_field_arrangement if chosen.attention else numbers.leash_field_liaison


def _exists(state: State, issue: IssueId, option: int) -> bool:
    known = state.scenario.issue_by_id.get(issue)
    return known is not None and 0 < option < len(known.options)


def arrange(state: State, command: Liaison) -> Iterator[Event]:
    """The second of the two settles it."""
    clause = (command.issue, command.option)
    if not _asked(state, command):
        yield LiaisonProposed(
            by=command.by, at=command.at, role=command.role, issue=command.issue, option=command.option
        )
        return
    yield Arranged(
        by=command.by,
        at=command.at,
        role=command.role,
        issue=command.issue,
        option=command.option,
        attention=state.scenario.option(*clause).attention,
    )


def refuse(state: State, command: Decline) -> Iterator[Event]:
    """The question is answered at once, and not put again."""
    yield ArrangementDeclined(
        by=command.by, at=command.at, role=command.role, issue=command.issue, option=command.option
    )


# --- how events change the work ---------------------------------------------------------------------------------------


def proposed(state: State, event: LiaisonProposed) -> State:
    offer: tuple[RoleId, RoleId, tuple[IssueId, int]] = (event.by, event.role, (event.issue, event.option))
    return with_work(state, replace(state.work, offered=state.work.offered | {offer}))


def declined(state: State, event: ArrangementDeclined) -> State:
    offer = (event.role, event.by, (event.issue, event.option))
    left, refused = state.work.offered - {offer}, state.work.refused | {offer}
    return with_work(state, replace(state.work, offered=left, refused=refused))


def arranged(state: State, event: Arranged) -> State:
    clause = (event.issue, event.option)
    waiting = frozenset(one for one in state.work.offered if one[2][0] != event.issue)
    done = {**state.work.arranged, clause: (event.role, event.by)}
    state = with_work(state, replace(state.work, offered=waiting, arranged=done))
    ledger = replace(state.ledger, attention=state.ledger.attention + event.attention)
    return replace(state, ledger=ledger) if event.attention else state


EVOLVE = {LiaisonProposed: proposed, ArrangementDeclined: declined, Arranged: arranged}
