"""Links: sentences that tie one thing to another, and sentences that do not."""

from tests.unit.resolve.record_factory import Said, day, event, instrument, measure, pile, project, turnover

from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Link
from comity.resolve import resolve


def tied(words: str, *said: Said) -> tuple[Pile, tuple[Link, ...]]:
    piled = pile(("Example Wire", day(2024, 3, 4), words, said))
    return piled, resolve(piled).links


def kinds(words: str, *said: Said) -> list[tuple[str, str, str]]:
    """The links of a text as kind, kind of source, kind of target."""
    piled = pile(("Example Wire", day(2024, 3, 4), words, said))
    found = resolve(piled)
    named = {record.id: record.kind for record in found.records}
    return [(link.kind, named.get(link.source, "flow"), named.get(link.target, "flow")) for link in found.links]


MILL = Said("mill at Turkana", project("Turkana mill"))
TREATY = Said("fisheries treaty", instrument("fisheries treaty", type="treaty"))
SANCTIONS = Said("sanctions on Kenya", measure("in_force"))
TRADE = Said("trade reached", turnover(2023))


def test_a_project_under_a_treaty() -> None:
    words = "The mill at Turkana will be built within the framework of the fisheries treaty."
    assert kinds(words, MILL, TREATY) == [("under", "project", "instrument")]


def test_a_link_carries_its_sentence_and_its_claims() -> None:
    words = "It rained. The mill at Turkana will be built under the fisheries treaty. It snowed."
    piled, (link,) = tied(words, MILL, TREATY)
    assert words[link.start : link.end].strip() == "The mill at Turkana will be built under the fisheries treaty."
    assert set(link.because) == set(piled.claims)
    assert "under" in link.note


def test_what_was_agreed_at_a_meeting() -> None:
    meeting = Said("8th meeting of the commission", event("meet", "Kenyan-Norwegian Commission", date=Period.month(2024, 2)))
    words = "They recalled the fisheries treaty reached at the 8th meeting of the commission."
    assert kinds(words, TREATY, meeting) == [("agreed_at", "instrument", "event")]


def test_words_that_reach_over_the_cue_count_for_the_side_they_fit() -> None:
    wide = "fisheries treaty reached at the 8th meeting of the commission"
    meeting = Said(wide, event("meet", "Kenyan-Norwegian Commission", date=Period.month(2024, 2)))
    assert kinds(f"They recalled the {wide}.", TREATY, meeting) == [("agreed_at", "instrument", "event")]


def test_sanctions_restrict_trade() -> None:
    behind = "With Kenya, trade reached $200 million in 2023 despite the sanctions on Kenya."
    assert kinds(behind, SANCTIONS, TRADE) == [("restricts", "measure", "flow")]
    before = "The sanctions on Kenya complicate logistics and payments. With Norway, trade reached $200 million."
    assert kinds(before, SANCTIONS, TRADE) == []


def test_accounts_enable_trade_that_a_sentence_only_names() -> None:
    accounts = Said("correspondent accounts", project("correspondent accounts", type="bank_link"))
    words = "Bilateral trade reached $200 million in 2023. Banks set up correspondent accounts, allowing firms to settle trade."
    assert kinds(words, Said("trade reached", turnover(2023)), accounts) == [("enables", "project", "flow")]


def test_this_points_back_to_the_sentence_before() -> None:
    words = "The fisheries treaty was signed. This will facilitate the mill at Turkana."
    assert kinds(words, TREATY, MILL) == [("enables", "instrument", "project")]


def test_no_tie_across_sentences_without_a_word_that_points_back() -> None:
    words = "The fisheries treaty was signed. Money paves the way for the mill at Turkana."
    assert kinds(words, TREATY, MILL) == []


def test_part_of_reads_the_other_way_after_included() -> None:
    words = "They signed the fisheries treaty, which included plans for the mill at Turkana."
    piled, (link,) = tied(words, TREATY, MILL)
    found = {record.id: record.kind for record in resolve(piled).records}
    assert (link.kind, found[link.source], found[link.target]) == ("part_of", "project", "instrument")


def test_a_licence_is_an_exception_from_sanctions() -> None:
    licence = Said("licence of Acme", measure("revoked", type="licence", target="Acme"))
    words = "There are sanctions on Kenya. It lost the licence of Acme, which had allowed work in Kenya despite sanctions."
    assert ("licenses", "measure", "measure") in kinds(words, SANCTIONS, licence)


def test_nothing_is_tied_to_itself_and_a_far_thing_not_at_all() -> None:
    far = "The mill at Turkana stands under a tree " + "and grows and grows " * 10 + "while the fisheries treaty waits."
    assert kinds(far, MILL, TREATY) == []
    assert kinds("The fisheries treaty replaced the fisheries treaty.", TREATY) == []
