"""A host's name in, its addresses out, and a connection to one of them; public ones alone.

A name may stand for this machine or its own network, in several notations of the same
address, so each address is checked as the number that it is.
"""

from __future__ import annotations

import ipaddress
import socket

from graph.errors import InputError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def addresses(url: str, host: str, port: int, *, private: bool) -> list[tuple[str, int]]:
    """Give the addresses of a host; all of them must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{url}: expected a known host, got {host!r}") from error
    known = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    hidden = [one for one in known if not _is_public(one)]
    if hidden and not private:
        raise InputError(
            f"{url}: expected a public address, got {hidden[0]}; save the page first, "
            "or allow it by --private"
        )
    return [(one, port) for one in known]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if found in _NAT64:
            return ipaddress.ip_address(int(found) & 0xFFFFFFFF).is_global
    return found.is_global and not found.is_multicast


def connected(places: list[tuple[str, int]], seconds: float) -> socket.socket:
    """Connect to the first address that answers."""
    last: OSError | None = None
    for address in places:
        try:
            return socket.create_connection(address, timeout=seconds / len(places))
        except OSError as error:
            last = error
    raise last or OSError("no address")
