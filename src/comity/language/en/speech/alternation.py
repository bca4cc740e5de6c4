"""Interviews in which both voices are named once, and then take turns paragraph by paragraph without a label."""

from collections.abc import Sequence

from comity.language.en.speech.labels import Paragraph

_FEWEST = 6  # paragraphs that take turns


def answered(labels: Sequence[bool], lengths: Sequence[int], says_self: Sequence[bool], asks: Sequence[bool]) -> range | None:
    """The places of the answers, of which the first is labelled; None where the paragraphs do not take turns.

    Given for each paragraph: whether it has a speaker's label, its length, whether it says "I" or "we", whether it asks. Two
    labels stand on neighbouring paragraphs and nowhere else; of what follows every second paragraph asks or is short, and
    the others are longer and mostly in the first person.
    """
    labelled = [place for place, has in enumerate(labels) if has]
    if len(labelled) != 2 or labelled[1] != labelled[0] + 1 or not asks[labelled[0]]:
        return None
    answers = range(labelled[1], len(labels), 2)
    questions = range(labelled[0], len(labels), 2)
    if len(answers) + len(questions) < _FEWEST:
        return None
    longest_of_pairs = sum(lengths[place] > lengths[place - 1] for place in answers)
    in_person = sum(says_self[place] for place in answers)
    asked = sum(asks[place] for place in questions)
    is_turned = longest_of_pairs * 4 >= len(answers) * 3 and in_person * 2 >= len(answers) and asked * 2 >= len(questions)
    return answers if is_turned else None


def remarks(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The numbers of the paragraphs with which somebody asks, some without question mark ("And yet it grows.").

    Empty where questions and answers do not take strict turns, a paragraph each, from the first question to the last.
    """
    asks = [place for place, one in enumerate(paragraphs) if one.is_question(text)]
    if len(asks) < _FEWEST // 2 or any((place - asks[0]) % 2 for place in asks):
        return frozenset()
    turned = range(asks[0], asks[-1] + 1, 2)
    last = len(paragraphs) - 1
    lengths = [one.end - one.start for one in paragraphs]
    is_short = all(lengths[place] < lengths[min(place + 1, last)] for place in turned if place not in asks)
    is_mostly = len(asks) * 2 > len(turned)
    return frozenset(paragraphs[place].number for place in turned) if is_short and is_mostly else frozenset()
