"""Where files lie: templates, static files, translations and the instance folder."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def templates() -> Path:
    """Return the folder of templates: beside portal in a checkout, inside it in a wheel."""
    beside = _CHECKOUT / "templates"
    return beside if (beside / "web").is_dir() else _PACKAGE / "templates"


def static() -> Path:
    """Return the folder of style sheets, scripts and fonts."""
    return _PACKAGE / "static"


def translations() -> Path:
    """Return the folder of catalogues, one folder a language."""
    return _PACKAGE / "translations"


def demo_data() -> Path:
    """Return the folder of the demo municipality's facts."""
    return _PACKAGE / "demo" / "data"


def instance() -> Path:
    """Return the instance folder: beside portal in a checkout, else in the working folder."""
    beside = _CHECKOUT / "instance"
    return beside if beside.is_dir() else Path.cwd() / "instance"
