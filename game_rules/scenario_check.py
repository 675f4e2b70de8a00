"""Reading a scenario: does everything that it names exist, and does it add up?"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from game_rules.commands import Command
from game_rules.ids import NATO_HOUSE, RoleId
from game_rules.members import BY_CODE
from game_rules.plain import NotPlain, Where, from_plain
from game_rules.scenario import Effect, Phase, Scenario
from game_rules.switches_check import wrong_switches
from game_rules.words import kind_of

VERBS = {kind_of(command): command for command in Command.__subclasses__()}
"""What a phase may open: the wire's kinds of commands."""


def scenario_from(data: object) -> Scenario:
    """A checked scenario from plain data. Raises `NotPlain` at the first mistake, with the place of it."""
    scenario = from_plain(Scenario, data)
    for where, problem in mistakes(scenario):
        raise NotPlain(where, problem)
    return scenario


def mistakes(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Everything in a scenario that names what does not exist or does not add up."""
    yield from _names_twice(scenario)
    yield from _wrong_tables(scenario)
    yield from _wrong_lines(scenario)
    yield from _wrong_procedure(scenario)
    yield from _wrong_formats(scenario)
    yield from _wrong_events(scenario)
    yield from _wrong_votes(scenario)
    yield from _wrong_documents(scenario)
    yield from _wrong_areas(scenario)
    yield from _wrong_common_document(scenario)
    yield from wrong_switches(scenario)
    for at, semester in enumerate(scenario.semesters):
        if not re.fullmatch(r"\d{4}H[12]", semester):
            yield ("semesters", at), f"{semester!r} is no half-year; write 2012H2"


def _names_twice(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    for part in ("issues", "roles", "red_lines", "injects", "cards", "facts", "documents", "formats", "treatments"):
        seen: set[str] = set()
        for at, thing in enumerate(getattr(scenario, part)):
            if thing.id in seen:
                yield (part, at, "id"), f"{thing.id!r} is named twice; give one of them another name"
            seen.add(thing.id)
    for at, role in enumerate(scenario.roles):
        if role.id in {"lecturer", "clock", "public"}:
            yield ("roles", at, "id"), f"{role.id!r} is a word of the server's own; choose another"


def _wrong_tables(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    for issue in scenario.issues:
        if issue.id not in scenario.payoffs:
            yield ("payoffs",), f"issue {issue.id} has no points; add '{issue.id}:' with a row for each role"
    for name, table in scenario.payoffs.items():
        if name not in scenario.issue_by_id:
            yield ("payoffs", name), _unknown("issue", name, scenario.issue_by_id)
        else:
            yield from _wrong_table(scenario, name, table)
    for role in scenario.roles:
        if role.id not in scenario.walkaway:
            yield (
                ("walkaway",),
                f"role {role.id} has no walk-away value; add '{role.id}: 0', or what no deal is worth to it",
            )
    for role_id in scenario.walkaway:
        yield from _wrong_roles(scenario, ("walkaway", role_id), (role_id,))
    for part in ("historical_package", "informal_fallback", "attention_waived_by"):
        yield from _wrong_choices(scenario, (part,), getattr(scenario, part))


def _wrong_table(scenario: Scenario, name: str, table: Mapping[RoleId, tuple[int, ...]]) -> Iterator[tuple[Where, str]]:
    where: Where = ("payoffs", name)
    length = len(scenario.issue_by_id[name].options)
    for role in scenario.roles:
        if role.id not in table:
            yield where, f"role {role.id} has no points here; add a row of {length} numbers that begins with 0"
    for role_id, row in table.items():
        yield from _wrong_roles(scenario, (*where, role_id), (role_id,))
        if len(row) != length:
            yield (*where, role_id), f"{len(row)} points for {length} options; write {length} numbers"
        elif row[0] != 0:
            yield (*where, role_id, 0), "option 0 is today's situation and is worth 0; write 0 here"


def _wrong_choices(scenario: Scenario, where: Where, choices: Mapping[str, int]) -> Iterator[tuple[Where, str]]:
    for issue, option in choices.items():
        yield from _wrong_option(scenario, (*where, issue), issue, option)


def _wrong_option(scenario: Scenario, where: Where, issue: str, option: int) -> Iterator[tuple[Where, str]]:
    if issue not in scenario.issue_by_id:
        yield where, _unknown("issue", issue, scenario.issue_by_id)
    elif not 0 <= option < len(scenario.issue_by_id[issue].options):
        yield where, f"{issue} has options 0 to {len(scenario.issue_by_id[issue].options) - 1}, not {option}"


def _wrong_lines(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    for at, line in enumerate(scenario.red_lines):
        where: Where = ("red_lines", at)
        yield from _wrong_roles(scenario, (*where, "role"), (line.role,))
        if line.issue not in scenario.issue_by_id:
            yield (*where, "issue"), _unknown("issue", line.issue, scenario.issue_by_id)
        else:
            yield from _wrong_options(scenario, (*where, "options"), line.issue, line.options)
        for issue, options in line.unless.items():
            yield from _wrong_options(scenario, (*where, "unless", issue), issue, options)


def _wrong_options(
    scenario: Scenario, where: Where, issue: str, options: tuple[int, ...]
) -> Iterator[tuple[Where, str]]:
    for option in options:
        yield from _wrong_option(scenario, where, issue, option)


def _wrong_roles(scenario: Scenario, where: Where, roles: tuple[RoleId, ...]) -> Iterator[tuple[Where, str]]:
    for role in roles:
        if role not in scenario.role_by_id:
            yield where, _unknown("role", role, scenario.role_by_id)


def _wrong_procedure(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    for part in ("veto", "optional_veto", "necessary", "one_of"):
        yield from _wrong_roles(scenario, ("acceptance", part), getattr(scenario.acceptance, part))
    if (scenario.procedure == "sign") != (scenario.signing is not None):
        missing = scenario.signing is None
        remedy = "add 'signing', or write 'accept'" if missing else "write 'sign', or leave 'signing' out"
        yield ("procedure",), f"the procedure `sign` and the part `signing` come together; {remedy}"
    if scenario.signing is None:
        return
    signing = scenario.signing
    if signing.issue not in scenario.issue_by_id:
        yield ("signing", "issue"), _unknown("issue", signing.issue, scenario.issue_by_id)
    elif len(signing.heads) != len(scenario.issue_by_id[signing.issue].options):
        yield ("signing", "heads"), "one list of heads for each option; `[]` is a press line"
    for at, heads in enumerate(signing.heads):
        yield from _wrong_roles(scenario, ("signing", "heads", at), heads)
    yield from _wrong_roles(scenario, ("signing", "follows"), signing.follows)
    if signing.endorsement_issue:
        where: Where = ("signing", "endorsement_issue")
        yield from _wrong_option(scenario, where, signing.endorsement_issue, signing.endorsement_option)


def _wrong_formats(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    if not scenario.formats:
        yield ("formats",), "a scenario has at least one format; add one with a briefing, some play and a debrief"
    for at, form in enumerate(scenario.formats):
        where: Where = ("formats", at)
        yield from _wrong_choices(scenario, (*where, "settled"), form.settled)
        stages = [phase.stage for phase in form.phases]
        if stages.count("briefing") != 1 or stages.count("debrief") != 1 or "play" not in stages:
            yield (*where, "phases"), "one briefing, some play and one debrief"
        elif stages[0] != "briefing" or stages[-1] != "debrief":
            yield (*where, "phases"), "the briefing comes first and the debrief last"
        for number, phase in enumerate(form.phases):
            yield from _wrong_phase(scenario, (*where, "phases", number), phase)


def _wrong_phase(scenario: Scenario, where: Where, phase: Phase) -> Iterator[tuple[Where, str]]:
    if phase.minutes < 1:
        yield (*where, "minutes"), "a phase lasts at least one minute; write 1 or more"
    if phase.drafting_minutes >= phase.minutes:
        yield (*where, "drafting_minutes"), f"drafting closes before the phase ends; write 0 to {phase.minutes - 1}"
    for at, verb in enumerate(phase.opens):
        if verb not in VERBS:
            yield (*where, "opens", at), _unknown("act", verb, VERBS)
    for at, issue in enumerate(phase.issues):
        if issue not in scenario.issue_by_id:
            yield (*where, "issues", at), _unknown("issue", issue, scenario.issue_by_id)
    yield from _wrong_roles(scenario, (*where, "insiders"), phase.insiders)
    yield from _wrong_roles(scenario, (*where, "may_ask_in"), phase.may_ask_in)


def _wrong_events(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    phases = {form.id: {phase.id for phase in form.phases} for form in scenario.formats}
    for at, inject in enumerate(scenario.injects):
        yield from _wrong_roles(scenario, ("injects", at, "to"), inject.to)
        yield from _wrong_effects(scenario, ("injects", at), inject.effects)
        for name, (phase, _seconds) in inject.at.items():
            if name not in phases:
                yield ("injects", at, "at", name), _unknown("format", name, phases)
            elif phase not in phases[name]:
                yield (
                    ("injects", at, "at", name),
                    _unknown(f"phase in format {name}", phase, dict.fromkeys(sorted(phases[name]))),
                )
    named = {phase: name for name, known in phases.items() for phase in known}
    for at, card in enumerate(scenario.cards):
        where: Where = ("cards", at)
        yield from _wrong_roles(scenario, (*where, "role"), (card.role,))
        yield from _wrong_effects(scenario, where, card.effects)
        if card.kind == "instruction" and card.phase not in named:
            yield (*where, "phase"), _unknown("phase", card.phase, named)
        if card.kind == "last_word" and card.issue not in scenario.issue_by_id:
            yield (*where, "issue"), _unknown("issue", card.issue, scenario.issue_by_id)
        elif card.kind == "last_word":
            for option in card.at:
                yield from _wrong_option(scenario, (*where, "at"), card.issue, option + card.step)


def _wrong_effects(scenario: Scenario, where: Where, effects: tuple[Effect, ...]) -> Iterator[tuple[Where, str]]:
    for at, effect in enumerate(effects):
        spot: Where = (*where, "effects", at)
        if effect.role:
            yield from _wrong_roles(scenario, (*spot, "role"), (effect.role,))
        if effect.issue:
            yield from _wrong_option(scenario, (*spot, "option"), effect.issue, effect.option)


def _wrong_votes(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    members = {code for code, member in BY_CODE.items() if member.eu}
    for at, votes in enumerate(scenario.background_votes):
        where, said = ("background_votes", at), set[RoleId]()
        yield from _wrong_option(scenario, where, votes.issue, votes.option)
        for part in ("in_favour", "against", "abstain"):
            for number, code in enumerate(getattr(votes, part)):
                if code not in members:
                    yield (*where, part, number), _unknown("member of the Union", code, dict.fromkeys(members))
                elif code in said:
                    yield (*where, part, number), f"{code!r} votes twice; keep one"
                said.add(code)


def _wrong_documents(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    for at, document in enumerate(scenario.documents):
        where: Where = ("documents", at)
        yield from _wrong_roles(scenario, (*where, "owner"), (document.owner,))
        for number, reader in enumerate(document.readers):
            yield from _wrong_roles(scenario, (*where, "readers", number), (reader,))
        owner = scenario.role_by_id.get(document.owner)
        if owner and owner.is_state:
            yield (*where, "owner"), f"{document.owner!r} is a state; papers are a staff's"
        elif owner and document.marking == "restricted" and owner.organisation != NATO_HOUSE:
            yield (*where, "marking"), "the rules of release are those of NATO's papers; this one is the EU's"
        if document.marking == "restricted" and not document.summary:
            yield where, "a restricted paper has an unclassified `summary`"
        if document.annex and document.marking != "restricted":
            yield (*where, "annex"), "an annex is restricted"


def _wrong_areas(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    known = {area.id: area for area in scenario.areas}
    for at, issue in enumerate(scenario.issues):
        if issue.area and issue.area not in known:
            yield ("issues", at, "area"), _unknown("area", issue.area, known)
    for at, area in enumerate(scenario.areas):
        yield from _wrong_roles(scenario, ("areas", at, "competent"), area.competent)
        yield from _wrong_roles(scenario, ("areas", at, "expertise"), tuple(area.expertise))


def _wrong_common_document(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    if scenario.common_document is None:
        return
    known, seen = scenario.common_document, set[str]()
    for at, project in enumerate(known.projects):
        if project.id in seen:
            yield ("common_document", "projects", at, "id"), f"{project.id!r} is named twice; give one another name"
        seen.add(project.id)
    where: Where = ("common_document", "reporting")
    issue = scenario.issue_by_id.get(known.reporting.issue)
    if issue is None:
        yield (*where, "issue"), _unknown("issue", known.reporting.issue, scenario.issue_by_id)
    elif len(known.reporting.per_year) != len(issue.options):
        yield (*where, "per_year"), f"one number for each option of {issue.id}; write {len(issue.options)} numbers"
    for capital, minders in known.minds.items():
        spot: Where = ("common_document", "minds", capital)
        yield from _wrong_roles(scenario, spot, (capital,))
        for at, role in enumerate(minders):
            yield from _wrong_roles(scenario, (*spot, at), (role,))
    for at, role in enumerate(known.slowed_by):
        yield from _wrong_roles(scenario, ("common_document", "slowed_by", at), (role,))


def _unknown(what: str, name: str, known: Mapping[str, object]) -> str:
    close = max(known, key=lambda one: SequenceMatcher(None, name.lower(), one.lower()).ratio(), default="")
    return f"no {what} {name!r}; did you mean {close!r}?" if close else f"no {what} {name!r}"
