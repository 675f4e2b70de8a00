"""What stands beside the text: readings and statements, the leak, and who signed without having been played."""

from dataclasses import dataclass
from typing import Literal

from game_rules.commands import Text
from game_rules.events import DraftLeaked, InjectFired, StatementAdded, StatementPublished, TextFrozen
from game_rules.ids import LECTURER, MINUTE, RoleId
from game_rules.seats import HOUSE_NAMES, in_order, name, subject
from game_rules.state import State
from game_rules.texts import attention, standing
from server.looking_back.recording import Recording, Step


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """What somebody published: whose, its words, when; what it `did` beside the text, told after the fact."""

    role: RoleId
    name: str
    kind: Literal["reading", "condemnation", "item"]
    text: Text
    when: str
    house: str = ""

    @property
    def did(self) -> str:
        """What its author did with it, for the debrief."""
        return {
            "reading": "let the text pass and put its own reading beside it",
            "condemnation": "condemned the text in public",
            "item": f"added an item of its own to the statement of {self.house}",
        }[self.kind]

    @property
    def stands(self) -> str:
        """What it is, for the document."""
        return {
            "reading": "in its own reading of the text",
            "condemnation": "in a statement that condemns the text",
            "item": f"in an item of its own in the statement of {self.house}",
        }[self.kind]


@dataclass(frozen=True, kw_only=True, slots=True)
class Leak:
    """That the draft came into the newspapers: when, what it changed, and who gave it, where that may be said."""

    when: str
    changed: str
    source: str


def statements(recording: Recording) -> tuple[Statement, ...]:
    """What was published about the text, in order; a reading only of the text that was frozen last."""
    found: list[Statement] = []
    for step in recording.steps():
        event = step.event
        if isinstance(event, TextFrozen):
            found = [one for one in found if one.kind != "reading"]
        if isinstance(event, StatementPublished):
            found.append(
                Statement(
                    role=event.by,
                    name=name(step.after, event.by),
                    kind="reading" if event.statement == "interpretation" else "condemnation",
                    text=event.text,
                    when=_when(step),
                )
            )
        if isinstance(event, StatementAdded):
            whose, house = name(step.after, event.by), HOUSE_NAMES[event.house]
            found.append(
                Statement(role=event.by, name=whose, kind="item", text=event.text, when=_when(step), house=house)
            )
    return tuple(found)


def leak(recording: Recording, reader: str) -> Leak | None:
    """The leak, if there was one. Its author is named to the author, to the lecturer's secret page, and once all is
    revealed; a turn of events has none."""
    for step in recording.steps():
        if isinstance(step.event, DraftLeaked):
            return Leak(when=_when(step), changed=_changed(step), source=_source(recording.end, step.event.by, reader))
        if (
            isinstance(step.event, InjectFired)
            and step.after.scenario.inject_by_id[step.event.inject].unless == "leaked"
        ):
            nobody = "It was a turn of events: nobody at the table gave it away."
            return Leak(when=_when(step), changed=_changed(step), source=nobody)
    return None


def _is_the_press(step: Step) -> bool:
    """A turn of events that tells of a leak, for nobody at the table has leaked."""
    fired = step.event
    return isinstance(fired, InjectFired) and step.after.scenario.inject_by_id[fired.inject].unless == "leaked"


def signed(state: State) -> tuple[str, ...]:
    """Who signed; of a head that nobody played, how its signature came."""
    return tuple(
        name(state, role)
        if role in state.cast and role not in state.stand_ins
        else f"{name(state, role)} (a stand-in played it)"
        if role in state.cast
        else f"{name(state, role)} (nobody played it: it signed when the others had)"
        for role in in_order(state, state.decision.signed)
    )


def _source(end: State, author: RoleId, reader: str) -> str:
    if reader == author:
        return "You gave it away."
    if end.ledger.revealed or reader == LECTURER:
        return f"{subject(end, author)} gave it away."
    return "Who gave it away is told when the lecturer reveals everything."


def _changed(step: Step) -> str:
    before, after = (attention(state, standing(state)) for state in (step.before, step.after))
    limit = step.after.scenario.parameters.attention_ceiling
    drew = f"The text drew {after} points of attention instead of {before} (the limit is {limit})"
    return f"{drew}, and states held their staffs on a shorter leash."


def _when(step: Step) -> str:
    phase = step.after.phase
    return f"minute {step.event.at // MINUTE + 1}" + (f", {phase.name}" if phase else "")
