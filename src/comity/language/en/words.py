"""Words of English text as the treebanks write them (EWT, GUM): what the engine reads.

Clitics are words of their own ("do n't", "Iran 's"), so are hyphens inside compounds ("US - based") and currency signs
("$ 5 m"); abbreviations keep their stop, addresses and numbers stay whole. `tokens` is the coarser cut of the rules.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from comity.language.en.lists import read_lists

_CHUNK = re.compile(r"\S{1,500}")  # a longer run is no language; cutting it bounds the time that it takes
_ENUMERATOR = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.")  # at the beginning of a line
_CITATION = re.compile(r"\[\d+(?:,\d+)+\]")
_LETTERS = re.compile(r"[A-Za-z]+")
_PLAIN = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+")
_CLITIC = re.compile(r"'(?:s|m|d|ll|re|ve)$")
# Text that lost a break: "ended.The", "ended.”The", "ended.“The", and perhaps "venturesLast".
_GLUED_STOP = re.compile(
    r"(?<=[a-z]{3}[.!?])(?=[\"“‘]?[A-Z][a-z]+) | (?<=[a-z]{3}[.!?][\"”’])(?=[A-Z][a-z]+)",
    re.VERBOSE,
)
_GLUED_WORD = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]+)")

_WEB = r"[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]}]"
_ENDINGS = "com|org|net|gov|edu|mil|int|info|biz|io|co|us|uk|eu|ru|de|fr|es|it|cn|jp|in|ir|ve|br|ua|kz|tv|news|doc|pdf|xls|html?"
_ADDRESS = rf"""
    (?:https?|ftp)://{_WEB} | www\.{_WEB} | doi:{_WEB}
  | (?<!\w)(?:[A-Z]+/)+(?:[A-Z]+\.)?\d+(?:/[A-Z\d.]*[A-Z\d])*(?!\w)
  | [\w.+%-]+@[\w-]+(?:\.[\w-]+)*
  | (?<!\w)\w{{2,}}(?:\.\w{{2,}}){{2,}}
  | [@\#][A-Za-z_]\w+
  | (?<!\w)(?:[A-Za-z0-9][\w-]*\.)+(?:{_ENDINGS})(?![\w]|[.]\w)(?:/(?:{_WEB})?)?
"""
_FACE = r"(?<![\w)])(?:[:;=]['’]?-?(?:[)(]+|[DPp](?!\w))|<3(?!\w))"
_MONEY = r"(?:US|U|A|C|AU|CA|HK|NZ|S|R|NT)?\$+ | [€£¥₽₹]"
_PHONE = r"""
    (?:\+?\d{1,3}-)?\d{3}-\d{3,4}(?:-\d{4})?(?![\w-])
  | \d{1,2}-\d{1,2}-\d{2,4}(?![\w-])
  | \d{4}-\d\d-\d\d(?![\w-])
"""
# A figure parts from the unit glued to it ("35mm", "$5m"), not from other letters ("3143C" is no figure).
_UNIT = r"""(?:am|pm|AM|PM|a\.m\.|p\.m\.|mm|cm|km|m|mi|kg|g|mg|lbs?|oz|ft|sq|hrs?|hours?|mins?|secs?|ms|k|K|M|B|b|bn|bln|mln
    |tn|trn|mn|MW|kW|GW|[kMGT]Wh|MB|GB|TB|KB|kb|mb|gb|bpd|bcm|mcm|tcm|cc|C|F|L|hp|mph|kph|kmh?|Hz|kHz|MHz|GHz|dpi|px|cents?|yrs?|years?|yo|x|ha|t)"""
_DAY = r"\d{1,4}/\d{1,2}/\d{1,4} | (?:[5-9]|1[0-2]?)/[1-3]\d(?![/\d]) | 9/11"  # 3/4 and 1/2 are fractions
_NUMBER = rf"(?<!\w)(?:[+](?=\d))?(?:(?:{_DAY}|\d+(?:[.,:]\d+)*)(?:(?:st|nd|rd|th|s)(?!\w)|(?={_UNIT}?(?!\w)))|[.]\d+)"
_INITIALS = r"""
    (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?
  | (?<!\w)(?:[A-Z]\.)+[A-Z](?!\w)
  | (?<!\w)(?:Ph\.D|M\.Sc|B\.Sc|LL\.M|LL\.B)\.?
  | (?<!\w)[A-Z]\.(?=[A-Z][a-z])
"""
_WORD = r"[bw]/[co]?(?!\w) | [clf]/[cof](?:/b)?(?!\w) | \w(?:[\w\u0300-\u036f]|['’&·](?=\w)|(?<=\d)[.,:](?=\d))*"
_ENCLITIC = r"['’](?:s|m|d|ll|re|ve|em|til|cause|S)(?!\w)"
_RUN = r"\.{2,} | -{2,} | [!?]{2,} | (?P<sign>[=*_~+\#<>|,;:%^–—])(?P=sign)+ | `` | '' | <- | -> | ."
_PIECE = re.compile(
    rf"(?P<address>{_ADDRESS})|(?P<face>{_FACE})|(?P<money>{_MONEY})|(?P<phone>{_PHONE})|(?P<number>{_NUMBER})"
    rf"|(?P<initials>{_INITIALS})|(?P<word>{_WORD})|(?P<clitic>{_ENCLITIC})|(?P<run>{_RUN})",
    re.VERBOSE | re.DOTALL,
)


class _Lexicon(Struct, frozen=True):
    abbreviations: frozenset[str]
    guarded: frozenset[str]
    prefixes: frozenset[str]
    fused: dict[str, int]


@cache
def _lexicon() -> _Lexicon:
    return read_lists("words", _Lexicon)


class _Glue(Struct, frozen=True):
    starters: frozenset[str]
    camel: frozenset[str]


@cache
def _glue() -> _Glue:
    """The words by which `sentences` takes glued text apart, too."""
    return read_lists("sentences", _Glue)


def words(text: str) -> list[tuple[int, int]]:
    """Start and end of every word and sign of `text`, in order; together they cover every character that is no space, once."""
    found: list[tuple[int, int]] = []
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    for number, (start, end) in enumerate(chunks):
        chunk = text[start:end]
        is_plain = _PLAIN.fullmatch(chunk) and chunk.lower() not in _lexicon().fused
        if is_plain or (_ENUMERATOR.fullmatch(chunk) and (number == 0 or "\n" in text[chunks[number - 1][1] : start])):
            found.append((start, end))
            continue
        following = text[chunks[number + 1][0]] if number + 1 < len(chunks) else ""
        cuts = _cut(chunk, "1" if following.isdigit() else "A" if following.isupper() else "a")
        found += [(start + first, start + last) for first, last in cuts]
    return found


@lru_cache(maxsize=50_000)
def _cut(chunk: str, following: str) -> tuple[tuple[int, int], ...]:
    """Words of a run without spaces; `following` says whether a figure (1), a capital (A) or anything else (a) comes next."""
    pieces: list[tuple[int, int, str]] = []
    for start, end in _unglued(chunk):
        pieces += _pieces(chunk, start, end, following if end == len(chunk) else "A")
    return tuple((start, end) for start, end, _ in _joined(chunk, pieces))


def _unglued(chunk: str) -> list[tuple[int, int]]:
    """Parts of a run that lost a space between two sentences."""
    if "://" in chunk or "@" in chunk or chunk.startswith("www."):
        return [(0, len(chunk))]
    places = [match.start() for match in _GLUED_STOP.finditer(chunk)]
    places += [place.start() for place in _GLUED_WORD.finditer(chunk) if _starts_sentence(chunk, place.start())]
    bounds = [0, *sorted(set(places)), len(chunk)]
    return list(pairwise(bounds))


def _starts_sentence(chunk: str, place: int) -> bool:
    after = _LETTERS.match(chunk, place)
    before = chunk[max(0, place - 40) : place]
    return (
        after is not None
        and len(after[0]) > 2
        and after[0].lower() in _glue().starters
        and before[-4:].isalpha()
        and not any(before.endswith(word[: -len(after[0])]) for word in _glue().camel if word.endswith(after[0]))
    )


def _pieces(chunk: str, start: int, end: int, following: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    at = start
    while at < end:
        match = _PIECE.match(chunk, at, end)
        stop = match.end() if match else at + 1  # the last alternative takes any sign
        if match and match.lastgroup == "number" and _CITATION.search(chunk):
            stop = at + chunk[at:stop].find(",") if "," in chunk[at:stop] else stop
        kind = match.lastgroup or "run" if match else "run"
        if kind == "word":
            stop = _with_stop(chunk, stop, chunk[at:stop], end, following)
            found += _parted(chunk, at, stop)
        else:
            found.append((at, stop, kind))
        at = stop
    return found


def _with_stop(chunk: str, at: int, word: str, end: int, following: str) -> int:
    """End of a word that ends `at`, its full stop included where the stop is its own."""
    if at >= end or chunk[at] != "." or chunk[at + 1 : at + 2] == ".":
        return at
    return at + _keeps_stop(word, chunk[at + 1 : at + 2], following)


def _keeps_stop(word: str, after: str, following: str) -> bool:
    """Whether a full stop belongs to `word`; `after` is the sign behind the stop, "" where a space follows."""
    low = word.lower()
    if len(word) == 1 and word.isupper() and word != "I":  # an initial
        return (after == "" and following == "A") or after in {",", ";"}
    if low not in _lexicon().abbreviations or not (after in {"", ",", ";", ")", "-", "'", "’"} or after.isalnum()):
        return False
    if low == "etc":
        return not (after == "" and following == "A")
    if low in _lexicon().guarded:
        return after.isdigit() or (after == "" and (following == "1" or (following == "A" and word[0].isupper())))
    return True


def _parted(chunk: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """A word without its clitic, and the clitic."""
    low = chunk[start:end].lower().replace("’", "'")
    size = _lexicon().fused.get(low, 0)
    if not size and low.endswith("n't") and len(low) > 3:
        size = len(low) - 3
    if not size:
        clitic = _CLITIC.search(low)
        size = clitic.start() if clitic else 0
    if not size:
        return [(start, end, "word")]
    return [*_parted(chunk, start, start + size), (start + size, end, "clitic")]


def _joined(chunk: str, pieces: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Prefixes joined to what follows their hyphen ("non-commercial")."""
    found: list[tuple[int, int, str]] = []
    for piece in pieces:
        if piece[2] in {"word", "number"} and len(found) > 1 and _is_prefix(chunk, found[-2], found[-1], piece[0]):
            found[-2:] = [(found[-2][0], piece[1], "word")]
        else:
            found.append(piece)
    return found


def _is_prefix(chunk: str, word: tuple[int, int, str], sign: tuple[int, int, str], start: int) -> bool:
    is_joined = word[1] == sign[0] and sign[1] == start and chunk[sign[0] : sign[1]] == "-"
    return is_joined and word[2] == "word" and chunk[word[0] : word[1]].lower() in _lexicon().prefixes
