"""No text makes the extraction stop, and the same text gives the same statements."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.cli.lines import statement_json
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.pipeline.extraction import Extractor

LINE = 50_000
SENTENCE = "Norway denied on 3 May that it had sold at least 40 tanks to Chile, Kenya said. "
WORDS = """
    Norway Chile Moscow Iran-backed US-led the Kremlin he they both countries two leaders
    each other their sold denied that to and , . " “ ” ' ’ - ( ) ? ! ; : — … not will
    refused to talks between with of its sanctions imposed on accused of supplying arms
    according to said the latter at least 7,000 90 per cent $5bn 1.2.3
    999999999999999999999 in 2023 since June 31 February between 2024 and 2020 from until
    tomorrow last Monday 1990s a an it who which we I yesterday week next
"""
LAYOUT = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\t", "\u00a0", "\u200b"])
SPOKEN = st.lists(st.tuples(st.sampled_from(WORDS.split()), LAYOUT), min_size=8, max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
DAYS = st.sampled_from([None, date(2024, 6, 19), date(1, 1, 1), date(9999, 12, 31)])
THOROUGH = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def extracted(extractor: Extractor, text: str, day: date | None = date(2024, 6, 19)) -> bytes:
    reading = next(extractor.read([Article("text", text, date=day)], misses=True))
    for statement in reading.statements:
        assert statement.quote == reading.article.text[statement.start : statement.end]
    lines = [statement_json(s, load_relations()) for s in reading.statements]
    return "\n".join(json.dumps(line, ensure_ascii=True) for line in lines).encode()


@THOROUGH
@given(text=SPOKEN, day=DAYS)
def test_any_order_of_telling_words_is_read(extractor: Extractor, text: str, day: date) -> None:
    assert extracted(extractor, text, day) == extracted(extractor, text, day)


@THOROUGH
@given(text=st.text(max_size=200), before=st.booleans())
def test_any_signs_are_read(extractor: Extractor, text: str, before: bool) -> None:
    mixed = f"{SENTENCE}{text}" if before else f"{text}{SENTENCE}"
    assert extracted(extractor, mixed) == extracted(extractor, mixed)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\n" * LINE, id="line breaks"),
        pytest.param("a" * LINE, id="one word"),
        pytest.param("9" * LINE, id="one number"),
        pytest.param("1,000," * (LINE // 6), id="numbers"),
        pytest.param(".!?;:-—…" * (LINE // 8), id="punctuation"),
        pytest.param("“‘\"'(" * 400, id="nested quotes"),
        pytest.param("Chile said: “" * 600, id="quotes never closed"),
        pytest.param("\x00\x07\x1b\x7f\ufeff\ufffe" * 2000, id="control characters"),
        pytest.param("e" + "\u0301" * LINE, id="accents on one letter"),
        pytest.param("\u202e\u200f" * (LINE // 2), id="marks of direction"),
        pytest.param("\ud800 Chile sold oil to Kenya.", id="half a surrogate pair"),
        pytest.param("Iran-backed-" * (LINE // 12), id="hyphens"),
        pytest.param("Norway and Chile, " * (LINE // 18), id="names"),
        pytest.param("Chile" + " " * LINE + "Kenya", id="spaces"),
        pytest.param(SENTENCE.upper() * 200, id="capitals"),
    ],
)
def test_strange_text_is_read(extractor: Extractor, text: str) -> None:
    extracted(extractor, text)


@pytest.mark.parametrize("day", [date.min, date.max], ids=str)
@pytest.mark.parametrize("when", ["yesterday", "tomorrow", "last week", "next year", "in June"])
def test_first_and_last_day_of_the_calendar_are_read(
    extractor: Extractor, when: str, day: date
) -> None:
    assert extracted(extractor, f"Norway sold tanks to Chile {when}.", day)


def test_long_line_is_read_to_its_end(extractor: Extractor) -> None:
    text = SENTENCE * (LINE // len(SENTENCE))
    reading = next(extractor.read([Article("text", text)]))
    assert max(s.start for s in reading.statements if s.start is not None) > LINE - 200


def test_articles_read_together_say_what_each_says_alone(extractor: Extractor) -> None:
    articles = [Article(str(n), SENTENCE * n, date=date(2024, 6, n + 1)) for n in range(5)]
    together = [reading.statements for reading in extractor.read(articles)]
    assert together == [next(extractor.read([article])).statements for article in articles]
