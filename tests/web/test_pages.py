"""Pages: the frame, the door, the lobby, and the play page around its panels."""

import re
from dataclasses import replace

import pytest

from game_rules.view.shapes import MinuteLine
from server import render
from server.classes.class_options import ClassOptions
from tests.house.tree import ROOT
from tests.web.examples import MINUTES, WARSAW, chip, offer, reason, words
from tests.web.moments import MOMENTS, june
from tests.web.test_panels import HOSTILE, Tags

STATIC = ROOT / "web" / "static"
JOIN = {"code": "ABC-DEFG", "name": "", "problem": "", "csrf": "t", "playing": False, "alone": ""}
LOBBY = {
    "title": "Group 3",
    "name": "Ana",
    "admitted": True,
    "options": ClassOptions(lecturer_reads=True, spectators="the hash of a key"),
    "people": [("Ana", True), (HOSTILE, False)],
}


def play(moment: str = "june") -> str:
    sitting = render.Sitting(
        game="g1", cursor=7, epoch="e1", now=950_000, csrf="t", glossary={"PSC": HOSTILE, **WARSAW.glossary}
    )
    return render.play_page(MOMENTS[moment](), MINUTES, words, sitting)


PAGES = {
    "join": lambda: render.page("join.html", **JOIN),
    "refused": lambda: render.page("join.html", **(JOIN | {"problem": HOSTILE, "name": HOSTILE, "code": HOSTILE})),
    "lobby": lambda: render.page("lobby.html", **LOBBY),
    "error": lambda: render.page("error.html", status=404, says=HOSTILE),
    **{moment: (lambda moment=moment: play(moment)) for moment in MOMENTS},
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_the_content_security_policy(name: str) -> None:
    """Nothing inline, nothing from anywhere else, and mischief stays text."""
    for tag, attributes in Tags(PAGES[name]()).found:
        assert tag not in ("style", "img", "iframe", "object")
        assert not [key for key in attributes if key == "style" or key.startswith("on")]
        assert tag != "script" or str(attributes["src"]).startswith("/static/")
        for key in ("src", "href", "action"):
            assert not re.match(r"(https?:)?//|javascript:|data:", str(attributes.get(key) or ""))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_walked_by_its_headings_and_landmarks(name: str) -> None:
    """One h1, one main, a way past the top, a language, and every field labelled."""
    tags = Tags(PAGES[name]()).found
    assert [tag for tag, _ in tags].count("h1") == 1
    assert [tag for tag, _ in tags].count("main") == 1
    assert ("html", {"lang": "en"}) in tags
    assert [attributes for tag, attributes in tags if tag == "a" and attributes.get("href") == "#main"]
    labelled = {attributes.get("for") for tag, attributes in tags if tag == "label"}
    for tag, attributes in tags:
        if tag in ("textarea", "select") or (tag == "input" and attributes.get("type") in (None, "text")):
            assert attributes["id"] in labelled


@pytest.mark.parametrize("name", PAGES)
def test_no_id_stands_twice(name: str) -> None:
    """Panels are replaced by id."""
    ids = [attributes["id"] for _, attributes in Tags(PAGES[name]()).found if "id" in attributes]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_a_page_loads_is_there(name: str) -> None:
    for _, attributes in Tags(PAGES[name]()).found:
        for key in ("src", "href"):
            address = str(attributes.get(key) or "")
            if address.startswith("/static/"):
                assert (STATIC / address.removeprefix("/static/")).is_file()


def test_modules_import_only_what_is_there() -> None:
    """The browser has nobody to ask."""
    for module in STATIC.rglob("*.js"):
        if module.parent.name != "vendor":
            for wanted in re.findall(r'from "(\./[^"]+)"', module.read_text(encoding="utf-8")):
                assert (module.parent / wanted).is_file(), f"{module.name} imports {wanted}"


def test_the_page_holds_every_panel_and_both_lists() -> None:
    """The first page and every later panel come from the same templates."""
    drawn = play()
    for name in render.PANELS:
        assert render.panel(name, june(), words, 950_000) in drawn
    talk = re.search(r'id="talk"[^>]*>(.*?)</ol>', drawn, re.S)
    minutes = re.search(r'id="minutes"[^>]*>(.*?)</ol>', drawn, re.S)
    assert talk
    assert minutes
    assert talk[1].count("<li") == sum(1 for line in MINUTES if line.thread)
    assert minutes[1].count("<li") == sum(1 for line in MINUTES if not line.thread)


def test_a_conversation_of_two_has_its_button() -> None:
    """The key is the codes in the cast's order."""
    assert 'data-thread="TR+UK" data-to="UK"' in play()


def test_the_briefing_opens_on_my_own_sheet() -> None:
    assert 'data-pane="me"' in play("briefing")
    assert 'data-pane="draft"' in play("june")


def test_whether_the_lecturer_reads_private_talk_is_said() -> None:
    assert "The lecturer can read private talk." in play()
    assert "Your lecturer does not read" in render.page("lobby.html", **(LOBBY | {"options": ClassOptions()}))


def test_the_door_says_the_loop_and_what_went_wrong() -> None:
    drawn = render.page("join.html", **(JOIN | {"problem": "No class has this code."}))
    assert "Change a clause, see who objects and at what price" in drawn
    assert 'role="alert"' in drawn
    assert "No class has this code." in drawn
    assert "Play alone" not in drawn


def test_a_refusal_is_a_teaching_card() -> None:
    """What, why, who can change it, what to do instead, and the article."""
    drawn = render.page("play/refusal.html", reasons=(reason(),))
    for expected in (
        "Only a pen may initial a package.",
        "TEU 27(3)",
        "NATO, European Commission",
        "Ask NATO",
        "R-PEN",
    ):
        assert expected in drawn


def test_agreed_language_is_no_chip_for_a_message() -> None:
    """What cannot move is not offered as something to trade."""
    drawn = render.form("clauses", june(), {}, words)
    assert 'value="D4=2"' in drawn
    assert 'value="D5=' not in drawn
    assert 'value="D8=' not in drawn


def test_a_role_without_a_red_line_is_told_so() -> None:
    """In plain words, before the goals and the brief."""
    view = june()
    drawn = render.panel("me", replace(view, me=replace(view.me, red_lines=())), words)
    assert "You have no red line: you may accept any text that is worth more to you than no deal." in drawn
    assert drawn.index("Your red lines") < drawn.index("What you want") < drawn.index("Your instructions")


def test_agreed_language_is_marked_among_red_lines_and_wishes() -> None:
    """It is mine, and it cannot move today: both are said."""
    view = june()
    plain = render.panel("me", view, words)
    drawn = render.panel("me", replace(view, me=replace(view.me, settled=("D8",), best=(chip("D8", 3),))), words)
    assert "settled today" not in plain
    assert drawn.count("settled today") == 2


def test_a_leash_is_told_in_words_and_moved_by_those_who_hold_it() -> None:
    """More room, more of five steps; the number is not shown."""
    view = june()
    moves = (offer("tighten_leash", "Tighten a leash"), offer("loosen_leash", "Loosen a leash"))
    drawn = render.panel("lobby", replace(view, acts=replace(view.acts, more=moves)), words)
    assert "Its leash is <b>long</b>." in drawn
    assert drawn.count('class="leash-step leash-free"') == 3 * sum(one.kind != "state" for one in view.lobby.people)
    assert 'data-form="loosen_leash" data-data=\'{"role": "NATO"}\'' in drawn
    assert 'data-form="loosen_leash" data-data=\'{"role": "COM"}\'' not in drawn
    assert "of 5" not in drawn
    assert "loosen_leash" not in render.panel("lobby", view, words)


def test_a_notice_is_short_and_leads_to_its_place() -> None:
    """A phone shows three lines of it; a tap leads to the clause, to one's demand, to one's cards."""
    raised = MinuteLine(
        at=1, kind="text", actor="TR", says="A long sentence.", short="TR: D4=2", chips=(chip("D3", 3),), loud=True
    )
    drawn = render.line(raised, words)
    assert 'data-notice="TR: D4=2"' in drawn
    assert 'data-go="#clause-D3"' in drawn
    assert "A long sentence." in drawn
    assert 'data-go="#my-demand"' in render.line(replace(raised, about="demand"), words)
    assert 'data-go="#panel-me .held:last-child"' in render.line(replace(raised, about="card"), words)
    assert "data-notice" not in render.line(replace(raised, loud=False), words)


def test_whoever_joins_late_reads_its_brief_first_until_it_acts() -> None:
    """What a stand-in did in its name stands above the brief, on the tab that is open."""
    sitting = render.Sitting(game="g1", cursor=7, epoch="e1", now=950_000)
    says = "You join at 4:00. Until then a stand-in acted for you: it called the European Commission."
    late = (*MINUTES, MinuteLine(at=940_000, kind="clock", actor="", says=says, about="joined"))
    acted = (*late, MinuteLine(at=945_000, kind="text", actor=june().reader, says="You offer a package (version 1)."))
    first, later = (render.play_page(june(), told, words, sitting) for told in (late, acted))
    assert says in first[first.index('id="joined-late"') : first.index('id="panel-me"')]
    assert 'data-pane="me"' in first
    assert 'id="joined-late"' not in later
    assert 'data-pane="draft"' in later
