"""The locator: both states stand where they lie, lands keep their area, and what is drawn is told in words too."""

from collections.abc import Callable
from itertools import pairwise
from math import acos, cos, hypot, pi, radians, sin
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from comity.resources import load
from comity.resources.rows import Disc, State
from comity.site.charts.locator import HALF, angle, locator, plane_of, vector

MIDDLES: dict[str, tuple[float, float]] = {}
for disc in load("lands", Disc):
    MIDDLES.setdefault(disc.iso3, (disc.latitude, disc.longitude))
PAIRS = st.lists(st.sampled_from(sorted(MIDDLES)), min_size=2, max_size=2, unique=True).map(sorted).map(tuple)
UNTIMED = settings(deadline=None)
PLACES = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


def test_every_state_has_its_land() -> None:
    assert set(MIDDLES) == {state.iso3 for state in load("states", State)}
    for disc in load("lands", Disc):
        assert -90 < disc.latitude < 90
        assert -180 <= disc.longitude <= 180
        assert 0 < disc.radius <= 7


@UNTIMED
@given(PAIRS)
def test_both_states_are_within_and_the_middle_lies_between(pair: tuple[str, str]) -> None:
    found = locator(pair, pair)
    assert found is not None
    (x, y), (u, v) = found.ends
    assert hypot(x - HALF, y - HALF) < HALF
    assert hypot((x + u) / 2 - HALF, (y + v) / 2 - HALF) < 0.2
    assert found.marked
    assert all(0 <= label.x <= 2 * HALF and -10 <= label.y <= 2 * HALF + 20 for label in found.labels)


@UNTIMED
@given(PAIRS)
def test_the_distance_is_that_of_the_law_of_cosines(pair: tuple[str, str]) -> None:
    (a, b), (c, d) = (map(radians, MIDDLES[code]) for code in pair)
    told = 6371 * acos(max(-1.0, min(1.0, sin(a) * sin(c) + cos(a) * cos(c) * cos(b - d))))
    found = locator(pair, pair)
    assert found is not None
    assert abs(found.distance - told) <= max(100, 0.06 * told)


@UNTIMED
@given(PAIRS, PLACES)
def test_a_disc_keeps_its_area_wherever_it_lies(pair: tuple[str, str], place: tuple[float, float]) -> None:
    plane = plane_of(*(vector(*MIDDLES[code]) for code in pair))
    middle = vector(*place)
    if angle(middle, plane.out) > radians(150):
        return
    radius, steps = radians(1), 240
    aside = plane_of(middle, middle)  # two axes across the place
    rim = [
        tuple(
            cos(radius) * m + sin(radius) * (cos(2 * pi * n / steps) * r + sin(2 * pi * n / steps) * u)
            for m, r, u in zip(middle, aside.right, aside.up, strict=True)
        )
        for n in range(steps)
    ]
    points = [plane.at((x, y, z)) for x, y, z in rim]
    area = abs(sum(x * v - u * y for (x, y), (u, v) in pairwise([*points, points[0]]))) / 2
    assert abs(area / (plane.scale**2 * 2 * pi * (1 - cos(radius))) - 1) < 0.01


@UNTIMED
@given(PAIRS)
def test_north_is_up_in_the_middle(pair: tuple[str, str]) -> None:
    plane = plane_of(*(vector(*MIDDLES[code]) for code in pair))
    north = tuple(o + 0.01 * n for o, n in zip(plane.out, (0, 0, 1), strict=True))
    x, y = plane.at((north[0], north[1], north[2]))
    assert y < HALF
    assert abs(x - HALF) < 1e-6


def test_opposite_places_and_poles_can_be_drawn() -> None:
    for one, other in (((0, 0), (0, 180)), ((89.9, 10), (-89.9, -170)), ((60, 0), (60, 180))):
        plane = plane_of(vector(*one), vector(*other))
        assert plane.scale > 0
        assert hypot(*plane.right) - 1 < 1e-9


def test_what_is_not_known_is_not_drawn() -> None:
    assert locator(("BRA", "XXX"), ("Brazil", "Nowhere")) is None


def test_the_overview_tells_in_words_what_the_globe_shows(site: Any) -> None:
    page = html.fromstring(site.ask("/BRA-IND").text)
    (figure,) = page.xpath("//figure[@class='locator']")
    assert figure.xpath("svg/@aria-label") == ["Globe with Brazil and India marked, about 15,000 km apart."]
    assert "15,000 km" in figure.xpath("string(figcaption)")
    assert figure.xpath("svg/text/text()") == ["Brazil", "India"]
    assert '"distance_km": 15000' in site.ask("/BRA-IND.json").text


def test_the_globe_is_seen_in_both_themes(site: Any, open_page: Callable[..., Any]) -> None:
    seen = set()
    for theme in ("light", "dark"):
        page = open_page(f"{site.url}/BRA-IND", color_scheme=theme)
        path = page.locator(".locator .pair path").first
        land, sea = (
            path.evaluate("e => getComputedStyle(e).stroke"),
            page.locator(".sea").evaluate("e => getComputedStyle(e).fill"),
        )
        assert land != sea
        seen.add((land, sea))
    assert len(seen) == 2
