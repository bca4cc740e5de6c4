"""One key from the terminal, without waiting for the end of a line and without losing what was typed ahead."""

import os
import sys

import click


def pressed() -> str:
    """The next key in lower case; raises Abort on Ctrl-C and at the end of input.

    `click.getchar` throws away what was typed before it is called; somebody who answers faster than a screen is drawn would lose
    keys. Where there is no such terminal (Windows) it is used all the same.
    """
    try:
        import termios
        import tty
    except ImportError:
        return click.getchar().lower()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        read = os.read(terminal, 1)
        while read and not _is_whole(read):
            read += os.read(terminal, 1)
    except KeyboardInterrupt as error:
        raise click.Abort from error
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    if not read:
        raise click.Abort
    return read.decode("utf-8", "replace").lower()


def _is_whole(read: bytes) -> bool:
    """Whether bytes are a whole character; what is no UTF-8 at all is given up after four."""
    try:
        read.decode("utf-8")
    except UnicodeDecodeError:
        return len(read) >= 4
    return True
