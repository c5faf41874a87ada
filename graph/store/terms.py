"""RDF terms as N-Triples text: namespaces, IRIs from codes and back, literals.

A row is `(subject, predicate, object)`, each in N-Triples form. Text is what the engine loads
fastest, sorted rows are canonical because no node is blank, and Turtle is a shortening of it.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from urllib.parse import unquote

from graph.errors import InputError

Row = tuple[str, str, str]

BASE = "https://w3id.org/entente/"
PREFIXES = {
    "actor": BASE + "actor/",
    "article": BASE + "article/",
    "claim": BASE + "claim/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ent": BASE + "ontology#",
    "evidence": BASE + "evidence/",
    "frame": BASE + "frame/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "inverse": BASE + "inverse#",
    "nanopub": BASE + "nanopub/",
    "np": "http://www.nanopub.org/nschema#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rel": BASE + "relation#",
    "schema": "https://schema.org/",
    "speaker": BASE + "speaker/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "triple": BASE + "triple/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
    | {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)


def identified(prefix: str, local: str) -> str:
    """Give the IRI of a name in one of our namespaces, odd characters percent-encoded.

    >>> identified("claim", "0a1b")
    '<https://w3id.org/entente/claim/0a1b>'
    """
    return f"<{PREFIXES[prefix]}{_encoded(local)}>"


@lru_cache(maxsize=10_000)
def named(prefix: str, local: str) -> str:
    """Give the IRI of a name that is met again and again; the last ones are kept in mind.

    >>> named("actor", "Hun Sen")
    '<https://w3id.org/entente/actor/Hun%20Sen>'
    """
    return identified(prefix, local)


def local_name(iri: str, prefix: str) -> str:
    """Give back the name that `named` was given.

    >>> local_name("<https://w3id.org/entente/actor/Hun%20Sen>", "actor")
    'Hun Sen'
    """
    return unquote(iri[1:-1].removeprefix(PREFIXES[prefix]))


def text(value: str, language: str = "") -> str:
    """Give a string literal, of a language if it is known.

    >>> text("China", "en")
    '"China"@en'
    """
    quoted = encode_basestring(value) if value.isprintable() else _escaped(value)
    return f"{quoted}@{language}" if language else quoted


def _escaped(value: str) -> str:
    return f'"{value.translate(_ESCAPES)}"'


def words_of(literal: str) -> str:
    """Give back the words of a string literal, of whatever language."""
    words: str = json.loads(literal[: literal.rindex('"') + 1])
    return words


def typed(value: str, datatype: str) -> str:
    """Give a literal of a datatype of XML Schema."""
    return f'"{value}"^^<{PREFIXES["xsd"]}{datatype}>'


def whole(value: int) -> str:
    """Give an integer literal."""
    return typed(str(value), "integer")


def day(value: date) -> str:
    """Give a date literal."""
    return typed(value.isoformat(), "date")


def checked(content: str) -> bytes:
    """Give the bytes of N-Quads or SPARQL text; lone surrogates in a text are refused."""
    try:
        return content.encode()
    except UnicodeEncodeError as error:
        place = content[max(0, error.start - 40) : error.start]
        raise InputError(
            f"expected text in Unicode, got half a character (a lone surrogate) after {place!r}"
        ) from error


def _encoded(local: str) -> str:
    plain = local if local.isalnum() else local.replace("-", "").replace("_", "")
    if local.isascii() and plain.isalnum():
        return local
    return "".join(map(_encoded_character, local))


def _encoded_character(character: str) -> str:
    if character.isascii():
        plain = character.isalnum() or character in "-_."
        return character if plain else f"%{ord(character):02X}"
    if character.isalpha() and "\u00a0" <= character <= "\ud7ff":
        return character
    return "".join(f"%{byte:02X}" for byte in checked(character))


TYPE = named("rdf", "type")
SUBJECT = named("rdf", "subject")
PREDICATE = named("rdf", "predicate")
OBJECT = named("rdf", "object")
LABEL = named("skos", "prefLabel")
SAME = named("skos", "exactMatch")
DERIVED_FROM = named("prov", "wasDerivedFrom")
QUOTE = named("ent", "quote")
PUBLISHER = named("dc", "publisher")
SUPPORTS = named("ent", "bearsOn")
TRIPLE = named("ent", "triple")
STANDING = named("ent", "standing")
NAMING = (
    SUBJECT,
    OBJECT,
    *(named("ent", name) for name in ("speaker", "speakerNamed", "subjectNamed", "objectNamed")),
)
TEXT = named("ent", "text")
INPUTS = named("ent", "inputs")
SKETCH = named("ent", "sketch")
SAID_BY = named("ent", "saidBy")
ARTICLE = named("ent", "Article")

DERIVED_GRAPH = f"<{BASE}graph/derived>"
ONTOLOGY_GRAPH = f"<{BASE}graph/ontology>"
ACTORS_GRAPH = f"<{BASE}graph/actors>"
BACKGROUND_GRAPH = f"<{BASE}graph/background>"
STORE_GRAPH = f"<{BASE}graph/store>"
