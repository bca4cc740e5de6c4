"""The noun phrases around an amount: those it hangs on, those beside it, and all of its sentence."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.options.scene import Scene
from comity.extract.paths import Sentence
from comity.extract.setting import Match

MOST_WORDS, MOST_LETTERS, MOST_BEFORE, MOST_UP = 6, 80, 3, 4
NOUNS = frozenset({"NOUN", "PROPN"})


class Phrase(NamedTuple):
    """A noun phrase: its words in lower case, the lemma of its head, where it stands, and how it was come upon."""

    words: str
    head: str
    spot: Match
    place: str


def above(scene: Scene) -> Iterator[Phrase]:
    """What the amount is a part of, nearest first, with subject and object of the verbs over it."""
    node = scene.paths.head(scene.here)
    if node is None:
        return
    sentence, number = node
    words = sentence.syntax.parse.words
    seen: set[int] = set()
    for up in range(1, MOST_UP + 1):
        step = sentence.steps[number]
        if step is None:
            return
        number = step.head
        found = [(number, f"over{up}")] if words[number].upos in NOUNS else []
        if words[number].upos in {"VERB", "ADJ", "AUX"}:
            found += [(one.dependent, f"{one.kind}{up}") for one in sentence.syntax.of(number, "subject", "object")]
        for head, place in found:
            if words[head].upos in NOUNS and head not in seen:
                seen.add(head)
                yield from phrase(scene, sentence, head, place)


def everywhere(scene: Scene) -> Iterator[Phrase]:
    """Every noun phrase of the sentence, those within others left out."""
    node = scene.paths.node(scene.here.first)
    if node is None:
        return
    sentence, _ = node
    for number, word in enumerate(sentence.syntax.parse.words):
        step = sentence.steps[number]
        if word.upos in NOUNS and (step is None or not step.label.startswith("modifier")):
            yield from phrase(scene, sentence, number, step.label if step else "root")


def phrase(scene: Scene, sentence: Sentence, head: int, place: str) -> Iterator[Phrase]:
    """The noun phrase of a head with its compounds before and its "of" phrase behind; none for persons, bodies and amounts."""
    words = sentence.syntax.parse.words
    setting = scene.setting
    if any(m.start <= words[head].start < m.end and m.kind in {"person", "outlet", "body", "state"} for m in setting.actors):
        return
    taken = [(amount.start, amount.end) for amount in setting.amounts]
    if any(start <= words[head].start < end for start, end in taken):
        return
    first = head
    while first > 0 and words[first - 1].upos in {*NOUNS, "ADJ"} and head - first < MOST_BEFORE:
        if any(start <= words[first - 1].start < end for start, end in taken):
            break
        first -= 1
    start, end = words[first].start, words[head].end
    of = next(iter(sentence.syntax.phrases(head, "of")), None)
    if of is not None and of.end - start < MOST_LETTERS and not of.start <= scene.amount.start < of.end:
        end = of.end
    text = " ".join(setting.analysis.text.words[start:end].split()[:MOST_WORDS]).strip(" ,;:.'\"()").lower()
    if text and not start <= scene.amount.start < end:
        yield Phrase(text, words[head].lemma.lower(), setting.spot(start, words[head].end), place)
