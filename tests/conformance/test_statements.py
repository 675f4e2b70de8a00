"""Statements: a card that is played once, and the noise that it makes."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.events import LeashMoved, StatementPublished, StatementThreatened
from game_rules.evolve import evolve
from game_rules.ids import CLOCK
from game_rules.texts import attention, standing
from tests.conformance.moments import draft_of_warsaw
from tests.conformance.scene import Scene
from tests.rules.moments import WORDS
from tests.rules.stage import Asks, asks, did


def condemns(role: str) -> Asks:
    """Publishes a condemnation."""
    return asks(role, ask.PublishStatement, statement="condemnation", text=WORDS)


def drawn(game: Scene) -> int:
    """Points of attention."""
    return attention(game.state, standing(game.state))


def test_c068_a_card_is_played_once() -> None:
    """Given the card was already played, when the state publishes a second condemnation, then it is refused."""
    july = draft_of_warsaw("july")
    july.after(condemns("TR")).when(condemns("TR")).refused(
        "R-NO-CARD", says="no statement left", cites="L461-L463", remedy="Object to a clause"
    )
    july.after(condemns("TR")).when(condemns("CY")).happens()


def test_c069_a_condemnation_is_loud() -> None:
    """Given a state holds one statement card, when it publishes a condemnation, then attention +2; the card is spent;
    both staffs get leash +1."""
    july = draft_of_warsaw("july")
    assert july.seen_by("TR").me.statement_cards == 1
    after = july.when(condemns("TR")).then(
        did("TR", StatementPublished, statement="condemnation", text=WORDS),
        *(did(CLOCK, LeashMoved, role=role, leash=3, cost=0) for role in ("COM", "EEAS", "NATO")),
    )
    assert drawn(after) == drawn(july) + 2
    assert after.seen_by("TR").me.statement_cards == 0
    assert {july.state.corridors.leash.get(role, 2) for role in ("COM", "EEAS", "NATO")} == {2}


def test_c067_a_threat_is_heard_by_few_and_felt_by_all() -> None:
    """Given a state has one statement card, when it threatens a public statement, then it is accepted; visible to
    addressees only; attention +1; the card is still in hand."""
    july = draft_of_warsaw("july")
    answer = july.when(asks("TR", ask.ThreatenStatement, to=("NATO",)))
    after = answer.then(did("TR", StatementThreatened, to=("NATO",), noticed=True))
    assert drawn(after) == drawn(july) + 1
    assert after.seen_by("TR").me.statement_cards == july.seen_by("TR").me.statement_cards == 1
    for reader in (*july.state.cast, "public"):
        heard = any("statement ready" in said for said in after.seen_by(reader).lobby.statements)
        assert heard == (reader in ("TR", "NATO"))
        assert bool(answer.told_to(reader)) == (reader in ("TR", "NATO"))
    again = after.after(asks("TR", ask.ThreatenStatement, to=("COM",)))
    assert drawn(again) == drawn(after), "one card, one threat"
    older = replace(after.state, corridors=july.state.corridors)
    assert attention(evolve(older, StatementThreatened(by="TR", at=0, to=("NATO",))), standing(older)) == drawn(july)
