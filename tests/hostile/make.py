"""The bad-input suite: hundreds of files made to trip a reader, each with what ought to be said of it.

    python -m tests.hostile.make FOLDER

makes them all in a folder, to look at one by hand. Nothing in them is anybody's text.
"""

import sys
from functools import cache
from pathlib import Path

from tests.hostile.archives import archives
from tests.hostile.bad import Bad
from tests.hostile.crawls import crawls
from tests.hostile.letters import letters
from tests.hostile.pages import pages
from tests.hostile.papers import papers
from tests.hostile.places import places
from tests.hostile.records import records
from tests.hostile.texts import texts

KINDS = {
    "text": texts,
    "page": pages,
    "archive": archives,
    "paper": papers,
    "letter": letters,
    "crawl": crawls,
    "record": records,
    "place": places,
}


@cache
def bad_files() -> tuple[Bad, ...]:
    """All of them, each under a name that begins with its kind."""
    return tuple(bad._replace(name=f"{kind}-{bad.name}") for kind, made in KINDS.items() for bad in made())


def make(folder: Path) -> dict[str, Bad]:
    """Make all of them in a folder; what was made, by name."""
    files = {bad.name: bad for bad in bad_files()}
    for bad in files.values():
        bad.put(folder)
    return files


if __name__ == "__main__":
    print(f"{len(make(Path(sys.argv[1])))} files made")  # noqa: T201  (its one output)
