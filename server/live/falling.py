"""Falling back: after a commit failed, a game is again what the journal says it is."""

import asyncio
from typing import TYPE_CHECKING

import structlog

from server.live.folding import Source, fold, source, steps
from server.live.pipeline import landed
from server.storage.problems import StorageFailed

if TYPE_CHECKING:
    from server.live.game import LiveGame

AGAIN_SECONDS = 1.0
RESTARTING = 1012

_log = structlog.get_logger(__name__)


async def fall_back(game: "LiveGame") -> None:
    """Read the journal again and go on from there, however long it takes. Memory is not trusted."""
    while True:
        try:
            _stand_on(game, await source(game.around.journal, game.id))
        except StorageFailed:
            if game.closed:
                return
            await asyncio.sleep(AGAIN_SECONDS)
        except Exception:
            _log.exception("cannot_fall_back", game=game.id)
            game.closed = True
            game.hub.send_away(RESTARTING, "come back")
            return
        else:
            return


def _stand_on(game: "LiveGame", stored: Source) -> None:
    known = game.head <= len(stored.stored) and stored.stored[game.head - 1].hash == game.hash
    game.audience.go_back()
    if known:
        newer = tuple(steps(game.state, stored.stored[game.head :]))
        if newer:
            game.move_on(landed(newer, stored.stored[game.head :]))
    else:
        folded = fold(stored, {})
        _log.error("journal_lost_events", game=game.id, had=game.head, has=folded.seq)
        game.state, game.head, game.hash = folded.state, folded.seq, folded.hash
        game.losses += 1
        game.audience.forget()
        game.hub.send_away(RESTARTING, "come back")
    game.decided, game.decided_head = game.state, game.head
    game.keep_time()
