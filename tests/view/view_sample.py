# ruff: noqa: E501 - one line of the table below is one piece of evidence
"""A small made-up world for the views: actors, articles and claims in words of our own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence
from graph.model.quantity import Amount, Bound, Interval
from graph.model.relation import Relation
from graph.model.table import Table
from graph.model.terms import ActorKind, Family, Stance, Standing, Status
from graph.view.page import render

MC, DC, VC = Family.MATERIAL_COOPERATION, Family.DIPLOMATIC_COOPERATION, Family.VERBAL_CONFLICT
XC, ST = Family.MATERIAL_CONFLICT, Family.STRUCTURE


@dataclass(frozen=True)
class World:
    """All that a page is rendered from."""

    edges: tuple[Edge, ...]
    actors: dict[str, Actor]
    relations: dict[str, Relation]
    articles: dict[str, Article]


ACTORS = {
    "PRK": ("state", "North Korea"),
    "RUS": ("state", "Russia"),
    "CHN": ("state", "China"),
    "USA": ("state", "United States"),
    "KOR": ("state", "South Korea"),
    "UKR": ("state", "Ukraine"),
    "JPN": ("state", "Japan"),
    "VNM": ("state", "Vietnam"),
    "IRN": ("state", "Iran"),
    "nato": ("bloc", "NATO"),
    "un-security-council": ("organisation", "UN Security Council"),
    "vladimir-putin": ("person", "Vladimir Putin"),
    "kim-jong-un": ("person", "Kim Jong Un"),
    "wagner-group": ("group", "Wagner Group"),
    "AUS": ("state", "Australia"),
}

RELATIONS = {
    "suppliesArms": ("supplies arms to", MC, False),
    "suppliesEnergy": ("supplies energy to", MC, False),
    "suppliesFood": ("supplies food to", MC, False),
    "sharesTechnology": ("shares technology with", MC, False),
    "aidsMilitarily": ("gives military aid to", MC, False),
    "sendsWorkers": ("sends workers to", MC, False),
    "tradesWith": ("trades with", MC, True),
    "visits": ("visits", DC, False),
    "meets": ("meets", DC, True),
    "signsPactWith": ("signs a pact with", DC, True),
    "supportsInWords": ("speaks up for", DC, False),
    "accuses": ("accuses", VC, False),
    "warns": ("warns", VC, False),
    "condemns": ("condemns", VC, False),
    "attacks": ("attacks", XC, False),
    "sanctions": ("sanctions", XC, False),
    "firesTowards": ("fires missiles towards", XC, False),
    "holdsLeverageOver": ("holds leverage over", ST, False),
    "dependsOn": ("depends on", ST, False),
    "alliedWith": ("is allied with", ST, True),
    "leads": ("leads", ST, False),
}

ARTICLES = {
    "ledger": ("Shells, trains and a handshake", "The Harbour Ledger", date(2024, 6, 19)),
    "review": ("What Beijing makes of its neighbours", "Strait Review", date(2024, 6, 21)),
    "wire": ("Seoul counts containers", "Peninsula Wire", date(2024, 2, 27)),
    "observer": ("The price of a pact", "Eastern Observer", date(2024, 7, 2)),
}

_STATUS = {
    "a": Status.ASSERTED,
    "r": Status.REPORTED,
    "d": Status.DENIED,
    "p": Status.PROSPECTIVE,
    "h": Status.HYPOTHETICAL,
}

# subject relation object | when, amount | one line for each evidence:
# article status speakers "quote" [words for subject; for object] cue
CLAIMS = """
PRK suppliesArms RUS | at least 10,000 containers
  wire r KOR | At least 10,000 containers, officials in Seoul reckon, have left the North’s ports for Russia. | the North; Russia | reckon
  ledger r USA | American officials put the flow of munitions from Pyongyang to Moscow at more than 10,000 boxes. | Pyongyang; Moscow | put
  ledger d RUS,PRK | Neither capital admits to it: Moscow and Pyongyang both call the tale of the shells invented. | Pyongyang; Moscow | call invented
PRK suppliesArms RUS | 7,000 containers
  wire r KOR | An earlier count by the ministry stood at 7,000 containers. | ; | count
PRK suppliesArms RUS
  observer a | Shell casings stamped in the North keep turning up on the eastern front. | the North; eastern front |
  review d PRK | The weapons are for home use alone, a statement carried by the state agency insisted. | ; | insisted
RUS suppliesEnergy PRK | since March 2024
  ledger a | Tankers have carried Russian fuel to the North since March. | Russian; the North |
  wire r KOR | Seoul believes that fuel is part of the price. | ; | believes
RUS suppliesFood PRK
  ledger a | Flour from Russian mills has eased shortages in Pyongyang. | Russian; Pyongyang |
RUS sharesTechnology PRK
  wire r KOR,USA | Both Seoul and Washington suspect that satellite know-how travels the other way. | ; | suspect
  observer d RUS | The Kremlin’s spokesman waved the suggestion away. | Kremlin; | waved away
RUS sharesTechnology PRK | by 2025
  observer h | If the launch pads are rebuilt, Russian engineers could be lending a hand. | Russian; | If, could
PRK sendsWorkers RUS
  observer p KOR | Lawmakers in Seoul expect labour brigades to follow. | ; | expect
RUS signsPactWith PRK | June 2024
  ledger a | The two leaders put their names to a treaty of mutual help. | The two leaders; |
  observer a | The pact that Russia and the North concluded in June is thin on detail. | Russia; the North |
vladimir-putin visits PRK | 19 June 2024
  ledger a | Mr Putin landed in Pyongyang in the small hours. | Mr Putin; Pyongyang |
vladimir-putin meets kim-jong-un | 19 June 2024
  ledger a | He and Mr Kim talked for two hours without aides. | He; Mr Kim |
vladimir-putin leads RUS
  ledger a | the Russian president | president; Russian |
kim-jong-un leads PRK
  ledger a | the North Korean leader | leader; North Korean |
kim-jong-un supportsInWords RUS
  ledger a | Mr Kim promised his full backing for Russia’s policies. | Mr Kim; Russia |
RUS visits VNM
  ledger p | From there the presidential party is due to fly on to Hanoi. | presidential party; Hanoi | is due to
VNM tradesWith RUS
  review a | Hanoi buys and sells with Moscow as it always has. | Hanoi; Moscow |
RUS attacks UKR | since February 2022
  ledger a | Russian forces have been pounding Ukrainian towns since February 2022. | Russian; Ukrainian |
  review a | Moscow’s invasion has entered its third year. | Moscow; |
  observer a | The war that Russia is waging against Ukraine eats through shells. | Russia; Ukraine |
PRK attacks UKR
  observer d PRK | Pyongyang denies that any of its soldiers fight in Ukraine. | Pyongyang; Ukraine | denies
UKR accuses PRK
  wire r UKR | Kyiv’s envoy charged the North with arming its foe. | Kyiv; the North | charged
wagner-group attacks UKR
  review a | Wagner fighters stormed Ukrainian trenches for months. | Wagner; Ukrainian |
RUS aidsMilitarily wagner-group
  review r USA | Washington says that the Kremlin paid the company’s bills. | Kremlin; company | says
PRK suppliesArms wagner-group
  review r USA | The White House said that the company bought rockets from the North. | the North; company | said
  review d PRK | Pyongyang spoke of gossip. | Pyongyang; | spoke of gossip
CHN holdsLeverageOver PRK
  review a | Nine tenths of the North’s trade crosses the Chinese border, which gives Beijing a hand on the tap. | Beijing; the North |
  observer a | No one has more sway in Pyongyang than Beijing. | Beijing; Pyongyang |
PRK dependsOn CHN | 90 per cent
  review a | The North’s dependence on its great neighbour is near total. | The North; neighbour |
CHN tradesWith RUS
  review a | Trade between Beijing and Moscow has swollen. | Beijing; Moscow |
CHN aidsMilitarily RUS
  review r USA | American officials accuse Beijing of propping up the arms makers of its partner. | Beijing; | accuse
  review d CHN | Beijing answers that it sells no weapons to either side. | Beijing; | answers
CHN holdsLeverageOver RUS
  observer h | Were China to close its banks, Moscow might have to listen. | China; Moscow | Were, might
CHN warns PRK
  review r KOR | Diplomats in Seoul say that Beijing has cautioned the North in private. | Beijing; the North | say
USA sanctions RUS | since 2014
  ledger a | American sanctions on Russia have piled up since 2014. | American; Russia |
USA sanctions PRK
  ledger a | Washington keeps the North under a thick web of penalties. | Washington; the North |
USA aidsMilitarily UKR
  ledger a | Ukraine leans on American artillery. | American; Ukraine |
  observer a | Washington has sent another packet of arms to Kyiv. | Washington; Kyiv |
USA alliedWith KOR
  wire a | The alliance of Washington and Seoul is seventy years old. | Washington; Seoul |
USA alliedWith JPN
  review a | Tokyo shelters beneath America’s umbrella. | Tokyo; America |
KOR meets JPN
  review a | Officials from Seoul and Tokyo now talk every month. | Seoul; Tokyo |
KOR aidsMilitarily UKR
  observer p KOR | Seoul says it will think again about lethal help for Kyiv. | Seoul; Kyiv | will think again
KOR warns RUS
  observer a | South Korea told Moscow not to cross a line. | South Korea; Moscow |
RUS warns KOR
  observer a | Mr Putin said that arming Kyiv would be a very big mistake by Seoul. | Mr Putin; Seoul |
PRK firesTowards JPN
  wire a | Two of the North’s rockets came down in waters off Japan. | the North; Japan |
JPN condemns PRK
  wire a | Tokyo protested in the strongest terms against the North. | Tokyo; the North |
IRN suppliesArms RUS
  review r USA,UKR | Drones over Kyiv are Iranian, say Ukrainian and American officials. | Iranian; | say
  review d IRN | Tehran says that it takes no side. | Tehran; | says
nato condemns PRK
  observer a | The alliance’s chief deplored the North’s deliveries. | alliance; the North |
nato warns CHN
  observer r nato | China cannot have it both ways, the alliance’s chief said. | China; | said
un-security-council sanctions PRK | since 2006
  ledger a | The Council has forbidden the arms trade with the North since 2006. | The Council; the North |
AUS sanctions PRK
  observer a | Canberra has listed six more of the North’s shippers. | Canberra; the North |
"""

_AMOUNTS = {
    "at least 10,000 containers": Amount(Decimal(10000), "container", Bound.AT_LEAST),
    "7,000 containers": Amount(Decimal(7000), "container", written="7,000 containers"),
    "90 per cent": Amount(Decimal(90), "per cent", Bound.ABOUT, of="its trade"),
}
_TIMES = {
    "since March 2024": Interval(date(2024, 3, 1), None, "since March"),
    "by 2025": Interval(None, date(2025, 1, 1)),
    "June 2024": Interval(date(2024, 6, 1), date(2024, 7, 1), "in June"),
    "19 June 2024": Interval(date(2024, 6, 19), date(2024, 6, 20)),
    "since February 2022": Interval(date(2022, 2, 1), None, "since February 2022"),
    "since 2014": Interval(date(2014, 1, 1), None, "since 2014"),
    "since 2006": Interval(date(2006, 1, 1), None, "since 2006"),
}


def make_edge(claim: Claim, *evidence: Evidence, **more: tuple[str, ...]) -> Edge:
    """Give a claim its evidence and the standing that follows from it."""
    statuses = {e.status for e in evidence}
    affirmed = [e for e in evidence if e.status.affirms]
    if Status.DENIED in statuses:
        standing = Standing.CONTESTED if affirmed else Standing.DENIED
    else:
        standing = next(Standing(s.value) for s in Status if s in statuses)
    sources = len({e.article for e in affirmed})
    return Edge(claim, tuple(evidence), standing, sources, **more)


def make_evidence(claim: Claim, article: str, status: Status, quote: str = "", **more) -> Evidence:
    """Put evidence for a claim down by hand; whoever is named denies if the status says so."""
    stance = Stance.DENIES if status is Status.DENIED else Stance.AFFIRMS
    return Evidence(claim.id, article, status, stance, quote=quote, **more)


def _read(block: str) -> Edge:
    head, *rest = block.strip().split("\n")
    ends, _, detail = (part.strip() for part in head.partition("|"))
    claim = Claim(*ends.split(), _AMOUNTS.get(detail), _TIMES.get(detail))
    return make_edge(claim, *(_evidence(claim, row) for row in rest))


def _evidence(claim: Claim, row: str) -> Evidence:
    where, quote, words, cues = (part.strip() for part in row.split("|"))
    article, status, *speakers = where.split()
    subject_as, object_as = (w.strip() for w in words.split(";"))
    return make_evidence(
        claim,
        article,
        _STATUS[status],
        quote,
        speakers=tuple(speakers[0].split(",")) if speakers else (),
        subject_as=subject_as,
        object_as=object_as,
        frame=f"{claim.relation}-verb",
        cues=tuple(cue.strip() for cue in cues.split(",") if cue),
    )


@cache
def make_world() -> World:
    """Build the world; claims of unequal amounts point to one another."""
    blocks = CLAIMS.strip().replace("\n  ", "\x00").split("\n")
    edges = [_read(block.replace("\x00", "\n")) for block in blocks]
    counts = [e for e in edges if e.claim.relation == "suppliesArms" and e.claim.amount]
    vague = next(
        e for e in edges if e.claim.triple == counts[0].claim.triple and not e.claim.amount
    )
    for edge in counts:
        others = tuple(e.claim.id for e in counts if e is not edge)
        edges[edges.index(edge)] = Edge(
            edge.claim, edge.evidence, edge.standing, edge.sources, (vague.claim.id,), (), others
        )
    return World(
        tuple(edges),
        {code: Actor(code, ActorKind(kind), label) for code, (kind, label) in ACTORS.items()},
        {
            name: Relation(name, label, f"The subject {label} the object.", family, symmetric=both)
            for name, (label, family, both) in RELATIONS.items()
        },
        {
            key: Article(key, "", title, day, publisher, url=f"https://example.org/{key}")
            for key, (title, publisher, day) in ARTICLES.items()
        },
    )


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='alert(3)",
    "\u202egnp.exe\u2066",
    "line\u2028break & <b>bold</b>",
    'href="javascript:alert(4)"',
    "</style><style>*{display:none}</style>",
    "=HYPERLINK(1)",
]

TITLE = "Shells & pacts <2024>"


@cache
def make_page(*edges: Edge) -> str:
    """Render the world, or some edges of it."""
    world = make_world()
    return render(
        edges or world.edges,
        actors=world.actors,
        relations=world.relations,
        articles=world.articles,
        title=TITLE,
    )


PLACES = {
    "PRK": (40.0, 127.0),
    "RUS": (60.0, 100.0),
    "CHN": (35.0, 105.0),
    "USA": (38.0, -97.0),
    "KOR": (37.0, 127.5),
    "UKR": (49.0, 32.0),
    "JPN": (36.0, 138.0),
    "VNM": (16.2, 107.8),
}
BLOCS = {"PRK": "1: Russia, North Korea", "RUS": "1: Russia, North Korea", "USA": "2: the others"}
MEASURES = (
    Table(
        "m",
        "Ties",
        "Counts ties.",
        ("actor", "ties"),
        (("PRK", 3), ("RUS", 2)),
        frozenset({"actor"}),
    ),
    Table("n", "Sets", "Lists sets.", ("members",), ((("PRK", "RUS"),),), frozenset({"members"})),
)


def make_full_page(world: World | None = None, **more: object) -> str:
    """Render the world with everything that a page can have: places, blocs, measures."""
    world = world or make_world()
    actors = {
        code: replace(actor, latitude=PLACES[code][0], longitude=PLACES[code][1], wikidata="Q423")
        if code in PLACES
        else actor
        for code, actor in world.actors.items()
    }
    return render(
        world.edges,
        **{
            "actors": actors,
            "relations": world.relations,
            "articles": world.articles,
            "title": TITLE,
            "blocs": BLOCS,
            "measures": MEASURES,
        }
        | more,
    )
