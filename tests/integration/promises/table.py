"""Who may do what at which address (A1); an address that is not here fails the matrix."""

from collections.abc import Mapping

from portal.domain.permissions import Action
from tests.integration.promises.expectations import (
    Expected,
    anywhere,
    asker,
    document,
    either,
    everybody,
    known,
    maker,
    office_of_sent,
    plan,
    project,
    published,
    rating,
    released,
    report,
    scheme,
    signed_in,
)

NEAR_PROJECT = project(Action.VIEW_PROJECT)
NEAR_REPORT = report(Action.VIEW_REPORT, Action.VIEW_REPORT_DRAFT)
JUDGES = project(Action.VIEW_SUGGESTION)
WRITES_WORKSHOP = Expected(project(Action.EDIT_WORKSHOP))
RUNS_ROUND = Expected(scheme(Action.MANAGE_ROUNDS))
PUBLISHES = Expected(scheme(Action.PUBLISH_ROUND))
KEEPS_PEOPLE = anywhere(Action.MANAGE_ORGANISATIONS)
MAKES_ITEM = Expected(document(Action.MAKE_DOCUMENT))

ACCOUNT: Mapping[str, Expected] = {
    "account.accessibility": Expected(everybody),
    "account.demo_enter": Expected(everybody, empty=True),
    "account.devices": Expected(signed_in),
    "account.end_device": Expected(signed_in, empty=True),
    "account.end_other_devices": Expected(signed_in),
    "account.forgot_sent": Expected(everybody),
    "account.guide": Expected(everybody),
    "account.invitation": Expected(everybody, empty=True),
    "account.privacy": Expected(everybody),
    "account.profile": Expected(signed_in),
    "account.save_language": Expected(signed_in),
    "account.save_name": Expected(signed_in),
    "account.speak": Expected(everybody),
    "account.start": Expected(everybody),
    "security.change_password": Expected(signed_in),
    "security.forgot_password": Expected(everybody),
    "security.login": Expected(everybody),
    "security.logout": Expected(everybody),
    "security.reset_password": Expected(everybody),
    "static": Expected(everybody),
}

ADMIN: Mapping[str, Expected] = {
    "admin.close_account": Expected(known(anywhere(Action.MANAGE_PEOPLE))),
    "admin.contact": Expected(anywhere(Action.MANAGE_SETTINGS)),
    "admin.end_role": Expected(scheme(Action.MANAGE_ORGANISATIONS), sees=known(KEEPS_PEOPLE)),
    "admin.give_role": Expected(known(KEEPS_PEOPLE)),
    "admin.invite": Expected(KEEPS_PEOPLE),
    "admin.invite_again": Expected(scheme(Action.MANAGE_ORGANISATIONS), sees=known(KEEPS_PEOPLE)),
    "admin.open_account": Expected(known(anywhere(Action.MANAGE_PEOPLE))),
    "admin.people": Expected(KEEPS_PEOPLE),
    "admin.person_details": Expected(known(KEEPS_PEOPLE)),
    "admin.scheme_settings": Expected(
        scheme(Action.MANAGE_ORGANISATIONS), post=scheme(Action.MANAGE_SETTINGS)
    ),
    "admin.settings": Expected(KEEPS_PEOPLE),
}

RATINGS: Mapping[str, Expected] = {
    "assessments.approve": Expected(rating(Action.APPROVE_RATING), sees=JUDGES, empty=True),
    "assessments.bounce_notice": Expected(project(Action.HANDLE_NOTICES)),
    "assessments.confirm_red": Expected(rating(Action.SEND_BACK_RATING)),
    "assessments.correct": Expected(published(Action.CORRECT_RATING)),
    "assessments.decide": Expected(rating(Action.PROPOSE_RATING), sees=JUDGES),
    "assessments.give_back": Expected(report(Action.RETURN_REPORT)),
    "assessments.drop_correction": Expected(published(Action.CORRECT_RATING)),
    "assessments.index": Expected(anywhere(Action.VIEW_SUGGESTION)),
    "assessments.log_notice": Expected(project(Action.HANDLE_NOTICES)),
    "assessments.publish_correction": Expected(published(Action.CORRECT_RATING)),
    "assessments.reopen": Expected(rating(Action.REOPEN_RATING), sees=JUDGES),
    "assessments.resend_notice": Expected(project(Action.HANDLE_NOTICES)),
    "assessments.save_correction": Expected(published(Action.CORRECT_RATING)),
    "assessments.send_back": Expected(rating(Action.SEND_BACK_RATING)),
    "assessments.show": Expected(JUDGES),
    "assessments.withdraw": Expected(published(Action.WITHDRAW_RATING)),
}

BANK: Mapping[str, Expected] = {
    "bank.attachment": Expected(everybody, empty=True),
    "bank.form": Expected(everybody, empty=True),
    "bank.index": Expected(everybody),
    "bank.overview": Expected(everybody, empty=True),
    "bank.project": Expected(everybody, empty=True),
}

WRITES_PLAN = Expected(plan(Action.DRAFT_ACTION_ITEM))
REVIEWS_PLAN = Expected(plan(Action.REVIEW_ACTION_PLAN))

PLANS: Mapping[str, Expected] = {
    "action_plans.add_item": WRITES_PLAN,
    "action_plans.answer_support": Expected(plan(Action.ANSWER_SUPPORT)),
    "action_plans.ask_support": Expected(plan(Action.REQUEST_SUPPORT)),
    "action_plans.begin": Expected(plan(Action.AGREE_ACTION_PLAN)),
    "action_plans.complete": Expected(plan(Action.AGREE_ACTION_PLAN)),
    "action_plans.done_item": REVIEWS_PLAN,
    "action_plans.index": Expected(anywhere(Action.VIEW_ACTION_PLAN)),
    "action_plans.item": WRITES_PLAN,
    "action_plans.lapse": Expected(plan(Action.LAPSE_ACTION_PLAN)),
    "action_plans.mark_done": REVIEWS_PLAN,
    "action_plans.move_item": WRITES_PLAN,
    "action_plans.new_item": WRITES_PLAN,
    "action_plans.remove_item": WRITES_PLAN,
    "action_plans.reopen_item": REVIEWS_PLAN,
    "action_plans.restore_item": WRITES_PLAN,
    "action_plans.review": REVIEWS_PLAN,
    "action_plans.save_item": WRITES_PLAN,
    "action_plans.show": Expected(plan(Action.VIEW_ACTION_PLAN)),
    "action_plans.submit": Expected(plan(Action.SUBMIT_ACTION_PLAN)),
}

DOCUMENTS: Mapping[str, Expected] = {
    "committee.ask_reason": MAKES_ITEM,
    "committee.attach": MAKES_ITEM,
    "committee.attachment": Expected(document(Action.VIEW_DOCUMENT)),
    "committee.attachments": Expected(document(Action.VIEW_DOCUMENT)),
    "committee.change_attachment": Expected(document(Action.MAKE_DOCUMENT), empty=True),
    "committee.cancel_meeting": MAKES_ITEM,
    "committee.copy": Expected(document(Action.VIEW_DOCUMENT)),
    "committee.copy_html": Expected(document(Action.VIEW_DOCUMENT)),
    "committee.copy_text": Expected(document(Action.VIEW_DOCUMENT)),
    "committee.correct": Expected(document(Action.RECORD_DECISION), empty=True),
    "committee.create": Expected(anywhere(Action.MAKE_DOCUMENT)),
    "committee.create_meeting": Expected(anywhere(Action.MANAGE_MEETINGS)),
    "committee.decide": MAKES_ITEM,
    "committee.defer": MAKES_ITEM,
    "committee.do_cancel_meeting": MAKES_ITEM,
    "committee.do_correct": Expected(document(Action.RECORD_DECISION), empty=True),
    "committee.do_decide": MAKES_ITEM,
    "committee.do_defer": MAKES_ITEM,
    "committee.do_schedule": MAKES_ITEM,
    "committee.edit": MAKES_ITEM,
    "committee.edit_meeting": MAKES_ITEM,
    "committee.give_reason": MAKES_ITEM,
    "committee.item_folder": MAKES_ITEM,
    "committee.meeting": Expected(released(Action.VIEW_DOCUMENT)),
    "committee.meeting_folder": MAKES_ITEM,
    "committee.meetings": Expected(anywhere(Action.VIEW_DOCUMENT)),
    "committee.publication_list": MAKES_ITEM,
    "committee.new_meeting": Expected(anywhere(Action.MANAGE_MEETINGS)),
    "committee.order_agenda": MAKES_ITEM,
    "committee.save_external": MAKES_ITEM,
    "committee.save_meeting": MAKES_ITEM,
    "committee.schedule": MAKES_ITEM,
    "committee.save_section_set": Expected(anywhere(Action.MANAGE_TEXTS)),
    "committee.section_set": Expected(anywhere(Action.MANAGE_TEXTS)),
    "committee.step_item_view": MAKES_ITEM,
    "committee.step_meeting": MAKES_ITEM,
    "committee.index": Expected(anywhere(Action.VIEW_SUGGESTION)),
    "committee.new": Expected(anywhere(Action.MAKE_DOCUMENT)),
    "committee.save": MAKES_ITEM,
    "committee.save_section": MAKES_ITEM,
    "committee.section": MAKES_ITEM,
    "committee.show": Expected(document(Action.VIEW_DOCUMENT)),
    "documents.fetch": Expected(either(document(Action.VIEW_DOCUMENT), maker)),
    "documents.index": Expected(signed_in),
    "documents.publish_release": Expected(document(Action.RELEASE_DOCUMENT)),
    "documents.register": Expected(anywhere(Action.RELEASE_DOCUMENT)),
    "documents.registered_file": Expected(document(Action.RELEASE_DOCUMENT)),
    "documents.release": Expected(document(Action.RELEASE_DOCUMENT)),
    "documents.request_document": Expected(NEAR_REPORT, empty=True),
    "documents.upload": Expected(document(Action.MAKE_DOCUMENT)),
    "documents.wait": Expected(asker),
}

HANDLES_CASE = Expected(project(Action.HANDLE_ESCALATION))
SENDS = Expected(scheme(Action.SEND_LETTER))

CASES: Mapping[str, Expected] = {
    "cases.add": HANDLES_CASE,
    "cases.answer": HANDLES_CASE,
    "cases.close": HANDLES_CASE,
    "cases.index": Expected(anywhere(Action.VIEW_ESCALATION)),
    "cases.omit": HANDLES_CASE,
    "cases.show": Expected(project(Action.VIEW_ESCALATION)),
    "cases.withdraw": HANDLES_CASE,
    "letters.approve": SENDS,
    "letters.bundle": Expected(anywhere(Action.SEND_LETTER)),
    "letters.cancel": SENDS,
    "letters.create": Expected(anywhere(Action.SEND_LETTER)),
    "letters.edit": SENDS,
    "letters.index": Expected(anywhere(Action.SEND_LETTER)),
    "letters.journal": Expected(anywhere(Action.SEND_LETTER)),
    "letters.journal_file": Expected(anywhere(Action.SEND_LETTER)),
    "letters.new": Expected(anywhere(Action.SEND_LETTER)),
    "letters.posted": SENDS,
    "letters.send": SENDS,
    "letters.show": SENDS,
    "letters.text": SENDS,
}

PROJECTS: Mapping[str, Expected] = {
    "projects.edit": Expected(project(Action.EDIT_PROJECT)),
    "projects.index": Expected(anywhere(Action.VIEW_PROJECT)),
    "projects.monitor": Expected(project(Action.DECIDE_MONITORING), empty=True),
    "projects.new": Expected(anywhere(Action.REGISTER_PROJECT)),
    "projects.phase": Expected(project(Action.CHANGE_PHASE), empty=True),
    "projects.register": Expected(anywhere(Action.REGISTER_PROJECT)),
    "projects.save": Expected(project(Action.EDIT_PROJECT)),
    "projects.show": Expected(NEAR_PROJECT),
    "projects.stop_monitoring": Expected(project(Action.DECIDE_MONITORING), empty=True),
    "work.tasks": Expected(signed_in),
}

REPORTS: Mapping[str, Expected] = {
    "reports.attach": Expected(report(Action.EDIT_REPORT), sees=NEAR_REPORT),
    "reports.attachment": Expected(NEAR_REPORT),
    "reports.attachments": Expected(NEAR_REPORT),
    "reports.change_attachment": Expected(report(Action.EDIT_REPORT), sees=NEAR_REPORT, empty=True),
    "reports.autosave": Expected(report(Action.EDIT_REPORT), sees=NEAR_REPORT),
    "reports.check": Expected(report(Action.EDIT_REPORT), sees=NEAR_REPORT),
    "reports.do_duty": Expected(report(Action.RETURN_REPORT)),
    "reports.receipt": Expected(NEAR_REPORT),
    "reports.save": Expected(report(Action.EDIT_REPORT), sees=NEAR_REPORT),
    "reports.send": Expected(report(Action.SUBMIT_REPORT, Action.CERTIFY_REPORT), sees=NEAR_REPORT),
    "reports.show": Expected(NEAR_REPORT),
    "reports.step": Expected(report(Action.EDIT_REPORT), sees=NEAR_REPORT),
}

ROUNDS: Mapping[str, Expected] = {
    "rounds.close_round": RUNS_ROUND,
    "rounds.create": RUNS_ROUND,
    "rounds.edit": RUNS_ROUND,
    "rounds.extend": RUNS_ROUND,
    "rounds.hide": Expected(office_of_sent(Action.PUBLISH_ROUND)),
    "rounds.index": Expected(anywhere(Action.VIEW_COCKPIT)),
    "rounds.judge": Expected(scheme(Action.VIEW_COCKPIT)),
    "rounds.listing": Expected(scheme(Action.VIEW_COCKPIT)),
    "rounds.matrix": Expected(anywhere(Action.VIEW_MATRIX)),
    "rounds.matrix_file": Expected(anywhere(Action.VIEW_MATRIX)),
    "rounds.new": RUNS_ROUND,
    "rounds.open_round": RUNS_ROUND,
    "rounds.publish": PUBLISHES,
    "rounds.publish_page": PUBLISHES,
    "rounds.redact": Expected(office_of_sent(Action.PUBLISH_ROUND)),
    "rounds.remind": RUNS_ROUND,
    "rounds.show": Expected(scheme(Action.VIEW_COCKPIT)),
    "rounds.stand": PUBLISHES,
    "rounds.supplement": PUBLISHES,
}

WORKSHOP: Mapping[str, Expected] = {
    "workshop.add_item": WRITES_WORKSHOP,
    "workshop.agree": Expected(project(Action.AGREE_WORKSHOP)),
    "workshop.begin": Expected(project(Action.AGREE_WORKSHOP)),
    "workshop.frame": WRITES_WORKSHOP,
    "workshop.index": Expected(project(Action.VIEW_WORKSHOP)),
    "workshop.item": WRITES_WORKSHOP,
    "workshop.keep_frame": WRITES_WORKSHOP,
    "workshop.move_item": WRITES_WORKSHOP,
    "workshop.new_item": WRITES_WORKSHOP,
    "workshop.projector": Expected(project(Action.VIEW_WORKSHOP)),
    "workshop.propose": WRITES_WORKSHOP,
    "workshop.remove_item": WRITES_WORKSHOP,
    "workshop.restore_item": WRITES_WORKSHOP,
    "workshop.revise": WRITES_WORKSHOP,
    "workshop.rework": WRITES_WORKSHOP,
    "workshop.save_item": WRITES_WORKSHOP,
    "workshop.show": Expected(project(Action.VIEW_WORKSHOP)),
    "workshop.sign": Expected(project(Action.SIGN_WORKSHOP)),
    "workshop.theory": WRITES_WORKSHOP,
}

EXPECTED: Mapping[str, Expected] = {
    **ACCOUNT, **ADMIN, **BANK, **CASES, **RATINGS, **PLANS, **DOCUMENTS, **PROJECTS,
    **REPORTS, **ROUNDS, **WORKSHOP,
}  # fmt: skip
