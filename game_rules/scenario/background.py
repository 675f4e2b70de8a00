"""Background: what is known of the world, and what research has found; each with its source."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A card of background for everybody. What research has found (`debrief`) is not told before play is over."""

    id: str
    title: str
    text: str
    source: str
    told: Literal["play", "debrief"] = "play"
