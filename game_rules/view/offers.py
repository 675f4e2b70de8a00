"""Acts on offer: three stand out, six are visible, the rest lies under More; a closed one shows its reasons.

An act not yet introduced is absent; so is one that can never be this role's.
"""

from collections.abc import Callable, Iterator, Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.decide import objections
from game_rules.events_catalogue import COMMANDS
from game_rules.ids import RoleId
from game_rules.reason import Reason
from game_rules.rules.doing import has_done
from game_rules.rules.order import introduced
from game_rules.rules.staff import counterparts
from game_rules.seats import pen_house, role_of, states
from game_rules.state import State
from game_rules.texts import known_text, open_issues
from game_rules.view.initials import initials
from game_rules.view.kept import kept, ways
from game_rules.view.next import Advice
from game_rules.view.next.advice import ASKED
from game_rules.view.own_shapes import Acts, Offer, Question
from game_rules.view.seen import sees_package
from game_rules.words import kind_of

STAND_OUT = 3
VISIBLE = 6

LABELS = {
    ask.Ready: ("I am ready", "Ends the phase early when everybody is."),
    ask.RaiseHand: ("Raise your hand", "Asks the lecturer to come."),
    ask.ChooseCounterpart: ("Choose your first call", "Whom you call when play begins."),
    ask.Predict: ("Predict", "A private guess for the debrief."),
    ask.Leak: ("Leak the draft", "Attention rises and leashes shorten; your name stays secret until the reveal."),
    ask.Contact: ("Meet a staff", "A drafting meeting with the other side's staff, for action points."),
    ask.AskIn: ("Ask to be let in", "A refusal is shown to the EU's states."),
    ask.RequestComments: ("Request comments", "States may comment; endorsement is not asked."),
    ask.TightenLeash: (
        "Tighten a leash",
        "One action point. Behind closed doors a staff on a short leash initials no common draft.",
    ),
    ask.LoosenLeash: ("Loosen a leash", "One action point. Behind closed doors a common draft needs a loose leash."),
    ask.Demand: ("File a demand", "One a phase. Public: your audience follows it."),
    ask.AnswerDemand: ("Answer a demand", "On record and public. It binds nobody, but everybody will remember it."),
    ask.Sponsor: ("Sponsor a package", "Lend your name to a staff's text."),
    ask.HighLevelCall: ("Call a capital", "It must say which clause of the draft it minds most."),
    ask.Comment: ("Comment on the draft", "On record; it decides nothing."),
    ask.ThreatenStatement: ("Threaten a statement", "Show the card without playing it."),
    ask.PublishStatement: ("Publish a statement", "Plays the card; attention rises by two."),
    ask.OfferPackage: ("Offer a package", "A complete text; it is taken whole."),
    ask.WithdrawPackage: ("Withdraw my package", "Takes it off the table."),
    ask.Object: ("Object to a clause", "With a price, if you have one. A price binds."),
    ask.LiftObjection: ("Lift my objection", "Stop objecting to a clause."),
    ask.SetStance: ("Take a stance", "Silent, at a price, or breaking. A public oath is followed."),
    ask.Bracket: ("Bracket a clause", "Puts another option beside it; one action point."),
    ask.ProposeWording: ("Propose words", "The option stays; the words are yours. Eighty at most."),
    ask.FreezeText: ("Freeze the draft", "Puts it under silence in both houses."),
    ask.BreakSilence: ("Break silence", "Names one clause; all signatures lapse."),
    ask.LetPass: ("Let it pass", "On record; your objections are lifted."),
    ask.Sign: ("Sign", "The text as frozen."),
    ask.WithdrawSignature: ("Withdraw my signature", "Until the declaration stands."),
}


def acts(state: State, reader: str, advised: tuple[Advice, ...]) -> Acts:
    """What the reader can do now."""
    if reader not in state.cast or state.clock.status != "running":
        return Acts()
    around = (state.decision, state.ledger, *ways(state, reader))
    calm = (state.table.draft, *around)
    table, named = state.table, {piece.kind for piece in advised}
    others = tuple(command for command in _LIVELY if kind_of(command) not in named)
    lively = (table.draft, table.packages, table.objections, table.prices, *around)
    found = (
        kept(state, "calm acts", reader, calm, lambda: _offers(state, reader, _CALM)),
        kept(state, "ready", reader, (state.clock.ready,), lambda: _offers(state, reader, (ask.Ready,))),
        kept(state, "lively acts", reader, lively, lambda: _offers(state, reader, others), said=others),
    )
    pens = kept(state, "initials", reader, (table.draft, table.packages, *around), lambda: initials(state, reader))
    return kept(
        state,
        "acts",
        reader,
        (*found, pens),
        lambda: _acts(advised, {**found[0], **found[1], **found[2]}, pens, _beside_the_point(state, reader)),
        said=advised,
    )


def _beside_the_point(state: State, reader: RoleId) -> frozenset[str]:
    """Open acts that lie under More: what would write a text that is frozen, and a second comment on one draft."""
    draft = state.table.draft
    said = {"comment"} if draft and has_done(state, reader, "comment", str(draft.number)) else set()
    return frozenset(said | _WRITING if state.decision.frozen else said)


_WRITING = frozenset(
    {"contact", "tighten_leash", "loosen_leash", "demand", "sponsor", "request_comments", "comment", "withdraw_package"}
)


def _acts(
    advised: tuple[Advice, ...], found: Mapping[type[Command], Offer], pens: tuple[Offer, ...], later: frozenset[str]
) -> Acts:
    wise = [_offer(piece) for piece in advised if piece.kind]
    named = {offer.kind for offer in wise}
    plain = [found[command] for command in LABELS if command in found and found[command].kind not in named]
    initialled = [offer.data for offer in wise if offer.kind == "initial"]
    mine = [offer for offer in pens if offer.data not in initialled]
    open_ones = [*wise, *(offer for offer in plain if offer.open and offer.kind not in later), *mine]
    closed = [offer for offer in plain if not offer.open]
    first = [offer for offer in open_ones if not _read_first(offer)][:STAND_OUT]
    rest = [offer for offer in open_ones if offer not in first]
    near = [offer for offer in closed if not any(reason.rule == "R-CLOSED" for reason in offer.reasons)]
    shown = [*rest, *near][: VISIBLE - len(first)]
    again = [offer for offer in plain if offer.open and offer.kind in later]
    hidden = [*(offer for offer in (*rest, *closed) if offer not in shown), *again]
    return Acts(first=tuple(first), visible=tuple(shown), more=tuple(hidden))


def _read_first(offer: Offer) -> bool:
    """Initials under a text that is worth less than what stands: on offer, and never put forward."""
    return offer.kind == "initial" and not offer.whole


def questions(state: State, reader: str, advised: tuple[Advice, ...]) -> tuple[Question, ...]:
    """What is asked of the reader by name; each with the acts that answer it."""
    if reader not in state.cast:
        return ()
    found: dict[str, list[Advice]] = {}
    for piece in advised:
        if piece.kind in ASKED:
            found.setdefault(piece.says, []).append(piece)
    return tuple(
        Question(
            id=pieces[0].kind.replace("_", "-") + str(number),
            title=_TITLES[pieces[0].kind],
            says=says,
            deadline=state.decision.deadline if pieces[0].kind in ASKED[:3] else 0,
            answers=tuple(_offer(piece) for piece in pieces),
        )
        for number, (says, pieces) in enumerate(found.items())
    )


_TITLES = {
    "let_pass": "Break silence, or let it pass?",
    "break_silence": "Break silence, or let it pass?",
    "endorse": "Do you endorse the text?",
    "sign": "Your signature",
    "accept_wording": "A wording waits for you",
    "answer_ask_in": "Somebody knocks",
    "answer_demand": "A demand to answer",
}


def _offer(piece: Advice) -> Offer:
    label = LABELS.get(COMMANDS[piece.kind])
    return Offer(
        kind=piece.kind,
        label=piece.label,
        help=label[1] if label else "",
        open=True,
        whole=piece.whole,
        data=piece.data,
    )


_LIVELY = (ask.Sponsor, ask.OfferPackage, ask.WithdrawPackage, ask.Object, ask.LiftObjection, ask.SetStance)
"""Acts that draw on the packages, objections and stances on the table; the others draw at most on the draft."""
_CALM = tuple(command for command in LABELS if command not in (ask.Ready, *_LIVELY))


def _offers(state: State, reader: RoleId, commands: tuple[type[Command], ...]) -> dict[type[Command], Offer]:
    return {command: offer for command in commands if (offer := _plain(state, reader, command))}


def _plain(state: State, reader: RoleId, command: type[Command]) -> Offer | None:
    """The act as such, open or closed; nothing where it is not introduced, or never this role's."""
    kind = kind_of(command)
    if not introduced(state, kind) or not _could_be_mine(state, reader, command):
        return None
    first: tuple[Reason, ...] | None = None
    for one in _tries(state, reader, command):
        reasons = objections(state, one)
        first = reasons if first is None else first
        if not reasons:
            first = ()
            break
    if first is None:
        return None
    label, help_ = LABELS[command]
    data: Mapping[str, object] = {}
    if command is ask.Ready:
        label, help_, data = _readiness(state, reader)
    return Offer(kind=kind, label=label, help=help_, open=not first, whole=command in _WHOLE, data=data, reasons=first)


def _readiness(state: State, reader: RoleId) -> tuple[str, str, Mapping[str, object]]:
    """To be ready for the phase that the page shows, or to take it back."""
    phase = state.phase.id if state.phase else ""
    if reader in state.clock.ready:
        return "Not ready after all", "The phase goes on for you.", {"phase": phase, "yes": False}
    return *LABELS[ask.Ready], {"phase": phase}


_WHOLE = {
    ask.Ready,
    ask.RaiseHand,
    ask.AskIn,
    ask.RequestComments,
    ask.WithdrawPackage,
    ask.FreezeText,
    ask.LetPass,
    ask.Sign,
    ask.WithdrawSignature,
    ask.Leak,
}

_STATES_ONLY = {
    ask.TightenLeash,
    ask.LoosenLeash,
    ask.Demand,
    ask.Sponsor,
    ask.HighLevelCall,
    ask.ThreatenStatement,
    ask.PublishStatement,
    ask.SetStance,
    ask.BreakSilence,
    ask.LetPass,
}
_PENS_ONLY = {ask.ProposeWording, ask.RequestComments, ask.FreezeText}
_SIGNING_ONLY = {ask.FreezeText, ask.BreakSilence, ask.LetPass}
_SIGNERS_ONLY = {ask.Sign, ask.WithdrawSignature}


def _could_be_mine(state: State, reader: RoleId, command: type[Command]) -> bool:
    if command in _SIGNING_ONLY and state.scenario.signing is None:
        return False
    if command in _STATES_ONLY:
        return role_of(state, reader).is_state
    if command in _PENS_ONLY:
        return bool(pen_house(state, reader))
    if command in _SIGNERS_ONLY:
        signing = state.scenario.signing
        return signing is not None and any(reader in heads for heads in signing.heads)
    if command is ask.Contact:
        return bool(counterparts(state, reader))
    if command is ask.AskIn:
        return any(reader in phase.may_ask_in for phase in state.form.phases)
    if command is ask.LiftObjection:
        return any(role == reader for role, _ in state.table.objections)
    return command is not ask.WithdrawPackage or reader in state.table.packages


_TEXT = ask.Text(ref="", digest="", words=1)
_Tries = Callable[[State, RoleId, int], Iterator[Command]]


def _tries(state: State, by: RoleId, command: type[Command]) -> Iterator[Command]:
    """Likely forms of an act: it is open if one of them is."""
    at = state.clock.now
    if command is ask.Ready:
        yield ask.Ready(by=by, at=at, yes=by not in state.clock.ready)
    elif command in _WHOLE:
        yield command(by=by, at=at)
    elif command in _FORMS:
        yield from _FORMS[command](state, by, at)


def _another(state: State, by: RoleId) -> Iterator[tuple[str, int]]:
    now = known_text(state, by)
    for issue in open_issues(state):
        yield issue, 1 if now[issue] != 1 else 2


def _staffs(state: State, by: RoleId, at: int, command: type[Command]) -> Iterator[Command]:
    for role in state.cast:
        if not role_of(state, role).is_state:
            yield command(by=by, at=at, role=role)  # type: ignore[call-arg]


_FORMS: dict[type[Command], _Tries] = {
    ask.ChooseCounterpart: lambda s, by, at: (ask.ChooseCounterpart(by=by, at=at, role=r) for r in s.cast if r != by),
    ask.Predict: lambda s, by, at: iter((ask.Predict(by=by, at=at, signed=True, shaped=s.cast[0]),)),
    ask.Contact: lambda s, by, at: (ask.Contact(by=by, at=at, role=r) for r in counterparts(s, by)),
    ask.TightenLeash: lambda s, by, at: _staffs(s, by, at, ask.TightenLeash),
    ask.LoosenLeash: lambda s, by, at: _staffs(s, by, at, ask.LoosenLeash),
    ask.Demand: lambda s, by, at: (
        ask.Demand(by=by, at=at, issue=i.id, option=1, text=_TEXT) for i in s.scenario.issues[:1]
    ),
    ask.Sponsor: lambda s, by, at: (
        ask.Sponsor(by=by, at=at, owner=p.owner, version=p.version)
        for p in s.table.packages.values()
        if sees_package(s, by, p)
    ),
    ask.HighLevelCall: lambda s, by, at: (ask.HighLevelCall(by=by, at=at, role=r) for r in states(s) if r != by),
    ask.Comment: lambda s, by, at: iter((ask.Comment(by=by, at=at, text=_TEXT),)),
    ask.ThreatenStatement: lambda s, by, at: iter((ask.ThreatenStatement(by=by, at=at),)),
    ask.PublishStatement: lambda s, by, at: (
        ask.PublishStatement(by=by, at=at, statement=kind, text=_TEXT) for kind in ("condemnation", "interpretation")
    ),
    ask.OfferPackage: lambda s, by, at: (ask.OfferPackage(by=by, at=at, choices={i: o}) for i, o in _another(s, by)),
    ask.Object: lambda s, by, at: (
        ask.Object(by=by, at=at, issue=i, option=known_text(s, by)[i]) for i in open_issues(s)
    ),
    ask.LiftObjection: lambda s, by, at: (
        ask.LiftObjection(by=by, at=at, issue=i) for r, i in s.table.objections if r == by
    ),
    ask.SetStance: lambda s, by, at: (
        ask.SetStance(by=by, at=at, stance="can_be_silent", owner=o) for o in ("", *s.table.packages)
    ),
    ask.Bracket: lambda s, by, at: (ask.Bracket(by=by, at=at, issue=i, option=o) for i, o in _another(s, by)),
    ask.ProposeWording: lambda s, by, at: (
        ask.ProposeWording(by=by, at=at, issue=i, option=known_text(s, by)[i], text=_TEXT) for i in open_issues(s)
    ),
    ask.BreakSilence: lambda s, by, at: (ask.BreakSilence(by=by, at=at, issue=i) for i in open_issues(s)[:1]),
}
