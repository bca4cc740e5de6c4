"""What weights see of a candidate: its words, the words it hangs on and those that hang on it, mood, actors, dates, speech."""

from collections.abc import Iterator
from functools import cached_property

from comity.extract.chain import utterance_at
from comity.extract.dyad import states_named
from comity.extract.learned.classes import classes
from comity.extract.learned.lexicon import tags
from comity.extract.project.due import is_ahead
from comity.extract.project.governors import mood_of
from comity.extract.setting import Setting, setting_at
from comity.extract.tree import Arc, tree

NEAR, MOST_BELOW = 6, 24
DETERMINER_REACH = 6
BEHIND, NEXT = 24, 10
"""So many words behind a noun, and of the next sentence, may still tell how far it is."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
OPENERS = frozenset({"VERB", "ADP", "AUX"})
CLASSED = frozenset({"is", "on", "under", "verb", "subject", "object", "near"})
"""The features that tell a word, which is told by its classes too."""
SHAPING = ("mood ", "opener ", "as ")
"""How the features begin that mean something else for each class of words."""


class Sight:
    """A sentence as its candidates are described: words by what they name, tables they stand in, what is the same for all."""

    def __init__(self, setting: Setting) -> None:
        """Look at a sentence."""
        self.setting = setting
        self.tree = tree(setting)
        self.tags = tags(setting)
        self._named: dict[int, str] = {}
        for amount in setting.amounts:
            unit = "money" if amount.unit.isupper() else amount.unit.partition("/")[0]
            self._name(amount.start, amount.end, f"@amount.{unit}")
        for when in setting.periods:
            self._name(when.start, when.end, "@date")
        for mention in setting.actors:
            is_plain = mention.kind != "state" or mention.form == "name"
            self._name(mention.start, mention.end, f"@{mention.kind}" + ("" if is_plain else f".{mention.form}"))
        self.lemmas = tuple(self._lemma(place) for place in range(len(setting.words)))

    def _name(self, start: int, end: int, name: str) -> None:
        spot = self.setting.spot(start, end)
        self._named.update(dict.fromkeys(range(spot.first, spot.last + 1), name))

    def _lemma(self, place: int) -> str:
        lemma = self._named.get(place) or self.tree.lemma(place)
        return "@number" if lemma[0].isdigit() else lemma

    @cached_property
    def common(self) -> tuple[str, ...]:
        """What is true of every candidate of the sentence."""
        setting = self.setting
        states = {code for mention in setting.actors for code in mention.states}
        dates = sum(when.kind in {"DATE", "TIME"} for when in setting.periods)
        return (
            "any",
            f"states here {min(len(states), 3)}",
            f"states told of {min(len(states_named(setting.analysis)), 3)}",
            f"dates here {min(dates, 2)}",
            setting.sentence.kind,
        )

    @cached_property
    def _dated(self) -> dict[int, str]:
        """How the dates of the sentence lie to the day of publication, by the places of their words."""
        found: dict[int, str] = {}
        for when in self.setting.periods:
            spot = self.setting.spot(when.start, when.end)
            when_is = f"{when.role} {'ahead' if is_ahead(self.setting, when) else 'past'}"
            found.update(dict.fromkeys(range(spot.first, spot.last + 1), when_is))
        return found

    def features(self, place: int, *, is_told: bool) -> tuple[str, ...]:
        """The features of the candidate at a place, each once; `is_told` where the text has its word before."""
        return tuple(dict.fromkeys((*self.common, *self._own(place, is_told=is_told), *self._above(place), *self._around(place))))

    def classes(self, place: int, features: tuple[str, ...]) -> tuple[str, ...]:
        """The classes of the words that features tell, and with those of the candidate what shapes its clause and phrase."""
        return tuple(dict.fromkeys(self._classed(place, features)))

    def _classed(self, place: int, features: tuple[str, ...]) -> Iterator[str]:
        known = classes(self.setting.lang)
        own = known.get(self.lemmas[place], ())
        shapes = [feature for feature in features if feature.startswith(SHAPING)] if own else []
        for feature in features:
            head, _, word = feature.partition(" ")
            if head in CLASSED and word in known:
                yield from (f"{head}~{name}" for name in known[word])
        yield from (f"{name}&{shape}" for name in own for shape in shapes)

    def _own(self, place: int, *, is_told: bool) -> Iterator[str]:
        lemma, part, word = self.lemmas[place], self.tree.part(place), self.setting.words[place]
        telling = "again" if is_told else "first"
        yield f"is {lemma}"
        yield f"{part} {telling}"
        if lemma[0] != "@":
            yield f"ends {word.text[-3:]}"
        if place and self.setting.is_name(place):
            yield "is a name"
        for tag in self.tags.get(place, ()):
            yield f"is {tag}"
            yield f"{telling} {tag}"
        said = utterance_at(self.setting.analysis, word.start, word.end)
        yield f"said {said.form if said else 'by none'}"
        if part != "VERB":
            opener = self._opener(place)
            yield f"opener {opener}"
            yield f"{telling} opener {opener}"
            yield from (f"opener {opener} of {tag}" for tag in self.tags.get(place, ()))
            yield from self._told_of_it(place)

    def _told_of_it(self, place: int) -> Iterator[str]:
        """How far something is by the words behind a noun in its sentence, and by those that begin the next one."""
        for n in range(place + 1, min(len(self.setting.words), place + 1 + BEHIND)):
            yield from (f"behind {self.lemmas[n]}" for tag in self.tags.get(n, ()) if tag.startswith("state."))
            yield from (f"behind {tag}" for tag in self.tags.get(n, ()) if tag.startswith("state."))
            if self.lemmas[n] == "@amount.percent":
                yield "behind @amount.percent"
        yield from self._next

    @cached_property
    def _next(self) -> tuple[str, ...]:
        """How far something is by the first words of the next sentence."""
        sentences, number = self.setting.analysis.sentences, self.setting.number + 1
        if number >= len(sentences) or sentences[number].kind != "prose":
            return ()
        other = setting_at(self.setting.analysis, number)
        known = tags(other)
        near = [tag for n in range(min(len(other.words), NEXT)) for tag in known.get(n, ()) if tag.startswith("state.")]
        opener = other.words[0].text if other.words else ""
        return (f"next opens {opener}", *dict.fromkeys(f"next {tag}" for tag in near))

    def _opener(self, place: int) -> str:
        """The article or owner that opens the phrase of a noun, a few words before it at most."""
        words = self.setting.words
        for n in range(place - 1, max(-1, place - 1 - DETERMINER_REACH), -1):
            text = words[n].text
            if text.endswith(("'s", "’s")):
                return "'s"
            if self.tree.part(n) in {"DET", "PRON"}:
                return text
            if not text[0].isalnum() or self.tree.part(n) in OPENERS:
                break
        return "none"

    def _above(self, place: int) -> Iterator[str]:
        """What it hangs on, and the verb of its clause."""
        parse, part = self.tree, self.tree.part(place)
        arcs = parse.up(place)
        if not arcs:
            yield "on nothing"
        for arc in arcs[:1]:
            yield f"on {self.lemmas[arc.head]}"
            yield f"as {arc.kind} {arc.marker}"
            yield f"as {arc.kind} of {parse.part(arc.head)}"
            yield from (f"as {arc.kind} of {tag}" for tag in self.tags.get(arc.head, ()))
        for arc in arcs[1:2]:
            yield f"under {self.lemmas[arc.head]}"
            yield from (f"under {tag}" for tag in self.tags.get(arc.head, ()))
        verb = place if part == "VERB" else next((arc.head for arc in arcs if parse.part(arc.head) == "VERB"), None)
        if verb is not None:
            yield from self._clause(place, part, verb)

    def _clause(self, place: int, part: str, verb: int) -> Iterator[str]:
        parse = self.tree
        mood = mood_of(parse, verb)
        yield f"mood {mood}"
        yield f"mood {mood} of {part}"
        yield from (f"mood {mood} of {tag}" for tag in self.tags.get(place, ()))
        yield f"helpers {' '.join(sorted({*parse.helpers(verb)}))}"
        if verb != place:
            yield f"verb {self.lemmas[verb]}"
        subject = parse.subject(verb)
        if subject is not None:
            yield f"subject {self.lemmas[subject.place]}{' undergoes' if subject.is_passive else ''}"
        for thing in parse.objects(verb)[:2]:
            if thing != place:
                yield f"object {self.lemmas[thing]}"
                yield from (f"object {tag}" for tag in self.tags.get(thing, ()))

    def _around(self, place: int) -> Iterator[str]:
        """What hangs on it, and the words near it."""
        parse, setting = self.tree, self.setting
        for arc in parse.below(place):
            yield from self._below(arc)
        for n in self._under(place):
            if self.lemmas[n][0] == "@":
                yield f"holds {self.lemmas[n]}"
            if n in self._dated:
                yield f"date {self._dated[n]}"
        for n in range(max(0, place - NEAR), min(len(setting.words), place + NEAR + 1)):
            if n != place:
                if self.lemmas[n][0] == "@" or parse.part(n) in CONTENT:
                    yield f"near {self.lemmas[n]}"
                yield from (f"near {tag}" for tag in self.tags.get(n, ()))

    def _below(self, arc: Arc) -> Iterator[str]:
        yield f"has {arc.kind} {arc.marker}"
        yield f"has {arc.kind} {arc.marker} {self.lemmas[arc.place]}"
        yield from (f"has {arc.kind} {tag}" for tag in self.tags.get(arc.place, ()))
        if arc.place and self.setting.is_name(arc.place):
            yield f"has {arc.kind} named"

    def _under(self, place: int) -> list[int]:
        """The words under a word in the tree, no verb and nothing under one among them."""
        found, todo = list[int](), [place]
        while todo and len(found) < MOST_BELOW:
            inner = [arc.place for arc in self.tree.below(todo.pop(0)) if self.tree.part(arc.place) != "VERB"]
            found += inner
            todo += inner
        return found
