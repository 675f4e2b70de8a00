"""The wire refuses whatever is not exactly what it should be, in one sentence, and takes everything that is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game_rules import commands
from game_rules.commands import Command, Message, OfferPackage
from game_rules.words import kind_of
from server.protocol import wire
from server.protocol.acts import WHO, command_class
from server.protocol.wire import Act, Asked, Beat, Malformed
from server.storage.chain import seal

GOOD = {"t": "act", "cid": "c1", "kind": "message", "data": {"text": "Hello."}}


def asked(kind: str = "message", actor: str = "TR", **data: Any) -> Asked:
    return Asked(actor=actor, kind=kind, data=data, cid="c1", author="player")


def test_every_command_has_a_row_that_says_who_may_ask() -> None:
    """A command without a row does not exist for anybody; this test makes that a decision."""
    known = {
        one
        for one in vars(commands).values()
        if isinstance(one, type) and issubclass(one, Command) and one is not Command
    }
    assert set(WHO) == known


def test_a_seat_cannot_ask_for_what_is_the_lecturers_or_the_clocks() -> None:
    """Not a refusal of the rules: there is no such act for a seat."""
    for kind, who in WHO.items():
        assert (command_class("seat", kind_of(kind)) is not None) == (who == "seat")
    with pytest.raises(Malformed, match="no act called 'start_game'"):
        wire.request(asked("start_game"), 0)


def test_a_good_frame_is_read() -> None:
    """An act and a beat, and nothing else."""
    assert wire.frame(json.dumps(GOOD)) == Act(cid="c1", kind="message", data={"text": "Hello."})
    assert wire.frame('{"t":"beat"}') == Beat()


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "x",
        "[]",
        '"act"',
        "null",
        "{}",
        '{"t":"hello"}',
        '{"t":"beat","now":1}',
        json.dumps(GOOD | {"role": "NATO"}),
        json.dumps({k: v for k, v in GOOD.items() if k != "cid"}),
        json.dumps(GOOD | {"cid": ""}),
        json.dumps(GOOD | {"cid": "c" * 65}),
        json.dumps(GOOD | {"cid": "a\nb"}),
        json.dumps(GOOD | {"cid": 7}),
        json.dumps(GOOD | {"kind": None}),
        json.dumps(GOOD | {"data": []}),
        json.dumps(GOOD | {"data": {"text": "a\0b"}}),
        json.dumps(GOOD | {"data": {"text": "\x1b[31mred"}}),
        json.dumps(GOOD | {"data": {"text": "a" * 2_001}}),
        json.dumps(GOOD | {"data": {"text": 1.5}}),
        json.dumps(GOOD | {"data": {"text": 2**60}}),
        json.dumps(GOOD | {"data": {"to": ["TR"] * 65}}),
        json.dumps(GOOD | {"data": {f"k{n}": 1 for n in range(65)}}),
        '{"t":"act","cid":"c","kind":"message","data":{"text":NaN}}',
        '{"t":"act","cid":"c","kind":"message","data":{"text":Infinity}}',
        '{"t":"act","cid":"c","kind":"message","data":{"text":"\\ud800"}}',
        '{"t":"act","cid":"c","kind":"message","data":{"text":"\\udc00x"}}',
        '{"t":"act","cid":"c","kind":"message","data":{"a":' + "[" * 20 + "]" * 20 + "}}",
        '{"t":"act","cid":"c","kind":"message","data":' + '{"a":' * 4_000 + "1" + "}" * 4_000 + "}",
        '{"t":"act","cid":"c","kind":"message","data":{"text":"' + "x" * 16_384 + '"}}',
    ],
)
def test_a_bad_frame_is_refused_with_a_sentence(raw: str) -> None:
    """Never anything but Malformed."""
    with pytest.raises(Malformed) as refused:
        wire.frame(raw)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "'text' is missing"),
        ({"text": "x", "zz": 1}, "zz"),
        ({"text": "x", "by": "NATO"}, "not yours to say"),
        ({"text": "x", "at": 5}, "not yours to say"),
        ({"text": ""}, "no words"),
        ({"text": " \n "}, "no words"),
        ({"text": {"ref": "r", "digest": "d", "words": 1}}, "expected a text"),
        ({"text": None}, "expected a text"),
        ({"text": "x", "to": "NATO"}, "expected a list"),
        ({"text": "x", "to": [1]}, "expected a text"),
        ({"text": "x", "clauses": [["D3"]]}, "expected a list of 2"),
        ({"text": "x", "clauses": [["D3", True]]}, "whole number"),
    ],
)
def test_fields_that_do_not_fit_are_refused(data: dict[str, Any], says: str) -> None:
    """Unknown names, wrong types, and who or when in the payload."""
    with pytest.raises(Malformed, match=says):
        wire.request(asked(**data), 0)


def test_who_and_when_are_stamped() -> None:
    """A stand-in speaks for its role, the lecturer as lecturer."""
    request = wire.request(asked(text="Hello."), 4_000)
    assert isinstance(request.command, Message)
    assert (request.command.by, request.command.at) == ("TR", 4_000)
    assert wire.request(asked("ready", actor="stand-in:CY"), 1).command.by == "CY"
    assert wire.request(asked("pause_game", actor="lecturer:ann"), 1).command.by == "lecturer"


def test_words_lie_beside_the_command() -> None:
    """The command has a reference, a seal and a count; the words and their salt are stored apart."""
    request = wire.request(asked(text="  Good\r\nmorning all. "), 0)
    assert isinstance(request.command, Message)
    (beside,) = request.texts
    assert beside.body == "Good\nmorning all."
    assert beside.author == "player"
    assert (request.command.text.ref, request.command.text.words) == (beside.ref, 3)
    assert request.command.text.digest == seal(beside.salt, beside.body)
    assert "Good" not in json.dumps(request.data)


def test_wordings_are_texts_by_name() -> None:
    """A mapping of texts works like a text."""
    request = wire.request(asked("offer_package", choices={"D1": 1}, wordings={"D1": "In these words."}), 0)
    assert isinstance(request.command, OfferPackage)
    assert request.command.wordings["D1"].words == 3
    with pytest.raises(Malformed, match=r"data\.wordings\.D1"):
        wire.request(asked("offer_package", choices={"D1": 1}, wordings={"D1": 7}), 0)


def test_the_same_command_has_the_same_digest() -> None:
    """In whatever order its fields came; another command has another."""
    one = asked(text="x", to=["NATO"])
    two = Asked(actor="TR", kind="message", data={"to": ["NATO"], "text": "x"}, cid="c9")
    assert wire.digest(one) == wire.digest(two)
    assert wire.digest(one) != wire.digest(asked(text="y", to=["NATO"]))


_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=20,
)


@given(
    kind=st.sampled_from(sorted(kind_of(one) for one in WHO)) | st.text(max_size=50),
    data=st.dictionaries(st.text(max_size=8), _plain),
)
def test_nothing_that_is_sent_breaks_the_parser(kind: str, data: dict[str, Any]) -> None:
    """Whatever comes is either a command or Malformed."""
    try:
        frame = wire.frame(json.dumps({"t": "act", "cid": "c", "kind": kind, "data": data}))
        assert isinstance(frame, Act)
        one = Asked(actor="TR", kind=frame.kind, data=frame.data, cid=frame.cid)
        wire.digest(one)
        wire.request(one, 0)
    except Malformed as refused:
        assert str(refused)  # noqa: PT017 - most of what is sent is no command, and that is an answer


@given(st.binary(max_size=200))
def test_no_bytes_break_the_parser(raw: bytes) -> None:
    """Not even those that are no text."""
    with pytest.raises(Malformed):
        wire.frame(raw)
