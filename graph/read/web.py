"""An http(s) address in, what stands there out: politely, and from public addresses alone.

Polite: it says who asks, heeds robots.txt, and asks a host once a second at most. Careful:
every name is looked up once, checked, and the connection goes to the address that was
checked; so neither a redirect nor a name that changes its mind leads into a private network.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from graph.errors import InputError
from graph.read.hosts import addresses, connected
from graph.read.source import LARGEST
from graph.read.warc import decoded

_SCHEMES = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
_PORTS = {"http": 80, "https": 443}
_MOVED = {301, 302, 303, 307, 308}
_MOST_MOVES = 5
_ROBOTS_LARGEST = 500_000
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,20})", re.IGNORECASE)
_LONGEST_WAIT = 30.0


@dataclass(frozen=True)
class Answer:
    """What stands at an address: `url` is where it was found in the end."""

    url: str
    data: bytes
    charset: str | None = None


@dataclass
class Client:
    """Fetches pages; it remembers what it was told by each host, and when it last asked."""

    private: bool = False
    seconds: float = 20.0
    between: float = 1.0
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Answer:
        """Give what stands at an address."""
        place = url
        for _ in range(_MOST_MOVES + 1):
            try:
                found = self._step(place)
            except InputError as error:
                if place == url:
                    raise
                raise InputError(f"{url}: leads to {error}") from error
            if isinstance(found, Answer):
                return found
            place = found
        raise InputError(f"{url}: expected a page, got more than {_MOST_MOVES} redirects")

    def _step(self, url: str) -> Answer | str:
        """Give what stands at an address, or the address to which it leads."""
        parts = _parts(url)
        self._heed_robots(url, parts)
        status, headers, body = self._ask(url, parts, LARGEST)
        if status in _MOVED and "location" in headers:
            return urljoin(url, headers["location"])
        if status != 200:
            said = http.client.responses.get(status, "")
            raise InputError(f"{url}: expected a page, got HTTP {status} {said}".rstrip())
        charset = _CHARSET.search(headers.get("content-type", ""))
        return Answer(url, decoded(body, headers, url), charset[1] if charset else None)

    def _heed_robots(self, url: str, parts: SplitResult) -> None:
        """Refuse what the host asks not to be read; wait as long as it asks between two pages."""
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._robots_of(root, url)
        rules = self._robots[root]
        if not rules.can_fetch(_agent(), url):
            raise InputError(
                f"{url}: expected a page that may be read by programs, got a refusal in "
                f"{root}/robots.txt; save the page first"
            )
        delay = rules.crawl_delay(_agent())
        self._wait(root, min(float(delay or self.between), _LONGEST_WAIT))

    def _robots_of(self, root: str, page: str) -> RobotFileParser:
        rules, url = RobotFileParser(), f"{root}/robots.txt"
        for _ in range(_MOST_MOVES):
            status, headers, body = self._ask(page, _parts(url), _ROBOTS_LARGEST, whole=False)
            if status not in _MOVED or "location" not in headers:
                break
            url = urljoin(url, headers["location"])
        found = decoded(body, headers, url) if status == 200 else b""
        if status >= 500:  # the host cannot say; then nothing may be read (RFC 9309)
            found = b"User-agent: *\nDisallow: /"
        rules.parse(found.decode("utf-8", errors="replace").splitlines())
        return rules

    def _wait(self, root: str, seconds: float) -> None:
        last = self._asked.get(root)
        if last is not None:
            time.sleep(max(0.0, last + seconds - time.monotonic()))
        self._asked[root] = time.monotonic()

    def _ask(
        self, url: str, parts: SplitResult, largest: int, *, whole: bool = True
    ) -> tuple[int, dict[str, str], bytes]:
        """Give status, headers and body of one request, all within the time."""
        try:
            with closing(self._connection(url, parts)) as connection, self._timed(connection):
                connection.request("GET", _target(parts), headers=_headers())
                with closing(connection.getresponse()) as response:
                    body = response.read(largest + 1)
                    if response.length and len(body) <= largest:
                        raise http.client.IncompleteRead(body, response.length)
                    headers = {name.lower(): value for name, value in response.getheaders()}
                    headers.pop("transfer-encoding", None)  # undone by the connection
                    status = response.status
        except (OSError, http.client.HTTPException, ValueError) as error:
            if isinstance(error, InputError):
                raise
            said = f"{error}" or type(error).__name__
            raise InputError(f"{url}: expected a page, got no answer: {said}") from error
        if len(body) > largest and whole:
            raise InputError(f"{url}: expected at most {largest:,} bytes, got more")
        return status, headers, body

    @contextmanager
    def _timed(self, connection: http.client.HTTPConnection) -> Iterator[None]:
        """End a connection that takes too long as a whole, however busy it is."""
        late = Event()
        timer = Timer(self.seconds, _shut, (connection.sock, late))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            if late.is_set():
                raise TimeoutError(f"it took more than {self.seconds:g} s")

    def _connection(self, url: str, parts: SplitResult) -> http.client.HTTPConnection:
        """Give a connection to the checked address of a host."""
        host = str(parts.hostname)
        kind = _SCHEMES[parts.scheme]
        port = parts.port or _PORTS[parts.scheme]
        connection: http.client.HTTPConnection = kind(host, port, timeout=self.seconds)
        found = connected(addresses(url, host, port, private=self.private), self.seconds)
        if parts.scheme == "https":
            context = ssl.create_default_context()
            try:
                found = context.wrap_socket(found, server_hostname=host)
            except BaseException:
                found.close()
                raise
        connection.sock = found
        return connection


@cache
def shared_client(*, private: bool = False) -> Client:
    """Give the client of this process, so that each host is asked politely by all of it."""
    return Client(private=private)


def is_address(place: str) -> bool:
    """Whether a place is an address rather than a path."""
    return "://" in place


def _parts(url: str) -> SplitResult:
    """Take an address apart; refuse what is not http(s)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"{url}: expected an http or https address, got: {error}") from error
    if parts.scheme not in _SCHEMES or not parts.hostname or port == 0:
        raise InputError(f"{url}: expected an http or https address, got {parts.scheme or url!r}")
    return parts


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def _shut(connected: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):  # it may be over already
        connected.shutdown(socket.SHUT_RDWR)


@cache
def _agent() -> str:
    try:
        number = version("entente-graph")
    except PackageNotFoundError:
        number = "0"
    return f"entente/{number}"


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"{_agent()} (reads single articles for an analyst)",
        "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip, identity",
        "Accept-Language": "en",
        "Connection": "close",
    }
