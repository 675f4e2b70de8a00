"""Answers: what becomes of an act. The same command gets the same answer again, so an answer is also plain text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from game_rules.reason import Reason
from server.storage.chain import canonical

NackCode = Literal["rate_limited", "storage_full", "unavailable", "malformed", "cid_reuse"]

AGAIN_MS = 500
"""When to ask again after something broke on our side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """It happened, and it is on disk. `cursor` is where the actor's view stands; `seq` is never told to a player."""

    cid: str
    cursor: int
    warnings: tuple[Reason, ...] = ()
    seq: int = 0

    def frame(self) -> dict[str, Any]:
        told = {"t": "ack", "cid": self.cid, "cursor": self.cursor}
        return told | {"warnings": [reason_frame(each) for each in self.warnings]}


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedAnswer:
    """The rules say no, and why."""

    cid: str
    reasons: tuple[Reason, ...]

    def frame(self) -> dict[str, Any]:
        return {"t": "refused", "cid": self.cid, "reasons": [reason_frame(each) for each in self.reasons]}


@dataclass(frozen=True, kw_only=True, slots=True)
class Nack:
    """Nothing was decided and nothing is kept: ask again, after a while or otherwise."""

    cid: str
    code: NackCode
    retry_ms: int = 0
    says: str = ""

    def frame(self) -> dict[str, Any]:
        told = {"t": "nack", "cid": self.cid, "code": self.code, "retry_ms": self.retry_ms}
        return told | ({"says": self.says} if self.says else {})


Answer = Done | RefusedAnswer | Nack


def reason_frame(reason: Reason) -> dict[str, Any]:
    """A reason with all of its five parts, empty ones too."""
    return {
        "rule": reason.rule,
        "says": reason.says,
        "cites": list(reason.cites),
        "holders": list(reason.holders),
        "remedy": reason.remedy,
    }


def to_receipt(answer: Done | RefusedAnswer, act: Mapping[str, Any] | None = None) -> str:
    """An answer as the text that is kept beside the journal, with the act that was accepted."""
    kept = answer.frame()
    asked = {"act": act} if act else {}
    return canonical(kept | {"seq": answer.seq, **asked} if isinstance(answer, Done) else kept)


def from_receipt(text: str) -> Done | RefusedAnswer:
    """The first answer, again."""
    kept = orjson.loads(text)
    if kept["t"] == "refused":
        return RefusedAnswer(cid=kept["cid"], reasons=_reasons(kept["reasons"]))
    return Done(cid=kept["cid"], cursor=kept["cursor"], warnings=_reasons(kept["warnings"]), seq=kept["seq"])


def _reasons(kept: list[dict[str, Any]]) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            rule=each["rule"],
            says=each["says"],
            cites=tuple(each["cites"]),
            holders=tuple(each["holders"]),
            remedy=each["remedy"],
        )
        for each in kept
    )
