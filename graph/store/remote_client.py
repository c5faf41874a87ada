"""Requests to a SPARQL server out, answers or one clear line in."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection, RemoteDisconnected
from urllib.parse import urlsplit

from graph.errors import StoreError
from graph.store.remote_address import Address

_SHOWN = 200


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    kind: str
    body: bytes
    location: str = ""

    @property
    def fine(self) -> bool:
        """Whether the server did what it was asked."""
        return 200 <= self.status < 300

    @property
    def words(self) -> str:
        """The first line of what it said, if that is for people to read."""
        if "html" in self.kind:
            return ""
        lines = self.body.decode(errors="replace").split("\n")
        return next((line.strip()[:_SHOWN] for line in lines if line.strip()), "")


class UnreachableError(StoreError):
    """Raise when no answer came: nobody knows what the server did."""


class Client:
    """A connection to one server, kept open from request to request."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._connection: HTTPConnection | None = None

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def send(
        self,
        method: str,
        place: str,
        body: bytes | None = None,
        *,
        headers: Mapping[str, str],
        seconds: float | None = None,
    ) -> Answer:
        """Send a request; whatever status comes is given back, but for a refusal to know us.

        What is sent is safe to send twice: once more is tried where the server had hung up.
        """
        parts = urlsplit(place)
        target = parts.path or "/"
        target += f"?{parts.query}" if parts.query else ""
        known = {"User-Agent": "entente", **headers}
        if self.address.authorization:
            known["Authorization"] = self.address.authorization
        wait = seconds or self.address.seconds
        try:
            try:
                answer = self._exchange(method, target, body, known, wait)
            except (RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.close()
                answer = self._exchange(method, target, body, known, wait)
        except (OSError, HTTPException) as error:
            self.close()
            raise UnreachableError(self._line(error, wait)) from error
        self._check_known(answer, place)
        return answer

    def _exchange(
        self, method: str, target: str, body: bytes | None, headers: dict[str, str], wait: float
    ) -> Answer:
        connection = self._connected(wait)
        connection.request(method, target, body, headers)
        response = connection.getresponse()
        content = response.read()
        kind = response.headers.get_content_type() if "Content-Type" in response.headers else ""
        return Answer(response.status, kind, content, response.headers.get("Location", ""))

    def _connected(self, wait: float) -> HTTPConnection:
        if self._connection is None:
            parts = urlsplit(self.address.base)
            make = HTTPSConnection if parts.scheme == "https" else HTTPConnection
            self._connection = make(parts.hostname or "", parts.port, timeout=wait)
        self._connection.timeout = wait
        if self._connection.sock is not None:
            with suppress(OSError):
                self._connection.sock.settimeout(wait)
        return self._connection

    def _line(self, error: Exception, wait: float) -> str:
        where = f"store {self.address}"
        if isinstance(error, TimeoutError):
            return (
                f"{where}: no answer within {wait:g} seconds; try again, or allow more in "
                "ENTENTE_STORE_TIMEOUT"
            )
        if isinstance(error, ssl.SSLError):
            return f"{where}: expected a server with a certificate that is trusted here: {error}"
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return (
            f"{where}: expected a SPARQL server there, got no connection ({reason}); "
            "start it, or check the address"
        )

    def _check_known(self, answer: Answer, place: str) -> None:
        if answer.status in {401, 403}:
            had = "these credentials" if self.address.authorization else "requests without any"
            raise StoreError(
                f"store {self.address}: the server refuses {had} ({answer.status}); expected "
                "https://USER:PASSWORD@..., ENTENTE_STORE_USER with ENTENTE_STORE_PASSWORD, "
                "or ENTENTE_STORE_TOKEN"
            )
        if 300 <= answer.status < 400:
            raise StoreError(
                f"store {self.address}: {place} leads on to {answer.location or 'nowhere'}; "
                "give the address that it leads to"
            )
