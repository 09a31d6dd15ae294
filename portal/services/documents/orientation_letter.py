"""The letter that tells the committees how monitoring works (R113-R117)."""

from sqlalchemy.orm import Session

from docgen.views import OrientationLetterView
from portal.i18n import gettext as _
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap, decision, sender
from portal.storage.queries.organisations import committee, committees
from portal.storage.queries.schemes import scheme

REGISTER = "Projektbanken"


def orientation_letter_view(
    session: Session, scheme_id: str, reader: Reader
) -> OrientationLetterView:
    """Return everything the letter prints; the sender's own committee is not addressed.

    Raises:
        DocumentGap: There is no such scheme.
    """
    of_scheme = scheme(session, scheme_id)
    own = committee(session, of_scheme.committee_id) if of_scheme else None
    if of_scheme is None or own is None:
        raise DocumentGap(_("Monitoreringsordningen findes ikke."))
    recipients = tuple(row.name for row in committees(session, on=reader.today) if row.id != own.id)
    return OrientationLetterView(
        language=reader.speaks,
        sender=sender(session, own.name),
        recipients=recipients,
        own_committee=own.name,
        subject=of_scheme.subject,
        decision=decision(of_scheme),
        threshold=of_scheme.policy.monitored_at_least,
        signatory=of_scheme.signatory,
        letter_date=reader.today,
        public_register=REGISTER,
    )
