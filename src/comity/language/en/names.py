"""Names of persons, places and organisations in a text: a vote of network, tables and patterns.

The network finds names by their context and form; the layer `actors` knows states, bodies, outlets and organisations by
name and finds others by pattern ("Ministry of ...", "... Corp"). Where both speak of the same words, what a table knows
decides the kind and the longer name of an organisation its bounds; where only one speaks, it is heard. On what a name
stands for ("the Kremlin") the network is asked alone: tables say whom it means and not what is named. Words that no table
knows are of one kind in a text, the kind that they are most often read as.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from comity.language.en.actors import actors
from comity.language.en.engine import analyse
from comity.language.en.sentences import sentences
from comity.model.analysis import ActorKind, Mention
from comity.model.syntax import Name, NameKind

_KINDS: Mapping[ActorKind, NameKind] = {"state": "LOC", "body": "ORG", "organisation": "ORG", "outlet": "ORG"}
_SMALL = frozenset(
    {"of", "the", "and", "for", "on", "in", "to", "at", "de", "la", "du", "des", "del", "e", "et", "und", "für", "al"}
)
_FORMS = {"name", "capital"}


def names(text: str) -> tuple[Name, ...]:
    """Names in `text`, in order and without overlap."""
    known = [
        mention
        for mention in actors(text, sentences(text))
        if mention.kind in _KINDS and mention.form in _FORMS and _is_written_as_name(text, mention)
    ]
    read = [name for parse in analyse(text) for name in parse.names()]
    voted = list(_voted(text, read, known))
    alone = [_name(mention) for mention in known if not any(_overlap(mention, name) for name in voted)]
    certain = {(mention.start, mention.end) for mention in known}
    return tuple(_agreed(text, sorted({*voted, *alone}, key=lambda name: (name.start, name.end)), certain))


def _voted(text: str, read: Sequence[Name], known: Sequence[Mention]) -> Iterator[Name]:
    """Names of the network, with kind and bounds of what tables and patterns know of the same words."""
    for name in read:
        holders = [mention for mention in known if mention.start <= name.start and name.end <= mention.end]
        same = [mention for mention in holders if (mention.start, mention.end) == (name.start, name.end)]
        longer = [mention for mention in holders if _KINDS[mention.kind] == "ORG" and not _has_owner(text, mention)]
        yield _name((same or longer)[0]) if same or longer else name


def _agreed(text: str, voted: Sequence[Name], certain: Collection[tuple[int, int]]) -> Iterator[Name]:
    """Each name with the kind that its words have most often in the text; a tie, and what is `certain`, stays as it is."""
    kinds: dict[str, Counter[NameKind]] = {}
    for name in voted:
        kinds.setdefault(text[name.start : name.end], Counter())[name.kind] += 1
    for name in voted:
        count = kinds[text[name.start : name.end]]
        kind = max(count, key=lambda kind: count[kind])
        is_outvoted = count[kind] > count[name.kind] and (name.start, name.end) not in certain
        yield Name(name.start, name.end, kind) if is_outvoted else name


def _name(mention: Mention) -> Name:
    return Name(mention.start, mention.end, _KINDS[mention.kind])


def _is_written_as_name(text: str, mention: Mention) -> bool:
    """Whether every word but the smallest has a capital; "the Greek parliament" speaks of a body without its name."""
    return all(word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in text[mention.start : mention.end].split())


def _has_owner(text: str, mention: Mention) -> bool:
    """Whether a possessor stands in the words of a mention ("India's Ministry of ..."): then they are two names."""
    return "'s " in text[mention.start : mention.end].replace("’", "'")


def _overlap(mention: Mention, name: Name) -> bool:
    return mention.start < name.end and name.start < mention.end
