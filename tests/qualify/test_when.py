from __future__ import annotations

from datetime import date

import pytest
from sayings import document, match

from graph.model.quantity import Interval
from graph.qualify.calendar import of_unit, shift
from graph.qualify.when import when

PUBLISHED = date(2024, 6, 19)  # a Wednesday
FOUND = [
    ("Mali invaded Niger in 2019.", "invaded", "2019-01-01/2020-01-01"),
    ("Mali invaded Niger on 24 February 2022.", "invaded", "2022-02-24/2022-02-25"),
    ("Iran invaded Mali in March.", "invaded", "2024-03-01/2024-04-01"),
    ("Iran will invade Mali in March.", "invade", "2025-03-01/2025-04-01"),
    ("Iran will invade Mali in July.", "invade", "2024-07-01/2024-08-01"),
    ("Iran invaded Mali in July.", "invaded", "2023-07-01/2023-08-01"),
    ("Iran invaded Mali in July 2000.", "invaded", "2000-07-01/2000-08-01"),
    ("Iran invaded Mali on 3 May.", "invaded", "2024-05-03/2024-05-04"),
    ("Iran will invade Mali on 3 May.", "invade", "2025-05-03/2025-05-04"),
    ("Iran invaded Mali on May 3, 2021.", "invaded", "2021-05-03/2021-05-04"),
    ("Iran invaded Mali on 2021-05-03.", "invaded", "2021-05-03/2021-05-04"),
    ("Iran has occupied Mali since 2022.", "occupied", "2022-01-01/.."),
    ("Iran occupied Mali from 2014 to 2018.", "occupied", "2014-01-01/2019-01-01"),
    ("Iran occupied Mali between 2014 and 2018.", "occupied", "2014-01-01/2019-01-01"),
    ("Iran occupied Mali until May.", "occupied", "../2024-06-01"),
    ("Iran will leave Mali by the end of the year.", "leave", "../2025-01-01"),
    ("Iran shelled Mali before 2019.", "shelled", "../2019-01-01"),
    ("Iran shelled Mali after 2019.", "shelled", "2020-01-01/.."),
    ("Iran has armed Mali for two years.", "armed", "2022-06-19/.."),
    ("Iran attacked Mali twice in the last month.", "attacked", "2024-05-19/2024-06-20"),
    ("Iran attacked Mali over the past five years.", "attacked", "2019-06-19/2024-06-20"),
    ("Roux visited Mali last week.", "visited", "2024-06-10/2024-06-17"),
    ("Roux visited Mali last month.", "visited", "2024-05-01/2024-06-01"),
    ("Roux visited Mali last year.", "visited", "2023-01-01/2024-01-01"),
    ("Roux visited Mali last September.", "visited", "2023-09-01/2023-10-01"),
    ("Roux will visit Mali next week.", "visit", "2024-06-24/2024-07-01"),
    ("Roux is visiting Mali this week.", "visiting", "2024-06-17/2024-06-24"),
    ("Roux visited Mali earlier this month.", "visited", "2024-06-01/2024-06-19"),
    ("Roux will visit Mali later this year.", "visit", "2024-06-19/2025-01-01"),
    ("Yesterday Roux visited Mali.", "visited", "2024-06-18/2024-06-19"),
    ("Roux will visit Mali tomorrow.", "visit", "2024-06-20/2024-06-21"),
    ("Roux visited Mali on Monday.", "visited", "2024-06-17/2024-06-18"),
    ("Roux will visit Mali on Monday.", "visit", "2024-06-24/2024-06-25"),
    ("Roux visited Mali last Friday.", "visited", "2024-06-14/2024-06-15"),
    ("Two weeks ago Roux visited Mali.", "visited", "2024-06-03/2024-06-10"),
    ("Roux visited Mali two years ago.", "visited", "2022-01-01/2023-01-01"),
    ("Roux visited Mali in the 1990s.", "visited", "1990-01-01/2000-01-01"),
    ("Roux visited Mali in early 2023.", "visited", "2023-01-01/2024-01-01"),
    ("Roux visited Mali at the end of 2021.", "visited", "2021-12-01/2022-01-01"),
    ("Roux plans to visit Mali in August.", "visit", "2024-08-01/2024-09-01"),
    (
        "France condemned Mali after its 2022 invasion of Niger.",
        "invasion",
        "2022-01-01/2023-01-01",
    ),
    ("Talks between Mali and Niger held in May failed.", "Talks", "2024-05-01/2024-06-01"),
    (
        "France said on Monday that Iran had armed Mali in March.",
        "armed",
        "2024-03-01/2024-04-01",
    ),
    ("In May, Roux flew to Bamako and praised Mali.", "praised", "2024-05-01/2024-06-01"),
    ("Niger has sent at least 12,000 crates of rifles to Mali so far.", "sent", "../2024-06-20"),
]
SILENT = [
    ("Roux may visit Mali.", "visit"),
    ("Iran armed Mali for two years.", "armed"),
    ("Roux visited Mali in recent years.", "visited"),
    ("Roux visited Mali three days after the vote.", "visited"),
    ("France condemned Mali after its 2022 invasion of Niger.", "condemned"),
    ("France sold 2022 trucks to Mali.", "sold"),
    ("Mali hosted its third summit with Niger.", "hosted"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), FOUND, ids=[text for text, *_ in FOUND])
def test_time_of_the_match(text: str, trigger: str, expected: str) -> None:
    found = when(document(text), match(text, trigger), PUBLISHED)
    assert found is not None
    assert found.iso == expected
    assert found.written in text


@pytest.mark.parametrize(("text", "trigger"), SILENT)
def test_match_without_a_time(text: str, trigger: str) -> None:
    assert when(document(text), match(text, trigger), PUBLISHED) is None


def test_date_of_the_saying_is_not_that_of_the_deed() -> None:
    text = "France said on Monday that Iran had armed Mali in March."
    found = when(document(text), match(text, "said"), PUBLISHED)
    assert found == Interval(date(2024, 6, 17), date(2024, 6, 18), "on Monday")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Iran invaded Mali on May 3, 2021.", "invaded", "2021-05-03/2021-05-04"),
        ("Iran invaded Mali in March.", "invaded", None),
        ("Roux visited Mali last week.", "visited", None),
        ("Yesterday Roux visited Mali.", "visited", None),
        ("Iran invaded Mali on 3 May.", "invaded", None),
        ("Iran has armed Mali for two years.", "armed", None),
        ("Iran has occupied Mali since 2022.", "occupied", "2022-01-01/.."),
    ],
)
def test_undated_article_resolves_absolute_dates_only(
    text: str, trigger: str, expected: str | None
) -> None:
    found = when(document(text), match(text, trigger), None)
    assert (None if found is None else found.iso) == expected


def test_written_keeps_the_preposition_and_no_full_stop() -> None:
    text = "Iran invaded Mali on 3 May."
    found = when(document(text), match(text, "invaded"), PUBLISHED)
    assert found is not None
    assert found.written == "on 3 May"


def test_shift_keeps_within_the_month() -> None:
    assert shift("month", date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_decade_and_weekend_are_half_open() -> None:
    assert of_unit("decade", date(2024, 6, 19)) == (date(2020, 1, 1), date(2030, 1, 1))
    assert of_unit("weekend", date(2024, 6, 19)) == (date(2024, 6, 22), date(2024, 6, 24))
