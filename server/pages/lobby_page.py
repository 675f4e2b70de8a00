"""The page of somebody who has joined and has no seat yet: who is here, and how this class plays."""

from starlette.requests import Request

from server import render
from server.antechamber import antechamber
from server.classes.class_options import read_options
from server.gate.sessions import who
from server.storage import classes
from server.storage.records import Attendant


async def lobby_page(request: Request, class_id: str) -> str:
    """The lobby of a class, as it is now; its socket tells who comes, and where to go."""
    known, people = await antechamber(request).journal.query(
        lambda reading: (classes.class_of(reading, class_id), classes.lobby(reading, class_id))
    )
    mine = next((person for person in people if person.player == who(request).player), None)
    return render.page(
        "lobby.html",
        title=known.title,
        name=mine.name if mine else "",
        admitted=bool(mine and mine.admitted),
        people=in_the_lobby(people),
        options=read_options(known.options),
    )


def people_panel(people: list[Attendant]) -> dict[str, str]:
    """The list of a lobby as a panel, for `Lobbies.redraw`."""
    return {"people": render.page("lobby/people.html", people=in_the_lobby(people))}


def in_the_lobby(people: list[Attendant]) -> list[tuple[str, bool]]:
    """Names as everybody sees them, and who still waits at the door."""
    return [(person.name, person.admitted) for person in people if person.name]
