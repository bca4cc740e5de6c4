"""The system: what is drawn is what is listed, and a tie leads to its sentence."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from comity.site.charts.net import MOST, Node, net

PATH = "/POL-VNM/system"


def _twin(site: Any, path: str) -> Any:
    return json.loads(site.ask(path).body)["page"]


def test_a_tie_is_drawn_and_leads_to_its_sentence(tied: Any) -> None:
    page = html.fromstring(tied.ask(PATH).body)
    (tie,) = page.xpath("//figure[@class='net']//a[*[@class='tie']]")
    assert tie.get("aria-label") == "Container terminal — under — Treaty on Maritime Cooperation"
    (row,) = page.xpath(f"//tbody[@id='{tie.get('href').lstrip('#')}']")
    assert "under the Treaty on Maritime Cooperation by 2027" in row.xpath("string(.//q)")


def test_marks_and_names_are_the_same(tied: Any) -> None:
    page = html.fromstring(tied.ask(PATH).body)
    marks = [mark.get("aria-label") for mark in page.xpath("//a[@class='node']")]
    names = [name.xpath("string(.)").strip() for name in page.xpath("//ol[@class='net-names']/li")]
    assert marks == [f"{number}: {name}" for number, name in enumerate(names, start=1)]
    assert "Container terminal" in names
    assert all(tied.ask(mark.get("href")).status == 200 for mark in page.xpath("//a[@class='node']"))


def test_sectors_are_listed_and_lead_to_themselves(site: Any) -> None:
    twin = _twin(site, "/KAZ-TUR/system.json")
    drawn = [lane["title"] if isinstance(lane, dict) else lane[1] for lane in twin["net"]["lanes"]]
    assert drawn == [part["title"] for part in twin["parts"]]
    for part in twin["parts"]:
        alone = _twin(site, "/KAZ-TUR/system.json?" + part["page"].partition("?")[2])
        assert len(alone["parts"]) == 1
        assert alone["parts"][0]["total"] == part["total"] == len(alone["parts"][0]["lines"])
        assert alone["parts"][0]["lines"][: len(part["lines"])] == part["lines"]


def test_nothing_told_is_said(site: Any) -> None:
    twin = _twin(site, "/KAZ-TUR/system.json")
    assert len(twin["empty"]) + len(twin["parts"]) == 18
    assert site.ask("/KAZ-TUR/system?sector=astrology").status == 404


def test_a_mark_and_a_tie_are_followed_with_the_keyboard(tied: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(tied.url + PATH, java_script_enabled=False)
    page.locator(".net a[href='#tie-0']").focus()
    page.keyboard.press("Enter")
    assert page.locator("tbody:target").count() == 1
    page.locator(".net .node").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/*")


def test_no_serious_barrier(tied: Any, assert_accessible: Callable[[str], None]) -> None:
    assert_accessible(tied.url + PATH)


IDS = st.integers(0, 60).map("r_{}".format)
NODES = st.builds(Node, IDS, st.sampled_from(["instrument", "flow"]), st.just("x"))
ROWS = st.lists(st.lists(NODES, max_size=MOST + 6), min_size=1, max_size=6)
TIES = st.lists(
    st.tuples(st.integers(0, 60).map("r_{}".format), st.integers(0, 60).map("r_{}".format), st.just("y")), max_size=20
)


@given(ROWS, TIES)
def test_no_two_marks_share_a_place_and_nothing_is_lost(rows: list[list[Node]], ties: list[tuple[str, str, str]]) -> None:
    drawn = net([(f"s{number}", "S", "", nodes) for number, nodes in enumerate(rows)], ties)
    places = [(mark.x, mark.y) for mark in drawn.marks]
    assert len(places) == len(set(places))
    ids = {mark.id for mark in drawn.marks}
    held = {node for nodes in rows for node in nodes}
    assert len(drawn.marks) + sum(lane.left_out for lane in drawn.lanes) >= len({node.id for node in held})
    assert [mark.number for mark in drawn.marks] == list(range(1, len(drawn.marks) + 1))
    wanted = [place for place, (one, other, _) in enumerate(ties) if {one, other} <= ids and one != other]
    assert [line.place for line in drawn.lines] == wanted
