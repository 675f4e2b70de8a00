"""Live games: what is being played now. Ask `LiveGames` for a game, and the game to act, to show, to tell."""

from server.live.cursors import Step
from server.live.game import AfterCommit, LiveGame
from server.live.games import LiveGames
from server.live.telling import Seen
from server.protocol.answers import Answer, Done, Nack, RefusedAnswer
from server.protocol.wire import Asked

__all__ = ["AfterCommit", "Answer", "Asked", "Done", "LiveGame", "LiveGames", "Nack", "RefusedAnswer", "Seen", "Step"]
