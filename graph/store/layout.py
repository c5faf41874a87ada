"""Rows of RDF in, Turtle for people out: prefixes first, one blank line between subjects.

Actors with their plain edges come first, then each claim followed by its evidence, article by
article in the order of the text, then the rest; the same rows give the same bytes, whatever order
they come in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from graph.store.terms import (
    DERIVED_FROM,
    LABEL,
    OBJECT,
    PREDICATE,
    PREFIXES,
    SUBJECT,
    SUPPORTS,
    TYPE,
    Row,
    named,
)

_LETTER = r"[A-Za-z0-9_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF]"
_LOCAL = re.compile(rf"{_LETTER}(?:{_LETTER}|-|\.(?={_LETTER}|-)|%[0-9A-F]{{2}})*")
_TYPED = re.compile(r'("(?:[^"\\]|\\.)*")\^\^(<[^<>]*>)')
_START = named("ent", "start")
_LAST = frozenset((named("oa", "hasBody"), named("oa", "hasTarget")))
_FIRST = {
    predicate: place
    for place, predicate in enumerate(
        (
            TYPE,
            named("rdfs", "label"),
            named("rdfs", "comment"),
            LABEL,
            SUBJECT,
            PREDICATE,
            OBJECT,
            SUPPORTS,
            DERIVED_FROM,
            named("ent", "stance"),
            named("ent", "status"),
            named("ent", "speaker"),
            named("ent", "saidBy"),
            named("ent", "speaksFor"),
            named("ent", "quote"),
            _START,
            named("ent", "end"),
            named("ent", "subjectAs"),
            named("ent", "subjectNamed"),
            named("ent", "objectAs"),
            named("ent", "objectNamed"),
            named("oa", "start"),
            named("ent", "standing"),
            named("ent", "sources"),
            named("ent", "number"),
            named("ent", "unit"),
            named("ent", "bound"),
            named("dcterms", "title"),
        )
    )
}
_STANDING = named("ent", "standing")
_ORDER = ("actor", "claim", "evidence", "speaker", "article")
_BARE = re.compile(
    r'"(?:(-?\d+)"\^\^<http://www.w3.org/2001/XMLSchema#integer>'
    r'|(-?\d+\.\d+)"\^\^<http://www.w3.org/2001/XMLSchema#decimal>'
    r'|(true|false)"\^\^<http://www.w3.org/2001/XMLSchema#boolean>)'
)

_Blocks = Mapping[str, Mapping[str, list[str]]]


def turtle_text(rows: Iterable[Row], *, indent: str = "") -> str:
    """Give the rows as Turtle, with the prefixes that they use."""
    blocks = subject_blocks(rows, indent=indent)
    return with_prefixes("\n".join(blocks)) if blocks else ""


def with_prefixes(body: str) -> str:
    """Put the declarations of the prefixes that occur in it before the body."""
    used = [p for p in sorted(PREFIXES) if re.search(rf"(?<![\w<]){p}:", body)]
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
    return f"{head}\n{body}" if head else body


def subject_blocks(rows: Iterable[Row], *, indent: str = "") -> list[str]:
    """Give a block of Turtle for each subject, in reading order."""
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_ in sorted(set(rows)):
        nodes[subject][predicate].append(object_)
    ordered = sorted(nodes, key=lambda node: _rank(node, nodes))
    return [_block(node, nodes[node], indent) for node in ordered]


def _rank(node: str, nodes: _Blocks) -> tuple[object, ...]:
    """Give the place of a subject: claims by what they say, evidence behind its claim."""
    short = shortened(node)
    prefix = short.partition(":")[0]
    place = _ORDER.index(prefix) if prefix in _ORDER else len(_ORDER)
    if prefix == "evidence":
        owner = f"{node.partition('-')[0].rstrip('>')}>"
        facts = nodes.get(owner, {})
        claim, article, start = (
            facts.get(one, [""])[0] for one in (SUPPORTS, DERIVED_FROM, _START)
        )
        return (1, *_meaning(claim, nodes), claim, article, _number(start), node[:-1])
    if prefix == "claim":
        return (1, *_meaning(node, nodes), node, "", 0, "")
    return (place, "", "", "", "", "", 0, node)


def _number(literal: str) -> int:
    """Give a place in a text, -1 if there is none."""
    found = _BARE.fullmatch(literal)
    return int(found[1]) if found is not None and found[1] else -1


def _meaning(claim: str, nodes: _Blocks) -> tuple[str, str, str]:
    facts = nodes.get(claim, {})
    subject, predicate, object_ = (
        next(iter(facts.get(end, ())), "") for end in (SUBJECT, PREDICATE, OBJECT)
    )
    return subject, predicate, object_


def _block(node: str, facts: Mapping[str, list[str]], indent: str) -> str:
    predicates = sorted(facts, key=lambda p: (p in _LAST, _FIRST.get(p, len(_FIRST)), p))
    lines = [
        f"{'a' if predicate == TYPE else shortened(predicate)} "
        + ", ".join(map(shortened, facts[predicate]))
        for predicate in predicates
    ]
    body = f" ;\n{indent}  ".join(lines)
    return f"{_gist(facts, indent)}{indent}{shortened(node)} {body} .\n"


def _gist(facts: Mapping[str, list[str]], indent: str) -> str:
    """Give a comment line that says what a claim is: `# PRK suppliesArms RUS: Contested`."""
    if SUBJECT not in facts:
        return ""
    ends = (facts.get(end, [""])[0] for end in (SUBJECT, PREDICATE, OBJECT, _STANDING))
    subject, relation, object_, standing = (shortened(end).partition(":")[2] for end in ends)
    return f"{indent}# {subject} {relation} {object_}{': ' if standing else ''}{standing}\n"


@lru_cache(maxsize=100_000)
def shortened(term: str) -> str:
    """Give an IRI with its prefix and a number bare, where Turtle allows it.

    >>> shortened("<https://w3id.org/entente/actor/RUS>")
    'actor:RUS'
    """
    if term.startswith('"'):
        return _shortened_literal(term)
    for prefix, namespace in PREFIXES.items():
        if term.startswith(f"<{namespace}"):
            local = term[1 + len(namespace) : -1]
            return f"{prefix}:{local}" if _LOCAL.fullmatch(local) else term
    return term


def _shortened_literal(literal: str) -> str:
    bare = _BARE.fullmatch(literal)
    if bare is not None:
        return next(group for group in bare.groups() if group is not None)
    parts = _TYPED.fullmatch(literal)
    return literal if parts is None else f"{parts[1]}^^{shortened(parts[2])}"
