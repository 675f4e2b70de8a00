"""The parts of the server beside its core: the lecturer's pages and API, the projector, looking back, playing alone."""

from server import alone, board, console, control, debrief, front, lecturer_api, replay
from server.app import PARTS, Part

EVERY: tuple[Part, ...] = (
    Part(router=front.router, rows=front.ROWS),
    *PARTS,
    Part(router=control.router, rows=control.ROWS, runs=control.runs),
    *(Part(router=part.router, rows=part.ROWS) for part in (alone, console, lecturer_api, board, debrief, replay)),
)
