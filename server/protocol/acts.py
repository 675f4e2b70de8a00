"""Acts: who may ask for which command over the wire. A command without a row here does not exist for anybody."""

from collections.abc import Mapping
from typing import Literal

from game_rules import commands as c
from game_rules.words import kind_of

Who = Literal["seat", "lecturer", "clock", "server"]
"""A player's seat (or its stand-in), the lecturer, the clock; `server`: only by opening a game."""

WHO: Mapping[type[c.Command], Who] = {
    c.OpenGame: "server",
    c.AdvanceClock: "clock",
    c.StartGame: "lecturer",
    c.PauseGame: "lecturer",
    c.ResumeGame: "lecturer",
    c.ExtendPhase: "lecturer",
    c.NextPhase: "lecturer",
    c.FireInject: "lecturer",
    c.Broadcast: "lecturer",
    c.SeatStandIn: "lecturer",
    c.SeatPlayer: "lecturer",
    c.EndGame: "lecturer",
    c.Reveal: "lecturer",
    c.Message: "seat",
    c.Ready: "seat",
    c.RaiseHand: "seat",
    c.ChooseCounterpart: "seat",
    c.Predict: "seat",
    c.Leak: "seat",
    c.Contact: "seat",
    c.ExchangeLetters: "seat",
    c.Liaison: "seat",
    c.ClaimCompetence: "seat",
    c.TaskStaff: "seat",
    c.AskIn: "seat",
    c.AnswerAskIn: "seat",
    c.RequestComments: "seat",
    c.ShareDocument: "seat",
    c.BlockUse: "seat",
    c.TightenLeash: "seat",
    c.LoosenLeash: "seat",
    c.Demand: "seat",
    c.AnswerDemand: "seat",
    c.Sponsor: "seat",
    c.HighLevelCall: "seat",
    c.Comment: "seat",
    c.ThreatenStatement: "seat",
    c.PublishStatement: "seat",
    c.OfferPackage: "seat",
    c.WithdrawPackage: "seat",
    c.AcceptPackage: "seat",
    c.Initial: "seat",
    c.Object: "seat",
    c.LiftObjection: "seat",
    c.SetStance: "seat",
    c.Bracket: "seat",
    c.ProposeWording: "seat",
    c.AcceptWording: "seat",
    c.FreezeText: "seat",
    c.BreakSilence: "seat",
    c.LetPass: "seat",
    c.StartSilence: "seat",
    c.CallVote: "seat",
    c.Vote: "seat",
    c.ProposeMeeting: "seat",
    c.AcceptInvite: "seat",
    c.Decline: "seat",
    c.Cancel: "seat",
    c.AdoptInCollege: "seat",
    c.InitiateLegislation: "seat",
    c.PutToVote: "seat",
    c.AmendProposal: "seat",
    c.ProposeProject: "seat",
    c.CompleteList: "seat",
    c.MergeProposals: "seat",
    c.Present: "seat",
    c.VisitCapital: "seat",
    c.Readjust: "seat",
    c.CloseText: "seat",
    c.SetReporting: "seat",
    c.PresentReport: "seat",
    c.SlowWalk: "seat",
    c.ParallelStatement: "seat",
    c.Endorse: "seat",
    c.Sign: "seat",
    c.WithdrawSignature: "seat",
}

TALK = frozenset({"message", "comment"})
"""Acts that count as talk: they have a limit of their own."""

_KINDS: Mapping[tuple[Who, str], type[c.Command]] = {(who, kind_of(cls)): cls for cls, who in WHO.items()}


def command_class(who: Who, kind: str) -> type[c.Command] | None:
    """The command that `who` means by `kind`; None where there is none for it."""
    return _KINDS.get((who, kind))


def who_is(actor: str) -> Who:
    """`TR`, `stand-in:TR` and `lecturer-for-TR:anna` act for a seat, `lecturer:anna` for the lecturer."""
    if actor == "clock":
        return "clock"
    return "lecturer" if actor.partition(":")[0] == "lecturer" else "seat"


def speaks_for(actor: str) -> str:
    """The `by` of an actor's commands: the role code, `lecturer` or `clock`."""
    kind, _, name = actor.partition(":")
    return name if kind == "stand-in" else kind.removeprefix(_FOR)


_FOR = "lecturer-for-"


def lecturer_for(role: str, name: str) -> str:
    """The actor of what a lecturer does for a role that nobody plays."""
    return f"{_FOR}{role}:{name}"


def is_lent(actor: str) -> bool:
    """Did the lecturer act for a role? It is no deed of whoever holds the seat."""
    return actor.startswith(_FOR)


def person_of(actor: str) -> str:
    """Who acted, as a log names it: `lecturer:anna`, also where it was for a role."""
    return f"lecturer:{actor.partition(':')[2]}" if is_lent(actor) else actor
