from __future__ import annotations

import pytest

from graph.pipeline.sorting import sorted_on_disk


@pytest.mark.parametrize("count", [0, 1, 3, 4, 9, 100])
@pytest.mark.parametrize("chunk", [1, 4, 1000])
def test_order_is_that_of_the_keys_and_then_of_arrival(count, chunk):
    things = [(n * 7 % 5, n) for n in range(count)]
    found = list(sorted_on_disk(iter(things), lambda thing: thing[0], chunk=chunk))
    assert found == sorted(things, key=lambda thing: thing[0])


def test_nothing_is_read_twice_and_files_end_with_the_iteration():
    read = []
    things = sorted_on_disk((read.append(n) or n for n in range(10)), lambda n: -n, chunk=3)
    assert next(things) == 9
    things.close()
    assert read == list(range(10))
