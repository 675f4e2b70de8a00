"""Slips about timing: phases, what they open, and minutes that do not add up."""

import re
from collections.abc import Iterator

from game_rules.commands import lecturer
from game_rules.commands.base import Command
from game_rules.plain import Where
from game_rules.scenario import Format, Scenario
from game_rules.words import kind_of

SIGNING = frozenset({"freeze_text", "endorse", "sign", "withdraw_signature"})
"""Acts of a world in which a text is signed."""
ACCEPTING = frozenset({"start_silence", "call_vote", "vote"})
"""Acts of a world in which packages are accepted."""
FILES = frozenset({"adopt_in_college", "initiate_legislation", "amend_proposal", "put_to_vote"})
"""Acts on files, which there are where an option has a legal basis."""
DEADLINES = frozenset({"freeze_text", "start_silence", "call_vote", "put_to_vote"})
"""Acts with which a silence or a vote begins."""
STEERING = frozenset(
    kind_of(one) for one in vars(lecturer).values() if isinstance(one, type) and issubclass(one, Command)
)

_MINUTES = re.compile(r"(\d+) minutes")


def wrong_minutes(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A format lasts as long as its name says, and its silence ends within a phase."""
    for at, form in enumerate(scenario.formats):
        where: Where = ("formats", at)
        named = [int(form.id)] if form.id.isdigit() else [int(number) for number in _MINUTES.findall(form.title)]
        total = sum(phase.minutes for phase in form.phases)
        for minutes in named[:1]:
            if minutes != total:
                yield (
                    (*where, "phases"),
                    f"the phases last {total} minutes, not {minutes}; change one by {minutes - total}",
                )
        play = [phase for phase in form.phases if phase.stage == "play"]
        longest = max(phase.minutes for phase in play)
        decides = any(DEADLINES & {*phase.opens} for phase in play)
        if decides and not 0 < form.silence_seconds <= 60 * longest:
            yield (
                (*where, "silence_seconds"),
                f"a silence of {form.silence_seconds} seconds fits no phase of play; write 1 to {60 * longest}",
            )


def wrong_phases(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """No two phases of a format share a name, and what one opens the next need not."""
    for at, form in enumerate(scenario.formats):
        names: set[str] = set()
        for number, phase in enumerate(form.phases):
            if phase.id in names:
                yield ("formats", at, "phases", number, "id"), f"{phase.id!r} is named twice; call it {phase.id}-2"
            names.add(phase.id)


def wrong_acts(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A phase of play opens acts of players that are somebody's in this world, each once."""
    never = {**dict.fromkeys(STEERING, "the lecturer's"), **_never(scenario)}
    for at, form in enumerate(scenario.formats):
        opened: dict[str, str] = {}
        for number, phase in enumerate(form.phases):
            for place, act in enumerate(phase.opens):
                where: Where = ("formats", at, "phases", number, "opens", place)
                if act in never and (phase.stage == "play" or act in STEERING):
                    yield where, f"{act!r} is {never[act]} and nobody's here; leave it out"
                elif phase.stage == "play" and act in opened:
                    yield where, f"{act!r} is open since {opened[act]!r}; leave it out"
                elif phase.stage == "play":
                    opened[act] = phase.id


def wrong_issues(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Each issue comes to the table once, unless it comes as agreed language."""
    for at, form in enumerate(scenario.formats):
        opened: dict[str, str] = {}
        for number, phase in enumerate(form.phases):
            for place, issue in enumerate(phase.issues):
                where: Where = ("formats", at, "phases", number, "issues", place)
                if issue in form.settled:
                    yield (
                        where,
                        f"{issue} comes as agreed language in this format; leave it out here or under 'settled'",
                    )
                elif issue in opened:
                    yield where, f"{issue} is on the table since {opened[issue]!r}; leave it out"
                opened.setdefault(issue, phase.id)
        lost = [issue.id for issue in scenario.issues if issue.id not in opened and issue.id not in form.settled]
        if lost:
            named = ", ".join(lost)
            yield ("formats", at, "phases"), f"{named} never come to the table; name them in a phase or under 'settled'"


def wrong_doors(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """An isolated draft is written by staffs; only who is outside asks in."""
    for at, form in enumerate(scenario.formats):
        yield from _wrong_door(scenario, ("formats", at, "phases"), form)


def _wrong_door(scenario: Scenario, where: Where, form: Format) -> Iterator[tuple[Where, str]]:
    for number, phase in enumerate(form.phases):
        for place, role in enumerate(phase.insiders):
            if scenario.role_by_id[role].is_state:
                spot: Where = (*where, number, "insiders", place)
                yield spot, f"{role} is a state; an isolated draft keeps states out, so leave it out"
        for place, role in enumerate(phase.may_ask_in):
            spot = (*where, number, "may_ask_in", place)
            if role in phase.insiders:
                yield spot, f"{role} is inside already; leave it out here or under 'insiders'"
            elif not phase.insiders:
                yield spot, f"no door is shut in this phase; name 'insiders', or leave {role} out"


def _never(scenario: Scenario) -> dict[str, str]:
    """Acts that are nobody's in a world like this, and where they belong."""
    files = any(option.basis for issue in scenario.issues for option in issue.options)
    signs = scenario.procedure == "sign"
    foreign = dict.fromkeys(ACCEPTING, "an act where packages are accepted") if signs else {}
    foreign |= {} if signs else dict.fromkeys(SIGNING, "an act where a text is signed")
    return foreign | ({} if files and not signs else dict.fromkeys(FILES, "an act on files with a legal basis"))


LOOKS = (wrong_minutes, wrong_phases, wrong_acts, wrong_issues, wrong_doors)
