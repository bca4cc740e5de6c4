"""Heads of noun phrases: whether a phrase can speak, and which known actor it ends with."""

from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.unit import Places, Unit
from comity.model.analysis import Mention
from comity.model.claim import Voice, VoiceType

_TYPES: dict[str, VoiceType] = {
    "state": "government",
    "body": "government",
    "organisation": "organisation",
    "outlet": "outlet",
    "person": "person",
    "anonymous": "anonymous",
}
_GOVERNING = frozenset({"embassy", "ministry", "consulate", "kremlin", "parliament", "cabinet", "treasury", "government"})
_NOBODY = frozenset({"nobody", "none", "anybody", "anyone"})
_TOPICS = frozenset(
    {"police", "military", "army", "customs", "country", "countries", "city", "state", "news", "press", "times", "post"}
)
"""Nouns that, before a colon, tell what the news is of and not who gives it."""
_HONORIFICS = frozenset({"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"})
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
        "seen",
        "shown",
        "compiled",
        "obtained",
        "reached",
        "sent",
        "released",
        "issued",
        "quoted",
        "as",
    }
)


def can_speak(unit: Unit, span: Places) -> bool:
    """Whether a noun phrase can be a speaker: an actor, a pronoun, a noun of speakers or documents, or a capitalised name."""
    words = lexicon()
    core_end = core_end_of(unit, span)
    head = unit.tokens[core_end - 1]
    if head.low in words.pronouns:
        return span[1] - span[0] <= 3 and head.low != "who"
    if head.kind != "word" or (head.low in words.times and head_mention(unit, span[0], core_end) is None):
        return False
    if head.low in _NOBODY:
        return False
    if head_mention(unit, span[0], core_end) is not None or _is_speaker_noun(head.low):
        return True
    is_first = span[1] - span[0] == 1 and span[0] == unit.sentence_start(span[0])
    return (
        head.is_capital
        and not (is_first and head.low.endswith("s"))  # "Talks", "Assets"
        and head.low not in words.connectives
        and head.low not in words.determiners
        and head.low not in words.prepositions
    )


def is_speaker(unit: Unit, span: Places) -> bool:
    """Whether a noun phrase is a known actor or has a noun of speakers; a bare capital, as of "Christmas", is not enough."""
    core_end = core_end_of(unit, span)
    return head_mention(unit, span[0], core_end) is not None or _is_speaker_noun(unit.low(core_end - 1))


def is_source(unit: Unit, span: Places) -> bool:
    """Whether a phrase is nothing but somebody who gives news: a body, a person, an outlet; a state may be what it is of."""
    core_end, words = core_end_of(unit, span), lexicon()
    mention = head_mention(unit, span[0], core_end)
    if mention is not None and mention.kind == "state":
        return False
    is_named = mention is not None and mention.form == "name" and mention.kind in {"person", "body", "outlet"}
    if core_end - span[0] < 2 and span[1] == core_end and not is_named:  # "Embassy: first visas stamped"
        return unit.low(span[0]) in words.government_nouns | words.person_nouns and unit.low(span[0]) not in _TOPICS
    nouns = (words.government_nouns | words.person_nouns | words.outlet_nouns) - _TOPICS
    return (is_named or unit.low(core_end - 1) in nouns) and all(unit.kind(place) == "word" for place in range(span[0], core_end))


def is_phrase(unit: Unit, span: Places) -> bool:
    """Whether a span is a plain noun phrase, good enough to own a quotation: a determiner and one to four words."""
    is_short = 2 <= span[1] - span[0] <= 5 and unit.low(span[0]) in lexicon().determiners
    return is_short and all(unit.kind(place) == "word" for place in range(*span))


def is_measure(unit: Unit, span: Places) -> bool:
    """Whether a phrase after "according to" is a measure and no voice ("according to the plan")."""
    core_end = core_end_of(unit, span)
    return unit.low(core_end - 1) in lexicon().no_voice


def _is_speaker_noun(low: str) -> bool:
    words = lexicon()
    return any(
        low in nouns or low.removesuffix("s") in nouns
        for nouns in (
            words.person_nouns,
            words.anonymous_nouns,
            words.government_nouns,
            words.organisation_nouns,
            words.outlet_nouns,
            words.document_nouns,
        )
    )


def core_end_of(unit: Unit, span: Places) -> int:
    """The place after the head of a noun phrase: before its first preposition, unless a known actor's name runs over that."""
    first, last = span
    for place in range(first + 1, last):
        if unit.low(place) in _PHRASE_ENDS and not _is_within_mention(unit, place):
            return place
        if _describes(unit, place):
            return place
    while last > first + 1 and (
        unit.tokens[last - 1].kind == "sign" or unit.low(last - 1) in lexicon().adverbs or unit.low(last - 1) in {"'s", "’s"}
    ):
        last -= 1
    return last


def _describes(unit: Unit, place: int) -> bool:
    """Whether a participle tells of the people before it ("protesters marching through the streets")."""
    token = unit.tokens[place]
    before, words = unit.tokens[place - 1], lexicon()
    if token.is_capital or before.is_capital or len(token.low) < 5:
        return False
    if token.low.endswith("ing"):
        return before.low.endswith("s") and before.low in words.anonymous_nouns
    is_led = unit.low(place + 1) in {"by", "to", "in", "on", "from", "at"}
    return token.low.endswith("ed") and is_led and _is_speaker_noun(before.low)


def _is_within_mention(unit: Unit, place: int) -> bool:
    token = unit.tokens[place]
    return any(
        mention.start < token.start and mention.end > token.end and mention.kind != "anonymous" for mention in unit.mentions
    )


def head_mention(unit: Unit, first: int, last: int) -> Mention | None:
    """The longest actor whose words end with the head."""
    token = unit.tokens[last - 1]
    ending = [mention for mention in unit.mentions if mention.end in {token.end, token.end + 2} and mention.start <= token.start]
    inside = [mention for mention in ending if mention.start >= unit.tokens[first].start] or ending
    return max(inside, key=lambda mention: mention.end - mention.start, default=None)


def voice_of(mention: Mention) -> Voice:
    """The voice of a known actor; a ministry or embassy speaks for its government."""
    kind: VoiceType = "government" if mention.kind == "anonymous" and mention.states else _TYPES[mention.kind]
    if kind == "organisation" and mention.states and not _GOVERNING.isdisjoint(mention.name.lower().split()):
        kind = "government"
    return Voice(name=mention.name, type=kind, state=state_of(mention), office=mention.office)


def state_of(mention: Mention) -> str | None:
    """The one state an actor belongs to; None where there is none or more than one."""
    return mention.states[0] if len(mention.states) == 1 else None


def is_part(unit: Unit, mention: Mention) -> bool:
    """Whether a mention lies in the words of a longer one."""
    length = mention.end - mention.start
    return any(
        other.start <= mention.start and mention.end <= other.end and other.end - other.start > length for other in unit.mentions
    )


def closing_name(unit: Unit, span: Places) -> Mention | None:
    """The person with whom a longer title ends ("Chairman of the Senate Ada Example"), but not "a friend of Ada Example"."""
    words, end = lexicon(), unit.tokens[span[1] - 1].end
    for mention in unit.mentions_in(*span):
        if mention.kind == "person" and mention.form == "name" and mention.end == end:
            first = next(place for place in range(*span) if unit.tokens[place].start >= mention.start)
            before = unit.low(first - 1)
            is_object = before in words.prepositions or before in words.determiners or before in {"'s", "’s", "and", ","}
            return mention if first == span[0] or not is_object else None
    return None


def is_joint(unit: Unit, first: int, last: int, mention: Mention) -> bool:
    """Whether the head is the last of several actors joined by "and"."""
    joins = [place for place in range(first + 1, last - 1) if unit.low(place) == "and" and unit.tokens[place].end < mention.start]
    return any(unit.mentions_in(first, place) for place in joins)


def titled(unit: Unit, span: Places, core_end: int, text: str) -> Voice | None:
    """A person's name that no actor covers, its office before it ("Trade Minister Ada Example")."""
    words = lexicon()
    first = max((place + 1 for place in range(*span) if unit.low(place) in {"'s", "’s"}), default=span[0])
    while first < core_end and not unit.tokens[first].is_capital:
        first += 1
    title = max((place for place in range(span[0], core_end) if unit.low(place) in words.person_nouns), default=first - 1)
    name = unit.tokens[title + 1 : core_end]
    name = name[1:] if len(name) > 1 and name[0].low in _HONORIFICS else name
    if not 1 <= len(name) <= 4 or not name[0].is_capital or not name[-1].is_capital or _is_speaker_noun(name[-1].low):
        return None
    if unit.low(span[0]) == "the" and title < first:
        return None
    office = " ".join(text[unit.tokens[first].start : unit.tokens[title].end].split()) if title >= first else None
    return Voice(name=" ".join(text[name[0].start : name[-1].end].split()), type="person", office=office)


def is_itself(text: str, mention: Mention) -> bool:
    """Whether a mention names an actor, or points at one whose name is known; not a description that nothing resolves."""
    return mention.form != "nominal" or mention.name.lower() not in text[mention.start : mention.end].lower()


def is_back_reference(unit: Unit, span: Places, core_end: int) -> bool:
    """Whether a phrase is definite and says no more than its noun: "the expert", "the American expert", "the embassy"."""
    return unit.low(span[0]) in {"the", "this", "these"} and core_end == span[1] and span[1] - span[0] <= 5


def introduced(unit: Unit) -> Places | None:
    """A name of two or three words that no actor covers, before its verb ("..., Elke Muster counts"), as in a reportage."""
    for first in range(len(unit.tokens) - 2):
        is_opening = first == unit.sentence_start(first) or unit.low(first - 1) == ","
        last = first
        while last < len(unit.tokens) and unit.tokens[last].is_capital and unit.kind(last) == "word":
            last += 1
        is_act = unit.low(last).endswith(("s", "ed")) and unit.kind(last) == "word"
        if is_opening and 2 <= last - first <= 3 and is_act and not _is_speaker_noun(unit.low(last - 1)):
            return first, last
    return None
