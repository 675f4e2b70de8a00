"""The log of acts: one entry for everything that was asked of a game, accepted or refused, in the order of asking.

It is read from what the journal keeps anyway: events, receipts, attempts. What was asked for stands in the receipt;
of games that were played before it did, and of saved ones, each event tells what came of it.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson

from game_rules.ids import CLOCK, PUBLIC
from game_rules.minutes import line
from server.live.cursors import Step
from server.live.folding import Source, beginning, source, steps
from server.live.receipts import Kept, kept_act
from server.protocol.acts import person_of, speaks_for
from server.storage.journal import Journal
from server.storage.records import Attempt, Receipt, Stored


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One act. `server_ms` is UTC, `game_ms` since the start of play; the versions are numbers of events.

    `code` has the codes of a refusal, or the warnings of what was accepted. `visibility` names who reads of it in the
    minutes: `public`, or the roles.
    """

    server_ms: int
    game_ms: int
    actor: str
    role: str
    action: str
    arguments: dict[str, Any] = field(default_factory=dict)
    version_before: int
    version_after: int
    result: Literal["accepted", "refused"]
    code: tuple[str, ...] = ()
    visibility: tuple[str, ...] = ()


async def act_log(journal: Journal, game: str) -> tuple[Entry, ...]:
    """Every act of a game. Raises UnknownGame, StorageFailed."""
    found, attempts = await source(journal, game), await journal.attempts(game)
    receipts = await journal.receipts(game)
    return await asyncio.to_thread(entries_of, found, receipts, attempts)


def entries_of(found: Source, receipts: Sequence[Receipt], attempts: Sequence[Attempt]) -> tuple[Entry, ...]:
    """The same from what was read already."""
    kept = {one.actor + one.cid: (one.actor, act) for one in receipts if (act := kept_act(one))}
    return _entries(found, list(kept.values()), attempts)


def as_lines(entries: Sequence[Entry]) -> bytes:
    """The log as JSON lines."""
    return b"".join(orjson.dumps(entry) + b"\n" for entry in entries)


def _entries(found: Source, kept: Sequence[tuple[str, Kept]], attempts: Sequence[Attempt]) -> tuple[Entry, ...]:
    state, _ = beginning(found.scenario, found.stored)
    happened = {step.seq: step for step in steps(state, found.stored[1:])}
    every = [_accepted(actor, act, happened) for actor, act in kept]
    told = {seq for one in every for seq in range(one.version_before + 1, one.version_after + 1)}
    every += [_of_event(one, happened) for one in found.stored[1:] if one.seq not in told and one.actor != CLOCK]
    every += [_refused(one) for one in attempts]
    return tuple(sorted(every, key=lambda one: (one.version_before, one.version_after, one.server_ms)))


def _accepted(actor: str, act: Kept, happened: dict[int, Step]) -> Entry:
    seqs = range(act.after + 1, act.seq + 1)
    return Entry(
        server_ms=act.wall_ms,
        game_ms=act.at,
        actor=person_of(actor),
        role=speaks_for(actor),
        action=act.kind,
        arguments=dict(act.data),
        version_before=act.after,
        version_after=act.seq,
        result="accepted",
        code=act.warnings,
        visibility=_readers([happened[seq] for seq in seqs if seq in happened], speaks_for(actor)),
    )


def _of_event(one: Stored, happened: dict[int, Step]) -> Entry:
    """What is known of an act whose receipt has not kept it: its event."""
    body = {name: part for name, part in orjson.loads(one.body).items() if name not in ("by", "at")}
    return Entry(
        server_ms=one.wall_ms,
        game_ms=one.at,
        actor=person_of(one.actor),
        role=speaks_for(one.actor),
        action=one.kind,
        arguments=body,
        version_before=one.seq - 1,
        version_after=one.seq,
        result="accepted",
        visibility=_readers([happened[one.seq]], speaks_for(one.actor)),
    )


def _refused(one: Attempt) -> Entry:
    """Nobody but the actor learns of a refusal."""
    return Entry(
        server_ms=one.wall_ms,
        game_ms=one.at,
        actor=person_of(one.actor),
        role=speaks_for(one.actor),
        action=one.kind,
        arguments=orjson.loads(one.body),
        version_before=one.after,
        version_after=one.after,
        result="refused",
        code=tuple(reason["rule"] for reason in orjson.loads(one.reasons)),
        visibility=(speaks_for(one.actor),),
    )


def _readers(happened: Sequence[Step], role: str) -> tuple[str, ...]:
    """Who reads a line about what the actor did; at least the actor."""
    own = [step for step in happened if step.event.by == role]
    return (PUBLIC,) if _reads(own, PUBLIC) else tuple(_who(own, role)) or (role,)


def _who(own: Sequence[Step], role: str) -> Iterator[str]:
    for reader in own[-1].after.cast if own else ():
        if reader == role or _reads(own, reader):
            yield reader


def _reads(happened: Sequence[Step], reader: str) -> bool:
    return any(line(step.before, step.event, step.after, reader) for step in happened)
