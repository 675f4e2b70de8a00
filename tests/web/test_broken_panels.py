"""A panel that cannot be drawn is a mistake of ours: the page, the other panels and the game go on without it."""

from collections.abc import Iterator

import pytest
from jinja2 import ChoiceLoader, DictLoader
from structlog.testing import capture_logs

from server import render
from server.protocol import frames
from server.render.environment import JINJA
from tests.web.examples import MINUTES, words
from tests.web.moments import june

CARD = "This part of the page could not be drawn. The game goes on; load the page again."


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The templates of the draft and of a line name what a view does not have."""
    assert JINJA.loader is not None
    assert JINJA.cache is not None
    wrong = {"play/draft.html": "{{ draft.nothing.at_all }}", "play/line.html": "{{ line.nothing.at_all }}"}
    monkeypatch.setattr(JINJA, "loader", ChoiceLoader([DictLoader(wrong), JINJA.loader]))
    JINJA.cache.clear()
    yield
    JINJA.cache.clear()


@pytest.mark.usefixtures("broken")
def test_a_broken_panel_is_a_card_and_the_others_go_out() -> None:
    """The card has the id of the panel, so that the next drawing replaces it."""
    with capture_logs() as told:
        drawn = frames.panels(june(), frames.PARTS, words, 0)
    assert drawn.keys() == render.PANELS.keys()
    assert 'id="panel-draft"' in drawn["draft"]
    assert [name for name, html in drawn.items() if CARD in html] == ["draft"]
    (line,) = told
    assert (line["event"], line["panel"], line["reader"]) == ("panel_broke", "draft", "player")


@pytest.mark.usefixtures("broken")
def test_the_log_keeps_what_was_private() -> None:
    """The kind of the mistake and its place; nothing of the view, not even who looked."""
    with capture_logs() as told:
        render.panel("draft", june("TR"), words)
    (line,) = told
    assert line.keys() == {"event", "log_level", "panel", "reader", "error", "where"}
    assert line["error"] == "UndefinedError"
    assert "TR" not in str(line.values())


@pytest.mark.usefixtures("broken")
def test_a_broken_line_does_not_hold_up_the_page() -> None:
    with capture_logs() as told:
        assert frames.lists(MINUTES, words) == {}
    assert {line["event"] for line in told} == {"line_broke"}
    sitting = render.Sitting(game="g", cursor=1, epoch="e", now=0)
    page = render.play_page(june(), MINUTES, words, sitting)
    assert CARD in page
    assert 'id="panel-packages"' in page
