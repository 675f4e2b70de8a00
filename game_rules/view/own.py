"""The reader's own table: what every option is worth to it, its red lines, its floor. Worked out once for a ledger."""

from collections.abc import Mapping
from dataclasses import dataclass

from game_rules.ids import Choices, IssueId
from game_rules.points import LEVELS, VITAL, binds, level, red_lines, walkaway, worth
from game_rules.scenario import RedLine
from game_rules.state import State
from game_rules.view.kept import kept
from game_rules.view.small_shapes import Chip, Mine
from game_rules.view.text_shapes import Answer

NOBODYS = Mine()
TRACKS = {"political": "states must agree", "staff": "staffs may arrange it", "field": "staffs may arrange it"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """Rows of points by issue and option, red lines and which of them bind, the walk-away; empty for a non-player."""

    rows: Mapping[IssueId, tuple[int, ...]]
    lines: tuple[RedLine, ...]
    binding: tuple[RedLine, ...]
    soft_cost: int
    walkaway: int
    answers: Mapping[IssueId, tuple[Answer, ...]]

    def points(self, choices: Choices) -> int:
        """What a complete text is worth; each red line that only warns costs."""
        rows, total = self.rows, 0
        for issue, option in choices.items():
            total += rows[issue][option]
        if len(self.lines) > len(self.binding):
            total -= self.soft_cost * sum(1 for line in self.crossed(choices) if line not in self.binding)
        return total

    def surplus(self, choices: Choices) -> int:
        """Points of a complete text above the walk-away."""
        return self.points(choices) - self.walkaway

    def crossed(self, choices: Choices) -> tuple[RedLine, ...]:
        """The red lines that a complete text crosses."""
        return tuple(line for line in self.lines if line.hit_by(choices)) if self.lines else ()

    def forbidden(self, choices: Choices) -> tuple[RedLine, ...]:
        """The enforced ones among them."""
        return tuple(line for line in self.binding if line.hit_by(choices)) if self.binding else ()

    def agrees(self, choices: Choices) -> bool:
        """Does the table agree to a text: at or above the walk-away, and nothing forbidden?"""
        return self.surplus(choices) >= 0 and not self.forbidden(choices)

    def hurts_most(self, choices: Choices) -> IssueId:
        """The clause that costs most, a crossed red line before all; empty where nothing costs anything."""
        for line in self.crossed(choices):
            return line.issue
        worst = min(choices, key=lambda issue: (self.rows[issue][choices[issue]], issue), default="")
        return worst if worst and self.rows[worst][choices[worst]] < 0 else ""


def own(state: State, reader: str) -> Own:
    """The table of a reader."""
    return kept(state, "own", reader, (state.ledger, state.files), lambda: _own(state, reader))


def chips(state: State) -> Mapping[tuple[IssueId, int], Chip]:
    """Every clause in words."""
    return kept(state, "chips", "", (), lambda: _chips(state))


def _own(state: State, reader: str) -> Own:
    plays = reader in state.cast
    issues = state.scenario.issues
    lines = red_lines(state, reader) if plays else ()
    rows = {i.id: tuple(worth(state, reader, i.id, o) for o in range(len(i.options))) for i in issues} if plays else {}
    words = chips(state)
    return Own(
        rows=rows,
        lines=lines,
        binding=tuple(line for line in lines if binds(state, line)),
        soft_cost=state.scenario.parameters.soft_red_line_cost,
        walkaway=walkaway(state, reader) if plays else 0,
        answers={
            issue.id: tuple(
                Answer(
                    chip=words[issue.id, at],
                    wording=one.wording,
                    track=one.track,
                    needs=TRACKS[one.track],
                    attention=one.attention,
                    mine=_gauge(state, rows[issue.id][at], lines, issue.id, at) if plays else NOBODYS,
                )
                for at, one in enumerate(issue.options)
            )
            for issue in issues
        },
    )


def _gauge(state: State, amount: int, lines: tuple[RedLine, ...], issue: IssueId, option: int) -> Mine:
    line = next((one for one in lines if one.issue == issue and option in one.options), None)
    size, shown = level(amount, VITAL), not state.qualitative
    return Mine(
        level=size,
        word=LEVELS[size],
        points=amount if shown else 0,
        shown=shown,
        red_line=_line_in_words(line) if line else "",
        hard=bool(line and binds(state, line)),
    )


def _line_in_words(line: RedLine) -> str:
    """A red line with what excuses it: `No informal meeting alone (not where A1=1 or A1=2 stands)`."""
    excused = [f"{issue}={option}" for issue, options in line.unless.items() for option in options]
    return f"{line.text} (not where {' or '.join(excused)} stands)" if excused else line.text


def _chips(state: State) -> Mapping[tuple[IssueId, int], Chip]:
    return {
        (issue.id, at): Chip(issue=issue.id, option=at, title=issue.title, label=one.label, code=f"{issue.id}={at}")
        for issue in state.scenario.issues
        for at, one in enumerate(issue.options)
    }
