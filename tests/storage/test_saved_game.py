"""Saved games: the same game in another folder, and no byte that changes unnoticed."""

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.storage import saved_game
from server.storage.carrying import load, store
from server.storage.chain import canonical, chained, new_text
from server.storage.journal import Journal
from server.storage.problems import NotPossible, UnknownGame
from server.storage.records import Append, Attempt, GameRecord, NewAttempt, NewEvent
from server.storage.saved_game import SavedGame, dump, read, verify
from tests.storage.making import SCENARIO, a_game, new_game, receipt, said, unit

TEXTS = [new_text(f"We object, {word}: “D3”\nand D4.", "player-1") for word in ("first", "second", "third")]


def a_saved_game() -> SavedGame:
    """Twelve events, three of which carry a text; two attempts, one with a text."""
    made = new_game("0123456789abcdef")
    game = GameRecord(
        id=made.id,
        class_id=None,
        label="",
        origin="import",
        scenario=made.scenario,
        rules_version=made.rules_version,
        setup=made.setup,
        treatment=made.treatment,
        created_ms=1_700_000_000_000,
        ended_ms=0,
    )
    empty = SavedGame(game=game, scenario=SCENARIO, events=())
    seals = [seal for _, seal in TEXTS]
    events = [said(number, seals[number] if number < 2 else "") for number in range(12)]
    reasons = canonical([{"rule": "R-1", "says": "Only members of the Council take a position."}])
    attempts = tuple(
        Attempt(number=n, after=4, at=9, actor="CY", kind="sign", body=body, reasons=reasons, wall_ms=1)
        for n, body in ((1, "{}"), (2, canonical({"text": {"digest": seals[2]}})))
    )
    return SavedGame(
        game=game,
        scenario=SCENARIO,
        events=chained(0, empty.genesis, events, 1_700_000_000_001),
        attempts=attempts,
        texts=tuple(sorted((text for text, _ in TEXTS), key=lambda text: text.ref)),
    )


GAME = a_saved_game()
FILE = dump(GAME)
LINES = FILE.count(b"\n")


def line_of(position: int) -> int:
    """The line that a byte belongs to, its line break included."""
    return FILE.count(b"\n", 0, position) + 1


def test_a_saved_game_reads_back_as_it_was() -> None:
    """One line each for the head, the events, the attempts, the texts and the end."""
    assert read(FILE) == GAME
    assert LINES == 1 + 12 + 2 + 3 + 1
    assert verify(FILE) is None


def test_the_first_line_says_what_the_game_was_made_of() -> None:
    """Any program can read it."""
    head = orjson.loads(FILE.split(b"\n")[0])
    assert head["format"] == 1
    assert head["game"] == "0123456789abcdef"
    assert head["scenario"] == orjson.loads(SCENARIO)
    assert head["setup"] == {"seed": 7}
    assert head["head_hash"] == GAME.events[-1].hash
    assert (head["events"], head["attempts"], head["texts"]) == (12, 2, 3)


def test_a_game_that_has_not_begun_can_be_saved() -> None:
    """Its head is its genesis."""
    empty = SavedGame(game=GAME.game, scenario=SCENARIO, events=())
    assert read(dump(empty)) == empty


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_any_byte_that_changes_is_found_on_its_line(position: int, flip: int) -> None:
    """Wherever it stands, whatever it becomes: the header, a body, a hash, a bracket, a line break."""
    changed = bytearray(FILE)
    changed[position] ^= flip
    bad = verify(bytes(changed))
    assert bad is not None
    assert bad.line == line_of(position)


@pytest.mark.slow
def test_every_byte_counts() -> None:
    """All of them, not only those that chance tries: one bit of each."""
    unnoticed = []
    for position in range(len(FILE)):
        changed = bytearray(FILE)
        changed[position] ^= 1
        bad = verify(bytes(changed))
        if bad is None or bad.line != line_of(position):
            unnoticed.append(position)
    assert unnoticed == []


@given(st.integers(0, len(FILE) - 1))
def test_a_file_that_was_cut_short_is_found(length: int) -> None:
    """At any place, between two lines too."""
    bad = verify(FILE[:length])
    assert bad is not None
    assert bad.line in (line_of(length), line_of(length) + 1)


@given(st.integers(0, LINES - 1), st.integers(0, LINES - 1))
def test_lines_that_were_removed_doubled_or_moved_are_found(one: int, other: int) -> None:
    """The first line that does not belong where it stands is named."""
    lines = FILE.splitlines(keepends=True)
    assert verify(b"".join(lines[:one] + lines[one + 1 :])).line == one + 1
    assert verify(b"".join([*lines[:one], lines[one], *lines[one:]])).line == one + 2
    if one < other:
        lines[one], lines[other] = lines[other], lines[one]
        assert verify(b"".join(lines)).line == one + 1


def test_what_follows_after_the_end_is_found() -> None:
    """Nothing may be smuggled in behind it."""
    assert verify(FILE + b"{}").line == LINES + 1
    assert verify(FILE + b"\n").line == LINES + 1


@pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"\xff\xfe\n", b"[" * 5_000, b"null\n", b"GIF89a"])
def test_what_is_no_saved_game_is_told_so(data: bytes) -> None:
    """On line 1, without a traceback."""
    assert verify(data).line == 1


# --- a forger who knows the format: every `"~"` is worked out again ---------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        (b'"number":3', b'"number":9', 5, "does not follow"),
        (b"We object, first", b"We accept, first", None, "no event and no attempt has sealed"),
        (b'"seed":7', b'"seed":8', 2, "does not follow"),
        (b'"name":"warsaw"', b'"name":"w-rsaw"', 1, "another scenario"),
        (b'"format":1', b'"format":2', 1, "this program reads 1"),
        (b'"format":1', b'"format":true', 1, "not a whole number"),
        (b'"head_hash":"', b'"head_hash":"0', 1, "another head"),
        (b'"events":12', b'"events":11', 13, "is not an attempt"),
        (b'"events":12', b'"events":13', 14, "is not an event"),
        (b'"at":3000', b'"at":3e3', 5, "whole numbers"),
        (b'"at":3000', b'"at":true', 5, "whole numbers"),
        (b'"actor":"TR"', b'"actor":7', 2, "is not an event"),
        (b'"actor":"TR"', b'"actress":"TR"', 2, "is not an event"),
        (b'"actor":"TR"', b'"actor":"TR","too":1', 2, "as this program writes it"),
        (b'"after":4', b'"after": 4', 14, "as this program writes it"),
        (b'"number":1,"reasons"', b'"number":2,"reasons"', 14, "not attempt number 1"),
        (b'{"t":"end"', b'{"t":"fin"', LINES, "as this program writes it"),
    ],
)
def test_a_forger_who_works_out_every_sum_is_found_by_the_chain(
    old: bytes, new: bytes, line: int | None, why: str
) -> None:
    """The chain, the seals and the one spelling hold without the sums."""
    bad = verify(_summed(FILE.replace(old, new, 1)))
    assert bad is not None
    assert why in bad.why
    assert line in (None, bad.line)


async def test_a_game_in_another_folder_is_the_same_game(tmp_path: Path) -> None:
    """Export, import, export: byte for byte. And the game can go on there."""
    async with Journal.open(tmp_path / "one") as journal:
        await a_game(journal)
        text, seal = new_text("Our red line.", "p")
        await journal.append(Append(game="g", after=0, events=(said(1, seal), said(2)), texts=(text,)))
        tried = NewAttempt(at=5, actor="CY", kind="sign", body="{}", reasons="[]")
        await journal.append(Append(game="g", after=2, events=(), receipt=receipt("c"), attempt=tried))
        await journal.append(unit(2, count=3))
        first = dump(await journal.query(lambda connection: load(connection, "g")))
    assert verify(first) is None
    async with Journal.open(tmp_path / "two") as journal:
        await journal.write(lambda connection: store(connection, read(first)))
        assert dump(await journal.query(lambda connection: load(connection, "g"))) == first
        with pytest.raises(NotPossible, match="game_exists"):
            await journal.write(lambda connection: store(connection, read(first)))
        (stored,) = await journal.append(unit(5))
        assert stored.seq == 6
        assert verify(dump(await journal.query(lambda connection: load(connection, "g")))) is None


async def test_an_unknown_game_cannot_be_saved(journal: Journal) -> None:
    """There is nothing to save."""
    with pytest.raises(UnknownGame):
        await journal.query(lambda connection: load(connection, "nowhere"))


@given(st.lists(st.tuples(st.text(), st.text(), st.integers(0, 2**53)), max_size=5))
def test_any_words_survive(parts: list[tuple[str, str, int]]) -> None:
    """Whatever people may call things, within what the edge lets in."""
    clean = [(_clean(kind), _clean(actor), at) for kind, actor, at in parts]
    events = [NewEvent(kind=k, v=1, at=at, actor=a, body=canonical({k: [a, at]})) for k, a, at in clean]
    game = SavedGame(game=GAME.game, scenario=SCENARIO, events=chained(0, GAME.genesis, events, 5))
    assert read(dump(game)) == game


def _clean(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def _summed(data: bytes) -> bytes:
    """The file with every `"~"` worked out anew."""
    lines = [line.rpartition(b',"~":"')[0].decode() for line in data.splitlines()]
    return saved_game.closed(lines)
