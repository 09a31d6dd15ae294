"""Reading a drawing back: what a browser and a screen reader would find in it."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawing: Markup) -> Element:
    """Return the drawing as a tree, with the drawings of a pair below one root."""
    text = str(drawing).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return ElementTree.fromstring(f"<root>{text}</root>")  # noqa: S314 - our own drawing


def images(drawing: Markup) -> list[Element]:
    """Return each drawn picture."""
    return parsed(drawing).findall(f".//{SVG}svg")


def said(drawing: Markup) -> str:
    """Return all words of a drawing, line after line, but for title and description."""
    texts = parsed(drawing).iter(f"{SVG}text")
    return " ".join(" ".join(text.itertext()) for text in texts)


def with_class(drawing: Markup, name: str) -> list[Element]:
    """Return the elements that carry a class."""
    return [each for each in parsed(drawing).iter() if name in each.get("class", "").split()]
