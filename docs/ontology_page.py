"""Write `docs/ontology.md`, the reference page of the ontology, from `ontology/`.

python docs/ontology_page.py            write the page
python docs/ontology_page.py --check    say whether the page is as it would be written
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.curated.folders import data_dir
from graph.curated.queries import load_queries
from graph.curated.relations import RELATION, load_relations
from graph.model.terms import Family
from graph.store.layout import shortened

PAGE = Path(__file__).parent / "ontology.md"
_ENT = "https://w3id.org/entente/ontology#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_WORDS = ("Status", "Standing", "Stance", "Bound")
_HEAD = """# The ontology

Written from `ontology/` by `python docs/ontology_page.py`; edit there, not here.

Namespaces: `ent:` <https://w3id.org/entente/ontology#>, `rel:`
<https://w3id.org/entente/relation#>, `actor:` <https://w3id.org/entente/actor/>, `claim:`
<https://w3id.org/entente/claim/>, `evidence:` <https://w3id.org/entente/evidence/>, `article:`
<https://w3id.org/entente/article/>, `speaker:` <https://w3id.org/entente/speaker/>.

A claim is a node with `rdf:subject`, `rdf:predicate` and `rdf:object`; its evidence, for or
against, bears on it by `ent:bearsOn`, with its words as `ent:quote` at `ent:start` to `ent:end`.
Evidence is an `oa:Annotation`, too: an export gives it the claim as body, and the article with
selectors of place and words as target. What properties are said of is for readers and for the
shapes in `ontology/shapes/`; no class is inferred from it. An actor is of its own class alone:
`?a a ent:State` asks for states, `?a a/rdfs:subClassOf* ent:Actor` for all actors.

## What a plain edge means

A claim also stands as a plain edge `actor:A rel:relation actor:B`, for short queries, if at least
one piece of evidence affirms it as fact: an article by itself (`ent:Asserted`), or somebody whom it
quotes (`ent:Reported`) - **even if somebody else denies it** (`ent:Contested`). So a plain edge is
not a fact: it is what somebody gives as one. What is only denied, promised, feared or imagined has
none, nor has anything of the background layer. Who says so, and who denies it, stands at the claim:

```sparql
SELECT ?a ?b ?standing WHERE {
  ?claim rdf:subject ?a ; rdf:predicate rel:suppliesArms ; rdf:object ?b ; ent:standing ?standing .
  FILTER (?standing = ent:Asserted)      # take this line out for all standings
}
```

In a nanopublication the assertion holds the plain edge only of what is `ent:Asserted`.

## Times and amounts

A claim holds from `ent:validFrom` until the day before `ent:validUntil`: the end is the first day
on which it no longer does, so 2022 is from `2022-01-01` until `2023-01-01`. Query results show
both; `entente show` and the tables and networks of `entente export` write the same span as `2022`
or `2022-01-01/2022-05-31`, with its last day. An amount is `ent:number` of `ent:unit`, with
`ent:bound`, and `ent:shareOf` says what it is of.

As an interval of OWL-Time the time of a claim is given by `ontology/alignments/time.rq`:
`entente query ontology/alignments/time.rq --format ttl`.

## Inverses

Relations that are not symmetric have an inverse with a name (`inverse:suppliesArms`, receives arms
from), for readers and reasoners. A store has none of them: in SPARQL, ask `^rel:suppliesArms`.

## What is checked

`entente check --store` tells what breaks a shape in `ontology/shapes/`, with the claim and the
article: a value that is missing, of the wrong kind or one too many; a relation that the ontology
does not know, or between ends that it does not take (a state that *leads*); a plain edge with no
claim behind it that somebody gives as fact, or such a claim without its plain edge; a standing or
a number of sources that the evidence does not bear out. Any engine for SHACL with SPARQL
constraints can do the same with an export: `pyshacl -s shapes.ttl export.ttl`, where `shapes.ttl`
is all files of the folder one after the other. What `entente ingest` reads between ends that a
relation does not take is told and left out; the article goes in with all else that it says.

## Words of a denial

Evidence by which a claim is denied has the words of the denial as its own quote and place,
wherever in the text they stand ("Both capitals denied this"); `ent:subjectAs` and `ent:objectAs`
are then the words of the claim that is denied.

## What has ended

That something ended ("halted its deliveries", "no longer supplies") is evidence that denies it,
with the words for the end as `ent:cue`. So its standing is `ent:Denied`, as of what is said never
to have been: a standing sums up who affirms and who denies, not a day on which something was over.
`entente query ended` lists what a text says to be over, `denied` leaves it out. A claim whose time
has a last day, `ent:validUntil`, need not be over: an event has one, too.

## Who speaks

Who speaks for a state or body counts as that: `ent:speaker` of the evidence is the state, on the
day of the article. Who it was stays as said: `ent:saidBy` leads to an `ent:Speaker`, which has the
words (`ent:speakerAs`), the ministry, spokesman or person that they name (`ent:speakerNamed`), and
the actor for whom that counts (`ent:speaksFor`). Nothing is counted by it.

```turtle
evidence:41263d336b6535d913b0 ent:speaker actor:RUS ; ent:saidBy speaker:191ee2494345c2c0e84a .
speaker:191ee2494345c2c0e84a a ent:Speaker ; ent:speaksFor actor:RUS ;
  ent:speakerAs "Kremlin spokesman" ; ent:speakerNamed actor:dmitry-peskov .
```

## What is counted

A *statement* is one reading of one place in a text; `entente ingest` counts these. Statements that
mean the same are one *claim*, or edge, with several pieces of *evidence*; `entente demo`, `show`
and `export` count those, so their number is smaller. `ent:sources` are the independent articles
that affirm a claim or a sharper one (who tells of forty drones tells of drones): copies of one
text count once, and so do articles of one publisher.
"""
_FAMILIES = {
    Family.MATERIAL_COOPERATION: "material cooperation",
    Family.DIPLOMATIC_COOPERATION: "diplomatic cooperation",
    Family.VERBAL_CONFLICT: "verbal conflict",
    Family.MATERIAL_CONFLICT: "material conflict",
    Family.STRUCTURE: "structure",
}
_Facts = dict[str, dict[str, list[str]]]


def page() -> str:
    """Give the page as Markdown."""
    facts = _facts(sorted(data_dir("ontology").glob("entente.ttl")))
    parts = [
        [_HEAD],
        _relations(facts),
        _terms(facts, "Classes", {_OWL + "Class"}),
        *(_terms(facts, f"Words for `ent:{word}`", {_ENT + word}) for word in _WORDS),
        _terms(facts, "Properties", {_OWL + "ObjectProperty", _OWL + "DatatypeProperty"}),
        _terms(facts, "Properties of relations", {_OWL + "AnnotationProperty"}),
        _alignments(),
        _queries(),
    ]
    return "\n".join(line for part in parts for line in part)


def _facts(files: list[Path]) -> _Facts:
    facts: _Facts = defaultdict(lambda: defaultdict(list))
    for file in files:
        for t in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
            facts[t.subject.value][t.predicate.value].append(t.object.value)
    return facts


def _relations(facts: _Facts) -> Iterator[str]:
    yield "## Relations\n"
    relations = load_relations()
    inverses = {
        of: said[_RDFS + "label"][0] for said in facts.values() for of in said[_OWL + "inverseOf"]
    }
    for family, name in _FAMILIES.items():
        yield f"### {name.capitalize()}\n"
        for relation in (r for r in relations.values() if r.family is family):
            said = facts[RELATION + relation.name]
            inverse = inverses.get(RELATION + relation.name, "")
            codes = [
                "either order means the same" if relation.symmetric else "",
                f"the other way round: {inverse}" if inverse else "",
                _ends(said),
                f"PLOVER {relation.plover}" if relation.plover else "",
                f"CAMEO {relation.cameo}" if relation.cameo else "",
                f"tone {relation.tone:g}",
                *(f"opposite `rel:{other}`" for other in relation.opposite),
            ]
            yield f"**`rel:{relation.name}`** - {relation.label}: {relation.definition}"
            yield said[_RDFS + "comment"][0]
            yield f"For example: {said[_SKOS + 'example'][0]}"
            yield f"({', '.join(filter(None, codes))})\n"


def _ends(said: dict[str, list[str]]) -> str:
    """Give between whom a relation stands, if not between any two actors."""
    ends = [sorted(said[_SCHEMA + name]) for name in ("domainIncludes", "rangeIncludes")]
    if ends == [[_ENT + "Actor"]] * 2:
        return ""
    of, to = (" or ".join(_short(one) for one in end) for end in ends)
    return f"of {of} to {to}"


def _terms(facts: _Facts, title: str, kinds: set[str]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| term | label | meaning | of | values |\n| --- | --- | --- | --- | --- |"
    for term, said in sorted(facts.items()):
        if term.startswith(_ENT) and kinds & set(said[_TYPE]):
            of, values = (
                ", ".join(f"`{_short(one)}`" for one in sorted(said[_SCHEMA + name]))
                for name in ("domainIncludes", "rangeIncludes")
            )
            label, comment = said[_RDFS + "label"][0], said[_RDFS + "comment"][0]
            yield f"| `{_short(term)}` | {label} | {comment} | {of} | {values} |"
    yield ""


def _alignments() -> Iterator[str]:
    yield "## Alignments\n"
    yield "Matches of SKOS are annotations here: they guide readers, and nothing follows from them."
    yield ""
    yield "| term | match | term of another |\n| --- | --- | --- |"
    facts = _facts(sorted(data_dir("ontology").glob("alignments/*.ttl")))
    for term, said in sorted(facts.items()):
        for match, others in sorted(said.items()):
            if match.startswith(_SKOS):
                kind = match.removeprefix(_SKOS).removesuffix("Match")
                for other in sorted(others):
                    yield f"| `{_short(term)}` | {kind} | <{other}> |"
    yield ""


def _queries() -> Iterator[str]:
    yield "## Named queries\n"
    for name, query in load_queries().items():
        yield f"- `{name}`: {query.question} `{query.example}`"
    yield ""


def _short(iri: str) -> str:
    return shortened(f"<{iri}>")


def main() -> int:
    """Write or check the page; give the exit code."""
    if sys.argv[1:] != ["--check"]:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
    if not same:
        sys.stderr.write("docs/ontology.md is old: run python docs/ontology_page.py\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
