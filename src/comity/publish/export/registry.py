"""The forms of export, by name: a list that can be searched for a word."""

from pathlib import Path

from comity.publish.export import calendar_file, citations, ftm, gold, graphml, plover, sdmx
from comity.publish.export.content import Content
from comity.publish.export.csv_tables import csv_tables
from comity.publish.export.form import About, Form
from comity.publish.export.json_lines import json_lines
from comity.publish.export.parquet import parquet
from comity.publish.export.prov import prov
from comity.publish.export.rows import to_csv

NO_WORDS = "The texts themselves are not in it, only the words quoted."
SAFE = "An apostrophe stands before cells that a spreadsheet would take for a formula; control characters are U+FFFD."


def gold_folder(content: Content, _: About, folder: Path) -> None:
    """The exchange form of annotations: one JSON file a document, and CROSS.json."""
    for name, made in gold.gold_files(content.pile, content.clusters):
        (folder / name).write_bytes(made)


FORMS = (
    Form("jsonl", ".jsonl", "Every row of every kind, with the words of the texts.", stream=json_lines, has_head=True),
    Form("parquet", "", "Every row of every kind as typed tables, with the words of the texts.", (
        "The passages that copies share, the slips and mends of conflicts and the steps of bounds are left to jsonl.",
    ), folder=parquet, extra="parquet"),
    Form("tables", "", "Every row of every kind as CSV files, with csv-metadata.json that types the columns.", (
        "The passages that copies share, the slips and mends of conflicts and the steps of bounds are left to jsonl.",
        "An empty cell is an unknown value; an empty text cannot be told from it.", SAFE,
    ), folder=csv_tables),
    Form("csv", ".csv", "Figures as one flat table, with who said them and the words.", (
        "Only figures: agreements, projects, measures, events, statements and conclusions are in jsonl, tables and parquet.",
        NO_WORDS, SAFE,
    ), stream=to_csv),
    Form("gold", "", "Claims by document in the annotation schema, and verdicts across documents.", (
        "Evidence is cut to twelve words; origins, links, bounds and conflicts are not in it.",
    ), folder=gold_folder),
    Form("ftm", ".ftm.jsonl", "FollowTheMoney entities: who acts, what was read, who speaks there, what was done.", (
        "Figures with their intervals, moods, conflicts, bounds, origins and copies have no schema.",
        "What is denied, expected or without a day is no event; words of speech are kept only as who speaks where.",
        "A date longer than a month and shorter than a year is given by its year, one longer than a year not at all.",
    ), stream=ftm.ftm, left_out=ftm.left_out),
    Form("sdmx", ".csv", "SDMX-CSV 2.0: every figure with a bounded period as an observation; the structure lies beside it.", (
        "Only figures. A figure without a period, or with an open one, is no observation; bounds that nobody states are none.",
        "Targets, capacities and conditions have no code of OBS_STATUS: the dimension MODALITY tells them.", SAFE,
    ), stream=sdmx.sdmx, left_out=sdmx.left_out, beside={".structure.xml": sdmx.structure}),
    Form("prov", ".jsonld", "PROV-O and Web Annotation: every claim with its words, chain, origin and what follows from it.", (
        "What a claim says is one JSON value; the words of the texts are not in it beyond quote and sentence.",
    ), stream=prov, has_head=True),
    Form("plover", ".csv", "PLOVER: one row for each event, with its root type.", (
        "Only events. Comity reads who takes part, not always in which direction: source is named first, target next.",
        "Modes and contexts of PLOVER are not read.", SAFE,
    ), stream=plover.plover, left_out=plover.left_out),
    Form("graphml", ".graphml", "GraphML: parties, records, documents and voices, and what ties them.", (
        "Figures stand only as quantities that a link names; conflicts, bounds and words are not in it.",
    ), stream=graphml.graphml, has_head=True, left_out=graphml.left_out),
    Form("csl", ".json", "CSL-JSON: every document as a reference.", ("Only documents, no claims.",), stream=citations.csl),
    Form("ris", ".ris", "RIS: every document as a reference.", (
        "Only documents, no claims. Of a span of publication the first day gives the year.",
    ), stream=citations.ris),
    Form("ics", ".ics", "Days on which promises fall due and agreements expire.", (
        "A promise for a span stands on its last day; what has no day, or an open end, is left out.",
    ), stream=calendar_file.ics, has_head=True, left_out=calendar_file.left_out),
)  # fmt: skip
"""The forms, the fullest first."""


def form(name: str) -> Form:
    """The form of this name; KeyError for another."""
    return {each.name: each for each in FORMS}[name]
