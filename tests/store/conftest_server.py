"""A SPARQL server on loopback, and one that answers whatever it is told to."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep

import pytest

Reply = tuple[int, dict[str, str], bytes]
Replies = Callable[[str, str, dict[str, str]], Reply]


def server_program() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    return found or pytest.skip("needs the oxigraph server")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert running.poll() is None, "the server died"
        sleep(0.05)
    pytest.fail("the server did not start")


@contextmanager
def running_server() -> Iterator[str]:
    """Give the address of an empty server."""
    port = free_port()
    command = [server_program(), "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            wait_for(port, running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


@pytest.fixture
def server() -> Iterator[str]:
    """The address of an empty server."""
    with running_server() as address:
        yield address


@pytest.fixture
def pretender() -> Iterator[Callable[[Replies], str]]:
    """Start a server that answers by a function of method, path and headers."""
    started: list[ThreadingHTTPServer] = []

    def start(replies: Replies) -> str:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, headers, body = replies(self.command, self.path, dict(self.headers))
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body if self.command != "HEAD" else b"")

            do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                """Say nothing of a client that hung up."""

        started.append(Quiet(("127.0.0.1", 0), Handler))
        threading.Thread(target=started[-1].serve_forever, args=(0.02,), daemon=True).start()
        return f"http://127.0.0.1:{started[-1].server_port}"

    yield start
    for one in started:
        one.shutdown()
        one.server_close()
