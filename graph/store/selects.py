"""A constraint in SPARQL's own words in, a query that answers it for all nodes at once out.

The standard asks such a query node by node, with `$this` given, and forbids MINUS there. Asked of
a whole store it is many times as fast to gather each pattern as a set, to join the sets, and to
take away what must not exist; for nodes that are given or not, the answer is the same. What is
looked for: a pattern on a line of its own that ends with a full stop, and `FILTER NOT EXISTS {` at
the end of a line; on one line, it is asked of each row. What is inside must not speak of variables
outside in a filter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PATTERN = re.compile(r"(?m)^[ ]*([$?]\w+) (a|[\w-]+:\S+) (\S+) \.$")
_MISSING = re.compile(r"(?m)FILTER NOT EXISTS \{$")
_ANY_PROPERTY = re.compile(r"(?m)^[ ]*\$this \?\w+ \S+ \.$")


def as_sets(select: str, prefixes: Mapping[str, str], nodes: str, test: str) -> str:
    """Give the query with `?focus` for `$this`, `?path` and `?value`, for the targets alone.

    `nodes` is a pattern that gives the targets, `test` a filter of single nodes. What looks at
    all properties of a node starts from the targets.
    """
    heads = "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in sorted(prefixes))
    started = _ANY_PROPERTY.sub(lambda found: f"{nodes} {found[0]}", select)
    sets = _MISSING.sub("MINUS {", _PATTERN.sub(_gathered, started)).replace("$this", "?focus")
    return f"{heads}SELECT DISTINCT ?focus ?path ?value WHERE {{ {{ {sets} }} {test} }}"


def _gathered(found: re.Match[str]) -> str:
    """Give a pattern as a set that is gathered by itself."""
    subject, property_, object_ = found.groups()
    variables = " ".join(end for end in (subject, object_) if end[0] in "$?")
    return f"{{ SELECT {variables} WHERE {{ {subject} {property_} {object_} }} }}"
