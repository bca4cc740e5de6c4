"""The locator: a globe on which the two states of a pair are marked.

Lands are drawn as discs (`lands.tsv`), so the drawing tells where states lie and takes no view of any border. It is laid out flat
around the middle between the two states, north up, so that every land keeps its area (Lambert's azimuthal projection): a disc
stays as large wherever it lies, and the shortest way between the states, which leads through the middle, is a straight line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import asin, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

from msgspec import Struct

from comity.resources import load
from comity.resources.rows import Disc

HALF = 120.0
"""Half the width of the drawing, which is a square around a circle."""
NARROWEST, AROUND = 40.0, 20.0
"""So many degrees around its middle the drawing shows at least, and so many beyond the two states."""
LEAST = 0.8
"""Discs of a smaller radius on the drawing are left out; those of the two states are drawn so large."""
STEP = 30
"""Degrees between the lines of the net."""
LETTER = 6.4
"""About how wide a letter of a label is."""
EARTH_KM = 6371.0

Vector = tuple[float, float, float]


class Dots(NamedTuple):
    """Discs of one size: their width, and a path with a point for each, to be drawn with a round pen of that width."""

    width: float
    path: str


class Label(NamedTuple):
    """The name of a state, and where its middle stands on the drawing."""

    words: str
    x: float
    y: float


class Locator(Struct, frozen=True, kw_only=True):
    """The drawing, in a circle in a square of 240: the lands of others, the net of the globe as a path, and the two states.

    `marked` are the lands of the two, `ends` their middles, which a straight line joins, and `labels` their names.
    `distance` is that between the middles, in km, as exactly as discs tell it.
    """

    lands: tuple[Dots, ...]
    net: str
    marked: tuple[Dots, ...]
    ends: tuple[tuple[float, float], tuple[float, float]]
    labels: tuple[Label, Label]
    distance: int

    @property
    def told(self) -> dict[str, int]:
        """What the JSON twin of a page has of it."""
        return {"distance_km": self.distance}


class Plane(NamedTuple):
    """How the globe lies on the drawing: its axes (right, up, out of the middle), and how many units a radius of it takes."""

    right: Vector
    up: Vector
    out: Vector
    scale: float

    def at(self, point: Vector) -> tuple[float, float]:
        """Where a point of the globe lies; what is opposite the middle lies outside the drawing."""
        lift = self.scale * sqrt(2 / max(1e-9, 1 + _dot(point, self.out)))
        return HALF + lift * _dot(point, self.right), HALF - lift * _dot(point, self.up)


def locator(pair: tuple[str, str], names: tuple[str, str]) -> Locator | None:
    """Draw the globe for two states by ISO 3166-1 alpha-3 code; None where it is not known where one of them lies."""
    known = _lands()
    if not known.keys() >= set(pair):
        return None
    one, other = (known[code][0][0] for code in pair)
    plane = plane_of(one, other)
    (x, y), (u, v) = (tuple(round(part, 1) for part in plane.at(end)) for end in (one, other))
    others = [disc for code, discs in known.items() if code not in pair for disc in discs]
    own = [disc for code in pair for disc in known[code]]
    return Locator(
        lands=tuple(_dots(plane, others)),
        net="".join(_net(plane)),
        marked=tuple(_dots(plane, own, least=LEAST)),
        ends=((x, y), (u, v)),
        labels=(_label(names[0], x, y, is_upper=y <= v), _label(names[1], u, v, is_upper=y > v)),
        distance=_told(EARTH_KM * angle(one, other)),
    )


def vector(latitude: float, longitude: float) -> Vector:
    """A point of the globe, of radius one, by its degrees."""
    across, up = radians(longitude), radians(latitude)
    return cos(up) * cos(across), cos(up) * sin(across), sin(up)


def angle(one: Vector, other: Vector) -> float:
    """The angle between two points of the globe, in radians; exact for near ones too."""
    return 2 * asin(min(1.0, hypot(*(a - b for a, b in zip(one, other, strict=True))) / 2))


def plane_of(one: Vector, other: Vector) -> Plane:
    """The drawing around the middle of the shortest way; of places opposite one another any middle is as good."""
    middle = (one[0] + other[0], one[1] + other[1], one[2] + other[2])
    out = _unit(middle if hypot(*middle) > 1e-6 else (-one[1], one[0], 0.0))
    right = (-out[1], out[0], 0.0)
    right = _unit(right) if hypot(*right) > 1e-6 else (0.0, 1.0, 0.0)  # the middle is a pole
    shown = radians(max(NARROWEST, degrees(angle(one, other)) / 2 + AROUND))
    return Plane(right, _cross(out, right), out, HALF / (2 * sin(shown / 2)))


@cache
def _lands() -> dict[str, list[tuple[Vector, float]]]:
    """The discs of every state: middle, and radius in radians."""
    found: dict[str, list[tuple[Vector, float]]] = {}
    for disc in load("lands", Disc):
        found.setdefault(disc.iso3, []).append((vector(disc.latitude, disc.longitude), radians(disc.radius)))
    return found


def _dots(plane: Plane, discs: Iterable[tuple[Vector, float]], least: float = 0.0) -> Iterator[Dots]:
    """The discs that reach into the drawing, by size, the largest first."""
    found: dict[float, list[str]] = defaultdict(list)
    for middle, size in discs:
        radius = max(least, plane.scale * 2 * sin(size / 2))
        x, y = plane.at(middle)
        if radius >= LEAST and hypot(x - HALF, y - HALF) < HALF + radius:
            found[round(2 * radius)].append(f"M{x:.0f} {y:.0f}h0")
    yield from (Dots(width, "".join(found[width])) for width in sorted(found, reverse=True))


def _net(plane: Plane) -> Iterator[str]:
    """Meridians and parallels as lines of short steps, as far as they lie within the drawing."""
    for longitude in range(-180, 180, STEP):
        yield _line(plane, [vector(latitude, longitude) for latitude in range(-80, 81, 10)])
    for latitude in range(-60, 61, STEP):
        yield _line(plane, [vector(latitude, longitude) for longitude in range(-180, 181, 10)])


def _line(plane: Plane, points: Sequence[Vector]) -> str:
    """The steps of a line of which an end lies within the drawing."""
    places = [plane.at(point) for point in points]
    is_within = [hypot(x - HALF, y - HALF) <= HALF for x, y in places]
    found, is_drawing = [], False
    for number in range(1, len(places)):
        if is_within[number - 1] or is_within[number]:
            (x, y), (u, v) = places[number - 1], places[number]
            found.append(f"{'' if is_drawing else f'M{x:.0f} {y:.0f}'}L{u:.0f} {v:.0f}")
        is_drawing = is_within[number - 1] or is_within[number]
    return "".join(found)


def _label(words: str, x: float, y: float, *, is_upper: bool) -> Label:
    """The name of the upper state above its middle and that of the lower below, within the square as far as it fits."""
    half = min(HALF, LETTER * len(words) / 2)
    return Label(words, round(min(max(x, half), 2 * HALF - half)), round(y - 9 if is_upper else y + 18))


def _told(distance: float) -> int:
    """A distance with the digits that discs allow."""
    step = 100 if distance < 10_000 else 1000
    return max(step, round(distance / step) * step)


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _cross(one: Vector, other: Vector) -> Vector:
    return one[1] * other[2] - one[2] * other[1], one[2] * other[0] - one[0] * other[2], one[0] * other[1] - one[1] * other[0]


def _unit(one: Vector) -> Vector:
    length = hypot(*one)
    return one[0] / length, one[1] / length, one[2] / length
