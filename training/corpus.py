"""Treebanks in CoNLL-U as training documents, cut into words by the runtime's own rules.

MISC holds `NER=` and `SpaceAfter=No`; `# newdoc` and `# newpar` part documents and paragraphs. Where our words are not the
treebank's, the labels that do not carry over are left out (IGNORE), so that the network learns on what it will be given.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from comity.language.en.words import words
from comity.language.engine.lemmas import edit_of
from comity.language.engine.marks import space

IGNORE = -100
NER = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]


@dataclass
class Gold:
    """A sentence as the treebank has it: rows of CoNLL-U columns."""

    rows: list[list[str]]
    opens_paragraph: bool

    def misc(self, row: list[str]) -> dict[str, str]:
        return dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)


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


def _document(source: str, sentences_: list[Gold]) -> Doc:
    text, spans, rows, number, first = "", [], [], [], []
    for index, gold in enumerate(sentences_):
        if text:
            text += "\n\n" if gold.opens_paragraph else " "
        for place, row in enumerate(gold.rows):
            first.append(place == 0)
            spans.append((len(text), len(text) + len(row[1])))
            base = len(rows) - place
            rows.append((row, gold.misc(row), base))
            number.append(index)
            text += row[1]
            if gold.misc(row).get("SpaceAfter") != "No" and place + 1 < len(gold.rows):
                text += " "
    return _labelled(source, text, spans, rows, number, first)


def _labelled(source, text, spans, rows, number, first) -> Doc:
    doc = Doc(source)
    ours = words(text)
    owner, exact = _aligned(ours, spans)
    ours_of = {}
    for place, gold in enumerate(owner):
        if exact[place] or gold not in ours_of:
            ours_of[gold] = place
    starts = [span[0] for span in spans]
    held = {}  # every treebank word to the word of ours that holds its beginning
    own_starts = [start for start, _ in ours]
    for place, start in enumerate(starts):
        held[place] = bisect_right(own_starts, start) - 1
    last = 0
    for place, (start, end) in enumerate(ours):
        row, misc, base = rows[owner[place]]
        is_exact = exact[place]
        is_read = is_exact and row[3] != "_"
        doc.forms.append(text[start:end])
        doc.spaces.append(space(text[last:start]) if place else 3)
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        doc.starts.append(None if source == "wikigold" else int(any(first[k] for k in inside)))
        doc.sentence.append(number[owner[place]])
        doc.upos.append(row[3] if is_read else None)
        doc.xpos.append(row[4] if is_read else None)
        doc.feats.append(row[5] if is_read else None)
        doc.edits.append(edit_of(row[1], row[2]) if is_read and (row[2] != "_" or row[1] == "_") else None)
        head = None
        if is_read and row[6].isdigit():
            head = -1 if row[6] == "0" else held[base + int(row[6]) - 1]
        doc.heads.append(None if head == place else head)
        doc.deps.append(row[7] if is_read and doc.heads[-1] is not None else None)
        doc.ner.append(misc.get("NER"))
        last = end
    _mend(doc)
    return doc


def _aligned(ours: list[tuple[int, int]], spans: list[tuple[int, int]]) -> tuple[list[int], list[bool]]:
    """For each of our words the treebank word that holds its beginning, and whether the two are equal."""
    starts = [start for start, _ in spans]
    owner = [max(0, bisect_right(starts, start) - 1) for start, _ in ours]
    return owner, [spans[gold] == span for gold, span in zip(owner, ours, strict=True)]


def _mend(doc: Doc) -> None:
    """Names begin with B: where a treebank word was cut in two the second half goes on with the name."""
    previous, sentence = "O", -1
    for place, tag in enumerate(doc.ner):
        if tag is None:
            previous = "O"
            continue
        if doc.sentence[place] != sentence:
            previous, sentence = "O", doc.sentence[place]
        kind = tag[2:]
        if tag[0] == "I" and previous[2:] != kind:
            doc.ner[place] = "B-" + kind
        previous = doc.ner[place] or "O"
