"""The lexicon of candidates: in which tables of agreements, projects, measures and events a word stands, as short tags."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from comity.extract.deeds import forms
from comity.extract.event.trigger import terms
from comity.extract.instrument.noun import nouns as instrument_nouns
from comity.extract.measure.basis import terms as terms_of_law
from comity.extract.measure.found import goods
from comity.extract.measure.found import nouns as measure_nouns
from comity.extract.project.noun import noun_terms
from comity.extract.project.states import state_terms
from comity.extract.setting import Setting
from comity.resources.cues import cues

CUES = ("border.noun", "people", "person.noun", "target.group")
"""Cues whose words tell whom or what a measure strikes, or where."""
MOST_WORDS = 4
"""Longer phrases of the tables are told by their words anyway."""

Tags = tuple[str, ...]


def tags(setting: Setting) -> dict[int, Tags]:
    """The tags of the words of a sentence that stand in a table, by place: of every phrase that they are part of, sorted."""
    known = tagged(setting.lang)
    texts = tuple(word.text for word in setting.words)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for place, text in enumerate(texts):
        for words, names in known.get(text, ()):
            if texts[place : place + len(words)] == words:
                for n in range(place, place + len(words)):
                    found[n].update(names)
    return {place: tuple(sorted(names)) for place, names in found.items()}


@cache
def tagged(lang: str) -> dict[str, list[tuple[tuple[str, ...], Tags]]]:
    """The phrases of the tables by their first word, with what they are called: "project.route", "event.meet.noun"."""
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for words, tag in _rows(lang):
        if len(words) <= MOST_WORDS:
            found[words].add(tag)
    by_first: defaultdict[str, list[tuple[tuple[str, ...], Tags]]] = defaultdict(list)
    for words, names in sorted(found.items()):
        by_first[words[0]].append((words, tuple(sorted(names))))
    return dict(by_first)


def _rows(lang: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for words, projects in noun_terms(lang).rows.items():
        yield from ((words, f"project.{row.type}{'.generic' if row.is_generic else ''}") for row in projects)
    for words, states in state_terms(lang).rows.items():
        yield from ((words, f"state.{row.status}") for row in states)
    for words, events in terms(lang).rows.items():
        yield from ((words, f"event.{row.type}.{row.form}") for row in events)
    yield from ((words, f"measure.{row.type}") for words, row in measure_nouns(lang).items())
    yield from ((words, f"goods.{row.type}") for words, row in goods(lang).items())
    yield from ((words, f"instrument.{row.type}") for words, row in instrument_nouns(lang).items())
    for table in ("measure_actions", "instrument_actions"):
        yield from ((words, f"{table.partition('_')[0]}.{action}") for words, (action, _) in forms(table, lang).items())
    yield from ((words, f"barring.{action}") for words, (action, _) in forms("measure_verbs", lang).items())
    yield from ((words, f"recognition.{action}") for words, (action, _) in forms("recognition_words", lang).items())
    yield from ((words, f"law.{row.type}") for words, row in terms_of_law(lang).items())
    for kind in CUES:
        yield from ((words, f"cue.{kind}") for words in cues(kind, lang))
