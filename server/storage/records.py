"""Records: what the rest of the server hands to storage and gets back. Frozen, and nothing in them knows a database."""

from dataclasses import dataclass
from typing import Literal

# --- the journal ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEvent:
    """One event to append. `body` is canonical JSON text; `at` is game time in milliseconds."""

    kind: str
    v: int
    at: int
    actor: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewText:
    """A free text beside the events: an event names its `ref` and carries its seal, so that it can be erased.

    `author` is the player who wrote it, or empty.
    """

    ref: str
    salt: str
    body: str
    author: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """The first answer to one command of one actor. `digest` is the SHA-256 of the raw command."""

    actor: str
    cid: str
    digest: str
    answer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAttempt:
    """A refused command. `body` and `reasons` are canonical JSON; free text stands in a `NewText`, never here."""

    at: int
    actor: str
    kind: str
    body: str
    reasons: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Append:
    """One atomic unit for one game whose head is `after`: its events get the numbers that follow, without a gap."""

    game: str
    after: int
    events: tuple[NewEvent, ...]
    texts: tuple[NewText, ...] = ()
    receipt: Receipt | None = None
    attempt: NewAttempt | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """An event as it stands in the journal. `wall_ms` is a label for people; nothing depends on it."""

    seq: int
    kind: str
    v: int
    at: int
    actor: str
    body: str
    hash: str
    wall_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """A refused command beside the journal: the `number`th of its game, refused when the head was `after`."""

    number: int
    after: int
    at: int
    actor: str
    kind: str
    body: str
    reasons: str
    wall_ms: int


# --- games and seats --------------------------------------------------------------------------------------------------

Origin = Literal["class", "alone", "fork", "import"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NewSeat:
    """A seat to make: nobody in it (`player` is None), a stand-in, or a player. An empty `id` is drawn."""

    role: str
    post: str = "negotiator"
    player: str | None = None
    stand_in: bool = False
    id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewGame:
    """A game to make. `scenario` is the digest of a stored one; `setup` and `treatment` are canonical JSON.

    The last five are what the first link of the hash chain is made of: they never change. An empty `id` is drawn.
    """

    class_id: str | None = None
    label: str = ""
    origin: Origin = "class"
    seats: tuple[NewSeat, ...] = ()
    id: str = ""
    scenario: str
    rules_version: str
    setup: str = "{}"
    treatment: str = "{}"


@dataclass(frozen=True, kw_only=True, slots=True)
class GameRecord:
    """A game as stored; `ended_ms` is 0 while it can go on."""

    id: str
    class_id: str | None
    label: str
    origin: str
    scenario: str
    rules_version: str
    setup: str
    treatment: str
    created_ms: int
    ended_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """One player's place in one game."""

    id: str
    game: str
    role: str
    post: str
    player: str | None
    stand_in: bool


# --- classes and people -----------------------------------------------------------------------------------------------

Door = Literal["open", "lobby", "closed"]
"""Who comes in with the code: everybody; everybody, but the lecturer admits; nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewClass:
    """A class to make. `treatment` and `options` are canonical JSON; `capacity` 0 means no limit."""

    lecturer: str
    title: str
    scenario: str
    format: str
    seed: int = 0
    capacity: int = 0
    treatment: str = "{}"
    options: str = "{}"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClassRecord:
    """A class as stored. `code` is None once it has ended; `ended_ms` is 0 until then."""

    id: str
    code: str | None
    lecturer: str
    title: str
    scenario: str
    format: str
    seed: int
    capacity: int
    treatment: str
    options: str
    phase: str
    door: Door
    created_ms: int
    ended_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """The answer to joining: `token` is None for a browser that held one already."""

    class_id: str
    player: str
    admitted: bool
    token: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendant:
    """A player in a class, under the name given there; an erased person has none."""

    class_id: str
    player: str
    name: str
    admitted: bool
    joined_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Lecturer:
    """Somebody who may open classes."""

    id: str
    name: str
