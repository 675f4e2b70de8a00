"""What the random player tries when: the acts that fit a briefing, a drafting, a decision, a frozen text."""

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.rules.files import files
from game_rules.rules.projects import common_document
from game_rules.state import State


def moment(state: State, *, calm: bool) -> tuple[type[Command], ...]:
    """The acts that fit, the likelier the oftener. In a calm game nobody breaks."""
    if state.phase is None or state.phase.stage != "play":
        return _BRIEFING
    if state.decision.frozen:
        return _FROZEN[7:] if calm else _FROZEN
    if wanted := _legislating(state):
        return wanted
    if common_document(state) and state.clock.now // 1000 % 5 == 0:
        return _DOCUMENT
    last = state.phase is state.form.phases[-2]
    if state.scenario.procedure == "accept" and state.table.packages:
        return _ASSENT
    if last and state.table.draft:
        return _LAST
    return _PLAY[:-1] if last or calm else _PLAY


def _legislating(state: State) -> tuple[type[Command], ...]:
    """In a world with industrial files every other act is about one, until they are decided."""
    if not files(state) or state.clock.now // 1000 % 2:
        return ()
    return _VOTE if any(one.issue for one in state.decision.ballots.values()) else _FILES


_BRIEFING = (ask.ChooseCounterpart, ask.Ready, ask.RaiseHand, ask.NextPhase)
_PLAY = (
    ask.TaskStaff, ask.Liaison, ask.Liaison, ask.ExchangeLetters, ask.ClaimCompetence,
    *[ask.Contact] * 3, *[ask.OfferPackage] * 4, *[ask.Initial] * 9, ask.WithdrawPackage, ask.Message, ask.AskIn,
    ask.AnswerAskIn, ask.TightenLeash, ask.LoosenLeash, ask.Demand, ask.AnswerDemand, ask.Sponsor, *[ask.Object] * 3,
    ask.LiftObjection, *[ask.SetStance] * 2, ask.Bracket, ask.ProposeWording, ask.AcceptWording, ask.RequestComments,
    ask.Comment, ask.ThreatenStatement, ask.PublishStatement, ask.Leak, ask.HighLevelCall, ask.Predict, ask.PauseGame,
    *[ask.AcceptPackage] * 6, *[ask.ProposeMeeting] * 2, *[ask.AcceptInvite] * 2, ask.Decline, ask.Cancel,
    *[ask.Ready] * 2, *[ask.ShareDocument] * 2, ask.BlockUse, ask.ExtendPhase, ask.FreezeText, ask.AdvanceClock,
    ask.NextPhase,
)  # fmt: skip
_ASSENT = (
    *[ask.AcceptPackage] * 40, *[ask.StartSilence] * 3, *[ask.CallVote] * 3, *[ask.Vote] * 4, *[ask.LetPass] * 2,
    *[ask.BreakSilence] * 2, *_PLAY,
)  # fmt: skip
_FILES = (
    *[ask.AdoptInCollege] * 4, *[ask.InitiateLegislation] * 4, *[ask.PutToVote] * 3, ask.AmendProposal, ask.Demand,
)  # fmt: skip
_DOCUMENT = (
    *[ask.ProposeProject] * 3, *[ask.CompleteList] * 2, *[ask.MergeProposals] * 2, *[ask.Present] * 4, ask.VisitCapital,
    *[ask.Readjust] * 3, *[ask.CloseText] * 2, ask.SetReporting, *[ask.PresentReport] * 2, ask.SlowWalk,
    ask.ParallelStatement, ask.TightenLeash,
)  # fmt: skip
_VOTE = (*[ask.Vote] * 6, ask.Object, ask.AdvanceClock, ask.InitiateLegislation)
_LAST = (
    *[ask.FreezeText] * 6, *[ask.ProposeWording] * 5, *[ask.AcceptWording] * 6, *[ask.Initial] * 3, ask.OfferPackage,
    ask.Contact, ask.Object, ask.SetStance, ask.Bracket, ask.Sign, ask.Message, ask.AdvanceClock, ask.ExtendPhase,
)  # fmt: skip
_FROZEN = (
    *[ask.BreakSilence] * 2, ask.WithdrawSignature, ask.Object, ask.PublishStatement, ask.ExtendPhase, ask.PauseGame,
    *[ask.LetPass] * 4, *[ask.Endorse] * 8, *[ask.Sign] * 6, *[ask.AdvanceClock] * 6, ask.FreezeText,
)  # fmt: skip
