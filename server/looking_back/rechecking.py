"""Re-checking a saved game: the chain, the fold, and whether the rules would refuse again what they refused then."""

from collections.abc import Iterator

import orjson

from game_rules.decide import Refused, decide
from game_rules.events import Event
from game_rules.events_catalogue import COMMANDS, command_from, decode
from game_rules.plain import NotPlain
from server.looking_back.recording import Recording
from server.protocol.acts import speaks_for
from server.scenarios.stored_scenario import scenario_of_text
from server.storage.records import Attempt
from server.storage.saved_game import BadLine, SavedGame, read
from server.versions import RULES


def recording_of(saved: SavedGame) -> Recording:
    """A saved game, ready to be looked at. Raises BadLine for events that cannot be read or folded."""
    try:
        return Recording(scenario_of_text(saved.scenario), list(_events(saved)))
    except BadLine:
        raise
    except (NotPlain, ValueError, KeyError, LookupError, TypeError, StopIteration) as error:
        raise BadLine(1, f"cannot be replayed ({type(error).__name__}: {error})") from error


def recheck(data: bytes) -> SavedGame:
    """Read a saved game and check all of it. Raises BadLine with the first line that is wrong."""
    saved = read(data)
    recording = recording_of(saved)
    if saved.game.rules_version == RULES:
        for attempt in saved.attempts:
            _refused_again(saved, recording, attempt)
    return saved


def _events(saved: SavedGame) -> Iterator[Event]:
    for event in saved.events:
        try:
            yield decode(event.kind, event.v, event.body)
        except (NotPlain, KeyError, ValueError) as error:
            raise BadLine(1 + event.seq, f"is no event that this program knows ({error})") from error


def _refused_again(saved: SavedGame, recording: Recording, attempt: Attempt) -> None:
    """What was refused then must be refused now, by the same rules: nothing was slipped in or out."""
    line = 1 + len(saved.events) + attempt.number
    if attempt.kind not in COMMANDS or not 1 <= attempt.after <= len(saved.events):
        raise BadLine(line, "is an attempt at something that does not exist")
    state = recording.states[attempt.after - 1]
    try:
        command = command_from(attempt.kind, orjson.loads(attempt.body), speaks_for(attempt.actor), attempt.at)
    except (NotPlain, ValueError) as error:
        raise BadLine(line, f"is no attempt that can be read ({error})") from error
    verdict = decide(state, command)
    then = [reason["rule"] for reason in orjson.loads(attempt.reasons)]
    now = [reason.rule for reason in verdict.reasons] if isinstance(verdict, Refused) else []
    if then != now:
        raise BadLine(line, f"was refused by {', '.join(then)}; the same rules now say {', '.join(now) or 'yes'}")
