"""Ties: which noun a deed is about, by the ways English joins verb and noun; each way is a rule."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from comity.extract.deeds import Deed, one_word
from comity.extract.phrase import name_at, phrase, text_of
from comity.extract.setting import Match, Setting, spot_of

MOST_WORDS = 4
OBJECT_REACH, SUBJECT_REACH, PARTICIPLE_REACH, RECEIVER_WORDS, PRONOUN_REACH, RELATIVE_REACH = 14, 34, 12, 4, 4, 9

Row = TypeVar("Row")


class Thing(NamedTuple, Generic[Row]):
    """A noun of a table in a sentence, with its whole phrase and its row; `name` where a pronoun stands for the noun."""

    spot: Match
    phrase: Match
    row: Row
    name: str | None = None


Tie = tuple[Deed, Thing[Row]]


def things(setting: Setting, table: Mapping[tuple[str, ...], Row], done: tuple[Deed, ...]) -> list[Thing[Row]]:
    """The nouns of a table in a sentence that are neither part of a name nor of a longer compound ("treaty obligations").

    The phrase of a noun ends before the deeds `done`.
    """
    found: list[Thing[Row]] = []
    verbs = frozenset(n for deed in done for n in range(deed.spot.first, deed.spot.last + 1))
    named = [spot_of(setting, mention) for mention in setting.actors]
    for spot in setting.find(table, MOST_WORDS):
        if found and found[-1].spot.last == spot.first - 1:
            found.pop()
        is_named = any(name.first <= spot.first <= name.last for name in named) or _is_in_title(setting, spot)
        if not is_named and setting.after(spot.last) not in one_word(setting, "compound.after"):
            row = table[tuple(word.text for word in setting.words[spot.first : spot.last + 1])]
            found.append(Thing(spot, phrase(setting, spot, verbs), row))
    return found


def _is_in_title(setting: Setting, spot: Match) -> bool:
    """Whether a plain noun written with a capital ends a name: "Heilong Credit"; a title goes on behind it or is an article's."""
    text = setting.analysis.text.words
    is_capital = text[setting.words[spot.first].start].isupper() and spot.first == spot.last
    is_after_name = spot.first > 1 and text[setting.words[spot.first - 1].start].isupper()
    return is_capital and is_after_name and setting.words[spot.first].text in one_word(setting, "name.end")


def active(setting: Setting, done: tuple[Deed, ...], found: list[Thing[Row]]) -> Iterator[Tie[Row]]:
    """Somebody does it: "Chad and Niger signed a treaty", "plans to extend the pact", "after signing two accords"."""
    for deed in done:
        if deed.voice in {"active", "bare"} and not _is_attribute(setting, deed):
            for thing in _objects(setting, deed, found):
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
        if _is_relative(setting, before[-1], deed):
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
    while end < len(setting.words) and end - start <= OBJECT_REACH // 2 and setting.words[end].text not in {"that", "which"}:
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
        if nearest and _is_of(setting, deed, nearest[0]):
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


def _objects(setting: Setting, deed: Deed, found: list[Thing[Row]]) -> list[Thing[Row]]:
    """The object behind a verb and those joined to it with "and" or a comma and an article or number of their own."""
    objects: list[Thing[Row]] = []
    for thing in found:
        if thing.spot.first <= deed.spot.last or thing.spot.first - deed.spot.last > 3 * OBJECT_REACH:
            continue
        if objects:
            if not is_joined(setting, objects[-1], thing):
                break
            objects.append(thing)
        elif _is_reached(setting, deed, thing):
            objects.append(thing)
        else:
            break
    return objects


def _is_attribute(setting: Setting, deed: Deed) -> bool:
    """Whether a participle stands before its noun like an adjective: "the renewed pact", "faced prolonged sanctions"."""
    before = setting.before(deed.spot.first)
    marks = (
        (one_word(setting, "article") - one_word(setting, "adverb"))
        | one_word(setting, "facing")
        | one_word(setting, "phrase.preposition")
    )
    place = deed.spot.first - 1 if before.endswith("ly") else deed.spot.first
    return deed.voice == "bare" and (setting.before(place) in marks or before.endswith(("'s", "’s")))


def _is_reached(setting: Setting, deed: Deed, thing: Thing[Row]) -> bool:
    """Whether a noun is the object of a verb: only its own phrase lies between, or a short "with Chad" or "in May"."""
    if setting.after(deed.spot.last) in one_word(setting, "clause.opener"):
        return False
    start = _behind_amount(setting, _behind_change(setting, _behind_receiver(setting, deed.spot.last + 1)))
    if thing.spot.first - start > OBJECT_REACH or thing.spot.first < start:
        return False
    if is_plain(setting, start, thing.spot.first):
        return True
    if setting.words[start].text not in one_word(setting, "insert") or setting.is_parted(deed.spot, thing.spot):
        return False
    openers = one_word(setting, "article") | one_word(setting, "number")
    opener = setting.before(thing.phrase.first)
    is_opened = (
        opener in openers or setting.words[thing.phrase.first].text in openers or setting.words[thing.phrase.first].text.isdigit()
    )
    between = {word.text for word in setting.words[start : thing.phrase.first]}
    return is_opened and not between & (one_word(setting, "verbal") | {","})


def _behind_receiver(setting: Setting, start: int) -> int:
    """The place behind a receiver that stands between verb and object: "granted Chevron a licence", "hit Iran with tariffs"."""
    firm = firm_at(setting, start)
    if firm is not None:
        return firm.last + 1
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        if spot.first == start and mention.form == "demonym":
            goods = range(spot.last + 1, min(len(setting.words), spot.last + 1 + RECEIVER_WORDS))
            joined = next((n for n in goods if setting.words[n].text in one_word(setting, "partner")), None)
            if joined is not None and is_plain(setting, start, joined):
                return joined + 1
            given = next((n for n in goods if setting.words[n].text in one_word(setting, "indefinite")), start)
            return given if is_plain(setting, start, given) else start
        if spot.first == start:
            is_given = setting.after(spot.last) in one_word(setting, "article") | {"with"}
            return spot.last + 1 + (setting.after(spot.last) == "with") if is_given else start
    return start


def firm_at(setting: Setting, start: int) -> Match | None:
    """A name before an article that no layer knows whole: "Northwind Gas", "Siam Gas & Power" though Siam is a state."""
    name = name_at(setting, start)
    if name is None or setting.after(name.last) not in one_word(setting, "article"):
        return None
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        is_owner = setting.words[spot.last].text.endswith(("'s", "’s", "s'", "s’"))
        if spot.first == start and (mention.form != "name" or is_owner or spot.last >= name.last):
            return None
    return name


def _behind_amount(setting: Setting, start: int) -> int:
    """The place behind an amount and its "of": "unfroze $20 million of assets"."""
    if start >= len(setting.words):
        return start
    spots = [setting.spot(amount.start, amount.end) for amount in setting.amounts]
    last = next((spot.last for spot in spots if spot.first <= start <= spot.last), None)
    return last + 2 if last is not None and setting.after(last) in one_word(setting, "of") else start


def is_plain(setting: Setting, start: int, end: int) -> bool:
    """Whether the words `start` to before `end` are but articles, adjectives, numbers and names: no preposition, verb or mark."""
    stops = one_word(setting, "phrase.stop") - one_word(setting, "phrase.determiner")
    named = [mention for mention in setting.actors if mention.start < setting.words[end - 1].end] if end > start else []
    plain = [w for w in setting.words[start:end] if w.text != "." or not any(m.start <= w.start < m.end for m in named)]
    texts = _without_pairs(setting, _without_brackets([w.text for w in plain]))
    return not any(text in stops or not (text[0].isalnum() or text in {'"', "“", "‘", "-", "%", "$", "€"}) for text in texts)


def _without_pairs(setting: Setting, texts: list[str]) -> list[str]:
    """Words without the "and" of a pair of attributes: "a search and rescue pact", not "an accord and a pact"."""
    stops = one_word(setting, "phrase.stop") | one_word(setting, "number")
    inner = range(1, len(texts) - 1)
    joined = {n for n in inner if texts[n] == "and" and texts[n - 1] not in stops and texts[n + 1] not in stops}
    return [text for n, text in enumerate(texts) if n not in joined] if len(joined) == 1 else texts


def _without_brackets(texts: list[str]) -> list[str]:
    """Words without an amount in brackets among them: "a 450 million ($120 million) loan"."""
    if "(" not in texts or ")" not in texts[texts.index("(") :]:
        return texts
    first = texts.index("(")
    last = texts.index(")", first)
    inner = texts[first + 1 : last]
    return texts[:first] + texts[last + 1 :] if any(text[0].isdigit() for text in inner) else texts


def is_joined(setting: Setting, one: Thing[Row], other: Thing[Row]) -> bool:
    """Whether "and" or a comma with an article, number or plural of its own joins two nouns under one verb."""
    first = other.phrase.first
    opener = setting.before(first)
    place = first - 1 if opener in one_word(setting, "phrase.determiner") else first
    is_counted = place != first or setting.words[first].text in one_word(setting, "number") or setting.words[first].text.isdigit()
    is_next = place - 1 == one.spot.last + 1
    is_opened = setting.before(place) in {"and", ","} or (setting.before(place) == "as" and setting.before(place - 1) == "well")
    verbs = {word.text for word in setting.words[one.spot.last + 1 : other.spot.first]} & one_word(setting, "verbal")
    if setting.after(other.phrase.last) in one_word(setting, "be") | one_word(setting, "have") | {"will"}:
        return False
    return is_opened and (is_counted or is_next) and not verbs


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
                yield deed, Thing(here, here, before[-1].row, text_of(earlier, before[-1].phrase))


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


def _is_of(setting: Setting, deed: Deed, thing: Thing[Row]) -> bool:
    """Whether a noun of action governs an instrument noun: "of", "to" or "in" stands between, or is part of the former."""
    start = deed.spot.last + 1
    if deed.spot.last == deed.spot.first:
        if setting.words[start].text not in one_word(setting, "governing"):
            return False
        start += 1
    return is_plain(setting, _behind_change(setting, start), thing.spot.first)


def _behind_change(setting: Setting, start: int) -> int:
    """The place behind "the modernisation of", "a draft of" and the like, which stand between a noun of action and its noun."""
    if start >= len(setting.words):
        return start
    place = start + (setting.words[start].text in one_word(setting, "phrase.determiner"))
    is_described = place + 2 < len(setting.words) and setting.after(place) in one_word(setting, "text.noun")
    place += is_described and is_plain(setting, place, place + 1)
    is_change = place + 1 < len(setting.words) and setting.words[place].text in one_word(setting, "change.noun")
    return place + 2 if is_change and setting.after(place) in one_word(setting, "of") else start


def _is_date(setting: Setting, place: int) -> bool:
    start = setting.words[place].start
    return any(when.start <= start < when.end for when in setting.periods)
