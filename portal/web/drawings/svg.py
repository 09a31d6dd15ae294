"""The few building stones all drawings share: elements, texts and the frame with its title."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

Value = str | float | int


def number(value: float) -> str:
    """Return a number with at most one decimal, as SVG wants it.

    >>> number(12.0), number(3.14159)
    ('12', '3.1')
    """
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, *children: str, **attributes: Value) -> str:
    """Return an element; ``class_`` and names with ``_`` become ``class`` and names with ``-``.

    >>> element("circle", class_="dot", cx=1, stroke_width=2.5)
    '<circle class="dot" cx="1" stroke-width="2.5"></circle>'
    """
    parts = []
    for key, value in attributes.items():
        shown = number(value) if isinstance(value, (int, float)) else escape(value)
        parts.append(f' {key.strip("_").replace("_", "-")}="{shown}"')
    return f"<{name}{''.join(parts)}>{''.join(children)}</{name}>"


def path(data: str, class_: str) -> str:
    """Return a path."""
    return element("path", class_=class_, d=data)


def words(x: float, y: float, text: str, *, size: float, class_: str, anchor: str = "start") -> str:
    """Return one line of text whose baseline stands at y."""
    return element(
        "text",
        str(escape(text)),
        class_=class_,
        x=x,
        y=y,
        font_size=size,
        text_anchor=anchor,
    )


def lines(
    x: float,
    y: float,
    texts: Sequence[str],
    *,
    size: float,
    leading: float,
    class_: str,
    anchor: str = "start",
) -> str:
    """Return several lines of text; the first baseline stands at y."""
    spans = [
        element("tspan", str(escape(text)), x=x, y=y + place * leading)
        for place, text in enumerate(texts)
    ]
    return element("text", *spans, class_=class_, font_size=size, text_anchor=anchor)


def drawing(
    *,
    prefix: str,
    kind: str,
    width: float,
    height: float,
    title: str,
    description: str,
    parts: Iterable[str],
) -> Markup:
    """Return the whole drawing as an image with a title and a description.

    Args:
        prefix: starts the ids, so that two drawings on a page never share one.
        kind: class names beside ``fr-drawing``.
        width: of the view box; the drawing itself fills its place.
        height: of the view box.
        title: what it shows, in a few words.
        description: the same content in words.
        parts: the elements, back to front.
    """
    title_id, description_id = f"{prefix}-title", f"{prefix}-desc"
    head = (
        f'<svg class="fr-drawing {escape(kind)}" viewBox="0 0 {number(width)} {number(height)}" '
        f'role="img" focusable="false" aria-labelledby="{escape(title_id)}" '
        f'aria-describedby="{escape(description_id)}">'
    )
    named = (
        element("title", str(escape(title)), id=title_id),
        element("desc", str(escape(description)), id=description_id),
    )
    return Markup(head + "".join(named) + "".join(parts) + "</svg>")  # noqa: S704 - all is escaped


def responsive(narrow: Markup, wide: Markup) -> Markup:
    """Return two drawings of the same, of which the one that fits its place is shown.

    Args:
        narrow: for phones and columns.
        wide: for the whole page, from 950 px.
    """
    return Markup(
        '<div class="fr-drawings"><div class="fr-drawing-narrow">{}</div>'
        '<div class="fr-drawing-wide">{}</div></div>'
    ).format(narrow, wide)
