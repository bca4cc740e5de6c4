from comity.trace.fingerprints import Vocabulary, candidates, fingerprints, runs, words_of


def prints_of(*texts: str) -> list:  # type: ignore[type-arg]
    vocabulary = Vocabulary()
    return [fingerprints(runs(words_of(text, vocabulary))) for text in texts]


def test_words_keep_their_places_and_forget_case_and_accents() -> None:
    vocabulary = Vocabulary()
    text = "«Perijá», 2,5 km."
    words = words_of(text, vocabulary)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == ["Perijá", "2", "5", "km"]
    assert words.hashes[0] == words_of("PERIJA", vocabulary).hashes[0]


def test_signs_of_scripts_without_spaces_are_words() -> None:
    assert len(words_of("双边贸易额", Vocabulary())) == 5


def test_hashes_are_the_same_in_every_run() -> None:
    assert Vocabulary()["rye"] == Vocabulary()["RYE"] == 0x7693BD6B2869E911
    assert len(words_of("", Vocabulary())) == 0


def test_any_seven_shared_words_share_a_fingerprint() -> None:
    shared = "one two three four five six seven"
    first, second = prints_of(f"alpha beta gamma {shared} delta epsilon", f"eta theta {shared} iota kappa lambda my ny")
    assert set(first.tolist()) & set(second.tolist())


def test_candidates_share_three_fingerprints_and_come_sorted() -> None:
    shared = " ".join(f"word{nth}" for nth in range(40))
    found = candidates(prints_of(shared, "nothing in common with that one here", f"intro {shared} and more", shared))
    assert found == [(0, 2), (0, 3), (2, 3)]
    assert candidates(prints_of(shared)) == []
    assert candidates(prints_of("", "")) == []


def test_in_a_large_pile_a_frequent_text_pairs_neighbours_only() -> None:
    texts = [" ".join(f"word{nth}" for nth in range(40))] * 60
    assert candidates(prints_of(*texts)) == [(place, place + 1) for place in range(59)]
