"""Finishes a PDF so that it declares both PDF/A-2a and PDF/UA-1."""

from typing import Protocol

_UA = (
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)
_END = b"</rdf:RDF>"


class MetadataStream(Protocol):
    """The stream of a PDF that holds its XMP metadata."""

    stream: list[bytes]
    compress: bool


class PdfFile(Protocol):
    """What the finisher needs of a PDF in the making."""

    catalog: dict[str, bytes]
    objects: list[MetadataStream]


def declare_accessible(document: object, pdf: PdfFile) -> None:
    """Add the PDF/UA declaration to the metadata and leave them uncompressed.

    Validators and archives look for them without unpacking.
    """
    del document
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    text = b"".join(metadata.stream)
    metadata.stream = [text.replace(_END, _UA + _END, 1)]
    metadata.compress = False
