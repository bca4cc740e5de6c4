from datetime import date

import pytest

from comity.model.errors import SourceError
from comity.model.period import Period
from comity.read.content import Content
from comity.read.html import html

PARAGRAPH = (
    "Kenya and Ghana signed a pact on the trade of grain, the ministry of trade said, and both states spoke of a new beginning "
    "after years in which little had been bought or sold between them. "
)
LONG = "".join(f"<p>{PARAGRAPH}This is paragraph {number}.</p>" for number in range(6))


def page(body: str, head: str = "", attributes: str = 'lang="en-GB"') -> Content:
    source = f"<!DOCTYPE html><html {attributes}><head><title>Pact &amp; trade</title>{head}</head><body>{body}</body></html>"
    return html(source.encode(), "a.html")


def test_an_article_comes_without_its_surroundings() -> None:
    content = page(f"<nav><a href='/'>Home</a></nav><article><h1>Pact</h1>{LONG}</article><footer>All rights reserved</footer>")
    assert content.words.count("This is paragraph") == 6
    assert "Home" not in content.words
    assert "rights" not in content.words
    assert "\n" in content.words


def test_a_small_page_is_read_without_its_menus() -> None:
    content = page(
        "<nav>Home</nav><h1>Pact</h1><p>Kenya &amp; Ghana<br>signed\n a pact.</p><script>var x</script><p>Trade rose 5%.</p>"
    )
    assert content.words == "Pact\nKenya & Ghana\nsigned a pact.\nTrade rose 5%."


def test_the_page_declares_its_day_publisher_and_title() -> None:
    script = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
    {"@type": ["NewsArticle"], "headline": "A pact", "datePublished": "2025-05-07T23:30:00+03:00",
     "dateModified": "2025-05-09", "articleSection": ["Economy", "Trade"],
     "author": [{"name": "A. Writer"}, {"name": "B. Writer"}], "publisher": {"name": "Example Wire"}}]}</script>"""
    declared = page(LONG, script + '<link rel="canonical" href="https://wire.example/pact">').declared
    assert (declared.title, declared.publisher, declared.author) == ("A pact", "Example Wire", "A. Writer, B. Writer")
    assert (declared.published, declared.grade) == (Period.day(date(2025, 5, 7)), "declared")
    assert (declared.lang, declared.url) == ("en", "https://wire.example/pact")
    assert (declared.section, declared.updated) == ("Economy, Trade", Period.day(date(2025, 5, 9)))


def test_meta_elements_speak_where_there_is_no_json() -> None:
    metas = (
        '<meta property="og:site_name" content="Example Wire">'
        '<meta property="article:published_time" content="2025-05-07T10:00:00Z">'
        '<meta property="article:section" content="World"><meta property="article:modified_time" content="2025-05-08T01:00:00Z">'
        '<meta property="og:title" content="A pact"><script type="application/ld+json">{broken</script>'
    )
    declared = page(LONG, metas).declared
    assert (declared.publisher, declared.title, declared.grade) == ("Example Wire", "A pact", "declared")
    assert (declared.section, declared.updated) == ("World", Period.day(date(2025, 5, 8)))


def test_several_articles_with_different_days_declare_none_of_them() -> None:
    script = """<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2025-05-07"},
    {"@type": "NewsArticle", "datePublished": "2024-01-01"}]</script>"""
    assert page("<p>Kenya and Ghana signed.</p>", script).declared.grade != "declared"


def test_a_page_without_a_day_gets_none() -> None:
    declared = page(LONG).declared
    assert (declared.published, declared.grade, declared.publisher) == (None, "unknown", None)


def test_only_web_addresses_are_addresses() -> None:
    assert page(LONG, '<link rel="canonical" href="javascript:alert(1)">').declared.url is None


@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="UTF-8"?>'])
def test_xhtml_with_a_declaration_is_read(declaration: str) -> None:
    source = f'{declaration}<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><body><p>Два государства.</p></body></html>'
    content = html(source.encode(), "a.xhtml")
    assert content.words == "Два государства."


def test_an_old_encoding_is_read_as_declared() -> None:
    source = '<html><head><meta charset="windows-1251"></head><body><p>Договор подписан.</p></body></html>'
    assert html(source.encode("windows-1251"), "a.html").words == "Договор подписан."


def test_deep_and_broken_markup_gives_its_words() -> None:
    assert "two states" in html(("<div>" * 1000 + "two states").encode(), "a.html").words
    assert html(b"<p>two <b>states</p></i></div>", "a.html").words == "two states"


def test_a_page_that_is_none_is_a_sentence() -> None:
    with pytest.raises(SourceError, match="no page"):
        html(b"  ", "a.html")


DEEP = 200_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * DEEP + "<p>Words at the bottom.</p>",
        "<b>" * DEEP + "Words at the bottom." + "</b>" * DEEP,
        "<table><tr><td>" * (DEEP // 10) + "Words at the bottom.",
        "<p>" + "<div>" * 400 + "Words at the bottom." + "</div>" * 400,
    ],
)
def test_tags_in_tags_without_end_keep_their_words(page: str) -> None:
    assert html(f"<html><body>{page}</body></html>".encode(), "a.html").words == "Words at the bottom."


def test_a_page_too_large_for_its_article_to_be_found_is_read_whole_and_says_so() -> None:
    page = "<html><body><nav>Menu</nav>" + "<p>A line of words.</p>" * 20_000 + "</body></html>"
    content = html(page.encode(), "a.html")
    assert content.words == "\n".join(["A line of words."] * 20_000)
    assert [note.code for note in content.notes] == ["read.long-page"]


def test_a_line_of_many_millions_of_letters_is_kept() -> None:
    words = "word " * 2_100_000
    assert len(html(f"<html><body><p>{words}</p></body></html>".encode(), "a.html").words) == len(words) - 1
