"""What others wrote and we ship: named, licensed, unchanged."""

import hashlib
import json

import pytest

from tests.house.tree import VENDOR

VENDORED = json.loads((VENDOR / "VENDORED.json").read_text(encoding="utf-8"))["vendored"]


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: entry["name"])
def test_a_vendored_file_is_the_one_its_authors_published(entry: dict[str, str]) -> None:
    """Byte for byte, and so is its licence."""
    assert {"name", "version", "package", "source", "licence", "note"} <= entry.keys()
    for file, digest in ((entry["file"], entry["sha256"]), (entry["licence_file"], entry["licence_sha256"])):
        assert hashlib.sha256((VENDOR / file).read_bytes()).hexdigest() == digest, file


def test_no_vendored_file_goes_unnamed() -> None:
    """A file in the folder is in the list."""
    listed = {entry[key] for entry in VENDORED for key in ("file", "licence_file")}
    assert {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()} == listed | {
        "VENDORED.json"
    }
