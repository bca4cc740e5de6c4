"""Addresses: what a page shows is all in its address, and every address has one canonical form.

An address is a path and a query: `/RUS-VEN/figures?asof=2025-12-01&indicator=trade.turnover`. `parse` reads one, `text` writes
it in canonical order, and `file` names the file that holds the page in a published folder. Nothing else in the site puts
addresses together.
"""

import re
from datetime import date
from typing import Any, Literal, TypeAlias, get_args
from urllib.parse import parse_qsl, quote, urlencode

from msgspec import Struct, structs

from comity.model.errors import QuestionError
from comity.model.ids import digest
from comity.resources.states import pair_codes

Form: TypeAlias = Literal["html", "json", "csv", "ics"]
"""The forms in which a page is given; all but the first are its twins. Only pages of days have a calendar."""

PREMISES = ("asof", "added", "at", "without", "aside")
"""What a page supposes: it goes along from page to page."""

KEPT = (*PREMISES, "theme")
"""What goes along from page to page."""

PLAIN = frozenset({"without", "q", "actor", "indicator"})
"""Parameters in free words; the others are codes, of which several may stand in one value with commas between them."""

MAX_QUERY = 8 * 1024
MAX_WORDS = 300
MAX_VALUES = 64
PAGE = re.compile(r"[a-z]{1,24}")
ITEM = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}")
CODE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
THEMES = ("light", "dark")
SAFE_NAME = re.compile(r"[a-z0-9_.,=+-]{1,60}")


class Address(Struct, frozen=True, kw_only=True):
    """Where a page is and what it shows.

    `pair` are the ISO 3166-1 alpha-3 codes in alphabetical order, None for pages on no pair; `page` is the name of the page,
    empty for the first one of the site or of the pair; `item` is the thing that a page is about, by id.

    The premises: `asof`, `added` and `at` are the days of `comity show`; `without` names sources that do not count and `aside`
    the claims, as for `comity.ask.Premises`. All other fields filter and order; which of them a page reads, its entry in the
    registry tells. `a` and `b` are the documents that are set side by side. `since` and `until` bound days, `first` is
    the place of the first of many things shown, counted from 0.
    """

    pair: tuple[str, str] | None = None
    page: str = ""
    item: str = ""
    asof: date | None = None
    added: date | None = None
    at: date | None = None
    without: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    indicator: str = ""
    series: str = ""
    modality: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    state: str = ""
    actor: str = ""
    sector: str = ""
    origin: str = ""
    document: str = ""
    a: str = ""
    b: str = ""
    language: str = ""
    since: date | None = None
    until: date | None = None
    q: str = ""
    sort: str = ""
    show: str = ""
    log: bool = False
    first: int = 0
    theme: str = ""

    @property
    def path(self) -> str:
        """The path, as in "/RUS-VEN/clashes/k_0123456789ab"."""
        return "/" + "/".join(part for part in (self.pair_name, self.page, self.item) if part)

    @property
    def pair_name(self) -> str:
        """The pair as it is written, "RUS-VEN"; empty without one."""
        return "-".join(self.pair) if self.pair else ""

    @property
    def has_premises(self) -> bool:
        """Whether the page supposes anything."""
        return any(getattr(self, name) for name in PREMISES)

    def to(self, page: str = "", item: str = "", **changes: Any) -> "Address":
        """Another page of the same pair: premises go along, filters do not."""
        return self.at_pair(self.pair).here(page=page, item=item, **changes)

    def at_pair(self, pair: tuple[str, str] | None, page: str = "", item: str = "") -> "Address":
        """A page of another pair, or of none, under the same premises."""
        return Address(pair=pair, page=page, item=item, **{name: getattr(self, name) for name in KEPT})

    def here(self, **changes: Any) -> "Address":
        """The same page with some things changed; a filter that changes leads back to the first of many."""
        restart = {} if "first" in changes or not changes else {"first": 0}
        return structs.replace(self, **restart, **changes)

    def plus(self, name: str, value: str) -> "Address":
        """The same page with a value more in one of its lists."""
        return self.here(**{name: tuple(sorted({*getattr(self, name), value}))})

    def minus(self, name: str, value: str) -> "Address":
        """The same page with a value less in one of its lists."""
        return self.here(**{name: tuple(each for each in getattr(self, name) if each != value)})

    def key(self) -> str:
        """The canonical text, by which equal pages are known."""
        return text(self)


FIELDS = structs.fields(Address)
PARAMETERS = {field.name: field for field in FIELDS if field.name not in {"pair", "page", "item"}}
"""What may stand in a query, in canonical order."""


def is_line(value: str) -> bool:
    """Whether free words can stand in an address: a plain line, without what turns or hides words, and not too long."""
    return value.isprintable() and value == value.strip() and 0 < len(value) <= MAX_WORDS


def parse(path: str, query: str = "") -> tuple[Address, Form]:
    """Read an address from a decoded path and a raw query.

    Empty parameters count as not given. Raises QuestionError for a path of no page, an unknown parameter, or a value that
    cannot be read; a pair may be given in any order and by names.
    """
    parts, form = _parts(path)
    pair = None
    if parts and "-" in parts[0] and (found := pair_codes(parts[0])):
        pair = (min(found), max(found))
        parts = parts[1:]
    if len(parts) > 2:
        raise QuestionError(f"No page is called {path!r}.")
    page, item = [*parts, "", ""][:2]
    if (page and not PAGE.fullmatch(page)) or (item and not ITEM.fullmatch(item)):
        raise QuestionError(f"No page is called {path!r}.")
    return Address(pair=pair, page=page, item=item, **_parameters(query)), form


def text(address: Address, form: Form = "html") -> str:
    """The canonical path and query of an address in one of its forms; `parse` reads it back as it was."""
    path = address.path
    if form != "html":
        path = f"{path}index.{form}" if path == "/" else f"{path}.{form}"
    query = _query(address)
    return f"{path}?{query}" if query else path


def file(address: Address, form: Form = "html") -> str:
    """The file of a page in a published folder: "RUS-VEN/figures/index.html"; what it supposes becomes a folder of its own.

    Different addresses have different files, on systems that do not tell capitals apart too: what could be mistaken is named by
    a digest. The theme is no matter of files.
    """
    plain = structs.replace(address, theme="")
    folders = [part for part in plain.path.split("/") if part]
    if query := _query(plain):
        name = query.replace("&", "+")
        folders.append(name if SAFE_NAME.fullmatch(name) else digest(query))
    return "/".join([*folders, f"index.{form}"])


def _parts(path: str) -> tuple[list[str], Form]:
    """The parts of a path without the ending that asks for a twin."""
    forms: tuple[Form, ...] = get_args(Form)
    for form in forms[1:]:
        if path.endswith(f".{form}"):
            path = path.removesuffix(f".{form}")
            path = "/" if path == "/index" else path
            break
    else:
        form = "html"
    return path.strip("/").split("/") if path.strip("/") else [], form


def _parameters(query: str) -> dict[str, Any]:
    if len(query) > MAX_QUERY:
        raise QuestionError(f"The address is too long; at most {MAX_QUERY} characters may follow its question mark.")
    try:
        pairs = parse_qsl(query, keep_blank_values=False, strict_parsing=False, errors="strict", max_num_fields=4 * MAX_VALUES)
    except (ValueError, UnicodeDecodeError):
        raise QuestionError("What follows the question mark in the address cannot be read.") from None
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in PARAMETERS:
            raise QuestionError(f"No page knows the parameter {name!r}; known are {', '.join(PARAMETERS)}.")
        if not value.isprintable() or len(value) > MAX_WORDS:
            raise QuestionError(f"The value of {name} is no plain line of at most {MAX_WORDS} characters.")
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    return {name: _value(name, values) for name, values in given.items()}


def _value(name: str, values: list[str]) -> Any:
    kind = PARAMETERS[name].type
    if kind == tuple[str, ...]:
        several = values if name in PLAIN else [code for value in values for code in value.split(",") if code]
        if len(several) > MAX_VALUES:
            raise QuestionError(f"At most {MAX_VALUES} values can be given for {name}.")
        return tuple(sorted({_word(name, value) for value in several}))
    value = values[-1]
    if kind is bool:
        return value not in {"0", "no", "false"}
    if kind is int:
        if not value.isdecimal() or len(value) > 7:
            raise QuestionError(f"{value!r} is not a place; give {name} as a number from 0.")
        return int(value)
    if kind is str:
        return _word(name, value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise QuestionError(f"{value!r} is not a day; write {name} as in 2025-05-07.") from None


def _word(name: str, value: str) -> str:
    if name == "theme" and value not in THEMES:
        raise QuestionError(f"There is no theme {value!r}; choose light or dark.")
    if name not in PLAIN and not CODE.fullmatch(value):
        raise QuestionError(f"{value!r} is not a code that {name} could have.")
    return value


def _query(address: Address) -> str:
    pairs: list[tuple[str, str]] = []
    for name, field in PARAMETERS.items():
        value = getattr(address, name)
        if value == field.default:
            continue
        if isinstance(value, tuple):
            pairs += [(name, each) for each in value] if name in PLAIN else [(name, ",".join(value))]
        else:
            pairs.append((name, "1" if value is True else str(value)))
    return urlencode(pairs, quote_via=quote, safe=",:")
