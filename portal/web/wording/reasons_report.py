"""What people are told about rounds, reports and the arithmetic of progress."""

from collections.abc import Mapping

from portal.i18n import lazy_

ROUNDS: Mapping[str, str] = {
    "round_name_missing": lazy_("Skriv rundens navn, for eksempel juli 2010."),
    "round_period_reversed": lazy_("Perioden slutter, før den begynder."),
    "round_due_before_period": lazy_("Fristen ligger før perioden begynder."),
    "extension_not_later": lazy_("Den nye frist skal ligge efter %(due)s."),
    "round_not_due_yet": lazy_(
        "Fristen løber til og med %(due)s. Rapporten kan stadig nå at komme."
    ),
    "extension_reason_missing": lazy_("Skriv, hvorfor fristen forlænges."),
    "instant_without_zone": lazy_("Tidspunktet mangler sin tidszone."),
    "rounds_a_year_not_positive": lazy_("Der skal være mindst én runde om året."),
}

PROGRESS: Mapping[str, str] = {
    "value_missing": lazy_("Tallet er ikke indrapporteret."),
    "value_unavailable": lazy_("Tallet er ikke tilgængeligt: %(because)s"),
    "baseline_missing": lazy_("Startmålingen mangler."),
    "target_missing": lazy_("Målet mangler."),
    "due_missing": lazy_("Datoen for målet mangler."),
    "target_is_baseline": lazy_("Målet er lig med startmålingen."),
    "nothing_due_on_level": lazy_("Der er endnu intet at måle på dette niveau."),
    "too_much_missing_on_level": lazy_(
        "Mere end halvdelen mangler på dette niveau. Derfor er der intet forslag."
    ),
    "no_level_with_suggestion": lazy_("Der er for få tal til et forslag."),
    "receipt_token_unfit": lazy_("Kvitteringens nummer kunne ikke dannes."),
}

REPORTS: Mapping[str, str] = {
    "report_value_missing": lazy_("Skriv tallet, eller hvorfor det ikke er tilgængeligt."),
    "report_value_and_reason": lazy_(
        "Skriv enten tallet, eller hvorfor det ikke er tilgængeligt. Ikke begge dele."
    ),
    "report_value_unknown_criterion": lazy_("Kriteriet findes ikke i den aftalte workshop."),
    "report_milestone_not_reviewed": lazy_("Skriv, hvordan det går med milepælen."),
    "report_milestone_reached_in_future": lazy_("En milepæl kan ikke være nået i fremtiden."),
    "report_risk_not_reviewed": lazy_("Gennemgå risikoen: Vælg sandsynlighed og konsekvens."),
    "report_activity_narrative_missing": lazy_("Skriv, hvordan det går med aktiviteterne."),
    "report_result_narrative_missing": lazy_("Skriv, hvilke resultater I ser."),
    "report_economy_missing": lazy_("Skriv, hvor mange penge der er brugt indtil nu."),
    "report_economy_negative": lazy_("Forbruget kan ikke være mindre end 0."),
    "report_own_rating_missing": lazy_("Vælg jeres egen vurdering."),
    "report_follow_up_missing": lazy_(
        "Skriv, hvordan det går med tiltaget, eller hvornår det blev gjort: %(action_item)s"
    ),
    "report_follow_up_done_in_future": lazy_(
        "Dagen er ikke kommet endnu. Tiltaget: %(action_item)s"
    ),
    "report_certification_not_used": lazy_("Rapporten skal ikke godkendes først. Send den."),
    "report_reason_missing": lazy_("Skriv en begrundelse."),
}

TEXTS: Mapping[str, str] = {**ROUNDS, **PROGRESS, **REPORTS}
