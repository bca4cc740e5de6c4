"""Language: from a document's words to the layers that extractors ask for.

A language is a folder with fixed file names; nothing outside asks which language it is. Documents and passages in a language
without a folder are kept, searchable and traced, but no claims are read from them; a finding says so.
"""

from collections.abc import Iterator, Mapping, Sequence

from babel import Locale, UnknownLocaleError
from msgspec.structs import replace

from comity.language.detect import Passage, language_of, passages, without
from comity.language.en import ENGLISH
from comity.language.es import SPANISH
from comity.language.language import Language
from comity.language.parsing import counted, parsed
from comity.language.ru import RUSSIAN
from comity.model.analysis import Analysis
from comity.model.finding import Finding
from comity.model.syntax import label
from comity.model.text import Document, Text

LANGUAGES: Mapping[str, Language] = {language.code: language for language in (ENGLISH, RUSSIAN, SPANISH)}


def told(document: Document, text: Text) -> Document:
    """The document with its language, which its words tell where nothing states or declares it."""
    if document.metadata.lang is not None:
        return document
    return replace(document, metadata=replace(document.metadata, lang=language_of(text.words)))


def analyses(document: Document, text: Text, languages: Mapping[str, Language] = LANGUAGES) -> tuple[Analysis, ...]:
    """All layers of a document: its own language first, then each other one that some of its paragraphs are in.

    An article that quotes a paragraph in another language has that paragraph read in it, or not at all.
    """
    own = document.metadata.lang
    foreign = passages(text.words, own)
    first = _analysed(document, text, without(text.words, foreign), own, languages)
    others = sorted({passage.lang for passage in foreign})
    found = [_analysed(document, text, _only(text.words, foreign, lang), lang, languages) for lang in others if lang in languages]
    doubts = _unread_passages(document, text, [one for one in foreign if one.lang not in languages])
    return (replace(first, findings=(*first.findings, *doubts)), *found)


def analyse(document: Document, text: Text, languages: Mapping[str, Language] = LANGUAGES) -> Analysis:
    """The layers of a document in its own language; empty ones, and a finding, for a language that is not read."""
    return _analysed(document, text, text.words, document.metadata.lang, languages)


def _analysed(document: Document, text: Text, words: str, lang: str | None, languages: Mapping[str, Language]) -> Analysis:
    """The layers of `words`, which are those of the document with blanks in place of what is not in the language."""
    language = languages.get(lang or "")
    if language is None:
        return _unread(document, text)
    sentences = language.sentences(words)
    engine = language.engine() if language.engine else None
    syntax = parsed(words, sentences, engine, language.is_telling) if engine and language.is_telling else ()
    actors = language.actors(words, sentences, [name for one in syntax for name in one.parse.names()])
    things = counted(syntax)
    quantities = language.quantities(words, things)
    return Analysis(
        document=document,
        text=text,
        sentences=sentences,
        quantities=quantities,
        loans=language.loans(words, quantities, things) if sentences and language.loans else (),
        periods=language.dates(words, document.metadata.published),
        syntax=syntax,
        engine=label(engine) if engine else None,
        actors=actors,
        speech=language.speech(words, sentences, actors, syntax),
        cues=language.cues(words) if language.cues else (),
        grids=language.grids(words, document.metadata.published) if language.grids else (),
        lang=language.code,
        layers=language.layers,
    )


def _only(words: str, foreign: Sequence[Passage], lang: str) -> str:
    """The words with blanks in place of everything but the passages in one language; lines stay lines."""
    kept = [passage for passage in foreign if passage.lang == lang]
    pieces, place = [], 0
    for start, end, _ in kept:
        pieces += [_blank(words[place:start]), words[start:end]]
        place = end
    return "".join([*pieces, _blank(words[place:])])


def _blank(words: str) -> str:
    return "".join(sign if sign == "\n" else " " for sign in words)


def _unread(document: Document, text: Text) -> Analysis:
    lang, address = document.metadata.lang, document.address
    known = f"it is in {_called(lang)}, which is not read" if lang else "its language cannot be told"
    finding = Finding(
        code="language.unread" if lang else "language.unknown",
        subject=address,
        document=document.id,
        text=f"{address}: {known}; the words are kept, searchable and traced for copies, but no claims are taken from them. "
        "If that is wrong, state its language in the manifest, column `lang`.",
    )
    return Analysis(
        document=document,
        text=text,
        sentences=(),
        quantities=(),
        periods=(),
        syntax=(),
        engine=None,
        actors=(),
        speech=(),
        findings=(finding,),
        layers=frozenset(),
    )


def _unread_passages(document: Document, text: Text, unread: Sequence[Passage]) -> Iterator[Finding]:
    """A finding for each language that is not read and that paragraphs of a document are in."""
    for lang in sorted({passage.lang for passage in unread}):
        own = [passage for passage in unread if passage.lang == lang]
        opening = " ".join(text.words[own[0].start : own[0].end].split()[:5])
        many = "a paragraph is" if len(own) == 1 else f"{len(own)} paragraphs are"
        yield Finding(
            code="language.passage",
            subject=document.address,
            document=document.id,
            text=f"{document.address}: {many} in {_called(lang)}, which is not read (“{opening} ...”); "
            "no claims are taken from there.",
        )


def _called(lang: str) -> str:
    """The English name of a language with its code: "French (fr)"."""
    try:
        name = Locale.parse(lang).english_name
    except (UnknownLocaleError, ValueError):
        return lang
    return f"{name} ({lang})" if name else lang
