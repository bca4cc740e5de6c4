"""Projects read from own sentences about many pairs of states."""

from datetime import date

import pytest

from comity.extract.draft import Draft
from comity.extract.project import RULES, projects
from comity.language import analyse
from comity.model.claim import Project
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

PUBLISHED = Period.day(date(2025, 6, 12))


def drafts_of(words: str) -> list[Draft]:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=PUBLISHED, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return list(projects(analyse(document, text)))


def projects_of(words: str) -> list[Project]:
    return [draft.payload for draft in drafts_of(words) if isinstance(draft.payload, Project)]


def only(words: str) -> Project:
    found = projects_of(words)
    assert len(found) == 1, [(project.name, project.status) for project in found]
    return found[0]


TOLD = [
    ("Uzbekistan and South Korea plan to build a copper smelter in Almalyk by 2028.",
     "facility", "copper smelter", ("KOR", "UZB"), "planned", "2028"),
    ("Direct flights between Tashkent and Islamabad will resume on July 1.",
     "route", "Direct flights between Tashkent and Islamabad", ("PAK", "UZB"), "planned", "2025-07-01"),
    ("Ghana and Brazil are discussing the creation of a joint investment fund.",
     "other", "joint investment fund", ("BRA", "GHA"), "planned", None),
    ("Georgia is considering a free trade zone in Poti with Chinese investors.",
     "programme", "free trade zone", ("CHN", "GEO"), "planned", None),
    ("Botswana and Namibia agreed to build the Trans-Kalahari railway.",
     "infrastructure", "Trans-Kalahari railway", ("BWA", "NAM"), "planned", None),
    ("Moldova signed an agreement to build a power line with Romania.",
     "infrastructure", "power line", ("MDA", "ROU"), "planned", None),
    ("Rwanda is examining a payment link with Qatar.", "bank_link", "payment link", ("QAT", "RWA"), "planned", None),
    ("Mozambique's Exemplo-led gas project with Italy, halted in 2021, will restart this summer.",
     "programme", "Exemplo-led gas project", ("ITA", "MOZ"), "planned", None),
    ("Saudi Arabia announced the construction of a solar park in Uzbekistan.",
     "facility", "solar park", ("SAU", "UZB"), "announced", None),
    ("Norway and Iceland are building a data centre in Keflavik.",
     "infrastructure", "data centre", ("ISL", "NOR"), "under_way", None),
    ("Kyrgyzstan and China started building the mountain railway in December 2024.",
     "infrastructure", "mountain railway", ("CHN", "KGZ"), "under_way", None),
    ("Construction of a Japanese car plant in Uzbekistan has begun.",
     "facility", "Japanese car plant", ("JPN", "UZB"), "under_way", None),
    ("Latvia and Lithuania operate three joint ventures in the fishing sector.",
     "joint_venture", "joint ventures", ("LTU", "LVA"), "operating", None),
    ("In Gabon, there are four joint timber enterprises with Malaysia.",
     "joint_venture", "joint timber enterprises", ("GAB", "MYS"), "operating", None),
    ("Kuwait hosts a naval base of the United States.",
     "facility", "naval base of the United States", ("KWT", "USA"), "operating", None),
    ("The Czech Republic and Slovakia have operated a joint gas storage facility since 2006.",
     "facility", "joint gas storage facility", ("CZE", "SVK"), "operating", None),
    ("A 560-kilometre gas pipeline from Azerbaijan to Turkey was completed in 2018.",
     "infrastructure", "560-kilometre gas pipeline from Azerbaijan to Turkey", ("AZE", "TUR"), "completed", None),
    ("Peru's Chancay port, built by China's Muster Group, opened in November 2024.",
     "infrastructure", "Chancay port", ("CHN", "PER"), "completed", None),
    ("An Indian bank opened correspondent accounts with two Nepalese lenders.",
     "bank_link", "correspondent accounts", ("IND", "NPL"), "completed", None),
    ("The railway project between Laos and Thailand, which cost $6 billion, has been completed.",
     "programme", "railway project between Laos and Thailand", ("LAO", "THA"), "completed", None),
    ("Spain and Algeria renewed their gas field joint venture until 2035.",
     "joint_venture", "gas field joint venture", ("DZA", "ESP"), "extended", "2035"),
    ("Kazakhstan and China agreed to extend the operation of the Kenkiyak oil field until 2040.",
     "facility", "Kenkiyak oil field", ("CHN", "KAZ"), "extended", "2040"),
    ("Vietnam has suspended work on the Japanese-funded metro line.",
     "infrastructure", "Japanese-funded metro line", ("JPN", "VNM"), "suspended", None),
    ("The border crossing at Mandera between Kenya and Somalia has been closed since 2011.",
     "infrastructure", "border crossing", ("KEN", "SOM"), "suspended", None),
    ("The Hungarian government cancelled plans to build a bridge over the Danube with Slovakia.",
     "infrastructure", "bridge", ("HUN", "SVK"), "cancelled", None),
    ("Argentina withdrew from the satellite programme with Chile.",
     "programme", "satellite programme", ("ARG", "CHL"), "cancelled", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "name", "parties", "status", "due"), TOLD)
def test_project_with_status(words: str, kind: str, name: str, parties: tuple[str, ...], status: str, due: str | None) -> None:
    project = only(words)
    assert (project.type, project.name, project.status) == (kind, name, status)
    assert project.parties == parties
    assert (project.due.label() if project.due else None) == due


NOTHING = [
    "Serbia could build a gas interconnector with Romania.",
    "Poland supports cooperation in energy and transport with Ukraine.",
    "The minister said pipeline talks with Turkmenistan had been difficult.",
    "Japanese tourists like the old port of Valparaiso.",
    "The plant employs 300 people and the route is popular with hikers.",
    "Morocco delivered fertilizer worth $20 million to Gabon.",
    "Pakistan will receive 40 fighter jets from China.",
    "The road to peace is long, analysts in Cairo say.",
    "The satellite images show the bridge.",
    "Denmark plans to buy a pipeline from Poland.",
    "The pipeline explosion killed two workers in Iraq.",
    "Turkish contractors are working on 20 projects in Kazakhstan.",
    "The ferry between Dover and Calais was full.",
    "Iran's railway minister praised the corridor.",
    "Hungary bought a share in an Azerbaijani gas field last year.",
    "The parties exchanged views on the development of transport corridors.",
]


@pytest.mark.parametrize("words", NOTHING)
def test_lookalikes_are_no_project(words: str) -> None:
    assert projects_of(words) == []


DENIED = [
    "Oman and Iran have not opened the ferry line between Muscat and Bandar Abbas.",
    "Estonia has no plans to build a bridge to Finland.",
    "The joint Russian-Indian plant for helicopters never opened.",
]


@pytest.mark.parametrize("words", DENIED)
def test_what_the_words_deny_is_marked(words: str) -> None:
    assert [draft.is_denied for draft in drafts_of(words)] == [True]


def test_plans_are_targets_and_expectations_forecasts() -> None:
    (plan,) = drafts_of("Mauritius plans to build a research station with India.")
    (outlook,) = drafts_of("The research station of Mauritius and India is expected to be completed in 2027.")
    assert (plan.modality, outlook.modality) == ("target", "forecast")


def test_a_start_is_no_due_date() -> None:
    project = only("Construction of the Abra dam between Togo and Benin is expected to begin in 2031.")
    assert (project.status, project.due) == ("planned", None)


def test_a_plan_to_make_something_is_a_project() -> None:
    project = only("Finland plans to produce drones jointly with Estonia.")
    assert (project.name, project.status, project.parties) == ("produce drones", "planned", ("EST", "FIN"))


def test_owners_and_place_are_named() -> None:
    project = only("Spain's Repsol and Algeria's Sonatrach have opened a joint refinery in Tunisia.")
    assert project.owners == ("Repsol", "Sonatrach")
    assert project.place == "Tunisia"


def test_the_date_of_a_meeting_is_no_due_date() -> None:
    project = only("Greek and Cypriot officials met in Athens on Tuesday to discuss the Aegean power cable.")
    assert (project.due, project.place) == (None, None)


def test_a_project_spoken_of_again_is_told_once() -> None:
    found = projects_of("Chile and Peru plan to open a new ferry line. The new ferry line will be opened by the two countries.")
    assert len(found) == 1


def test_a_heading_names_no_project() -> None:
    body = "Cocoa prices in Accra rose by a tenth this week, traders said."
    assert projects_of(f"Ghana and Togo to build railway\n\n{body}") == []


def test_evidence_holds_the_words_that_say_how_far_it_is() -> None:
    words = "Officials said on Friday that Laos and Vietnam have opened a new border crossing near Vinh."
    (draft,) = drafts_of(words)
    quote = words[draft.start : draft.end]
    assert "opened a new border crossing" in quote
    assert 4 <= len(quote.split()) <= 12


def test_every_rule_says_what_it_reads() -> None:
    assert all(rule.__doc__ for rule in RULES.values())


WIDER = [
    ("Omani investors will put $400 million into the Duqm fertiliser plant in Tanzania by 2029.",
     "facility", "Duqm fertiliser plant", "planned", "2029"),
    ("China has poured $62 billion into the economic corridor in Pakistan.",
     "infrastructure", "economic corridor", "under_way", None),
    ("Rwanda is to receive a loan of $50 million for the Bugesera airport.",
     "infrastructure", "Bugesera airport", "planned", None),
    ("A Korean firm is building a 250,000-tonne grain silo complex at Constanta with a Romanian partner.",
     "facility", "250,000-tonne grain silo complex", "under_way", None),
    ("Egypt's first nuclear plant, built by Russia's Rosatom at El Dabaa, will come on stream in 2028.",
     "facility", "nuclear plant", "planned", "2028"),
    ("Bulgaria and Romania are jointly studying a second bridge.", "infrastructure", "bridge", "planned", None),
    ("The two countries broke ground on the fibre link in Herat on Monday.", "infrastructure", "fibre link", "under_way", None),
    ("The two presidents laid the foundation stone of a mosque in Sarajevo.", "facility", "mosque", "under_way", None),
    ("Peru's new port terminal at Corio has been given the go-ahead.", "infrastructure", "new port terminal", "planned", None),
    ("Zimbabwe is in talks with Belarus to set up a tractor assembly plant in Harare.",
     "facility", "tractor assembly plant", "planned", None),
    ("Hungary and Serbia agreed to double the capacity of the oil pipeline by 2028.",
     "infrastructure", "oil pipeline", "planned", "2028"),
    ("Ethiopia has handed over the industrial park in Hawassa to a Chinese operator.",
     "facility", "industrial park", "completed", None),
    ("The joint company, RailCo Vilnius, is owned in equal shares by Latvia and Lithuania.",
     "joint_venture", "joint company", "operating", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "name", "status", "due"), WIDER)
def test_project_in_other_wordings(words: str, kind: str, name: str, status: str, due: str | None) -> None:
    found = projects_of(words)
    assert [(project.type, project.name, project.status) for project in found] == [(kind, name, status)]
    assert due is None or (found[0].due is not None and found[0].due.label() == due)


QUIET = [
    "Cameroon's football stadium seats 60,000.",
    "The line between success and failure is thin.",
    "Their company is based in Oman.",
    "The opposition leader opened the session in Tunis.",
    "The two ministers met at the university in Cairo.",
    "Exports through the port rose by 5 percent.",
    "The company announced a profit of $3 million on its mine in Peru.",
    "Ships use the canal to reach Turkey.",
    "The government has acquired air defence systems from Turkey.",
]


@pytest.mark.parametrize("words", QUIET)
def test_wider_words_still_need_a_status(words: str) -> None:
    assert projects_of(words) == []


def test_a_name_with_what_it_is_behind_a_comma_is_a_venture() -> None:
    project = only("Aurora Green, a joint venture between Chile's Cobrex and Germany's Windfels, has yet to ship a kilo.")
    assert (project.name, project.type, project.status, project.parties) == (
        "Aurora Green", "joint_venture", "operating", ("CHL", "DEU"),
    )  # fmt: skip


def test_a_part_belongs_to_what_was_named_before() -> None:
    words = "Bulgaria and North Macedonia quarrel about the Sofia-Skopje railway. They expect to open the first section in 2027."
    project = only(words)
    assert (project.name, project.status, project.parties) == ("Sofia-Skopje railway", "planned", ("BGR", "MKD"))
    assert project.due == Period.year(2027)


def test_a_part_of_what_is_told_already_tells_nothing_more() -> None:
    assert len(projects_of("Malawi plans to build the Songwe dam. The first phase will be completed in 2031.")) == 1


FURTHER = [
    ("Japan has promised to open an embassy in Suva by 2026.", "facility", "planned", ("FJI", "JPN")),
    ("Peru ships grain to Brazil. The ferry terminal opens in March 2026.", "infrastructure", "planned", ("BRA", "PER")),
    ("Once a second berth, 280 m long, is commissioned in late 2027, Brazil will sell more to Peru.",
     "infrastructure", "planned", ("BRA", "PER")),
    ("Trade could double if the customs terminal opens on time, Serbia told Egypt.", "infrastructure", "planned", ("EGY", "SRB")),
    ("Serbia will save time when the grain terminal comes on stream, Egypt said.", "facility", "planned", ("EGY", "SRB")),
    ("Under the Pacific Worker scheme 3,000 Fijians came to Australia.", "programme", "operating", ("AUS", "FJI")),
    ("Example Air flies the route three times a week between Fiji and Japan.", "route", "operating", ("FJI", "JPN")),
    ("The ferry line, launched in May, carries passengers between Malta and Tunisia.", "route", "operating", ("MLT", "TUN")),
    ("The start of train 2 slipped to 2027, Mozambique told Thailand.", "facility", "planned", ("MOZ", "THA")),
    ("The breakwater will be built by Fiji and Japan.", "infrastructure", "planned", ("FJI", "JPN")),
    ("Kuwait signed a $120 million loan on Sunday for the second stage of the Alpha water transfer in Senegal.",
     "infrastructure", "planned", ("KWT", "SEN")),
    ("Norway opened a consulate in Accra, Ghana said.", "facility", "completed", ("GHA", "NOR")),
    ("Qatar is building a maternity ward in Niger.", "facility", "under_way", ("NER", "QAT")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "status", "states"), FURTHER)
def test_more_ways_to_tell_how_far_an_undertaking_is(words: str, kind: str, status: str, states: tuple[str, ...]) -> None:
    project = only(words)
    assert (project.type, project.status, project.parties) == (kind, status, states)


NONE_TOLD = [
    "The terminal opens at nine every morning for visitors from Brazil.",
    "Under the scheme 3,000 Fijians came to Australia.",
    "The embassy of Japan in Suva did not comment.",
    "Fiji lies on the route to Japan.",
    "The quay in Malta is long, Tunisia said.",
]


@pytest.mark.parametrize("words", NONE_TOLD)
def test_a_bare_noun_tells_of_no_undertaking(words: str) -> None:
    assert projects_of(words) == []


def test_what_is_lengthened_ends_at_its_new_date() -> None:
    project = only("The pilot link was extended by twelve months to March 2027, Samoa and Fiji said.")
    assert (project.status, str(project.due.last) if project.due else "") == ("extended", "2027-03-31")


def test_a_lone_state_stands_with_the_pair_of_the_document() -> None:
    words = "Kenya and Uganda are neighbours. Uganda sells milk to Kenya. Uganda will build a pipeline."
    assert only(words).parties == ("KEN", "UGA")


BY_TREE = [
    ("Work on the tunnel between Denmark and Germany resumed in May.", "infrastructure", "under_way", ("DEU", "DNK")),
    ("Two Chinese-financed dams that Argentina began in 2015 have been halted.", "facility", "suspended", ("ARG", "CHN")),
    ("Flights between Riyadh and Tehran were suspended in 2016 and resumed in June.", "route", "operating", ("IRN", "SAU")),
    ("The gas link between Greece and Bulgaria is out of order.", "infrastructure", "suspended", ("BGR", "GRC")),
    ("Gas from Algeria reaches Italy through the Transmed pipeline.", "infrastructure", "operating", ("DZA", "ITA")),
    ("Poland's LNG terminal at Swinoujscie supplies Ukraine.", "infrastructure", "operating", ("POL", "UKR")),
    ("A container depot at Sirajganj is going to be built by India and Bangladesh.", "infrastructure", "planned", ("BGD", "IND")),
    ("Talks between Oman and Iran on a canal to the Gulf collapsed.", "infrastructure", "cancelled", ("IRN", "OMN")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "status", "states"), BY_TREE)
def test_how_far_an_undertaking_is_by_the_tree(words: str, kind: str, status: str, states: tuple[str, ...]) -> None:
    project = only(words)
    assert (project.status, project.parties) == (status, states)


def test_another_word_for_it_and_where_it_leads_are_no_further_undertakings() -> None:
    project = only("Chile and Peru are building the Tacna line, a railway to the port of Arica.")
    assert project.status == "under_way"


def test_what_is_only_spoken_of_gives_way_to_what_is_told() -> None:
    words = "Fiji and Samoa rely on the Lautoka terminal for fuel. The Lautoka terminal was closed by Fiji and Samoa in May."
    assert [project.status for project in projects_of(words)] == ["suspended"]


def test_the_place_is_what_hangs_on_the_noun() -> None:
    assert (
        only("In May, Kenya and India commissioned a sugar plant near Mombasa in the presence of both leaders.").place
        == "Mombasa"
    )


UNNAMED = [
    "Power plants in both countries burn coal.",
    "The ministers of Chile and Peru met at the Arica airport.",
    "Chile could buy the Tacna pipeline from Peru.",
]


@pytest.mark.parametrize("words", UNNAMED)
def test_nameless_and_merely_local_mentions_tell_nothing(words: str) -> None:
    assert projects_of(words) == []


LATER = [
    ("Cargo on the Lapsset corridor reached 26.9 million tons last year, Kenya and Chad said.", "Lapsset corridor", "operating"),
    ("Oil continues to arrive in Chad from Kenya by the Lolo pipeline.", "Lolo pipeline", "operating"),
    ("A Kenyan group withdrew in February from a wind scheme at Mannar in Chad.", "wind scheme", "cancelled"),
    ("Chad cancelled the contract with a Kenyan firm for the Lolo dam.", "Lolo dam", "cancelled"),
    ("Kenya said a planned pipeline to Chad had been delayed by two years, to 2029.", "pipeline to Chad", "planned"),
    ("The Kenyan contractor has completed 60% of the Bola bypass, Chad's minister said.", "Bola bypass", "under_way"),
    ("Kenya and Chad said a joint railway company would be founded by December.", "joint railway company", "planned"),
    ("A cement plant built by a Kenyan firm near Bola in Chad started production in April.", "cement plant", "operating"),
    ("A hospital paid for by Kenya opened in Bola in Chad.", "hospital", "completed"),
    ("Kenya turned to Chad, which in March extended 220 billion yen for the Nairobi subway.", "Nairobi subway", "under_way"),
    ("Chad approved construction of a $2 billion refinery by a Kenyan firm.", "refinery", "planned"),
]


@pytest.mark.parametrize(("words", "name", "status"), LATER)
def test_what_came_of_it(words: str, name: str, status: str) -> None:
    assert (only(words).name, only(words).status) == (name, status)


NO_UNDERTAKING = [
    "Kenya and Chad initialled an agreement on road transport.",
    "The Kenyan wealth fund announced in 2022 that it would invest $5bn in Chad.",
    "Freight on the railway dropped to 86,000 tonnes, Kenya and Chad said.",
    "Kenya does not need another stadium from Chad.",
]


@pytest.mark.parametrize("words", NO_UNDERTAKING)
def test_verbs_actors_and_nameless_traffic_are_none(words: str) -> None:
    assert projects_of(words) == []


def test_a_later_sentence_gives_the_day() -> None:
    words = "Kenya and Chad signed a protocol on a bridge over the Lolo at Bola. The bridge is scheduled to open in 2027."
    found = only(words)
    assert (found.status, found.due and found.due.label()) == ("planned", "2027")


ASKED = [
    ("Chile and Argentina trade much. The tunnel at Agua Fria? Cancelled for practical purposes.", "tunnel", "cancelled"),
    ("Latvia and Belarus share a frontier. HOST: And the fence? GUEST: Finished, as of December.", "fence", "completed"),
    ("Morocco and Spain met. 3. The customs post in Ceuta? It opened on 8 January, on paper.", "customs post", "completed"),
    ("Togo and Burkina Faso met. The electric line Alma-Bela (161 kV)? Not before 2028.", "electric line", "planned"),
]


@pytest.mark.parametrize(("words", "name", "status"), ASKED)
def test_the_answer_to_a_question_without_a_verb_tells_how_far_an_undertaking_is(words: str, name: str, status: str) -> None:
    found = only(words)
    assert (found.name, found.status) == (name, status)


@pytest.mark.parametrize(
    "words",
    [
        "Oman and Kenya met. The plant of Oman in Kenya? Nobody knows.",
        "Oman and Kenya met. A plant? It opened the minister's eyes.",
        "Oman and Kenya met. And the weather? It was ready to rain.",
    ],
)
def test_a_question_without_an_answer_or_of_nothing_known_tells_of_no_undertaking(words: str) -> None:
    assert projects_of(words) == []


DUE_LATER = [
    ("The bridge between India and Nepal is 40 percent complete and due in September 2026, two years late.", "2026-09"),
    (
        "A power line from Cameroon to Chad has been under construction since 2022 and is now expected in December 2027.",
        "2027-12",
    ),
    (
        "Japan and South Korea will build an ammonia terminal at Yeosu. It is to handle a million tonnes once it opens in 2029.",
        "2029",
    ),
    ("Japan and South Korea will build an ammonia terminal at Yeosu. Exports are to be opened up in 2029.", None),
]


@pytest.mark.parametrize(("words", "due"), DUE_LATER)
def test_the_day_an_undertaking_is_due_may_be_told_farther_off_but_of_it(words: str, due: str | None) -> None:
    found = only(words)
    assert (str(found.due.first)[: len(due)] if found.due and due else found.due) == due


DONE = [
    ("Denmark has trained 5,800 Ukrainian soldiers since 2022.", "programme", "operating", ("DNK", "UKR")),
    ("Example Air of the United Arab Emirates will fly to Abuja in Nigeria from July.", "route", "planned", ("ARE", "NGA")),
    ("The Latvian airline flies to Tashkent in Uzbekistan twice a week.", "route", "operating", ("LVA", "UZB")),
]


@pytest.mark.parametrize(("words", "kind", "status", "parties"), DONE)
def test_a_verb_alone_may_tell_of_training_or_of_a_line(words: str, kind: str, status: str, parties: tuple[str, ...]) -> None:
    found = only(words)
    assert (found.type, found.status, found.parties) == (kind, status, parties)


@pytest.mark.parametrize(
    "words", ["The president of Kenya flies to Muscat in Oman every week.", "Kenya trained hard before the match with Oman."]
)
def test_a_person_who_flies_and_a_team_that_trains_are_no_undertaking(words: str) -> None:
    assert projects_of(words) == []


UNNAMED_WORKS = [
    ("Chad and Niger share a road. The last 60 km between Zinder and Diffa will be paved by 2027.", "planned", 2027),
    ("Chad and Niger share a line. The 90 km between Zinder and Diffa are to be renewed by 2035.", "planned", 2035),
    ("Chad has earmarked 40 million euros for the A8 up to Abéché, a link to Niger.", "planned", None),
    ("Chad and Niger met. 13 km of the N5 is planned for 2027.", "planned", 2027),
    ("Khartoum-Abéché-Niamey moved 230,000 t of goods from Chad to Niger in 2024.", "operating", None),
    ("On average nine trains a day ran on the Transsahel between Chad and Niger last year.", "operating", None),
    ("Chad and Niger argue. Doubling the line has been put off to 2032.", "planned", 2032),
]


@pytest.mark.parametrize(("words", "status", "due"), UNNAMED_WORKS)
def test_works_are_told_without_their_noun(words: str, status: str, due: int | None) -> None:
    project = only(words)
    year = project.due.first.year if project.due is not None and project.due.first is not None else None
    assert (project.type, project.status, year) == ("infrastructure", status, due)


def test_one_more_of_those_counted_before_is_another() -> None:
    assert [project.name for project in projects_of("Chad has 24 consulates in Niger. A 25th will open at Zinder in March.")] == [
        "25th consulate"
    ]
    posts = projects_of("Chad and Niger will run four mixed posts. A fifth, at Diffa, was dropped.")
    assert [(project.name, project.status) for project in posts] == [("mixed posts", "planned"), ("fifth post", "cancelled")]


@pytest.mark.parametrize(
    "words",
    [
        "Chad and Niger share a road. The lorry drove 60 km from Zinder to Diffa.",
        "Chad and Niger share a road. Robbers stopped the convoy 60 km from Zinder.",
        "Chad fears the M23, which took a town in May, as Niger does.",
        "Chad bought the A320 from Niger, which flies 60 km from the border.",
        "Chad sells the S300 to Niger.",
        "Chad bought nine trucks from Niger. A tenth was damaged.",
        "Chad lost 20 clinics near Niger. A fifth of them was rebuilt.",
        "Chad and Niger share nine wells. A third man was arrested in Diffa.",
        "Chad's Saleh-Idriss moved to Niger in May.",
        "Chad and Niger argue. Nine men ran on the Corniche last year.",
    ],
)
def test_ways_driven_armies_aircraft_and_shares_are_no_works(words: str) -> None:
    assert projects_of(words) == []
