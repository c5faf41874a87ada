import pytest

from graph.errors import InputError
from graph.model.edtf import format_interval, parse_interval


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-06-19", "2024-06-19/2024-06-20"),
        ("2024-06", "2024-06-01/2024-07-01"),
        ("2024-12", "2024-12-01/2025-01-01"),
        ("2024-02-29", "2024-02-29/2024-03-01"),
        ("2024", "2024-01-01/2025-01-01"),
        ("2022/..", "2022-01-01/.."),
        ("../2022-03", "../2022-04-01"),
        ("2022/2024-05", "2022-01-01/2024-06-01"),
        ("2022-01-01/2022-01-01", "2022-01-01/2022-01-02"),
    ],
)
def test_written_dates_become_half_open(written: str, iso: str) -> None:
    assert parse_interval(written).iso == iso


@pytest.mark.parametrize("written", ["", "..", "../..", "May", "2024-13", "2023-02-29", "2024-6"])
def test_other_writings_are_refused(written: str) -> None:
    with pytest.raises(InputError, match="expected a date"):
        parse_interval(written)


def test_span_must_not_end_before_it_starts() -> None:
    with pytest.raises(InputError, match="starts before it ends"):
        parse_interval("2024/2023")


@pytest.mark.parametrize(
    "written", ["2024-06-19", "2024-06", "2024", "2022-01-01/..", "../2022-03-31", "2024-12"]
)
def test_shortest_writing_comes_back(written: str) -> None:
    assert format_interval(parse_interval(written)) == written
