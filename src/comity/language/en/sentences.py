"""Where English sentences, headings and scraps of page furniture begin and end.

Rules over lines and punctuation; the words they need are in `lexicon/sentences.toml`.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from comity.language.en.grids.rows import LINE, lines_of_grids
from comity.language.en.lists import read_lists
from comity.model.analysis import Sentence, SentenceKind

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[.!?](?=[A-Z][a-z])")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*(?: ?\([^()]{1,12}\))?$")
_OPENING = "\"'“‘«„([—–-•* \t\xa0"
_SIGNED = re.compile(r"\s*[—–―-]\s*(?:[A-Z][\w.'’-]*,?\s*){1,6}$")
_CLOSING = "\"'”’»"
_LAST_WORD = re.compile(r"[^\s\"“”«»()\[\]]*$")
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_LETTERS_BEFORE = re.compile(r"[A-Za-z]+$")
_LETTERS = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_BULLET = re.compile(r"[-•*·▪►]\s")
_ADDRESS = re.compile(r"\S*@\S+\.\w+|(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
# Nothing is given back (`++`): a row of figures would be taken apart in every way.
_DATELINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
    r"|\d+(?:st|nd|rd|th)?|[ap]\.?m\.?|gmt|utc|est|edt|msk|at|[\s,.:|/–-])++",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|BY|By)\s+(?:[^\W\d_][\w.'’-]*[\s,]*){1,8}")
_NUMBER = re.compile(r"\d")
_SOURCED = re.compile(r" [-–—] [^-–—]{3,60}$|, (?:says|said) [^,]{3,40}$")
_STAMP = re.compile(
    r"(?:[-•*] )?[0-2]?\d[:.][0-5]\d(?: ?(?:GMT|UTC|CET|[AaPp]\.?[Mm]\.?))?\s+[-–—|]?|[A-Z][A-Z .'’-]{2,30} ?(?:[-–—:]|\()\s"
)
_ROW = re.compile(
    r".{0,60}?(?: *\| *|[ \t]{2,})[-+−(]?\d[\d,.]*%?\)?(?: *\| *|[ \t]{2,})[-+−(]?\d"
    r"|.{0,60}?\b(?:19|20)\d\d: [\d,.]+\W{1,4}(?:19|20)\d\d: \d"
)
_FEWEST_BRIEF = 6  # words
_WRAPPED_FROM = 40  # a line shorter than this was ended by its author, not by a margin
_MARGIN = 110  # and one longer was never wrapped
_HEADING_WORDS = 24


class _Lexicon(Struct, frozen=True):
    titles: frozenset[str]
    openers: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    camel: frozenset[str]
    furniture_start: tuple[str, ...]
    furniture_line: frozenset[str]
    credit: tuple[str, ...]
    notice: tuple[str, ...]
    list_start: frozenset[str]
    saying: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    return read_lists("sentences", _Lexicon)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences, headings and furniture of a text, in order; together they cover every character that is no space, once.

    Lines make paragraphs, except where a margin broke them. Words glued by a lost line break are taken apart. A short line
    without end punctuation is a heading, unless it is a row of numbers or news under a time or a place ("09:12 ...",
    "LIMA - ..."); a row of a grid is a sentence. What the page says about itself ("Read more", credits, notices) is furniture.
    """
    pieces = paragraphs(text)
    rows = lines_of_grids(text)
    kinds = _kinds([text[start:end] for start, end in pieces], [rows.get(start) for start, _ in pieces])
    return tuple(
        Sentence(start=start, end=end, paragraph=number, kind=kind)
        for number, (piece, kind) in enumerate(zip(pieces, kinds, strict=True))
        for start, end in (_split(text, *piece) if kind == "prose" and piece[0] not in rows else (piece,))
    )


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph and heading: lines, rejoined where only a margin broke them, and unglued."""
    words = Counter(_LETTERS.findall(text))
    rows = lines_of_grids(text)
    return [piece for line in _paragraphs(text, rows) for piece in ([line] if line[0] in rows else _unglued(text, words, *line))]


def _paragraphs(text: str, rows: Container[int]) -> Iterator[tuple[int, int]]:
    """Lines, trimmed; lines that only a margin parted are one paragraph, those of a grid never."""
    block: list[tuple[int, int]] = []
    for match in LINE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start == end:
            continue
        if block and (text.count("\n", block[-1][1], start) != 1 or start in rows or block[-1][0] in rows):
            yield from _rejoined(text, block)
            block = []
        block.append((start, end))
    yield from _rejoined(text, block)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    return (start + left, start + len(inner.rstrip())) if inner.strip() else (start, start)


def _rejoined(text: str, block: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Undo a margin: join lines where one runs on in small letters and, in such a block, every line that the margin filled."""
    runs_on = [_runs_on(text, first, second) for first, second in pairwise(block)]
    longest = max((end - start for start, end in block), default=0)
    is_wrapped = any(runs_on) and longest <= _MARGIN
    current: tuple[int, int] | None = None
    for number, line in enumerate(block):
        if current is None:
            current = line
        elif runs_on[number - 1] or (is_wrapped and _is_full(text, block[number - 1], line, longest)):
            current = (current[0], line[1])
        else:
            yield current
            current = line
    if current is not None:
        yield current


def _runs_on(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    return (
        _WRAPPED_FROM <= first[1] - first[0] <= _MARGIN
        and text[second[0]].islower()
        and not _CLOSED.search(text[max(first[0], first[1] - 4) : first[1]].replace(",", ""))
    )


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return line[1] - line[0] >= _WRAPPED_FROM and line[1] - line[0] + 1 + len(word) > width


def _unglued(text: str, words: Counter[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Take apart what a lost line break glued: "venturesLast year", but not "PressBee" or "McDonald"."""
    cut = start
    for match in _GLUE.finditer(text, start, end):
        if _is_glue(text, words, start, match.start(), end):
            yield cut, match.start()
            cut = match.start()
    yield cut, end


def _is_glue(text: str, words: Counter[str], start: int, place: int, end: int) -> bool:
    left = _LETTERS_BEFORE.search(text[max(start, place - 40) : place])
    right = _LETTERS.match(text, place, end)
    if left is None or right is None or len(left[0]) < 4:
        return False
    word = left[0] + right[0]
    if word in _lexicon().camel or words[word] > 1 or not right[0][1:].islower() or not left[0][1:].islower():
        return False
    if right[0].lower() in _lexicon().starters and len(right[0]) > 2:
        return True
    is_followed_small = text[right.end() : right.end() + 1] == " " and text[right.end() + 1 : right.end() + 2].islower()
    is_label = text[start : start + 40].lower().startswith(_lexicon().furniture_start)
    return is_followed_small and (left[0].islower() or is_label or words[left[0]] > 0)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of a paragraph."""
    begin = start
    for match in _END.finditer(text, start, end):
        if _is_end(text, begin, match, end):
            yield begin, match.end()
            begin = match.end()
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < end:
        yield begin, end


def _is_end(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    after = match.end()
    while after < end and text[after] in _OPENING:
        after += 1
    if after >= end or text[after].islower() or (match[0][0] in "?!" and match[0][-1] in _CLOSING and _is_cue(text, after, end)):
        return False
    if match[0][-1] in _CLOSING and _SIGNED.match(text, match.end(), end):
        return False
    follows = _WORD.match(text, after, end)
    following = follows[0] if follows else ""
    before = _LAST_WORD.search(text[max(begin, match.start() - 40) : match.start()])
    word = before[0].lower() if before else ""
    if not text[match.end() : match.end() + 1].isspace():  # "ended.The", not "Booking.com" or "S.A."
        return len(word) >= 4 and word.isalpha() and following.lower() in _lexicon().starters
    return not match[0].startswith(".") or len(match[0]) > 1 or _period_ends(word, following)


def _is_cue(text: str, start: int, end: int) -> bool:
    """Whether a cue follows a question or call that was quoted ("Really?" Mr Example asked)."""
    clause = re.split(r"[,;:?!]\s", text[start : min(end, start + 80)], maxsplit=1)[0]
    return not _lexicon().saying.isdisjoint(word.lower() for word in _WORD.findall(clause)[:5])


def _period_ends(word: str, following: str) -> bool:
    """Whether a full stop after `word` ends the sentence that `following` would follow."""
    lexicon = _lexicon()
    is_starter = following.lower() in lexicon.starters
    if word in lexicon.titles:
        return False
    if word in lexicon.numbered and following[:1].isdigit():
        return False
    if word in lexicon.openers or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:\w\.)+\w", word):
        return is_starter and following != "I" and len(following) > 1
    return True


def _kinds(pieces: Sequence[str], rows: Sequence[bool | None]) -> list[SentenceKind]:
    """What each paragraph is: alone, among its repetitions, and by what stands before and after it.

    `rows` tells of the lines of grids whether they have numbers, and is None for all others.
    """
    repeats = Counter(pieces)
    seen: set[str] = set()
    kinds: list[SentenceKind] = []
    in_list = False
    for piece, has_numbers in zip(pieces, rows, strict=True):
        if has_numbers is not None:
            kinds.append("prose" if has_numbers else "heading")
            continue
        kind = _kind(piece)
        if kind == "prose" and in_list and _BULLET.match(piece) and _CLOSED.search(piece[-20:]) is None:
            kind = "furniture"
        if kind == "heading" and (in_list or repeats[piece] > 2 or piece in seen):
            kind = "furniture"
        in_list = in_list if kind == "furniture" and not _opens_list(piece) else _opens_list(piece)
        seen.add(piece)
        kinds.append(kind)
    return _with_tail(pieces, kinds)


def _with_tail(pieces: Sequence[str], kinds: list[SentenceKind]) -> list[SentenceKind]:
    """Headings among the furniture after the last prose head other articles, unless they go on a list that it is part of."""
    last = max((number for number, kind in enumerate(kinds) if kind == "prose"), default=len(kinds))
    while last + 1 < len(kinds) and _BULLET.match(pieces[last]) and _BULLET.match(pieces[last + 1]):
        last += 1
    if "furniture" not in kinds[last + 1 :]:
        return kinds
    tail: list[SentenceKind] = ["furniture"] * (len(kinds) - last - 1)
    return kinds[: last + 1] + tail


def _opens_list(piece: str) -> bool:
    return piece.lower().strip(" :") in _lexicon().list_start


def _kind(piece: str) -> SentenceKind:
    is_open = _CLOSED.search(piece[-20:]) is None or _ends_in_abbreviation(piece)
    if is_open and _ROW.match(piece):
        return "prose"
    if _is_furniture(piece, is_open=is_open):
        return "furniture"
    if is_open and _STAMP.match(piece) is not None and _is_brief(piece, len(_WORD.findall(piece[:200]))):
        return "prose"
    is_heading = is_open and piece[0] not in '—–-"“«„' and len(_WORD.findall(piece[:400])) <= _HEADING_WORDS and len(piece) < 200
    return "heading" if is_heading else "prose"


def _ends_in_abbreviation(piece: str) -> bool:
    """A headline in title case that ends with "U.S." ends with no full stop of its own."""
    words = [word for word in _WORD.findall(piece[:200]) if len(word) > 3]
    return re.search(r"\b(?:[A-Z]\.){2,}$", piece) is not None and all(word[0].isupper() for word in words)


def _is_furniture(piece: str, *, is_open: bool) -> bool:
    lexicon = _lexicon()
    low = piece.lower().replace("’", "'")
    words = len(_WORD.findall(low[:600]))
    if any(notice in low for notice in lexicon.notice) or not words:
        return True
    if low.strip(" :.|>»") in lexicon.furniture_line or _starts_as_furniture(low, words, is_open=is_open):
        return True
    if not is_open and words > 12:
        return False
    return (
        (is_open and any(credit in low for credit in lexicon.credit))
        or _ADDRESS.fullmatch(piece) is not None
        or _DATELINE.fullmatch(piece[:80]) is not None
        or (is_open and _BULLET.match(piece) is not None and words <= 15 and not _is_brief(piece, words))
        or (is_open and _BYLINE.fullmatch(piece[:120]) is not None and words <= 9)
        or (is_open and _is_foreign(piece))
    )


def _is_brief(piece: str, words: int) -> bool:
    """Whether a line of a list is news in brief and no link: it gives a number with its words, or ends with its source."""
    return words >= _FEWEST_BRIEF and (_NUMBER.search(piece) is not None or _SOURCED.search(piece) is not None)


def _starts_as_furniture(low: str, words: int, *, is_open: bool) -> bool:
    """A furniture start counts in a line that is no long sentence, where nothing runs the word on ("Homework", "Searching")."""
    for start in _lexicon().furniture_start:
        if not low.startswith(start):
            continue
        after = low[len(start) : len(start) + 1]
        is_whole = not (start[-1].isalnum() and after.isalnum())
        if is_whole and (len(start) >= 20 or (words <= 30 and (is_open or " " in start or words <= 8))):
            return not (len(start.split()) == 1 and start[-1].isalpha() and is_open and words > 8)
    return False


def _is_foreign(piece: str) -> bool:
    letters = [sign for sign in piece[:200] if sign.isalpha()]
    return sum(sign > "\u024f" for sign in letters) * 2 > len(letters)
