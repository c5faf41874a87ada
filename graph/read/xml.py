"""XML in, its tree out, without the ways in which XML can harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = re.compile(rb"<!\s*ENTITY\b", re.IGNORECASE)


def parsed(data: bytes, where: str, *, charset: str | None = None) -> _Element:
    """Give the root of an XML file, as far as it can be read; nothing outside it is fetched.

    Raises:
        InputError: it is no XML, or declares entities, which can grow without bounds.
    """
    from lxml import etree  # heavy

    if _ENTITY.search(data[:100_000].replace(b"\0", b"")):
        raise InputError(f"{where}: expected XML without entities of its own, got <!ENTITY")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
        remove_comments=True, remove_pis=True, encoding=charset,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{where}: expected XML, got: {error}") from error
    if root is None:
        raise InputError(f"{where}: expected XML, got none that can be read")
    return root
