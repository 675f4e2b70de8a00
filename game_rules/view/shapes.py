"""What a reader may see, as plain shapes. Built up from nothing by `view`; the pages and the JSON stream draw these.

`Text` is a text that people wrote: the server puts the body in place of the reference when it draws it.
Times are game time in milliseconds, 0 where there is none; everything is empty rather than absent.
"""

from dataclasses import dataclass, field

from game_rules.view.meeting_shapes import Calendar, Gathering
from game_rules.view.own_shapes import (
    Acts,
    Agenda,
    Artefact,
    Debriefing,
    DemandSeen,
    Edge,
    Guess,
    Held,
    Line,
    Lobby,
    Me,
    MinuteLine,
    Moment,
    Offer,
    Person,
    Question,
    Score,
)
from game_rules.view.project_shapes import ListSeen, ProjectSeen, ProjectsSeen
from game_rules.view.small_shapes import (
    Chip,
    Game,
    Mine,
    Paper,
    Ring,
    Seat,
    Stage,
)
from game_rules.view.text_shapes import (
    Answer,
    Attention,
    Change,
    ClauseSeen,
    Decided,
    DraftSeen,
    House,
    Member,
    Move,
    PackageSeen,
    ProposalSeen,
    Protest,
    Signature,
)
from game_rules.view.work_shapes import AreaSeen, Arrangement, LetterSeen, WorkSeen

__all__ = [
    "Acts",
    "Agenda",
    "Answer",
    "AreaSeen",
    "Arrangement",
    "Artefact",
    "Attention",
    "Calendar",
    "Change",
    "Chip",
    "ClauseSeen",
    "Debriefing",
    "Decided",
    "DemandSeen",
    "DraftSeen",
    "Edge",
    "Game",
    "Gathering",
    "Guess",
    "Held",
    "House",
    "LetterSeen",
    "Line",
    "ListSeen",
    "Lobby",
    "Me",
    "Member",
    "Mine",
    "MinuteLine",
    "Moment",
    "Move",
    "Offer",
    "PackageSeen",
    "Paper",
    "Person",
    "ProjectSeen",
    "ProjectsSeen",
    "ProposalSeen",
    "Protest",
    "Question",
    "Ring",
    "Score",
    "Seat",
    "Signature",
    "Stage",
    "View",
    "WorkSeen",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Everything that one reader may see of one game."""

    reader: str
    game: Game
    ring: Ring
    questions: tuple[Question, ...] = ()
    acts: Acts = field(default_factory=Acts)
    draft: DraftSeen = field(default_factory=DraftSeen)
    decision: Decided = field(default_factory=Decided)
    packages: tuple[PackageSeen, ...] = ()
    papers: tuple[Paper, ...] = ()
    meetings: Calendar = field(default_factory=Calendar)
    change: Change = field(default_factory=Change)
    me: Me = field(default_factory=Me)
    projects: ProjectsSeen = field(default_factory=ProjectsSeen)
    lobby: Lobby = field(default_factory=Lobby)
    work: WorkSeen = field(default_factory=WorkSeen)
    debrief: Debriefing = field(default_factory=Debriefing)
