"""Credits: whose text it was, and whose clauses stand in it: everybody who offered them, and who demanded them."""

from dataclasses import dataclass

from game_rules.events import DraftAgreed, WordingAgreed
from game_rules.ids import RoleId
from game_rules.reason import listed, sentence
from game_rules.rules.assent import same_text
from game_rules.seats import in_order, name, the
from game_rules.state import State
from game_rules.texts import standing, today
from game_rules.view.seen import chip
from game_rules.view.small_shapes import Chip
from server.looking_back.recording import Recording


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """A clause that stands in the end: who first tabled it, who offered the very same text, who demanded it."""

    chip: Chip
    says: str


def owners_of_the_text(recording: Recording) -> tuple[str, ...]:
    """Whose package became the last draft: everybody whose package on the table was this very text."""
    owners: tuple[str, ...] = ()
    for step in recording.steps():
        if isinstance(step.event, DraftAgreed):
            owners = tuple(name(step.before, role) for role in _owners(step.before, step.event))
    return owners


def whose_clauses(recording: Recording) -> tuple[Credit, ...]:
    """Each clause of the last text that is not today's situation."""
    end = recording.end
    final = end.decision.adopted or (standing(end) if end.table.draft else {})
    found = []
    for issue, option in final.items():
        if option == today(end)[issue]:
            continue
        first = end.table.first_tabled.get((issue, option), "")
        twins = tuple(role for role in _offering(recording, issue, option) if role != first)
        says = _says(end, first, twins, _demanded(end, issue, option))
        found.append(Credit(chip=chip(end, issue, option), says=says))
    return tuple(found)


def _says(state: State, first: RoleId, twins: tuple[RoleId, ...], demanded: list[str]) -> str:
    parts = [f"first tabled by {the(state, first)}"] if first else []
    if twins:
        parts.append(f"offered in the very same text by {listed([the(state, role) for role in twins])}")
    if demanded:
        parts.append(f"demanded in public by {listed(demanded)}")
    return sentence("; ".join(parts)) + "." if parts else "Part of the text from the beginning."


def _demanded(state: State, issue: str, option: int) -> list[str]:
    """`Cyprus (May)`: each once, as first asked."""
    asked: dict[RoleId, str] = {}
    for one in state.corridors.demanded:
        if (one.issue, one.option) == (issue, option):
            asked.setdefault(one.role, state.form.phases[one.phase].name.partition(":")[0])
    return [f"{the(state, role)} ({when})" for role, when in asked.items()]


def _offering(recording: Recording, issue: str, option: int) -> tuple[RoleId, ...]:
    """Everybody whose package was this very text when the clause came into the draft for good."""
    owners: tuple[RoleId, ...] = ()
    for step in recording.steps():
        draft = step.before.table.draft
        stood = draft is not None and draft.choices[issue] == option
        event = step.event
        if isinstance(event, DraftAgreed) and event.choices[issue] == option and not stood:
            owners = _owners(step.before, event)
        if isinstance(event, WordingAgreed) and event.issue == issue:
            owners = ()
    return owners


def _owners(before: State, event: DraftAgreed) -> tuple[RoleId, ...]:
    text = before.table.packages.get(event.owner)
    if text is None:
        return (event.owner,) if event.owner else ()
    return in_order(before, [one.owner for one in before.table.packages.values() if same_text(one, text)])
