"""Who a speaker's words stand for: a known actor, a noun phrase with its kind, or somebody who spoke before."""

from collections import deque
from collections.abc import Iterator

from msgspec import Struct

from comity.language.en.actors.nominals import is_office
from comity.language.en.speech.descriptions import describes, is_description
from comity.language.en.speech.documents import FROM, compiler, is_compiler, keeper, maker, named_outlet
from comity.language.en.speech.heads import (
    closing_name,
    core_end_of,
    head_mention,
    introduced,
    is_back_reference,
    is_itself,
    is_joint,
    is_part,
    state_of,
    titled,
    voice_of,
)
from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.unit import Places, Unit
from comity.model.analysis import Mention
from comity.model.claim import Voice, VoiceType

_MEMORY = 100  # voices and names to look back on
_MARKS = '"“”«»„'  # around a name, which is the same without them
_GESTURE = 7  # tokens of a sentence that only turns to somebody
_HE = frozenset({"he", "she", "him", "her", "his"})
_PLAIN = frozenset({"representative", "diplomatic", "same", "said", "two"})
"""Words before a body's noun that do not set it off from others."""
_TRADES = frozenset(
    {
        "concessionaire",
        "operator",
        "builder",
        "contractor",
        "developer",
        "supplier",
        "insurer",
        "lender",
        "distributor",
        "carrier",
    }
)
"""Nouns of who does a business, which is as often a company: not the person who spoke last."""
_RANKS = frozenset(
    {"minister", "ambassador", "governor", "mayor", "secretary", "commissioner", "premier", "chancellor", "commander"}
)
"""Offices of which nobody is taken to hold a second: who is known as an ambassador is not "the minister"."""


class _Said(Struct, frozen=True):
    voice: Voice
    paragraph: int
    unit: int


class Speakers:
    """Remembers who spoke and who was named, and tells whom a speaker's words stand for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._said: deque[_Said] = deque(maxlen=_MEMORY)
        self._named: dict[str, Voice] = {}
        self._offices: dict[str, list[str]] = {}
        self._topic: Voice | None = None
        self._gesture: tuple[int, int] | None = None

    def name(self, unit: Unit) -> None:
        """Remember the actors of a unit that nothing else said; the first person in it is what "he" may stand for next."""
        if self._said and self._said[-1].voice.type == "person" and self._said[-1].unit == unit.start:
            people = []
        else:
            people = self._people(unit)
        if people and people[0].start - unit.start < 60:
            self._topic = voice_of(people[0])
            self._gesture = (unit.paragraph, unit.start) if len(unit.tokens) <= _GESTURE else None
        elif self._topic is None and not unit.mentions:
            unknown = introduced(unit)
            self._topic = Voice(name=self._words(unit, unknown), type="person") if unknown is not None else None
        for mention in unit.mentions:
            if mention.form == "name":
                self._named.pop(mention.name, None)
                self._named[mention.name] = voice_of(mention)
                self._note_office(voice_of(mention))
        while len(self._named) > _MEMORY:
            del self._named[next(iter(self._named))]

    @staticmethod
    def _people(unit: Unit) -> list[Mention]:
        return [mention for mention in unit.mentions if mention.kind == "person" and mention.form == "name"]

    def say(self, voice: Voice, unit: Unit) -> None:
        """Remember who spoke last."""
        self._said.append(_Said(voice, unit.paragraph, unit.start))
        self._note_office(voice)
        if voice.type == "person":
            self._topic = voice

    def _note_office(self, voice: Voice) -> None:
        if voice.office is not None:
            self._offices.setdefault(voice.name, []).append(voice.office.lower().replace("premier", "prime minister"))

    def _note_before(self, unit: Unit, span: Places, voice: Voice) -> None:
        """Remember the office that stands before a name and a comma: "The minister of roads, Ada Example, said"."""
        start = span[0] - 1
        while unit.low(span[0] - 1) == "," and start > unit.sentence_start(span[0]) and unit.low(start - 1) not in {",", ";"}:
            start -= 1
        words = [unit.low(place) for place in range(start, span[0] - 1)]
        if voice.office is None and not lexicon().person_nouns.isdisjoint(words[:4]):
            self._offices.setdefault(voice.name, []).append(" ".join(words).removeprefix("the "))

    def _holds(self, voice: Voice, office: str) -> bool:
        """Whether an office in lower case is one that the text has given a voice."""
        return any(is_office(known, office) for known in self._offices.get(voice.name, ()))

    def last(self, paragraph: int, reach: int) -> Voice | None:
        """Who spoke last, if not more than `reach` paragraphs before; whom a gesture turns to since ("Ada Example laughs.")."""
        if not self._said or paragraph - self._said[-1].paragraph > reach:
            return None
        is_turned = self._gesture is not None and self._gesture[0] == paragraph and self._gesture[1] > self._said[-1].unit
        return self._topic if is_turned else self._said[-1].voice

    def resolve(self, unit: Unit, span: Places, *, is_continuing: bool) -> tuple[Voice, ...]:
        """The voices of a noun phrase, outermost first; empty where a pronoun points at nobody known."""
        core_end = core_end_of(unit, span)
        head = unit.tokens[core_end - 1]
        if head.low in lexicon().pronouns:
            return self._pronoun(head.low, unit, is_continuing=is_continuing)
        mention = head_mention(unit, span[0], core_end)
        closing = closing_name(unit, span)
        outlet = named_outlet(unit, span) if closing is not None else None
        if outlet is not None:  # "the Lima daily El Ejemplo", which is like a person's name
            return (Voice(name=self._words(unit, outlet), type="outlet"),)
        if closing is not None:
            self._note_before(unit, span, voice_of(closing))
            return (voice_of(closing),)
        return self._phrase(unit, span, core_end) if mention is None else self._mentioned(unit, span, core_end, mention)

    def _mentioned(self, unit: Unit, span: Places, core_end: int, mention: Mention) -> tuple[Voice, ...]:
        """The voices of a phrase whose head a known actor's words end with."""
        if is_joint(unit, span[0], core_end, mention):
            return (self._joint(unit, (span[0], core_end)),)
        if mention.form == "nominal" and len(mention.states) > 1:  # "the two sides", "both trade ministers"
            return (Voice(name=self._words(unit, (span[0], core_end)), type="government"),)
        if mention.form in {"metonym", "capital"}:
            return (Voice(name=self._words(unit, (span[0], core_end)), type="government", state=state_of(mention)),)
        if mention.kind == "anonymous" or not is_itself(self._text, mention):
            return self._phrase(unit, span, core_end)
        return (voice_of(mention),)

    def _pronoun(self, low: str, unit: Unit, *, is_continuing: bool) -> tuple[Voice, ...]:
        if low in {"i", "we", "you"}:
            return ()
        if low in _HE:
            last = self._said[-1] if self._said else None
            if last is not None and last.paragraph == unit.paragraph and _is_somebody(last.voice):
                return (last.voice,)  # "a customs official said. He added"
            spoke = next((said.voice for said in reversed(self._said) if said.voice.type == "person"), None)
            voice = spoke if is_continuing and spoke is not None else self._topic or spoke
        elif low in {"it", "its"}:
            voice = self._last_of({"government", "organisation", "outlet"})
        else:
            voice = self._last_of({"government", "organisation", "anonymous", "outlet"}) or self._last_of({"person"})
        return (voice,) if voice is not None else ()

    def _last_of(self, types: set[VoiceType]) -> Voice | None:
        return next((said.voice for said in reversed(self._said) if said.voice.type in types), None)

    def _phrase(self, unit: Unit, span: Places, core_end: int) -> tuple[Voice, ...]:
        """A noun phrase without a name of its own."""
        low = unit.low(core_end - 1)
        words = lexicon()
        owner_end = next((place for place in range(core_end - 2, span[0], -1) if unit.low(place) in {"'s", "’s", "'", "’"}), None)
        if low in words.document_nouns and owner_end is not None:
            return self.resolve(unit, (span[0], owner_end), is_continuing=False)
        inside = [mention for mention in unit.mentions_in(*span) if not is_part(unit, mention)]
        owners = [mention for mention in inside if mention.kind not in {"anonymous", "person"} or low in words.document_nouns]
        if low in words.document_nouns:
            held = keeper(unit, span, core_end) or maker(unit, core_end, span[1])
            if held is not None:
                return self.resolve(unit, held, is_continuing=False)
            owners = [owner for owner in owners if is_compiler(unit, core_end, owner)]
            if owners:
                return (voice_of(owners[-1] if unit.low(core_end) in FROM else owners[0]),)
        return self._unnamed(unit, span, core_end, owners)

    def _unnamed(self, unit: Unit, span: Places, core_end: int, owners: list[Mention]) -> tuple[Voice, ...]:
        """Whom the words mean where they are no document of somebody: one heard before, an outlet, an office, or themselves."""
        low, words = unit.low(core_end - 1), lexicon()
        text = self._words(unit, span)
        if is_back_reference(unit, span, core_end):
            known = self._known(low, text, self._unstated(unit, span), _states_of(unit, span))
            if known is not None:
                return (known,)
        outlet = named_outlet(unit, span)
        source = outlet or (compiler(unit, core_end, span[1]) if low in words.document_nouns else None)
        if source is not None:
            return (Voice(name=self._words(unit, source), type="outlet" if outlet else "organisation"),)
        outlets = tuple(voice_of(owner) for owner in owners if owner.kind == "outlet" and low in words.anonymous_nouns)
        named = titled(unit, span, core_end, self._text)
        if named is not None:
            return (self._fullest(named),)
        state = next((owner.states[0] for owner in owners if len(owner.states) == 1), None)
        return (*outlets, Voice(name=text, type=self._type(unit, span, core_end, owners), state=state))

    def _joint(self, unit: Unit, span: Places) -> Voice:
        """Two or more who speak with one voice: its name is the words, and it is of no single state."""
        kinds = {voice_of(mention).type for mention in unit.mentions_in(*span) if mention.kind != "anonymous"}
        return Voice(name=self._words(unit, span), type=kinds.pop() if len(kinds) == 1 else "organisation")

    def _fullest(self, voice: Voice) -> Voice:
        """The fuller name that a surname was introduced with, if one was."""
        surname = voice.name.lower().split()[-1]
        people = [heard for heard in self._heard() if heard.type == "person" and len(heard.name) > len(voice.name)]
        by_surname = [heard for heard in people if heard.name.lower().split()[-1] == surname]
        by_first = [heard for heard in people if heard.name.lower().split()[0] == surname]  # family names that come first
        return next(iter(by_surname + by_first), voice)

    def _words(self, unit: Unit, span: Places) -> str:
        first, last = span
        while first < last - 1 and unit.low(first) in {
            "the",
            "a",
            "an",
            "some",
            "several",
            "many",
            "these",
            "those",
            "this",
            "that",
            "our",
            "my",
        }:
            first += 1
        while last > first + 1 and (unit.low(last - 1) in lexicon().adverbs or unit.tokens[last - 1].kind == "sign"):
            last -= 1
        words = self._text[unit.tokens[first].start : unit.tokens[last - 1].end].split()
        return " ".join(word.strip(_MARKS) or word for word in words)

    def _unstated(self, unit: Unit, span: Places) -> str:
        """The words of a phrase behind the state in it: "deputy prime minister" of "the Chilean deputy prime minister"."""
        ends = [mention.end for mention in unit.mentions_in(*span) if mention.kind == "state"]
        first = next((place for place in range(*span) if unit.tokens[place].start >= max(ends, default=0)), span[0])
        return self._words(unit, (first, span[1]))

    def _known(self, low: str, text: str, unstated: str, states: frozenset[str]) -> Voice | None:
        """Somebody named or heard before whom "the deputy prime minister" or "the embassy" can mean, of the states it tells."""
        phrase = text.lower().replace("premier", "prime minister")
        office = unstated.lower().replace("premier", "prime minister")
        for voice in self._heard():
            if states and voice.state not in states and (voice.state is not None or voice.name.lower() != phrase):
                continue
            if self._holds(voice, office):
                return voice
            if voice.type in {"government", "organisation", "outlet"} and _bears(voice.name, office, low):
                return voice
            if office == low and is_description(voice.name) and describes(voice.name, low):
                return voice
        bare = " ".join(word for word in office.split() if word not in _PLAIN)
        kind = self._of_kind(low, bare, len(phrase.split()))
        if kind is None or not states or kind.state in states:
            return kind
        is_other_known = any(voice.type == "person" and voice.state in states for voice in self._heard())
        return kind if kind.state is None and not is_other_known else None

    def _of_kind(self, low: str, office: str, length: int) -> Voice | None:
        """The last voice of the kind that a noun tells: a person for "the expert", a body for "the office"."""
        words = lexicon()
        if low in words.outlet_nouns:
            return self._last_of({"outlet"})
        if low in words.person_nouns - _TRADES and length <= 2 and low not in {"president", "king", "queen", "pope"}:
            return self._last_person(low, office)
        singular = low.removesuffix("s")
        if singular in {"diplomat", "official", "representative"} and low != singular:
            return self._last_of({"government"})
        if office == low and low in {
            "office",
            "mission",
            "agency",
            "department",
            "company",
            "organisation",
            "organization",
            "institution",
            "ministry",
            "embassy",
            "body",
            "group",
            "bank",
            "firm",
        }:
            return self._last_of({"government", "organisation"})
        return None

    def _last_person(self, low: str, office: str) -> Voice | None:
        """The person who spoke last, if no other office of theirs is known than the one that the words tell."""
        voice = self._last_of({"person"})
        if voice is not None and is_description(voice.name) and not describes(voice.name, low):
            return None  # "the teacher" is not "European ambassador"
        if voice is None or low not in _RANKS or self._holds(voice, office.removeprefix("former ")):
            return voice
        others = {word for known in self._offices.get(voice.name, ()) for word in known.split()}
        return voice if _RANKS.isdisjoint(others) else None

    def _heard(self) -> Iterator[Voice]:
        """Voices that spoke, latest first, then those that were only named, latest first."""
        yield from (said.voice for said in reversed(self._said))
        yield from reversed(self._named.values())

    @staticmethod
    def _type(unit: Unit, span: Places, core_end: int, owners: list[Mention]) -> VoiceType:
        words, low = lexicon(), unit.low(core_end - 1)
        if low in words.anonymous_nouns:
            is_official = low.startswith(("official", "authorit", "diplomat", "minister")) and any(
                owner.states for owner in owners
            )
            return "government" if is_official or low in {"authorities", "ministers", "presidents"} else "anonymous"
        if low.removesuffix("s") in words.person_nouns and low not in words.person_nouns:
            return "anonymous"
        kinds: tuple[tuple[frozenset[str], VoiceType], ...] = (
            (words.person_nouns, "person"),
            (words.government_nouns, "government"),
            (words.outlet_nouns, "outlet"),
            (words.organisation_nouns, "government" if low == "side" and any(o.states for o in owners) else "organisation"),
            (words.document_nouns, "anonymous"),
        )
        named = next((kind for nouns, kind in kinds if low in nouns), None)
        if named is not None:
            return named
        if any(unit.low(place) in words.organisation_nouns for place in range(span[0], core_end)):
            return "organisation"
        capitals = sum(unit.tokens[place].is_capital for place in range(span[0], core_end))
        return "person" if 1 <= capitals <= 3 and unit.low(span[0]) != "the" else "organisation"


def _is_somebody(voice: Voice) -> bool:
    """Whether a voice is one unnamed person: "a customs official"."""
    return voice.type == "anonymous" and not lexicon().person_nouns.isdisjoint(voice.name.lower().split()[-1:])


def _bears(name: str, phrase: str, head: str) -> bool:
    """Whether a body's name holds the words of a phrase and its head ("the refugee agency" of "UN refugee agency")."""
    words = name.lower().replace("'s", "").replace("’s", "").split()
    return head in words and set(phrase.replace("'s", "").replace("’s", "").split()) <= set(words)


def _states_of(unit: Unit, span: Places) -> frozenset[str]:
    """The states that the words before a noun tell ("the Chilean side")."""
    return frozenset(state for mention in unit.mentions_in(*span) if mention.kind == "state" for state in mention.states)
