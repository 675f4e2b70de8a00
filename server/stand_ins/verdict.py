"""A verdict: what a staff says of a package: initials, a price, or the reason why not. Nothing of anybody's points."""

from collections.abc import Iterator
from itertools import combinations

from game_rules.commands import Clause
from game_rules.ids import Choices, RoleId
from game_rules.reason import listed
from game_rules.state import Objection, Package
from server.stand_ins.clauses import Said, on_clauses, wanted_most
from server.stand_ins.judging import takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Mind
from server.stand_ins.pens import improves, is_better
from server.stand_ins.promises import promised, texts_named
from server.stand_ins.trading import scale

MANY = 2
"""Clauses that a cure changes, at most."""


def on_package(known: Knowledge, mind: Mind, one: Package) -> Said:
    """The truth of the moment about one package, in the order in which things stand in its way."""
    if known.role in one.initials:
        return "has_signed", (), {}
    if known.draft and one.choices == known.draft.choices:
        return "is_draft", (), {}
    return (
        _by_the_clock(known, one)
        or _by_the_table(known, mind, one.choices)
        or _by_the_thermometer(known, mind, one.choices)
        or _by_the_pen(known, mind, one)
    )


def on_question(known: Knowledge, mind: Mind, asker: RoleId, asked: tuple[Clause, ...]) -> Said:
    """The truth of the moment about clauses that somebody asks for: a pen looks at what stands in their way, too."""
    text = {**known.standing, **dict(asked)}
    writes = known.room.pen and known.draft is not None and mind.kind == "sparring"
    would_do = writes and text != known.standing and takes(known, mind, text)
    if would_do and not promised(known, text) and not is_better(known, text, asker):
        kind, clauses, slots = _in_the_way(known, mind, asker, text)
        words = "; ".join(known.clause(clause) for clause in asked)
        return ("no_gain", (), {"clause": words}) if kind == "draft_better" else (kind, clauses, slots)
    return on_clauses(known, mind, asked)


def _by_the_clock(known: Knowledge, one: Package) -> Said | None:
    if known.frozen:
        return "frozen", (), {}
    changes = {issue for issue, option in one.choices.items() if option != known.standing[issue]}
    if known.drafting_closed and not changes <= {known.reopened}:
        open_ = known.room.titles.get(known.reopened)
        return ("too_late_but", (), {"title": open_}) if open_ else ("too_late", (), {})
    return None


def _by_the_table(known: Knowledge, mind: Mind, text: Choices) -> Said | None:
    if takes(known, mind, text):
        return None
    if line := known.table.forbidden(text):
        crossed = (line.issue, text[line.issue])
        return "forbidden", (), {"clause": known.clause(crossed)}
    if cure := next(_cures(known, mind, text), None):
        words = " and ".join(known.clause(clause) for clause in cure)
        return "price", (*changes(known, text, cure), *cure), {"price": words}
    want = next((one for one in wanted_most(known) if text[one[0]] != one[1] and one[0] in known.open), None)
    want = want or next(iter(wanted_most(known)), next(iter(text.items())))
    return "short", (want,), {"price": known.clause(want)}


def changes(known: Knowledge, text: Choices, cure: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """What a text changes in the standing one, but for the clauses that its cure changes again."""
    cured = {issue for issue, _ in cure}
    return tuple((i, o) for i, o in text.items() if o != known.standing[i] and i not in cured)


def _cures(known: Knowledge, mind: Mind, text: Choices) -> Iterator[tuple[Clause, ...]]:
    """One clause, or two, with which a text would do: those already named, then the ones with least in their way."""
    for named in texts_named(known):
        cure = tuple((i, o) for i, o in named.items() if o != text[i])
        if 0 < len(cure) <= MANY and {i for i, _ in cure} <= set(known.open) and _would_do(known, mind, named):
            yield cure
    others = [(i, o) for i in known.open for o in known.room.options(i) if o != text[i]]
    weigh = scale(known)
    single = [(one,) for one in others]
    double = [pair for pair in combinations(others, 2) if pair[0][0] != pair[1][0]]
    for some in (single, double):
        able = [cure for cure in some if _would_do(known, mind, {**text, **dict(cure)})]
        yield from sorted(able, key=lambda cure: (weigh.weight({**text, **dict(cure)}), cure))


def _would_do(known: Knowledge, mind: Mind, text: Choices) -> bool:
    return takes(known, mind, text) and not known.too_loud(text)


def _by_the_thermometer(known: Knowledge, mind: Mind, text: Choices) -> Said | None:
    if not known.too_loud(text):
        return None
    if cure := next(_cures(known, mind, text), None):
        words = " and ".join(known.clause(clause) for clause in cure)
        return "loud_but", (*changes(known, text, cure), *cure), {"price": words}
    loudest = max(known.open, key=lambda issue: known.room.drawn[issue][text[issue]])
    return "loud", (), {"clause": known.clause((loudest, text[loudest]))}


def _by_the_pen(known: Knowledge, mind: Mind, one: Package) -> Said:
    if not known.room.pen:
        return "suits_pen", (), {}
    if known.leash_is_short:
        return "leash", (), {"who": _names(known, known.room.leaders, "or")}
    theirs = tuple(pen for pen in known.room.other_pens if pen in one.initials)
    if theirs and not any(known.met(pen) for pen in theirs):
        kind = "meeting" if any(known.called(pen) for pen in theirs) else "meet"
        return kind, (), {"who": _names(known, theirs, "and")}
    if mind.kind == "sparring" and not improves(known, one):
        return _in_the_way(known, mind, one.owner, one.choices)
    return "signs_it", (), {}


def _in_the_way(known: Knowledge, mind: Mind, owner: RoleId, text: Choices) -> Said:
    """A break that it does not mend; somebody's objection to what it changes, that its owner knows of, too; or that
    the draft has less against it.
    """
    broken = next((one for one in reversed(known.breaks) if one.issue == known.reopened), None)
    if broken and text[broken.issue] == broken.option:
        clause = known.clause((broken.issue, broken.option))
        return "broken", (), {"who": known.room.names[broken.role], "clause": clause}
    for objection in known.objections:
        of_ours = objection.role in (known.role, owner) or known.standing[objection.issue] == objection.option
        if of_ours or not _is_known_to(objection, owner) or _is_paid(objection, text):
            continue
        who = known.room.names[objection.role]
        clause = known.clause((objection.issue, objection.option))
        if objection.price and takes(known, mind, paid := {**text, objection.price[0]: objection.price[1]}):
            priced = {"who": who, "clause": clause, "price": known.clause(objection.price)}
            return "opposed_price", (*changes(known, paid, (objection.price,)), objection.price), priced
        return "opposed", (), {"who": who, "clause": clause}
    if known.reopened:
        return "mends_little", (), {"title": known.room.titles[known.reopened]}
    return "draft_better", (), {}


def _is_known_to(objection: Objection, owner: RoleId) -> bool:
    return not objection.to or owner in objection.to


def _is_paid(objection: Objection, text: Choices) -> bool:
    stands = text[objection.issue] == objection.option
    return not stands or bool(objection.price and text[objection.price[0]] == objection.price[1])


def _names(known: Knowledge, roles: tuple[RoleId, ...], last: str) -> str:
    return listed([known.room.names[role] for role in roles], last) if roles else "a state of our organisation"
