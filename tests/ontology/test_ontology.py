from __future__ import annotations

import re
import runpy
from collections import defaultdict

import pyoxigraph as ox
import pytest

from graph.curated.folders import data_dir
from graph.curated.queries import load_queries
from graph.model.quantity import Bound
from graph.model.terms import ActorKind, Family, Stance, Standing, Status

ENT = "https://w3id.org/entente/ontology#"
REL = "https://w3id.org/entente/relation#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

ONTOLOGY = data_dir("ontology")


def facts(path):
    found = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        found[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return found


TERMS = facts(ONTOLOGY / "entente.ttl")


RELATIONS = sorted(term for term in TERMS if term.startswith(REL))


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.removeprefix(REL))
def test_relation_has_all_that_is_told_of_relations(relation):
    """A state of affairs has no code of events: neither PLOVER nor CAMEO knows any."""
    said = TERMS[relation]
    wanted = [RDFS + "label", RDFS + "comment", SKOS + "definition", SKOS + "example"]
    wanted += [RDFS + "subPropertyOf", ENT + "tone"]
    assert [name for name in wanted if len(said[name]) != 1] == []
    coded = [len(said[ENT + name]) for name in ("plover", "cameo")]
    is_state = said[RDFS + "subPropertyOf"] == [ENT + "structure"]
    assert (coded, len(said[SKOS + "note"])) == (([0, 0], 1) if is_state else ([1, 1], 0))
    inverses = [term for term, of in TERMS.items() if relation in of[OWL + "inverseOf"]]
    symmetric = OWL + "SymmetricProperty" in said[TYPE]
    assert [term.partition("#")[2] for term in inverses] == (
        [] if symmetric else [relation.removeprefix(REL)]
    )


def test_ends_of_relations_are_those_that_the_shapes_check():
    shapes = facts(ONTOLOGY / "shapes" / "relations.ttl")
    known = facts(ONTOLOGY / "shapes" / "claims.ttl")
    any_kind = {o for s in known.values() for o in s["http://www.w3.org/ns/shacl#class"]}
    given = {
        end: {
            (relation, ENT + kind)
            for shape in shapes.values()
            for select in shape["http://www.w3.org/ns/shacl#select"]
            if f"BIND(rdf:{end} AS ?path)" in select
            for relation in re.findall(r"rel:(\w+)", select)
            for kind in re.findall(r"ent:(\w+)", select)
            if kind != "Actor"
        }
        for end in ("subject", "object")
    }
    told = {
        end: {
            (relation.removeprefix(REL), kind)
            for relation in RELATIONS
            for kind in TERMS[relation]["https://schema.org/" + name]
            if kind != ENT + "Actor"
        }
        for end, name in (("subject", "domainIncludes"), ("object", "rangeIncludes"))
    }
    assert given == told
    assert all(TERMS[r]["https://schema.org/" + name] for r in RELATIONS
               for name in ("domainIncludes", "rangeIncludes"))  # fmt: skip
    assert {kind for kind in any_kind if ENT in kind} >= {
        term for term, said in TERMS.items() if ENT + "Actor" in said[RDFS + "subClassOf"]
    }


def test_ontology_has_a_version_of_its_own():
    said = TERMS[ENT[:-1]]
    (version,) = said[OWL + "versionInfo"]
    assert said[OWL + "versionIRI"] == [f"{ENT[:-1]}/{version}"]


def test_times_of_claims_come_as_intervals_of_owl_time():
    query = (ONTOLOGY / "alignments" / "time.rq").read_text(encoding="utf-8")
    data = """
        PREFIX ent: <https://w3id.org/entente/ontology#>
        INSERT DATA { <x:a> a ent:Claim ; ent:validFrom 1 ; ent:validUntil 2 .
                      <x:b> a ent:Claim ; ent:validFrom 1 . <x:c> a ent:Claim }
    """
    store = ox.Store()
    store.update(data)
    found = {(t.subject.value, t.predicate.value.partition("#")[2]) for t in store.query(query)}
    assert {s for s, p in found if p == "hasTime"} == {"x:a", "x:b"}
    assert {s for s, p in found if p == "hasBeginning"} == {"x:a-time", "x:b-time"}
    assert {s for s, p in found if p == "hasEnd"} == {"x:a-time"}
    assert {s for s, p in found if p == "inXSDDate"} == {
        "x:a-beginning",
        "x:b-beginning",
        "x:a-end",
    }


@pytest.mark.parametrize("name", ["label", "comment"])
def test_every_term_says_what_it_is(name):
    assert [term for term, said in TERMS.items() if len(said[RDFS + name]) != 1] == []


def test_no_node_is_blank():
    triples = ox.parse(path=ONTOLOGY / "entente.ttl", format=ox.RdfFormat.TURTLE)
    ends = [end for t in triples for end in (t.subject, t.object)]
    assert [end for end in ends if isinstance(end, ox.BlankNode)] == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [(Status, "Status"), (Stance, "Stance"), (Standing, "Standing"), (Bound, "Bound")],
    ids=["status", "stance", "standing", "bound"],
)
def test_vocabulary_is_that_of_the_model(words, kind):
    defined = {term.removeprefix(ENT) for term, said in TERMS.items() if ENT + kind in said[TYPE]}
    assert defined == {word.value[0].upper() + word.value[1:] for word in words}


def test_families_are_those_of_the_model():
    codes = {code for said in TERMS.values() for code in said[ENT + "familyCode"]}
    assert codes == {family.value for family in Family}


def test_kinds_of_actors_are_those_of_the_model():
    below = {t for t, said in TERMS.items() if ENT + "Actor" in said[RDFS + "subClassOf"]}
    assert len(below) == len(ActorKind) - 1


@pytest.mark.parametrize(
    "path",
    sorted(
        [
            *ONTOLOGY.glob("shapes/*.ttl"),
            *ONTOLOGY.glob("queries/*.rq"),
            *ONTOLOGY.glob("actors/*.ttl"),
        ]
    ),
    ids=lambda path: path.name,
)
def test_only_terms_of_the_ontology_are_used(path):
    text = re.sub(r'"[^"\n]*"|#.*', "", path.read_text(encoding="utf-8").replace("ontology#", ""))
    used = {ENT + n for n in re.findall(r"\bent:(\w+)", text)}
    used |= {REL + n for n in re.findall(r"\brel:(\w+)", text)}
    background = facts(ONTOLOGY / "background" / "terms.ttl")
    assert used - set(TERMS) - set(background) == set()


@pytest.mark.parametrize("path", sorted(ONTOLOGY.glob("**/*.ttl")), ids=lambda path: path.name)
def test_turtle_keeps_its_style(path):
    text = re.sub(r'""".*?"""', '""', path.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = text.splitlines()
    ends = [n for n, line in enumerate(lines) if re.search(r"[^ ] \.$", line) and line[0] != "@"]
    assert [n + 1 for n in ends if n + 1 < len(lines) and lines[n + 1]] == []


def test_queries_are_twenty_five_or_more():
    assert len(load_queries()) >= 25


@pytest.mark.parametrize("query", load_queries().values(), ids=lambda query: query.name)
def test_query_needs_no_prefix_of_the_store(query):
    """Anybody can run it on an export with another engine."""
    assert ox.Store().query(query.sparql) is not None


@pytest.mark.parametrize("query", load_queries().values(), ids=lambda query: query.name)
def test_query_asks_in_no_graph(query):
    """The engine answers sub-selects inside GRAPH wrongly; the union of all graphs is asked."""
    assert not re.search(r"\bGRAPH\b", query.sparql)


KINDS = {
    OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}
BUILT_IN = (RDFS, OWL, TYPE)


@pytest.mark.parametrize("term", sorted(set(TERMS) - {ENT[:-1]}))
def test_term_has_one_kind(term):
    """A class, a property of one sort, or an individual of a class that is declared."""
    kinds = set(TERMS[term][TYPE]) - {OWL + "SymmetricProperty", OWL + "NamedIndividual"}
    if kinds & KINDS:
        assert len(kinds) == 1
    else:
        assert kinds
        assert all(OWL + "Class" in TERMS[kind][TYPE] for kind in kinds)


def test_every_property_that_is_used_is_declared():
    used = {name for said in TERMS.values() for name in said}
    assert [n for n in used if not n.startswith(BUILT_IN) and n not in TERMS] == []


def test_nothing_is_inferred_from_what_a_property_is_said_of():
    used = {name for said in TERMS.values() for name in said}
    assert not used & {RDFS + "domain", RDFS + "range"}


@pytest.mark.parametrize("below", ["subClassOf", "subPropertyOf"])
def test_terms_stand_below_declared_ones_without_a_circle(below):
    above = {term: set(said[RDFS + below]) for term, said in TERMS.items() if said[RDFS + below]}
    assert set().union(*above.values()) <= set(TERMS)
    for term in above:
        reached, fresh = set(), above[term]
        while fresh:
            reached |= fresh
            fresh = set().union(*(above.get(one, set()) for one in fresh)) - reached
        assert term not in reached


@pytest.mark.parametrize(
    "path",
    [*sorted(ONTOLOGY.glob("alignments/*.ttl")), ONTOLOGY / "background" / "terms.ttl"],
    ids=lambda path: path.name,
)
def test_file_beside_the_ontology_declares_what_it_uses(path):
    """An editor that opens it alone knows the kind of every property."""
    said = facts(path)
    used = {name for one in said.values() for name in one if not name.startswith(BUILT_IN)}
    assert {term for term, one in said.items() if set(one.get(TYPE, ())) & KINDS} >= used


def test_only_own_terms_are_aligned():
    for path in sorted(ONTOLOGY.glob("alignments/*.ttl")):
        matched = {t for t, said in facts(path).items() if any("Match" in name for name in said)}
        assert matched
        assert matched <= set(TERMS)


def test_aligned_terms_of_schema_org_exist():
    from rdflib.namespace import ORG, SDO, TIME

    spaces = {"https://schema.org/": SDO, str(ORG): ORG, str(TIME): TIME}
    for path in sorted(ONTOLOGY.glob("alignments/*.ttl")):
        others = {
            o for said in facts(path).values() for n, v in said.items() if "Match" in n for o in v
        }
        for other in others:
            for prefix, space in spaces.items():
                if other.startswith(prefix):
                    assert other.removeprefix(prefix) in space


def test_wikidata_is_aligned_by_its_properties_and_the_origin_is_told():
    said = facts(ONTOLOGY / "alignments" / "wikidata.ttl")
    ontology = said.pop("https://w3id.org/entente/alignment/wikidata")
    assert ontology["http://purl.org/dc/terms/source"]
    others = {
        o
        for one in said.values()
        for name, values in one.items()
        if "Match" in name
        for o in values
    }
    assert "http://www.wikidata.org/entity/P39" in others
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/P\d+", o) for o in others)


def test_reference_page_is_up_to_date():
    """`python docs/ontology_page.py` writes it anew."""
    script = ONTOLOGY.parent / "docs" / "ontology_page.py"
    written = (script.parent / "ontology.md").read_text(encoding="utf-8")
    assert runpy.run_path(str(script))["page"]() == written


XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# https://www.w3.org/TR/owl2-syntax/#Datatype_Maps
OWL_TYPES = {
    RDF + "langString",
    *(XSD + name for name in ("string", "boolean", "integer", "decimal", "dateTime", "anyURI")),
}


def triples(path):
    return list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def test_literals_of_the_ontology_are_of_types_that_owl_knows():
    literals = (t.object for t in triples(ONTOLOGY / "entente.ttl"))
    used = {one.datatype.value for one in literals if isinstance(one, ox.Literal)}
    assert used <= OWL_TYPES


def test_values_are_what_their_property_takes():
    """IRIs with object properties, literals with datatype properties."""
    wanted = {OWL + "ObjectProperty": ox.NamedNode, OWL + "DatatypeProperty": ox.Literal}
    odd = [
        str(t)
        for t in triples(ONTOLOGY / "entente.ttl")
        for kind, form in wanted.items()
        if kind in TERMS.get(t.predicate.value, {}).get(TYPE, ()) and not isinstance(t.object, form)
    ]
    assert odd == []


def test_nothing_new_is_said_of_the_words_of_rdf_and_owl():
    assert [term for term in TERMS if term.startswith((RDFS, OWL, RDF, XSD))] == []


def test_properties_stand_below_properties_of_their_sort():
    for term, said in TERMS.items():
        for above in said[RDFS + "subPropertyOf"]:
            assert set(TERMS[above][TYPE]) & KINDS == set(said[TYPE]) & KINDS, term


NAMED = [path for path in ONTOLOGY.glob("a*/*.ttl") if path.parent.name in {"actors", "alignments"}]


def labels(path):
    """Give the labels of a file: subject, property, language, text."""
    for t in triples(path):
        if t.predicate.value.startswith(SKOS) and isinstance(t.object, ox.Literal):
            yield t.subject.value, t.predicate.value, t.object.language, t.object.value


def test_no_two_preferred_labels_in_one_language():
    """https://www.w3.org/TR/skos-reference/#S14"""
    seen = defaultdict(set)
    for path in NAMED:
        for subject, property_, language, text in labels(path):
            if property_ == SKOS + "prefLabel":
                seen[subject, language].add(text)
    assert [key for key, texts in seen.items() if len(texts) > 1] == []


def test_no_label_is_preferred_and_alternative():
    """https://www.w3.org/TR/skos-reference/#S13"""
    found = defaultdict(set)
    for path in NAMED:
        for subject, property_, language, text in labels(path):
            found[subject, language, text].add(property_)
    assert [key for key, properties in found.items() if len(properties) > 1] == []


def test_what_matches_exactly_matches_in_no_looser_way():
    """https://www.w3.org/TR/skos-reference/#S46"""
    exact, loose = set(), set()
    for path in NAMED:
        for t in triples(path):
            pair = (t.subject.value, str(t.object))
            if t.predicate.value == SKOS + "exactMatch":
                exact.add(pair)
            elif t.predicate.value in {SKOS + "broadMatch", SKOS + "relatedMatch"}:
                loose.add(pair)
    assert exact
    assert not exact & loose
