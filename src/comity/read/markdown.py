"""Markdown: its words without its marks, a block a line."""

import html as entities
import re
from collections.abc import Iterator
from datetime import date

from comity.model.period import Period
from comity.model.text import Metadata
from comity.read.content import Content
from comity.read.encoding import decode

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_RULE = re.compile(r" {0,3}(?:=+|(?:- ?){2,}|(?:\* ?){3,}|(?:_ ?){3,})\s*$")
_TABLE_RULE = re.compile(r"\s*\|?(?: ?:?-+:? ?\|)+(?: ?:?-+:? ?)?\s*$")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBER = re.compile(r"[ \t]*[0-9]{1,9}[.)][ \t]")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>\n]{0,500})?/?>")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,500})>")
_TARGET = re.compile(r"\((?:[^()\n\\]|\\.|\([^()\n]{0,200}\)){0,1000}\)|\[[^\[\]\n]{0,200}\]")
_SETTING = re.compile(r"([A-Za-z_-]{1,40}):[ \t]*(.*)$")

MARKS = "*_~`"
ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def markdown(raw: bytes, name: str, charset: str | None = None) -> Content:
    """The words of a Markdown file: headings, paragraphs, items and rows, each on a line of its own, without syntax.

    Links give their text, pictures their description. A YAML head gives title, author, date and publisher.
    """
    decoded = decode(raw, name, charset)
    head, body = _head(decoded.words)
    return Content("\n".join(_blocks(_uncommented(body))), _declared(head), decoded.doubt)


def _head(words: str) -> tuple[dict[str, str], str]:
    """The settings of a YAML head, read as plain `name: value` lines, and the words after it."""
    if not words.startswith("---\n") or (end := words.find("\n---\n", 3)) < 0:
        return {}, words
    matches = (_SETTING.match(line) for line in words[4:end].split("\n"))
    return {match[1].lower(): match[2].strip().strip("\"'").strip() for match in matches if match}, words[end + 5 :]


def _declared(head: dict[str, str]) -> Metadata:
    try:
        published = Period.day(date.fromisoformat(head.get("date", "")[:10]))
    except ValueError:
        published = None
    return Metadata(
        url=head.get("url") or None,
        publisher=head.get("publisher") or None,
        published=published,
        grade="unknown" if published is None else "declared",
        author=head.get("author") or None,
        title=head.get("title") or None,
        lang=head.get("lang") or None,
        section=head.get("section") or None,
    )


def _uncommented(body: str) -> str:
    """The body without comments; one that is never closed is words."""
    pieces = []
    start = 0
    while (opened := body.find("<!--", start)) >= 0 and (closed := body.find("-->", opened + 4)) >= 0:
        pieces.append(body[start:opened])
        start = closed + 3
    return "".join([*pieces, body[start:]])


def _blocks(body: str) -> Iterator[str]:
    """The blocks of the body: lines of one paragraph are joined, everything else stands alone."""
    paragraph: list[str] = []
    is_code = False
    for line in [*body.split("\n"), ""]:
        is_fence = bool(_FENCE.match(line))
        alone = None if is_fence else _standing_alone(line, is_code=is_code)
        if is_fence or alone is not None or not line.strip() or _starts_item(line):
            if paragraph:
                yield _inline(" ".join(paragraph))
            paragraph = []
        is_code ^= is_fence
        if alone:
            yield alone if is_code else _inline(alone)
        elif alone is None and not is_fence and (rest := _after(_BULLET, _after(_QUOTE, line)).strip()):
            paragraph.append(rest)


def _after(mark: re.Pattern[str], line: str) -> str:
    """A line without the mark it begins with."""
    match = mark.match(line)
    return line[match.end() :] if match else line


def _starts_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _standing_alone(line: str, *, is_code: bool) -> str | None:
    """The words of a line that is a block by itself ("" for a line that is only syntax); None for a line of a paragraph."""
    if is_code:
        return line.rstrip()
    if _RULE.match(line) or _DEFINITION.match(line) or ("|" in line and _TABLE_RULE.match(line)):
        return ""
    heading = _HEADING.match(line)
    if heading:
        return line[heading.end() :].rstrip().rstrip("#").rstrip()
    if line.lstrip().startswith("|"):
        return _row(line.strip())
    return None


def _row(line: str) -> str:
    """A row of a table: without the bars at its ends, unless they show that a cell there is empty."""
    inner = line.removeprefix("|").removesuffix("|")
    cells = inner.split("|")
    return line if len(cells) > 1 and not (cells[0].strip() and cells[-1].strip()) else inner.strip()


def _inline(line: str) -> str:
    """A line of words without emphasis, code marks, link targets, tags and escapes."""
    plain = _unlinked(_TAG.sub("", _AUTOLINK.sub(r"\1", line)))
    return entities.unescape(_unmarked(plain)).strip()


def _unlinked(line: str) -> str:
    """Put the text of each link or picture in its place."""
    pieces: list[str] = []
    opened: list[int] = []
    place = 0
    while place < len(line):
        character = line[place]
        if character == "\\" and place + 1 < len(line):
            pieces.append(line[place : place + 2])
            place += 2
            continue
        if character == "[":
            opened.append(len(pieces))
        target = _TARGET.match(line, place + 1) if character == "]" and opened else None
        if character == "]" and opened:
            start = opened.pop()
            if target is not None:
                pieces[start] = ""
                if start and pieces[start - 1] == "!":
                    pieces[start - 1] = ""
                place = target.end()
                continue
            if "".join(pieces[start : start + 2]) == "[^":  # a footnote's number is no word of the text
                del pieces[start:]
                place += 1
                continue
        pieces.append(character)
        place += 1
    return "".join(pieces)


def _unmarked(line: str) -> str:
    """Drop paired marks of emphasis and code, and the backslash of escapes; a mark without a partner is a character."""
    pieces: list[str] = []
    opened: dict[str, list[int]] = {}
    place = 0
    while place < len(line):
        character = line[place]
        if character == "\\" and line[place + 1 : place + 2] in ESCAPABLE:
            pieces.append(line[place + 1])
            place += 2
            continue
        end = place + 1
        while character in MARKS and end < len(line) and line[end] == character:
            end += 1
        run = line[place:end]
        pieces.append(run)
        if character in MARKS:
            _pair(run, line[place - 1 : place] if place else "", line[end : end + 1], pieces, opened)
        place = end
    return "".join(pieces)


def _pair(run: str, before: str, after: str, pieces: list[str], opened: dict[str, list[int]]) -> None:
    """Strike out a run of marks just put down together with the one that opened it, or note it as opening."""
    is_inside_word = run[0] == "_" and before.isalnum() and after.isalnum()
    is_arithmetic = before.isdigit() and after.isdigit()
    if is_inside_word or is_arithmetic or run == "~":
        return
    waiting = opened.setdefault(run, [])
    if waiting and (before.strip() or run[0] == "`"):
        pieces[waiting.pop()] = ""
        pieces[-1] = ""
    elif after.strip():
        waiting.append(len(pieces) - 1)
