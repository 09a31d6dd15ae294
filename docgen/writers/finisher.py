"""Finishes a PDF: declares PDF/A-2a and PDF/UA-1, leaves no stream with an unclear end."""

import base64
from typing import Protocol

_UA = (
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    # PDF/A wants every property it does not know itself to be described in the file
    b'<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    b'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    b'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    b"</rdf:Description>"
)
_END = b"</rdf:RDF>"
_BEGIN = b"\nstream\n"
_FINISH = b"\nendstream"


class Stream(Protocol):
    """A stream of a PDF in the making; `extra` is what its dictionary says of it."""

    stream: list[bytes]
    compress: bool
    extra: dict[str, str]

    @property
    def data(self) -> bytes:
        """The stream as it is written, packed when it is to be."""
        ...


class PdfFile(Protocol):
    """What the finisher needs of a PDF in the making."""

    catalog: dict[str, bytes]
    objects: list[Stream]


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


def armour(pdf: PdfFile) -> None:
    """Write every packed stream with an unclear end in letters, which end clearly."""
    for item in pdf.objects:
        if getattr(item, "compress", False) and is_ambiguous(item.data):
            packed = item.data.partition(_BEGIN)[2].removesuffix(_FINISH)
            item.stream = [base64.a85encode(packed) + b"~>"]
            item.extra = {**item.extra, "Filter": "[/ASCII85Decode /FlateDecode]"}
            item.compress = False


def is_ambiguous(content: bytes) -> bool:
    """Return whether a stream ends in a carriage return just before its end mark.

    Readers that look for the mark take the two for one line end, and the length for wrong.
    """
    return b"\r\nendstream" in content
