"""The two whom a document is about, unions of states among them: those whose agreements it tells of without naming both."""

from collections import Counter

from comity.extract.dyad import acting_dyad, remembered
from comity.extract.parties import body_codes, codes
from comity.model.analysis import Analysis, Mention
from comity.resources import load
from comity.resources.rows import Body

AT_THE_HEAD = 3
"""How many mentions one in the headings or the first sentence is worth."""


@remembered
def pair(analysis: Analysis) -> tuple[str, ...]:
    """The two states or unions that a document names most, its head above all, sorted; empty where a third is as near."""
    head = _head_end(analysis)
    counts: Counter[str] = Counter()
    for mention in analysis.actors:
        for code in _sides(mention) if len(codes(mention)) == 1 else ():
            counts[code] += AT_THE_HEAD if mention.start < head else 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    is_clear = len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] > ranked[2][1])
    return tuple(sorted(code for code, _ in ranked[:2])) if is_clear else acting_dyad(analysis) or ()


def _sides(mention: Mention) -> tuple[str, ...]:
    """A state, a union of states, or the state that a person or organisation acts for."""
    if mention.kind == "body" and body_codes().get(mention.key.removeprefix("body:").lower()) not in _unions():
        return ()
    return codes(mention)


def _unions() -> frozenset[str]:
    """The bodies that states are members of by name."""
    return frozenset(row.code for row in load("bodies", Body) if row.members)


def _head_end(analysis: Analysis) -> int:
    """Where the headings and the first sentence of prose end."""
    first = next((sentence for sentence in analysis.sentences if sentence.kind == "prose"), None)
    return first.end if first is not None else 0
