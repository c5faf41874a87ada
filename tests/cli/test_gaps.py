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
