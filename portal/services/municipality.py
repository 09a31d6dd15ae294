"""The name that mails are signed with."""

from sqlalchemy.orm import Session

from portal.storage.queries.organisations import municipality

UNNAMED = "Fremdrift"


def municipality_name(session: Session) -> str:
    """Return the municipality's name, or the product's before it is set up."""
    found = municipality(session)
    return found.name if found is not None and found.name else UNNAMED
