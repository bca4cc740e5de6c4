"""What is fuzzed: a function from bytes for each reader and each part of English that looks at raw words.

A target may raise SourceError, which is how a reader refuses; anything else is a fault.
"""

from collections.abc import Callable
from pathlib import Path

from comity.language.en.dates import dates
from comity.language.en.quantities import quantities
from comity.language.en.sentences import sentences
from comity.language.en.tokens import tokens
from comity.language.es import SPANISH
from comity.language.language import Language
from comity.language.ru import RUSSIAN
from comity.model.errors import SourceError
from comity.model.page import Source
from comity.model.period import Period
from comity.read import read
from comity.read.encoding import decode
from comity.read.limits import Limits
from comity.read.unpack import unpacked

LIMITS = Limits(file_mb=2, text_mb=0.2, pack_mb=4, members=50, pages=20)
"""Small, so that what is slow is found to be slow by its form and not by its size."""

Target = Callable[[bytes], None]


def document(name: str) -> Target:
    """Read the bytes as a file of that name, and all that is in it."""

    def run(raw: bytes) -> None:
        for item in unpacked(Source(path=Path(name), address=name, raw=raw), LIMITS):
            if isinstance(item, Source):
                try:
                    _, text, _ = read(item, LIMITS)
                except SourceError:
                    continue
                text.words.encode()

    return run


def encoding(raw: bytes) -> None:
    """Tell the encoding; the first bytes name the one that is declared."""
    try:
        decode(raw[8:], "a.txt", raw[:8].decode("latin-1") or None).words.encode("utf-8", "surrogatepass")
    except SourceError:
        return


def _words(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def amounts(raw: bytes) -> None:
    """Quantities come in order and lie in the text."""
    text = _words(raw)
    end = 0
    for amount in quantities(text):
        assert end <= amount.start < amount.end <= len(text)
        end = amount.end


def days(raw: bytes) -> None:
    """Dates come in order and lie in the text."""
    text = _words(raw)
    end = 0
    for when in dates(text, Period.year(2025)):
        assert end <= when.start < when.end <= len(text)
        end = when.end


def splitting(raw: bytes) -> None:
    """Sentences and tokens come in order and lie in the text."""
    text = _words(raw)
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


def words_of(language: Language) -> Target:
    """Sentences, amounts and dates of a language read from tables come in order and lie in the text."""

    def run(raw: bytes) -> None:
        text = _words(raw)
        for layer in (language.sentences(text), language.quantities(text, ()), language.dates(text, Period.year(2025))):
            end = 0
            for found in layer:
                assert end <= found.start < found.end <= len(text)
                end = found.end

    return run


TARGETS: dict[str, Target] = {
    "html": document("a.html"),
    "pdf": document("a.pdf"),
    "docx": document("a.docx"),
    "zip": document("a.zip"),
    "tar": document("a.tar"),
    "mail": document("a.eml"),
    "mbox": document("a.mbox"),
    "warc": document("a.warc"),
    "lines": document("a.jsonl"),
    "feed": document("a.rss"),
    "plain": document("a.txt"),
    "markdown": document("a.md"),
    "encoding": encoding,
    "quantities": amounts,
    "dates": days,
    "splitting": splitting,
    "russian": words_of(RUSSIAN),
    "spanish": words_of(SPANISH),
}
