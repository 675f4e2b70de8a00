"""Leashes: staffs that are held too short ask for rope; those who lead them give it, or name what they want for it."""

import re
from collections.abc import Iterator

from game_rules.ids import RoleId
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.remembered import Heard
from server.stand_ins.voices import kind_of, message

ROPE = re.compile(r"\b(leash|rope|loosen)", re.IGNORECASE)
"""Words by which a capital knows that a staff asks for rope."""
GIVES = 0.75
"""How often a capital whose demand has not been refused gives a step of rope to a staff that is held too short..."""
WARY = 0.5
"""...and one with enforced instructions, unless its demand was granted."""
WINDOW = 0.25
"""The share of the phase after which a capital no longer waits to be paid."""
ASKS = (0.02, 0.15)
"""The share of the phase after which a staff asks."""


def ask_for_rope(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A pen that may initial nothing behind closed doors says so to those who lead it, once a phase."""
    to = known.room.leaders
    short = known.room.pen and known.leash_is_short and known.begins_short
    if short and to and not _asked(known) and known.spent >= mind.between(*ASKS, "rope", known.play):
        yield message(known, mind, "rope", to)


def _asked(known: Knowledge) -> bool:
    mine = (one for one in known.desk.spoken if one.phase == known.desk.phase)
    return any(kind_of(known.room.slug, known.role, known.words(one.text)) == "rope" for one in mine)


def hear_about_rope(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A person's staff that asks for rope gets it, or hears what it would cost."""
    for role, heard in known.desk.heard.items():
        if role not in known.people or role not in known.room.led or not _about_rope(known, heard):
            continue
        if known.desk.done["leash_moved"]:
            yield message(known, mind, "rope_given" if known.desk.roped == role else "rope_spent", (role,))
        elif _paid(known, role) or known.role not in known.demands:
            yield Act(kind="loosen_leash", data={"role": role})
        elif demand := known.demands.get(known.role):
            clause = (demand.issue, demand.option)
            yield message(known, mind, "rope_price", (role,), (clause,), price=known.clause(clause))


def hold(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Behind closed doors: hold a staff shorter, or give it rope. Those who gain from any text give rope."""
    if not known.isolated or known.desk.done["leash_moved"] or not known.room.led:
        return
    if known.begins_short:
        yield from _give(known, mind)
        return
    led = known.room.led
    role = led[int(mind.chance("leads") * len(led))]
    if mind.chance("tightens") < (0.3 if known.table.hard else 0.1):
        yield Act(kind="tighten_leash", data={"role": role})
    elif mind.chance("loosens") < 0.5:
        yield Act(kind="loosen_leash", data={"role": role})


def _give(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Where staffs begin on a short leash: rope for a granted demand at once, for none when the window opens."""
    short = tuple(role for role in known.room.led if role in known.room.pens and known.held_short(role))
    granted = [role for role in short if _paid(known, role)]
    if granted:
        yield Act(kind="loosen_leash", data={"role": granted[0]})
        return
    waiting = tuple(role for role in short if known.answered_me(role) != "no")
    odds = WARY if known.table.hard else GIVES
    if waiting and known.spent >= WINDOW and mind.chance("gives rope", known.play) < odds:
        yield Act(kind="loosen_leash", data={"role": mind.one_of(waiting, "rope for", known.play)})


def _paid(known: Knowledge, role: RoleId) -> bool:
    """Has this staff said yes to what I demand?"""
    return known.answered_me(role) == "yes"


def _about_rope(known: Knowledge, heard: Heard) -> bool:
    return known.isolated and bool(ROPE.search(known.words(heard.text)))
