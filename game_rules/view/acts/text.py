"""Acts that work with the text."""

from collections.abc import Iterator, Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.state import State
from game_rules.texts import known_text, open_issues
from game_rules.view.acts.row import TEXT, Row, is_pen, is_state


def _another(state: State, by: RoleId) -> Iterator[tuple[str, int]]:
    now = known_text(state, by)
    for issue in open_issues(state):
        yield issue, 1 if now[issue] != 1 else 2


ROWS: Mapping[type[Command], Row] = {
    ask.OfferPackage: Row(
        label="Offer a package",
        help="A complete text; it is taken whole.",
        tries=lambda s, by, at: (ask.OfferPackage(by=by, at=at, choices={i: o}) for i, o in _another(s, by)),
    ),
    ask.WithdrawPackage: Row(
        label="Withdraw my package",
        help="Takes it off the table.",
        mine=lambda state, role: role in state.table.packages,
        tries=lambda s, by, at: iter((ask.WithdrawPackage(by=by, at=at),)),
        whole=True,
    ),
    ask.Object: Row(
        label="Object to a clause",
        help="With a price, if you have one. A price binds.",
        tries=lambda s, by, at: (
            ask.Object(by=by, at=at, issue=i, option=known_text(s, by)[i]) for i in open_issues(s)
        ),
    ),
    ask.LiftObjection: Row(
        label="Lift my objection",
        help="Stop objecting to a clause.",
        mine=lambda state, role: any(owner == role for owner, _ in state.table.objections),
        tries=lambda s, by, at: (ask.LiftObjection(by=by, at=at, issue=i) for r, i in s.table.objections if r == by),
    ),
    ask.SetStance: Row(
        label="Take a stance",
        help="Silent, at a price, or breaking. A public oath is followed.",
        mine=is_state,
        tries=lambda s, by, at: (
            ask.SetStance(by=by, at=at, stance="can_be_silent", owner=o) for o in ("", *s.table.packages)
        ),
    ),
    ask.Bracket: Row(
        label="Bracket a clause",
        help="Puts another option beside it; one action point.",
        tries=lambda s, by, at: (ask.Bracket(by=by, at=at, issue=i, option=o) for i, o in _another(s, by)),
    ),
    ask.ProposeWording: Row(
        label="Propose words",
        help="The option stays; the words are yours. Eighty at most.",
        mine=is_pen,
        tries=lambda s, by, at: (
            ask.ProposeWording(by=by, at=at, issue=i, option=known_text(s, by)[i], text=TEXT) for i in open_issues(s)
        ),
    ),
}
