"""What stands around every page: the municipality, who is signed in, their menu, the languages."""

from dataclasses import dataclass

from flask import Flask, current_app, request, session, url_for
from flask_login import current_user

from portal import i18n
from portal.config import Settings
from portal.domain.permissions import Role
from portal.i18n import _, lazy_
from portal.storage.queries.organisations import MunicipalityRow, municipality
from portal.web import public_area, transaction
from portal.web.access import STAY, actor
from portal.web.wording import role_word

OFFICE = frozenset({Role.SECRETARIAT})
JUDGES = frozenset({Role.ASSESSOR, Role.APPROVER})
PROJECT = frozenset({Role.PROJECT_EDITOR, Role.CERTIFIER, Role.PROJECT_READER, Role.POOL_OWNER})
ADMIN = frozenset({Role.ADMINISTRATOR})

MENU = (
    ("work.tasks", lazy_("Mine opgaver"), frozenset(Role)),
    ("rounds.index", lazy_("Runder"), OFFICE),
    ("rounds.matrix", lazy_("Farvematrix"), OFFICE | JUDGES),
    ("assessments.index", lazy_("Vurderinger"), OFFICE | JUDGES),
    ("action_plans.index", lazy_("Handlingsplaner"), OFFICE | PROJECT | JUDGES),
    ("projects.index", lazy_("Projekter"), OFFICE | PROJECT | JUDGES),
    ("committee.meetings", lazy_("Møder"), OFFICE | JUDGES | {Role.COMMITTEE_READER}),
    ("cases.index", lazy_("Røde to gange"), OFFICE),
    ("letters.index", lazy_("Breve"), OFFICE),
    ("letters.journal", lazy_("Journal"), OFFICE),
    ("documents.index", lazy_("Dokumenter"), OFFICE | JUDGES | {Role.COMMITTEE_READER}),
    ("admin.people", lazy_("Personer"), ADMIN | OFFICE),
    ("admin.settings", lazy_("Opsætning"), ADMIN | OFFICE),
)


MIXED = frozenset({"rounds", "admin"})
"""Areas whose other pages belong to no one entry."""

LEADS_ON = frozenset({"documents.wait"})
"""Pages that go on to a file as soon as it is there."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the menu."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The way to a page in another language."""

    code: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class HelpContact:
    """Whom to ask."""

    name: str
    mail: str
    hours: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What base.html prints around a page."""

    municipality: str
    help_contact: HelpContact
    demo: bool
    person_name: str
    person_role: str
    menu: tuple[MenuItem, ...]
    language_links: tuple[LanguageLink, ...]
    home_url: str
    public_url: str
    login_url: str
    logout_url: str


def _here_in_menu() -> str:
    """Return the entry that leads nearest to this page: its own, else the first of its area."""
    asked = request.endpoint or ""
    known = [endpoint for endpoint, _label, _allowed in MENU]
    if asked in known:
        return asked
    area = asked.partition(".")[0]
    among = [one for one in known if one.partition(".")[0] == area and area not in MIXED]
    return among[0] if among else ""


def _menu() -> tuple[MenuItem, ...]:
    if not current_user.is_authenticated:
        return ()
    held = {assignment.role for assignment in actor().assignments}
    here = _here_in_menu()
    return tuple(
        MenuItem(
            str(label),
            url_for(endpoint),
            endpoint == here,
        )
        for endpoint, label, allowed in MENU
        if allowed & held
    )


def _language_links() -> tuple[LanguageLink, ...]:
    return tuple(
        LanguageLink(code, label, _language_href(code), i18n.language() == code)
        for code, label in (("da", "Dansk"), ("en", "English"))
    )


def _language_href(code: str) -> str:
    """Return the way to this page in a language: a public one carries it in its address."""
    if not public_area.here():
        return url_for("account.speak", code=code, next=_here())
    asked = "" if code == i18n.SOURCE else f"?{public_area.LANGUAGE}={code}"
    return f"{request.path}{asked}"


def _here() -> str:
    """Return this page's address; one that leads on by itself is asked to stay."""
    if request.endpoint in LEADS_ON:
        return f"{request.path}?{STAY}=1"
    return request.full_path.rstrip("?")


def shell() -> Shell:
    """Return what stands around this request's page."""
    found = municipality(transaction.session()) or MunicipalityRow("", "", "", is_demo=False)
    signed_in = current_user.is_authenticated
    roles = sorted({held.role for held in actor().assignments}, key=list(Role).index)
    return Shell(
        municipality=found.name,
        help_contact=HelpContact(_("Sekretariatet"), found.contact_email, found.contact_text),
        demo=found.is_demo,
        person_name=current_user.name if signed_in else "",
        person_role=", ".join(role_word(role) for role in roles) if signed_in else "",
        menu=_menu(),
        language_links=_language_links(),
        home_url=url_for("bank.index" if public_area.here() else "account.start"),
        public_url=url_for("bank.index"),
        login_url=url_for("security.login"),
        logout_url=url_for("security.logout"),
    )


def _speak() -> None:
    if public_area.here():
        i18n.set_language(public_area.language_asked())
        return
    settings: Settings = current_app.extensions["settings"]
    chosen = session.get("language")
    if chosen is None:
        chosen = request.accept_languages.best_match(i18n.LANGUAGES) or settings.language
    i18n.set_language(str(chosen))


def init_app(app: Flask) -> None:
    """Speak the person's language and hand the shell to every template."""
    app.before_request(_speak)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        i18n.gettext, i18n.ngettext, newstyle=True
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        date=i18n.show_date,
        short_date=i18n.show_short_date,
        instant=i18n.show_instant,
        clock=i18n.show_time,
        number=i18n.show_number,
        money=i18n.show_money,
    )
    app.context_processor(lambda: {"shell": shell(), "locale": i18n.language()})
