"""View: what one reader may see of a game, built up from nothing."""

from dataclasses import replace

from game_rules.ids import LECTURER, PUBLIC
from game_rules.state import State
from game_rules.view.corridors import lobby
from game_rules.view.debrief import debrief
from game_rules.view.next import advice
from game_rules.view.offers import acts, questions
from game_rules.view.packages import packages
from game_rules.view.ring import game, ring
from game_rules.view.shapes import Change, View
from game_rules.view.sheet import me
from game_rules.view.text import change, decision, draft


def view(state: State, reader: str) -> View:
    """Everything that `reader` (a seated role, `public` or `lecturer`) may see. Raises `KeyError` for anybody else."""
    if reader not in (*state.cast, PUBLIC, LECTURER):
        raise KeyError(reader)
    wise, over = advice(state, reader), state.clock.status == "over"
    return View(
        reader=reader,
        game=game(state),
        ring=ring(state, reader, wise),
        questions=questions(state, reader, wise),
        acts=acts(state, reader, wise),
        draft=draft(state, reader),
        decision=decision(state, reader),
        packages=() if over else packages(state, reader),
        change=Change() if over else change(state, reader),
        me=me(state, reader),
        lobby=lobby(state, reader),
        debrief=debrief(state, reader),
    )


def may_differ(before: State, after: State) -> bool:
    """Could any reader's view differ between these states? Talk and the mere passing of time change none.

    A view is a function of the state without its present moment: what time alone brings is brought by events.
    """
    still = replace(after.clock, now=before.clock.now) == before.clock
    parts = ("table", "corridors", "decision", "ledger", "stand_ins")
    return not still or any(getattr(before, part) is not getattr(after, part) for part in parts)
