"""Readings of invented sentences about trade, energy, finance, defence and migration."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from comity.language.en.quantities import quantities
from comity.model.analysis import Amount
from comity.resources.units import SPANS

READINGS = [
    ("Exports to the bloc climbed to €4.75 billion in the first half of 2023.", ["€4.75 billion = 4750000000 EUR level"]),
    (
        "Bilateral trade fell by 12 percent to $1.9 billion.",
        ["12 percent = -12 percent ratio", "$1.9 billion = 1900000000 USD level"],
    ),
    ("Imports of crude averaged 1.2 million b/d in May.", ["1.2 million b/d = 1200000 bbl/d level"]),
    ("Lithuania imported 2.5 bcm of LNG last year.", ["2.5 bcm = 2500000000 m3 level"]),
    ("The plant will produce 3 mtpa of LNG and 500 MW of power.", ["3 mtpa = 3000000 t/yr level", "500 MW = 500 MW level"]),
    (
        "The ministry ordered 24 F-16 fighter jets and 12 MiG-29 aircraft.",
        ["24 F-16 fighter jets = 24 count level [F-16 fighter jets]", "12 MiG-29 aircraft = 12 count level [MiG-29 aircraft]"],
    ),
    ("The loan is worth 12,500 crore rupees.", ["12,500 crore rupees = 1.25e+11 rupee level"]),
    ("India pledged a 500 million dollar credit line.", ["500 million dollar = 500000000 USD level"]),
    (
        "Japan gave ¥30 billion in aid and Australia A$40 million.",
        ["¥30 billion = 3e+10 JPY level", "A$40 million = 40000000 AUD level"],
    ),
    (
        "Trade rose from $1.2 billion in 2015 to $3.4 billion in 2022.",
        ["$1.2 billion = 1200000000 USD level", "$3.4 billion = 3400000000 USD level"],
    ),
    ("The two leaders signed five agreements.", ["five agreements = 5 count level [agreements]"]),
    (
        "Around 3,000 Russian tourists a day arrive in Antalya.",
        ["3,000 Russian tourists a day = 3000 persons/day level about [Russian tourists]"],
    ),
    ("Tariffs were raised from 10% to 25%.", ["10% = 10 percent level", "25% = 25 percent level"]),
    ("The share of gas in exports fell to 18% from 24%.", ["18% = 18 percent share", "24% = 24 percent share"]),
    ("China holds a 30% stake in the project.", ["30% = 30 percent share"]),
    ("The company is 51 percent owned by the state.", ["51 percent = 51 percent share"]),
    ("Kazakhstan's third-largest trading partner is Turkey.", ["third-largest trading partner = 3 rank rank [trading partner]"]),
    ("Brazil became the world's second largest exporter of corn.", ["second largest exporter = 2 rank rank [exporter]"]),
    ("Peru remains the top supplier of copper.", ["top supplier = 1 rank rank [supplier]"]),
    ("The price rose to $85 a barrel from $72.", ["$85 a barrel = 85 USD/bbl level", "$72 = 72 USD/bbl level"]),
    ("Gas costs $285 per 1,000 cubic metres.", ["$285 per 1,000 cubic metres = 0.285 USD/m3 level"]),
    ("Wheat sold at $230 per tonne.", ["$230 per tonne = 230 USD/t level"]),
    ("It produced 20,000 tonnes per year.", ["20,000 tonnes per year = 20000 t/yr level"]),
    ("It shipped 10 million tonnes of coal a year to India.", ["10 million tonnes of coal a year = 10000000 t/yr level"]),
    ("Two-thirds of its oil goes to Asia.", ["Two-thirds = 66.66666667 percent share"]),
    ("More than half of Mongolia's exports are coal.", ["half = 50 percent share over"]),
    ("Nearly a quarter of the workforce is foreign.", ["a quarter = 25 percent share about"]),
    ("Trade has almost quadrupled since 2010.", ["quadrupled = 4 times ratio about"]),
    ("Investment more than doubled to $800 million.", ["doubled = 2 times ratio over", "$800 million = 800000000 USD level"]),
    ("Exports grew 1.5 times.", ["1.5 times = 1.5 times ratio"]),
    ("Sales were three times higher than a year earlier.", ["three times = 3 times ratio"]),
    (
        "Poland bought 116 Abrams tanks and 32 F-35 jets.",
        ["116 Abrams tanks = 116 count level [Abrams tanks]", "32 F-35 jets = 32 count level [F-35 jets]"],
    ),
    ("Iran launched over 300 drones and missiles.", ["300 drones = 300 count level over [drones]"]),
    (
        "At least 40 people were killed and 120 were injured.",
        ["40 people = 40 persons level at_least [people]", "120 = 120 persons level [people]"],
    ),
    (
        "Germany took in about 1.1 million Ukrainian refugees.",
        ["1.1 million Ukrainian refugees = 1100000 persons level about [Ukrainian refugees]"],
    ),
    ("Russian troops numbered 150,000.", ["150,000 = 150000 persons level [troops]"]),
    (
        "300,000 Syrians; 12 Israelis",
        ["300,000 Syrians = 300000 persons level [Syrians]", "12 Israelis = 12 persons level [Israelis]"],
    ),
    ("The embassy issued 12,000 visas.", ["12,000 visas = 12000 count level [visas]"]),
    ("There are 45 flights a week between Minsk and Moscow.", ["45 flights a week = 45 count/week level [flights]"]),
    ("In 2024 companies signed 14 contracts.", ["14 contracts = 14 count level [contracts]"]),
    ("In 2018-2024 exports grew by 5-7% a year.", ["5-7% a year = 5..7 percent/yr ratio range"]),
    (
        "The central bank cut its rate by 50 basis points to 7.25%.",
        ["50 basis points = -50 bp difference", "7.25% = 7.25 percent level"],
    ),
    ("Inflation reached 8.6 percent in May.", ["8.6 percent = 8.6 percent level"]),
    ("GDP growth of 3.2% is expected.", ["3.2% = 3.2 percent ratio"]),
    ("Unemployment stood at 6%.", ["6% = 6 percent level"]),
    ("The budget deficit is 4% of GDP.", ["4% = 4 percent share"]),
    ("Debt equals 120% of GDP.", ["120% = 120 percent share"]),
    ("Exports were up $50 million from 2019.", ["$50 million = 50000000 USD difference"]),
    ("Imports dropped by 200,000 tons.", ["200,000 tons = -200000 t difference"]),
    ("an increase of 5 million tonnes", ["5 million tonnes = 5000000 t difference"]),
    ("a $50 million increase in aid", ["$50 million = 50000000 USD difference"]),
    ("OPEC+ will cut output by 1.2 mb/d.", ["1.2 mb/d = -1200000 bbl/d difference"]),
    ("The 10-year, $25 billion agreement", ["10-year = 10 years level", "$25 billion = 2.5e+10 USD level"]),
    ("a five-year plan and a 20-year lease", ["five-year = 5 years level [plan]", "20-year = 20 years level [lease]"]),
    (
        "a 1,200-kilometre pipeline with a capacity of 38 bcm a year",
        ["1,200-kilometre = 1200 km level", "38 bcm a year = 3.8e+10 m3/yr level"],
    ),
    ("The US raised $5 billion in bonds.", ["$5 billion = 5000000000 USD level"]),
    ("The lender provided up to US$1.5bn in loans.", ["US$1.5bn = 1500000000 USD level up_to"]),
    ("no more than 60 tankers", ["60 tankers = 60 count level up_to [tankers]"]),
    ("Total trade exceeded the $10 billion mark.", ["$10 billion = 1e+10 USD level over"]),
    ("about 20 to 25 percent of imports", ["20 to 25 percent = 20..25 percent share range"]),
    ("from 10 to 15 percent of exports", ["10 to 15 percent = 10..15 percent share range"]),
    ("between 2 million and 3 million tonnes", ["2 million and 3 million tonnes = 2000000..3000000 t level range"]),
    ("The fleet has 5 to 7 ships.", ["5 to 7 ships = 5..7 count level range [ships]"]),
    ("$500 million to $1 billion", ["$500 million to $1 billion = 500000000..1000000000 USD level range"]),
    ("Exports fell 5% to 10 million tons.", ["5% = -5 percent ratio", "10 million tons = 10000000 t level"]),
    ("The rate was 3.5% year on year.", ["3.5% = 3.5 percent level"]),
    ("trade turnover increased by 54% year-on-year", ["54% = 54 percent ratio"]),
    ("Shipments in January were 30% lower than a year earlier.", ["30% = -30 percent ratio"]),
    (
        "He bought 2000 tons of wheat; 2000 people came.",
        ["2000 tons = 2000 t level", "2000 people = 2000 persons level [people]"],
    ),
    ("Some 2,000 people fled.", ["2,000 people = 2000 persons level about [people]"]),
    ("ranked fifth among importers", ["fifth = 5 rank rank"]),
    ("It is Azerbaijan's No. 1 supplier of gas.", ["No. 1 supplier = 1 rank rank [supplier]"]),
    ("the number one investor in Serbia", ["number one investor = 1 rank rank [investor]"]),
    ("a 1.5-fold rise", ["1.5-fold = 1.5 times ratio"]),
    ("a tenfold increase in trade", ["tenfold = 10 times ratio"]),
    ("300k barrels per day", ["300k barrels per day = 300000 bbl/d level"]),
    ("5k troops", ["5k troops = 5000 persons level [troops]"]),
    ("$5 m in aid", ["$5 m = 5000000 USD level"]),
    ("200 million euros", ["200 million euros = 200000000 EUR level"]),
    ("EUR 200 million and CHF 5 billion", ["EUR 200 million = 200000000 EUR level", "CHF 5 billion = 5000000000 CHF level"]),
    ("70 per cent of imports", ["70 per cent = 70 percent share"]),
    ("three and a half million tonnes", ["three and a half million tonnes = 3500000 t level"]),
    ("half a million barrels", ["half a million barrels = 500000 bbl level"]),
    ("a million tonnes of grain", ["a million tonnes = 1000000 t level"]),
    ("twenty-five ships", ["twenty-five ships = 25 count level [ships]"]),
    ("one hundred and twenty companies", ["one hundred and twenty companies = 120 count level [companies]"]),
    ("Trade of 1 billion 200 million rubles", ["1 billion 200 million rubles = 1200000000 RUB level"]),
    ("minus -3.2% and +4.5% change", ["3.2% = -3.2 percent ratio", "4.5% = 4.5 percent ratio"]),
    (
        "$4.5bn-plus deal, 100+ companies",
        ["$4.5bn = 4500000000 USD level over", "100+ companies = 100 count level over [companies]"],
    ),
    (
        "Poland ordered 24 F-16 fighter jets and 12 MiG-29 aircraft, plus 4 Su-30MK2 planes.",
        [
            "24 F-16 fighter jets = 24 count level [F-16 fighter jets]",
            "12 MiG-29 aircraft = 12 count level [MiG-29 aircraft]",
            "4 Su-30MK2 planes = 4 count level [Su-30MK2 planes]",
        ],
    ),
    ("Turnover exceeded the $10 billion mark for the first time.", ["$10 billion = 1e+10 USD level over"]),
    (
        "It has 100+ companies and a $4.5bn-plus budget.",
        ["100+ companies = 100 count level over [companies]", "$4.5bn = 4500000000 USD level over"],
    ),
    ("The economy contracted 3.4% last year.", ["3.4% = -3.4 percent ratio"]),
    ("The state firm contracted 5 million tons of wheat.", ["5 million tons = 5000000 t level"]),
    ("The US added 28 companies to the list.", ["28 companies = 28 count level [companies]"]),
    ("They talked about five projects.", ["five projects = 5 count level [projects]"]),
    (
        "Talks about 28 agreements continued over five years.",
        ["28 agreements = 28 count level [agreements]", "five years = 5 years level"],
    ),
    ("The aid was spread over 12 provinces.", ["12 provinces = 12 count level [provinces]"]),
    ("It was signed under 28 agreements in 2020.", ["28 agreements = 28 count level [agreements]"]),
    ("The dispute over three islands goes on.", ["three islands = 3 count level [islands]"]),
    ("one of 28 agreements", ["28 agreements = 28 count level [agreements]"]),
    ("On May 7 companies from 12 countries met.", ["12 countries = 12 count level [countries]"]),
    ("In March 2023 the ministry issued 5 licences.", ["5 licences = 5 count level [licences]"]),
    ("A total of 34 documents were signed.", ["34 documents = 34 count level [documents]"]),
    ("Of the 120 requests, 40 were granted.", ["120 requests = 120 count level [requests]", "40 = 40 count level [requests]"]),
    ("at 7% interest over 20 years", ["7% = 7 percent level", "20 years = 20 years level"]),
    (
        "a loan of $300 million at 2.5 percent for 15 years",
        ["$300 million = 300000000 USD level", "2.5 percent = 2.5 percent level", "15 years = 15 years level"],
    ),
    (
        "100 percent duty; zero percent tariffs; 0% tariff",
        ["100 percent = 100 percent level", "zero percent = 0 percent level", "0% = 0 percent level"],
    ),
    ("one percent of GDP; 1% growth", ["one percent = 1 percent share", "1% = 1 percent ratio"]),
    ("a further 50,000 barrels per day of cuts", ["50,000 barrels per day = 50000 bbl/d level"]),
    ("production cut of 1.65 million barrels per day", ["1.65 million barrels per day = -1650000 bbl/d difference"]),
    ("cut production by 500,000 barrels a day", ["500,000 barrels a day = -500000 bbl/d difference"]),
    (
        "increased by a quarter; fell by two-thirds; reduced by half; cut in half",
        [
            "a quarter = 25 percent ratio",
            "two-thirds = -66.66666667 percent ratio",
            "half = -50 percent ratio",
            "half = -50 percent ratio",
        ],
    ),
    ("exports rose by more than a third", ["a third = 33.33333333 percent ratio over"]),
    ("wheat makes up 60% of exports", ["60% = 60 percent share"]),
    ("accounts for a third of exports", ["a third = 33.33333333 percent share"]),
    ("accounting for 12.5%", ["12.5% = 12.5 percent share"]),
    ("rose to 12% of the total", ["12% = 12 percent share"]),
    ("35% of Russian oil exports", ["35% = 35 percent share"]),
    ("some 40 percent", ["40 percent = 40 percent share? about"]),
    ("Oil was up 3 percent at $79.50.", ["3 percent = 3 percent ratio", "$79.50 = 79.5 USD level"]),
    ("lower by 3%", ["3% = -3 percent ratio"]),
    ("3% down on last year", ["3% = -3 percent ratio"]),
    ("a 15 percent stake", ["15 percent = 15 percent share"]),
    ("a 3.4 percent drop in imports", ["3.4 percent = -3.4 percent ratio"]),
    ("grew at 5% a year", ["5% a year = 5 percent/yr ratio"]),
    ("at an annual rate of 5%", ["5% = 5 percent level"]),
    ("growth slowed to 2.1%", ["2.1% = 2.1 percent ratio"]),
    ("inflation of 12%", ["12% = 12 percent level"]),
    (
        "25% import tariffs; a 10 percent universal tariff; tariffs of 25%; tariff rate of 34%",
        ["25% = 25 percent level", "10 percent = 10 percent level", "25% = 25 percent level", "34% = 34 percent level"],
    ),
    ("tariffs of up to 50%; a 145-percent tariff", ["50% = 50 percent level up_to", "145-percent = 145 percent level"]),
    ("The yuan's share in trade reached 95%.", ["95% = 95 percent share"]),
    ("In yuan: 10 billion yuan ($1.4 billion)", ["10 billion yuan = 1e+10 CNY level", "$1.4 billion = 1400000000 USD level"]),
    ("$1.4 billion (10 billion yuan)", ["$1.4 billion = 1400000000 USD level", "10 billion yuan = 1e+10 CNY level"]),
    ("US$5 million (€4.6 million)", ["US$5 million = 5000000 USD level", "€4.6 million = 4600000 EUR level"]),
    ("worth over a staggering $138 billion", ["$138 billion = 1.38e+11 USD level over"]),
    ("won 28 medals; 10,000 won; 3 trillion won", ["10,000 won = 10000 KRW level", "3 trillion won = 3e+12 KRW level"]),
    (
        "Tk 500 crore; Rs 1,200 crore; Rs. 500",
        ["Tk 500 crore = 5000000000 BDT level", "Rs 1,200 crore = 1.2e+10 rupee level", "Rs. 500 = 500 rupee level"],
    ),
    (
        "NT$5 billion; HK$200m; S$1.2bn; C$3.4 billion",
        [
            "NT$5 billion = 5000000000 TWD level",
            "HK$200m = 200000000 HKD level",
            "S$1.2bn = 1200000000 SGD level",
            "C$3.4 billion = 3400000000 CAD level",
        ],
    ),
    (
        "50 million pounds; 5 billion Egyptian pounds; £5 billion",
        [
            "50 million pounds = 50000000 pound level",
            "5 billion Egyptian pounds = 5000000000 EGP level",
            "£5 billion = 5000000000 GBP level",
        ],
    ),
    (
        "2.5 million tonnes of oil equivalent; 300,000 barrels of oil equivalent per day",
        [
            "2.5 million tonnes of oil equivalent = 2500000 toe level",
            "300,000 barrels of oil equivalent per day = 300000 boe/d level",
        ],
    ),
    (
        "40 GW of solar power; 3.2 TWh of electricity; 1,500 MWh",
        ["40 GW = 40000 MW level", "3.2 TWh = 3200000 MWh level", "1,500 MWh = 1500 MWh level"],
    ),
    (
        "1.5 million TEU; 20,000 containers; 200,000 ha; 50 acres",
        [
            "1.5 million TEU = 1500000 TEU level",
            "20,000 containers = 20000 count level [containers]",
            "200,000 ha = 200000 ha level",
            "50 acres = 50 acre level",
        ],
    ),
    (
        "15 000 tons; 1.234.567 tonnes; 1.234,56 euros; 1,5 million",
        ["15 000 tons = 15000 t level", "1.234.567 tonnes = 1234567 t level", "1.234,56 euros = 1234.56 EUR level"],
    ),
    ("12,34,567 rupees", ["12,34,567 rupees = 1234567 rupee level"]),
    (
        "5-10 million tons; 5 to 10 million tons; $5 to 10 million",
        [
            "5-10 million tons = 5000000..10000000 t level range",
            "5 to 10 million tons = 5000000..10000000 t level range",
            "$5 to 10 million = 5000000..10000000 USD level range",
        ],
    ),
    (
        "three to five warships; two or three projects",
        [
            "three to five warships = 3..5 count level range [warships]",
            "two or three projects = 2..3 count level range [projects]",
        ],
    ),
    (
        "$60-70 a barrel; $60 to $70 per barrel",
        ["$60-70 a barrel = 60..70 USD/bbl level range", "$60 to $70 per barrel = 60..70 USD/bbl level range"],
    ),
    (
        "2-3 percentage points; 0.5 percentage point",
        ["2-3 percentage points = 2..3 pp difference? range", "0.5 percentage point = 0.5 pp difference?"],
    ),
    (
        "tripled to 3 million tons from 1 million",
        ["tripled = 3 times ratio", "3 million tons = 3000000 t level", "1 million = 1000000 t level"],
    ),
    (
        "a three-fold increase; increased 3-fold; up 3x",
        ["three-fold = 3 times ratio", "3-fold = 3 times ratio", "3x = 3 times ratio"],
    ),
    ("twice as much oil; twice a week; twice-elected; twice the size of", ["twice = 2 times ratio", "twice = 2 times ratio"]),
    ("doubling of trade; the men's doubles; doubled down", ["doubling = 2 times ratio"]),
    (
        "to double its exports; will double by 2030; could triple",
        ["double = 2 times ratio", "double = 2 times ratio", "triple = 3 times ratio"],
    ),
    ("2.5 times more; five times the volume; three times a day", ["2.5 times = 2.5 times ratio", "five times = 5 times ratio"]),
    ("halved; the two halves; cut to half", ["halved = 0.5 times ratio"]),
    (
        "Russia is the largest supplier of gas to Hungary and the second-largest of oil.",
        ["largest supplier = 1 rank rank [supplier]", "second-largest = 2 rank rank"],
    ),
    (
        "Its biggest trading partner; among the biggest importers; the largest ever deal; the largest delegation",
        ["biggest trading partner = 1 rank rank [trading partner]"],
    ),
    (
        "The EU is the largest single market; India is Iran's fifth largest customer.",
        ["largest single market = 1 rank rank [single market]", "fifth largest customer = 5 rank rank [customer]"],
    ),
    ("The country ranks 4th globally; a second-ranking official", ["4th = 4 rank rank"]),
    (
        "$300 million a year ago; $5 billion a year; $2bn annually; $2bn yearly; $300 million monthly",
        [
            "$300 million = 300000000 USD level",
            "$5 billion a year = 5000000000 USD/yr level",
            "$2bn annually = 2000000000 USD/yr level",
            "$2bn yearly = 2000000000 USD/yr level",
            "$300 million monthly = 300000000 USD/month level",
        ],
    ),
    ("60 tonnes a month earlier", ["60 tonnes = 60 t level"]),
    (
        "12,000 people a day; 5 flights per week; 20 trains daily",
        [
            "12,000 people a day = 12000 persons/day level [people]",
            "5 flights per week = 5 count/week level [flights]",
            "20 trains daily = 20 count/day level [trains]",
        ],
    ),
    ("shipments fell threefold", ["threefold = 0.3333333333 times ratio"]),
    ("exports decreased by 3 times", ["3 times = 0.3333333333 times ratio"]),
    (
        "They shot down 5 drones and set up 28 companies.",
        ["5 drones = 5 count level [drones]", "28 companies = 28 count level [companies]"],
    ),
    ("Trade, up $50 million, hit a record.", ["$50 million = 50000000 USD difference"]),
    ("Costs were offset by $600 million in sales.", ["$600 million = 600000000 USD level"]),
    ("boost the value by 5% to 10%", ["5% to 10% = 5..10 percent ratio range"]),
    ("a 50.3% controlling interest and a 32% state-owned firm", ["50.3% = 50.3 percent share", "32% = 32 percent share"]),
    ("two or three projects", ["two or three projects = 2..3 count level range [projects]"]),
    ("Exactly 200 tons were sent.", ["200 tons = 200 t level"]),
    ("a gain of $5 million on the sale", ["$5 million = 5000000 USD level"]),
    ("Exports rose from 20% to 25% of the total.", ["20% = 20 percent level", "25% = 25 percent share"]),
    ("Sudan sent 5,000 head home and 40 trucks.", ["40 trucks = 40 count level [trucks]"]),
    ("Ankara bought 36 S-400 systems.", ["36 S-400 systems = 36 count level [S-400 systems]"]),
    ("a hundred thirty million dollars", ["a hundred thirty million dollars = 130000000 USD level"]),
    (
        "Migrants: 12,300 people in 2023, or 1.2 million over ten years.",
        ["12,300 people = 12300 persons level [people]", "ten years = 10 years level"],
    ),
    (
        "more than 2.3 million Venezuelan migrants",
        ["2.3 million Venezuelan migrants = 2300000 persons level over [Venezuelan migrants]"],
    ),
    ("nearly 600 Cuban doctors", ["600 Cuban doctors = 600 persons level about [Cuban doctors]"]),
    ("It is the third supplier of gas to Austria.", ["third supplier = 3 rank rank [supplier]"]),
    ("the world's No. 2 oil producer", ["No. 2 oil producer = 2 rank rank [oil producer]"]),
    ("no fewer than 15 ships", ["15 ships = 15 count level at_least [ships]"]),
    ("fewer than 100 visas", ["100 visas = 100 count level under [visas]"]),
    ("in excess of €3bn", ["€3bn = 3000000000 EUR level over"]),
    ("an estimated 12,000 mercenaries", ["12,000 mercenaries = 12000 persons level about [mercenaries]"]),
    ("close to $4 billion", ["$4 billion = 4000000000 USD level about"]),
    ("as much as $7bn", ["$7bn = 7000000000 USD level up_to"]),
    ("not exceeding 30 days, and 5 percent or more", ["30 days = 30 days level up_to", "5 percent = 5 percent share? at_least"]),
    ("up to 1,000 MW", ["1,000 MW = 1000 MW level up_to"]),
    ("just over 3 million barrels", ["3 million barrels = 3000000 bbl level over"]),
    ("below $40 a barrel", ["$40 a barrel = 40 USD/bbl level under"]),
    ("a loss of 75 USD million", ["75 USD million = 75000000 USD level"]),
    ("HK $5 million was paid", ["HK $5 million = 5000000 HKD level"]),
    ("A $5 billion deal", ["$5 billion = 5000000000 USD level"]),
    (
        "half million euros and a half million tons",
        ["half million euros = 500000 EUR level", "a half million tons = 500000 t level"],
    ),
    ("20 million usd", ["20 million usd = 20000000 USD level"]),
]

PHRASES = [
    line.split("\t") for line in (Path(__file__).parent / "quantity_phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
"""Own phrases of trade, energy, finance, defence and migration: topic, text, and readings written before they were first read."""
SHARED = Path(__file__).resolve().parents[4].parent / "shared"

NOTHING = [
    "The 15th session was held on 12 March 2021 at 10:30.",
    "Turkey is one of the largest buyers of Russian wheat.",
    "A third country may join. A third party too.",
    "Double taxation treaty and double standards were discussed.",
    "The double-digit growth continued.",
    "He visited Cairo three times in 2022.",
    "Resolution 2231 and Article 5 apply to 28 members.",
    "They discussed 17+1 and 5G, G20 and COVID-19, the S-400 and T-90.",
    "World War II, Boeing 737 jets and Flight 370",
    "call +7 495 123-45-67 or 8-800-555",
    "It won 3-1 in the match, 2-0 in the second.",
    "the 1997 treaty, the 1999 Constitution, the 2022 exports",
    "In 2000 people came.",
    "The second Vietnam; the first time; the third visit",
    "The purpose is twofold.",
    "It costs 5 m.",
    "a few million dollars, several thousand tons, dozens of companies",
    "Two countries, two sides and two nations met.",
    "Their two governments cooperate; both countries agree.",
    "The 12 states of the bloc meet.",
    "all 27 member states",
    "Five of the seven states voted.",
    "It applies to Articles 3 and 5, chapters 2-4, and section 301 tariffs.",
    "The May 7 agreements and June 5 talks.",
    "a 5-point plan, a 12-nation bloc, a two-state solution, a three-way call",
    "10 a.m. and 5 pm, 24/7 service, 9/11 attacks",
    "the 2030 target and the 1990s loans",
    "Chapter 7 missions",
    "Phase 2 projects are under way.",
    "Group of 7 leaders; G7 countries; the Group of 77",
    "The 5+1 talks, the 17+1 format",
    "Line 3 trains and Terminal 5 flights",
    "version 2.0 systems and 1.2.3 releases",
    "page 5 documents",
    "ISO 9001 companies",
    "Room 12, Route 66, Highway 5",
    "In the 21st century and the 90th anniversary",
    "a second US invasion, the second supplier to leave",
    "for the third consecutive year",
    "the third quarter of 2024 and the first half of the year",
    "half of 2024 and half the year",
    "three quarters of 2023",
    "a quarter century; a quarter of a century",
    "half a century",
    "Hundreds of companies, tens of thousands of troops, a dozen agreements",
    "about a dozen projects; several million tons; a couple of billion dollars",
    "10-12 May; 5-6 June 2024",
    "Su-57, MiG-31, Tu-160, F-16, AK-47, BM-21, Il-76, Boeing 737-800, Airbus A320, 9M729, R-77",
    "UN Security Council Resolution 1701",
    "Order No. 305; decree No 5; Law 27/2011; EU Regulation 833/2014",
    "Figure 5 exports; Table 3 figures",
    "12 killed, 30 wounded",
    "He was shot on 5 May at 17:45.",
    "The rocket is a 9M729 and the tank a T-14.",
    "Su-57, MiG-31, Tu-160 and Il-76 flew past.",
    "The Boeing 737 jets were grounded.",
    "Flight 370 passengers were told.",
    "UN Security Council Resolution 1929 stands.",
    "Article 5 commitments remain.",
    "Order No. 305 companies were named.",
    "EU Regulation 833/2014 applies.",
    "The 17+1 format and the 5+1 talks ended.",
    "Call +7 495 123-45-67 today.",
    "The side won 3-1.",
    "A dozen agreements and dozens of companies were named.",
    "Several million tonnes and a few billion dollars moved.",
    "Hundreds of soldiers and thousands of refugees fled.",
    "The 19th meeting and the 80th anniversary were marked.",
    "World War II and the second Vietnam were recalled.",
    "It was the first ever visit and the third time this year.",
    "In 2018-2024 and in 2024/25 talks went on.",
    "The 1999 Constitution and the 2030 target were cited.",
    "Double standards, double taxation and a triple jump",
    "The twice-elected president spoke twice a week.",
    "The purpose was twofold.",
    "The two countries, both sides and the three leaders agreed.",
    "Five of them stayed.",
    "One of the companies and one agreement",
    "Some of the projects, above all, are old.",
    "version 1.2.3 and model 7",
    "The G20, the G7, OPEC+ and COVID-19",
    "A third country and a second chance",
    "the first half of 2024, the third quarter and half of the year",
    "The share rose in May 5.",
    "The COP28 and COP 28 talks",
    "at 5 p.m. or 10 a.m.",
    "chapters 2-4 and section 301",
    "among the largest importers and one of the biggest buyers",
    "the largest delegation and the main partner",
    "It costs 5 m and 50 mt.",
    "ISO 9001, page 5 and Annex 12",
    "4K systems and 5G networks",
    "The three presidents met; a 45-year-old man spoke.",
    "It was 30 degrees, or 1.5 degrees warmer.",
    "He came two years ago and left five months later.",
    "See https://example.org/a?b=30%25&c=20% and www.example.org/5-tonnes.",
    "The men's doubles and doubled down",
    "a three-way call and a 12-nation bloc",
    "$$$ and % and 5 ?",
    "half a century and a quarter century",
    "ALL 28 AGREEMENTS and Top 10 suppliers",
]

EVERYDAY = [
    ("The three presidents met for two hours.", ["two hours = 2 hours level"]),
    ("The parties met over the past five years.", ["five years = 5 years level"]),
    (
        "For 25 years and for over two decades ties were close.",
        ["25 years = 25 years level", "two decades = 2 decades level over"],
    ),
    ("a two-day visit, almost a century after the first", ["two-day = 2 days level"]),
    ("Ties go back more than a century.", ["a century = 1 centuries level over"]),
    ("The 7.62mm rifles and 155 mm shells", ["7.62mm = 7.62 mm level", "155 mm = 155 mm level"]),
    ("The wall is 12 feet high and 3 m thick.", ["12 feet = 12 ft level", "3 m = 3 m level"]),
    ("He is 5 feet and 2 inches tall.", ["5 feet and 2 inches = 5.166666667 ft level"]),
    ("The mast is 48m tall; the town has 48m people.", ["48m = 48 m level", "48m people = 48000000 persons level [people]"]),
    ("The driver did 90 miles an hour.", ["90 miles an hour = 90 mile/h level"]),
    ("She lost 25 pounds; he lost 25 million pounds.", ["25 pounds = 25 lb level", "25 million pounds = 25000000 pound level"]),
    ("Copper rose to $4.20 a pound.", ["$4.20 a pound = 4.2 USD/lb level"]),
    (
        "It covers 10 1/2 miles, and a quarter of a mile by sea.",
        ["10 1/2 miles = 10.5 mile level", "a quarter of a mile = 0.25 mile level"],
    ),
    (
        "The turret turned 90 degrees; it was 30 degrees Celsius.",
        ["90 degrees = 90 degree level", "30 degrees Celsius = 30 °C level"],
    ),
    ("It weighs 20 (kg).", ["20 (kg) = 20 kg level"]),
    ("It cost 3 dollars 50 cents, then 17 USD 25.", ["3 dollars 50 cents = 3.5 USD level", "17 USD 25 = 17.25 USD level"]),
]
"""Everyday measures and lengths of time: quantities of the layer that no claim is made of."""

LIMITS = [
    ("It is more than thirty.", "thirty = 30 number level over", (30, None)),
    ("It is no less than 30.", "30 = 30 number level at_least", (30, None)),
    ("The score is equal to or less than 30.", "30 = 30 number level up_to", (None, 30)),
    ("The score is 200 or greater.", "200 = 200 number level at_least", (200, None)),
    ("x>10", "10 = 10 number level over", (10, None)),
    ("x <= -30", "-30 = -30 number level up_to", (None, -30)),
    ("It is between negative ten and fifteen.", "negative ten and fifteen = -10..15 number level range", (-10, 15)),
    ("It is above 1000 and below 1500.", "1000 and below 1500 = 1000..1500 number level range", (1000, 1500)),
    ("At most 100 and at least 20.", "100 and at least 20 = 20..100 number level range", (20, 100)),
    ("The number is 1000-5000.", "1000-5000 = 1000..5000 number level range", (1000, 5000)),
]
"""Bare numbers between limits."""


def reading(text: str, amount: Amount) -> str:
    """One line per amount: its words, value, unit, relation, hedge and noun."""
    value = f"{amount.value:.10g}" + ("" if amount.value_high is None else f"..{amount.value_high:.10g}")
    parts = [
        text[amount.start : amount.end],
        "=",
        value,
        amount.unit,
        amount.relation + ("" if amount.is_relation_certain else "?"),
    ]
    parts += [amount.hedge] if amount.hedge != "exact" else []
    parts += [f"[{amount.noun}]"] if amount.noun else []
    return " ".join(parts)


def only(text: str) -> Amount:
    (amount,) = quantities(text)
    return amount


def limits(amount: Amount) -> tuple[float | None, float | None, float | None, float | None]:
    sides = (amount.strict.low, amount.strict.high, amount.lenient.low, amount.lenient.high)
    low, high, wide_low, wide_high = (side if side is None else round(side, 6) for side in sides)
    return low, high, wide_low, wide_high


@pytest.mark.parametrize(("text", "readings"), READINGS + EVERYDAY, ids=[text for text, _ in READINGS + EVERYDAY])
def test_reading(text: str, readings: list[str]) -> None:
    assert [reading(text, amount) for amount in quantities(text)] == readings


@pytest.mark.parametrize(("topic", "text", "readings"), PHRASES, ids=[text for _, text, _ in PHRASES])
def test_phrase(topic: str, text: str, readings: str) -> None:
    found = [replace(amount, noun=None, is_relation_certain=True) for amount in quantities(text)]
    assert " | ".join(reading(text, amount) for amount in found) == readings, topic


@pytest.mark.parametrize(("text", "line", "ends"), LIMITS, ids=[text for text, _, _ in LIMITS])
def test_bare_numbers_keep_their_limits(text: str, line: str, ends: tuple[float | None, float | None]) -> None:
    amount = only(text)
    assert reading(text, amount) == line
    assert (amount.strict.low, amount.strict.high) == ends


@pytest.mark.parametrize(
    "text",
    [
        "The match ended 3-2 and 2-1.",
        "Call 555-1234.",
        "In 2018-2024 and between 2018 and 2024.",
        "pages 100-200",
        "It was 5 to 6.",
    ],
)
def test_scores_years_and_telephones_are_no_ranges(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("text", NOTHING)
def test_names_dates_and_vague_numbers_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$200 million", (195e6, 205e6, 150e6, 250e6)),
        ("about $200 million", (190e6, 210e6, 150e6, 250e6)),
        ("$138 billion", (137.5e9, 138.5e9, 137e9, 139e9)),
        ("exactly 200 tons", (199.5, 200.5, 199.5, 200.5)),
        ("7 million barrels", (6.65e6, 7.35e6, 6.3e6, 7.7e6)),
        ("more than 7 million barrels", (7e6, 8e6, 6.965e6, None)),
        ("over 1 million barrels", (1e6, 1.25e6, 0.995e6, None)),
        ("under $50 million", (40e6, 50e6, None, 50.25e6)),
        ("up to 300 MW", (None, 300, None, 330)),
        ("at least 100,000 people", (1e5, None, 1e5, None)),
        ("400-500 thousand barrels", (395e3, 505e3, 350e3, 550e3)),
        ("28 agreements", (28, 28, 28, 28)),
        ("1,234 companies", (1234, 1234, 1234, 1234)),
        ("600 doctors", (595, 605, 550, 650)),
        ("up 54%", (1.535, 1.545, 1.53, 1.55)),
        ("up roughly 54%", (1.513, 1.567, 1.486, 1.594)),
        ("fell by 12%", (0.875, 0.885, 0.87, 0.89)),
        ("fell by more than 12%", (0.87, 0.88, None, 0.8806)),
        ("up 50%", (1.495, 1.505, 1.45, 1.55)),
        ("trade fell by at least 20%", (None, 0.8, None, 0.8)),
        ("to double trade", (1.95, 2.05, 1.5, 2.5)),
        ("trade more than doubled", (2, 2.5, 1.99, None)),
        ("exports grew 1.8 times", (1.75, 1.85, 1.7, 1.9)),
        ("output halved", (0.4875, 0.5125, 0.375, 0.625)),
        ("fell by half", (0.4875, 0.5125, 0.375, 0.625)),
        ("18% of exports", (0.175, 0.185, 0.17, 0.19)),
        ("100% owned", (0.995, 1, 0.95, 1)),
        ("a third of exports", (0.325, 0.341667, 0.25, 0.416667)),
        ("fell by 300,000 tons", (-305e3, -295e3, -350e3, -250e3)),
        ("a 15-year extension", (15, 15, 15, 15)),
        ("the third largest importer", (3, 3, 3, 3)),
    ],
)
def test_intervals(text: str, expected: tuple[float | None, ...]) -> None:
    assert limits(only(text)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Wheat: more than 276 thousand tons.", "more than 276 thousand tons"),
        ("Trade was up 54% on the year.", "up 54%"),
        ("Trade rose by roughly 12 percent.", "rose by roughly 12 percent"),
        ("There was a 64% increase in trade.", "64% increase"),
        ("It exceeded the $10 billion mark.", "exceeded the $10 billion"),
        ("Shipments of 5 million tons or more.", "5 million tons or more"),
        ("They signed 28 agreements.", "28 agreements"),
    ],
)
def test_phrase_covers_hedge_and_words_of_change(text: str, phrase: str) -> None:
    amount = only(text)
    assert text[amount.phrase_start : amount.phrase_end] == phrase


def test_paragraphs_do_not_lend_each_other_words() -> None:
    assert only("Prices fell by\n\nAbout\n\n12 percent of trade").hedge == "exact"


def test_a_line_wrapped_in_the_middle_of_a_phrase_reads_on() -> None:
    text = "It sent 276 thousand\ntons of wheat."
    assert reading(text, only(text)) == "276 thousand\ntons = 276000 t level"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared material is not beside the checkout")
@pytest.mark.parametrize("gold", sorted(SHARED.glob("gold/seeds/0*.json")), ids=lambda path: path.stem)
def test_annotated_figures_are_found_and_no_others(gold: Path) -> None:
    figures = json.loads(gold.read_text(encoding="utf-8"))["figures"]
    amounts = quantities((SHARED / "seeds" / f"{gold.stem}.txt").read_text(encoding="utf-8"))
    found = {(amount.value, amount.unit) for amount in amounts if amount.noun or amount.unit not in SPANS}
    assert {(figure["value"], figure["unit"]) for figure in figures if not figure.get("optional")} <= found
    assert found <= {(figure["value"], figure["unit"]) for figure in figures}


@pytest.mark.parametrize("words", ["$1\u200b2 billion in trade", "$1e999 in trade", "Trade reached $12 billionLast year it fell"])
def test_what_is_glued_to_a_number_keeps_it_from_being_read(words: str) -> None:
    assert quantities(words) == ()


def test_three_noughts_behind_a_point_part_thousands() -> None:
    (amount,) = quantities("exported 500.000 tons of rice")
    assert (amount.value, amount.unit) == (500_000, "t")
