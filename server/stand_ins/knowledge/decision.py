"""The decision, as a mind sees it: freezing, silences, breaks, words, signatures."""

from collections.abc import Mapping
from functools import cached_property

from game_rules.commands import Clause
from game_rules.ids import EU_HOUSE, IssueId, RoleId
from game_rules.rules.assent import missing_consent
from game_rules.rules.ballots import before
from game_rules.rules.drafting import missing_agreement
from game_rules.rules.files import files
from game_rules.rules.signature import signatories
from game_rules.rules.votes import forecast, vote_running
from game_rules.seats import members
from game_rules.state import Ballot, Break, Package, Proposal
from game_rules.voting import Position
from server.stand_ins.knowledge.text import TheText


class Decision(TheText):
    """How the text is being decided."""

    @property
    def frozen(self) -> bool:
        return self._state.decision.frozen

    @property
    def by_silence(self) -> bool:
        return self._state.decision.procedure == "silence"

    @property
    def frozen_at(self) -> int:
        return self._state.decision.frozen_at

    @property
    def deadline(self) -> int:
        return self._state.decision.deadline

    @property
    def agreed(self) -> bool:
        """Have the houses agreed?"""
        return bool(self._state.decision.agreed)

    @cached_property
    def asked(self) -> tuple[tuple[str, Ballot, Package], ...]:
        """Ballots that wait for my answer (`accept`): the house, the ballot, the package."""
        ballots = self._state.decision.ballots.items()
        mine = [(h, one) for h, one in ballots if h in self.room.me.houses and self.role not in one.positions]
        return tuple((house, one, package) for house, one in mine if (package := before(self._state, house)))

    @property
    def file_vote(self) -> Ballot | None:
        """A vote on a file that waits for mine."""
        ballot = vote_running(self._state)
        waits = ballot is not None and self.role not in ballot.positions
        return ballot if waits and EU_HOUSE in self.room.me.houses else None

    @cached_property
    def files(self) -> tuple[Clause, ...]:
        """What a majority could still decide, and has not refused."""
        now = self._state.files
        return tuple(one for one in files(self._state) if one[0] not in now.decided and one not in now.refused)

    def file_tabled(self, issue: IssueId) -> int | None:
        """The option that the Commission has proposed."""
        return self._state.files.tabled.get(issue)

    def would_pass(self, clause: Clause) -> bool:
        """Would a majority be found, if members stand where they have said that they stand?"""
        issue, option = clause
        said = {one.role: one.option == option for one in self._state.corridors.demanded if one.issue == issue}
        said |= {one.role: False for one in self.objections if (one.issue, one.option) == clause}
        stands: dict[RoleId, Position] = {role: "for" if wants else "against" for role, wants in said.items()}
        return forecast(self._state, issue, option, stands).adopted

    def house_lacks(self, house: str, package: Package) -> bool:
        """Is the yes of a member of this house still missing under a package?"""
        return bool({*missing_consent(self._state, package)} & {*members(self._state, house)})

    @property
    def answered(self) -> bool:
        """Have I answered the text that lies before my houses?"""
        said = self._state.decision.let_pass | self._state.decision.yes
        return all((house, self.role) in said for house in self.room.me.houses)

    @property
    def signs(self) -> bool:
        """Is it on me to sign, and have I not yet?"""
        return self.role in signatories(self._state) and self.role not in self._state.decision.signed

    @property
    def reopened(self) -> IssueId:
        return self._state.decision.reopened

    @property
    def breaks(self) -> tuple[Break, ...]:
        return self._state.decision.breaks

    @property
    def proposals(self) -> Mapping[IssueId, Proposal]:
        return self.draft.proposals if self.draft else {}

    def agreement_missing(self, issue: IssueId) -> tuple[RoleId, ...]:
        """Whose agreement a proposed wording still needs."""
        return missing_agreement(self._state, self.draft, issue) if self.draft else ()
