import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from graph.errors import CuratedError, InputError
from graph.read import read

PROSE = (
    "Norland and Sudria opened talks on fishing rights in the capital on Monday, their first in "
    "ten years, after both had withdrawn their envoys."
)
LINE = json.dumps({"id": "a", "text": "Norland armed Sudria.", "date": "2021-05-03"})


def write(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def only(place: str):
    (article,) = read(place)
    return article


def test_short_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    article = only(write(tmp_path / "note.txt", "Norland armed Sudria. Sudria paid.\n"))
    assert (article.id, article.text) == ("note", "Norland armed Sudria. Sudria paid.")


def test_headline_alone_is_a_text(tmp_path: Path) -> None:
    assert only(write(tmp_path / "h.txt", "Norland arms Sudria")).text == "Norland arms Sudria"


def test_title_date_and_byline_come_from_the_head(tmp_path: Path) -> None:
    page = f"World\n\n3 May 2021\n\nA pact on fish\n\nBy Ana Roth\n\n{PROSE}\n"
    article = only(write(tmp_path / "saved.txt", page))
    assert article.title == "A pact on fish"
    assert article.date == date(2021, 5, 3)
    assert article.author == "Ana Roth"
    assert article.id == "a-pact-on-fish-2021-05-03"
    assert article.text == PROSE


def test_stated_fields_of_the_head_are_read(tmp_path: Path) -> None:
    head = "Title: Fish at last\nDate: 2021-05-03\nSource: The Gull\nURL: https://gull.example/1"
    page = f"{head}\n\n{PROSE}"
    article = only(write(tmp_path / "saved.txt", page))
    assert (article.title, article.publisher) == ("Fish at last", "The Gull")
    assert (article.date, article.url) == (date(2021, 5, 3), "https://gull.example/1")


def test_same_file_has_the_same_id_twice(tmp_path: Path) -> None:
    place = write(tmp_path / "a.txt", PROSE)
    assert only(place) == only(place)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("“Café” armed Sudria.".encode(), id="utf-8"),
        pytest.param("“Café” armed Sudria.".encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param("“Café” armed Sudria.".encode("utf-16"), id="utf-16 with mark"),
        pytest.param("“Café” armed Sudria.".encode("cp1252"), id="windows-1252"),
    ],
)
def test_encoding_is_guessed(tmp_path: Path, data: bytes) -> None:
    assert only(write(tmp_path / "a.txt", data)).text == "“Café” armed Sudria."


def test_page_charset_is_heeded(tmp_path: Path) -> None:
    head = '<html><head><meta charset="iso-8859-2"></head>'
    html = f"{head}<body><p>{PROSE} Čapek agreed.</p></body></html>"
    assert "Čapek agreed." in only(write(tmp_path / "a.html", html.encode("iso-8859-2"))).text


def test_page_gives_its_own_metadata(tmp_path: Path) -> None:
    html = f"""<!doctype html><html lang="en-GB"><head><title>A pact on fish | The Gull</title>
    <meta property="og:title" content="A pact on fish">
    <meta property="og:site_name" content="The Gull"><meta name="author" content="Ana Roth">
    <meta property="article:published_time" content="2021-05-03T08:00:00Z">
    <link rel="canonical" href="https://gull.example/pact"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>A pact on fish</h1>
    <figure><img src="x.jpg"><figcaption>A trawler. Lee Day/Getty Images</figcaption></figure>
    <p>{PROSE}</p><p>Sudria <a href="/s">praised</a> Norland for its patience, and promised to send
    its foreign minister to the next round of talks in the autumn.</p>
    <p>Sign up to our weekly newsletter.</p></article>
    <footer>© 2021 The Gull</footer></body></html>"""
    article = only(write(tmp_path / "x.html", html))
    assert (article.title, article.publisher, article.author) == (
        "A pact on fish",
        "The Gull",
        "Ana Roth",
    )
    assert (article.date, article.language) == (date(2021, 5, 3), "en")
    assert article.url == "https://gull.example/pact"
    first, second = article.text.split("\n\n")
    assert first == PROSE
    assert second.startswith("Sudria praised Norland for its patience")


def test_markdown_loses_its_markup_and_keeps_its_title(tmp_path: Path) -> None:
    head = "---\ndate: 2021-05-03\ntags: [sea]\n---\n# A pact"
    rest = "## Why\n\nThey *need* [cod](http://x.org)."
    page = f"{head}\n\n**{PROSE[:7]}**{PROSE[7:]}\n\n{rest}\n"
    article = only(write(tmp_path / "a.md", page))
    assert (article.title, article.date) == ("A pact", date(2021, 5, 3))
    assert article.text == f"{PROSE}\n\nThey need cod."


def test_markdown_with_an_id_is_a_dossier_article(tmp_path: Path) -> None:
    page = "---\nid: pact\nclaims:\n- {subject: A, relation: r, object: B}\n---\nThey met.\n"
    article = only(write(tmp_path / "a.md", page))
    assert article.id == "pact"
    assert [(s.subject, s.relation, s.object) for s in article.stated] == [("A", "r", "B")]


def test_folder_is_read_in_order_and_deep(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "Second one came.")
    write(tmp_path / "a" / "z.txt", "First one came.")
    write(tmp_path / "picture.png", b"\x89PNG")
    write(tmp_path / ".git" / "x.txt", "Hidden one came.")
    assert [a.text for a in read(str(tmp_path))] == ["First one came.", "Second one came."]


def test_id_says_where_it_was_made(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", "Norland armed Sudria.")
    rows = [json.dumps({"text": "They left."}), json.dumps({"id": "7", "text": "They met."})]
    write(tmp_path / "2.jsonl", "\n".join(rows))
    found = [(a.id, a.made_id, a.place) for a in read(str(tmp_path))]
    assert found == [
        ("1", False, f"{tmp_path}/1.txt"),
        ("2", True, f"{tmp_path}/2.jsonl:1"),
        ("7", False, f"{tmp_path}/2.jsonl:2"),
    ]


def test_fault_of_one_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\x00\x01")
    write(tmp_path / "b.txt", "They met.")
    faults: list[str] = []
    articles = list(read(str(tmp_path), on_fault=lambda error: faults.append(str(error))))
    assert [a.id for a in articles] == ["b"]
    assert len(faults) == 1


def test_json_lines_keep_the_text_untouched(tmp_path: Path) -> None:
    text = "Read more\n\n  Norland armed Sudria.  "
    place = write(tmp_path / "a.jsonl", json.dumps({"id": 7, "text": text}) + "\n\n" + LINE + "\n")
    first, second = read(place)
    assert (first.id, first.text, first.date) == ("7", text, None)
    assert (second.id, second.date) == ("a", date(2021, 5, 3))


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PROSE.encode())))
    assert only("-").text == PROSE


def test_json_lines_come_through_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))
    assert only("-").id == "a"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.txt", "", "got an empty file", id="empty"),
        pytest.param("a.txt", " \n\n", "got an empty file", id="blank"),
        pytest.param("a.png", b"\x89PNG..", "expected text, got a PNG image", id="picture"),
        pytest.param("a.docx", b"PK\x03\x04aa", "expected a whole zip archive", id="docx"),
        pytest.param("a.txt", b"abc\x00\x01def", "got binary data", id="binary"),
        pytest.param("a.html", "<html><body></body></html>", "found no text", id="empty page"),
        pytest.param("a.txt", "Read more\nShare\n", "page furniture", id="furniture"),
        pytest.param("a.jsonl", LINE + "\n{oops\n", "a.jsonl:2: expected a JSON object", id="json"),
        pytest.param("a.jsonl", "[1]", "a.jsonl:1: expected a JSON object", id="not an object"),
        pytest.param("a.jsonl", '{"id": "a"}', "expected a text", id="no text"),
        pytest.param("a.jsonl", '{"id": 1, "text": " "}', "expected a text", id="blank text"),
        pytest.param(
            "a.jsonl", '{"id": "a", "text": "b", "date": "May"}', "3 May 2021, got 'May'", id="date"
        ),
        pytest.param(
            "a.jsonl", '{"id": "a", "text": 5}', "text: expected text, got 5", id="number"
        ),
        pytest.param("a.jsonl", '{"id": 1, "text": null}', "in 'text', found it empty", id="null"),
        pytest.param("a.jsonl", '{"text": [{"a": NaN}]}', 'got [{"a": NaN}]', id="list in JSON"),
        pytest.param("a.jsonl", "null", "expected a JSON object, got null", id="null for a row"),
        pytest.param("a.txt", "It rained. " * 100_000, "at most 1,000,000 signs", id="long"),
        pytest.param("a.txt", b"a" * 10_000_001, "at most 10,000,000 bytes", id="huge"),
    ],
)
def test_bad_input_is_named_in_one_line(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    with pytest.raises(InputError) as caught:
        list(read(write(tmp_path / name, content)))
    message = str(caught.value)
    assert said in message
    assert name in message
    assert "\n" not in message


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: expected a file, folder or address"):
        list(read(str(tmp_path / "none.txt")))


def test_folder_without_articles_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected articles"):
        list(read(str(tmp_path)))


def test_broken_dossier_article_keeps_its_lines(tmp_path: Path) -> None:
    place = write(tmp_path / "a.md", "---\nid: a\nauther: B\n---\nThey met.\n")
    with pytest.raises(CuratedError, match=r"a\.md:3: auther: .*did you mean author"):
        list(read(place))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param(
            "http://127.0.0.1/x", "expected a public address, got 127.0.0.1", id="loopback"
        ),
        pytest.param("http://[::1]:8000/", "expected a public address, got ::1", id="loopback v6"),
        pytest.param("https://192.168.0.1/", "expected a public address", id="home network"),
        pytest.param("http://169.254.169.254/", "expected a public address", id="link-local"),
        pytest.param("ftp://example.org/x", "http or https address, got 'ftp'", id="scheme"),
        pytest.param("file:///etc/hosts", "http or https address", id="file"),
        pytest.param("http:///x", "http or https address", id="no host"),
    ],
)
def test_only_public_web_addresses_are_fetched(address: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        list(read(address))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("NIAMEY, 17 March 2024. The rulers of Niger met.", date(2024, 3, 17)),
        ("MANILA, June 18, 2024 - The Philippines protested.", date(2024, 6, 18)),
        ("KINSHASA, July 9, 2024 (Staff) - Soldiers fought.", date(2024, 7, 9)),
        ("Mexico City (2 December 2024): Tariffs were threatened.", date(2024, 12, 2)),
        ("In Oslo, 17 March 2024 was a cold day for the talks.", None),
        ("Norway signed the pact on 17 March 2024. Sweden did not.", None),
    ],
)
def test_day_of_a_dispatch_stands_behind_its_place(
    tmp_path: Path, opening: str, day: date | None
) -> None:
    file = tmp_path / "dispatch.txt"
    file.write_text(f"A headline of some words\n\n{opening} {'And more was said there. ' * 12}\n")
    (article,) = read(str(file))
    assert article.date == day
