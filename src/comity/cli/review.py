"""`comity review`: the questions that only a person can settle, one a screen."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.asking import HELP, KEYS, menu, screen
from comity.cli.keys import pressed
from comity.cli.options import Dyad, json_option, ledger_option, material_of, print_json, view_of
from comity.cli.premises import rates_option
from comity.cli.rule import edits, effect, enter
from comity.model.errors import ComityError, ConfigError

if TYPE_CHECKING:
    from comity.ask.answers import Key
    from comity.ask.review import Question
    from comity.ledger.view import View
    from comity.model.ruling import Ruling
    from comity.publish.material import Material

SHOWN = 4
"""So many effects of an answer are shown; how many more there are is told."""
KEYS_OF_ANSWERS: "tuple[Key, Key]" = ("y", "n")


@click.command("review")
@click.argument("dyad", type=Dyad(), metavar="PAIR")
@click.option("--by", "analyst", required=True, metavar="NAME", help="Who answers.")
@ledger_option
@rates_option
@json_option
def command(dyad: tuple[str, str], analyst: str, ledger: Path, rates: Path | None, *, as_json: bool) -> None:
    """Ask what only a person can settle about two states, the question first whose answer would change most.

    Each screen shows what was read, the words, why it is asked, and what yes and no would change. Answers are rulings: they are
    in the ledger at once, a session can be left at any time, and the next goes on with what is open. --json lists the
    questions.
    """
    if as_json:
        with view_of(ledger) as view:
            material = material_of(dyad, ledger)
            print_json([_row(material, one) for one in _queue(view, material, analyst)])
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ConfigError("A review asks and waits for keys, so it needs a terminal; --json lists the questions.")
    Session(dyad, analyst.strip(), ledger, rates).run()


def _queue(view: "View", material: "Material", analyst: str) -> "tuple[Question, ...]":
    from comity.ask.answers import queue

    return queue(view, analyst, material.claims, material.held)


def _row(material: "Material", question: "Question") -> dict[str, Any]:
    """A question for JSON, with the words of its claims."""
    import msgspec

    from comity.publish.export.changes import statement_of

    found: dict[str, Any] = msgspec.to_builtins(question)
    claims = [question.claim(name, material.pile) for name in question.claims]
    return {**found, "statements": [statement_of(material, claim) for claim in claims]}


class Session:
    """A review in progress: what was skipped in it, and what can be undone."""

    def __init__(self, dyad: tuple[str, str], analyst: str, ledger: Path, rates: Path | None) -> None:
        """Begin with nothing answered."""
        self.dyad, self.analyst, self.ledger, self.rates = dyad, analyst, ledger, rates
        self.skipped: set[tuple[str, ...]] = set()
        self.answered: list[tuple[Ruling, ...]] = []

    def run(self) -> None:
        """Ask until nothing is open or the analyst stops."""
        is_going = True
        while is_going:
            with view_of(self.ledger) as view:
                material = material_of(self.dyad, self.ledger)
                open_now = [one for one in _queue(view, material, self.analyst) if one.key not in self.skipped]
                if not open_now:
                    break
                is_going = self._ask(view, material, open_now)
        skipped = f" {len(self.skipped)} skipped come again." if self.skipped else ""
        state = "Nothing more is open." if is_going else "Stopped; what is open comes again."
        click.echo(f"{state} {len(self.answered)} answered.{skipped}")

    def _ask(self, view: "View", material: "Material", open_now: "Sequence[Question]") -> bool:
        """Show the first question and act on a key; False when the analyst stops."""
        question = open_now[0]
        answers = {key: self._answer(view, question, key) for key in KEYS_OF_ANSWERS}
        effects = {KEYS[key]: _shortened(effect(view, told, self.rates)) for key, told in answers.items()}
        place = f"{len(self.answered) + 1} of {len(self.answered) + len(open_now)}"
        click.clear()
        for line in screen(material, question, effects, place):
            click.echo(line)
        while True:
            click.echo(f"\n{menu()} > ", nl=False)
            key = pressed()
            click.echo(key if key in KEYS else "")
            if key in {"q", "\x04"}:
                return False
            if key == "?":
                click.echo(HELP)
            elif key in KEYS and self._act(view, question, key, answers):
                return True
            elif key not in KEYS:
                click.echo(f"{key!r} means nothing here; ? lists the keys.")

    def _act(self, view: "View", question: "Question", key: str, answers: "dict[Key, tuple[Ruling, ...]]") -> bool:
        """Do what a key says; False where the question stays open."""
        if key in {"y", "n"}:
            return self._enter(answers["y" if key == "y" else "n"])
        if key == "s":
            self.skipped.add(question.key)
            return True
        if key == "z":
            return self._undo(view)
        try:
            if key == "u":
                return self._enter(self._answer(view, question, "u"))
            return self._edit(view, question) if key == "e" else self._merge(view, question)
        except ComityError as error:
            click.echo(str(error))
            return False

    def _answer(self, view: "View", question: "Question", key: "Key") -> "tuple[Ruling, ...]":
        """The rulings that an answer stands for."""
        from comity.ask.answers import answer, moment

        return answer(view, question, key, self.analyst, moment(view))

    def _enter(self, rulings: "tuple[Ruling, ...]") -> bool:
        enter(rulings, self.ledger, self.rates)
        self.answered.append(rulings)
        return True

    def _undo(self, view: "View") -> bool:
        """Withdraw the last answer, or bring back what was skipped."""
        if not self.answered:
            self.skipped.clear()
            click.echo("Nothing was answered in this session; what was skipped comes again.")
            return True
        from comity.ask.answers import moment, undo

        enter(undo(view, self.answered.pop(), self.analyst, moment(view)), self.ledger, self.rates)
        return True

    def _edit(self, view: "View", question: "Question") -> bool:
        """Ask for fields and their values, tell what they change, and take them if that is meant."""
        from comity.ask.answers import edit, moment

        if question.kind not in {"reading", "held"}:
            click.echo("There are two claims here; edit one with `comity rule edit`.")
            return False
        given: list[str] = []
        while line := click.prompt("field=value, nothing to end", default="", show_default=False).strip():
            given.append(line)
        if not given:
            return False
        try:
            values = edits(given)
        except click.UsageError as error:
            click.echo(error.message)
            return False
        return self._if_meant(view, edit(view, question, values, self.analyst, moment(view)))

    def _merge(self, view: "View", question: "Question") -> bool:
        """Say that a claim is about the same as another."""
        from comity.ask.answers import merge, moment

        if question.kind == "same":
            return self._enter(self._answer(view, question, "y"))
        other = click.prompt("id of the claim or record that is the same", default="", show_default=False).strip()
        if not other:
            return False
        return self._if_meant(view, merge(view, question, other, self.analyst, moment(view)))

    def _if_meant(self, view: "View", rulings: "tuple[Ruling, ...]") -> bool:
        for line in _shortened(effect(view, rulings, self.rates)):
            click.echo(f"  {line}")
        click.echo("Take it? y/n > ", nl=False)
        key = pressed()
        click.echo(key)
        return key == "y" and self._enter(rulings)


def _shortened(lines: Sequence[str]) -> list[str]:
    more = len(lines) - SHOWN
    return [*lines[:SHOWN], *([f"… and {more} more."] if more > 0 else [])]
