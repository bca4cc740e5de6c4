from tests.unit.trace.test_copies import story

from comity.trace.copies import copies
from comity.trace.families import families


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
