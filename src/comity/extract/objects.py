"""Objects: how far the words behind a verb reach to the noun that it is done to."""

from comity.extract.deeds import Deed, one_word
from comity.extract.phrase import name_at
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.thing import Row, Thing

OBJECT_REACH, RECEIVER_WORDS = 14, 4


def objects_of(setting: Setting, deed: Deed, found: list[Thing[Row]]) -> list[Thing[Row]]:
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


def is_attribute(setting: Setting, deed: Deed) -> bool:
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


def is_governed_by(setting: Setting, deed: Deed, thing: Thing[Row]) -> bool:
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
