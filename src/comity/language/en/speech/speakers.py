"""Who a speaker's words stand for: a known actor, a noun phrase with its kind, or somebody who spoke before."""

from collections.abc import Iterator

from msgspec import Struct

from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.unit import Unit
from comity.model.analysis import Mention
from comity.model.claim import Voice, VoiceType

Places = tuple[int, int]

_TYPES: dict[str, VoiceType] = {
    "state": "government",
    "body": "government",
    "organisation": "organisation",
    "outlet": "outlet",
    "person": "person",
    "anonymous": "anonymous",
}
_GOVERNING = frozenset({"embassy", "ministry", "consulate", "kremlin", "parliament", "cabinet", "treasury", "government"})
_HE = frozenset({"he", "she", "him", "her"})
_PHRASE_ENDS = frozenset(
    {
        "of",
        "for",
        "at",
        "in",
        "from",
        "on",
        "with",
        "to",
        "by",
        "close",
        "familiar",
        "who",
        ",",
        "(",
        "involved",
        "based",
        "near",
        "within",
        "inside",
        "under",
        "speaking",
        "published",
        "released",
        "issued",
        "quoted",
        "as",
    }
)


def can_speak(unit: Unit, span: Places) -> bool:
    """Whether a noun phrase can be a speaker: an actor, a pronoun, a noun of speakers or documents, or a capitalised name."""
    words = lexicon()
    core_end = _core_end(unit, span)
    head = unit.tokens[core_end - 1]
    if head.low in words.pronouns:
        return span[1] - span[0] <= 3 and head.low != "who"
    if head.kind != "word" or (head.low in words.times and _head_mention(unit, span[0], core_end) is None):
        return False
    if _head_mention(unit, span[0], core_end) is not None or _is_speaker_noun(head.low):
        return True
    return (
        head.is_capital
        and head.low not in words.connectives
        and head.low not in words.determiners
        and head.low not in words.prepositions
    )


def is_phrase(unit: Unit, span: Places) -> bool:
    """Whether a span is a plain noun phrase, good enough to own a quotation: a determiner and one to four words."""
    is_short = 2 <= span[1] - span[0] <= 5 and unit.low(span[0]) in lexicon().determiners
    return is_short and all(unit.kind(place) == "word" for place in range(*span))


def is_measure(unit: Unit, span: Places) -> bool:
    """Whether a phrase after "according to" is a measure and no voice ("according to the plan")."""
    core_end = _core_end(unit, span)
    return unit.low(core_end - 1) in lexicon().no_voice


def _is_speaker_noun(low: str) -> bool:
    words = lexicon()
    return any(
        low in nouns
        for nouns in (
            words.person_nouns,
            words.anonymous_nouns,
            words.government_nouns,
            words.organisation_nouns,
            words.outlet_nouns,
            words.document_nouns,
        )
    )


def _core_end(unit: Unit, span: Places) -> int:
    """The place after the head of a noun phrase: before its first preposition, unless a known actor's name runs over that."""
    first, last = span
    for place in range(first + 1, last):
        if unit.low(place) in _PHRASE_ENDS and not _is_within_mention(unit, place):
            return place
    while last > first + 1 and (
        unit.tokens[last - 1].kind == "sign" or unit.low(last - 1) in lexicon().adverbs or unit.low(last - 1) in {"'s", "’s"}
    ):
        last -= 1
    return last


def _is_within_mention(unit: Unit, place: int) -> bool:
    token = unit.tokens[place]
    return any(
        mention.start < token.start and mention.end > token.end and mention.kind != "anonymous" for mention in unit.mentions
    )


def _head_mention(unit: Unit, first: int, last: int) -> Mention | None:
    """The longest actor whose words end with the head."""
    token = unit.tokens[last - 1]
    ending = [mention for mention in unit.mentions if mention.end in {token.end, token.end + 2} and mention.start <= token.start]
    inside = [mention for mention in ending if mention.start >= unit.tokens[first].start] or ending
    return max(inside, key=lambda mention: mention.end - mention.start, default=None)


class _Said(Struct, frozen=True):
    voice: Voice
    paragraph: int
    unit: int


class Speakers:
    """Remembers who spoke and who was named, and tells whom a speaker's words stand for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._said: list[_Said] = []
        self._named: dict[str, tuple[Voice, int]] = {}
        self._topic: Voice | None = None

    def name(self, unit: Unit) -> None:
        """Remember the actors of a unit that nothing else said; the first person in it is what "he" may stand for next."""
        if self._said and self._said[-1].voice.type == "person" and self._said[-1].unit == unit.start:
            people = []
        else:
            people = self._people(unit)
        if people and people[0].start - unit.start < 60:
            self._topic = _voice(people[0])
        for mention in unit.mentions:
            if mention.form == "name":
                self._named[mention.name] = (_voice(mention), mention.start)

    @staticmethod
    def _people(unit: Unit) -> list[Mention]:
        return [mention for mention in unit.mentions if mention.kind == "person" and mention.form == "name"]

    def say(self, voice: Voice, unit: Unit) -> None:
        """Remember who spoke last."""
        self._said.append(_Said(voice, unit.paragraph, unit.start))
        if voice.type == "person":
            self._topic = voice

    def last(self, paragraph: int, reach: int) -> Voice | None:
        """Who spoke last, if not more than `reach` paragraphs before."""
        if not self._said or paragraph - self._said[-1].paragraph > reach:
            return None
        return self._said[-1].voice

    def resolve(self, unit: Unit, span: Places, *, is_continuing: bool) -> tuple[Voice, ...]:
        """The voices of a noun phrase, outermost first; empty where a pronoun points at nobody known."""
        core_end = _core_end(unit, span)
        head = unit.tokens[core_end - 1]
        if head.low in lexicon().pronouns:
            return self._pronoun(head.low, is_continuing=is_continuing)
        mention = _head_mention(unit, span[0], core_end)
        closing = _closing_name(unit, span)
        if closing is not None:
            return (_voice(closing),)
        if mention is not None and _is_joint(unit, span[0], core_end, mention):
            return (self._joint(unit, (span[0], core_end)),)
        if mention is not None and mention.form == "metonym":
            return (Voice(name=self._words(unit, (span[0], core_end)), type="government", state=_state(mention)),)
        if mention is not None and _is_itself(self._text, mention):
            if mention.kind == "anonymous":
                return self._phrase(unit, span, core_end)
            if mention.kind != "state" or mention.end >= unit.tokens[core_end - 1].end:
                return (_voice(mention),)
        return self._phrase(unit, span, core_end)

    def _pronoun(self, low: str, *, is_continuing: bool) -> tuple[Voice, ...]:
        if low in {"i", "we", "you"}:
            return ()
        if low in _HE:
            spoke = next((said.voice for said in reversed(self._said) if said.voice.type == "person"), None)
            voice = spoke if is_continuing and spoke is not None else self._topic or spoke
        elif low == "it":
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
        owners = [
            mention
            for mention in unit.mentions_in(*span)
            if mention.kind not in {"anonymous", "person"} or low in words.document_nouns
        ]
        if low in words.document_nouns and owners:
            return (
                _voice(
                    owners[0] if unit.low(core_end) not in {"published", "by", "from", "of", "released", "issued"} else owners[-1]
                ),
            )
        text = self._words(unit, span)
        if _is_back_reference(unit, span, core_end):
            known = self._known(low, text)
            if known is not None:
                return (known,)
        outlets = tuple(_voice(owner) for owner in owners if owner.kind == "outlet" and low in words.anonymous_nouns)
        named = _titled(unit, span, core_end, self._text)
        if named is not None:
            return (self._fullest(named),)
        state = next((owner.states[0] for owner in owners if len(owner.states) == 1), None)
        return (*outlets, Voice(name=text, type=self._type(unit, span, core_end, owners), state=state))

    def _joint(self, unit: Unit, span: Places) -> Voice:
        """Two or more who speak with one voice: its name is the words, and it is of no single state."""
        kinds = {_voice(mention).type for mention in unit.mentions_in(*span) if mention.kind != "anonymous"}
        return Voice(name=self._words(unit, span), type=kinds.pop() if len(kinds) == 1 else "organisation")

    def _fullest(self, voice: Voice) -> Voice:
        """The fuller name that a surname was introduced with, if one was."""
        surname = voice.name.lower().split()[-1]
        known = (heard for heard in self._heard() if heard.type == "person" and heard.name.lower().split()[-1] == surname)
        return next((heard for heard in known if len(heard.name) > len(voice.name)), voice)

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
        }:
            first += 1
        while last > first + 1 and (unit.low(last - 1) in lexicon().adverbs or unit.tokens[last - 1].kind == "sign"):
            last -= 1
        return " ".join(self._text[unit.tokens[first].start : unit.tokens[last - 1].end].split())

    def _known(self, low: str, text: str) -> Voice | None:
        """Somebody named or heard before whom "the deputy prime minister" or "the embassy" can mean."""
        phrase = text.lower()
        for voice in self._heard():
            if voice.office is not None and phrase in voice.office.lower():
                return voice
            if voice.type in {"government", "organisation", "outlet"} and low in voice.name.lower().split():
                return voice
        return self._of_kind(low, len(phrase.split()))

    def _of_kind(self, low: str, length: int) -> Voice | None:
        """The last voice of the kind that a noun tells: a person for "the expert", a body for "the office"."""
        words = lexicon()
        if low in words.outlet_nouns:
            return self._last_of({"outlet"})
        if low in words.person_nouns and length <= 2 and low not in {"president", "king", "queen", "pope"}:
            return self._last_of({"person"})
        singular = low.removesuffix("s")
        if singular in {"diplomat", "official", "representative"} and low != singular:
            return self._last_of({"government"})
        if low in {
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

    def _heard(self) -> Iterator[Voice]:
        """Voices that spoke, latest first, then those that were only named, latest first."""
        yield from (said.voice for said in reversed(self._said))
        yield from (voice for voice, _ in sorted(self._named.values(), key=lambda item: -item[1]))

    @staticmethod
    def _type(unit: Unit, span: Places, core_end: int, owners: list[Mention]) -> VoiceType:
        words, low = lexicon(), unit.low(core_end - 1)
        if low in words.anonymous_nouns:
            is_official = low.startswith(("official", "authorit", "diplomat", "minister")) and any(
                owner.states for owner in owners
            )
            return "government" if is_official or low == "authorities" else "anonymous"
        kinds: tuple[tuple[frozenset[str], VoiceType], ...] = (
            (words.person_nouns, "person"),
            (words.government_nouns, "government"),
            (words.outlet_nouns, "outlet"),
            (words.organisation_nouns, "organisation"),
            (words.document_nouns, "anonymous"),
        )
        named = next((kind for nouns, kind in kinds if low in nouns), None)
        if named is not None:
            return named
        capitals = sum(unit.tokens[place].is_capital for place in range(span[0], core_end))
        return "person" if 1 <= capitals <= 3 and unit.low(span[0]) != "the" else "organisation"


def _voice(mention: Mention) -> Voice:
    kind: VoiceType = "government" if mention.kind == "anonymous" and mention.states else _TYPES[mention.kind]
    if kind == "organisation" and mention.states and not _GOVERNING.isdisjoint(mention.name.lower().split()):
        kind = "government"
    return Voice(name=mention.name, type=kind, state=_state(mention), office=mention.office)


def _state(mention: Mention) -> str | None:
    return mention.states[0] if len(mention.states) == 1 else None


def _closing_name(unit: Unit, span: Places) -> Mention | None:
    """The person with whom a longer title ends ("Chairman of the Senate Ada Example"), but not "a friend of Ada Example"."""
    words, end = lexicon(), unit.tokens[span[1] - 1].end
    for mention in unit.mentions_in(*span):
        if mention.kind == "person" and mention.form == "name" and mention.end == end:
            first = next(place for place in range(*span) if unit.tokens[place].start >= mention.start)
            before = unit.low(first - 1)
            is_object = before in words.prepositions or before in words.determiners or before in {"'s", "’s", "and", ","}
            return mention if first == span[0] or not is_object else None
    return None


def _is_joint(unit: Unit, first: int, last: int, mention: Mention) -> bool:
    """Whether the head is the last of several actors joined by "and"."""
    joins = [place for place in range(first + 1, last - 1) if unit.low(place) == "and" and unit.tokens[place].end < mention.start]
    return any(unit.mentions_in(first, place) for place in joins)


def _titled(unit: Unit, span: Places, core_end: int, text: str) -> Voice | None:
    """A person's name that no actor covers, its office before it ("Trade Minister Ada Example")."""
    words = lexicon()
    first = max((place + 1 for place in range(*span) if unit.low(place) in {"'s", "’s"}), default=span[0])
    while first < core_end and not unit.tokens[first].is_capital:
        first += 1
    title = max((place for place in range(span[0], core_end) if unit.low(place) in words.person_nouns), default=first - 1)
    name = unit.tokens[title + 1 : core_end]
    if not 1 <= len(name) <= 4 or not name[0].is_capital or not name[-1].is_capital or _is_speaker_noun(name[-1].low):
        return None
    if unit.low(span[0]) == "the" and title < first:
        return None
    office = " ".join(text[unit.tokens[first].start : unit.tokens[title].end].split()) if title >= first else None
    return Voice(name=" ".join(text[name[0].start : name[-1].end].split()), type="person", office=office)


def _is_itself(text: str, mention: Mention) -> bool:
    """Whether a mention names an actor, or points at one whose name is known; not a description that nothing resolves."""
    return mention.form != "nominal" or mention.name.lower() not in text[mention.start : mention.end].lower()


def _is_back_reference(unit: Unit, span: Places, core_end: int) -> bool:
    """Whether a phrase is definite and says no more than its noun: "the expert", "the American expert", "the embassy"."""
    return unit.low(span[0]) in {"the", "this", "these"} and core_end == span[1] and span[1] - span[0] <= 5
