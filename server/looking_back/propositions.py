"""The propositions of the research (P1-P16), in one sentence each: what a debrief question puts to the test."""

from game_rules.state import State

PROPOSITIONS = {
    "P1": "Overlap creates new coalitions between states and bureaucrats.",
    "P2": "Overlap empowers bureaucrats, unequally: the accessible ones more.",
    "P3": "Blocked states and their friends push staffs to go to their limits.",
    "P4": "Counterparts that are easy to talk to, rich and at home in their house beat experts.",
    "P5": "The less consent of states a move needs, the more attractive the counterpart.",
    "P6": "Shared responsibility and a rich actor make for tension inside an organisation.",
    "P7": "Proposals come from the resourceful insider rather than from the competent owner.",
    "P8": "Bureaucrats defend the organisation, the community, or their own service.",
    "P9": "States keep devices of control: empowerment has limits.",
    "P10": "Informal channels are unavoidable, and not enough.",
    "P11": "The less supervision in the field, the more coordination.",
    "P12": "Form is substance: who signs, how short, how vague, which word.",
    "P13": "Crises open windows, but staffs need a tasking.",
    "P14": "Two small vetoes hold both organisations.",
    "P15": "Scarcity creates a demand for coordination.",
    "P16": "Parallel and coordinated, not joint.",
}


def questions(state: State) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The debrief's questions that fit what has happened in this game, each with its propositions."""
    so = {
        "": True,
        "text": state.table.draft is not None,
        "adopted": state.decision.outcome == "adopted",
        "no_deal": state.decision.outcome != "adopted",
        "broken": bool(state.decision.breaks),
    }
    return tuple((one.question, one.propositions) for one in state.scenario.debrief if so[one.needs])


def said(codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each code with its sentence; a code that we do not know says nothing more than itself."""
    return tuple((code, PROPOSITIONS.get(code, "")) for code in codes)
