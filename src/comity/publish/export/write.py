"""Writing an export where it shall lie: beside under another name first, then in one stroke."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from comity.model.errors import ConfigError
from comity.publish.export.content import Content
from comity.publish.export.form import About, Form, about


def write(form: Form, content: Content, target: Path) -> list[Path]:
    """Write an export to a file or, for forms of several files, into a folder; give what was written.

    A file is either whole or not there. Raises ConfigError where nothing can be written.
    """
    head = about(form, content)
    if form.folder is not None:
        return _write_folder(form, content, head, target)
    if target.is_dir():
        raise ConfigError(f"{target} is a folder; name a file, such as {target / ('export' + form.suffix)}.")
    files = {"": stream(form, content, head), **{suffix: make(content, head) for suffix, make in form.beside.items()}}
    if not form.has_head:
        files[".about.json"] = iter((_json(head),))
    stem = target.name.removesuffix(target.suffix) if target.suffix else target.name
    written = []
    with _sentences(target):
        for suffix, pieces in files.items():
            path = target.with_name(stem + suffix) if suffix else target
            _write_file(path, pieces)
            written.append(path)
    return written


def stream(form: Form, content: Content, head: About | None = None) -> Iterable[bytes]:
    """The one file of a form, piece by piece. Raises ConfigError for a form of several files."""
    if form.stream is None:
        raise ConfigError(f"{form.name} makes several files; name a folder for them with -o.")
    return form.stream(content, head or about(form, content))


def _json(head: About) -> bytes:
    return msgspec.json.format(msgspec.json.encode(head), indent=1) + b"\n"


def _write_file(path: Path, pieces: Iterable[bytes]) -> None:
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(pieces)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write_folder(form: Form, content: Content, head: About, target: Path) -> list[Path]:
    """Make all files in a folder of their own, then move them; other files in the target stay."""
    assert form.folder is not None  # noqa: S101  (the caller looked)
    with _sentences(target):
        if target.exists() and not target.is_dir():
            raise ConfigError(f"{target} is a file; {form.name} makes several files: name a folder.")
        target.mkdir(parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix=".making-", dir=target))
        try:
            form.folder(content, head, making)
            (making / "about.json").write_bytes(_json(head))
            names = sorted(path.name for path in making.iterdir())
            for name in names:
                (making / name).replace(target / name)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return [target / name for name in names]


@contextmanager
def _sentences(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ConfigError(f"{target} cannot be written ({error.strerror}); name a place in a folder that exists.") from error
