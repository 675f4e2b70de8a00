"""Briefs: one Markdown file a role, `briefs/<slug>.md`, with the headings `# Public` and `# Confidential`."""

import re
from pathlib import Path
from typing import Any

from server.strict_yaml import Document

FOLDER = "briefs"
LARGEST = 16 * 1024
PARTS = {"# Public": "public_brief", "# Confidential": "confidential_brief"}

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")


def added(folder: Path, roles: Any, document: Document) -> Any:
    """The roles with their briefs from the files beside the scenario; what is wrong is noted in the document."""
    if not isinstance(roles, list):
        return roles
    return [_with_brief(folder, role, ("roles", at), document) for at, role in enumerate(roles)]


def _with_brief(folder: Path, role: Any, where: tuple[str | int, ...], document: Document) -> Any:
    if not isinstance(role, dict) or any(part in role for part in PARTS.values()):
        return role
    slug = role.get("slug")
    if not isinstance(slug, str):
        return role
    if not _SLUG.fullmatch(slug):
        document.wrong(document.place((*where, "slug")), "a slug is lower-case letters, digits and hyphens")
        return role
    path = folder / FOLDER / f"{slug}.md"
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        document.wrong(document.place((*where, "slug")), f"{FOLDER}/{slug}.md is missing")
        return role
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        document.wrong(document.place((*where, "slug")), f"{FOLDER}/{slug}.md has more than {LARGEST:,} bytes")
        return role
    parts = _parts(raw.decode("utf-8", errors="replace"))
    for heading, part in PARTS.items():
        if not parts.get(part):
            document.wrong(document.place((*where, "slug")), f"{FOLDER}/{slug}.md has nothing under {heading!r}")
    return {**role, **parts}


def _parts(text: str) -> dict[str, str]:
    """The text under each heading."""
    parts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.rstrip() in PARTS:
            lines = parts.setdefault(PARTS[line.rstrip()], [])
        else:
            lines.append(line)
    return {part: "\n".join(lines).strip() for part, lines in parts.items()}
