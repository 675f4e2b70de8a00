"""Classes, players, games and seats; and what is left of a person who is erased: nothing."""

import math
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from server.storage import classes, games, tokens
from server.storage.chain import first_break, genesis, new_text
from server.storage.journal import Journal
from server.storage.problems import NotPossible, UnknownGame
from server.storage.records import Append, ClassRecord, NewAttempt, NewClass, NewSeat
from tests.storage.making import SCENARIO, bytes_of, new_game, receipt, said, unit


def open_class(connection: Connection, capacity: int = 0) -> ClassRecord:
    """A class of one lecturer."""
    known = tokens.lecturers(connection)
    lecturer = known[0] if known else tokens.add_lecturer(connection, "Ada")
    scenario = games.keep_scenario(connection, SCENARIO)
    new = NewClass(lecturer=lecturer.id, title="IR 101", scenario=scenario, format="50", seed=7, capacity=capacity)
    return classes.create_class(connection, new)


async def test_a_class_is_found_by_its_code_however_it_is_typed(journal: Journal) -> None:
    """Small letters, spaces, hyphens."""
    opened = await journal.write(open_class)
    code = opened.code or ""
    for typed in (code, code.lower(), f" {code[:3]}-{code[3:]} "):
        assert await journal.query(lambda c, typed=typed: classes.class_with_code(c, typed)) == opened
    assert await journal.query(lambda c: classes.class_of(c, opened.id)) == opened
    assert await journal.query(lambda c: classes.classes_of(c, opened.lecturer)) == [opened]
    with pytest.raises(NotPossible, match="unknown_code"):
        await journal.query(lambda c: classes.class_with_code(c, "AAAAAAA"))
    with pytest.raises(NotPossible, match="unknown_class"):
        await journal.query(lambda c: classes.class_of(c, "nowhere"))


async def test_a_join_code_cannot_be_misread_nor_guessed(journal: Journal) -> None:
    """Seven of 31 signs: 34 bits, none of 0 O 1 I L."""
    codes = [(await journal.write(open_class)).code or "" for _ in range(40)]
    assert len(set(codes)) == 40
    assert {len(code) for code in codes} == {7}
    assert set("".join(codes)) <= set(tokens.ALPHABET)
    assert not set("01OIL") & set(tokens.ALPHABET)
    assert 7 * math.log2(len(set(tokens.ALPHABET))) > 34


async def test_a_browser_joins_with_a_code_and_gets_one_token(journal: Journal) -> None:
    """The same browser comes again as the same player, in this class and in another."""
    one, two = await journal.write(open_class), await journal.write(open_class)
    joined = await journal.write(lambda c: classes.join(c, one.code or "", "Eleni"))
    assert joined.token
    assert joined.admitted
    again = await journal.write(lambda c: classes.join(c, one.code or "", "Eleni K.", joined.token))
    assert again == replace(joined, token=None)
    elsewhere = await journal.write(lambda c: classes.join(c, two.code or "", "Eleni", joined.token))
    assert (elsewhere.player, elsewhere.token) == (joined.player, None)
    assert [a.name for a in await journal.query(lambda c: classes.lobby(c, one.id))] == ["Eleni K."]
    assert await journal.query(lambda c: tokens.player_with_token(c, joined.token or "")) == joined.player


async def test_a_foreign_token_is_nobodys(journal: Journal) -> None:
    """A token that we never gave makes a new player, not an old one."""
    opened = await journal.write(open_class)
    joined = await journal.write(lambda c: classes.join(c, opened.code or "", "Eleni", "forged"))
    assert joined.token not in (None, "forged")


async def test_the_door_of_a_class(journal: Journal) -> None:
    """Open, through the lobby, closed; who is in stays in."""
    opened = await journal.write(open_class)
    code = opened.code or ""
    first = await journal.write(lambda c: classes.join(c, code, "A"))
    await journal.write(lambda c: classes.set_door(c, opened.id, "lobby"))
    late = await journal.write(lambda c: classes.join(c, code, "B"))
    assert not late.admitted
    assert (await journal.write(lambda c: classes.admit(c, opened.id, late.player))).admitted
    await journal.write(lambda c: classes.set_door(c, opened.id, "closed"))
    with pytest.raises(NotPossible, match="class_closed"):
        await journal.write(lambda c: classes.join(c, code, "C"))
    assert (await journal.write(lambda c: classes.join(c, code, "A", first.token))).player == first.player
    with pytest.raises(NotPossible, match="not_in_class"):
        await journal.write(lambda c: classes.admit(c, opened.id, "nobody"))


async def test_a_full_class_says_so_and_makes_no_player(journal: Journal) -> None:
    """Who leaves makes room."""
    opened = await journal.write(lambda c: open_class(c, capacity=2))
    code = opened.code or ""
    first = await journal.write(lambda c: classes.join(c, code, "A"))
    await journal.write(lambda c: classes.join(c, code, "B"))
    with pytest.raises(NotPossible, match="class_full"):
        await journal.write(lambda c: classes.join(c, code, "C"))
    await journal.write(lambda c: classes.leave(c, opened.id, first.player))
    await journal.write(lambda c: classes.join(c, code, "C"))
    assert [a.name for a in await journal.query(lambda c: classes.lobby(c, opened.id))] == ["B", "C"]


async def test_the_code_of_an_ended_class_opens_nothing(journal: Journal) -> None:
    """And may be another's."""
    opened = await journal.write(open_class)
    await journal.write(lambda c: classes.set_phase(c, opened.id, "running"))
    await journal.write(lambda c: classes.end_class(c, opened.id))
    with pytest.raises(NotPossible, match="unknown_code"):
        await journal.write(lambda c: classes.join(c, opened.code or "", "A"))
    ended = await journal.query(lambda c: classes.class_of(c, opened.id))
    assert (ended.code, ended.phase, ended.ended_ms > 0) == (None, "ended", True)


async def test_a_cast_makes_games_with_seats(journal: Journal) -> None:
    """Players, stand-ins and empty seats, in the order of the cast."""
    opened = await journal.write(open_class)
    player = (await journal.write(lambda c: classes.join(c, opened.code or "", "A"))).player
    seats = (NewSeat(role="TR", player=player), NewSeat(role="CY", stand_in=True), NewSeat(role="CY", post="adviser"))
    made = await journal.write(lambda c: games.cast(c, opened.id, [new_game("", seats, opened.id) for _ in range(2)]))
    assert {game.id for game in await journal.query(lambda c: games.games_of(c, opened.id))} == {g.id for g in made}
    found = await journal.query(lambda c: games.seats_of(c, made[0].id))
    assert [(s.role, s.post, s.player, s.stand_in) for s in found] == [
        ("TR", "negotiator", player, False),
        ("CY", "negotiator", None, True),
        ("CY", "adviser", None, False),
    ]
    assert len(await journal.query(lambda c: games.seats_of_class(c, opened.id))) == 6
    assert {s.game for s in await journal.query(lambda c: games.seats_of_player(c, player))} == {g.id for g in made}


async def test_a_cast_may_be_made_again_until_a_game_has_begun(journal: Journal) -> None:
    """Then it stands."""
    opened = await journal.write(open_class)
    seats = (NewSeat(role="TR", stand_in=True),)
    first = await journal.write(lambda c: games.cast(c, opened.id, [new_game("", seats, opened.id)]))
    tried = NewAttempt(at=0, actor="TR", kind="sign", body="{}", reasons="[]")
    await journal.append(Append(game=first[0].id, after=0, events=(), receipt=receipt("c"), attempt=tried))
    second = await journal.write(lambda c: games.cast(c, opened.id, [new_game("", seats, opened.id)]))
    assert await journal.query(lambda c: games.games_of(c, opened.id)) == second != first
    with pytest.raises(UnknownGame):
        await journal.append(unit(0, game=first[0].id))
    await journal.append(unit(0, game=second[0].id))
    with pytest.raises(NotPossible, match="game_started"):
        await journal.write(lambda c: games.cast(c, opened.id, []))


async def test_seats_change_hands(journal: Journal) -> None:
    """A leaver's seat is kept by a stand-in; a latecomer takes it over; an adviser is added."""
    player, _ = await journal.write(classes.create_player)
    await journal.write(lambda c: games.keep_scenario(c, SCENARIO))
    game = await journal.write(lambda c: games.create_game(c, new_game("", (NewSeat(role="TR", stand_in=True),))))
    (seat,) = await journal.query(lambda c: games.seats_of(c, game.id))
    taken = await journal.write(lambda c: games.move(c, seat.id, player))
    assert (taken.player, taken.stand_in) == (player, False)
    left = await journal.write(lambda c: games.move(c, seat.id, None, stand_in=True))
    assert left == seat
    await journal.write(lambda c: games.add_seat(c, game.id, NewSeat(role="TR", post="adviser", player=player)))
    assert [s.post for s in await journal.query(lambda c: games.seats_of(c, game.id))] == ["negotiator", "adviser"]
    with pytest.raises(NotPossible, match="unknown_seat"):
        await journal.write(lambda c: games.move(c, "nowhere", player))


async def test_the_games_to_go_on_with_have_begun_and_not_ended(journal: Journal) -> None:
    """What a server takes up after a restart."""
    await journal.write(lambda c: games.keep_scenario(c, SCENARIO))
    for name in ("waiting", "running", "over"):
        await journal.write(lambda c, name=name: games.create_game(c, new_game(name)))
    for name in ("running", "over"):
        await journal.append(unit(0, game=name))
    await journal.write(lambda c: games.end_game(c, "over"))
    assert [game.id for game in await journal.query(games.live_games)] == ["running"]
    assert len(await journal.query(games.all_games)) == 3


async def test_erasing_a_person_leaves_nothing_and_breaks_nothing(journal: Journal, folder: Path) -> None:
    """Name, words, salts and token are in no file of the folder; the chain verifies; others keep theirs."""
    opened = await journal.write(open_class)
    joined = await journal.write(lambda c: classes.join(c, opened.code or "", "Persephone Erasable"))
    other = await journal.write(lambda c: classes.join(c, opened.code or "", "Konstantinos Stays"))
    seats = (NewSeat(role="TR", player=joined.player), NewSeat(role="CY", player=other.player))
    (game,) = await journal.write(lambda c: games.cast(c, opened.id, [new_game("g", seats, opened.id)]))
    theirs, seal = new_text("My secret red line is Famagusta. " * 200, joined.player)
    kept, other_seal = new_text("Ours is Morphou.", other.player)
    events = (said(1, seal), said(2, other_seal), said(3))
    await journal.append(Append(game="g", after=0, events=events, texts=(theirs, kept)))

    assert await journal.write(lambda c: classes.erase_person(c, joined.player)) == ["g"]
    assert await journal.fold()

    assert await journal.texts("g") == {kept.ref: "Ours is Morphou."}
    events_after = await journal.read("g")
    start = genesis("g", game.scenario, game.rules_version, game.setup, game.treatment)
    assert first_break(start, events_after) is None
    assert [a.name for a in await journal.query(lambda c: classes.lobby(c, opened.id))] == ["", "Konstantinos Stays"]
    assert await journal.query(lambda c: tokens.player_with_token(c, joined.token or "")) is None
    assert await journal.query(lambda c: games.seats_of_player(c, joined.player)) == []
    with pytest.raises(NotPossible, match="unknown_player"):
        await journal.write(lambda c: tokens.renew_token(c, joined.player))
    everything = bytes_of(folder)
    for trace in ("Persephone", "Famagusta", theirs.salt, theirs.ref, tokens.hashed(joined.token or "")):
        assert trace.encode() not in everything, trace
    assert b"Morphou" in everything
