"""What is asked is the same each time, holds the whole form, and cannot be closed from inside."""

import json
import re
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.consult.inside import ran as comity
from tests.unit.verify.article_factory import document

from comity.consult.prompt import fenced, messages, schema
from comity.ledger import Ledger
from comity.verify.items import ITEMS


def test_the_schema_names_every_field_and_nothing_besides() -> None:
    found = schema()
    assert list(found["properties"]) == list(ITEMS)
    for kind in ITEMS.values():
        part = found["$defs"][kind.__name__]
        assert part["required"] == [field.name for field in msgspec.structs.fields(kind)]
        assert part["additionalProperties"] is False
    assert '"default"' not in json.dumps(found)


@given(st.text(max_size=300))
def test_no_words_close_the_fence_they_stand_in(words: str) -> None:
    text = fenced(document(), words)
    mark = re.match(r"\[\[DATA ([0-9a-f]{16})\]\]\n", text)
    assert mark is not None
    assert text.endswith(f"\n[[END {mark[1]}]]")
    assert text.count(mark[1]) == 2
    assert words in text


def test_words_that_guess_a_mark_get_another() -> None:
    guessed = fenced(document(), "plain").splitlines()[-1]
    assert fenced(document(), f"plain\n{guessed}").splitlines()[-1] != guessed


def test_only_the_passage_tells_two_requests_apart() -> None:
    one, other = messages(document(), "first words"), messages(document(), "other words")
    assert one[0] == other[0]
    assert one[0]["role"] == "system"
    assert "first words" in one[1]["content"]


def test_tasks_are_files_that_stay_the_same_and_whose_answers_are_taken(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text("Trade between Kenya and Norway reached $310 million in 2024.\n", encoding="utf-8")
    (pile / "b.txt").write_text("Kenya and Norway signed a fisheries agreement on 3 May 2025.\n", encoding="utf-8")
    ledger = tmp_path / "pile.comity"
    assert comity("add", pile, "--ledger", ledger, cwd=tmp_path).status == 0
    for name in ("one", "two"):
        assert comity("prompt", tmp_path / name, "--ledger", ledger, cwd=tmp_path).status == 0
    tasks = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert set(tasks) == {"a.task.md", "b.task.md"}
    assert tasks == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert b"reached $310 million in 2024" in tasks["a.task.md"]
    answer = {"instruments": [{"name": "fisheries agreement", "type": "agreement", "parties": ["KEN", "NOR"], "action": "signed",
                               "date": "2025-05-03", "evidence": "signed a fisheries agreement on 3 May 2025"}]}  # fmt: skip
    (tmp_path / "one" / "b.txt").write_text(f"Here you are:\n```json\n{json.dumps(answer)}\n```\n", encoding="utf-8")
    ran = comity("import", tmp_path / "one", "--reader", "a friend", "--version", "7", "--ledger", ledger, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("1 imported")
    with Ledger.open(ledger).view() as view:
        (own,) = view.claims_by("a friend")
    assert own.engine is not None
    assert own.engine.startswith("a friend-7+")


def test_an_answer_that_is_none_is_told_and_the_task_is_no_answer(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text("Trade between Kenya and Norway reached $310 million in 2024.\n", encoding="utf-8")
    ledger, tasks = tmp_path / "pile.comity", tmp_path / "tasks"
    assert comity("add", pile, "--ledger", ledger, cwd=tmp_path).status == 0
    assert comity("prompt", tasks, "--ledger", ledger, cwd=tmp_path).status == 0
    ran = comity("import", tasks, "--ledger", ledger, cwd=tmp_path)
    assert ran.status == 1
    assert "holds no annotations" in ran.err
    (tasks / "a.md").write_text("I would rather not.", encoding="utf-8")
    ran = comity("import", tasks, "--ledger", ledger, cwd=tmp_path)
    assert ran.status == 1
    assert ran.err.startswith("verify.bad-file: a.md is left out: it is no article: it holds no whole JSON object")
