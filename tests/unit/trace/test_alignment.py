from comity.trace.alignment import Run, align
from comity.trace.fingerprints import Vocabulary, words_of


def aligned(left: str, right: str) -> list[Run]:
    vocabulary = Vocabulary()
    return align(words_of(left, vocabulary), words_of(right, vocabulary))


def test_shared_runs_come_with_their_places_on_both_sides() -> None:
    assert aligned("x y z the quick brown fox ran", "and the quick brown fox sat") == [Run(3, 1, 4)]


def test_a_changed_word_parts_a_run_in_two() -> None:
    assert aligned("a b c d e f g h i", "a b c d X f g h i") == [Run(0, 0, 4), Run(5, 5, 4)]


def test_passages_may_stand_in_another_order() -> None:
    assert aligned("a b c d e f g h", "e f g h a b c d") == [Run(0, 4, 4), Run(4, 0, 4)]


def test_a_word_belongs_to_the_longest_run_that_wants_it() -> None:
    runs = aligned("a b c d e f", "a b c d x a b c d e f")
    assert runs == [Run(0, 5, 6)]


def test_a_refrain_aligns_nothing() -> None:
    assert aligned("la la la la la la la la tree", "la la la la la la la la la house") == []


def test_equal_texts_are_one_run_and_no_words_none() -> None:
    assert aligned("a b", "A, b!") == [Run(0, 0, 2)]
    assert aligned("", "") == []
    assert aligned("a b", "a b c") == []
