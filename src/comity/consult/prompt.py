"""What a reader is asked: instructions of ours, the form of the answer, and the document fenced as data."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from comity.model.ids import digest
from comity.model.text import Document
from comity.verify.items import ITEMS

VERSION = "1"
"""Goes up with every change in what is asked; part of a reader's version."""


@cache
def instructions() -> str:
    """The instructions: what to read, how to fill each field, and that the document is data."""
    return (files("comity.consult") / "instructions.md").read_text("utf-8").strip()


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of an answer: every field named, nothing besides."""
    _, parts = msgspec.json.schema_components(ITEMS.values(), ref_template="#/$defs/{name}")
    definitions = {name: _strict(part) for name, part in sorted(parts.items())}
    lists = {key: {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}} for key, kind in ITEMS.items()}
    return {
        "type": "object",
        "properties": lists,
        "required": list(lists),
        "additionalProperties": False,
        "$defs": definitions,
    }


def _strict(part: dict[str, Any]) -> dict[str, Any]:
    """A definition without defaults: a field that is not known is null, never left out."""
    properties = {
        name: {key: value for key, value in field.items() if key != "default"} for name, field in part["properties"].items()
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def version() -> str:
    """The version of what is asked, with a digest of instructions and schema."""
    return f"{VERSION}+{digest(instructions(), msgspec.json.encode(schema()).decode())}"


def fenced(document: Document, words: str) -> str:
    """Words as data between two marks that the words cannot hold, for the marks are made of a digest of them."""
    known = document.metadata
    about = msgspec.json.encode(
        {
            "publisher": known.publisher,
            "published": known.published.label() if known.published else None,
            "title": known.title,
        }
    ).decode()
    mark = digest(about, words)
    return f"[[DATA {mark}]]\nabout: {about}\n\n{words}\n[[END {mark}]]"


def messages(document: Document, words: str) -> list[dict[str, str]]:
    """The messages that ask a model to read one passage, and nothing else."""
    form = msgspec.json.encode(schema()).decode()
    system = f"{instructions()}\n\nJSON Schema of the answer:\n{form}"
    return [
        {"role": "system", "content": system},
        {"role": "user", "content": f"{fenced(document, words)}\n\nAnswer with one JSON object of the schema."},
    ]


def task(document: Document, words: str, name: str) -> str:
    """A task as a file for a person or any model: instructions, schema, the whole document."""
    form = msgspec.json.format(msgspec.json.encode(schema()), indent=1).decode()
    return (
        f"# Task: read {name}\n\nSave the answer as `{name}.json` beside this file; a code fence or words around the JSON do no "
        f"harm.\nThen: `comity import FOLDER --reader NAME`.\n\n{instructions()}\n\n## Form of the answer\n\n"
        f"```json\n{form}\n```\n\n## Document\n\n{fenced(document, words)}\n"
    )


def as_asked(model: str, asked: Mapping[str, Any]) -> str:
    """What names an answer: a digest of all that was asked of which model."""
    return digest(model, msgspec.json.encode(asked, order="sorted").decode())
