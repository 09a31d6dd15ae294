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
    "letter_item_not_decided": lazy_("Brevet kan først sendes, når udvalget har besluttet sagen."),
    "letter_decision_against": lazy_("Udvalget sagde nej. Brevet kan ikke sendes."),
}
