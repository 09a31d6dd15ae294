"""What people are told about theory of change, criteria, milestones and risks."""

from collections.abc import Mapping

from portal.i18n import lazy_

THEORY: Mapping[str, str] = {
    "node_text_missing": lazy_("En boks i forandringsteorien mangler tekst."),
    "node_twice": lazy_("Den samme boks findes to gange."),
    "theory_activity_missing": lazy_("Skriv mindst én aktivitet i forandringsteorien."),
    "theory_result_missing": lazy_("Skriv mindst én virkning eller langsigtet effekt."),
    "link_to_unknown_node": lazy_("Pilen fører til en boks, der ikke findes."),
    "link_to_itself": lazy_("En pil kan ikke føre tilbage til sin egen boks."),
    "link_backwards": lazy_("En pil skal føre fremad, fra problem mod langsigtet effekt."),
    "link_twice": lazy_("Der er allerede en pil mellem de to bokse."),
    "links_in_circle": lazy_("Pilene går i ring. Fjern en af dem."),
    "activity_leads_to_no_result": lazy_(
        "En aktivitet eller ydelse fører ikke til nogen virkning. Tegn en pil fra den."
    ),
    "result_without_cause": lazy_(
        "En virkning har ingen årsag. Tegn en pil til den fra det, der skaber den."
    ),
}

CRITERIA: Mapping[str, str] = {
    "criterion_label_missing": lazy_("Skriv, hvad der skal være nået."),
    "criterion_group_missing": lazy_("Skriv, hvem det handler om."),
    "criterion_unit_missing": lazy_("Skriv, hvad der tælles, for eksempel familier eller %%."),
    "criterion_target_missing": lazy_("Skriv målet som et tal."),
    "criterion_baseline_missing": lazy_("Skriv startmålingen, eller hvorfor den mangler."),
    "criterion_baseline_date_missing": lazy_("Skriv, hvornår startmålingen er taget."),
    "criterion_target_is_baseline": lazy_("Målet er lig med startmålingen. Så er der intet at nå."),
    "criterion_target_against_direction": lazy_(
        "Målet går den modsatte vej af den retning, der er valgt."
    ),
    "criterion_share_outside": lazy_("En andel skal ligge mellem 0 og 100 procent."),
    "criterion_tolerance_negative": lazy_("Udsvinget kan ikke være mindre end 0."),
    "criterion_weight_not_positive": lazy_("Vægten skal være mindst 1."),
    "criterion_node_missing": lazy_("Vælg den boks i forandringsteorien, kriteriet hører til."),
    "criterion_due_missing": lazy_("Skriv, hvornår målet senest skal være nået."),
    "criterion_due_outside_period": lazy_("Datoen ligger uden for projektperioden."),
    "criterion_baseline_not_before_due": lazy_(
        "Startmålingen skal være taget før den dag, målet skal være nået."
    ),
    "criterion_node_unknown": lazy_("Kriteriet hører til en boks, der ikke findes længere."),
    "criterion_level_mismatch": lazy_(
        "Kriteriets niveau passer ikke til boksen: aktivitet og ydelse hører til"
        " aktivitetsniveauet, virkning og effekt til resultatniveauet."
    ),
    "path_point_without_number": lazy_("Skriv både dato og værdi for punktet."),
    "path_points_not_in_order": lazy_("To punkter i forløbet har samme dato."),
    "path_point_outside": lazy_("Et punkt ligger uden for tiden fra startmåling til mål."),
    "path_goes_back": lazy_(
        "Det forventede forløb går tilbage. Hvert punkt skal ligge nærmere målet."
    ),
}

AGREEMENT: Mapping[str, str] = {
    "workshop_problem_missing": lazy_("Skriv det problem, projektet skal gøre noget ved."),
    "workshop_period_reversed": lazy_("Projektet slutter, før det begynder."),
    "workshop_criterion_missing": lazy_("Skriv mindst ét succeskriterium."),
    "workshop_criterion_twice": lazy_("Det samme succeskriterium findes to gange."),
    "workshop_milestone_missing": lazy_("Skriv mindst én milepæl."),
    "milestone_title_missing": lazy_("En milepæl mangler sit navn."),
    "milestone_outside_period": lazy_("Milepælens dato ligger uden for projektperioden."),
    "workshop_risk_missing": lazy_("Skriv mindst én risiko, eller hvorfor der ingen er."),
    "signature_holder_missing": lazy_("Projektholderen har ikke underskrevet."),
    "signature_secretariat_missing": lazy_("Sekretariatet har ikke underskrevet."),
    "revision_reason_missing": lazy_("Skriv, hvorfor der skal laves en ny version."),
    "revision_version_not_next": lazy_("Versionen følger ikke efter den, der gælder."),
    "original_target_changed": lazy_("Det oprindelige mål kan ikke ændres."),
    "risk_out_of_scale": lazy_("Vælg et tal fra 1 til 5."),
}

EDITING: Mapping[str, str] = {
    "workshop_not_draft": lazy_(
        "Versionen er ikke længere et udkast. Hent den tilbage, hvis den skal rettes."
    ),
    "workshop_draft_exists": lazy_("Der er allerede en version i arbejde."),
    "workshop_not_agreed_yet": lazy_("Der er ingen aftalt version at revidere."),
    "workshop_not_proposed": lazy_("Versionen er ikke sendt til underskrift."),
    "workshop_signed_already": lazy_("Versionen er allerede underskrevet."),
    "workshop_project_over": lazy_("Projektet er slut. Workshoppen kan ikke ændres."),
}

TEXTS: Mapping[str, str] = {**EDITING, **THEORY, **CRITERIA, **AGREEMENT}
