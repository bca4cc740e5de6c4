from datetime import date

from tests.unit.trace.pile_factory import Article, pile_of
from tests.unit.trace.test_copies import story

from comity.model.origin import Copy
from comity.trace.cast import Cast
from comity.trace.copies import copies
from comity.trace.families import copy_families, families
from comity.trace.pages import document_copies


def labels(*texts: str) -> list[int]:
    return families(copies(texts), len(texts))


def test_versions_of_a_story_are_one_family_and_others_stand_alone() -> None:
    whole = story(1)
    assert labels(" ".join(whole), " ".join(whole[:15]), " ".join(story(2)), " ".join(reversed(whole))) == [0, 0, 2, 0]


def test_a_text_made_of_two_stories_does_not_join_their_families() -> None:
    first, second = story(1), story(2)
    mosaic = " ".join(first[:20] + second[:12])
    found = labels(" ".join(first), " ".join(first[:25]), " ".join(second), " ".join(second[:25]), mosaic)
    assert found == [0, 0, 2, 2, 0]


def test_a_quotation_alone_makes_no_family() -> None:
    speech = f"“{' '.join(story(9, 6))}”"
    texts = (" ".join([*story(seed)[:15], speech, *story(seed)[15:]]) for seed in (1, 2))
    assert labels(*texts) == [0, 1]


def test_a_paragraph_quoted_without_marks_makes_no_family() -> None:
    lifted = " ".join(story(9, 4))
    texts = [" ".join([*story(seed)[:15], lifted, *story(seed)[15:]]) for seed in (1, 2)]
    assert [found.kind for found in copies(texts)] == ["partial"]  # the words are copied all the same
    assert labels(*texts) == [0, 1]


def copied(*articles: Article) -> tuple[Copy, ...]:
    return document_copies(Cast(pile_of(articles)))


def test_documents_that_copy_one_another_are_a_family_with_its_first() -> None:
    whole, alone = story(1), Article("Sample Post", " ".join(story(2)), published=date(2024, 5, 1))
    wire = Article("Example Wire", " ".join(whole), published=date(2024, 5, 1))
    daily = Article("Daily Estria", " ".join(whole[:20]), published=date(2024, 5, 2))
    times = Article("Norland Times", " ".join(whole[2:]), published=date(2024, 5, 3))
    (family,) = copy_families(copied(times, alone, daily, wire))
    assert set(family.documents) == {wire.document.id, daily.document.id, times.document.id}
    assert family.first == wire.document.id


def test_without_directions_no_member_is_called_the_first() -> None:
    whole = story(1)
    (family,) = copy_families(copied(Article("Example Wire", " ".join(whole)), Article("Daily Estria", " ".join(whole[:20]))))
    assert family.first is None
    assert copy_families(copied(Article("Example Wire", " ".join(whole)))) == ()
