"""The report as PDF, set by typst: tagged, with fonts embedded, and links from a line to its note and back.

The words reach typst as data and never as markup, so nothing in a document can steer it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from comity.model.errors import ConfigError
from comity.publish.paper import Paper, source_words
from comity.publish.view import Quote
from comity.publish.words import on_one_line

FONTS = ("figo", "figbo", "figit", "figbi", "notos", "notosbo", "symbol1", "symbol2", "math")
"""The fonts taken from the package pymupdf-fonts: FiraGO (Latin, Greek, Cyrillic, Arabic, Hebrew, Georgian, Devanagari, Thai),
Noto Sans and Noto's symbols; all under the SIL Open Font License."""

FONT_FILES = {".ttf", ".otf", ".ttc"}
NEEDS = "PDF needs typst and its fonts; install them with: pip install 'comity[report]'"


def pdf(paper: Paper, fonts: Path | None = None) -> bytes:
    """The report as PDF; `fonts` is a folder of further fonts. Those of the machine are not used: it looks the same anywhere.

    Raises ConfigError where typst or its fonts are not installed.
    """
    try:
        import typst  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise ConfigError(NEEDS) from error
    template = (files("comity.publish") / "templates" / "report.typ").read_bytes()
    with _fonts(fonts) as folders:
        made = typst.compile(
            template,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in folders]),
            ignore_system_fonts=True,
            sys_inputs={"paper": msgspec.json.encode(_data(paper)).decode()},
            format="pdf",
            timestamp=0,
        )
    if not isinstance(made, bytes):
        raise ConfigError("typst made no PDF; please report it.")
    return made


def missing(paper: Paper, fonts: Path | None = None) -> str:
    """The characters of a report that no font at hand can show, each once, in their order."""
    known = _shown_by_the_package()
    if fonts is not None:
        known = known.union(*(_shown_by(path) for path in sorted(fonts.rglob("*")) if path.suffix.lower() in FONT_FILES))
    shown = {letter for words in _words(_data(paper)) for letter in words if letter.isprintable() and not letter.isspace()}
    return "".join(sorted(letter for letter in shown if ord(letter) not in known))


@cache
def _shown_by_the_package() -> frozenset[int]:
    with _fonts(None) as (folder,):
        return frozenset[int]().union(*(_shown_by(path) for path in sorted(folder.iterdir())))


def _shown_by(path: Path) -> frozenset[int]:
    """The code points that a file of fonts has glyphs for."""
    try:
        from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise ConfigError(NEEDS) from error
    faces = TTCollection(path).fonts if path.suffix.lower() == ".ttc" else [TTFont(path)]
    return frozenset(code for face in faces for code in face.getBestCmap() or ())


@contextmanager
def _fonts(further: Path | None) -> Iterator[list[Path]]:
    """Folders with the fonts: those of the package, written out, and the user's."""
    try:
        from pymupdf_fonts import fontbuffers  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise ConfigError(NEEDS) from error
    if further is not None and not further.is_dir():
        raise ConfigError(f"{further} is no folder; name a folder that holds .ttf or .otf files.")
    with TemporaryDirectory(prefix="comity-fonts-") as name:
        for font in FONTS:
            (Path(name) / f"{font}.ttf").write_bytes(fontbuffers[font]())
        yield [Path(name), *([further] if further else [])]


def _data(paper: Paper) -> dict[str, Any]:
    """The paper as plain values, every text on one line."""
    plain = _lined(msgspec.to_builtins(paper))
    return {**plain, "notes": [_note(note) for note in paper.notes]}


def _note(quote: Quote) -> dict[str, Any]:
    return {
        "before": _piece(quote.before).lstrip(),
        "marked": on_one_line(quote.marked),
        "after": _piece(quote.after).rstrip(),
        "source": on_one_line(source_words(quote)),
        "place": on_one_line(quote.place),
        "href": quote.href,
    }


def _piece(words: str) -> str:
    line = on_one_line(words)
    return f"{' ' if words[:1].isspace() else ''}{line}{' ' if line and words[-1:].isspace() else ''}"


def _lined(value: Any) -> Any:
    """The same value with every text on one line."""
    if isinstance(value, str):
        return on_one_line(value)
    if isinstance(value, dict):
        return {key: _lined(each) for key, each in value.items()}
    return [_lined(each) for each in value] if isinstance(value, list | tuple) else value


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _words(each)
