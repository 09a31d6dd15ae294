from collections.abc import Callable, Mapping, Sequence

from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

class CSS:
    def __init__(
        self,
        *,
        string: str | None = ...,
        font_config: FontConfiguration | None = ...,
        url_fetcher: URLFetcher | None = ...,
    ) -> None: ...

class HTML:
    def __init__(
        self, *, string: str | None = ..., url_fetcher: URLFetcher | None = ...
    ) -> None: ...
    def write_pdf(
        self,
        target: None = ...,
        zoom: float = ...,
        finisher: Callable[..., None] | None = ...,
        font_config: FontConfiguration | None = ...,
        counter_style: Mapping[str, object] | None = ...,
        color_profiles: Mapping[str, object] | None = ...,
        *,
        stylesheets: Sequence[CSS] = ...,
        pdf_variant: str | None = ...,
        pdf_tags: bool = ...,
    ) -> bytes: ...
