from __future__ import annotations

import pytest

from graph.read.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le roi a reçu la reine en 2022, et on a signé la paix dans son palais. ", "und"),
        ("Der König war in Bonn und hat dort mit dem Kanzler einen Pakt unterschrieben. ", "und"),
        ("El rey se reunió con la reina a pesar de las protestas en la capital. ", "und"),
        ("The king met the queen in Bonn and said that he had signed the pact with her. ", "en"),
    ],
)
def test_words_that_other_languages_share_mislead_nobody(text: str, language: str) -> None:
    assert guess_language(text * 4) == language


def test_a_short_text_is_taken_for_english() -> None:
    assert guess_language("Paix signée à Bonn") == "en"
