"""A stream whose packed bytes end like a line still has a clear end, and the same content."""

import io
import zlib
from itertools import count

import pikepdf
import pydyf  # type: ignore[import-untyped]

from docgen.writers.finisher import armour, is_ambiguous


def _ends_unclearly() -> bytes:
    """Return content whose packed form ends in a carriage return."""
    texts = (b"a font of %d letters " % number * 20 for number in count())
    return next(text for text in texts if zlib.compress(text, 9).endswith(b"\r"))


def _written(pdf: pydyf.PDF) -> bytes:
    target = io.BytesIO()
    pdf.write(target)
    return target.getvalue()


def _file_with(content: bytes, extra: dict[str, object]) -> pydyf.PDF:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([content], extra, compress=True))
    pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference}))
    return pdf


def test_a_font_that_ends_like_a_line_is_written_in_letters() -> None:
    content = _ends_unclearly()
    pdf = _file_with(content, {"Length1": len(content)})
    assert is_ambiguous(_written(pdf))
    armour(pdf)
    written = _written(pdf)
    assert not is_ambiguous(written)
    with pikepdf.open(io.BytesIO(written)) as opened:
        fonts = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        assert [one.read_bytes() for one in fonts] == [content]
        assert int(fonts[0].Length1) == len(content)


def test_a_stream_that_ends_clearly_is_left_alone() -> None:
    pdf = _file_with(b"a page " * 40, {})
    armour(pdf)
    assert _written(pdf) == _written(_file_with(b"a page " * 40, {}))
