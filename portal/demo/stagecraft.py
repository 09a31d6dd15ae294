"""What every report and rating of the demo is made with."""

from dataclasses import dataclass

from portal.demo.diary import Diary
from portal.demo.notices import Notices
from portal.demo.reports import Receipts


@dataclass(frozen=True, slots=True)
class Stagecraft:
    """Notices with the people who play their parts, receipts, and the diary."""

    notices: Notices
    receipts: Receipts
    diary: Diary
