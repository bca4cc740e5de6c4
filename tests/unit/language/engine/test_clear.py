"""Sentences in the scheme of `en_core_web_*`, annotated by hand, and what Universal Dependencies say of them.

Each line of a sentence is a word: form, part of speech, head and relation in the ClearNLP scheme, head and relation expected;
heads count from 1, 0 is the root. "was/be" gives a lemma that is not the form in small letters, "Karimi@I-PER" a name.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.language.engine.clear import Arc, Token, is_clear, universal
from comity.language.engine.universal import syntax_of
from comity.model.syntax import Dependency, Parse, Syntax, Word

SENTENCES = {
    "active, phrases": """
        Norland PROPN 2 nsubj      2 nsubj
        sold/sell VERB 0 ROOT      0 root
        gas NOUN 2 dobj            2 obj
        to ADP 2 prep              5 case
        Estavia PROPN 4 pobj       2 obl
        under ADP 2 prep           8 case
        a DET 8 det                8 det
        contract NOUN 6 pobj       2 obl
        with ADP 8 prep            10 case
        Gazor PROPN 9 pobj         8 nmod
        . PUNCT 2 punct            2 punct
    """,
    "passive with an agent": """
        Two NUM 2 nummod           2 nummod
        tankers/tanker NOUN 5 nsubjpass 5 nsubj:pass
        had/have AUX 5 aux         5 aux
        been/be AUX 5 auxpass      5 aux:pass
        seized/seize VERB 0 ROOT   0 root
        by ADP 5 agent             8 case
        the DET 8 det              8 det
        navy NOUN 6 pobj           5 obl:agent
        on ADP 5 prep              10 case
        Monday PROPN 9 pobj        5 obl
    """,
    "reduced passive under a noun": """
        a DET 2 det                2 det
        deal NOUN 0 ROOT           0 root
        signed/sign VERB 2 acl     2 acl
        by ADP 3 agent             6 case
        both DET 6 det             6 det
        sides/side NOUN 4 pobj     3 obl:agent
    """,
    "to be with a noun": """
        Norland PROPN 4 nsubj      7 nsubj
        has/have AUX 4 aux         7 aux
        not PART 4 neg             7 advmod
        been/be AUX 0 ROOT         7 cop
        a DET 7 det                7 det
        full ADJ 7 amod            7 amod
        member NOUN 4 attr         0 root
        of ADP 7 prep              10 case
        the DET 10 det             10 det
        Union PROPN 8 pobj         7 nmod
        since SCONJ 4 prep         12 case
        2004 NUM 11 pobj           7 obl
        . PUNCT 4 punct            7 punct
    """,
    "to be with an adjective, reported": """
        She PRON 2 nsubj           2 nsubj
        said/say VERB 0 ROOT       0 root
        that SCONJ 5 mark          6 mark
        he PRON 5 nsubj            6 nsubj
        was/be AUX 2 ccomp         6 cop
        ready ADJ 5 acomp          2 ccomp
        to PART 8 aux              8 mark
        sign VERB 6 xcomp          6 xcomp
    """,
    "to be with a phrase": """
        Both DET 2 det             2 det
        ministries/ministry NOUN 3 nsubj  5 nsubj
        are/be AUX 0 ROOT          5 cop
        in ADP 3 prep              5 case
        talks/talk NOUN 4 pobj     0 root
        with ADP 5 prep            7 case
        Gazor PROPN 6 pobj         5 nmod
    """,
    "to be with an adverb that has a phrase": """
        Norland PROPN 2 nsubj      3 nsubj
        is/be AUX 0 ROOT           3 cop
        ahead ADV 2 advmod         0 root
        of ADP 3 prep              5 case
        Gazor PROPN 4 pobj         3 obl
        in ADP 2 prep              7 case
        exports/export NOUN 6 pobj 3 obl
    """,
    "to be, with a source set off by commas": """
        Norland PROPN 2 nsubj      9 nsubj
        is/be AUX 0 ROOT           9 cop
        , PUNCT 2 punct            9 punct
        according/accord VERB 2 prep   6 case
        to ADP 4 prep              4 fixed
        Gazeta PROPN 5 pobj        9 obl
        , PUNCT 2 punct            9 punct
        in ADP 2 prep              9 case
        talks/talk NOUN 8 pobj     0 root
    """,
    "to be, with a lone phrase set off by commas, stays the head": """
        He PRON 2 nsubj            2 nsubj
        is/be AUX 0 ROOT           0 root
        , PUNCT 2 punct            2 punct
        in ADP 2 prep              5 case
        effect NOUN 4 pobj         2 obl
        , PUNCT 2 punct            2 punct
        here ADV 2 advmod          2 advmod
    """,
    "to be with a lone adverb stays the head": """
        He PRON 2 nsubj            2 nsubj
        is/be AUX 0 ROOT           0 root
        here ADV 2 advmod          2 advmod
    """,
    "from and to": """
        prices/price NOUN 2 nsubj  2 nsubj
        rose/rise VERB 0 ROOT      0 root
        from ADP 2 prep            4 case
        40 NUM 3 pobj              2 obl
        to ADP 3 prep              6 case
        50 NUM 5 pobj              4 nmod
    """,
    "to be to, of who will do it": """
        Norland PROPN 2 nsubj      4 nsubj
        is/be AUX 0 ROOT           4 aux
        to PART 4 aux              4 mark
        sell VERB 2 xcomp          0 root
        gas NOUN 4 dobj            4 obj
    """,
    "to be to, of what is planned": """
        The DET 2 det              2 det
        plan NOUN 3 nsubj          5 nsubj:outer
        was/be AUX 0 ROOT          5 cop
        to PART 5 aux              5 mark
        sell VERB 3 xcomp          0 root
        gas NOUN 5 dobj            5 obj
    """,
    "to be to be done": """
        The DET 2 det              2 det
        firm NOUN 3 nsubj          6 nsubj:pass
        is/be AUX 0 ROOT           6 aux
        to PART 6 aux              6 mark
        be AUX 6 auxpass           6 aux:pass
        sold/sell VERB 3 xcomp     0 root
        to ADP 6 prep              8 case
        Gazor PROPN 7 pobj         6 obl
    """,
    "to be before a clause stays the head": """
        The DET 2 det              2 det
        problem NOUN 4 nsubj       4 nsubj
        in_2019 ADV 2 advmod       2 advmod
        is/be AUX 0 ROOT           0 root
        that SCONJ 7 mark          7 mark
        Norland PROPN 7 nsubj      7 nsubj
        left/leave VERB 4 ccomp    4 ccomp
    """,
    "there is": """
        There PRON 2 expl          2 expl
        was/be AUX 0 ROOT          0 root
        no DET 4 det               4 det
        deal NOUN 2 attr           2 nsubj
        with ADP 4 prep            6 case
        Gazor PROPN 5 pobj         4 nmod
        in ADP 2 prep              8 case
        2019 NUM 7 pobj            2 obl
    """,
    "chain of conjuncts": """
        Norland PROPN 6 nsubj      6 nsubj
        , PUNCT 1 punct            3 punct
        Gazor PROPN 1 conj         1 conj
        and CCONJ 3 cc             5 cc
        Estavia PROPN 3 conj       1 conj
        signed/sign VERB 0 ROOT    0 root
        and CCONJ 6 cc             8 cc
        ratified/ratify VERB 6 conj 6 conj
        pacts/pact NOUN 8 dobj     8 obj
    """,
    "conjuncts of to be and of prepositions": """
        It PRON 2 nsubj            3 nsubj
        is/be AUX 0 ROOT           3 cop
        rich ADJ 2 acomp           0 root
        and CCONJ 2 cc             6 cc
        was/be AUX 2 conj          6 cop
        poor ADJ 5 acomp           3 conj
        in ADP 5 prep              8 case
        Norland PROPN 7 pobj       6 obl
        and CCONJ 7 cc             11 cc
        in ADP 7 conj              11 case
        Gazor PROPN 10 pobj        8 conj
    """,
    "two prepositions, one noun": """
        trade NOUN 0 ROOT          0 root
        to ADP 1 prep              5 case
        and CCONJ 2 cc             4 cc
        from ADP 2 conj            2 conj
        Norland PROPN 4 pobj       1 nmod
    """,
    "whom and what": """
        Norland PROPN 2 nsubj      2 nsubj
        gave/give VERB 0 ROOT      0 root
        Gazor PROPN 2 dative       2 iobj
        a DET 5 det                5 det
        loan NOUN 2 dobj           2 obj
        and CCONJ 2 cc             7 cc
        lent/lend VERB 2 conj      2 conj
        ships/ship NOUN 7 dobj     7 obj
        to ADP 7 dative            10 case
        Estavia PROPN 9 pobj       7 obl
    """,
    "who wants whom to do what, who is told what": """
        It PRON 2 nsubj            2 nsubj
        told/tell VERB 0 ROOT      0 root
        reporters/reporter NOUN 2 dobj 2 iobj
        that SCONJ 6 mark          6 mark
        it PRON 6 nsubj            6 nsubj
        wants/want VERB 2 ccomp    2 ccomp
        Norland PROPN 9 nsubj      6 obj
        to PART 9 aux              9 mark
        sign VERB 6 ccomp          6 xcomp
        the DET 11 det             11 det
        pact NOUN 9 dobj           9 obj
    """,
    "to become what somebody else was": """
        They PRON 2 nsubj          2 nsubj
        want VERB 0 ROOT           0 root
        her PRON 5 nsubj           2 obj
        to PART 5 aux              7 mark
        be AUX 2 ccomp             7 cop
        prime ADJ 7 amod           7 amod
        minister NOUN 5 attr       2 xcomp
    """,
    "a finite clause keeps its subject": """
        Norland PROPN 2 nsubj      2 nsubj
        says/say VERB 0 ROOT       0 root
        Gazor PROPN 5 nsubj        5 nsubj
        will AUX 5 aux             5 aux
        sign VERB 2 ccomp          2 ccomp
    """,
    "small clause and predicate of an object": """
        The DET 2 det              2 det
        delay NOUN 3 nsubj         3 nsubj
        made/make VERB 0 ROOT      0 root
        a DET 5 det                5 det
        visit NOUN 6 nsubj         3 obj
        impossible ADJ 3 ccomp     3 xcomp
        and CCONJ 3 cc             8 cc
        left/leave VERB 3 conj     3 conj
        him/he PRON 8 dobj         8 obj
        angry ADJ 8 oprd           8 xcomp
    """,
    "to let somebody do something": """
        It PRON 2 nsubj            2 nsubj
        let VERB 0 ROOT            0 root
        ships/ship NOUN 4 nsubj    2 obj
        pass VERB 2 ccomp          2 xcomp
    """,
    "clauses under prepositions": """
        After ADP 6 prep           2 mark
        signing/sign VERB 1 pcomp  6 advcl
        , PUNCT 6 punct            6 punct
        Norland PROPN 6 nsubj      6 nsubj
        again ADV 6 advmod         6 advmod
        ruled/rule VERB 0 ROOT     0 root
        out ADP 6 prt              6 compound:prt
        plans/plan NOUN 6 dobj     6 obj
        for ADP 8 prep             10 mark
        storing/store VERB 9 pcomp 8 acl
        gas NOUN 10 dobj           10 obj
    """,
    "relative clauses": """
        The DET 2 det              2 det
        port NOUN 8 nsubjpass      8 nsubj:pass
        from ADP 6 prep            4 case
        which PRON 3 pobj          6 obl
        ships/ship NOUN 6 nsubj    6 nsubj
        sail VERB 2 relcl          2 acl:relcl
        was/be AUX 8 auxpass       8 aux:pass
        closed/close VERB 0 ROOT   0 root
        by ADP 8 agent             11 case
        the DET 11 det             11 det
        state NOUN 9 pobj          8 obl:agent
        it PRON 13 nsubj           13 nsubj
        deals/deal VERB 11 relcl   11 acl:relcl
        with ADP 13 prep           13 advmod
    """,
    "possessors": """
        Norland PROPN 4 poss       4 nmod:poss
        's PART 1 case             1 case
        oil NOUN 4 compound        4 compound
        minister NOUN 5 nsubj      5 nsubj
        praised/praise VERB 0 ROOT 0 root
        their PRON 7 poss          7 nmod:poss
        work NOUN 5 dobj           5 obj
    """,
    "prepositions of two words": """
        According/accord VERB 7 prep   3 case
        to ADP 1 prep              1 fixed
        Gazeta PROPN 2 pobj        7 obl
        , PUNCT 7 punct            7 punct
        firms/firm NOUN 7 nsubj    7 nsubj
        have AUX 7 aux             7 aux
        left/leave VERB 0 ROOT     0 root
        because SCONJ 7 prep       11 case
        of ADP 8 pcomp             8 fixed
        the DET 11 det             11 det
        crisis NOUN 8 pobj         7 obl
    """,
    "such as, out of, as well as": """
        They PRON 2 nsubj          2 nsubj
        took/take VERB 0 ROOT      0 root
        goods/good NOUN 2 dobj     2 obj
        such ADJ 5 amod            6 case
        as ADP 3 prep              4 fixed
        oil NOUN 5 pobj            3 nmod
        as ADV 8 advmod            10 cc
        well ADV 9 advmod          7 fixed
        as ADP 6 cc                7 fixed
        gas NOUN 6 conj            6 conj
        out ADP 2 prep             13 case
        of ADP 11 prep             13 case
        Gazor PROPN 12 pobj        2 obl
    """,
    "money": """
        A DET 5 det                5 det
        $ SYM 4 quantmod           5 compound
        5 NUM 4 compound           4 compound
        million NUM 5 nummod       2 nummod
        deal NOUN 6 nsubj          6 nsubj
        cut VERB 0 ROOT            0 root
        prices/price NOUN 6 dobj   6 obj
        to ADP 6 prep              9 case
        $ SYM 10 nmod              6 obl
        80 NUM 8 pobj              9 nummod
        a DET 12 det               12 det
        barrel NOUN 10 npadvmod    9 nmod:unmarked
    """,
    "amounts and times": """
        Exports/export NOUN 2 nsubj 2 nsubj
        rose/rise VERB 0 ROOT      0 root
        more ADJ 5 amod            5 advmod
        than ADP 5 quantmod        3 fixed
        20 NUM 6 nummod            6 nummod
        percent NOUN 2 npadvmod    2 obl:unmarked
        two NUM 8 nummod           8 nummod
        days/day NOUN 9 npadvmod   11 obl:unmarked
        after ADP 2 prep           11 case
        the DET 11 det             11 det
        vote NOUN 9 pobj           2 obl
    """,
    "names of persons": """
        Prime PROPN 2 compound     2 compound
        Minister PROPN 5 compound  3 compound
        Javad@B-PER PROPN 5 compound   7 nsubj
        Ali@I-PER PROPN 5 compound     3 flat
        Karimi@I-PER PROPN 7 nsubj     3 flat
        quietly ADV 7 advmod       7 advmod
        resigned/resign VERB 0 ROOT 0 root
        from ADP 7 prep            9 case
        there ADV 8 pcomp          7 advmod
    """,
    "a name of another kind keeps its last word as the head": """
        Bank@B-ORG PROPN 2 compound 2 compound
        Norland@I-ORG PROPN 3 nsubj 3 nsubj
        fell/fall VERB 0 ROOT      0 root
    """,
}


def tokens_of(sentence: str) -> list[Token]:
    rows = [line.split() for line in sentence.strip().splitlines()]
    tokens = []
    for written, upos, head, dep, *_ in rows:
        named, _, lemma = written.partition("/") if len(written) > 1 else (written, "", "")
        form, _, ner = named.partition("@")
        tokens.append(
            Token(form=form, lemma=lemma or form.lower(), upos=upos, head=int(head) - 1, dep=dep, ner=ner or "O"),
        )
    return tokens


def expected(sentence: str) -> list[tuple[str, int, str]]:
    rows = [line.split() for line in sentence.strip().splitlines()]
    return [(row[0], int(row[4]), row[5]) for row in rows]


def neutral(sentence: str) -> Syntax:
    """The sentence as extractors see it, its words joined by spaces."""
    tokens = tokens_of(sentence)
    words, at = [], 0
    for token, arc in zip(tokens, universal(tokens), strict=True):
        end = at + len(token.form)
        words.append(
            Word(start=at, end=end, lemma=token.lemma, upos=token.upos, head=arc.head, dep=arc.dep, ner=token.ner),
        )
        at = end + 1
    return syntax_of(Parse(words=tuple(words)))


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_becomes_universal(name: str) -> None:
    arcs = universal(tokens_of(SENTENCES[name]))
    rows = [(row[0], arc.head + 1, arc.dep) for row, arc in zip(expected(SENTENCES[name]), arcs, strict=True)]
    assert rows == expected(SENTENCES[name])


def test_extractors_see_the_same_sentence() -> None:
    passive = neutral(SENTENCES["passive with an agent"])
    assert [(one.kind, one.dependent, one.marker, one.is_passive) for one in passive.of(4)] == [
        ("subject", 1, "", True),
        ("agent", 7, "by", False),
        ("phrase", 9, "on", False),
    ]
    active = neutral(SENTENCES["active, phrases"])
    assert [one.dependent for one in active.phrases(1, "to")] == [4]
    assert [one.dependent for one in active.phrases(7)] == [9]
    joined = neutral(SENTENCES["chain of conjuncts"])
    subject = joined.subject(7)
    assert subject is not None
    assert joined.members(subject.dependent) == (0, 2, 4)
    wish = neutral(SENTENCES["who wants whom to do what, who is told what"])
    assert wish.of(5, "complement") == (Dependency(kind="complement", head=5, dependent=8, start=40, end=56, marker="to"),)
    sources = neutral(SENTENCES["prepositions of two words"])
    assert [one.marker for one in sources.phrases(6)] == ["accord to", "because of"]


def test_the_scheme_is_known_by_its_labels() -> None:
    assert is_clear(["ROOT", "nsubj", "nsubjpass"])
    assert is_clear(["ROOT", "nsubj", "dobj"])
    assert not is_clear(["ROOT", "nsubj", "nsubj:pass", "obj", "obl", "case"])


LABELS = (
    *("ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp"),
    *("compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod"),
    *("npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep"),
    *("prt", "punct", "quantmod", "relcl", "xcomp"),
)
UNIVERSAL = {
    *("acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound"),
    *("compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "det:predet", "discourse", "expl", "fixed", "flat"),
    *("iobj", "mark", "nmod", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl"),
    *("obl:agent", "obl:unmarked", "parataxis", "punct", "root", "xcomp"),
}


@st.composite
def trees(draw: st.DrawFn) -> list[Token]:
    """Sentences with a tree of any shape and labels in any disorder."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [-1] * size
    for at, place in enumerate(order[1:], 1):
        heads[place] = order[draw(st.integers(0, at - 1))]
    return [
        Token(
            form=(form := draw(st.sampled_from(["be", "'s", "$", "as", "well", "because", "of", "to", "more", "than", "oil"]))),
            lemma=form,
            upos=draw(st.sampled_from(["NOUN", "PROPN", "VERB", "AUX", "ADP", "PART", "NUM", "SYM", "ADV", "CCONJ"])),
            head=head,
            dep="ROOT" if head < 0 else draw(st.sampled_from(LABELS[1:])),
            ner=draw(st.sampled_from(["O", "B-PER", "I-PER"])),
        )
        for head in heads
    ]


@given(trees())
def test_whatever_the_parser_says_stays_a_tree(tokens: list[Token]) -> None:
    arcs = universal(tokens)
    assert [arc.dep for arc in arcs if arc.head < 0] == ["root"]
    assert {arc.dep for arc in arcs} <= UNIVERSAL
    for place in range(len(arcs)):
        at, steps = place, 0
        while arcs[at].head >= 0:
            at, steps = arcs[at].head, steps + 1
            assert steps < len(arcs)


@given(trees())
def test_no_conjunct_hangs_on_a_conjunct(tokens: list[Token]) -> None:
    arcs = universal(tokens)
    assert all(arcs[arc.head].dep != "conj" for arc in arcs if arc.dep == "conj")


def test_an_empty_sentence_has_no_arcs() -> None:
    assert universal([]) == ()
    assert universal([Token(form="No", lemma="no", upos="INTJ", head=-1, dep="ROOT")]) == (Arc(-1, "root"),)
