"""Mails about a person's account: invited, a further role, password forgotten or changed."""

from datetime import date

from portal.mail.compose import MailText, render


def invitation(
    language: str,
    *,
    name: str,
    municipality: str,
    inviter: str,
    role: str,
    scope: str,
    link: str,
    until: date,
) -> MailText:
    """Return the mail that invites a person to make an account; the link works once."""
    return render(
        "invitation",
        language,
        name=name,
        municipality=municipality,
        inviter=inviter,
        role=role,
        scope=scope,
        link=link,
        until=until,
    )


def role_given(
    language: str, *, name: str, municipality: str, inviter: str, role: str, scope: str, link: str
) -> MailText:
    """Return the mail to a person who has an account already and was invited once more."""
    return render(
        "role_given",
        language,
        name=name,
        municipality=municipality,
        inviter=inviter,
        role=role,
        scope=scope,
        link=link,
    )


def password_reset(language: str, *, name: str, municipality: str, link: str) -> MailText:
    """Return the mail with the link to choose a new password."""
    return render("password_reset", language, name=name, municipality=municipality, link=link)


def password_changed(language: str, *, name: str, municipality: str, link: str) -> MailText:
    """Return the mail that says the password was changed, with a way out if it was a stranger."""
    return render("password_changed", language, name=name, municipality=municipality, link=link)
