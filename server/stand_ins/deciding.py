"""Deciding: freezing, silence, endorsement, signature, and the one word that a break reopens."""

from collections.abc import Iterator

from game_rules.ids import Choices, IssueId, RoleId
from server.stand_ins.judging import hurting, takes, unmoved
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.promises import own, warned_of
from server.stand_ins.trading import scale

TEMPTED = {"hot": 0.3, "cool": 0.1}
"""How often a last word is worth a broken silence: to a state that is hard to please, and to another."""
HOT_POINTS = 3
"""A last word worth this much is hot."""
HESITATES = (15_000, 50_000)
"""Milliseconds before the deadline at which whoever is tempted makes up its mind."""
NERVE = (0, 60_000)
"""Milliseconds that a state wants left after the deadline, for a new word and a new silence, before it gambles."""
PATIENCE = 25_000
"""Milliseconds after which a pen tries another word..."""
HURRY = 6_000
"""...and at least, when little time is left."""
TRIES = 4
"""Words that a pen wants time for before the last moment at which a text can be frozen."""
LAST_FREEZE = 60_000
"""Milliseconds before the end at which the words must be settled: a short silence, and a breath."""
TAKES_BACK = (30_000, 90_000)
"""Milliseconds after which whoever broke silence takes another word than the one that it asked for."""
INSISTS = 0.45
"""How often a state breaks for what it still asks for, although it could live with the text, while there is time."""
OTHERS_SPEAK = (0.3, 0.6)
"""The share of the drafting time of the last phase in which the others may still speak before a pen freezes."""
LAST_CALL = (20_000, 75_000)
"""Milliseconds before drafting closes at which a pen freezes whatever can be frozen."""


# --- what a text under silence asks of me -----------------------------------------------------------------------------


def answer(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A member's answer to the frozen text: by its table, and sometimes by temptation."""
    if not (known.frozen and known.room.me.houses) or known.answered or known.agreed:
        return
    text = known.standing
    agrees = known.table.agrees(text) and (unmoved(known) < 1 or takes(known, mind, text))
    if not known.by_silence:
        if known.now - known.frozen_at >= _share(known, mind, 0.05, 0.4, "endorses"):
            yield Act(kind="endorse", data={"yes": agrees})
        return
    if not agrees:
        if known.now - known.frozen_at >= _share(known, mind, 0.1, 0.5, "breaks"):
            yield Act(kind="break_silence", data={"issue": warned_of(known) or most_in_the_way(known, mind, text)})
        return
    if mind.kind == "sparring" and (tempting := temptation(known, mind)):
        if known.deadline - known.now <= known.stretch * mind.between(*HESITATES, "hesitates", known.frozen_at):
            issue, odds = warned_of(known) or tempting[0], tempting[1]
            tempted = mind.chance("tempted", known.frozen_at) < odds
            yield Act(kind="break_silence", data={"issue": issue}) if tempted else Act(kind="let_pass")
        return
    if known.now - known.frozen_at >= _share(known, mind, 0.1, 0.7, "lets pass"):
        yield Act(kind="let_pass")


def temptation(known: Knowledge, mind: Mind) -> tuple[IssueId, float] | None:
    """What a state that could live with the text might break over all the same, and how likely; once, and in time."""
    too_late = known.ends - known.deadline < known.stretch * mind.between(*NERVE, "nerve")
    if too_late or any(one.role == known.role for one in known.breaks):
        return None
    text = known.standing
    if not takes(known, mind, text):
        return most_in_the_way(known, mind, text), INSISTS
    for card in known.last_words:
        moved = {**text, card.issue: card.option}
        gain = known.table.surplus(moved) - known.table.surplus(text)
        if card.issue in known.open and gain > 0 and known.table.agrees(moved) and not known.too_loud(moved):
            return card.issue, TEMPTED["hot" if card.points >= HOT_POINTS else "cool"]
    return None


def most_in_the_way(known: Knowledge, mind: Mind, text: Choices) -> IssueId:
    """The open clause to break over: one that could make the text good enough by itself, else what hurts most."""
    worst = hurting(known, text)
    curable = [issue for issue in (*worst, *known.open) if cures(known, mind, issue)]
    every = (*curable, *worst, *known.open)
    return next((issue for issue in every if not own(known, (issue, text[issue]))), every[0])


def cures(known: Knowledge, mind: Mind, issue: IssueId) -> tuple[int, ...]:
    """The options of a clause that would make the standing text good enough, the one with least in its way first."""
    text, weigh = known.standing, scale(known)
    good = [o for o in known.room.options(issue) if o != text[issue] and takes(known, mind, {**text, issue: o})]
    return tuple(sorted(good, key=lambda option: (weigh.weight({**text, issue: option}), option)))


def sign(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Heads sign what is frozen, in their own time."""
    soon = known.now - known.frozen_at >= _share(known, mind, 0.05, 0.6, "signs")
    if known.frozen and known.signs and (soon or known.agreed):
        yield Act(kind="sign")


def _share(known: Knowledge, mind: Mind, low: float, high: float, about: str) -> float:
    """A moment of the running silence, in milliseconds since it began."""
    return (known.deadline - known.frozen_at) * mind.between(low, high, about, known.frozen_at)


# --- the one word that is open again ----------------------------------------------------------------------------------


def words(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Close what stands in brackets: breakers say what they want, pens propose, whoever must agree does."""
    draft = known.draft
    if draft is None or known.frozen:
        return
    for issue, held in draft.brackets.items():
        broke = [one for one in known.breaks if one.issue == issue]
        mine = bool(broke) and broke[-1].role == known.role
        if mine and (want := wanted(known, mind, issue)) is not None and want not in held:
            yield Act(kind="bracket", data={"issue": issue, "option": want})
        asked = issue in draft.proposals and known.role in known.agreement_missing(issue)
        if asked and _takes_word(known, mind, issue, draft.proposals[issue].option, mine=mine):
            yield Act(kind="accept_wording", data={"issue": issue})
        if known.room.pen:
            yield from _propose(known, mind, issue, broke[-1].role if broke else "")


def wanted(known: Knowledge, mind: Mind, issue: IssueId) -> int | None:
    """The option that I broke silence for: that of my last word, else one that makes the text bearable."""
    for card in known.last_words:
        moved = {**known.standing, issue: card.option}
        if card.issue == issue and known.table.agrees(moved):
            return card.option
    return next(iter(cures(known, mind, issue)), None)


def _takes_word(known: Knowledge, mind: Mind, issue: IssueId, option: int, *, mine: bool) -> bool:
    if not known.table.agrees({**known.standing, issue: option}):
        return False
    if not mine or option == wanted(known, mind, issue) or time_for_words(known) <= 0:
        return True
    patience = known.stretch * mind.between(*TAKES_BACK, "takes another word", known.desk.broken_at)
    return known.now - known.desk.broken_at >= min(patience, PATIENCE + time_for_words(known))


def time_for_words(known: Knowledge) -> int:
    """Milliseconds until the words must be settled, so that a silence fits in."""
    return known.ends - LAST_FREEZE - known.now


def _propose(known: Knowledge, mind: Mind, issue: IssueId, breaker: RoleId) -> Iterator[Act]:
    draft = known.draft
    if draft is None:
        return
    on_offer = draft.proposals.get(issue)
    since = max(known.desk.last.get("wording_proposed", 0), known.desk.last.get("wording_accepted", 0))
    patience = min(PATIENCE * known.stretch, max(HURRY, time_for_words(known) // TRIES))
    waits = on_offer and (known.role not in on_offer.agreed or known.now - since < patience)
    if on_offer and waits and _can_win(known, issue, on_offer.option):
        return
    ranked = _ranked_words(known, mind, issue, breaker)
    if on_offer and ranked:
        at = ranked.index(on_offer.option) if on_offer.option in ranked else -1
        ranked = ranked[at + 1 :] + ranked[: max(at, 0)]
    yield from (Act(kind="propose_wording", data={"issue": issue, "option": option}) for option in ranked)


def _can_win(known: Knowledge, issue: IssueId, option: int) -> bool:
    """Could words still enter the draft, be frozen and signed? After the bell only those that stand, or the clause that
    a break has named."""
    late = known.drafting_closed and issue != known.reopened and option != known.standing[issue]
    return not late and not known.too_loud({**known.standing, issue: option})


def _ranked_words(known: Knowledge, mind: Mind, issue: IssueId, breaker: RoleId) -> list[int]:
    """The options for an open clause that could win: what the breaker asks for first, then the least trouble.

    The option that stands is one of them. Once silence has been broken no pen haggles: it takes what it can carry.
    """
    text, weigh = known.standing, scale(known)
    held = known.draft.brackets[issue] if known.draft else ()
    said, at = known.desk.chips.get((breaker, issue), (text[issue], 0))
    asked = {*held, said if at >= known.desk.broken_at else text[issue]} - {text[issue]}
    refused = {key[2] for key in known.desk.grievances if key[1] == issue and key[0] in known.holders - {breaker}}
    able = [option for option in known.room.options(issue) if _able(known, mind, {**text, issue: option}, breaker)]
    able = [option for option in able if _can_win(known, issue, option)]
    same = text[issue] if breaker else -1
    return sorted(
        able,
        key=lambda o: (o in refused, o not in asked, o == same, weigh.weight({**text, issue: o}), abs(o - text[issue])),
    )


def _able(known: Knowledge, mind: Mind, text: Choices, breaker: RoleId) -> bool:
    return known.table.agrees(text) if breaker or known.drafting_closed else takes(known, mind, text)


# --- freezing ---------------------------------------------------------------------------------------------------------


def freeze(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A pen freezes when nobody objects any more, or when the time for drafting is nearly over."""
    if not known.room.pen or known.draft is None or known.frozen or not known.is_last:
        return
    if known.reopened or known.drafting_closed:
        yield Act(kind="freeze_text")
        return
    left = known.drafting_ends - known.now
    late = left <= known.stretch * mind.between(*LAST_CALL, "last call")
    early = known.spent < mind.between(*OTHERS_SPEAK, "freezes")
    if late or (not early and nobody_minds(known)):
        yield Act(kind="freeze_text")


def nobody_minds(known: Knowledge) -> bool:
    """Has nobody who could stop it an objection or an oath against the draft, as far as I know?"""
    objecting = {one.role for one in known.objections if known.standing[one.issue] == one.option}
    swearing = {role for role in known.room.states if (s := known.stance(role)) and s.stance != "can_be_silent"}
    return not ((objecting | swearing) & known.holders)
