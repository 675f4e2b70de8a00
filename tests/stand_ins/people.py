"""People: how a sensible newcomer plays each role: reads what was said, makes one trade, and keeps to it."""

from game_rules.ids import Choices
from server.stand_ins.deciding import most_in_the_way, wanted
from server.stand_ins.judging import hurting
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.pricing import price
from tests.stand_ins.scripts import first

AIM = 8
"""Points above the walk-away that a newcomer asks for..."""
PLENTY = 11
"""...and that leave it something to give away."""


def trades(known: Knowledge, mind: Mind) -> Act | None:
    """Any role: object to what hurts and name its price; as a pen pay the prices of others; agree to what is enough."""
    if known.phase is None or known.phase.stage == "briefing":
        return first(known, Act(kind="ready"))
    if known.frozen:
        return _decides(known, mind)
    return _words(known, mind) or (_writes(known) if known.room.pen else _asks(known)) or _waits(known)


def refuses(known: Knowledge, mind: Mind) -> Act | None:
    """Any role: objects to everything, names no price, initials and signs nothing, breaks every silence."""
    if known.frozen:
        worst = min(known.open, key=lambda issue: known.table.rows[issue][known.standing[issue]])
        return first(known, Act(kind="break_silence", data={"issue": worst}), Act(kind="endorse", data={"yes": False}))
    standing = {(one.issue, one.option) for one in known.objections if one.role == known.role}
    clauses = [(i, known.standing[i]) for i in known.open if known.draft and (i, known.standing[i]) not in standing]
    return first(known, *(Act(kind="object", data={"issue": i, "option": o}) for i, o in clauses)) or _waits(known)


def absent(known: Knowledge, mind: Mind) -> Act | None:
    """Any role: does nothing at all."""
    return None


# --- a state ----------------------------------------------------------------------------------------------------------


def _asks(known: Knowledge) -> Act | None:
    """Object to the clause that hurts most, with the price that would make the text enough; and build that trade.

    Where the text is enough, carry somebody else's price into it, as long as one keeps plenty.
    """
    text = known.standing
    if known.draft is None or known.table.agrees(text):
        return first(known, *_lifts(known), _pays(known, PLENTY) if known.draft else None)
    built = _mended(known, text)
    for issue in (*hurting(known, text), *known.open):
        asked = price(known, text, issue, AIM - known.table.surplus(text))
        if asked is None:
            continue
        objecting = any(one.role == known.role and text[one.issue] == one.option for one in known.objections)
        clause = {"issue": issue, "option": text[issue], "price": asked}
        objects = None if objecting else Act(kind="object", data=clause)
        return first(known, objects, _offers(known, {**text, asked[0]: asked[1]}), _offers(known, built or text))
    return first(known, _offers(known, built)) if built else None


def _lifts(known: Knowledge) -> list[Act]:
    mine = [one for one in known.objections if one.role == known.role]
    return [Act(kind="lift_objection", data={"issue": one.issue}) for one in mine]


def _mended(known: Knowledge, text: Choices) -> Choices | None:
    """The text with two clauses changed: those that nobody has objected to, and about as good as one asks for."""
    rows, found = known.table.rows, []
    clauses = [(i, o) for i in known.open for o in known.room.options(i) if rows[i][o] > rows[i][text[i]]]
    for one in clauses:
        for other in clauses:
            better = {**text, one[0]: one[1], other[0]: other[1]}
            if one[0] < other[0] and known.table.agrees(better) and not known.too_loud(better):
                resisted = sum(key[0] != known.role and key[1:] in (one, other) for key in known.desk.grievances)
                found.append((resisted, abs(known.table.surplus(better) - AIM), one, other))
    return {**text, **dict(min(found)[2:])} if found else None


# --- a pen ------------------------------------------------------------------------------------------------------------


def _writes(known: Knowledge) -> Act | None:
    """Meet the other pen, initial what is better, pay what others ask for as long as it is worth it, freeze in time."""
    calls = [Act(kind="contact", data={"role": pen}) for pen in known.room.other_pens]
    met = any(known.called(pen) for pen in known.room.other_pens)
    late = known.is_last and known.drafting_ends - known.now < 90_000
    freezes = Act(kind="freeze_text") if known.reopened or late else None
    return first(known, freezes, *([] if met else calls), *_initials(known), _pays(known), *(_doors(known)))


def _doors(known: Knowledge) -> list[Act]:
    return [Act(kind="answer_ask_in", data={"role": role, "admit": True}) for role in sorted(known.asking_in)]


def _initials(known: Knowledge) -> list[Act]:
    """Texts of others that are enough, where there is no draft or somebody's price is paid in them."""
    able = [one for one in known.packages if one.owner != known.role and known.table.agrees(one.choices)]
    able = [one for one in able if known.draft is None or _unpaid(known, one.choices) < _unpaid(known, known.standing)]
    able.sort(key=lambda one: (_unpaid(known, one.choices), -known.table.surplus(one.choices), one.owner))
    return [Act(kind="initial", data={"owner": one.owner, "version": one.version}) for one in able]


def _pays(known: Knowledge, least: int = 0) -> Act | None:
    """One more price paid in the text: the cheapest first; at the beginning a text of my own."""
    if known.draft is None:
        rows = known.table.rows
        return _offers(known, {**known.standing, **{i: rows[i].index(max(rows[i])) for i in known.open}})
    texts = []
    for one in known.objections:
        if one.role == known.role or known.standing[one.issue] != one.option:
            continue
        options = [one.price] if one.price else [(one.issue, o) for o in known.room.options(one.issue)]
        texts += [{**known.standing, issue: option} for issue, option in options]
    able = [t for t in texts if known.table.agrees(t) and known.table.surplus(t) >= least and not known.too_loud(t)]
    able = [t for t in able if _unpaid(known, t) < _unpaid(known, known.standing)]
    able.sort(key=lambda text: (_unpaid(known, text), -known.table.surplus(text), sorted(text.items())))
    return _offers(known, able[0]) if able else None


def _unpaid(known: Knowledge, text: Choices) -> int:
    """Objections that this text would leave standing."""
    others = [one for one in known.objections if one.role != known.role and text[one.issue] == one.option]
    return sum(not (one.price and text[one.price[0]] == one.price[1]) for one in others)


# --- everybody --------------------------------------------------------------------------------------------------------


def _offers(known: Knowledge, text: Choices) -> Act | None:
    changes = {issue: option for issue, option in text.items() if option != known.standing[issue]}
    again = known.mine is not None and known.mine.choices == text
    soon = known.now - known.desk.last.get("package_offered", -60_000) < 60_000
    return Act(kind="offer_package", data={"choices": changes}) if changes and not again and not soon else None


def _words(known: Knowledge, mind: Mind) -> Act | None:
    """Agree to words that are enough; as a pen propose what the breaker asked for, else what is enough."""
    draft = known.draft
    if draft is None:
        return None
    good = [i for i, words in known.proposals.items() if known.table.agrees({**known.standing, i: words.option})]
    acts = [Act(kind="accept_wording", data={"issue": issue}) for issue in good]
    broke = known.reopened and known.breaks and known.breaks[-1].role == known.role and not known.proposals
    word = wanted(known, mind, known.reopened) if broke else None
    acts += [Act(kind="bracket", data={"issue": known.reopened, "option": word})] if word is not None else []
    for issue, held in draft.brackets.items() if known.room.pen else ():
        if issue not in known.proposals:
            asked = [o for (_, i), (o, at) in known.desk.chips.items() if i == issue and at >= known.desk.broken_at]
            every = (*asked, *reversed(held), *known.room.options(issue))
            able = [o for o in every if known.table.agrees({**known.standing, issue: o})]
            acts += [Act(kind="propose_wording", data={"issue": issue, "option": option}) for option in able]
    return first(known, *acts)


def _decides(known: Knowledge, mind: Mind) -> Act | None:
    if known.signs:
        return first(known, Act(kind="sign"))
    if known.answered or known.agreed or not known.room.me.houses:
        return None
    if known.table.agrees(known.standing):
        return first(known, Act(kind="let_pass"), Act(kind="endorse", data={"yes": True}))
    breaks = Act(kind="break_silence", data={"issue": most_in_the_way(known, mind, known.standing)})
    return first(known, breaks, Act(kind="endorse", data={"yes": False}))


def _waits(known: Knowledge) -> Act | None:
    return first(known, Act(kind="ready")) if known.spent > 0.6 else None
