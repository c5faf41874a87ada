"""Encodings are told by mark, by declaration, by form, and at last by what reads best."""

from __future__ import annotations

import codecs

import pytest

from graph.errors import InputError
from graph.read.decode import charset_of, decode

WESTERN = "“Café” – Norland’s envoy paid £5 in São Tomé for the naïve visitor’s coat. " * 3
CENTRAL = "Čapek and Łukasz met in Łódź – “at last”, as the envoy of Norland said on Monday. " * 3
RUSSIAN = "Министры обеих стран подписали договор о рыболовстве и договорились о встрече. " * 6
CHINESE = "两国外长在首都签署了渔业协定，并同意秋天再次会晤。双方表示将继续对话。" * 6
TAIWANESE = "兩國外長在首都簽署了漁業協定，並同意秋天再次會晤。雙方表示將繼續對話。" * 6
JAPANESE = "両国の外相は首都で漁業協定に署名し、秋に再び会談することで合意しました。" * 6
KOREAN = "양국 외무장관은 수도에서 어업 협정에 서명하고 가을에 다시 만나기로 합의했다. " * 6


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-16-be"),
        (WESTERN, "utf-32"),
        (WESTERN, "cp1252"),
        (WESTERN.replace("£", "$"), "mac_roman"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
    ],
    ids=lambda value: value if len(value) < 12 else "",
)
def test_encoding_is_told_by_the_bytes_alone(text: str, charset: str) -> None:
    assert decode(text.encode(charset), "x") == text


@pytest.mark.parametrize(
    ("text", "charset"),
    [("Čapek met Łukasz in Łódź.", "iso-8859-2"), (CENTRAL, "cp1250"), ("Министр.", "koi8-r")],
    ids=["iso-8859-2", "cp1250", "koi8-r"],
)
def test_declared_charset_is_heeded(text: str, charset: str) -> None:
    assert decode(f'<meta charset="{charset}">{text}'.encode(charset), "x").endswith(text)


def test_what_came_with_the_bytes_counts_more_than_what_they_declare() -> None:
    data = f'<meta charset="utf-8">{RUSSIAN}'.encode("koi8-r")
    assert decode(data, "x", "koi8-r").endswith(RUSSIAN)


def test_latin_1_is_read_as_the_windows_page_that_is_meant() -> None:
    assert decode("“Café”".encode("cp1252"), "x", "iso-8859-1") == "“Café”"


def test_wrong_declaration_gives_way() -> None:
    data = f'<meta charset="utf-9">{CENTRAL}'.encode()
    assert decode(data, "x").endswith(CENTRAL)


def test_bytes_of_windows_1252_among_utf_8_are_mended() -> None:
    data = "“Łódź” and ".encode() + "“Café”".encode("cp1252") + " – “Čapek”".encode()
    assert decode(data, "x") == "“Łódź” and “Café” – “Čapek”"


def test_charset_of_a_cut_sample_is_told() -> None:
    assert charset_of("They met in São".encode()[:-1]) == "utf-8"
    assert charset_of(codecs.BOM_UTF16_LE + b"a\0") == "utf-16"


@pytest.mark.parametrize(("data", "said"), [(b" \n", "empty file"), (b"a\0b\1", "binary data")])
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        decode(data, "x")
