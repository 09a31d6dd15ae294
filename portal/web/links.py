"""Links to areas that an installation may be without."""

from typing import Any

from flask import current_app, url_for


def link_if(endpoint: str, **values: Any) -> str:
    """Return the address of an endpoint, empty when the installation has none of the name."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else ""
