"""`antechamber replay` and `verify`: saved games, read without a server."""

import sys
from collections.abc import Sequence
from pathlib import Path

from game_rules.commands import Text
from game_rules.ids import MINUTE, SECOND
from game_rules.state import State
from game_rules.texts import may_see_text, option_label, standing
from game_rules.view.shapes import MinuteLine
from server.cli.scenarios import reader_named
from server.cli.trouble import FOUND_WRONG, Trouble, misused
from server.looking_back.rechecking import recheck, recording_of
from server.storage.saved_game import BadLine, SavedGame, read

ERASED = "(erased)"


def replay(file: Path, as_role: str, at: int | None) -> None:
    """Print the minutes as one reader may see them, and what stands at the end of them."""
    saved = _read(file)
    try:
        recording = recording_of(saved)
    except BadLine as bad:
        raise Trouble(f"{file}: {bad}.") from bad
    reader = reader_named(recording.end.scenario, recording.end.cast, as_role)
    positions = recording.positions(reader)
    until = len(positions) if at is None else min(at, len(positions))
    words = {text.ref: text.body for text in saved.texts}
    for position in positions[:until]:
        print(_line(position.line, words))
    print(_standing(recording.state_at(reader, until), reader, until, len(positions)))


def verify(files: Sequence[Path]) -> None:
    """Exits with 0 if every file is as it was written, with 1 if one is not."""
    wrong = False
    for file in files:
        try:
            saved = recheck(_bytes(file))
        except BadLine as bad:
            print(f"{file}: {bad}.", file=sys.stderr)
            wrong = True
        else:
            print(
                f"{file}: good. {len(saved.events)} events, {len(saved.attempts)} refused; head {saved.head_hash[:16]}"
            )
    if wrong:
        sys.exit(FOUND_WRONG)


def _read(file: Path) -> SavedGame:
    try:
        return read(_bytes(file))
    except BadLine as bad:
        raise Trouble(f"{file}: {bad}.", do="The file was changed after it was saved, or is no saved game.") from bad


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise misused(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.") from error


def _line(line: MinuteLine, words: dict[str, str]) -> str:
    told = f"{_clock(line.at)}  {line.actor or '·':<5} {line.says}"
    parts = [told]
    if line.text:
        parts += [f"{'':14}“{part}”" for part in _said(line.text, words).splitlines()]
    if line.chips:
        parts.append(f"{'':14}{'; '.join(f'{chip.title}: {chip.label} ({chip.code})' for chip in line.chips)}")
    return "\n".join(parts)


def _standing(state: State, reader: str, until: int, last: int) -> str:
    """Where the game stands at this point, as this reader may know it."""
    phase = state.phase.name if state.phase else "Before the start"
    head = f"\n{until} of {last} lines. {phase}."
    if not may_see_text(state, reader):
        return f"{head} The text is behind closed doors."
    issues = state.scenario.issue_by_id
    draft = f"Draft {state.table.draft.number}" if state.table.draft else "No draft; today's situation"
    clauses = [
        f"  {issue}={option}  {issues[issue].title}: {option_label(state, issue, option)}"
        for issue, option in standing(state).items()
    ]
    return "\n".join([f"{head} {draft}:", *clauses])


def _said(text: Text, words: dict[str, str]) -> str:
    return words.get(text.ref, ERASED)


def _clock(at: int) -> str:
    return f"{at // MINUTE:>3}:{at % MINUTE // SECOND:02d}"
