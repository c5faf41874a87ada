import json

import pytest

from graph.pipeline.unused import Gap, Place

FOUND = [
    Gap(
        "snub",
        "verb",
        (),
        (
            Place("oil", 0, 20, "Peru snubbed\n Chile.", ("PER", "CHL")),
            Place("oil", 21, 40, "Chile snubbed Peru.", ("CHL", "PER")),
        ),
    ),
    Gap(
        "hold",
        "verb",
        tuple(f"occupies/f{n}" for n in range(6)),
        (Place("oil", 41, 60, "Peru held Chile.", ("PER", "CHL")),),
    ),
]


@pytest.fixture(autouse=True)
def found(pipeline) -> None:
    def gaps(articles, **_options):
        assert [article.text for article in articles]
        return FOUND

    pipeline.gaps = gaps


def test_words_are_listed_with_frames_and_sentences(run, article: str) -> None:
    done = run("gaps", article, "--sentences", "1")
    assert done.stdout.splitlines() == [
        "2  snub (verb; no frame)",
        "     PER CHL: Peru snubbed Chile.",
        "1  hold (verb; occupies/f0, occupies/f1, occupies/f2, occupies/f3 and 2 more)",
        "     PER CHL: Peru held Chile.",
    ]
    assert done.stderr == "2 words without a claim, 2 listed\n"


def test_limit_cuts_the_list_and_says_so(run, article: str) -> None:
    done = run("gaps", article, "--limit", "1", "--sentences", "0")
    assert (done.stdout, done.stderr) == (
        "2  snub (verb; no frame)\n",
        "2 words without a claim, 1 listed\n",
    )


def test_json_holds_every_sentence(run, article: str) -> None:
    first, _ = json.loads(run("gaps", article, "--json").stdout)
    assert (first["word"], first["count"], len(first["places"])) == ("snub", 2, 2)
    assert first["places"][1]["actors"] == ["CHL", "PER"]


def test_file_that_is_not_there_is_told(run, article: str) -> None:
    done = run("gaps", article, "none.txt")
    assert done.exit_code == 1
    assert "Error: none.txt" in done.stderr


def test_columns_of_a_table_are_named(run, tmp_path) -> None:
    (tmp_path / "a.csv").write_text("head,words\nOil,Peru snubbed Chile.\n")
    assert run("gaps", "a.csv", "--columns", "text=words").exit_code == 0
    done = run("gaps", "a.csv", "--columns", "text=word")
    assert "did you mean words" in done.stderr
    assert run("gaps", "a.csv", "--columns", "words").exit_code == 2


@pytest.mark.parametrize("command", [("gaps",), ("actors", "unknown"), ("actors", "open")])
def test_private_addresses_are_read_only_if_asked(run, monkeypatch, command) -> None:
    asked = []

    class Client:
        def fetch(self, url: str):
            return type("Answer", (), {"url": url, "data": b"They met.", "charset": None})

    def client(*, private: bool):
        asked.append(private)
        return Client()

    monkeypatch.setattr("graph.read.reading.shared_client", client)
    run(*command, "http://gull.test/a")
    run(*command, "http://gull.test/a", "--private")
    assert asked == [False, True]
