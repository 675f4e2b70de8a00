"""Briefs: one Markdown file a role, `briefs/<slug>.md`, with the headings `# Public` and `# Confidential`."""

import re
from pathlib import Path
from typing import Any

from server.scenarios.strict_yaml import Document, bytes_of

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
    parts: dict[str, str] = {}
    if isinstance(slug, str):
        parts, problems = _read(folder, slug)
        for problem in problems:
            document.wrong(document.place((*where, "slug")), problem)
    return {**role, **dict.fromkeys(PARTS.values(), ""), **parts}


def _read(folder: Path, slug: str) -> tuple[dict[str, str], list[str]]:
    """The parts of a role's brief, and what is wrong with its file."""
    if not _SLUG.fullmatch(slug):
        return {}, ["a slug is lower-case letters, digits and hyphens"]
    name = f"{FOLDER}/{slug}.md"
    path = folder / name
    try:
        inside = path.is_file() and path.resolve().is_relative_to(folder.resolve())
        raw = bytes_of(path, LARGEST) if inside else None
    except OSError as error:
        return {}, [f"{name}: {error.strerror}"]
    if raw is None:
        return {}, [f"{name} is missing"]
    if len(raw) > LARGEST:
        return {}, [f"{name} has more than {LARGEST:,} bytes"]
    parts = _parts(raw.decode("utf-8", errors="replace"))
    return parts, [f"{name} has nothing under {heading!r}" for heading, part in PARTS.items() if not parts.get(part)]


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
