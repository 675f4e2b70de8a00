"""Trading: which text a mind would offer, given what the others have said. It never looks at what they have not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import inf

from game_rules.commands import Clause
from game_rules.ids import Choices, IssueId, RoleId
from server.stand_ins.judging import margin
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Mind
from server.stand_ins.promises import could, could_of_this_text

HELD, VOICED = 8.0, 1.0
"""What an unpaid objection of somebody who could stop the text weighs, and of anybody else."""
SAID, LONG_AGO = 0.5, 0.25
"""How much of that is left when it stands no more: said in this phase, or in an earlier one."""
FURTHER = 0.75
"""How much of it falls on an option that goes further still, where nothing shows that its author wants to go there."""
SWORN = 4.0
"""A stance "would break" on this very text."""
LOUD = 9.0
"""A text that may not be frozen."""
WISHED = 0.3
"""One step away from what somebody would have: a demand, an offer, a clause in talk, a text that it let pass."""
MINE = 0.35
"""What a point of one's own weighs in the scale, in the end..."""
GREED = (3.0, 1.8, 1.2)
"""...and how much more in the first phases of play: texts come together, they do not begin there."""
NEAR_BEST = 0.25
"""The share of its best that a role leaves out of its first text, at most; it never shows its best at once."""
ASKED = 4.0
"""A text that every member would have to say yes to, where silence would do."""
CHANGE = 0.35
"""What each step weighs by which a text changes a clause: nobody rewrites for its own sake."""
MANY = 3
"""With so many open clauses or fewer every text is tried; with more, those that change so many of the standing one."""

Moves = tuple[Clause, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint:
    """What somebody has against a clause, how much that weighs now, and at which price it would let it stand."""

    role: RoleId
    weight: float
    clause: Clause
    price: Clause | None


class Scale:
    """Weighs texts for one mind by what has been said to it."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._mine = MINE * _greed(known)
        pulls = _pulls(known)
        self._wishes = tuple((issue, option, most) for (_, issue), (option, most) in pulls.items())
        self._plain: dict[Clause, list[Complaint]] = {}
        self._priced: dict[Clause, list[Complaint]] = {}
        for one in _complaints(known, pulls):
            (self._priced if one.price else self._plain).setdefault(one.clause, []).append(one)
        self._oaths = tuple(_oaths(known))
        self.clauses = {i: tuple(self._clause(i, o) for o in known.room.options(i)) for i in known.room.drawn}
        """What each clause weighs by itself: own points, the change, wishes, and complaints that name no price."""

    def weight(self, choices: Choices, owner: RoleId = "") -> float:
        """A text in the whole. Its owner is taken at its word: it would take what it offers."""
        heavy = sum(self.clauses[issue][option] for issue, option in choices.items())
        if owner:
            mine = (one for clause in choices.items() for one in self._plain.get(clause, ()) if one.role == owner)
            heavy -= sum(one.weight for one in mine)
        return self.whole(choices, heavy, owner)

    def whole(self, choices: Choices, clauses: float, owner: RoleId = "") -> float:
        """The weight of a text whose clauses weigh this much: unpaid prices, noise and oaths come on top."""
        heavy = clauses
        for clause in choices.items():
            for one in self._priced.get(clause, ()):
                if one.price and one.role != owner and choices[one.price[0]] != one.price[1]:
                    heavy += one.weight
        if self._known.room.waived(choices):
            heavy += ASKED
        elif self._known.too_loud(choices):
            heavy += LOUD
        return heavy + sum(SWORN for text in self._oaths if text == choices)

    def _clause(self, issue: IssueId, option: int) -> float:
        heavy = -self._mine * self._known.room.haste * self._known.table.rows[issue][option]
        heavy += CHANGE * abs(option - self._known.standing[issue])
        heavy += sum(one.weight for one in self._plain.get((issue, option), ()))
        return heavy + sum(WISHED * min(abs(option - o), most) for i, o, most in self._wishes if i == issue)


def _greed(known: Knowledge) -> float:
    """In a game with time to haggle roles come down from their own best phase by phase."""
    number = known.play[0]
    return GREED[number] if known.room.haste == 1 and number < len(GREED) else 1.0


def scale(known: Knowledge) -> Scale:
    """The scale of this look; made once for each thing noticed."""
    key, kept = known.desk.memo.get("scale", (None, None))
    if key != known.desk.said or not isinstance(kept, Scale):
        kept = Scale(known)
        known.desk.memo["scale"] = (known.desk.said, kept)
    return kept


def _complaints(known: Knowledge, pulls: Mapping[tuple[RoleId, IssueId], tuple[int, int]]) -> Iterator[Complaint]:
    standing = {(one.role, one.issue, one.option) for one in known.objections}
    for key, said in known.desk.grievances.items():
        role, issue, option = key
        if role == known.role:
            continue
        fresh = 1.0 if key in standing else SAID if said.phase == known.desk.phase else LONG_AGO
        weight = fresh * (HELD if role in known.holders else VOICED)
        yield Complaint(role=role, weight=weight, clause=(issue, option), price=said.price)
        if option and pulls.get((role, issue), (0, 0))[0] <= option:
            for worse in known.room.options(issue)[option + 1 :]:
                if (role, issue, worse) not in known.desk.grievances:
                    yield Complaint(role=role, weight=FURTHER * weight, clause=(issue, worse), price=said.price)


def _pulls(known: Knowledge) -> dict[tuple[RoleId, IssueId], tuple[int, int]]:
    """Which option of which clause somebody has asked for, and over how many steps that pulls."""
    pulls: dict[tuple[RoleId, IssueId], tuple[int, int]] = {}
    for one in known.demanded:
        pulls[one.role, one.issue] = (one.option, 2)
    for role, choices in known.desk.offers.items():
        for issue in known.open:
            if choices[issue] != known.room.today[issue]:
                pulls[role, issue] = (choices[issue], 1)
    for key, (option, _) in known.desk.chips.items():
        pulls[key] = (option, 1)
    for role, choices in known.desk.content.items():
        pulls |= {(role, issue): (choices[issue], 1) for issue in known.open}
    return {key: pull for key, pull in pulls.items() if key[0] != known.role}


def _oaths(known: Knowledge) -> Iterator[Choices]:
    """The texts that a state has said it would break, once for each state."""
    texts = [("", known.draft.choices)] if known.draft else []
    texts += [(one.owner, one.choices) for one in known.packages]
    for role in known.room.states:
        said = [text for owner, text in texts if (s := known.stance(role, owner)) and s.stance == "would_break"]
        if role != known.role:
            yield from (text for at, text in enumerate(said) if text not in said[:at])


# --- looking for a text -----------------------------------------------------------------------------------------------


def next_text(known: Knowledge, mind: Mind) -> Choices | None:
    """The text to offer now: first one near my own best, then the one with least in its way."""
    opens = known.role not in known.desk.offers and known.room.haste == 1
    return (opening(known, mind) if opens else None) or best_text(known, mind)


def opening(known: Knowledge, mind: Mind) -> Choices | None:
    """A first text near my own best: a clause or two are held back, by seed, so that there is something to give.

    Where a draft stands already, it is better than that for me, if it can be.
    """
    rows, now, held = known.table.rows, known.standing, could(known)
    free = [issue for issue in known.open if issue not in held]
    best = {**now, **held, **{issue: _top(known, issue) for issue in free}}
    spare = NEAR_BEST * sum(rows[issue][best[issue]] - rows[issue][known.room.today[issue]] for issue in free)
    gain = sum(rows[issue][best[issue]] - rows[issue][now[issue]] for issue in free)
    near = []
    for count in (1, 2):
        for issues in combinations(free, count):
            for options in product(*(known.room.options(issue) for issue in issues)):
                text = {**best, **dict(zip(issues, options, strict=True))}
                lost = sum(rows[i][best[i]] - rows[i][o] for i, o in zip(issues, options, strict=True))
                if 0 < lost <= spare and not known.table.forbidden(text) and not known.too_loud(text):
                    near.append((lost, tuple(text.items())))
    near = sorted(set(near))
    near = [one for one in near if one[0] < gain] or near
    return dict(near[int(mind.chance("opening") * len(near))][1]) if near else None


def _top(known: Knowledge, issue: IssueId) -> int:
    row, now = known.table.rows[issue], known.standing[issue]
    return max(known.room.options(issue), key=lambda option: (row[option], option == now, -option))


def best_text(known: Knowledge, mind: Mind) -> Choices | None:
    """The text with the least in its way that leaves me my margin; None where there is none within reach."""
    floor = margin(known, mind)
    key = (known.desk.said, floor)
    kept = known.desk.memo.get("best")
    if kept is None or kept[0] != key:
        held = could(known)
        found = _lightest(known, floor, held)
        if found is None and (fresh := could_of_this_text(known)) != held:
            found = _lightest(known, floor, fresh)
        kept = known.desk.memo["best"] = (key, found)
    return kept[1]  # type: ignore[return-value]


def _lightest(known: Knowledge, floor: int, held: Choices) -> Choices | None:
    """The lightest text of all that are worth so much to me and have the clauses that I am held to."""
    weigh, table = scale(known), known.table
    clauses, rows = weigh.clauses, table.rows
    found, lightest = None, inf
    for base, moves in _within_reach(known, held):
        worth_of_base = sum(rows[issue][option] for issue, option in base.items()) - table.walkaway
        weight_of_base = sum(clauses[issue][option] for issue, option in base.items())
        for move in moves:
            heavy, worth = weight_of_base, worth_of_base
            for issue, option in move:
                heavy += clauses[issue][option] - clauses[issue][base[issue]]
                worth += rows[issue][option] - rows[issue][base[issue]]
            if worth < floor or heavy >= lightest:
                continue
            text = {**base, **dict(move)}
            heavy = weigh.whole(text, heavy)
            if heavy < lightest and table.surplus(text) >= floor and not table.forbidden(text):
                found, lightest = text, heavy
    return found


def _within_reach(known: Knowledge, held: Choices) -> Iterator[tuple[Choices, Iterator[Moves]]]:
    """Texts on the table and what may be changed in them: three clauses of the standing text, one of any other."""
    free = tuple(issue for issue in known.open if issue not in held)
    if len(free) <= MANY:
        every = product(*(known.room.options(issue) for issue in free))
        yield {**known.standing, **held}, (tuple(zip(free, options, strict=True)) for options in every)
        return
    bases = [{**text, **held} for text in (known.standing, *(one.choices for one in known.packages))]
    for number, base in enumerate(bases):
        if base not in bases[:number]:
            yield base, _moves(known, base, free, MANY if number == 0 else 1)


def _moves(known: Knowledge, base: Choices, free: tuple[IssueId, ...], changes: int) -> Iterator[Moves]:
    others = {i: [(i, o) for o in known.room.options(i) if o != base[i]] for i in free}
    for count in range(changes + 1):
        for issues in combinations(free, count):
            yield from product(*(others[issue] for issue in issues))


def changed(known: Knowledge, choices: Choices) -> dict[IssueId, int]:
    """The clauses that a text changes in the one that stands."""
    return {issue: option for issue, option in choices.items() if option != known.standing[issue]}
