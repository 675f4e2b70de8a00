"""The state of one game: its parts, each the work of one topic of the rules."""

from dataclasses import dataclass, field
from typing import Any

from game_rules.commands import Carried
from game_rules.ids import RoleId
from game_rules.scenario import Format, Phase, Scenario
from game_rules.state.clock import Clock
from game_rules.state.corridors import Corridors
from game_rules.state.decision import Decision
from game_rules.state.files import Files
from game_rules.state.ledger import Ledger
from game_rules.state.meetings import Meetings
from game_rules.state.papers import Papers
from game_rules.state.projects import Projects
from game_rules.state.table import Table
from game_rules.state.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One game. `cast` are the seated roles in the scenario's order; `stand_ins` those that nobody plays."""

    scenario: Scenario
    form: Format
    cast: tuple[RoleId, ...]
    stand_ins: frozenset[RoleId] = frozenset()
    seed: int = 0
    hard: bool = True
    qualitative: bool = False
    lecturer_reads: bool = False
    treatment: str = ""
    loyalty: bool = False
    carried: Carried = field(default_factory=Carried)
    clock: Clock = field(default_factory=Clock)
    table: Table = field(default_factory=Table)
    corridors: Corridors = field(default_factory=Corridors)
    decision: Decision = field(default_factory=Decision)
    files: Files = field(default_factory=Files)
    papers: Papers = field(default_factory=Papers)
    meetings: Meetings = field(default_factory=Meetings)
    projects: Projects = field(default_factory=Projects)
    ledger: Ledger = field(default_factory=Ledger)
    work: Work = field(default_factory=Work)
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What views of this game have worked out already (view/kept.py): no part of what stands, and never compared."""

    @property
    def phase(self) -> Phase | None:
        """The running phase; none in the lobby."""
        return self.form.phases[self.clock.number] if self.clock.number >= 0 else None
