"""What people are told when the house itself refuses: states, rights, versions."""

from collections.abc import Mapping

from portal.i18n import lazy_

TEXTS: Mapping[str, str] = {
    "transition_not_from_this_state": lazy_(
        "Det kan ikke gøres nu. En anden har måske været her før dig. Genindlæs siden."
    ),
    "transition_not_by_this_role": lazy_("Din rolle giver ikke adgang til at gøre det."),
    "saved_by_another": lazy_(
        "En anden har gemt, mens du skrev. Din tekst står her stadig. Se ændringerne, og gem igen."
    ),
    "reason_missing": lazy_("Skriv en begrundelse."),
    "document_format_unknown": lazy_("Vælg Word eller PDF."),
    "permission_not_this_role": lazy_("Din rolle giver ikke adgang til det."),
    "permission_out_of_scope": lazy_("Din rolle gælder ikke her."),
    "permission_own_organisation": lazy_(
        "Du kan ikke vurdere projekter, som din egen organisation udfører eller ejer."
    ),
    "permission_own_proposal": lazy_(
        "Du har selv foreslået vurderingen. En anden skal godkende den."
    ),
    "permission_certifier_needed": lazy_("Rapporten skal godkendes hos jer, før den sendes."),
    "permission_not_submitted_yet": lazy_("Rapporten er ikke sendt endnu."),
    "permission_not_told_yet": lazy_("Vurderingen er ikke givet videre endnu."),
    "permission_not_published": lazy_("Vurderingen er ikke offentliggjort endnu."),
    "permission_not_released": lazy_("Dokumentet er ikke frigivet endnu."),
    "permission_not_public": lazy_("Det er ikke offentligt."),
    "permission_facts_missing": lazy_("Der mangler oplysninger om sagen."),
    "permission_not_for_system": lazy_("Det kan kun et menneske gøre."),
}
