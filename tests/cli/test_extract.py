import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from fake_pipeline import TEXT, fake_extract

from graph.cli.lines import statement_json
from graph.model.article import Article
from graph.model.edtf import parse_interval
from graph.model.quantity import Amount, Bound
from graph.model.relation import Relation
from graph.model.terms import Family, Status

FIELDS = [
    "article",
    "subject",
    "relation",
    "object",
    "status",
    "by",
    "denied_by",
    "subject_as",
    "object_as",
    "quantity",
    "when",
    "plover",
    "frame",
    "start",
    "end",
    "quote",
    "cues",
    "amount",
    "subject_named",
    "object_named",
    "said_by",
    "denials",
]
ENERGY = Relation("suppliesEnergy", "", "", Family.MATERIAL_COOPERATION, plover="AID")


def test_statements_are_printed_one_a_line(run, article: str) -> None:
    done = run("extract", article)
    assert (done.exit_code, done.stderr) == (0, "")
    line = json.loads(done.stdout)
    assert list(line) == FIELDS
    assert (line["article"], line["subject"], line["plover"]) == ("oil", "RUS", "AID")
    assert line["quote"] == TEXT[line["start"] : line["end"]]


def test_actors_are_given_as_named_without_roll_up(run, article: str) -> None:
    line = json.loads(run("extract", "--no-roll-up", article).stdout)
    assert (line["subject"], line["object"], line["subject_as"]) == ("rosneft", "CHN", "Russia")


def test_standard_input_is_read(run) -> None:
    line = json.loads(run("extract", "-", stdin=TEXT).stdout)
    assert line["quote"] == TEXT[:24]


def test_date_takes_the_place_of_the_articles_own(run, article: str, pipeline) -> None:
    days = []

    def extract(articles, **_options):
        for one in articles:
            days.append(one.date)
            yield from fake_extract([one])

    pipeline.extract = extract
    run("extract", "--date", "2021-05-03", article)
    assert days == [date(2021, 5, 3)]


def test_bad_file_is_told_and_the_others_are_read(run, article: str) -> None:
    done = run("extract", "none.txt", article)
    assert done.exit_code == 1
    assert done.stderr == "Error: none.txt: expected a file, folder or address, found none there\n"
    assert json.loads(done.stdout)["article"] == "oil"


def test_text_in_another_language_is_told(run, tmp_path: Path) -> None:
    (tmp_path / "paix.txt").write_text("Les deux pays ont signé la paix hier soir. " * 9)
    done = run("extract", "paix.txt")
    assert done.exit_code == 0
    assert done.stderr == "Skipped: paix.txt: expected English, got 'fr'\n"


def test_articles_of_one_name_are_told_apart(run, article: str, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "oil.txt").write_text("China thanked Russia.")
    (tmp_path / "b" / "same.txt").write_text((tmp_path / article).read_text())
    done = run("extract", article, "b", article)
    assert done.exit_code == 0
    assert done.stderr == f"Skipped: {article}: the same article as 'oil'\n"
    names = {json.loads(line)["article"] for line in done.stdout.splitlines()}
    assert {name.partition("-")[0] for name in names} == {"oil", "same"}
    assert len(names) == 3


def test_closed_pipe_makes_no_noise(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "import types, fake_pipeline\n"
        "import graph\n"
        "module = types.ModuleType('graph.pipeline')\n"
        "module.__path__ = [f'{graph.__path__[0]}/pipeline']\n"
        "many = lambda article: [next(fake_pipeline.fake_extract([article]))] * 5000\n"
        "module.extract = lambda articles, **_: (x for a in articles for x in many(a))\n"
        "sys.modules['graph.pipeline'] = module\n"
        "from graph.cli import main\nmain()"
    )
    (tmp_path / "oil.txt").write_text(TEXT)
    here = str(Path(__file__).parent)
    with subprocess.Popen(
        [sys.executable, "-c", code, here, "extract", "oil.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_amount_and_time_are_written_out() -> None:
    ((_, (statement,)),) = fake_extract([Article("a", TEXT)])
    statement = replace(
        statement,
        amount=Amount(Decimal("1E+3"), "barrel", Bound.ABOUT),
        when=parse_interval("2022/.."),
        status=Status.PROSPECTIVE,
    )
    line = statement_json(statement, {"suppliesEnergy": ENERGY})
    assert line["amount"] == {"number": "1000", "unit": "barrel", "bound": "about", "of": None}
    assert (line["when"], line["plover"]) == ("2022-01-01/..", "AGREE")
