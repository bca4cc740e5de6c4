"""Who says what, where a plain pattern tells: a verb of saying beside its speaker, or a source that is named as one."""

from collections.abc import Iterator, Sequence
from typing import Literal

from comity.language.common.lexicon import Speech, listed
from comity.language.common.words import Words, words_of
from comity.model.analysis import Mention, Sentence, Utterance
from comity.model.claim import Voice, VoiceType

MOST = 9
"""Words a speaker may have."""
ENDS = frozenset({",", ".", ";", ":", "»", "”", '"', "!", "?", "—", "–", "("})
OPENING, CLOSING = frozenset('«“"„'), frozenset('»”"')


class Sayings:
    """How a language reports speech."""

    def __init__(self, lists: Speech) -> None:
        """Read speech by the tables of a language."""
        self._lists = lists
        self._verbs = listed(lists.verbs, lists.endings)
        self._sources = listed(lists.sources, lists.endings)
        self._offices = listed(lists.offices, lists.endings)
        self._bodies = listed(lists.bodies, lists.endings)

    def read(self, text: str, sentences: Sequence[Sentence], actors: Sequence[Mention]) -> tuple[Utterance, ...]:
        """The utterances of a text, in order: at most one of each sentence."""
        found = (self._of(words_of(text, one.start, one.end), one, actors) for one in sentences if one.kind == "prose")
        return tuple(one for one in found if one is not None)

    def _of(self, words: Words, sentence: Sentence, actors: Sequence[Mention]) -> Utterance | None:
        return next(iter(self._said(words, sentence, actors)), None)

    def _said(self, words: Words, sentence: Sentence, actors: Sequence[Mention]) -> Iterator[Utterance]:
        for place in range(len(words.low)):
            source = self._sources.at(words, place)
            if source is not None:
                yield from self._sourced(words, sentence, place, source[1], actors)
            verb = self._verbs.at(words, place)
            if verb is not None:
                yield from self._reported(words, sentence, place, verb[1], actors)

    def _sourced(
        self, words: Words, sentence: Sentence, place: int, first: int, actors: Sequence[Mention]
    ) -> Iterator[Utterance]:
        """Read "по данным таможни, ..." and "..., según la aduana": what is outside the phrase is what the source says."""
        end = self._end(words, first)
        voice = self._voice(words, first, end, actors)
        if voice is None:
            return
        cue = (words.start[place], words.end[first - 1])
        speaker = (words.start[first], words.end[end - 1])
        if place == 0 and end < len(words.low) - 1 and words.at(end) == ",":
            yield _utterance((words.start[end + 1], sentence.end), words, voice, speaker, cue)
        elif words.at(place - 1) == "," and place > 1:
            yield _utterance((sentence.start, words.end[place - 2]), words, voice, speaker, cue)

    def _reported(
        self, words: Words, sentence: Sentence, place: int, first: int, actors: Sequence[Mention]
    ) -> Iterator[Utterance]:
        """Read "министр заявил, что ...", "..., сообщил министр", "«...», dijo el ministro"."""
        cue = (words.start[place], words.end[first - 1])
        behind = first + (words.at(first) == ",")
        if words.at(behind) in self._lists.that and behind + 1 < len(words.low):
            start = self._speaker_start(words, place)
            voice = self._voice(words, start, place, actors)
            if voice is not None:
                speaker = (words.start[start], words.end[place - 1])
                yield _utterance((words.start[behind + 1], sentence.end), words, voice, speaker, cue)
            return
        before = place - 1
        while before > 0 and words.at(before) in {"—", "–", "-", ","}:
            before -= 1
        end = self._end(words, first)
        voice = self._voice(words, first, end, actors)
        if voice is None or before == place - 1 or before < 1:
            return
        yield _utterance((sentence.start, words.end[before]), words, voice, (words.start[first], words.end[end - 1]), cue)

    def _speaker_start(self, words: Words, place: int) -> int:
        start = place
        while start > 0 and place - start < MOST and words.at(start - 1) not in ENDS:
            start -= 1
        return start

    def _end(self, words: Words, first: int) -> int:
        """Where the name of a speaker that begins at a token ends: at a mark, or at a word that begins something else."""
        end = first
        while (
            end < min(len(words.low), first + MOST + 1)
            and words.at(end) not in ENDS
            and (end == first or words.at(end) not in self._lists.ends)
        ):
            end += 1
        return end

    def _voice(self, words: Words, first: int, end: int, actors: Sequence[Mention]) -> Voice | None:
        """Whom a phrase names: a person after the office, a body, or someone without a name; None where it names nobody."""
        first += words.at(first) in self._lists.articles
        if end <= first or end - first > MOST:
            return None
        office = next((n for n in range(first, end) if self._offices.at(words, n)), None)
        body = next((n for n in range(first, end) if self._bodies.at(words, n)), None)
        spans = [(words.start[n], words.end[n]) for n in range(first, end)]
        inside = {m.states for m in actors if spans[0][0] <= m.start < spans[-1][1] and len(m.states) == 1}
        state = next(iter(inside))[0] if len(inside) == 1 else None
        told = words.text[words.start[first] : words.end[end - 1]]
        named = self._person(words, first, end, actors)
        if named is not None and (office is not None or body is None):
            start, stop = named
            title = words.text[words.start[office] : words.end[start - 1]] if office is not None and office < start else None
            return Voice(name=words.text[words.start[start] : words.end[stop - 1]], type="person", state=state, office=title)
        if body is None and office is None:
            return None
        kind: VoiceType = "anonymous" if office is not None else "organisation"
        return Voice(name=told, type=kind, state=state)

    def _person(self, words: Words, first: int, end: int, actors: Sequence[Mention]) -> tuple[int, int] | None:
        """The last run of two or three capitalised words that name no state."""
        taken = [(m.start, m.end) for m in actors]
        is_name = [
            words.is_capital(n)
            and not any(start <= words.start[n] < stop for start, stop in taken)
            and not self._offices.at(words, n)
            for n in range(first, end)
        ]
        stop = end
        while stop > first and not is_name[stop - 1 - first]:
            stop -= 1
        start = stop
        while start > first and is_name[start - 1 - first]:
            start -= 1
        return (start, stop) if 2 <= stop - start <= 3 else None


def _utterance(content: tuple[int, int], words: Words, voice: Voice, speaker: tuple[int, int], cue: tuple[int, int]) -> Utterance:
    """An utterance; a content wholly between quotation marks is direct."""
    start, end = content
    form: Literal["direct", "indirect"] = "indirect"
    said = words.text[start:end].strip()
    if said[:1] in OPENING and any(mark in said[1:] for mark in CLOSING):
        start += len(words.text[start:end]) - len(words.text[start:end].lstrip()) + 1
        end = start + max(words.text[start:end].rfind(mark) for mark in CLOSING)
        form = "direct"
    return Utterance(content=(start, end), form=form, chain=(voice,), speaker=speaker, cue=cue)
