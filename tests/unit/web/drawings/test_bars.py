"""Bars are as long as their values, and the values are printed."""

import pytest

from portal.web.drawings.bullet_bar import Bullet, IndexScale, bullet_bar, index_scale
from tests.unit.web.drawings.markup import images, said, with_class


@pytest.mark.parametrize("reached", [-0.2, 0.0, 0.92, 1.3])
def test_what_is_reached_never_leaves_the_bar(reached: float) -> None:
    drawing = bullet_bar(Bullet("T", "D", reached, 0.85), "b")
    whole = float(images(drawing)[0].get("viewBox", "").split()[2])
    bar = float(with_class(drawing, "fr-bullet-reached")[0].get("width", "-1"))
    assert 0 <= bar <= whole


def test_beyond_the_goal_the_goal_is_marked_on_the_bar() -> None:
    assert with_class(bullet_bar(Bullet("T", "D", 1.3, 1.0), "b"), "fr-bullet-goal")
    assert not with_class(bullet_bar(Bullet("T", "D", 0.3, 1.0), "b"), "fr-bullet-goal")


def test_the_scale_names_its_ratings_and_limits() -> None:
    scale = IndexScale("T", "D", 1.4, 0.5, 0.85, "Rød", "Gul", "Grøn", "0,50", "0,85")
    words = said(index_scale(scale, "s"))
    assert all(text in words for text in ("Rød", "Gul", "Grøn", "0,50", "0,85"))
