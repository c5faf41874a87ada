"""Makes 500 damaged inputs, the same ones every time, and reads them all.

Run as a program, it prints one line of JSON for each: how long it took, how many articles and
which faults came of it; then what memory was used at most.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import resource
import sys
import tarfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from read_samples import (
    MORE,
    PROSE,
    article_page,
    docx,
    mail,
    mail_with,
    mailbox,
    page,
    pdf_of,
    simple_pdf,
    tarred,
    warc_record,
    zipped,
)

COUNT = 500
Damaged = tuple[str, bytes]
_CSV = "id,title,text,date\n" + "".join(f'{n},"Pact {n}","{PROSE}",2021-05-03\n' for n in range(9))
_JSONL = "".join(json.dumps({"id": n, "text": PROSE, "title": f"P {n}"}) + "\n" for n in range(9))
_RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Gull</title>'
    + "".join(
        f"<item><title>Pact {n}</title><description>{PROSE}</description></item>" for n in range(5)
    )
    + "</channel></rss>"
)
_MARKDOWN = f"---\ntitle: A pact\ndate: 2021-05-03\n---\n# A pact\n\n{PROSE}\n\n> *{MORE}*\n"


def _parquet() -> bytes:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        return b"PAR1" + bytes(400) + b"PAR1"
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": [PROSE, MORE]}), out)
    return out.getvalue()


def _whole() -> dict[str, bytes]:
    """Give a sound file of each kind by its suffix."""
    record = warc_record("https://gull.example/1", article_page().encode())
    return {
        ".txt": f"A pact\n\n3 May 2021\n\n{PROSE}\n\n{MORE}\n".encode(),
        ".md": _MARKDOWN.encode(),
        ".html": article_page().encode(),
        ".pdf": simple_pdf(),
        ".docx": docx(PROSE, MORE),
        ".eml": mail(article_page(), kind="text/html"),
        ".csv": _CSV.encode(),
        ".jsonl": _JSONL.encode(),
        ".json": json.dumps([{"text": PROSE}]).encode(),
        ".xml": _RSS.encode(),
        ".parquet": _parquet(),
        ".warc": record * 2,
        ".warc.gz": gzip.compress(record) * 2,
        ".zip": zipped({"a.txt": PROSE, "b.html": article_page()}),
        ".jsonl.xz": lzma.compress(_JSONL.encode()),
        ".csv.bz2": bz2.compress(_CSV.encode()),
        ".tar": tarred({"a.txt": PROSE, "b.html": article_page()}),
        ".tar.gz": gzip.compress(tarred({"a.txt": PROSE, "b.jsonl": _JSONL})),
        ".mbox": mailbox(mail(PROSE), mail_with({"a.pdf": simple_pdf()}, MORE)),
    }


def cut(whole: dict[str, bytes]) -> Iterator[Damaged]:
    for suffix, data in whole.items():
        for tenth in range(1, 10):
            yield f"cut-{tenth}{suffix}", data[: len(data) * tenth // 10]


def garbled(whole: dict[str, bytes], chance: random.Random) -> Iterator[Damaged]:
    for suffix, data in whole.items():
        for number in range(8):
            wrong = bytearray(data)
            for _ in range(1 + 4 * number):
                wrong[chance.randrange(len(wrong))] = chance.randrange(256)
            yield f"garbled-{number}{suffix}", bytes(wrong)


def joined(whole: dict[str, bytes], chance: random.Random) -> Iterator[Damaged]:
    suffixes = list(whole)
    for suffix, data in whole.items():
        for number in range(4):
            other = whole[chance.choice(suffixes)]
            yield f"joined-{number}{suffix}", data[: len(data) // 2] + other[len(other) // 3 :]


def empty(whole: dict[str, bytes]) -> Iterator[Damaged]:
    for suffix, data in whole.items():
        yield f"empty{suffix}", b""
        yield f"zeros{suffix}", bytes(5000)
        yield f"holed{suffix}", data[:60] + bytes(300) + data[60:]


def encodings() -> Iterator[Damaged]:
    text = f"“Café” – {PROSE} Čapek, Łódź, Москва, 東京."
    names = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252",
             "cp1250", "koi8-r", "cp1251", "shift_jis", "gb18030", "big5", "cp437", "cp037",
             "utf-7")  # fmt: skip
    for name in names:
        data = text.encode(name, errors="ignore")
        yield f"as-{name}.txt", data
        yield f"mixed-{name}.txt", data + text.encode("utf-16-le") + "Ü".encode("cp1252")
    for number, charset in enumerate(
        ("utf-9", "base64", "rot13", "utf-16", "x" * 20, "idna", "zlib")
    ):
        head = f'<meta charset="{charset}">'
        yield f"charset-{number}.html", article_page("Čapek. " + PROSE, head=head).encode()


def long_lines() -> Iterator[Damaged]:
    size = 1_000_000
    yield "long.txt", b"a" * size
    yield "long-words.txt", b"Norland armed. " * (size // 10)
    yield "long-links.md", b"[" * size
    yield "long-stars.md", b"**a " * (size // 20)
    yield "long-quotes.md", b"`" * size
    yield "long-fences.md", b"```\n~~~\n" * (size // 8)
    yield "long-front.md", b"---\n" + b"a: b\n" * 20_000
    yield "long.jsonl", b'{"text": "' + b"a" * 11_000_000
    yield "long.csv", b'text\n"' + b"a" * 11_000_000
    yield "long-header.csv", b"a," * size
    yield "long.eml", b"Subject: " + b"a" * size + b"\n\nThey met."
    yield "long-encoded.eml", b"Subject: " + b"=?utf-8?q?a?= " * 2_000 + b"\n\nThey met."
    yield "long-address.eml", b"From: " + b"(" * 200_000 + b"\n\nThey met."
    yield "long.warc", b"WARC/1.1\r\n" + b"a" * size
    yield "long-headers.warc", b"WARC/1.1\r\n" + b"a: b\r\n" * 200_000
    yield "long.html", page("<p>" + "a" * size).encode()
    yield "long-date.txt", b"1 of " * (size // 5)
    yield "long-menu.txt", b"a | " * (size // 4)
    yield "too-large.txt", b"They met. " * 1_100_000
    yield "too-large.html", page("<p>They met.</p>" * 700_000).encode()


def hostile_pages() -> Iterator[Damaged]:
    size = 200_000
    bodies = {
        "attributes": "<p " + " ".join(f"a{n}=1" for n in range(size // 8)) + ">They met.</p>",
        "breaks": "<p>a" + "<br>" * size,
        "comments": "<!--" * size,
        "signs": "<" * size,
        "entities": "&amp;" * (size // 5),
        "strange-entities": "&#1114112;&#0;&#xD800;&bogus;" * 1000,
        "spans": "<p>" + "<span>a </span>" * (size // 15),
        "links": "<a href='http://gull.example/a'>b</a> " * (size // 40),
        "times": "<time datetime='2021-05-03'>x</time>" * (size // 40),
        "live": "live blog <div>" + f"<div><time datetime='9999-99-99'></time>{PROSE}</div>" * 300,
        "script": "<script>" * 20_000 + PROSE,
        "base": f"<base href='javascript:x'><p>{PROSE}</p>",
        "frames": "<frameset>" * 5_000 + "<iframe src='x'>" * 5_000,
        "table": "<table><tr>" + "<td>a" * 20_000,
        "forms": "<form><input>" * 10_000,
        "svg": "<svg><g>" * 20_000,
        "nulls": "<p>\0" * 2_000,
        "no-end": "<p class='" + "a" * size,
    }
    for name, body in bodies.items():
        yield f"page-{name}.html", page(body).encode()
    heads = {
        "title": "<title>" + "a | " * (size // 4),
        "metas": "<meta name=author content=b>" * (size // 30),
        "dates": "".join(
            f'<meta property="article:published_time" content="{n}">' for n in range(5000)
        ),
        "data": '<script type="application/ld+json">' + "[" * size + "</script>",
        "data-cut": '<script type="application/ld+json">{"a": ' * 5_000,
        "data-odd": '<script type="application/ld+json">{"@type": "LiveBlogPosting", '
        '"liveBlogUpdate": [1, {"datePublished": 7, "articleBody": {"a": []}}]}</script>',
        "charset": '<meta charset="utf-16">',
        "language": '<html lang="' + "x" * 5_000 + '">',
    }
    for name, head in heads.items():
        yield f"head-{name}.html", page(f"<p>{PROSE}</p><p>{MORE}</p>", head=head).encode()


def nested() -> Iterator[Damaged]:
    deep = 100_000
    yield "deep.json", b"[" * deep
    yield "deep.jsonl", b'{"text": ' + b"[" * deep + b"\n" + b'{"a":' * deep
    yield "deep-object.json", b'{"a":' * deep
    yield "deep.html", page("<div>" * deep + PROSE).encode()
    yield "deep-bold.html", page("<p>" + "<b>" * deep + PROSE).encode()
    yield "deep-list.html", page("<ul><li>" * deep + PROSE).encode()
    yield "deep.xml", b"<rss>" + b"<channel>" * deep
    yield "deep-item.xml", b"<rss><channel><item><description>" + b"<div>" * deep
    yield "deep-front.md", b"---\na: " + b"[" * 9_000 + b"\n---\nThey met."
    yield "deep-quote.md", b">" * deep
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)
    )
    yield "deep.eml", b"From: a@b.example\n" + parts
    yield "deep-message.eml", b"From: a\n" + b"Content-Type: message/rfc822\n\n" * 5_000
    yield "deep.docx", docx(body="<w:p>" * deep)
    data = PROSE.encode()
    for depth in range(1, 7):
        data = zipped({"a.zip" if depth > 1 else "a.txt": data})
        yield f"deep-{depth}.zip", data
    data = PROSE.encode()
    for depth in range(1, 6):
        data = gzip.compress(data)
        yield "deep.txt" + ".gz" * depth, data


def holders() -> Iterator[Damaged]:
    """Yield archives and mails that hold what they should not."""
    size = 1_000_000
    data = PROSE.encode()
    for depth in range(1, 6):
        data = tarred({"a.tar" if depth > 1 else "a.txt": data})
        yield f"deep-{depth}.tar", data
    sizes = {"pax": b"x", "name": b"L", "link": b"K", "all": b"g", "sparse": b"S", "odd": b"?"}
    for name, kind in sizes.items():
        yield f"header-{name}.tar", _headed(kind, size) + bytes(size)
        yield f"header-{name}-cut.tar", _headed(kind, 1 << 40) + b"1 a=b\n" * 200
    yield "header-negative.tar", _headed(b"0", -1) + bytes(5_000)
    for name, said in {"size": b"12 size=-9\n", "length": b"0 a=b\n", "no": b"9 a\n"}.items():
        padded = said.ljust(512, b"\0")
        yield f"pax-{name}.tar", _headed(b"x", len(said)) + padded + _headed(b"0", 9)
    yield "many.tar", _headed(b"5", 0) * 4_000
    yield "names.tar", tarred({"a\x1b[2J\nb.txt": "", "../../c.txt": "", "/etc/d.txt": ""})
    yield (
        "zero-lines.tar.gz",
        gzip.compress(tarred({f"{n}.jsonl": bytes(9_000_000) for n in range(9)})),
    )
    begun = b"From a@b.example Mon May  3 08:00:00 2021\n"
    yield "openings.mbox", (begun + b"\n") * 20_000
    yield "line.mbox", begun + b"Subject: " + b"a" * 41_000_000
    yield "no-header.mbox", begun + b"\n\n" + PROSE.encode()
    yield "no-opening.mbox", PROSE.encode()
    inner = mail(PROSE)
    for _ in range(12):
        inner = mail_with({"a.txt": mailbox(inner)})
    yield "deep.mbox", mailbox(inner)
    zeros = gzip.compress(bytes(30_000_000))
    yield "bomb-files.eml", mail_with({f"{n}.txt": zeros for n in range(9)}, PROSE)
    yield "bomb-zips.eml", mail_with({f"{n}.docx": zipped({"a.txt.gz": zeros}) for n in range(9)})
    yield "odd-names.eml", mail_with({"\x1b[2J.txt": b"", "..\\a.pdf": b"x", "/etc/a.txt": b"\0"})
    yield "files.eml", mail_with({f"{n}.txt": b"They met." for n in range(300)})
    yield "broken-files.eml", mail_with({f"{n}.pdf": b"%PDF-" for n in range(25)})


def _headed(kind: bytes, size: int) -> bytes:
    """Give a header of a tar archive; nothing checks that what it says makes sense."""
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)[-512:]


def bombs() -> Iterator[Damaged]:
    zeros = bytes(60_000_000)
    packed = gzip.compress(zeros, 9)
    yield "bomb.txt.gz", packed
    yield "bomb.jsonl.gz", packed
    yield "bomb.csv.gz", packed
    yield "bomb.txt.gz.gz", gzip.compress(packed)
    yield "bomb.warc.gz", packed
    yield "bomb.jsonl.bz2", bz2.compress(zeros)
    yield "bomb.jsonl.xz", lzma.compress(zeros, preset=0)
    yield "bomb.zip", zipped({f"{n}.txt": zeros[:30_000_000] for n in range(3)})
    yield "bomb-lines.zip", zipped({f"{n}.jsonl": b"\n" * 1_000_000 for n in range(4)})
    inner = zipped({"a.jsonl": zeros})
    yield "bomb-nested.zip", zipped({f"{n}.zip": inner for n in range(3)})
    yield "bomb.docx", zipped({"word/document.xml": b"<a>" + b" " * 60_000_000})
    body = f'<w:p xmlns:w="x">{"<w:r/>" * 200_000}</w:p>'
    yield "bomb-elements.docx", docx(body=body)
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]><rss>&a11;</rss>'
    yield "bomb.xml", bomb.encode()
    yield "bomb-wide.xml", bomb.encode("utf-16")
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hosts">]><rss><item>&x;</item></rss>'
    yield "outside.xml", outside.encode()
    yield "bomb.docx.zip", zipped({"word/document.xml": bomb})
    aliases = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    yield "bomb.md", f"---\na0: &a0 [x, x]\n{aliases}title: *a11\n---\n{PROSE}".encode()
    yield (
        "bomb-dossier.md",
        f"---\nid: x\na0: &a0 [x]\n{aliases}claims: *a11\n---\n{PROSE}".encode(),
    )
    wide = warc_record("https://gull.example/1", packed, extra="Content-Encoding: gzip\r\n")
    yield "bomb-body.warc", wide
    yield (
        "bomb-chunks.warc",
        warc_record(
            "https://gull.example/1", b"fffffffff\r\nx", extra="Transfer-Encoding: chunked\r\n"
        ),
    )
    yield "bomb-length.warc", wide.replace(b"Content-Length: ", b"Content-Length: 99999999")
    yield "locked.zip", _locked(zipped({"a.txt": PROSE}))


def _locked(archive: bytes) -> bytes:
    """Set the sign of a password at each place where it stands."""
    data = bytearray(archive)
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + at] |= 1
    return bytes(data)


def pdf_bombs() -> Iterator[Damaged]:
    def one_page(content: bytes, extra: bytes = b"") -> bytes:
        return pdf_of([
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", b"<<>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</X 7 0 R>>>>>>",
            b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(content), content),
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>"
            b"/Length 14>>stream\n/X Do /X Do /X\nendstream",
        ])  # fmt: skip

    shown = b"BT /F 9 Tf 9 9 Td (They met.) Tj ET\n"
    flate = b"/Filter/FlateDecode"
    yield "bomb.pdf", one_page(zlib.compress(shown * 400_000), flate)
    twice = zlib.compress(zlib.compress(bytes(100_000_000)))
    yield "bomb-twice.pdf", one_page(twice, b"/Filter[/FlateDecode/FlateDecode]")
    yield "bomb-filters.pdf", one_page(b"x", b"/Filter[" + b"/FlateDecode" * 5_000 + b"]")
    yield "loop.pdf", one_page(b"/X Do " * 100)
    yield "deep.pdf", one_page(b"q " * 1_000_000 + shown)
    yield "deep-array.pdf", pdf_of([b"[" * 500_000, b"<<" * 200_000])
    kids = b"<</Type/Pages/Count 9999999/Kids[%s]>>" % (b"2 0 R " * 5_000)
    yield "pages.pdf", pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", kids, b"<<>>", b"<<>>"])
    same = b"<</Type/Pages/Count 5000/Kids[%s]>>" % (b"5 0 R " * 5_000)
    whole = one_page(shown).replace(b"<</Type/Pages/Count 1/Kids[5 0 R]>>", same)
    yield "many-pages.pdf", whole
    yield "locked.pdf", simple_pdf().replace(b"/Info 4 0 R", b"/Info 4 0 R/Encrypt 4 0 R")
    yield "no-text.pdf", one_page(b"0 0 9 9 re f")
    yield "no-pages.pdf", pdf_of([b"<</Type/Catalog>>"])
    yield "xref.pdf", simple_pdf().replace(b"startxref\n", b"startxref\n9")


def tables() -> Iterator[Damaged]:
    rows = {
        "no-text": "a,b\n1,2\n",
        "short": "id,text\n1\n",
        "long": "id,text\n1,2,3\n",
        "twice": "text,text\n1,2\n",
        "blank-names": ",,\n1,2,3\n",
        "one": "text\n",
        "quote": 'id,text\n1,"never ends\n' + "2,x\n" * 200,
        "inner-quote": 'id,text\n1,"a"b"c"\n',
        "returns": "id,text\r1,They met.\r2,They left.\r",
        "tabs": "id\ttext\n1\tThey met.\n",
        "date": "text,date\nThey met.,tomorrow\n",
        "american": "text,date\nThey met.,05/03/2021\n",
        "number-date": "text,date\nThey met.,99999999\n",
        "language": "text,language\nThey met.,\x01\n",
        "same-id": "id,text\n1,They met.\n1,They left.\n",
        "bell": "id,text\n1,They\x07met.\n",
    }
    for name, content in rows.items():
        yield f"table-{name}.csv", content.encode()
    lines = {
        "list": "[1]", "word": "null", "number": "1e999", "nan": '{"text": NaN}',
        "half": '{"text": "\\ud800 met."}', "id": '{"id": [1], "text": "They met."}',
        "no-text": '{"id": 1}', "text-list": '{"text": [1, 2]}',
        "date": '{"text": "a b", "date": {}}',
        "digits": '{"text": 1' + "0" * 9_000 + "}", "key": '{"text": "a", 5}',
        "twice": '{"id": 1, "text": "a"}\n' * 2,
    }  # fmt: skip
    for name, content in lines.items():
        yield f"line-{name}.jsonl", content.encode()


def damaged() -> list[Damaged]:
    """Give all of them."""
    whole, chance = _whole(), random.Random(8)  # noqa: S311 no secret
    special: list[Damaged] = []
    makers = (encodings, long_lines, hostile_pages, nested, holders, bombs, pdf_bombs, tables)
    for make in makers:
        special += make()
    usual = [*empty(whole), *cut(whole), *joined(whole, chance), *garbled(whole, chance)]
    chosen = chance.sample(usual, COUNT - len(special))
    return special + chosen


def tell(found: object) -> None:
    sys.stdout.write(json.dumps(found) + "\n")


def main(folder: Path) -> None:
    from graph.read import read
    from graph.read.bounded import Limits, set_limits

    set_limits(Limits(work=0.9, clock=9.0))
    for name, data in damaged():
        path = folder / name
        path.write_bytes(data)
        faults: list[object] = []
        begun = time.monotonic()
        articles = sum(1 for _ in read(str(path), on_fault=faults.append))
        took = time.monotonic() - begun
        path.unlink()
        said = [str(fault) for fault in faults]
        tell({"name": name, "seconds": took, "articles": articles, "faults": said})
    used = [
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    tell({"used": max(used) * 1024})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
