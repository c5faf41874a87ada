"""An address as typed in, where to go with which credentials out.

    https://graphs.example/news
    https://USER:PASSWORD@graphs.example/news
    https://graphs.example/sparql#update=/sparql-auth&graphs=/sparql-graph-crud

Words after `#` say where a server takes questions, changes and graphs if it is none of those that
are known. Credentials may stand in the environment instead: ENTENTE_STORE_USER and
ENTENTE_STORE_PASSWORD, or ENTENTE_STORE_TOKEN. Nothing that is printed shows them.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TypeGuard
from urllib.parse import SplitResult, parse_qsl, unquote, urljoin, urlsplit, urlunsplit

from graph.errors import StoreError

_PARTS = ("query", "update", "graphs")
_SECONDS = 60.0


@dataclass(frozen=True)
class Address:
    """Where a server is, how to present oneself, and how long to wait for an answer."""

    base: str
    authorization: str = field(default="", repr=False)
    seconds: float = _SECONDS
    given: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.base

    def place(self, part: str) -> str:
        """Give the address of something below the base, or the base for nothing."""
        return f"{self.base}/{part}" if part else self.base


def is_address(place: object) -> TypeGuard[str]:
    """Whether a place of a store is an address rather than a folder."""
    return isinstance(place, str) and "://" in place


def read_address(text: str, environment: Mapping[str, str] | None = None) -> Address:
    """Read an address; raise if it is none that a store can be kept at."""
    known = os.environ if environment is None else environment
    parts = _split(text)
    base = urlunsplit((parts.scheme, _host(parts), parts.path.rstrip("/"), "", ""))
    if parts.scheme == "http" and not _is_loopback(parts) and not known.get("ENTENTE_ALLOW_HTTP"):
        raise StoreError(
            f"store {base}: expected https, got http, which shows texts and passwords to anybody "
            "on the way; ENTENTE_ALLOW_HTTP=1 in the environment allows it"
        )
    if parts.query:
        raise StoreError(f"store {base}: expected an address without a question mark")
    return Address(base, _authorization(parts, known), _seconds(known), _given(base, parts))


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        wrong = parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0
    except ValueError:
        wrong = True
    if wrong:
        shown = text.rpartition("@")[2]
        raise StoreError(
            f"store {shown!r}: expected a folder, or an address like https://graphs.example/news"
        )
    return parts


def _host(parts: SplitResult) -> str:
    """Give host and port, without the credentials."""
    return parts.netloc.rpartition("@")[2]


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _authorization(parts: SplitResult, known: Mapping[str, str]) -> str:
    user = unquote(parts.username or "") or known.get("ENTENTE_STORE_USER", "")
    password = unquote(parts.password or "") or known.get("ENTENTE_STORE_PASSWORD", "")
    if user:
        return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
    token = known.get("ENTENTE_STORE_TOKEN", "")
    return f"Bearer {token}" if token else ""


def _seconds(known: Mapping[str, str]) -> float:
    given = known.get("ENTENTE_STORE_TIMEOUT", "") or str(_SECONDS)
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if not 0 < seconds < 1e6:
        raise StoreError(f"ENTENTE_STORE_TIMEOUT: expected a number of seconds, got {given!r}")
    return seconds


def _given(base: str, parts: SplitResult) -> dict[str, str]:
    """Give the addresses that stand after `#`; none may be on another server."""
    pairs = parse_qsl(parts.fragment)
    wrong = [name for name, _ in pairs if name not in _PARTS]
    if wrong or bool(parts.fragment) != bool(pairs):
        raise StoreError(
            f"store {base}: expected {', '.join(f'{p}=PATH' for p in _PARTS)} after #, "
            f"got {parts.fragment!r}"
        )
    found = {name: urljoin(f"{base}/", path) for name, path in pairs}
    for place in found.values():
        if urlsplit(place)[:2] != urlsplit(base)[:2]:
            raise StoreError(
                f"store {base}: expected paths of the same server after #, got {place}"
            )
    return found
