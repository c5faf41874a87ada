"""An http(s) address in, its page's bytes out; only public addresses, within a time and a size."""

from __future__ import annotations

import ipaddress
import socket
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from graph.errors import InputError

TIMEOUT_SECONDS = 20
LARGEST = 10_000_000
_AGENT = "entente (article reader)"


def is_address(place: str) -> bool:
    """Whether a place is an address rather than a path."""
    return "://" in place


def fetch(url: str) -> bytes:
    """Give what stands at an address."""
    _check(url)
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})  # noqa: S310 checked
    opener = urllib.request.build_opener(_CheckedRedirects)
    try:
        with opener.open(request, timeout=TIMEOUT_SECONDS) as response:
            data: bytes = response.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise InputError(f"{url}: expected a page, got HTTP {error.code} {error.reason}") from error
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise InputError(f"{url}: expected a page, got no answer: {reason}") from error
    if len(data) > LARGEST:
        raise InputError(f"{url}: expected at most {LARGEST:,} bytes, got more")
    return data


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follow redirects to public addresses alone."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check(url: str) -> None:
    """Refuse what is not http(s), and hosts of this machine or its own network."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InputError(f"{url}: expected an http or https address, got {parts.scheme or url!r}")
    try:
        found = socket.getaddrinfo(parts.hostname, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{url}: expected a known host, got {parts.hostname!r}") from error
    addresses = sorted({str(entry[4][0]).partition("%")[0] for entry in found})
    if private := [a for a in addresses if not ipaddress.ip_address(a).is_global]:
        raise InputError(f"{url}: expected a public address, got {private[0]}; save the page first")
