"""The command line: one module for each command, loaded only when it is called."""

import os
import sys
from importlib import import_module

import click

from comity import __version__
from comity.model.errors import ComityError

COMMANDS = {
    "add": "Read documents into the ledger.",
    "show": "Show what is known of two states, in short.",
    "figures": "List the figures on two states by series.",
    "sources": "List documents, copies and independent origins.",
    "clashes": "List the smallest sets of statements that cannot all be true.",
    "why": "Explain an id: the words, the document, the chain, the rule.",
    "report": "Write a dossier on two states as one HTML page.",
    "export": "Write the ledger in a form that other programs read.",
    "demo": "Build a pile of sample documents and write its dossier.",
}
"""Each command with its line of help; the module has its name. Kept here so that `--help` loads none of them."""


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
        module = import_module(f"comity.cli.{cmd_name}")
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
        sys.exit(program.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except ComityError as error:
        click.echo(f"comity: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
