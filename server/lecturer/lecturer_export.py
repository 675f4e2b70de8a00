"""The lecturer's copy of a game: the saved file, without private talk where the class was told that it stays private.

Texts lie beside the events, so leaving some out is like erasing them: the chain of the file still verifies.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson

from server.live import LiveGame
from server.storage import carrying, saved_game
from server.storage.journal import Journal
from server.storage.saved_game import SavedGame

_TALK = frozenset({"message", "message_sent"})


async def lecturers_copy(journal: Journal, live: LiveGame) -> bytes:
    """The file of a game as its lecturer may have it."""
    saved = await journal.query(lambda connection: carrying.load(connection, live.id))
    return saved_game.dump(saved if live.state.lecturer_reads else without_private_talk(saved))


def without_private_talk(saved: SavedGame) -> SavedGame:
    """The same game without the words that some said to some."""
    hidden = {
        ref
        for kind, body in _bodies(saved)
        if is_private_talk(kind, body) and (ref := (body.get("text") or {}).get("ref"))
    }
    return replace(saved, texts=tuple(text for text in saved.texts if text.ref not in hidden))


def is_private_talk(kind: str, body: Mapping[str, Any]) -> bool:
    """Was it said to some only?"""
    return kind in _TALK and bool(body.get("to"))


def file_name(live: LiveGame) -> str:
    """What the file is called: the scenario and the game, nothing about people."""
    label = live.record.label.lower().replace(" ", "-") or "game"
    return f"{live.scenario.slug}-{label}-{live.id[:6]}.jsonl"


def _bodies(saved: SavedGame) -> list[tuple[str, dict[str, Any]]]:
    events = [(event.kind, orjson.loads(event.body)) for event in saved.events]
    return events + [(attempt.kind, orjson.loads(attempt.body)) for attempt in saved.attempts]
