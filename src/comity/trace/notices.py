"""Words in which a document tells of its own making: where it was first published, who translated, edited or sent it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.text import Notice, NoticeKind
from comity.resources import load
from comity.resources.publishers import known_publisher

Place: TypeAlias = Literal["opening", "article", "line", "named"]

EDGE = 1500
"""Code points at the head and at the foot of a text in which it speaks of itself."""
LOOK_BACK = 250
"""How far before a cue the article may be named that it speaks of, and how far after it the text may be called altered."""
LONGEST_NAME = 8
"""Words in the longest name."""

_NAME_WORD = re.compile(r"[^\W_][\w&'’+-]*(?:[./][\w-]+)*")
_GAP = re.compile(r"[ \u00a0]+(?:& )?")
_QUOTED_NAME = re.compile(r"[«“\"„‘']\s?([^«»“”\"„\n]{1,80}?)\s?[»”\"“’'](?!\w)")
_BRACKET = re.compile(r"[ \u00a0]?\([^()\n]{0,40}\)")
# fmt: off
_CONNECTORS = frozenset({
    "&", "and", "da", "das", "de", "del", "der", "di", "die", "do", "dos", "du", "e", "el", "et", "für", "la", "las", "los",
    "of", "the", "und", "y", "и",
})
# fmt: on
_ARTICLES = re.compile(r"(?:the|el|la|los|las|le|les|der|die|das|o|a)[ \u00a0]+", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:$|[\n.,;:|)\]»”\"–—-]|(?:in|for|from|and|with|on|en|и|в)\b)")
_PARTICIPLE = re.compile(r"[^.\n]{0,60},[ \u00a0]+(?:the|an?|his|her|its|their|these|those)\b")
_LINE_REST = re.compile(r"[ \u00a0]*[.,;|)\]]*[ \u00a0]*(?:\n|$)")
_LINE_GOES_ON = re.compile(r"[ \u00a0]*[.,;(]")
_OPENERS = ' \u00a0([{*•|–—-_"“«>'
_ENDERS = '.!?…;:|)]}»”"\n'
_SENTENCE_BREAK = re.compile(r"[.!?][\"”»)]*\s+[^\W\d_a-z]")

_DATELINE = re.compile(
    r"^[ \t]*(?P<prefix>[^\n()/–—]{0,80}?)[ \u00a0]?"
    r"(?:\([ \u00a0]?(?P<round>[^()\n/\d]{2,40}?)[ \u00a0]?\)[ \u00a0]*\.?[–—-]{1,2}"
    r"|/(?P<slashed>[^()\n/\d]{2,40})/[ \u00a0]*[.–—-]"
    r"|[–—-][ \u00a0](?P<dashed>[^()\n/\d,.]{2,40})\.(?=[ \u00a0]))",
    re.MULTILINE,
)
_END_CREDIT = re.compile(r"(?:^|[.!?…\"”»])[ \t]*\((?P<name>[^()\n\d]{2,40})\)[ \t]*$", re.MULTILINE)


class NoticeCue(Struct, frozen=True):
    """Cues of one language for one kind of notice.

    `place` is where a cue must stand: "opening" a line, sentence or bracket; in the predicate of a sentence on this
    "article"; first on a "line" that ends with the name; or anywhere, being itself what is "named".
    `kind` is a kind of notice, or "subject" (words for the text itself) or "altered" (words that say it was changed).
    """

    kind: Literal["republication", "translation", "credit", "subject", "altered"]
    lang: str
    place: Place | None
    cues: tuple[str, ...]


def notices(words: str) -> tuple[Notice, ...]:
    """The notices of a text, in order of place: republication, translation, dateline and credit.

    Only the head and the foot of a text are read, and a cue counts only where prose would not use it: "Edited by", "Source:",
    "This article first appeared in". A notice without a name is none.
    """
    found = [*_cued(words), *_datelines(words), *_end_credits(words)]
    kept: list[Notice] = []
    for notice in sorted(found, key=lambda each: (each.start, -each.end, each.kind)):
        if not kept or notice.start >= kept[-1].end:
            kept.append(notice)
    return tuple(kept)


def _cued(words: str) -> Iterator[Notice]:
    for first, last in _edges(words):
        for match in _cue_pattern().finditer(words, first, last):
            for kind, place in _meanings()[_flat(match[0])]:
                notice = _notice(words, match, kind, place)
                if notice is not None:
                    yield notice
                    break


def _edges(words: str) -> tuple[tuple[int, int], ...]:
    """Head and foot of a text; all of it where they meet."""
    if len(words) <= 2 * EDGE:
        return ((0, len(words)),)
    return ((0, EDGE), (len(words) - EDGE, len(words)))


def _notice(words: str, cue: re.Match[str], kind: NoticeKind, place: Place) -> Notice | None:
    start, end = cue.span()
    if place == "named":
        is_own = _has_subject(words, start) or (_opens(words, start, _ENDERS) and _LINE_REST.match(words, end))
        return Notice(kind=kind, name=cue[0], start=start, end=end) if is_own else None
    if not _stands(words, start, end, place):
        return None
    named = _name(words, end)
    if named is None or not _stops(words, named[1], kind, place):
        return None
    name, stop = named
    is_altered = kind == "republication" and _is_altered(words, start, stop)
    return Notice(kind=kind, name=name, start=start, end=stop, is_altered=is_altered)


def _stands(words: str, start: int, end: int, place: Place) -> bool:
    """Whether a cue stands where its kind of notice has it."""
    if place == "article":
        return _has_subject(words, start)
    if place == "opening":
        return _opens(words, start, "\n;:|") or (words[start].isupper() and _opens(words, start, _ENDERS))
    is_labelled = words[end : end + 3].lstrip(" \u00a0").startswith(":") or _flat(words[start:end]) in {"via", "vía"}
    return is_labelled and _opens(words, start, "\n(")


def _opens(words: str, start: int, after: str) -> bool:
    """Whether nothing but ornament stands between a place and the text's start, or one of the signs in `after`."""
    place = start - 1
    while place >= max(0, start - 8) and words[place] in _OPENERS and words[place] not in after:
        place -= 1
    return place < 0 or words[place] in after


def _has_subject(words: str, start: int) -> bool:
    """Whether the sentence before a place speaks of this text: "the article about ... and is available on"."""
    before = words[max(0, start - LOOK_BACK) : start].rpartition("\n")[2]
    subjects = [match.end() for match in _subject_pattern().finditer(before) if not before.startswith(" of ", match.end())]
    return bool(subjects) and not _SENTENCE_BREAK.search(before, subjects[-1])


def _stops(words: str, stop: int, kind: NoticeKind, place: Place) -> bool:
    """Whether the words after a name leave the notice a notice: "Reporting by Reuters showed that" is prose."""
    if place == "line":
        is_altered = _LINE_GOES_ON.match(words, stop) is not None and _is_altered(words, stop, stop)
        return is_altered or _LINE_REST.match(words, stop) is not None
    if kind == "credit":
        return words[stop - 1] == ")" or _AFTER_NAME.match(words, stop) is not None
    return _PARTICIPLE.match(words, stop) is None


def _name(words: str, place: int) -> tuple[str, int] | None:
    """The name that follows a cue and where the notice ends, with a bracket that belongs to it; None where no name follows."""
    begin = place + len(words[place : place + 8]) - len(words[place : place + 8].lstrip(" \u00a0:"))
    quoted = _QUOTED_NAME.match(words, begin)
    if quoted:
        return quoted[1].strip(), quoted.end()
    article = _ARTICLES.match(words, begin)
    if article and words[begin].islower():
        begin = article.end()
    end = _name_end(words, begin)
    if end is None:
        return None
    bracket = _BRACKET.match(words, end)
    return words[begin:end], bracket.end() if bracket else end


def _name_end(words: str, begin: int) -> int | None:
    """Where a run of capitalised words, held together by connectors, or the name of a site ends."""
    end, place = None, begin
    for _ in range(LONGEST_NAME):
        match = _NAME_WORD.match(words, place)
        if match is None:
            break
        word = match[0]
        if word[0].isupper() or (word[0].isdigit() and end is not None) or ("." in word and word[0].isalnum()):
            end = match.end()
        elif word not in _CONNECTORS or end is None:
            break
        gap = _GAP.match(words, match.end())
        if gap is None:
            break
        place = gap.end()
    return end


def _is_altered(words: str, start: int, stop: int) -> bool:
    """Whether the line of a notice says, from the notice on, that the text was changed."""
    line = words[start : stop + LOOK_BACK].partition("\n")[0]
    return _altered_pattern().search(line) is not None


def _datelines(words: str) -> Iterator[Notice]:
    for match in _DATELINE.finditer(words, 0, EDGE):
        name = (match["round"] or match["slashed"] or match["dashed"]).strip()
        place = match["prefix"].strip(" \u00a0,.-\t")
        if _is_agency(name) and _is_place_and_day(place, name, needs_day=match["dashed"] is not None):
            start = match.start("prefix") if place else match.start() + len(match[0]) - len(match[0].lstrip())
            yield Notice(kind="dateline", name=name, start=start, end=match.end())
            return


def _is_agency(name: str) -> bool:
    """Whether words can name an agency: up to four capitalised words, or the name of a site."""
    parts = name.split()
    return 0 < len(parts) <= 4 and all(part[0].isupper() or "." in part[1:-1] for part in parts)


def _is_place_and_day(place: str, name: str, *, needs_day: bool) -> bool:
    """Whether the words before an agency are those of a dateline: "MOSCOW, May 7", "Tarn, Norland, April 11, 2023" or none."""
    parts = re.findall(r"\w[\w.'’-]*", place)
    has_day = any(part.strip(".").isdigit() for part in parts)
    if needs_day and not has_day:
        return False
    if not parts:
        return True
    initials = "".join(part[0] for part in parts)
    expands = name.replace(".", "") == initials or place == "".join(part[0] for part in name.split())
    if expands or len(parts) > 8:
        return False
    if not all(part[0].isupper() or part[0].isdigit() or (has_day and part.isalpha()) for part in parts):
        return False
    is_marked = has_day or "," in place or parts[0].isupper()
    return is_marked or known_publisher(name) is not None


def _end_credits(words: str) -> Iterator[Notice]:
    """An agency alone in brackets after the last words: "... the minister said. (AP)"."""
    for match in _END_CREDIT.finditer(words, max(0, len(words) - 300)):
        name = match["name"].strip()
        if _is_agency(name) and (name.isupper() or known_publisher(name) is not None):
            yield Notice(kind="credit", name=name, start=match.start("name") - 1, end=match.end("name") + 1)


def _flat(cue: str) -> str:
    return " ".join(cue.lower().split())


def _alternation(cues: list[str]) -> str:
    flexible = [
        r"[ \u00a0]+".join(re.escape(word) for word in cue.split()) for cue in sorted(cues, key=lambda cue: (-len(cue), cue))
    ]
    return rf"(?<!\w)(?:{'|'.join(flexible)})(?!\w)"


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile(_alternation(list(_meanings())), re.IGNORECASE)


@cache
def _meanings() -> dict[str, tuple[tuple[NoticeKind, Place], ...]]:
    """What each cue may announce, and where it must stand for that."""
    kinds: dict[str, NoticeKind] = {"republication": "republication", "translation": "translation", "credit": "credit"}
    found: dict[str, tuple[tuple[NoticeKind, Place], ...]] = {}
    for row in load("notice_cues", NoticeCue):
        if row.kind in kinds and row.place is not None:
            for cue in row.cues:
                found[cue] = (*found.get(cue, ()), (kinds[row.kind], row.place))
    return found


@cache
def _subject_pattern() -> re.Pattern[str]:
    return re.compile(_alternation(_words_for("subject")), re.IGNORECASE)


@cache
def _altered_pattern() -> re.Pattern[str]:
    return re.compile(_alternation(_words_for("altered")), re.IGNORECASE)


def _words_for(kind: str) -> list[str]:
    return sorted({cue for row in load("notice_cues", NoticeCue) if row.kind == kind for cue in row.cues})
