"""As much of html5lib as the checks of pages use."""

from xml.etree.ElementTree import Element

class HTMLParser:
    errors: list[tuple[tuple[int, int], str, dict[str, object]]]

    def __init__(self, *, namespaceHTMLElements: bool = True) -> None: ...  # noqa: N803
    def parse(self, stream: str) -> Element: ...
    def parseFragment(self, stream: str) -> Element: ...  # noqa: N802
