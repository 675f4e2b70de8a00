"""What somebody waits for: letters, meetings, words, votes, on the page of whoever is asked, with an open answer."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.commands import Decline
from game_rules.ids import LECTURER
from game_rules.view.next import Advice, advice
from tests.rules.moments import OTHER_WORDS, WORDS, at, begun, draft_of, lobby, meeting
from tests.rules.stage import Given, asks
from tests.rules.test_ballots import called
from tests.rules.test_files import adopts, playing, tables, voting
from tests.rules.test_meetings import agreed, answers, asked, proposes, world
from tests.rules.test_work import CRIMEA, aegean, arranges, claims, crimea, tasks, writes


def told(game: Given, role: str, *kinds: str) -> list[Advice]:
    """What the role is told to do of these kinds."""
    return [one for one in advice(game.state, role) if one.kind in kinds]


def labels(game: Given, role: str, *kinds: str) -> list[str]:
    return [one.label for one in told(game, role, *kinds)]


# --- staff work -------------------------------------------------------------------------------------------------------


def test_a_letter_asks_for_an_answer_and_names_whose_field_it_is() -> None:
    """Or to say so; a political one warns of nobody, and what is answered waits no more."""
    sent = aegean().after(writes("NATO", "COM", "ships"))
    (answer,) = told(sent, "COM", "exchange_letters")
    assert answer.says == (
        "The NATO International Staff has sent you a technical letter on Ships and rules at sea: answer it, or not. "
        "The field is that of the EEAS, which will hear of an answer."
    )
    assert answer.data == {"role": "NATO", "area": "ships"}
    assert told(sent, "EEAS", "exchange_letters") == []
    political = aegean().after(writes("NATO", "COM", "ships", "political"))
    assert told(political, "COM", "exchange_letters")[0].says.endswith("answer it, or not.")
    answered = sent.after(writes("COM", "NATO", "ships"))
    assert told(answered, "COM", "exchange_letters", "claim_competence") == []


def test_a_letter_may_be_answered_by_declining_to_say_whose_field_it_is() -> None:
    """Once; the letter and what became of it stand on the page of both."""
    sent = crimea("first-night").after(writes("NATO", "COM", "hybrid"))
    assert len(told(sent, "COM", "claim_competence")) == 1
    (letter,) = sent.seen_by("COM").work.letters
    assert (letter.by, letter.to, letter.fate) == ("NATO", "COM", "waits")
    said = crimea("first-night").after(claims("COM"), writes("NATO", "COM", "hybrid"))
    assert told(said, "COM", "exchange_letters")
    assert told(said, "COM", "claim_competence") == []
    declined = sent.after(claims("COM", claim=False))
    assert told(declined, "COM", "claim_competence") == []
    answered = sent.after(writes("COM", "NATO", "hybrid"))
    assert {one.fate for one in answered.seen_by("NATO").work.letters} == {"answered"}
    assert sent.seen_by("CY").work.letters == ()


def test_an_arrangement_that_a_staff_proposes_waits_for_the_other() -> None:
    """One tap settles it; both see it, with its track, and nobody else does until it is settled."""
    offered = crimea().after(meeting(), arranges("NATO", "COM", "B7", 3))
    (piece,) = told(offered, "COM", "liaison")
    assert piece.says.endswith("No points follow.")
    assert piece.data == {"role": "NATO", "issue": "B7", "option": 3}
    assert told(offered, "NATO", "liaison") == told(offered, "EEAS", "liaison") == []
    (seen,) = offered.seen_by("COM").work.arrangements
    assert (seen.by, seen.other, seen.settled, seen.track) == ("NATO", "COM", False, "staff")
    assert offered.seen_by("TR").work.arrangements == ()
    done = offered.after(arranges("COM", "NATO", "B7", 3))
    assert [one.settled for one in done.seen_by("TR").work.arrangements] == [True]
    assert told(done, "COM", "liaison") == []


def test_an_arrangement_is_not_declined_where_declining_is_never_open() -> None:
    """It waits, then, as long as it likes."""
    phases = (replace(p, opens=tuple(o for o in p.opens if o != "decline")) for p in CRIMEA.format("50").phases)
    world = replace(CRIMEA, formats=(replace(CRIMEA.format("50"), phases=tuple(phases)),))
    begins = begun(lobby("50", world.core_cast, world), "tasking")
    for game, answers_ in ((begins, ["liaison"]), (crimea(), ["liaison", "decline"])):
        offered = game.after(meeting(), arranges("NATO", "COM", "B7", 3))
        assert [one.kind for one in told(offered, "COM", "liaison", "decline")] == answers_


def test_a_tasking_that_others_ask_for_waits_for_every_other_member() -> None:
    """Not for whoever has said yes, nor for a staff."""
    game = crimea().after(tasks("TR"))
    assert labels(game, "UK", "task_staff") == ["Task the staffs: Hybrid threats"]
    assert told(game, "TR", "task_staff") == told(game, "NATO", "task_staff") == []
    assert told(crimea(), "UK", "task_staff") == []


def test_tension_is_seen_by_those_who_know_of_it() -> None:
    """Whose field was touched in silence sees it a phase later; the lecturer at once."""
    game = aegean().after(writes("NATO", "COM", "ships"), writes("COM", "NATO", "ships"))
    assert game.seen_by("COM").work.tension == game.seen_by(LECTURER).work.tension == (("COM", "EEAS", 1),)
    assert game.seen_by("EEAS").work.tension == game.seen_by("TR").work.tension == ()
    heard = game.after(asks(LECTURER, ask.NextPhase))
    assert heard.seen_by("EEAS").work.tension == (("COM", "EEAS", 1),)


# --- meetings ---------------------------------------------------------------------------------------------------------


def test_an_invitation_says_what_is_offered_for_it_and_until_when() -> None:
    """Nothing; one formal meeting to Turkey; one that others would owe to it."""
    bare = asked()
    (agrees, declines) = told(bare, "TR", "accept_invite", "decline")
    assert (agrees.label, declines.label) == ("Agree to the meeting", "Do not agree")
    assert agrees.says.endswith("and offers nothing for it: agree, or ask for a formal one in the package.")
    assert told(bare, "CY", "accept_invite") == []
    assert told(asked(against=True), "TR", "accept_invite")[0].says.endswith(
        "for it you get a formal one on ALTHEA, in one package."
    )
    offered = world().after(proposes("TR", against=True))
    assert told(offered, "EEAS", "accept_invite")[0].says.endswith(
        "for it you would owe a formal one on ALTHEA, in one package."
    )
    deadline = bare.state.meetings.called[1].deadline
    assert [one.deadline for one in bare.seen_by("TR").questions] == [deadline]
    for game in (bare.after(answers("TR", Decline)), agreed()):
        assert told(game, "TR", "accept_invite") == []


# --- the text ---------------------------------------------------------------------------------------------------------


def test_new_words_for_what_stands_come_without_a_warning() -> None:
    """They change no point; another option is named with what it costs."""
    agree = "accept_wording"
    same = draft_of("june").after(asks("NATO", ask.ProposeWording, issue="D1", option=2, text=WORDS))
    assert told(same, "COM", agree)[0].says == "A wording for Scope waits for your agreement."
    assert told(same, "NATO", agree) == []
    moved = draft_of("june").after(
        asks("TR", ask.Bracket, issue="D4", option=2),
        asks("NATO", ask.ProposeWording, issue="D4", option=2, text=OTHER_WORDS),
    )
    assert "(D4=2)" in told(moved, "COM", agree)[0].says


def test_only_who_writes_the_isolated_draft_is_asked_to_open_the_door() -> None:
    """The EEAS has knocked."""
    game = at("may").after(asks("EEAS", ask.AskIn))
    assert len(told(game, "COM", "answer_ask_in")) == 2
    assert told(game, "TR", "answer_ask_in") == told(game, "EEAS", "answer_ask_in") == []


# --- votes ------------------------------------------------------------------------------------------------------------


def test_a_vote_that_instructions_forbid_is_not_proposed() -> None:
    """Cyprus may not have A2 without A1: what is left is to vote against, or to abstain with a declaration."""
    assert labels(called(A1=0, A2=1), "CY", "vote") == ["Vote against it", "Abstain with a declaration"]
    assert labels(called(), "CY", "vote") == [
        "Vote for it",
        "Vote against it",
        "Abstain",
        "Abstain with a declaration",
    ]


def test_a_file_that_instructions_forbid_is_not_voted_for() -> None:
    """Nicosia gives no loan to Ankara."""
    loan = {"issue": "E5", "option": 3}
    running = playing().after(adopts(**loan), tables(**loan), asks("COM", ask.PutToVote, issue="E5"))
    assert labels(running, "CY", "vote") == ["Vote against", "Abstain (not in favour)"]
    assert "Vote in favour" in labels(voting(), "CY", "vote")
