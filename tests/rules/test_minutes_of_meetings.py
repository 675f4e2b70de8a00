"""The minutes of joint meetings: who proposed, who agreed, who stayed away, and what a package promised."""

import pytest

from game_rules.commands import Cancel, Decline
from tests.rules.stage import Asks, Given, minutes
from tests.rules.test_meetings import agreed, answers, asked, formal, in_a_minute, proposes, world
from tests.rules.test_obligations import exchanged, informal_held

ALL_INVITED = "28 Allies and all 28 members of the EU are invited"
FORMAL = "Role EEAS proposes a formal meeting of the NAC and the PSC on ALTHEA: formal, ALTHEA, 27 EU seats"


def told(before: Given, after: Given, reader: str) -> list[str]:
    return [line.says for line in minutes(before, after, reader)]


@pytest.mark.parametrize(
    ("game", "step", "reader", "says"),
    [
        (
            world(),
            proposes(subject="Libya", against=True),
            "TR",
            (
                f"Role EEAS proposes an informal meeting of the NAC and the PSC on Libya: {ALL_INVITED}. "
                "A formal meeting on ALTHEA is offered for it, in one package. You are asked for consent."
            ),
        ),
        (
            world(),
            proposes("NATO", host="presidency", semester="2016H2"),
            "CY",
            (
                "Role NATO proposes an informal meeting of the NAC and the PSC without an agenda in the second half of "
                f"2016, hosted by the presidency: {ALL_INVITED}. Role TR is asked for consent."
            ),
        ),
        (world(), formal("EEAS"), "UK", f"{FORMAL}, none for Role CY."),
        (asked(), answers("TR"), "TR", "You agree to the informal meeting."),
        (agreed(), answers("CY", Decline), "CY", "You stay away from the informal meeting."),
        (agreed(), answers("CY", Decline), "TR", "Role CY stays away from the informal meeting."),
        (asked(subject="Libya"), answers("EEAS", Cancel), "TR", "Role EEAS calls off the informal meeting on Libya."),
        (asked(), answers("EEAS", Cancel), "EEAS", "You call off the informal meeting."),
        (
            asked(),
            answers("TR", Decline),
            "CY",
            (
                "Role TR does not agree: there is no informal meeting. "
                "Turkey agrees to an informal meeting only against a formal one. (R-PACKAGE)"
            ),
        ),
        (
            asked(against=True),
            answers("TR", Decline),
            "TR",
            (
                "You do not agree: there is no informal meeting. "
                "Turkey is not accepting package deals at the moment. (R-BLOCKED-TR)"
            ),
        ),
        (
            world().after(proposes("TR", against=True)),
            answers("EEAS", Decline),
            "CY",
            "Role EEAS does not agree: there is no informal meeting.",
        ),
    ],
)
def test_what_is_done_about_a_meeting_is_told_first(game: Given, step: Asks, reader: str, says: str) -> None:
    """To everybody, aloud; the code of a refusal stands at its end."""
    line = game.when(step).told_to(reader)[0]
    assert (line.says, line.loud) == (says, True)


def test_who_says_nothing_has_not_answered() -> None:
    """The clock declines in nobody's name."""
    game = asked()
    after = game.later(seconds=120)
    assert told(game, after, "UK")[0].startswith("Role TR has not answered: there is no informal meeting.")
    assert told(game, after, "TR")[0].startswith("You have not answered: there is no informal meeting.")


def test_what_is_agreed_comes_on_the_calendar_and_is_held() -> None:
    """Without a decision and a record, but for the formal one; whoever was away is named."""
    game = agreed().after(answers("CY", Decline))
    after = in_a_minute(game)
    assert asked().when(answers("TR")).told_to("UK")[1].says == "Informal meeting: on the calendar, in 1 minute."
    held = "Informal meeting: the ambassadors have met. No decision, no record."
    assert told(game, after, "UK") == [f"{held} Away: Role CY."]
    assert told(game, after, "CY") == [f"{held} Away: you."]
    record = world().after(formal())
    assert told(record, in_a_minute(record), "UK") == [
        "Formal meeting on ALTHEA: the ambassadors have met. A record is kept; nothing is decided."
    ]


def test_a_package_of_two_names_its_debtor() -> None:
    """The formal meeting is owed by whoever asked for the informal one, which it reads as its own."""
    step = asked(against=True).when(answers("TR"))
    promise = "One package: the informal meeting now, against a formal one on ALTHEA, which"
    assert step.told_to("CY")[-1].says == f"{promise} Role EEAS owes within 3 minutes. Who breaks it is named."
    assert step.told_to("EEAS")[-1].says == f"{promise} you owe within 3 minutes. Who breaks it is named."


def test_who_breaks_a_package_is_named() -> None:
    """Turkey is free, then; where Turkey breaks it nobody is, and what was promised falls."""
    (broken,) = informal_held().when(answers("UK", Cancel, 2)).told_to("TR")
    assert broken.says == (
        "Role UK calls off the formal meeting on ALTHEA. A promise of the package is broken (R-PKG-BREACHED). "
        "Role TR may block other informal meetings at no cost."
    )
    first, second = exchanged().when(answers("TR", Cancel, 1)).told_to("CY")
    assert first.says == "Role TR calls off the informal meeting. A promise of the package is broken (R-PKG-BREACHED)."
    assert second.says == "Formal meeting on ALTHEA: falls with the package."
