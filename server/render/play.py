"""The student's page: the frame, drawn once, around panels that are drawn again and again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from game_rules.scenario import Fact
from game_rules.view.shapes import MinuteLine, View
from server.render.environment import JINJA
from server.render.panels import Words, lines, panel


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """Where and when a reader looks: the game, the cursor and epoch of the reader's stream, the game time in ms."""

    game: str
    cursor: int
    epoch: str
    now: int
    csrf: str = ""
    alone: bool = False
    """Does the reader play alone, with a clock of the own?"""
    watched: bool = False
    """May spectators look on?"""
    glossary: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    """The background of the world, as far as it is told during play."""


def is_talk(told: MinuteLine) -> bool:
    """Does this line belong to a conversation? The others are minutes."""
    return told.thread != ""


def play_page(view: View, told: Iterable[MinuteLine], words: Words, sitting: Sitting) -> str:
    """The whole page of one reader; `told` are all the lines that the reader may see, talk and minutes."""
    every = tuple(told)
    joined = _joined_late(view, every)
    reads_first = joined or view.game.status == "lobby" or view.game.phase_stage == "briefing"
    return JINJA.get_template("play/page.html").render(
        view=view,
        draw=lambda name: _drawn(panel(name, view, words, sitting.now)),
        talk=_drawn(lines(filter(is_talk, every), words)),
        minutes=_drawn(lines((line for line in every if not is_talk(line)), words)),
        game_id=sitting.game,
        cursor=sitting.cursor,
        epoch=sitting.epoch,
        now=sitting.now,
        csrf=sitting.csrf,
        alone=sitting.alone,
        watched=sitting.watched,
        glossary=sitting.glossary,
        facts=sitting.facts,
        lecturer_sees=view.game.lecturer_reads,
        joined=joined,
        pane="me" if reads_first else "draft",
    )


def _joined_late(view: View, told: tuple[MinuteLine, ...]) -> str:
    """What whoever has just taken the seat of a stand-in has to know, until it acts: its brief comes first."""
    found = next((number for number in reversed(range(len(told))) if told[number].about == "joined"), None)
    if found is None or any(line.actor == view.reader for line in told[found + 1 :]):
        return ""
    return told[found].says


def _drawn(html: str) -> Markup:
    """What our own templates have drawn already is not escaped again."""
    return Markup(html)  # noqa: S704
