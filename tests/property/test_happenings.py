"""Whatever the words, events and projects are tied to words of their sentence, and the same words give the same claims."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.extract.event import events
from comity.extract.project import projects
from comity.language import analyse
from comity.model.analysis import Analysis
from comity.model.claim import Event
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

NAMES = ["Kenya", "Chile and Peru", "the two countries", "Norwegian", "President Ann Muster", "the Omani capital", "Lima"]
TRIGGERS = ["met", "talks", "signed", "a treaty", "will visit", "the arrest of", "attack", "a pipeline", "opened", "operate"]
GLUE = [
    "with",
    "in",
    "by",
    "between",
    "of",
    "and",
    ",",
    ".",
    "on May 5, 2025",
    "to build",
    "has been",
    "which",
    "a",
    "not",
    "\n\n",
]
PILES = st.lists(st.sampled_from([*NAMES, *TRIGGERS, *GLUE]), min_size=1, max_size=25)


def _analysis(words: str) -> Analysis:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=Period.day(date(2025, 6, 12)), lang="en", grade="stated")
    return analyse(Document(id=document_id(text.id, "a.txt"), text=text.id, address="a.txt", metadata=metadata), text)


@settings(max_examples=60, deadline=None)
@given(PILES)
def test_evidence_lies_in_its_sentence_and_events_have_actors(parts: list[str]) -> None:
    analysis = _analysis(" ".join(parts))
    for draft in (*events(analysis), *projects(analysis)):
        assert draft.passage[0] <= draft.start < draft.end <= draft.passage[1]
        assert not isinstance(draft.payload, Event) or all(draft.payload.actors)
        assert not isinstance(draft.payload, Event) or draft.payload.actors


@settings(max_examples=20, deadline=None)
@given(PILES)
def test_the_same_words_give_the_same_claims(parts: list[str]) -> None:
    words = " ".join(parts)
    one, other = _analysis(words), _analysis(words)
    assert (list(events(one)), list(projects(one))) == (list(events(other)), list(projects(other)))
