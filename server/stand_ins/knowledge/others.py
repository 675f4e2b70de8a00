"""The others: who else sits there, whom I have met, what was said to me, what is done in the corridors."""

from collections.abc import Mapping
from functools import cached_property

from game_rules.commands import Text
from game_rules.ids import IssueId, RoleId
from game_rules.rules.capitals import cards_in_hand
from game_rules.rules.leash import too_short_for_a_common_draft
from game_rules.rules.staff import have_met
from game_rules.state import AskedFor, Dealt, Package
from server.stand_ins.desk import unanswered
from server.stand_ins.knowledge.text import TheText


class Others(TheText):
    """The people and partners at the table, and what has passed between them and me."""

    @cached_property
    def people(self) -> tuple[RoleId, ...]:
        """The other roles that people play."""
        return tuple(r for r in self.room.cast if r not in self._state.stand_ins and r != self.role)

    @cached_property
    def unanswered(self) -> tuple[Package, ...]:
        """What people have offered and a staff has neither initialled nor answered."""
        every = (unanswered(self._state, self.desk, owner) for owner in self.people)
        return tuple(one for one in every if one)

    def called(self, other: RoleId) -> bool:
        """Have I and this staff called each other in this phase, answered or not?"""
        now, pair = self._state.clock.number, {self.role, other}
        return any(one.phase == now and {one.caller, one.called} == pair for one in self._state.corridors.meetings)

    def met(self, other: RoleId) -> bool:
        """Have I and this staff held our drafting meeting of this phase?"""
        return have_met(self._state, self.role, other)

    @property
    def leash_is_short(self) -> bool:
        """Am I held too short to write a common draft now?"""
        return too_short_for_a_common_draft(self._state, self.role)

    @property
    def begins_short(self) -> bool:
        """Does this world begin with staffs on too short a leash for a common draft?"""
        numbers = self._state.scenario.parameters
        return numbers.leash_start > numbers.leash_common_draft

    def held_short(self, role: RoleId) -> bool:
        """Is this staff held too short to write a common draft now? Leashes are known to all."""
        return too_short_for_a_common_draft(self._state, role)

    def answered_me(self, role: RoleId) -> str:
        """What a staff has said to my demand of this phase; empty where it has not."""
        mine = self.demands.get(self.role)
        return mine.answers.get(role, "") if mine else ""

    def words(self, text: Text) -> str:
        """What somebody has said to me."""
        return self._words(text)

    def said_to(self, to: tuple[RoleId, ...]) -> frozenset[str]:
        """The sentences that one of these has heard from me; nobody named means everybody."""
        mine = self.desk.spoken
        return frozenset(self._words(one.text) for one in mine if not to or not one.to or set(to) & set(one.to))

    @property
    def demands(self) -> Mapping[RoleId, AskedFor]:
        """The demands of this phase; everybody sees them."""
        return self._state.corridors.demands

    @property
    def demanded(self) -> tuple[AskedFor, ...]:
        return self._state.corridors.demanded

    @property
    def asking_in(self) -> frozenset[RoleId]:
        """Who stands at the door of the isolated draft, for those who keep it."""
        return self._state.corridors.asking_in if self.role in self.insiders else frozenset()

    @property
    def comments_open(self) -> bool:
        return self._state.corridors.comments_open

    @property
    def statement_cards(self) -> int:
        return cards_in_hand(self._state, self.role)

    @property
    def threatened(self) -> bool:
        """Have I shown my card?"""
        return any(by == self.role for by, _ in self._state.corridors.threats)

    def disclosed(self, role: RoleId) -> IssueId | None:
        """What a capital had to tell me that it minds most; empty: nothing. None: I have not called."""
        return self._state.corridors.disclosed.get((self.role, role))

    @property
    def chose_first_call(self) -> bool:
        return self.role in self._state.corridors.first_calls

    @property
    def predicted(self) -> bool:
        return self.role in self._state.ledger.predictions

    @cached_property
    def last_words(self) -> tuple[Dealt, ...]:
        """My own last words: each earns its points if its clause ends at its option."""
        return tuple(card for card in self._state.ledger.cards.get(self.role, ()) if card.points)
