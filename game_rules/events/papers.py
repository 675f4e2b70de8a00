"""Events of papers: one was shared, its use was blocked, an annex came with a text."""

from dataclasses import dataclass

from game_rules.commands.papers import Form
from game_rules.events.base import Event
from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentShared(Event):
    """`to` have got it; `whole_house` where it went to an organisation as a whole."""

    document: str
    form: Form
    to: tuple[RoleId, ...]
    whole_house: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class UseBlocked(Event):
    """The paper is not used on the EU side from now."""

    document: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnexIssued(Event):
    """NATO's house has agreed to a text, and this paper comes with it."""

    document: str
