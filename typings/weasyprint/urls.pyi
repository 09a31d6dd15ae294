from collections.abc import Mapping, Sequence

class URLFetcherResponse:
    def __init__(
        self, url: str, body: str | bytes | None = ..., headers: Mapping[str, str] | None = ...
    ) -> None: ...
    def read(self) -> bytes: ...

class URLFetcher:
    def __init__(
        self,
        timeout: float = ...,
        *,
        allowed_protocols: Sequence[str] | None = ...,
        allow_redirects: bool = ...,
    ) -> None: ...
    def fetch(self, url: str, headers: Mapping[str, str] | None = ...) -> URLFetcherResponse: ...
