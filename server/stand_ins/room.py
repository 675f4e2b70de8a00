"""The room: what does not change in a game and everybody knows: who sits where, who writes, what the options are."""

from collections.abc import Mapping
from dataclasses import dataclass

from game_rules import seats, texts
from game_rules.ids import HOUSES, Choices, IssueId, RoleId
from game_rules.rules.staff import contact_cost, counterparts
from game_rules.scenario import Role
from game_rules.state import State

COMMON = frozenset({"/", "European", "High", "International", "Representative", "Staff", "States", "United"})
"""Words in the names of roles that others share."""
UNHURRIED = 20
"""Minutes of play from which there is time to haggle."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """One game as one role finds it. `drawn` is the attention that each option draws."""

    me: Role
    slug: str
    cast: tuple[RoleId, ...]
    states: tuple[RoleId, ...]
    members: frozenset[RoleId]
    pen: str
    pens: tuple[RoleId, ...]
    other_pens: tuple[RoleId, ...]
    led: tuple[RoleId, ...]
    leaders: tuple[RoleId, ...]
    calls: Mapping[RoleId, int]
    names: Mapping[RoleId, str]
    called: Mapping[RoleId, tuple[str, ...]]
    titles: Mapping[IssueId, str]
    vocabulary: tuple[tuple[IssueId, str, tuple[str, ...]], ...]
    drawn: Mapping[IssueId, tuple[int, ...]]
    ceiling: int
    waiver: Mapping[IssueId, int]
    settled: Mapping[IssueId, int]
    today: Choices
    procedure: str
    play: tuple[int, ...]
    play_minutes: int
    silence: int

    @classmethod
    def of(cls, state: State, role: RoleId) -> "Room":
        scenario, form = state.scenario, state.form
        me, pen = seats.role_of(state, role), seats.pen_house(state, role)
        house = pen or me.organisation
        play = tuple(number for number, phase in enumerate(form.phases) if phase.stage == "play")
        return cls(
            me=me,
            slug=scenario.slug,
            cast=state.cast,
            states=seats.states(state),
            members=frozenset(one for house in HOUSES for one in seats.members(state, house)),
            pen=pen,
            pens=seats.pens(state),
            other_pens=tuple(one for one in seats.pens(state) if seats.pen_house(state, one) != house),
            led=tuple(one for one in seats.staff(state) if seats.role_of(state, one).organisation in me.houses),
            leaders=() if me.is_state else seats.principals(state, role),
            calls={one: contact_cost(state, one) for one in counterparts(state, role)},
            names={one: seats.name(state, one) for one in state.cast},
            called={one: _called(seats.role_of(state, one)) for one in state.cast},
            titles={issue.id: issue.title for issue in scenario.issues},
            vocabulary=tuple((i.id, i.title, tuple(o.label for o in i.options)) for i in scenario.issues),
            drawn={issue.id: tuple(option.attention for option in issue.options) for issue in scenario.issues},
            ceiling=scenario.parameters.attention_ceiling,
            waiver=scenario.attention_waived_by,
            settled=texts.agreed_language(state),
            today=texts.today(state),
            procedure=scenario.procedure,
            play=play,
            play_minutes=sum(form.phases[number].minutes for number in play),
            silence=form.silence_seconds * 1000,
        )

    @property
    def haste(self) -> float:
        """1 in a game with time to haggle; less in a shorter one, where everything goes faster."""
        return min(1.0, self.play_minutes / UNHURRIED)

    @property
    def unsettled(self) -> tuple[IssueId, ...]:
        """The issues that are no agreed language, those of later phases too."""
        return tuple(issue for issue in self.drawn if issue not in self.settled)

    def options(self, issue: IssueId) -> range:
        return range(len(self.drawn[issue]))

    def attention(self, choices: Choices) -> int:
        """What the clauses of a text draw; noise comes on top."""
        return sum(self.drawn[issue][option] for issue, option in choices.items())

    def waived(self, choices: Choices) -> bool:
        """May a text draw as much attention as it likes, because both houses will endorse it?"""
        return bool(self.waiver) and all(choices[issue] == option for issue, option in self.waiver.items())


def _called(role: Role) -> tuple[str, ...]:
    """By which words of a sentence a role knows that it is meant."""
    return (role.id, *(word.casefold() for word in (role.capital, *role.name.split()) if word and word not in COMMON))
