"""Staff work that waits for a role by name: a letter to answer, an arrangement to confirm, a tasking to agree to."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.reason import listed
from game_rules.rules.tasking import area_of
from game_rules.rules.turf import competent
from game_rules.seats import name, role_of, subject, the
from game_rules.state import State
from game_rules.texts import clause_name, option_label
from game_rules.view.next.advice import Advice, can


def work_asked(state: State, role: RoleId) -> Iterator[Advice]:
    yield from _letters(state, role)
    yield from _proposals(state, role)
    yield from _taskings(state, role)


def _letters(state: State, role: RoleId) -> Iterator[Advice]:
    """Answer, or decline to say whose field it is: nobody is forced to (paper L542-L543)."""
    for letter in state.work.letters:
        area, now = area_of(state, letter.area), state.clock.now
        answer = ask.ExchangeLetters(by=role, at=now, role=letter.by, area=letter.area, label="technical")
        if letter.answered or letter.to != role or area is None or not can(state, answer):
            continue
        whose = competent(state, role, letter.area) if letter.label == "technical" else ()
        owners = listed([the(state, one) for one in whose])
        mind = f" The field is that of {owners}, which will hear of an answer." if whose else ""
        letter_on = f"a {letter.label} letter on {area.title}"
        says = f"{subject(state, letter.by)} has sent you {letter_on}: answer it, or not.{mind}"
        data: dict[str, object] = {"role": letter.by, "area": letter.area}
        answering = Advice(
            kind="exchange_letters", label=f"Answer {name(state, letter.by)}", says=says, data=data, whole=True
        )
        yield answering
        declines = ask.ClaimCompetence(by=role, at=now, area=letter.area, claim=False)
        if can(state, declines):
            yield Advice(
                kind="claim_competence",
                label="Decline to say whose field it is",
                says=says,
                data={"area": letter.area, "claim": False},
                whole=True,
            )


def _proposals(state: State, role: RoleId) -> Iterator[Advice]:
    for by, other, (issue, option) in sorted(state.work.offered):
        wanted = ask.Liaison(by=role, at=state.clock.now, role=by, issue=issue, option=option)
        if other == role and can(state, wanted):
            what = option_label(state, issue, option)
            clause = clause_name(state, issue, option)
            says = (
                f"{subject(state, by)} proposes to arrange among staffs, without a package: {clause}. No points follow."
            )
            data: dict[str, object] = {"role": by, "issue": issue, "option": option}
            yield Advice(
                kind="liaison", label=f"Arrange it: {what} ({issue}={option})", says=says, data=data, whole=True
            )
            if can(state, ask.Decline(by=role, at=state.clock.now, role=by, issue=issue, option=option)):
                yield Advice(kind="decline", label="Decline it", says=says, data=data, whole=True)


def _taskings(state: State, role: RoleId) -> Iterator[Advice]:
    if not role_of(state, role).is_state:
        return
    for area, backed in state.work.backed.items():
        known = area_of(state, area)
        if known and backed and can(state, ask.TaskStaff(by=role, at=state.clock.now, area=area)):
            says = f"Others have asked to task the staffs with {known.title.lower()}: every member's yes is needed."
            yield Advice(
                kind="task_staff", label=f"Task the staffs: {known.title}", says=says, data={"area": area}, whole=True
            )
