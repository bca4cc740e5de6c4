"""Scores of parses against a treebank, from raw text: what checkpoints are chosen by (dev files only)."""

from collections import Counter
from pathlib import Path

from comity.language.engine.reader import Reader
from training.corpus import Doc, Gold, sentences


def score(reader: Reader, paths: list[Path], limit: int | None = None) -> dict[str, float]:
    """F1 in percent: words, sentences, tags, lemmas, LAS (relations without subtype) and names, each over all files."""
    count: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for gold in list(sentences(path))[:limit]:
            _count(reader, gold, count)
    keys = sorted({key for key, _ in count})
    return {key: round(200 * count[key, "both"] / max(1, count[key, "gold"] + count[key, "ours"]), 2) for key in keys}


def _count(reader: Reader, gold: list[Gold], count: Counter[tuple[str, str]]) -> None:
    text, want = "", {key: set() for key in ("words", "sentences", "upos", "lemma", "las", "names")}
    syntax = gold[0].rows[0][3] != "_"
    for sentence in gold:
        text += ("\n\n" if sentence.opens_paragraph else " ") if text else ""
        spans, tags = [], []
        for place, row in enumerate(sentence.rows):
            spans.append((len(text), len(text) + len(row[1])))
            text += row[1]
            tags.append(sentence.misc(row).get("NER", "O"))
            if sentence.misc(row).get("SpaceAfter") != "No" and place + 1 < len(sentence.rows):
                text += " "
        if syntax:
            want["words"] |= set(spans)
            want["sentences"].add((spans[0][0], spans[-1][1]))
            for span, row in zip(spans, sentence.rows, strict=True):
                want["upos"].add((span, row[3]))
                want["lemma"].add((span, row[2].lower() if row[2] != "_" else "_"))
                want["las"].add((span, spans[int(row[6]) - 1] if row[6] != "0" else None, row[7].split(":")[0]))
        want["names"] |= names(spans, tags)
    have = {key: set() for key in want}
    for parse in reader.read(text):
        spans = [(word.start, word.end) for word in parse.words]
        have["names"] |= names(spans, [word.ner for word in parse.words])
        if syntax:
            have["words"] |= set(spans)
            have["sentences"].add((parse.start, parse.end))
            for span, word in zip(spans, parse.words, strict=True):
                have["upos"].add((span, word.upos))
                have["lemma"].add((span, word.lemma.lower()))
                have["las"].add((span, spans[word.head] if word.head >= 0 else None, word.dep.split(":")[0]))
    for key, found in want.items():
        count[key, "gold"] += len(found)
        count[key, "ours"] += len(have[key])
        count[key, "both"] += len(found & have[key])
    for kind in ("PER", "LOC", "ORG"):
        ours, theirs = ({name for name in side["names"] if name[2] == kind} for side in (have, want))
        count[kind, "gold"] += len(theirs)
        count[kind, "ours"] += len(ours)
        count[kind, "both"] += len(ours & theirs)


def score_names(reader: Reader, docs: list[Doc]) -> dict[str, float]:
    """F1 in percent of all names, and of organisations, in documents that were made ready for training."""
    count: Counter[tuple[str, str]] = Counter()
    for doc in docs:
        text, spans = "", []
        for form, before in zip(doc.forms, doc.spaces, strict=True):
            text += (" " if before else "") if text else ""
            spans.append((len(text), len(text) + len(form)))
            text += form
        want = names(spans, [tag or "O" for tag in doc.ner])
        have: set[tuple[int, int, str]] = set()
        for parse in reader.read(text):
            have |= names([(word.start, word.end) for word in parse.words], [word.ner for word in parse.words])
        for kind in ("names", "ORG"):
            ours, gold = ({name for name in side if kind in ("names", name[2])} for side in (have, want))
            count[kind, "both"] += len(ours & gold)
            count[kind, "all"] += len(ours) + len(gold)
    return {kind: round(200 * count[kind, "both"] / max(1, count[kind, "all"]), 2) for kind in ("names", "ORG")}


def names(spans: list[tuple[int, int]], tags: list[str]) -> set[tuple[int, int, str]]:
    """Names of a sentence as start, end and kind."""
    found: list[list] = []
    before = "O"
    for (start, end), tag in zip(spans, tags, strict=True):
        if tag[0] == "B" or (tag[0] == "I" and before[2:] != tag[2:]):
            found.append([start, end, tag[2:]])
        elif tag[0] == "I":
            found[-1][1] = end
        before = tag
    return {(start, end, kind) for start, end, kind in found}
