import re

import pytest

from comity.language.en.actors import actors
from comity.model.analysis import Sentence
from comity.model.syntax import Name


def sentences(text, kinds=()):
    """One sentence to a line."""
    found = []
    for paragraph, match in enumerate(re.finditer(r"[^\n]+", text)):
        kind = kinds[paragraph] if paragraph < len(kinds) else "prose"
        found.append(Sentence(start=match.start(), end=match.end(), paragraph=paragraph, kind=kind))
    return found


def read(text, *kinds):
    return actors(text, sentences(text, kinds))


def named(text, *kinds):
    """Mentions as (words, key)."""
    return [(text[mention.start : mention.end], mention.key) for mention in read(text, *kinds)]


def keys(text, *kinds):
    return [mention.key for mention in read(text, *kinds)]


def person(text):
    return next(mention for mention in read(text) if mention.kind == "person")


class TestStates:
    @pytest.mark.parametrize(
        ("text", "key", "form"),
        [
            ("Exports to Türkiye grew.", "state:TUR", "name"),
            ("The U.S. imposed tariffs.", "state:USA", "name"),
            ("The UAE's ports are busy.", "state:ARE", "name"),
            ("Dutch cheese is popular.", "state:NLD", "demonym"),
            ("Nairobi signed the deal.", "state:KEN", "capital"),
            ("The Élysée declined to comment.", "state:FRA", "metonym"),
            ("The Elysee declined to comment.", "state:FRA", "metonym"),
            ("Anti-Cuban measures continue.", "state:CUB", "demonym"),
            ("The Côte d’Ivoire crop is good.", "state:CIV", "name"),
            ("The St. Lucia port reopened.", "state:LCA", "name"),
            ("Trade with Bosnia and Herzegovina rose.", "state:BIH", "name"),
            ("PERU SELLS MORE COPPER TO THEM.", "state:PER", "name"),
        ],
    )
    def test_forms(self, text, key, form):
        (mention,) = read(text)
        assert (mention.key, mention.form) == (key, form)

    def test_the_longest_name_counts(self):
        text = "Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea differ; so do Niger and Nigeria."
        assert keys(text) == ["state:GNB", "state:GNQ", "state:PNG", "state:GIN", "state:NER", "state:NGA"]

    @pytest.mark.parametrize(
        "text",
        [
            "Latin American markets fell with those of New Mexico.",
            "It crossed the Indian Ocean and the Panama Canal.",
            "Please tell us more about it.",
            "The price rose to US$200 million.",
            "It was paid in US dollars and Swiss francs.",
            "They answered in Russian.",
            "Kingston and Georgetown are pleasant.",
            "TELL US MORE",
        ],
    )
    def test_words_that_name_no_state(self, text):
        assert read(text) == ()

    def test_a_doubtful_capital_counts_where_its_state_is_named(self):
        assert keys("Guyana pumps oil.\nGeorgetown wants more.") == ["state:GUY", "state:GUY"]

    def test_a_shared_word_means_the_state_the_document_names(self):
        assert keys("Seoul objected.\nThe Korean side left.") == ["state:KOR", "state:KOR"]
        assert keys("Seoul and Pyongyang objected.\nThe Korean side left.") == ["state:KOR", "state:PRK"]
        assert keys("Kinshasa objected, then Kinshasa agreed, and Brazzaville did.\nThe Congolese side left.")[-1] == "state:COD"
        assert keys("The Congolese army left.") == []
        assert keys("Korean cars sell well in Peru.\nPyongyang sells none.")[0] == "state:PRK"
        assert keys("Korean cars sell well in Peru.") == ["state:KOR", "state:PER"]

    def test_brussels_is_the_union_unless_belgium_is_named(self):
        assert keys("Brussels imposed duties.") == ["body:eu"]
        assert keys("Belgium is small.\nBrussels is its capital.") == ["state:BEL", "state:BEL"]

    def test_georgia_among_american_towns_is_no_state(self):
        assert keys("The plant near Savannah, Georgia makes cars.") == []
        assert keys("Georgia exports wine.") == ["state:GEO"]


class TestBodiesAndOutlets:
    def test_tables_know_them(self):
        text = "OPEC+ and the World Bank disagree, Reuters and the Financial Times reported."
        assert keys(text) == ["body:opec+", "body:wb", "outlet:reuters", "outlet:ft"]

    def test_an_outlet_that_begins_with_an_article_needs_a_verb_at_the_start(self):
        assert keys("The Guardian reported it.") == ["outlet:guardian"]
        assert keys("The Guardian of the lake is a statue.") == []


class TestOrganisations:
    @pytest.mark.parametrize(
        ("text", "words", "states"),
        [
            ("He joined the Ministry of Trade and Industry of Ghana.", "Ministry of Trade and Industry of Ghana", ("GHA",)),
            ("The Peruvian finance ministry agreed.", "Peruvian finance ministry", ("PER",)),
            ("Chile's central bank waited.", "Chile's central bank", ("CHL",)),
            ("The embassy of Oman in Nairobi closed.", "embassy of Oman in Nairobi", ("OMN",)),
            ("The Omani Embassy in Nairobi closed.", "Omani Embassy in Nairobi", ("OMN",)),
            ("The Kenyan-Omani Chamber of Commerce met.", "Kenyan-Omani Chamber of Commerce", ("KEN", "OMN")),
            ("It was sold by Silver Reef Holdings Ltd to them.", "Silver Reef Holdings Ltd", ()),
            ("He teaches at the University of Silverton.", "University of Silverton", ()),
            ("The Malian government agreed.", "Malian government", ("MLI",)),
        ],
    )
    def test_patterns(self, text, words, states):
        mention = next(mention for mention in read(text) if mention.kind == "organisation")
        assert text[mention.start : mention.end] == words
        assert mention.states == states

    def test_the_same_ministry_has_one_key(self):
        text = "The Ministry of Foreign Affairs of Ghana sat.\nGhana's Foreign Ministry sat.\nThe Ghanaian foreign ministry sat."
        assert len(set(keys(text))) == 1
        assert {mention.name for mention in read(text)} == {"Ministry of Foreign Affairs of Ghana"}

    def test_and_joins_no_other_actor(self):
        text = "The Ministry of Energy and Rosneft signed."
        assert named(text) == [("Ministry of Energy", "org:energy ministry"), ("Rosneft", "org:rosneft")]

    def test_an_abbreviation_in_brackets_stands_for_the_name(self):
        text = "The Silverton Agency for Port Studies (SAPS) opened.\nLater SAPS closed."
        found = read(text)
        assert [mention.key for mention in found] == ["org:silverton agency port studies"] * 3
        assert found[2].name == "Silverton Agency for Port Studies"

    def test_what_a_government_owns_is_not_the_government(self):
        assert named("Mexican government bonds fell.") == [("Mexican", "state:MEX")]

    def test_a_table_name_stays_apart_from_its_state(self):
        assert named("Italy's Eni drilled.") == [("Italy", "state:ITA"), ("Eni", "org:eni")]

    def test_a_day_is_no_part_of_a_name(self):
        assert named("It asked the Silverton Appeals Court on April 8.")[0][0] == "Silverton Appeals Court"

    def test_us_based_is_no_part_of_a_name(self):
        assert named("The US-based Harlow Institute for Trade Studies knew.")[0] == ("US", "state:USA")

    def test_a_title_makes_no_organisation(self):
        assert keys("Kenya Signs Major Strategic Partnership Agreement", "heading") == ["state:KEN"]


class TestPersons:
    def test_office_and_name_are_one_mention(self):
        text = "Yesterday Ghanaian Deputy Trade Minister Ama Serwaa left."
        mention = person(text)
        assert text[mention.start : mention.end] == "Ghanaian Deputy Trade Minister Ama Serwaa"
        assert (mention.name, mention.states, mention.office) == ("Ama Serwaa", ("GHA",), "Deputy Trade Minister")

    @pytest.mark.parametrize(
        ("text", "name", "office", "states"),
        [
            ("Hana Okoye, an economist at Example Capital, agreed.", "Hana Okoye", "economist at Example Capital", ()),
            ("The board's chairman, Davron Salimov, agreed.", "Davron Salimov", "chairman", ()),
            ("Chairman of the State Duma Pavel Orlov agreed.", "Pavel Orlov", "Chairman of the State Duma", ("RUS",)),
            ("Prime Minister of Peru Ana Rivas agreed.", "Ana Rivas", "Prime Minister of Peru", ("PER",)),
            ("White House spokeswoman Jane Harlow agreed.", "Jane Harlow", "White House spokeswoman", ("USA",)),
            ("Roscosmos’ general director Egor Lanin agreed.", "Egor Lanin", "Roscosmos’ general director", ("RUS",)),
            ("Former Polish president Jan Nowak agreed.", "Jan Nowak", "Former Polish president", ("POL",)),
            ("His Malian counterpart Oumar Keita agreed.", "Oumar Keita", None, ("MLI",)),
            ("Thai-Lao Port Council Director Ivo Markov left.", "Ivo Markov", "Thai-Lao Port Council Director",
             ("THA", "LAO")),
        ],
    )  # fmt: skip
    def test_offices(self, text, name, office, states):
        mention = person(text)
        assert (mention.name, mention.office, mention.states) == (name, office, states)

    def test_a_surname_alone_is_the_person_of_before(self):
        text = "Oil Minister Ana Rivas agreed.\nRivas left.\nRivas's aide stayed."
        assert keys(text) == ["person:ana rivas"] * 3

    def test_a_heading_may_name_by_surname_who_is_named_in_full_below(self):
        assert keys("Rivas Leaves\nOil Minister Ana Rivas left.", "heading") == ["person:ana rivas"] * 2

    def test_spellings_share_a_key(self):
        assert keys("President Nicolás Rivas spoke.\nNicolas Rivas left.") == ["person:nicolas rivas"] * 2

    def test_a_state_may_be_a_given_name_or_a_surname(self):
        assert keys("Michael Jordan visited Jordan.") == ["person:michael jordan", "state:JOR"]
        assert keys("Chad Smith visited Chad.") == ["person:chad smith", "state:TCD"]

    def test_a_verb_of_saying_shows_a_person(self):
        assert keys("Ukhna Burelzai said so.") == ["person:ukhna burelzai"]

    @pytest.mark.parametrize(
        "text",
        [
            "Puerto Nuevo is a port on Victory Day.",
            "Strategic Partnership Treaty talks began on Monday.",
            "Boats sail. Boats said nothing.",
            "The Special Economic Zone near Silver Bay opened in May.",
            "However, Trade grew. Meanwhile Officials waited.",
        ],
    )
    def test_capitals_alone_make_no_person(self, text):
        assert [mention for mention in read(text) if mention.kind == "person"] == []

    def test_a_thing_named_after_a_person_is_none(self):
        assert keys("Oil Minister Ana Rivas left.\nThe Ana Rivas Bridge is closed.") == ["person:ana rivas"]

    @pytest.mark.parametrize("full", ["Kim Dae-sung", "Yoon Min-ho", "Kim Campora"])
    def test_a_family_name_that_comes_first_stands_for_the_person(self, full):
        surname = full.split()[1 if "Campora" in full else 0]
        text = f"Defence Minister {full} spoke.\n{surname} left."
        assert [(one.key, one.name) for one in read(text)] == [(f"person:{full.lower()}", full)] * 2

    def test_what_is_led_by_somebody_is_not_the_name(self):
        assert person("Defence Minister Yoon Min-led talks went on.").name == "Yoon Min"

    def test_title_case_makes_no_person(self):
        assert keys("Minister Signs Landmark Grain Agreement", "heading") == []

    def test_the_administration_of_somebody_is_an_organisation(self):
        (first, second) = read("The Harlow administration agreed.\nHarlow signed.")
        assert (first.kind, second.key) == ("organisation", "person:harlow")


class TestPointingBack:
    def test_the_two_countries_are_the_pair_named_together(self):
        text = "Peru and Chile trade copper.\nBrazil watched.\nPeru and Chile signed, and the two countries rejoiced."
        mention = read(text)[-1]
        assert (mention.key, mention.states, mention.form) == ("states:CHL+PER", ("CHL", "PER"), "nominal")
        assert mention.name == "Chile and Peru"

    def test_the_pair_most_often_named_stands_in_for_a_crowd(self):
        text = "Peru met Chile.\nPeru met Chile.\nBrazil, Peru, Chile and Cuba met.\nBoth countries agreed."
        assert read(text)[-1].states == ("CHL", "PER")

    def test_no_pair_no_mention(self):
        assert keys("Peru, Chile and Cuba met.\nThe two countries agreed.") == ["state:PER", "state:CHL", "state:CUB"]

    def test_ministers_speak_for_the_pair(self):
        text = "Peruvian Trade Minister Luis Rivas met the Chilean ambassador, Ana Soto.\nIt was late.\nBoth countries agreed."
        assert read(text)[-1].states == ("CHL", "PER")

    def test_no_pair_where_those_who_speak_are_of_others(self):
        text = (
            "Peru sold wool.\nPeru sold tin.\nBrazil bought wool.\n"
            "Chilean Trade Minister Ana Soto came.\nSoto and Chilean President Raúl Vega left.\n"
            "It was late.\nBoth countries agreed."
        )
        assert [mention.form for mention in read(text)].count("nominal") == 0

    def test_both_sides_of_something_is_no_pair(self):
        assert keys("Peru met Chile on both sides of the river.") == ["state:PER", "state:CHL"]

    @pytest.mark.parametrize(
        ("before", "pointer", "key"),
        [
            ("The Omani Embassy spoke.", "The diplomats", "org:embassy OMN"),
            ("Reuters reported it.", "The publication", "outlet:reuters"),
            ("Rosneft drilled.", "The company", "org:rosneft"),
            ("Hana Okoye, an economist at Example Capital, spoke.", "The expert", "person:hana okoye"),
            ("Ghanaian Deputy Prime Minister Ama Serwaa spoke.", "The deputy prime minister", "person:ama serwaa"),
            ("Peruvian Energy Ministry spokesman Luis Rivas spoke.", "The ministry", "org:energy ministry PER"),
            ("The Alpine Chamber of Trade met Rosneft.", "The chamber", "org:alpine chamber trade"),
            ("The Ruritania Cocoa Union met Rosneft.", "The union", "org:ruritania cocoa union"),
            ("The Omani ambassador, Salim Haddad, met Finance Minister Ama Serwaa.", "The diplomat", "person:salim haddad"),
            ("Ghana's deputy energy minister, Ama Serwaa, spoke.", "The deputy minister", "person:ama serwaa"),
            ("Deputy Energy Minister Ama Serwaa spoke.", "The minister", "person:ama serwaa"),
            ("Energy Minister Luis Rivas met Deputy Energy Minister Ama Serwaa.", "The minister", "person:luis rivas"),
            ("Former Ghanaian Energy Minister Ama Serwaa spoke.", "The former minister", "person:ama serwaa"),
        ],
    )
    def test_the_latest_that_fits(self, before, pointer, key):
        text = f"{before}\n{pointer} explained more."
        mention = read(text)[-1]
        assert (text[mention.start : mention.end], mention.key, mention.form) == (pointer, key, "nominal")

    def test_a_minister_is_not_the_prime_minister(self):
        assert keys("Prime Minister Ama Serwaa spoke.\nThe minister left.") == ["person:ama serwaa"]

    @pytest.mark.parametrize(
        ("before", "pointer"),
        [
            ("Deputy Minister Ama Serwaa spoke.", "The minister"),
            ("Energy Minister Ama Serwaa spoke.", "The deputy minister"),
            ("Former Ghanaian Energy Minister Ama Serwaa spoke.", "The minister"),
            ("Energy Minister Ama Serwaa spoke.", "The former minister"),
            ("Energy Minister Ama Serwaa spoke.", "The diplomat"),
        ],
    )
    def test_another_office_points_at_nobody(self, before, pointer):
        assert keys(f"{before}\n{pointer} left.") == ["person:ama serwaa"]

    @pytest.mark.parametrize(
        ("others", "key"),
        [
            ("Trade Minister Ana Soto met her Chilean counterpart, Raúl Vega.", "person:raul vega"),
            ("President Ana Soto met her Chilean counterpart, Raúl Vega.", None),
            ("Trade Minister Ana Soto met Chilean ambassador Luis Prado and her Chilean counterpart, Raúl Vega.", None),
        ],
    )
    def test_a_counterpart_holds_the_office_of_the_other(self, others, key):
        back = [one.key for one in read(f"{others}\nThe Chilean minister left.") if one.form == "nominal"]
        assert (back[-1] if back else None) == key

    @pytest.mark.parametrize(
        ("before", "pointer", "key"),
        [
            ("Gambia sold fish to Spain.", "The West African country", "state:GMB"),
            ("Gambian minister Awa Sarr met Spain.", "The West African state", "state:GMB"),
            ("Qatar met China.", "The Gulf state", "state:QAT"),
            ("Jordan met China.", "The kingdom", "state:JOR"),
            ("Laos met China.", "The South-East Asian nation", "state:LAO"),
            ("Fiji met China.", "The Pacific island nation", "state:FJI"),
        ],
    )
    def test_a_state_by_its_region(self, before, pointer, key):
        text = f"{before}\n{pointer} said no."
        mention = read(text)[-1]
        assert (text[mention.start : mention.end], mention.key, mention.form) == (pointer, key, "nominal")

    @pytest.mark.parametrize(
        ("text", "known"),
        [
            ("Ghana met Togo.\nThe West African country said no.", ["state:GHA", "state:TGO"]),
            ("Ghana met China.\nThe Andean country said no.", ["state:GHA", "state:CHN"]),
            ("Ghana met China.\nThe West African countries said no.", ["state:GHA", "state:CHN"]),
            ("Ghana met China.\nThe African state of the art was shown.", ["state:GHA", "state:CHN"]),
            ("Ghana met China.\nThe West African country Togo said no.", ["state:GHA", "state:CHN", "state:TGO"]),
        ],
    )
    def test_a_region_that_tells_no_one_state(self, text, known):
        assert keys(text) == known

    def test_the_government_may_be_that_of_another(self):
        assert keys("The Peruvian government met.\nThe government left.") == ["org:government PER"]

    def test_an_office_of_a_state_points_at_its_holder(self):
        text = "Chinese President Wang Shuli met Peruvian President Luis Rivas.\nThe Chinese president left."
        assert keys(text)[-1] == "person:wang shuli"

    def test_nobody_to_point_at(self):
        assert keys("The company explained more.") == []


def test_furniture_names_nobody():
    assert keys("Read more about Peru", "furniture") == []


def test_mentions_carry_the_words_of_the_text():
    text = "Peru’s Ana Rivas told Reuters."
    assert [words for words, _ in named(text)] == ["Peru", "Ana Rivas", "Reuters"]


class TestHeardNames:
    """Names that an engine heard vote with tables, offices and patterns."""

    @staticmethod
    def heard(text, *names):
        found = [Name(text.index(words), text.index(words) + len(words), kind) for words, kind in names]
        return [(text[m.start : m.end], m.kind, m.states) for m in actors(text, sentences(text), found)]

    def test_an_organisation_nobody_knows(self):
        text = "Zarnitsa bought 40 wagons from Ostrava Wagonka."
        names = (("Zarnitsa", "ORG"), ("Ostrava Wagonka", "ORG"))
        assert self.heard(text, *names) == [("Zarnitsa", "organisation", ()), ("Ostrava Wagonka", "organisation", ())]

    def test_an_organisation_that_begins_with_a_capital_of_a_state(self):
        text = "Estonia asked the Moscow Sodality to leave."
        assert self.heard(text, ("Moscow Sodality", "ORG"))[1] == ("Moscow Sodality", "organisation", ("RUS",))

    def test_a_person_without_office_or_known_given_name(self):
        text = "Later Wurzel Okonjo-Adebayo flew home."
        assert self.heard(text, ("Wurzel Okonjo-Adebayo", "PER")) == [("Wurzel Okonjo-Adebayo", "person", ())]

    def test_an_organisation_cut_short(self):
        text = "Zarnitsa Copper sold wagons. Later Zarnitsa bought some."
        names = [Name(0, 15, "ORG"), Name(35, 43, "PER")]
        found = actors(text, sentences(text), names)
        assert [(one.key, one.name) for one in found] == [("org:zarnitsa copper", "Zarnitsa Copper")] * 2

    @pytest.mark.parametrize(
        ("text", "last"),
        [
            ("Zarnitsa Copper met Zarnitsa Foods.\nIn May Zarnitsa bought some.", "Zarnitsa"),
            ("Lantern Sodality lit a lantern.\nIn May Lantern bought some.", "Lantern"),
        ],
    )
    def test_a_word_that_begins_many_names_is_nobody_in_particular(self, text, last):
        names = [Name(m.start(), m.end(), "ORG") for m in re.finditer(r"\w+ (?:Copper|Foods|Sodality)|(?<=May )\w+", text)]
        assert actors(text, sentences(text), names)[-1].name == last

    def test_a_place_is_no_actor(self):
        text = "Salina Verde said nothing."
        assert self.heard(text, ("Salina Verde", "LOC")) == []

    def test_what_a_table_knows_stands_whatever_was_heard(self):
        text = "Peru and the World Bank signed."
        names = (("Peru", "PER"), ("World Bank", "PER"))
        assert [kind for _, kind, _ in self.heard(text, *names)] == ["state", "body"]

    def test_an_administration_is_no_person(self):
        text = "The Zorro administration and Peru agreed."
        assert self.heard(text, ("Zorro", "PER"))[0][:2] == ("Zorro administration", "organisation")

    def test_a_short_form_in_brackets_is_learnt(self):
        text = "The Kestrel Line Works (KLW) opened.\nKLW closed."
        assert self.heard(text, ("Kestrel Line Works", "ORG"))[1][:2] == ("KLW", "organisation")


DIVIDED = [
    ("Trade with North Korea grew. Ships left for the North again, and the South's coast guard watched.", ["PRK", "KOR"]),
    ("Seoul wrote to Pyongyang. The North sent no answer.", ["PRK"]),
    ("North Korea fished in the North Sea, the North Atlantic and the South of France.", []),
    ("Italy has a gap of its own: the North is richer than the South.", []),
]


@pytest.mark.parametrize(("text", "states"), DIVIDED)
def test_the_halves_of_a_divided_country(text: str, states: list[str]) -> None:
    assert [mention.states[0] for mention in read(text) if mention.form == "nominal"] == states


def test_a_letterhead_in_capitals_names_no_person() -> None:
    words = (
        "EMBASSY OF THE PEOPLE'S REPUBLIC OF CHINA IN THE REPUBLIC OF NICARAGUA\n\nThe Embassy told the press that trade rose."
    )
    assert not [mention.name for mention in read(words) if mention.kind == "person"]
