"""The risk matrix (risikomatrix): likelihood across, consequence up, each risk in its square."""

from dataclasses import dataclass

from markupsafe import Markup

from portal.web.drawings.svg import drawing, element, path, words

_CELL = 44.0
_LEFT = 40.0
_TOP = 4.0
_STEPS = 5
_SHIFTS = {
    1: ((25.0, 27.0),),
    2: ((11.5, 30.0), (32.5, 30.0)),
    3: ((32.5, 11.0), (11.5, 31.5), (32.5, 32.0)),
}
_MOST = 3


@dataclass(frozen=True, slots=True)
class RiskMark:
    """One risk: its label and its two grades from 1 to 5."""

    label: str
    likelihood: int
    consequence: int


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """The risks and the words round them; a product up to ``low_until`` is low, and so on."""

    title: str
    description: str
    likelihood: str
    consequence: str
    marks: tuple[RiskMark, ...]
    low_until: int = 4
    middle_until: int = 10


def risk_matrix(matrix: RiskMatrix, prefix: str) -> Markup:
    """Return the five by five squares, each with its product, and the risks in them."""
    bottom = _TOP + _STEPS * _CELL
    middle = _LEFT + _STEPS * _CELL / 2
    centre = _TOP + _STEPS * _CELL / 2
    parts = [*_squares(matrix), *_grades(bottom), *_marks(matrix.marks)]
    parts.append(
        words(
            middle,
            bottom + 42,
            f"{matrix.likelihood} →",
            size=14,
            class_="fr-risk-axis",
            anchor="middle",
        )
    )
    parts.append(
        element(
            "g",
            words(0, 0, f"{matrix.consequence} →", size=14, class_="fr-risk-axis", anchor="middle"),
            transform=f"translate(14 {centre:.0f}) rotate(-90)",
        )
    )
    return drawing(
        prefix=prefix,
        kind="fr-risk-matrix",
        width=_LEFT + _STEPS * _CELL + 2,
        height=bottom + 48,
        title=matrix.title,
        description=matrix.description,
        parts=parts,
    )


def _corner(likelihood: int, consequence: int) -> tuple[float, float]:
    return _LEFT + (likelihood - 1) * _CELL, _TOP + (_STEPS - consequence) * _CELL


def _band(matrix: RiskMatrix, product: int) -> str:
    if product <= matrix.low_until:
        return "low"
    return "middle" if product <= matrix.middle_until else "high"


def _squares(matrix: RiskMatrix) -> list[str]:
    parts = []
    for likelihood in range(1, _STEPS + 1):
        for consequence in range(1, _STEPS + 1):
            x, y = _corner(likelihood, consequence)
            product = likelihood * consequence
            band = _band(matrix, product)
            parts.append(
                element("rect", class_=f"fr-risk-{band}", x=x, y=y, width=_CELL, height=_CELL)
            )
            parts.append(words(x + 4, y + 13, str(product), size=12, class_="fr-risk-product"))
    side = _STEPS * _CELL
    parts.append(element("rect", class_="fr-risk-frame", x=_LEFT, y=_TOP, width=side, height=side))
    return parts


def _grades(bottom: float) -> list[str]:
    parts = [path(f"M{_LEFT:.0f} {bottom:.0f}H{_LEFT + _STEPS * _CELL:.0f}", "fr-risk-line")]
    for grade in range(1, _STEPS + 1):
        x, y = _corner(grade, grade)
        parts.append(
            words(
                x + _CELL / 2,
                bottom + 20,
                str(grade),
                size=13,
                class_="fr-drawing-muted",
                anchor="middle",
            )
        )
        parts.append(
            words(
                _LEFT - 7,
                y + _CELL / 2 + 5,
                str(grade),
                size=13,
                class_="fr-drawing-muted",
                anchor="end",
            )
        )
    return parts


def _marks(marks: tuple[RiskMark, ...]) -> list[str]:
    squares: dict[tuple[int, int], list[str]] = {}
    for mark in marks:
        squares.setdefault((mark.likelihood, mark.consequence), []).append(mark.label)
    parts = []
    for (likelihood, consequence), labels in squares.items():
        x, y = _corner(likelihood, consequence)
        shown = labels if len(labels) <= _MOST else [*labels[:2], f"+{len(labels) - 2}"]
        for (dx, dy), label in zip(_SHIFTS[len(shown)], shown, strict=True):
            parts.append(_mark(x + dx, y + dy, label))
    return parts


def _mark(x: float, y: float, label: str) -> str:
    dot = element("circle", class_="fr-risk-mark", cx=x, cy=y, r=11)
    return dot + words(x, y + 4, label, size=11.4, class_="fr-risk-mark-text", anchor="middle")
