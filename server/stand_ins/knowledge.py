"""Knowledge: everything that a mind may use. Its own table and what its role can see; never another role's table.

This is the one door between the state and the minds: they get a `Knowledge`, and nothing in it leads on to the state.
"""

from collections.abc import Callable, Mapping
from functools import cached_property

from game_rules import explain, texts
from game_rules.commands import Clause, Text
from game_rules.decide import objections
from game_rules.events_catalogue import command_from
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.rules.assent import missing_consent
from game_rules.rules.capitals import cards_in_hand
from game_rules.rules.clock import drafting_ends
from game_rules.rules.drafting import missing_agreement
from game_rules.rules.leash import too_short_for_a_common_draft
from game_rules.rules.signature import signatories
from game_rules.rules.staff import have_met
from game_rules.scenario import Phase
from game_rules.state import AskedFor, Break, Dealt, Draft, Objection, Package, Proposal, Stance, State
from game_rules.view import seen
from server.stand_ins.desk import Desk, unanswered
from server.stand_ins.mind import Act

_ANY_WORDS = {"ref": "", "digest": "", "words": 1}

Words = Callable[[Text], str]
"""Where the words of a text are found."""


def _unread(text: Text) -> str:
    return ""


class Knowledge:
    """One look of one role at a game, from its own chair."""

    def __init__(self, state: State, desk: Desk, now: int = 0, words: Words = _unread) -> None:
        self.__state = state
        self.__words = words
        self.role = desk.role
        self.desk = desk
        self.room = desk.room(state)
        self.table = desk.table(state)
        self.now = max(now, state.clock.now)
        self.margin: int | None = None

    def may(self, act: Act) -> bool:
        """Would the rules let me do this now?"""
        data = act.data if "text" not in act.data else {**act.data, "text": _ANY_WORDS}
        return not objections(self.__state, command_from(act.kind, data, self.role, self.now))

    # --- the order of business ----------------------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        return self.__state.clock.status == "running"

    @cached_property
    def phase(self) -> Phase | None:
        return self.__state.phase

    @property
    def began(self) -> int:
        return self.__state.clock.began

    @property
    def ends(self) -> int:
        return self.__state.clock.ends

    @property
    def drafting_closed(self) -> bool:
        return self.__state.clock.drafting_closed

    @cached_property
    def drafting_ends(self) -> int:
        """When drafting closes: at its time in the last phase, else with the running phase."""
        return drafting_ends(self.__state) or self.__state.clock.ends

    @cached_property
    def spent(self) -> float:
        """How much of the running phase's drafting time has gone, 0 to 1."""
        length = self.drafting_ends - self.began
        return min(1.0, max(0.0, (self.now - self.began) / length)) if length > 0 else 0.0

    @cached_property
    def gone(self) -> float:
        """How much of the whole running phase has gone, 0 to 1."""
        length = self.ends - self.began
        return min(1.0, max(0.0, (self.now - self.began) / length)) if self.ends else 0.0

    @cached_property
    def play(self) -> tuple[int, int]:
        """The running phase among those of play, counted from 0, and how many there are."""
        number = self.__state.clock.number
        return sum(one < number for one in self.room.play), len(self.room.play)

    @property
    def is_last(self) -> bool:
        """Does play end with this phase?"""
        number, count = self.play
        return number == count - 1

    @property
    def said_ready(self) -> frozenset[RoleId]:
        return self.__state.clock.ready

    # --- who is who ---------------------------------------------------------------------------------------------------

    @cached_property
    def people(self) -> tuple[RoleId, ...]:
        """The other roles that people play."""
        return tuple(r for r in self.room.cast if r not in self.__state.stand_ins and r != self.role)

    @cached_property
    def holders(self) -> frozenset[RoleId]:
        """Who could stop the text as it stands: law, and known to all."""
        return frozenset(explain.veto_holders(self.__state, self.standing))

    def called(self, other: RoleId) -> bool:
        """Have I and this staff called each other in this phase, answered or not?"""
        now, pair = self.__state.clock.number, {self.role, other}
        return any(one.phase == now and {one.caller, one.called} == pair for one in self.__state.corridors.meetings)

    def met(self, other: RoleId) -> bool:
        """Have I and this staff held our drafting meeting of this phase?"""
        return have_met(self.__state, self.role, other)

    @property
    def leash_is_short(self) -> bool:
        """Am I held too short to write a common draft now?"""
        return too_short_for_a_common_draft(self.__state, self.role)

    # --- what is said -------------------------------------------------------------------------------------------------

    def words(self, text: Text) -> str:
        """What somebody has said to me."""
        return self.__words(text)

    def said_to(self, to: tuple[RoleId, ...]) -> frozenset[str]:
        """The sentences that one of these has heard from me; nobody named means everybody."""
        mine = self.desk.sentences
        return frozenset(self.__words(text) for text, whom in mine if not to or not whom or set(to) & set(whom))

    # --- the text -----------------------------------------------------------------------------------------------------

    @cached_property
    def sees_text(self) -> bool:
        return texts.may_see_text(self.__state, self.role)

    @cached_property
    def isolated(self) -> bool:
        return texts.isolated(self.__state)

    @cached_property
    def insiders(self) -> frozenset[RoleId]:
        """Who writes the isolated draft with me; everybody where nothing is isolated, nobody where I am outside."""
        if not self.isolated:
            return frozenset(self.room.cast)
        return self.__state.corridors.insiders if self.sees_text else frozenset()

    @cached_property
    def draft(self) -> Draft | None:
        return self.__state.table.draft if self.sees_text else None

    @cached_property
    def standing(self) -> Choices:
        """The text as it stands, as far as I can see it."""
        return self.draft.choices if self.draft else self.room.today

    @cached_property
    def open(self) -> tuple[IssueId, ...]:
        """The issues that may be changed now."""
        return texts.open_issues(self.__state)

    def clause(self, clause: Clause) -> str:
        """A clause in words."""
        return texts.clause_name(self.__state, *clause)

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """The packages on the table that I can see, mine too."""
        every = self.__state.table.packages.values()
        return tuple(one for one in every if seen.sees_package(self.__state, self.role, one))

    @cached_property
    def unanswered(self) -> tuple[Package, ...]:
        """What people have offered and a staff has neither initialled nor answered."""
        every = (unanswered(self.__state, self.desk, owner) for owner in self.people)
        return tuple(one for one in every if one)

    @property
    def mine(self) -> Package | None:
        return self.__state.table.packages.get(self.role)

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """The objections that stand and that I know of, mine too."""
        every = self.__state.table.objections.values()
        return tuple(one for one in every if seen.sees_objection(self.__state, self.role, one))

    def stance(self, role: RoleId, owner: RoleId = "") -> Stance | None:
        """What a state has told me of a package, or of the draft."""
        return seen.stance_told(self.__state, self.role, role, owner)

    @cached_property
    def noise(self) -> int:
        """Attention drawn by other things than clauses; everybody sees the thermometer."""
        return texts.attention(self.__state, self.room.today) - self.room.attention(self.room.today)

    def too_loud(self, choices: Choices) -> bool:
        """Does a text draw more attention than may be signed?"""
        room = self.room
        loud = room.procedure == "sign" and self.noise + room.attention(choices) > room.ceiling
        return loud and not room.waived(choices)

    def lacks_consent(self, package: Package) -> tuple[RoleId, ...]:
        """Who has not yet said yes to a package (procedure `accept`): shown to everybody."""
        return missing_consent(self.__state, package)

    # --- the corridors ------------------------------------------------------------------------------------------------

    @property
    def demands(self) -> Mapping[RoleId, AskedFor]:
        """The demands of this phase; everybody sees them."""
        return self.__state.corridors.demands

    @property
    def demanded(self) -> tuple[AskedFor, ...]:
        return self.__state.corridors.demanded

    @property
    def asking_in(self) -> frozenset[RoleId]:
        """Who stands at the door of the isolated draft, for those who keep it."""
        return self.__state.corridors.asking_in if self.role in self.insiders else frozenset()

    @property
    def comments_open(self) -> bool:
        return self.__state.corridors.comments_open

    @property
    def statement_cards(self) -> int:
        return cards_in_hand(self.__state, self.role)

    @property
    def threatened(self) -> bool:
        """Have I shown my card?"""
        return any(by == self.role for by, _ in self.__state.corridors.threats)

    def disclosed(self, role: RoleId) -> IssueId | None:
        """What a capital had to tell me that it minds most; empty: nothing. None: I have not called."""
        return self.__state.corridors.disclosed.get((self.role, role))

    @property
    def chose_first_call(self) -> bool:
        return self.role in self.__state.corridors.first_calls

    @property
    def predicted(self) -> bool:
        return self.role in self.__state.ledger.predictions

    @cached_property
    def last_words(self) -> tuple[Dealt, ...]:
        """My own last words: each earns its points if its clause ends at its option."""
        return tuple(card for card in self.__state.ledger.cards.get(self.role, ()) if card.points)

    # --- the decision -------------------------------------------------------------------------------------------------

    @property
    def frozen(self) -> bool:
        return self.__state.decision.frozen

    @property
    def by_silence(self) -> bool:
        return self.__state.decision.procedure == "silence"

    @property
    def frozen_at(self) -> int:
        return self.__state.decision.frozen_at

    @property
    def deadline(self) -> int:
        return self.__state.decision.deadline

    @property
    def agreed(self) -> bool:
        """Have the houses agreed?"""
        return bool(self.__state.decision.agreed)

    @property
    def answered(self) -> bool:
        """Have I answered the text that lies before my houses?"""
        said = self.__state.decision.let_pass | self.__state.decision.yes
        return all((house, self.role) in said for house in self.room.me.houses)

    @property
    def signs(self) -> bool:
        """Is it on me to sign, and have I not yet?"""
        return self.role in signatories(self.__state) and self.role not in self.__state.decision.signed

    @property
    def reopened(self) -> IssueId:
        return self.__state.decision.reopened

    @property
    def breaks(self) -> tuple[Break, ...]:
        return self.__state.decision.breaks

    @property
    def proposals(self) -> Mapping[IssueId, Proposal]:
        return self.draft.proposals if self.draft else {}

    def agreement_missing(self, issue: IssueId) -> tuple[RoleId, ...]:
        """Whose agreement a proposed wording still needs."""
        return missing_agreement(self.__state, self.draft, issue) if self.draft else ()
