"""Figures: what came of many games of sparring partners."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from game_rules.events import ContactMade, DraftAgreed, PackageInitialled, PhaseBegan, SilenceBroken, TextFrozen
from game_rules.ids import RoleId
from server.stand_ins.play import Played
from tests.stand_ins.games import PLAY, adopted, events, text_when


@dataclass(kw_only=True)
class Figures:
    """Counts over games; `acts` by role and phase is the fewest in any game."""

    games: int = 0
    deals: int = 0
    changed: int = 0
    silences: int = 0
    broken: int = 0
    drafts: int = 0
    seconds: int = 0
    told: int = 0
    contacts: Counter[tuple[RoleId, RoleId]] = field(default_factory=Counter)
    initials: Counter[RoleId] = field(default_factory=Counter)
    breakers: Counter[RoleId] = field(default_factory=Counter)
    fewest: dict[tuple[RoleId, str], int] = field(default_factory=dict)

    def report(self) -> str:
        """One short table."""
        contacts = ", ".join(f"{a}->{b} {n}" for (a, b), n in self.contacts.most_common())
        return "\n".join(
            (
                f"  games {self.games}, deals {self.deals} ({100 * self.deals // self.games} %)",
                f"  signed text differs from the end of June in {self.changed} of {self.deals}",
                f"  silences {self.silences}, broken {self.broken}: {dict(self.breakers.most_common())}",
                f"  a game has {self.told // self.games} events and {self.drafts // self.games} drafts",
                f"  and takes {self.seconds // self.games // 60} minutes",
                f"  initials {dict(self.initials.most_common())}",
                f"  contacts {contacts}",
                f"  fewest acts of a role in a phase of play: {min(self.fewest.values())}",
            )
        )


def of(played: Iterable[Played]) -> Figures:
    """The figures of some games of Warsaw in fifty minutes."""
    found = Figures()
    for game in played:
        told, text = events(game), adopted(game)
        found.games += 1
        found.told += len(told)
        found.seconds += game.state.clock.now // 1000
        found.deals += text is not None
        found.changed += text is not None and text != text_when(game, "july")
        found.silences += sum(isinstance(event, TextFrozen) for event in told)
        found.broken += sum(isinstance(event, SilenceBroken) for event in told)
        found.drafts += sum(isinstance(event, DraftAgreed) for event in told)
        found.breakers.update(event.role for event in told if isinstance(event, SilenceBroken))
        found.contacts.update((event.by, event.role) for event in told if isinstance(event, ContactMade))
        found.initials.update(event.by for event in told if isinstance(event, PackageInitialled))
        for key, count in acts(game).items():
            found.fewest[key] = min(count, found.fewest.get(key, count))
    return found


def acts(game: Played) -> dict[tuple[RoleId, str], int]:
    """How often each role acted in each phase of play."""
    counted = {(role, phase): 0 for role in game.state.cast for phase in PLAY.values()}
    phase = ""
    for move in game.moves:
        if (move.command.by, phase) in counted:
            counted[move.command.by, phase] += 1
        for event in move.events:
            if isinstance(event, PhaseBegan):
                phase = PLAY.get(event.number, "")
    return counted
