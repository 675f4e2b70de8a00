"""The rulebook. Start here: one line an act, the rules that it obeys, and what it does; then what follows by itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.events import Event
from game_rules.reason import Reason
from game_rules.rules import (
    arranging,
    assent,
    ballots,
    beside,
    broken,
    calling,
    capitals,
    clock,
    declining,
    drafting,
    files,
    freezing,
    leash,
    letters,
    loyalties,
    meetings,
    objections,
    obligations,
    order,
    packages,
    paper,
    projects,
    putting,
    reports,
    seating,
    secrecy,
    sight,
    signature,
    silence,
    staff,
    statements,
    strangers,
    talk,
    tasking,
    turf,
    turns,
    votes,
)
from game_rules.state import State

Rule = Callable[[State, Any], Iterator[Reason]]
Effect = Callable[[State, Any], Iterator[Event]]
Consequence = Callable[[State], Iterator[Event]]
Procedure = Literal["", "accept", "sign"]
Due = Callable[[State], tuple[int, Iterator[Event]] | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """A command, the rules that may object to it, and what happens when none does."""

    command: type[Command]
    needs: tuple[Rule, ...]
    does: Effect
    procedure: Procedure = ""
    """The procedure under which this is how it goes; empty: under each."""


def act(command: type[Command], *needs: Rule, does: Effect, under: Procedure = "") -> Act:
    """An act of a player: it also obeys the order of business."""
    common = (order.role_must_be_seated, order.game_must_be_running, order.act_must_be_introduced)
    return Act(command=command, needs=(*common, *needs), does=does, procedure=under)


def on_text(command: type[Command], *needs: Rule, does: Effect, under: Procedure = "") -> Act:
    """An act of a player that works with the text: whoever may not see it learns nothing from trying."""
    return act(command, sight.text_must_be_in_sight, *needs, does=does, under=under)


def of_document(command: type[Command], *needs: Rule, does: Effect) -> Act:
    """An act around the common document: only where a phase opens it."""
    return act(command, *needs, does=does, under="accept")


def steer(command: type[Command], *needs: Rule, does: Effect) -> Act:
    """An act of the lecturer (or of the clock)."""
    return Act(command=command, needs=(clock.only_the_lecturer, *needs), does=does)


def giving(*needs: Rule) -> tuple[Rule, ...]:
    """Rules for whoever gives something, not for whoever takes it back."""

    def unless_taken_back(rule: Rule) -> Rule:
        @wraps(rule)
        def asked(state: State, command: Any) -> Iterator[Reason]:
            return rule(state, command) if command.yes else iter(())

        return asked

    return tuple(unless_taken_back(rule) for rule in needs)


_IN_PLAY = (clock.game_must_not_be_over,)

# fmt: off
ACTS: tuple[Act, ...] = (
    # the lecturer
    steer(ask.StartGame, clock.game_must_be_in_the_lobby, does=clock.start),
    steer(ask.AdvanceClock, does=clock.let_time_pass),
    steer(ask.PauseGame, clock.game_must_be_moving, does=clock.pause),
    steer(ask.ResumeGame, clock.game_must_be_paused, does=clock.resume),
    steer(ask.ExtendPhase, *_IN_PLAY, clock.phase_must_end, clock.extension_must_be_sensible, does=clock.extend),
    steer(ask.NextPhase, *_IN_PLAY, clock.silence_must_not_be_cut_short, does=clock.next_phase),
    steer(ask.FireInject, *_IN_PLAY, turns.inject_must_exist, turns.inject_must_be_new,
        turns.inject_must_find_its_object, does=turns.fire),
    steer(ask.Broadcast, order.addressees_must_be_seated, does=talk.broadcast),
    steer(ask.SeatStandIn, seating.role_must_be_cast, seating.seat_must_change, does=seating.seat_stand_in),
    steer(ask.SeatPlayer, seating.role_must_be_cast, seating.seat_must_change, does=seating.seat_player),
    steer(ask.EndGame, *_IN_PLAY, does=clock.end),
    steer(ask.Reveal, clock.play_must_be_over, does=clock.reveal),
    # everybody
    act(ask.Message, order.addressees_must_be_seated, talk.talk_must_reach_somebody_else, talk.chips_must_exist,
        does=talk.say),
    act(ask.Ready, clock.readiness_is_for_this_phase, clock.phase_may_end_early,
        clock.readiness_is_said_once, does=clock.say_ready),
    act(ask.RaiseHand, does=talk.raise_hand),
    act(ask.ChooseCounterpart, talk.counterpart_must_be_another_role, does=talk.choose),
    act(ask.Predict, talk.guess_must_name_roles, talk.prediction_is_made_before_the_last_hour, does=talk.predict),
    on_text(ask.Leak, capitals.there_must_be_a_text_to_leak, capitals.a_draft_leaks_once, does=capitals.leak),
    # staff
    act(ask.Contact, staff.only_staff_hold_staff_contacts, staff.contact_crosses_the_houses,
        staff.contact_must_be_paid, staff.contact_must_be_answered_in_time, does=staff.make_contact),
    act(ask.AskIn, staff.text_must_be_isolated, staff.asker_must_be_outside, does=staff.ask_in),
    act(ask.AnswerAskIn, staff.text_must_be_isolated, staff.answerer_must_be_inside, staff.somebody_must_have_asked,
        does=staff.answer_ask_in),
    on_text(ask.RequestComments, staff.only_pens_send_the_draft, staff.there_must_be_a_draft,
        staff.comments_are_requested_once, does=staff.request_comments),
    # papers
    act(ask.ShareDocument, order.addressees_must_be_seated, secrecy.document_must_be_in_hand,
        secrecy.paper_must_reach_somebody_new, secrecy.restricted_paper_needs_an_agreement,
        secrecy.release_is_an_act_among_states, secrecy.leash_must_allow_a_paper,
        secrecy.blocked_paper_stays_out_of_the_eu, does=secrecy.share),
    act(ask.BlockUse, secrecy.only_members_block_use, secrecy.paper_must_have_been_released,
        secrecy.use_is_blocked_once, does=secrecy.block),
    act(ask.ExchangeLetters, staff.only_staff_hold_staff_contacts,
        staff.contact_crosses_the_houses, tasking.area_must_exist, letters.letters_must_bring_something,
        letters.one_letter_at_a_time, letters.letter_must_be_paid, letters.others_may_be_competent,
        does=letters.write),
    act(ask.Liaison, staff.only_staff_hold_staff_contacts,
        staff.contact_crosses_the_houses, arranging.option_must_be_there, arranging.option_must_lie_below_politics,
        tasking.staffs_must_be_tasked, arranging.leash_must_allow_the_arrangement, arranging.staffs_must_have_met,
        arranging.arrangement_must_be_new, does=arranging.arrange),
    act(ask.ClaimCompetence, turf.only_staffs_are_competent,
        tasking.area_must_exist, turf.a_claim_is_made_once, does=turf.claim),
    # states
    act(ask.TaskStaff, capitals.only_states, tasking.area_must_exist,
        tasking.area_must_need_a_tasking, tasking.tasking_is_said_once, does=tasking.back),
    act(ask.TightenLeash, capitals.only_states, leash.only_principals_hold_the_leash, leash.leash_is_moved_once_a_phase,
        leash.leash_move_must_be_paid, leash.leash_must_have_room, does=leash.move_leash),
    act(ask.LoosenLeash, capitals.only_states, leash.only_principals_hold_the_leash, leash.leash_is_moved_once_a_phase,
        leash.leash_move_must_be_paid, leash.leash_must_have_room, does=leash.move_leash),
    act(ask.Demand, capitals.only_states, capitals.clause_must_exist, capitals.one_demand_a_phase,
        does=capitals.demand),
    act(ask.AnswerDemand, capitals.only_pens_answer_demands, capitals.demand_must_stand, does=capitals.answer_demand),
    on_text(ask.Sponsor, capitals.only_states, capitals.package_must_be_of_a_staff, does=capitals.sponsor),
    on_text(ask.HighLevelCall, capitals.only_states, capitals.call_must_reach_another_capital,
        capitals.call_must_be_paid, capitals.there_must_be_something_to_ask_about, does=capitals.call),
    on_text(ask.Comment, staff.there_must_be_a_draft, staff.comments_must_be_invited, does=staff.comment),
    act(ask.ThreatenStatement, capitals.only_states, order.addressees_must_be_seated, statements.a_card_must_be_in_hand,
        ballots.abstention_is_loyal, does=statements.threaten),
    Act(command=ask.PublishStatement, needs=(order.role_must_be_seated, statements.play_must_be_on_or_the_text_in_force,
        order.act_must_be_introduced, statements.only_states_condemn, statements.condemnation_plays_a_card,
        statements.interpretation_needs_a_frozen_text, statements.interpretation_follows_consent,
        statements.interpretation_is_given_once, statements.an_answer_needs_a_reading,
        statements.an_answer_is_given_once, ballots.abstention_is_loyal), does=statements.publish),
    # the text
    on_text(ask.OfferPackage, packages.drafting_must_be_open, packages.draft_must_be_the_one_built_on,
        packages.package_must_change_something, packages.clauses_must_be_open,
        packages.only_the_reopened_clause_may_change, packages.wordings_must_be_short,
        paper.closed_paper_has_a_price, does=packages.offer),
    act(ask.WithdrawPackage, packages.there_must_be_a_package_of_mine, does=packages.withdraw),
    on_text(ask.AcceptPackage, assent.version_must_be_current, assent.package_is_indivisible,
        assent.assent_is_given_once, assent.instructions_must_allow, projects.document_must_be_presented,
        does=assent.accept),
    on_text(ask.Initial, assent.only_pens_initial, *giving(packages.drafting_must_be_open,
        packages.only_the_reopened_clause_may_change, broken.a_broken_clause_needs_its_breaker,
        assent.assent_is_given_once, assent.instructions_must_allow, assent.pens_must_have_met,
        assent.leash_must_allow_a_common_draft), assent.version_must_be_current, assent.initials_must_be_there,
        assent.initials_must_bind_nobody_yet, does=assent.initial),
    on_text(ask.Object, objections.option_must_stand_somewhere, objections.price_must_be_elsewhere,
        objections.price_must_not_rise, order.addressees_must_be_seated, ballots.abstention_is_loyal,
        votes.no_veto_where_the_majority_decides, votes.outsiders_have_no_standing,
        does=objections.raise_objection),
    act(ask.LiftObjection, objections.objection_must_be_mine, does=objections.lift),
    on_text(ask.SetStance, objections.only_states_take_a_stance, objections.stance_needs_a_text,
        order.addressees_must_be_seated, does=objections.take_stance),
    on_text(ask.Bracket, drafting.draft_must_be_open, drafting.bracket_must_name_another_option,
        drafting.bracket_must_be_paid, paper.closed_paper_takes_no_bracket, does=drafting.bracket),
    on_text(ask.ProposeWording, drafting.only_pens_word, drafting.draft_must_be_open, drafting.wording_must_fit,
        drafting.instructions_must_allow_the_words, does=drafting.propose),
    on_text(ask.AcceptWording, drafting.draft_must_be_open, drafting.a_wording_must_be_on_offer,
        drafting.instructions_must_allow_the_words, does=drafting.accept_wording),
    # the decision
    on_text(ask.FreezeText, freezing.only_pens_freeze, freezing.there_must_be_a_draft_to_freeze,
        freezing.text_must_be_clean, freezing.text_must_be_quiet, freezing.long_texts_are_noticed,
        freezing.there_must_be_time, does=freezing.freeze),
    on_text(ask.BreakSilence, silence.text_must_be_under_silence, silence.only_members_answer,
        strangers.strangers_have_no_seat,
        silence.a_break_names_an_open_clause, silence.silence_is_answered_once, does=silence.break_silence,
        under="sign"),
    on_text(ask.LetPass, silence.text_must_be_under_silence, silence.only_members_answer,
        strangers.strangers_have_no_seat,
        silence.silence_is_answered_once, silence.instructions_must_let_it_pass, does=silence.let_pass, under="sign"),
    on_text(ask.Endorse, signature.endorsement_must_be_asked, signature.only_members_endorse,
        strangers.strangers_have_no_seat,
        signature.endorsement_is_said_once, signature.instructions_must_allow_endorsement, does=signature.endorse),
    on_text(ask.Sign, signature.text_must_be_frozen, signature.only_signatories_sign, signature.signature_is_given_once,
        signature.endorsement_comes_before_signature, does=signature.sign),
    act(ask.WithdrawSignature, signature.there_must_be_a_signature, does=signature.withdraw_signature),
    on_text(ask.StartSilence, putting.whose_house_it_is, putting.package_must_lie_there, putting.one_text_at_a_time,
        putting.there_must_be_time_to_answer, projects.document_must_be_presented,
        beside.nothing_in_it_is_slowed, does=putting.put, under="accept"),
    on_text(ask.BreakSilence, ballots.only_allies_answer, strangers.strangers_have_no_seat,
        ballots.a_silence_must_run, ballots.break_names_a_clause,
        ballots.ballot_is_answered_once, does=ballots.break_silence, under="accept"),
    on_text(ask.LetPass, ballots.only_allies_answer, strangers.strangers_have_no_seat,
        ballots.a_silence_must_run, ballots.ballot_is_answered_once,
        ballots.instructions_must_allow_the_answer, does=ballots.let_pass, under="accept"),
    on_text(ask.CallVote, putting.nato_does_not_vote, putting.whose_house_it_is, putting.package_must_lie_there,
        putting.one_text_at_a_time, putting.there_must_be_time_to_answer, projects.document_must_be_presented,
        does=putting.put, under="accept"),
    on_text(ask.Vote, ballots.only_members_vote, strangers.strangers_have_no_seat, ballots.a_vote_must_run,
        ballots.ballot_is_answered_once,
        ballots.instructions_must_allow_the_answer, votes.majorities_know_no_declaration,
        votes.instructions_must_allow_the_vote, does=ballots.vote, under="accept"),
    # meetings of both organisations
    act(ask.ProposeMeeting, calling.only_members_and_their_chairs_call_a_meeting,
        calling.formal_meetings_are_on_althea, calling.topic_must_be_known, calling.formal_seats_need_an_agreement,
        calling.informal_meetings_leave_no_record, calling.the_two_bodies_decide_nothing_together,
        calling.presidency_must_be_one_that_turkey_meets, calling.turkey_must_not_block,
        calling.turkey_is_not_asked_the_same_twice, calling.one_meeting_of_a_kind_at_a_time,
        calling.one_proposal_a_phase, calling.there_must_be_time_to_meet, does=calling.propose),
    act(ask.AcceptInvite, meetings.invitation_must_wait_for_me, does=meetings.accept),
    act(ask.Decline, meetings.chair_must_be_mine, arranging.arrangement_must_wait_for_me, does=declining.decline),
    act(ask.Cancel, obligations.meeting_must_be_coming, obligations.bodies_meet_by_consensus,
        does=obligations.cancel),
    # files on an industrial legal basis
    act(ask.AdoptInCollege, files.only_the_commission_proposes, files.option_needs_an_industrial_basis,
        files.file_must_be_open, files.file_must_be_on_the_programme, files.college_adopts_once,
        files.college_must_be_paid, does=files.adopt, under="accept"),
    act(ask.InitiateLegislation, files.only_the_commission_proposes, files.option_needs_an_industrial_basis,
        files.file_must_be_open, files.file_must_be_on_the_programme, files.college_must_have_adopted,
        files.proposal_must_be_new, files.council_must_not_be_voting, does=files.initiate, under="accept"),
    act(ask.AmendProposal, files.only_members_amend, files.commission_must_have_proposed,
        files.option_needs_an_industrial_basis, files.file_must_be_open, files.proposal_must_be_new,
        files.council_must_not_be_voting, files.council_amends_of_one_mind, does=files.amend, under="accept"),
    act(ask.PutToVote, votes.whose_vote_it_is, files.commission_must_have_proposed, files.file_must_be_open,
        votes.council_must_be_in_the_room, putting.one_text_at_a_time, putting.there_must_be_time_to_answer,
        does=votes.call, under="accept"),
    # the common document
    of_document(ask.ProposeProject, projects.only_staffs_propose, projects.project_must_be_new,
        projects.list_must_be_open, projects.proposal_must_be_paid, does=projects.propose),
    of_document(ask.CompleteList, projects.only_pens_keep_the_lists, projects.list_must_hold_something,
        projects.list_is_completed_once, does=projects.complete),
    of_document(ask.MergeProposals, projects.only_pens_keep_the_lists, projects.both_lists_must_be_complete,
        projects.lists_are_merged_once, does=projects.merge),
    of_document(ask.Present, projects.only_pens_keep_the_lists, projects.lists_must_be_merged,
        projects.document_is_presented_once, does=projects.present),
    of_document(ask.VisitCapital, paper.only_natos_staff_travels, projects.lists_must_be_merged,
        paper.visit_goes_to_an_ally, paper.capital_is_visited_once, paper.visit_must_be_paid, does=paper.visit),
    of_document(ask.Readjust, sight.text_must_be_in_sight, paper.only_allies_readjust,
        paper.a_visit_must_have_granted_it, paper.draft_must_stand, paper.readjustment_is_one_step,
        does=paper.readjust),
    of_document(ask.CloseText, sight.text_must_be_in_sight, paper.only_pens_close, paper.draft_must_stand,
        paper.something_must_be_open, paper.closing_is_said_once, does=paper.close),
    of_document(ask.SetReporting, reports.only_pens_report, reports.staffs_arrange_what_is_theirs,
        reports.text_must_leave_it_open, does=reports.arrange),
    of_document(ask.PresentReport, reports.only_pens_report, reports.a_report_must_be_due,
        reports.report_must_be_paid, does=reports.report),
    of_document(ask.SlowWalk, beside.only_some_slow, beside.slowed_clause_must_be_open,
        beside.one_clause_is_slowed_a_phase, does=beside.slow),
    of_document(ask.ParallelStatement, beside.only_states_add, beside.statements_are_parallel,
        beside.one_speaks_in_ones_own_house, beside.one_item_each, beside.item_must_be_short, does=beside.add),
)

CONSEQUENCES: tuple[Consequence, ...] = (
    assent.both_pens_make_the_draft,
    drafting.agreed_words_enter_the_draft,
    objections.a_stance_goes_with_its_text,
    objections.silence_lifts_the_objection,
    objections.a_paid_price_lifts_the_objection,
    files.an_objection_gives_way_to_the_vote,
    objections.an_objection_to_nothing_falls,
    paper.both_pens_close_the_paper,
    reports.the_text_sets_the_reports,
    reports.a_late_report_loosens_the_hand,
    ballots.a_ballot_on_nothing_lapses,
    ballots.a_vote_that_all_have_cast_is_counted,
    votes.a_vote_of_all_members_is_counted,
    assent.consent_adopts,
    loyalties.loyalties_are_drawn,
    secrecy.an_annex_comes_with_the_text,
    tasking.all_yes_tasks_the_staff,
    turf.the_competent_hear_of_it,
    turns.instructions_arrive,
    turns.freezing_brings_last_words,
    signature.all_yes_endorses,
    signature.those_who_follow_sign_last,
    signature.the_declaration_stands,
    clock.readiness_of_all_ends_the_phase,
    clock.the_end_opens_the_debrief,
)
"""What follows by itself, asked again and again until nothing more follows."""

DUE: tuple[Due, ...] = (
    staff.due_answer,
    meetings.due_meeting,
    turns.due_inject,
    silence.due_silence,
    ballots.due_ballot,
    votes.due_vote,
    beside.due_slowed,
    freezing.due_last_call,
    signature.due_endorsement,
    clock.due_drafting,
    signature.due_refusals,
    clock.due_phase,
)
"""What falls due, in this order where two things fall due in the same millisecond."""
# fmt: on

BOOK: Mapping[str, Mapping[type[Command], Act]] = {
    procedure: {one.command: one for one in ACTS if one.procedure in ("", procedure)}
    for procedure in ("accept", "sign")
}
"""The acts that there are under each procedure."""
