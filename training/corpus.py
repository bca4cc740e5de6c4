"""Treebanks in CoNLL-U as training documents, cut into words by the runtime's own rules.

MISC holds `NER=` and `SpaceAfter=No`; `# newdoc` and `# newpar` part documents and paragraphs. Where our words are not the
treebank's, the labels that do not carry over are left out (IGNORE), so that the network learns on what it will be given.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from comity.language.en.words import words
from comity.language.engine.lemmas import edit_of
from comity.language.engine.marks import BLANK, space

IGNORE = -100
NER = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]


@dataclass
class Gold:
    """A sentence as the treebank has it: rows of CoNLL-U columns."""

    rows: list[list[str]]
    opens_paragraph: bool

    def misc(self, row: list[str]) -> dict[str, str]:
        return dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)


class Row(NamedTuple):
    """A word of the treebank: its columns, the number of its sentence, and of the sentence's first word."""

    columns: list[str]
    misc: dict[str, str]
    sentence: int
    base: int


@dataclass
class Doc:
    """A document as the network reads it; labels are None where nothing is annotated, heads count words of the document."""

    source: str
    forms: list[str] = field(default_factory=list)
    spaces: list[int] = field(default_factory=list)
    starts: list[int | None] = field(default_factory=list)  # 1 where a sentence starts
    sentence: list[int] = field(default_factory=list)  # number of the sentence of each word
    upos: list[str | None] = field(default_factory=list)
    xpos: list[str | None] = field(default_factory=list)
    feats: list[str | None] = field(default_factory=list)
    edits: list[str | None] = field(default_factory=list)
    heads: list[int | None] = field(default_factory=list)  # -1 is the root
    deps: list[str | None] = field(default_factory=list)
    ner: list[str | None] = field(default_factory=list)


def sentences(path: Path) -> Iterator[list[Gold]]:
    """Documents of a file, each a list of sentences."""
    document: list[Gold] = []
    rows: list[list[str]] = []
    opens = False
    for line in [*path.read_text(encoding="utf-8").splitlines(), "", "# newdoc"]:
        if line.startswith("# newpar"):
            opens = True
        elif line.startswith("# newdoc") and document:
            yield document
            document = []
        elif not line.strip() and rows:
            document.append(Gold(rows, opens))
            rows, opens = [], False
        elif line and line[0] != "#":
            columns = line.split("\t")
            if "." not in columns[0] and "-" not in columns[0]:
                rows.append(columns)


def documents(path: Path) -> list[Doc]:
    """Documents of a file."""
    return [_document(path.stem, gold) for gold in sentences(path)]


def _document(source: str, golds: list[Gold]) -> Doc:
    """The text of the treebank's sentences, cut into our words, with the labels that carry over."""
    text, spans, rows = "", [], []
    for index, gold in enumerate(golds):
        if text:
            text += "\n\n" if gold.opens_paragraph else " "
        base = len(rows)
        for place, columns in enumerate(gold.rows):
            spans.append((len(text), len(text) + len(columns[1])))
            rows.append(Row(columns, gold.misc(columns), index, base))
            text += columns[1]
            if gold.misc(columns).get("SpaceAfter") != "No" and place + 1 < len(gold.rows):
                text += " "
    return _labelled(Doc(source), text, spans, rows)


def _labelled(doc: Doc, text: str, spans: list[tuple[int, int]], rows: list[Row]) -> Doc:
    ours = words(text)
    starts, own_starts = [start for start, _ in spans], [start for start, _ in ours]
    holder = [bisect_right(own_starts, start) - 1 for start in starts]  # our word in which each treebank word begins
    last = 0
    for place, (start, end) in enumerate(ours):
        owner = max(0, bisect_right(starts, start) - 1)
        row = rows[owner]
        form, lemma, upos, xpos, feats, head, dep = row.columns[1:8]
        is_read = spans[owner] == (start, end) and upos != "_"
        above = (-1 if head == "0" else holder[row.base + int(head) - 1]) if is_read and head.isdigit() else None
        above = None if above == place else above
        opens = any(rows[inside].base == inside for inside in range(bisect_left(starts, start), bisect_left(starts, end)))
        doc.forms.append(text[start:end])
        doc.spaces.append(space(text[last:start]) if place else BLANK)
        doc.starts.append(None if doc.source == "wikigold" else int(opens))  # its sentences are not set apart as running text is
        doc.sentence.append(row.sentence)
        doc.upos.append(upos if is_read else None)
        doc.xpos.append(xpos if is_read else None)
        doc.feats.append(feats if is_read else None)
        doc.edits.append(edit_of(form, lemma) if is_read and (lemma != "_" or form == "_") else None)
        doc.heads.append(above)
        doc.deps.append(dep if above is not None else None)
        doc.ner.append(row.misc.get("NER"))
        last = end
    _mend(doc)
    return doc


def _mend(doc: Doc) -> None:
    """Names begin with B: an I that goes on with nothing begins one.

    Where our cut parts a treebank word that begins a name, each part begins one; there are 93 such parts in all corpora.
    """
    previous, sentence = "O", -1
    for place, tag in enumerate(doc.ner):
        if tag is None:
            previous = "O"
            continue
        if doc.sentence[place] != sentence:
            previous, sentence = "O", doc.sentence[place]
        if tag[0] == "I" and previous[2:] != tag[2:]:
            doc.ner[place] = "B-" + tag[2:]
        previous = doc.ner[place] or "O"
