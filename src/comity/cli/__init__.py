"""The command line: one module for each command, loaded only when it is called."""

import os
import sys
from importlib import import_module
from keyword import iskeyword

import click

from comity import __version__
from comity.model.errors import ComityError

COMMANDS = {
    "add": "Read documents into the ledger.",
    "fetch": "Fetch pages, and what feeds and sitemaps lead to, into an archive.",
    "watch": "Ask for feeds again and again, and add what is new.",
    "import": "Take claims that somebody else annotated in place of those read here.",
    "load-series": "Take official figures from a table as claims of the office that publishes them.",
    "prompt": "Write a task for a person or a language model from each document.",
    "read": "Have a language model read the documents, over its endpoint.",
    "readers": "List who read what, how far they agree, and where they differ.",
    "show": "Show what is known of two states, in short.",
    "figures": "List the figures on two states by series.",
    "system": "Show the whole system of a relation, sector by sector.",
    "agreements": "List agreements, treaties, plans and contracts with their state on a day.",
    "projects": "List joint undertakings with their state on a day.",
    "measures": "List sanctions, licences, tariffs and recognitions with their state on a day.",
    "timeline": "List everything dated, in order.",
    "sources": "List documents, copies and independent origins.",
    "trace": "Show where a document's words come from, or two documents side by side.",
    "changes": "List what is otherwise than it was known to be on a day.",
    "clashes": "List the smallest sets of statements that cannot all be true.",
    "search": "Find claims and documents by their words.",
    "review": "Ask what only a person can settle, one question a screen.",
    "rule": "Rule on a claim or a source, with a reason.",
    "rulings": "List rulings; write them to a file or take them from one.",
    "why": "Explain an id: the words, the document, the chain, the rule.",
    "report": "Write a dossier on two states as one HTML page.",
    "serve": "Read the ledger in a browser, live.",
    "publish": "Write the same pages as a folder that needs no server.",
    "export": "Write the ledger in a form that other programs read.",
    "doctor": "Examine a ledger file and save what can be saved.",
    "demo": "Build a pile of sample documents and write its dossier.",
}
"""Each command with its line of help; the module has its name, with "_" for "-" and behind a word of Python's.

Kept here so that `--help` loads none of them.
"""


class Program(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; for the help of the whole program its line of help is enough."""
        if cmd_name not in COMMANDS:
            return None
        if ctx.invoked_subcommand is None and ctx.params.get("help"):
            return click.Command(cmd_name, help=COMMANDS[cmd_name])
        name = cmd_name.replace("-", "_")
        module = import_module(f"comity.cli.{name}{'_' if iskeyword(name) else ''}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="comity")
def program() -> None:
    """Turn a pile of news and official papers about relations between states into a ledger that you can defend.

    Start with `comity demo`, or with `comity add FOLDER` and then `comity show RUS-VEN` for any pair of states.
    Exit status: 0 fine, 1 error, 2 wrong usage, 3 contradictions found under --strict.
    """


def main() -> None:
    """Run the program; an error that the user can mend is one sentence on standard error."""
    try:
        try:
            status = program.main(standalone_mode=False)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # here, where a full disk still becomes a sentence
        sys.exit(status or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except ComityError as error:
        click.echo(f"comity: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        _let_go()
        sys.exit(0)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"comity: {place}the system refused ({error.strerror or error}); check the place and make room.", err=True)
        _let_go()
        sys.exit(1)
    except Exception as error:  # a fault of ours is told like any other
        click.echo(f"comity: a fault in Comity ({type(error).__name__}: {error}); please report it.", err=True)
        sys.exit(1)


def _let_go() -> None:
    """Send what is still to be printed nowhere: where it should have gone takes no more."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
