"""Ballots (`accept`): what a mind answers when its house is asked, and when a pen asks a house."""

from collections.abc import Iterator

from game_rules.ids import EU_HOUSE, NATO_HOUSE, Choices
from server.stand_ins.judging import hurting, takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

ANSWERS = (0.1, 0.7)
"""The share of a ballot's time after which a mind answers."""
UNBOUND = 0.4
"""How often a member that cannot say yes declares an abstention instead of voting against..."""
BEARABLE = -4
"""...where the package leaves it no further below its walk-away than this."""
ASKS = (0.35, 0.75)
"""The share of the last phase after which a pen puts a package to its house."""
SOUNDS_OUT = 0.4
"""How often NATO's staff asks its Allies by silence a phase before the last, once: a break is heard in time."""


def answer(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """By its own table: consent, or a no that names the clause."""
    for house, ballot, package in known.asked:
        share = mind.between(*ANSWERS, "answers", house, ballot.opened)
        if known.now < ballot.opened + share * (ballot.deadline - ballot.opened):
            continue
        agrees = known.table.agrees(package.choices) if mind.kind == "stand_in" else takes(known, mind, package.choices)
        if house == NATO_HOUSE and not agrees:
            worst = next(iter(hurting(known, package.choices)), known.open[0] if known.open else "")
            yield Act(kind="break_silence", data={"issue": worst})
        elif house == NATO_HOUSE:
            yield Act(kind="let_pass")
        else:
            yield Act(kind="vote", data={"position": "for" if agrees else _no(known, mind, package.choices)})


def _no(known: Knowledge, mind: Mind, choices: Choices) -> str:
    bearable = known.table.surplus(choices) >= BEARABLE
    return "abstain_declared" if bearable and mind.chance("abstains") < UNBOUND else "against"


def put(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Late in the game a pen asks its house about the package that most have said yes to."""
    late = known.is_last or _sounds_out(known, mind)
    if not known.room.pen or not late or known.spent < mind.between(*ASKS, "asks its house"):
        return
    kind = "start_silence" if known.room.pen == NATO_HOUSE else "call_vote"
    house = NATO_HOUSE if known.room.pen == NATO_HOUSE else EU_HOUSE
    able = [one for one in known.packages if known.role in one.initials and known.table.agrees(one.choices)]
    able = [one for one in able if known.house_lacks(house, one)]
    for one in sorted(able, key=lambda one: (-len(one.accepted | one.initials), one.owner)):
        yield Act(kind=kind, data={"owner": one.owner, "version": one.version})


def _sounds_out(known: Knowledge, mind: Mind) -> bool:
    number, count = known.play
    early = known.room.pen == NATO_HOUSE and number == count - 2 and known.room.haste == 1
    asked = known.desk.done["ballot_opened"]
    return early and not asked and mind.kind == "sparring" and mind.chance("sounds out") < SOUNDS_OUT
