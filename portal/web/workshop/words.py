"""Words that only the workshop's pages use: columns, months, what a met SMART letter says."""

from collections.abc import Mapping

from portal.domain.criteria import SmartLetter
from portal.domain.theory import NodeKind
from portal.i18n import lazy_

COLUMNS: Mapping[NodeKind, str] = {
    NodeKind.PROBLEM: lazy_("Problem"),
    NodeKind.INPUT: lazy_("Ressourcer"),
    NodeKind.ACTIVITY: lazy_("Aktiviteter"),
    NodeKind.OUTPUT: lazy_("Ydelser"),
    NodeKind.OUTCOME: lazy_("Virkninger"),
    NodeKind.IMPACT: lazy_("Langsigtet effekt"),
}

MONTHS: Mapping[int, str] = {
    1: lazy_("jan."),
    4: lazy_("april"),
    7: lazy_("juli"),
    10: lazy_("okt."),
}

MET: Mapping[SmartLetter, str] = {
    SmartLetter.SPECIFIC: lazy_("Det er klart, hvad der skal nås, og for hvem."),
    SmartLetter.MEASURABLE: lazy_("Der er enhed, mål og startmåling at regne med."),
    SmartLetter.ACHIEVABLE: lazy_("Målet ligger den rigtige vej fra startmålingen."),
    SmartLetter.RELEVANT: lazy_("Kriteriet hører til en boks i forandringsteorien."),
    SmartLetter.TIME_BOUND: lazy_("Datoen ligger inden for projektets periode."),
}


def column_word(kind: NodeKind) -> str:
    """Return the heading of a column of the drawn theory."""
    return str(COLUMNS[kind])


def month_word(month: int) -> str:
    """Return the short name of a quarter's first month."""
    return str(MONTHS[month])


def met_word(letter: SmartLetter) -> str:
    """Return what is said of a SMART letter that is met."""
    return str(MET[letter])
