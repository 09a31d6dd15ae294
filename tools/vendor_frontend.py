"""Fetch the front-end packages, check them, and lay what the portal needs in portal/static/vendor.

Run by hand when a version is raised, with Node's ``npm`` on the machine; the result is committed,
so that neither a user nor a server ever needs Node. Nothing of the borger.dk and virk.dk themes is
taken along.
"""

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "portal" / "static" / "vendor"


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package at one version, with the sha512 its archive must have."""

    name: str
    version: str
    sha512: str

    @property
    def archive(self) -> str:
        """The file name ``npm pack`` gives it."""
        return f"{self.name}-{self.version}.tgz"


DKFDS = Package(
    "dkfds",
    "11.2.0",
    "JuVf8NjEOeF+TKIhEFXa3BfZvk1ulQM8+XN+6QhgDo6kiwwvupyBY34YU4FglBeyFWHbE5mYDmnrcYTWOSKkEA==",
)
HTMX = Package(
    "htmx.org",
    "2.0.11",
    "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
)

FACES = (
    ("Regular", 400, "normal"),
    ("Italic", 400, "italic"),
    ("Medium", 500, "normal"),
    ("SemiBold", 600, "normal"),
    ("Bold", 700, "normal"),
)
# The characters each part of the typeface covers, read from its files; a page loads only the
# parts it needs.
PARTS = {
    "Latin1": "U+0,U+D,U+20-7E,U+A0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2013-2014,U+2018-201A,"
    "U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212,U+FB01-FB02",
    "Latin2": "U+100-101,U+104-130,U+132-151,U+154-17F,U+18F,U+192,U+1A0-1A1,U+1AF-1B0,U+1FA-1FF,"
    "U+218-21B,U+237,U+259,U+1E80-1E85,U+1E9E,U+20A1,U+20A4,U+20A6,U+20A8-20AA,U+20AD-20AE,"
    "U+20B1-20B2,U+20B4-20B5,U+20B8-20BA,U+20BD,U+20BF",
    "Latin3": "U+102-103,U+1CD-1DC,U+1EA0-1EF9,U+20AB",
    "Pi": "U+E3F,U+2032-2033,U+2070,U+2074-2079,U+2080-2089,U+2113,U+2116,U+2126,U+212E,"
    "U+2150-2151,U+2153-215E,U+2190-2199,U+21A9-21AA,U+2202,U+2206,U+220F,U+2211,U+2215,U+221A,"
    "U+221E,U+222B,U+2248,U+2260,U+2264-2265,U+25CA,U+2713,U+274C",
}

# Every icon a template may name; icons.svg holds just these as symbols.
ICONS = [
    "account",
    "add-document",
    "arrow-back",
    "arrow-downward",
    "arrow-forward",
    "arrow-upward",
    "assignment",
    "attach-file",
    "business",
    "calculator",
    "calendar-month",
    "chat",
    "check",
    "checklist",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "close",
    "copy",
    "delete",
    "desktop",
    "document",
    "download",
    "edit",
    "email",
    "error",
    "file",
    "file-excel",
    "file-pdf",
    "file-word",
    "flag",
    "folder",
    "groups",
    "help",
    "home",
    "hourglass",
    "info",
    "language",
    "link",
    "list-bulleted",
    "location",
    "lock",
    "menu",
    "minus",
    "more-horiz",
    "notifications",
    "open-in-new",
    "payments",
    "person",
    "person-add",
    "persons",
    "plus",
    "print",
    "refresh",
    "reply",
    "save",
    "search",
    "send",
    "settings",
    "share",
    "sort-table-ascending",
    "sort-table-descending",
    "sort-table-none",
    "success",
    "summary",
    "sync",
    "time",
    "tune",
    "upload",
    "visibility",
    "warning",
]


def fetched(package: Package, folder: Path) -> Path:
    """Return the folder of an unpacked package whose archive has the expected sha512."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch the front-end packages; install Node and try again.")
    wanted = f"{package.name}@{package.version}"
    subprocess.run([npm, "pack", wanted, "--silent"], cwd=folder, check=True)
    archive = folder / package.archive
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.sha512:
        sys.exit(f"{wanted}: sha512 is {found}, expected {package.sha512}. Nothing changed.")
    place = folder / package.name
    with tarfile.open(archive) as tar:
        tar.extractall(place, filter="data")
    return place / "package"


def font_faces() -> str:
    """Return the @font-face rules for the parts of IBM Plex Sans that are laid out here."""
    rule = (
        '@font-face{{font-family:"IBM Plex Sans";font-display:swap;font-style:{style};'
        "font-weight:{weight};"
        'src:url(../fonts/IBMPlexSans-{face}-{part}.woff2) format("woff2");unicode-range:{range}}}'
    )
    return "\n".join(
        rule.format(style=style, weight=weight, face=face, part=part, range=characters)
        for face, weight, style in FACES
        for part, characters in PARTS.items()
    )


def slim_css(css: str) -> str:
    """Return the design system's CSS with our font faces, without icon classes and logos."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"\.icon-[a-z0-9-]+:not\(a\)\{background-image:url\([^)]*\)\}", "", css)
    css = re.sub(r"url\(\.\./img/logo-[a-z-]+\.png\)", "none", css)
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    charset = '@charset "UTF-8";'
    rules = css.removeprefix("\ufeff").removeprefix(charset).strip()
    return f"{charset}{font_faces()}\n{rules}\n"


def sprite(icons: Path) -> str:
    """Return one SVG with every icon of ICONS as a symbol that takes the text's colour."""
    symbols = []
    for name in ICONS:
        text = (icons / f"{name}.svg").read_text("utf-8")
        box = re.search(r'viewBox="([^"]+)"', text)
        inner = re.search(r"<svg[^>]*>(.*)</svg>", text, re.DOTALL)
        if box is None or inner is None:
            sys.exit(f"The icon {name} has an unexpected shape.")
        symbols.append(f'<symbol id="{name}" viewBox="{box[1]}">{inner[1].strip()}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def lay_out(dkfds: Path, htmx: Path, target: Path) -> None:
    """Write the needed files of both packages into an empty target folder."""
    dist = dkfds / "dist"
    for folder in ("css", "fonts", "img/svg-icons", "js"):
        (target / folder).mkdir(parents=True)
    css = slim_css((dist / "css" / "dkfds.min.css").read_text("utf-8"))
    (target / "css" / "dkfds.min.css").write_text(css, "utf-8")
    for name in sorted(set(re.findall(r"url\(\.\./img/svg-icons/([a-z0-9-]+\.svg)\)", css))):
        shutil.copyfile(dist / "img" / "svg-icons" / name, target / "img" / "svg-icons" / name)
    split = dist / "fonts" / "IBMPlexSans" / "split" / "woff2"
    for face, _, _ in FACES:
        for part in PARTS:
            name = f"IBMPlexSans-{face}-{part}.woff2"
            shutil.copyfile(split / name, target / "fonts" / name)
    shutil.copyfile(split / "license.txt", target / "fonts" / "LICENSE.txt")
    script = (dist / "js" / "dkfds.min.js").read_text("utf-8")
    script = re.sub(r"//# sourceMappingURL=.*", "", script)
    (target / "js" / "dkfds.min.js").write_text(script.rstrip() + "\n", "utf-8")
    shutil.copyfile(htmx / "dist" / "htmx.min.js", target / "js" / "htmx.min.js")
    (target / "icons.svg").write_text(sprite(dist / "img" / "svg-icons"), "utf-8")
    shutil.copyfile(dkfds / "LICENSE.md", target / "LICENSE-dkfds.md")
    shutil.copyfile(htmx / "LICENSE", target / "LICENSE-htmx.txt")
    versions = "".join(f"{package.name} {package.version}\n" for package in (DKFDS, HTMX))
    (target / "VERSIONS.txt").write_text(versions, "utf-8")


def main() -> None:
    """Fetch, check and lay out; the old files are replaced only when all is well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fresh = folder / "vendor"
        lay_out(fetched(DKFDS, folder), fetched(HTMX, folder), fresh)
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(fresh, TARGET)
    size = sum(file.stat().st_size for file in TARGET.rglob("*") if file.is_file())
    print(f"portal/static/vendor: {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
