#!/usr/bin/env python3
"""Score what the analysis layers make of words that point back at an actor.

usage: score.py FILE.jsonl ... [--errors] [--json]

One passage a line: {"text", "references": [{"start", "end", "words", "kind", "to", "to_kind"}]}, `text[start:end]` being `words`.
`to` is a name as the passage has it in full; for the kind "persons" two names with "and" between them; for "state" and
"states" ISO alpha-3 codes with a space between them. What points at no actor, at a person or body without a name in the
passage, or at one of two with equal right, is not annotated; nor are relative and reflexive pronouns, "we" and "I".

  found   a mention lies at the span (the article before it and a possessive behind it are free), or it is an utterance's speaker
  right   every reading there points to the antecedent: a mention by the key of its full name, by that name, or by its states;
          a voice by that name or state
  open    found, but the readings say no more than the words themselves ("minister"): nobody is pointed at
  wrong   found, and some reading points at another

right / annotated is the recall, right / (right + wrong) the precision of what points at all. `stray` counts the mentions of the
forms nominal and pronoun that touch no annotation and stand beside no name of the same actor: a reader saw nobody there, or two.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from comity.language import ENGLISH
from comity.language.en.actors.gazetteer import state_names
from comity.language.en.actors.words import fold
from comity.language.parsing import parsed
from comity.model.analysis import Mention, Utterance
from comity.model.claim import Voice

KINDS = ("pronoun", "nominal", "short", "office")
Grade = Literal["right", "wrong", "open", "missed"]


class Reading(NamedTuple):
    """What the layers of one passage say."""

    text: str
    actors: tuple[Mention, ...]
    speech: tuple[Utterance, ...]


class Judged(NamedTuple):
    """A reference with its grade and what was read at it."""

    reference: dict[str, Any]
    grade: Grade
    read: tuple[str, ...]


def read(text: str) -> Reading:
    """The layers of a passage, as `comity.language.analyse` makes them."""
    sentences = ENGLISH.sentences(text)
    syntax = parsed(text, sentences, ENGLISH.engine(), ENGLISH.is_telling)
    actors = ENGLISH.actors(text, sentences, [name for one in syntax for name in one.parse.names()])
    return Reading(text, actors, ENGLISH.speech(text, sentences, actors, syntax))


def judge(reading: Reading, reference: dict[str, Any]) -> Judged:
    """The grade of one reference."""
    grades: list[Grade] = []
    seen: list[str] = []
    for mention in reading.actors:
        if _is_at(reading.text, (mention.start, mention.end), reference):
            grades.append(_of_mention(reading, mention, reference))
            seen.append(f"mention {mention.name} [{mention.key}]")
    for utterance in reading.speech:
        if utterance.speaker is not None and utterance.chain and _is_at(reading.text, utterance.speaker, reference):
            grades.append(_of_voice(reading, utterance.chain[-1], reference))
            seen.append(f"voice {utterance.chain[-1].name} ({utterance.chain[-1].type}, {utterance.chain[-1].state})")
    telling = [grade for grade in grades if grade != "open"]
    if not grades:
        return Judged(reference, "missed", ())
    if not telling:
        return Judged(reference, "open", tuple(dict.fromkeys(seen)))
    return Judged(reference, "wrong" if "wrong" in telling else "right", tuple(dict.fromkeys(seen)))


def stray(reading: Reading, references: Sequence[dict[str, Any]]) -> list[Mention]:
    """Mentions that point back where nothing is annotated."""
    return [
        mention
        for mention in reading.actors
        if mention.form in {"nominal", "pronoun"}
        and not _is_apposition(reading, mention)
        and not any(one["start"] < mention.end and mention.start < one["end"] for one in references)
    ]


def _is_apposition(reading: Reading, mention: Mention) -> bool:
    """Whether a mention stands beside a name of its actor: "Ada Ejemplo, the Peruvian minister"."""
    beside = (one for one in reading.actors if one.key == mention.key and one.form == "name" and one != mention)
    gaps = (reading.text[min(one.end, mention.end) : max(one.start, mention.start)] for one in beside)
    return any(gap.strip() in {",", ", the", ", a", ", an"} for gap in gaps)


def _is_at(text: str, span: tuple[int, int], reference: dict[str, Any]) -> bool:
    return _bare(text, *span) == _bare(text, reference["start"], reference["end"])


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the article before it and the possessive behind it."""
    words = text[start:end]
    for article in ("the ", "The "):
        start += len(article) * words.startswith(article)
    return start, end - 2 * words.endswith(("'s", "’s"))


def _of_mention(reading: Reading, mention: Mention, reference: dict[str, Any]) -> Grade:
    if reference["to_kind"] in {"state", "states"}:
        return "right" if mention.kind == "state" and sorted(mention.states) == sorted(reference["to"].split()) else "wrong"
    if reference["to_kind"] == "persons":
        wanted = {state for name in _names(reference) for one in _named(reading, name) for state in one.states}
        return "right" if mention.kind == "person" and len(mention.states) == 2 and wanted.issubset(mention.states) else "wrong"
    keys = {one.key for one in _named(reading, reference["to"])}
    return "right" if mention.key in keys or _is_same(mention.name, reference["to"]) else "wrong"


def _of_voice(reading: Reading, voice: Voice, reference: dict[str, Any]) -> Grade:
    if _is_same(voice.name, reference["words"]) and not _is_same(reference["words"], reference["to"]):
        return "open"
    if reference["to_kind"] == "persons":
        both = [_is_same(voice.name, name) for name in _names(reference)]
        wanted = sorted(state for name in _names(reference) for one in _named(reading, name)[:1] for state in one.states)
        joined = " and ".join(state_names()[state] for state in wanted)
        return "right" if not any(both) and (_is_same(voice.name, reference["to"]) or voice.name == joined) else "wrong"
    if reference["to_kind"] in {"state", "states"}:
        states = reference["to"].split()
        is_named = voice.name == " and ".join(state_names()[state] for state in states)
        return "right" if is_named or (voice.type == "government" and [voice.state] == states) else "wrong"
    known = {one.name for one in _named(reading, reference["to"])}
    return "right" if _is_same(voice.name, reference["to"]) or voice.name in known else "wrong"


def _names(reference: dict[str, Any]) -> list[str]:
    return list(reference["to"].split(" and "))


def _named(reading: Reading, name: str) -> list[Mention]:
    """The mentions at the full name of an antecedent, as the passage has it."""
    found = []
    place = reading.text.find(name)
    while place >= 0:
        end = place + len(name)
        found += [one for one in reading.actors if one.start <= place and end <= one.end and one.form == "name"]
        found += [
            one for one in reading.actors if place <= one.start and one.end == end and one.form == "name" and one.start > place
        ]
        place = reading.text.find(name, end)
    return found


def _is_same(one: str, other: str) -> bool:
    """Whether two names have the same words, but for articles, honorifics and case."""
    return _words(one) == _words(other)


def _words(name: str) -> list[str]:
    return [word for word in fold(name).lower().replace(".", "").split() if word not in {"the", "mr", "mrs", "ms", "dr"}]


def passages(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The annotated passages of files; every span is checked against its words."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            for one in passage["references"]:
                if passage["text"][one["start"] : one["end"]] != one["words"]:
                    message = f"{path.name}: {one['words']!r} does not stand at {one['start']}"
                    raise ValueError(message)
            yield passage


def _row(name: str, grades: Counter[Grade]) -> str:
    total, right, wrong = grades.total(), grades["right"], grades["wrong"]
    found = total - grades["missed"]
    precision = f"{right / (right + wrong):6.1%}" if right + wrong else "     -"
    return f"{name:14}{total:6}{found:7}{right:7}{wrong:7}{grades['open']:6}   {right / max(total, 1):6.1%}   {precision}"


def main() -> int:
    """Print the table, and with --errors every reference that is not right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = parser.parse_args()
    by_kind: dict[str, Counter[Grade]] = {kind: Counter() for kind in KINDS}
    by_target: dict[str, Counter[Grade]] = {}
    strays = 0
    for number, passage in enumerate(passages(options.files), start=1):
        reading = read(passage["text"])
        for reference in passage["references"]:
            judged = judge(reading, reference)
            by_kind[reference["kind"]][judged.grade] += 1
            by_target.setdefault(reference["to_kind"], Counter())[judged.grade] += 1
            if options.errors and judged.grade != "right":
                print(
                    number, judged.grade, reference["kind"], _shown(reading.text, reference), "->", reference["to"], judged.read
                )
        extra = stray(reading, passage["references"])
        strays += len(extra)
        for mention in extra if options.errors else ():
            print(number, "stray", repr(reading.text[mention.start : mention.end]), mention.name)
    everything = sum(by_kind.values(), Counter[Grade]())
    if options.json:
        counts = {**by_kind, **by_target, "all": everything}
        print(json.dumps({name: dict(sorted(one.items())) for name, one in counts.items()} | {"stray": strays}, indent=1))
        return 0
    print(f"{'':14}{'all':>6}{'found':>7}{'right':>7}{'wrong':>7}{'open':>6}   recall   precision")
    for name, one in [*by_kind.items(), *sorted(by_target.items()), ("all", everything)]:
        print(_row(name, one))
    print(f"stray points back: {strays}")
    return 0


def _shown(text: str, reference: dict[str, Any]) -> str:
    start, end = reference["start"], reference["end"]
    return f"...{text[max(0, start - 40) : start]}[{reference['words']}]{text[end : end + 25]}..."


if __name__ == "__main__":
    sys.exit(main())
