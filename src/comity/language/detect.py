"""Which language words are in: of a document, and of each of its paragraphs.

English is told by its function words, which costs next to nothing; everything else by the n-grams of py3langid (after Lui and
Baldwin, "langid.py", ACL 2012), loaded when the first other text comes. What neither is sure of stays unknown.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

NOT_LATIN = frozenset(
    ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "ar", "fa", "ur", "ps", "he", "el", "hy", "ka", "zh", "ja", "ko")
)
"""Languages in another script."""
SAMPLE = 20_000
"""How many code points of a document are looked at."""

# Words that carry English sentences and are rare in other languages; "on", "was" and "is" would fit Dutch or German too.
# fmt: off
ENGLISH = frozenset((
    "the", "and", "of", "that", "with", "for", "by", "to", "from", "were", "been", "has", "have", "which", "this", "their",
    "its",    "would", "said", "an", "at", "between", "after", "into", "about", "will", "than", "more", "not", "but", "are",
))
FOREIGN = frozenset((
    "der", "die", "das", "und", "den", "von", "mit", "ist", "nicht", "ein", "eine", "im", "zu", "auf", "für", "wurde",
    "le", "la", "les", "des", "et", "un", "une", "du", "en", "est", "que", "dans", "pour", "par", "sur", "au",
    "el", "los", "las", "del", "por", "con", "se", "y", "una", "su", "al", "como",
    "il", "che", "di", "e", "per", "della", "sono", "nel", "da", "o", "os", "do", "dos", "em", "uma", "não", "com",
    "het", "een", "van", "op", "te", "och", "att", "som", "det", "og", "av", "til", "ve", "bir", "bu", "ile", "na", "się",
))
# fmt: on
ALSO_ENGLISH = ENGLISH | {"a", "in", "on", "is", "was", "as", "it", "be", "each", "per", "must", "over", "up"}
"""Of these one must stand in a text that is English by its n-grams alone, else it is a row of names."""
MIN_SHARE = 0.08

# fmt: off
TOLD = (
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gl",
    "gu", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk", "ml", "mn",
    "mr", "ms", "mt", "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te",
    "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh",
)
# fmt: on
"""The languages that are told apart: those of the press of states; rarer ones would only blur them."""

SURE = 0.6
"""How probable a language must be among them."""
FEWEST_LETTERS = 8
"""Less than this tells nothing: "OK", "7/11"."""
FEWEST_WORDS = 8
"""A paragraph of fewer words is in the language of its document, unless its script is another."""
SURE_OF_PARAGRAPH, LEFT_TO_OWN = 0.85, 0.02
"""How probable another language must be for a paragraph, and how improbable that of the document."""
SURE_OF_KIN = 0.97
"""How probable one in the same script must be: Ukrainian in a Russian document, Portuguese in a Spanish one."""
LEAST_FOREIGN = 2
"""Function words of other languages that a paragraph in Latin letters must have in an English document; names are none."""
_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")


class Passage(NamedTuple):
    """A paragraph in another language than its document: `text[start:end]` and the code of ISO 639-1."""

    start: int
    end: int
    lang: str


def language_of(words: str) -> str | None:
    """The language of a text as a code of ISO 639-1, None where the words do not tell: too few, mere names, mere figures."""
    sample = words[:SAMPLE]
    if is_english(sample):
        return "en"
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS and not _is_dense(sample):
        return None
    lang, probability = _likeliest(sample)
    if lang == "en":
        is_worded = bool(_hits(sample, ENGLISH)) or (probability >= SURE and bool(_hits(sample, ALSO_ENGLISH)))
        return lang if is_worded else None
    return lang if probability >= SURE else None


def passages(words: str, lang: str | None) -> tuple[Passage, ...]:
    """The paragraphs of a text that are surely in another language than `lang`, in order.

    A short line, a table, a row of names or a title in its own spelling belongs to the document. Where `lang` is None every
    paragraph that tells its language counts.
    """
    return tuple(_passages(words, lang))


def without(words: str, foreign: tuple[Passage, ...]) -> str:
    """The words with blanks in place of some passages, so that every other word keeps its offsets."""
    for start, end, _ in foreign:
        words = f"{words[:start]}{' ' * (end - start)}{words[end:]}"
    return words


def is_english(words: str) -> bool:
    """Whether at least a twelfth of the words are function words of English, and more of them than of its neighbours."""
    tokens = [token.casefold() for token in _WORD.findall(words)]
    hits = sum(token in ENGLISH for token in tokens)
    is_plain = hits > 1 or words.isascii()  # "Minister kündigt neue Zölle an"
    is_carried = len(tokens) > 1 and hits > 0 and hits >= MIN_SHARE * len(tokens)
    return is_plain and is_carried and hits > sum(token in FOREIGN for token in tokens)


def _passages(words: str, lang: str | None) -> Iterator[Passage]:
    for line in _LINE.finditer(words):
        found = _other(line[0], lang)
        if found is not None:
            yield Passage(line.start(), line.end(), found)


def _other(line: str, lang: str | None) -> str | None:
    """The language of a line where that is surely another than `lang`."""
    count = len(_WORD.findall(line)) if len(line) < SAMPLE else FEWEST_WORDS
    is_short = count < FEWEST_WORDS and not _is_dense(line)
    if is_short or (lang == "en" and is_english(line)):
        return None
    if lang == "en" and _is_latin(line) and not LEAST_FOREIGN <= _hits(line, FOREIGN) > _hits(line, ENGLISH):
        return None  # told without a look at n-grams, which English piles then never load
    ranked = dict(_identifier().rank(line[:SAMPLE]))
    found = max(ranked, key=lambda code: ranked[code])
    is_kin = lang is not None and lang != "en" and _is_latin(line) == (lang not in NOT_LATIN)
    if ranked[found] < (SURE_OF_KIN if is_kin else SURE_OF_PARAGRAPH) or ranked.get(lang or "", 0.0) > LEFT_TO_OWN:
        return None
    return None if found == lang or (found == "en" and not is_english(line)) else str(found)


def _is_latin(words: str) -> bool:
    """Whether most letters of a text are Latin."""
    letters = [sign for sign in words if sign.isalpha()]
    return sum(sign < "\u0250" for sign in letters) * 2 > len(letters)


def _hits(words: str, among: frozenset[str]) -> int:
    return sum(token.casefold() in among for token in _WORD.findall(words))


def _is_dense(words: str) -> bool:
    """Whether a text is written without spaces between its words, so that few signs say much."""
    return sum("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af" for sign in words) >= 6


def _likeliest(words: str) -> tuple[str, float]:
    """The most probable language of some words, and how probable it is."""
    lang, probability = _identifier().classify(words)
    return str(lang), float(probability)


@cache
def _identifier() -> Any:  # py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (a second to load)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in TOLD if code in identifier.labels])
    return identifier
