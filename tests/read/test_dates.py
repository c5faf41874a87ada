from datetime import date

import pytest

from graph.read.dates import find_date


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2021",
        "May 3, 2021",
        "2021-05-03T10:00:00Z",
        "Published: Mon, 3rd of May, 2021 | updated 5 May 2021",
        "MAY 3 2021 4:25pm",
    ],
)
def test_full_dates_are_found(line: str) -> None:
    assert find_date(line) == date(2021, 5, 3)


@pytest.mark.parametrize("line", ["May 2021", "31 February 2021", "12021-05-031", "in 2021", ""])
def test_what_is_no_full_date_gives_none(line: str) -> None:
    assert find_date(line) is None


def test_short_months_are_known() -> None:
    assert find_date("1 Sept. 2020") == date(2020, 9, 1)
