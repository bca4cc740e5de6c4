"""Declarations whose paragraphs each begin with what their authors do: "The Parties, ... NOTE that ...; WELCOME the ...;"."""

import re
from collections.abc import Sequence

from comity.language.en.speech.lexicon import lexicon
from comity.model.analysis import Mention, Sentence, Utterance
from comity.model.claim import Voice

_FEWEST = 3  # paragraphs that begin so
_ACT = re.compile(
    r"(?:and )?(?P<verb>(?:TAKE|TAKES|TAKING|Taking|CALL|CALLS|CALLING|Calling) (?:NOTE|note|UPON|upon|FOR|for|ON|on)"
    r"|[A-Z]{4,15}|[A-Z][a-z]{1,12}ing)\b"
    r"(?P<manner>(?: (?:of|ALSO|also|FURTHER|further|its|their)| with (?:deep )?\w+)*),?(?: that\b)?"
)
_AUTHORS = re.compile(r"The (?P<name>[^,\n]{3,120}),")


def resolved(text: str, sentences: Sequence[Sentence], actors: Sequence[Mention]) -> list[Utterance]:
    """What the authors of a declaration note, welcome or announce, a paragraph each; nothing in any other text."""
    spans = _paragraphs(sentences)
    acts = [(start, end, match) for start, end in spans if (match := _ACT.match(text, start, end)) and _is_act(match)]
    if len(acts) < _FEWEST:
        return []
    before = [(start, end) for start, end in spans if end <= acts[0][0]]
    authors = _AUTHORS.match(text, *before[-1]) if before and text[before[-1][1] - 1] in ",:" else None
    if authors is None:
        return []
    is_named = any(
        mention.kind == "organisation" and mention.start <= authors.start("name") and authors.end("name") <= mention.end
        for mention in actors
    )
    voice = Voice(name=" ".join(authors["name"].split()), type="organisation" if is_named else "government")
    found = []
    for _, end, match in acts:
        start = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip(" ,"))
        stop = start + len(text[start:end].rstrip(" ;.,"))
        if stop > start:
            cue = match.span("verb")
            found.append(Utterance(content=(start, stop), form="indirect", chain=(voice,), speaker=authors.span("name"), cue=cue))
    return found


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, _ = spans.get(sentence.paragraph, (sentence.start, 0))
        spans[sentence.paragraph] = start, sentence.end
    return sorted(spans.values())


def _is_act(match: re.Match[str]) -> bool:
    verb = match["verb"].lower()
    head, _, rest = verb.partition(" ")
    stem = head.removesuffix("ing") if head.endswith("ing") else head
    forms = {stem, f"{stem}e", stem.removesuffix("s"), stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
    return any(f"{form} {rest}".strip() in lexicon().acts for form in forms)
