"""What tells a counted noun from others of its name."""

import pytest
from tests.unit.extract.test_paths import analysed

from comity.extract.qualified import qualified
from comity.extract.setting import setting_at


def told(words):
    setting = setting_at(analysed(words), 0)
    return qualified(setting, next(amount for amount in setting.amounts if amount.noun))


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        (
            "The United States imposed duties on 544 products covered by the arrangement with Mexico.",
            "covered by the arrangement with mexico",
        ),
        ("China returned 14 lorries stopped at the border to Kyrgyzstan.", "stopped at the border to kyrgyzstan"),
        ("Japan returned 12 statues of the temple to Cambodia.", "of the temple"),
    ],
)
def test_a_phrase_behind_the_noun_is_part_of_what_is_counted(words, phrase):
    assert told(words) == phrase


@pytest.mark.parametrize(
    "words",
    [
        "Japan and Sri Lanka resumed 11 projects in March 2025.",
        "Tokyo handed over four patrol boats to the Philippines in May.",
        "Chad sold 40 trucks, which the buyers in Niger repaired.",
    ],
)
def test_a_date_a_state_or_a_further_clause_tells_nothing(words):
    assert told(words) is None
