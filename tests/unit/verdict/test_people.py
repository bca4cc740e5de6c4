"""One person under several spellings."""

from tests.unit.resolve.record_factory import Said, day, pile
from tests.unit.verdict.judged import judged


def test_two_spellings_in_two_documents() -> None:
    piled = pile(
        ("Example Wire", day(2024, 3, 4), "Dimitri Primerov spoke.", [Said("spoke", by="Dimitri Primerov")]),
        ("Sample Courier", day(2024, 3, 5), "Dmitry Primerov agreed.", [Said("agreed", by="Dmitry Primerov")]),
    )
    (found,) = [cluster for cluster in judged(piled, "same") if cluster.kind == "person"]
    quotes = {piled.words(m.document)[m.start : m.end] for m in found.members}
    assert quotes == {"Dimitri Primerov", "Dmitry Primerov"}


def test_the_other_ending_is_found_in_the_words() -> None:
    words = "Egor Primerovskaya spoke. But Primerovsky is sure."
    piled = pile(("Example Wire", day(2024, 3, 4), words, [Said("spoke", by="Egor Primerovskaya")]))
    (found,) = judged(piled, "same")
    assert [words[m.start : m.end] for m in found.members] == ["Egor Primerovskaya", "Primerovsky"]


def test_a_surname_alone_and_an_accent_are_no_finding() -> None:
    piled = pile(
        (
            "Example Wire",
            day(2024, 3, 4),
            "Nicolás Ejemplo spoke. Ejemplo left.",
            [Said("spoke", by="Nicolás Ejemplo"), Said("left", by="Ejemplo")],
        ),
        ("Sample Courier", day(2024, 3, 5), "Nicolas Ejemplo agreed.", [Said("agreed", by="Nicolas Ejemplo")]),
    )
    assert judged(piled, "same") == []
