"""Ties: which noun a deed is about, by the ways English joins verb and noun; each way is a rule."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from comity.extract.deeds import Deed, one_word
from comity.extract.noun_phrase import worded
from comity.extract.objects import firm_at, is_attribute, is_governed_by, is_plain, objects_of
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.thing import MOST_WORDS, Row, Thing, things

__all__ = [
    "MOST_WORDS",
    "Row",
    "Thing",
    "active",
    "before_helpers",
    "firm_at",
    "is_plain",
    "nominal",
    "participle",
    "passive",
    "pronominal",
    "relative",
    "things",
]


SUBJECT_REACH, PARTICIPLE_REACH, PRONOUN_REACH, RELATIVE_REACH = 34, 12, 4, 9
MEASURE_WORDS, CONTACT_WORDS = 7, 4


Tie = tuple[Deed, Thing[Row]]


def active(setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]]) -> Iterator[Tie[Row]]:
    """Somebody does it: "Chad and Niger signed a treaty", "plans to extend the pact", "after signing two accords"."""
    for deed in done:
        if deed.voice in {"active", "bare"} and not is_attribute(setting, deed):
            for thing in objects_of(setting, deed, found):
                yield deed, thing


def passive(setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]]) -> Iterator[Tie[Row]]:
    """It is done: "the treaty was signed by", "an accord on gas will be extended", "the pact entered into force"."""
    for deed in done:
        if deed.voice in {"passive", "state"}:
            thing = _postposed(setting, deed, found) or _subject(setting, deed, found)
            if thing is not None:
                yield deed, thing
    for earlier, deed in pairwise(done):
        thing = _subject(setting, earlier, found) if earlier.voice in {"passive", "state"} else None
        if thing is not None and _is_coordinated(setting, earlier, deed, found):
            yield deed, thing


def participle(setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]]) -> Iterator[Tie[Row]]:
    """A participle tells which: "the treaty signed in May", "agreements reached at the summit"."""
    for deed in done:
        after = setting.after(deed.spot.last)
        is_last = deed.spot.last + 1 >= len(setting.words)
        opens = one_word(setting, "participle.next")
        if deed.voice in {"bare", "attribute"} and (
            is_last or after in opens or not after[0].isalnum() or _is_date(setting, deed.spot.last + 1)
        ):
            before = [thing for thing in found if thing.spot.last < deed.spot.first]
            if before and _is_described(setting, before[-1], deed):
                yield deed, before[-1]


def relative(setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]]) -> Iterator[Tie[Row]]:
    """Somebody did it, told behind the noun: "the pact that Chad and Niger signed in 2022", "whose text they are drafting"."""
    for deed in done:
        behind = setting.after(deed.spot.last)
        is_open = (
            deed.spot.last + 1 >= len(setting.words) or behind in one_word(setting, "participle.next") or behind in {",", "."}
        )
        before = [thing for thing in found if thing.spot.last < deed.spot.first]
        is_open_talk = deed.action == "negotiating" and deed.voice == "active"
        if deed.voice not in {"bare", "active"} or (deed.is_planned and not is_open_talk) or not before or not is_open:
            continue
        if _is_relative(setting, before[-1], deed) or _is_contact(setting, before[-1], deed):
            yield deed, before[-1]
            for later in done:
                if later.spot.first > deed.spot.last and _is_further_clause(setting, later):
                    yield later, before[-1]


def _is_relative(setting: Setting, thing: Thing[Row], deed: Deed) -> bool:
    """Whether "that", "which" or "whose" right behind a noun or its phrase opens the clause of a deed that has no other verb."""
    opening = {"that", "which"} | one_word(setting, "whose")
    starts = (thing.spot.last + 1, thing.phrase.last + 1, _behind_measure(setting, thing.spot.last + 1))
    start = next((n for n in starts if n < len(setting.words) and setting.words[n].text in opening), None)
    if (
        start is None
        and setting.after(thing.spot.last) == ","
        and setting.after(thing.spot.last + 1) in one_word(setting, "whose")
    ):
        start = thing.spot.last + 2
    if start is None:
        return False
    between = {word.text for word in setting.words[start + 1 : before_helpers(setting, deed.spot.first)]}
    is_short = 0 < deed.spot.first - start <= RELATIVE_REACH
    return is_short and not between & (one_word(setting, "verbal") | {",", ";", ":"})


def _is_contact(setting: Setting, thing: Thing[Row], deed: Deed) -> bool:
    """Whether a clause without "that" tells who did it: "under an accord the two countries signed in 2019".

    Only a subject with an article or a name, or "they", stands between, and only a circumstance or a mark behind.
    """
    start, end = thing.phrase.last + 1, before_helpers(setting, deed.spot.first)
    if not 0 < end - start <= CONTACT_WORDS:
        return False
    is_named = any(spot_of(setting, mention) == (start, end - 1) for mention in setting.actors)
    is_subject = is_named or setting.words[start].text in one_word(setting, "contact.subject")
    behind = setting.after(deed.spot.last)
    is_closed = behind in one_word(setting, "contact.next") | {",", "."} or _is_date(setting, deed.spot.last + 1)
    return is_subject and is_closed and (end - start == 1 or is_plain(setting, start + 1, end))


def _is_further_clause(setting: Setting, deed: Deed) -> bool:
    """Whether "and which" opens the clause of a deed: "the pact that they initialled and which came into force"."""
    place = before_helpers(setting, deed.spot.first)
    while place > 0 and setting.before(place) not in {"which", "that"} and setting.before(place) in one_word(setting, "adverb"):
        place -= 1
    is_clause = setting.before(place) in {"which", "that"} or setting.words[place].text in {"which", "that"}
    opener = place - 1 if setting.before(place) in {"which", "that"} else place
    return is_clause and deed.voice in {"passive", "state"} and setting.before(opener) in one_word(setting, "coordinator")


def _behind_measure(setting: Setting, start: int) -> int:
    """The place behind an amount that a noun is of or on: "the standstill on 18 billion francs of arrears that"."""
    if start >= len(setting.words) or setting.words[start].text not in one_word(setting, "phrase.open"):
        return start
    end = start + 1
    while end < len(setting.words) and end - start <= MEASURE_WORDS and setting.words[end].text not in {"that", "which"}:
        if not setting.words[end].text[0].isalnum() or setting.words[end].text in one_word(setting, "verbal"):
            return start
        end += 1
    return end


def nominal(setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]]) -> Iterator[Tie[Row]]:
    """A noun tells of it: "the signing of the treaty", "negotiations on a trade agreement", "contract extension"."""
    for deed in done:
        if deed.voice != "noun":
            continue
        nearest = [thing for thing in found if thing.spot.first > deed.spot.last]
        if nearest and is_governed_by(setting, deed, nearest[0]):
            for thing in (nearest[0], *_further(setting, nearest)):
                yield deed, thing
        compound = [thing for thing in found if thing.spot.last == deed.spot.first - 1]
        if compound:
            yield deed, compound[0]


def _further(setting: Setting, nearest: list[Thing[Row]]) -> Iterator[Thing[Row]]:
    """Those that "and of" joins to the first: "the signing of a memorandum on trade and of a programme for museums"."""
    for one, other in pairwise(nearest):
        place = other.phrase.first - (setting.before(other.phrase.first) in one_word(setting, "article"))
        is_of = setting.before(place) in one_word(setting, "of") and setting.before(place - 1) in one_word(setting, "coordinator")
        if not is_of or place - 2 > one.phrase.last + 1:
            return
        yield other


def _subject(setting: Setting, deed: Deed, found: list[Thing[Row]]) -> Thing[Row] | None:
    """The noun that a passive or intransitive verb is about: the first of its clause with no other verb between, asides apart."""
    verbs = one_word(setting, "verbal")
    end = before_helpers(setting, deed.spot.first)
    for thing in found:
        if thing.spot.last >= end or end - thing.spot.last > SUBJECT_REACH or _is_governed(setting, thing):
            continue
        texts = _without_asides(setting, thing.spot.last + 1, end)
        texts = texts if "to" not in texts else _without_ranges(setting, thing.spot.last + 1, end, texts)
        if not {*texts} & (verbs | {";", ":", "—"}) and not ("," in texts and "and" in texts[texts.index(",") :]):
            return thing
    return None


def _is_governed(setting: Setting, thing: Thing[Row]) -> bool:
    """Whether a preposition other than "of" stands before a noun, which then is no subject: "begun under the pact"."""
    place = thing.phrase.first
    while setting.before(place) in one_word(setting, "article"):
        place -= 1
    return setting.before(place) in one_word(setting, "governed")


def _is_coordinated(setting: Setting, earlier: Deed, deed: Deed, found: list[Thing[Row]]) -> bool:
    """Whether a deed goes on with the subject of the one before: "the pact was shelved in 2022, revived in 2024"."""
    place = before_helpers(setting, deed.spot.first)
    is_joined = setting.before(place) in {"and", ",", "but", "then"} and deed.voice in {"bare", "passive", "state"}
    return is_joined and not any(earlier.spot.last < thing.spot.first < deed.spot.first for thing in found)


def before_helpers(setting: Setting, end: int) -> int:
    """The first word of a verb's helpers, adverbs between them included."""
    helpers = one_word(setting, "verbal") | one_word(setting, "be") | one_word(setting, "modal")
    while end > 0 and (
        setting.words[end - 1].text in helpers
        or setting.words[end - 1].text.endswith("ly")
        or setting.before(end) in one_word(setting, "adverb")
    ):
        end -= 1
    return end


def pronominal(
    setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]], table: Mapping[tuple[str, ...], Row]
) -> Iterator[Tie[Row]]:
    """A pronoun is done: the subject of a passive is a pronoun for the last noun of the table in the sentence before."""
    earlier = setting.previous
    before = things(earlier, table, ()) if earlier is not None and done else []
    for deed in done:
        place = before_helpers(setting, deed.spot.first) - 1
        is_it = 0 <= place <= PRONOUN_REACH and setting.words[place].text in one_word(setting, "pronoun")
        if before and earlier is not None and is_it and deed.voice in {"passive", "state"}:
            here = Match(place, place)
            if not any(thing.spot.first < place for thing in found):
                yield deed, Thing(here, here, before[-1].row, worded(earlier, before[-1].phrase))


def _postposed(setting: Setting, deed: Deed, found: list[Thing[Row]]) -> Thing[Row] | None:
    """The noun right before a state without a verb: "the accord, in force since 2014", "a pact on gas under negotiation"."""
    end = deed.spot.first - (setting.before(deed.spot.first) == ",")
    before = [thing for thing in found if thing.spot.last < end]
    is_next = deed.voice == "state" and before and max(before[-1].phrase.last, before[-1].spot.last) + 1 >= end
    return before[-1] if is_next else None


def _without_ranges(setting: Setting, start: int, end: int, texts: list[str]) -> list[str]:
    """The words between two places without the "to" of amounts ("a duty of 5 to 10 per cent")."""
    inner = [n for n in range(start + 1, end) if setting.words[n].text == "to" and setting.before(n)[:1].isdigit()]
    is_range = any(setting.after(n)[:1].isdigit() for n in inner)
    return [text for text in texts if text != "to"] if is_range and texts.count("to") == len(inner) else texts


def _without_asides(setting: Setting, start: int, end: int) -> list[str]:
    """The words between two places without what stands between a pair of commas."""
    texts = [word.text for word in setting.words[start:end]]
    commas = [n for n, text in enumerate(texts) if text == ","]
    if len(commas) >= 2 and commas[-1] == len(texts) - 1:
        return texts[: commas[0]]
    if len(commas) == 2 or (len(commas) == 1 and commas[0] == len(texts) - 1):
        return texts[: commas[0]] + (texts[commas[1] + 1 :] if len(commas) == 2 else [])
    return texts


def _is_described(setting: Setting, thing: Thing[Row], deed: Deed) -> bool:
    """Whether a participle behind a noun describes it: nothing or a prepositional phrase of its own lies between."""
    between = _unbracketed([word.text for word in setting.words[thing.spot.last + 1 : deed.spot.first]])
    if between in ([], [","], ["("]):
        return True
    if between[-1] in one_word(setting, "coordinator") and setting.after(deed.spot.last) in one_word(setting, "article"):
        return False
    is_short = len(between) <= PARTICIPLE_REACH and between[0] in one_word(setting, "participle.bridge")
    return is_short and not {*between} & (one_word(setting, "verbal") | {";", ":", "that", "which"}) and "," not in between[:-1]


def _unbracketed(texts: list[str]) -> list[str]:
    """Words without an abbreviation in brackets right behind the noun: "the sale agreement (SPA), signed"."""
    return texts[texts.index(")") + 1 :] if texts[:1] == ["("] and ")" in texts else texts


def _is_date(setting: Setting, place: int) -> bool:
    start = setting.words[place].start
    return any(when.start <= start < when.end for when in setting.periods)
