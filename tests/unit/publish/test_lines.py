from msgspec.structs import replace
from tests.unit.publish.factory import CLAIMS, PAGES, WIRE, material

from comity.model.verdict import Member
from comity.publish.lines import (
    CONTEXT,
    claim_quote,
    claims_line,
    first_said,
    first_voice,
    member_quote,
    place_quote,
    same_figures,
    snippet,
)


def test_a_quote_gives_the_evidence_word_for_word_in_its_sentence() -> None:
    for claim in CLAIMS.values():
        quote = claim_quote(material(), claim)
        words = material().pile.words(claim.document)
        assert quote.marked == words[claim.evidence.start : claim.evidence.end]
        assert quote.before + quote.marked + quote.after in words
        assert quote.id == claim.id


def test_a_quote_links_to_the_words_only_on_the_web() -> None:
    linked = claim_quote(material(), CLAIMS["wire-54"])
    assert linked.href == "https://wire.example/trade#:~:text=up%2054%25%20from%202018"
    unsafe = claim_quote(material(), CLAIMS["sample-400"])
    assert (unsafe.href, unsafe.place) == (None, "javascript:alert(1)")


def test_words_without_a_claim_stand_in_their_line_of_text() -> None:
    document = PAGES["wire"][0]
    start = WIRE.index("direct route")
    quote = place_quote(material(), document.id, start, start + len("direct route"))
    assert quote.marked == "direct route"
    assert quote.before.startswith("Trade between the two countries")
    assert quote.id is None


def test_a_member_with_a_claim_is_quoted_by_its_claim() -> None:
    claim = CLAIMS["wire-200"]
    member = Member(document=claim.document, start=0, end=5, claim=claim.id)
    assert member_quote(material(), member) == claim_quote(material(), claim)


def test_endless_context_is_cut() -> None:
    found = material()
    document = PAGES["wire"][0]
    found.pile.texts[document.text] = type(PAGES["wire"][1])(document.text, "a" * 5000 + "evidence" + "b" * 5000)
    quote = place_quote(found, document.id, 5000, 5008)
    assert quote.marked == "evidence"
    assert len(quote.before) <= CONTEXT + 2


def test_a_line_joins_claims_that_say_the_same() -> None:
    line = claims_line(material(), [CLAIMS["wire-200"], CLAIMS["post-200"]])
    assert line.title.endswith("Norway and Chile, 2024")
    assert (line.value, line.tags, line.support) == ("about $200M", ("actual",), "1 origin · 2 outlets")
    assert len(line.quotes) == 2


def test_a_change_names_what_it_is_measured_from() -> None:
    line = claims_line(material(), [CLAIMS["wire-54"]])
    assert line.title.endswith("2024, from 2018")
    assert line.value == "+54 %"


def test_who_said_it_first_is_named_or_said_not_to_be() -> None:
    named = first_said(material(), [CLAIMS["wire-200"].id])
    assert named == "First said by Anna Orlova (trade minister); read in Example Wire ← Anna Orlova."
    assert first_said(material(), [CLAIMS["bulletin-200"].id]) == "Who said it first is not named; read in Fjord Bulletin."


def test_a_voice_that_is_only_guessed_is_called_probable() -> None:
    kept = material()
    sample = CLAIMS["sample-400"].id
    guessed = replace(kept.origin_of[sample], voice=CLAIMS["wire-200"].speaker)
    assert first_voice(kept, guessed, [sample]) == "Anna Orlova (trade minister) (probably)"
    assert first_voice(kept, replace(guessed, is_certain=True), [sample]) == "Anna Orlova (trade minister)"
    told = replace(guessed, claims=(*guessed.claims, CLAIMS["wire-200"].id))
    assert first_voice(kept, told, [CLAIMS["wire-200"].id]) == "Anna Orlova (trade minister)"
    assert first_voice(kept, replace(guessed, voice=None), [sample]) == ""


def test_long_quotations_are_cut_between_words() -> None:
    assert snippet("a\n b") == "a b"
    cut = snippet("word " * 100)
    assert cut.endswith("word …")
    assert len(cut) < 190
    assert snippet("x" * 1000) == "x" * 180 + "…"


def test_figures_that_say_the_same_stand_together_whoever_prints_them() -> None:
    names = ("wire-200", "post-200", "bulletin-200", "wire-54", "wire-400", "sample-400")
    found = same_figures(material(), (CLAIMS[name] for name in names))
    sizes = {(value, modality): len(claims) for (_, value, modality), claims in found.items()}
    assert sizes == {("about $200M", "actual"): 3, ("+54 %", "actual"): 1, ("$400M", "forecast"): 1, ("about $400M", "target"): 1}
