"""Who was told: "told Example Wire", "told reporters". An outlet that was told passes the words on."""

from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.unit import Unit

_OF_STATE = frozenset({"state", "state-run", "state-owned", "public", "national", "local"})
_ON_AIR = ("radio", "rádio", "radyo", "radijas", "telev", "tele")
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
        "mirror",
        "chronicle",
        "observer",
        "courier",
        "telegraph",
        "dispatch",
        "sentinel",
        "monitor",
        "guardian",
        "ledger",
    }
)


def listener(unit: Unit, start: int) -> tuple[int, tuple[int, int] | None]:
    """The place after the listener that begins at `start`, and the outlet among its words, if it is one."""
    named = _introduced(unit, start)
    if named is not None:
        return _over_nouns(unit, named[1]), named
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


def _introduced(unit: Unit, start: int) -> tuple[int, int] | None:
    """The name behind the noun of an outlet ("the Lima daily El Ejemplo"), or the noun of one that has none ("state radio")."""
    nouns = lexicon().outlet_nouns | {"agency", "station"}
    for place in range(start, min(start + 6, len(unit.tokens) - 1)):
        if unit.kind(place) != "word" or unit.low(place) in lexicon().prepositions:
            return None
        is_noun = unit.low(place) in nouns and not unit.tokens[place].is_capital
        if is_noun and unit.tokens[place + 1].is_capital:
            return place + 1, _over_ampersand(unit, _capitals(unit, place + 1)[0])
        if unit.low(place) in {"radio", "television", "tv"} and unit.low(place - 1) in _OF_STATE:
            return place - 1, place + 1
    return None


def _over_ampersand(unit: Unit, end: int) -> int:
    """The end of a name of two parts ("Strait & Sound")."""
    is_joined = unit.low(end) == "&" and end + 1 < len(unit.tokens) and unit.tokens[end + 1].is_capital
    return _capitals(unit, end + 1)[0] if is_joined else end


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
        or (end - place > 1 and unit.low(place).startswith(_ON_AIR))
        or _is_explained(unit, end)
        or unit.low(end) in lexicon().outlet_nouns
        or (unit.low(end) == "news" and unit.low(end + 1) == "agency")
    )
    return end, is_outlet


def _is_explained(unit: Unit, end: int) -> bool:
    """Whether a name is told to be an outlet's: "Kol Example, a Hebrew daily"."""
    if unit.low(end) != "," or unit.low(end + 1) not in {"a", "an", "the"}:
        return False
    ahead = range(end + 2, min(end + 7, len(unit.tokens)))
    close = next((place for place in ahead if unit.low(place) in {",", "."}), end + 2)
    return any(unit.low(place) in lexicon().outlet_nouns for place in range(end + 2, close))


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
