"""Each kind of file: its text, and what is known about it."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import sys
from datetime import date
from pathlib import Path

import pytest
from read_samples import (
    MORE,
    PROSE,
    article_page,
    column,
    docx,
    mail,
    page,
    pdf,
    simple_pdf,
    warc_record,
    zipped,
)

from graph.errors import EntenteError, InputError
from graph.model.article import Article
from graph.read import read

DAY = date(2021, 5, 3)
RSS = f"""<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gull</title>
<language>en-gb</language>
<item><title>A pact &amp; fish</title><link>https://gull.example/1</link><dc:creator>Ana Roth
</dc:creator><pubDate>Mon, 03 May 2021 08:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{PROSE}</p><p>{MORE}</p>]]></content:encoded></item>
<item><title>Norland arms Sudria</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gull</title>
<entry><title>A pact</title><link rel="self" href="https://gull.example/x"/>
<link href="https://gull.example/1"/><published>2021-05-03T08:00:00Z</published>
<author><name>Ana Roth</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PROSE}</p></div></content>
</entry></feed>"""


def write(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def all_of(place: str, **options) -> tuple[list[Article], list[str], list[str]]:
    faults: list[EntenteError] = []
    notes: list[str] = []
    found = list(read(place, on_fault=faults.append, on_note=notes.append, **options))
    return found, [str(fault) for fault in faults], notes


def only(place: str, **options) -> Article:
    (article,) = read(place, **options)
    return article


def test_pdf_gives_paragraphs_and_metadata(tmp_path: Path) -> None:
    info = {"Title": "A pact on fish", "Author": "Ana Roth", "CreationDate": "D:20210503080000Z"}
    article = only(write(tmp_path / "x.pdf", simple_pdf(PROSE, MORE, info=info)))
    assert article.text == f"{PROSE}\n\n{MORE}"
    assert (article.title, article.author, article.date) == ("A pact on fish", "Ana Roth", DAY)


def test_pdf_joins_words_and_paragraphs_over_columns_and_pages(tmp_path: Path) -> None:
    first = [
        (72.0, 760.0, 11, "The envoys met in the har-"),
        (72.0, 746.0, 11, "bour of the capital,"),
    ]
    second = [
        (320.0, 760.0, 11, "where they signed and"),
        (320.0, 746.0, 11, "sealed the pact with"),
    ]
    third = [(72.0, 760.0, 11, "great care on Monday morning.")]
    text = only(write(tmp_path / "x.pdf", pdf([first + second, third]))).text
    assert text == (
        "The envoys met in the harbour of the capital, where they signed and sealed the pact "
        "with great care on Monday morning."
    )


def test_pdf_of_short_paragraphs_keeps_them_apart(tmp_path: Path) -> None:
    wide, short = "Norland met Sudria on Monday and both withdrew " + "all " * 9, "their envoys."
    other = f"Sudria asked Norland for {'more ' * 5}envoys and for fish."
    lines = ("3 May 2021", wide, short, "Photo: The Gull", other, "Sudria paid.")
    steps = (26, 13, 26, 26, 26)
    bottoms = [760 - sum(steps[:n]) for n in range(len(lines))]
    placed = [(72.0, float(b), 11, line) for b, line in zip(bottoms, lines, strict=True)]
    article = only(write(tmp_path / "x.pdf", pdf([placed])))
    assert article.date == DAY
    assert article.text == f"{wide}{short}\n\n{other}\n\nSudria paid."


def test_pdf_loses_running_heads_and_page_numbers(tmp_path: Path) -> None:
    words = ("Spring", "Summer", "Autumn", "Winter")
    pages = [
        [
            (72.0, 810.0, 9, "Gull Institute Papers"),
            *column(f"{word} came. " + f"{PROSE} {MORE} " * n + "They left."),
            (290.0, 30.0, 9, f"{n}"),
        ]
        for n, word in enumerate(words, 1)
    ]
    text = only(write(tmp_path / "x.pdf", pdf(pages))).text
    assert text.split("\n\n") == [
        f"{word} came. " + f"{PROSE} {MORE} " * n + "They left." for n, word in enumerate(words, 1)
    ]


def test_pdf_without_a_stated_title_has_the_largest_letters(tmp_path: Path) -> None:
    placed = [(72.0, 800.0, 22, "A pact on fish"), *column(PROSE, top=740)]
    article = only(write(tmp_path / "x.pdf", pdf([placed], {"Title": "Microsoft Word - x.doc"})))
    assert (article.title, article.text) == ("A pact on fish", PROSE)


def test_word_document_is_read(tmp_path: Path) -> None:
    core = {"title": "A pact on fish", "creator": "Ana Roth", "created": "2021-05-03T08:00:00Z"}
    gone = "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:t>never </w:t></w:r></w:del>"
    body = f"{gone}<w:r><w:t>met.</w:t></w:r></w:p>"
    article = only(write(tmp_path / "x.docx", docx(PROSE, core=core, body=body)))
    assert article.text == f"{PROSE}\n\nThey met."
    assert (article.title, article.author, article.date) == ("A pact on fish", "Ana Roth", DAY)


def test_plain_mail_loses_quotes_and_signature(tmp_path: Path) -> None:
    place = write(tmp_path / "x.eml", mail(f"{PROSE}\n\n> They had not met before.\n-- \nAna\n"))
    article = only(place)
    assert (article.text, article.title) == (PROSE, "A pact on fish")
    assert (article.author, article.date) == ("Ana Roth", DAY)


def test_html_mail_goes_through_the_reader_of_pages(tmp_path: Path) -> None:
    article = only(write(tmp_path / "x.eml", mail(article_page(), kind="text/html")))
    assert article.text == f"{PROSE}\n\n{MORE}"


def test_page_saved_in_one_file_keeps_its_address(tmp_path: Path) -> None:
    head = "Snapshot-Content-Location: https://gull.example/1\r\n"
    article = only(write(tmp_path / "x.mhtml", mail(article_page(), kind="text/html", head=head)))
    assert (article.url, article.author) == ("https://gull.example/1", None)
    assert article.text == f"{PROSE}\n\n{MORE}"


def test_feed_gives_an_article_for_each_entry(tmp_path: Path) -> None:
    found, faults, notes = all_of(write(tmp_path / "x.xml", RSS))
    assert faults == []
    assert [a.text for a in found] == [f"{PROSE}\n\n{MORE}", "Norland arms Sudria"]
    assert (found[0].title, found[0].author, found[0].date) == ("A pact & fish", "Ana Roth", DAY)
    assert (found[0].publisher, found[0].url) == ("The Gull", "https://gull.example/1")
    assert "1 of 2 entries give a teaser alone" in notes[0]


def test_atom_feed_is_read(tmp_path: Path) -> None:
    article = only(write(tmp_path / "x.atom", ATOM))
    assert (article.text, article.title, article.author) == (PROSE, "A pact", "Ana Roth")
    assert (article.date, article.url) == (DAY, "https://gull.example/1")


def test_cut_feed_gives_the_entries_before_the_cut(tmp_path: Path) -> None:
    place = write(tmp_path / "x.rss", RSS[: RSS.index("<item><title>Norland") + 20])
    assert all_of(place)[0][0].title == "A pact & fish"


def test_pages_of_a_warc_are_read_and_the_rest_passed_over(tmp_path: Path) -> None:
    other = article_page(MORE, title="More")
    records = [
        warc_record("https://gull.example/1", article_page().encode()),
        warc_record("https://gull.example/gone", b"<html>x", status="404 Not Found"),
        warc_record("https://gull.example/x.png", b"\x89PNG", kind="image/png"),
        warc_record("https://gull.example/2", gzip.compress(other.encode()),
                    extra="Content-Encoding: gzip\r\n"),
    ]  # fmt: skip
    for name, data in (
        ("x.warc", b"".join(records)),
        ("y.warc.gz", b"".join(map(gzip.compress, records))),
    ):
        found, faults, _ = all_of(write(tmp_path / name, data))
        assert faults == []
        assert [(a.url, a.title) for a in found] == [
            ("https://gull.example/1", "A pact on fish"),
            ("https://gull.example/2", "More"),
        ]


def test_page_is_told_by_its_content_whatever_its_address(tmp_path: Path) -> None:
    place = write(tmp_path / "x.warc", warc_record("https://gull.example/pact.zip", PAGE))
    assert only(place).url == "https://gull.example/pact.zip"


def test_broken_record_of_a_warc_loses_no_other(tmp_path: Path) -> None:
    first, second = (
        warc_record(f"https://gull.example/{n}", article_page().encode()) for n in "12"
    )
    broken = first.replace(b"Content-Length: ", b"Content-Length: x")
    found, faults, _ = all_of(write(tmp_path / "x.warc", broken + second))
    assert [a.url for a in found] == ["https://gull.example/2"]
    assert "expected a Content-Length, got x" in faults[0]


@pytest.mark.parametrize(
    ("name", "pack"),
    [("x.txt.gz", gzip.compress), ("x.txt.xz", lzma.compress), ("x.txt.bz2", bz2.compress)],
)
def test_packed_file_is_read(tmp_path: Path, name: str, pack) -> None:
    article = only(write(tmp_path / name, pack(PROSE.encode())))
    assert (article.id, article.text) == ("x", PROSE)


def test_files_of_an_archive_are_read_also_within_another(tmp_path: Path) -> None:
    inner = zipped(
        {"b.txt": MORE, "c.jsonl.gz": gzip.compress(b'{"id": "c", "text": "They met."}')}
    )
    files = {"z/a.txt": PROSE, "inner.zip": inner, "__MACOSX/a.txt": "x", "p.png": b"\x89PNG"}
    found, faults, _ = all_of(write(tmp_path / "x.zip", zipped(files)))
    assert ([a.text for a in found], faults) == ([MORE, "They met.", PROSE], [])


def test_json_list_is_read(tmp_path: Path) -> None:
    content = {"articles": [{"title": "A", "content": PROSE, "source": {"name": "The Gull"}}]}
    article = only(write(tmp_path / "x.json", json.dumps(content)))
    assert (article.title, article.text, article.publisher) == ("A", PROSE, "The Gull")


def test_parts_of_a_saved_page_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "pact.html", article_page())
    write(tmp_path / "pact_files" / "frame.html", article_page(MORE))
    write(tmp_path / "other_files" / "a.txt", MORE)
    assert [a.text for a in read(str(tmp_path))] == [MORE, f"{PROSE}\n\n{MORE}"]


PAGE = article_page().encode()
LIVE_HEAD = "<title>Talks: live updates</title>"
POSTS = [
    ("2021-05-03T08:05:00+02:00", "Envoys arrive", PROSE),
    ("2021-05-04T17:30:00+02:00", "Talks end", MORE),
]


def test_live_blog_gives_each_post_its_own_time_from_metadata(tmp_path: Path) -> None:
    updates = [{"headline": h, "datePublished": t, "articleBody": b} for t, h, b in POSTS]
    data = {"@type": "LiveBlogPosting", "headline": "Talks", "liveBlogUpdate": updates}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found, _, notes = all_of(write(tmp_path / "x.html", page(f"<p>{PROSE}</p>", head=script)))
    assert [(a.title, a.date, a.text) for a in found] == [
        ("Envoys arrive", date(2021, 5, 3), PROSE),
        ("Talks end", date(2021, 5, 4), MORE),
    ]
    assert found[0].id == "envoys-arrive-2021-05-03-0805"
    assert "a live blog, its 2 posts read one by one" in notes[0]


def test_live_blog_gives_each_post_its_own_time_from_marks(tmp_path: Path) -> None:
    rows = "".join(
        f'<div class="post"><time datetime="{t}">then</time><h2>{h}</h2><p>{b}</p></div>'
        for t, h, b in POSTS
    )
    place = write(tmp_path / "x.html", page(f"<main>{rows}</main>", head=LIVE_HEAD))
    found, _, _ = all_of(place)
    assert [(a.title, a.date, a.text) for a in found] == [
        ("Envoys arrive", date(2021, 5, 3), PROSE),
        ("Talks end", date(2021, 5, 4), MORE),
    ]


@pytest.mark.parametrize(
    "cut",
    [
        pytest.param("<div class='wall'><p>Subscribe to continue reading</p></div>", id="asked"),
        pytest.param(
            '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
            id="declared",
        ),
    ],
)
def test_stub_before_a_paywall_is_said_to_be_one(tmp_path: Path, cut: str) -> None:
    html = article_page().replace("</article>", f"</article>{cut}")
    found, faults, notes = all_of(write(tmp_path / "x.html", html))
    assert (len(found), faults) == (1, [])
    assert "a stub of 52 words, the rest is behind a paywall" in notes[0]


def test_stub_has_none_of_what_stands_around_it(tmp_path: Path) -> None:
    figure = "<figure><figcaption>Norland invades Sudria in this drawing.</figcaption></figure>"
    links = "<div><h3>Read more</h3><ul><li><a href='/a'>Sudria sues Norland</a></li></ul></div>"
    wall = "<p><b>Subscribe to continue reading.</b> Norland is for subscribers only.</p>"
    body = f"<article><h1>A pact</h1>{figure}<p>Norland met Sudria on Mon…</p>{wall}{links}"
    found, _, notes = all_of(write(tmp_path / "x.html", page(body, head="<title>A pact</title>")))
    assert [(a.text, a.stub) for a in found] == [("Norland met Sudria on Mon…", True)]
    assert "a stub of 5 words" in notes[0]


def test_whole_article_is_no_stub(tmp_path: Path) -> None:
    html = article_page(*[f"{PROSE} {MORE} Round {n}." for n in range(12)])
    html = html.replace("</article>", "</article><p>Already a subscriber?</p>")
    assert all_of(write(tmp_path / "x.html", html))[2] == []


CSV = f'headline,body,published,outlet\n"A pact","{PROSE}",2021-05-03,The Gull\n'


def test_usual_columns_are_found(tmp_path: Path) -> None:
    article = only(write(tmp_path / "x.csv", CSV))
    assert (article.title, article.text) == ("A pact", PROSE)
    assert (article.date, article.publisher) == (DAY, "The Gull")
    assert article.id == "a-pact-2021-05-03"


def test_columns_are_named(tmp_path: Path) -> None:
    content = f"kop;tekst;dag\nA pact;{PROSE};3 May 2021\n"
    named = {"title": "kop", "text": "tekst", "date": "dag"}
    article = only(write(tmp_path / "x.csv", content), columns=named)
    assert (article.title, article.text, article.date) == ("A pact", PROSE, DAY)


def test_columns_are_named_for_json_lines_too(tmp_path: Path) -> None:
    content = json.dumps({"kop": "A pact", "tekst": PROSE})
    article = only(write(tmp_path / "x.jsonl", content), columns={"title": "kop", "text": "tekst"})
    assert (article.title, article.text) == ("A pact", PROSE)


def test_table_in_utf_16_is_read(tmp_path: Path) -> None:
    assert only(write(tmp_path / "x.csv", CSV.encode("utf-16"))).text == PROSE


def test_parquet_is_read_by_its_columns(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = pyarrow.table({"body": [PROSE, None, MORE], "published": [DAY] * 3, "n": [1, 2, 3]})
    parquet.write_table(rows, tmp_path / "x.parquet")
    found, faults, _ = all_of(str(tmp_path / "x.parquet"))
    assert [(a.text, a.date) for a in found] == [(PROSE, DAY), (MORE, DAY)]
    assert len(faults) == 1
    assert "x.parquet: row 2: expected a text" in faults[0]


def test_absent_pyarrow_is_said_with_its_extra(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'entente-graph\[parquet\]'"):
        list(read(write(tmp_path / "x.parquet", b"PAR1....PAR1")))


@pytest.mark.parametrize(
    ("content", "columns", "said"),
    [
        pytest.param("a,b\n1,2\n", {}, "expected a text, found only a, b; name what holds it: "
                     "--columns text=NAME", id="no text column"),
        pytest.param("a,bodi\n1,2\n", {"text": "body"}, "expected a column 'body' for text, found "
                     "a, bodi; did you mean bodi", id="no such column"),
        pytest.param("text,text\n1,2\n", {}, "for each column, got 'text' twice", id="twice"),
        pytest.param("", {}, "got an empty file", id="empty"),
        pytest.param("\n\n", {}, "a row of column names, found none", id="blank"),
        pytest.param("id,text\n1\n", {}, "x.csv:2: expected 2 cells, got 1", id="short row"),
        pytest.param("id,text\n1,2,3\n", {}, "x.csv:2: expected 2 cells, got 3", id="long row"),
        pytest.param("id,text\n1,\n", {}, "x.csv:2: expected a text", id="no text"),
        pytest.param("text,date\nThey met.,05/03/2021\n", {}, "x.csv:2: date: expected YYYY-MM-DD",
                     id="date of two meanings"),
    ],
)  # fmt: skip
def test_bad_table_is_named(
    tmp_path: Path, content: str, columns: dict[str, str], said: str
) -> None:
    with pytest.raises(InputError) as caught:
        list(read(write(tmp_path / "x.csv", content), columns=columns))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bad_rows_lose_no_others_and_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"{n}\n" for n in range(30))
    found, faults, _ = all_of(write(tmp_path / "x.csv", f"id,text\n{rows}last,They met.\n"))
    assert [a.id for a in found] == ["last"]
    assert len(faults) == 21
    assert faults[-1].endswith("x.csv: 10 more faults like these")


def test_large_file_is_read_as_it_comes(tmp_path: Path) -> None:
    line = json.dumps({"text": "They met."})
    place = write(tmp_path / "x.jsonl", f"{line}\n" * 3 + "{oops")
    articles = read(place)
    assert next(articles).text == "They met."


def test_feed_with_entities_is_refused_whatever_its_root(tmp_path: Path) -> None:
    dtd = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hosts">]>'
    found, faults, _ = all_of(write(tmp_path / "x.rss", f"{dtd}<r><item>&x;</item></r>"))
    assert (found, len(faults)) == ([], 1)
    assert "expected XML without entities" in faults[0]


def test_facts_have_no_signs_that_command_a_terminal(tmp_path: Path) -> None:
    line = {"text": PROSE, "publisher": "\x1b]0;Gull\x07 Post", "title": "A\u202epact"}
    article = only(write(tmp_path / "x.jsonl", json.dumps(line)))
    assert (article.publisher, article.title) == ("]0;Gull Post", "Apact")


def test_name_of_a_file_stands_in_one_line(tmp_path: Path) -> None:
    _, faults, _ = all_of(write(tmp_path / "a\n\x1b[31mb.pdf", b"%PDF-"))
    assert faults[0].startswith(f"{tmp_path}/a??[31mb.pdf: expected a whole PDF file")


def test_empty_text_of_a_record_is_told_with_its_column(tmp_path: Path) -> None:
    _, faults, _ = all_of(write(tmp_path / "x.jsonl", '{"body": "", "title": "A pact"}'))
    assert faults == [f"{tmp_path}/x.jsonl:1: expected a text in 'body', found it empty"]
