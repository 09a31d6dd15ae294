"""Which package index this machine is set to, told to uv in uv's own words.

uv does not read pip's configuration, so a machine set up for pip alone would be lost on it. No
address stands here: the clients know theirs, and a machine may name its own.
"""

import configparser
import os
import sys
from pathlib import Path
from typing import Dict, Iterable, Iterator, List, Mapping
from urllib.parse import unquote, urlsplit

_UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "timeout": "UV_HTTP_TIMEOUT",
}
_EXTRA_PLACES = ("extra-index-url", "find-links")
_SAME_MEANING = {"UV_DEFAULT_INDEX": "UV_INDEX_URL", "UV_INDEX": "UV_EXTRA_INDEX_URL"}


def pip_files(environ: Mapping[str, str], home: Path) -> Iterator[Path]:
    """Yield pip's configuration files, the weakest first."""
    own = environ.get("PIP_CONFIG_FILE", "")
    if own == os.devnull:
        return
    for folder in reversed(environ.get("XDG_CONFIG_DIRS", "/etc/xdg").split(os.pathsep)):
        yield Path(folder) / "pip" / "pip.conf"
    yield Path("/etc/pip.conf")
    yield home / ".pip" / "pip.conf"
    if sys.platform == "darwin":
        yield home / "Library" / "Application Support" / "pip" / "pip.conf"
    yield Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "pip" / "pip.conf"
    if environ.get("APPDATA"):
        yield Path(environ["APPDATA"]) / "pip" / "pip.ini"
    if own:
        yield Path(own)


def pip_settings(environ: Mapping[str, str], home: Path) -> Dict[str, str]:
    """Return pip's settings of this machine: its files, and over them its PIP_ variables."""
    found: Dict[str, str] = {}
    for file in pip_files(environ, home):
        reader = configparser.RawConfigParser()
        try:
            reader.read(file, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            print(f"Passed over, not readable as pip's settings: {file}", file=sys.stderr)
            continue
        for section in ("global", "install"):
            if reader.has_section(section):
                found.update({key.replace("_", "-"): value for key, value in reader.items(section)})
    for key in _UV_NAMES:
        given = environ.get("PIP_" + key.replace("-", "_").upper())
        if given:
            found[key] = given
    return found


def there(places: Iterable[str]) -> List[str]:
    """Return the places that exist: uv stops at a missing folder where pip only warns."""
    return [place for place in places if _is_there(place)]


def _is_there(place: str) -> bool:
    address = urlsplit(place)
    if address.scheme not in ("", "file"):
        return True
    return Path(unquote(address.path)).expanduser().exists()


def uv_environment(
    environ: Mapping[str, str], home: Path, *, main_index_only: bool = False
) -> Dict[str, str]:
    """Return the variables that make uv ask where pip on this machine would ask.

    What is already said to uv itself stands. With an extra index all of them are looked through,
    as pip does; the hashes of the lock decide what may come in. Where hashes are written,
    ``main_index_only`` leaves the extra places out: a mirror that holds one machine's wheels would
    give a lock that fits that machine alone.
    """
    spoken: Dict[str, str] = {}
    for key, value in pip_settings(environ, home).items():
        name = _UV_NAMES.get(key)
        if name is None or (main_index_only and key in _EXTRA_PLACES):
            continue
        if environ.get(name) or environ.get(_SAME_MEANING.get(name, name)):
            continue
        places = value.split() if key not in _EXTRA_PLACES else there(value.split())
        if places:
            spoken[name] = ("," if key == "find-links" else " ").join(places)
    if "UV_INDEX" in spoken and not environ.get("UV_INDEX_STRATEGY"):
        spoken["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return spoken
