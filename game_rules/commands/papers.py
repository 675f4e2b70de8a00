"""What is asked about papers: sharing one, and blocking its use."""

from dataclasses import dataclass
from typing import Literal

from game_rules.commands.base import Command
from game_rules.ids import RoleId

Form = Literal["summary", "whole"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareDocument(Command):
    """Give a paper, or its unclassified summary, to roles; to nobody by name: to the other organisation as a whole."""

    document: str
    form: Form = "summary"
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockUse(Command):
    """A member keeps a paper that was released to some EU members out of use on the EU side."""

    document: str
