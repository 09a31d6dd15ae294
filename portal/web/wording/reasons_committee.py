"""What people are told about agenda items, meetings and decisions."""

from collections.abc import Mapping

from portal.i18n import lazy_

TEXTS: Mapping[str, str] = {
    "agenda_title_missing": lazy_("Skriv dagsordenspunktets titel."),
    "deferral_reason_missing": lazy_("Skriv, hvorfor sagen udsættes."),
    "deferral_not_later": lazy_("Det nye møde skal ligge efter %(from)s."),
    "agenda_item_not_placed": lazy_("Punktet er ikke sat på et møde."),
    "meeting_not_held": lazy_("Mødet er ikke holdt endnu."),
    "meeting_closed_to_items": lazy_("Dagsordenen er lukket for nye punkter."),
    "decision_changes_missing": lazy_("Skriv, hvad udvalget ændrede."),
    "meeting_items_undecided": lazy_("Der mangler en beslutning på et af mødets punkter."),
    "agenda_reason_missing": lazy_("Skriv en begrundelse."),
    "meeting_date_taken": lazy_("Udvalget har allerede et møde den dag."),
    "meeting_not_yet": lazy_("Mødet er først %(on)s. Det kan noteres som holdt fra den dag."),
    "meeting_settled": lazy_("Mødet er holdt eller aflyst og kan ikke ændres."),
    "agenda_item_not_on_meeting": lazy_("Punktet er ikke på dette møde."),
    "agenda_item_defer_instead": lazy_(
        "Dagsordenen er lukket. Udsæt sagen, hvis den skal på et senere møde."
    ),
    "agenda_item_settled": lazy_(
        "Punktet er besluttet eller trukket tilbage. Genoptag det for at skrive i det."
    ),
    "decision_nothing_to_correct": lazy_("Der er ingen beslutning at rette endnu."),
    "escalation_reason_missing": lazy_("Skriv hvorfor."),
    "escalation_committee_there": lazy_("Udvalget er allerede med i sagen."),
    "escalation_committee_written_to": lazy_("Udvalget har fået brevet og kan ikke udelades."),
    "escalation_committee_not_written_to": lazy_("Udvalget har ikke fået et brev i denne sag."),
    "escalation_terms_missing": lazy_("Skriv de nye vilkår."),
    "escalation_answer_day": lazy_("Svarets dato skal ligge mellem %(from)s og %(to)s."),
    "letter_recipient_missing": lazy_("Vælg mindst én modtager."),
    "letter_email_missing": lazy_("Skriv modtagerens mailadresse, eller send brevet med posten."),
    "letter_project_missing": lazy_("Vælg det projekt, brevet handler om."),
    "letter_not_rated_red": lazy_("Projektet er ikke vurderet rødt i runden."),
    "letter_posted_day": lazy_("Dagen skal ligge mellem %(from)s og %(to)s."),
    "letter_leftovers": lazy_("Brevet har rester, der skal væk først: %(text)s"),
    "letter_item_not_decided": lazy_("Brevet kan først sendes, når udvalget har besluttet sagen."),
    "letter_decision_against": lazy_("Udvalget sagde nej. Brevet kan ikke sendes."),
}
