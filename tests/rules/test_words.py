"""The words of a text: how they are counted, and which signs are none."""

import pytest

from game_rules import commands as ask
from game_rules.commands import Text
from game_rules.words import LETTERS_A_WORD, MOST_CHARACTERS, MOST_WORDS, count_words
from server.protocol import wire
from tests.rules.moments import draft_of
from tests.rules.stage import asks


def said(text: str) -> Text:
    """A message as it comes over the wire."""
    command = wire.request(wire.Asked(actor="TR", kind="message", data={"text": text}), 0).command
    assert isinstance(command, ask.Message)
    return command.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in consultation with the EU Member States", 7),
        ("decision-making autonomy", 2),
        ("  two \n\t words ", 2),
        ("x" * LETTERS_A_WORD, 1),
        ("x" * (LETTERS_A_WORD + 1), 2),
        ("one " + "x" * 3 * LETTERS_A_WORD, 4),
    ],
)
def test_words_stand_between_spaces(text: str, words: int) -> None:
    """A run of letters that no language needs counts as the words that it could hold."""
    assert count_words(text) == words == said(text).words


def test_nobody_hides_a_page_in_one_word() -> None:
    """The longest text that the wire takes, without a space, is too long for a clause."""
    page = said("x" * MOST_CHARACTERS)
    assert page.words > MOST_WORDS
    game = draft_of("june")
    game.when(asks("NATO", ask.ProposeWording, issue="D1", option=2, text=page)).refused("R-ATTENTION", says="84")
    game.when(asks("NATO", ask.OfferPackage, choices={"D1": 3}, wordings={"D1": page})).refused("R-ATTENTION")


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff"]
)
def test_signs_without_ink_are_dropped(sign: str) -> None:
    """They come with pasted text; they would hide words or turn them round."""
    asked = wire.Asked(actor="TR", kind="message", data={"text": f"all{sign} EU {sign}Member States{sign}"})
    (beside,) = wire.request(asked, 0).texts
    assert beside.body == "all EU Member States"
    with pytest.raises(wire.Malformed, match="no words"):
        said(sign)


def test_letters_of_other_languages_are_kept() -> None:
    """Accents, Greek, Turkish, dashes and quotation marks."""
    body = "Δεν «όλα» – çğşİ, naïve: “all”…"
    (beside,) = wire.request(wire.Asked(actor="TR", kind="message", data={"text": body}), 0).texts
    assert beside.body == body


@pytest.mark.parametrize(
    ("kind", "says"), [("raise_hand", "nothing is asked here"), ("initial", "known here: owner, version, yes")]
)
def test_an_unknown_name_is_answered_with_the_names_that_a_sender_may_use(kind: str, says: str) -> None:
    """Who acts and when is stamped, and never offered."""
    with pytest.raises(wire.Malformed, match=says):
        wire.request(wire.Asked(actor="NATO", kind=kind, data={"zz": 1}), 0)
