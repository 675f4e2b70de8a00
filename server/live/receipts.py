"""Receipts: the first answer to an act, and beside it what was asked, so that every act can be looked up again."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from server.protocol.answers import Done, RefusedAnswer, to_receipt
from server.protocol.wire import Asked, Request
from server.storage.records import Receipt
from server.storage.wall import wall_ms


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """An accepted act as its receipt has it: `after` is the head before it, `seq` the head after it."""

    kind: str
    data: Mapping[str, Any]
    at: int
    wall_ms: int
    after: int
    seq: int
    warnings: tuple[str, ...]


def of_accepted(asked: Asked, digest: str, request: Request, answer: Done, after: int) -> Receipt:
    """What is kept of an accepted act. One that came without a `cid` (of a stand-in) gets a name of its own."""
    act = {
        "kind": asked.kind,
        "data": dict(request.data),
        "at": request.command.at,
        "wall_ms": wall_ms(),
        "after": after,
    }
    cid = asked.cid or f"-{secrets.token_hex(8)}"
    return Receipt(actor=asked.actor, cid=cid, digest=digest, answer=to_receipt(answer, act))


def of_refused(asked: Asked, digest: str, answer: RefusedAnswer) -> Receipt | None:
    """What was asked stands among the attempts; the answer is kept for whoever may ask again."""
    if not asked.cid:
        return None
    return Receipt(actor=asked.actor, cid=asked.cid, digest=digest, answer=to_receipt(answer))


def kept_act(receipt: Receipt) -> Kept | None:
    """The accepted act of a receipt; none for a refusal, or where an older game has not kept it."""
    kept = orjson.loads(receipt.answer)
    if (act := kept.get("act")) is None:
        return None
    return Kept(**act, seq=kept["seq"], warnings=tuple(one["rule"] for one in kept["warnings"]))
