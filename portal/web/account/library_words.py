"""The login library's messages in the words of the house, Danish first."""

from collections.abc import Mapping

from portal.i18n import lazy_

MESSAGES: Mapping[str, tuple[str, str]] = {
    "UNAUTHENTICATED": (lazy_("Log på for at se siden."), "info"),
    "UNAUTHORIZED": (lazy_("Du har ikke adgang til siden."), "error"),
    "REAUTHENTICATION_REQUIRED": (lazy_("Log på igen for at gå videre."), "info"),
    "EMAIL_NOT_PROVIDED": (lazy_("Skriv din mailadresse."), "error"),
    "INVALID_EMAIL_ADDRESS": (
        lazy_("Skriv en mailadresse, for eksempel navn@forening.dk."),
        "error",
    ),
    "PASSWORD_NOT_PROVIDED": (lazy_("Skriv adgangskoden."), "error"),
    "INVALID_PASSWORD": (lazy_("Den nuværende adgangskode er ikke rigtig."), "error"),
    "RETYPE_PASSWORD_MISMATCH": (lazy_("De to adgangskoder er ikke ens."), "error"),
    "PASSWORD_INVALID_LENGTH": (
        lazy_("Adgangskoden skal være på mindst %(length)s tegn og højst 128."),
        "error",
    ),
    "PASSWORD_IS_THE_SAME": (lazy_("Vælg en anden adgangskode end den nuværende."), "error"),
    "PASSWORD_CHANGE": (
        lazy_("Din adgangskode er ændret, og andre enheder er logget af."),
        "success",
    ),
    "PASSWORD_RESET_NO_LOGIN": (
        lazy_("Din nye adgangskode er gemt. Log på med den."),
        "success",
    ),
    "INVALID_RESET_PASSWORD_TOKEN": (
        lazy_("Linket virker ikke længere. Bed om et nyt her."),
        "error",
    ),
    "PASSWORD_RESET_EXPIRED": (lazy_("Linket er for gammelt. Bed om et nyt her."), "error"),
    "API_ERROR": (lazy_("Det kan portalen ikke læse."), "error"),
    "INVALID_REDIRECT": (lazy_("Linket fører ud af portalen og bruges ikke."), "error"),
    "FORGOT_PASSWORD": (lazy_("Glemt adgangskode?"), "info"),
}
"""Texts by the library's own names; what is not here is never shown by the parts we use."""
