"""Talking: what minds say, in short sentences of a few patterns, each clause as a chip that one tap builds."""

from collections.abc import Iterator

from game_rules.commands import Clause
from game_rules.ids import Choices, RoleId
from server.stand_ins.deciding import wanted
from server.stand_ins.desk import Unsaid
from server.stand_ins.judging import complaints, takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

BREATH = 20_000
"""Milliseconds between two explanations of the same mind; answers come at once."""

OFFERED = (
    "This is what we can offer: {clauses}.",
    "We have put a text on the table: {clauses}. What would you need to live with it?",
    "Look at our package: {clauses}.",
)
PRICED = (
    "{clause} is hard for us. With {price} in the text we would let it stand.",
    "We object to {clause}. Our price is {price}.",
    "{clause} costs us. Write in {price}, and our objection lifts itself.",
)
UNPRICED = (
    "We cannot carry {clause}. Offer us something else there.",
    "{clause} does not work for us as it stands.",
)
FORBIDDEN = (
    "Our instructions forbid {clause}. No price elsewhere makes up for it.",
    "{clause}: there our instructions leave us no room.",
)
CAN = (
    "We could live with that. Put it into a package.",
    "That would do. Build it, and we shall not stand in its way.",
)
CANNOT = (
    "Not as it is. With {price} we could.",
    "That is too little. Add {price}, and we are there.",
)
NEVER = (
    "That leaves us worse off than no text at all.",
    "We cannot sell that at home.",
)
CONTENT = (
    "We can live with the text as it stands.",
    "As the text stands we have no objection.",
)
NEEDING = (
    "The text as it stands is not enough for us. {price} would help.",
    "Something is missing for us. Think of {price}.",
)
LOST = ("The text as it stands is not enough for us, and no single clause would mend it.",)
GREETING = (
    "Good day. Tell me what you need most; then I will tell you what it costs.",
    "Good to hear from you. Which clause matters most to you?",
)
WORD = ("One word, {clause}, and we let it pass.",)


def explain_oneself(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Say in words what one has just done: an objection and its price, an offer."""
    unsaid, desk = known.desk.unsaid, known.desk
    breath = BREATH if known.people else 3 * BREATH
    if unsaid is None or (desk.spoke_at >= 0 and known.now - desk.spoke_at < breath):
        return
    said = _of_objection(known, mind, unsaid) if unsaid.objected else _of_offer(known, mind, unsaid)
    if to := _concerned(known):
        yield _message(known, said, to, _clauses(unsaid))


def reply(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Answer people: would I take what they propose, and if not, what would it cost?"""
    for role, heard in known.desk.heard.items():
        if role not in known.people or not (heard.aside or heard.clauses):
            continue
        if not known.sees_text or not heard.clauses:
            yield _message(known, _pick(known, mind, GREETING), (role,), ())
            continue
        text = {**known.standing, **dict(heard.clauses)}
        yield _judgement(known, mind, text, (role,))


def speak_up(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Say where one stands, once a phase, to people or to the pens; on the floor where nobody else is concerned."""
    if known.desk.done["message_sent"] or known.spent < mind.between(0.1, 0.6, "speaks up", known.play):
        return
    to = known.people or tuple(pen for pen in known.room.pens if pen != known.role)
    to = tuple(role for role in to if role in known.insiders) or to if known.sees_text else to
    if not known.sees_text:
        yield _message(known, _pick(known, mind, GREETING), to, ())
        return
    if takes(known, mind, known.standing):
        yield _message(known, _pick(known, mind, CONTENT), to, ())
        return
    asked = _price_of(known, mind, known.standing)
    said = _pick(known, mind, NEEDING if asked else LOST).format(price=known.clause(asked) if asked else "")
    yield _message(known, said, to, (asked,) if asked else ())


def ask_for_the_word(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """After one's own break: say on the floor which word would keep one silent."""
    if known.frozen or not known.breaks or known.breaks[-1].role != known.role or not known.reopened:
        return
    want = wanted(known, mind, known.reopened)
    if want is not None and known.desk.spoke_at < known.desk.broken_at and not known.proposals:
        clause = (known.reopened, want)
        yield _message(known, WORD[0].format(clause=known.clause(clause)), (), (clause,))


def _judgement(known: Knowledge, mind: Mind, text: Choices, to: tuple[RoleId, ...]) -> Act:
    if takes(known, mind, text):
        return _message(known, _pick(known, mind, CAN), to, ())
    if asked := _price_of(known, mind, text):
        return _message(known, _pick(known, mind, CANNOT).format(price=known.clause(asked)), to, (asked,))
    return _message(known, _pick(known, mind, NEVER), to, ())


def _price_of(known: Knowledge, mind: Mind, text: Choices) -> Clause | None:
    """What would make a text bearable: a clause elsewhere, else another option of the clause that hurts."""
    for (issue, _), asked in complaints(known, mind, text):
        if asked:
            return asked
        for option in known.room.options(issue):
            if takes(known, mind, {**text, issue: option}):
                return issue, option
    return None


def _of_objection(known: Knowledge, mind: Mind, unsaid: Unsaid) -> str:
    objected = unsaid.objected
    if objected is None:
        return ""
    clause = known.clause(objected)
    if unsaid.price:
        return _pick(known, mind, PRICED).format(clause=clause, price=known.clause(unsaid.price))
    forbidden = known.table.forbidden({**known.standing, objected[0]: objected[1]})
    strict = forbidden is not None and forbidden.issue == objected[0]
    return _pick(known, mind, FORBIDDEN if strict else UNPRICED).format(clause=clause)


def _of_offer(known: Knowledge, mind: Mind, unsaid: Unsaid) -> str:
    clauses = "; ".join(known.clause(clause) for clause in unsaid.offered) or "the text as it stands"
    return _pick(known, mind, OFFERED).format(clauses=clauses)


def _concerned(known: Knowledge) -> tuple[RoleId, ...]:
    """People first; among partners alone those who write. Of an isolated text only insiders hear."""
    to = known.people or known.room.pens
    return tuple(role for role in to if role != known.role and role in known.insiders)


def _clauses(unsaid: Unsaid) -> tuple[Clause, ...]:
    return (unsaid.price,) if unsaid.price else unsaid.offered


def _message(known: Knowledge, said: str, to: tuple[RoleId, ...], clauses: tuple[Clause, ...]) -> Act:
    data: dict[str, object] = {"text": said}
    if to:
        data["to"] = to
    if clauses:
        data["clauses"] = clauses
    return Act(kind="message", data=data)


def _pick(known: Knowledge, mind: Mind, patterns: tuple[str, ...]) -> str:
    return mind.one_of(patterns, "says", known.desk.acts)
