from random import Random

from comity.trace.copies import copies

SYLLABLES = ("ba", "do", "fen", "gar", "hul", "ker", "lim", "mo", "nar", "pel", "ros", "tam", "vi", "zen")


def story(seed: int, sentences: int = 30) -> list[str]:
    """Sentences in invented words that no other seed gives."""
    source = Random(seed)
    made = []
    for _ in range(sentences):
        words = ["".join(source.choices(SYLLABLES, k=3)) for _ in range(source.randint(10, 24))]
        made.append(f"{' '.join(words).capitalize()}.")
    return made


def kinds(*texts: str) -> list[tuple[int, int, str]]:
    return [(found.left, found.right, found.kind) for found in copies(texts)]


def test_unrelated_texts_share_nothing() -> None:
    assert kinds(" ".join(story(1)), " ".join(story(2)), " ".join(story(3))) == []


def test_an_equal_text_is_a_republication_however_short() -> None:
    assert kinds("No comment.", "NO COMMENT", "Other words") == [(0, 1, "republication")]


def test_texts_without_words_are_no_copies() -> None:
    assert kinds("", "", " … ") == []


def test_a_text_that_lost_its_end_is_a_republication() -> None:
    whole = story(1)
    assert kinds(" ".join(whole), " ".join(whole[:12])) == [(0, 1, "republication")]


def test_a_third_of_a_text_inside_another_is_a_partial_copy() -> None:
    host, guest = story(1), story(2)
    assert kinds(" ".join(host[:15] + guest[10:20] + host[15:]), " ".join(guest)) == [(0, 1, "partial")]


def test_sentences_in_another_order_are_still_a_copy() -> None:
    whole = story(4)
    ((left, right, kind),) = kinds(" ".join(whole), " ".join(reversed(whole)))
    assert (left, right, kind) == (0, 1, "republication")


def test_page_furniture_at_head_and_foot_is_furniture_and_no_copy() -> None:
    head = "Home World Politics Business Sport Culture Opinion Subscribe now and never miss a story Sign in here today. "
    foot = " All rights reserved by the owner of this site. Reproduction in whole or in part needs written permission from us."
    assert kinds(head + " ".join(story(1)) + foot, head + " ".join(story(2)) + foot) == [(0, 1, "furniture")]


def around(middle: str, seed: int) -> str:
    """A text of its own with something in the middle."""
    own = story(seed)
    return " ".join([*own[:15], middle, *own[15:]])


def test_one_long_quotation_in_two_reports_is_a_quotation() -> None:
    speech = f"“{' '.join(story(9, 6))}”"
    first = around(f"The minister said: {speech}", 1)
    assert kinds(first, around(f"{speech}, he told the hall.", 2)) == [(0, 1, "quotation")]
    assert kinds(first, around(speech.strip("“”"), 2)) == [(0, 1, "partial")]


def test_one_shared_sentence_is_a_quotation_and_as_many_words_in_several_are_a_copy() -> None:
    lines = story(5, 6)
    sentence = f"{', '.join(line.rstrip('.').lower() for line in lines).capitalize()}."
    assert kinds(around(sentence, 1), around(sentence, 2)) == [(0, 1, "quotation")]
    block = " ".join(lines)
    short = [" ".join([*each[:7], block, *each[7:15]]) for each in (story(1), story(2))]
    assert kinds(*short) == [(0, 1, "partial")]


def test_an_agency_item_with_a_few_changed_words_is_found() -> None:
    item = " ".join(story(6, 5))
    changed = item.replace(item.split()[20], "other").replace(item.split()[45], "words") + " More follows."
    (found,) = copies([item, changed])
    assert found.kind == "republication"


def test_two_short_items_on_one_subject_are_not_copies() -> None:
    lead = "Trade between Norland and Estria rose by 12 percent in 2024, "
    first = f"{lead}the ministry of trade said on Monday. {' '.join(story(1, 4))}"
    second = f"{lead}customs data show. {' '.join(story(2, 4))}"
    assert all(found.kind == "quotation" for found in copies([first, second]))


def test_share_is_the_part_of_the_shorter_and_passages_are_exact() -> None:
    guest = story(2)
    left, right = " ".join(story(1) + guest[:20]), " ".join(guest)
    (found,) = copies([left, right])
    shared = len(" ".join(guest[:20]).split())
    assert found.share == shared / len(right.split())
    for passage in found.passages:
        assert left[passage.left_start : passage.left_end] == right[passage.right_start : passage.right_end]


def test_typography_and_diacritics_do_not_hide_a_copy() -> None:
    words = " ".join(story(7)).replace("ba", "bá")
    (found,) = copies([words, words.replace("á", "a").upper().replace(".", " –")])
    assert found.share == 1.0


def test_in_a_large_pile_many_reprints_form_one_chain() -> None:
    reprints = [" ".join(story(8) + story(100 + nth, 3)) for nth in range(45)]
    found = copies(reprints)
    linked = {place for each in found for place in (each.left, each.right)}
    assert linked == set(range(45))
    assert len(found) < 45 * 44 // 2
