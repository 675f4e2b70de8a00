"""Silence: two side by side, one in each house; a member breaks it in writing before the deadline, or has agreed."""

import pytest

from game_rules import commands as ask
from game_rules.events import (
    ObjectionLifted,
    SilenceBroken,
    SilenceHeld,
    SilenceLetPass,
)
from game_rules.explain import stands_in_the_way, veto_holders
from game_rules.ids import CLOCK, EU_HOUSE, LECTURER, NATO_HOUSE
from game_rules.seats import members
from game_rules.texts import standing
from game_rules.view import view
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import (
    CORE,
    FULL,
    QUIET,
    WORDS,
    at,
    draft_of,
    drafted,
    frozen,
    frozen_text,
    past_the_deadline,
)
from tests.rules.stage import Asks, Did, Given, asks, did, time_passes

MINUTES_OF_SILENCE = 240


def breaks(role: str = "TR", issue: str = "D3", **how: object) -> Asks:
    """Objects to one clause, in writing."""
    return asks(role, ask.BreakSilence, issue=issue, **how)


def held(house: str) -> Did:
    """The silence of a house has run out unbroken."""
    return did(CLOCK, SilenceHeld, house=house)


def calm() -> Given:
    """Frozen, and the last turn of events is behind us."""
    return frozen_text().later(seconds=181)


def test_who_says_nothing_until_the_deadline_has_agreed() -> None:
    """C025: to the millisecond."""
    game = calm()
    left = MINUTES_OF_SILENCE - 181
    game.when(time_passes(left - 0.001)).then_nothing()
    after = game.when(time_passes(left)).then(held(NATO_HOUSE), held(EU_HOUSE))
    assert after.state.decision.agreed == {NATO_HOUSE, EU_HOUSE}


@succeeds(ask.BreakSilence)
@refuses(ask.BreakSilence, "text_must_be_under_silence")
def test_a_break_comes_before_the_deadline_or_too_late() -> None:
    """C026: a millisecond before it stops the text; at the deadline the houses have agreed."""
    game = calm()
    left = MINUTES_OF_SILENCE - 181
    broke = game.when(breaks(text=WORDS).later(seconds=left - 0.001)).then(
        did("TR", SilenceBroken, role="TR", house=NATO_HOUSE, issue="D3", option=1, text=WORDS, code="R-SILENCE-BROKEN")
    )
    assert not broke.state.decision.frozen
    game.when(breaks().later(seconds=left)).refused(
        "R-DEADLINE",
        says="the deadline has passed",
        cites="before the deadline",
        remedy="withhold its signature",
    )
    draft_of("last-hour").when(breaks()).refused("R-PHASE", says="No text is under silence")


def test_a_break_returns_the_clause_to_brackets_and_lets_all_signatures_lapse() -> None:
    """C053: the clock runs on; everybody reads who broke it and over what."""
    game = frozen_text().after(asks("NATO", ask.Sign), asks("COM", ask.Sign))
    answer = game.when(breaks())
    after = answer.happens()
    assert (after.state.decision.signed, after.state.decision.frozen, after.state.decision.reopened) == (
        (),
        False,
        "D3",
    )
    assert after.state.table.draft is not None
    assert after.state.table.draft.brackets == {"D3": (1,)}
    for reader in (*CORE, "public"):
        (line,) = answer.told_to(reader)
        assert "silence in the North Atlantic Council over Reference to states" in line.says
        assert line.loud
    assert after.seen_by("CY").decision.broken[0].startswith("Turkey broke silence in the North Atlantic Council")
    after.when(asks("NATO", ask.FreezeText)).refused("R-BRACKETS", says="Reference to states")


@pytest.mark.parametrize(
    ("role", "house", "counts_in"),
    [
        ("TR", "", NATO_HOUSE),
        ("CY", "", EU_HOUSE),
        ("US", "", NATO_HOUSE),
        ("UK", "", NATO_HOUSE),
        ("UK", EU_HOUSE, EU_HOUSE),
        ("DE", EU_HOUSE, EU_HOUSE),
        ("GR", NATO_HOUSE, NATO_HOUSE),
        ("FR", EU_HOUSE, EU_HOUSE),
    ],
)
def test_a_member_breaks_silence_in_a_house_where_it_sits(role: str, house: str, counts_in: str) -> None:
    """Turkey and the United States in NATO, Cyprus in the EU, a dual member in either."""
    after = frozen_text(cast=FULL).when(breaks(role, house=house)).happens()
    assert [(b.role, b.house) for b in after.state.decision.breaks] == [(role, counts_in)]


@refuses(ask.BreakSilence, "only_members_answer")
@refuses(ask.LetPass, "only_members_answer")
@pytest.mark.parametrize("kind", [ask.BreakSilence, ask.LetPass])
def test_whoever_is_no_member_has_no_silence_to_break(kind: type) -> None:
    """C028, C030, C039: NATO's staff, the EEAS, and Cyprus in the North Atlantic Council."""
    game = frozen_text(cast=FULL)
    clause = {"issue": "D3"} if kind is ask.BreakSilence else {}
    for role in ("NATO", "EEAS", "COM", "CAB"):
        game.when(asks(role, kind, **clause)).refused("R-NO-STANDING", says="no member of either house", cites="TEU")
    for role, house, says in (
        ("CY", NATO_HOUSE, "the North Atlantic Council"),
        ("TR", EU_HOUSE, "the Council of the EU"),
        ("US", EU_HOUSE, "the Council of the EU"),
    ):
        game.when(asks(role, kind, house=house, **clause)).refused(
            "R-NO-STANDING", says=f"no member of {says}", holders=members(game.state, house)
        )
    both = asks("UK", kind, **clause)
    game.when(both).happens()
    if kind is ask.BreakSilence:
        answered_elsewhere = frozen_text()
        answered_elsewhere.when(asks("NATO", ask.LetPass)).refused("R-NO-STANDING")
    else:
        game.when(asks("NATO", ask.BreakSilence, issue="D3")).refused("R-NO-STANDING")


@refuses(ask.BreakSilence, "a_break_names_an_open_clause", "text_must_be_in_sight")
def test_a_break_names_one_clause_that_is_not_agreed_language() -> None:
    """Otherwise nobody would know what to pay."""
    game = frozen_text("50")
    game.when(breaks(issue="D5")).refused("R-VERSION", says="names one clause")
    game.when(breaks(issue="D9")).refused("R-VERSION", says="names one clause")
    game.when(breaks(issue="D1")).happens()
    drafted(at("may")).when(breaks(issue="D1")).refused("R-HIDDEN")


@succeeds(ask.LetPass)
@refuses(ask.LetPass, "silence_is_answered_once", "text_must_be_under_silence", "text_must_be_in_sight")
@refuses(ask.BreakSilence, "silence_is_answered_once")
def test_what_was_let_pass_on_record_is_not_broken_afterwards() -> None:
    """In each house where the member sits, unless it names one."""
    game = frozen_text()
    passed = game.when(asks("TR", ask.LetPass)).then(did("TR", SilenceLetPass, house=NATO_HOUSE))
    passed.when(breaks()).refused("R-PHASE", says="You have let it pass", holders=("TR",))
    passed.when(asks("TR", ask.LetPass)).refused("R-PHASE", says="You have let it pass")
    game.when(asks("UK", ask.LetPass)).then(
        did("UK", SilenceLetPass, house=NATO_HOUSE), did("UK", SilenceLetPass, house=EU_HOUSE)
    )
    draft_of("last-hour").when(asks("TR", ask.LetPass)).refused("R-PHASE", says="No text is under silence")
    drafted(at("may")).when(asks("TR", ask.LetPass)).refused("R-HIDDEN")


def test_a_dual_member_that_let_pass_in_one_house_may_still_break_in_the_other() -> None:
    """And the break is recorded where it has not yet answered."""
    one = (
        frozen_text().when(asks("UK", ask.LetPass, house=NATO_HOUSE)).then(did("UK", SilenceLetPass, house=NATO_HOUSE))
    )
    one.when(breaks("UK", house=NATO_HOUSE)).refused("R-PHASE")
    one.when(breaks("UK")).then(
        did("UK", SilenceBroken, role="UK", house=EU_HOUSE, issue="D3", option=1, code="R-SILENCE-BROKEN")
    )
    one.when(asks("UK", ask.LetPass)).then(did("UK", SilenceLetPass, house=EU_HOUSE))


def test_an_objection_is_one_stand_and_falls_when_its_owner_has_let_pass_in_both_houses() -> None:
    """In one house it has agreed; its objection stands as long as it may still break in the other."""
    game = frozen(draft_of("last-hour").after(asks("UK", ask.Object, issue="D6", option=1)))
    one = game.when(asks("UK", ask.LetPass, house=NATO_HOUSE)).then(did("UK", SilenceLetPass, house=NATO_HOUSE))
    assert ("UK", "D6") in one.state.table.objections
    one.when(breaks("UK", "D6", house=EU_HOUSE)).happens()
    lifted = did("UK", ObjectionLifted, role="UK", issue="D6", how="passed")
    one.when(asks("UK", ask.LetPass, house=EU_HOUSE)).then(did("UK", SilenceLetPass, house=EU_HOUSE), lifted)
    game.when(asks("UK", ask.LetPass)).then(
        did("UK", SilenceLetPass, house=NATO_HOUSE), did("UK", SilenceLetPass, house=EU_HOUSE), lifted
    )


def test_letting_it_pass_lifts_ones_objections() -> None:
    """A standing objection is asked at once: break, or let it pass."""
    game = frozen(draft_of("last-hour").after(asks("TR", ask.Object, issue="D3", option=1)))
    assert [q.title for q in game.seen_by("TR").questions] == ["Break silence, or let it pass?"]
    game.when(asks("TR", ask.LetPass)).then(
        did("TR", SilenceLetPass, house=NATO_HOUSE), did("TR", ObjectionLifted, role="TR", issue="D3", how="passed")
    )


def test_an_objection_held_in_silence_is_let_pass_at_the_deadline() -> None:
    """Nobody breaks by default: a veto held blocks only when it is used."""
    game = frozen(draft_of("last-hour").after(asks("TR", ask.Object, issue="D3", option=1)))
    after = past_the_deadline(game)
    assert after.state.decision.agreed == {NATO_HOUSE, EU_HOUSE}
    assert ObjectionLifted(by="TR", at=after.now, role="TR", issue="D3", how="passed") in after.told


@pytest.mark.parametrize(("form", "cast"), [("50", CORE), ("50", FULL), ("75", CORE), ("75", FULL)])
def test_every_member_is_asked_at_once_when_the_text_is_frozen(form: str, cast: tuple[str, ...]) -> None:
    """By name, with the deadline; staffs are not asked."""
    game = frozen_text(form, cast)
    for role in cast:
        asked = [q for q in game.seen_by(role).questions if q.title == "Break silence, or let it pass?"]
        member = bool(game.state.scenario.role_by_id[role].houses)
        assert len(asked) == member, role
        for question in asked:
            assert question.deadline == game.state.decision.deadline
            assert [answer.kind for answer in question.answers] == ["let_pass", "break_silence"]


@refuses(ask.LetPass, "instructions_must_let_it_pass")
def test_instructions_speak_for_whoever_does_not() -> None:
    """A hard red line forbids silence; at the deadline it is broken in the member's name."""
    game = frozen(drafted(at("last-hour"), D1=0, D3=3, D7=0, D8=0))
    game.when(asks("TR", ask.LetPass)).refused("R-REDLINE", says='Instructions from Ankara: "Strike "all""')
    game.when(asks("CY", ask.LetPass)).happens()
    question = [q for q in game.seen_by("TR").questions if "silence" in q.title]
    assert [[answer.kind for answer in q.answers] for q in question] == [["break_silence"]]
    after = past_the_deadline(game)
    assert (
        SilenceBroken(
            by=CLOCK,
            at=after.now,
            role="TR",
            house=NATO_HOUSE,
            issue="D3",
            option=3,
            instructed=True,
            code="R-VETO-WORD",
        )
        in after.told
    )
    assert not any(isinstance(event, SilenceHeld) for event in after.told)
    assert "by instruction of its capital" in after.seen_by("CY").decision.broken[0]


def test_in_soft_mode_instructions_break_nothing() -> None:
    """They warn and cost points."""
    game = frozen(drafted(at("last-hour", hard=False), D1=0, D3=3, D7=0, D8=0))
    game.when(asks("TR", ask.LetPass)).happens()
    assert past_the_deadline(game).state.decision.agreed == {NATO_HOUSE, EU_HOUSE}


def test_after_a_break_the_silences_start_anew_with_what_is_left_of_the_clock() -> None:
    """Everybody must be silent again, also those who had let it pass."""
    game = frozen_text().after(asks("CY", ask.LetPass)).later(seconds=13 * 60 + 10 - 600).after(breaks())
    mended = game.after(
        asks("NATO", ask.ProposeWording, issue="D3", option=0),
        asks("COM", ask.AcceptWording, issue="D3"),
        asks("TR", ask.AcceptWording, issue="D3"),
    ).later(seconds=600)
    again = frozen(mended)
    assert again.state.decision.deadline == again.state.clock.ends
    assert again.state.decision.let_pass == frozenset()
    assert [b.role for b in again.state.decision.breaks] == ["TR"]


def test_a_deadline_that_has_passed_is_not_moved_by_an_extension() -> None:
    """It was when it was: the houses have agreed."""
    agreed = past_the_deadline(frozen_text())
    longer = agreed.after(asks(LECTURER, ask.ExtendPhase, seconds=90))
    assert longer.state.decision.deadline == agreed.state.decision.deadline
    longer.when(breaks()).refused("R-DEADLINE", says="the deadline has passed")


def test_who_could_stop_it_is_law_and_always_shown() -> None:
    """Every seated member of a house, every seated signatory, and a pen that sits alone."""
    assert veto_holders(frozen_text().state, QUIET) == ("TR", "CY", "UK", "COM", "NATO")
    assert veto_holders(frozen_text(cast=FULL).state, QUIET) == (
        "TR", "CY", "UK", "COM", "NATO", "US", "DE", "GR", "FR", "CAB",
    )  # fmt: skip


def test_while_a_silence_runs_each_house_lacks_a_number_of_answers_and_no_names() -> None:
    """Who might refuse is nobody's business until it does."""
    state = frozen_text().after(asks("UK", ask.LetPass)).state
    lacking = [r for r in stands_in_the_way(state, "UK", standing(state)) if r.rule == "R-PARALLEL"]
    assert [r.says.split(": ")[1] for r in lacking] == ["1 to answer or stay silent."] * 2


def test_the_ring_and_the_houses_count_who_lets_it_pass_and_name_only_oneself() -> None:
    """A member sees its own answer; the others, and the projector, how many are still missing."""
    game = frozen_text().after(asks("TR", ask.LetPass))
    state = game.state

    def told(reader: str) -> tuple[str, str, int]:
        seen = view(state, reader)
        nato = next(house for house in seen.decision.houses if house.id == NATO_HOUSE)
        answer = next(member.answer for member in nato.members if member.role == "TR")
        return answer, next(seat.standing for seat in seen.ring.seats if seat.role == "TR"), nato.waiting

    assert told("TR") == told("lecturer") == ("let_pass", "let_pass", 1)
    for reader in ("CY", "UK", "NATO", "public"):
        answer, standing, waiting = told(reader)
        assert (answer, waiting) == ("waiting", 1)
        assert standing != "let_pass"


def test_once_nobody_is_left_to_answer_the_count_has_said_who_let_it_pass() -> None:
    """In that house; the other one still only counts."""
    state = frozen_text().after(asks("TR", ask.LetPass), asks("UK", ask.LetPass)).state
    for reader in ("CY", "NATO", "public"):
        seen = view(state, reader)
        answers = {house.id: {m.role: m.answer for m in house.members} for house in seen.decision.houses}
        assert answers[NATO_HOUSE] == {"TR": "let_pass", "UK": "let_pass"}
        assert answers[EU_HOUSE] == {"CY": "waiting", "UK": "waiting"}


@refuses(ask.NextPhase, "silence_must_not_be_cut_short")
def test_nobody_skips_a_silence() -> None:
    """A skipped silence would throw the text away; before freezing the lecturer may go on."""
    skip = asks(LECTURER, ask.NextPhase)
    draft_of("last-hour").when(skip).happens()
    frozen_text().when(skip).refused("R-DEADLINE", says="skipping now would throw it away", remedy="run out")
