"""Two who write in one draft: each text is stored or told, and nothing is overwritten (D1)."""

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.drafts import Conflict, fingerprint, merge

NAMES = ("a", "b", "c", "d")
texts = st.dictionaries(st.sampled_from(NAMES), st.text(max_size=6))
"""What is stored, or what somebody typed; a short alphabet makes equal texts frequent."""
few = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["", "1", "2", "94", "ca. 94"]))


def seen_in(shown: dict[str, str]) -> dict[str, str]:
    return {name: fingerprint(shown.get(name, "")) for name in NAMES}


@given(shown=few, stored=few, typed=few)
def test_each_typed_text_stands_is_told_or_was_not_changed(
    shown: dict[str, str], stored: dict[str, str], typed: dict[str, str]
) -> None:
    merged = merge(stored, typed, seen_in(shown))
    after = {**stored, **merged.changed}
    told = {one.name: one for one in merged.conflicts}
    for name, text in typed.items():
        stands = after.get(name, "") == text
        is_told = name in told and told[name].typed == text
        untouched = text == shown.get(name, "")
        assert stands or is_told or untouched


@given(shown=few, stored=few, typed=few)
def test_what_somebody_else_wrote_meanwhile_is_never_overwritten(
    shown: dict[str, str], stored: dict[str, str], typed: dict[str, str]
) -> None:
    merged = merge(stored, typed, seen_in(shown))
    for name, text in stored.items():
        if text != shown.get(name, ""):
            assert name not in merged.changed


@given(shown=few, stored=few, typed=few)
def test_only_a_field_that_two_changed_is_a_conflict_and_it_holds_both_texts(
    shown: dict[str, str], stored: dict[str, str], typed: dict[str, str]
) -> None:
    merged = merge(stored, typed, seen_in(shown))
    two_changed = [
        Conflict(name, stored.get(name, ""), text)
        for name, text in typed.items()
        if len({text, stored.get(name, ""), shown.get(name, "")}) == 3
    ]
    assert list(merged.conflicts) == two_changed


@given(start=texts, mine=texts, theirs=texts)
def test_two_writers_one_after_the_other_lose_nothing(
    start: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    first = merge(start, mine, seen_in(start))
    assert not first.conflicts
    after_first = {**start, **first.changed}
    second = merge(after_first, theirs, seen_in(start))
    at_last = {**after_first, **second.changed}
    told = {one.name for one in second.conflicts}
    for name, text in mine.items():
        changed = text != start.get(name, "")
        if changed:
            assert at_last.get(name, "") == text
    for name, text in theirs.items():
        if text != start.get(name, ""):
            assert at_last.get(name, "") == text or name in told


@given(stored=texts, typed=texts)
def test_without_fingerprints_nothing_that_stands_is_overwritten(
    stored: dict[str, str], typed: dict[str, str]
) -> None:
    merged = merge(stored, typed, {})
    assert all(not stored.get(name) for name in merged.changed)


@given(stored=texts, typed=texts)
def test_saving_the_same_twice_changes_nothing_the_second_time(
    stored: dict[str, str], typed: dict[str, str]
) -> None:
    first = merge(stored, typed, seen_in(stored))
    second = merge({**stored, **first.changed}, typed, seen_in(stored))
    assert not second.changed
    assert not second.conflicts


@given(st.text(), st.text())
def test_marks_are_equal_for_equal_texts_only(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_half_a_sign_has_a_mark_too() -> None:
    assert fingerprint("\ud800") != fingerprint("")
