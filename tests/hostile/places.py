"""What is no file, and files that cannot be reached."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.bad import TEA, Bad, refused


def places() -> Iterator[Bad]:
    """What may lie in a folder beside files; nothing of it may be waited for or followed out of the pile."""
    yield refused("pipe.txt", os.mkfifo, "read.unreadable")
    yield refused("pipe", os.mkfifo, "read.unknown-format")
    yield refused("socket.txt", _socket, "read.unreadable")
    yield refused("device.txt", lambda path: path.symlink_to("/dev/zero"), "read.unreadable")
    yield refused("nowhere.txt", lambda path: path.symlink_to("/dev/null"), "read.unreadable")
    yield refused("gone.txt", lambda path: path.symlink_to("not-there.txt"), "read.unreadable")
    yield refused("loop.txt", lambda path: path.symlink_to(path.name), "read.unreadable")
    yield refused("folder.txt", _folder)
    yield refused("linked", lambda path: path.symlink_to(".."), "read.linked-folder")
    yield refused("a-line\nbreak.bin", b"\x89PNG", "read.unknown-format")
    yield refused("\u202egnp.exe", b"MZ\x90\x00", "read.unknown-format")
    if os.geteuid():  # nothing is closed to the superuser
        yield refused("closed.txt", _closed, "read.unreadable")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket may be no longer than some 100 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _folder(path: Path) -> None:
    path.mkdir()


def _closed(path: Path) -> None:
    path.write_text(TEA, encoding="utf-8")
    path.chmod(0)
