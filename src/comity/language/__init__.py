"""Language: from a document's words to the layers that extractors ask for.

A language is a folder with fixed file names; nothing outside asks which language it is. Documents in a language without a
folder are kept, searchable and traced, but no claims are read from them; a finding says so.
"""

from collections.abc import Mapping

from comity.language.en import ENGLISH
from comity.language.language import Language
from comity.language.parsing import counted, parsed
from comity.model.analysis import Analysis
from comity.model.finding import Finding
from comity.model.syntax import label
from comity.model.text import Document, Text

LANGUAGES: Mapping[str, Language] = {ENGLISH.code: ENGLISH}


def analyse(document: Document, text: Text, languages: Mapping[str, Language] = LANGUAGES) -> Analysis:
    """All layers of a document; empty ones, and a finding, for a language that is not read."""
    language = languages.get(document.metadata.lang or "")
    if language is None:
        return _unread(document, text)
    words = text.words
    sentences = language.sentences(words)
    engine = language.engine()
    syntax = parsed(words, sentences, engine, language.is_telling)
    actors = language.actors(words, sentences, [name for one in syntax for name in one.parse.names()])
    things = counted(syntax)
    quantities = language.quantities(words, things)
    return Analysis(
        document=document,
        text=text,
        sentences=sentences,
        quantities=quantities,
        loans=language.loans(words, quantities, things) if sentences else (),
        periods=language.dates(words, document.metadata.published),
        syntax=syntax,
        engine=label(engine),
        actors=actors,
        speech=language.speech(words, sentences, actors, syntax),
    )


def _unread(document: Document, text: Text) -> Analysis:
    known = document.metadata.lang or "unknown"
    finding = Finding(
        code="language.unread",
        subject=document.address,
        document=document.id,
        text=f"{document.address}: its language ({known}) is not read yet; the words are kept and traced, but no claims are "
        "taken from them. If it is English, state lang = en in the manifest.",
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
    )
