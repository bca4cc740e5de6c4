"""Who was told: "told Example Wire", "told reporters". An outlet that was told passes the words on."""

from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.unit import Unit

_OUTLET_ENDS = frozenset(
    {
        "news",
        "times",
        "post",
        "tv",
        "journal",
        "herald",
        "wire",
        "tribune",
        "gazette",
        "radio",
        "television",
        "network",
        "today",
        "daily",
        "magazine",
    }
)


def listener(unit: Unit, start: int) -> tuple[int, tuple[int, int] | None]:
    """The place after the listener that begins at `start`, and the outlet among its words, if it is one."""
    place = start
    while (
        unit.low(place) in {"the", "a", "an", "our", "state", "local", "national", "state-run", "russian", "official", "chinese"}
        and _mention_end(unit, place) is None
    ):
        place += 1
    is_kind = False
    while unit.low(place) in lexicon().outlet_nouns | {"agency", "business"} and unit.tokens[place].is_capital is False:
        following = place + 1
        if following >= len(unit.tokens) or unit.tokens[following].kind != "word":
            break
        place, is_kind = following, True
    known = _mention_end(unit, place)
    if known is None and is_kind and unit.tokens[place].is_capital:
        end = _capitals(unit, place)[0]
        return _over_nouns(unit, end), (place, end)
    if known is not None:
        end, is_outlet = known
    elif unit.low(place) in lexicon().listeners:
        end, is_outlet = place + 1, False
    else:
        end, is_outlet = _capitals(unit, place)
    if end == place:
        return (_plain(unit, start), None)
    span = (place, end) if is_outlet else None
    if not is_outlet and known is not None and end < len(unit.tokens) and _is_listener_noun(unit.low(end)):
        end += 1  # "U.S. regulators"
    return _over_nouns(unit, end), span


def _is_listener_noun(low: str) -> bool:
    words = lexicon()
    return low in words.anonymous_nouns or low in words.listeners or low.removesuffix("s") in words.government_nouns


def _mention_end(unit: Unit, place: int) -> tuple[int, bool] | None:
    """The end of the longest known actor that begins here, and whether it is an outlet."""
    if place >= len(unit.tokens):
        return None
    start = unit.tokens[place].start
    best = max((mention for mention in unit.mentions if mention.start == start), key=lambda mention: mention.end, default=None)
    if best is None:
        return None
    end = next((number for number in range(place, len(unit.tokens)) if unit.tokens[number].start >= best.end), len(unit.tokens))
    return end, best.kind == "outlet"


def _capitals(unit: Unit, place: int) -> tuple[int, bool]:
    end = place
    while end < len(unit.tokens) and unit.tokens[end].is_capital and unit.tokens[end].kind == "word":
        end += 1
    is_outlet = end > place and (
        unit.low(end - 1) in _OUTLET_ENDS
        or unit.low(end) in lexicon().outlet_nouns
        or (unit.low(end) == "news" and unit.low(end + 1) == "agency")
    )
    return end, is_outlet


def _over_nouns(unit: Unit, end: int) -> int:
    """Pass over "news agency", "newspaper", "TV channel" after a name, over a second listener and over a programme's name."""
    if unit.low(end) in {"'s", "’s"}:
        programme = end + 1
        while programme < len(unit.tokens) and (unit.kind(programme) == "quote" or unit.tokens[programme].is_capital):
            programme += 1
        end = programme if programme > end + 1 else end
    while unit.low(end) in {
        "news",
        "agency",
        "newswire",
        "newspaper",
        "tv",
        "channel",
        "television",
        "radio",
        "magazine",
        "daily",
        "portal",
        "network",
        "reporters",
    }:
        end += 1
    return end


def _plain(unit: Unit, start: int) -> int:
    """Pass over a listener in small letters: "a news conference", "the newspaper"."""
    words = lexicon()
    place = start
    while unit.low(place) in words.determiners and unit.low(place) != "that":
        place += 1
    if place == start and unit.low(place) not in words.listeners:
        return start
    nouns = (
        words.outlet_nouns
        | words.government_nouns
        | words.listeners
        | words.person_nouns
        | {"conference", "briefing", "forum", "meeting", "audience", "crowd", "hearing", "summit", "session"}
    )
    for far in range(place, min(place + 5, len(unit.tokens))):
        if unit.low(far) in nouns and unit.low(far + 1) not in nouns:
            return far + 1
    return place + 1 if place > start else start
