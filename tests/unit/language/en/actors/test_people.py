import pytest

from comity.language.en.actors.people import People, distance, is_variant, stem


@pytest.fixture
def people():
    known = People()
    known.learn(("Andrés", "Paredes"), "Andrés Paredes", ("PER",))
    known.learn(("Olga", "Markovskaya"), "Olga Markovskaya", ())
    return known


def test_a_surname_alone_finds_the_full_name(people):
    assert people.find(("Paredes",)).key == "person:andres paredes"


def test_spellings_of_a_given_name_are_one_person(people):
    person = people.learn(("Andres", "Paredes"), "Andres Paredes", ())
    assert person.name == "Andrés Paredes"
    assert person.states == ("PER",)


def test_another_given_name_is_another_person(people):
    assert people.learn(("Lucía", "Paredes"), "Lucía Paredes", ()).key == "person:lucia paredes"


def test_the_fullest_name_is_kept(people):
    person = people.learn(("Andrés", "Manuel", "Paredes"), "Andrés Manuel Paredes", ())
    assert people.find(("Paredes",)) is person
    assert person.name == "Andrés Manuel Paredes"


def test_the_end_of_a_name_stands_for_it():
    known = People()
    known.learn(("Omar", "bin", "Said", "Al", "Harthy"), "Omar bin Said Al Harthy", ("OMN",))
    assert known.find(("Al", "Harthy")).key == "person:omar bin said al harthy"


def test_family_names_that_stand_first_stand_alone_later():
    known = People()
    known.learn(("Wang", "Shuli"), "Wang Shuli", ("CHN",))
    assert known.find(("Wang",)).key == "person:wang shuli"


def test_endings_of_gender_and_transliteration_do_not_matter(people):
    assert people.find(("Markovsky",)) is people.find(("Markovskaya",))
    assert stem("Zelenskyy") == stem("Zelensky") == stem("Zelenskiy")


@pytest.mark.parametrize(("one", "other"), [("dmitry", "dimitri"), ("nicolas", "nicolas"), ("a", "anna"), ("alex", "alexander")])
def test_variants(one, other):
    assert is_variant(one, other)


@pytest.mark.parametrize(("one", "other"), [("daniel", "daniela"), ("maria", "mario"), ("ivan", "igor"), ("juan", "jose")])
def test_no_variants(one, other):
    assert not is_variant(one, other)


def test_distance_counts_letters():
    assert distance("tokyo", "kyoto") == 4
    assert distance("", "abc") == 3
