"""Acts on offer: three stand out, six are visible, the rest lies under More; a closed one shows its reasons.

An act not yet introduced is absent; so is one that can never be this role's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.decide import objections
from game_rules.events_catalogue import COMMANDS
from game_rules.ids import EU_HOUSE, NATO_HOUSE, RoleId
from game_rules.reason import Reason
from game_rules.rules.doing import has_done
from game_rules.rules.order import introduced
from game_rules.seats import role_of
from game_rules.state import State
from game_rules.texts import isolated
from game_rules.view.acts import ROWS, tries
from game_rules.view.initials import initials
from game_rules.view.kept import kept, ways
from game_rules.view.next import Advice
from game_rules.view.next.advice import ASKED, can
from game_rules.view.own_shapes import Acts, Offer, Question
from game_rules.view.seen import stance_told, stands_in_draft
from game_rules.words import kind_of

STAND_OUT = 3
VISIBLE = 6


def acts(state: State, reader: str, advised: tuple[Advice, ...]) -> Acts:
    """What the reader can do now."""
    if reader in state.cast and state.clock.status == "over":
        return Acts(first=_readings(state, reader))
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
    stance, beside = _stance(state, reader, advised), _beside_the_point(state, reader)
    return kept(
        state,
        "acts",
        reader,
        (*found, pens),
        lambda: _acts(advised, {**found[0], **found[1], **found[2]}, (*pens, *stance), beside),
        said=(advised, stance, beside),
    )


def _readings(state: State, reader: RoleId) -> tuple[Offer, ...]:
    """When a text is in force one may still say how one reads it, and answer whoever has."""
    offer = _offers(state, reader, (ask.PublishStatement,)).get(ask.PublishStatement)
    help_ = "A reading of yours, or one answer to another's: it draws attention, and the text stays as it is."
    return (replace(offer, label="Say how you read the text", help=help_),) if offer and offer.open else ()


def _stance(state: State, reader: RoleId, advised: tuple[Advice, ...]) -> tuple[Offer, ...]:
    """A state can always say anew where it stands on the draft, whatever else it is told to do."""
    draft, said = state.table.draft, stance_told(state, reader, reader)
    wanted = ask.SetStance(by=reader, at=state.clock.now, stance="can_be_silent")
    named = any(one.kind == "set_stance" and not one.data for one in advised)
    if draft is None or named or not role_of(state, reader).is_state or not can(state, wanted):
        return ()
    if _has_answered(state, reader):
        return ()
    label = f"{'Change my stance' if said else 'Take a stance'} on draft {draft.number}"
    help_ = f"You have said: {_SAID[said.stance]}." if said else ROWS[ask.SetStance].help
    return (Offer(kind="set_stance", label=label, help=help_, open=True),)


def _has_answered(state: State, reader: RoleId) -> bool:
    """Has the reader answered the frozen text wherever it sits?"""
    now, houses = state.decision, role_of(state, reader).houses
    return now.frozen and bool(houses) and all((house, reader) in now.let_pass | now.yes for house in houses)


_SAID = {"can_be_silent": "I can be silent", "needs_a_price": "I need a price", "would_break": "I would break silence"}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Beside:
    """Which acts lie `near`, before the others, which `far`, after them, and which open ones under More: `later`."""

    near: frozenset[str]
    far: frozenset[str]
    later: frozenset[str]
    frozen: bool


def _beside_the_point(state: State, reader: RoleId) -> _Beside:
    """Near: what writes and weighs the text, lifting an objection to it, a call for whoever sits in both houses.

    Far: a leash where nobody drafts behind closed doors. Later: what would write a text that is frozen.
    """
    draft = state.table.draft
    said = {"comment"} if draft and has_done(state, reader, "comment", str(draft.number)) else set()
    objects = any(
        one.role == reader and stands_in_draft(state, one.issue, one.option) for one in state.table.objections.values()
    )
    near = {"offer_package", "object"} | ({"lift_objection"} if objects else set())
    far = {"raise_hand"} | (set() if isolated(state) else {"tighten_leash", "loosen_leash"})
    if len(role_of(state, reader).houses) > 1:
        near.add("high_level_call")
    frozen = state.decision.frozen
    later = frozenset(said | _WRITING if frozen else said)
    later |= {"object", "set_stance"} if _has_answered(state, reader) else set()
    return _Beside(near=frozenset(near), far=frozenset(far), later=later, frozen=frozen)


_WRITING = frozenset(
    {"contact", "tighten_leash", "loosen_leash", "demand", "sponsor", "request_comments", "comment", "withdraw_package"}
)


def _acts(
    advised: tuple[Advice, ...], found: Mapping[type[Command], Offer], own: tuple[Offer, ...], beside: _Beside
) -> Acts:
    """What is advised comes first, then the reader's `own` offers, then every other act; the rest under More."""
    wise = [_offer(piece) for piece in advised if piece.kind]
    named = {offer.kind for offer in (*wise, *(one for one in own if one.kind == "set_stance"))}
    if all(offer.data for offer in wise if offer.kind == "offer_package"):
        named -= {"offer_package"}
    plain = [found[command] for command in ROWS if command in found and found[command].kind not in named]
    plain.sort(key=lambda offer: (offer.kind not in beside.near, offer.kind in beside.far))
    initialled = [offer.data for offer in wise if offer.kind == "initial"]
    mine = [offer for offer in own if offer.kind != "initial" or offer.data not in initialled]
    stances, pens = [one for one in mine if one.kind != "initial"], [one for one in mine if one.kind == "initial"]
    open_ones = [*wise, *stances, *(offer for offer in plain if offer.open and offer.kind not in beside.later), *pens]
    closed = [offer for offer in plain if not offer.open and _teaches(offer, frozen=beside.frozen)]
    first = [offer for offer in open_ones if not _read_first(offer)][:STAND_OUT]
    rest = [offer for offer in open_ones if offer not in first]
    near = [offer for offer in closed if not any(reason.rule == "R-CLOSED" for reason in offer.reasons)]
    shown = [*rest, *near][: VISIBLE - len(first)]
    again = [offer for offer in plain if offer.open and offer.kind in beside.later]
    hidden = [*(offer for offer in (*rest, *closed) if offer not in shown), *again]
    return Acts(first=tuple(first), visible=tuple(shown), more=tuple(hidden))


def _teaches(offer: Offer, *, frozen: bool) -> bool:
    """Is a closed act worth showing? Not what is spent for this phase; if frozen, only what would change the text."""
    if frozen:
        return offer.kind in _TEACHING[:2]
    spent = ("R-PHASE", "R-NO-CARD") if offer.kind in _TEACHING else ("R-PHASE", "R-NO-CARD", "R-DEADLINE")
    return any(reason.rule not in spent for reason in offer.reasons)


_TEACHING = ("offer_package", "object", "freeze_text")


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
            deadline=_deadline(state, pieces[0]),
            answers=tuple(_offer(piece) for piece in pieces),
        )
        for number, (says, pieces) in enumerate(found.items())
    )


def _deadline(state: State, piece: Advice) -> int:
    """When the answer is due; 0 where it is not."""
    kind = piece.kind
    if kind == "accept_invite":
        return max(one.deadline for one in state.meetings.called.values() if one.number == piece.data["number"])
    house = EU_HOUSE if kind == "vote" else NATO_HOUSE
    if ballot := state.decision.ballots.get(house):
        return ballot.deadline if kind in ASKED[:4] else 0
    return state.decision.deadline if kind in ASKED[:4] else 0


_TITLES = {
    "vote": "Your vote in the Council",
    "let_pass": "Break silence, or let it pass?",
    "break_silence": "Break silence, or let it pass?",
    "endorse": "Do you endorse the text?",
    "sign": "Your signature",
    "accept_wording": "A wording waits for you",
    "accept_invite": "Do you agree to meet?",
    "answer_ask_in": "Somebody knocks",
    "answer_demand": "A demand to answer",
    "exchange_letters": "A letter to answer",
    "claim_competence": "A letter to answer",
    "liaison": "An arrangement to confirm",
    "task_staff": "A tasking to agree to",
}


def _offer(piece: Advice) -> Offer:
    row = ROWS.get(COMMANDS[piece.kind])
    return Offer(
        kind=piece.kind,
        label=piece.label,
        help=row.help if row else "",
        open=True,
        whole=piece.whole,
        data=piece.data,
    )


_LIVELY = (
    ask.Sponsor,
    ask.OfferPackage,
    ask.WithdrawPackage,
    ask.Object,
    ask.LiftObjection,
    ask.SetStance,
    ask.StartSilence,
    ask.CallVote,
    ask.Vote,
    ask.BreakSilence,
    ask.LetPass,
)
"""Acts that draw on the packages, objections and stances on the table; the others draw at most on the draft."""
_CALM = tuple(command for command in ROWS if command not in (ask.Ready, *_LIVELY))


def _offers(state: State, reader: RoleId, commands: tuple[type[Command], ...]) -> dict[type[Command], Offer]:
    return {command: offer for command in commands if (offer := _plain(state, reader, command))}


def _plain(state: State, reader: RoleId, command: type[Command]) -> Offer | None:
    """The act as such, open or closed; nothing where it is not introduced, or never this role's."""
    kind = kind_of(command)
    if not introduced(state, kind) or not ROWS[command].mine(state, reader):
        return None
    first: tuple[Reason, ...] | None = None
    for one in tries(state, reader, command):
        reasons = objections(state, one)
        first = reasons if first is None else first
        if not reasons:
            first = ()
            break
    if first is None:
        return None
    row = ROWS[command]
    label, help_ = row.label, row.help
    data: Mapping[str, object] = {}
    if command is ask.Ready:
        label, help_, data = _readiness(state, reader)
    return Offer(kind=kind, label=label, help=help_, open=not first, whole=row.whole, data=data, reasons=first)


def _readiness(state: State, reader: RoleId) -> tuple[str, str, Mapping[str, object]]:
    """To be ready for the phase that the page shows, or to take it back."""
    phase = state.phase.id if state.phase else ""
    if reader in state.clock.ready:
        return "Not ready after all", "The phase goes on for you.", {"phase": phase, "yes": False}
    return ROWS[ask.Ready].label, ROWS[ask.Ready].help, {"phase": phase}
