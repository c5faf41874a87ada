"""The signals that ask a process to end in, an orderly end out: what was begun is cleaned up."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = [one for name in ("SIGTERM", "SIGHUP") if (one := getattr(signal, name, None))]


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Leave the block by its own ways out when the process is asked to end meanwhile.

    Exit codes are those of shells: 143 after SIGTERM.
    """
    before = {}
    with suppress(ValueError):  # not the main thread, which alone takes signals
        before = {one: signal.signal(one, _leave) for one in _SIGNALS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _leave(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
