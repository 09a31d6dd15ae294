"""What looks private is found, and what only looks like numbers is left alone (G5, G6)."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.privacy_scan import PrivateKind, has_cpr, scan

CPR, EMAIL, PHONE = PrivateKind.CPR, PrivateKind.EMAIL, PrivateKind.PHONE


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("010190-1234", [CPR]),
        ("0101901234", [CPR]),
        ("010190 1234", [CPR]),
        ("01 01 90 1234", [CPR]),
        ("01 01 90-1234", [CPR]),
        ("010190 - 1234", [CPR]),
        ("010190\u20131234", [CPR]),
        ("Hun (290292-0000) kom.", [CPR]),
        ("CPR:311299-1234.", [CPR]),
        ("310299-1234", []),
        ("320190-1234", []),
        ("011390-1234", []),
        ("000190-1234", []),
        ("1010190-12345", []),
        ("2010-141213", []),
        ("01.01.1990", []),
        ("1.234.567.890 kr.", []),
        ("33 66 00 00", [PHONE]),
        ("33660000", [PHONE]),
        ("3366 0000", [PHONE]),
        ("33-66-00-00", [PHONE]),
        ("+45 33 66 00 00", [PHONE]),
        ("+4533660000", [PHONE]),
        ("004533660000", [PHONE]),
        ("+46 70 123 45 67", [PHONE]),
        ("25.000.000 kr.", []),
        ("25 000 000 kr.", []),
        ("123456789", []),
        ("336600", []),
        ("anna@skole.dk", [EMAIL]),
        ("Skriv til anna.b+x@under.skole.dk.", [EMAIL]),
        ("anna@skole", []),
        ("ring 33 66 00 00 eller anna@skole.dk om 010190-1234", [PHONE, EMAIL, CPR]),
        ("010190-1234@skole.dk", [EMAIL]),
        ("", []),
    ],
)
def test_what_looks_private_is_found(text: str, kinds: list[PrivateKind]) -> None:
    assert [one.kind for one in scan(text)] == kinds


def test_only_a_cpr_number_blocks() -> None:
    found = scan("010190-1234, 33 66 00 00 og a@b.dk")
    assert [one.blocks for one in found] == [True, False, False]


@given(
    day=st.dates(date(1900, 1, 1), date(2025, 12, 31)),
    serial=st.integers(0, 9999),
    dash=st.sampled_from(["", "-", " ", " - ", "\u2013"]),
    before=st.sampled_from(["", "nr. ", "(", "Født "]),
    after=st.sampled_from(["", ".", ")", " i Kbh."]),
)
def test_every_number_a_person_can_have_is_found(
    day: date, serial: int, dash: str, before: str, after: str
) -> None:
    assert has_cpr(f"{before}{day:%d%m%y}{dash}{serial:04}{after}")


@given(st.text(max_size=200))
def test_findings_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    found = scan(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet=st.characters(exclude_categories=["Nd"]), max_size=200))
def test_without_digits_there_is_no_number(text: str) -> None:
    assert {one.kind for one in scan(text)} <= {EMAIL}
