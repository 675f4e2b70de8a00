"""Capitals, and desks without a pen: stances, objections with a price, offers, and what is done in the corridors."""

from collections.abc import Iterator

from game_rules.commands import Clause
from game_rules.ids import Choices
from game_rules.state import Objection, Package
from server.stand_ins.judging import takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.pricing import complaints
from server.stand_ins.projects import offered
from server.stand_ins.trading import changed, next_text

AT_ONCE = 2
"""Objections that a mind keeps standing at a time: more would be noise."""
MILDEST = ("can_be_silent", "needs_a_price", "would_break")
THINKS_IT_OVER = (0.05, 0.3)
"""The share of a phase after which a capital says yes to a partner's package; to a person's at once."""
NEW_OFFER = 110_000
"""Milliseconds between two packages of the same capital."""


def stance(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Say where one stands: on the draft, and on what people have offered. Honestly, but for the depth of it."""
    if not known.room.me.is_state or not known.sees_text:
        return
    owners = [""] if known.draft else []
    owners += [one.owner for one in known.packages if _asks_me(known, one)]
    for owner in owners:
        text = _text_of(known, owner)
        said = _stance_on(known, mind, text)
        before = known.stance(known.role, owner)
        if owner != known.role and (before is None or _moves(known, owner, before.stance, said)):
            yield Act(kind="set_stance", data={"stance": said, "owner": owner} if owner else {"stance": said})


def _asks_me(known: Knowledge, one: Package) -> bool:
    """A person's package asks for a stance; under `accept` a partner's, too, once, unless one has said yes to it."""
    if one.owner in known.people:
        return True
    silent = known.role not in one.accepted | one.initials and known.stance(known.role, one.owner) is None
    return silent and known.room.procedure == "accept"


def _moves(known: Knowledge, owner: str, before: str, said: str) -> bool:
    """A stance on the same text gets milder; harder only by new instructions or a shock."""
    if known.frozen or before == said:
        return False
    return MILDEST.index(said) < MILDEST.index(before) or known.desk.stood.get(owner) != known.desk.orders


def _text_of(known: Knowledge, owner: str) -> Choices:
    return next((one.choices for one in known.packages if one.owner == owner), known.standing)


def _stance_on(known: Knowledge, mind: Mind, text: Choices) -> str:
    if takes(known, mind, text):
        return "can_be_silent"
    below = known.table.surplus(text) < 0 or known.table.forbidden(text) is not None
    swears = mind.kind == "stand_in" or mind.chance("swears", known.desk.orders) < 0.5
    return "would_break" if below and swears else "needs_a_price"


def accept(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Under `accept`: say yes to the package that leaves most, if it leaves enough."""
    if known.room.procedure != "accept" or known.room.pen:
        return
    offers = [(-known.table.surplus(one.choices), one.owner, one) for one in known.packages]
    for _, _, one in sorted(offers, key=lambda offer: offer[:2]):
        waits = one.owner not in known.people and known.gone < mind.between(*THINKS_IT_OVER, "accepts", known.play)
        if not waits and known.role not in one.accepted | one.initials and takes(known, mind, one.choices):
            yield Act(kind="accept_package", data={"owner": one.owner, "version": one.version})


def complain(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Object to what hurts in the draft, and in what people have offered, with a price that would pay for it."""
    if not known.sees_text or known.frozen:
        return
    texts = [known.draft.choices] if known.draft else []
    texts += [one.choices for one in known.packages if _of_interest(known, one.owner)]
    mine = {one.issue: one for one in known.objections if one.role == known.role}
    content = known.draft is not None and takes(known, mind, known.standing)
    for text in texts:
        live = sum(text[issue] == one.option for issue, one in mine.items())
        for (issue, option), asked in complaints(known, mind, text):
            same = issue in mine and mine[issue].option == option
            if live >= AT_ONCE and not same:
                break
            if _said_enough(known, mine.get(issue), (issue, option), asked):
                continue
            if content and known.standing[issue] == option:
                continue
            data = {"issue": issue, "option": option} | ({"price": asked} if asked else {})
            yield Act(kind="object", data=data)


def _said_enough(known: Knowledge, mine: Objection | None, clause: Clause, asked: Clause | None) -> bool:
    """Is there nothing new to say against this option? Where each yes counts, an objection is said once a phase; to one
    draft it is said again as long as no price is named."""
    same = mine is not None and (mine.issue, mine.option) == clause
    if known.room.procedure == "accept":
        return clause in known.desk.objected or (not same and _stands(known, mine))
    return mine is not None and same and (asked is None or _stays(known, mine))


def _stays(known: Knowledge, mine: Objection) -> bool:
    """Has this objection named its price in this phase? It is not changed from one minute to the next."""
    said = known.desk.grievances.get((mine.role, mine.issue, mine.option))
    return mine.price is not None and said is not None and said.phase == known.desk.phase


def _stands(known: Knowledge, mine: Objection | None) -> bool:
    """Does this objection still meet a text on the table? It is not given up for one to another option."""
    texts = [known.standing, *(one.choices for one in known.packages)]
    return mine is not None and any(text[mine.issue] == mine.option for text in texts)


def _of_interest(known: Knowledge, owner: str) -> bool:
    return owner != known.role and (owner in known.people or known.draft is None or known.room.procedure == "accept")


def relent(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Lift an objection when the draft is good enough all the same."""
    if known.draft is None or known.frozen or not takes(known, mind, known.standing):
        return
    for one in known.objections:
        if one.role == known.role and known.standing[one.issue] == one.option:
            yield Act(kind="lift_objection", data={"issue": one.issue})


def offer(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A package of one's own: near the best at first, with more in it for the others each time."""
    if known.room.pen or not known.sees_text or known.frozen or takes(known, mind, known.standing):
        return
    if known.since("package_offered") < NEW_OFFER * known.room.haste * known.stretch or known.is_welcome:
        return
    if known.spent < mind.between(0.05, 0.35, "offers", known.play):
        return
    text = next_text(known, mind)
    if text and changed(known, text) and not any(one.choices == text for one in known.packages):
        yield Act(kind="offer_package", data=offered(known, text))


# --- corridors --------------------------------------------------------------------------------------------------------


def demand(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """While the text is hidden: one clause, near the best that could be had, filed for all to see."""
    if not known.isolated or known.sees_text or known.role in known.demands:
        return
    rows = known.table.rows
    asks = sorted(
        (rows[i][o], i, o) for i in known.room.unsettled for o in known.room.options(i) if o != known.room.today[i]
    )
    asks = [one for one in asks if not known.table.forbidden({**known.room.today, one[1]: one[2]})] or asks
    _, issue, option = asks[-1] if mind.chance("demands") < 0.5 else asks[-2:][0]
    said = f"{known.room.me.capital} asks for this clause: {known.clause((issue, option))}."
    yield Act(kind="demand", data={"issue": issue, "option": option, "text": said})


def ask_in(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """The staff that was left outside asks to be let in."""
    if known.isolated and not known.sees_text and not known.room.me.is_state:
        yield Act(kind="ask_in")


def lend_a_name(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Sponsor a staff's text that is good for me."""
    if not known.room.me.is_state or known.desk.done["sponsored"] or known.frozen:
        return
    for one in known.packages:
        good = one.owner not in known.room.states and takes(known, mind, one.choices)
        if good and mind.chance("sponsors", known.play, one.owner) < 0.4:
            yield Act(kind="sponsor", data={"owner": one.owner, "version": one.version})


def call_a_capital(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Whoever is content calls a capital that is not, and hears what it minds most."""
    if not known.room.me.is_state or known.draft is None or known.frozen or known.desk.done["high_level_call_made"]:
        return
    if known.spent < 0.25 or mind.chance("calls", known.play) > 0.6:
        return
    unhappy = [one.role for one in known.objections if one.role in known.room.states and one.role != known.role]
    for role in dict.fromkeys(unhappy):
        if known.disclosed(role) is None:
            yield Act(kind="high_level_call", data={"role": role})


def make_noise(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Rarely, and only below the walk-away: show the card to the pens, leak the draft, condemn it."""
    if known.draft is None or known.frozen or known.spent < 0.35 or known.is_last:
        return
    if known.table.agrees(known.standing) or known.table.surplus(known.standing) >= 0:
        return
    if known.room.me.is_state and not known.threatened and mind.chance("threatens") < 0.3:
        to = known.people or tuple(pen for pen in known.room.pens if pen != known.role)
        yield Act(kind="threaten_statement", data={"to": to})
    if known.spent > 0.6 and mind.chance("leaks") < 0.06:
        yield Act(kind="leak")


def comment(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A remark on the draft when remarks are invited."""
    if known.desk.done["comment_made"] or not known.comments_open or mind.chance("comments", known.play) > 0.35:
        return
    worst = next(iter(complaints(known, mind, known.standing)), None)
    if worst is None or not known.room.me.is_state:
        return
    clause, asked = worst
    said = f"{known.clause(clause)} is difficult for us."
    said += f" {known.clause(asked)} would help." if asked else ""
    yield Act(kind="comment", data={"text": said, "issue": clause[0]})


def predict(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A guess before the last hour, from what lies open."""
    if known.predicted or known.spent < mind.between(0.2, 0.6, "predicts"):
        return
    objecting = [one.role for one in known.objections if one.role in known.holders and one.role != known.role]
    data = {"signed": len(set(objecting)) < 2, "shaped": known.draft.owner if known.draft else known.room.pens[0]}
    yield Act(kind="predict", data=data | ({"blocks": objecting[0]} if objecting else {}))


def ready(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Nothing more to do in this phase. A stand-in never holds people up, and where nobody plays it hurries nobody."""
    if known.phase is None or known.role in known.said_ready:
        return
    if mind.kind == "stand_in":
        yield from (Act(kind="ready") for _ in known.people[:1])
        return
    if known.phase.stage == "briefing":
        yield Act(kind="ready")
        return
    content = known.draft is not None and takes(known, mind, known.standing)
    patience = (
        mind.between(0.35, 0.6, "ready", known.play) if content else mind.between(0.75, 0.95, "ready", known.play)
    )
    if known.spent >= patience and known.desk.done:
        yield Act(kind="ready")


def first_call(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Whom one calls first when play begins."""
    others = [role for role in known.room.cast if role != known.role]
    if not known.chose_first_call:
        yield Act(kind="choose_counterpart", data={"role": others[int(mind.chance("first call") * len(others))]})
