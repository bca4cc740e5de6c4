"""The script that draws charts live: what vl-convert carries, made once for each version and kept."""

import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

from comity.model.ids import digest
from comity.site.charts.chart import VERSION

SNIPPET = "window.vegaEmbed = vegaEmbed;"


@cache
def bundle() -> bytes:
    """The script as UTF-8. It takes seconds to make, so it is kept in the user's cache where that can be written."""
    place = _place()
    try:
        return place.read_bytes()
    except OSError:
        import vl_convert  # noqa: PLC0415  (it starts an engine of its own, which takes a second)

        made: bytes = vl_convert.javascript_bundle(SNIPPET, vl_version=VERSION).encode()
        _keep(place, made)
        return made


def _place() -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "comity" / f"vega-{digest(version('vl-convert-python'), VERSION, SNIPPET)}.js"


def _keep(place: Path, made: bytes) -> None:
    """Write the file in one stroke; a cache that cannot be written is none."""
    part = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(made)
        part.replace(place)
    except OSError:
        part.unlink(missing_ok=True)
