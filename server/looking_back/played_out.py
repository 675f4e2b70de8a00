"""A game that stand-ins played among themselves, as a saved game. The same seed gives the same bytes."""

from collections.abc import Iterator
from hashlib import sha256

from game_rules.events import Event, GameOpened
from game_rules.events_catalogue import encode
from game_rules.ids import CLOCK, LECTURER
from game_rules.plain import to_plain
from game_rules.scenario import Scenario
from server.stand_ins.play import Played
from server.storage.chain import canonical, digest_of, genesis, link
from server.storage.records import GameRecord, Stored
from server.storage.saved_game import SavedGame
from server.storage.switching import switched
from server.versions import RULES


def saved(scenario: Scenario, played: Played) -> SavedGame:
    """The game with its hash chain. Times of day are left out: the file depends on scenario, format and seed alone."""
    body = canonical(to_plain(scenario))
    events = [event for move in played.moves for event in move.events]
    opened = events[0]
    if not isinstance(opened, GameOpened):
        raise ValueError("a game begins with its opening")
    setup = canonical(to_plain(opened))
    game = GameRecord(
        id=sha256(f"{digest_of(body)}{setup}".encode()).hexdigest()[:16],
        class_id=None,
        label="",
        origin="import",
        scenario=digest_of(body),
        rules_version=RULES,
        setup=setup,
        treatment=switched(opened.treatment),
        created_ms=0,
        ended_ms=0,
    )
    texts = tuple(sorted(played.texts, key=lambda text: text.ref))
    return SavedGame(game=game, scenario=body, events=tuple(_chained(game, events)), texts=texts)


def _chained(game: GameRecord, events: list[Event]) -> Iterator[Stored]:
    previous = genesis(game.id, game.scenario, game.rules_version, game.setup, game.treatment)
    for seq, event in enumerate(events, start=1):
        kind, v, body = encode(event)
        actor = event.by if event.by in (CLOCK, LECTURER) else f"stand-in:{event.by}"
        previous = link(previous, seq, kind, v, event.at, actor, body)
        yield Stored(seq=seq, kind=kind, v=v, at=event.at, actor=actor, body=body, hash=previous, wall_ms=0)
