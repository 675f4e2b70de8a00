"""Staff and capitals: points, leashes, contacts, demands, statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Text
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """A staff contact: a drafting meeting once `met`, which the answer at `answered` makes it, in that `phase`."""

    caller: RoleId
    called: RoleId
    answered: int
    phase: int
    met: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedFor:
    """A demand of a state, and what the pens have said to it."""

    role: RoleId
    issue: IssueId
    option: int
    phase: int
    text: Text
    answers: Mapping[RoleId, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corridors:
    """Staff and capitals: action points, leashes, contacts, demands, statements, the door of the isolated draft."""

    points: Mapping[RoleId, int] = field(default_factory=dict)
    leash: Mapping[RoleId, int] = field(default_factory=dict)
    leash_moved: frozenset[RoleId] = frozenset()
    meetings: tuple[Meeting, ...] = ()
    contacts: Mapping[tuple[RoleId, RoleId], int] = field(default_factory=dict)
    first_calls: Mapping[RoleId, RoleId] = field(default_factory=dict)
    insiders: frozenset[RoleId] = frozenset()
    asking_in: frozenset[RoleId] = frozenset()
    kept_out: frozenset[RoleId] = frozenset()
    demands: Mapping[RoleId, AskedFor] = field(default_factory=dict)
    demanded: tuple[AskedFor, ...] = ()
    comments_open: bool = False
    comments: int = 0
    cards_in_hand: Mapping[RoleId, int] = field(default_factory=dict)
    threats: tuple[tuple[RoleId, tuple[RoleId, ...]], ...] = ()
    noticed: frozenset[RoleId] = frozenset()
    """States whose threat draws attention, whoever heard it."""
    published: tuple[RoleId, ...] = ()
    readings: Mapping[RoleId, Text] = field(default_factory=dict)
    interpreted: tuple[RoleId, ...] = ()
    """States that have said how they read the text since it is in force; `answered` names whose each has answered."""
    answered: Mapping[RoleId, RoleId] = field(default_factory=dict)
    leaked_by: RoleId = ""
    disclosed: Mapping[tuple[RoleId, RoleId], IssueId] = field(default_factory=dict)
    dearer: Mapping[RoleId, int] = field(default_factory=dict)
    """Action points that a contact with a staff costs more since a turn of events."""
    stands_known: frozenset[tuple[RoleId, RoleId, IssueId]] = frozenset()
    """Who has learnt of whom (in this order) where it stands on an issue."""
    room_taken: bool = False
    """Has a pen used the room that the text before had left?"""
    hands: frozenset[RoleId] = frozenset()
    deeds: Mapping[RoleId, frozenset[tuple[str, str]]] = field(default_factory=dict)
    """What each role has done in the running phase: the kind of an act, and its object."""
