"""The parts of the server beside its core: the lecturer's pages and API, the projector, looking back, playing alone."""

from server.app import PARTS, Part
from server.classes import device
from server.lecturer import console, control, lecturer_api
from server.looking_back import assessment_api, debrief, records_api, replay
from server.pages import alone, board, front, watching
from server.stand_ins import driver

EVERY: tuple[Part, ...] = (
    Part(router=front.router, rows=front.ROWS),
    *PARTS,
    Part(router=control.router, rows=control.ROWS, runs=control.runs),
    Part(runs=driver.runs),
    *(
        Part(router=part.router, rows=part.ROWS)
        for part in (
            alone,
            device,
            console,
            records_api,
            assessment_api,
            lecturer_api,
            board,
            watching,
            debrief,
            replay,
        )
    ),
)
