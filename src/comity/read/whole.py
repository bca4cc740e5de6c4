"""Metadata that can be kept: what a page's scripts spell out as half a character stands in no file."""

from msgspec import structs

from comity.model.text import Metadata


def whole(metadata: Metadata) -> Metadata:
    """Metadata with U+FFFD for each lone surrogate: JSON within a page may spell one."""
    told = {name: value for name, value in structs.asdict(metadata).items() if isinstance(value, str)}
    return structs.replace(metadata, **{name: _mended(value) for name, value in told.items()})


def _mended(value: str) -> str:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
