"""Acts of everybody."""

from collections.abc import Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.view.acts.row import Row

ROWS: Mapping[type[Command], Row] = {
    ask.Ready: Row(
        label="I am ready",
        help="Ends the phase early when everybody is.",
        tries=lambda s, by, at: iter((ask.Ready(by=by, at=at, yes=by not in s.clock.ready),)),
        whole=True,
    ),
    ask.RaiseHand: Row(
        label="Raise your hand",
        help="Asks the lecturer to come.",
        tries=lambda s, by, at: iter((ask.RaiseHand(by=by, at=at),)),
        whole=True,
    ),
    ask.ChooseCounterpart: Row(
        label="Choose your first call",
        help="Whom you call when play begins.",
        tries=lambda s, by, at: (ask.ChooseCounterpart(by=by, at=at, role=r) for r in s.cast if r != by),
    ),
    ask.Predict: Row(
        label="Predict",
        help="A private guess for the debrief.",
        tries=lambda s, by, at: iter((ask.Predict(by=by, at=at, signed=True, shaped=s.cast[0]),)),
    ),
    ask.Leak: Row(
        label="Leak the draft",
        help="Attention rises and leashes shorten; your name stays secret until the reveal.",
        tries=lambda s, by, at: iter((ask.Leak(by=by, at=at),)),
        whole=True,
    ),
}
