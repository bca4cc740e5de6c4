"""Turns of an interview or a transcript: who speaks is told once, by a label or by the lead, and the words follow unmarked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.speech.addresses import addressed
from comity.language.en.speech.alternation import answered, remarks
from comity.language.en.speech.answers import quoted_answers
from comity.language.en.speech.guests import NEAR, interviewed
from comity.language.en.speech.heads import voice_of
from comity.language.en.speech.labels import HONORIFICS, Paragraph, bare, capitalised, held, labelled, over_directions, takers
from comity.language.en.speech.lexicon import lexicon
from comity.model.analysis import Mention, Sentence
from comity.model.claim import Voice

Layout: TypeAlias = Literal["labels", "dashes", "answers", "questions", "none"]

_DASH = re.compile(r"[-–—]\s+")
_SELF = re.compile(r"\b(?:I|I['’]m|we|our|my|us)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"”»]{0,2000}[\"”»]")
_ANSWER = frozenset({"a", "answer", "reply"})
_QUESTION = frozenset({"q", "question"})
_FEWEST_QUESTIONS = 3
_FEWEST_DASHES = 6


class Turn(Struct, frozen=True):
    """A paragraph in which one voice speaks, its words `start:end` without label; no voice for who only asks, or is unknown.

    `is_first` where the voice begins, and does not go on from the paragraph before.
    """

    paragraph: int
    start: int
    end: int
    voice: Voice | None
    is_first: bool = True


def turns(text: str, sentences: Sequence[Sentence], actors: Sequence[Mention]) -> dict[int, Turn]:
    """The turns of an interview or transcript by paragraph number; empty for any other article.

    A label ("Q:", "HOST:", "Ada Example:") counts where labels alternate, one of them more than once. Without labels, paragraphs
    that open with a dash, or three or more questions of a paragraph each, answered in the first person, are an interview with
    whom the lead names.
    """
    paragraphs = [labelled(text, list(group)) for _, group in groupby(_prose(sentences), key=lambda s: s.paragraph)]
    cast = _Cast(text, paragraphs, actors)
    return {turn.paragraph: turn for turn in cast.turns()}


def without_labels(sentences: Sequence[Sentence], said: dict[int, Turn]) -> list[Sentence]:
    """The sentences, those of a turn from where its words begin."""
    cut: list[Sentence] = []
    for sentence in sentences:
        turn = said.get(sentence.paragraph)
        if turn is None or turn.start <= sentence.start:
            cut.append(sentence)
        elif turn.start < sentence.end:
            cut.append(replace(sentence, start=turn.start))
    return cut


def _prose(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    return (sentence for sentence in sentences if sentence.kind == "prose")


class _Cast:
    """Who speaks in a document, by label or by its lead."""

    def __init__(self, text: str, paragraphs: list[Paragraph], actors: Sequence[Mention]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._people = [mention for mention in actors if mention.kind == "person" and mention.form == "name"]
        self._states = [mention for mention in actors if mention.kind == "state"]
        self._outlets = {mention.name.lower() for mention in actors if mention.kind == "outlet"}
        self._counts = Counter(paragraph.label for paragraph in paragraphs if paragraph.label)
        self._takers = takers(paragraphs, text)
        self._answers = quoted_answers(text, paragraphs)
        self._remarks = remarks(text, paragraphs)
        self._voices: dict[str, Voice | None] = {}

    def turns(self) -> Iterator[Turn]:
        """The turns in order."""
        layout = self._layout()
        if layout == "none":
            yield from self._alternating() or self._alone()
            return
        if layout == "answers":
            yield from self._answered()
            return
        if layout == "dashes":
            yield from self._dashed()
            return
        voice: Voice | None = None
        is_open = False
        last = max(number for number, paragraph in enumerate(self._paragraphs) if self._begins(paragraph, layout))
        for number, paragraph in enumerate(self._paragraphs):
            begins = self._begins(paragraph, layout)
            if begins:
                voice = self._labelled(paragraph) if layout == "labels" else None
                is_open = True
                yield Turn(paragraph.number, paragraph.words, paragraph.end, voice)
            elif is_open and layout == "questions" and voice is None:
                voice = self._interviewee(self._before())
                is_open = self._goes_on(paragraph, voice, is_last=False)
                if is_open:
                    yield Turn(
                        paragraph.number, over_directions(self._text, paragraph.start, paragraph.end), paragraph.end, voice
                    )
            elif is_open and voice is not None and self._goes_on(paragraph, voice, is_last=number > last):
                yield Turn(paragraph.number, paragraph.start, paragraph.end, voice, is_first=False)
            else:
                is_open = False

    def _answered(self) -> Iterator[Turn]:
        """The paragraphs in quotation marks of an interview whose questions have none."""
        said = self._paragraphs
        voice = self._quoted_guest()
        for place in self._answers:
            yield Turn(said[place].number, said[place].start, said[place].end, voice, is_first=place - 1 not in self._answers)

    def _quoted_guest(self) -> Voice | None:
        return self._interviewee(self._paragraphs[self._answers[0]].start) if self._answers else None

    def _alone(self) -> list[Turn]:
        """What the only voice of a briefing or a written answer says."""
        found = addressed(self._text, self._paragraphs)
        if found is None:
            return []
        first, places = found
        voice = self._labelled(self._paragraphs[first]) if first in places else self._named_in(self._paragraphs[first])
        said = [self._paragraphs[place] for place in places] if voice is not None else []
        starts = [
            one.words if one.label and n == 0 else over_directions(self._text, one.start, one.end) for n, one in enumerate(said)
        ]
        return [
            Turn(one.number, start, one.end, voice, is_first=n == 0)
            for n, (one, start) in enumerate(zip(said, starts, strict=True))
        ]

    def _named_in(self, paragraph: Paragraph) -> Voice | None:
        """The one person whom a paragraph names."""
        named = {m.key: m for m in self._people if paragraph.start <= m.start < paragraph.end}
        return voice_of(next(iter(named.values()))) if len(named) == 1 else None

    def _alternating(self) -> list[Turn]:
        """The answers of an interview in which labels stand only at its beginning."""
        said = self._paragraphs
        answers = answered(
            [bool(p.label) and p.words - p.start < NEAR and self._is_named(p) for p in said],
            [p.end - p.words for p in said],
            [self._says_self(p) for p in said],
            [p.is_question(self._text) for p in said],
        )
        if answers is None:
            return []
        voice = self._labelled(said[answers[0]])
        return [Turn(said[place].number, said[place].words, said[place].end, voice) for place in answers]

    def _dashed(self) -> Iterator[Turn]:
        """The paragraphs that open with a dash, by turns who asks and who answers."""
        voice = self._interviewee(self._before())
        for number, paragraph in enumerate(self._dashes()):
            start = over_directions(self._text, paragraph.start, paragraph.end)
            yield Turn(paragraph.number, start, paragraph.end, voice if number % 2 else None)

    def _dashes(self) -> list[Paragraph]:
        return [p for p in self._paragraphs if _DASH.match(self._text, p.start)]

    def _is_dashed(self) -> bool:
        """Whether dashes open turns, questions and answers by turns."""
        said = self._dashes()
        asks = [p.is_question(self._text) for p in said]
        is_turned = sum(asks[::2]) * 2 >= len(asks[::2]) and not any(asks[1::2])
        return len(said) >= _FEWEST_DASHES and is_turned and self._interviewee(said[0].start) is not None

    def _is_named(self, paragraph: Paragraph) -> bool:
        """Whether a label is an outlet, a role or a person, or the name of the review that the interview appears in."""
        return self._is_speaker(paragraph.label) or paragraph.is_question(self._text)

    def _layout(self) -> Layout:
        labels = [label for label in self._counts if self._is_speaker(label)]
        asked = any(p.label in labels and "?" in self._text[p.start : p.end] for p in self._paragraphs)
        if not _QUESTION.isdisjoint(labels) and not _ANSWER.isdisjoint(labels):
            return "labels"
        surnames = Counter(p.label.split()[-1] for p in self._paragraphs if p.label in labels)
        if len(surnames) >= 2 and asked and max(surnames.values()) > 1:
            return "labels"
        if self._is_dashed():
            return "dashes"
        if self._quoted_guest() is not None:
            return "answers"
        return "questions" if self._is_interview() else "none"

    def _begins(self, paragraph: Paragraph, layout: Layout) -> bool:
        if layout == "questions":
            return paragraph.number in self._remarks if self._remarks else paragraph.is_question(self._text)
        return bool(paragraph.label) and self._is_speaker(paragraph.label)

    def _is_speaker(self, label: str) -> bool:
        """Whether a label can be who speaks: a letter, a role, an outlet, a known person, or a name in capitals."""
        shown = next(paragraph.name for paragraph in self._paragraphs if paragraph.label == label)
        return (
            label in _QUESTION | _ANSWER
            or label.rsplit(maxsplit=1)[-1] in self._takers
            or self._is_asker_word(label)
            or label in self._outlets
            or self._person(label) is not None
            or (bare(shown).isupper() and len(shown.split()) <= 5)
        )

    def _is_interview(self) -> bool:
        """Whether questions, each a paragraph of its own, are answered by somebody who says "I" or "we"."""
        asks = [number for number, paragraph in enumerate(self._paragraphs) if paragraph.is_question(self._text)]
        answers = [n + 1 for n in asks if n + 1 < len(self._paragraphs) and n + 1 not in asks]
        speaks = any(self._says_self(self._paragraphs[number]) for number in answers)
        return len(answers) >= _FEWEST_QUESTIONS and speaks and self._interviewee(self._before()) is not None

    def _says_self(self, paragraph: Paragraph) -> bool:
        return _SELF.search(_QUOTED.sub("", self._text[paragraph.start : paragraph.end])) is not None

    def _before(self) -> int:
        """Where the lead ends: at the first question or label that counts."""
        return next((p.start for p in self._paragraphs if p.is_question(self._text) or self._counts[p.label] > 1), 0)

    def _interviewee(self, end: int) -> Voice | None:
        return interviewed(self._text, self._people, end)

    def _labelled(self, paragraph: Paragraph) -> Voice | None:
        if paragraph.label not in self._voices:
            self._voices[paragraph.label] = self._voice(paragraph)
        return self._voices[paragraph.label]

    def _voice(self, paragraph: Paragraph) -> Voice | None:
        label = paragraph.label
        if label in _ANSWER:
            return self._interviewee(self._before())
        if self._asks(paragraph):
            return self._asker(paragraph)
        known = self._person(label)
        if known is not None:
            return known
        surname = label.split()[-1]
        earlier = next((v for v in self._voices.values() if v and v.name.lower().split()[-1] == surname), None)
        if earlier is not None or (len(label) <= 3 and label.isalpha()):
            return earlier
        shown = held(paragraph) or bare(paragraph.name)
        name = " ".join(capitalised(word) for word in shown.split()) if shown.isupper() else shown
        return Voice(name=self._introduced(name), type="person", office=paragraph.role or None, state=self._state(paragraph))

    def _asker(self, paragraph: Paragraph) -> Voice | None:
        """Who asks, where label or role names an outlet or a person; a bare "Q" or "HOST" is nobody."""
        name = paragraph.role if self._is_asker_word(paragraph.label) or paragraph.label in _QUESTION else paragraph.name
        if not name or not name[0].isupper() or self._is_asker_word(name):
            return None
        if self._is_asker_word(paragraph.role):
            return None
        person, comma, outlet = name.partition(", ")
        if comma and outlet and paragraph.role:
            return Voice(name=person, type="person")
        full = next(
            (
                p.name
                for p in self._paragraphs
                if "".join(w[0] for w in p.name.split()).upper() == name.replace(".", "") and p.name != name
            ),
            name,
        )
        return Voice(name=full, type="outlet") if full.lower() in self._outlets or paragraph.role or full != name else None

    def _introduced(self, name: str) -> str:
        """The full name with which the words introduce a surname; the name itself where they do not."""
        if " " in name:
            return name
        match = re.search(rf"(?:[^\W\d_][\w'’-]+ ){{1,3}}{re.escape(name)}\b", self._text)
        words = match[0].split() if match is not None else [name]
        return " ".join(words[next(n for n in range(len(words)) if all(word[0].isupper() for word in words[n:])) :])

    def _state(self, paragraph: Paragraph) -> str | None:
        """The one state that a label names with the office."""
        states = {state for m in self._states if paragraph.start <= m.start and m.end <= paragraph.words for state in m.states}
        return states.pop() if len(states) == 1 else None

    def _asks(self, paragraph: Paragraph) -> bool:
        """Whether a label is that of who asks: by its word, by its outlet, or because most of its turns are questions."""
        label = paragraph.label
        if label in _QUESTION or label in self._outlets or self._is_asker_word(label) or self._is_asker_word(paragraph.role):
            return True
        said = [other for other in self._paragraphs if other.label == label]
        return sum(other.is_question(self._text) for other in said) * 2 > len(said)

    @staticmethod
    def _is_asker_word(words: str) -> bool:
        return not lexicon().askers.isdisjoint(words.lower().split())

    def _person(self, label: str) -> Voice | None:
        """The known person with the surname, or the initials, of a label."""
        words = [word for word in label.split() if word.strip(".") not in HONORIFICS]
        if not words:
            return None
        found = next((m for m in self._people if m.name.lower().split()[-1] == words[-1] and m.name.isupper() is False), None)
        initials = label.replace(".", "").replace(" ", "")
        if found is None and 2 <= len(initials) <= 3:
            found = next((m for m in self._people if "".join(w[0] for w in m.name.lower().split()) == initials), None)
        return voice_of(found) if found is not None else None

    def _goes_on(self, paragraph: Paragraph, voice: Voice | None, *, is_last: bool) -> bool:
        """Whether a paragraph without label is still the same voice: it does not name it and, after the last turn, says "I"."""
        if voice is None:
            return False
        surname = voice.name.split()[-1]
        is_named = surname in self._text[paragraph.start : paragraph.end]
        return not is_named and (not is_last or self._says_self(paragraph))
