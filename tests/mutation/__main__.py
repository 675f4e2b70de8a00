"""Breaks the rules on purpose, sees whether a test notices, and writes the list of what nobody noticed.

python -m tests.mutation [--minutes 60] [--most 100000] [--seed 2016] [--only votes.py] [--anew]
"""

import argparse
import subprocess
from collections import Counter
from math import sqrt
from pathlib import Path

import pytest

from tests.mutation.breaks import Break
from tests.mutation.hunt import Hunt

RULES = Path("game_rules/rules")
GUARDS = ("tests/rules", "tests/conformance")
MEMORY = Path("build/killed.txt")
"""Forgotten by `make clean`, and by --anew: a test that was weakened since would not be noticed else."""
SURVIVORS = Path(__file__).parent / "survivors.md"
WANTED = 85
"""Per cent of breaks that a test must notice."""


def main() -> int:
    """One run; nonzero where fewer than the wanted part was noticed."""
    told = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    told.add_argument("--minutes", type=float, default=60)
    told.add_argument("--most", type=int, default=100_000)
    told.add_argument("--seed", type=int, default=2016)
    told.add_argument("--only", default="", help="part of `file:line function`; nothing is written then")
    told.add_argument("--anew", action="store_true", help="forget what was killed before")
    said = told.parse_args()
    if said.anew:
        MEMORY.unlink(missing_ok=True)
    hunt = Hunt(sorted(RULES.glob("*.py")), said.minutes * 60, said.seed, said.most, said.only, MEMORY)
    quiet = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--no-summary", "--timeout", "0"]
    failed = pytest.main([*quiet, *GUARDS], plugins=[hunt])
    if not hunt.verdicts:
        return int(failed) or 1
    print(f"\n{_figure(hunt)}")
    if not said.only:
        SURVIVORS.write_text(_page(hunt, f"make mutants ARGS='--minutes {said.minutes:g} --seed {said.seed}'"), "utf-8")
    return int(_percent(hunt) < WANTED)


def _percent(hunt: Hunt) -> float:
    return 100 * sum(not survived for _, survived in hunt.verdicts) / len(hunt.verdicts)


def _figure(hunt: Hunt) -> str:
    """One sentence, with the interval of Wilson at 95 % where not all were tried."""
    tried, survived = len(hunt.verdicts), sum(survived for _, survived in hunt.verdicts)
    sentence = f"{tried} of {hunt.found} breaks tried: {tried - survived} killed, {survived} survived, "
    sentence += f"{_percent(hunt):.1f} % killed"
    if tried == hunt.found:
        return f"{sentence}."
    share, z = 1 - survived / tried, 1.96
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried)) / (1 + z * z / tried)
    return f"{sentence} (95 % interval {100 * (middle - half):.1f} to {100 * (middle + half):.1f})."


def _page(hunt: Hunt, command: str) -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], check=True, capture_output=True, text=True).stdout
    lines = [
        "# Breaks of the rules that no test notices",
        "",
        f"Written by `{command}` at {commit.strip()}. {_figure(hunt)}",
        "Strings, and what reasons say, cite and advise, are not broken. Guards: " + ", ".join(GUARDS) + ".",
        "",
        "| file | tried | killed | survived |",
        "|---|---|---|---|",
    ]
    tried = Counter(one.path.name for one, _ in hunt.verdicts)
    alive = Counter(one.path.name for one, survived in hunt.verdicts if survived)
    worst_first = sorted(tried, key=lambda name: (-alive[name], name))
    lines += [f"| {name} | {tried[name]} | {tried[name] - alive[name]} | {alive[name]} |" for name in worst_first]
    lines += ["", *(_line(one) for one in sorted((b for b, s in hunt.verdicts if s), key=_place)), ""]
    return "\n".join(lines)


def _place(one: Break) -> tuple[str, int, int]:
    return one.path.name, one.line, one.node


def _line(one: Break) -> str:
    return f"* {one.path.name}:{one.line} {one.function}: {one.told}"


if __name__ == "__main__":
    raise SystemExit(main())
