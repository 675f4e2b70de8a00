"""The lines of a saved game: how each is spelled (without its `"~"`), and read.

Reading makes sure of whole numbers; that text is text is found when the line is spelled again. Both raise ValueError,
TypeError or KeyError.
"""

from dataclasses import dataclass
from json.encoder import encode_basestring as quoted
from typing import Any

import orjson

from server.storage.records import Attempt, GameRecord, NewText, Stored

FORMAT = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What line 1 says: what the game was made of, and how many lines of each kind follow."""

    game: GameRecord
    scenario: str
    head_hash: str
    events: int
    attempts: int
    texts: int


def spell_head(head: Head) -> str:
    """Line 1."""
    game = head.game
    return (
        f'{{"attempts":{head.attempts},"created_ms":{game.created_ms},"ended_ms":{game.ended_ms}'
        f',"events":{head.events},"format":{FORMAT},"game":{quoted(game.id)},"head_hash":{quoted(head.head_hash)}'
        f',"rules_version":{quoted(game.rules_version)},"scenario":{head.scenario}'
        f',"scenario_digest":{quoted(game.scenario)},"setup":{game.setup},"t":"game","texts":{head.texts}'
        f',"treatment":{game.treatment}'
    )


def read_head(data: dict[str, Any]) -> Head:
    """Line 1."""
    if _int(data, "format") != FORMAT:
        raise ValueError(f"format {data['format']}; this program reads {FORMAT}")
    game = GameRecord(
        id=data["game"],
        class_id=None,
        label="",
        origin="import",
        scenario=data["scenario_digest"],
        rules_version=data["rules_version"],
        setup=_json(data, "setup"),
        treatment=_json(data, "treatment"),
        created_ms=_int(data, "created_ms"),
        ended_ms=_int(data, "ended_ms"),
    )
    return Head(
        game=game,
        scenario=_json(data, "scenario"),
        head_hash=data["head_hash"],
        events=_int(data, "events"),
        attempts=_int(data, "attempts"),
        texts=_int(data, "texts"),
    )


def spell_event(event: Stored) -> str:
    """An event."""
    return (
        f'{{"actor":{quoted(event.actor)},"at":{event.at},"body":{event.body},"hash":{quoted(event.hash)}'
        f',"kind":{quoted(event.kind)},"seq":{event.seq},"t":"event","v":{event.v},"wall_ms":{event.wall_ms}'
    )


def read_event(data: dict[str, Any]) -> Stored:
    """An event."""
    seq, v, at, wall_ms = data["seq"], data["v"], data["at"], data["wall_ms"]
    if not type(seq) is type(v) is type(at) is type(wall_ms) is int:
        raise ValueError("seq, v, at and wall_ms are whole numbers")
    return Stored(
        seq=seq,
        kind=data["kind"],
        v=v,
        at=at,
        actor=data["actor"],
        body=_json(data, "body"),
        hash=data["hash"],
        wall_ms=wall_ms,
    )


def spell_attempt(attempt: Attempt) -> str:
    """A refused command."""
    return (
        f'{{"actor":{quoted(attempt.actor)},"after":{attempt.after},"at":{attempt.at},"body":{attempt.body}'
        f',"kind":{quoted(attempt.kind)},"number":{attempt.number},"reasons":{attempt.reasons},"t":"attempt"'
        f',"wall_ms":{attempt.wall_ms}'
    )


def read_attempt(data: dict[str, Any]) -> Attempt:
    """A refused command."""
    return Attempt(
        number=_int(data, "number"),
        after=_int(data, "after"),
        at=_int(data, "at"),
        actor=data["actor"],
        kind=data["kind"],
        body=_json(data, "body"),
        reasons=_json(data, "reasons"),
        wall_ms=_int(data, "wall_ms"),
    )


def spell_text(text: NewText) -> str:
    """A text that is not erased."""
    return (
        f'{{"author":{quoted(text.author)},"body":{quoted(text.body)},"ref":{quoted(text.ref)}'
        f',"salt":{quoted(text.salt)},"t":"text"'
    )


def read_text(data: dict[str, Any]) -> NewText:
    """A text that is not erased."""
    return NewText(ref=data["ref"], salt=data["salt"], body=data["body"], author=data["author"])


def spell_end(_: None) -> str:
    """The last line."""
    return '{"t":"end"'


def read_end(_: dict[str, Any]) -> None:
    """The last line."""
    return


def _int(data: dict[str, Any], name: str) -> int:
    value = data[name]
    if type(value) is not int:
        raise ValueError(f"{name} is not a whole number")
    return value


def _json(data: dict[str, Any], name: str) -> str:
    return orjson.dumps(data[name], option=orjson.OPT_SORT_KEYS).decode()
