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
    "project_name_missing": lazy_("Skriv projektets navn."),
    "project_period_reversed": lazy_("Projektet kan ikke slutte, før det begynder."),
    "project_period_too_long": lazy_(
        "Et projekt varer højst %(years)s år. Ellers er det en indsats."
    ),
    "project_owner_missing": lazy_("Vælg mindst én projektejer."),
    "project_owner_twice": lazy_("Den samme projektejer er valgt to gange."),
    "funding_outside_period": lazy_(
        "Året %(year)s for %(source)s ligger uden for projektets periode."
    ),
    "funding_twice": lazy_("%(source)s står to gange i %(year)s med den samme pulje."),
    "funding_pool_not_municipal": lazy_(
        "%(source)s har en pulje, men er ikke markeret som kommunale penge."
    ),
    "monitored_already": lazy_("Projektet monitoreres allerede efter en beslutning."),
    "monitored_not": lazy_("Projektet monitoreres ikke."),
}
