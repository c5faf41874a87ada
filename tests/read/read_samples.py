"""Makes files of the kinds that are read: PDF, Word, WARC and mail, byte by byte."""

from __future__ import annotations

import base64
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

PROSE = (
    "Norland and Sudria opened talks on fishing rights in the capital on Monday, their first in "
    "ten years, after both had withdrawn their envoys."
)
MORE = (
    "Sudria praised Norland for its patience, and promised to send its foreign minister to the "
    "next round of talks, which both sides want to hold in the autumn."
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(body: str, *, head: str = "", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def article_page(*paragraphs: str, title: str = "A pact on fish", head: str = "") -> str:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (PROSE, MORE))
    return page(f"<article><h1>{title}</h1>{prose}</article>", head=f"<title>{title}</title>{head}")


Placed = tuple[float, float, int, str]  # left, bottom, size of letters, words


def pdf(pages: Iterable[Iterable[Placed]], info: Mapping[str, str] | None = None) -> bytes:
    """Give a PDF file with words at their places."""
    drawn = ["".join(map(_shown, words)).encode("cp1252") for words in pages]
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(drawn)))
    meta = "".join(f"/{key} ({value})" for key, value in (info or {}).items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(drawn)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{meta}>>".encode(),
    ]
    for i, content in enumerate(drawn):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * i} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return pdf_of(objects)


def pdf_of(objects: Iterable[bytes]) -> bytes:
    """Give a PDF file of objects; the first is its catalogue, the fourth its information."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), list[int]()
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\n" % (len(places) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _shown(placed: Placed) -> str:
    left, bottom, size, words = placed
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {left} {bottom} Td ({safe}) Tj ET\n"


def column(
    text: str, *, left: float = 72, top: float = 760, width: int = 80, size: int = 11
) -> list[Placed]:
    """Give the lines of a text wrapped at a width, one below the other."""
    lines, line = list[str](), ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [(left, top - 14 * i, size, words) for i, words in enumerate([*lines, line])]


def simple_pdf(*paragraphs: str, info: Mapping[str, str] | None = None) -> bytes:
    """Give a PDF file of one page, its paragraphs apart."""
    placed, top = list[Placed](), 780.0
    for paragraph in paragraphs or (PROSE, MORE):
        lines = column(paragraph, top=top)
        placed += lines
        top = lines[-1][1] - 28
    return pdf([placed], info)


def docx(*paragraphs: str, core: Mapping[str, str] | None = None, body: str = "") -> bytes:
    """Give a Word document; `body` is XML put after the paragraphs."""
    prose = "".join(f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in paragraphs)
    names = {"title": "dc:title", "creator": "dc:creator", "created": "dcterms:created"}
    meta = "".join(f"<{names[k]}>{escape(v)}</{names[k]}>" for k, v in (core or {}).items())
    return zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{prose}{body}</w:body>'
            "</w:document>",
            "docProps/core.xml": '<c xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{meta}</c>',
        }
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Give a zip archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, (2021, 5, 3, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def tarred(files: Mapping[str, str | bytes], *, form: int = tarfile.PAX_FORMAT) -> bytes:
    """Give a tar archive of files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def mailbox(*mails: bytes) -> bytes:
    """Give a mailbox of mails."""
    begun = b"From ana@gull.example Mon May  3 08:00:00 2021\n"
    return b"".join(begun + one.replace(b"\nFrom ", b"\n>From ") + b"\n\n" for one in mails)


def mail_with(files: Mapping[str, bytes], text: str = "", *, head: str = "") -> bytes:
    """Give a mail with files attached to it."""
    parts = [f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode()]
    parts += [
        b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Disposition: attachment; filename="%s"\r\n\r\n%s'
        % (name.encode(), base64.encodebytes(data))
        for name, data in files.items()
    ]
    fields = (
        "From: Ana Roth <ana@gull.example>\r\nSubject: A pact on fish\r\n"
        f"Date: Mon, 03 May 2021 08:00:00 +0200\r\nMessage-ID: <p1@gull.example>\r\n{head}"
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    )
    return fields.encode() + b"--b\r\n" + b"\r\n--b\r\n".join(parts) + b"\r\n--b--\r\n"


def warc_record(url: str, body: bytes, *, kind: str = "text/html", status: str = "200 OK",
                extra: str = "") -> bytes:  # fmt: skip
    """Give a record of an answered request."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2021-05-03T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def mail(body: str, *, kind: str = "text/plain", head: str = "", charset: str = "utf-8") -> bytes:
    """Give a mail of one part."""
    fields = (
        "From: Ana Roth <ana@gull.example>\r\nSubject: A pact on fish\r\n"
        f"Date: Mon, 03 May 2021 08:00:00 +0200\r\n{head}MIME-Version: 1.0\r\n"
        f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return fields.encode() + body.encode(charset)
