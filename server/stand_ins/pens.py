"""Pens: those who write. They meet, offer texts that could be agreed, and put their initials under them."""

from collections.abc import Iterator

from game_rules.ids import Choices, RoleId
from game_rules.state import Package
from server.stand_ins.judging import margin, takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.projects import offered
from server.stand_ins.promises import could, promised
from server.stand_ins.trading import changed, next_text, scale

BETTER = 3.0
"""How much better a text must be for a pen to leave the draft for it..."""
BETTER_FOR_PEOPLE = 0.5
"""...and when it is a person's."""
REWRITE = 90_000
"""Milliseconds between two texts of the same pen."""
SETTLING = (90_000, 80_000)
"""Milliseconds in which a new draft may be read before a partner's pen moves on, and in the last phase; people's texts
are answered at once."""
WITH_PEOPLE = 1.6
"""How much longer a partner's pen waits before it rewrites a text where people play."""
GOING_TO_THE_DEAR_ONE = 0.15
"""How often a staff calls the counterpart that is dear to reach before the cheap one."""
OPEN_DOORS = {"NATO": 0.7, "EU": 0.35}
"""How often the staff of a house lets an asker into the isolated draft."""


def meet(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Call the other side's pens: the cheaper one first, the dear one rarely, or when the cheap one will not do."""
    if known.room.me.is_state or known.frozen or (known.drafting_closed and not known.reopened):
        return
    pens = sorted(known.room.other_pens, key=lambda pen: (known.room.calls[pen], pen))
    reached = [pen for pen in pens if known.called(pen)]
    if not pens or len(reached) == len(pens):
        return
    if not reached:
        whim = mind.chance("calls", known.play) < GOING_TO_THE_DEAR_ONE
        yield Act(kind="contact", data={"role": pens[-1] if whim else pens[0]})
        return
    if _disappointed(known) and known.spent >= mind.between(0.3, 0.7, "calls another", known.play):
        yield from (Act(kind="contact", data={"role": pen}) for pen in pens if pen not in reached)


def _disappointed(known: Knowledge) -> bool:
    """Does a text of mine lie there without the other side's initials, or one of a pen whom I have not met?"""
    mine = known.mine
    alone = mine is not None and not (set(known.room.other_pens) & mine.initials) and mine.choices != known.standing
    unmet = any(one.owner in known.room.other_pens and not known.called(one.owner) for one in known.packages)
    return alone or unmet


def initial(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Put initials under the best text on the table, if it is better than the draft and leaves enough."""
    if not known.room.pen:
        return
    settles = SETTLING[known.is_last] * _leisure(known)
    settling = known.now - known.desk.drafted_at < settles and not known.reopened
    offers = [one for one in known.packages if _open(known, one) and (one.owner in known.people or not settling)]
    offers = [one for one in offers if takes(known, mind, one.choices) and improves(known, one)]
    weigh = scale(known)
    for one in sorted(offers, key=lambda one: (weigh.weight(one.choices, one.owner), one.owner)):
        yield Act(kind="initial", data={"owner": one.owner, "version": one.version})


def improves(known: Knowledge, one: Package) -> bool:
    """Would a pen leave the draft for a package: because it has less in its way, or because it told a person so?"""
    return is_better(known, one.choices, one.owner) or (one.owner in known.people and promised(known, one.choices))


def is_better(known: Knowledge, text: Choices, owner: RoleId) -> bool:
    """Is a text so much better than the draft, by all that has been said, if this role owned it?"""
    if known.draft is None:
        return True
    weigh = scale(known)
    better = BETTER_FOR_PEOPLE if owner in known.people else BETTER
    return weigh.weight(text, owner) <= weigh.weight(known.standing) - better


def meet_people(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Call the person whose initials stand under a text that mine would join, or the pen that stands there with it."""
    if not known.room.pen or known.frozen:
        return
    for one in known.packages:
        theirs = [pen for pen in known.room.other_pens if pen in one.initials]
        if one.owner not in known.people or not theirs or any(known.called(pen) for pen in theirs):
            continue
        if known.role not in one.initials and takes(known, mind, one.choices) and improves(known, one):
            yield from (
                Act(kind="contact", data={"role": pen}) for pen in sorted(theirs, key=lambda pen: known.room.calls[pen])
            )


def _leisure(known: Knowledge) -> float:
    """Pens take their time where people sit at the table: the next text may be theirs."""
    return known.stretch * known.room.haste * (WITH_PEOPLE if known.people else 1)


def _open(known: Knowledge, one: Package) -> bool:
    return known.role not in one.initials and (known.draft is None or one.choices != known.draft.choices)


def mediate(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Offer a text that could be agreed, given what has been said."""
    if not known.room.pen or not known.sees_text or known.frozen:
        return
    if known.since("package_offered") < REWRITE * _leisure(known) or known.is_welcome:
        return
    text = next_text(known, mind)
    if text is None or (known.mine and known.mine.choices == text):
        return
    weigh, opens = scale(known), known.role not in known.desk.offers
    if known.draft and not opens and weigh.weight(text) > weigh.weight(known.standing) - BETTER:
        return
    if known.mine and weigh.weight(text) > weigh.weight(known.mine.choices) - BETTER / 2 and _fresh(known):
        return
    if changed(known, text):
        yield Act(kind="offer_package", data=offered(known, text))


def _fresh(known: Knowledge) -> bool:
    """Is my own text still waiting for initials?"""
    return known.mine is not None and known.mine.choices != known.standing


def keep_the_door(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Let an asker into the isolated draft, or keep it out."""
    for role in sorted(known.asking_in):
        opens = OPEN_DOORS.get(known.room.me.organisation, 0.5)
        admit = mind.kind == "stand_in" or mind.chance("opens the door", role) < opens
        yield Act(kind="answer_ask_in", data={"role": role, "admit": admit})


def answer_demands(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Yes to what costs nothing, later to what costs little, no to the rest."""
    if not known.room.pen:
        return
    rows = known.table.rows
    for role, one in known.demands.items():
        if known.role in one.answers:
            continue
        costs = rows[one.issue][known.standing[one.issue]] - rows[one.issue][one.option]
        spare = known.table.surplus(known.standing) - margin(known, mind)
        held = could(known).get(one.issue) == one.option
        said = "yes" if costs <= 0 or held else "later" if costs <= max(2, spare // 2) else "no"
        yield Act(kind="answer_demand", data={"role": role, "answer": said})


def invite_comments(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Send the draft to states: comments are invited, endorsement is not asked."""
    if known.room.pen and known.draft and known.spent >= mind.between(0.05, 0.5, "asks for comments"):
        yield Act(kind="request_comments")
