"""The acts of law that measures rest on, read from own sentences."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.extract.measure import measures
from comity.language import analyse
from comity.model.claim import LegalBasis, Measure
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

PUBLISHED = Period.day(date(2025, 6, 12))


def read(words: str) -> list[Measure]:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=PUBLISHED, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return [draft.payload for draft in measures(analyse(document, text)) if isinstance(draft.payload, Measure)]


def bases(words: str) -> list[LegalBasis]:
    return list(dict.fromkeys(one for measure in read(words) for one in measure.basis))


TOLD = [
    ("The United States imposed sanctions on Chad under Executive Order 14065.", "order", "Executive Order 14065", "14065", None),
    ("By decree No. 77 of May 3, Kenya banned imports of Chadian beef.", "decree", "decree No. 77 of May 3", "77", "2025-05-03"),
    (
        "The EU extended the asset freeze on Malian officials pursuant to Council Regulation (EU) 2024/1745.",
        "regulation",
        "Council Regulation (EU) 2024/1745",
        "2024/1745",
        None,
    ),
    (
        "In accordance with UN Security Council resolution 2231 (2015), Japan froze assets of Chadian banks.",
        "resolution",
        "UN Security Council resolution 2231 (2015)",
        "2231",
        None,
    ),
    (
        "Under Article 12 of the customs code, Georgia suspended imports of Turkish tomatoes on 4 June 2025.",
        "code",
        "Article 12 of the customs code",
        None,
        None,
    ),
    (
        "Washington imposed tariffs on Chinese cranes under Section 301 of the Trade Act of 1974.",
        "law",
        "Section 301 of the Trade Act of 1974",
        None,
        "1974",
    ),
    (
        "The duties on Vietnamese steel, imposed by India by Notification No. 14/2024 of 8 March 2024, remain in force.",
        "directive",
        "Notification No. 14/2024 of 8 March 2024",
        "14/2024",
        "2024-03-08",
    ),
    ("A decree of 15 May banning imports of Chadian beef was signed by Kenya.", "decree", "decree of 15 May", None, "2025-05-15"),
    ("Executive Order 14065 imposes sanctions on Malian banks.", "order", "Executive Order 14065", "14065", None),
    (
        "Canada imposed sanctions on nine Belarusian banks under the Special Economic Measures Act.",
        "law",
        "Special Economic Measures Act",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("words", "kind", "name", "number", "given"), TOLD)
def test_the_act_that_a_measure_rests_on_is_told(words, kind, name, number, given):
    (found,) = bases(words)
    assert (found.type, found.name, found.number) == (kind, name, number)
    assert (found.date.label() if found.date else None) == given
    assert words[found.start : found.end] == name


@pytest.mark.parametrize(
    "words",
    [
        "In violation of UN Security Council resolution 2231, Togo imposed sanctions on Ghana.",
        "Despite Regulation (EU) No 833/2014, Togo lifted sanctions on Ghana.",
        "Kenya ordered 30 tanks and imposed sanctions on Chad in order to punish it.",
        "The law allows Ghana to trade; Togo imposed an export ban on Ghana.",
        "After the resolution of the dispute Togo lifted sanctions on Ghana.",
        "Togo's decision to lift sanctions on Ghana came as a surprise.",
        "Togo imposed sanctions on Ghana, an act of war in its eyes.",
        "By 12 May Togo had imposed sanctions on Ghana.",
    ],
)
def test_what_is_broken_passed_over_or_no_law_is_no_basis(words):
    assert read(words)
    assert bases(words) == []


def test_the_year_of_an_act_dates_no_measure():
    (measure,) = read("In accordance with UN Security Council resolution 2231 (2015), Japan froze assets of Chadian banks.")
    assert measure.date is None


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("A decree of 15 May banning imports of Ghanaian rice was signed by Togo.", "imposed"),
        ("Togo is considering a decree banning imports of Ghanaian rice.", "threatened"),
        ("Togo published a draft law banning imports of Ghanaian rice.", "threatened"),
    ],
)
def test_an_act_of_law_has_done_what_it_says_unless_it_is_a_draft(words, action):
    assert {measure.action for measure in read(words)} == {action}


def test_how_long_a_measure_holds_is_told():
    (measure,) = read("Peru extended the visa requirement for Bolivians through Decree 14/2024 until 31 December 2026.")
    assert measure.until == Period.day(date(2026, 12, 31))


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(["Executive Order", "Council Regulation (EU)", "decree No.", "Law No.", "Resolution"]),
    number=st.from_regex(r"[1-9][0-9]{0,4}(/20[12][0-9])?", fullmatch=True),
)
def test_a_number_is_read_as_it_is_worded(kind, number):
    words = f"Ghana imposed sanctions on Togo under {kind} {number}."
    (found,) = bases(words)
    assert found.number == number
    assert words[found.start : found.end] == found.name == f"{kind} {number}"
