"""An item goes from draft to decision, deferred on its way, with scripts and without."""

from datetime import date

import pytest

from portal.clock import SystemClock, local_date
from portal.domain.working_days import add_working_days, danish_holidays
from tests.e2e.conftest import Enter
from tests.e2e.inspection import Inspector
from tests.e2e.pages.entrance import enter_as
from tests.e2e.pages.office import shown
from tests.e2e.portal_process import PortalProcess
from tests.e2e.visitor import Visitor

TITLE = "Integrationsprojekter til drøftelse"
REASON = "Udvalget nåede ikke punktet."


def working_day(days: int) -> date:
    """Return the day so many working days from today; the demo's own meetings lie further off."""
    today = local_date(SystemClock().now())
    years = (today.year - 1, today.year, today.year + 1)
    holidays = frozenset().union(*(danish_holidays(year) for year in years))
    return add_working_days(today, days, holidays)


def plan_meeting(visitor: Visitor, on: date) -> None:
    """Plan a meeting of the committee."""
    visitor.open("/moeder/nyt")
    visitor.pick("Udvalg", "Beskæftigelses- og Integrationsudvalget")
    visitor.write("Dato", shown(on))
    visitor.write("Sted", "Rådhuset")
    visitor.press("Planlæg mødet")


def approve(visitor: Visitor) -> str:
    """Write an item, send it to approval and approve it; return its address."""
    visitor.open("/dagsordenspunkter/nyt")
    visitor.pick("Runde", "marts 2010")
    visitor.write("Titel", TITLE)
    visitor.write("Sagsnummer", "2026-7")
    visitor.write("Mødets dato", shown(working_day(-1)))
    visitor.write("Punkt nummer", "2")
    visitor.press("Opret punktet")
    path = visitor.path
    visitor.press("Send til godkendelse")
    visitor.press("Godkend punktet")
    return path


@pytest.mark.parametrize("scripted", [True, False])
def test_an_item_is_deferred_decided_and_corrected(
    own_portal: PortalProcess, visit: Enter, inspector: Inspector, scripted: bool
) -> None:
    office = visit(own_portal, scripted=scripted, looking=scripted)
    enter_as(office, "Sofie Sekretærsen")
    plan_meeting(office, working_day(-1))
    first = office.path
    plan_meeting(office, local_date(SystemClock().now()))
    second = office.path
    item = approve(office)
    office.follow("Sæt på dagsordenen")
    office.press("Sæt på dagsordenen")
    office.sees("På dagsordenen")

    office.open(first)
    office.press("Luk dagsordenen")
    office.press("Notér mødet som holdt")
    office.open(item)
    office.follow("Udsæt")
    office.sees("(Udsat sag)")
    office.write("Grund", REASON)
    office.press("Udsæt sagen")
    office.heading("(Udsat sag)")
    office.sees("Udsat fra BIU mødet den")

    office.open(second)
    office.press("Luk dagsordenen")
    office.press("Notér mødet som holdt")
    office.open(item)
    office.follow("Skriv beslutningen")
    office.pick("Udfald", "Taget til efterretning")
    office.write("Beslutningens tekst", "Udvalget tog sagen til efterretning.")
    office.press("Gem beslutningen")
    office.sees("Taget til efterretning (BIU ")

    office.follow("Ret beslutningen")
    office.write("Beslutningens tekst", "Udvalget tog status til efterretning.")
    office.write("Hvorfor rettes beslutningen?", "Skrivefejl i referatet.")
    office.press("Gem rettelsen")
    office.sees("Rettet: Skrivefejl i referatet.")
    office.sees("Udvalget tog sagen til efterretning.")

    office.follow("Kopiér til et andet system")
    office.sees("1. at ")
    inspector.done()


def test_the_committees_reader_sees_meetings_and_nothing_that_is_not_released(
    portal: PortalProcess, visit: Enter, inspector: Inspector
) -> None:
    reader = visit(portal, looking=True)
    enter_as(reader, "Ulrik Udvalgsen")
    reader.open("/moeder")
    reader.sees("Kultur- og Fritidsudvalget")
    assert "Monitorering af ungeprojekter" not in reader.page.locator("main").inner_text()
    inspector.done()
