"""From the paths and the manifest that a user names to the sources to read, each with its address in the pile."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from comity.model.finding import Finding
from comity.model.page import Source
from comity.model.text import Metadata
from comity.read.formats import FORMATS, PACKS, is_known
from comity.read.manifest import Manifest, Row, complaint, read_manifest
from comity.read.place import absolute, printable, tail
from comity.read.sniff import kind_of, unknown, what_is

MANIFEST_NAME = "manifest.csv"
READ = (FORMATS | PACKS) - {"plain", "lines", "array"}
"""What is read whatever its name; text and records of a name that tells nothing may be anything."""


def gather(paths: Sequence[Path], manifest: Path | None) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources under the paths, sorted by address, with what the manifest states about each; and what could not be found.

    Folders are walked, hidden files are skipped. Without paths, the manifest's own list is read. A file in a folder F has the
    address `F/place in F`, a file named by itself `its folder/its name`; where two files would share one, both get as many more
    folders in front as tell them apart. Raises ConfigError for a manifest that cannot be read at all.
    """
    table = Manifest((), ()) if manifest is None else read_manifest(manifest)
    listing = _Listing(None if manifest is None else absolute(manifest))
    for path in paths:
        listing.add(path)
    unmatched = list(_rows(listing, table.rows, manifest, is_list=not paths))
    stated = {row.path: row.stated for row in table.rows}
    sources = (
        Source(path=Path(path), address=address, stated=stated.get(path, Metadata()))
        for path, address in _addresses(listing.depths).items()
    )
    findings = [*listing.findings, *table.findings, *unmatched]
    return tuple(sorted(sources, key=lambda source: source.address)), tuple(sorted(set(findings)))


class _Listing:
    """Files found so far, each with how many of the last parts of its path make its address."""

    def __init__(self, manifest: Path | None) -> None:
        self.manifest = manifest
        self.depths: dict[Path, int] = {}
        self.findings: list[Finding] = []

    def add(self, path: Path) -> None:
        """Add a file, or what a folder holds."""
        place = absolute(path)
        try:
            place.lstat()
        except (FileNotFoundError, NotADirectoryError):
            self._note("read.missing", path, "there is no such file or folder; check the name.")
        except OSError as error:  # a folder above it that is closed, a name that is too long
            self._note("read.unreadable", path, f"cannot be read ({error.strerror}); check its name and your permissions.")
        else:
            if os.path.isdir(place):  # noqa: PTH112  (unlike is_dir(), it takes links that cannot be followed)
                self._folder(path, place)
            else:
                self.put(place, 2)

    def put(self, path: Path, depth: int) -> None:
        """Note a file; the longest address it can have in this call is the one it gets."""
        self.depths[path] = max(depth, self.depths.get(path, 0))

    def _folder(self, path: Path, place: Path) -> None:
        root = place.resolve()
        count = 0
        for file in self._walk(root):
            if file == self.manifest:
                continue
            depth = len(file.parts) - len(root.parts) + 1
            if is_known(file.name) or (what := self._found(file)) in READ:
                self.put(file, depth)
                count += 1
            elif file.name == MANIFEST_NAME:
                self._note(
                    "manifest.unused",
                    tail(file, depth),
                    "a manifest lies here but was not named; add `--manifest` with its path to use it.",
                )
            else:
                self.findings.append(unknown(printable(tail(file, depth)), what))
        if not count:
            self._note(
                "read.empty-folder",
                path,
                "no file in this folder can be read; add pages, PDF, Word or text files, or archives of them.",
            )

    def _found(self, file: Path) -> str | None:
        """The format of a file whose name tells none: a kind in `READ`, words for what it is, or None where it is some text."""
        try:
            if not file.is_file():  # a pipe would be waited for
                return None
            with file.open("rb") as stream:
                kind = kind_of(Source(path=file, address=file.name), stream)
                return kind if kind in READ else what_is(stream) if kind == "foreign" else None
        except OSError:
            return None

    def _walk(self, root: Path) -> Iterator[Path]:
        for folder, folders, files in os.walk(root, onerror=self._locked):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for link in (name for name in folders if Path(folder, name).is_symlink()):
                self._note("read.linked-folder", link, "a link to a folder is not followed; name the folder itself to read it.")
            yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))

    def _locked(self, error: OSError) -> None:
        self._note(
            "read.unreadable",
            Path(str(error.filename)).name,
            f"this folder cannot be opened ({error.strerror}); check its permissions.",
        )

    def _note(self, code: str, subject: Path | str, text: str) -> None:
        name = printable(str(subject))
        self.findings.append(Finding(code=code, subject=name, text=f"{name}: {text}"))


def _rows(listing: _Listing, rows: Iterable[Row], manifest: Path | None, *, is_list: bool) -> Iterator[Finding]:
    """Hold the rows against the files: without paths they are the list; else each should belong to a file that was found."""
    if manifest is None:
        return
    for row in rows:
        name = printable(row.path.name)
        if row.path in listing.depths:
            continue
        if not os.path.isfile(row.path):  # noqa: PTH113  (unlike is_file(), it takes names that are too long)
            what = "is a folder" if os.path.isdir(row.path) else "does not exist"  # noqa: PTH112
            text = f"{name} {what}; correct the path, which counts from the manifest's folder, or delete the row."
            yield complaint(manifest, row.line, "manifest.missing-file", text)
        elif is_list:
            listing.put(row.path, 2)
        else:
            text = f"{name} is not among the files added, so the row is not used; add its folder too, or delete the row."
            yield complaint(manifest, row.line, "manifest.not-added", text)


def _addresses(depths: dict[Path, int]) -> dict[Path, str]:
    """An address for each file, no two alike: those that clash are lengthened together until they differ."""
    depths = dict(depths)
    while True:
        holders = defaultdict(list)
        for path, depth in depths.items():
            holders[tail(path, depth)].append(path)
        longer = [path for same in holders.values() if len(same) > 1 for path in same if depths[path] < len(path.parts) - 1]
        if not longer:
            return {path: address for address, same in holders.items() for path in same}
        for path in longer:
            depths[path] += 1
