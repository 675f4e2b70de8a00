"""The treatment of a game as its record and its saved file have it: canonical JSON, `{}` where there is none."""

import json

from server.storage.chain import canonical


def switched(treatment: str) -> str:
    """As it is stored."""
    return canonical({"id": treatment} if treatment else {})


def switch(stored: str) -> str:
    """The treatment's name; empty where there is none."""
    name: str = json.loads(stored).get("id", "")
    return name
