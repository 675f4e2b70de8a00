"""Canonical JSON and the hash chain."""

import doctest
import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.storage import chain
from server.storage.chain import canonical, chained, first_break, link, new_text, seal
from tests.storage.making import said

_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | _TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXT, inner),
    max_leaves=8,
)


def test_the_example_in_the_code_is_true() -> None:
    """Examples in docstrings are executed."""
    assert doctest.testmod(chain).failed == 0


@given(_PLAIN)
def test_canonical_json_is_json_with_one_spelling(value: object) -> None:
    """It reads back as the same value, and is spelled as the standard library would."""
    text = canonical(value)
    assert json.loads(text) == value
    assert text == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@pytest.mark.parametrize("value", [0.5, float("nan"), "a\0b", "\ud800", {1: 2}, {"a": {2}}, 2**64, [b"a"], {"\0": 1}])
def test_what_has_no_canonical_spelling_is_refused(value: object) -> None:
    """No floats, no U+0000, no lone surrogates, no keys that are not text."""
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


def test_the_chain_can_be_checked_by_hand() -> None:
    """`printf '%s' HASH '[1,"said",...]' | sha256sum`."""
    by_hand = sha256(("ab" * 32 + '[1,"said",1,1000,"TR",{"a":"é"}]').encode()).hexdigest()
    assert link("ab" * 32, 1, "said", 1, 1000, "TR", '{"a":"é"}') == by_hand


@given(st.integers(1, 6), st.sampled_from(["seq", "kind", "v", "at", "actor", "body", "hash"]))
def test_any_change_of_an_event_breaks_the_chain_there(number: int, field: str) -> None:
    """Whatever is changed: the number, the kind, the version, the time, the actor, the body, the hash."""
    events = list(chained(0, "start", [said(n) for n in range(1, 7)], 0))
    assert first_break("start", events) is None
    old = getattr(events[number - 1], field)
    events[number - 1] = replace(events[number - 1], **{field: old + 1 if isinstance(old, int) else old + "x"})
    assert first_break("start", events) == number


def test_a_missing_event_breaks_the_chain() -> None:
    """A gap is a break."""
    events = chained(0, "start", [said(n) for n in range(1, 7)], 0)
    assert first_break("start", events[:2] + events[3:]) == 3
    assert first_break("start", events[1:]) == 1


def test_a_text_is_sealed_with_its_own_salt() -> None:
    """The same words give another seal each time, so nobody can guess words from seals."""
    (one, first), (two, second) = new_text("Yes.", "p"), new_text("Yes.", "p")
    assert first == seal(one.salt, "Yes.")
    assert first != second
    assert one.ref != two.ref
