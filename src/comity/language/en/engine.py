"""The front door of the built-in English engine: `analyse(text)`, or `syntax(text)` for what extractors read.

    >>> from comity.language.en.engine import syntax
    >>> for sentence in syntax("Rosneft sold its stake."): ...

The network is a MiniLM of six layers, trained by `training/` on open treebanks; `model/README.md` has its recipe, figures and
licence. It is loaded on first use (a fraction of a second) and kept.
"""

from functools import cache, cached_property, lru_cache
from hashlib import sha256
from importlib.resources import as_file, files

import msgspec

from comity.language.en.lists import list_bytes
from comity.language.en.sentences import paragraphs
from comity.language.en.words import words
from comity.language.engine.onnx import OnnxNetwork
from comity.language.engine.pieces import Pieces
from comity.language.engine.reader import Cuts, Labels, Reader
from comity.language.engine.universal import syntax_of
from comity.model.syntax import Engine, Parse, Syntax

_MODEL = "comity.language.en.model"
_FILES = ("network.onnx", "labels.json", "vocabulary.txt")
_REMEMBERED = 256  # texts, some 30 MB where all are long


class English:
    """The built-in engine for English (`comity.model.syntax.Engine`)."""

    name = "english-1"

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits of the weights, the labels, the vocabulary and the word lists."""
        return _digest()

    def analyse(self, text: str) -> tuple[Parse, ...]:
        """Sentences of `text` with words, tags, lemmas, trees and names; an empty tuple where there are no words."""
        return self._reader.read(text)

    @cached_property
    def _reader(self) -> Reader:
        """The network behind it, loaded when the first text comes."""
        folder = files(_MODEL)
        labels = msgspec.json.decode(folder.joinpath("labels.json").read_bytes(), type=Labels)
        vocabulary = folder.joinpath("vocabulary.txt").read_text(encoding="utf-8").splitlines()
        with as_file(folder.joinpath("network.onnx")) as path:
            network = OnnxNetwork(path)
        return Reader(network, Pieces(vocabulary), labels, Cuts(words, paragraphs))


@cache
def engine() -> Engine:
    """The engine of this process."""
    return English()


@lru_cache(maxsize=_REMEMBERED)
def analyse(text: str) -> tuple[Parse, ...]:
    """Sentences of `text`; a text that this process has read before is not read again."""
    return engine().analyse(text)


@lru_cache(maxsize=8)
def syntax(text: str) -> tuple[Syntax, ...]:
    """Sentences of `text` as neutral syntax."""
    return tuple(syntax_of(parse) for parse in analyse(text))


@cache
def _digest() -> str:
    hasher = sha256()
    for name in _FILES:
        hasher.update(files(_MODEL).joinpath(name).read_bytes())
    for name in ("words", "sentences"):
        hasher.update(list_bytes(name))
    return hasher.hexdigest()[:16]
