import json
from datetime import date
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model.terms import Status
from graph.score import load_gold

STATEMENT = {
    "subject": "A",
    "relation": "meetsWith",
    "object": "B",
    "status": "denied",
    "by": ["C"],
}


def test_gold_file_is_read(tmp_path: Path) -> None:
    line = {"id": "t", "date": "2021-05-03", "text_file": "t.txt", "statements": [STATEMENT]}
    path = tmp_path / "g.jsonl"
    path.write_text(json.dumps(line) + "\n\n")
    (text,) = load_gold(path)
    assert (text.id, text.date, text.text_file) == ("t", date(2021, 5, 3), tmp_path / "t.txt")
    (statement,) = text.statements
    assert (statement.status, statement.by, statement.core) == (Status.DENIED, ("C",), True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "found none"),
        ("{", "g.jsonl:1: expected a text with statements, got no JSON object: "),
        ("{\n" * 23, "g.jsonl: 3 more faults like these"),
        ('{"id": "t"}', "none for 'statements'"),
        ('{"id": "t", "statements": [{"subject": "A"}]}', "none for 'relation'"),
        (json.dumps({"id": "t", "statements": [STATEMENT | {"status": "x"}]}), "'x' is not"),
        ("[]", "g.jsonl:1:"),
    ],
)
def test_faults_are_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text(line)
    with pytest.raises(InputError) as caught:
        load_gold(path)
    assert said in str(caught.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: expected a readable gold file"):
        load_gold(tmp_path / "none.jsonl")
