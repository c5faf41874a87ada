"""What holds other files: tar archives, mailboxes, mails with something attached."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from datetime import date
from pathlib import Path

import pytest
from read_samples import (
    MORE,
    PROSE,
    article_page,
    docx,
    mail,
    mail_with,
    mailbox,
    simple_pdf,
    tarred,
    zipped,
)

from graph.errors import EntenteError
from graph.model.article import Article
from graph.read import read

DAY = date(2021, 5, 3)


def all_of(path: Path, data: bytes) -> tuple[list[Article], list[str], list[str]]:
    path.write_bytes(data)
    faults: list[EntenteError] = []
    notes: list[str] = []
    found = list(read(str(path), on_fault=faults.append, on_note=notes.append))
    return found, [str(fault) for fault in faults], notes


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("x.tar", bytes),
        ("x.bin", bytes),
        ("x.tar.gz", gzip.compress),
        ("x.tgz", gzip.compress),
        ("x.tar.bz2", bz2.compress),
        ("x.tar.xz", lzma.compress),
    ],
)
def test_tar_archive_gives_the_files_in_it(tmp_path: Path, name: str, pack) -> None:
    files = {"b/a.txt": PROSE, "a.html": article_page(), ".b/c.txt": "x", "p.png": b"\x89PNG"}
    found, faults, _ = all_of(tmp_path / name, pack(tarred(files)))
    assert faults == []
    assert [(a.id, a.text) for a in found] == [
        ("a", PROSE),
        ("a-pact-on-fish", f"{PROSE}\n\n{MORE}"),
    ]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_names_of_a_tar_archive_are_read(tmp_path: Path, form: int) -> None:
    name = f"{'a' * 200}/{'b' * 120}-ü.txt"
    path = tmp_path / "x.tar"
    path.write_bytes(tarred({name: "", "c.txt": MORE}, form=form))
    told: list[EntenteError] = []
    assert [a.text for a in read(str(path), on_fault=told.append)] == [MORE]
    assert f"{'a' * 199}: expected an article" in str(told[0])


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path) -> None:
    files = {"../../up.txt": PROSE, "/etc/root.txt": MORE, "a\nb.txt": "They met. They left."}
    for name, packed in (("x.tar", tarred(files)), ("x.zip", zipped(files))):
        inner = tmp_path / name.replace(".", "-")
        inner.mkdir()
        found, faults, _ = all_of(inner / name, packed)
        assert faults == []
        assert {a.text for a in found} == {PROSE, MORE, "They met. They left."}
        assert [path.name for path in inner.iterdir()] == [name]


def test_links_and_devices_in_a_tar_archive_are_passed_over(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/hosts"
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(PROSE)
        archive.addfile(info, io.BytesIO(PROSE.encode()))
    found, faults, _ = all_of(tmp_path / "x.tar", out.getvalue())
    assert ([a.text for a in found], faults) == ([PROSE], [])


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        pytest.param(lambda t: t[:1300], "one that ends too soon", id="cut in a file"),
        pytest.param(lambda t: t[:1024], "one that ends too soon", id="cut after a file"),
        pytest.param(
            lambda t: t[:1024] + b"x" + t[1025:], "expected a whole tar archive", id="header"
        ),
    ],
)
def test_broken_tar_archive_gives_what_stands_before(tmp_path: Path, damage, reason: str) -> None:
    files = {"a.txt": PROSE, "b.txt": MORE * 2}
    found, faults, _ = all_of(tmp_path / "x.tar", damage(tarred(files)))
    assert [a.text for a in found] == [PROSE]
    assert len(faults) == 1
    assert reason in faults[0]


def test_tar_archive_in_others_unpacks_within_the_bounds_of_all(tmp_path: Path) -> None:
    inner = gzip.compress(bytes(10_000_000))
    files = {"a.txt": PROSE, **{f"{n}.txt.gz": inner for n in range(7)}, "z.txt.gz": inner}
    found, faults, _ = all_of(tmp_path / "x.tgz", gzip.compress(tarred(files)))
    assert [a.text for a in found] == [PROSE]
    assert any("unpacks to at most 100 times its size" in fault for fault in faults)


def test_mailbox_gives_an_article_for_each_mail(tmp_path: Path) -> None:
    second = mail(f"{MORE}\n\nFrom Monday on they rest.\n", head="Message-ID: <2@gull.example>\r\n")
    data = mailbox(mail(PROSE), second)
    for name in ("x.mbox", "Inbox"):
        found, faults, _ = all_of(tmp_path / name, data)
        assert faults == []
        assert [a.text for a in found] == [PROSE, f"{MORE}\n\nFrom Monday on they rest."]
        assert [a.url for a in found] == [None, "mid:2@gull.example"]
        assert {a.made_id for a in found} == {True}


def test_broken_mail_of_a_mailbox_is_told_with_its_number(tmp_path: Path) -> None:
    data = mailbox(mail(PROSE), b"Subject: x\n\n", mail(MORE))
    found, faults, _ = all_of(tmp_path / "x.mbox", data)
    assert [a.text for a in found] == [PROSE, MORE]
    assert faults == [f"{tmp_path}/x.mbox: mail 2: expected a mail with text, found none"]


def test_text_that_begins_with_from_is_no_mailbox(tmp_path: Path) -> None:
    found, faults, _ = all_of(tmp_path / "x.txt", f"From Norland, in May 2021.\n\n{PROSE}".encode())
    assert faults == []
    assert PROSE in found[0].text


def test_attached_documents_are_articles_of_their_own(tmp_path: Path) -> None:
    files = {
        "pact.pdf": simple_pdf(PROSE, MORE),
        "note.docx": docx(MORE),
        "page 1.html": article_page().encode(),
        "plain.txt": b"They met.",
        "face.png": b"\x89PNG",
        "../up.csv": b"text\nThey left.\n",
    }
    found, faults, notes = all_of(tmp_path / "x.eml", mail_with(files, "They wrote this."))
    assert faults == []
    assert [a.text for a in found] == [
        "They wrote this.", f"{PROSE}\n\n{MORE}", MORE, f"{PROSE}\n\n{MORE}", "They met.",
    ]  # fmt: skip
    assert [a.url for a in found] == [
        "mid:p1@gull.example",
        "mid:p1@gull.example#pact.pdf",
        "mid:p1@gull.example#note.docx",
        "mid:p1@gull.example#page%201.html",
        "mid:p1@gull.example#plain.txt",
    ]
    assert {a.date for a in found} == {DAY}
    assert f"{tmp_path}/x.eml: 2 attached, not read: face.png, ../up.csv" in notes
    assert f"{tmp_path}/x.eml: plain.txt: dated 2021-05-03, when it was sent" in notes


def test_mail_without_words_gives_what_is_attached(tmp_path: Path) -> None:
    found, faults, _ = all_of(tmp_path / "x.eml", mail_with({"pact.txt": PROSE.encode()}))
    assert ([a.text for a in found], faults) == ([PROSE], [])


def test_attached_file_that_is_broken_does_not_lose_the_mail(tmp_path: Path) -> None:
    data = mail_with({"pact.pdf": b"%PDF-1.7 broken", "b.txt": PROSE.encode()}, MORE)
    found, faults, _ = all_of(tmp_path / "x.eml", data)
    assert [a.text for a in found] == [MORE, PROSE]
    assert len(faults) == 1
    assert faults[0].startswith(f"{tmp_path}/x.eml: pact.pdf: expected a whole PDF file")


def test_mails_in_a_packed_mailbox_bring_what_is_attached(tmp_path: Path) -> None:
    box = gzip.compress(mailbox(mail_with({"a.txt": PROSE.encode()}, MORE), mail("They met.")))
    found, faults, _ = all_of(tmp_path / "x.zip", zipped({"in.mbox.gz": box}))
    assert ([a.text for a in found], faults) == ([MORE, PROSE, "They met."], [])


def test_what_is_attached_counts_as_a_level(tmp_path: Path) -> None:
    data = zipped({"x.eml": mail_with({"a.txt": gzip.compress(gzip.compress(b"They met."))}, MORE)})
    found, faults, _ = all_of(tmp_path / "x.zip", data)
    assert [a.text for a in found] == [MORE]
    assert ["at most 3 deep" in fault for fault in faults] == [True]
