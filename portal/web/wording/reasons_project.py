"""What people are told about projects, their money and their monitoring."""

from collections.abc import Mapping

from portal.i18n import lazy_

TEXTS: Mapping[str, str] = {
    "amount_negative": lazy_("Beløbet kan ikke være mindre end 0."),
    "yearly_budget_not_over": lazy_(
        "Grænsen er over %(limit)s om året, og budgettet er %(amount)s i det største år."
    ),
    "no_municipal_funding": lazy_("Kommunen betaler ikke noget af projektet."),
    "municipal_below_limit": lazy_(
        "Grænsen er mindst %(limit)s, og kommunens medfinansiering er %(amount)s i alt."
    ),
    "monitoring_reason_missing": lazy_("Skriv, hvorfor projektet skal monitoreres alligevel."),
    "setting_out_of_range": lazy_("Tallet ligger uden for det, reglerne kan regne med."),
    "setting_yellow_above_green": lazy_("Grænsen for gul kan ikke ligge over grænsen for grøn."),
    "not_due_paused": lazy_("Projektet er sat på pause."),
    "not_due_exempted": lazy_("Projektet er fritaget i denne runde."),
    "not_due_interval": lazy_("Projektet indrapporterer sjældnere og er ikke med i denne runde."),
    "phase_needs_agreed_workshop": lazy_("Workshoppen skal være aftalt først."),
    "phase_reason_missing": lazy_("Skriv en begrundelse."),
}
