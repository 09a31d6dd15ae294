"""What changed is told field by field, rows by their names, ratings by their words."""

import pytest

from portal.services.documents.changes import Change, changes
from portal.services.documents.frozen import Kept

RED: Kept = {"kind": "assessed", "word": "Rød", "tone": "red", "shape": "square"}
GREEN: Kept = {"kind": "assessed", "word": "Grøn", "tone": "green", "shape": "circle"}


def test_nothing_changed_is_nothing_told() -> None:
    view: Kept = {"title": "Punkt", "rows": [{"project": "A", "cells": [RED]}]}
    assert changes(view, view) == ()


def test_rows_are_known_by_their_names_wherever_they_stand() -> None:
    before: Kept = {"rows": [{"project": "A", "owner": "x"}, {"project": "B", "owner": "y"}]}
    after: Kept = {"rows": [{"project": "B", "owner": "z"}, {"project": "A", "owner": "x"}]}
    assert changes(before, after) == (Change(("rows", "B", "owner"), "y", "z"),)


def test_a_rating_is_told_by_its_word_and_marked() -> None:
    before: Kept = {"rows": [{"project": "A", "cells": [GREEN]}]}
    after: Kept = {"rows": [{"project": "A", "cells": [RED]}]}
    assert changes(before, after) == (
        Change(("rows", "A", "cells", "1"), "Grøn", "Rød", is_rating=True),
    )


def test_a_row_that_came_or_went_brings_its_rating_along() -> None:
    row: Kept = {"project": "A", "cells": [RED]}
    gone = changes({"rows": [row]}, {"rows": []})
    assert any(one.is_rating and (one.before, one.after) == ("Rød", "") for one in gone)
    came = changes({"rows": []}, {"rows": [row]})
    assert any(one.is_rating and (one.before, one.after) == ("", "Rød") for one in came)


@pytest.mark.parametrize("name", ["written_on", "letter_date"])
def test_the_day_of_writing_is_no_change(name: str) -> None:
    assert changes({name: "2010-09-01"}, {name: "2010-09-02"}) == ()


def test_rows_that_share_a_name_are_told_apart_by_their_places() -> None:
    before: Kept = {"rows": [{"name": "A", "text": "x"}, {"name": "A", "text": "y"}]}
    after: Kept = {"rows": [{"name": "A", "text": "x"}, {"name": "A", "text": "z"}]}
    assert changes(before, after) == (Change(("rows", "2", "text"), "y", "z"),)
