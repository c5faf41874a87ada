"""The signals that ask a process to end in, an orderly end out: what was begun is cleaned up."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = [one for name in ("SIGTERM", "SIGHUP") if (one := getattr(signal, name, None))]
_BEFORE_EXIT = 128  # what shells add to the number of a signal


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Leave the block by its own ways out when the process is asked to end meanwhile.

    Each signal comes as `KeyboardInterrupt`, with its number. Exit codes are those of shells:
    130 after Ctrl-C, 143 after SIGTERM.
    """
    before = {}
    with suppress(ValueError):  # not the main thread, which alone takes signals
        before = {one: signal.signal(one, _leave) for one in _SIGNALS}
    try:
        yield
    except KeyboardInterrupt as stop:
        sys.exit(exit_code(stop.args[0] if stop.args else signal.SIGINT))
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def exit_code(number: int) -> int:
    """Give the exit code after a signal."""
    return _BEFORE_EXIT + number


def _leave(number: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(number)
