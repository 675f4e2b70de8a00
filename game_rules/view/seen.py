"""What a reader may know: the one place where each kind of secret is decided."""

from game_rules.ids import LECTURER, Choices, IssueId, RoleId
from game_rules.points import LEVELS, VITAL, VITAL_TEXT, level
from game_rules.seats import in_order, members, role_of
from game_rules.state import Draft, Meeting, Objection, Package, Stance, State
from game_rules.texts import may_see_text
from game_rules.view.kept import kept
from game_rules.view.own import NOBODYS, chips, own
from game_rules.view.small_shapes import Chip, Mine


def is_player(state: State, reader: str) -> bool:
    """Does the reader hold a role at this table?"""
    return reader in state.cast


def sees_all(state: State, reader: str) -> bool:
    """The lecturer sees everything; so does every player once all has been revealed."""
    return reader == LECTURER or (state.ledger.revealed and is_player(state, reader))


def sees_assent(state: State, reader: str, role: RoleId) -> bool:
    """Who agrees is counted, not named: a role's own, and everybody's to whoever sees all. A no has a name."""
    return reader == role or sees_all(state, reader)


def knows_assent(state: State, reader: str, house: str, role: RoleId) -> bool:
    """Has the reader seen it, or does the count say it: the house has agreed, or nobody in it is left to answer?"""
    now = state.decision
    everybody = all((house, one) in now.let_pass | now.yes for one in members(state, house))
    return house in now.agreed or everybody or sees_assent(state, reader, role)


def _told(state: State, reader: str, by: RoleId, to: tuple[RoleId, ...]) -> bool:
    return not to or reader == by or reader in to or sees_all(state, reader)


def sees_objection(state: State, reader: str, objection: Objection) -> bool:
    """Public objections are everybody's; others belong to those told. All need the text in sight."""
    return may_see_text(state, reader) and _told(state, reader, objection.role, objection.to)


def stands_in_draft(state: State, issue: IssueId, option: int) -> bool:
    """Does an option stand in the draft or in its brackets?"""
    draft = state.table.draft
    return draft is not None and option in (draft.choices[issue], *draft.brackets.get(issue, ()))


def sees_stance(state: State, reader: str, by: RoleId, stance: Stance) -> bool:
    """A stance is seen by those to whom it was taken."""
    return may_see_text(state, reader) and _told(state, reader, by, stance.to)


def stance_told(state: State, reader: str, role: RoleId, owner: RoleId = "") -> Stance | None:
    """What a state has said of a text, as the reader knows it: in private to the reader, else in public."""
    table = state.table
    if reader != role and (aside := table.asides.get((role, owner, reader))):
        return aside if sees_stance(state, reader, role, aside) else None
    said = table.stances.get((role, owner))
    if said is None and (reader == role or sees_all(state, reader)):
        said = next((one for key, one in table.asides.items() if key[:2] == (role, owner)), None)
    return said if said and sees_stance(state, reader, role, said) else None


def stances_told(state: State, reader: str, owner: RoleId = "") -> tuple[tuple[RoleId, str], ...]:
    """What every state has said of a text (of `owner`'s package, or the draft), as the reader knows it."""
    table = state.table
    told = kept(
        state,
        "stances",
        reader,
        (table.stances, table.asides, state.corridors.insiders, state.ledger),
        lambda: _stances(state, reader),
    )
    return told.get(owner, ())


def _stances(state: State, reader: str) -> dict[RoleId, tuple[tuple[RoleId, str], ...]]:
    said = {*state.table.stances, *(key[:2] for key in state.table.asides)}
    return {
        owner: tuple(
            (role, told.stance)
            for role in state.cast
            if (role, owner) in said and (told := stance_told(state, reader, role, owner))
        )
        for owner in {owner for _, owner in said}
    }


def initials_of_the_draft(state: State) -> tuple[RoleId, ...]:
    """Every pen whose initials stand under the very text that is the draft: those that made it, and those since."""
    draft = state.table.draft
    if draft is None:
        return ()
    same = [one for one in state.table.packages.values() if not draft.brackets and _is_that_text(one, draft)]
    return in_order(state, frozenset(draft.pens).union(*(one.initials for one in same)))


def _is_that_text(package: Package, draft: Draft) -> bool:
    return package.choices == draft.choices and all(draft.wordings.get(i) == t for i, t in package.wordings.items())


def sees_package(state: State, reader: str, package: Package) -> bool:
    """A package is seen by whoever sees the text."""
    return may_see_text(state, reader) or package.owner == reader


def sees_threat(state: State, reader: str, by: RoleId, to: tuple[RoleId, ...]) -> bool:
    """A threat is heard by its addressees."""
    return _told(state, reader, by, to)


def sees_meeting(state: State, reader: str, meeting: Meeting) -> bool:
    """Who met whom is known to those who met and to the states that lead either of them (game.md, disclosures)."""
    if reader in (meeting.caller, meeting.called) or sees_all(state, reader):
        return True
    houses = {role_of(state, one).organisation for one in (meeting.caller, meeting.called)}
    return any(reader in members(state, house) for house in houses if house)


def sees_letter(state: State, reader: str, by: RoleId, to: RoleId, label: str) -> bool:
    """A technical letter is between the two; a political one is known to the states that lead either of them."""
    return (
        sees_meeting(state, reader, between(state, by, to))
        if label == "political"
        else (reader in (by, to) or sees_all(state, reader))
    )


def between(state: State, one: RoleId, other: RoleId) -> Meeting:
    """The meeting that these two might have held in this phase."""
    return Meeting(caller=one, called=other, answered=0, phase=state.clock.number)


def chip(state: State, issue: IssueId, option: int) -> Chip:
    """One issue at one option, in words."""
    return chips(state)[issue, option]


def gauge(state: State, amount: int, *, red_line: str = "", hard: bool = False, vital: int = VITAL) -> Mine:
    """A number of points as a gauge of a player's own."""
    shown, size = not state.qualitative, level(amount, vital)
    return Mine(level=size, word=LEVELS[size], points=amount if shown else 0, shown=shown, red_line=red_line, hard=hard)


def option_gauge(state: State, reader: str, issue: IssueId, option: int) -> Mine:
    """What one option is worth to the reader, with the instruction that it would cross."""
    return own(state, reader).answers[issue][option].mine


def text_gauge(state: State, reader: str, choices: Choices) -> Mine:
    """What a whole text is worth to the reader, against walking away."""
    if not is_player(state, reader):
        return NOBODYS
    mine = own(state, reader)
    line = next(iter(mine.forbidden(choices)), None)
    return gauge(
        state,
        mine.surplus(choices),
        red_line=line.text if line else "",
        hard=line is not None,
        vital=VITAL_TEXT,
    )


def own_points(state: State, reader: str, choices: Choices) -> tuple[int, int]:
    """(points, walk-away) of the reader for a text; zeros in qualitative mode before the reveal."""
    if state.qualitative and not state.ledger.revealed:
        return 0, 0
    mine = own(state, reader)
    return mine.points(choices), mine.walkaway


def against_draft(state: State, reader: str, choices: Choices) -> Mine:
    """How much better or worse a text is for the reader than the draft as it stands; nothing without a draft."""
    draft = state.table.draft
    if draft is None or not is_player(state, reader):
        return NOBODYS
    mine = own(state, reader)
    return gauge(state, mine.points(choices) - mine.points(draft.choices))
