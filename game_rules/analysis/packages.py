"""All packages at once: a set of packages is one whole number with a bit for each, so that sets meet in one step.

Packages are numbered like the digits of a clock: the last issue turns fastest. Package 0 stands leftmost (the highest
bit), so that a set written in binary reads from the first package to the last.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from game_rules.analysis.tables import Rows, Tables
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.scenario import RedLine, Scenario

Packages = int
"""A set of packages."""


_MOST_KNOWN = 2_000
"""How many sets a space remembers before it starts again; 16 MB where there are 65,536 packages."""


class Space:
    """Every complete draft of a scenario, the settled issues at their agreed option."""

    def __init__(self, scenario: Scenario, settled: Mapping[IssueId, int] | None = None) -> None:
        fixed = settled or {}
        self.scenario = scenario
        self.issues = tuple(issue.id for issue in scenario.issues)
        self.open = tuple(issue for issue in self.issues if issue not in fixed)
        self.levels = tuple((fixed[i.id],) if i.id in fixed else tuple(range(len(i.options))) for i in scenario.issues)
        half = len(self.issues) // 2
        self._front, self._back = slice(0, half), slice(half, None)
        self._block = _product(map(len, self.levels[self._back]))
        self.size = _product(map(len, self.levels))
        self.all: Packages = (1 << self.size) - 1
        self._known: dict[object, Packages] = {}
        self._reached: dict[object, tuple[list[int], list[str]]] = {}

    def at_least(self, values: Sequence[Sequence[int]], floor: int) -> Packages:
        """The packages whose values (for each issue, one for each open level) add up to `floor` or more."""
        front, back = _sums(values[self._front]), tuple(map(tuple, values[self._back]))
        if back not in self._reached:
            self._reached[back] = _reaching(_sums(back))
        worths, blocks = self._reached[back]
        written = {start: blocks[bisect_left(worths, floor - start)] for start in set(front)}
        return int("".join(map(written.__getitem__, front)), 2)

    def standing(self, issue: IssueId, options: Iterable[int]) -> Packages:
        """The packages in which an issue stands at one of these options."""
        key = (issue, frozenset(options))
        if key not in self._known:
            at = self.issues.index(issue)
            inner = _product(len(level) for level in self.levels[at + 1 :])
            turn = "".join(("1" if option in key[1] else "0") * inner for option in self.levels[at])
            self._known[key] = int(turn * (self.size // len(turn)), 2)
        return self._known[key]

    def crossing(self, line: RedLine) -> Packages:
        """The packages that cross a red line."""
        excused = 0
        for issue, options in line.unless.items():
            excused |= self.standing(issue, options)
        return self.standing(line.issue, line.options) & ~excused

    def agreeing(self, role: RoleId, tables: Tables) -> Packages:
        """The packages to which a role's table agrees."""
        lines, rows, floor = tables.lines(role), tables.rows[role], tables.walkaway[role]
        key = (tuple(map(rows.__getitem__, self.issues)), floor, tuple(map(_drawn, lines)), tables.hard)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
            self._reached.clear()
        if key not in self._known:
            agreeing = 0
            for crossed, packages in enumerate(self._crossing_exactly([x for x in lines if not tables.binds(x)])):
                agreeing |= packages and packages & self._worth(rows, floor + crossed * tables.soft_cost)
            for line in lines:
                if tables.binds(line):
                    agreeing &= ~self.crossing(line)
            self._known[key] = agreeing
        return self._known[key]

    def keeping(self, role: RoleId, tables: Tables) -> Packages:
        """The packages that leave a role no worse off than no deal; red lines are not looked at."""
        return self._worth(tables.rows[role], tables.walkaway[role])

    def gaining(self, role: RoleId, tables: Tables) -> Packages:
        """The packages that leave a role strictly better off than no deal; red lines are not looked at."""
        return self._worth(tables.rows[role], tables.walkaway[role] + 1)

    def quiet(self, tables: Tables) -> Packages:
        """The packages that may be signed: not above the attention ceiling, or to be endorsed by both houses."""
        if self.scenario.procedure != "sign":
            return self.all
        drawn = {issue.id: tuple(option.attention for option in issue.options) for issue in self.scenario.issues}
        loud = self._worth(drawn, self.scenario.parameters.attention_ceiling + 1 - tables.attention)
        waived = self.all if self.scenario.attention_waived_by else 0
        for issue, option in self.scenario.attention_waived_by.items():
            waived &= self.standing(issue, (option,))
        return self.all & ~(loud & ~waived)

    def changing(self, text: Choices | None = None) -> tuple[Packages, ...]:
        """The packages that change exactly 0, 1, 2 ... of the open issues, against a text or else option 0."""
        start = text or dict.fromkeys(self.open, 0)
        return self._exactly([self.all & ~self.standing(issue, (start[issue],)) for issue in self.open])

    def numbers(self, packages: Packages) -> Iterator[int]:
        """The numbers of the packages in a set, from the first."""
        written = format(packages, f"0{self.size}b")
        at = written.find("1")
        while at >= 0:
            yield at
            at = written.find("1", at + 1)

    def choices(self, number: int) -> Choices:
        """A package as a complete draft."""
        chosen: dict[IssueId, int] = {}
        for issue, level in zip(reversed(self.issues), reversed(self.levels), strict=True):
            number, digit = divmod(number, len(level))
            chosen[issue] = level[digit]
        return {issue: chosen[issue] for issue in self.issues}

    def number(self, choices: Choices) -> int:
        """The number of a complete draft."""
        number = 0
        for issue, level in zip(self.issues, self.levels, strict=True):
            number = number * len(level) + level.index(choices[issue])
        return number

    def points(self, role: RoleId, tables: Tables, numbers: Iterable[int]) -> list[int]:
        """What some packages are worth to a role (hard mode)."""
        values = self._values(tables.rows[role])
        front, back, block = _sums(values[self._front]), _sums(values[self._back]), self._block
        return [front[number // block] + back[number % block] for number in numbers]

    def _worth(self, rows: Rows, floor: int) -> Packages:
        return self.at_least(self._values(rows), floor)

    def _values(self, rows: Rows) -> list[list[int]]:
        return [
            [rows[issue][option] for option in level] for issue, level in zip(self.issues, self.levels, strict=True)
        ]

    def _crossing_exactly(self, lines: Sequence[RedLine]) -> tuple[Packages, ...]:
        return self._exactly([self.crossing(line) for line in lines])

    def _exactly(self, sets: Sequence[Packages]) -> tuple[Packages, ...]:
        """The packages that lie in exactly 0, 1, 2 ... of these sets."""
        exactly = [self.all]
        for packages in sets:
            exactly = [
                (stay & ~packages) | (come & packages)
                for stay, come in zip(chain(exactly, (0,)), chain((0,), exactly), strict=True)
            ]
        return tuple(exactly)


def _drawn(line: RedLine) -> tuple[object, ...]:
    """Where a red line is drawn: two lines that agree in this forbid the same packages."""
    return line.issue, line.options, line.hard, tuple(line.unless.items())


def _reaching(sums: Sequence[int]) -> tuple[list[int], list[str]]:
    """What the combinations are worth, in rising order; for each worth, which reach it (in binary), at the end none."""
    at: dict[int, int] = {}
    for place, worth in enumerate(reversed(sums)):
        at[worth] = at.get(worth, 0) | 1 << place
    worths, reaching, blocks = sorted(at), 0, [0]
    for worth in reversed(worths):
        reaching |= at[worth]
        blocks.append(reaching)
    return worths, [f"{block:0{len(sums)}b}" for block in reversed(blocks)]


def _sums(values: Sequence[Sequence[int]]) -> list[int]:
    """What every combination of one value for each issue adds up to, in the packages' order."""
    sums = [0]
    for row in values:
        sums = [start + value for start in sums for value in row]
    return sums


def _product(numbers: Iterable[int]) -> int:
    product = 1
    for number in numbers:
        product *= number
    return product
