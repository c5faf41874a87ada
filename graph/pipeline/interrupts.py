"""What ends a run before its time, and what must not be left half done then.

Ctrl-C and the signals that ask a process to end all arrive as `KeyboardInterrupt`, which says
by its argument which one it was. A fault after which a run shall not go on is `StoppedError`.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from graph.errors import EntenteError

T = TypeVar("T")
ENDING = tuple(
    one for name in ("SIGINT", "SIGTERM", "SIGHUP") if (one := getattr(signal, name, None))
)


class StoppedError(EntenteError):
    """Raise to end a run at a fault: what came before it is still read and written."""


def signal_of(stop: KeyboardInterrupt) -> int:
    """Give the number of the signal that an interrupt came of."""
    return int(stop.args[0]) if stop.args else int(signal.SIGINT)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let what asks to end wait until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = {one: signal.signal(one, lambda number, _: asked.append(number)) for one in ENDING}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    if asked:
        signal.raise_signal(asked[0])


@contextmanager
def closing(stream: T) -> Iterator[T]:
    """Close a generator at the end, so that its processes end with it."""
    try:
        yield stream
    finally:
        getattr(stream, "close", lambda: None)()
