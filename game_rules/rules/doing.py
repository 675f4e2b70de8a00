"""Doing: what each role has done in the running phase, act and object. Advice repeats none of it; no rule asks."""

from collections.abc import Mapping
from dataclasses import replace

from game_rules.events import (
    CommentMade,
    ContactMade,
    Event,
    InitialsWithdrawn,
    LeashMoved,
    MessageSent,
    ObjectionLifted,
    ObjectionRaised,
    PackageOffered,
    SignatureWithdrawn,
    StanceSet,
)
from game_rules.ids import Choices, RoleId
from game_rules.state import State

Deed = tuple[str, str]
"""The kind of an act, and its object."""


def deeds(event: Event) -> tuple[Deed, ...]:
    """The acts that an event tells of, where advice might propose them again."""
    match event:
        case CommentMade():
            return (("comment", str(event.draft)),)
        case ContactMade():
            return (("contact", event.role),)
        case LeashMoved():
            return (("leash", event.role),)
        case MessageSent():
            return tuple(("message", role) for role in event.to)
        case ObjectionRaised() | ObjectionLifted():
            return (("object", event.issue),)
        case PackageOffered():
            return (("offer_package", text_key(event.choices)),)
        case StanceSet():
            return (("set_stance", event.owner),)
        case InitialsWithdrawn():
            return (("initial", f"{event.owner} {event.version}"),)
        case SignatureWithdrawn():
            return (("sign", ""),)
        case _:
            return ()


def text_key(choices: Choices) -> str:
    """A whole text in short: `D1=2 D3=1`."""
    return " ".join(f"{issue}={choices[issue]}" for issue in sorted(choices))


def remember(state: State, event: Event) -> State:
    """The state that knows of these deeds."""
    done = frozenset(deeds(event) if event.by in state.cast else ())
    before = state.corridors.deeds
    mine = before.get(event.by, frozenset())
    if done <= mine:
        return state
    return replace(state, corridors=replace(state.corridors, deeds={**before, event.by: mine | done}))


def outlasting(deeds: Mapping[RoleId, frozenset[Deed]]) -> Mapping[RoleId, frozenset[Deed]]:
    """What is remembered beyond a phase: a comment belongs to its draft."""
    kept = {role: frozenset(one for one in done if one[0] == "comment") for role, done in deeds.items()}
    return {role: done for role, done in kept.items() if done}


def has_done(state: State, role: RoleId, kind: str, what: str = "") -> bool:
    """Has the role done this in the running phase (commented on this draft, in any)?"""
    return (kind, what) in state.corridors.deeds.get(role, frozenset())
