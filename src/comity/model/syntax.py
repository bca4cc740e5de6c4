"""Words and sentences as an analysis engine reads them, and the neutral syntax that extractors ask for.

Two levels. A `Parse` is what an engine answers: words with offsets, tags, lemmas, a tree and names, in the engine's own scheme.
`Syntax` is a parse seen through dependencies that mean the same whatever the scheme (subject, object, complement, modifier,
phrase, conjunct ...); one adapter for each scheme makes them. Extractors read `Syntax` and know no label of any treebank.
"""

from typing import Literal, Protocol

from msgspec import Struct

NameKind = Literal["PER", "LOC", "ORG"]
_KINDS: dict[str, NameKind] = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}


class Word(Struct, frozen=True, gc=False):
    """A word or sign: `text[start:end]`.

    `upos` is its part of speech and `dep` its relation to its head, in Universal Dependencies for the built-in engine; `head`
    is the place of the head in the sentence, -1 for the root. `ner` begins ("B-ORG") or goes on with ("I-ORG") the name of a
    person (PER), place (LOC) or organisation (ORG), or is "O".
    """

    start: int
    end: int
    lemma: str
    upos: str
    head: int
    dep: str
    ner: str


class Name(Struct, frozen=True, gc=False):
    """A name as written, without its title or article: `text[start:end]`; PER, LOC or ORG."""

    start: int
    end: int
    kind: NameKind


class Parse(Struct, frozen=True):
    """A sentence: its words in the order of the text, one at least."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end

    def names(self) -> tuple[Name, ...]:
        """Names in the sentence, in order."""
        found: list[Name] = []
        before = "O"
        for word in self.words:
            kind = _KINDS.get(word.ner[2:])
            if kind is not None and word.ner[0] == "I" and before[2:] == kind:
                found[-1] = Name(found[-1].start, word.end, kind)
            elif kind is not None:
                found.append(Name(word.start, word.end, kind))
            before = word.ner
        return tuple(found)


class Engine(Protocol):
    """What reads the words of one text; any engine that answers so can stand in for the built-in one.

    Its answer is a function of the text alone: no other text, batch, thread or worker changes it.
    """

    def __hash__(self) -> int:
        """Any hash: what an engine answered is remembered by the engine."""

    @property
    def name(self) -> str:
        """Its name and version, to go with every claim that rests on it."""

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that change with anything that its answers depend on."""

    def analyse(self, text: str) -> tuple[Parse, ...]:
        """Sentences of `text`, in order; together their words cover every character that is no space, once."""


def label(engine: Engine) -> str:
    """How claims name the engine they rest on: its name with its digest."""
    return f"{engine.name}+{engine.digest}" if engine.digest else engine.name


DependencyKind = Literal[
    "subject",  # who does or is; with `is_passive`, who undergoes
    "agent",  # who does what a passive says: "by the ministry"
    "object",  # what is acted on
    "recipient",  # to whom, without preposition: "gave Cuba a loan"
    "complement",  # a clause that completes the head: "said (that) ...", "agreed to ..."
    "clause",  # a clause that modifies the head: "after it signed", "which supplies", "signed in 2019"
    "modifier",  # a word or nominal without preposition: adjective, number, compound, title, possessor
    "phrase",  # a phrase with a preposition (`marker`), or without one a time or measure: "of Iran", "last year"
    "apposition",  # another word for the head: "Chevron, the US company"
    "conjunct",  # what is joined to the head by "and", "or", a comma; each to the first of the row
]


class Dependency(Struct, frozen=True, gc=False):
    """One dependency of a sentence.

    `head` and `dependent` are places of words. The head of a clause is the word that carries its meaning: its verb, or with
    "to be" the noun or adjective that is said of the subject. `marker` is the preposition ("according to"), conjunction
    ("that", "if", "and") or possessive sign that introduces the dependent, in small letters, empty where none does.
    `start` and `end` bound the dependent with all that hangs on it, marker included: offsets into the text.
    """

    kind: DependencyKind
    head: int
    dependent: int
    start: int
    end: int
    marker: str = ""
    is_passive: bool = False


class Syntax(Struct, frozen=True):
    """A parse and its dependencies, sorted by head and then by dependent."""

    parse: Parse
    dependencies: tuple[Dependency, ...]

    def of(self, head: int, *kinds: DependencyKind) -> tuple[Dependency, ...]:
        """Dependencys of a word, of these kinds or all."""
        return tuple(
            dependency for dependency in self.dependencies if dependency.head == head and (not kinds or dependency.kind in kinds)
        )

    def above(self, dependent: int) -> Dependency | None:
        """The relation by which a word hangs on its head, None for the root and for words that only mark others."""
        return next((dependency for dependency in self.dependencies if dependency.dependent == dependent), None)

    def subject(self, verb: int) -> Dependency | None:
        """The subject of a verb; one joined to an earlier verb shares that verb's ("signed and ratified")."""
        seen: set[int] = set()
        while verb not in seen:
            seen.add(verb)
            own = self.of(verb, "subject")
            if own:
                return own[0]
            above = self.above(verb)
            if above is None or above.kind != "conjunct" or not self._are_alike(verb, above.head):
                return None
            verb = above.head
        return None

    def objects(self, verb: int) -> tuple[int, ...]:
        """Places of the objects of a verb, those joined to them included ("oil and gas")."""
        return tuple(place for dependency in self.of(verb, "object") for place in self.members(dependency.dependent))

    def members(self, first: int) -> tuple[int, ...]:
        """Places of a word and of all that is joined to it by conjunction."""
        return (first, *(dependency.dependent for dependency in self.of(first, "conjunct")))

    def phrases(self, head: int, *markers: str) -> tuple[Dependency, ...]:
        """Phrases of a word, with one of these prepositions or any."""
        return tuple(phrase for phrase in self.of(head, "phrase") if not markers or phrase.marker in markers)

    def _are_alike(self, one: int, other: int) -> bool:
        return (self.parse.words[one].upos in {"NOUN", "PROPN"}) == (self.parse.words[other].upos in {"NOUN", "PROPN"})
