"""Warsaw as data: every number kept, every minute planned, both sides told in the same tone."""

import re

import pytest

from game_rules.analysis.packages import Space
from game_rules.analysis.tables import at_start
from game_rules.analysis.zone import better_for_all, blocked_by, zone
from game_rules.events import TextFrozen
from game_rules.ids import MINUTE, SECOND
from game_rules.rules.book import ACTS
from game_rules.rules.order import ONLY_WHERE_OPENED
from game_rules.scenario import Card, Format
from game_rules.words import kind_of
from server.scenarios.scenario_file import SHIPPED, load, shipped
from server.stand_ins.play import play_out
from tests.scenarios import told

WARSAW = load("warsaw")
STATES = [role.id for role in WARSAW.roles if role.is_state]

# The share of each issue in the range of a role's points, in percent, as the world gives it.
WEIGHTS = {
    "TR": (3, 25, 16, 15, 10, 6, 9, 17),
    "CY": (2, 15, 15, 17, 11, 8, 9, 22),
    "UK": (21, 15, 3, 6, 9, 12, 9, 24),
    "COM": (18, 20, 0, 10, 5, 30, 13, 5),
    "EEAS": (13, 17, 4, 12, 8, 29, 10, 8),
    "NATO": (18, 18, 6, 1, 6, 19, 18, 15),
    "US": (16, 9, 7, 12, 7, 9, 14, 26),
    "DE": (24, 17, 3, 7, 7, 14, 14, 14),
    "GR": (5, 7, 16, 20, 11, 8, 11, 21),
    "FR": (10, 8, 10, 18, 13, 21, 13, 8),
    "CAB": (16, 29, 4, 10, 6, 10, 18, 6),
}
ATTENTION = {
    "D1": (0, 1, 1, 2),
    "D2": (0, 1, 2, 4),
    "D3": (0, 0, 1, 3),
    "D4": (0, 0, 2, 3),
    "D5": (0, 0, 1, 2),
    "D6": (0, 0, 1, 1),
    "D7": (0, 0, 1, 3),
    "D8": (0, 1, 2, 3),
}
PARTISAN = re.compile(
    r"greek cypriot|administration|occup|illegal|so-called|pseudo|regime|provocat|hostage|blackmail", re.I
)


@pytest.mark.parametrize("role", WEIGHTS)
def test_points_weigh_what_they_weighed(role: str) -> None:
    """A digit lost in the tables would shift a share."""
    ranges = [max(WARSAW.payoffs[issue][role]) - min(WARSAW.payoffs[issue][role]) for issue in WARSAW.issue_by_id]
    for share, weight in zip(ranges, WEIGHTS[role], strict=True):
        assert abs(100 * share / sum(ranges) - weight) <= 1


def test_walk_aways_and_attention_are_the_worlds() -> None:
    """Numbers of the source."""
    assert WARSAW.walkaway == {
        "TR": 5, "CY": 8, "UK": 9, "COM": 6, "EEAS": 7, "NATO": 9, "US": 10, "DE": 11, "GR": 5, "FR": 8, "CAB": 9,
    }  # fmt: skip
    assert {issue.id: tuple(o.attention for o in issue.options) for issue in WARSAW.issues} == ATTENTION
    assert WARSAW.parameters.attention_ceiling == 9
    assert WARSAW.attention_waived_by == {"D7": 3}


def test_a_contact_costs_what_its_consent_costs() -> None:
    """1 + (autonomy <= 2) + (streamlined <= 2); of the staffs only those of this scenario are there."""
    costs = {role: staff.contact_cost for role, staff in WARSAW.parameters.staff.items()}
    assert costs == {"NATO": 1, "COM": 1, "EEAS": 3, "CAB": 1}


@pytest.mark.parametrize("form", WARSAW.formats, ids=lambda form: form.id)
def test_the_minutes_add_up(form: Format) -> None:
    """The name of a format is its length; a silence fits into what is left when drafting closes at two thirds."""
    length = {"mini": 20, "multiday": 6 * 24 * 60 + 120}.get(form.id) or int(form.id)
    assert sum(phase.minutes for phase in form.phases) == length
    last = form.phases[-2]
    assert last.drafting_minutes == 2 * last.minutes // 3
    assert form.silence_seconds * SECOND <= (last.minutes - last.drafting_minutes) * MINUTE


def test_the_fifty_minutes_are_those_of_the_table() -> None:
    """5, 5, 13, 8, 9, 10; two clauses come as agreed language."""
    form = WARSAW.format("50")
    assert [phase.minutes for phase in form.phases] == [5, 5, 13, 8, 9, 10]
    assert form.settled == {"D5": 2, "D8": 1}
    assert (form.phases[4].drafting_minutes, form.phases[4].ends_early) == (6, False)


@pytest.mark.parametrize("length", ["50", "75", "90"])
def test_no_turn_of_events_falls_near_a_deadline(length: str) -> None:
    """Never within a minute of the end of a phase, of the close of drafting, or of an early silence's deadline."""
    form = WARSAW.format(length)
    phases = {phase.id: phase for phase in form.phases}
    for inject in WARSAW.injects:
        if length not in inject.at:
            continue
        name, seconds = inject.at[length]
        ends = [phases[name].minutes * 60, phases[name].drafting_minutes * 60]
        ends += [form.silence_seconds] if phases[name].drafting_minutes else []
        assert seconds >= 60, inject.id
        assert all(abs(end - seconds) >= 60 for end in ends if end), inject.id


def test_at_fifty_minutes_only_three_public_shocks() -> None:
    """The leak where nobody leaked, the referendum, the last word."""
    assert [inject.id for inject in WARSAW.injects if "50" in inject.at] == ["D-I1", "D-I2", "D-I5"]
    assert WARSAW.inject_by_id["D-I1"].unless == "leaked"


@pytest.mark.parametrize("length", ["50", "75", "90", "multiday"])
def test_every_act_has_its_phase(length: str) -> None:
    """Disclosure is gradual: what a phase opens stays open; nothing of the decision is open before the last hour."""
    form = WARSAW.format(length)
    play = [phase for phase in form.phases if phase.stage == "play"]
    for phase in play:
        assert phase.hint, phase.id
        assert phase.hint.count(".") == 1, phase.hint
    assert {"ready", "raise_hand"} <= set(play[0].opens)
    named = [verb for phase in play for verb in phase.opens]
    assert len(named) == len(set(named))
    acts = [act for act in ACTS if act.procedure in ("", "sign")]
    players = {kind_of(act.command) for act in acts if act.needs and act.needs[0].__name__ == "role_must_be_seated"}
    unnamed = players - set(named) - set(form.phases[0].opens) - ONLY_WHERE_OPENED
    assert unnamed == {"accept_package"}, "an act that no phase names is open throughout play"


@pytest.mark.parametrize("role", [role.id for role in WARSAW.roles])
def test_a_brief_can_be_played_from_in_two_minutes(role: str) -> None:
    """120 to 180 words: what I want, can give, must never, and whom I call first."""
    brief = WARSAW.role_by_id[role].confidential_brief
    assert 120 <= len(brief.replace("**", "").split()) <= 185
    for part in ("**You want**", "**You can give**", "**Without a text**", "**Call first**"):
        assert part in brief
    assert "**Never:**" in brief or "**You would rather not**" in brief
    assert ("**Never:**" in brief) == any(line.role == role for line in WARSAW.red_lines)


def test_a_brief_names_agreed_language_only_where_it_is_open() -> None:
    """In 50 minutes two clauses come settled: no brief offers or asks for them without saying so."""
    settled = WARSAW.format("50").settled
    for role in WARSAW.roles:
        for part in role.confidential_brief.split("\n\n"):
            if "**You want**" in part or "**You can give**" in part:
                named = [issue for issue in settled if f"({issue})" in part]
                assert not named or re.search(r"\bopen\b", part), (role.id, part)


def test_giving_is_free_where_a_brief_says_so() -> None:
    """What the Commission's brief calls free costs it nothing; what costs it is called so."""
    says = " ".join(WARSAW.role_by_id["COM"].confidential_brief.split())
    assert "costs you nothing (D3)" in says
    assert not any(WARSAW.payoffs["D3"]["COM"])
    assert "comments (D7) cost you a little" in says
    assert WARSAW.payoffs["D7"]["COM"][1] < 0


def test_turkey_and_cyprus_are_told_in_the_same_shape() -> None:
    """Two vetoes, one in each house: neither is small."""
    turkey, cyprus = WARSAW.role_by_id["TR"], WARSAW.role_by_id["CY"]
    headings = [re.findall(r"\*\*(.*?)\*\*", role.confidential_brief) for role in (turkey, cyprus)]
    assert headings[0] == headings[1]
    lengths = [len(role.confidential_brief.split()) for role in (turkey, cyprus)]
    assert abs(lengths[0] - lengths[1]) <= 12
    assert len(turkey.goals) == len(cyprus.goals)


def neutral(text: str) -> str:
    """A text with the names of the two sides taken out."""
    for name in ("Ankara", "Nicosia", "Turkey", "Cyprus", "TR", "CY"):
        text = text.replace(name, "...")
    return text


def test_their_instructions_differ_in_nothing_but_the_name() -> None:
    """The same words, the same value."""
    turkey, cyprus = (card_of(role, "instruction")[0] for role in ("TR", "CY"))
    assert neutral(turkey.title) == neutral(cyprus.title)
    assert turkey.text == cyprus.text
    assert [effect.delta for effect in turkey.effects] == [effect.delta for effect in cyprus.effects]


def test_their_last_words_are_worth_the_same() -> None:
    """As many cards, as many points, each with its mirror."""
    turkey, cyprus = (card_of(role, "last_word") for role in ("TR", "CY"))
    assert [card.points for card in turkey] == [card.points for card in cyprus]
    assert {neutral(card.title) for card in turkey} == {neutral(card.title) for card in cyprus}
    assert {(card.issue, card.step) for card in turkey[:2]} == {("D4", 1), ("D3", -1)}
    assert {(card.issue, card.step) for card in cyprus[:2]} == {("D4", -1), ("D3", 1)}


def card_of(role: str, kind: str) -> list[Card]:
    return [card for card in WARSAW.cards if card.role == role and card.kind == kind]


def test_every_role_has_one_instruction_with_one_thing_in_it() -> None:
    """One value, one red line or one goal; and where it comes from."""
    for role in WARSAW.full_cast:
        (card,) = card_of(role, "instruction")
        assert (card.phase, len(card.effects)) == ("july", 1)
        assert card.effects[0].op in ("payoff", "walkaway", "red_line", "goal")
        assert card.source


def test_every_veto_holder_has_last_words_and_nobody_else() -> None:
    """Worth two to four points for one step of one clause that the fifty minutes play too."""
    holders = {*WARSAW.acceptance.veto, *WARSAW.acceptance.optional_veto}
    words = [card for card in WARSAW.cards if card.kind == "last_word"]
    assert {card.role for card in words} == holders
    for card in words:
        assert 2 <= card.points <= 4
        assert abs(card.step) == 1
        assert card.issue not in WARSAW.format("50").settled
        assert card.source


def test_interface_words_are_neutral() -> None:
    """Partisan words appear only inside role texts and quotations; the reasons for an issue are questions."""
    public = [WARSAW.title, WARSAW.summary, *WARSAW.learning_goals, *WARSAW.glossary.values()]
    public += [text for issue in WARSAW.issues for text in (issue.title, issue.why)]
    public += [text for issue in WARSAW.issues for o in issue.options for text in (o.label, o.wording)]
    public += [text for inject in WARSAW.injects for text in (inject.title, inject.text)]
    public += [phase.hint for form in WARSAW.formats for phase in form.phases]
    public += [role.public_brief for role in WARSAW.roles]
    assert [text for text in public if PARTISAN.search(text)] == []
    assert all(issue.why.endswith("?") for issue in WARSAW.issues)


def test_no_brief_gives_the_research_away() -> None:
    """Players discover who is empowered; nobody tells them."""
    told = re.compile(
        r"empower|needs? the least consent|must ask its|action points?|autonom(y|ous) (score|[0-5])", re.I
    )
    texts = [role.confidential_brief for role in WARSAW.roles] + [card.text for card in WARSAW.cards]
    assert [text for text in texts if told.search(text)] == []


def test_briefs_and_cards_name_no_points() -> None:
    """A game may be played without numbers: they stand on the sheet, never in a sentence."""
    texts = [role.confidential_brief for role in WARSAW.roles] + [card.text for card in WARSAW.cards]
    assert [text for text in texts if re.search(r"\bpoints\b", text)] == []


def test_a_wording_is_a_sentence_without_brackets() -> None:
    """Brackets belong to the game; the artefact prints these sentences."""
    for issue in WARSAW.issues:
        for option in issue.options:
            assert option.wording == "" or option.wording.endswith(".")
            assert "[" not in option.wording
            assert len(option.wording.split()) <= 80


def test_the_glossary_explains_in_one_sentence_each() -> None:
    """At least thirty words; the country's present name is noted."""
    assert len(WARSAW.glossary) >= 30
    assert all(text.endswith(".") and text[:-1].count(". ") == 0 for text in WARSAW.glossary.values())
    assert "Türkiye" in WARSAW.glossary["Turkey"]


def test_signing_is_that_of_history() -> None:
    """Three heads, or with the High Representative; an unseated Cabinet follows; states only where they co-sign."""
    signing = WARSAW.signing
    assert signing is not None
    assert signing.heads == ((), ("NATO", "COM", "CAB"), ("NATO", "COM", "CAB", "EEAS"), ("NATO", "COM", "CAB"))
    assert (signing.states_sign, signing.follows) == ((3,), ("CAB",))
    assert (signing.endorsement_issue, signing.endorsement_option) == ("D7", 3)


def test_each_brief_belongs_to_a_role() -> None:
    """No orphan in the folder."""
    for slug in shipped():
        files = {path.stem for path in (SHIPPED / slug / "briefs").glob("*.md")}
        assert files == {role.slug for role in load(slug).roles}


def test_a_week_has_its_days() -> None:
    """D0 to D7: read, May, June, July for two days, a quiet day, an evening together, the debrief."""
    form = WARSAW.format("multiday")
    assert [phase.minutes // 1440 for phase in form.phases] == [1, 1, 1, 2, 1, 0, 0]
    assert not any(phase.ends_early for phase in form.phases[:-1])
    assert not form.settled
    assert told.turns_of_a_week(WARSAW) == ["D-I2", "D-I3", "D-I4", "D-I5"], "nobody wrote a draft that could leak"


def test_the_small_game_is_about_one_word() -> None:
    """Three clauses: the word, and what may be paid for it; neither veto is pointless, and neither is small."""
    form = WARSAW.format("mini")
    open_ = [issue.id for issue in WARSAW.issues if issue.id not in form.settled]
    assert open_ == ["D3", "D4", "D7"]
    assert {issue: form.settled[issue] for issue in form.settled} == {
        issue: WARSAW.historical_package[issue] for issue in form.settled
    }
    space, tables = Space(WARSAW, form.settled), at_start(WARSAW)
    found = zone(space, WARSAW.core_cast, tables)
    assert (space.size, found.bit_count()) == (64, 12)
    assert blocked_by(space, "TR", WARSAW.core_cast, tables) == (21, 33)
    assert blocked_by(space, "CY", WARSAW.core_cast, tables) == (20, 32)
    assert better_for_all(space, WARSAW.core_cast, tables).bit_count() == 11
    assert all(choices["D3"] in (1, 2) for choices in map(space.choices, space.numbers(found)))


def test_the_small_game_ends_by_signature_or_break() -> None:
    """Stand-ins play it to its end in twenty minutes; both silences run."""
    played = play_out(WARSAW, "mini", seed=1)
    told_events = [event for move in played.moves for event in move.events]
    assert any(isinstance(event, TextFrozen) for event in told_events)
    assert played.state.clock.now <= 16 * MINUTE
