"""What the serving processes say to each other: why not, and by which handle to wait."""

WAIT_HANDLE = "FREMDRIFT_WAIT_HANDLE"
"""The environment's name of the pipe whose end tells the web server that the database is ready."""


class CannotServe(Exception):
    """The portal cannot be served; the code says why."""

    def __init__(self, code: str) -> None:
        """Remember why."""
        super().__init__(code)
        self.code = code
