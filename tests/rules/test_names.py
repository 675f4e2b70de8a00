"""Roles in sentences: with their article inside, with a capital at the beginning, and never with two articles."""

import re

import pytest

from game_rules import commands as ask
from game_rules.decide import Refused, decide
from game_rules.ids import LECTURER
from game_rules.reason import sentence
from game_rules.seats import name, names, subject, the
from tests.rules.moments import FULL, WARSAW, at, draft_of, frozen_text, lobby
from tests.rules.stage import asks

BARE = [role.name for role in WARSAW.roles if role.said]
LOOSE = re.compile(rf"(?<!the )(?<!The )\b({'|'.join(re.escape(one) for one in BARE)})(?=\W|$)")


@pytest.mark.parametrize(
    ("role", "inside", "first"),
    [
        ("TR", "Turkey", "Turkey"),
        ("UK", "the United Kingdom", "The United Kingdom"),
        ("EEAS", "the EEAS", "The EEAS"),
        ("NATO", "the NATO International Staff", "The NATO International Staff"),
        (LECTURER, "the lecturer", "The lecturer"),
        ("XX", "XX", "XX"),
    ],
)
def test_a_role_in_a_sentence_has_its_article(role: str, inside: str, first: str) -> None:
    """Where it has one; its label on the ring has none."""
    state = lobby(cast=FULL).state
    assert (the(state, role), subject(state, role)) == (inside, first)
    assert name(state, role) == name(state, role).removeprefix("the ")


def test_a_list_of_roles_is_a_part_of_a_sentence() -> None:
    """In the cast's order."""
    state = lobby(cast=FULL).state
    assert names(state, ("US", "TR", "EEAS"), "or") == "Turkey, the EEAS or the United States"
    assert sentence(names(state, ("US", "UK"))) == "The United Kingdom and the United States"


def test_refusals_name_roles_as_sentences_do() -> None:
    """Many wrong moves of everybody: no bare name, no double article."""
    said = []
    for game in (at("may", cast=FULL), draft_of("june", cast=FULL), frozen_text(cast=FULL)):
        for by in FULL:
            for step in (
                asks(by, ask.FreezeText),
                asks(by, ask.LetPass, house="EU"),
                asks(by, ask.Endorse, yes=True),
                asks(by, ask.Sign),
                asks(by, ask.SetStance, stance="can_be_silent"),
                asks(by, ask.HighLevelCall, role="COM"),
                *(asks(by, ask.Contact, role=role) for role in FULL),
                *(asks(by, ask.TightenLeash, role=role) for role in FULL),
                *(asks(by, ask.AcceptPackage, owner=role, version=7) for role in FULL),
                *(asks(by, ask.AnswerDemand, role=role, answer="no") for role in FULL),
            ):
                command = step.kind(by=by, at=game.now, **step.fields)
                answer = decide(game.state, command)
                said += list(answer.reasons) if isinstance(answer, Refused) else []
    assert said
    for reason in said:
        text = f"{reason.says} {reason.remedy if not reason.remedy.startswith('What a contact costs') else ''}"
        assert not LOOSE.search(text), text
        assert "the the" not in text.lower(), text
        assert reason.says[0].isupper() or reason.says[0] == '"', text
