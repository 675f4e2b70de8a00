"""Looking back: as whom one may look, what nobody ever sees of another, the debrief and the document."""

import re
from pathlib import Path

import pytest

from game_rules.ids import PUBLIC
from game_rules.view import view
from game_rules.view.own import own
from server.live import LiveGame
from server.looking_back.balance import balance, drafts_of_history
from server.looking_back.credits import owners_of_the_text, whose_clauses
from server.looking_back.debrief import bars
from server.looking_back.moments import dearest_objection, three_moments, turning_point
from server.looking_back.propositions import questions
from server.looking_back.rechecking import recording_of
from server.looking_back.recording import Recording
from server.render import page as drawn
from server.scenarios.scenario_file import load
from server.storage.saved_game import SavedGame, read
from tests.console.console import Console
from tests.server.running import House

WARSAW = load("warsaw")
GAMES = Path(__file__).parents[1] / "games"


def kept(name: str) -> SavedGame:
    """A saved game: the same whatever stand-ins learn."""
    return read((GAMES / f"{name}.jsonl").read_bytes())


@pytest.fixture(scope="module")
def game() -> SavedGame:
    """A whole game that was signed."""
    return kept("warsaw-50-signed-after-a-fight")


@pytest.fixture(scope="module")
def recording(game: SavedGame) -> Recording:
    return recording_of(game)


# --- the recording ----------------------------------------------------------------------------------------------------


def test_the_recording_ends_where_the_game_ended(game: SavedGame, recording: Recording) -> None:
    """One state for each event."""
    assert len(recording.states) == len(game.events)
    assert recording.end.clock.status == "over"


@pytest.mark.parametrize("reader", ["CY", "NATO", PUBLIC, "lecturer"])
def test_positions_count_without_a_gap(recording: Recording, reader: str) -> None:
    """What is hidden from a reader leaves nothing to count."""
    positions = recording.positions(reader)
    assert [position.number for position in positions] == list(range(1, len(positions) + 1))
    assert [position.event for position in positions] == sorted(position.event for position in positions)


def test_a_reader_has_as_many_positions_as_lines(recording: Recording) -> None:
    """The public sees the least, the lecturer the most."""
    count = {reader: len(recording.positions(reader)) for reader in (PUBLIC, "CY", "lecturer")}
    assert count[PUBLIC] < count["CY"] <= count["lecturer"] + count["CY"]
    assert len(recording.positions("lecturer")) > len(recording.positions(PUBLIC))


def test_a_position_shows_what_the_reader_saw_at_that_moment(recording: Recording) -> None:
    """The state after the event that wrote the line; the opening before all."""
    positions = recording.positions("CY")
    assert recording.state_at("CY", 0).clock.status == "lobby"
    for number in (1, len(positions) // 2, len(positions)):
        state = recording.state_at("CY", number)
        assert state is recording.states[positions[number - 1].event]
        assert view(state, "CY").me.role == "CY"
    assert recording.state_at("CY", 10**6) is recording.states[positions[-1].event]


def test_a_link_to_a_moment_leads_every_reader_to_it_or_just_before(recording: Recording) -> None:
    """The line at or before the event."""
    event = len(recording.states) // 2
    for reader in ("CY", "lecturer", PUBLIC):
        number = recording.position_of(reader, event)
        seen = recording.positions(reader)
        assert all(position.event <= event for position in seen[:number])
        assert all(position.event > event for position in seen[number:])


# --- three moments ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["warsaw-50-no-deal", "warsaw-75"])
def test_three_moments_lie_in_the_game_and_ask_something(name: str) -> None:
    """Each with the proposition that it serves."""
    recording = recording_of(kept(name))
    moments = three_moments(recording)
    assert len(moments) == 3
    assert [moment.title for moment in moments] == [
        "The turning point",
        "The dearest objection",
        "The widest difference",
    ]
    for moment in moments:
        assert 0 <= moment.event < len(recording.states)
        assert moment.question.endswith("?")
        assert moment.propositions


def test_the_widest_difference_is_to_the_other_games_where_there_are_any(recording: Recording) -> None:
    """Else to history."""
    other = {issue.id: 0 for issue in WARSAW.issues}
    alone, beside = three_moments(recording)[2], three_moments(recording, [other])[2]
    assert "history" in alone.tells
    assert "the other games" in beside.tells


@pytest.mark.parametrize("file", sorted(GAMES.glob("*.jsonl")), ids=lambda file: str(file.stem))
def test_every_game_that_was_played_has_three_moments(file: Path) -> None:
    """Each with a story of its own."""
    moments = three_moments(recording_of(read(file.read_bytes())))
    assert len({moment.title for moment in moments}) == 3


def test_questions_fit_what_happened(recording: Recording) -> None:
    """Nobody is asked who wrote a text that there never was."""
    asked = [question for question, _ in questions(recording.end)]
    empty = [question for question, _ in questions(Recording(WARSAW, recording.events[:3]).end)]
    assert "Nobody signed. Whose consent was missing, and what would have bought it?" in empty
    assert not any("text" in question or "silence" in question for question in empty)
    assert any("text" in question for question in asked)
    assert len(empty) >= 3


def test_a_game_in_which_nothing_happened_has_no_moments(recording: Recording) -> None:
    """Only what history would have had."""
    empty = Recording(WARSAW, recording.events[:3])
    assert turning_point(empty) is None
    assert dearest_objection(empty) is None


# --- who may look -----------------------------------------------------------------------------------------------------


async def talked(here: House) -> LiveGame:
    """A game in May in which Turkey and the United Kingdom have spoken in private."""
    live = await here.started()
    await here.next_phase(live)
    await here.seated("TR").act("message", "c1", text="Ankara will not move on one word.", to=["UK"])
    await here.seated("CY").act("message", "c2", text="Good morning.")
    return live


async def ended(here: House, live: LiveGame, *, revealed: bool) -> None:
    await here.classroom.act(live.id, "ann", "end_game")
    if revealed:
        await here.classroom.act(live.id, "ann", "reveal")


async def test_a_student_looks_as_the_own_role_or_the_public_until_the_reveal(here: House) -> None:
    """Then as any role."""
    live = await talked(here)
    cyprus = here.seated("CY")
    for reader, status in (("CY", 200), ("cyprus", 200), ("public", 200), ("TR", 403), ("lecturer", 404)):
        assert (await cyprus.get(f"/replay/{live.id}?as={reader}")).status_code == status, reader
    await ended(here, live, revealed=True)
    for reader, status in (("TR", 200), ("turkey", 200), ("lecturer", 404), ("nobody", 404)):
        assert (await cyprus.get(f"/replay/{live.id}?as={reader}")).status_code == status, reader


@pytest.mark.parametrize("at", [0, 1, 2, 3, 5, 100])
async def test_a_students_replay_never_shows_anothers_secrets(here: House, at: int) -> None:
    """Neither brief nor red lines, nor private words, nor points, at any position."""
    live = await talked(here)
    await ended(here, live, revealed=False)
    page = (await here.seated("CY").get(f"/replay/{live.id}?at={at}")).text
    turkey = WARSAW.role_by_id["TR"]
    assert turkey.confidential_brief[:40] not in page
    assert "Ankara will not move" not in page
    assert not re.search(r"TR.{0,40}told only", page)
    for line in (one.text for one in WARSAW.red_lines if one.role == "TR"):
        assert line not in page


async def test_private_words_stay_private_after_the_reveal(here: House) -> None:
    """That two spoke is shown then, what they said is not: the class was told so."""
    live = await talked(here)
    await ended(here, live, revealed=True)
    page = (await here.seated("CY").get(f"/replay/{live.id}?as=TR")).text
    assert "Ankara will not move" not in page
    assert "(private words)" in page
    assert "Good morning." in page
    own = (await here.seated("UK").get(f"/replay/{live.id}")).text
    assert "Ankara will not move" in own


async def test_another_reader_looks_at_the_same_moment(here: House, ann: Console) -> None:
    """Not at the end, though the lines are counted differently."""
    live = await talked(here)
    lines = len(await live.minutes("lecturer"))
    asked = {"as": "public", "at": lines - 2, "of": "lecturer"}
    page = (await ann.get(f"/replay/{live.id}", params=asked)).text
    shown = re.search(r'data-at="(\d+)" data-last="(\d+)"', page)
    assert shown
    assert 0 < int(shown.group(1)) < int(shown.group(2))


async def test_the_lecturer_looks_as_anybody(here: House, ann: Console) -> None:
    """Private words apart, unless the class was told that they are read."""
    live = await talked(here)
    for reader in ("lecturer", "public", "TR", "cyprus"):
        page = await ann.get(f"/replay/{live.id}", params={"as": reader})
        assert page.status_code == 200
        assert "Ankara will not move" not in page.text


async def test_nobody_looks_at_a_game_of_others(here: House, ann: Console) -> None:
    """A seat in one game opens no other."""
    first = await here.started()
    stranger_class = await here.open_class()
    stranger = await here.join(stranger_class.code, "Zoe")
    for path in ("replay", "debrief", "artefact"):
        assert (await stranger.get(f"/{path}/{first.id}")).status_code == 403
        assert (await here.client.get(f"/{path}/{first.id}")).status_code == 401


# --- the debrief and the document -------------------------------------------------------------------------------------


async def test_the_debrief_opens_when_play_has_ended(here: House) -> None:
    """Not before."""
    live = await talked(here)
    assert (await here.seated("CY").get(f"/debrief/{live.id}")).status_code == 409
    await ended(here, live, revealed=False)
    assert (await here.seated("CY").get(f"/debrief/{live.id}")).status_code == 200


async def test_the_debrief_shows_my_points_first_and_everybodys_after_the_reveal(here: House) -> None:
    """And puts the role down before all."""
    live = await talked(here)
    await ended(here, live, revealed=False)
    page = (await here.seated("CY").get(f"/debrief/{live.id}")).text
    assert page.index("First, put the role down") < page.index("What it was worth")
    assert page.count('class="points-name"') == 1
    await here.classroom.act(live.id, "ann", "reveal")
    page = (await here.seated("CY").get(f"/debrief/{live.id}")).text
    assert page.count('class="points-name"') == 6


async def test_findings_of_research_are_told_after_play_only(here: House) -> None:
    """In play there is the background of the world; the research waits for the debrief."""
    live = await talked(here)
    known, found = live.scenario.told_in("play")[0].title, live.scenario.told_in("debrief")[0].title
    page = (await here.seated("CY").get(f"/play/{live.id}")).text
    assert known in page
    assert found not in page
    await ended(here, live, revealed=False)
    assert found in (await here.seated("CY").get(f"/debrief/{live.id}")).text


async def test_a_failed_game_ends_in_two_press_statements(here: House) -> None:
    """One for each house, of the same weight."""
    live = await talked(here)
    await ended(here, live, revealed=False)
    page = (await here.seated("CY").get(f"/artefact/{live.id}")).text
    assert page.count("Press statement") == 2
    assert "The North Atlantic Council" in page
    assert "The Council of the EU" in page


async def test_the_games_of_a_class_stand_side_by_side(here: House, ann: Console) -> None:
    """For the lecturer alone."""
    live = await here.started(12)
    page = await ann.get(f"/debrief/class/{live.record.class_id}")
    assert page.text.count("Game ") >= 2
    assert (await here.seated("CY", live.id).get(f"/debrief/class/{live.record.class_id}")).status_code == 401


def test_a_signed_game_becomes_a_document_with_signatures(game: SavedGame) -> None:
    """Clause by clause beside the text of history."""
    end = recording_of(game).end
    made = view(end, "lecturer").debrief
    assert made.artefact is not None
    assert made.artefact.adopted
    html = drawn(
        "artefact/page.html",
        game_id="g",
        label="Game 1",
        heading="Joint Declaration",
        dates="2016",
        artefact=made.artefact,
        statements=(),
        words=lambda text: "words",
        console="",
        table="",
    )
    assert html.count('class="paper-signature"') == len(made.artefact.signatures) == 3
    assert html.count("differs from history") == sum(line[4] for line in made.artefact.lines)
    for bar in bars(made.scores):
        assert min(bar.walkaway, bar.points, bar.zero) >= 0
        assert max(bar.walkaway, bar.points, bar.zero) <= 100


def test_the_debrief_names_whose_text_it_was_and_what_a_role_gave_and_got(recording: Recording) -> None:
    """Clause by clause; what was gained and what it cost add up to what the text is worth."""
    end = recording.end
    assert end.decision.adopted is not None
    assert end.table.draft is not None
    assert owners_of_the_text(recording)
    assert whose_clauses(recording)
    for role in end.cast:
        made = balance(end, role)
        assert all(points > 0 for _, points in made.got)
        assert all(points < 0 for _, points in made.gave)
        worth = sum(points for _, points in (*made.got, *made.gave))
        assert worth == sum(own(end, role).rows[issue][option] for issue, option in end.decision.adopted.items())
    history = drafts_of_history(recording)
    is_history = all(end.table.draft.choices[i] == o for i, o in end.scenario.historical_package.items())
    assert (end.table.draft.number in history) == is_history
