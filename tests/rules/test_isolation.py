"""May: the draft is written behind closed doors. Who sees it, who knocks, who is let in."""

import pytest

from game_rules import commands as ask
from game_rules.events import AskedIn, AskInAnswered, PackageOffered
from game_rules.explain import stands_in_the_way
from game_rules.ids import LECTURER
from game_rules.texts import may_see_text
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, FULL, WORDS, at, draft_of, drafted, meeting
from tests.rules.stage import Asks, Given, asks, did

INSIDE = ("COM", "NATO")
OUTSIDE = ("TR", "CY", "UK", "EEAS")


@pytest.mark.parametrize("reader", [*OUTSIDE, "public"])
def test_an_outsider_sees_only_that_talks_exist(reader: str) -> None:
    """And whom to ask (paper L453-L456)."""
    seen = drafted(at("may")).seen_by(reader)
    assert seen.draft.hidden is not None
    assert (seen.draft.hidden.rule, seen.draft.hidden.holders) == ("R-HIDDEN", INSIDE)
    assert seen.draft.clauses == seen.packages == seen.change.moves == ()
    assert seen.ring.centre == "Talks exist"


@pytest.mark.parametrize("reader", [*INSIDE, LECTURER])
def test_those_who_write_it_see_it(reader: str) -> None:
    """And so does the lecturer."""
    seen = drafted(at("may")).seen_by(reader)
    assert seen.draft.hidden is None
    assert [clause.chip.option for clause in seen.draft.clauses[:2]] == [2, 1]


@pytest.mark.parametrize("reader", [*OUTSIDE, "public"])
def test_what_is_drafted_in_isolation_leaves_no_trace_outside(reader: str) -> None:
    """Not in the view, not in the minutes, not in what would stand in the way, not in a gauge or a button."""
    before = at("may").after(meeting())
    offered = before.after(asks("NATO", ask.OfferPackage, choices={"D1": 2, "D2": 3}))
    after = offered.after(asks("COM", ask.Initial, owner="NATO", version=1))
    assert not any(line for line in before.when(asks("NATO", ask.OfferPackage, choices={"D1": 2})).told_to(reader))
    for drafting in (offered, after):
        assert drafting.seen_by(reader) == before.seen_by(reader)
        for package in drafting.state.table.packages.values():
            assert stands_in_the_way(drafting.state, reader, package.choices) == stands_in_the_way(
                before.state, reader, package.choices
            )


PROBES = [
    asks("EEAS", ask.Initial, owner="NATO", version=9),
    asks("EEAS", ask.FreezeText),
    asks("EEAS", ask.RequestComments),
    asks("EEAS", ask.ProposeWording, issue="D1", option=2),
    asks("TR", ask.OfferPackage, choices={"D1": 1}),
    asks("TR", ask.AcceptPackage, owner="NATO", version=1),
    asks("TR", ask.Object, issue="D2", option=3),
    asks("TR", ask.SetStance, stance="would_break", owner="NATO"),
    asks("TR", ask.SetStance, stance="would_break"),
    asks("TR", ask.Bracket, issue="D1", option=2),
    asks("TR", ask.AcceptWording, issue="D1"),
    asks("TR", ask.BreakSilence, issue="D1"),
    asks("TR", ask.LetPass),
    asks("TR", ask.Endorse, yes=True),
    asks("TR", ask.Sign),
    asks("TR", ask.Comment, text=WORDS),
    asks("TR", ask.Leak),
    asks("TR", ask.HighLevelCall, role="UK"),
    asks("TR", ask.Sponsor, owner="NATO", version=1),
]


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.kind.__name__)
def test_nobody_learns_of_a_hidden_text_by_trying(probe: Asks) -> None:
    """The reasons are the same whether the pens have written something or not."""
    before = at("may").after(meeting())
    drafting = before.after(asks("NATO", ask.OfferPackage, choices={"D1": 2, "D2": 3}))
    drafting = drafting.after(asks("COM", ask.Initial, owner="NATO", version=1))
    untouched, written = before.when(probe), drafting.when(probe)
    untouched.refused("R-HIDDEN", says="you see only that talks exist")
    assert untouched.reasons == written.reasons


@refuses(ask.Leak, "text_must_be_in_sight")
@refuses(ask.Sponsor, "text_must_be_in_sight")
@refuses(ask.HighLevelCall, "text_must_be_in_sight")
def test_a_hidden_text_is_not_leaked_sponsored_or_asked_about() -> None:
    """What a state cannot read it cannot use."""
    may = drafted(at("may"))
    may.when(asks("TR", ask.Leak)).refused("R-HIDDEN")
    may.when(asks("TR", ask.Sponsor, owner="NATO", version=1)).refused("R-HIDDEN")
    may.when(asks("TR", ask.HighLevelCall, role="UK")).refused("R-HIDDEN")


@refuses(ask.OfferPackage, "text_must_be_in_sight")
@refuses(ask.Initial, "text_must_be_in_sight")
def test_only_those_who_see_the_text_work_on_it() -> None:
    """In May the pens inside; from June on everybody."""
    may = at("may").after(asks("NATO", ask.OfferPackage, choices={"D1": 1}))
    offer = asks("UK", ask.OfferPackage, choices={"D1": 2})
    initial = asks("EEAS", ask.Initial, owner="NATO", version=1)
    may.when(offer).refused("R-HIDDEN", says="you see only that talks exist", cites="L453", holders=INSIDE)
    may.when(initial).refused("R-HIDDEN", holders=INSIDE)
    may.when(asks("COM", ask.OfferPackage, choices={"D1": 2})).then_among_others()
    june = may.after(asks(LECTURER, ask.NextPhase))
    june.when(offer).happens()
    june.after(asks("EEAS", ask.Contact, role="NATO")).when(initial).happens()


@succeeds(ask.AskIn)
@refuses(ask.AskIn, "asker_must_be_outside", "text_must_be_isolated")
def test_the_eeas_knocks_once() -> None:
    """States do not: they see only that talks exist; and once everybody is in there is no door."""
    may = at("may")
    may.when(asks("TR", ask.AskIn)).refused("R-HIDDEN", says="in isolation", cites="L453", remedy="demand")
    may.when(asks("COM", ask.AskIn)).refused("R-PHASE", says="You are in already")
    asked = may.when(asks("EEAS", ask.AskIn)).then(did("EEAS", AskedIn))
    asked.when(asks("EEAS", ask.AskIn)).refused("R-PHASE", says="You have asked", holders=INSIDE)
    at("june").when(asks("EEAS", ask.AskIn)).refused("R-PHASE", says="not isolated")


@succeeds(ask.AnswerAskIn)
@refuses(ask.AnswerAskIn, "text_must_be_isolated", "answerer_must_be_inside", "somebody_must_have_asked")
def test_those_inside_open_the_door_or_keep_it_shut() -> None:
    """Whoever is let in sees the text at once; whoever is kept out may not ask again."""
    may = drafted(at("may"))
    admit = asks("COM", ask.AnswerAskIn, role="EEAS", admit=True)
    refuse = asks("NATO", ask.AnswerAskIn, role="EEAS", admit=False)
    may.when(admit).refused("R-PHASE", says="has not asked")
    asked = may.after(asks("EEAS", ask.AskIn))
    asked.when(asks("TR", ask.AnswerAskIn, role="EEAS", admit=True)).refused("R-NO-STANDING", holders=INSIDE)
    let_in = asked.when(admit).then(did("COM", AskInAnswered, role="EEAS", admit=True))
    assert let_in.seen_by("EEAS").draft.hidden is None
    kept_out = asked.when(refuse).then(did("NATO", AskInAnswered, role="EEAS", admit=False))
    assert kept_out.seen_by("EEAS").draft.hidden is not None
    kept_out.when(asks("EEAS", ask.AskIn)).refused("R-HIDDEN", says="kept out", holders=INSIDE)
    june = asked.after(asks(LECTURER, ask.NextPhase))
    june.when(admit).refused("R-PHASE", says="not isolated")


def test_a_refusal_at_the_door_is_shown_to_the_states_of_the_eu() -> None:
    """An admission is not; Turkey, outside the EU, reads neither."""
    asked = at("may").after(asks("EEAS", ask.AskIn))
    refused = asked.when(asks("NATO", ask.AnswerAskIn, role="EEAS", admit=False))
    admitted = asked.when(asks("NATO", ask.AnswerAskIn, role="EEAS", admit=True))
    readers = (*CORE, "public", LECTURER)
    assert [r for r in readers if refused.told_to(r)] == ["CY", "UK", "COM", "EEAS", "NATO", LECTURER]
    assert [r for r in readers if admitted.told_to(r)] == ["COM", "EEAS", "NATO", LECTURER]


def test_the_door_opens_for_all_when_the_phase_ends() -> None:
    """The draft goes to states."""
    june = drafted(at("may")).after(asks(LECTURER, ask.NextPhase))
    assert all(june.seen_by(reader).draft.hidden is None for reader in (*CORE, "public"))


def test_the_isolated_draft_opens_three_clauses() -> None:
    """Scope, who signs, who implements; the rest comes with June."""
    may = at("may")
    may.when(asks("NATO", ask.OfferPackage, choices={"D4": 1})).refused(
        "R-PHASE", says="Allies outside the EU is not on the table yet", remedy="June: everybody at the table"
    )
    may.when(asks("NATO", ask.OfferPackage, choices={"D1": 1, "D2": 1, "D6": 1})).then_among_others(
        did(
            "NATO",
            PackageOffered,
            version=1,
            choices={"D1": 1, "D2": 1, "D3": 0, "D4": 0, "D5": 0, "D6": 1, "D7": 0, "D8": 0},
        )
    )


def test_the_cabinet_sits_inside_from_the_start() -> None:
    """Where it is seated."""
    may = at("may", cast=FULL)
    assert [role for role in FULL if may_see_text(may.state, role)] == ["COM", "NATO", "CAB"]


def states_move(game: Given) -> list[str]:
    """The acts that Turkey could do now."""
    acts = game.seen_by("TR").acts
    return [offer.kind for offer in (*acts.first, *acts.visible, *acts.more) if offer.open]


def test_states_are_never_left_without_a_move() -> None:
    """While the text is hidden they demand, and hold leashes."""
    assert {"demand", "tighten_leash"} <= set(states_move(at("may")))
    assert "loosen_leash" not in states_move(at("may")), "every leash is long"
    shortened = at("may").after(asks("UK", ask.TightenLeash, role="NATO"))
    assert "loosen_leash" in states_move(shortened)


@refuses(ask.RequestComments, "text_must_be_in_sight", "there_must_be_a_draft", "only_pens_send_the_draft")
@refuses(ask.RequestComments, "comments_are_requested_once")
@refuses(ask.Comment, "text_must_be_in_sight", "there_must_be_a_draft", "comments_must_be_invited")
@succeeds(ask.RequestComments, ask.Comment)
def test_comments_are_invited_and_endorsement_is_not_asked() -> None:
    """C057: a comment is stored with author and version, and decides nothing."""
    request, comment = asks("NATO", ask.RequestComments), asks("CY", ask.Comment, text=WORDS, issue="D3")
    june = at("june")
    june.when(request).refused("R-VERSION", says="no draft yet", holders=("COM", "EEAS", "NATO"))
    june.when(comment).refused("R-VERSION", says="no draft yet")
    game = draft_of("june")
    game.when(asks("UK", ask.RequestComments)).refused("R-NO-STANDING", says="Only a pen")
    game.when(comment).refused("R-PHASE", says="No pen has asked", cites="L459", holders=("COM", "EEAS", "NATO"))
    open_now = game.when(request).happens()
    open_now.when(request).refused("R-PHASE", says="have been requested")
    after = open_now.when(comment).happens()
    assert after.state.table == open_now.state.table
    hidden = drafted(at("may"))
    hidden.when(asks("EEAS", ask.RequestComments)).refused("R-HIDDEN")
    hidden.when(comment).refused("R-HIDDEN")
