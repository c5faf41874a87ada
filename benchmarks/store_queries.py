"""The questions that stores of such claims were measured by, in the words of our shape.

Where a slow way to ask has a quick one, both stand here: what the store derives once (`triple`,
`standing`, `differsInAmountFrom`) is there for the quick ones.
"""

from __future__ import annotations

QUERIES = {
    "edges of an actor": "SELECT ?r ?o { actor:{a} ?r ?o . ?r a owl:ObjectProperty }",
    "two actors, with status and quote": """
        SELECT ?c ?status ?quote { ?c rdf:subject actor:{a} ; rdf:object actor:{b} .
          ?e ent:bearsOn ?c ; ent:status ?status ; ent:quote ?quote }""",
    "claims by relation": """
        SELECT ?r (COUNT(?c) AS ?n) { ?c rdf:predicate ?r } GROUP BY ?r ORDER BY DESC(?n)""",
    "contested, by what is derived": """
        SELECT ?s ?r ?o { ?c ent:standing ent:Contested ; rdf:subject ?s ; rdf:predicate ?r ;
          rdf:object ?o }""",
    "contested, by the key": """
        SELECT DISTINCT ?key { ?no ent:stance ent:Denies ; ent:bearsOn/ent:triple ?key .
          ?c ent:triple ?key . ?yes ent:bearsOn ?c ; ent:stance ent:Affirms }""",
    "differing amounts, by what is derived": """
        SELECT ?c ?n ?other ?m { ?c ent:differsInAmountFrom ?other ; ent:number ?n .
          ?other ent:number ?m FILTER(?n < ?m) }""",
    "differing amounts, by the key": """
        SELECT ?c ?n ?d ?m { ?c ent:number ?n ; ent:unit ?u ; ent:triple ?key .
          ?d ent:triple ?key ; ent:unit ?u ; ent:number ?m FILTER(?n < ?m) }""",
    "two steps": """
        SELECT DISTINCT ?third { ?one rdf:subject actor:{a} ; rdf:object ?between .
          ?two rdf:subject ?between ; rdf:object ?third } LIMIT 1000""",
    "allies of allies": "SELECT ?ally { actor:{a} rel:alliedWith+ ?ally }",
    "greatest suppliers": """
        SELECT ?s (SUM(COALESCE(?n, 0)) AS ?sum) (COUNT(?c) AS ?claims) {
          ?c rdf:predicate rel:suppliesArms ; rdf:subject ?s OPTIONAL { ?c ent:number ?n } }
        GROUP BY ?s ORDER BY DESC(?claims) ?s LIMIT 20""",
    "valid in a time": """
        SELECT ?c { ?c ent:validFrom ?from ; ent:validUntil ?until
          FILTER(?from >= "2023-01-01"^^xsd:date && ?until < "2023-07-01"^^xsd:date) }""",
    "name that holds letters": """
        SELECT ?actor ?name { ?actor a ent:State ; skos:prefLabel ?name
          FILTER(CONTAINS(LCASE(STR(?name)), "land")) }""",
    "quote that holds letters": """
        SELECT ?e { ?e ent:quote ?quote FILTER(CONTAINS(?quote, "article 77,")) }""",
    "network of an actor, by a filter": """
        CONSTRUCT { ?s ?r ?o } { ?c rdf:subject ?s ; rdf:predicate ?r ; rdf:object ?o
          FILTER(?s = actor:{a} || ?o = actor:{a}) }""",
    "network of an actor, by a union": """
        CONSTRUCT { ?s ?r ?o } { { ?c rdf:subject actor:{a} } UNION { ?c rdf:object actor:{a} }
          ?c rdf:subject ?s ; rdf:predicate ?r ; rdf:object ?o }""",
    "description of an actor": "DESCRIBE actor:{a}",
    "article of a piece of evidence": """
        SELECT ?g ?status { GRAPH ?g { ?e ent:bearsOn ?c ; ent:status ?status }
          ?c rdf:subject actor:{a} ; rdf:object actor:{b} }""",
    "evidence by month": """
        SELECT ?month (COUNT(?e) AS ?n) { ?e prov:wasDerivedFrom/dcterms:date ?day
          BIND(SUBSTR(STR(?day), 1, 7) AS ?month) } GROUP BY ?month ORDER BY ?month""",
    "never denied, by not exists": """
        SELECT (COUNT(?c) AS ?n) { ?c rdf:predicate rel:suppliesArms
          FILTER NOT EXISTS { ?e ent:bearsOn ?c ; ent:stance ent:Denies } }""",
    "never denied, by minus": """
        SELECT (COUNT(?c) AS ?n) { ?c rdf:predicate rel:suppliesArms
          MINUS { ?e ent:bearsOn ?c ; ent:stance ent:Denies } }""",
}


def queries(a: str, b: str) -> dict[str, str]:
    """Give the questions about two actors."""
    return {name: sparql.replace("{a}", a).replace("{b}", b) for name, sparql in QUERIES.items()}
