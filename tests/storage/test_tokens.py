"""Tokens and codes: long enough, hashed at rest, used once where once is meant."""

from pathlib import Path

import pytest

from server.storage import classes, tokens
from server.storage.journal import Journal
from server.storage.problems import NotPossible
from tests.storage.making import bytes_of

NOW = 1_700_000_000_000
MINUTE = 60_000


def test_tokens_are_long_and_never_the_same() -> None:
    """256 bits, from the system's own source."""
    made = {tokens.new_token() for _ in range(1_000)}
    assert len(made) == 1_000
    assert min(map(len, made)) >= 43


async def test_a_token_is_stored_as_its_hash_only(journal: Journal, folder: Path) -> None:
    """Who steals the database cannot speak for anybody."""
    lecturer = await journal.write(lambda c: tokens.add_lecturer(c, "Ada"))
    _, player_token = await journal.write(classes.create_player)
    token = await journal.write(lambda c: tokens.issue_lecturer_token(c, lecturer.id, "api"))
    code = await journal.write(lambda c: tokens.issue_code(c, "console", lecturer.id, NOW))
    everything = bytes_of(folder)
    for secret in (token, code, player_token):
        assert secret.encode() not in everything
        assert tokens.hashed(secret).encode() in everything


async def test_a_lecturer_is_known_by_the_token_and_for_one_use(journal: Journal) -> None:
    """A program's token opens no console, and the other way round."""
    lecturer = await journal.write(lambda c: tokens.add_lecturer(c, "Ada"))
    token = await journal.write(lambda c: tokens.issue_lecturer_token(c, lecturer.id, "api"))
    assert await journal.query(lambda c: tokens.lecturer_with_token(c, token, "api")) == lecturer
    assert await journal.query(lambda c: tokens.lecturer_with_token(c, token, "console")) is None
    for wrong in ("", token[:-1], token.upper(), token + "x", "\ud800"):
        assert await journal.query(lambda c, wrong=wrong: tokens.lecturer_with_token(c, wrong, "api")) is None


async def test_a_token_ends_with_its_life_or_when_it_is_revoked(journal: Journal) -> None:
    """One of them, or all."""
    lecturer = await journal.write(lambda c: tokens.add_lecturer(c, "Ada"))
    over = await journal.write(lambda c: tokens.issue_lecturer_token(c, lecturer.id, "console", life_ms=0))
    one, two, three = [
        await journal.write(lambda c: tokens.issue_lecturer_token(c, lecturer.id, "console", life_ms=MINUTE))
        for _ in range(3)
    ]

    async def alive() -> list[bool]:
        return [
            await journal.query(lambda c, token=token: tokens.lecturer_with_token(c, token, "console")) is not None
            for token in (over, one, two, three)
        ]

    assert await alive() == [False, True, True, True]
    await journal.write(lambda c: tokens.revoke_lecturer_token(c, one))
    assert await alive() == [False, False, True, True]
    await journal.write(lambda c: tokens.revoke_lecturer_tokens(c, lecturer.id))
    assert await alive() == [False, False, False, False]


async def test_lecturers_have_names_of_their_own(journal: Journal) -> None:
    """So that `lecturer token NAME` means one of them."""
    ada = await journal.write(lambda c: tokens.add_lecturer(c, "Ada"))
    with pytest.raises(NotPossible, match="name_taken"):
        await journal.write(lambda c: tokens.add_lecturer(c, "Ada"))
    bob = await journal.write(lambda c: tokens.add_lecturer(c, "Bob"))
    assert set(await journal.query(tokens.lecturers)) == {ada, bob}
    assert await journal.query(lambda c: tokens.lecturer_named(c, "Bob")) == bob
    with pytest.raises(NotPossible, match="unknown_lecturer"):
        await journal.query(lambda c: tokens.lecturer_named(c, "Eve"))


async def test_a_console_code_works_once_and_for_ten_minutes(journal: Journal) -> None:
    """It stands in a link that is printed in a terminal."""
    for later, opens in ((0, True), (10 * MINUTE - 1, True), (10 * MINUTE, False)):
        code = await journal.write(lambda c: tokens.issue_code(c, "console", "ada", NOW))
        when = NOW + later
        first = await journal.write(lambda c, code=code, when=when: tokens.redeem_code(c, "console", code, when))
        second = await journal.write(lambda c, code=code, when=when: tokens.redeem_code(c, "console", code, when))
        assert (first, second) == ("ada" if opens else None, None)


async def test_a_code_opens_only_what_it_is_for(journal: Journal) -> None:
    """A player's device code is typed by hand, and is no key to the console."""
    code = await journal.write(lambda c: tokens.issue_code(c, "device", "player-1", NOW))
    assert len(code) == 8
    assert await journal.write(lambda c: tokens.redeem_code(c, "console", code, NOW)) is None
    typed = f" {code[:4].lower()}-{code[4:]}"
    assert await journal.write(lambda c: tokens.redeem_code(c, "device", typed, NOW)) == "player-1"


async def test_a_new_device_ends_the_old_one(journal: Journal) -> None:
    """One token a player."""
    player, old = await journal.write(classes.create_player)
    new = await journal.write(lambda c: tokens.renew_token(c, player))
    assert await journal.query(lambda c: tokens.player_with_token(c, new)) == player
    assert await journal.query(lambda c: tokens.player_with_token(c, old)) is None
