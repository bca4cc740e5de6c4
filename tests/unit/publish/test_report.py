import re
from itertools import pairwise

import pytest
from lxml import html
from msgspec.structs import replace
from tests.unit.publish.factory import CLAIMS, DYAD, pile, undisputed
from tests.unit.publish.test_compose import dossier

from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.verdict import Verdict
from comity.publish.compose import compose
from comity.publish.report import report
from comity.publish.view import Chapter, Dossier, Fact, Line, Lines, Overview, Quote


def page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def hostile(words: str) -> Dossier:
    quote = Quote(
        id="c_1",
        before=words,
        marked=words,
        after=words,
        document=words,
        dated=words,
        chain=words,
        place=words,
        href=None,
        rule=words,
        lang=words,
    )
    line = Line(
        title=words, value=words, tags=(words,), detail=words, support=words, notes=(words,), steps=(words,), quotes=(quote,)
    )
    chapter = Chapter(
        id="firm", title=words, lead=words, count=1, blocks=(Lines(title=words, text=words, lines=(line,), is_spoken=True),)
    )
    overview = Overview(title=words, lead=(words,), facts=(Fact(words, words),), as_of=words)
    return replace(dossier(), overview=overview, chapters=(chapter,))


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    root = page(report(dossier()))
    assert root.xpath("//script | //link | //img | //iframe | //object | //@onclick | //@onload | //@src | //form") == []
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert "url(" not in report(dossier())
    assert "@import" not in report(dossier())


def test_links_lead_to_the_web_or_into_the_page() -> None:
    root = page(report(dossier()))
    ids = set(root.xpath("//@id"))
    for href in root.xpath("//@href"):
        assert href.startswith("https://") or (href.startswith("#") and href[1:] in ids)


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}{% raw %}",
        "</style><svg/onload=x>",
        "' onmouseover='x",
    ],
)
def test_words_of_documents_stay_words(words: str) -> None:
    root = page(report(hostile(words)))
    assert root.xpath("//script | //img | //@onerror | //@onload | //@onmouseover") == []
    assert root.xpath("//mark")[0].text == words
    assert words in root.xpath("//h1")[0].text_content()


def test_what_no_page_may_hold_is_shown_as_replaced() -> None:
    text = report(hostile("a\x00b\ud800c\x1bd"))
    assert text.encode("utf-8")
    assert "a\ufffdb\ufffdc\ufffdd" in text


def test_words_right_to_left_and_cyrillic_stand_as_they_are() -> None:
    words = "اتفاقية التعاون и соглашение"
    root = page(report(hostile(words)))
    assert words in root.xpath("//blockquote[@dir='auto']")[0].text_content()


def test_landmarks_headings_and_ids_are_in_order() -> None:
    root = page(report(dossier()))
    assert [len(root.xpath(f"//{tag}")) for tag in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    levels = [int(element.tag[1]) for element in root.iter("h1", "h2", "h3", "h4")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert root.xpath("//a[@class='skip']/@href") == ["#main"]


def test_every_picture_has_words_and_every_table_its_headings() -> None:
    root = page(report(dossier(undisputed())))
    pictures = root.xpath("//*[local-name()='svg'][@role='img']")
    assert pictures
    for picture in pictures:
        for target in picture.get("aria-labelledby").split():
            assert root.get_element_by_id(target).text_content().strip()
    for table in root.xpath("//table"):
        assert table.xpath("./caption")
        assert all(row.xpath("./th[@scope='row']") for row in table.xpath("./tbody/tr[not(@class)]"))


def test_every_claim_opens_its_words_and_names_its_trail() -> None:
    text = report(dossier())
    root = page(text)
    marks = {mark.text_content() for mark in root.xpath("//details//mark | //article//mark")}
    for claim in CLAIMS.values():
        assert pile().quote(claim.id) in marks
        assert f"comity why {claim.id}" in text


def test_both_themes_set_every_colour_and_meet_the_contrast_of_wcag_aa() -> None:
    style = page(report(dossier())).xpath("//style")[0].text
    themes = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", part))
        for part in style.partition("* {")[0].split("prefers-color-scheme: dark")
    ]
    assert set(themes[0]) == set(themes[1])
    for theme in themes:
        for front, back in (
            ("ink", "paper"),
            ("soft", "paper"),
            ("accent", "paper"),
            ("ink", "marked"),
            ("soft", "raised"),
            ("accent", "raised"),
        ):
            assert contrast(theme[front], theme[back]) >= 4.5


def contrast(front: str, back: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(front), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_equal_dossiers_give_equal_pages_of_modest_size() -> None:
    assert report(dossier()) == report(dossier())
    assert len(report(dossier()).encode()) < 300_000


def test_an_empty_ledger_still_gives_a_page() -> None:
    root = page(report(compose(DYAD, Pile({}, {}, {}), Records((), ()), Origins((), ()), Verdict((), (), ()), (), ())))
    assert "No document in the ledger" in root.text_content()
