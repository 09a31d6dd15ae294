"""One report seen through browsers: what its pages are called, and what people type in them."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, select
from werkzeug.test import TestResponse

from portal.domain.reports import ReportState
from portal.services.report_drafts import draft_texts
from portal.storage.models.reports import (
    Report,
    ReportField,
    ReportSection,
    ReportValue,
    ReportVersion,
)
from tests import factories
from tests.integration.app_world import Browser, House

STEPS = ("activities", "criteria", "risks", "economy")
WHOLE: dict[str, dict[str, str]] = {
    "activities": {
        "milepael-start-reached_on": "1.2.2009",
        "milepael-start-forecast": "",
        "milepael-start-comment": "Alle kom.",
        "aktivitet-story": "Vi har holdt fire møder.\r\nDer kom mange.",
    },
    "criteria": {
        "kriterium-hundred-value_now": "94",
        "kriterium-hundred-because": "",
        "kriterium-hundred-comment": "Talt ved døren.",
        "resultat-story": "Familierne kender nu tilbuddene.",
    },
    "risks": {
        "risiko-few-likelihood": "2",
        "risiko-few-impact": "3",
        "risiko-few-comment": "Vi ringer rundt.",
    },
    "economy": {
        "okonomi-used": "1.234.567,89",
        "okonomi-comment": "Som ventet.",
        "egen-activity": "green",
        "egen-result": "yellow",
        "egen-overall": "yellow",
    },
}
"""What a project types in each step of a report that lacks nothing."""

SEEN = re.compile(r'name="seen" id="seen" value="([^"]*)"')
FIELD = re.compile(r'<(?:input|textarea|select)[^>]* name="([^"]+)"')


@dataclass(slots=True)
class Page:
    """A step's page as a browser holds it: its marks, and what stands in its fields."""

    browser: Browser
    path: str
    seen: str
    typed: dict[str, str] = field(default_factory=dict)

    def type(self, texts: Mapping[str, str]) -> "Page":
        """Write in fields of the page."""
        self.typed.update(texts)
        return self

    def save(self, **more: str) -> TestResponse:
        """Send the whole page."""
        return self.browser.post(self.path, {"seen": self.seen, **self.typed, **more})

    def autosave(self) -> TestResponse:
        """Send the whole page as it saves itself, and take over the marks that come back."""
        answer = self.browser.post(f"{self.path}/gem", {"seen": self.seen, **self.typed})
        if found := SEEN.search(answer.text):
            self.seen = html.unescape(found.group(1))
        return answer

    @property
    def marks(self) -> dict[str, str]:
        """The fingerprints that the page holds."""
        found: dict[str, str] = json.loads(self.seen)
        return found


@dataclass(slots=True)
class ReportDesk:
    """The report of project A, and ways to write and read it."""

    house: House
    report_id: str

    @property
    def path(self) -> str:
        """The report's address."""
        return f"/rapporter/{self.report_id}"

    @property
    def report(self) -> Report:
        """The report as it stands."""
        with self.house.database.reading() as session:
            return session.get_one(Report, self.report_id)

    @property
    def texts(self) -> dict[str, str]:
        """The draft as it stands."""
        with self.house.database.reading() as session:
            return draft_texts(session, self.report_id)

    def versions(self) -> list[ReportVersion]:
        """Return what was sent, the first first."""
        with self.house.database.reading() as session:
            asked = select(ReportVersion).where(ReportVersion.report_id == self.report_id)
            return list(session.scalars(asked.order_by(ReportVersion.number)))

    def open(self, browser: Browser, step: str) -> Page:
        """Open a step as a browser does, with what stands in its fields."""
        path = f"{self.path}/trin/{step}"
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        found = SEEN.search(answer.text)
        assert found is not None
        return Page(browser, path, html.unescape(found.group(1)), standing(answer.text))

    def write(self, browser: Browser, **changed: Mapping[str, str]) -> None:
        """Fill in the whole report, with some steps changed."""
        for step in STEPS:
            page = self.open(browser, step).type({**WHOLE[step], **changed.get(step, {})})
            answer = page.save(go="next")
            assert answer.status_code == 303, answer.text

    def send(self, browser: Browser) -> TestResponse:
        """Look the report through and send it."""
        answer = browser.get(f"{self.path}/tjek")
        assert answer.status_code == 200, answer.location
        return browser.post(f"{self.path}/send", hidden(answer.text))

    def duty(self, browser: Browser, name: str, **texts: str) -> TestResponse:
        """Do one of the office's duties from the report's page."""
        browser.get(self.path)
        return browser.post(
            f"{self.path}/{name}", {f"{name}-{key}": text for key, text in texts.items()}
        )

    def forget(self) -> None:
        """Take back all that was written, as if the report had not been begun."""
        with self.house.database.writing() as session:
            for kind in (ReportField, ReportSection):
                session.execute(delete(kind).where(kind.report_id == self.report_id))
            session.get_one(Report, self.report_id).state = ReportState.NOT_STARTED
            session.commit()

    def put(self, state: ReportState) -> None:
        """Put the report into a state."""
        sent = state in {ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.RETURNED}
        with self.house.database.writing() as session:
            report = session.get_one(Report, self.report_id)
            report.state = state
            if sent and report.submitted_at is None:
                report.submitted_at, report.receipt_number = factories.NOW, "R-2010-07-08-ABCD"
                report.submitted_by_id = self.house.made.people["holder_a"].id
            session.commit()


def hidden(page: str) -> dict[str, str]:
    """Return what the form for sending holds beside the token."""
    found = dict(re.findall(r'<input type="hidden" name="(key|certify)" value="([^"]*)">', page))
    return {name: html.unescape(text) for name, text in found.items()}


def standing(page: str) -> dict[str, str]:
    """Return what stands in the fields of a step's form, as a browser would send it back."""
    inside = page.split('id="rapport"', 1)[1].split("</form>", 1)[0]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", inside):
        kind, name = attribute(tag, "type"), attribute(tag, "name")
        if kind in {"radio", "checkbox"} and " checked" not in tag:
            continue
        if name not in {"csrf_token", "seen"}:
            found[name] = html.unescape(attribute(tag, "value"))
    for tag, text in re.findall(r"(<textarea[^>]*>)(.*?)</textarea>", inside, re.DOTALL):
        told = html.unescape(text).removeprefix("\r\n").removeprefix("\n")
        found[attribute(tag, "name")] = told.replace("\r\n", "\n").replace("\n", "\r\n")
    for tag, options in re.findall(r"(<select[^>]*>)(.*?)</select>", inside, re.DOTALL):
        chosen = re.search(r"<option[^>]*selected[^>]*>", options)
        first = re.search(r"<option[^>]*>", options)
        option = chosen or first
        found[attribute(tag, "name")] = attribute(option.group(0), "value") if option else ""
    return found


def attribute(tag: str, name: str) -> str:
    """Return an attribute of a tag, empty when it has none."""
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found.group(1) if found else ""


def lay_out(house: House) -> ReportDesk:
    """Write an agreed workshop, a report of last round, and the report to write."""
    made = house.made
    with house.database.writing() as session:
        agreed = factories.workshop(session, made.project_a.id)
        agreed.milestones[0].forecast = date(2010, 5, 1)
        before = factories.report(session, made.project_a.id, made.spring.id, workshop_id=agreed.id)
        before.values = [ReportValue(criterion_key="hundred", value=Decimal(60), comment="Før")]
        report = factories.report(
            session,
            made.project_a.id,
            made.summer.id,
            state=ReportState.NOT_STARTED,
            submitted_at=None,
            activity_text="",
            result_text="",
            own_overall=None,
        )
        session.commit()
        return ReportDesk(house, report.id)
