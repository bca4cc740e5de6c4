"""What somebody types into a search, read: words, phrases, fields, and what was not understood."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from babel import Locale
from msgspec import Struct

from comity.ledger.search import Asked, tokens
from comity.ledger.words import searchable
from comity.resources import load
from comity.resources.rows import State
from comity.search.inflection import forms, is_spanish

LONGEST = 1_000
"""So many letters of a question are read."""

MOST = 32
"""So many words, phrases and fields of a question are read."""

KINDS = ("figure", "statement", "instrument", "project", "measure", "event")
CALLED = {"agreement": "instrument", "agreements": "instrument", **{f"{kind}s": kind for kind in KINDS}}
"""Other words for kinds of claims."""

FIELDS = ("by", "from", "kind", "state", "after", "before")
OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})

PIECE = re.compile(r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)(?P<end>"?)|(?P<word>[^\s"]*))')
QUOTES = str.maketrans("“”„«»", '"""""')
DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Question(Struct, frozen=True, kw_only=True):
    """A search, read. `notes` say in sentences what was not understood and what was done with it."""

    asked: Asked
    notes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return self.asked == Asked()


class _Read(NamedTuple):
    """What the pieces of a question came to so far."""

    wanted: list[str]
    unwanted: list[str]
    fields: dict[str, list[str]]
    notes: list[str]
    is_spanish: bool


def understood(words: str) -> Question:
    """Read a search. Whatever it holds, this raises nothing: what cannot be understood is noted.

    Words must all be there, in any order, Russian and Spanish ones in any of their forms; "words in quotation marks" stand
    together as they are; `word*` is how a stem begins; `-word` must not be there. `by:` speaker, `from:` publisher, `kind:` of
    claim, `state:` by code or name; `after:` a day counts that day, `before:` does not. A month or a
    year stands for its first day.
    """
    read = _Read([], [], {field: [] for field in FIELDS}, [], is_spanish(words))
    clean = _clean(words, read.notes)
    pieces = [found for found in PIECE.finditer(clean) if found.group().strip()]
    if len(pieces) > MOST:
        read.notes.append(f"Only the first {MOST} words and phrases count.")
    for piece in pieces[:MOST]:
        _take(piece, read)
    if read.unwanted and not read.wanted:
        read.notes.append("What shall not be there (-) counts only beside words that shall.")
    first, last = _days(read)
    asked = Asked(
        match=_match(read.wanted, read.unwanted),
        speaker=tuple(read.fields["by"]),
        publisher=tuple(read.fields["from"]),
        kinds=tuple(_kinds(read)),
        states=tuple(_states(read)),
        first=first,
        last=last,
    )
    return Question(asked=asked, notes=tuple(dict.fromkeys(read.notes)))


def _clean(words: str, notes: list[str]) -> str:
    """A question without what no text holds."""
    kept = "".join(" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in words)
    if any(unicodedata.category(letter) == "Cs" or letter == "\0" for letter in words):
        notes.append("It holds characters that are none, such as a zero byte; they are left out.")
    if len(kept) > LONGEST:
        notes.append(f"It is very long; only its first {LONGEST:,} letters count.")
    return kept[:LONGEST].translate(QUOTES)


def _take(piece: re.Match[str], read: _Read) -> None:
    """Add one piece of a question to what was read."""
    phrase, field = piece["phrase"], piece["field"]
    value = phrase if phrase is not None else piece["word"]
    if phrase is not None and not piece["end"]:
        read.notes.append("A quotation mark has no other end; everything behind it is taken as one phrase.")
    if field is not None and field.lower() in FIELDS:
        _take_field(field.lower(), value, read, is_unwanted=bool(piece["minus"]))
        return
    if field is not None:
        read.notes.append(f"There is no field “{field}:”, only {', '.join(f'{name}:' for name in FIELDS)}; it is taken as words.")
        value = f"{field} {value}"
    if phrase is None and value in OPERATORS:
        read.notes.append(f"“{value}” is a word like any other here: all words must be there, and - before a word leaves it out.")
    is_beginning = phrase is None and value.endswith("*")
    if not _has_letters(value):
        if value.strip():
            read.notes.append(f"“{value.strip()}” has no letter or digit; it is left out.")
        return
    term = f'"{searchable(value).rstrip("*") if is_beginning else searchable(value)}"{" *" if is_beginning else ""}'
    others = () if is_beginning or phrase is not None else forms(value, is_spanish=read.is_spanish)
    if others:
        joined = " OR ".join((term, *(f'"{other}"' for other in others)))
        term = f"({joined})"
    (read.unwanted if piece["minus"] else read.wanted).append(term)


def _take_field(field: str, value: str, read: _Read, *, is_unwanted: bool) -> None:
    if is_unwanted:
        read.notes.append(f"“-{field}:” is left out: - stands before words only.")
    elif not tokens(value):
        read.notes.append(f'“{field}:” has nothing behind it; it is left out. Write {field}:word or {field}:"some words".')
    else:
        read.fields[field].append(value.strip())


def _has_letters(value: str) -> bool:
    """Whether there is something in it that the index holds."""
    return any(unicodedata.category(letter)[0] in "LN" or unicodedata.category(letter) == "Co" for letter in value)


def _match(wanted: list[str], unwanted: list[str]) -> str | None:
    if not wanted:
        return None
    found = " AND ".join(dict.fromkeys(wanted))
    return f"({found}) NOT ({' OR '.join(dict.fromkeys(unwanted))})" if unwanted else found


def _kinds(read: _Read) -> Iterator[str]:
    """Kinds of claims; several are alternatives."""
    for value in read.fields["kind"]:
        for name in tokens(value):
            kind = CALLED.get(name, name)
            if kind in KINDS:
                yield kind
            else:
                read.notes.append(f"There is no kind “{name}”, only {', '.join(KINDS)}; it is left out.")


def _states(read: _Read) -> Iterator[tuple[str, ...]]:
    """States, each by its code and its names, the code first; several must all be there."""
    for value in read.fields["state"]:
        wanted = tokens(value)
        row = next((row for row in load("states", State) if any(tokens(name) == wanted for name in _named(row))), None)
        row = row or next((row for row in load("states", State) if any(tokens(name) == wanted for name in _abroad(row))), None)
        if row is None:
            read.notes.append(f"No state is called “{value}”; it is left out. Give a code or a name.")
        else:
            yield (row.iso3, row.name, *row.forms)


def _named(row: State) -> tuple[str, ...]:
    return row.iso3, row.iso2, row.name, *row.forms


def _abroad(row: State) -> tuple[str, ...]:
    """The names of a state in the other languages that are read, as CLDR has them."""
    names = (Locale(lang).territories.get(row.iso2) for lang in ("ru", "es"))
    return tuple(name for name in names if name)


def _days(read: _Read) -> tuple[date | None, date | None]:
    """The first and the last day that count."""
    days = {field: [day for value in read.fields[field] if (day := _day(field, value, read))] for field in ("after", "before")}
    before = min(days["before"], default=None)
    return max(days["after"], default=None), before - timedelta(1) if before and before > date.min else None


def _day(field: str, value: str, read: _Read) -> date | None:
    found = DAY.fullmatch(value)
    try:
        if found is not None:
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        pass
    read.notes.append(
        f"“{value}” is no day; {field}: is left out. Write a day as 2024-01-31, a month as 2024-01, a year as 2024."
    )
    return None
