"""What annotated texts teach about records: which word a record hangs on, and that the lesson is the same every time."""

from pathlib import Path

import pytest
from training.figures.texts import Text, load
from training.records.labels import labels
from training.records.learned import note, records, scored, teaching, train

from comity.extract.learned.candidate import candidates
from comity.extract.learned.model import Model

PRESS = Path(__file__).parents[3] / "training" / "press"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Text]:
    """Twenty of the annotated texts."""
    folder = tmp_path_factory.mktemp("press")
    lines = (PRESS / "manifest.csv").read_text(encoding="utf-8").splitlines()
    taken = [line for line in lines if line.startswith("texts/vb-")][:20]
    for name in ("texts", "gold"):
        (folder / name).mkdir()
    for line in taken:
        stem = Path(line.split(",", 1)[0]).stem
        for name in (f"texts/{stem}.txt", f"gold/{stem}.json"):
            (folder / name).write_text((PRESS / name).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "manifest.csv").write_text("\n".join([lines[0], *taken]) + "\n", encoding="utf-8")
    return teaching(load(folder))


def test_a_record_hangs_on_one_word_of_its_evidence_and_the_others_there_teach_nothing(texts: list[Text]) -> None:
    for text in texts:
        found, words = candidates(text.analysis), text.analysis.text.words
        gold = text.gold.get("projects", [])
        for one, label in zip(found, labels("project", words, found, gold), strict=True):
            shown = [record for record in gold if words[one.start : one.end] in record["evidence"]]
            if label.gold is not None:
                assert label.is_record
                assert words[one.start : one.end] in label.gold["evidence"]
            elif label.is_record is None and one.part != "VERB":
                assert shown
    every = [
        label
        for text in texts
        for label in labels("project", text.analysis.text.words, candidates(text.analysis), text.gold.get("projects", []))
    ]
    assert sum(label.gold is not None for label in every) > 10
    assert sum(label.is_record is False for label in every) > 100


def test_the_same_texts_teach_the_same_and_what_they_teach_reads_them(texts: list[Text]) -> None:
    weights = train([one for text in texts for one in note(text)])
    assert weights == train([one for text in texts for one in note(text)])
    model = Model(weights)
    for kind in ("project", "measure", "instrument"):  # of events few are likely enough after so few texts
        rules = scored(kind, [(text, records(text, kind, None)) for text in texts])
        learned = scored(kind, [(text, records(text, kind, model)) for text in texts])
        assert learned["recall"] > rules["recall"]
        assert learned["f1"] > rules["f1"]
