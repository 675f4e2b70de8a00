"""Mistakes of ours are exceptions, and none is passed over: what no rule lets happen, what no journal can hold."""

from dataclasses import dataclass, replace

import pytest

from game_rules import commands as ask
from game_rules import decide as deciding
from game_rules.commands import Message
from game_rules.decide import decide, open_game
from game_rules.events import HandRaised, PhaseBegan, WordingProposed
from game_rules.events_catalogue import UPCASTS, decode, encode
from game_rules.evolve import evolve, replay
from game_rules.ids import LECTURER
from game_rules.plain import NotPlain, from_plain
from game_rules.rules.order import introduced
from game_rules.view import view
from tests.rules.moments import CORE, WARSAW, at, lobby
from tests.rules.stage import asks

WORDED = WordingProposed(by="NATO", at=0, issue="D1", option=2)


def test_words_without_a_draft_are_no_game_of_ours() -> None:
    """The rules have asked for a draft before; a journal that says otherwise is not folded."""
    with pytest.raises(LookupError, match="there is no draft"):
        evolve(at("june").state, WORDED)


def test_a_journal_begins_with_the_opening() -> None:
    """Whatever else it holds."""
    with pytest.raises(ValueError, match="begins with the opening"):
        replay(WARSAW, [HandRaised(by="TR", at=0)])


@pytest.mark.parametrize("wrong", [{"cast": ("TR", "XX")}, {"form": "7"}, {"treatment": "T99"}])
def test_a_game_opens_with_what_the_scenario_has(wrong: dict[str, str]) -> None:
    """Format, roles and treatment; the lecturer's form is read before."""
    with pytest.raises(KeyError):
        lobby(**{"form": "75", "cast": CORE, **wrong})  # type: ignore[arg-type]


def test_nobody_reads_a_game_but_its_roles_the_floor_and_the_lecturer() -> None:
    """Germany is a role of Warsaw but not of this game."""
    with pytest.raises(KeyError, match="DE"):
        view(at("june").state, "DE")


def test_consequences_without_end_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that always has something to add would hold the server for ever."""
    monkeypatch.setattr(deciding, "CONSEQUENCES", (lambda state: iter([HandRaised(by="TR", at=0)]),))
    with pytest.raises(RuntimeError, match="consequences without end: HandRaised"):
        at("june").when(asks("UK", ask.RaiseHand))


def test_before_the_start_nothing_has_been_opened() -> None:
    """Not even talk."""
    assert not introduced(lobby().state, "message")
    assert introduced(at("june").state, "message")


def test_a_body_of_an_older_version_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """When it is read: stored bytes stay as they are."""
    event = PhaseBegan(by=LECTURER, at=5, number=1, ends=60)
    kind, version, body = encode(event)
    monkeypatch.setitem(UPCASTS, (kind, version - 1), lambda plain: {**plain, "number": plain["number"] + 1})  # type: ignore[arg-type]
    assert decode(kind, version, body) == event
    assert decode(kind, version - 1, body) == replace(event, number=2)


@dataclass(frozen=True)
class Weighed:
    """A thing that JSON could say and we do not."""

    weight: float


def test_what_has_no_plain_form_has_no_reader() -> None:
    """Votes are not floating."""
    with pytest.raises(TypeError, match="no reader for"):
        from_plain(Weighed, {"weight": 1.5})


@pytest.mark.parametrize(
    ("data", "where", "problem"),
    [
        ([], (), "expected names and values, found []"),
        ({"by": "TR", "at": 0, "text": "hello"}, ("text",), "expected names and values, found "),
        ({"clauses": [["D1"]]}, ("clauses", 0), "expected a list of 2, found ['D1']"),
        ({"clauses": ["D1=2"]}, ("clauses", 0), "expected a list of 2, found "),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(data: object, where: tuple[str | int, ...], problem: str) -> None:
    """Of whatever shape it is."""
    known = {"by": "TR", "at": 0, "text": {"ref": "r", "digest": "d", "words": 1}}
    with pytest.raises(NotPlain) as refused:
        from_plain(Message, {**known, **data} if isinstance(data, dict) else data)
    assert refused.value.where == where
    assert refused.value.problem.startswith(problem)


def test_opening_is_the_first_command() -> None:
    """And the state after it is that of the journal."""
    opening = ask.OpenGame(by=LECTURER, at=0, format="75", cast=CORE)
    opened = open_game(WARSAW, opening)
    assert replay(WARSAW, opened.events) == opened.state
    assert decide(opened.state, ask.StartGame(by=LECTURER, at=0))
