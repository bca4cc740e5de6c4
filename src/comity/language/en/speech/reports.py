"""Reported clauses that the syntax shows where no cue was followed: long subjects, distant verbs, speech within speech."""

from collections.abc import Iterator, Sequence

from comity.language.en.speech.heads import can_speak
from comity.language.en.speech.lexicon import Verb, lexicon, verbs
from comity.language.en.speech.spans import content_span, form_of
from comity.language.en.speech.speakers import Speakers
from comity.language.en.speech.unit import Places, Unit
from comity.model.analysis import Utterance
from comity.model.syntax import Dependency, Syntax

_THAT = frozenset({"that", "whether", "if"})


def reported(text: str, unit: Unit, parses: Sequence[Syntax], made: Sequence[Utterance], speakers: Speakers) -> list[Utterance]:
    """What the clauses that complete a verb of speech report, unless an utterance that is `made` holds the words already."""
    found: list[Utterance] = []
    for parse in parses:
        for clause in parse.dependencies:
            if clause.kind == "complement" and not any(_overlap(item, clause) for item in (*made, *found)):
                found += _reported(text, unit, parse, clause, speakers)
    return found


def _reported(text: str, unit: Unit, parse: Syntax, clause: Dependency, speakers: Speakers) -> Iterator[Utterance]:
    verb, subject = _verb(text, parse, clause), _subject(parse, clause.head)
    if verb is None or subject is None or subject.is_passive or not _is_clause(parse, clause):
        return
    cue = parse.parse.words[clause.head]
    said, who = _places(unit, clause.start, clause.end), _places(unit, subject.start, subject.end)
    if said is None or who is None or _is_unreal(unit, who, cue.start) or not can_speak(unit, who):
        return
    content, voices = content_span(text, unit, said), speakers.resolve(unit, who, is_continuing=verb.base in lexicon().continuing)
    if content is None or not voices:
        return
    speakers.say(voices[-1], unit)
    span = unit.tokens[who[0]].start, unit.tokens[who[1] - 1].end
    form = form_of(text, unit.quotes, content)
    yield Utterance(content=content, form=form, chain=voices, speaker=span, cue=(cue.start, cue.end))


def _verb(text: str, parse: Syntax, clause: Dependency) -> Verb | None:
    """The verb of speech that a clause completes."""
    head = parse.parse.words[clause.head]
    verb = verbs().get(text[head.start : head.end].lower()) if head.upos == "VERB" else None
    if verb is None or verb.family not in {"say", "tell", "believe", "intend"}:
        return None
    if clause.marker == "to":
        return verb if verb.family == "intend" and verb.base not in lexicon().acted else None
    has_subject = parse.subject(clause.dependent) is not None
    return verb if clause.marker in _THAT or not verb.is_ambiguous or has_subject else None


def _is_clause(parse: Syntax, clause: Dependency) -> bool:
    """Whether what completes a verb says something of something, and is no dateline or title."""
    return parse.parse.words[clause.dependent].upos in {"VERB", "AUX"} or parse.subject(clause.dependent) is not None


def _subject(parse: Syntax, verb: int) -> Dependency | None:
    """The subject of a verb; that of "adding" is the subject of what it is added to."""
    own = parse.subject(verb)
    above = parse.above(verb)
    if own is not None or above is None or above.kind != "clause":
        return own
    return parse.subject(above.head)


def _is_unreal(unit: Unit, subject: Places, verb: int) -> bool:
    """Whether the speech is denied or only possible: a word that says so stands between the subject and the verb."""
    unreal = lexicon().unreal
    return any(token.low in unreal for token in unit.tokens[subject[1] :] if token.start < verb)


def _overlap(item: Utterance, clause: Dependency) -> bool:
    return item.content[0] < clause.end and clause.start < item.content[1]


def _places(unit: Unit, start: int, end: int) -> Places | None:
    """The tokens of a unit that a span touches, a quotation whole; None where there are none."""
    inside = [place for place, token in enumerate(unit.tokens) if token.start < end and start < token.end]
    return (inside[0], inside[-1] + 1) if inside else None


__all__ = ["reported"]
