"""Small shapes that every view uses: chips, gauges, the ring, the game."""

from dataclasses import dataclass

from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A paper that the reader has (`form`: whole or summary), or knows to have been released to EU members.

    `has` are those who are known to have it, and in what form; `blocked_by` a member that keeps it out of the EU.
    """

    id: str
    title: str
    area: str
    marking: str
    owner: RoleId
    owner_name: str
    form: str = ""
    text: str = ""
    source: str = ""
    has: tuple[tuple[RoleId, str], ...] = ()
    released: tuple[RoleId, ...] = ()
    blocked_by: RoleId = ""
    may_share: bool = False
    may_block: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Chip:
    """One issue at one option, in words; `code` is its short form (`D3=1`), `gauge` the reader's own (see Mine)."""

    issue: IssueId
    option: int
    title: str
    label: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mine:
    """What something is worth to the reader: five words, -2 (serious cost) to 2 (vital gain).

    `points` and `shown` say the number where numbers are shown (never in qualitative mode); `red_line` quotes the
    instruction that it crosses.
    """

    level: int = 0
    word: str = ""
    points: int = 0
    shown: bool = False
    red_line: str = ""
    hard: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A phase on the timeline: `place` is past, now or ahead."""

    id: str
    name: str
    minutes: int
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Game:
    """Which game this is and what time it is in it. `status`: lobby, running, paused, over."""

    title: str
    dates: str
    format: str
    procedure: str
    status: str
    outcome: str
    revealed: bool
    hard: bool
    qualitative: bool
    lecturer_reads: bool
    phase: str
    phase_name: str
    phase_stage: str
    phase_hint: str
    phase_began: int
    phase_ends: int
    drafting_ends: int
    timeline: tuple[Stage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """A role on the ring; `stance` as the reader knows it.

    `standing`: silent (has said nothing against the text), initialled, objecting, let_pass, broke, signed.
    """

    role: RoleId
    name: str
    kind: str
    houses: tuple[str, ...]
    organisation: str
    me: bool
    stand_in: bool
    ready: bool
    standing: str
    stance: str
    can_stop: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ring:
    """The roles around the draft, and one sentence: what the reader can do next."""

    seats: tuple[Seat, ...]
    centre: str
    sentence: str
