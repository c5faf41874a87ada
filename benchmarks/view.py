"""How soon the page stands and how smoothly it pans, beside plain pyvis in the same run.

    python benchmarks/view.py [--sizes 50/200,500/2000] [--pages ours,plain] [--limit SECONDS]

Needs playwright and Chromium. All pages show the same made-up actors and claims: ours the 60
strongest actors and the rest when sought, `whole` all of them by WebGL, `plain` all of them as
pyvis comes. Requests of the plain page to other sites are cut off, which only makes it sooner.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta

from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence
from graph.model.quantity import Interval
from graph.model.relation import Relation
from graph.model.terms import ActorKind, Family, Stance, Standing, Status
from graph.view.page import render

SIZES = "50/200,500/2000,2000/10000,10000/50000"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
RELATIONS = {
    f"r{i}": Relation(f"r{i}", f"does thing {i} to", "", family)
    for i, family in enumerate([*Family, *Family])
}
WORDS = "The words of an article that carry the claim, about as long as sentences are."
PAGES = "ours,whole,plain"
OURS = "() => typeof Labels !== 'undefined' && Labels.placed() !== null"
WHOLE = "() => typeof Drawing !== 'undefined' && Drawing.seen().length > 0"
PLAIN = "() => typeof network !== 'undefined' && network.renderer.allowRedraw"
FRAMES = """() => new Promise((done) => {
  let frames = 0;
  const start = performance.now();
  const step = (now) => {
    frames += 1;
    if (now - start < 2000) requestAnimationFrame(step);
    else done((frames * 1000) / (now - start));
  };
  requestAnimationFrame(step);
})"""


def world(actors: int, claims: int) -> tuple[list[Edge], dict[str, Actor], dict[str, Article]]:
    """Make actors and claims by preferential attachment, the same every time."""
    chance = random.Random(7)  # noqa: S311 - a seeded picture, no secret
    ends = list(range(actors))
    edges = []
    for number in range(claims):
        first, second = chance.choice(ends), chance.choice(ends)
        if first == second:
            second = (first + 1) % actors
        ends += [first, second]
        start = date(2020, 1, 1) + timedelta(days=chance.randrange(1600))
        when = Interval(start, start + timedelta(days=1))
        claim = Claim(f"A{first}", f"r{chance.randrange(len(RELATIONS))}", f"A{second}", when=when)
        said = Evidence(claim.id, f"t{number % 40}", Status.ASSERTED, Stance.AFFIRMS, quote=WORDS)
        edges.append(Edge(claim, (said,), chance.choice(list(Standing)), 1 + number % 4))
    named = {f"A{i}": Actor(f"A{i}", ActorKind.STATE, f"Actor number {i}") for i in range(actors)}
    texts = {f"t{i}": Article(f"t{i}", "", f"Article {i}") for i in range(40)}
    return list({edge.claim.id: edge for edge in edges}.values()), named, texts


def ours(actors: int, claims: int) -> str:
    """Give our page."""
    edges, named, texts = world(actors, claims)
    return render(edges, actors=named, relations=RELATIONS, articles=texts, title="Benchmark")


def whole(actors: int, claims: int) -> str:
    """Give our page with all actors, drawn by WebGL."""
    edges, named, texts = world(actors, claims)
    return render(
        edges, actors=named, relations=RELATIONS, articles=texts, title="Benchmark",
        renderer="sigma", top=None,
    )  # fmt: skip


def plain(actors: int, claims: int) -> str:
    """Give the page of pyvis as it comes, told only to keep all edges."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    edges, named, _ = world(actors, claims)
    network = Network(directed=True, cdn_resources="in_line", height="860px")
    for code, actor in named.items():
        network.add_node(code, label=actor.label)
    for edge in edges:
        label = RELATIONS[edge.claim.relation].label
        network.add_edge(edge.claim.subject, edge.claim.object, label=label, title=WORDS)
    return str(network.generate_html())


def measure(driver, name: str, html: str, limit: float) -> dict[str, float | str | None]:
    """Open a page in a fresh browser: seconds until the graph stands, frames while panning."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    browser = driver.chromium.launch(executable_path=path, args=FLAGS)
    page = browser.new_page(viewport={"width": 1240, "height": 860})
    page.route("http*://**", lambda route: route.abort())
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        start = time.perf_counter()
        try:
            page.goto(f"file://{file.name}", wait_until="commit")
            ready = {"ours": OURS, "whole": WHOLE, "plain": PLAIN}[name]
            page.wait_for_function(ready, timeout=limit * 1000, polling=20)
            stands = time.perf_counter() - start
            page.wait_for_timeout(600)
            found = {"stands_s": round(stands, 2), "pan_fps": round(_pan(page), 1)}
        except Exception as error:  # noqa: BLE001 - a page that hangs fails in many ways
            found = {"stands_s": f"> {limit:g}", "pan_fps": None, "why": type(error).__name__}
    browser.close()
    return found


def _pan(page) -> float:
    """Drag an empty corner of the picture to and fro for two seconds, and count the frames."""
    box = page.locator("canvas").first.bounding_box()
    x, y = box["x"] + 12, box["y"] + box["height"] - 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"() => {{ window.frames_seen = ({FRAMES})(); }}")
    ends = time.perf_counter() + 2
    while time.perf_counter() < ends:
        x += 3
        page.mouse.move(x, y - (x % 90))
    page.mouse.up()
    return float(page.evaluate("() => window.frames_seen"))


def rows(sizes: str, pages: str, limit: float) -> Iterator[dict[str, object]]:
    """Yield a row for each page and size."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        for size in sizes.split(","):
            actors, claims = map(int, size.split("/"))
            for name in pages.split(","):
                make = {"ours": ours, "whole": whole, "plain": plain}[name]
                start = time.perf_counter()
                html = make(actors, claims)
                made = round(time.perf_counter() - start, 2)
                kb = len(html.encode()) // 1000
                known = {"size": size, "page": name, "made_s": made, "kb": kb}
                yield known | measure(driver, name, html, limit)


def main() -> None:
    """Print a line of JSON for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--pages", default=PAGES)
    parser.add_argument("--limit", type=float, default=120.0)
    asked = parser.parse_args()
    for row in rows(asked.sizes, asked.pages, asked.limit):
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
