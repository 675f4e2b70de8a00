"""Shapes of the calendar of joint meetings."""

from dataclasses import dataclass

from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathering:
    """A joint meeting. `stage`: asked, coming, held, declined, cancelled; `seat`: the reader has a chair there.

    Whoever is `asked` has until `deadline`; it `begins` at a game time; who stays `away` is named.
    """

    number: int
    format: str
    title: str
    by: RoleId
    stage: str
    who: str
    semester: str
    hosted: bool
    against: bool
    asked: str
    deadline: int
    begins: int
    away: str
    seat: bool
    calls_off: bool
    stays_away: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Joint meetings, the newest first; what is promised for what; what one may be called on, and for when."""

    meetings: tuple[Gathering, ...] = ()
    promise: str = ""
    promise_due: int = 0
    blocked: bool = False
    topics: tuple[str, ...] = ()
    semesters: tuple[tuple[str, str], ...] = ()
