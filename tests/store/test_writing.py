"""Lines go to the engine by the thousand: as a stream, and none of them if one is no text."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.errors import InputError
from graph.store.writing import _BULK, _Stream, write

PIECES = ["<a:s> <a:p> <a:o> <a:g> .\n", "", '<a:s> <a:p> "中ß" <a:g> .\n<a:s> <a:q> "x" <a:g> .\n']


@pytest.mark.parametrize("size", [1, 3, 64, 4096])
def test_stream_gives_all_bytes_in_order(size: int) -> None:
    stream = _Stream(PIECES)
    read = list(iter(lambda: stream.read(size), b""))
    assert b"".join(read) == "".join(PIECES).encode()
    assert max(map(len, read)) <= size


def _many(last: str) -> list[str]:
    return [*(f'<a:s> <a:p> "{n} é" <a:g> .\n' for n in range(_BULK + 1)), last]


def test_very_many_lines_go_in_beside_some_that_go() -> None:
    engine = ox.Store()
    write(engine, gone=(), fresh=["<a:s> <a:p> <a:o> <a:g> .\n"])
    write(engine, gone=["<a:s> <a:p> <a:o> <a:g> .\n"], fresh=_many("<a:s> <a:p> <a:n> <a:g> .\n"))
    values = {str(quad.object) for quad in engine}
    assert len(engine) == _BULK + 2
    assert {"<a:n>", '"0 é"'} <= values
    assert "<a:o>" not in values


def test_half_a_sign_among_very_many_lines_keeps_all_of_them_out() -> None:
    engine = ox.Store()
    with pytest.raises(InputError, match="lone surrogate"):
        write(engine, gone=(), fresh=_many('<a:s> <a:p> "half \ud83d" <a:g> .\n'))
    assert len(engine) == 0
