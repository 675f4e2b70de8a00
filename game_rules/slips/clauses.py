"""Slips about clauses: issues, wordings, red lines, and the texts that a scenario names."""

from collections.abc import Iterator

from game_rules.plain import Where
from game_rules.scenario import Scenario
from game_rules.words import MOST_WORDS, count_words

PROPOSITIONS = tuple(f"P{number}" for number in range(1, 17))
"""What a debrief may ask about (brief, 1.11)."""


def wrong_options(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """An issue is a choice between named answers; all but today's say something, in eighty words."""
    for at, issue in enumerate(scenario.issues):
        if len(issue.options) < 2:
            yield ("issues", at, "options"), f"{issue.id} leaves no choice; give it a second option"
        for number, option in enumerate(issue.options):
            where: Where = ("issues", at, "options", number)
            words = count_words(option.wording)
            if words > MOST_WORDS:
                yield (*where, "wording"), f"{words} words; a clause has at most {MOST_WORDS}, so shorten it"
            elif number and not words:
                yield (*where, "wording"), f"{issue.id}={number} says nothing; only option 0 may be silent"
            if option.attention < 0:
                yield (*where, "attention"), f"attention is never below 0; write {-option.attention} or 0"


def wrong_red_lines(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A red line forbids some change, and can be kept."""
    for at, line in enumerate(scenario.red_lines):
        where: Where = ("red_lines", at)
        size = len(scenario.issue_by_id[line.issue].options)
        if not line.options:
            yield (*where, "options"), f"it forbids nothing; name options of {line.issue}, 1 to {size - 1}"
        if len({*line.options}) == size and not line.unless:
            yield (*where, "options"), f"it forbids every option of {line.issue}; leave one out, or say 'unless'"
        if line.issue in line.unless:
            yield (*where, "unless", line.issue), f"{line.issue} cannot excuse itself; name another issue"


def wrong_texts(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """What staffs may do alone holds nothing political; the text of history is complete."""
    for issue, option in scenario.informal_fallback.items():
        text = scenario.option(issue, option)
        if text.track == "political":
            free = [at for at, one in enumerate(scenario.issue_by_id[issue].options) if one.track != "political"]
            instead = f"{issue}={free[0]} is one" if free else f"{issue} has none, so leave it out"
            yield (
                ("informal_fallback", issue),
                f"{issue}={option} is political and needs a package; name an option of staff or field: {instead}",
            )
    missing = [issue.id for issue in scenario.issues if issue.id not in scenario.historical_package]
    if scenario.historical_package and missing:
        yield ("historical_package",), f"a text names every issue; add {', '.join(f'{one}: 0' for one in missing)}"


def wrong_words(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A word of the glossary is explained; a question of the debrief serves propositions that there are."""
    for word, meaning in scenario.glossary.items():
        if not meaning.strip():
            yield ("glossary", word), f"{word!r} is not explained; say in a sentence what it is, or leave it out"
    for at, question in enumerate(scenario.debrief):
        for number, name in enumerate(question.propositions):
            if name not in PROPOSITIONS:
                yield ("debrief", at, "propositions", number), f"no proposition {name!r}; they are P1 to P16"


LOOKS = (wrong_options, wrong_red_lines, wrong_texts, wrong_words)
