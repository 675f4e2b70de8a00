"""Explain: who could stop this alone, what stands in the way, what would change it."""

from collections.abc import Iterator

from game_rules.cites import CONSENT, SIGNATURE, VERSIONS
from game_rules.commands import Clause
from game_rules.ids import LECTURER, Choices, RoleId
from game_rules.points import crossed, forbidden
from game_rules.reason import Reason, listed
from game_rules.rules.assent import missing_consent, missing_pens
from game_rules.rules.broken import what_was_broken
from game_rules.rules.consent import counted, might_lack
from game_rules.rules.freezing import loudness, open_brackets
from game_rules.rules.sight import hidden_text
from game_rules.rules.signature import signatories
from game_rules.scenario import RedLine
from game_rules.seats import HOUSE_NAMES, houses_with_members, members, names, pens, role_of, subject, the
from game_rules.state import Objection, Package, State
from game_rules.texts import clause_name, may_see_text, open_issues, today


def veto_holders(state: State, choices: Choices) -> tuple[RoleId, ...]:
    """Who could stop this text alone, computed from the decision rule: law, and therefore always shown.

    Under `accept` the seated roles whose consent is needed one by one; under `sign` every seated member of a house
    (its silence is needed) and every seated signatory. Nobody stops what the Council has decided by majority: a text
    that changes nothing else has no such holder.
    """
    if state.files.decided and choices == today(state):
        return ()
    if state.scenario.procedure == "accept":
        needs = state.scenario.acceptance
        alone = {*needs.veto, *needs.optional_veto, *needs.necessary}
        one_of = [role for role in needs.one_of if role in state.cast]
        alone |= set(one_of) if len(one_of) == 1 else set()
    else:
        alone = {role for house in houses_with_members(state) for role in members(state, house)}
        alone |= set(_signatories_of(state, choices))
    for house in {h for h in ("NATO", "EU") if len(pens(state, h)) == 1}:
        alone |= set(pens(state, house))
    return tuple(role for role in state.cast if role in alone)


def _signatories_of(state: State, choices: Choices) -> tuple[RoleId, ...]:
    signing = state.scenario.signing
    return signing.heads[choices[signing.issue]] if signing else ()


def stands_in_the_way(state: State, reader: RoleId, choices: Choices) -> tuple[Reason, ...]:
    """What stands between this complete text and its adoption, as far as the reader may know.

    Stated objections, missing initials, attention, brackets, the reader's own instructions; never inferred points. It
    is sound for what the reader may know, not complete. That nobody has offered a text yet stands in nobody's way.
    """
    if not may_see_text(state, reader):
        return (*_own_instructions(state, reader, choices), hidden_text(state))
    return (
        *_own_instructions(state, reader, choices),
        *stated_objections(state, reader, choices),
        *_missing_initials(state, reader, choices),
        *(loudness(state, choices) if state.scenario.procedure == "sign" else ()),
        *(open_brackets(state) if state.table.draft and state.table.draft.choices == choices else ()),
        *_assents(state, reader),
    )


def _own_instructions(state: State, reader: RoleId, choices: Choices) -> Iterator[Reason]:
    if reader not in state.cast:
        return
    for line in crossed(state, reader, choices):
        hard = line in forbidden(state, reader, choices)
        yield Reason(
            rule="R-REDLINE" if hard else "W-REDLINE",
            says=f'Instructions from {role_of(state, reader).capital or the(state, reader)}: "{line.text}".',
            cites=(f"red line {line.id}",),
            holders=(reader,),
            remedy=_kept(state, line, choices),
        )


def ways_out(state: State, line: RedLine, choices: Choices) -> tuple[Clause, ...]:
    """Clauses of which each alone would keep this text off a red line: the nearest answer, and what excuses it.

    Only those that may still be changed.
    """
    answers = {
        line.issue: {*range(len(state.scenario.issue_by_id[line.issue].options))} - {*line.options},
        **{issue: {*options} for issue, options in line.unless.items()},
    }
    return tuple(
        (issue, min(options, key=lambda option: (abs(option - choices[issue]), option)))
        for issue, options in answers.items()
        if options and issue in open_issues(state)
    )


def _kept(state: State, line: RedLine, choices: Choices) -> str:
    """What the reader could write to keep to its instructions."""
    ways = [f'"{clause_name(state, *clause)}"' for clause in ways_out(state, line, choices)]
    return f"To keep to them: {listed(ways, 'or')}." if ways else "Nothing that is open keeps to them: do not agree."


def stated_objections(state: State, reader: RoleId, choices: Choices) -> Iterator[Reason]:
    """Objections to a clause of this text that the reader knows of and whose price does not stand in it."""
    for one in state.table.objections.values():
        told = not one.to or reader in (one.role, *one.to) or reader == LECTURER
        if not told or choices[one.issue] != one.option:
            continue
        if one.price and choices[one.price[0]] == one.price[1]:
            continue
        yield Reason(
            rule="R-VETO" if role_of(state, one.role).houses else "W-OBJECTION",
            says=f'{_objects(state, reader, one.role)} to "{clause_name(state, one.issue, one.option)}".',
            cites=(CONSENT,),
            holders=(one.role,),
            remedy=_price(state, reader, one),
        )


def _objects(state: State, reader: RoleId, role: RoleId) -> str:
    return "You object" if role == reader else f"{subject(state, role)} objects"


def _price(state: State, reader: RoleId, one: Objection) -> str:
    """What would lift an objection; the reader is spoken to."""
    mine = one.role == reader
    if one.price:
        return f"{'Your' if mine else 'Its'} price: {clause_name(state, *one.price)}."
    return "Name a price, or lift it." if mine else "It has named no price: ask."


def _matching(state: State, choices: Choices) -> list[Package]:
    return [package for package in state.table.packages.values() if package.choices == choices]


def _missing_initials(state: State, reader: RoleId, choices: Choices) -> Iterator[Reason]:
    draft = state.table.draft
    if draft and draft.choices == choices and state.scenario.procedure == "sign":
        return
    same = _matching(state, choices)
    if not same:
        return
    package = max(same, key=lambda one: len(one.initials))
    yield from what_was_broken(state, package)
    if state.scenario.procedure == "accept" and missing_consent(state, package):
        could = might_lack(state, reader, package)
        pens_yes = tuple(role for role in could if not role_of(state, role).is_state)
        whose = (counted(state, reader, package), f"a yes of {_you(state, reader, pens_yes)}" if pens_yes else "")
        yield Reason(
            rule="R-VETO",
            says=f"It still needs {', and '.join(part for part in whose if part)}.",
            cites=(CONSENT,),
            holders=could,
            remedy="A package is adopted when all of them have said yes to the same version.",
        )
    for house in missing_pens(state, package) if state.scenario.procedure == "sign" else ():
        mine, others = reader in pens(state, house), [pen for pen in pens(state, house) if pen != reader]
        win = f"Win {names(state, others, 'or')}." if others else ""
        yield Reason(
            rule="R-VERSION",
            says="Your initials are missing."
            if mine
            else f"No pen on the side of {HOUSE_NAMES[house]} has initialled it.",
            cites=(VERSIONS,),
            holders=pens(state, house),
            remedy=f"Initial it, or {win[0].lower()}{win[1:]}" if mine and win else "Initial it." if mine else win,
        )


def _you(state: State, reader: RoleId, roles: tuple[RoleId, ...]) -> str:
    """Several roles, the reader spoken to first."""
    rest = names(state, tuple(role for role in roles if role != reader))
    return f"you and {rest}" if reader in roles and rest else "you" if reader in roles else rest


def _assents(state: State, reader: RoleId) -> Iterator[Reason]:
    """How many assents each house still lacks: by number, never by name."""
    if not state.decision.frozen:
        return
    for house in houses_with_members(state):
        answered = state.decision.let_pass | state.decision.yes
        waiting = [role for role in members(state, house) if (house, role) not in answered]
        if house not in state.decision.agreed and waiting:
            the_house = HOUSE_NAMES[house][0].upper() + HOUSE_NAMES[house][1:]
            yield Reason(
                rule="R-PARALLEL",
                says=f"{the_house} has not agreed yet: {len(waiting)} to answer or stay silent.",
                cites=("paper L478-L480",),
                holders=members(state, house),
                remedy="Wait for the deadline, or win those who hesitate.",
            )
    missing = tuple(role for role in signatories(state) if role not in state.decision.signed)
    if missing:
        yield Reason(
            rule="R-SIGNATORY",
            says=f"Still to sign: {_you(state, reader, missing)}.",
            cites=(SIGNATURE,),
            holders=missing,
            remedy="Sign it, or say what you need." if reader in missing else f"Talk to {names(state, missing, 'or')}.",
        )
