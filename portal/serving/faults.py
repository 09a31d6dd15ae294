"""Why a portal cannot be served."""


class CannotServe(Exception):
    """The portal cannot be served; the code says why."""

    def __init__(self, code: str) -> None:
        """Remember why."""
        super().__init__(code)
        self.code = code
