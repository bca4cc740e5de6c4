from datetime import date

from tests.unit.trace.pile_factory import Article, pile_of

from comity.model.origin import Copy
from comity.trace.cast import Cast
from comity.trace.pages import document_copies

TEXT = " ".join(
    f"In {1900 + nth} the harbour master counted {nth * nth + 7} ships of type{nth} from port{nth * 3}." for nth in range(30)
)


def copy_of(*articles: Article) -> Copy:
    (copy,) = document_copies(Cast(pile_of(articles)))
    return copy


def test_without_dates_or_notices_nobody_knows_who_copied() -> None:
    copy = copy_of(Article("Daily Estria", TEXT), Article("Example Wire", TEXT + " More."))
    assert not copy.is_direction_known
    assert copy.left < copy.right
    assert copy.reasons[0].endswith("share 100% of the shorter text, word for word.")


def test_the_earlier_of_two_is_the_original() -> None:
    later = Article("Daily Estria", TEXT, published=date(2025, 5, 2))
    earlier = Article("Example Wire", TEXT + " More.", published=date(2025, 5, 1))
    copy = copy_of(later, earlier)
    assert copy.is_direction_known
    assert copy.left == earlier.document.id
    assert "Example Wire was published before Daily Estria." in copy.reasons


def test_a_notice_outweighs_the_dates() -> None:
    credited = Article("Daily Estria", TEXT + "\nSource: Example Wire", published=date(2025, 5, 1))
    original = Article("Example Wire", TEXT, published=date(2025, 5, 2))
    copy = copy_of(credited, original)
    assert copy.left == original.document.id
    assert "Daily Estria names Example Wire as its source." in copy.reasons


def test_a_document_that_names_a_third_as_its_source_is_not_made_the_original_by_its_date() -> None:
    early = Article("Daily Estria", TEXT + "\nSource: Norland Times", published=date(2025, 5, 1))
    late = Article("Example Wire", TEXT, published=date(2025, 5, 2))
    assert not copy_of(early, late).is_direction_known


def test_passages_lead_to_the_same_words_whichever_side_is_left() -> None:
    later = Article("Daily Estria", "An introduction of its own. " + TEXT, published=date(2025, 5, 2))
    earlier = Article("Example Wire", TEXT, published=date(2025, 5, 1))
    pile = pile_of([later, earlier])
    (copy,) = document_copies(Cast(pile))
    for passage in copy.passages:
        left = pile.words(copy.left)[passage.left_start : passage.left_end]
        assert left == pile.words(copy.right)[passage.right_start : passage.right_end]
