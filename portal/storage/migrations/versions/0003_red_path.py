"""The red path: action plans, cases of red twice, letters, the journal, and committees' decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0003_red_path"
down_revision = "0002_guards"
branch_labels = None
depends_on = None

GUARDS = (
    ("agenda_decision_keep", "agenda_decision", "UPDATE", "", "a decision is never changed"),
    ("agenda_decision_keep_row", "agenda_decision", "DELETE", "", "a decision is never deleted"),
    (
        "letter_keep",
        "letter",
        "UPDATE",
        "OLD.sent_at IS NOT NULL AND ({changed})",
        "a letter that was sent is never changed",
    ),
    (
        "letter_keep_row",
        "letter",
        "DELETE",
        "OLD.sent_at IS NOT NULL",
        "a letter that was sent is never deleted",
    ),
    ("journal_entry_keep_row", "journal_entry", "DELETE", "", "the journal is append-only"),
)
"""Name, table, event, condition and message of what the database itself refuses."""

SENT_AND_FIXED = ("kind", "recipient", "subject", "case_number", "sent_at", "document_id")
KEPT = ("agenda_decision", "letter", "journal_entry")


def _guard_sqlite() -> None:
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in SENT_AND_FIXED)
    for name, table, event, condition, message in GUARDS:
        when = f"WHEN {condition.format(changed=changed)} " if condition else ""
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}"
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def _guard_postgresql() -> None:
    differs = "IS DISTINCT FROM"
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in SENT_AND_FIXED)
    for name, table, event, condition, message in GUARDS:
        when = f"WHEN ({condition.format(changed=changed)}) " if condition else ""
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}"
            f"EXECUTE FUNCTION refuse_change('{message}')"
        )
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change('this table is never emptied')"
        )


def upgrade() -> None:
    """Take the step."""
    op.create_table('action_plan',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('project_id', sa.String(length=16), nullable=False),
    sa.Column('assessment_id', sa.String(length=16), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('requested_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('project_told_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('project_told_by_id', sa.String(length=16), nullable=True),
    sa.Column('support_wanted', sa.Text(), nullable=False),
    sa.Column('support_asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('support_answer', sa.Text(), nullable=False),
    sa.Column('support_answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lapsed_because', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assessment_id'], ['assessment.id'], name=op.f('fk_action_plan_assessment_id')),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], name=op.f('fk_action_plan_project_id')),
    sa.ForeignKeyConstraint(['project_told_by_id'], ['person.id'], name=op.f('fk_action_plan_project_told_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_plan')),
    sa.UniqueConstraint('assessment_id', name=op.f('uq_action_plan_assessment_id'))
    )
    op.create_index(op.f('ix_action_plan_project_id'), 'action_plan', ['project_id'], unique=False)

    op.create_table('agenda_decision',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('item_id', sa.String(length=16), nullable=False),
    sa.Column('meeting_id', sa.String(length=16), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('dissent', sa.Text(), nullable=False),
    sa.Column('number', sa.String(length=250), nullable=False),
    sa.Column('correction_reason', sa.Text(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=16), nullable=True),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_agenda_decision_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_agenda_decision_meeting_id')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['person.id'], name=op.f('fk_agenda_decision_recorded_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_decision')),
    sa.UniqueConstraint('item_id', 'version', name=op.f('uq_agenda_decision_item_id_version'))
    )
    op.create_index(op.f('ix_agenda_decision_item_id'), 'agenda_decision', ['item_id'], unique=False)
    op.create_index(op.f('ix_agenda_decision_meeting_id'), 'agenda_decision', ['meeting_id'], unique=False)
    op.create_index('uq_agenda_decision_number', 'agenda_decision', ['number'], unique=True, sqlite_where=sa.text("correction_reason = '' AND number <> ''"), postgresql_where=sa.text("correction_reason = '' AND number <> ''"))

    op.create_table('escalation_case',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('project_id', sa.String(length=16), nullable=False),
    sa.Column('agenda_item_id', sa.String(length=16), nullable=True),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agenda_item_id'], ['agenda_item.id'], name=op.f('fk_escalation_case_agenda_item_id')),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], name=op.f('fk_escalation_case_project_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_escalation_case')),
    sa.UniqueConstraint('agenda_item_id', name=op.f('uq_escalation_case_agenda_item_id'))
    )
    op.create_index(op.f('ix_escalation_case_project_id'), 'escalation_case', ['project_id'], unique=False)
    op.create_index('uq_escalation_case_open', 'escalation_case', ['project_id'], unique=True, sqlite_where=sa.text("state NOT IN ('closed', 'withdrawn')"), postgresql_where=sa.text("state NOT IN ('closed', 'withdrawn')"))

    op.create_table('action_item',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('plan_id', sa.String(length=16), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('who', sa.String(length=250), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('seen_by', sa.Text(), nullable=False),
    sa.Column('review', sa.String(length=32), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['plan_id'], ['action_plan.id'], name=op.f('fk_action_item_plan_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_item')),
    sa.UniqueConstraint('plan_id', 'position', name=op.f('uq_action_item_plan_id_position'))
    )
    op.create_index(op.f('ix_action_item_plan_id'), 'action_item', ['plan_id'], unique=False)

    op.create_table('escalation_committee',
    sa.Column('case_id', sa.String(length=16), nullable=False),
    sa.Column('committee_id', sa.String(length=16), nullable=False),
    sa.Column('basis', sa.String(length=32), nullable=False),
    sa.Column('left_out_because', sa.Text(), nullable=False),
    sa.Column('answer', sa.String(length=32), nullable=True),
    sa.Column('answer_text', sa.Text(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('reference', sa.String(length=250), nullable=False),
    sa.Column('knew_position', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['escalation_case.id'], name=op.f('fk_escalation_committee_case_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_escalation_committee_committee_id')),
    sa.PrimaryKeyConstraint('case_id', 'committee_id', name=op.f('pk_escalation_committee'))
    )
    op.create_index(op.f('ix_escalation_committee_committee_id'), 'escalation_committee', ['committee_id'], unique=False)

    op.create_table('escalation_round',
    sa.Column('case_id', sa.String(length=16), nullable=False),
    sa.Column('round_id', sa.String(length=16), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['escalation_case.id'], name=op.f('fk_escalation_round_case_id')),
    sa.ForeignKeyConstraint(['round_id'], ['reporting_round.id'], name=op.f('fk_escalation_round_round_id')),
    sa.PrimaryKeyConstraint('case_id', 'round_id', name=op.f('pk_escalation_round'))
    )
    op.create_index(op.f('ix_escalation_round_round_id'), 'escalation_round', ['round_id'], unique=False)

    op.create_table('journal_entry',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('direction', sa.String(length=32), nullable=False),
    sa.Column('case_number', sa.String(length=250), nullable=False),
    sa.Column('theme', sa.String(length=32), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('object_kind', sa.String(length=250), nullable=False),
    sa.Column('object_id', sa.String(length=250), nullable=False),
    sa.Column('scheme_id', sa.String(length=16), nullable=False),
    sa.Column('project_id', sa.String(length=16), nullable=True),
    sa.Column('document_id', sa.String(length=16), nullable=True),
    sa.Column('accessible_from', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['generated_document.id'], name=op.f('fk_journal_entry_document_id')),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], name=op.f('fk_journal_entry_project_id')),
    sa.ForeignKeyConstraint(['scheme_id'], ['monitoring_scheme.id'], name=op.f('fk_journal_entry_scheme_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_journal_entry'))
    )
    op.create_index(op.f('ix_journal_entry_object_id'), 'journal_entry', ['object_id'], unique=False)
    op.create_index(op.f('ix_journal_entry_project_id'), 'journal_entry', ['project_id'], unique=False)
    op.create_index(op.f('ix_journal_entry_scheme_id'), 'journal_entry', ['scheme_id'], unique=False)

    op.create_table('letter',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('scheme_id', sa.String(length=16), nullable=False),
    sa.Column('project_id', sa.String(length=16), nullable=True),
    sa.Column('round_id', sa.String(length=16), nullable=True),
    sa.Column('case_id', sa.String(length=16), nullable=True),
    sa.Column('committee_id', sa.String(length=16), nullable=True),
    sa.Column('organisation_id', sa.String(length=16), nullable=True),
    sa.Column('recipient', sa.String(length=250), nullable=False),
    sa.Column('email', sa.String(length=250), nullable=False),
    sa.Column('case_number', sa.String(length=250), nullable=False),
    sa.Column('subject', sa.String(length=250), nullable=False),
    sa.Column('texts', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('approved_by_id', sa.String(length=16), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('accessible_from', sa.Date(), nullable=True),
    sa.Column('mail_id', sa.String(length=16), nullable=True),
    sa.Column('document_id', sa.String(length=16), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['approved_by_id'], ['person.id'], name=op.f('fk_letter_approved_by_id')),
    sa.ForeignKeyConstraint(['case_id'], ['escalation_case.id'], name=op.f('fk_letter_case_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_letter_committee_id')),
    sa.ForeignKeyConstraint(['document_id'], ['generated_document.id'], name=op.f('fk_letter_document_id')),
    sa.ForeignKeyConstraint(['mail_id'], ['outbound_mail.id'], name=op.f('fk_letter_mail_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_letter_organisation_id')),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], name=op.f('fk_letter_project_id')),
    sa.ForeignKeyConstraint(['round_id'], ['reporting_round.id'], name=op.f('fk_letter_round_id')),
    sa.ForeignKeyConstraint(['scheme_id'], ['monitoring_scheme.id'], name=op.f('fk_letter_scheme_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter'))
    )
    op.create_index(op.f('ix_letter_case_id'), 'letter', ['case_id'], unique=False)
    op.create_index(op.f('ix_letter_committee_id'), 'letter', ['committee_id'], unique=False)
    op.create_index(op.f('ix_letter_mail_id'), 'letter', ['mail_id'], unique=False)
    op.create_index(op.f('ix_letter_organisation_id'), 'letter', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_letter_project_id'), 'letter', ['project_id'], unique=False)
    op.create_index(op.f('ix_letter_round_id'), 'letter', ['round_id'], unique=False)
    op.create_index(op.f('ix_letter_scheme_id'), 'letter', ['scheme_id'], unique=False)

    op.create_table('published_form',
    sa.Column('assessment_id', sa.String(length=16), nullable=False),
    sa.Column('report_id', sa.String(length=16), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['assessment_id'], ['assessment.id'], name=op.f('fk_published_form_assessment_id')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_published_form_report_id')),
    sa.PrimaryKeyConstraint('assessment_id', name=op.f('pk_published_form'))
    )
    op.create_index(op.f('ix_published_form_report_id'), 'published_form', ['report_id'], unique=False)

    op.create_table('redaction',
    sa.Column('report_id', sa.String(length=16), nullable=False),
    sa.Column('field', sa.String(length=250), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('source', sa.String(length=250), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.String(length=16), nullable=True),
    sa.ForeignKeyConstraint(['made_by_id'], ['person.id'], name=op.f('fk_redaction_made_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_redaction_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'field', name=op.f('pk_redaction'))
    )
    op.create_table('report_action_item',
    sa.Column('report_id', sa.String(length=16), nullable=False),
    sa.Column('item_id', sa.String(length=16), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['action_item.id'], name=op.f('fk_report_action_item_item_id')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_report_action_item_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'item_id', name=op.f('pk_report_action_item'))
    )
    op.create_index(op.f('ix_report_action_item_item_id'), 'report_action_item', ['item_id'], unique=False)

    with op.batch_alter_table('agenda_item') as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=32), nullable=False, server_default='overview'))
        batch_op.add_column(sa.Column('external_case', sa.String(length=250), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('external_document', sa.String(length=250), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('is_closed', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('state_reason', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('figures', sa.String(length=32), nullable=False, server_default='refreshed'))
        batch_op.add_column(sa.Column('frozen_view', sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('approved_by_id', sa.String(length=16), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_agenda_item_approved_by_id'), 'person', ['approved_by_id'], ['id'])

    with op.batch_alter_table('generated_document') as batch_op:
        batch_op.add_column(sa.Column('item_id', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('meeting_id', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('letter_id', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('number', sa.Integer(), nullable=False, server_default='1'))
        batch_op.add_column(sa.Column('arguments', sa.JSON(), nullable=False, server_default='{}'))
        batch_op.add_column(sa.Column('snapshot', sa.JSON(), nullable=False, server_default='{}'))
        batch_op.add_column(sa.Column('snapshot_sha256', sa.String(length=250), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('is_uploaded', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('released_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_generated_document_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_generated_document_letter_id'), ['letter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_generated_document_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_generated_document_item_id'), 'agenda_item', ['item_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_generated_document_meeting_id'), 'meeting', ['meeting_id'], ['id'])

    op.create_table('attachment',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('report_id', sa.String(length=16), nullable=True),
    sa.Column('item_id', sa.String(length=16), nullable=True),
    sa.Column('filename', sa.String(length=250), nullable=False),
    sa.Column('file_format', sa.String(length=250), nullable=False),
    sa.Column('sha256', sa.String(length=250), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('added_by_id', sa.String(length=16), nullable=True),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('(report_id IS NULL) <> (item_id IS NULL)', name=op.f('ck_attachment_of_one')),
    sa.ForeignKeyConstraint(['added_by_id'], ['person.id'], name=op.f('fk_attachment_added_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_attachment_item_id')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_attachment_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment'))
    )
    op.create_index(op.f('ix_attachment_item_id'), 'attachment', ['item_id'], unique=False)
    op.create_index(op.f('ix_attachment_report_id'), 'attachment', ['report_id'], unique=False)

    with op.batch_alter_table('outbound_mail') as batch_op:
        batch_op.add_column(sa.Column('document_id', sa.String(length=16), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_outbound_mail_document_id'), 'generated_document', ['document_id'], ['id'])

    with op.batch_alter_table('municipality') as batch_op:
        batch_op.add_column(sa.Column('section_order', sa.String(length=250), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('opens_with_case_line', sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table('meeting') as batch_op:
        batch_op.add_column(sa.Column('place', sa.String(length=250), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('cancelled_because', sa.Text(), nullable=False, server_default=''))
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def downgrade() -> None:
    """Take the step back; what hangs on the tables goes with them."""
    op.drop_index(op.f('ix_attachment_report_id'), table_name='attachment')
    op.drop_index(op.f('ix_attachment_item_id'), table_name='attachment')
    op.drop_table('attachment')
    with op.batch_alter_table('outbound_mail') as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_outbound_mail_document_id'), type_='foreignkey')
        batch_op.drop_column('document_id')

    with op.batch_alter_table('municipality') as batch_op:
        batch_op.drop_column('opens_with_case_line')
        batch_op.drop_column('section_order')

    with op.batch_alter_table('meeting') as batch_op:
        batch_op.drop_column('cancelled_because')
        batch_op.drop_column('place')

    with op.batch_alter_table('generated_document') as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_generated_document_meeting_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_generated_document_item_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_generated_document_meeting_id'))
        batch_op.drop_index(batch_op.f('ix_generated_document_letter_id'))
        batch_op.drop_index(batch_op.f('ix_generated_document_item_id'))
        batch_op.drop_column('released_at')
        batch_op.drop_column('is_uploaded')
        batch_op.drop_column('snapshot_sha256')
        batch_op.drop_column('snapshot')
        batch_op.drop_column('arguments')
        batch_op.drop_column('number')
        batch_op.drop_column('letter_id')
        batch_op.drop_column('meeting_id')
        batch_op.drop_column('item_id')

    with op.batch_alter_table('agenda_item') as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_agenda_item_approved_by_id'), type_='foreignkey')
        batch_op.drop_column('approved_by_id')
        batch_op.drop_column('approved_at')
        batch_op.drop_column('frozen_view')
        batch_op.drop_column('figures')
        batch_op.drop_column('state_reason')
        batch_op.drop_column('is_closed')
        batch_op.drop_column('external_document')
        batch_op.drop_column('external_case')
        batch_op.drop_column('kind')

    op.drop_index(op.f('ix_report_action_item_item_id'), table_name='report_action_item')

    op.drop_table('report_action_item')
    op.drop_table('redaction')
    op.drop_index(op.f('ix_published_form_report_id'), table_name='published_form')

    op.drop_table('published_form')
    op.drop_index(op.f('ix_letter_scheme_id'), table_name='letter')
    op.drop_index(op.f('ix_letter_round_id'), table_name='letter')
    op.drop_index(op.f('ix_letter_project_id'), table_name='letter')
    op.drop_index(op.f('ix_letter_organisation_id'), table_name='letter')
    op.drop_index(op.f('ix_letter_mail_id'), table_name='letter')
    op.drop_index(op.f('ix_letter_committee_id'), table_name='letter')
    op.drop_index(op.f('ix_letter_case_id'), table_name='letter')

    op.drop_table('letter')
    op.drop_index(op.f('ix_journal_entry_scheme_id'), table_name='journal_entry')
    op.drop_index(op.f('ix_journal_entry_project_id'), table_name='journal_entry')
    op.drop_index(op.f('ix_journal_entry_object_id'), table_name='journal_entry')

    op.drop_table('journal_entry')
    op.drop_index(op.f('ix_escalation_round_round_id'), table_name='escalation_round')

    op.drop_table('escalation_round')
    op.drop_index(op.f('ix_escalation_committee_committee_id'), table_name='escalation_committee')

    op.drop_table('escalation_committee')
    op.drop_index(op.f('ix_action_item_plan_id'), table_name='action_item')

    op.drop_table('action_item')
    op.drop_index('uq_escalation_case_open', table_name='escalation_case', sqlite_where=sa.text("state NOT IN ('closed', 'withdrawn')"), postgresql_where=sa.text("state NOT IN ('closed', 'withdrawn')"))
    op.drop_index(op.f('ix_escalation_case_project_id'), table_name='escalation_case')

    op.drop_table('escalation_case')
    op.drop_index('uq_agenda_decision_number', table_name='agenda_decision', sqlite_where=sa.text("correction_reason = '' AND number <> ''"), postgresql_where=sa.text("correction_reason = '' AND number <> ''"))
    op.drop_index(op.f('ix_agenda_decision_meeting_id'), table_name='agenda_decision')
    op.drop_index(op.f('ix_agenda_decision_item_id'), table_name='agenda_decision')

    op.drop_table('agenda_decision')
    op.drop_index(op.f('ix_action_plan_project_id'), table_name='action_plan')

    op.drop_table('action_plan')
