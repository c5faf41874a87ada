"""Bytes in, text out: by byte-order mark, declared charset, UTF-8, or by what reads best."""

from __future__ import annotations

import codecs
import re

from graph.errors import InputError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_META = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]{0,100}encoding=[\"']([\w-]{3,20})")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_SIGN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]+")
# What a page calls these is in truth the Windows code page that holds more signs.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8",
          "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949",
          "euc-kr": "cp949", "shift_jis": "cp932", "iso-8859-9": "cp1254"}  # fmt: skip
# An apostrophe or an accented small letter of the Macintosh; a capital within a word otherwise.
_MAC = re.compile(rb"[a-z][\xd5\x8e\x8f\x87\x9f][a-z]")
_SAMPLE = 20_000
_WESTERN = 0.2


def decode(data: bytes, where: str, charset: str | None = None) -> str:
    """Give the text of the bytes; `charset` is what came with them, as from a server.

    Raises:
        InputError: they are no text, or blank.
    """
    text = text_of(data, charset)
    if _CONTROL.search(text):
        raise InputError(f"{where}: expected text, got binary data")
    if not text.strip():
        raise InputError(f"{where}: expected an article, got an empty file")
    return text


def text_of(data: bytes, charset: str | None = None) -> str:
    """Give the bytes as text, whatever they are."""
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if marked or (marked := _wide(data)):
        return data.decode(marked, errors="replace")
    for name in (charset, _declared(data), "utf-8"):
        try:
            if name:
                return data.decode(_MEANT.get(name.lower(), name))
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    if _mostly_utf8(data):
        return data.decode("utf-8", errors=_AS_WESTERN)
    return data.decode(_guess(data), errors="replace")


def charset_of(sample: bytes) -> str:
    """Give the charset of a file whose first bytes these are, for reading it line by line."""
    marked = next((name for mark, name in _MARKS.items() if sample.startswith(mark)), None)
    if marked or (marked := _wide(sample)):
        return marked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(sample) else _guess(sample)
    return "utf-8"


def _declared(data: bytes) -> str | None:
    found = _XML.search(data[:200]) or _META.search(data[:4096])
    name = found[1].decode() if found else None
    return None if name is None or name.lower().startswith(("utf-16", "utf-32")) else name


def _wide(data: bytes) -> str | None:
    """Give the form of UTF-16 without a mark: every other byte of Latin text is zero there."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) < 0.3 * len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 20 * min(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8, as when two files were put together."""
    high = sum(map(len, _HIGH.findall(data)))
    return high > 0 and sum(map(len, _UTF8_SIGN.findall(data))) >= 0.5 * high


def _guess(data: bytes) -> str:
    """Give the charset in which it reads best; few signs beyond ASCII are taken as Western."""
    sample = data[:_SAMPLE]
    high = sum(map(len, _HIGH.findall(sample)))
    letters = high + sum(map(len, re.findall(rb"[A-Za-z]+", sample)))
    if high < _WESTERN * letters:
        return "mac_roman" if _MAC.search(sample) else "cp1252"
    from charset_normalizer import from_bytes  # heavy

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


_AS_WESTERN = "entente-as-western"
codecs.register_error(_AS_WESTERN, _as_western)
