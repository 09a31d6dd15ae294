"""Small files of every kind that may be attached, and of many that may not."""

import io
import zipfile

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR....\x00\x00\x00\x00IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF....\xff\xd9"
EXE = b"MZ\x90\x00 This program cannot be run in DOS mode."
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


def package(*parts: str, comment: bytes = b"") -> bytes:
    """Return a package with these parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
        archive.comment = comment
    return kept.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")
XLSX = package("[Content_Types].xml", "xl/workbook.xml")
ODT = package("mimetype", "content.xml")
MACRO_DOCX = package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
MACRO_XLSX = package("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")
ACTIVE_DOCX = package("[Content_Types].xml", "word/document.xml", "word/activeX/activeX1.xml")

GOOD = {"pdf": PDF, "docx": DOCX, "xlsx": XLSX, "png": PNG, "jpg": JPG, "jpeg": JPG}
"""A sound file for every ending that is taken in."""

STRANGE = {
    "exe": EXE,
    "html": HTML,
    "svg": SVG,
    "zip": package("a"),
    "odt": ODT,
    "sh": b"#!/bin/sh",
}
"""What no ending makes a sound file of."""
