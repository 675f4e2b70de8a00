"""Codes in talk: `D3=2` in somebody's sentence leads to the clause; whatever else people write stays as it is."""

from dataclasses import replace

import pytest
from markupsafe import escape

from game_rules.commands import Text
from game_rules.view.shapes import View
from server import render
from server.render.codes import coded
from tests.web.examples import MINUTES, chip, words
from tests.web.moments import briefing, june


def named(text: str) -> list[tuple[str, int]]:
    return [(part.issue, part.option) for part in coded(text) if part.issue]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("D3=2 for D4=3?", [("D3", 2), ("D4", 3)]),
        ("take (d3 = 2), please.", [("D3", 2)]),
        ("E=mc2, D3=22, AD3=2, D3=2.5, D3==2, D3=x, http://x/?D3=2", [("D3", 2)]),
        ("", []),
    ],
)
def test_what_looks_like_a_clause_and_an_answer_is_a_code(text: str, found: list[tuple[str, int]]) -> None:
    assert named(text) == found
    assert "".join(part.words for part in coded(text)) == text


def test_a_code_in_a_message_is_a_button_in_words_and_the_rest_stays_text() -> None:
    said = '<b>D3=2</b> & "D4=3"\n<script>'
    drawn = render.line(replace(MINUTES[1], text=Text(ref="t", digest="0" * 64, words=3)), lambda _: said)
    assert drawn.count('data-form="clause"') == 2
    assert "(clause D3, answer 2: show it)" in drawn
    assert escape("<b>") in drawn
    assert f"\n{escape('<script>')}" in drawn


def test_the_sheet_shows_first_the_answer_that_was_named() -> None:
    drawn = render.form("clause", june(), {"issue": "D3", "option": 1}, words)
    assert drawn.index("answer-named") < drawn.index('data-form="object"') < drawn.index("D3=3</code>")
    assert drawn.count("<code>D3=1</code>") == 1


def test_behind_closed_doors_the_named_clause_is_shown_with_its_answers() -> None:
    drawn = render.form("clause", briefing(), {"issue": "D4", "option": 2}, words)
    assert chip("D4", 2).title in drawn
    assert "answer-named" in drawn
    assert "Only you see this:" in drawn


@pytest.mark.parametrize("view", [june(), briefing()])
def test_a_clause_that_is_none_is_said_to_be_none(view: View) -> None:
    drawn = render.form("clause", view, {"issue": "D9", "option": 2}, words)
    assert "This game has no clause D9. Its clauses are D1, D2" in drawn
    assert "D3 has no answer 9." in render.form("clause", view, {"issue": "D3", "option": 9}, words)
