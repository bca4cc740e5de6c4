"""The paragraphs of an interview or transcript: the label that each begins with, and where its words begin after it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from comity.language.en.speech.lexicon import lexicon
from comity.model.analysis import Sentence

HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "dame", "h.e", "hon"})
_LABEL = re.compile(
    r"(?P<name>[^\W\d_a-z][^\s:?!\"“”(\[]*(?: [^\s:?!\"“”(\[]+){0,9}?|[a-z]{4,15})"
    r"(?: ?[(\[](?P<role>[^()\[\]:]{1,60})[)\]])?(?::|\.[-–—])(?=\s)"
)
_LETTER = re.compile(r"(?P<name>[QA])\.(?=\s)")
_DIRECTION = re.compile(r"\s*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])")  # "(Laughs.)", "[crosstalk]"
_FEWEST_TURNS = 6
_CLOCK = re.compile(r"\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+")  # "[00:02:10] Fatu Example: ..."


class Paragraph(Struct, frozen=True):
    """One paragraph of prose; `label` is the name it begins with, in small letters, `words` where what is said begins."""

    number: int
    start: int
    end: int
    label: str = ""
    name: str = ""
    role: str = ""
    words: int = 0

    def is_question(self, text: str) -> bool:
        """Whether the words end with a question mark."""
        return text[self.start : self.end].rstrip('"”» )]').endswith("?")


def labelled(text: str, sentences: Sequence[Sentence]) -> Paragraph:
    """The paragraph that some sentences make, with its label if it has one."""
    number, start, end = sentences[0].paragraph, sentences[0].start, sentences[-1].end
    ahead = text[start : min(end, start + 160)]
    clock = _CLOCK.match(ahead)
    shift = clock.end() if clock is not None else 0
    match = _LETTER.match(ahead, shift) or _LABEL.match(ahead, shift)
    if match is None:
        return Paragraph(number, start, end, words=start)
    name = match["name"].split(",")[0].strip()
    role = match.groupdict().get("role") or match["name"].partition(",")[2].strip()
    return Paragraph(number, start, end, name.lower(), name, role, over_directions(text, start + match.end(), end))


def over_directions(text: str, start: int, end: int) -> int:
    """Pass over "(Laughs.)" and dashes at the head of a turn."""
    while (match := _DIRECTION.match(text, start, end)) is not None:
        start = match.end()
    while start < end and (text[start].isspace() or text[start] in "-–—"):
        start += 1
    return start


def bare(name: str) -> str:
    """A name without "Mr" and its like; what is nothing else stays ("DR", the initials of a paper)."""
    return " ".join(word for word in name.split() if word.lower().strip(".") not in HONORIFICS) or name


def takers(paragraphs: Sequence[Paragraph], text: str) -> frozenset[str]:
    """The surnames, in small letters, of labels that take turns; none where labels are no speakers'.

    Labels take turns where nearly every paragraph from the first to the last has one, hardly ever the same twice running, two
    or more come again, and somebody asks.
    """
    named = [place for place, one in enumerate(paragraphs) if one.label]
    if len(named) < _FEWEST_TURNS:
        return frozenset()
    between = paragraphs[named[0] : named[-1] + 1]
    said = [one.label.split()[-1] for one in between if one.label]
    counts = Counter(said)
    turned = sum(one != other for one, other in pairwise(said))
    again = frozenset(name for name, count in counts.items() if count > 1)
    asks = any("?" in text[one.words : one.end] for one in between if one.label)
    is_covered = len(said) * 5 >= len(between) * 4
    return again if is_covered and turned * 5 >= (len(said) - 1) * 4 and len(again) > 1 and asks else frozenset()


def held(paragraph: Paragraph) -> str:
    """The person whom the brackets behind an office name: "Minister for Roads (Deputy Ada Example)"; empty where they do not."""
    words = [word for word in bare(paragraph.role).split() if word.lower() not in lexicon().person_nouns]
    is_office = not lexicon().person_nouns.isdisjoint(paragraph.label.split())
    return " ".join(words) if is_office and 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) else ""


def capitalised(word: str) -> str:
    """A word in capitals as names are written, its parts too: "Moyo-Kebonang"."""
    return "-".join(part.capitalize() for part in word.split("-"))
