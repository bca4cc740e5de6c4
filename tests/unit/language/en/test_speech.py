"""Who says what, in sentences of our own with plainly invented people and outlets."""

import pytest

from comity.language.en.actors import actors
from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.model.analysis import Mention, Utterance
from comity.model.claim import Voice

# Everybody the sentences name: words, kind, states.
PEOPLE = {
    "Example Wire": ("outlet", ()),
    "Sample Daily": ("outlet", ()),
    "Ada Ejemplo": ("person", ()),
    "Boris Primerov": ("person", ()),
    "Li Shili": ("person", ()),
    "Khalid al-Mithal": ("person", ()),
    "Jean-Luc d'Exemple": ("person", ()),
    "Nguyen Van Mau": ("person", ()),
    "Şule Örnek": ("person", ()),
    "João da Amostra": ("person", ()),
    "Kenya": ("state", ("KEN",)),
    "India": ("state", ("IND",)),
    "Nairobi": ("state", ("KEN",)),
    "New Delhi": ("state", ("IND",)),
    "Kenyan": ("state", ("KEN",)),
    "Indian": ("state", ("IND",)),
    "Indian Embassy": ("body", ("IND",)),
    "Kenyan Trade Ministry": ("body", ("KEN",)),
    "Samplegas": ("organisation", ()),
}
CAPITALS = {"New Delhi": "India", "Nairobi": "Kenya", "Indian": "India", "Kenyan": "Kenya"}
METONYMS = {"Kremlin": ("RUS",)}


def mentions(text: str) -> list[Mention]:
    """Every place where a known name stands; a surname alone stands for its bearer."""
    found = []
    for name, (kind, states) in PEOPLE.items():
        for words in {name, name.split()[-1] if kind == "person" else name}:
            start = text.find(words)
            while start >= 0:
                form = "demonym" if kind == "state" and name.endswith("n") else "name"
                found.append(
                    Mention(
                        start=start,
                        end=start + len(words),
                        kind=kind,
                        key=name,
                        name=CAPITALS.get(name, name),
                        states=states,
                        form=form,
                    )
                )
                start = text.find(words, start + 1)
    for name, states in METONYMS.items():
        start = text.find(name)
        if start >= 0:
            found.append(
                Mention(
                    start=start,
                    end=start + len(name),
                    kind="state",
                    key="state:RUS",
                    name="Russia",
                    states=states,
                    form="metonym",
                )
            )
    return found


def uttered(text: str) -> list[Utterance]:
    return list(speech(text, sentences(text), mentions(text)))


def told(text: str) -> list[tuple[str, str]]:
    """Each utterance as who spoke last in the chain, and the words."""
    return [(item.chain[-1].name, text[slice(*item.content)]) for item in uttered(text)]


BEFORE = [
    ("Ada Ejemplo said that trade with Kenya had doubled.", "Ada Ejemplo", "trade with Kenya had doubled"),
    ("Ada Ejemplo said trade with Kenya would double by 2030.", "Ada Ejemplo", "trade with Kenya would double by 2030"),
    ("Kenya has said it aims to triple tea sales.", "Kenya", "it aims to triple tea sales"),
    ("New Delhi announced that the port would open in May.", "India", "the port would open in May"),
    ("The Indian Embassy added that visas would be free.", "Indian Embassy", "visas would be free"),
    ("Boris Primerov told reporters that the pipe was full.", "Boris Primerov", "the pipe was full"),
    ("Boris Primerov told Example Wire the pipe was full.", "Boris Primerov", "the pipe was full"),
    ("Li Shili is sure that the deal will hold.", "Li Shili", "the deal will hold"),
    ("Khalid al-Mithal believes that oil will get cheaper.", "Khalid al-Mithal", "oil will get cheaper"),
    ("Nguyen Van Mau noted on Monday that rice exports rose 5%.", "Nguyen Van Mau", "rice exports rose 5%"),
    ("Şule Örnek said in a statement that flights would resume.", "Şule Örnek", "flights would resume"),
    ("João da Amostra warned on Tuesday that the quota was too low.", "João da Amostra", "the quota was too low"),
    ("Earlier, Ada Ejemplo admitted that the loan was late.", "Ada Ejemplo", "the loan was late"),
    (
        "In November, Jean-Luc d'Exemple clarified that by 2030 trade could grow to $2 billion.",
        "Jean-Luc d'Exemple",
        "by 2030 trade could grow to $2 billion",
    ),
    ("Critics say the bridge is a waste of money.", "Critics", "the bridge is a waste of money"),
    ("Kenyan officials have also said Samplegas plans a new field.", "Kenyan officials", "Samplegas plans a new field"),
    ("The report says that exports fell by a tenth.", "report", "exports fell by a tenth"),
    ("Boris Primerov, the chairman of Samplegas, said the field would close.", "Boris Primerov", "the field would close"),
    ("Ada Ejemplo, who visited Nairobi, said the talks were useful.", "Ada Ejemplo", "the talks were useful"),
    ("A source close to the talks said the price had been agreed.", "source close to the talks", "the price had been agreed"),
    ("The chamber's president said members were losing money.", "chamber's president", "members were losing money"),
    ("Kenya threatened to close the border.", "Kenya", "to close the border"),
    ("India pledged to build ten clinics.", "India", "to build ten clinics"),
    ("The Kremlin said the visit was being prepared.", "Kremlin", "the visit was being prepared"),
]

AFTER = [
    (
        "Kenya intends to sell more tea to India, the Indian Embassy told Example Wire.",
        "Indian Embassy",
        "Kenya intends to sell more tea to India",
    ),
    ("Last year, sales of tea doubled, Ada Ejemplo said.", "Ada Ejemplo", "Last year, sales of tea doubled"),
    ("But the roads are bad, said Boris Primerov, a researcher at the Sample Institute.", "Boris Primerov", "the roads are bad"),
    (
        "The debt will be paid by 2027, Boris Primerov, an analyst at Sample Bank, told Example Wire.",
        "Boris Primerov",
        "The debt will be paid by 2027",
    ),
    (
        "The two states signed the pact on Friday, the Kremlin has announced.",
        "Kremlin",
        "The two states signed the pact on Friday",
    ),
    ("Shipments reached 5,000 tons, Sample Daily reports.", "Sample Daily", "Shipments reached 5,000 tons"),
    ("Tea is a symbol of the nation, Li Shili believes.", "Li Shili", "Tea is a symbol of the nation"),
    ("The port opens in May, as Ada Ejemplo noted.", "Ada Ejemplo", "The port opens in May"),
    ("Exports fell 5% in 2024, according to the Kenyan Trade Ministry.", "Kenyan Trade Ministry", "Exports fell 5% in 2024"),
    ("A new line is being built, officials said on Sunday.", "officials", "A new line is being built"),
]

ASIDE = [
    ("According to Ada Ejemplo, the plant makes 300 buses a year.", "Ada Ejemplo", "the plant makes 300 buses a year"),
    (
        "According to a statement published by Example Wire, the official agency, Kenya has two such pacts.",
        "Example Wire",
        "Kenya has two such pacts",
    ),
    ("Currently, according to experts, there are no changes in supply.", "experts", "there are no changes in supply"),
    (
        "The old alliance, according to Chairman of the Senate Li Shili, contributes to peace.",
        "Li Shili",
        "The old alliance, according to Chairman of the Senate Li Shili, contributes to peace",
    ),
    ("As Sample Daily reported, the mine was sold in 2023.", "Sample Daily", "the mine was sold in 2023"),
    ("In the words of Khalid al-Mithal, the market is open to all.", "Khalid al-Mithal", "the market is open to all"),
    ("Trade has grown, with Ada Ejemplo noting a 64% increase over two years.", "Ada Ejemplo", "a 64% increase over two years"),
    (
        "The law has met with anger, with critics alleging that it breaks the constitution.",
        "critics",
        "it breaks the constitution",
    ),
]

QUOTED = [
    ('"We will sell more tea," Ada Ejemplo said.', "Ada Ejemplo", "We will sell more tea"),
    ("“We will sell more tea,” said Ada Ejemplo.", "Ada Ejemplo", "We will sell more tea"),
    ("«We will sell more tea», Boris Primerov told Example Wire.", "Boris Primerov", "We will sell more tea"),
    ("‘We will sell more tea,’ Ada Ejemplo said.", "Ada Ejemplo", "We will sell more tea"),
    ("''We will sell more tea,'' Ada Ejemplo said.", "Ada Ejemplo", "We will sell more tea"),
    ('Ada Ejemplo said: "We will sell more tea."', "Ada Ejemplo", "We will sell more tea."),
    ('Ada Ejemplo said in Nairobi on Monday, "We will sell more tea."', "Ada Ejemplo", "We will sell more tea."),
    ('"Tea grows. It sells. It feeds us," the Indian Embassy noted.', "Indian Embassy", "Tea grows. It sells. It feeds us"),
    ('"Is it done?" Li Shili asked.', "Li Shili", "Is it done?"),
    ("\"They told us 'go home' and we went,\" Li Shili said.", "Li Shili", "They told us 'go home' and we went"),
    (
        "Boris Primerov described the pact as a “weighty and substantial paper”.",
        "Boris Primerov",
        "weighty and substantial paper",
    ),
    (
        'Ada Ejemplo met her guest, expressing "firm support for the people of Kenya."',
        "Ada Ejemplo",
        "firm support for the people of Kenya.",
    ),
    (
        "— In recent years, tea has led the list of goods. Volumes depend on the firms, the Indian Embassy noted.",
        "Indian Embassy",
        "In recent years, tea has led the list of goods. Volumes depend on the firms",
    ),
    (
        '— Roads are the main limit. They can be mended, but no more," Boris Primerov concluded.',
        "Boris Primerov",
        "Roads are the main limit. They can be mended, but no more",
    ),
    ('The minister put it so: "We do not sell friends."', "minister", "We do not sell friends."),
    ("“We do not sell friends.” — Ada Ejemplo", "Ada Ejemplo", "We do not sell friends."),
]


@pytest.mark.parametrize(("text", "speaker", "content"), BEFORE)
def test_what_follows_a_cue_is_reported(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]
    assert uttered(text)[0].form == "indirect"


@pytest.mark.parametrize(("text", "speaker", "content"), AFTER)
def test_what_precedes_a_cue_is_reported(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]
    assert uttered(text)[0].form == "indirect"


@pytest.mark.parametrize(("text", "speaker", "content"), ASIDE)
def test_what_an_aside_attributes_is_reported(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(("text", "speaker", "content"), QUOTED)
def test_what_is_quoted_is_direct(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]
    assert uttered(text)[0].form == "direct"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya exports tea to India.",
        "The two countries signed a plan in May.",
        "Exports rose according to plan.",
        "According to the agreement, the parties share the costs.",
        "The minister did not say when the port would open.",
        "Kenya has never said that it would leave the pact.",
        "The ministry declined to comment on the report.",
        "Officials would not say whether the price was agreed.",
        "The United States and Kenya trade in tea.",
        "The trade report runs to 90 pages.",
        'The "Green Road" plan covers ten towns.',
        "The firm found oil in the north.",
        "Samplegas is expected to raise output.",
        "The measures announced last week remain in force.",
        "Ada Ejemplo continued her visit to Nairobi.",
        "If Ada Ejemplo says that the deal is off, prices will rise.",
        "The said goods were returned.",
        "Ada Ejemplo read the letter and left.",
        "Contrary to his claim there was much to learn.",
        "What Ada Ejemplo says the plan would do is known.",
    ],
)
def test_no_speech(text: str) -> None:
    assert told(text) == []


def test_headings_and_furniture_do_not_speak() -> None:
    text = "Ada Ejemplo says tea is king\n\nTea is grown in the hills.\n\nRead more: Ada Ejemplo said that tea is king"
    assert told(text) == []


def test_partly_quoted_speech_is_mixed_and_runs_from_first_word_to_last() -> None:
    text = 'One task was to "clear the valley of smoke," Li Shili, a researcher at the Sample Centre, told Example Wire.'
    (item,) = uttered(text)
    assert item.form == "mixed"
    assert text[slice(*item.content)].startswith('One task was to "clear the valley of smoke')
    assert [voice.name for voice in item.chain] == ["Example Wire", "Li Shili"]


def test_a_quotation_broken_by_its_cue_gives_both_parts() -> None:
    text = '"The pact is alive," Ada Ejemplo said, "and it will grow."'
    assert told(text) == [("Ada Ejemplo", "The pact is alive"), ("Ada Ejemplo", "and it will grow.")]


def test_a_clause_interrupted_by_its_cue_before_its_verb_is_whole() -> None:
    text = "The mine, Ada Ejemplo said, will close in 2027."
    assert told(text) == [("Ada Ejemplo", "The mine, Ada Ejemplo said, will close in 2027")]


def test_two_cues_make_two_utterances() -> None:
    text = "Ada Ejemplo said that tea exports rose, adding that coffee exports fell."
    assert told(text) == [("Ada Ejemplo", "tea exports rose"), ("Ada Ejemplo", "coffee exports fell")]


def test_coordinated_clauses_with_own_cues_are_two_utterances() -> None:
    text = "Ada Ejemplo said that tea exports rose, and Li Shili noted that coffee exports fell."
    assert told(text) == [("Ada Ejemplo", "tea exports rose"), ("Li Shili", "coffee exports fell")]


def test_a_spokesman_inside_the_sentence_speaks_for_himself() -> None:
    text = (
        "The Kremlin added that the talks were long, with spokesman Boris Primerov saying that “they covered the entire agenda.”"
    )
    assert told(text) == [("Kremlin", "the talks were long"), ("Boris Primerov", "they covered the entire agenda.")]


def test_an_outlet_that_was_told_stands_before_the_speaker() -> None:
    (item,) = uttered("A new route will open, the head of the Sample Chamber told Example Wire.")
    assert item.chain == (
        Voice(name="Example Wire", type="outlet"),
        Voice(name="head of the Sample Chamber", type="person"),
    )


def test_a_speaker_inside_what_another_says_stands_last() -> None:
    text = "Samplegas has announced that the company plans new wells, Li Shili, an analyst at Sample Bank, told Example Wire."
    (item,) = uttered(text)
    assert [voice.name for voice in item.chain] == ["Example Wire", "Li Shili", "Samplegas"]
    assert text[slice(*item.content)] == "the company plans new wells"


def test_an_agency_that_quotes_stands_before_whom_it_quotes() -> None:
    (item,) = uttered("Example Wire quoted Ada Ejemplo as saying that the port was full.")
    assert [voice.name for voice in item.chain] == ["Example Wire", "Ada Ejemplo"]


def test_sources_of_an_outlet_speak_through_it() -> None:
    (item,) = uttered("According to Example Wire sources, Kenya plans to sell the line.")
    assert [(voice.name, voice.type) for voice in item.chain] == [
        ("Example Wire", "outlet"),
        ("Example Wire sources", "anonymous"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        ("Kenya said that the road was open.", "government", "KEN"),
        ("The Kenyan Trade Ministry said that the road was open.", "government", "KEN"),
        ("Kenyan officials said that the road was open.", "government", "KEN"),
        ("The Kremlin said that the road was open.", "government", "RUS"),
        ("Samplegas said that the road was open.", "organisation", None),
        ("Sample Daily said that the road was open.", "outlet", None),
        ("Li Shili said that the road was open.", "person", None),
        ("Experts said that the road was open.", "anonymous", None),
        ("A source said that the road was open.", "anonymous", None),
    ],
)
def test_the_kind_of_a_voice(text: str, kind: str, state: str | None) -> None:
    (item,) = uttered(text)
    assert (item.chain[-1].type, item.chain[-1].state) == (kind, state)


def test_two_states_that_speak_together_are_of_no_single_state() -> None:
    (item,) = uttered("Kenya and India pledged to build the line.")
    assert item.chain == (Voice(name="Kenya and India", type="government"),)


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("He added that coffee exports fell.", "Boris Primerov"),
        ("The expert stressed that coffee exports fell.", "Boris Primerov"),
        ("According to him, coffee exports fell.", "Boris Primerov"),
        ("Primerov also said that coffee exports fell.", "Boris Primerov"),
    ],
)
def test_a_person_is_found_again(second: str, speaker: str) -> None:
    text = f"Tea exports rose, said Boris Primerov, an analyst at Sample Bank. {second}"
    assert told(text)[1] == (speaker, "coffee exports fell")


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ('"Coffee exports fell," they said.', "Indian Embassy"),
        ("The diplomats added that coffee exports fell.", "Indian Embassy"),
        ('"Coffee exports fell," the representative office added.', "Indian Embassy"),
        ("The embassy noted that coffee exports fell.", "Indian Embassy"),
    ],
)
def test_a_body_is_found_again(second: str, speaker: str) -> None:
    text = f"Tea exports rose, the Indian Embassy told Example Wire.\n{second}"
    assert told(text)[1][0] == speaker


def test_the_publication_is_the_outlet_that_spoke_last() -> None:
    text = "According to Sample Daily, tea exports rose. The publication writes that coffee exports fell."
    assert told(text)[1] == ("Sample Daily", "coffee exports fell")


def test_he_is_the_subject_of_the_sentence() -> None:
    text = "Ada Ejemplo has denounced the plan, saying it was a trick to win votes."
    assert told(text) == [("Ada Ejemplo", "it was a trick to win votes")]


def test_a_pronoun_without_anybody_before_is_nobody() -> None:
    assert told("He said that tea exports rose.") == []


def test_a_quotation_alone_goes_on_with_the_speaker_before() -> None:
    text = '"Tea exports rose," Ada Ejemplo said. "Coffee exports fell a good deal."'
    first, second = uttered(text)
    assert (first.is_continued, second.is_continued) == (False, True)
    assert second.chain[-1].name == "Ada Ejemplo"


def test_a_quotation_over_paragraphs_goes_on_with_the_speaker() -> None:
    text = 'Ada Ejemplo said: "Tea exports rose.\n\n"Coffee exports fell a good deal."'
    assert [item.chain[-1].name for item in uttered(text)] == ["Ada Ejemplo", "Ada Ejemplo"]


def test_reported_speech_is_not_carried_on_without_a_cue() -> None:
    text = "Ada Ejemplo said that tea exports rose. Coffee exports fell in the same year."
    assert told(text) == [("Ada Ejemplo", "tea exports rose")]


def test_a_dateline_is_no_part_of_what_was_said() -> None:
    text = "Nairobi, Kenya, April 11, 2023 (Example Wire) – Tea is set to rise, the Indian Embassy told Example Wire."
    assert told(text) == [("Indian Embassy", "Tea is set to rise")]


def test_speaker_and_cue_are_where_the_words_stand() -> None:
    text = "Kenya sells tea, Ada Ejemplo said."
    (item,) = uttered(text)
    assert item.speaker is not None
    assert item.cue is not None
    assert (text[slice(*item.speaker)], text[slice(*item.cue)]) == ("Ada Ejemplo", "said")


def test_an_office_before_an_unknown_name_is_kept() -> None:
    (item,) = uttered("Trade Minister Otto Beispiel said that tea exports rose.")
    assert item.chain == (Voice(name="Otto Beispiel", type="person", office="Trade Minister"),)


def test_a_surname_stands_for_the_full_name_given_before() -> None:
    text = "Otto Beispiel said that tea exports rose. Beispiel said that coffee exports fell."
    assert [speaker for speaker, _ in told(text)] == ["Otto Beispiel", "Otto Beispiel"]


def test_who_is_cited_is_the_source_behind_the_agency() -> None:
    for text in (
        "Example Wire reported, citing two officials, that Kenya had agreed to buy rice.",
        "Example Wire, citing two officials, said that Kenya had agreed to buy rice.",
        "Example Wire said that Kenya had agreed to buy rice, citing two officials.",
    ):
        (item,) = uttered(text)
        assert [voice.name for voice in item.chain] == ["Example Wire", "two officials"]
        assert text[slice(*item.content)] == "Kenya had agreed to buy rice"


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        (
            "Tea will be dear, Ada Ejemplo was quoted by Example Wire as saying.",
            ["Example Wire", "Ada Ejemplo"],
            "Tea will be dear",
        ),
        (
            "It was announced by the Kenyan Trade Ministry that duties would be cut.",
            ["Kenyan Trade Ministry"],
            "duties would be cut",
        ),
        ("Li Shili opened the port and said trade would double.", ["Li Shili"], "trade would double"),
        ("Li Shili, speaking in Nairobi, said trade would double.", ["Li Shili"], "trade would double"),
        ("Kenya says the duties will stay; India calls them illegal.", ["Kenya"], "the duties will stay"),
        ("Tea rose by 5%, Kenya's ambassador to India, Li Shili, said on Friday.", ["Li Shili"], "Tea rose by 5%"),
        ("According to Li Shili, who spoke in Nairobi, tea is dear.", ["Li Shili"], "tea is dear"),
        ("Tea rose by 5%, data from the Kenyan Trade Ministry showed on Tuesday.", ["Kenyan Trade Ministry"], "Tea rose by 5%"),
        ("The ministry's statement said tea had become dear.", ["ministry"], "tea had become dear"),
        ("Tea is dear, Samplegas said in a statement seen by Example Wire.", ["Samplegas"], "Tea is dear"),
        ("Kenya denied that it had raised the duties.", ["Kenya"], "it had raised the duties"),
        ("Tea became dear, Beispiel reports.", ["Beispiel"], "Tea became dear"),
    ],
)
def test_ways_of_news_prose(text: str, chain: list[str], content: str) -> None:
    (item,) = uttered(text)
    assert ([voice.name for voice in item.chain], text[slice(*item.content)]) == (chain, content)


def test_the_object_of_another_verb_does_not_speak() -> None:
    text = "Li Shili on Monday dismissed reports of new duties as “a fairy tale”."
    assert told(text) == [("Li Shili", "a fairy tale")]


def test_one_quotation_between_two_cues_is_said_once() -> None:
    text = '"Trade is growing," Ada Ejemplo stated, "but we need roads," she added.'
    assert told(text) == [("Ada Ejemplo", "Trade is growing"), ("Ada Ejemplo", "but we need roads")]


def test_a_list_without_end_is_still_read() -> None:
    text = "Tea, " * 2000 + "Ada Ejemplo said that trade rose."
    assert told(text)[-1] == ("Ada Ejemplo", "trade rose")


def test_a_reported_clause_that_its_cue_interrupts_is_one() -> None:
    text = "Even if the rain holds, Ada Ejemplo said, the tea will be picked."
    assert told(text) == [("Ada Ejemplo", "Even if the rain holds, Ada Ejemplo said, the tea will be picked")]


def test_a_quotation_over_paragraphs_leads_up_to_its_speaker() -> None:
    text = '"The road will open in May.\n\n"The railway will follow," said Ada Ejemplo.'
    assert told(text) == [("Ada Ejemplo", "The road will open in May."), ("Ada Ejemplo", "The railway will follow")]


def test_a_family_name_that_comes_first_stands_for_the_full_name() -> None:
    text = "Beispiel Otto said that tea exports rose. Beispiel said that coffee exports fell."
    assert [speaker for speaker, _ in told(text)] == ["Beispiel Otto", "Beispiel Otto"]


def test_an_office_stands_for_who_holds_it() -> None:
    text = "Prime Minister Otto Beispiel said that tea exports rose. The premier noted that coffee exports fell."
    assert [speaker for speaker, _ in told(text)] == ["Otto Beispiel", "Otto Beispiel"]


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("By Samplegas's account, the field is empty.", ["Samplegas"], "the field is empty"),
        (
            "The field, by Li Shili's own reckoning, is empty.",
            ["Li Shili"],
            "The field, by Li Shili's own reckoning, is empty",
        ),
        ("Boris Primerov came in May. According to his words, the mine is sold.", ["Boris Primerov"], "the mine is sold"),
        (
            "By his own account, Boris Primerov has sold the mine twice.",
            ["Boris Primerov"],
            "Boris Primerov has sold the mine twice",
        ),
        (
            "In the view of the Kenyan Trade Ministry, the levy breaks the pact.",
            ["Kenyan Trade Ministry"],
            "the levy breaks the pact",
        ),
        ("Kenya's claim that the road is open was denied.", ["Kenya"], "the road is open"),
        (
            "An estimate by Samplegas that exports will fall by 5 percent alarmed buyers.",
            ["Samplegas"],
            "exports will fall by 5 percent",
        ),
        ("Traders doubt Kenya's promise to open the road.", ["Kenya"], "to open the road"),
    ],
)
def test_nouns_can_be_cues(text: str, chain: list[str], content: str) -> None:
    (item,) = uttered(text)
    assert ([voice.name for voice in item.chain], text[slice(*item.content)]) == (chain, content)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The bank sees growth at 3%.", "bank", "growth at 3%"),
        ("Samplegas puts the loss at $4 million.", "Samplegas", "the loss at $4 million"),
        ("The company now speaks of 2029.", "company", "2029"),
        ("The economist talks of a 5% fall.", "economist", "a 5% fall"),
        ("Farmers count on a million tons.", "Farmers", "a million tons"),
        ("The ministry expects exports of $5 billion.", "ministry", "exports of $5 billion"),
        ("Samplegas thinks 23 billion likelier.", "Samplegas", "23 billion likelier"),
        ("The customs data give $5 million.", "customs data", "$5 million"),
        ("The chamber's forecast, published in May, puts growth at 3%.", "chamber", "growth at 3%"),
    ],
)
def test_some_verbs_speak_by_their_amount(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry gave $5 million to schools.",
        "Samplegas counts on its 40 workers.",
        "Ada Ejemplo spoke of the sea.",
        "Kenya welcomed two million visitors.",
        "Boris Primerov saw 5 lions.",
        'Kenya launched the "Green Road" plan.',
        'Ada Ejemplo opened the "Road of Long Years" hall.',
        '"Green Road", a plan of Kenya, started in May.',
        "Exports fell by half - a heavy blow.",
        "There were fears that rates would rise.",
        "By the end of the year, Kenya sold 5 tons.",
        "Kenya met its pledge to build the road.",
        "The court sentenced Boris Primerov to two years.",
        "The levy is put to good use.",
        "Talks on the road continued in Nairobi.",
    ],
)
def test_looks_like_speech_and_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The ministers noted with satisfaction that trade had doubled.", "ministers", "trade had doubled"),
        ("The ministers expressed concern at the tariffs.", "ministers", "concern at the tariffs"),
        ("The ministers welcomed the signing of the protocol.", "ministers", "the signing of the protocol"),
        ("Kenya reaffirmed its intention to build the line.", "Kenya", "its intention to build the line"),
        ("Kenya urged India to lift the ban.", "Kenya", "India to lift the ban"),
        ("Ada Ejemplo appealed to India to lift the ban.", "Ada Ejemplo", "to India to lift the ban"),
        ("Ada Ejemplo likes to say that tea is king.", "Ada Ejemplo", "tea is king"),
        ("Ada Ejemplo went on to say that tea was king.", "Ada Ejemplo", "tea was king"),
        ("Li Shili told me the other day that she would resign.", "Li Shili", "she would resign"),
        ("An official who asked not to be named said that talks would resume.", "official", "talks would resume"),
        (
            "Two traders with knowledge of the matter said the cargo had been sold.",
            "Two traders with knowledge of the matter",
            "the cargo had been sold",
        ),
        ("A person familiar with the loan says that it is late.", "person familiar with the loan", "it is late"),
        ("I was told by two officials that the port is shut.", "two officials", "the port is shut"),
        ("The port opens in May, informed the Bolivian chancellery in a note.", "Bolivian chancellery", "The port opens in May"),
        ("Tea rose by 5%, a survey by Muster Partners found.", "Muster Partners", "Tea rose by 5%"),
        ("Tea rose by 5%, shipping data from Muster show.", "Muster", "Tea rose by 5%"),
        (
            "Ada Ejemplo put it bluntly: we are, she said, two shops on one street.",
            "Ada Ejemplo",
            "we are, she said, two shops on one street",
        ),
        ("Ada Ejemplo, who said that the road was closed, was wrong.", "Ada Ejemplo", "the road was closed"),
    ],
)
def test_ways_of_other_press(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"We lost a year," Ada Ejemplo sighed.', "Ada Ejemplo", "We lost a year"),
        ('"We lost a year," shrugged Ada Ejemplo.', "Ada Ejemplo", "We lost a year"),
        ('Ada Ejemplo has "no doubt at all" about the deal.', "Ada Ejemplo", "no doubt at all"),
        ('Indian negotiators call the levy, not without reason, "a tax on friends".', "Indian negotiators", "a tax on friends"),
        ('"We wait", declared to this medium Ada Ejemplo.', "Ada Ejemplo", "We wait"),
    ],
)
def test_quotations_of_other_press(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]
    assert uttered(text)[0].form == "direct"


def test_two_acts_of_one_subject_are_two_utterances() -> None:
    text = 'The ministers expressed concern at the tariffs and reaffirmed that "trade must stay open".'
    assert told(text) == [("ministers", "concern at the tariffs"), ("ministers", "trade must stay open")]


def test_what_an_aside_after_and_attributes_comes_after_it() -> None:
    text = "Boris Primerov left, and according to Sample Daily, citing an internal memo, the firm may pay $2 million."
    (item,) = uttered(text)
    assert [voice.name for voice in item.chain] == ["Sample Daily", "internal memo"]
    assert text[slice(*item.content)] == "the firm may pay $2 million"


def test_an_outlet_that_no_actor_covers_is_named_after_its_kind() -> None:
    (item,) = uttered("Trade doubled, according to Lima daily El Muestra, citing two customs officials.")
    assert [(voice.name, voice.type) for voice in item.chain] == [
        ("El Muestra", "outlet"),
        ("two customs officials", "anonymous"),
    ]
    (item,) = uttered('"We want roads," Ada Ejemplo told state radio RM1.')
    assert [(voice.name, voice.type) for voice in item.chain] == [("RM1", "outlet"), ("Ada Ejemplo", "person")]


def test_a_side_is_not_the_other_side() -> None:
    text = "The Indian side said that the visa would go. The Kenyan side said that the levy would stay."
    assert [(v.name, v.state) for item in uttered(text) for v in item.chain] == [("Indian side", "IND"), ("Kenyan side", "KEN")]


def test_a_line_of_a_list_ends_with_its_source() -> None:
    text = "- Line to Nairobi is 85% complete - operator\n- 14 mills opened, 5 of them this year, says zone director"
    assert [speaker for speaker, _ in told(text)] == ["operator", "zone director"]


def test_who_counts_in_a_reportage_is_who_speaks() -> None:
    text = 'On a plain where nothing grew, Elke Muster counts sheep. "Eighty-four, one day," she says.'
    assert told(text) == [("Elke Muster", "Eighty-four, one day")]


def test_according_to_him_is_not_who_is_named_next() -> None:
    text = "Tea is dear, Boris Primerov believes. According to him, Ada Ejemplo is late."
    assert [speaker for speaker, _ in told(text)] == ["Boris Primerov", "Boris Primerov"]


@pytest.mark.parametrize(
    "text",
    ['Asked about the levy, Ada Ejemplo was curt: "It stays."', 'Ada Ejemplo begs to differ on this: "It stays."'],
)
def test_a_colon_leads_from_the_subject_to_its_quotation(text: str) -> None:
    assert told(text) == [("Ada Ejemplo", "It stays.")]


DEPUTY = "Kenya's deputy energy minister, Ada Ejemplo, met the Indian ambassador, Ravi Namuna. Namuna said it was late."
PRIME = "Foreign Minister Ada Ejemplo met Prime Minister Ravi Namuna. Namuna said it was late."
RESIGNED = "Energy Minister Ada Ejemplo resigned. Ejemplo said it was late."
AMBASSADOR = "The Indian ambassador, Ravi Namuna, came. Namuna said it was late."

COUNTERPART = "Ada Ejemplo met her Indian counterpart, Ravi Namuna. Ejemplo said it was late."


@pytest.mark.parametrize(
    ("before", "words", "speaker"),
    [
        (DEPUTY, "deputy minister", "Ada Ejemplo"),
        (DEPUTY, "minister", "Ada Ejemplo"),
        (PRIME, "minister", "Ada Ejemplo"),
        (PRIME, "deputy minister", "deputy minister"),
        (RESIGNED, "minister", "Ada Ejemplo"),
        (RESIGNED, "former minister", "Ada Ejemplo"),
        (RESIGNED, "deputy minister", "deputy minister"),
        (AMBASSADOR, "ambassador", "Ravi Namuna"),
        (AMBASSADOR, "minister", "minister"),
        (COUNTERPART, "Indian minister", "Indian minister"),
        ("Ada Ejemplo came. Ejemplo said it was late.", "Indian minister", "Ejemplo"),
    ],
)
def test_who_is_known_in_one_office_does_not_speak_as_another(before: str, words: str, speaker: str) -> None:
    text = f"{before} The {words} said that the port would open in May."
    parts = sentences(text)
    assert speech(text, parts, actors(text, parts))[-1].chain[-1].name == speaker
