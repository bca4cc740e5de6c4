"""The neutral syntax of parses in Universal Dependencies, the scheme of the built-in engine.

An engine with another scheme brings an adapter of its own; nothing else changes.
"""

from collections.abc import Sequence

from comity.model.syntax import Dependency, DependencyKind, Parse, Syntax, Word

_KINDS: dict[str, DependencyKind] = {
    "nsubj": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "recipient",
    "ccomp": "complement",
    "xcomp": "complement",
    "advcl": "clause",
    "acl": "clause",
    "amod": "modifier",
    "nummod": "modifier",
    "compound": "modifier",
    "obl": "phrase",
    "appos": "apposition",
    "conj": "conjunct",
}
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass"}
_MARKS = {"case", "mark"}


def syntax_of(parse: Parse) -> Syntax:
    """The neutral syntax of a parse."""
    below: list[list[int]] = [[] for _ in parse.words]
    for place, word in enumerate(parse.words):
        if word.head >= 0:
            below[word.head].append(place)
    extents = _extents(parse.words, below)
    dependencies = [
        Dependency(
            kind=kind,
            head=word.head,
            dependent=place,
            start=parse.words[extents[place][0]].start,
            end=parse.words[extents[place][1]].end,
            marker=_marker(parse.words, below, place, word.dep),
            is_passive=word.dep.endswith(":pass"),
        )
        for place, word in enumerate(parse.words)
        if (kind := _kind(parse.words, below, place)) is not None
    ]
    return Syntax(
        parse=parse, dependencies=tuple(sorted(dependencies, key=lambda dependency: (dependency.head, dependency.dependent)))
    )


def _kind(words: Sequence[Word], below: Sequence[Sequence[int]], place: int) -> DependencyKind | None:
    word = words[place]
    basic, _, subtype = word.dep.partition(":")
    if word.head < 0:
        return None
    if basic == "nmod":
        has_preposition = any(words[child].dep == "case" and words[child].upos != "PART" for child in below[place])
        return "phrase" if has_preposition else "modifier"
    if basic == "obl" and subtype == "agent":
        return "agent"
    is_outer = subtype == "outer" and any(words[child].dep in _SUBJECTS for child in below[word.head])
    if (basic == "compound" and subtype == "prt") or is_outer:
        return None  # "the problem is that Iran told": Iran told it, and no problem
    return _KINDS.get(basic)


def _marker(words: Sequence[Word], below: Sequence[Sequence[int]], place: int, dep: str) -> str:
    wanted = {"cc"} if dep.startswith("conj") else _MARKS
    found = [child for child in below[place] if words[child].dep.partition(":")[0] in wanted]
    parts = sorted({*found, *(inner for child in found for inner in below[child] if words[inner].dep == "fixed")})
    return " ".join(words[part].lemma.lower() for part in parts)


def _extents(words: Sequence[Word], below: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """First and last word of all that hangs on each word, punctuation at its edges left out."""
    found = [(place, place) for place in range(len(words))]
    for place in _from_leaves(words, below):
        spans = [found[child] for child in below[place] if words[child].dep != "punct"]
        found[place] = (min([place, *(first for first, _ in spans)]), max([place, *(last for _, last in spans)]))
    return found


def _from_leaves(words: Sequence[Word], below: Sequence[Sequence[int]]) -> list[int]:
    order: list[int] = []
    waiting = [place for place, word in enumerate(words) if word.head < 0]
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting += below[place]
    return order[::-1]
