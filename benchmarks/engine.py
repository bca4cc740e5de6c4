"""The English engine beside two spaCy pipelines, from raw text: speed, trees, sentences and names, in one run.

    python benchmarks/engine.py CONLLU [--spacy-syntax PATH] [--spacy-names PATH] [--limit DOCUMENTS]

Every reader has a fresh process and one thread, and reads each document once. Speed is the words of the treebank over the
reader's CPU seconds, load the CPU seconds from the start of its process to its first answer. spaCy reads all texts in one
stream, its own fast way, and what it answers is turned into our form outside the clock. It reads the documents whole, as
Comity does, and once more cut into their paragraphs, for its trees may cross an empty line and Comity's never do.
`training/score.py` scores: F1 in percent, words matched on exact extents, relations without subtype. The pipelines are to
speak Universal Dependencies, and to call names PER, LOC and ORG. Names by vote and the pipelines' names are scored as they
are given, and not fitted to words first.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for the scorer, which is no part of the package
for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # read when numpy and the like are imported, so they are imported where used

FIRST = "The engine is loaded with its first text."
PARAGRAPH = "\n\n"
SYNTAX, NAMES = ("las", "sentences"), ("names",)


class Reading(NamedTuple):
    """What a reader made of some texts, and the CPU seconds it took."""

    load: float
    spent: float
    answers: list[tuple[Any, ...]]


class Row(NamedTuple):
    """A line of the table; figures that a reader does not give are absent."""

    load: float
    spent: float
    figures: dict[str, float]

    def __add__(self, other: Row) -> Row:
        return Row(self.load + other.load, self.spent + other.spent, self.figures | other.figures)


class Answers:
    """Stands before the scorer as a reader: hears the texts it asks for, and gives what was read in them."""

    def __init__(self, answers: dict[str, tuple[Any, ...]] | None = None) -> None:
        self._answers = answers or {}
        self.texts: list[str] = []

    def read(self, text: str) -> tuple[Any, ...]:
        self.texts.append(text)
        return self._answers.get(text, ())


def clocked(texts: list[str], analyse: Callable[[str], Any]) -> Reading:
    """One text after the other; the process has done nothing yet but load what it needs."""
    analyse(FIRST)
    load = time.process_time()
    answers = [analyse(text) for text in texts]
    return Reading(load, time.process_time() - load, answers)


def comity(texts: list[str]) -> Reading:
    """The built-in engine, names by the network."""
    return clocked(texts, import_module("comity.language.en.engine").engine().analyse)


def comity_voted(texts: list[str]) -> Reading:
    """The built-in engine with the vote of network, tables and patterns on names."""
    names = import_module("comity.language.en.names").names
    read = clocked(texts, names)
    return read._replace(answers=[named((name.start, name.end, name.kind) for name in found) for found in read.answers])


def spacy_syntax(path: str, texts: list[str]) -> Reading:
    """A pipeline with a parser."""
    read = streamed(path, texts)
    engine = import_module("comity.language.engine.spacy").SpacyEngine(path)
    return read._replace(answers=[engine.analyse(text) for text in texts])


def spacy_names(path: str, texts: list[str]) -> Reading:
    """A pipeline that finds names."""
    read = streamed(path, texts)
    return read._replace(
        answers=[named((name.start_char, name.end_char, name.label_) for name in doc.ents) for doc in read.answers]
    )


def streamed(path: str, texts: list[str]) -> Reading:
    """What a pipeline makes of all texts, as its own documents."""
    pipeline = import_module("spacy").load(path)
    pipeline(FIRST)
    load = time.process_time()
    docs = list(pipeline.pipe(texts))
    return Reading(load, time.process_time() - load, docs)


def named(names: Iterable[tuple[int, int, str]]) -> tuple[Any, ...]:
    """Names in the form that is scored, each a parse of its own."""
    syntax = import_module("comity.model.syntax")
    return tuple(
        syntax.Parse((syntax.Word(start, end, lemma="", upos="X", head=-1, dep="root", ner=f"B-{kind}"),))
        for start, end, kind in names
    )


def moved(parses: tuple[Any, ...], by: int) -> list[Any]:
    """The parses of a paragraph where it stands in its document."""
    replace = import_module("msgspec.structs").replace
    return [
        replace(parse, words=tuple(replace(word, start=word.start + by, end=word.end + by) for word in parse.words))
        for parse in parses
    ]


class Bench:
    """The documents of a treebank, and how a reader fares on them."""

    def __init__(self, treebank: Path, limit: int | None) -> None:
        self._treebank, self._limit = treebank, limit
        asked = Answers()
        self._score(asked)
        self.texts = asked.texts
        documents = list(import_module("training.corpus").sentences(treebank))[:limit]
        self.words = sum(len(gold.rows) for document in documents for gold in document)

    def _score(self, answers: Answers) -> dict[str, float]:
        return import_module("training.score").score(answers, [self._treebank], self._limit)

    def row(self, kinds: tuple[str, ...], cut: bool, reader: Callable[..., Reading], *about: str) -> Row:
        """The figures of these kinds for a reader; `cut` gives it the paragraphs one by one."""
        pieces = [text.split(PARAGRAPH) if cut else [text] for text in self.texts]
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as fresh:
            read = fresh.submit(reader, *about, [piece for row in pieces for piece in row]).result()
        left = iter(read.answers)
        answers: dict[str, tuple[Any, ...]] = {}
        for text, row in zip(self.texts, pieces, strict=True):
            at, found = 0, []
            for piece in row:
                found += moved(next(left), at)
                at += len(piece) + len(PARAGRAPH)
            answers[text] = tuple(found)
        figures = self._score(Answers(answers))
        return Row(read.load, read.spent, {kind: figures[kind] for kind in kinds})

    def show(self, name: str, row: Row) -> None:
        figures = "".join(f"{row.figures[kind]:10.1f}" if kind in row.figures else f"{'':10}" for kind in (*SYNTAX, *NAMES))
        print(f"{name:34}{self.words / row.spent:12,.0f}{figures}{row.load:10.1f}", flush=True)


def main() -> None:
    """Run all that is there and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, metavar="CONLLU")
    parser.add_argument("--spacy-syntax", metavar="PATH")
    parser.add_argument("--spacy-names", metavar="PATH")
    parser.add_argument("--limit", type=int, metavar="DOCUMENTS")
    chosen = parser.parse_args()
    bench = Bench(chosen.treebank, chosen.limit)
    print(f"{chosen.treebank.stem}: {len(bench.texts):,} documents, {bench.words:,} words")
    print(f"{'':34}{'words/CPU s':>12}{'LAS':>10}{'sentences':>10}{'names':>10}{'load, s':>10}")
    engine = bench.row(SYNTAX + NAMES, False, comity)
    bench.show("Comity", engine)
    voted = bench.row(NAMES, False, comity_voted)
    bench.show("Comity, names by vote", voted._replace(figures=engine.figures | voted.figures))
    if find_spec("spacy") is None:
        print("spaCy: not measured, it is not installed")
        return
    for cut, how in ((False, ""), (True, ", paragraphs")):
        rows = []
        if chosen.spacy_syntax:
            rows.append(bench.row(SYNTAX, cut, spacy_syntax, chosen.spacy_syntax))
            bench.show(f"spaCy, syntax{how}", rows[-1])
        if chosen.spacy_names:
            rows.append(bench.row(NAMES, cut, spacy_names, chosen.spacy_names))
            bench.show(f"spaCy, names{how}", rows[-1])
        if len(rows) == 2:
            bench.show(f"spaCy, both{how}", rows[0] + rows[1])


if __name__ == "__main__":
    main()
