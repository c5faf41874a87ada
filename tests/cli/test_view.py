import json
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fake_pipeline import fake_extract

from graph.model.terms import Status


@pytest.fixture
def stored(run, pipeline, tmp_path: Path):
    def extract(articles, **_options):
        for one, (sent,) in fake_extract(articles):
            more = replace(sent, subject="USA", relation="sanctions", object="RUS", by=())
            yield one, (sent, replace(more, status=Status.ASSERTED))

    pipeline.extract = extract
    lines = [
        {"id": "old", "text": "x" * 30, "date": "2020-01-05", "publisher": "The Ledger"},
        {"id": "new", "text": "y" * 30, "date": "2024-06-01"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert run("ingest", "a.jsonl").exit_code == 0
    return run


def drawn(run, *words: str) -> set[str]:
    done = run("view", "out.svg", *words)
    assert done.exit_code == 0, done.stderr
    root = ElementTree.parse("out.svg").getroot()  # noqa: S314 - our own drawing
    return {e.get("aria-label") for e in root.iter() if e.get("aria-label")}


def test_svg_is_drawn_without_a_browser(stored) -> None:
    assert drawn(stored) == {"Russia", "China", "United States"}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (["--actor", "China"], {"Russia", "China"}),
        (["--between", "Russia", "USA"], {"Russia", "United States"}),
        (["--between", "USA", "CHN"], set()),
        (["--standing", "reported"], {"Russia", "China"}),
        (["--speaker", "Ukraine"], {"Russia", "China"}),
        (["--until", "2019-12-31"], set()),
        (["--since", "2024-06-01"], {"Russia", "China", "United States"}),
        (["--since", "2024-06-02"], set()),
        (["--as-of", "2020-01-04"], set()),
        (["--as-of", "2020-01-05"], {"Russia", "China", "United States"}),
        (["--source", "the ledger"], {"Russia", "China", "United States"}),
        (["--top", "2"], {"Russia", "China"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_scope_narrows_the_picture(stored, words, left) -> None:
    assert drawn(stored, *words) == left


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ([], {"CHN", "USA", "RUS"}),
        (["--actor", "China"], {"RUS", "CHN"}),
        (["--between", "Russia", "USA"], {"RUS", "USA"}),
        (["--actor", "China", "--actor", "USA", "--standing", "reported"], {"RUS", "CHN"}),
        (["--source", "the ledger"], {"CHN", "USA", "RUS"}),
        (["--speaker", "Ukraine", "--since", "2024-06-01"], {"RUS", "CHN"}),
        (["--until", "2019-12-31"], set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_scope_narrows_what_is_exported(stored, words, left) -> None:
    done = stored("export", "-", "--format", "csv", *words)
    assert done.exit_code == 0, done.stderr
    rows = [line.split(",") for line in done.stdout.splitlines()[1:]]
    assert {end for row in rows for end in row[1:3]} == left


@pytest.mark.parametrize("command", [["view", "out.html"], ["export", "out.md"]], ids=" ".join)
def test_nothing_inside_a_scope_is_told(stored, command) -> None:
    done = stored(*command, "--until", "2019-12-31", "--standing", "reported")
    assert "; nothing is inside --standing and --until" in done.stderr
    assert "nothing is inside" not in stored(*command).stderr


def test_drawing_says_what_was_left_out(stored) -> None:
    drawn(stored, "--since", "2020-01-01", "--standing", "reported")
    words = Path("out.svg").read_text()
    assert "dates: 2020-01-01 – …" in words
    assert "standing: reported" in words


def test_page_carries_measures_and_notice(stored) -> None:
    done = stored("view", "out.html", "--top", "2")
    assert done.stderr.strip().endswith("(2 of 3 actors drawn)")
    page = Path("out.html").read_text()
    assert "Centrality and brokers" in page
    assert "draws 2 of 3 actors, by number of claims; all are in the table" in page


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["out.pdf"], 1, "expected OUT.html, OUT.svg or OUT.png, got '.pdf'"),
        (["out.html", "--borders", "none"], 1, "none: expected GeoJSON"),
        (["out.html", "--since", "2024-02-01", "--until", "2024-01-01"], 2, "--since before"),
        (["out.html", "--source", "the leger"], 1, "did you mean the ledger"),
        (["out.html", "--actor", "Rusia"], 1, "did you mean Russia"),
        (["out.html", "--since", "yesterday"], 2, "expected a day like 2024-06-19"),
        (["out.html", "--between", "RUS", "Russia"], 2, "expected two actors with --between"),
        (["out.svg", "--renderer", "sigma"], 2, "expected OUT.html with --renderer sigma"),
        (["out.png", "--borders", "b.geojson"], 2, "expected OUT.html with --borders"),
        (["out.html", "--top", "0"], 2, "--top"),
        (["out.html", "--standing", "true"], 2, "'asserted'"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_wrong_scope_is_told_in_one_line(stored, words, code, said) -> None:
    done = stored("view", *words)
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_show_as_markdown_has_claim_speaker_words_and_source(stored) -> None:
    done = stored("show", "Russia", "China", "--markdown")
    lines = done.stdout.splitlines()
    assert lines[0] == "## Russia and China"
    assert "### Russia supplies energy to China" in lines
    assert "- **according to Ukraine**, in new, 2024-06-01 (reported)" in lines
    assert any(line.startswith("  > **yyy") for line in lines)


def test_png_is_drawn_without_a_browser(stored) -> None:
    assert stored("view", "out.png").exit_code == 0
    assert Path("out.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_png_without_its_extra_says_which_one(stored, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    done = stored("view", "out.png")
    assert done.exit_code == 1
    assert "entente-graph[png]" in done.stderr


def test_whole_network_is_drawn_by_webgl(stored) -> None:
    assert stored("view", "out.html", "--renderer", "sigma").exit_code == 0
    assert "graphology" in Path("out.html").read_text(encoding="utf-8")


def test_page_says_as_of_when_it_is(stored) -> None:
    assert stored("view", "out.html", "--as-of", "2020-01-05").exit_code == 0
    assert 'id="scope" dir="auto">as of: 2020-01-05<' in Path("out.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("ends", "opens"),
    [(["Russia", "China"], "see=pair%3ACHN%7CRUS"), (["USA"], "see=actor%3AUSA&star=USA")],
)
def test_show_as_a_page_opens_on_what_was_asked(stored, ends, opens) -> None:
    done = stored("show", *ends, "--html", "out.html")
    assert done.exit_code == 0, done.stderr
    page = Path("out.html").read_text(encoding="utf-8")
    assert f'"opens":{json.dumps(opens).replace("&", chr(92) + "u0026")}' in page
    assert done.stderr.endswith("-> out.html\n")
