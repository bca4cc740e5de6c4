"""From the scheme of English spaCy pipelines (`en_core_web_*`) to Universal Dependencies: heads and relations of a sentence.

The scheme is that of Choi and Palmer (2012, "Guidelines for the CLEAR style constituent to dependency conversion") as their
converter ClearNLP 3 writes it: a preposition heads its noun, "to be" heads what is said of the subject, the number heads its
currency sign, and each conjunct hangs on the one before. Universal Dependencies 2 turns all of these round: the word that
carries the meaning is the head. Here such a chain of words, "is - in - talks", is folded into its last word, which takes the
place of the first in the tree, and the others hang on it. A fold never makes a cycle, so what is a tree stays one.

Left as they are, because the tags and labels do not decide them: "to be" before a clause that has a subject of its own ("the
problem is that ...") and before a lone adverb ("he is here") stays the head; so does "what" as object in a free relative.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct


class Token(Struct, frozen=True):
    """A word in the ClearNLP scheme.

    `form` is the word as written, `upos` its part of speech in Universal Dependencies, `head` the place of its head in the
    sentence, -1 for the root, `dep` its relation; `ner` begins ("B-PER") or goes on with ("I-PER") a name, or is "O".
    """

    form: str
    lemma: str
    upos: str
    head: int
    dep: str
    ner: str = "O"


class Arc(Struct, frozen=True):
    """The place of a word's head, -1 for the root, and its relation in Universal Dependencies."""

    head: int
    dep: str


_ONLY_CLEAR = {"nsubjpass", "dobj"}

_LABELS = {
    "ROOT": "root",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "intj": "discourse",
    "nsubjpass": "nsubj:pass",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
}
_SHARED = {  # same name, same meaning
    *("acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound"),
    *("conj", "csubj", "det", "expl", "mark", "nsubj", "nummod", "parataxis", "punct", "xcomp"),
}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"}
_CLAUSAL = {"VERB", "AUX"}
_CONTRACTIONS = {"'s", "’s", "'re", "’re", "'m", "’m"}  # of "to be"; some lemmatisers leave them as they are
# What a phrase with a preposition keeps being; beside these it is a modifier.
_NO_MODIFIER = {"acomp", "appos", "attr", "ccomp", "conj", "csubj", "dobj", "nsubj", "nsubjpass", "oprd", "parataxis", "xcomp"}
_BARE = {"let", "make", "have", "help"}  # whose infinitive has no "to"
_WITH_NUMBER = {"advmod", "compound", "nummod", "quantmod"}  # what stays with the number when its currency sign is the head
_FIXED = (
    ("as", "opposed", "to"),
    ("as", "well", "as"),
    ("according", "to"),
    ("as", "to"),
    ("because", "of"),
    ("due", "to"),
    ("instead", "of"),
    ("less", "than"),
    ("more", "than"),
    ("prior", "to"),
    ("rather", "than"),
    ("such", "as"),
    ("up", "to"),
)
_FIXED_AS = {"advmod", "case", "cc", "mark"}

_Role = Literal["preposition", "copula", "number", "name"]


def is_clear(labels: Iterable[str]) -> bool:
    """Whether a parser with these relations speaks the ClearNLP scheme.

    It has "nsubjpass" and "dobj", which Universal Dependencies have given up with their version 2.
    """
    return not _ONLY_CLEAR.isdisjoint(labels)


def universal(tokens: Sequence[Token]) -> tuple[Arc, ...]:
    """Heads and relations in Universal Dependencies of a sentence whose heads are a tree with one root; so are the answers."""
    sentence = _Sentence(tokens)
    arcs = [sentence.arc(place) for place in range(len(tokens))]
    _join_to_first(arcs)
    _fix(arcs, [token.form.lower() for token in tokens])
    return tuple(arcs)


class _Sentence:
    """A sentence in the ClearNLP scheme, and the words that carry the meaning of others."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.below: list[list[int]] = [[] for _ in tokens]
        for place, token in enumerate(tokens):
            if token.head >= 0:
                self.below[token.head].append(place)

    @cached_property
    def carriers(self) -> dict[int, tuple[int, _Role]]:
        """For each word that only serves another, the dependent that it serves and as what."""
        found: dict[int, tuple[int, _Role]] = {}
        for place in range(len(self.tokens)):
            carrier = self._carrier(place)
            if carrier is not None:
                found[place] = carrier
        return found

    def content(self, place: int) -> int:
        """The word that carries the meaning of a word, often itself: of "in", "talks"."""
        while place in self.carriers:
            place = self.carriers[place][0]
        return place

    def arc(self, place: int) -> Arc:
        """Head and relation of a word."""
        content = self.content(place)
        if content != place:
            if self._is_joined_preposition(place):
                return Arc(self.tokens[place].head, "conj")
            return Arc(content, self._service(place))
        top = self._top(place)
        if self.tokens[top].head < 0:
            return Arc(-1, "root")
        return Arc(self._host(top), self._relation(top, place))

    # Which words serve others.

    def _carrier(self, place: int) -> tuple[int, _Role] | None:
        roles: tuple[tuple[_Role, int | None], ...] = (
            ("preposition", self._complement(place)),
            ("copula", self._predicate(place)),
            ("number", self._currency(place)),
            ("name", self._first_name(place)),
        )
        return next(((carrier, role) for role, carrier in roles if carrier is not None), None)

    def _complement(self, place: int) -> int | None:
        """What a preposition introduces: a noun, a clause, another preposition ("out of"), its twin's noun ("to and from")."""
        if not self._is_preposition(place):
            return None
        for child in self._of(place, "pobj"):
            return child
        for child in self._of(place, "pcomp"):
            if self.tokens[child].upos != "ADP" or self._complement(child) is not None:
                return child
        for child in self._of(place, "prep", "conj"):
            if child > place and self._is_preposition(child) and self._complement(child) is not None:
                return child
        return None

    def _predicate(self, place: int) -> int | None:
        """What "to be" says of its subject: a noun, an adjective, an infinitive or a phrase; never what "there is"."""
        token = self.tokens[place]
        is_be = token.lemma.lower() == "be" or (token.upos in _CLAUSAL and token.form.lower() in _CONTRACTIONS)
        if not is_be or token.dep in {"aux", "auxpass"} or self._has(place, "expl"):
            return None
        for label in ("attr", "acomp"):
            for child in self._of(place, label):
                return child
        if self._has(place, "ccomp"):
            return None
        for child in self._of(place, "xcomp"):
            return child if child > place and self._has_to(child) else None
        return self._said_phrase(place)

    def _said_phrase(self, place: int) -> int | None:
        """The phrase after "to be" that it says: "in talks", "home to", "ahead of".

        What a comma sets off is none, but the last of several: "is, according to the report, in talks".
        """
        phrases = [child for child in self._of(place, "prep", "advmod") if child > place and self._can_be_said(child)]
        joined = [phrase for phrase in phrases if self.tokens[phrase - 1].upos != "PUNCT"]
        return joined[0] if joined else phrases[-1] if len(phrases) > 1 else None

    def _can_be_said(self, phrase: int) -> bool:
        if self.tokens[phrase].dep == "advmod":
            return self._has(phrase, "prep")
        return self._complement(phrase) is not None and not self._is_clause(phrase)

    def _currency(self, place: int) -> int | None:
        """The sign before a number."""
        if self.tokens[place].upos != "NUM":
            return None
        for child in self._of(place, "quantmod", "nmod", "compound", "nummod"):
            form = self.tokens[child].form
            if child < place and form and unicodedata.category(form[-1]) == "Sc":
                return child
        return None

    def _first_name(self, place: int) -> int | None:
        """The first word of the person's name whose last word this is."""
        if self.tokens[place].ner != "I-PER":
            return None
        for child in self._of(place, "compound"):
            is_whole = all(token.ner == "I-PER" for token in self.tokens[child + 1 : place])
            if child < place and self.tokens[child].ner == "B-PER" and is_whole:
                return child
        return None

    def _is_preposition(self, place: int) -> bool:
        token = self.tokens[place]
        return token.upos in {"ADP", "SCONJ"} or token.dep in {"prep", "agent"}

    def _is_clause(self, preposition: int) -> bool:
        """Whether a preposition introduces a clause: "after signing", "about what he said"."""
        complement = self._complement(preposition)
        while complement is not None and self._complement(complement) is not None:
            complement = self._complement(complement)
        return complement is not None and self.tokens[complement].dep == "pcomp" and self.tokens[complement].upos in _CLAUSAL

    def _is_joined_preposition(self, place: int) -> bool:
        """Whether it is the second of "to and from Iran", which only together have their noun."""
        token = self.tokens[place]
        return token.dep == "conj" and token.head in self.carriers and self.carriers[token.head] == (place, "preposition")

    def _service(self, place: int) -> str:
        """The relation of a word that serves another to it."""
        _, role = self.carriers[place]
        if role == "preposition":
            return "mark" if self._is_clause(place) else "case"
        if role == "copula":
            is_modal = self._has_infinitive(place) and not self._has_outer_subject(place)
            return "aux" if is_modal else "cop"
        return "nummod" if role == "number" else "flat"

    # Where the others hang, and how.

    def _top(self, content: int) -> int:
        """The first word of the chain that ends in this one."""
        above = self.tokens[content].head
        while above in self.carriers and self.carriers[above][0] == content:
            content, above = above, self.tokens[above].head
        return content

    def _host(self, place: int) -> int:
        """The head of a word that heads its chain."""
        token = self.tokens[place]
        if token.dep in {"cc", "punct"}:
            joined = self._joined_by(place)
            if joined is not None:
                return joined if self._is_joined_preposition(joined) else self.content(joined)
        if self._is_raised(place):
            return self.content(self.tokens[token.head].head)
        stays = False
        if token.head in self.carriers:
            role = self.carriers[token.head][1]
            is_bare = token.dep == "conj" and token.upos == "ADP" and place not in self.carriers  # "in Norland and around"
            stays = (role == "number" and token.dep in _WITH_NUMBER) or (role == "preposition" and is_bare)
        return token.head if stays else self.content(token.head)

    def _joined_by(self, place: int) -> int | None:
        """The conjunct that "and" or a comma stands before, among the dependents of its head."""
        head = self.tokens[place].head
        if place < head:
            return None
        for sibling in self.below[head]:
            if sibling <= place:
                continue
            dep = self.tokens[sibling].dep
            if dep == "conj":
                return sibling
            if self.tokens[place].dep == "punct" and dep not in {"cc", "punct"}:
                return None
        return None

    def _relation(self, top: int, content: int) -> str:
        """The relation to its head of a word that heads a chain, or is alone."""
        token = self.tokens[top]
        if content != top and self.carriers[top][1] == "preposition":
            if token.dep not in _NO_MODIFIER:
                return self._phrase(top, content)
        elif token.dep in {"prep", "agent"} or (token.dep in {"dative", "pcomp"} and token.upos == "ADP"):
            return "case" if token.dep == "pcomp" else "advmod"  # "because of", "the country it trades with"
        return self._argument(top) or self._modifier(top, content)

    def _argument(self, top: int) -> str | None:
        """The relation of a subject, an object or a complement."""
        token = self.tokens[top]
        found = None
        match token.dep:
            case "nsubj" | "nsubjpass" if self._is_raised(top):
                found = "obj"
            case "nsubj" if self._is_to_undergo(token.head):
                found = "nsubj:pass"
            case "nsubj" if self._has_outer_subject(token.head):
                found = "nsubj:outer"
            case "dobj" if self._is_told(top):
                found = "iobj"
            case "ccomp" if any(self._is_raised(child) for child in self.below[top]):
                found = "xcomp"
            case "attr" if self._has(token.head, "expl"):
                found = "nsubj"
            case "attr" | "acomp" | "oprd":
                found = "xcomp"
            case "dative":
                found = "iobj"
        return found

    def _modifier(self, top: int, content: int) -> str:
        """The relation of any other word."""
        token = self.tokens[top]
        found = _LABELS.get(token.dep, token.dep if token.dep in _SHARED else "dep")
        match token.dep:
            case "aux" if token.upos == "PART":
                found = "mark"  # "to sign"
            case "neg":
                found = "det" if token.upos == "DET" else "advmod"
            case "pobj" | "pcomp":  # beside the one that the preposition introduces
                found = self._oblique(top)
            case "npadvmod":
                found = "nmod:unmarked" if self.tokens[token.head].upos in _NOMINAL else "obl:unmarked"
            case "nmod" if token.upos == "ADJ":
                found = "amod"
            case "nmod":
                found = "compound" if top < token.head else "nmod:unmarked"
            case "quantmod":
                found = "compound" if token.upos in {"NUM", "SYM"} else "advmod"
            case "nummod" if content != top:
                found = "compound"  # "a $5 million deal"
            case "compound" if token.ner == "I-PER" and self._is_last_name(token.head):
                found = "flat"
        return found

    def _phrase(self, top: int, content: int) -> str:
        """The relation of what a preposition introduces."""
        if self._is_clause(top):
            return "acl" if self._is_under_noun(top) else "advcl"
        if self.tokens[top].dep == "agent":
            return "obl:agent"
        return "advmod" if self.tokens[content].upos == "ADV" else self._oblique(top)

    def _oblique(self, place: int) -> str:
        return "nmod" if self._is_under_noun(place) else "obl"

    def _is_under_noun(self, place: int) -> bool:
        """Whether the head is a noun or the like, and not the verb "to be" whose clause a noun will head."""
        head = self.tokens[place].head
        while head in self.carriers and self.carriers[head][1] == "preposition":
            head = self.carriers[head][0]
        return self.tokens[head].upos in _NOMINAL

    def _is_raised(self, place: int) -> bool:
        """Whether a subject becomes the object of the verb above: "wants Iran to sign", "made the visit possible"."""
        token = self.tokens[place]
        if token.dep not in {"nsubj", "nsubjpass"} or token.head < 0:
            return False
        clause = self.tokens[token.head]
        if clause.dep not in {"ccomp", "xcomp"} or clause.head < 0 or not clause.head < place < token.head:
            return False
        verb = self.tokens[clause.head]
        if verb.upos != "VERB" or self._has(clause.head, "dobj") or self._has(token.head, "mark"):
            return False
        has_aux = self._has(token.head, "aux", "auxpass")
        is_bare = verb.lemma.lower() in _BARE and not has_aux and clause.form.lower() == clause.lemma.lower()
        return self._has_to(token.head) or is_bare or (clause.upos not in _CLAUSAL and not has_aux)

    def _is_told(self, place: int) -> bool:
        """Whether an object is who a clause is told to: "warned Turkey that ..."."""
        head = self.tokens[place].head
        is_thing = self.tokens[place].lemma.lower() == "it"
        return not is_thing and self._has(head, "ccomp") and not self._has(head, "oprd", "acomp", "dative")

    def _is_last_name(self, place: int) -> bool:
        return place in self.carriers and self.carriers[place][1] == "name"

    def _has_to(self, verb: int) -> bool:
        return any(self.tokens[child].upos == "PART" for child in self._of(verb, "aux"))

    def _has_infinitive(self, place: int) -> bool:
        """Whether it is "to be" with an infinitive: "is to sell", "was to be sold"."""
        carrier, role = self.carriers.get(place, (place, "preposition"))
        return role == "copula" and self.tokens[carrier].dep == "xcomp"

    def _is_to_undergo(self, place: int) -> bool:
        """Whether that infinitive is passive, and its subject so: "the firm is to be sold"."""
        return self._has_infinitive(place) and self._has(self.carriers[place][0], "auxpass")

    def _has_outer_subject(self, place: int) -> bool:
        """Whether the infinitive is what the subject consists in: "the plan was to sell", not "Iran is to sell"."""
        if not self._has_infinitive(place) or self._is_to_undergo(place):
            return False
        return any(self.tokens[child].upos == "NOUN" for child in self._of(place, "nsubj"))

    def _has(self, place: int, *deps: str) -> bool:
        return next(self._of(place, *deps), None) is not None

    def _of(self, place: int, *deps: str) -> Iterator[int]:
        return (child for child in self.below[place] if self.tokens[child].dep in deps)


def _join_to_first(arcs: list[Arc]) -> None:
    """Hang every conjunct on the first of its row."""
    for place, arc in enumerate(arcs):
        head = arc.head
        while arc.dep == "conj" and arcs[head].dep == "conj":
            head = arcs[head].head
        arcs[place] = Arc(head, arc.dep)


def _fix(arcs: list[Arc], forms: Sequence[str]) -> None:
    """Make one of the words of "because of" and its like: the first stands for all, as it does in Universal Dependencies."""
    place = 0
    while place < len(forms):
        size = next((len(words) for words in _FIXED if tuple(forms[place : place + len(words)]) == words), 1)
        if size > 1:
            _fix_one(arcs, range(place, place + size))
        place += size


def _fix_one(arcs: list[Arc], group: range) -> None:
    tops = [arcs[place] for place in group if arcs[place].head not in group]
    if len({top.head for top in tops}) != 1 or tops[-1].dep not in _FIXED_AS:
        return
    for place, arc in enumerate(arcs):
        if place in group:
            arcs[place] = tops[-1] if place == group[0] else Arc(group[0], "fixed")
        elif arc.head in group:
            arcs[place] = Arc(group[0], arc.dep)
