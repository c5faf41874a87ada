"""What axe finds in every tab (WCAG 2.2, A and AA): nothing.

axe-core is no dependency: `npm install axe-core` in the checkout, or AXE=path/to/axe.min.js.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
AXE = Path(os.environ.get("AXE", "node_modules/axe-core/axe.min.js"))
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


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip(f"needs axe-core, and there is none at {AXE}")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("fragment", PLACES.values(), ids=PLACES.keys())
def test_axe_finds_nothing(visit, full, axe, fragment, size, scheme):
    opened = visit(
        fragment,
        at=full,
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        bypass_csp=True,
    )
    opened.ask(axe)
    found = opened.ask(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
        ".then((r) => r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html)]))",
        RULES,
    )
    assert found == []
