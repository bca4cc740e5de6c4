from datetime import date

from comity.model.period import Period
from comity.model.text import Dating, Metadata
from comity.read.metadata import gaps, known, settle

LINE = "NAIROBI, May 7, 2025 - Two states signed."


def test_each_field_comes_from_the_best_that_knows_it() -> None:
    stated = Metadata(publisher="Example Wire")
    declared = Metadata(
        publisher="Example Host", title="Two sign", author="A. Writer", lang="fr", section="World", updated=Period.month(2025, 6)
    )
    settled = settle(stated, declared, LINE)
    assert (settled.publisher, settled.title, settled.author, settled.lang) == ("Example Wire", "Two sign", "A. Writer", "fr")
    assert (settled.section, settled.updated) == ("World", Period.month(2025, 6))
    assert (known(declared, stated).section, known(declared, stated).updated) == ("World", Period.month(2025, 6))


def test_a_day_is_graded_by_where_it_comes_from() -> None:
    month, day = Period.month(2025, 6), Period.day(date(2025, 5, 9))
    page = Metadata(published=day, grade="declared")
    markup = Metadata(published=day, grade="inferred")
    cases = [
        (settle(Metadata(published=month), page, LINE), month, "stated"),
        (settle(Metadata(), page, LINE), day, "declared"),
        (settle(Metadata(), markup, LINE), Period.day(date(2025, 5, 7)), "inferred"),
        (settle(Metadata(), markup, "Two states."), day, "inferred"),
        (settle(Metadata(), Metadata(), "Two states."), None, "unknown"),
    ]
    for settled, period, grade in cases:
        assert (settled.published, settled.grade) == (period, grade)


def test_an_address_may_carry_the_day() -> None:
    for url, day in (
        ("https://wire.example/2025/05/07/pact", date(2025, 5, 7)),
        ("https://wire.example/news/2025-5-7", date(2025, 5, 7)),
        ("https://wire.example/2025/02/30/pact", None),
        ("https://wire.example/12025/05/07", None),
        ("https://wire.example/2025/05/pact", None),
    ):
        settled = settle(Metadata(url=url), Metadata(), "Two states.")
        assert (settled.published, settled.grade) == ((None, "unknown") if day is None else (Period.day(day), "inferred"))


def test_the_day_of_fetching_is_the_last_possible_and_gives_way_to_what_fits() -> None:
    pack = Metadata(dates=(Dating("fetched", Period.day(date(2026, 3, 4))),))

    def of(page: Metadata, words: str = "Two states.") -> tuple[Period | None, str]:
        settled = settle(Metadata(), known(pack, page), words)
        return settled.published, settled.grade

    until = Period(None, date(2026, 3, 4))
    before, after = Period.day(date(2026, 2, 3)), Period.day(date(2026, 5, 1))
    assert of(Metadata()) == (until, "inferred")
    assert of(Metadata(url="https://wire.example/2026/02/03/a")) == (before, "inferred")
    assert of(Metadata(url="https://wire.example/2026/05/01/a")) == (until, "inferred")
    assert of(Metadata(published=before, grade="declared")) == (before, "declared")
    assert of(Metadata(published=after, grade="declared")) == (after, "disputed")
    assert of(Metadata(published=after, grade="declared", url="https://wire.example/2026/05/01/a")) == (after, "disputed")
    assert of(Metadata(), LINE) == (Period.day(date(2025, 5, 7)), "inferred")
    open_ended = Metadata(published=until, grade="inferred", publisher="Wire", lang="en")
    assert [finding.code for finding in gaps(open_ended, "a")] == ["read.no-date"]


def test_gaps_name_the_document_and_the_column_that_mends_them() -> None:
    found = gaps(Metadata(), "pile/a.txt")
    assert [finding.code for finding in found] == ["read.no-date", "read.no-publisher"]
    for finding, column in zip(found, ("published", "publisher"), strict=True):
        assert finding.text.startswith("pile/a.txt: ")
        assert f"column `{column}`" in finding.text
