"""Order: who may speak when. The rules that every act of a player obeys."""

from collections.abc import Iterator

from game_rules.cites import ORDER, SEATS
from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.reason import Reason, listed, sentence
from game_rules.seats import subject, the
from game_rules.state import State
from game_rules.words import kind_of


def role_must_be_seated(state: State, command: Command) -> Iterator[Reason]:
    """Only roles at this table act in this game."""
    if command.by not in state.cast:
        yield Reason(
            rule="R-NOT-MEMBER",
            says=f"{subject(state, command.by)} is not seated in this game.",
            cites=(SEATS,),
            remedy="Act as one of the seated roles.",
        )


def game_must_be_running(state: State, command: Command) -> Iterator[Reason]:
    """Before the start, in a pause and after the end nothing moves."""
    says = {
        "lobby": "The game has not started.",
        "paused": "The game is paused; every clock stands still.",
        "over": "Play has ended.",
    }.get(state.clock.status)
    if says:
        remedy = {"lobby": "Read your brief until it starts.", "paused": "Wait until the clock runs again."}
        yield Reason(
            rule="R-PHASE",
            says=says,
            cites=(ORDER,),
            holders=("lecturer",),
            remedy=remedy.get(state.clock.status, "Look at the debrief and the replay."),
        )


def act_must_be_introduced(state: State, command: Command) -> Iterator[Reason]:
    """An act that a phase opens is closed before its first opening and open from then until play ends."""
    kind = kind_of(type(command))
    if state.phase is None or introduced(state, kind):
        return
    later = next((p for p in state.form.phases[state.clock.number :] if kind in p.opens), None)
    yield Reason(
        rule="R-PHASE",
        says=f'{DOING.get(kind, "This")} is not open in the phase "{state.phase.name}".',
        cites=("order of business of this scenario",),
        remedy=f'It opens with "{later.name}".' if later else "Use what this phase opens.",
    )


DOING = {
    "accept_package": "Accepting a package",
    "ask_in": "Asking to be let in",
    "bracket": "Putting a clause into brackets",
    "call_vote": "A vote in the Council",
    "endorse": "Endorsing",
    "freeze_text": "Freezing the text",
    "initial": "Initialling",
    "lift_objection": "Lifting an objection",
    "message": "Talk",
    "object": "Objecting",
    "offer_package": "Offering a package",
    "propose_wording": "Proposing words",
    "publish_statement": "A public statement",
    "set_stance": "Taking a stance",
    "sign": "Signing",
    "start_silence": "A silence in the NAC",
    "threaten_statement": "Threatening a statement",
    "vote": "Voting",
}
"""Acts as a sentence begins with them, where a phase opens them."""


def not_of_this_procedure(state: State, command: Command) -> Reason:
    """An act that belongs to the other way of deciding: packages are accepted here, or a text is signed."""
    kind = kind_of(type(command)).replace("_", " ")
    accepts = state.scenario.procedure == "accept"
    return Reason(
        rule="R-PHASE",
        says=f'"{kind}" has no place here: {"a package is accepted" if accepts else "one text is frozen and signed"}.',
        cites=("order of business of this scenario",),
        remedy="Win the consent of all who are needed."
        if accepts
        else "Bring the pens together, then freeze the draft.",
    )


ONLY_WHERE_OPENED = frozenset(
    (
        "task_staff liaison exchange_letters claim_competence share_document block_use "
        "propose_meeting accept_invite decline cancel "
        "propose_project complete_list merge_proposals present visit_capital readjust close_text "
        "present_report set_reporting slow_walk parallel_statement"
    ).split()
)
"""Acts of a machinery that not every scenario has: they are there only where a phase opens them."""


def introduced(state: State, kind: str) -> bool:
    """Has the act been opened? What no phase names is open throughout play (but for those that must be opened);
    briefing and debrief open their own."""
    scenario, form, number = state.scenario, state.form.id, state.clock.number
    if number < 0:
        return False
    if kind in scenario.opened[form][number]:
        return True
    unnamed = kind not in scenario.named[form] and kind not in ONLY_WHERE_OPENED
    return unnamed and state.form.phases[number].stage == "play"


def others(state: State, role: RoleId) -> tuple[RoleId, ...]:
    """Everybody at the table but this role."""
    return tuple(other for other in state.cast if other != role)


def addressees_must_be_seated(state: State, command: "Command") -> Iterator[Reason]:
    """One can only speak to roles at the table."""
    strangers = [the(state, role) for role in getattr(command, "to", ()) if role not in state.cast]
    if strangers:
        verb = "has" if len(strangers) == 1 else "have"
        yield Reason(
            rule="R-NOT-MEMBER",
            says=f"{sentence(listed(strangers))} {verb} no seat in this game.",
            cites=(SEATS,),
            remedy="Choose among the roles on the ring.",
        )
