"""Two small bars: how much is reached beside what was planned, and an index among its limits."""

from dataclasses import dataclass

from markupsafe import Markup

from portal.web.drawings.svg import drawing, element, path, words

_WIDTH = 280.0


@dataclass(frozen=True, slots=True)
class Bullet:
    """Shares of the goal (1.0 is the goal): reached, and planned by now."""

    title: str
    description: str
    reached: float
    planned: float


@dataclass(frozen=True, slots=True)
class IndexScale:
    """An index on the scale of the ratings, with the limits of yellow and green and their words."""

    title: str
    description: str
    index: float
    yellow_from: float
    green_from: float
    red_word: str
    yellow_word: str
    green_word: str
    yellow_text: str
    green_text: str


def bullet_bar(bullet: Bullet, prefix: str) -> Markup:
    """Return a bar: filled as far as reached, a tick where the plan stands."""
    most = max(1.0, bullet.reached, bullet.planned)
    reached = _WIDTH * max(bullet.reached, 0) / most
    planned = min(_WIDTH * max(bullet.planned, 0) / most, _WIDTH - 1.5)
    parts = [
        element("rect", class_="fr-bullet-whole", x=0, y=6, width=_WIDTH, height=12),
        element("rect", class_="fr-bullet-reached", x=0, y=7, width=reached, height=10),
        path(f"M{max(planned, 1.5):.1f} 0v24", "fr-bullet-planned"),
    ]
    if most > 1:
        parts.append(path(f"M{_WIDTH / most:.1f} 4v16", "fr-bullet-goal"))
    return drawing(
        prefix=prefix,
        kind="fr-bullet",
        width=_WIDTH,
        height=24,
        title=bullet.title,
        description=bullet.description,
        parts=parts,
    )


def index_scale(scale: IndexScale, prefix: str) -> Markup:
    """Return the scale from red over yellow to green with a pointer at the index, at most 1."""
    yellow, green = _WIDTH * scale.yellow_from, _WIDTH * scale.green_from
    at = min(max(scale.index, 0.0), 1.0) * _WIDTH
    pointer = min(max(at, 8.0), _WIDTH - 8)
    bands = (("red", 0.0, yellow), ("yellow", yellow, green), ("green", green, _WIDTH))
    parts = [
        element(
            "rect", class_=f"fr-scale-{name}", x=start, y=16, width=max(end - start, 0), height=12
        )
        for name, start, end in bands
    ]
    parts += [path(f"M{x:.1f} 14v16", "fr-scale-limit") for x in (yellow, green)]
    parts.append(path(f"M{pointer - 8:.1f} 2h16l-8 14z", "fr-scale-pointer"))
    muted = "fr-drawing-muted"
    parts += [
        words(yellow / 2, 64, scale.red_word, size=13, class_=muted, anchor="middle"),
        words(yellow, 46, scale.yellow_text, size=13, class_=muted, anchor="middle"),
        words((yellow + green) / 2, 64, scale.yellow_word, size=13, class_=muted, anchor="middle"),
        words(
            min(green, _WIDTH - 16), 46, scale.green_text, size=13, class_=muted, anchor="middle"
        ),
        words(_WIDTH, 64, scale.green_word, size=13, class_=muted, anchor="end"),
    ]
    return drawing(
        prefix=prefix,
        kind="fr-scale",
        width=_WIDTH,
        height=70,
        title=scale.title,
        description=scale.description,
        parts=parts,
    )
