"""The words of speech, read on first use from `lexicon/speech.toml`."""

from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.language.en.lists import read_lists

Family: TypeAlias = Literal["say", "tell", "believe", "intend", "describe", "count", "quote"]


class Verb(Struct, frozen=True):
    """A form of a verb of speech: its base, its family, and how it may be used."""

    base: str
    family: Family
    is_participle: bool
    is_base: bool
    is_ambiguous: bool
    is_nominal: bool


class Lexicon(Struct, frozen=True):
    """Word lists of `speech.toml`; what each is for stands there."""

    say: tuple[str, ...]
    tell: tuple[str, ...]
    believe: tuple[str, ...]
    intend: tuple[str, ...]
    describe: tuple[str, ...]
    count: tuple[str, ...]
    quote: tuple[str, ...]
    nominal: frozenset[str]
    ambiguous: frozenset[str]
    adjectives: frozenset[str]
    continuing: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    unreal: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    prepositions: frozenset[str]
    adjuncts: frozenset[str]
    determiners: frozenset[str]
    boundaries: frozenset[str]
    relatives: frozenset[str]
    verbs: frozenset[str]
    connectives: frozenset[str]
    person_nouns: frozenset[str]
    anonymous_nouns: frozenset[str]
    government_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    outlet_nouns: frozenset[str]
    document_nouns: frozenset[str]
    no_voice: frozenset[str]
    listeners: frozenset[str]
    pronouns: frozenset[str]
    naming: frozenset[str]
    raising: frozenset[str]
    ly_nouns: frozenset[str]
    particles: dict[str, str]
    amounts: dict[str, str]
    habits: frozenset[str]
    accounts: frozenset[str]
    claims: frozenset[str]
    deeds: frozenset[str]
    counters: frozenset[str]
    stances: frozenset[str]
    scales: frozenset[str]
    askers: frozenset[str]
    acts: frozenset[str]
    passives: frozenset[str]
    acted: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The word lists."""
    return read_lists("speech", Lexicon)


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every verb of speech; the first family that has a form keeps it."""
    words = lexicon()
    families: tuple[tuple[Family, tuple[str, ...]], ...] = (
        ("tell", words.tell),
        ("say", words.say),
        ("believe", words.believe),
        ("intend", words.intend),
        ("describe", words.describe),
        ("count", words.count),
        ("quote", words.quote),
    )
    found: dict[str, Verb] = {}
    for family, lines in families:
        for line in lines:
            base, *forms = line.split()
            for form in (base, *forms):
                is_base = form == base and base not in forms  # "put" is its own past
                verb = Verb(base, family, form.endswith("ing"), is_base, form in words.ambiguous, base in words.nominal)
                found.setdefault(form, verb)
    return found


@cache
def known_words() -> frozenset[str]:
    """Every word of the lists that no name is made of: what a line in capitals writes like a name and does not mean as one."""
    words = lexicon()
    return frozenset(verbs()).union(
        words.auxiliaries,
        words.be,
        words.adverbs,
        words.prepositions,
        words.determiners,
        words.boundaries,
        words.relatives,
        words.verbs,
        words.person_nouns,
        words.anonymous_nouns,
        words.government_nouns,
        words.document_nouns,
    ) - {"works", "post", "posts", "may", "march", "state", "city", "service"}
