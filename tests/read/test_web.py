"""The polite and careful client, against a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from read_samples import MORE, PROSE, article_page, simple_pdf

from graph.errors import InputError
from graph.read import read
from graph.read.web import Client

Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=koi8-r"}
BOMB = gzip.compress(b" " * 30_000_000)


@dataclass
class Server:
    """Answers by path; remembers who asked for what."""

    root: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.agents.add(self.headers["User-Agent"])
            status, headers, body = known.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                if self.path == "/slow":
                    for _ in range(50):
                        self.wfile.write(b"x")
                        time.sleep(0.1)
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        known = Server(f"http://127.0.0.1:{http.server_port}")
        thread = threading.Thread(target=http.serve_forever, args=(0.05,))
        thread.start()
        yield known
        http.shutdown()
        thread.join()


@pytest.fixture
def client() -> Client:
    return Client(private=True, seconds=2.0, between=0.0)


def test_page_is_fetched_and_read(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(private=True, between=0.0)
    monkeypatch.setattr("graph.read.reading.shared_client", lambda **_: client)
    server.answers["/pact"] = (200, {"Content-Type": "text/html"}, article_page().encode())
    server.answers["/pact.pdf"] = (200, {"Content-Type": "application/pdf"}, simple_pdf())
    (page,) = read(f"{server.root}/pact", private=True)
    assert (page.url, page.text) == (f"{server.root}/pact", f"{PROSE}\n\n{MORE}")
    (file,) = read(f"{server.root}/pact.pdf", private=True)
    assert (file.url, file.text) == (f"{server.root}/pact.pdf", f"{PROSE}\n\n{MORE}")
    assert server.agents.pop().startswith("entente/")


def test_charset_comes_with_the_answer(server: Server, client: Client) -> None:
    server.answers["/x"] = (200, HTML, b"")
    assert client.fetch(f"{server.root}/x").charset == "koi8-r"


def test_packed_answer_is_unpacked(server: Server, client: Client) -> None:
    server.answers["/x"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PROSE.encode()))
    assert client.fetch(f"{server.root}/x").data == PROSE.encode()


def test_redirect_is_followed_and_its_end_told(server: Server, client: Client) -> None:
    server.answers["/old"] = (301, {"Location": "/new"}, b"")
    server.answers["/new"] = (200, {}, PROSE.encode())
    answer = client.fetch(f"{server.root}/old")
    assert (answer.url, answer.data) == (f"{server.root}/new", PROSE.encode())


def test_refused_redirect_is_told_with_the_address_that_was_asked_for(
    server: Server, client: Client
) -> None:
    server.answers["/x"] = (302, {"Location": "file:///etc/hosts"}, b"")
    said = rf"{server.root}/x: leads to file:///etc/hosts: expected an http or https address"
    with pytest.raises(InputError, match=said):
        client.fetch(f"{server.root}/x")


def test_robots_are_heeded_and_asked_once(server: Server, client: Client) -> None:
    server.answers["/robots.txt"] = (200, {}, b"User-agent: entente\nDisallow: /private/\n")
    server.answers["/a"] = (200, {}, b"x")
    client.fetch(f"{server.root}/a")
    with pytest.raises(InputError, match=r"a refusal in http://127\.0\.0\.1:\d+/robots\.txt"):
        client.fetch(f"{server.root}/private/x")
    assert server.asked == ["/robots.txt", "/a"]


def test_redirect_into_what_robots_refuse_is_not_followed(server: Server, client: Client) -> None:
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    server.answers["/a"] = (302, {"Location": "/private/x"}, b"")
    with pytest.raises(InputError, match="a refusal in"):
        client.fetch(f"{server.root}/a")
    assert "/private/x" not in server.asked


def test_host_that_cannot_say_its_rules_is_left_alone(server: Server, client: Client) -> None:
    server.answers["/robots.txt"] = (503, {}, b"")
    with pytest.raises(InputError, match="a refusal in"):
        client.fetch(f"{server.root}/a")


def test_a_host_is_not_asked_too_often(server: Server) -> None:
    client = Client(private=True, between=0.3)
    server.answers["/a"] = (200, {}, b"x")
    begun = time.monotonic()
    client.fetch(f"{server.root}/a")
    client.fetch(f"{server.root}/a")
    assert time.monotonic() - begun >= 0.3


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param((404, {}, b""), "expected a page, got HTTP 404 Not Found", id="gone"),
        pytest.param((302, {"Location": "/x"}, b""), "more than 5 redirects", id="loop"),
        pytest.param((302, {"Location": "file:///etc/hosts"}, b""), "http or https", id="file"),
        pytest.param((200, {}, b"x" * 10_000_001), "at most 10,000,000 bytes", id="large"),
        pytest.param((200, {"Content-Encoding": "gzip"}, BOMB), "at most 10,000,000", id="bomb"),
        pytest.param((200, {"Content-Encoding": "gzip"}, b"\x1f\x8bxx"), "by gzip", id="bad gzip"),
        pytest.param((200, {"Content-Encoding": "br"}, b"x"), "got br", id="unknown coding"),
        pytest.param(
            (200, {"Content-Length": "99"}, b"x"), "expected a page, got no answer", id="cut"
        ),
    ],
)
def test_bad_answer_is_named(server: Server, client: Client, answer: Answer, said: str) -> None:
    server.answers["/x"] = answer
    with pytest.raises(InputError) as caught:
        client.fetch(f"{server.root}/x")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_answer_by_drops_ends_in_time(server: Server) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError, match=r"it took more than 0\.5 s"):
        Client(private=True, seconds=0.5, between=0.0).fetch(f"{server.root}/slow")
    assert time.monotonic() - begun < 3


def test_redirect_into_a_private_network_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.read.hosts._is_public", lambda address: address == "127.0.0.1")
    server.answers["/a"] = (302, {"Location": "http://10.0.0.7/x"}, b"")
    with pytest.raises(InputError, match=r"10\.0\.0\.7/x: expected a public address"):
        Client(between=0.0).fetch(f"{server.root}/a")


def test_name_that_changes_its_mind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to the address that was checked; the next look-up is checked anew."""
    answers = iter(["203.0.114.7", "127.0.0.1"])
    connected: list[tuple[str, int]] = []

    def looked_up(_host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address: tuple[str, int], **_: object) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr("graph.read.hosts.socket.getaddrinfo", looked_up)
    monkeypatch.setattr("graph.read.hosts.socket.create_connection", connect)
    client = Client(between=0.0)
    for said in ("got no answer", "expected a public address, got 127.0.0.1"):
        with pytest.raises(InputError, match=said):
            client.fetch("http://gull.example/x")
    assert connected == [("203.0.114.7", 80)]


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "224.0.0.1",
        "0.0.0.0",  # noqa: S104 no binding
        "fe80::1",
        "fc00::1",
    ],
)
def test_private_networks_in_other_clothes_are_known(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "graph.read.hosts.socket.getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (address, 80))]
    )
    with pytest.raises(InputError, match="expected a public address"):
        Client().fetch("http://gull.example/")
