"""`antechamber play`: whole games between stand-ins, one file each."""

from collections import Counter
from pathlib import Path

from game_rules.scenario import Scenario
from server.cli.scenarios import scenario_named
from server.cli.trouble import Trouble, misused

ELSEWHERE = "Choose another folder with --out."


def run(  # noqa: PLR0913 - an option each
    name: str, *, seed: int, games: int, form: str | None, out: Path, treatment: str = "", loyalty: bool = False
) -> None:
    """Play and save; says how each game ended."""
    from server.looking_back.played_out import saved
    from server.stand_ins.play import play_out
    from server.storage.saved_game import dump

    scenario = scenario_named(name)
    length = _format(scenario, form)
    if treatment and treatment not in scenario.treatment_by_id:
        raise misused(f"{scenario.slug} has no treatment {treatment!r}.", do=treatments_of(scenario))
    folder = writable(out)
    ended: Counter[str] = Counter()
    for number in range(seed, seed + games):
        played = play_out(scenario, length, seed=number, treatment=treatment, loyalty=loyalty)
        path = folder / f"{scenario.slug}-{length}{f'-{treatment}' if treatment else ''}-{number:04d}.jsonl"
        try:
            path.write_bytes(dump(saved(scenario, played)))
        except OSError as error:
            raise Trouble(f"{path} cannot be written: {error.strerror}.", do=ELSEWHERE) from error
        outcome = "deal" if played.state.decision.outcome == "adopted" else "no deal"
        ended[outcome] += 1
        events = sum(len(move.events) for move in played.moves)
        print(f"{path}  seed {number}  {events} events  {outcome}")
    print(f"Games: {games}. Ended with {', '.join(f'{what}: {count}' for what, count in sorted(ended.items()))}.")


def treatments_of(scenario: Scenario) -> str:
    """Which treatments there are."""
    return f"Choose one of {', '.join(scenario.treatment_by_id)}." if scenario.treatments else "It has none."


def writable(folder: Path) -> Path:
    """The folder, made if it is not there. Raises Trouble."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"The folder {folder} cannot be made: {error.strerror}.", do=ELSEWHERE) from error
    return folder


def _format(scenario: Scenario, wanted: str | None) -> str:
    known = scenario.formats
    if wanted is None:
        return known[0].id
    if wanted not in {form.id for form in known}:
        formats = ", ".join(form.id for form in known)
        raise misused(f"{scenario.slug} has no format {wanted!r}.", do=f"Choose one of {formats}.")
    return wanted
