"""Where a page may send a browser next: within this portal only (C9)."""

from urllib.parse import urlsplit

HOME = "/"


def within(target: str | None) -> str:
    r"""Return the address if it is a plain path of ours, else the start page.

    Browsers drop tabs and line breaks and read a backslash as a slash, so any of them is refused.

    >>> within("/opgaver?side=2")
    '/opgaver?side=2'
    >>> [within(bad) for bad in ("//evil.dk", "/\t/evil.dk", "http:evil.dk", "/\\evil.dk")]
    ['/', '/', '/', '/']
    """
    if not target or not target.isprintable() or "\\" in target or " " in target:
        return HOME
    if not target.startswith("/") or target.startswith("//"):
        return HOME
    parts = urlsplit(target)
    return HOME if parts.scheme or parts.netloc else target
