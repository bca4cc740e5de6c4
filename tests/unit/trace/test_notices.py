from pathlib import Path

import pytest

from comity.trace.notices import notices

BODY = "The ministers of both states met for two days and spoke about trade, ferries and the price of timber. " * 40


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("This article originally appeared on Example Wire.", "republication", "Example Wire"),
        ("First published by the Daily Estria in 2020.", "republication", "Daily Estria"),
        ("Republished from Example Wire under licence.", "republication", "Example Wire"),
        ("The article was republished with permission from Example Wire", "republication", "Example Wire"),
        ("Read the original article at examplewire.com.", "republication", "examplewire.com"),
        ("Source: Norland News Agency", "republication", "Norland News Agency"),
        ("(Source: Example Wire)", "republication", "Example Wire"),
        ("Source: Example Wire. The text was modified.", "republication", "Example Wire"),
        ("Via Example Wire", "republication", "Example Wire"),
        (
            "This news about rye and iron was published today and is available on Example Wire ( News )",
            "republication",
            "Example Wire",
        ),
        ("Fuente: Diario Ejemplo", "republication", "Diario Ejemplo"),
        ("Источник: Пример-Пресс", "republication", "Пример-Пресс"),
        ("Zuerst erschienen in Beispielblatt.", "republication", "Beispielblatt"),
        ("Translated by Jane Roe", "translation", "Jane Roe"),
        ("This text is a machine translation and may contain errors.", "translation", "machine translation"),
        ("Переведено сервисом «Пример»", "translation", "Пример"),
        ("Traducido por Juana Pérez para Diario Ejemplo.", "translation", "Juana Pérez"),
        ("Edited by Ana Poe in Tarn.", "credit", "Ana Poe"),
        ("With reporting from Example Wire.", "credit", "Example Wire"),
        ("The talks go on on Monday, the minister said. (EW)", "credit", "EW"),
    ],
)
def test_a_line_at_the_foot_tells_where_the_text_comes_from(line: str, kind: str, name: str) -> None:
    found = notices(BODY + "\n" + line)
    assert [(notice.kind, notice.name) for notice in found] == [(kind, name)]


@pytest.mark.parametrize(
    "line",
    [
        "They cited the source: Rosneft, which declined to comment.",
        "The data is available on the website.",
        "The data are available on Bloomberg terminals.",
        "The plan, first published by the Ministry of Trade in 2019, was revised.",
        "First published by the Ministry of Trade in 2019, the plan was revised.",
        "The study was originally published in Nature.",
        "The story of the treaty first appeared in Norland in 1890.",
        "A poem translated by Jane Roe was read.",
        'The book "Two Roads" edited by Jane Roe was shown.',
        "Gas flows via Norland and Estria.",
        "Machine translation firms grew by 20%.",
        "Source of funds: Rosneft",
        "Edited by the author.",
        "Reporting by Reuters showed that exports fell.",
        "Exports rose (EIA).",
        "The report is available on the World Bank website.",
    ],
)
def test_prose_is_no_notice(line: str) -> None:
    assert notices(BODY + "\n" + line) == ()


@pytest.mark.parametrize(
    ("dateline", "name"),
    [
        ("TARN, May 7 (EWN) - The presidents met.", "EWN"),
        ("MOSCOW, May 7. /TASS/. The presidents met.", "TASS"),
        ("МОСКВА, 7 мая — РИА Новости. Президенты встретились.", "РИА Новости"),
        ("Tarn City, Norland, April 11, 2023 (examplewire.com) – Norland and", "examplewire.com"),
        ("Caracas (AP) — The ministers", "AP"),
        ("(Example Wire) -- The ministers", "Example Wire"),
        ("Tarn, 7 May (EFE).- The minister", "EFE"),
    ],
)
def test_a_dateline_names_its_agency(dateline: str, name: str) -> None:
    (notice,) = notices(dateline + "\n" + BODY)
    assert (notice.kind, notice.name) == ("dateline", name)


@pytest.mark.parametrize(
    "line",
    [
        "IAEA (International Atomic Energy Agency) – the watchdog",
        "International Atomic Energy Agency (IAEA) – the watchdog",
        "President Orr (United Norland) – a veteran",
        "In 2024 trade rose (Table 3) – a record",
        "Norland (pictured) — is big",
        "Trade rose (by 5%) – a record",
    ],
)
def test_a_bracket_before_a_dash_is_not_always_a_dateline(line: str) -> None:
    assert notices(line + "\n" + BODY) == ()


def test_a_notice_quotes_its_words_and_says_whether_they_were_changed() -> None:
    words = BODY + "\nThis story was first published by The Norland Times (Tarn) and may have been modified.\nEdited by Ana Poe."
    first, second = notices(words)
    assert words[first.start : first.end] == "was first published by The Norland Times (Tarn)"
    assert first.is_altered
    assert words[second.start : second.end] == "Edited by Ana Poe"
    assert not second.is_altered


def test_the_middle_of_a_text_is_not_read() -> None:
    assert notices(BODY + "\nSource: Example Wire\n" + BODY) == ()


def test_no_words_no_notices() -> None:
    assert notices("") == ()


@pytest.mark.shared
def test_real_articles_have_one_republication_one_translation_and_one_editor() -> None:
    folder = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the shared articles are not here")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    found = [(notice, words) for words in texts for notice in notices(words)]
    assert sorted(notice.kind for notice, _ in found) == ["credit", "republication", "translation"]
    assert all(notice.name in words[notice.start : notice.end] for notice, words in found)
    assert [notice.name for notice, _ in found if notice.is_altered] == ["Russia Today"]
