"""The ways a notice of a red rating (varsel om rødt) can reach its recipient."""

from enum import StrEnum


class NoticeChannel(StrEnum):
    """By mail from the house, or by a letter or call that the office logs."""

    MAIL = "mail"
    LETTER = "letter"
    CALL = "call"
