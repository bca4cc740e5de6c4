"""People: one person under several spellings.

Names meet when their surnames are spelled alike, romanisation and adjectival endings aside, and their first names are alike or
one is an initial. A surname alone is the one person of that surname whom its document names in full. Two different full first
names never meet.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from comity.model.claim import Claim, Event, Instrument
from comity.model.ids import ClaimId, DocumentId, RecordId, digest
from comity.model.page import Pile
from comity.model.record import Naming, Record
from comity.resolve.states import code_of, organisations_in, states_in
from comity.resolve.words import fold, listed, words_of
from comity.resources.romanisation import sound

ADJECTIVAL = re.compile(r"(sk|nn?)(?:aia|oi|ii|i|a)$")
POSSESSIVE = re.compile(r"(ov|ev|in)a$")
MOST_NAMES = 5


class Person(NamedTuple):
    """One spelling of a person in a document, with what is known of them."""

    first: str
    surname: str
    spelling: str
    state: str | None
    document: DocumentId


class People:
    """The persons of some documents: records, which claim speaks of whom, and what each document calls them."""

    def __init__(
        self, records: Iterable[Record], names: Iterable[Naming], members: Iterable[tuple[RecordId, ClaimId]] = ()
    ) -> None:
        """Know persons that were found before; `found` finds them."""
        self.records: dict[RecordId, Record] = {record.id: record for record in records}
        self.names = tuple(sorted(names))
        self.members = set(members)
        self._of = {(one.document, one.name): self.records[one.record] for one in self.names}

    @classmethod
    def found(cls, pile: Pile) -> "People":
        """Find the persons in the chains, actors and signatories of a pile's claims and bring their spellings together.

        Only names of one surname, declined or not (`stems_of`), can be one person's.
        """
        claims: dict[Person, set[ClaimId]] = defaultdict(set)
        for claim in pile.claims.values():
            for person in named_in(claim):
                claims[person].add(claim.id)
        for person in _other_endings(pile, claims):
            claims[person] = set()
        records: dict[RecordId, Record] = {}
        names: dict[tuple[DocumentId, str], Naming] = {}
        members: set[tuple[RecordId, ClaimId]] = set()
        for group in _grouped(sorted(claims, key=_fullest_first)):
            record = _record(group, records)
            records[record.id] = record
            for person in group:
                stem, spelling, surname = surname_stem(person.surname), fold(person.spelling), fold(person.surname)
                names[person.document, spelling] = Naming(person.document, spelling, record.id, stem)
                names.setdefault((person.document, surname), Naming(person.document, surname, record.id, stem))
                members.update((record.id, claim) for claim in claims[person])
        return cls(records.values(), names.values(), members)

    def find(self, name: str, document: DocumentId) -> Record | None:
        """The person that a name means in a document, also inside a phrase ("Maduro's government"); None where it means none."""
        exact = self._of.get((document, fold(name)))
        if exact is not None:
            return exact
        found = {self._of[key].id: self._of[key] for word in words_of(name) if (key := (document, word.folded)) in self._of}
        return next(iter(found.values())) if len(found) == 1 else None


def _record(group: Sequence[Person], known: Container[RecordId]) -> Record:
    """The record of one person's spellings, with an id that no other person has."""
    spellings = sorted({person.spelling for person in group}, key=lambda name: (-len(name.split()), -len(name), name))
    states = sorted({person.state for person in group if person.state})
    surname = min(surname_stem(person.surname) for person in group)
    first = max((sound(person.first) for person in group), key=lambda name: (len(name), name))
    name = "r_" + digest("person", surname, first, group[0].document if not first else None)
    while name in known:  # two persons of one name, whom states tell apart
        name = "r_" + digest(name, *states)
    return Record(id=name, kind="person", name=spellings[0], names=tuple(sorted(spellings)), type="person", parties=tuple(states))


def named_in(claim: Claim) -> Iterator[Person]:
    """The persons that a claim names, as its document spells them."""
    for name, state, is_voice in _names(claim):
        person = _person(name, state, claim.document, is_voice=is_voice)
        if person is not None:
            yield person


def stems_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The surnames, without the endings that decline them, of all persons that some claims name."""
    return frozenset(surname_stem(person.surname) for claim in claims for person in named_in(claim))


def _other_endings(pile: Pile, people: Iterable[Person]) -> list[Person]:
    """Surnames in the words of a document that are a misdeclined name of it with its other ending."""
    found: set[Person] = set()
    slips: dict[DocumentId, dict[str, Person]] = defaultdict(dict)
    for person in people:
        if person.first and _is_misdeclined(person):
            slips[person.document][surname_stem(person.surname)] = person
    for document, known in slips.items():
        for word in words_of(pile.words(document)):
            full = known.get(surname_stem(word.folded)) if word.text[0].isupper() else None
            if full is not None and word.folded != full.surname:
                found.add(Person("", word.folded, word.text, full.state, document))
    return sorted(found - set(people), key=_fullest_first)


def _names(claim: Claim) -> Iterator[tuple[str, str | None, bool]]:
    """The persons that a claim names: name, state where known, and whether the words make it a person for certain."""
    for voice in claim.chain:
        if voice.type == "person":
            yield voice.name, voice.state, True
    if isinstance(claim.payload, Event):
        yield from ((name, None, False) for name in claim.payload.actors)
    if isinstance(claim.payload, Instrument):
        yield from ((name, None, False) for name in claim.payload.signatories)


def _person(name: str, state: str | None, document: DocumentId, *, is_voice: bool) -> Person | None:
    read = _read(name, is_voice=is_voice)
    return None if read is None else Person(*read, state, document)


@cache
def _read(name: str, *, is_voice: bool) -> tuple[str, str, str] | None:
    """First name, surname and spelling of what may be a person's name; None for anything else."""
    words = words_of(name)
    if not 1 <= len(words) <= MOST_NAMES or not all(word.text[0].isupper() for word in (words[0], words[-1])):
        return None
    if any(word.folded in listed("institution") for word in words) or any(character.isdigit() for character in name):
        return None
    if code_of(name) or list(organisations_in(words)) or any(True for _ in states_in(words[-1:])):
        return None
    if len(words) == 1 and not is_voice:
        return None
    first = words[0].folded if len(words) > 1 else ""
    return first, words[-1].folded, " ".join(name.split())


def _fullest_first(person: Person) -> tuple[object, ...]:
    return (not person.first, -len(person.spelling), person.spelling, person.state is None, person.state or "", person.document)


class _Group:
    """Spellings of one person: those that count for other documents, and those of each document."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._known: dict[tuple[str, str | None], Person] = {}
        self._read_in: dict[DocumentId, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        self.people.append(person)
        self._known.setdefault((person.first, person.state), person)
        self._read_in[person.document].append(person)

    def fits(self, person: Person) -> bool:
        members = [*self._known.values(), *self._read_in.get(person.document, ())]
        return any(is_one(person, member) for member in members) and not any(_are_two(person, member) for member in members)


def _grouped(people: Iterable[Person]) -> list[list[Person]]:
    """Groups of spellings of one person each; a spelling that fits two groups stays alone."""
    groups: dict[str, list[_Group]] = defaultdict(list)
    for person in people:
        near = groups[surname_stem(person.surname)]
        fits = [group for group in near if group.fits(person)]
        if len(fits) != 1:
            fits = [_Group()]
            near.append(fits[0])
        fits[0].add(person)
    return [group.people for near in groups.values() for group in near]


def _are_two(one: Person, other: Person) -> bool:
    """Whether two names cannot be of one person: states or full first names that differ."""
    if one.state and other.state and one.state != other.state:
        return True
    return bool(one.first) and bool(other.first) and not first_names_fit(one.first, other.first)


def is_one(one: Person, other: Person) -> bool:
    """Whether two spellings of one surname are one person: first names alike, or one left out within a document."""
    if one.first and other.first:
        return first_names_fit(one.first, other.first)
    if one.document != other.document or not (one.first or other.first):
        return False
    full, bare = (one, other) if one.first else (other, one)
    return sound(full.surname) == sound(bare.surname) or _is_misdeclined(full)


def _is_misdeclined(person: Person) -> bool:
    """A man's first name with a woman's surname, as translations make them: the surname alone may then have either ending.

    Otherwise an ending that differs tells of another person: a wife, a sister.
    """
    is_female_first = person.first.endswith("a") and person.first not in listed("masculine")
    return not is_female_first and person.surname.endswith("a") and surname_stem(person.surname) != sound(person.surname)


@cache
def first_names_fit(one: str, other: str) -> bool:
    """Whether two first names are one: equal as spoken, an initial, or the same but for a vowel inside ("Dimitri", "Dmitry")."""
    left, right = sound(one), sound(other)
    if left == right or (1 in {len(left), len(right)} and left[:1] == right[:1]):
        return True
    bones = _consonants(left)
    return len(bones) >= 3 and bones == _consonants(right) and left[0] == right[0] and left[-1] == right[-1]


def _consonants(name: str) -> str:
    return re.sub("[aeiou]", "", name)


@cache
def surname_stem(surname: str) -> str:
    """A surname without the ending that declines it: Lidovskaya, Lidovsky and Lidovskoy are one, so are Petrov and Petrova."""
    spoken = sound(surname)
    if len(spoken) < 5:
        return spoken
    return POSSESSIVE.sub(r"\1", ADJECTIVAL.sub(r"\1", spoken))
