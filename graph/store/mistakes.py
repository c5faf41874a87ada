"""SPARQL that the engine cannot read in, the line that says where and why out.

The engine names the farthest place that any of its rules reached, and all that these expected
there. The commonest mistakes are told here in plain words; for others rdflib's parser, slow and
only asked then, says where what cannot be read begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from graph.store.terms import PREFIXES
from graph.store.tokens import TOKEN, blank, declared, place_of

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_AGGREGATES = r"COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT"
_WRITTEN = (  # what is often written, and what to write
    (
        re.compile(rf"\bSELECT\s+(?:DISTINCT\s+|[?$]\w+\s+)*({_AGGREGATES})\s*\(", re.IGNORECASE),
        "expected brackets and a name around it: (COUNT(?x) AS ?n)",
    ),
    (
        re.compile(rf"\(\s*(?:{_AGGREGATES})\s*\([^()]*\)\s*(\)|[?$]\w+)", re.IGNORECASE),
        "expected AS and a name: (COUNT(?x) AS ?n)",
    ),
    (
        re.compile(r"\bSELECT\b[^{(]*?(,)", re.IGNORECASE),
        "expected blanks between the variables, not commas",
    ),
    (
        re.compile(r"\b(?:LIMIT|OFFSET)\s+([^\s\d]\S*)", re.IGNORECASE),
        "expected a number",
    ),
    (
        re.compile(r"\b(?:ORDER|GROUP)\s+((?!BY\b)\S+)", re.IGNORECASE),
        "expected BY before it",
    ),
    (
        re.compile(r"\b(?:LIMIT|OFFSET)\s+\d+\s+(ORDER|GROUP|HAVING)\b", re.IGNORECASE),
        "expected GROUP BY, HAVING, ORDER BY and LIMIT in this order",
    ),
    (
        re.compile(r"\bGRAPH\s*(\{)", re.IGNORECASE),
        "expected the graph before it: GRAPH ?g {",
    ),
    (
        re.compile(r"\bPREFIX\s+(\w+)(?!\w*:)", re.IGNORECASE),
        "expected a colon after it: PREFIX ex: <https://example.org/>",
    ),
)
_HEAD = re.compile(r"\b(?:PREFIX\s+\S*:|BASE)", re.IGNORECASE)
_BOUND = "The SELECT contains a variable that is unbound"

Found = tuple[int, str]


def explain(sparql: str, message: str) -> str:
    """Give the line for a query that could not be read, with the engine's own message."""
    for rule in _RULES:
        found = rule(sparql, message)
        if found is not None:
            offset, what = found
            line, column = place_of(sparql, offset)
            lines = sparql.splitlines() or [""]
            shown = lines[min(line, len(lines)) - 1].strip()
            return f"query, line {line}, column {column}: {what}, in {shown!r}"
    said = _ENGINES.sub("", message)
    hint = f" ({said})" if re.search(r"[a-z]{3}", said) else ""
    return (
        f"query: expected SPARQL that the engine can read{hint}; "
        "a variable after AS has to be a new one"
    )


_ENGINES = re.compile(r"^error at \d+:\d+: ?(?:expected (?:one of )?)?|, (?=\[)|\[.*?\]")


def _first_word(sparql: str, _: str) -> Found | None:
    """Look for a query that does not begin with what it is to do."""
    bare = _HEAD.sub(lambda found: " " * len(found[0]), blank(sparql))
    first = re.search(r"\S+", bare)
    word = "" if first is None else re.sub(r"\W.*", "", first[0])
    if first is None or word.upper() in (*_FORMS, "PREFIX", "BASE"):
        return None
    near = get_close_matches(word.upper(), _FORMS, n=1)
    hint = f"; did you mean {near[0]}" if near else ""
    return first.start(), f"expected SELECT, ASK, CONSTRUCT or DESCRIBE, got {first[0]!r}{hint}"


def _prefix(sparql: str, _: str) -> Found | None:
    """Look for a name whose prefix nobody knows."""
    known = declared(sparql) | PREFIXES.keys()
    before = ""
    for found in TOKEN.finditer(sparql):
        prefix = found[0].partition(":")[0]
        if found.lastgroup == "name" and before != "PREFIX" and prefix not in known:
            near = get_close_matches(prefix, known, n=1)
            hint = f"; did you mean {near[0]}:" if near else ""
            names = ", ".join(f"{one}:" for one in sorted(known))
            return found.start(), (
                f"prefix {prefix}: is not known{hint}; declare it (PREFIX {prefix}: <...>) "
                f"or use one of {names}"
            )
        before = found[0].upper()
    return None


def _string(sparql: str, _: str) -> Found | None:
    """Look for a string or an address that does not end."""
    found = re.search(r"[\"']|<(?=\w+:)", blank(sparql))
    if found is None:
        return None
    if found[0] == "<":
        return found.start(), "expected > at the end of this address, and no blank within it"
    return found.start(), f"expected {found[0]} at the end of this string, on the same line"


def _brackets(sparql: str, _: str) -> Found | None:
    """Look for brackets that have no other half."""
    others = {"}": "{", ")": "("}
    left: list[tuple[int, str]] = []
    for found in re.finditer(r"[{}()]", blank(sparql)):
        sign = found[0]
        if sign in others.values():
            left.append((found.start(), sign))
        elif not left or left[-1][1] != others[sign]:
            return found.start(), f"found {sign} without the {others[sign]} that it closes"
        else:
            left.pop()
    if left:
        closing = {opening: sign for sign, opening in others.items()}
        return left[-1][0], f"expected {closing[left[-1][1]]} for this {left[-1][1]}, found none"
    return None


def _often_written(sparql: str, _: str) -> Found | None:
    bare = blank(sparql)
    found = [(m.start(1), what) for rule, what in _WRITTEN for m in (rule.search(bare),) if m]
    return min(found, default=None)


def _unbound(sparql: str, message: str) -> Found | None:
    if _BOUND not in message:
        return None
    what = "expected each variable of SELECT in GROUP BY or within COUNT, SUM, SAMPLE ..."
    return re.match(r"\s*", sparql).end(), what  # type: ignore[union-attr]  # it always matches


def _word(sparql: str, _: str) -> Found | None:
    """Look for a bare word where only variables, names and texts may stand."""
    for found in _bare_words(sparql):
        if found[0].upper() not in _KEYWORDS:
            near = get_close_matches(found[0].upper(), _KEYWORDS, n=1, cutoff=0.8)
            hint = f"; did you mean {near[0]}" if near else ""
            return found.start(), (
                f'expected a ?variable, a name with a prefix (actor:RUS) or a "text", '
                f"got {found[0]!r}{hint}"
            )
    return None


def _bare_words(sparql: str) -> Iterator[re.Match[str]]:
    bare = blank(sparql)
    for found in TOKEN.finditer(bare):
        is_tag = re.search(r"@[\w-]*$", bare[: found.start()])
        if found.lastgroup == "word" and found[0][0].isalpha() and not is_tag:
            yield found


def _begins(sparql: str, _: str) -> Found | None:
    """Ask rdflib's parser where what cannot be read begins."""
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(sparql)
    except ParseBaseException as error:
        word = re.match(r"\S*", sparql[error.loc :])
        got = word[0] if word is not None else ""
        if not got:
            return error.loc, "expected more, the query ends here"
        if got.upper().startswith("FILTER"):
            return error.loc, "expected a condition in brackets, FILTER(?x > 3), got another"
        if sparql.find("{") in range(error.loc):
            return error.loc, (
                f"expected a pattern of subject, property and value, "
                f"then a full stop, from {got!r} on"
            )
        return error.loc, f"got {got!r}, which cannot stand here"
    except (AttributeError, RecursionError, TypeError, ValueError):
        return None
    return None


_KEYWORDS = frozenset(
    """A ABS ADJUST ALL AND AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT
    CONTAINS COUNT DATATYPE DAY DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR
    FROM GRAPH GROUP GROUP_CONCAT HASLANG HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC
    ISTRIPLE ISURI LANG LANGDIR LANGMATCHES LATERAL LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH
    NAMED NOT NOW OBJECT OFFSET OPTIONAL ORDER PREDICATE PREFIX RAND REDUCED REGEX REPLACE ROUND
    SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER
    STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TRIPLE
    TRUE TZ UCASE UNDEF UNION URI UUID VALUES WHERE YEAR STRLANGDIR HASLANGDIR""".split()  # noqa: SIM905 - words read better so
)
_RULES: tuple[Callable[[str, str], Found | None], ...] = (
    _string,
    _first_word,
    _prefix,
    _often_written,
    _brackets,
    _unbound,
    _word,
    _begins,
)
