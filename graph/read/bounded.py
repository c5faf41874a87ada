"""A document in, what its reader finds out, within a time and a memory.

Pages, PDF files and mails are read by large libraries, and any of them can be made to run
for hours or to eat all memory by a document of a few kilobytes. So they are read in a child
process that has limits and may die: the document is then told as a fault, the next one gets
a new child. The child lives as long as its parent and is started when first needed.
"""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Timer
from typing import IO, Any

from graph.errors import EntenteError, InputError
from graph.read.source import Document, Found

_LENGTH = struct.Struct(">Q")
_OUT_OF_MEMORY = ("SIGABRT", "SIGKILL", "SIGTRAP")  # how libraries end that get no more
_SERVE = "from graph.read.bounded import serve; serve()"


@dataclass(frozen=True)
class Limits:
    """Seconds of work, seconds on the clock, and bytes of memory for one document."""

    work: float = 6.0
    clock: float = 60.0
    memory: int = 1_000_000_000


class _Child:
    """The one reading process of this process, started when it is needed."""

    def __init__(self) -> None:
        self.limits = Limits()
        self.process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._turn = Lock()

    def ask(self, reader: str, document: Document) -> list[Found]:
        """Have a document read."""
        late = Event()
        with self._turn:
            process = self._running()
            timer = Timer(self.limits.clock, _end, (process, late))
            timer.daemon = True
            timer.start()
            try:
                return _exchange(process, (reader, document, self.limits))
            except (BrokenPipeError, EOFError):
                self.stop()
                reason = self._reason(process.returncode, late.is_set())
                return [InputError(f"{document.where}: {reason}")]
            except BaseException:
                self.stop()  # half an answer may be left in the pipe
                raise
            finally:
                timer.cancel()

    def stop(self) -> None:
        """End the child."""
        process, self.process = self.process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in filter(None, (process.stdin, process.stdout)):
            with suppress(BrokenPipeError):
                stream.close()
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        forked = self._owner != os.getpid()
        if self.process is None or forked or self.process.poll() is not None:
            if not forked:
                self.stop()
            paths = os.pathsep.join(os.path.abspath(p) for p in sys.path if p)  # noqa: PTH100
            self.process = subprocess.Popen(  # noqa: S603 our own code
                [sys.executable, "-P", "-W", "ignore", "-c", _SERVE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": paths},
            )
            self._owner = os.getpid()
        return self.process

    def _reason(self, code: int, late: bool) -> str:
        name = signal.Signals(-code).name if code < 0 else f"status {code}"
        if late or name == "SIGPROF":
            seconds = self.limits.clock if late else self.limits.work
            return f"expected a document that can be read within {seconds:g} s, got none"
        if name in _OUT_OF_MEMORY:
            memory = f"{self.limits.memory / 1e9:g} GB"
            return f"expected a document that can be read in {memory}, got more ({name})"
        return f"expected a document that can be read, got one that broke its reader ({name})"


_CHILD = _Child()
atexit.register(_CHILD.stop)


def read_bounded(reader: str, document: Document) -> list[Found]:
    """Give what a reader of `graph.read.documents` finds in a document."""
    return _CHILD.ask(reader, document)


def set_limits(limits: Limits) -> Limits:
    """Set what a document may take from now on; give the limits that held before."""
    before, _CHILD.limits = _CHILD.limits, limits
    return before


def serve() -> None:
    """Read documents from standard input until it ends: what the child does."""
    from graph.read.documents import DOCUMENTS

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # that is for the parent
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while True:
        try:
            reader, document, limits = _receive(asked)
        except EOFError:
            return
        _limit(limits)
        _send(answers, _items(DOCUMENTS[reader], document, limits))


def _items(
    reader: Callable[[Document], Sequence[Found]], document: Document, limits: Limits
) -> list[Found]:
    """Read a document; whatever its library raises becomes a fault of the document."""
    where = document.where
    try:
        return [_plain(item) for item in reader(document)]
    except EntenteError as error:
        return [_plain(error)]
    except MemoryError:
        memory = f"{limits.memory / 1e9:g} GB"
        return [InputError(f"{where}: expected a document that can be read in {memory}, got more")]
    except RecursionError:
        return [
            InputError(f"{where}: expected a document that can be read, got one nested too deep")
        ]
    except Exception as error:  # noqa: BLE001 parsers of other people raise anything
        said = " ".join(str(error).split())[:120] or type(error).__name__
        return [InputError(f"{where}: expected a document that can be read, got: {said}")]


def _plain(item: Found) -> Found:
    """Give a fault as one that can be sent."""
    return InputError(str(item)) if isinstance(item, EntenteError) else item


def _limit(limits: Limits) -> None:
    """Set the limits for the next document; systems without them have the clock alone."""
    try:
        import resource
    except ImportError:
        return
    signal.setitimer(signal.ITIMER_PROF, limits.work)
    for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS knows no limit of memory
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _end(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], question: object) -> list[Found]:
    """Send a question and give the answer."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    _send(process.stdin, question)
    found: list[Found] = _receive(process.stdout)
    return found


def _send(stream: IO[bytes], value: object) -> None:
    data = pickle.dumps(value)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 our own child's
