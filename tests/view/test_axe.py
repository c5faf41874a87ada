"""What axe finds in every tab (WCAG 2.2, A and AA): nothing.

axe-core is the copy that the wheel of axe-playwright-python carries.
"""

from __future__ import annotations

from importlib.resources import files

import pytest

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PLACES = {
    "network": "",
    "line": "see=line:PRK%3ERUS:cooperative",
    "actor": "see=actor:PRK",
    "star": "star=PRK",
    "every claim": "every=1",
    "matrix": "tab=matrix",
    "timeline": "tab=timeline",
    "map": "tab=map",
    "table": "tab=table",
    "measures": "tab=measures",
    "search": "find=moscow",
}
GO = """(fragment) => new Promise((done) => {
  addEventListener('hashchange', () => requestAnimationFrame(done), {once: true});
  location.hash = fragment || 'tab=network';
})"""
RUN = """(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})
    .then((r) => r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html)]))"""


@pytest.mark.parametrize(
    ("size", "scheme"),
    [((1440, 900), "light"), ((1440, 900), "dark"), ((390, 844), "light")],
    ids=["desk light", "desk dark", "phone"],
)
def test_axe_finds_nothing(visit, full, size, scheme):
    viewport = {"width": size[0], "height": size[1]}
    opened = visit(at=full, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    opened.ask(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = {}
    for place, fragment in PLACES.items():
        opened.ask(GO, fragment)
        found[place] = opened.ask(RUN, RULES)
    assert found == {place: [] for place in PLACES}
