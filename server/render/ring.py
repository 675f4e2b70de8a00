"""Where the roles sit around the draft: a picture as numbers, the reader nearest to whoever looks."""

from dataclasses import dataclass
from math import cos, pi, sin

from game_rules.view.shapes import Seat

WIDTH, HEIGHT = 360, 212
MIDDLE = (180, 104)
REACH = (148, 76)
"""Half the width and half the height of the oval on which the seats lie."""
CROWD = 10
"""More seats than this are drawn smaller."""
LINE = 24
"""Letters that fit on one line of the table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One seat with its place in the picture and its half width."""

    seat: Seat
    x: float
    y: float
    r: int


def places(seats: tuple[Seat, ...]) -> tuple[Place, ...]:
    """The seats clockwise in the cast's order; mine at the bottom, else the first at the top."""
    mine = next((at for at, seat in enumerate(seats) if seat.me), None)
    start = pi / 2 - 2 * pi * (mine or 0) / max(1, len(seats)) if mine is not None else -pi / 2
    radius = 18 if len(seats) <= CROWD else 15
    turns = [start + 2 * pi * at / max(1, len(seats)) for at in range(len(seats))]
    return tuple(
        Place(
            seat=seat,
            x=round(MIDDLE[0] + REACH[0] * cos(turn), 1),
            y=round(MIDDLE[1] + REACH[1] * sin(turn), 1),
            r=radius,
        )
        for seat, turn in zip(seats, turns, strict=True)
    )


def lines(text: str, width: int = LINE, most: int = 3) -> tuple[str, ...]:
    """The text in the middle of the table, broken into at most `most` lines."""
    found: list[str] = []
    for word in text.split():
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    if len(found) > most:
        found = [*found[: most - 1], f"{found[most - 1]} …"]
    return tuple(found)
