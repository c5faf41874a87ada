"""Files of coded events in, rows out."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date

import pytest

from graph.errors import InputError
from graph.model.coded import CodedEvent
from graph.read.coded import open_coded


def gdelt(width=61, **cells):
    """A row of GDELT; cells are given by their numbers."""
    row = [""] * width
    for place, cell in cells.items():
        row[int(place.removeprefix("c"))] = cell
    return "\t".join(row) + "\n"


ROW = gdelt(c0="77", c1="20240618", c5="RUSGOV", c6="RUSSIA", c15="PRK", c16="NORTH KOREA",
            c26="057", c59="20240619120000", c60="https://news.example/a")  # fmt: skip
ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\n"
    "5\t2014-03-01\tSergey Lavrov\tForeign Ministry\tRussian Federation\tConsult\t040\t1.0\t"
    "Japan\t\tJapan\t900\t2\tA wire\n"
)
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tContexts\tActor Name\tActor Country\t"
    "Primary Actor Sector\tRecipient Name\tRecipient Country\tPrimary Recipient Sector\t"
    "Source\tPublication Date\tHeadline\n"
    "e9\t2023-02-03\tAID\t\tmilitary\tGermany\tDEU\tGOV\tUkraine\tUKR\tGOV\ta-daily\t2023-02-04\t"
    "Tanks on their way\n"
)
OTHER = "Date,Actor1 Code,Actor2 Code,EventCode,Link\n2020-01-02,IRN,IRQ,042,https://x.example\n"


def rows(path, columns=None):
    with open_coded(path, columns) as file:
        return file.dataset, list(file.rows)


@pytest.fixture
def write(tmp_path):
    def write_text(text, name="events.tsv"):
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return write_text


def test_gdelt_is_known_by_its_columns(write):
    dataset, [event] = rows(write(ROW))
    assert dataset == "GDELT 2"
    assert (event.id, event.cameo, event.url) == ("77", "057", "https://news.example/a")
    assert (event.source.code, event.source.name) == ("RUSGOV", "RUSSIA")
    assert (event.target.code, event.target.name) == ("PRK", "NORTH KOREA")
    assert (event.day, event.published) == (date(2024, 6, 18), date(2024, 6, 19))


def test_older_gdelt_has_its_address_elsewhere(write):
    row = gdelt(58, c0="1", c1="20130401", c5="USA", c15="CHN", c26="040", c57="https://o.example")
    dataset, [event] = rows(write(row))
    assert (dataset, event.url, event.target.code) == ("GDELT 1", "https://o.example", "CHN")


def test_icews_has_countries_in_words(write):
    dataset, [event] = rows(write(ICEWS))
    assert (dataset, event.cameo, event.day) == ("ICEWS", "040", date(2014, 3, 1))
    assert (event.source.name, event.source.country) == ("Sergey Lavrov", "Russian Federation")
    assert event.source.sectors == "Foreign Ministry"
    assert event.notes == ("publisher A wire", "story 900")


def test_polecat_has_roots_modes_and_contexts(write):
    dataset, [event] = rows(write(POLECAT))
    assert (dataset, event.plover, event.mode) == ("POLECAT", "AID", "military")
    assert (event.source.country, event.target.sectors) == ("DEU", "GOV")
    assert (event.published, event.title) == (date(2023, 2, 4), "Tanks on their way")


def test_other_tables_are_read_by_their_heads(write):
    dataset, [event] = rows(write(OTHER, "mine.csv"))
    assert (dataset, event.cameo, event.url) == ("mine", "042", "https://x.example")
    assert (event.source.code, event.target.code) == ("IRN", "IRQ")


def test_heads_can_be_named(write):
    path = write("wer;wem;was\nIRN;IRQ;042\n", "fremd.csv")
    with pytest.raises(InputError, match="say which they are with --column"):
        rows(path)
    _, [event] = rows(path, {"source_code": "wer", "target_code": "wem", "cameo": "was"})
    assert (event.source.code, event.cameo) == ("IRN", "042")
    with pytest.raises(InputError, match="expected a column 'who' for source_code"):
        rows(path, {"source_code": "who"})


def test_rows_without_an_id_have_one_of_their_cells(write):
    _, twice = rows(write(OTHER + OTHER.splitlines()[1] + "\n", "mine.csv"))
    _, [other] = rows(write(OTHER.replace("042", "043"), "other.csv"))
    assert len({event.id for event in twice}) == 1
    assert other.id != twice[0].id


@pytest.mark.parametrize("packing", ["gz", "zip"])
def test_packed_files_are_unpacked(tmp_path, packing):
    path = tmp_path / f"events.CSV.{packing}"
    if packing == "gz":
        path.write_bytes(gzip.compress(ROW.encode()))
    else:
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("20240618.export.CSV", ROW)
    assert rows(path)[1][0].id == "77"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        (ROW + "1\t2\n" + ROW, 2, "expected 61 columns, got 2"),
        (ROW + ROW.replace("20240618", "20241318") + ROW, 2, "expected a date like 2024-06-19"),
        (ICEWS + "6\t2014\n" + ICEWS.splitlines()[1] + "\n", 3, "expected 14 columns, got 2"),
        (ROW + "\x00\n" + ROW, 2, "expected 61 columns, got 1"),
    ],
    ids=["columns", "date", "headed", "zeros"],
)
def test_a_row_that_cannot_be_read_is_told_and_the_rest_read_on(write, text, place, reason):
    _, found = rows(write(text))
    [fault] = [item for item in found if isinstance(item, InputError)]
    assert f"events.tsv:{place}: {reason}" in str(fault)
    assert len([item for item in found if isinstance(item, CodedEvent)]) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.tsv", None, "expected a file of events, got: No such file"),
        ("empty.tsv", b"", "expected rows of events, found nothing"),
        ("prose.txt", b"Once upon a time.\n", "got 1 column: Once upon a time."),
        ("broken.zip", b"PK\x03\x04no", "expected a file of events, got:"),
        ("broken.gz", b"\x1f\x8bno", "expected a file of events, got:"),
    ],
)
def test_other_files_are_refused_in_one_line(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        rows(tmp_path / name)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rows_are_read_one_by_one(tmp_path):
    path = tmp_path / "endless.tsv"
    path.write_text(ROW * 50_000)
    with open_coded(path) as file:
        assert next(file.rows).id == "77"
        assert next(file.rows).place.endswith(":2")


@pytest.mark.parametrize("packing", [lambda data: data, gzip.compress], ids=["plain", "packed"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_encoding_is_told_by_the_first_bytes(tmp_path, encoding, packing):
    text = OTHER.replace("Link", "Link,Actor1 Name") + OTHER.splitlines()[1] + ",Türkiye\n"
    text = text.replace("x.example\n", "x.example,Kırıkkale\n" if "utf" in encoding else "x,é\n", 1)
    path = tmp_path / ("events.csv.gz" if packing is gzip.compress else "events.csv")
    path.write_bytes(packing(text.encode(encoding)))
    _, found = rows(path)
    assert [event.source.name for event in found][1] == "Türkiye"
    assert all(isinstance(event, CodedEvent) for event in found)
