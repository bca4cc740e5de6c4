"""Who says what in English news: direct, reported and mixed speech, with the chain of voices.

Rules over cues (verbs of saying, "according to", dashes of Russian print), after the manner of S. Muzny et al., "A
Two-stage Sieve Approach for Quote Attribution" (EACL 2017): marks and cues first, then speakers, nearest evidence first.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from comity.language.en.speech.contents import Said, contents
from comity.language.en.speech.cues import Cue, cues
from comity.language.en.speech.heads import can_speak
from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.phrases import phrase_after
from comity.language.en.speech.quotes import quotes
from comity.language.en.speech.spans import content_span, form_of, is_speech_alone
from comity.language.en.speech.speakers import Speakers
from comity.language.en.speech.unit import Unit, units
from comity.model.analysis import Mention, Sentence, Utterance
from comity.model.claim import Voice


def speech(text: str, sentences: Sequence[Sentence], actors: Sequence[Mention]) -> tuple[Utterance, ...]:
    """Every utterance of the prose, in the order of the words.

    One for each stretch that was said: a quotation broken by its cue gives two. A voice is told by a cue or, for a quotation that
    stands alone, by the quotation before it; reported speech is never carried on without a cue.
    """
    quotations = quotes(text, sentences)
    speakers = Speakers(text)
    found: list[Utterance] = []
    is_open = False
    waiting: list[Unit] = []
    for unit in units(text, sentences, quotations, actors):
        said = _uttered(text, unit, speakers)
        if not said and is_speech_alone(unit):
            said = _carried(text, unit, speakers.last(unit.paragraph, 1 if is_open else 0))
        elif said and waiting and unit.kind(0) == "quote":
            said += [item for earlier in waiting for item in _carried(text, earlier, said[0].chain[-1])]
        is_open = bool(unit.quotes) and unit.quotes[-1].is_unclosed
        waiting = [*waiting, unit] if is_open and not said else []
        found += said
        speakers.name(unit)
    return tuple(sorted(found, key=lambda utterance: utterance.content))


def _uttered(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """Utterances that the cues of a unit make."""
    if not unit.tokens:
        return []
    heard = [(said, _voices(unit, said.cue, speakers)) for said in contents(unit, _with_subjects(unit, cues(unit)))]
    cited = _cited(unit, speakers)
    made: list[Utterance] = []
    for said, voices in heard:
        outer = tuple(voice for other, chain in heard if other is not said and _holds(other, said) for voice in chain)
        if voices and not any(_is_mostly(said, other) for other, chain in heard if other is not said and chain):
            made += _utterances(text, unit, said, _distinct(outer + voices + cited.pop(unit.sentence_start(said.cue.place), ())))
    return made or _named_by_colon(text, unit, speakers) or _signed(text, unit, speakers)


def _cited(unit: Unit, speakers: Speakers) -> dict[int, tuple[Voice, ...]]:
    """Whom each sentence cites ("citing two officials"), by where it begins: the source behind its first cue."""
    found = [cue for cue in cues(unit) if cue.base == "cite" and cue.subject is not None]
    return {
        unit.sentence_start(cue.place): speakers.resolve(unit, cue.subject, is_continuing=False) for cue in found if cue.subject
    }


def _with_subjects(unit: Unit, found: Sequence[Cue]) -> list[Cue]:
    """Give a cue without subject that of the cue before it in the sentence, else that of the sentence."""
    complete: list[Cue] = []
    for cue in found:
        start = unit.sentence_start(cue.place)
        before = next((other.subject for other in reversed(complete) if other.place >= start and other.base != "cite"), None)
        subject = cue.subject or before or _main_subject(unit, start, cue.zone[0])
        if subject is not None:
            complete.append(cue.with_subject(subject))
    return complete


def _main_subject(unit: Unit, start: int, limit: int) -> tuple[int, int] | None:
    """The phrase with which a sentence begins, after an opening up to a comma, if it can speak."""
    words = lexicon()
    while start < limit and (
        unit.low(start) in words.prepositions or unit.low(start) in words.adverbs or unit.low(start) in words.connectives
    ):
        comma = next((place for place in range(start, limit) if unit.low(place) == ","), None)
        start = comma + 1 if comma is not None else limit
    end = phrase_after(unit, start, limit)
    return (start, end) if start < end and can_speak(unit, (start, end)) else None


def _voices(unit: Unit, cue: Cue, speakers: Speakers) -> tuple[Voice, ...]:
    """The voices of a cue: an outlet that was told or quotes, then who speaks."""
    if cue.subject is None:
        return ()
    voices = speakers.resolve(unit, cue.subject, is_continuing=cue.base in lexicon().continuing or cue.is_aside)
    if not voices:
        return ()
    if cue.base == "report" and voices[-1].type == "person" and voices[-1].office is None and " " not in voices[-1].name:
        voices = (*voices[:-1], replace(voices[-1], type="outlet"))  # one unknown name that "reports" is an agency
    speakers.say(voices[-1], unit)
    return speakers.resolve(unit, cue.via, is_continuing=False) + voices if cue.via is not None else voices


def _distinct(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    return tuple(voice for place, voice in enumerate(voices) if voice not in voices[place + 1 :])


def _holds(outer: Said, inner: Said) -> bool:
    """Whether one cue, with its zone, lies in what another covers."""
    return any(first <= inner.cue.zone[0] and inner.cue.zone[1] <= last for first, last in outer.extents)


def _is_mostly(outer: Said, inner: Said) -> bool:
    """Whether what one cue covers is another cue with its content: then the inner one, with both voices, says it all."""
    if not _holds(outer, inner) or outer.extents[0][0] != inner.cue.zone[0]:
        return False
    return outer.extents[-1][1] == inner.extents[-1][1]


def _utterances(text: str, unit: Unit, said: Said, chain: tuple[Voice, ...]) -> Iterator[Utterance]:
    cue = said.cue
    speaker = (unit.tokens[cue.subject[0]].start, unit.tokens[cue.subject[1] - 1].end) if cue.subject else None
    for extent in said.extents:
        content = content_span(text, unit, extent)
        if content is not None:
            yield Utterance(
                content=content,
                form="direct" if unit.is_dashed else form_of(text, unit.quotes, content),
                chain=chain,
                speaker=speaker,
                cue=(unit.tokens[cue.place].start, unit.tokens[cue.end - 1].end),
            )


def _named_by_colon(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """A quotation after a colon belongs to the subject of its sentence ("The minister put it so: ...")."""
    for place in range(2, len(unit.tokens)):
        if unit.kind(place) == "quote" and unit.low(place - 1) == ":":
            subject = _main_subject(unit, unit.sentence_start(place - 1), place - 1)
            voices = speakers.resolve(unit, subject, is_continuing=False) if subject is not None else ()
            content = content_span(text, unit, (place, place + 1))
            if subject is None or not voices or content is None:
                return []
            span = unit.tokens[subject[0]].start, unit.tokens[subject[1] - 1].end
            speakers.say(voices[-1], unit)
            return [Utterance(content=content, form="direct", chain=voices, speaker=span)]
    return []


def _signed(text: str, unit: Unit, speakers: Speakers) -> list[Utterance]:
    """A quotation that ends with a dash and a name."""
    subject = (2, len(unit.tokens) - (unit.low(len(unit.tokens) - 1) == "."))
    if unit.kind(0) != "quote" or unit.low(1) not in {"—", "–", "―"} or subject[1] <= 2 or not can_speak(unit, subject):
        return []
    voices, content = speakers.resolve(unit, subject, is_continuing=False), content_span(text, unit, (0, 1))
    if not voices or content is None:
        return []
    speakers.say(voices[-1], unit)
    span = unit.tokens[subject[0]].start, unit.tokens[subject[1] - 1].end
    return [Utterance(content=content, form="direct", chain=voices, speaker=span)]


def _carried(text: str, unit: Unit, voice: Voice | None) -> list[Utterance]:
    """A quotation that stands alone goes on with who spoke just before, or leads up to who is named where it closes."""
    content = content_span(text, unit, (0, len(unit.tokens)))
    if voice is None or content is None:
        return []
    form = form_of(text, unit.quotes, content)
    return [Utterance(content=content, form=form, chain=(voice,), is_continued=True)]


__all__ = ["speech"]
