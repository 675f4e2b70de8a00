"""View: what one reader may see of a game, built up from nothing."""

from game_rules.ids import LECTURER, PUBLIC
from game_rules.state import State
from game_rules.view.corridors import lobby
from game_rules.view.debrief import debrief
from game_rules.view.offers import acts, questions
from game_rules.view.ring import game, ring
from game_rules.view.shapes import View
from game_rules.view.sheet import me
from game_rules.view.text import change, decision, draft, packages


def view(state: State, reader: str) -> View:
    """Everything that `reader` (a seated role, `public` or `lecturer`) may see. Raises `KeyError` for anybody else."""
    if reader not in (*state.cast, PUBLIC, LECTURER):
        raise KeyError(reader)
    return View(
        reader=reader,
        game=game(state),
        ring=ring(state, reader),
        questions=questions(state, reader),
        acts=acts(state, reader),
        draft=draft(state, reader),
        decision=decision(state, reader),
        packages=packages(state, reader),
        change=change(state, reader),
        me=me(state, reader),
        lobby=lobby(state, reader),
        debrief=debrief(state, reader),
    )
