"""Influence: who was talked to, whose proposals stood, whose questions lay on the table, who stood between others.

The four parts of the empowerment index (brief, 3.10), each a role's share of the whole (0 to 1). Read the parts, and
never the sum alone.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

from game_rules.events import ContactMade, DocumentShared, Event, HighLevelCallMade, MessageSent
from game_rules.ids import EU_HOUSE, IssueId, RoleId
from game_rules.seats import role_of
from game_rules.state import State
from game_rules.texts import today

Steps = Iterable[tuple[State, Event, State]]
"""A journal after its opening: each event with the states before and after it."""
Ties = Mapping[frozenset[RoleId], int]
"""How often two roles were in touch."""

CONTACTS, INITIATIVES, AGENDA, BETWEENNESS = 0.3, 0.3, 0.2, 0.2
"""The weights of the index: choices of design (parameters of the brief)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Influence:
    """One role's shares. `tabled` counts its proposals, whatever became of them (paper L531-L533)."""

    role: RoleId
    contacts: float
    initiatives: float
    agenda: float
    betweenness: float
    tabled: int

    @property
    def empowerment(self) -> float:
        """The index: a weighted sum of the four parts."""
        parts = (self.contacts, self.initiatives, self.agenda, self.betweenness)
        weights = (CONTACTS, INITIATIVES, AGENDA, BETWEENNESS)
        return sum(weight * part for weight, part in zip(weights, parts, strict=True))


def influence(steps: Steps, lent: Collection[int] = ()) -> tuple[Influence, ...]:
    """The shares of every seated role, in the order of the cast; nothing for a journal without steps.

    `lent` are the steps (by number, from 0) that the lecturer took for a role: nobody's share.
    """
    played = tuple(steps)
    if not played:
        return ()
    end = played[-1][2]
    links, clauses = ties(_own(played, lent)), _first_tabled(played, lent=lent)
    degrees = Counter({role: sum(n for pair, n in links.items() if role in pair) for role in end.cast})
    stood = Counter(clauses[clause][0] for clause in _agreed(end) if clause in clauses)
    agenda = Counter[RoleId]()
    for role, since in _opened(clauses).values():
        agenda[role] += max(0, end.clock.now - since)
    between = betweenness(end.cast, links)
    return tuple(
        Influence(
            role=role,
            contacts=_share(degrees, role),
            initiatives=_share(stood, role),
            agenda=_share(agenda, role),
            betweenness=_share(between, role),
            tabled=sum(1 for first, _ in clauses.values() if first == role),
        )
        for role in end.cast
    )


def _own(played: Sequence[tuple[State, Event, State]], lent: Collection[int]) -> Steps:
    return (step for number, step in enumerate(played) if number not in lent)


def ties(steps: Steps) -> Ties:
    """How often two roles were in touch: staff contacts, calls, papers and talk that were not for everybody."""
    found = Counter[frozenset[RoleId]]()
    for _, event, _ in steps:
        if met := _MET.get(type(event)):
            found.update(frozenset((event.by, role)) for role in met(event) if role != event.by)
    return found


def turf(steps: Steps) -> Mapping[RoleId, float]:
    """Each EU staff's share of the questions that an EU staff was the first to open (paper L26-L29, L555-L557)."""
    played = tuple(steps)
    if not played:
        return {}
    end = played[-1][2]
    staffs = tuple(role for role in end.cast if role_of(end, role).organisation == EU_HOUSE)
    led = Counter(role for role, _ in _opened(_first_tabled(played, only=staffs)).values())
    return {role: _share(led, role) for role in staffs}


def betweenness(cast: Iterable[RoleId], links: Ties) -> Mapping[RoleId, float]:
    """How many shortest ways between two others lead through each role; the oftener two met, the nearer they are.

    Where several ways are equally short each counts in part (Brandes 2001).
    """
    near: dict[RoleId, dict[RoleId, float]] = {role: {} for role in cast}
    for pair, often in links.items():
        one, other = sorted(pair)
        if one in near and other in near:
            near[one][other] = near[other][one] = 1 / often
    through = dict.fromkeys(near, 0.0)
    for source in near:
        for role, part in _leaning(source, near).items():
            through[role] += part
    return through


def _leaning(source: RoleId, near: Mapping[RoleId, Mapping[RoleId, float]]) -> dict[RoleId, float]:
    """How far the shortest ways from one role to all others lean on each role between."""
    distance, ways, before = {source: 0.0}, Counter({source: 1}), dict[RoleId, list[RoleId]]()
    queue, settled = [(0.0, source)], list[RoleId]()
    while queue:
        length, role = heappop(queue)
        if role in settled:
            continue
        settled.append(role)
        for other, step in near[role].items():
            there = length + step
            if other not in distance or there < distance[other] - _SAME:
                distance[other], ways[other], before[other] = there, ways[role], [role]
                heappush(queue, (there, other))
            elif abs(there - distance[other]) <= _SAME and role not in before.get(other, [role]):
                ways[other] += ways[role]
                before[other].append(role)
    leaning = dict.fromkeys(settled, 0.0)
    for role in reversed(settled):
        for earlier in before.get(role, ()):
            leaning[earlier] += ways[earlier] / ways[role] * (1 + leaning[role])
    return {role: part for role, part in leaning.items() if role != source}


_SAME = 1e-9
_Clauses = Mapping[tuple[IssueId, int], tuple[RoleId, int]]


def _first_tabled(
    steps: Iterable[tuple[State, Event, State]], only: tuple[RoleId, ...] = (), lent: Collection[int] = ()
) -> _Clauses:
    """Who first put each option on the table, and when (ms of game time)."""
    found: dict[tuple[IssueId, int], tuple[RoleId, int]] = {}
    nobodys = set[tuple[IssueId, int]]()
    for number, (_, _, after) in enumerate(steps):
        for clause, role in after.table.first_tabled.items():
            if clause in found or clause in nobodys or (only and role not in only):
                continue
            if number in lent:
                nobodys.add(clause)
            else:
                found[clause] = (role, after.clock.now)
    return found


def _opened(clauses: _Clauses) -> Mapping[IssueId, tuple[RoleId, int]]:
    """Who first opened each question: the earliest of its options."""
    opened: dict[IssueId, tuple[RoleId, int]] = {}
    for (issue, _), (role, at) in sorted(clauses.items(), key=lambda one: one[1][1]):
        opened.setdefault(issue, (role, at))
    return opened


def _agreed(end: State) -> list[tuple[IssueId, int]]:
    """The clauses of the adopted text that are not today's situation; none where nothing was adopted."""
    now = today(end)
    return [(issue, option) for issue, option in (end.decision.adopted or {}).items() if option != now[issue]]


def _share(counted: Mapping[RoleId, float], role: RoleId) -> float:
    whole = sum(counted.values())
    return counted.get(role, 0.0) / whole if whole else 0.0


_MET: Mapping[type[Event], Callable[[Any], tuple[RoleId, ...]]] = {
    ContactMade: lambda event: (event.role,),
    DocumentShared: lambda event: () if event.whole_house else event.to,
    HighLevelCallMade: lambda event: (event.role,),
    MessageSent: lambda event: event.to,
}
"""Who was met by an event; what is said to everybody is no contact."""
