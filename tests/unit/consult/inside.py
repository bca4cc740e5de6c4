"""Commands run inside the test's process, by the same `main`: a process for each of them costs more than all it does."""

import contextlib
import io
import sys
from pathlib import Path

from tests.unit.cli.test_cli import Ran

from comity.cli import main


def ran(*arguments: object, cwd: Path) -> Ran:
    """What a command printed, and how it ended."""
    out, err = io.StringIO(), io.StringIO()
    before = sys.argv
    status: object = 0
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        sys.argv = ["comity", *map(str, arguments)]
        try:
            main()
        except SystemExit as done:
            status = done.code
        finally:
            sys.argv = before
    return Ran(int(str(status or 0)), out.getvalue(), err.getvalue())
