"""Lobbies: the people of a class before they have a seat. Each hears who comes, and in the end where to go."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from server.live.listeners import Listener
from server.protocol import frames

TOGETHER_SECONDS = 0.05
"""Everybody joins in the same twenty seconds: who comes within this time is told of together."""


@dataclass(slots=True)
class _Lobby:
    listeners: dict[str, set[Listener]] = field(default_factory=dict)
    coming: list[str] = field(default_factory=list)
    telling: asyncio.TimerHandle | None = None


class Lobbies:
    """Who waits in which class, connected."""

    def __init__(self) -> None:
        self._lobbies: dict[str, _Lobby] = {}
        self._on_change: list[Callable[[str], None]] = []

    def on_change(self, callback: Callable[[str], None]) -> None:
        """Call back with the class whenever somebody came, or who is connected has changed."""
        self._on_change.append(callback)

    def present(self, class_id: str) -> frozenset[str]:
        """The players of a class who are connected and wait."""
        lobby = self._lobbies.get(class_id)
        return frozenset(lobby.listeners) if lobby else frozenset()

    def attach(self, class_id: str, player: str, listener: Listener) -> None:
        self._lobbies.setdefault(class_id, _Lobby()).listeners.setdefault(player, set()).add(listener)
        self._changed(class_id)

    def detach(self, class_id: str, player: str, listener: Listener) -> None:
        lobby = self._lobbies.get(class_id)
        if lobby is None:
            return
        lobby.listeners.get(player, set()).discard(listener)
        if not lobby.listeners.get(player):
            lobby.listeners.pop(player, None)
        if not lobby.listeners:
            self._lobbies.pop(class_id)
            if lobby.telling:
                lobby.telling.cancel()
        self._changed(class_id)

    def came(self, class_id: str, item: str) -> None:
        """Somebody new is in the class; `item` is the line of the list that says so."""
        if lobby := self._lobbies.get(class_id):
            lobby.coming.append(item)
            if lobby.telling is None:
                lobby.telling = asyncio.get_running_loop().call_later(TOGETHER_SECONDS, self._tell, class_id)
        self._changed(class_id)

    def redraw(self, class_id: str, html: Mapping[str, str]) -> None:
        """These panels of the lobby look different now."""
        if lobby := self._lobbies.get(class_id):
            if "people" in html:
                lobby.coming.clear()
            _tell_all(lobby, frames.panels_frame(0, 0, html, {}, ""))
        self._changed(class_id)

    def send(self, class_id: str, player: str, url: str) -> None:
        """This player's place is at `url` now: the page goes there."""
        lobby = self._lobbies.get(class_id)
        for listener in tuple(lobby.listeners.get(player, ())) if lobby else ():
            listener.put(frames.go(url))

    def send_away(self, class_id: str, player: str, code: int, why: str) -> None:
        """Close the connections of a player who is no longer in the class."""
        lobby = self._lobbies.get(class_id)
        for listener in tuple(lobby.listeners.get(player, ())) if lobby else ():
            listener.send_away(code, why)

    def beat(self) -> None:
        """Tell everybody who waits that the server is here."""
        for lobby in self._lobbies.values():
            _tell_all(lobby, frames.beat(0))

    def _tell(self, class_id: str) -> None:
        lobby = self._lobbies.get(class_id)
        if lobby is None:
            return
        lobby.telling = None
        if lobby.coming:
            items = "".join(lobby.coming)
            lobby.coming.clear()
            _tell_all(lobby, frames.panels_frame(0, 0, {}, {"people": items}, ""))

    def _changed(self, class_id: str) -> None:
        for callback in self._on_change:
            callback(class_id)


def _tell_all(lobby: _Lobby, frame: str) -> None:
    for listener in [each for listening in lobby.listeners.values() for each in listening]:
        listener.put(frame)
