"""Treebanks as training documents, and names exchanged in them; what needs PyTorch is not imported."""

import random
from pathlib import Path

import pytest
from training.corpus import Doc, documents
from training.names import MAKERS, swapped

from comity.language.engine.lemmas import lemma_of
from comity.language.engine.marks import BLANK, GLUED, SPACE

BANK = """
# newdoc id = a
# newpar
1	Example	Example	PROPN	NNP	_	2	compound	_	NER=B-ORG
2	Oil	Oil	PROPN	NNP	_	3	nsubj	_	NER=I-ORG
3	is	be	AUX	VBZ	_	5	cop	_	NER=O|SpaceAfter=No
4	n't	not	PART	RB	_	5	advmod	_	NER=O
5	rich	rich	ADJ	JJ	_	0	root	_	NER=O|SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	NER=O

1	Its	its	PRON	PRP$	_	2	nmod:poss	_	NER=O
2	policies	policy	NOUN	NNS	_	3	nsubj	_	NER=O
3	wo	will	AUX	MD	_	0	root	_	NER=O
4	not	not	PART	RB	_	3	advmod	_	NER=O

# newpar
1	Samplov/Muster	Samplov/Muster	PROPN	NNP	_	0	root	_	NER=B-PER

# newdoc id = b
1	Names	_	_	_	_	_	_	_	NER=O
2	only	_	_	_	_	_	_	_	NER=O
"""


@pytest.fixture
def docs(tmp_path: Path) -> list[Doc]:
    path = tmp_path / "bank.conllu"
    path.write_text(BANK, encoding="utf-8")
    return documents(path)


def test_labels_carry_over_word_by_word(docs: list[Doc]) -> None:
    doc = docs[0]
    assert doc.forms[:6] == ["Example", "Oil", "is", "n't", "rich", "."]
    assert doc.spaces[:7] == [BLANK, SPACE, SPACE, GLUED, SPACE, GLUED, SPACE]
    assert doc.starts[:10] == [1, 0, 0, 0, 0, 0, 1, 0, 0, 0]
    assert doc.heads[:10] == [1, 2, 4, 4, -1, 4, 7, 8, -1, 8]
    assert doc.ner[:3] == ["B-ORG", "I-ORG", "O"]
    assert [lemma_of(form, edit or "") for form, edit in zip(doc.forms[5:8], doc.edits[5:8], strict=True)] == [
        ".",
        "its",
        "policy",
    ]


def test_where_the_cut_differs_labels_are_left_out_and_names_are_kept(docs: list[Doc]) -> None:
    doc = docs[0]
    assert doc.forms[10:] == ["Samplov", "/", "Muster"]
    assert doc.upos[10:] == doc.heads[10:] == doc.edits[10:] == [None, None, None]
    assert doc.starts[10:] == [1, 0, 0]
    assert doc.ner[10:] == ["B-PER", "B-PER", "B-PER"]


def test_names_without_trees(docs: list[Doc]) -> None:
    assert docs[1].upos == [None, None]
    assert docs[1].ner == ["O", "O"]


def test_exchanged_names_stay_whole_and_bring_no_tree(docs: list[Doc]) -> None:
    for seed in range(30):
        copy = swapped(docs[0], random.Random(seed), {"PER": 1.0, "LOC": 1.0, "ORG": 1.0})
        assert copy is not None
        assert set(copy.upos) == set(copy.heads) == {None}
        lengths = {len(column) for column in (copy.forms, copy.spaces, copy.starts, copy.sentence, copy.ner, copy.edits)}
        assert lengths == {len(copy.forms)}
        before = "O"
        for tag in copy.ner:
            assert tag is not None
            assert tag[0] != "I" or before[2:] == tag[2:]
            before = tag
        assert "rich" in copy.forms


def test_nothing_to_exchange(docs: list[Doc]) -> None:
    assert swapped(docs[1], random.Random(1), {"PER": 1.0, "LOC": 1.0, "ORG": 1.0}) is None


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_made_names_follow_from_the_seed(kind: str) -> None:
    one, other = ([MAKERS[kind](random.Random(seed)) for seed in range(50)] for _ in range(2))
    assert one == other
    assert len(set(one)) > 30
    assert all(name == name.strip() and name for name in one)
