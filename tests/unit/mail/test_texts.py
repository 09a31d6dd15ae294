"""Mails are plain and short, ask for one thing, and speak the language of the one who gets them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from portal import i18n, paths
from portal.domain.escalation import CommitteeAnswer
from portal.domain.registers import mails
from portal.mail import account_texts, case_texts, committee_texts, plan_texts, rating_texts
from portal.mail.compose import MailText
from portal.mail.step_texts import StepFacts, step_mail

LINK = "https://portal.example/her"

MAILS: dict[str, Callable[[str], MailText]] = {
    "invitation": lambda language: account_texts.invitation(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        inviter="Sofie Sø",
        role="projektholder",
        scope="Åben familieskole",
        link=LINK,
        until=date(2010, 7, 22),
    ),
    "role_given": lambda language: account_texts.role_given(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        inviter="Sofie Sø",
        role="projektholder",
        scope="Åben familieskole",
        link=LINK,
    ),
    "password_reset": lambda language: account_texts.password_reset(
        language, name="Ida Ågård", municipality="Prøvekøbing Kommune", link=LINK
    ),
    "password_changed": lambda language: account_texts.password_changed(
        language, name="Ida Ågård", municipality="Prøvekøbing Kommune", link=LINK
    ),
    "committee_answer": lambda language: case_texts.committee_answer(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        project="Åben familieskole",
        committee="Børneudvalget",
        answer=CommitteeAnswer.CHANGED_TERMS,
        text="Målet sættes ned til 80 familier.",
        reference="BU 15.06.10 punkt 7",
        link=LINK,
    ),
    "red_notice_holder": lambda language: rating_texts.red_notice_holder(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        project="Åben familieskole",
        round_name="juli 2010",
        rationale="Aktiviteten er lavere end forudsat.",
        publish_on=date(2010, 8, 6),
        is_second=True,
        link=LINK,
    ),
    "red_notice_owner": lambda language: rating_texts.red_notice_owner(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        project="Åben familieskole",
        source="Integrationspuljen",
        round_name="juli 2010",
        rationale="Aktiviteten er lavere end forudsat.",
        publish_on=None,
        is_second=False,
        link=LINK,
    ),
    "red_notice_correction": lambda language: rating_texts.red_notice_correction(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        project="Åben familieskole",
        round_name="juli 2010",
        reason="Et tal var forkert.",
        link=LINK,
    ),
}

FACTS = StepFacts(
    municipality="Prøvekøbing Kommune",
    project="Åben familieskole",
    link=LINK,
    round_name="juli 2010",
    due=date(2010, 7, 16),
    reason="Tallet under K1 mangler.",
    receipt_number="R-2010-07-08-K7QM",
    submitted_at=datetime(2010, 7, 8, 12, 30, tzinfo=UTC),
)

STEP_MAILS = (
    "assessment_corrected",
    "assessment_proposed",
    "assessment_withdrawn",
    "certification_requested",
    "project_paused",
    "project_resumed",
    "red_notice_undelivered",
    "report_exempted",
    "report_extended",
    "report_not_submitted",
    "report_receipt",
    "report_reminder",
    "report_reopened",
    "report_returned",
    "round_opened",
    "round_published",
    "workshop_agreed",
    "workshop_offered",
    "workshop_proposed",
)

MAILS |= {
    mail: partial(lambda mail, language: step_mail(mail, language, "Ida Ågård", FACTS), mail)
    for mail in STEP_MAILS
}

ABOUT = plan_texts.PlanMail("Ida Ågård", "Prøvekøbing Kommune", "Åben familieskole", LINK)

MAILS |= {
    "plan_requested": partial(
        plan_texts.plan_requested, about=ABOUT, due=date(2010, 7, 22), is_copy=False
    ),
    "plan_requested (copy)": partial(
        plan_texts.plan_requested, about=ABOUT, due=date(2010, 7, 22), is_copy=True
    ),
    "plan_submitted": partial(plan_texts.plan_submitted, about=ABOUT, count=3),
    "plan_agreed": partial(plan_texts.plan_agreed, about=ABOUT),
    "plan_returned": partial(
        plan_texts.plan_returned,
        about=ABOUT,
        comments=(("Aftale med tre skoler", "Hvilke skoler?"),),
    ),
    "plan_lapsed": partial(plan_texts.plan_lapsed, about=ABOUT, reason="Et tal var forkert."),
    "support_asked": partial(
        plan_texts.support_asked, about=ABOUT, wanted="Hjælp til at finde skoler."
    ),
    "support_answered": partial(
        plan_texts.support_answered, about=ABOUT, answer="Vi ringer i morgen."
    ),
    "item_decided": lambda language: committee_texts.item_decided(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        title="Monitorering, juli 2010",
        committee="Børneudvalget",
        meeting_on=date(2010, 8, 23),
        outcome="Godkendt" if language == "da" else "Approved",
        number="BU 7/2010",
        link=LINK,
    ),
    "meeting_cancelled": lambda language: committee_texts.meeting_cancelled(
        language,
        name="Ida Ågård",
        municipality="Prøvekøbing Kommune",
        committee="Børneudvalget",
        meeting_on=date(2010, 8, 23),
        reason="Et tal var forkert.",
        link=LINK,
    ),
}

TYPED = {
    "Tallet under K1 mangler.",
    "Et tal var forkert.",
    "Aktiviteten er lavere end forudsat.",
    "Målet sættes ned til 80 familier.",
    "Hjælp til at finde skoler.",
    "Vi ringer i morgen.",
}
"""What somebody wrote stays in the language it was written in."""

every_mail = pytest.mark.parametrize("kind", MAILS)
both_languages = pytest.mark.parametrize("language", i18n.LANGUAGES)


@every_mail
@both_languages
def test_a_mail_has_one_link_a_greeting_and_a_sender(kind: str, language: str) -> None:
    mail = MAILS[kind](language)
    assert re.findall(r"https?://\S+", mail.body) == [LINK]
    assert mail.body.splitlines()[0] in {"Hej Ida Ågård", "Hello Ida Ågård"}
    assert mail.body.splitlines()[-1] == "Prøvekøbing Kommune"


@every_mail
@both_languages
def test_a_mail_is_short_and_without_leftovers(kind: str, language: str) -> None:
    mail = MAILS[kind](language)
    assert 10 < len(mail.subject) < 100
    assert len(mail.body) < 1200
    assert not re.search(r"%\(|\{\{|\{%|None|\n\n\n", mail.subject + mail.body)


@every_mail
def test_the_english_mail_says_nothing_in_danish(kind: str) -> None:
    danish, english = MAILS[kind]("da"), MAILS[kind]("en")
    assert danish.subject != english.subject
    facts = TYPED | {"Prøvekøbing Kommune", LINK, ""}
    assert not set(danish.body.splitlines()) & set(english.body.splitlines()) - facts


def test_a_mail_leaves_the_language_of_the_page_alone() -> None:
    with i18n.speaking("da"):
        MAILS["invitation"]("en")
        assert i18n.language() == "da"


def test_line_breaks_in_a_name_never_reach_the_subject() -> None:
    named = replace(FACTS, project="Et\r\nBcc: alle@eksempel.dk", round_name="juli")
    mail = step_mail("round_opened", "da", "", named)
    assert mail.subject == "Nu kan I rapportere for Et Bcc: alle@eksempel.dk: juli"
    assert mail.body.startswith("Hej\n")


def test_a_notice_says_when_it_is_the_second_red_one() -> None:
    assert "anden gang" in MAILS["red_notice_holder"]("da").body
    assert "anden gang" not in MAILS["red_notice_owner"]("da").body


def test_markup_in_a_text_stays_text() -> None:
    named = replace(FACTS, municipality="K & Co", project="{{ 7 * 7 }}", reason="<script>")
    mail = step_mail("report_returned", "da", "<b>Ida</b>", named)
    assert "{{ 7 * 7 }}" in mail.subject
    assert "Hej <b>Ida</b>" in mail.body
    assert "K & Co" in mail.body


TRAVELLING = {"letter_sent"}
"""A mail that a letter travels with: it has the letter's own words and no link."""


def test_every_mail_that_a_step_names_is_read_here() -> None:
    assert mails() - {"red_notice"} <= set(MAILS) | TRAVELLING


def test_every_template_of_a_mail_is_read_here() -> None:
    templates = {found.stem for found in (paths.templates() / "mail").glob("*.txt")}
    read = {kind.partition(" ")[0] for kind in MAILS} | TRAVELLING
    assert templates == read | {"frame", "red_notice"}


@both_languages
def test_a_letter_travels_with_its_own_words_and_asks_for_nothing(language: str) -> None:
    mail = case_texts.letter_sent(
        language,
        name="Børneudvalget",
        municipality="Prøvekøbing Kommune",
        subject="”Åben familieskole” er vurderet rødt to gange",
        letter="Det kan I beslutte",
    )
    assert mail.subject == "”Åben familieskole” er vurderet rødt to gange"
    assert "Det kan I beslutte" in mail.body
    assert "http" not in mail.body
    assert mail.body.splitlines()[-1] == "Prøvekøbing Kommune"
