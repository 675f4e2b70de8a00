"""Hearing: which clauses a sentence speaks of, by their codes, their titles or the words of their options."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from game_rules.ids import IssueId

Vocabulary = tuple[tuple[IssueId, str, tuple[str, ...]], ...]
"""Issue, title, labels of its options: as plain words, and nothing else."""

Named = tuple[IssueId, int | None]
"""A clause that was named; without an option where only the issue was."""

PLAIN = frozenset(
    "agreed already asked associated before clause concrete every group heads including invited line mentioned member "
    "members named nato nobody none nothing open options plus possible reference same side spirit states steers text "
    "three what where which with work working".split()
)
"""Words that stand in labels and mean no clause when they stand alone."""
AGAINST = frozenset("against cannot delete drop dropped instead no not remove strike unless without".split())
"""Words after which a named option may be the one that is not wanted: then only its issue counts."""
SHORTEST = 5
"""Letters that a word must have to name a clause by itself."""

_WORD = re.compile(r"[a-z][a-z/-]*[a-z]|[a-z]")


def named(vocabulary: Vocabulary, said: str) -> tuple[Named, ...]:
    """The clauses that a sentence names, each issue once, in the order of the text; an option beats a bare issue."""
    found: dict[IssueId, int | None] = {}
    for issue, option in (*_by_code(vocabulary, said), *_by_words(vocabulary, said)):
        if found.get(issue) is None:
            found[issue] = option
    return tuple((issue, found[issue]) for issue, _, _ in vocabulary if issue in found)


def _by_code(vocabulary: Vocabulary, said: str) -> Iterator[Named]:
    options = {issue.casefold(): (issue, len(labels)) for issue, _, labels in vocabulary}
    codes = "|".join(map(re.escape, options))
    for code, at in re.findall(rf"(?i)\b({codes})\b(?:\s*(?:=|:|to|at|option)?\s*(\d)(?![\d%]))?", said):
        issue, count = options[code.casefold()]
        yield issue, int(at) if at and int(at) < count else None


def _by_words(vocabulary: Vocabulary, said: str) -> Iterator[Named]:
    words = _words(said)
    known = _lexicon(vocabulary)
    runs = [*pairwise(words), *((word,) for word in words)]
    hits = [known[run] for run in runs if run in known]
    hits = [(issue, None) for issue, _ in hits] if AGAINST & set(words) else hits
    yield from sorted(hits, key=lambda hit: hit[1] is None)


@lru_cache(maxsize=16)
def _lexicon(vocabulary: Vocabulary) -> Mapping[tuple[str, ...], Named]:
    """Pairs of words and long words that belong to one issue, or to one option of it."""
    homes: dict[tuple[str, ...], set[Named]] = {}
    for issue, title, labels in vocabulary:
        for option, text in ((None, title), *enumerate(labels)):
            words = _words(text)
            runs: list[tuple[str, ...]] = [run for run in pairwise(words) if _telling(run)]
            runs += [(word,) for word in words if len(word) >= SHORTEST and word not in PLAIN]
            for run in runs:
                homes.setdefault(run, set()).add((issue, option))
    return {run: _home(homes_of) for run, homes_of in homes.items() if len({issue for issue, _ in homes_of}) == 1}


def _telling(run: tuple[str, ...]) -> bool:
    return any(len(word) >= SHORTEST for word in run) or run[0] == "all"


def _home(homes: set[Named]) -> Named:
    issue = next(iter(homes))[0]
    return next(iter(homes)) if len(homes) == 1 else (issue, None)


def _words(said: str) -> list[str]:
    return _WORD.findall(said.casefold().replace("'s", ""))
