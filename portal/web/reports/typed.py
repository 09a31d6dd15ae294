"""What a browser sent of a step: cleaned texts, and the fingerprints of what it had shown."""

import json
from collections.abc import Iterable

from werkzeug.datastructures import MultiDict

from portal.i18n import clean_text


def typed_texts(form: MultiDict[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return the cleaned texts of some fields, however long; a box that is not ticked is empty."""
    return {name: clean_text(form.get(name, ""))[0] for name in names}


def resolved_texts(form: MultiDict[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return the texts chosen where two disagreed; theirs, which stands already, is left out."""
    chosen: dict[str, str] = {}
    for name in names:
        match form.get(f"choice-{name}"):
            case "mine":
                chosen[name] = form.get(f"mine-{name}", "")
            case "both":
                chosen[name] = form.get(f"merged-{name}", "")
            case _:
                continue
    return {name: clean_text(text)[0] for name, text in chosen.items()}


def seen_marks_of(form: MultiDict[str, str]) -> dict[str, str]:
    """Return the fingerprints a page had shown; a broken hidden field counts as none."""
    try:
        read = json.loads(form.get("seen", "{}"))
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return {str(name): str(mark) for name, mark in read.items()}
