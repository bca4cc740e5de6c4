"""What is read by packages of the extra `formats`, and a sentence where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from comity.model.errors import SourceError


@contextmanager
def needed(package: str, what: str) -> Iterator[None]:
    """Import inside of this: where the package is missing, SourceError names the line that installs it."""
    try:
        yield
    except ModuleNotFoundError as error:
        text = f"to read {what}, install {package}: pip install 'comity[formats]'"
        raise SourceError("read.extra", text) from error
