"""Who says what in English news: direct, reported and mixed speech, with the chain of voices.

Rules over cues (verbs of saying, "according to", dashes of Russian print), after the manner of S. Muzny et al., "A
Two-stage Sieve Approach for Quote Attribution" (EACL 2017): marks and cues first, then speakers, nearest evidence first.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from comity.language.en.speech.contents import Said, contents
from comity.language.en.speech.cue import Cue
from comity.language.en.speech.cues import cues
from comity.language.en.speech.descriptions import carried_by, described
from comity.language.en.speech.digests import as_news
from comity.language.en.speech.heads import can_speak, core_end_of, head_mention
from comity.language.en.speech.leads import leading, led
from comity.language.en.speech.lexicon import lexicon, verbs
from comity.language.en.speech.phrases import has_verb, phrase_after
from comity.language.en.speech.quotes import quotes
from comity.language.en.speech.reports import reported
from comity.language.en.speech.resolutions import resolved
from comity.language.en.speech.spans import content_span, form_of, is_speech_alone
from comity.language.en.speech.speakers import Speakers
from comity.language.en.speech.turns import Turn, turns, without_labels
from comity.language.en.speech.uncued import carried, clause_starts, fragments, main_subject, sourced, uncued
from comity.language.en.speech.unit import Places, Unit, units
from comity.model.analysis import Mention, Sentence, Utterance
from comity.model.claim import Voice
from comity.model.syntax import Syntax


def speech(
    text: str, sentences: Sequence[Sentence], actors: Sequence[Mention], syntax: Sequence[Syntax] = ()
) -> tuple[Utterance, ...]:
    """Every utterance of the prose, in the order of the words.

    One for each stretch that was said: a quotation broken by its cue gives two, a reported clause one with the cue in it. A
    voice is told by a cue or, for a quotation that stands alone, by the quotation before it; reported speech is never carried on
    without a cue.
    """
    said_in = turns(text, sentences, actors)
    prose = without_labels(as_news(text, sentences), said_in)
    quotations = quotes(text, prose)
    speakers = Speakers(text)
    starts = [parse.parse.start for parse in syntax]
    found: list[Utterance] = []
    is_open = False
    lead = None
    waiting: list[Unit] = []
    paragraph = -1
    for unit in units(text, prose, quotations, actors):
        turn = said_in.get(unit.paragraph)
        if turn is not None and turn.voice is not None and unit.paragraph != paragraph:
            speakers.say(turn.voice, unit)
            found.append(_turned(turn, turn.voice))
        paragraph = unit.paragraph
        said = _uttered(text, unit, speakers)
        said += reported(text, unit, _parses(syntax, starts, unit), said, speakers)
        if turn is not None:
            found += _within(turn, said)
            speakers.name(unit)
            continue
        if not said and is_speech_alone(unit):
            said = led(text, unit, lead) or carried(text, unit, speakers.last(unit.paragraph, 1 if is_open else 0))
        elif said and waiting and unit.kind(0) == "quote":
            said += [item for earlier in waiting for item in carried(text, earlier, said[0].chain[-1])]
        is_open = bool(unit.quotes) and (unit.quotes[-1].is_unclosed or (bool(said) and said[-1].form == "direct"))
        if said or not is_open:
            waiting.clear()
        else:
            waiting.append(unit)
        found += said
        lead = leading(unit, speakers)
        speakers.name(unit)
    declared = resolved(text, sentences, actors)
    found = [item for item in found if not any(_is_shared(item, act) for act in declared)]
    return tuple(sorted(found + declared, key=lambda utterance: utterance.content))


def _is_shared(item: Utterance, act: Utterance) -> bool:
    """Whether an utterance is what a declaration says already, and not what somebody else says in it."""
    is_within = act.content[0] <= item.content[0] and item.content[1] <= act.content[1]
    is_around = item.content[0] <= act.content[0] < item.content[1]
    opens = next((span[0] for span in (item.speaker, item.cue) if span is not None), item.content[0])
    return is_around or (is_within and act.cue is not None and opens <= act.cue[1])


def _parses(syntax: Sequence[Syntax], starts: Sequence[int], unit: Unit) -> Sequence[Syntax]:
    """The parsed sentences that begin in a unit."""
    return syntax[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]


def _sourced(text: str, unit: Unit, speakers: Speakers, cited: dict[int, tuple[Voice, ...]]) -> list[Utterance]:
    """A line of news in brief that ends with a dash and its source, or that source and whom it cites."""
    behind = next(iter(cited.values()), ())
    return [replace(item, chain=_distinct(item.chain + behind)) for item in sourced(text, unit, speakers)]


def _turned(turn: Turn, voice: Voice) -> Utterance:
    """All of a turn, as what its voice says."""
    return Utterance(content=(turn.start, turn.end), form="direct", chain=(voice,), is_continued=not turn.is_first)


def _within(turn: Turn, said: list[Utterance]) -> list[Utterance]:
    """What a turn reports others to say, behind the voice of the turn; what that voice says of itself is said already."""
    if turn.voice is None:
        return said
    return [replace(item, chain=(turn.voice, *item.chain)) for item in said if turn.voice not in item.chain]


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
    made = made or uncued(text, unit, speakers) or _sourced(text, unit, speakers, cited)
    return made + fragments(text, unit, made, speakers)


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
        subject = cue.subject or before or main_subject(unit, start, cue.zone[0])
        if subject is not None:
            complete.append(cue.with_subject(subject))
    return complete


def _voices(unit: Unit, cue: Cue, speakers: Speakers) -> tuple[Voice, ...]:
    """The voices of a cue: an outlet that was told or quotes, then who speaks."""
    if cue.subject is None:
        return ()
    voices = speakers.resolve(
        unit,
        _house(unit, cue) or _itself(unit, cue) or _meant(unit, cue, cue.subject),
        is_continuing=cue.base in lexicon().continuing or cue.is_aside,
    )
    if not voices:
        return ()
    if cue.base == "report" and voices[-1].type == "person" and voices[-1].office is None and " " not in voices[-1].name:
        voices = (*voices[:-1], replace(voices[-1], type="outlet"))  # one unknown name that "reports" is an agency
    speakers.say(voices[-1], unit)
    carrier = carried_by(unit, cue.subject)
    if cue.via is None and carrier is not None:
        return (*(replace(voice, type="outlet") for voice in speakers.resolve(unit, carrier, is_continuing=False)), *voices)
    if cue.via is None:
        return voices
    told = speakers.resolve(unit, cue.via, is_continuing=False)
    return tuple(replace(voice, type="outlet") for voice in told) + voices


def _house(unit: Unit, cue: Cue) -> Places | None:
    """The body in which "they" speak: "..., they said in the embassy of Utopia"."""
    is_they = cue.subject is not None and unit.low(cue.subject[0]) in {"they", "one"} and cue.subject[1] - cue.subject[0] == 1
    if not is_they or unit.low(cue.end) not in {"in", "at"} or unit.low(cue.end + 1) != "the":
        return None
    body = (cue.end + 1, phrase_after(unit, cue.end + 1, unit.sentence_end(cue.place)))
    core_end, words = core_end_of(unit, body), lexicon()
    mention = head_mention(unit, body[0], core_end)
    is_body = unit.low(core_end - 1) in words.government_nouns | words.organisation_nouns
    return body if is_body or (mention is not None and mention.kind in {"body", "organisation"}) else None


def _itself(unit: Unit, cue: Cue) -> Places | None:
    """The subject of the sentence that a pronoun before its verb means: "Utopia wants boats that it says were promised"."""
    place = cue.subject[0] if cue.subject is not None else 0
    pronoun, start = unit.low(place), unit.sentence_start(place)
    if cue.subject is None or cue.subject[1] - place != 1 or place <= start or place > cue.place:
        return None
    subject = next((span for first in clause_starts(unit, place) if (span := main_subject(unit, first, place))), None)
    if subject is None or subject == cue.subject:
        return None
    core_end, words = core_end_of(unit, subject), lexicon()
    head, mention = unit.low(core_end - 1), head_mention(unit, subject[0], core_end)
    if pronoun == "it":
        is_body = head in words.government_nouns | words.organisation_nouns
        return subject if is_body or (mention is not None and mention.kind in {"state", "body", "organisation"}) else None
    is_office = head in words.person_nouns and (mention is None or mention.kind != "person")
    return subject if pronoun in {"he", "she"} and is_office else None


def _meant(unit: Unit, cue: Cue, subject: Places) -> Places:
    """Who a pronoun means that comes before its name: "By his own account, Otto Example ..."."""
    start = cue.zone[1] + 1
    is_before = cue.is_aside and cue.place == unit.sentence_start(cue.place) and unit.low(cue.zone[1]) == ","
    is_own = unit.low(subject[1]) == "own" and unit.low(subject[0]) in lexicon().pronouns
    if not is_before or not is_own or start >= len(unit.tokens):
        return subject
    end = phrase_after(unit, start, unit.sentence_end(start))
    return (start, end) if end > start and unit.tokens[start].is_capital and can_speak(unit, (start, end)) else subject


def _distinct(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    return tuple(voice for place, voice in enumerate(voices) if voice not in voices[place + 1 :])


def _holds(outer: Said, inner: Said) -> bool:
    """Whether one cue, with its zone, lies in what another covers."""
    return any(first <= inner.cue.zone[0] and inner.cue.zone[1] <= last for first, last in outer.extents)


def _is_mostly(outer: Said, inner: Said) -> bool:
    """Whether what one cue covers is another cue with its content: then the inner one, with both voices, says it all."""
    if not _holds(outer, inner) or outer.extents[0][0] != inner.cue.zone[0]:
        return False
    if inner.cue.base in verbs() and verbs()[inner.cue.base].family == "believe" and outer.cue.place > inner.cue.place:
        return False  # "Utopia expects rain, its minister said" is first of all what the minister said
    return outer.extents[-1][1] == inner.extents[-1][1]


def _joined(unit: Unit, extents: tuple[Places, ...]) -> tuple[Places, ...]:
    """A reported clause that its cue interrupts is one; a quotation that its cue breaks is two."""
    has_quote = any(unit.kind(place) == "quote" for extent in extents for place in range(*extent))
    return extents if has_quote or unit.is_dashed else ((extents[0][0], extents[-1][1]),)


def _apart(unit: Unit, cue: Cue, extents: tuple[Places, ...]) -> tuple[Places, ...]:
    """Each reported clause that "that" opens, apart: "said that it would close and that it would invest"."""
    if cue.opens != "that" or len(extents) != 1:
        return extents
    start, end = extents[0]
    joins = [place for place in range(start + 2, end - 2) if unit.low(place) in {"and", "but"} and unit.low(place + 1) == "that"]
    joins = [place for place in joins if has_verb(unit, place + 2, end)]
    begins = [start, *(place + 2 for place in joins)]
    ends = [*(place - (unit.low(place - 1) == ",") for place in joins), end]
    return tuple(zip(begins, ends, strict=True))


def _utterances(text: str, unit: Unit, said: Said, chain: tuple[Voice, ...]) -> Iterator[Utterance]:
    cue = said.cue
    who = described(unit, cue)
    speaker = (unit.tokens[who[0]].start, unit.tokens[who[1] - 1].end) if who else None
    for extent in _apart(unit, cue, _joined(unit, said.extents)):
        content = content_span(text, unit, extent)
        if content is not None:
            yield Utterance(
                content=content,
                form="direct" if unit.is_dashed else form_of(text, unit.quotes, content),
                chain=chain,
                speaker=speaker,
                cue=(unit.tokens[cue.place].start, unit.tokens[cue.end - 1].end),
            )


__all__ = ["speech"]
