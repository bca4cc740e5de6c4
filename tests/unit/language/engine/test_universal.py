"""The neutral syntax of trees written by hand."""

import pytest

from comity.language.engine.universal import syntax_of
from comity.model.syntax import Name, Parse, Syntax, Word


def parse(rows: str) -> tuple[str, Parse]:
    """A sentence of rows "form upos head dep [ner]", heads counted from 1, words parted by a space."""
    found, text = [], ""
    for row in rows.strip().splitlines():
        form, upos, head, dep, *ner = row.split()
        text += " " if text else ""
        found.append(Word(len(text), len(text) + len(form), form.lower(), upos, int(head) - 1, dep, ner[0] if ner else "O"))
        text += form
    return text, Parse(tuple(found))


def told(text: str, syntax: Syntax) -> set[tuple[str, str, str, str]]:
    """Kind, head, words of the dependent, marker."""
    words = [text[word.start : word.end] for word in syntax.parse.words]
    return {(one.kind, words[one.head], text[one.start : one.end], one.marker) for one in syntax.dependencies}


GRANTED = """
The DET 2 det
ministry NOUN 3 nsubj
said VERB 0 root
that SCONJ 8 mark
Cuban ADJ 6 amod
firms NOUN 8 nsubj:pass
were AUX 8 aux:pass
granted VERB 3 ccomp
licences NOUN 8 obj
by ADP 11 case
banks NOUN 8 obl:agent
last ADJ 13 amod
year NOUN 8 obl:unmarked
. PUNCT 3 punct
"""
SIGNED = """
Iran PROPN 4 nsubj B-LOC
and CCONJ 3 cc
Oman PROPN 1 conj B-LOC
signed VERB 0 root
and CCONJ 6 cc
ratified VERB 4 conj
Qatar PROPN 9 nmod:poss B-LOC
's PART 7 case
offer NOUN 4 obj
because ADP 14 case
of ADP 10 fixed
the DET 14 det
gas NOUN 14 compound
price NOUN 4 obl
, PUNCT 17 punct
Example PROPN 17 compound B-ORG
Corp PROPN 14 appos I-ORG
"""


def test_passive_agent_complement_and_time() -> None:
    text, sentence = parse(GRANTED)
    assert told(text, syntax_of(sentence)) == {
        ("subject", "said", "The ministry", ""),
        ("complement", "said", "that Cuban firms were granted licences by banks last year", "that"),
        ("modifier", "firms", "Cuban", ""),
        ("subject", "granted", "Cuban firms", ""),
        ("object", "granted", "licences", ""),
        ("agent", "granted", "by banks", "by"),
        ("phrase", "granted", "last year", ""),
        ("modifier", "year", "last", ""),
    }


def test_only_the_passive_subject_is_marked() -> None:
    _, sentence = parse(GRANTED)
    assert [one.is_passive for one in syntax_of(sentence).dependencies if one.kind == "subject"] == [False, True]


def test_conjuncts_possessors_prepositions_of_two_words_and_appositions() -> None:
    text, sentence = parse(SIGNED)
    assert told(text, syntax_of(sentence)) == {
        ("subject", "signed", "Iran and Oman", ""),
        ("conjunct", "Iran", "and Oman", "and"),
        ("conjunct", "signed", "and ratified", "and"),
        ("object", "signed", "Qatar 's offer", ""),
        ("modifier", "offer", "Qatar 's", "'s"),
        ("phrase", "signed", "because of the gas price , Example Corp", "because of"),
        ("modifier", "price", "gas", ""),
        ("apposition", "price", "Example Corp", ""),
        ("modifier", "Corp", "Example", ""),
    }


def test_what_verbs_and_rows_share() -> None:
    _, sentence = parse(SIGNED)
    syntax = syntax_of(sentence)
    signed, ratified = 3, 5
    assert syntax.subject(ratified) == syntax.subject(signed)
    assert syntax.members(0) == (0, 2)
    assert syntax.objects(signed) == (8,)
    assert [phrase.dependent for phrase in syntax.phrases(signed, "because of")] == [13]
    assert syntax.phrases(signed, "with") == ()
    assert syntax.above(signed) is None
    above = syntax.above(8)
    assert above is not None
    assert (above.kind, above.head) == ("object", signed)


def test_a_joined_noun_has_no_subject_of_its_verb() -> None:
    _, sentence = parse("They PRON 2 nsubj\nbought VERB 0 root\nland NOUN 2 obj\nand CCONJ 5 cc\nships NOUN 3 conj")
    assert syntax_of(sentence).subject(4) is None


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-ORG I-ORG O B-LOC", [(0, 3, "ORG"), (6, 7, "LOC")]),
        ("B-PER B-PER O O", [(0, 1, "PER"), (2, 3, "PER")]),
        ("B-PER O I-PER I-LOC", [(0, 1, "PER"), (4, 5, "PER"), (6, 7, "LOC")]),
        ("O B-MISC I-MISC O", []),
    ],
)
def test_names(tags: str, names: list[tuple[int, int, str]]) -> None:
    rows = "\n".join(f"{form} X {number} dep {tag}" for number, (form, tag) in enumerate(zip("abcd", tags.split(), strict=True)))
    _, sentence = parse(rows)
    assert [(name.start, name.end, name.kind) for name in sentence.names()] == names
    assert all(isinstance(name, Name) for name in sentence.names())


def test_the_subject_of_a_clause_in_predicate_position_is_its_own() -> None:
    text, tree = parse(
        """
The DET 2 det
problem NOUN 6 nsubj:outer
is AUX 6 cop
that SCONJ 6 mark
Iran PROPN 6 nsubj
refused VERB 0 root
"""
    )
    syntax = syntax_of(tree)
    subject = syntax.subject(5)
    assert subject is not None
    assert text[subject.start : subject.end] == "Iran"
