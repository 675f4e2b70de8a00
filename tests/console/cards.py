"""What is secret in a played game: briefs, cards, red lines, and words that were said to some."""

import json
from pathlib import Path

from server.looking_back.rechecking import recording_of
from server.storage.saved_game import read


def secrets_of(file: Path, role: str, unless: str) -> set[str]:
    """The secrets of a role that `unless` may not know: no line of a replay may hold one."""
    saved = read(file.read_bytes())
    scenario = recording_of(saved).end.scenario
    found = {scenario.role_by_id[role].confidential_brief[:60]}
    cards = {one: {card.text for card in scenario.cards if card.role == one} for one in (role, unless)}
    found |= {text for text in cards[role] if not any(text[:40] == own[:40] for own in cards[unless])}
    words = {text.ref: text.body for text in saved.texts}
    others: set[str] = set()
    heard: set[str] = set()
    for event in saved.events:
        body = json.loads(event.body)
        ref = (body.get("text") or {}).get("ref", "")
        if event.kind != "message_sent" or ref not in words:
            continue
        inside = {body["by"], *body.get("to", ())}
        (others if body.get("to") and role in inside and unless not in inside else heard).add(words[ref])
    return found | (others - heard)
