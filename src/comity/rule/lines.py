"""`rulings.jsonl`: one line a ruling, sorted by id, so that the union of the lines of two files is their merger."""

from collections.abc import Iterable

from msgspec import DecodeError, json, to_builtins

from comity.model.errors import RulingError
from comity.model.ruling import Ruling


def written(rulings: Iterable[Ruling]) -> bytes:
    """Rulings as lines of JSON, each once."""
    lines = {ruling.id: json.encode({"id": ruling.id, **to_builtins(ruling)}, order="sorted") + b"\n" for ruling in rulings}
    return b"".join(lines[name] for name in sorted(lines))


def read(content: bytes, file: str) -> tuple[Ruling, ...]:
    """The rulings of such lines, in any order, doubles told once; by time and id.

    Raises RulingError, naming the line, for what is no ruling, one without analyst or time, and one whose id is not its own:
    it was changed by hand.
    """
    found: dict[str, Ruling] = {}
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            ruling = _ruling(line, f"{file}, line {number}")
            found[ruling.id] = ruling
    return tuple(sorted(found.values(), key=lambda one: one.place))


def _ruling(line: bytes, where: str) -> Ruling:
    try:
        ruling = json.decode(line, type=Ruling)
        name = json.decode(line).get("id")
    except DecodeError as error:
        raise RulingError(f"{where} is no ruling ({error}); `comity rulings --export` writes such lines.") from error
    if not ruling.analyst or ruling.time is None or ruling.time.tzinfo is None:
        raise RulingError(f"{where}: the ruling lacks its analyst or its time with a zone, as in 2025-06-01T12:00:00Z.")
    if name != ruling.id or ruling.given is not None:
        raise RulingError(
            f"{where}: the ruling was changed, for its id should be {ruling.id}; rulings are withdrawn, not changed."
        )
    return ruling
