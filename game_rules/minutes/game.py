"""Minutes of the game, its clock, and talk."""

from dataclasses import replace

from game_rules.events import (
    BroadcastMade,
    CardDealt,
    CounterpartChosen,
    DraftingClosed,
    FreezingClosed,
    GameEnded,
    GamePaused,
    GameResumed,
    HandRaised,
    InjectFired,
    LoyaltyDrawn,
    MessageSent,
    PhaseBegan,
    PhaseExtended,
    PhaseShortened,
    PlayerSeated,
    Predicted,
    Revealed,
    SaidReady,
    StandInSeated,
    StandRevealed,
)
from game_rules.ids import LECTURER, MINUTE, PUBLIC, SECOND
from game_rules.loyalty import TITLES, asks_for
from game_rules.minutes.stood_in import done_for
from game_rules.minutes.telling import Teller, Telling
from game_rules.rules.felt import finds_nothing, stands
from game_rules.rules.staff import contact_cost
from game_rules.scenario import Effect, Inject
from game_rules.texts import attention, too_loud
from game_rules.view.seen import sees_all
from game_rules.view.shapes import MinuteLine
from game_rules.view.sheet import card_means, effects_mean


def phase_began(t: Telling, event: PhaseBegan) -> MinuteLine:
    phase = t.after.form.phases[event.number]
    return t.line(event, "clock", f"{phase.name}. {phase.hint}".strip(), loud=True)


def drafting_closed(t: Telling, event: DraftingClosed) -> MinuteLine:
    says = "Drafting has closed. Only a clause named by a break of silence may still change."
    return t.line(event, "clock", says, loud=True)


def freezing_closed(t: Telling, event: FreezingClosed) -> MinuteLine:
    what = "no draft can be frozen" if t.after.scenario.signing else "no house can be asked"
    says = f"Too little time is left for a new silence: {what} any more."
    return t.line(event, "clock", says, loud=True)


def extended(t: Telling, event: PhaseExtended) -> MinuteLine:
    says = f"The phase was extended by {_length(event.milliseconds)}; every deadline in it moves along."
    return t.line(event, "clock", says, loud=True)


def shortened(t: Telling, event: PhaseShortened) -> MinuteLine:
    parts = (("The phase ends", event.milliseconds), ("The next phase will be", event.next))
    shorter = {"The phase ends": "earlier", "The next phase will be": "shorter"}
    says = " ".join(f"{what} {_length(taken)} {shorter[what]}." for what, taken in parts if taken)
    return t.line(event, "clock", says, loud=True)


def loyalty(t: Telling, event: LoyaltyDrawn) -> MinuteLine | None:
    if t.reader != event.role and not sees_all(t.after, t.reader):
        return None
    whose = "Your" if t.reader == event.role else f"{t.who(event.role)}:"
    title = TITLES[event.loyalty].lower()
    says = f"{whose} loyalty card: {title}. {asks_for(t.after, event.role, event.loyalty)}"
    return t.line(event, "event", says, loud=True, about="card" if t.reader == event.role else "")


def stand(t: Telling, event: StandRevealed) -> MinuteLine | None:
    if t.reader != event.to and not sees_all(t.after, t.reader):
        return None
    where = f"{t.title(event.issue)}: {stands(t.after, event.role, event.issue)}"
    says = f"{t.does(event.to, 'learn', 'learns')} where {t.mid(event.role)} stands on {where}."
    return t.line(event, "corridor", says, loud=True)


def _length(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, MINUTE)
    return f"{minutes} min" if not rest else f"{milliseconds // SECOND} s"


def paused(t: Telling, event: GamePaused) -> MinuteLine:
    return t.line(event, "clock", "The game is paused.", loud=True)


def resumed(t: Telling, event: GameResumed) -> MinuteLine:
    return t.line(event, "clock", "The game goes on.", loud=True)


def ended(t: Telling, event: GameEnded) -> MinuteLine:
    return t.line(
        event, "decision", "The clock has stopped. No agreement: each gets what walking away is worth.", loud=True
    )


def revealed(t: Telling, event: Revealed) -> MinuteLine:
    return t.line(event, "clock", "Points, cards and secret acts are revealed.", loud=True)


def inject(t: Telling, event: InjectFired) -> MinuteLine | None:
    known = t.after.scenario.inject_by_id[event.inject]
    if known.to and t.reader not in known.to and not sees_all(t.after, t.reader):
        return None
    means = " ".join(
        filter(None, (_on_the_text(t, known, event.at), effects_mean(t.after, t.reader, _on(t.reader, known))))
    )
    says = f"{known.title}. {known.text}"
    if not means:
        return t.line(event, "event", says, loud=True)
    return t.line(event, "event", f"{says} {means}", loud=True, short=f"{known.title}. {means}", about="turn")


def _on(reader: str, turn: Inject) -> tuple[Effect, ...]:
    """What a turn of events does to the reader alone."""
    return tuple(effect for effect in turn.effects if effect.role == reader)


def _on_the_text(t: Telling, turn: Inject, at: int) -> str:
    """What a turn of events does to the text and in the room: how loud it is, who may arrange less, what costs more."""
    drawn = sum(effect.delta for effect in turn.effects if effect.op == "attention")
    said = [f"Attention {drawn:+d}{_loudness(t)}."] if drawn else []
    for word, sign in (("shorter", 1), ("longer", -1)):
        held = tuple(one.role for one in turn.effects if one.op == "leash" and one.delta * sign > 0)
        if cast := tuple(role for role in held if role in t.after.cast):
            said.append(f"A {word} leash for {t.whom(cast)}.")
    for one in turn.effects:
        if one.op == "raise_contact_cost" and one.role in t.after.cast:
            said.append(f"A meeting with {t.mid(one.role)} now costs {contact_cost(t.after, one.role)} action points.")
        elif one.op == "shorten_deadline" and finds_nothing(t.before, one, at):
            said.append("The clock stays as it is: there is no time to take.")
        elif one.op == "hint":
            said.append(one.text)
        elif one.op == "unlock_procedure":
            said.append(f"The Commission may now propose legislation: {t.after.scenario.issue_by_id[one.issue].title}.")
    return " ".join(said)


def _loudness(t: Telling) -> str:
    """How loud the draft is now, for whoever may see it."""
    draft = t.after.table.draft
    if draft is None or not t.sees_text():
        return ""
    ceiling = t.after.scenario.parameters.attention_ceiling
    barred = " and cannot be frozen" if too_loud(t.after, draft.choices) else ""
    return f", the draft draws {attention(t.after, draft.choices)} of {ceiling}{barred}"


def card(t: Telling, event: CardDealt) -> MinuteLine | None:
    if t.reader != event.role and not sees_all(t.after, t.reader):
        return None
    known = t.after.scenario.card_by_id[event.card]
    word = "New instruction" if known.kind == "instruction" else "Last word"
    clauses = ((event.issue, event.option),) if event.issue else ()
    prefix = word if t.reader == event.role else f"{t.who(event.role)}: {word.lower()}"
    means = f" {found}" if t.reader == event.role and (found := card_means(t.after, t.reader, known)) else ""
    return t.line(
        event, "event", f"{prefix}: {known.title}. {known.text}{means}", clauses=clauses, loud=True, about="card"
    )


def broadcast(t: Telling, event: BroadcastMade) -> MinuteLine | None:
    if event.to and t.reader not in event.to and t.reader != LECTURER:
        return None
    says = "The lecturer says" + (f" to {t.whom(event.to)}" if event.to else "")
    return t.line(event, "event", says, text=event.text, loud=True)


def stand_in(t: Telling, event: StandInSeated) -> MinuteLine:
    return t.line(event, "clock", f"A stand-in takes {t.whose(event.role)} seat.")


def player(t: Telling, event: PlayerSeated) -> MinuteLine:
    if t.reader != event.role or t.before.clock.status == "lobby":
        return t.line(event, "clock", f"A player takes {t.whose(event.role)} seat.")
    minutes, seconds = divmod(event.at // SECOND, 60)
    done = done_for(t.before, event.role)
    says = f"You join at {minutes}:{seconds:02d}. Until then a stand-in acted for you: {done}."
    return t.line(event, "clock", says, loud=True, about="joined")


def message(t: Telling, event: MessageSent) -> MinuteLine | None:
    inside = t.reader == event.by or t.reader in event.to
    read = t.reader == LECTURER and t.after.lecturer_reads
    if event.to and not inside and not read:
        return None
    says = t.who(event.by) + (f" to {t.whom(event.to)}" if event.to else "")
    line = t.line(event, "talk", says, text=event.text, clauses=event.clauses)
    return replace(line, thread=t.thread(event.by, event.to))


def ready(t: Telling, event: SaidReady) -> MinuteLine | None:
    ready = "ready" if event.yes else "not ready after all"
    return None if t.reader == PUBLIC else t.line(event, "clock", f"{t.does(event.by, 'are', 'is')} {ready}.")


def hand(t: Telling, event: HandRaised) -> MinuteLine | None:
    if t.reader not in (event.by, LECTURER):
        return None
    return t.line(event, "clock", f"{t.does(event.by, 'raise', 'raises')} a hand.", loud=t.reader == LECTURER)


def chosen(t: Telling, event: CounterpartChosen) -> MinuteLine | None:
    if t.reader not in (event.by, event.role, LECTURER):
        return None
    says = f"{t.does(event.by, 'want', 'wants')} to call {t.whom((event.role,))} first."
    return t.line(event, "corridor", says)


def predicted(t: Telling, event: Predicted) -> MinuteLine | None:
    if t.reader != event.by and not sees_all(t.after, t.reader):
        return None
    return t.line(event, "corridor", f"{t.does(event.by, 'hand', 'hands')} in a prediction.")


TELLERS: dict[type, Teller] = {
    PhaseBegan: phase_began,
    DraftingClosed: drafting_closed,
    FreezingClosed: freezing_closed,
    PhaseExtended: extended,
    PhaseShortened: shortened,
    GamePaused: paused,
    GameResumed: resumed,
    GameEnded: ended,
    Revealed: revealed,
    InjectFired: inject,
    CardDealt: card,
    StandRevealed: stand,
    LoyaltyDrawn: loyalty,
    BroadcastMade: broadcast,
    StandInSeated: stand_in,
    PlayerSeated: player,
    MessageSent: message,
    SaidReady: ready,
    HandRaised: hand,
    CounterpartChosen: chosen,
    Predicted: predicted,
}
