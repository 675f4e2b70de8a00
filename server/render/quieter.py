"""What could go where a text is too loud: for each open clause the nearest answer that draws less attention."""

from collections.abc import Iterator

from game_rules.view.shapes import Chip, DraftSeen


def quieter(draft: DraftSeen) -> tuple[tuple[Chip, int], ...]:
    """The quieter answers with how much less each draws, the most first."""
    return tuple(sorted(_nearest(draft), key=lambda one: -one[1]))


def _nearest(draft: DraftSeen) -> Iterator[tuple[Chip, int]]:
    for clause in draft.clauses:
        now = next((one for one in clause.answers if one.chip.option == clause.chip.option), None)
        if now is None or clause.settled or not clause.open:
            continue
        less = [one for one in clause.answers if one.attention < now.attention]
        if less:
            one = min(less, key=lambda each: (abs(each.chip.option - clause.chip.option), each.attention))
            yield one.chip, now.attention - one.attention
