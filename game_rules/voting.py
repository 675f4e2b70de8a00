"""Decision rules: how positions make an outcome. Whole numbers only; nothing here knows a game.

Consensus (NATO), unanimity with its abstentions (Article 31 TEU, Article 238(4) TFEU), qualified majority (Article
16(4) TEU, Article 238(2) and (3) TFEU), the weighted votes of Nice, the College (Article 250 TFEU).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from game_rules.ids import RoleId
from game_rules.members import BY_CODE

Position = Literal["for", "against", "abstain", "abstain_declared"]
"""`abstain_declared` is the constructive abstention: a plain one with a formal declaration."""
Basis = Literal["proposal", "other"]
"""Does the Council act on a proposal of the Commission or the High Representative, or not?"""

STATES = {"proposal": 55, "other": 72}
"""Per cent of the members that a qualified majority needs."""
POPULATION = 65
"""Per cent of the population that it needs."""
THIRD = 3
"""Declared abstentions of one in so many members, with one in so many people, stop a decision."""
NICE_VOTES, NICE_POPULATION = 260, 62
"""Weighted votes of 352, and per cent of the population on request (until 31 March 2017)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What positions make: adopted or not, and by which code not. `needed` states were asked for.

    `states` and `people` are those in favour (for `R-ABST-THIRD` those that abstained with a declaration), of
    `of_states` and `of_people`.
    """

    adopted: bool
    code: str = ""
    states: int = 0
    of_states: int = 0
    needed: int = 0
    people: int = 0
    of_people: int = 0
    against: tuple[RoleId, ...] = ()

    @property
    def permille(self) -> int:
        """The population share in tenths of a per cent, rounded to the nearest."""
        return (2000 * self.people + self.of_people) // (2 * self.of_people) if self.of_people else 0


def people(states: Iterable[RoleId]) -> int:
    """How many people these states have; of one that is no member of either house nobody is counted."""
    return sum(BY_CODE[one].population for one in states if one in BY_CODE)


def consensus(members: Iterable[RoleId], objecting: Iterable[RoleId]) -> Outcome:
    """NATO: no vote; common consent of all, which one objection denies (brief, 2.1)."""
    every, against = tuple(members), set(objecting)
    named = tuple(one for one in every if one in against)
    return Outcome(
        adopted=not named,
        code="R-SILENCE-BROKEN" if named else "",
        states=len(every) - len(named),
        of_states=len(every),
        needed=len(every),
        against=named,
    )


def unanimity(members: Iterable[RoleId], positions: Mapping[RoleId, Position]) -> Outcome:
    """The Council on foreign and security policy: one vote against is enough; a plain abstention does not prevent it.

    Abstentions with a declaration stop it where they come from at least one third of the members comprising at least
    one third of the population (Article 31(1) TEU): both. Who says nothing is in favour: silence is consent.
    """
    every = tuple(members)
    against = tuple(one for one in every if positions.get(one) == "against")
    declared = tuple(one for one in every if positions.get(one) == "abstain_declared")
    whole = people(every)
    if against:
        return Outcome(
            adopted=False,
            code="R-UNANIMITY",
            states=len(every) - len(against),
            of_states=len(every),
            needed=len(every),
            people=whole - people(against),
            of_people=whole,
            against=against,
        )
    stopped = THIRD * len(declared) >= len(every) and THIRD * people(declared) >= whole
    return Outcome(
        adopted=not stopped,
        code="R-ABST-THIRD" if stopped else "",
        states=len(declared) if stopped else len(every),
        of_states=len(every),
        needed=-(-len(every) // THIRD) if stopped else len(every),
        people=people(declared) if stopped else whole,
        of_people=whole,
        against=declared if stopped else (),
    )


def qualified_majority(
    members: Iterable[RoleId], positions: Mapping[RoleId, Position], basis: Basis = "proposal"
) -> Outcome:
    """55 % of the taking-part members with 65 % of their people; 72 % where nobody entitled has proposed it.

    An abstention is not a yes. On a proposal, fewer opponents than a blocking minority has members do not count as one:
    the majority is then deemed reached.
    """
    every = tuple(members)
    in_favour = tuple(one for one in every if positions.get(one) == "for")
    whole, behind = people(every), people(in_favour)
    needed = states_needed(len(every), basis)
    few = basis == "proposal" and len(every) - len(in_favour) < blocking_members(every)
    enough_people = 100 * behind >= POPULATION * whole or few
    code = "R-QMV-STATES" if len(in_favour) < needed else "" if enough_people else "R-QMV-POP"
    return Outcome(
        adopted=not code,
        code=code,
        states=len(in_favour),
        of_states=len(every),
        needed=needed,
        people=behind,
        of_people=whole,
        against=tuple(one for one in every if one not in in_favour),
    )


def states_needed(members: int, basis: Basis = "proposal") -> int:
    """How many of so many members: 16 of 28 on a proposal, 21 otherwise."""
    return -(-STATES[basis] * members // 100)


def blocking_members(members: Iterable[RoleId]) -> int:
    """How many members a blocking minority has at least: one more than the fewest that hold more than 35 % of the
    people (Article 238(3) TFEU); four of the 28 (Article 16(4) TEU).
    """
    every = sorted((BY_CODE[one].population for one in members), reverse=True)
    too_few = [held for held in accumulate(every) if 100 * held <= (100 - POPULATION) * sum(every)]
    return len(too_few) + 2


def weighted_votes(members: Iterable[RoleId], positions: Mapping[RoleId, Position]) -> Outcome:
    """Nice, which any member could ask for until March 2017: 260 of 352 votes, most states, 62 % of the people."""
    every = tuple(members)
    in_favour = tuple(one for one in every if positions.get(one) == "for")
    votes = sum(BY_CODE[one].weighted_votes for one in in_favour)
    whole, behind, most = people(every), people(in_favour), len(every) // 2 + 1
    states = len(in_favour) >= most and votes >= NICE_VOTES
    code = "R-QMV-STATES" if not states else "" if 100 * behind >= NICE_POPULATION * whole else "R-QMV-POP"
    return Outcome(
        adopted=not code,
        code=code,
        states=len(in_favour),
        of_states=len(every),
        needed=most,
        people=behind,
        of_people=whole,
        against=tuple(one for one in every if one not in in_favour),
    )


def college(in_favour: int, members: int = 28) -> Outcome:
    """The Commission decides as a body, by a simple majority of its members (Article 250 TFEU)."""
    needed = members // 2 + 1
    adopted = in_favour >= needed
    return Outcome(
        adopted=adopted, code="" if adopted else "R-COLLEGE", states=in_favour, of_states=members, needed=needed
    )


def could_stop_alone(members: Iterable[RoleId], positions: Mapping[RoleId, Position], rule: str) -> tuple[RoleId, ...]:
    """Who of those in favour could make the outcome fail by changing sides: a veto is computed, never stored."""
    every = tuple(members)
    decide = {"unanimity": unanimity, "qualified_majority": qualified_majority}[rule]
    if not decide(every, positions).adopted:
        return ()
    return tuple(one for one in every if not decide(every, {**positions, one: "against"}).adopted)
