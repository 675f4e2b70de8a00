"""What next: what a role would do well to do now, most urgent first. It draws only on what the role may know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.decide import objections
from game_rules.ids import RoleId
from game_rules.points import crossed, forbidden, hurts_most, surplus, worth
from game_rules.rules.drafting import missing_agreement
from game_rules.rules.signature import signatories
from game_rules.rules.staff import contact_cost, counterparts, have_met
from game_rules.seats import members, name, pen_house, pens, role_of
from game_rules.state import Objection, Package, State
from game_rules.texts import clause_name, isolated, may_see_text, open_issues, option_label, standing, today
from game_rules.view.seen import sees_objection

LOOP = (
    "Change a clause, see who objects and at what price, pay that price elsewhere in the text, "
    "and get it initialled before the clock stops."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """One thing worth doing: the act, its data, a label for the button, and a sentence."""

    kind: str
    label: str
    says: str
    data: Mapping[str, object] = field(default_factory=dict)
    whole: bool = False


def sentence(state: State, reader: str, wise: "tuple[Advice, ...]") -> str:
    """One sentence: what the reader can do next."""
    if state.clock.status == "paused":
        return "The game is paused; every clock stands still."
    if reader not in state.cast:
        return LOOP
    if state.clock.status == "lobby":
        return "Read your brief; the game starts when your lecturer says so."
    return wise[0].says if wise else "Talk: who else needs this text, and what would they pay?"


def advice(state: State, role: RoleId) -> tuple[Advice, ...]:
    """What the role would do well to do, most urgent first; every piece of advice is open to it now."""
    if state.clock.status != "running" or role not in state.cast:
        return ()
    pieces = (*_briefing(state, role), *_asked(state, role), *_pen(state, role), *_state(state, role))
    return (*pieces, *_text(state, role), *_late(state, role))


def can(state: State, command: Command) -> bool:
    """Would this be accepted now?"""
    return not objections(state, command)


def _briefing(state: State, role: RoleId) -> Iterator[Advice]:
    if state.phase is None or state.phase.stage != "briefing":
        return
    if role not in state.corridors.first_calls and "choose_counterpart" in state.phase.opens:
        yield Advice(
            kind="choose_counterpart",
            label="Choose your first call",
            says="Read your brief, then choose whom you will call first.",
        )
    if role not in state.clock.ready:
        yield Advice(kind="ready", label="I am ready", says="Read your brief, then say that you are ready.", whole=True)


# --- what is asked of me ----------------------------------------------------------------------------------------------


def _asked(state: State, role: RoleId) -> Iterator[Advice]:
    if state.table.draft and can(state, ask.BreakSilence(by=role, at=state.clock.now, issue=_minded(state, role))):
        yield from _silence(state, role)
    yield from _endorsement(state, role)
    if can(state, ask.Sign(by=role, at=state.clock.now)):
        yield Advice(kind="sign", label="Sign", says="Sign the text: heads may sign from the freezing on.", whole=True)
    yield from _wordings(state, role)
    yield from _knocks(state, role)
    yield from _demands(state, role)


def _endorsement(state: State, role: RoleId) -> Iterator[Advice]:
    now = state.clock.now
    for yes, word in ((True, "yes"), (False, "no")):
        if can(state, ask.Endorse(by=role, at=now, yes=yes)):
            says = "Both houses are asked to endorse the text: say yes or no before the deadline."
            yield Advice(kind="endorse", label=f"Endorse: {word}", says=says, data={"yes": yes}, whole=True)


def _wordings(state: State, role: RoleId) -> Iterator[Advice]:
    draft = state.table.draft
    for issue in draft.proposals if draft else ():
        if draft and role in missing_agreement(state, draft, issue):
            title = state.scenario.issue_by_id[issue].title
            yield Advice(
                kind="accept_wording",
                label=f"Agree to the wording: {title}",
                says=f"A wording for {title} waits for your agreement.",
                data={"issue": issue},
                whole=True,
            )


def _knocks(state: State, role: RoleId) -> Iterator[Advice]:
    for asker in sorted(state.corridors.asking_in):
        for admit, label in ((True, "Let in"), (False, "Keep out")):
            if can(state, ask.AnswerAskIn(by=role, at=state.clock.now, role=asker, admit=admit)):
                yield Advice(
                    kind="answer_ask_in",
                    label=f"{label}: {name(state, asker)}",
                    says=f"{name(state, asker)} asks to join the isolated draft: let it in, or keep the door shut.",
                    data={"role": asker, "admit": admit},
                    whole=True,
                )


def _demands(state: State, role: RoleId) -> Iterator[Advice]:
    for demand in state.corridors.demands.values():
        if can(state, ask.AnswerDemand(by=role, at=state.clock.now, role=demand.role, answer="yes")):
            who = name(state, demand.role)
            yield Advice(
                kind="answer_demand",
                label=f"Answer {who}'s demand",
                says=f"{who} demands {clause_name(state, demand.issue, demand.option)}: answer it.",
                data={"role": demand.role},
            )


def _minded(state: State, role: RoleId) -> str:
    return hurts_most(state, role, standing(state)) or next(iter(open_issues(state)), "")


def _silence(state: State, role: RoleId) -> Iterator[Advice]:
    minded = _minded(state, role)
    title = state.scenario.issue_by_id[minded].title
    left = forbidden(state, role, standing(state))
    says = "The text lies under silence: break it over one clause, or let it pass."
    if left:
        says = f'Your instructions forbid this text ("{left[0].text}"): break silence, or it is broken in your name.'
    if not left:
        yield Advice(kind="let_pass", label="Let it pass", says=says, whole=True)
    yield Advice(kind="break_silence", label=f"Break silence (over {title}?)", says=says, data={"issue": minded})


# --- those who hold a pen ---------------------------------------------------------------------------------------------


def _pen(state: State, role: RoleId) -> Iterator[Advice]:
    if not pen_house(state, role) or not may_see_text(state, role) or state.decision.frozen:
        return
    now = state.clock.now
    yield from _initials_wanted(state, role)
    if can(state, ask.FreezeText(by=role, at=now)):
        says = "The draft is clean: freeze it, so that both silences can run out before the clock stops."
        yield Advice(kind="freeze_text", label="Freeze the draft", says=says, whole=True)
    if state.table.draft is None and role not in state.table.packages and _may_draft(state, role):
        yield Advice(
            kind="offer_package", label="Offer a first text", says="There is no draft yet: offer a first text."
        )
    theirs = [other for other in pens(state) if pen_house(state, other) != pen_house(state, role)]
    if _may_draft(state, role) and theirs and not any(have_met(state, role, other) for other in theirs):
        yield from _meetings(state, role)
    if can(state, ask.RequestComments(by=role, at=now)):
        says = "Send the draft to states for comments; endorsement is not asked."
        yield Advice(kind="request_comments", label="Request comments", says=says, whole=True)


def _may_draft(state: State, role: RoleId) -> bool:
    allowed = open_issues(state)
    now = standing(state)
    return any(
        can(state, ask.OfferPackage(by=role, at=state.clock.now, choices={issue: 1 if now[issue] != 1 else 0}))
        for issue in allowed[:2]
    )


def _initials_wanted(state: State, role: RoleId) -> Iterator[Advice]:
    for package in sorted(state.table.packages.values(), key=lambda one: -surplus(state, role, one.choices)):
        drafted = state.table.draft is not None and package.choices == state.table.draft.choices
        if role in package.initials or drafted or package.owner == role:
            continue
        if surplus(state, role, package.choices) < 0:
            continue
        wanted = ask.Initial(by=role, at=state.clock.now, owner=package.owner, version=package.version)
        if can(state, wanted):
            yield Advice(
                kind="initial",
                label=f"Initial {name(state, package.owner)}'s text",
                says=f"{name(state, package.owner)}'s text is worth more to you than walking away: initial it.",
                data={"owner": package.owner, "version": package.version},
                whole=True,
            )


def _meetings(state: State, role: RoleId) -> Iterator[Advice]:
    for other in sorted(counterparts(state, role), key=lambda one: contact_cost(state, one)):
        if can(state, ask.Contact(by=role, at=state.clock.now, role=other)) and pen_house(state, other):
            cost = contact_cost(state, other)
            unit = "point" if cost == 1 else "points"
            yield Advice(
                kind="contact",
                label=f"Meet {name(state, other)} ({cost} {unit})",
                says="Two pens draft together only after a meeting in this phase: choose whom you call.",
                data={"role": other},
                whole=True,
            )


# --- states -----------------------------------------------------------------------------------------------------------


def _state(state: State, role: RoleId) -> Iterator[Advice]:
    if not role_of(state, role).is_state:
        if can(state, ask.AskIn(by=role, at=state.clock.now)):
            says = "They draft without you: ask to be let in; a refusal is shown to the EU's states."
            yield Advice(kind="ask_in", label="Ask to be let in", says=says, whole=True)
        return
    if isolated(state):
        yield from _outside(state, role)


def _outside(state: State, role: RoleId) -> Iterator[Advice]:
    if role not in state.corridors.demands:
        best = _best_clause(state, role)
        yield Advice(
            kind="demand",
            label="File your demand",
            says="You see only that talks exist: file the one demand that the pens must answer or visibly ignore.",
            data={"issue": best[0], "option": best[1]},
        )
    if role not in state.corridors.leash_moved:
        led = [r for r in state.cast if role in members(state, role_of(state, r).organisation)]
        if led:
            says = f"Hold {name(state, led[0])} shorter, or give it rope: a common draft needs a loose leash."
            yield Advice(kind="tighten_leash", label="Tighten a leash", says=says, data={"role": led[0]})
            yield Advice(kind="loosen_leash", label="Loosen a leash", says=says, data={"role": led[0]})


def _best_clause(state: State, role: RoleId) -> tuple[str, int]:
    """The clause that a role wants most among those that are not agreed language."""
    allowed = [issue.id for issue in state.scenario.issues if issue.id not in state.form.settled]
    wanted = [
        (issue, option)
        for issue in allowed
        for option in range(len(state.scenario.issue_by_id[issue].options))
        if option != today(state)[issue]
    ]
    return max(wanted, key=lambda one: worth(state, role, *one))


# --- everybody who sees the text --------------------------------------------------------------------------------------


def _text(state: State, role: RoleId) -> Iterator[Advice]:
    if not may_see_text(state, role) or state.phase is None or state.phase.stage != "play":
        return
    yield from _assents_wanted(state, role)
    yield from _own_objection(state, role)
    yield from _trades(state, role)
    draft, now = state.table.draft, state.clock.now
    stance = ask.SetStance(by=role, at=now, stance="can_be_silent")
    if draft and (role, "") not in state.table.stances and can(state, stance):
        says = f"Say where you stand on draft {draft.number}: silent, at a price, or breaking."
        yield Advice(kind="set_stance", label="Take a stance on the draft", says=says)
    if role not in state.table.packages and not isolated(state) and _may_draft(state, role):
        says = "Offer a package: change a clause and pay for it elsewhere in the text."
        yield Advice(kind="offer_package", label="Offer a package", says=says)


def _assents_wanted(state: State, role: RoleId) -> Iterator[Advice]:
    if state.scenario.procedure != "accept":
        return
    for package in state.table.packages.values():
        wanted = ask.AcceptPackage(by=role, at=state.clock.now, owner=package.owner, version=package.version)
        if surplus(state, role, package.choices) >= 0 and can(state, wanted):
            yield Advice(
                kind="accept_package",
                label=f"Accept {name(state, package.owner)}'s package",
                says=f"{name(state, package.owner)}'s package is worth more to you than walking away: accept it.",
                data={"owner": package.owner, "version": package.version},
                whole=True,
            )


def _own_objection(state: State, role: RoleId) -> Iterator[Advice]:
    """The clause that hurts most in the draft, or else in a package on the table."""
    texts = [state.table.draft] if state.table.draft else []
    texts += [one for one in state.table.packages.values() if one.owner != role]  # type: ignore[misc]
    for text in texts:
        for issue in _hurting(state, role, text.choices):
            option = text.choices[issue]
            wanted = ask.Object(by=role, at=state.clock.now, issue=issue, option=option)
            if (role, issue) in state.table.objections or not can(state, wanted):
                continue
            label = f"Object to {option_label(state, issue, option)}"
            says = f"{clause_name(state, issue, option)} hurts you: object, and name what would pay for it."
            yield Advice(kind="object", label=label, says=says, data={"issue": issue, "option": option})
            return


def _hurting(state: State, role: RoleId, choices: "Mapping[str, int]") -> list[str]:
    lines = [line.issue for line in crossed(state, role, choices)]
    costs = sorted((worth(state, role, i, o), i) for i, o in choices.items() if worth(state, role, i, o) < 0)
    return [*lines, *(issue for _, issue in costs if issue not in lines)]


def _trades(state: State, role: RoleId) -> Iterator[Advice]:
    """Others' prices that one could pay: the objected clause stays, its price is written in."""
    for one in state.table.objections.values():
        if one.role == role or one.price is None or not sees_objection(state, role, one):
            continue
        choices = dict([one.price])
        if standing(state)[one.issue] != one.option:
            choices[one.issue] = one.option
        if not can(state, ask.OfferPackage(by=role, at=state.clock.now, choices=choices)):
            continue
        yield Advice(
            kind="offer_package",
            label=f"Build {name(state, one.role)}'s trade",
            says=_trade_sentence(state, one),
            data={"choices": choices},
        )


def _trade_sentence(state: State, one: Objection) -> str:
    objected, price = option_label(state, one.issue, one.option), option_label(state, *(one.price or ("", 0)))
    return f"{name(state, one.role)} would take {objected} for {price}: build this package."


def build(state: State, package: Package) -> Mapping[str, int]:
    """The clauses that a package changes in the text as it stands: what a form is filled with."""
    now = standing(state)
    return {issue: option for issue, option in package.choices.items() if option != now[issue]}


def _late(state: State, role: RoleId) -> Iterator[Advice]:
    now = state.clock.now
    if role not in state.ledger.predictions and can(
        state, ask.Predict(by=role, at=now, signed=True, shaped=state.cast[0])
    ):
        says = "Guess, for the debrief: will it be signed, who shaped it, who will block?"
        yield Advice(kind="predict", label="Fill in your prediction", says=says)
    if state.decision.frozen and role in signatories(state) and role in state.decision.signed:
        yield Advice(
            kind="withdraw_signature",
            label="Withdraw my signature",
            says="You have signed; both silences must run out.",
            whole=True,
        )
    if can(state, ask.Comment(by=role, at=now, text=ask.Text(ref="", digest="", words=1))):
        yield Advice(kind="comment", label="Comment on the draft", says="A pen has asked for comments: give one.")
    yield Advice(kind="message", label="Talk", says="Talk: who else needs this text, and what would they pay?")
    if state.phase and state.phase.stage == "play" and can(state, ask.Ready(by=role, at=now)):
        says = "Done for this phase? Say that you are ready; it ends early when everybody is."
        yield Advice(kind="ready", label="I am ready for the next phase", says=says, whole=True)
