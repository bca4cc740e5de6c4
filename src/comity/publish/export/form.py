"""A form of export: what it is called, what it holds and what it cannot hold, and the function that writes it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from comity.publish.export.content import Content

About: TypeAlias = Mapping[str, Any]
"""What stands at the head of an export, or in the file beside it: see `about`."""

Stream: TypeAlias = Callable[[Content, About], Iterable[bytes]]
"""Gives a file piece by piece."""

Folder: TypeAlias = Callable[[Content, About, Path], None]
"""Writes files into a folder that exists and is empty."""


class Form(NamedTuple):
    """A form of export.

    `stream` gives one file, `folder` writes several; one of them is None. `holds` and `lacks` are sentences for people;
    `left_out` counts, by name, what of some content has no place in the form. `beside` are further files for the same
    reader, by the suffix of their names. `has_head` when the file itself says where it comes from; if not, a file
    `NAME.about.json` beside it does. `extra` is the extra of the package that writing needs.
    """

    name: str
    suffix: str
    holds: str
    lacks: tuple[str, ...] = ()
    stream: Stream | None = None
    folder: Folder | None = None
    has_head: bool = False
    left_out: Callable[[Content], dict[str, int]] | None = None
    beside: Mapping[str, Stream] = {}
    extra: str | None = None


def about(form: Form, content: Content) -> dict[str, Any]:
    """What a reader of an export must know: where it comes from, what it holds, what it cannot hold and how much was left out."""
    stamp = content.stamp
    return {
        "made_by": stamp.program,
        "format": form.name,
        "scope": content.scope,
        "ledger": f"sha256:{stamp.digest}",
        "ledger_documents": stamp.documents,
        "ledger_claims": stamp.claims,
        "latest_day": stamp.latest_day.isoformat() if stamp.latest_day else None,
        "conclusions_are_current": stamp.is_current,
        "holds": form.holds,
        "cannot_hold": list(form.lacks),
        "left_out": form.left_out(content) if form.left_out else {},
    }
