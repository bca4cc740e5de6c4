from tests.unit.trace.pile_factory import Article, Said, person, pile_of

from comity.trace.cast import Cast

ORR = person("Tomas Orr", "AAA")


def test_own_words_are_the_publishers_or_those_of_the_outlet_it_republishes() -> None:
    article = Article(
        "Example Wire", "Rye is dear. Orr fears it.\nSource: Norland Times", Said("Rye is dear"), Said("Orr fears it", by=ORR)
    )
    own, said = article.claims
    cast = Cast(pile_of([article]))
    assert [voice.name for voice in own.chain] == ["Example Wire", "Norland Times"]
    assert cast.is_own(own)
    assert not cast.is_named(own)
    assert cast.outlet(own).name == "Norland Times"
    assert cast.is_named(said)


def test_an_editor_is_no_source_and_an_agency_in_brackets_is() -> None:
    edited = Article("Example Wire", "Rye is dear.\nEdited by Jane Roe.")
    agency = Article("Daily Estria", "Rye is dear, he said.\n(AP)")
    helped = Article("Sample Post", "Rye is dear.\nWith reporting from Reuters.")
    cast = Cast(pile_of([edited, agency, helped]))
    assert cast.source(helped.document.id) is None
    assert cast.source(edited.document.id) is None
    notice = cast.source(agency.document.id)
    assert notice is not None
    assert notice.name == "AP"


def test_labels_tell_two_documents_of_one_publisher_apart() -> None:
    one, other = (Article("Example Wire", f"Text {nth}.", address=f"{nth}.txt") for nth in (1, 2))
    single = Article("Daily Estria", "Text.")
    labels = Cast(pile_of([one, other, single])).labels
    assert labels[one.document.id] == "Example Wire (1.txt)"
    assert labels[single.document.id] == "Daily Estria"


def test_nobody_is_named_where_the_publisher_is_unknown() -> None:
    article = Article(None, "Rye is dear.", Said("Rye is dear"), address="a.txt")
    assert Cast(pile_of([article])).named_voice(article.claims[0]) is None


def test_the_teller_is_the_outlet_nearest_to_the_speaker() -> None:
    article = Article(
        "Example Wire", "Rye is dear. Orr fears it.\nSource: Norland Times", Said("Rye is dear"), Said("Orr fears it", by=ORR)
    )
    cast = Cast(pile_of([article]))
    assert [cast.teller(claim).name for claim in article.claims] == ["Norland Times", "Norland Times"]
    plain = Article("Daily Estria", "Orr fears it.", Said("Orr fears it", by=ORR))
    assert cast.teller(plain.claims[0]).name == "Daily Estria"
