"""Deciding: whose consent a package needs, and who signs."""

from dataclasses import dataclass

from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Acceptance:
    """Whose consent a package needs: every seated `veto`, `optional_veto`, `necessary`; one seated of `one_of`."""

    veto: tuple[RoleId, ...]
    necessary: tuple[RoleId, ...]
    one_of: tuple[RoleId, ...]
    optional_veto: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Signing:
    """The procedure `sign`: which clause says who signs, and which asks for endorsement in each house.

    `heads[n]` are the roles that sign when clause `issue` stands at option n; `states_sign` are the options at
    which every seated member signs too. An empty list of heads is a press line: it needs no signature.
    """

    issue: IssueId
    heads: tuple[tuple[RoleId, ...], ...]
    states_sign: tuple[int, ...] = ()
    endorsement_issue: IssueId = ""
    endorsement_option: int = 0
    follows: tuple[RoleId, ...] = ()
