"""Minutes of files: the College, the proposal, and the vote, in which every seated member is named."""

from game_rules.events import (
    AdoptedInCollege,
    LegislationInitiated,
    ProposalAmended,
    VoteCalled,
    VoteCounted,
)
from game_rules.ids import EU_HOUSE, RoleId
from game_rules.minutes.telling import Teller, Telling
from game_rules.reason import listed
from game_rules.rules.votes import outcome_of, percent
from game_rules.seats import in_order, members
from game_rules.view.shapes import MinuteLine
from game_rules.voting import POPULATION
from game_rules.words import lasting


def adopted(t: Telling, event: AdoptedInCollege) -> MinuteLine:
    says = f"{t.does(event.by, 'adopt')} in the College: {t.clause(event.issue, event.option)}."
    return t.line(event, "decision", says, clauses=((event.issue, event.option),))


def tabled(t: Telling, event: LegislationInitiated) -> MinuteLine:
    again = "another" if event.issue in t.before.files.tabled else "a"
    says = (
        f"{t.does(event.by, 'table')} {again} proposal under the industrial articles: "
        f"{t.clause(event.issue, event.option)}. The Council decides by qualified majority; nobody holds a veto."
    )
    return t.line(event, "decision", says, clauses=((event.issue, event.option),), loud=True)


def amended(t: Telling, event: ProposalAmended) -> MinuteLine:
    says = (
        f"The Council, of one mind, amends the Commission's proposal: {t.clause(event.issue, event.option)}. "
        f"{t.does(event.by, 'move')} it."
    )
    return t.line(event, "decision", says, clauses=((event.issue, event.option),), loud=True)


def called(t: Telling, event: VoteCalled) -> MinuteLine:
    lasts, who = lasting(event.deadline - event.at), t.whom(members(t.after, EU_HOUSE))
    says = (
        f"{t.does(event.by, 'put')} the file to the vote in the Council for {lasts}: "
        f"{t.clause(event.issue, event.option)}. Asked: {who}. Who does not vote is not in favour."
    )
    return t.line(event, "decision", says, clauses=((event.issue, event.option),), loud=True)


def counted(t: Telling, event: VoteCounted) -> MinuteLine:
    """Votes on legislation are public: seated members by name, the others as a number."""
    outcome, clause = outcome_of(t.before, event), t.clause(event.issue, event.option)
    share = percent(outcome.people, outcome.of_people)
    figures = f"{outcome.states} of {outcome.of_states} members with {share} of the people in favour"
    asked = f"needed: {outcome.needed} with {POPULATION} %"
    made = "adopts" if event.adopted else "does not adopt"
    stands = " It stands in every text from now on." if event.adopted else ""
    says = f"The Council {made} {clause}: {figures} ({asked}). {_who(t, event)}{stands}"
    return t.line(event, "decision", says, clauses=((event.issue, event.option),), loud=True)


def _who(t: Telling, event: VoteCounted) -> str:
    sides = (("In favour", event.in_favour), ("against", event.against), ("abstaining", event.abstained))
    return "; ".join(f"{side}: {_named(t, codes)}" for side, codes in sides if codes) + "."


def _named(t: Telling, codes: tuple[RoleId, ...]) -> str:
    seated = tuple(one for one in in_order(t.after, codes) if one in t.after.cast)
    told = ["you"] if t.reader in seated else []
    told += [t.mid(one) for one in seated if one != t.reader]
    others = len(codes) - len(seated)
    return listed([*told, *([f"{others} that nobody plays"] if others else [])])


TELLERS: dict[type, Teller] = {
    AdoptedInCollege: adopted,
    LegislationInitiated: tabled,
    ProposalAmended: amended,
    VoteCalled: called,
    VoteCounted: counted,
}
