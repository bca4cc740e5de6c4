"""A spaCy pipeline as the engine: whichever the user has installed, by package name or path; nothing is downloaded.

Pipelines whose parser speaks Universal Dependencies are taken as they are, the English ones of spaCy (`en_core_web_*`) are
converted by `comity.language.engine.clear`. spaCy is imported when a pipeline is loaded, so that nobody else needs it.
"""

import sys
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from comity.language.engine.clear import Token, is_clear, universal
from comity.model.errors import ConfigError
from comity.model.syntax import Parse, Word

_KINDS = {"PERSON": "PER", "PER": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
_POSSESSIVE = {"'s", "’s", "'", "’"}

# spaCy is an extra and has compiled types: its objects go by `Any` here, and no further than this module.


class SpacyEngine:
    """A pipeline as `comity.model.syntax.Engine`.

    Each text is read by itself, so that no other text in a batch can move its scores. Names lose their article and their
    possessive sign; of their kinds persons, places (states, places, buildings) and organisations are kept.

    Raises ConfigError where spaCy or the pipeline is not installed or fails to load, and where the pipeline has no parser in
    a scheme that is understood here.
    """

    def __init__(self, name: str) -> None:
        """`name` is that of an installed package or the path of a folder."""
        spacy = _spacy(name)
        try:
            self._pipeline: Any = spacy.load(name)
        except Exception as error:  # a pipeline runs code of its own, which may fail in any way
            raise ConfigError(
                f"The spaCy pipeline {name!r} cannot be loaded ({_first_line(error)}). Install it for spaCy {spacy.__version__}, "
                "as `python -m spacy download en_core_web_sm` does with that one, or give the path of a pipeline's folder."
            ) from error
        labels = {str(label) for of_component in self._pipeline.pipe_labels.values() for label in of_component}
        if "nsubj" not in labels:
            raise ConfigError(
                f"The spaCy pipeline {name!r} has no parser that knows the relation nsubj. Name one whose parser speaks "
                "Universal Dependencies or the scheme of en_core_web_sm, or write python:module:factory for your own engine."
            )
        self._is_clear = is_clear(labels)
        self._version = str(spacy.__version__)
        self._pipeline.max_length = sys.maxsize  # spaCy's limit of a million characters guards memory for whole books
        meta = self._pipeline.meta
        self.name = f"spacy:{meta['lang']}_{meta['name']}@{meta['version']}"

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits of the pipeline's name and version, of spaCy's version, and of the pipeline's files."""
        hasher = sha256(f"{self.name}\n{self._version}\n".encode())
        folder: Path | None = self._pipeline.path
        if folder is not None:
            for file in sorted(Path(folder).rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
                place = file.relative_to(folder)
                if file.is_file() and not any(part.startswith((".", "__pycache__")) for part in place.parts):
                    with file.open("rb") as stream:
                        content = sha256()
                        while block := stream.read(1 << 20):
                            content.update(block)
                    hasher.update(f"{place.as_posix()} {content.hexdigest()}\n".encode())
        return hasher.hexdigest()[:16]

    def analyse(self, text: str) -> tuple[Parse, ...]:
        """Sentences of `text` in Universal Dependencies; an empty tuple where there are no words.

        Raises ConfigError where the pipeline changes the text it reads, for then its offsets mean nothing.
        """
        if not text.strip():
            return ()
        doc = self._pipeline(text)
        if doc.text != text:
            raise ConfigError(
                f"The pipeline {self.name} changes the text that it reads; its words cannot be quoted. Name another."
            )
        names = _names(doc)
        sentences = ([token for token in sentence if not token.is_space] for sentence in doc.sents)
        return tuple(Parse(words=self._words(text, tokens, names)) for tokens in sentences if tokens)

    def _words(self, text: str, tokens: list[Any], names: list[str]) -> tuple[Word, ...]:
        spans = [_span(token) for token in tokens]
        labels = _continued([names[token.i] for token in tokens])
        words = tuple(
            Word(
                start=start,
                end=end,
                lemma=str(token.lemma_).strip() or text[start:end],
                upos=str(token.pos_) or "X",
                head=head,
                dep=dep,
                ner=ner,
            )
            for token, (start, end), (head, dep), ner in zip(tokens, spans, _tree(tokens), labels, strict=True)
        )
        return _converted(text, words) if self._is_clear else words


def _spacy(name: str) -> Any:
    try:
        return import_module("spacy")
    except ImportError as error:
        raise ConfigError(
            f"The engine spacy:{name} needs spaCy ({error}): `pip install spacy`, then the pipeline. Or write builtin."
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _span(token: Any) -> tuple[int, int]:
    """Where the word begins and ends, without the spaces that a tokenizer may have left at its edges."""
    written = str(token.text)
    start = int(token.idx) + len(written) - len(written.lstrip())
    return start, start + len(written.strip())


def _tree(tokens: list[Any]) -> list[tuple[int, str]]:
    """Head and relation of the words of a sentence, -1 and "root" for its one root.

    What hung on a blank hangs on the next word above; where there is none, or it is in another sentence, it hangs on the root,
    which is the first that the pipeline calls one, or else the first such word. The relation of a word that was moved is not
    known: "dep".
    """
    places = {token.i: place for place, token in enumerate(tokens)}
    heads: list[int] = []
    for token in tokens:
        above = token.head
        while above.is_space and above.head.i != above.i:
            above = above.head
        heads.append(-1 if above.i == token.i else places.get(above.i, -1))
    root = next((place for place, token in enumerate(tokens) if token.head.i == token.i), heads.index(-1))
    found: list[tuple[int, str]] = []
    for place, (token, head) in enumerate(zip(tokens, heads, strict=True)):
        if place == root:
            found.append((-1, "root"))
        elif head == -1:
            found.append((root, "dep"))
        else:
            found.append((head, "dep" if token.head.is_space else str(token.dep_) or "dep"))
    return found


def _names(doc: Any) -> list[str]:
    """For every token of a text "O", or the name that it begins or goes on with."""
    found = ["O"] * len(doc)
    for entity in doc.ents:
        kind = _KINDS.get(str(entity.label_).upper())
        tokens = [token for token in entity if not token.is_space]
        while tokens and tokens[0].pos_ == "DET":
            tokens = tokens[1:]
        while tokens and tokens[-1].text in _POSSESSIVE:
            tokens = tokens[:-1]
        if kind is not None:
            for token in tokens:
                found[token.i] = f"{'B' if token is tokens[0] else 'I'}-{kind}"
    return found


def _continued(names: list[str]) -> list[str]:
    """The names of a sentence: one that was cut by its beginning begins there."""
    return [f"B{name[1:]}" if name[0] == "I" and before[1:] != name[1:] else name for before, name in pairwise(["O", *names])]


def _converted(text: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    tokens = [
        Token(form=text[word.start : word.end], lemma=word.lemma, upos=word.upos, head=word.head, dep=word.dep, ner=word.ner)
        for word in words
    ]
    return tuple(
        Word(start=word.start, end=word.end, lemma=word.lemma, upos=word.upos, head=arc.head, dep=arc.dep, ner=word.ner)
        for word, arc in zip(words, universal(tokens), strict=True)
    )
