"""The review queue in the browser: run with the keyboard alone, without script, and against those who may not answer."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from lxml import html
from tests.unit.rule.pile_factory import built

from comity.cli import program
from comity.ledger import Ledger
from comity.model.ruling import Ruling
from comity.rule.standing import standing, withdrawn
from comity.site import material

PATH = "/POL-VNM/review"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("reviewed")).path


@pytest.fixture
def target(template: Path, tmp_path: Path, serve: Callable[..., Any]) -> Iterator[Any]:
    """A ledger of its own for each test, served."""
    path = tmp_path / "pile.comity"
    copyfile(template, path)
    with serve(path) as site:
        yield site


def _twin(site: Any, query: str) -> Any:
    return json.loads(site.ask(f"{PATH}.json?{query}").body)["page"]


def _rulings(site: Any) -> tuple[Ruling, ...]:
    with Ledger.open(site.ledger).view() as view:
        return view.rulings()


def _live(site: Any) -> list[str]:
    """The kinds of rulings that hold."""
    told = _rulings(site)
    gone = withdrawn(told)
    return [one.kind for one in standing(told).live if one.id not in gone and one.kind != "withdraw"]


def test_the_queue_is_the_one_of_the_terminal(target: Any) -> None:
    options = ["review", "POL-VNM", "--by", "Ann", "--json", "--ledger", str(target.ledger)]
    listed = json.loads(CliRunner().invoke(program, options, catch_exceptions=False).output)
    seen = []
    for place in range(len(listed)):
        page = _twin(target, f"actor=Ann&first={place}")
        seen.append([reading["claim"] for reading in page["readings"]])
        assert page["because"] == listed[place]["because"]
        assert page["yes"]
        assert page["no"]
    assert seen == [one["claims"] for one in listed]
    assert _twin(target, "")["waiting"] == len(listed) == len(_twin(target, "")["questions"]["rows"])


def test_the_effect_told_is_the_effect_taken(target: Any, open_page: Callable[..., Any]) -> None:
    before = _twin(target, "actor=Ann")
    gone = [line.split()[2] for line in before["no"] if line.endswith("is gone.")]
    assert gone
    page = open_page(f"{target.url}{PATH}?actor=Ann")
    page.keyboard.press("n")
    page.wait_for_selector('[data-press="z"]')
    with Ledger.open(target.ledger).view() as view:
        assert not {conflict.id for conflict in view.verdict().conflicts} & set(gone)


def test_on_a_large_ledger_effects_are_told_when_asked_for(
    target: Any, open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = _twin(target, "actor=Ann")
    monkeypatch.setattr(material, "LARGE", 0)
    target.ask(f"{PATH}?actor=Ann")
    page = open_page(f"{target.url}{PATH}?actor=Ann")
    assert page.locator(".effects").count() == 0
    page.locator("a", has_text="Tell what yes and no would change").click()
    page.wait_for_url("**show=effects**")
    assert page.locator(".effects li").count() == len(at_once["yes"]) + len(at_once["no"])
    page.keyboard.press("y")
    page.wait_for_selector('[data-press="z"]')
    assert page.locator("a", has_text="Tell what yes and no would change").count() == 1


def test_a_run_through_the_queue_with_the_keyboard_alone(target: Any, open_page: Callable[..., Any]) -> None:
    """From the page of the pair to the end of the queue; no pointer is ever used."""
    page = open_page(f"{target.url}/POL-VNM")
    keys = page.keyboard
    for _ in range(60):
        keys.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Review":
            break
    keys.press("Enter")
    page.wait_for_url(f"**{PATH}")
    for _ in range(60):
        keys.press("Tab")
        if page.evaluate("document.activeElement.name") == "actor":
            break
    keys.type("Ann Yn")  # letters of a name are no answers
    keys.press("Enter")
    page.wait_for_url("**actor=Ann+Yn")
    assert not _rulings(target)
    waiting = _twin(target, "actor=Ann+Yn")["waiting"]
    assert waiting > 2

    keys.press("?")
    assert page.locator(".keys-help").is_visible()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")

    def pressed(key: str) -> None:
        with page.expect_navigation():
            keys.press(key)

    pressed("s")
    assert "first=1" in page.url
    assert not _rulings(target)
    pressed("y")
    assert _live(target)[:1] == ["accept"]
    assert "first=1" in page.url
    pressed("z")
    assert not _live(target)
    pressed("u")
    assert _live(target) == ["note"]
    page.goto(f"{target.url}{PATH}?actor=Ann%20Yn")
    for _ in range(3 * waiting):
        if not page.locator('[data-press="y"]').count():
            break
        pressed("n")
    assert page.locator("h1").inner_text() == "Nothing more is open"
    assert all(one.analyst == "Ann Yn" and one.time is not None for one in _rulings(target))
    pressed("z")
    assert page.locator('[data-press="y"]').count() == 1


def test_an_edit_is_told_before_it_is_taken(target: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{target.url}{PATH}?actor=Ann")
    page.keyboard.press("e")
    page.keyboard.type("value=5000000000; period=2023")
    page.keyboard.press("Enter")
    page.wait_for_selector(".preview ul")
    assert not _rulings(target)
    page.wait_for_function("document.activeElement.dataset.press === 't'")  # ready to be taken with Enter
    page.keyboard.press("t")
    page.wait_for_selector('[data-press="z"]')
    edits = [one for one in _rulings(target) if one.kind == "edit"]
    assert edits
    assert edits[0].values == {"value": 5_000_000_000, "period": "2023"}


def test_an_edit_that_cannot_be_says_why(target: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{target.url}{PATH}?actor=Ann&show=edit&q=colour%3Dred")
    assert "has no field 'colour'" in page.locator("[role=alert]").inner_text()
    assert page.locator("[data-press=t]").count() == 0
    page.wait_for_function("document.activeElement.name === 'q'")


def test_a_merger_is_told_before_it_is_taken(target: Any, open_page: Callable[..., Any]) -> None:
    other = _twin(target, "actor=Ann&first=1")["readings"][0]["claim"]
    page = open_page(f"{target.url}{PATH}?actor=Ann")
    page.keyboard.press("m")
    page.keyboard.type(other)
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.dataset.press === 't'")
    page.keyboard.press("t")
    page.wait_for_selector('[data-press="z"]')
    assert {"same", "accept"} <= set(_live(target))


def test_without_script_every_answer_is_a_button(target: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(target.url + PATH, java_script_enabled=False)
    page.locator('input[name="actor"]').fill("Bo")
    page.locator("form.find button").click()
    page.locator("button", has_text="no").click()
    assert _live(target)[0] == "reject"
    page.locator("button", has_text="undo").click()
    assert not _live(target)
    page.locator("a.press", has_text="skip").click()
    assert "first=1" in page.url


def test_single_keys_can_be_switched_off(target: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{target.url}{PATH}?actor=Ann")
    page.locator("[data-single]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("y")
    page.wait_for_timeout(200)
    assert not _rulings(target)
    page.reload()
    page.keyboard.press("n")
    page.wait_for_timeout(200)
    assert not _rulings(target)


def test_an_analyst_undoes_only_own_answers(target: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{target.url}{PATH}?actor=Ann")
    page.keyboard.press("y")
    page.wait_for_selector('[data-press="z"]')
    assert _twin(target, "actor=Ann")["last"].startswith("accept: “")
    assert _twin(target, "actor=Bo")["last"] == ""


def _post(site: Any, token: str, fields: dict[str, str], query: str = "actor=Ann", **headers: str) -> Any:
    told = {
        "Content_Type": "application/x-www-form-urlencoded",
        "Origin": site.url,
        "Cookie": f"comity={token}",
        **headers,
    }
    return site.ask(f"{PATH}?{query}", "POST", urlencode(fields), **told)


def test_only_our_own_page_can_answer(target: Any) -> None:
    page = html.fromstring(target.ask(f"{PATH}?actor=Ann").body)
    token, asked = (page.xpath(f"//input[@name='{name}']/@value")[0] for name in ("token", "asked"))
    answer = {"key": "y", "asked": asked, "token": token}
    assert _post(target, token, answer, Origin="http://elsewhere.example").status == 403
    assert _post(target, "guessed", answer).status == 403
    assert _post(target, token, {**answer, "token": "guessed"}).status == 403
    assert _post(target, token, {**answer, "asked": "0" * 16}).status == 404
    assert _post(target, token, {**answer, "key": "drop table"}).status == 404
    assert "bears a name" in _post(target, token, answer, query="first=0").text
    assert not _rulings(target)
    assert _post(target, token, answer).status == 303
    assert _rulings(target)
    again = _post(target, token, answer)
    assert again.status == 404
    assert "no longer open" in again.text


def test_nothing_open_says_so(site: Any) -> None:
    twin = json.loads(site.ask("/BRA-IND/review.json?first=99&actor=Ann").body)["page"]
    assert twin["title"] == "The end of the queue"
    assert twin["again"] == "/BRA-IND/review?actor=Ann"


def test_no_serious_barrier(target: Any, assert_accessible: Callable[[str], None]) -> None:
    assert_accessible(target.url + PATH)
    assert_accessible(f"{target.url}{PATH}?actor=Ann")
    assert_accessible(f"{target.url}{PATH}?actor=Ann&show=edit&q=value%3D5000000000")
