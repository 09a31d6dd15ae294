"""What people are told about ratings, notices of red, publication and cases of red twice."""

from collections.abc import Mapping

from portal.i18n import lazy_

ASSESSMENTS: Mapping[str, str] = {
    "rationale_for_yellow": lazy_("En gul vurdering skal begrundes."),
    "rationale_for_red": lazy_("En rød vurdering skal begrundes."),
    "rationale_for_deviation": lazy_("En vurdering, der afviger fra forslaget, skal begrundes."),
    "rationale_missing": lazy_("Skriv begrundelsen for vurderingen."),
    "overall_rating_missing": lazy_("Vælg den samlede farve."),
    "assessment_reason_missing": lazy_("Skriv, hvorfor vurderingen ændres."),
    "notice_log_note_missing": lazy_("Skriv, hvordan beskeden blev givet."),
    "notice_log_day_outside": lazy_(
        "Skriv en dag fra godkendelsen den %(from)s til i dag, den %(to)s."
    ),
    "notice_rating_is_out": lazy_("Vurderingen er offentliggjort, så varslet bliver stående."),
    "notice_no_mail": lazy_("Varslet har ingen mail. Notér et brev eller en samtale i stedet."),
}

PUBLICATION: Mapping[str, str] = {
    "publication_pending": lazy_("Vurderingen er ikke godkendt endnu."),
    "publication_report_came": lazy_(
        "Rapporten er kommet. Derfor kan feltet ikke vise, at den mangler."
    ),
    "publication_no_report_came": lazy_("Der er ingen rapport at vurdere senere."),
    "publication_rating_proposed": lazy_(
        "Der er foreslået en farve. Derfor kan vurderingen ikke udskydes."
    ),
    "publication_later_reason_missing": lazy_("Skriv, hvorfor projektet vurderes senere."),
    "publication_holder_not_notified": lazy_("Projektholderen har ikke fået varsel om rødt."),
    "publication_owners_not_notified": lazy_("Puljeholderen har ikke fået varsel om rødt."),
    "publication_notice_not_before": lazy_("Varslet skal være sendt før offentliggørelsen."),
    "publication_waiting_time": lazy_(
        "Ventetiden er ikke gået. Der kan tidligst offentliggøres %(earliest)s."
    ),
    "publication_not_rated": lazy_("Et projekt i tillægget har ingen vurdering."),
    "publication_no_projects": lazy_("Der er ingen projekter at offentliggøre."),
    "publication_round_not_closed": lazy_("Runden skal lukkes, før den kan offentliggøres."),
    "publication_round_not_published": lazy_("Runden er ikke offentliggjort endnu."),
    "publication_cpr_in_text": lazy_(
        "Der står noget, der ligner et CPR-nummer, i en tekst, der skal offentliggøres."
    ),
    "publication_redaction_stale": lazy_(
        "Teksten er ændret, efter at noget i den blev skjult. Se den igennem igen."
    ),
    "redaction_not_in_text": lazy_("Det står ikke i teksten: %(words)s."),
    "correction_reason_missing": lazy_("Skriv, hvorfor vurderingen rettes."),
    "publication_instant_without_zone": lazy_("Tidspunktet for varslet mangler sin tidszone."),
}

PLANS: Mapping[str, str] = {
    "plan_no_items": lazy_("Skriv mindst ét tiltag."),
    "plan_item_incomplete": lazy_("Skriv hvad, hvem og hvornår for hvert tiltag."),
    "plan_item_not_reviewed": lazy_("Tag stilling til hvert tiltag: enig eller retur."),
    "plan_item_returned": lazy_("Et tiltag er sendt retur. Så kan planen ikke aftales."),
    "plan_comment_missing": lazy_("Skriv, hvad der skal ændres i tiltaget."),
    "plan_nothing_returned": lazy_("Vælg mindst ét tiltag, der skal retur."),
    "plan_project_not_told": lazy_(
        "Bekræft, at projektet ved, at udvalget hører om projekter, der er røde to gange."
    ),
    "plan_reason_missing": lazy_("Skriv, hvorfor handlingsplanen bortfalder."),
    "plan_item_open": lazy_("Et tiltag er ikke færdigt endnu."),
    "plan_done_in_future": lazy_(
        "Dagen er ikke kommet endnu. Skriv den dag, tiltaget blev færdigt."
    ),
    "plan_support_missing": lazy_("Skriv, hvad I har brug for hjælp til."),
    "plan_support_waits": lazy_("Der er bedt om støtte, og sekretariatet har ikke svaret endnu."),
    "plan_support_not_asked": lazy_("Der er ikke bedt om støtte."),
    "plan_answer_missing": lazy_("Skriv svaret til puljeholderen."),
}

TEXTS: Mapping[str, str] = {**ASSESSMENTS, **PUBLICATION, **PLANS}
