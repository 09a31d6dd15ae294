"""The first house: every table of the first round, end to end."""

import sqlalchemy as sa
from alembic import op

revision = "0001_first_house"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "account_role",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_role")),
        sa.UniqueConstraint("name", name=op.f("uq_account_role_name")),
    )
    op.create_table(
        "audit_event",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(length=250), nullable=True),
        sa.Column("action", sa.String(length=250), nullable=False),
        sa.Column("object_kind", sa.String(length=250), nullable=False),
        sa.Column("object_id", sa.String(length=250), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=250), nullable=False),
        sa.Column("hash", sa.String(length=250), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_event")),
    )
    op.create_index(op.f("ix_audit_event_action"), "audit_event", ["action"], unique=False)
    op.create_index(op.f("ix_audit_event_object_id"), "audit_event", ["object_id"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=250), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "committee",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=250), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_standing", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
    )
    op.create_table(
        "district",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=250).with_variant(sa.String(length=250, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district")),
        sa.UniqueConstraint("name", name=op.f("uq_district_name")),
    )
    op.create_index(op.f("ix_district_sort_key"), "district", ["sort_key"], unique=False)

    op.create_table(
        "focus_area",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus_area")),
        sa.UniqueConstraint("name", name=op.f("uq_focus_area_name")),
    )
    op.create_table(
        "municipality",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("address", sa.String(length=250), nullable=False),
        sa.Column("section_preset", sa.String(length=250), nullable=False),
        sa.Column("contact_email", sa.String(length=250), nullable=False),
        sa.Column("contact_text", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
    )
    op.create_table(
        "audit_change",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=250), nullable=False),
        sa.Column("salt", sa.String(length=250), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["seq"], ["audit_event.seq"], name=op.f("fk_audit_change_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_change")),
        sa.UniqueConstraint("seq", "field", name=op.f("uq_audit_change_seq_field")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("committee_id", sa.String(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_meeting_committee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("committee_id", "on", name=op.f("uq_meeting_committee_id_on")),
    )
    op.create_index(op.f("ix_meeting_committee_id"), "meeting", ["committee_id"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=250), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("is_administration", sa.Boolean(), nullable=False),
        sa.Column("committee_id", sa.String(length=16), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column(
            "sort_key",
            sa.String(length=250).with_variant(sa.String(length=250, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_organisation_valid_period")
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_organisation_committee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_index(
        op.f("ix_organisation_committee_id"), "organisation", ["committee_id"], unique=False
    )
    op.create_index(op.f("ix_organisation_sort_key"), "organisation", ["sort_key"], unique=False)

    op.create_table(
        "policy_goal",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("focus_area_id", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["focus_area_id"], ["focus_area.id"], name=op.f("fk_policy_goal_focus_area_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_goal")),
    )
    op.create_index(
        op.f("ix_policy_goal_focus_area_id"), "policy_goal", ["focus_area_id"], unique=False
    )

    op.create_table(
        "funding_pool",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("owner_organisation_id", sa.String(length=16), nullable=False),
        sa.Column("frame", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=True),
        sa.Column(
            "sort_key",
            sa.String(length=250).with_variant(sa.String(length=250, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["owner_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_funding_pool_owner_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding_pool")),
    )
    op.create_index(
        op.f("ix_funding_pool_owner_organisation_id"),
        "funding_pool",
        ["owner_organisation_id"],
        unique=False,
    )
    op.create_index(op.f("ix_funding_pool_sort_key"), "funding_pool", ["sort_key"], unique=False)

    op.create_table(
        "monitoring_scheme",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("subject", sa.String(length=250), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("committee_id", sa.String(length=16), nullable=False),
        sa.Column("decision_body", sa.String(length=250), nullable=False),
        sa.Column("decision_reference", sa.String(length=250), nullable=False),
        sa.Column("decision_date", sa.Date(), nullable=True),
        sa.Column("signatory", sa.String(length=250), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_monitoring_scheme_committee_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_monitoring_scheme_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring_scheme")),
        sa.UniqueConstraint("position", name=op.f("uq_monitoring_scheme_position")),
    )
    op.create_index(
        op.f("ix_monitoring_scheme_committee_id"),
        "monitoring_scheme",
        ["committee_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_monitoring_scheme_organisation_id"),
        "monitoring_scheme",
        ["organisation_id"],
        unique=False,
    )

    op.create_table(
        "person",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=250), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=250).with_variant(sa.String(length=250, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("password", sa.String(length=250), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=250), nullable=False),
        sa.Column("language", sa.String(length=250), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("password_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_person_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_person_fs_uniquifier")),
    )
    op.create_index(op.f("ix_person_organisation_id"), "person", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_person_sort_key"), "person", ["sort_key"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("secret_hash", sa.String(length=250), nullable=False),
        sa.Column("invited_by_id", sa.String(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["person.id"], name=op.f("fk_invitation_invited_by_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitation_secret_hash")),
    )
    op.create_index(op.f("ix_invitation_person_id"), "invitation", ["person_id"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("id", sa.String(length=250), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("browser", sa.String(length=250), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_login_session_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
    )
    op.create_index(
        op.f("ix_login_session_person_id"), "login_session", ["person_id"], unique=False
    )

    op.create_table(
        "outbound_mail",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=250), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=True),
        sa.Column("address", sa.String(length=250), nullable=False),
        sa.Column("language", sa.String(length=250), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("message_id", sa.String(length=250), nullable=False),
        sa.Column("about_kind", sa.String(length=250), nullable=False),
        sa.Column("about_id", sa.String(length=250), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("try_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_outbound_mail_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbound_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbound_mail_message_id")),
    )
    op.create_index(op.f("ix_outbound_mail_about_id"), "outbound_mail", ["about_id"], unique=False)
    op.create_index(
        op.f("ix_outbound_mail_person_id"), "outbound_mail", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_outbound_mail_state"), "outbound_mail", ["state"], unique=False)

    op.create_table(
        "project",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("scheme_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("short_name", sa.String(length=250), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=250).with_variant(sa.String(length=250, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("phase", sa.String(32), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("problem_note", sa.Text(), nullable=False),
        sa.Column("target_group", sa.Text(), nullable=False),
        sa.Column("nationality", sa.String(length=250), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("holder_organisation_id", sa.String(length=16), nullable=False),
        sa.Column("contact_name", sa.String(length=250), nullable=False),
        sa.Column("contact_email", sa.String(length=250), nullable=False),
        sa.Column("contact_phone", sa.String(length=250), nullable=False),
        sa.Column(
            "yearly_budget", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=False
        ),
        sa.Column("interval", sa.String(32), nullable=False),
        sa.Column("is_monitored", sa.Boolean(), nullable=False),
        sa.Column("monitored_from", sa.Date(), nullable=True),
        sa.Column("monitored_reason", sa.Text(), nullable=False),
        sa.Column("anchoring", sa.String(length=250), nullable=False),
        sa.Column("anchoring_reason", sa.Text(), nullable=False),
        sa.Column("internal_note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_project_period")),
        sa.ForeignKeyConstraint(
            ["holder_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_project_holder_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["monitoring_scheme.id"], name=op.f("fk_project_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
        sa.UniqueConstraint("scheme_id", "number", name=op.f("uq_project_scheme_id_number")),
    )
    op.create_index(
        op.f("ix_project_holder_organisation_id"),
        "project",
        ["holder_organisation_id"],
        unique=False,
    )
    op.create_index(op.f("ix_project_scheme_id"), "project", ["scheme_id"], unique=False)
    op.create_index(op.f("ix_project_sort_key"), "project", ["sort_key"], unique=False)

    op.create_table(
        "reporting_round",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("scheme_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("assess_by", sa.Date(), nullable=False),
        sa.Column("publish_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_reporting_round_period")),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["monitoring_scheme.id"], name=op.f("fk_reporting_round_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting_round")),
        sa.UniqueConstraint("scheme_id", "name", name=op.f("uq_reporting_round_scheme_id_name")),
        sa.UniqueConstraint(
            "scheme_id", "position", name=op.f("uq_reporting_round_scheme_id_position")
        ),
    )
    op.create_index(
        op.f("ix_reporting_round_scheme_id"), "reporting_round", ["scheme_id"], unique=False
    )

    op.create_table(
        "role_assignment",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("scope_kind", sa.String(32), nullable=False),
        sa.Column("scope_id", sa.String(length=250), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from",
            name=op.f("ck_role_assignment_valid_period"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_role_assignment_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_assignment")),
    )
    op.create_index(
        op.f("ix_role_assignment_person_id"), "role_assignment", ["person_id"], unique=False
    )

    op.create_table(
        "agenda_item",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("scheme_id", sa.String(length=16), nullable=False),
        sa.Column("round_id", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column("case_number", sa.String(length=250), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["reporting_round.id"], name=op.f("fk_agenda_item_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["monitoring_scheme.id"], name=op.f("fk_agenda_item_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index(op.f("ix_agenda_item_round_id"), "agenda_item", ["round_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_scheme_id"), "agenda_item", ["scheme_id"], unique=False)

    op.create_table(
        "assessment",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("round_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("suggested_activity", sa.String(32), nullable=True),
        sa.Column("suggested_result", sa.String(32), nullable=True),
        sa.Column("suggested_overall", sa.String(32), nullable=True),
        sa.Column("suggestion", sa.JSON(), nullable=False),
        sa.Column("activity", sa.String(32), nullable=True),
        sa.Column("result", sa.String(32), nullable=True),
        sa.Column("rag", sa.String(32), nullable=True),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.String(length=16), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by_id", sa.String(length=16), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("holder_notified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("owners_notified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "rag <> 'red' OR published_at IS NULL OR (holder_notified_at IS NOT NULL AND owners_notified_at IS NOT NULL AND holder_notified_at < published_at AND owners_notified_at < published_at)",
            name=op.f("ck_assessment_told_before_published"),
        ),
        sa.CheckConstraint(
            "published_at IS NULL OR rag IS NOT NULL", name=op.f("ck_assessment_published_has_rag")
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["person.id"], name=op.f("fk_assessment_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_assessment_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_assessment_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["reporting_round.id"], name=op.f("fk_assessment_round_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint(
            "project_id",
            "round_id",
            "number",
            name=op.f("uq_assessment_project_id_round_id_number"),
        ),
    )
    op.create_index(op.f("ix_assessment_project_id"), "assessment", ["project_id"], unique=False)
    op.create_index(op.f("ix_assessment_round_id"), "assessment", ["round_id"], unique=False)

    op.create_table(
        "evaluation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=250), nullable=False),
        sa.Column("is_external", sa.Boolean(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_evaluation_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
    )
    op.create_index(op.f("ix_evaluation_project_id"), "evaluation", ["project_id"], unique=False)

    op.create_table(
        "funding_line",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=250), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "amount", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=False
        ),
        sa.Column("is_municipal", sa.Boolean(), nullable=False),
        sa.Column("pool_id", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["pool_id"], ["funding_pool.id"], name=op.f("fk_funding_line_pool_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_funding_line_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding_line")),
    )
    op.create_index(op.f("ix_funding_line_pool_id"), "funding_line", ["pool_id"], unique=False)
    op.create_index(
        op.f("ix_funding_line_project_id"), "funding_line", ["project_id"], unique=False
    )

    op.create_table(
        "generated_document",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=250), nullable=False),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column("filename", sa.String(length=250), nullable=False),
        sa.Column("file_format", sa.String(length=250), nullable=False),
        sa.Column("language", sa.String(length=250), nullable=False),
        sa.Column("sha256", sa.String(length=250), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.String(length=16), nullable=True),
        sa.Column("project_id", sa.String(length=16), nullable=True),
        sa.Column("round_id", sa.String(length=16), nullable=True),
        sa.Column("created_by_id", sa.String(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["person.id"], name=op.f("fk_generated_document_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_generated_document_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["reporting_round.id"], name=op.f("fk_generated_document_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["monitoring_scheme.id"], name=op.f("fk_generated_document_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_generated_document")),
    )
    op.create_index(
        op.f("ix_generated_document_project_id"), "generated_document", ["project_id"], unique=False
    )
    op.create_index(
        op.f("ix_generated_document_round_id"), "generated_document", ["round_id"], unique=False
    )
    op.create_index(
        op.f("ix_generated_document_scheme_id"), "generated_document", ["scheme_id"], unique=False
    )
    op.create_index(
        op.f("ix_generated_document_sha256"), "generated_document", ["sha256"], unique=False
    )

    op.create_table(
        "project_district",
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("district_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_project_district_district_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_district_project_id")
        ),
        sa.PrimaryKeyConstraint("project_id", "district_id", name=op.f("pk_project_district")),
    )
    op.create_index(
        op.f("ix_project_district_district_id"), "project_district", ["district_id"], unique=False
    )

    op.create_table(
        "project_focus_area",
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("focus_area_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["focus_area_id"], ["focus_area.id"], name=op.f("fk_project_focus_area_focus_area_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_focus_area_project_id")
        ),
        sa.PrimaryKeyConstraint("project_id", "focus_area_id", name=op.f("pk_project_focus_area")),
    )
    op.create_index(
        op.f("ix_project_focus_area_focus_area_id"),
        "project_focus_area",
        ["focus_area_id"],
        unique=False,
    )

    op.create_table(
        "project_owner",
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_project_owner_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_owner_project_id")
        ),
        sa.PrimaryKeyConstraint("project_id", "organisation_id", name=op.f("pk_project_owner")),
    )
    op.create_index(
        op.f("ix_project_owner_organisation_id"), "project_owner", ["organisation_id"], unique=False
    )

    op.create_table(
        "project_policy_goal",
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("policy_goal_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_goal_id"],
            ["policy_goal.id"],
            name=op.f("fk_project_policy_goal_policy_goal_id"),
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_policy_goal_project_id")
        ),
        sa.PrimaryKeyConstraint(
            "project_id", "policy_goal_id", name=op.f("pk_project_policy_goal")
        ),
    )
    op.create_index(
        op.f("ix_project_policy_goal_policy_goal_id"),
        "project_policy_goal",
        ["policy_goal_id"],
        unique=False,
    )

    op.create_table(
        "round_standing",
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("round_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_round_standing_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["reporting_round.id"], name=op.f("fk_round_standing_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_round_standing_set_by_id")
        ),
        sa.PrimaryKeyConstraint("project_id", "round_id", name=op.f("pk_round_standing")),
    )
    op.create_index(
        op.f("ix_round_standing_round_id"), "round_standing", ["round_id"], unique=False
    )

    op.create_table(
        "workshop",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("no_risks_because", sa.Text(), nullable=False),
        sa.Column("revision_reason", sa.Text(), nullable=False),
        sa.Column("holder_signed_by_id", sa.String(length=16), nullable=True),
        sa.Column("holder_signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("office_signed_by_id", sa.String(length=16), nullable=True),
        sa.Column("office_signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["holder_signed_by_id"], ["person.id"], name=op.f("fk_workshop_holder_signed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["office_signed_by_id"], ["person.id"], name=op.f("fk_workshop_office_signed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_workshop_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_workshop_project_id_number")),
    )
    op.create_index(op.f("ix_workshop_project_id"), "workshop", ["project_id"], unique=False)

    op.create_table(
        "agenda_section",
        sa.Column("item_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_agenda_section_item_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "name", name=op.f("pk_agenda_section")),
    )
    op.create_table(
        "causal_link",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("workshop_id", sa.String(length=16), nullable=False),
        sa.Column("from_key", sa.String(length=250), nullable=False),
        sa.Column("to_key", sa.String(length=250), nullable=False),
        sa.Column("assumption", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_causal_link_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_causal_link")),
    )
    op.create_index(
        op.f("ix_causal_link_workshop_id"), "causal_link", ["workshop_id"], unique=False
    )

    op.create_table(
        "document_request",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=250), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("file_format", sa.String(length=250), nullable=False),
        sa.Column("language", sa.String(length=250), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("requested_by_id", sa.String(length=16), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["generated_document.id"], name=op.f("fk_document_request_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["person.id"], name=op.f("fk_document_request_requested_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_request")),
    )
    op.create_index(
        op.f("ix_document_request_requested_by_id"),
        "document_request",
        ["requested_by_id"],
        unique=False,
    )
    op.create_index(op.f("ix_document_request_state"), "document_request", ["state"], unique=False)

    op.create_table(
        "meeting_placement",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("item_id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_meeting_placement_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_placement_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_placement")),
        sa.UniqueConstraint(
            "item_id", "position", name=op.f("uq_meeting_placement_item_id_position")
        ),
    )
    op.create_index(
        op.f("ix_meeting_placement_item_id"), "meeting_placement", ["item_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_placement_meeting_id"), "meeting_placement", ["meeting_id"], unique=False
    )

    op.create_table(
        "milestone",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("workshop_id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=250), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("baseline_date", sa.Date(), nullable=False),
        sa.Column("forecast", sa.Date(), nullable=True),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_milestone_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("workshop_id", "key", name=op.f("uq_milestone_workshop_id_key")),
    )
    op.create_index(op.f("ix_milestone_workshop_id"), "milestone", ["workshop_id"], unique=False)

    op.create_table(
        "red_notice",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("assessment_id", sa.String(length=16), nullable=False),
        sa.Column("recipient_kind", sa.String(32), nullable=False),
        sa.Column("recipient_id", sa.String(length=250), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("mail_id", sa.String(length=16), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_red_notice_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["outbound_mail.id"], name=op.f("fk_red_notice_mail_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_red_notice_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_red_notice")),
    )
    op.create_index(
        op.f("ix_red_notice_assessment_id"), "red_notice", ["assessment_id"], unique=False
    )
    op.create_index(op.f("ix_red_notice_mail_id"), "red_notice", ["mail_id"], unique=False)
    op.create_index(
        op.f("ix_red_notice_organisation_id"), "red_notice", ["organisation_id"], unique=False
    )

    op.create_table(
        "report",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("project_id", sa.String(length=16), nullable=False),
        sa.Column("round_id", sa.String(length=16), nullable=False),
        sa.Column("workshop_id", sa.String(length=16), nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=False),
        sa.Column("activity_text", sa.Text(), nullable=False),
        sa.Column("result_text", sa.Text(), nullable=False),
        sa.Column(
            "economy_used", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=True
        ),
        sa.Column("economy_text", sa.Text(), nullable=False),
        sa.Column("own_activity", sa.String(32), nullable=True),
        sa.Column("own_result", sa.String(32), nullable=True),
        sa.Column("own_overall", sa.String(32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("entered_for_holder", sa.Boolean(), nullable=False),
        sa.Column("receipt_number", sa.String(length=250), nullable=True),
        sa.Column("submission_key", sa.String(length=250), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by_id", sa.String(length=16), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_report_project_id")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["reporting_round.id"], name=op.f("fk_report_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"], ["person.id"], name=op.f("fk_report_submitted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_report_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("project_id", "round_id", name=op.f("uq_report_project_id_round_id")),
        sa.UniqueConstraint("receipt_number", name=op.f("uq_report_receipt_number")),
    )
    op.create_index(op.f("ix_report_project_id"), "report", ["project_id"], unique=False)
    op.create_index(op.f("ix_report_round_id"), "report", ["round_id"], unique=False)
    op.create_index(op.f("ix_report_workshop_id"), "report", ["workshop_id"], unique=False)

    op.create_table(
        "result_node",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("workshop_id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=250), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_result_node_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_node")),
        sa.UniqueConstraint("workshop_id", "key", name=op.f("uq_result_node_workshop_id_key")),
    )
    op.create_index(
        op.f("ix_result_node_workshop_id"), "result_node", ["workshop_id"], unique=False
    )

    op.create_table(
        "risk",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("workshop_id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=250), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("likelihood", sa.Integer(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=250), nullable=False),
        sa.Column("mitigation", sa.Text(), nullable=False),
        sa.CheckConstraint("impact BETWEEN 1 AND 5", name=op.f("ck_risk_impact")),
        sa.CheckConstraint("likelihood BETWEEN 1 AND 5", name=op.f("ck_risk_likelihood")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_risk_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk")),
        sa.UniqueConstraint("workshop_id", "key", name=op.f("uq_risk_workshop_id_key")),
    )
    op.create_index(op.f("ix_risk_workshop_id"), "risk", ["workshop_id"], unique=False)

    op.create_table(
        "success_criterion",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("workshop_id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=250), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("node_key", sa.String(length=250), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=250), nullable=False),
        sa.Column("level", sa.String(32), nullable=False),
        sa.Column("direction", sa.String(32), nullable=False),
        sa.Column("accumulation", sa.String(32), nullable=False),
        sa.Column("measure", sa.String(32), nullable=False),
        sa.Column(
            "baseline_value", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=True
        ),
        sa.Column("baseline_on", sa.Date(), nullable=True),
        sa.Column("baseline_missing_because", sa.Text(), nullable=False),
        sa.Column("target", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=True),
        sa.Column(
            "original_target",
            sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "tolerance", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=False
        ),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.Column("at_end_only", sa.Boolean(), nullable=False),
        sa.CheckConstraint("weight > 0", name=op.f("ck_success_criterion_weight")),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_success_criterion_workshop_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_success_criterion")),
        sa.UniqueConstraint(
            "workshop_id", "key", name=op.f("uq_success_criterion_workshop_id_key")
        ),
    )
    op.create_index(
        op.f("ix_success_criterion_workshop_id"), "success_criterion", ["workshop_id"], unique=False
    )


    op.create_table(
        "path_point",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("criterion_id", sa.String(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["success_criterion.id"], name=op.f("fk_path_point_criterion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_path_point")),
        sa.UniqueConstraint("criterion_id", "on", name=op.f("uq_path_point_criterion_id_on")),
    )
    op.create_index(
        op.f("ix_path_point_criterion_id"), "path_point", ["criterion_id"], unique=False
    )

    op.create_table(
        "report_field",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("step", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by_id", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_field_report_id")
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"], ["person.id"], name=op.f("fk_report_field_saved_by_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "name", name=op.f("pk_report_field")),
    )
    op.create_table(
        "report_milestone",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("milestone_key", sa.String(length=250), nullable=False),
        sa.Column("is_unchanged", sa.Boolean(), nullable=False),
        sa.Column("forecast", sa.Date(), nullable=True),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_milestone_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "milestone_key", name=op.f("pk_report_milestone")),
    )
    op.create_table(
        "report_risk",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("risk_key", sa.String(length=250), nullable=False),
        sa.Column("likelihood", sa.Integer(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.CheckConstraint("impact BETWEEN 1 AND 5", name=op.f("ck_report_risk_impact")),
        sa.CheckConstraint("likelihood BETWEEN 1 AND 5", name=op.f("ck_report_risk_likelihood")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_risk_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "risk_key", name=op.f("pk_report_risk")),
    )
    op.create_table(
        "report_section",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("step", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("saved_by_id", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_section_report_id")
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"], ["person.id"], name=op.f("fk_report_section_saved_by_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "step", name=op.f("pk_report_section")),
    )
    op.create_table(
        "report_value",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("criterion_key", sa.String(length=250), nullable=False),
        sa.Column("value", sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite"), nullable=True),
        sa.Column("unavailable_because", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_value_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "criterion_key", name=op.f("pk_report_value")),
    )
    op.create_table(
        "report_version",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("receipt_number", sa.String(length=250), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_by_id", sa.String(length=16), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_version_report_id")
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"], ["person.id"], name=op.f("fk_report_version_submitted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_version")),
        sa.UniqueConstraint("report_id", "number", name=op.f("uq_report_version_report_id_number")),
    )
    op.create_index(
        op.f("ix_report_version_report_id"), "report_version", ["report_id"], unique=False
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f("ix_report_version_report_id"), table_name="report_version")

    op.drop_table("report_version")
    op.drop_table("report_value")
    op.drop_table("report_section")
    op.drop_table("report_risk")
    op.drop_table("report_milestone")
    op.drop_table("report_field")
    op.drop_index(op.f("ix_path_point_criterion_id"), table_name="path_point")

    op.drop_table("path_point")

    op.drop_index(op.f("ix_success_criterion_workshop_id"), table_name="success_criterion")

    op.drop_table("success_criterion")
    op.drop_index(op.f("ix_risk_workshop_id"), table_name="risk")

    op.drop_table("risk")
    op.drop_index(op.f("ix_result_node_workshop_id"), table_name="result_node")

    op.drop_table("result_node")
    op.drop_index(op.f("ix_report_workshop_id"), table_name="report")
    op.drop_index(op.f("ix_report_round_id"), table_name="report")
    op.drop_index(op.f("ix_report_project_id"), table_name="report")

    op.drop_table("report")
    op.drop_index(op.f("ix_red_notice_organisation_id"), table_name="red_notice")
    op.drop_index(op.f("ix_red_notice_mail_id"), table_name="red_notice")
    op.drop_index(op.f("ix_red_notice_assessment_id"), table_name="red_notice")

    op.drop_table("red_notice")
    op.drop_index(op.f("ix_milestone_workshop_id"), table_name="milestone")

    op.drop_table("milestone")
    op.drop_index(op.f("ix_meeting_placement_meeting_id"), table_name="meeting_placement")
    op.drop_index(op.f("ix_meeting_placement_item_id"), table_name="meeting_placement")

    op.drop_table("meeting_placement")
    op.drop_index(op.f("ix_document_request_state"), table_name="document_request")
    op.drop_index(op.f("ix_document_request_requested_by_id"), table_name="document_request")

    op.drop_table("document_request")
    op.drop_index(op.f("ix_causal_link_workshop_id"), table_name="causal_link")

    op.drop_table("causal_link")
    op.drop_table("agenda_section")
    op.drop_index(op.f("ix_workshop_project_id"), table_name="workshop")

    op.drop_table("workshop")
    op.drop_index(op.f("ix_round_standing_round_id"), table_name="round_standing")

    op.drop_table("round_standing")
    op.drop_index(op.f("ix_project_policy_goal_policy_goal_id"), table_name="project_policy_goal")

    op.drop_table("project_policy_goal")
    op.drop_index(op.f("ix_project_owner_organisation_id"), table_name="project_owner")

    op.drop_table("project_owner")
    op.drop_index(op.f("ix_project_focus_area_focus_area_id"), table_name="project_focus_area")

    op.drop_table("project_focus_area")
    op.drop_index(op.f("ix_project_district_district_id"), table_name="project_district")

    op.drop_table("project_district")
    op.drop_index(op.f("ix_generated_document_sha256"), table_name="generated_document")
    op.drop_index(op.f("ix_generated_document_scheme_id"), table_name="generated_document")
    op.drop_index(op.f("ix_generated_document_round_id"), table_name="generated_document")
    op.drop_index(op.f("ix_generated_document_project_id"), table_name="generated_document")

    op.drop_table("generated_document")
    op.drop_index(op.f("ix_funding_line_project_id"), table_name="funding_line")
    op.drop_index(op.f("ix_funding_line_pool_id"), table_name="funding_line")

    op.drop_table("funding_line")
    op.drop_index(op.f("ix_evaluation_project_id"), table_name="evaluation")

    op.drop_table("evaluation")
    op.drop_index(op.f("ix_assessment_round_id"), table_name="assessment")
    op.drop_index(op.f("ix_assessment_project_id"), table_name="assessment")

    op.drop_table("assessment")
    op.drop_index(op.f("ix_agenda_item_scheme_id"), table_name="agenda_item")
    op.drop_index(op.f("ix_agenda_item_round_id"), table_name="agenda_item")

    op.drop_table("agenda_item")
    op.drop_index(op.f("ix_role_assignment_person_id"), table_name="role_assignment")

    op.drop_table("role_assignment")
    op.drop_index(op.f("ix_reporting_round_scheme_id"), table_name="reporting_round")

    op.drop_table("reporting_round")
    op.drop_index(op.f("ix_project_sort_key"), table_name="project")
    op.drop_index(op.f("ix_project_scheme_id"), table_name="project")
    op.drop_index(op.f("ix_project_holder_organisation_id"), table_name="project")

    op.drop_table("project")
    op.drop_index(op.f("ix_outbound_mail_state"), table_name="outbound_mail")
    op.drop_index(op.f("ix_outbound_mail_person_id"), table_name="outbound_mail")
    op.drop_index(op.f("ix_outbound_mail_about_id"), table_name="outbound_mail")

    op.drop_table("outbound_mail")
    op.drop_index(op.f("ix_login_session_person_id"), table_name="login_session")

    op.drop_table("login_session")
    op.drop_index(op.f("ix_invitation_person_id"), table_name="invitation")

    op.drop_table("invitation")
    op.drop_index(op.f("ix_person_sort_key"), table_name="person")
    op.drop_index(op.f("ix_person_organisation_id"), table_name="person")

    op.drop_table("person")
    op.drop_index(op.f("ix_monitoring_scheme_organisation_id"), table_name="monitoring_scheme")
    op.drop_index(op.f("ix_monitoring_scheme_committee_id"), table_name="monitoring_scheme")

    op.drop_table("monitoring_scheme")
    op.drop_index(op.f("ix_funding_pool_sort_key"), table_name="funding_pool")
    op.drop_index(op.f("ix_funding_pool_owner_organisation_id"), table_name="funding_pool")

    op.drop_table("funding_pool")
    op.drop_index(op.f("ix_policy_goal_focus_area_id"), table_name="policy_goal")

    op.drop_table("policy_goal")
    op.drop_index(op.f("ix_organisation_sort_key"), table_name="organisation")
    op.drop_index(op.f("ix_organisation_committee_id"), table_name="organisation")

    op.drop_table("organisation")
    op.drop_index(op.f("ix_meeting_committee_id"), table_name="meeting")

    op.drop_table("meeting")
    op.drop_table("audit_change")
    op.drop_table("municipality")
    op.drop_table("focus_area")
    op.drop_index(op.f("ix_district_sort_key"), table_name="district")

    op.drop_table("district")
    op.drop_table("committee")
    op.drop_table("audit_head")
    op.drop_index(op.f("ix_audit_event_object_id"), table_name="audit_event")
    op.drop_index(op.f("ix_audit_event_action"), table_name="audit_event")

    op.drop_table("audit_event")
    op.drop_table("account_role")
