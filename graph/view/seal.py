"""Templates in, what seals the page out: hashes, a policy, and JSON that cannot end its element.

Scripts run only by their hash, and the policy forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.view.strings import STRINGS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
RENDERERS = {"vis": ("drawing.js", "labels.js"), "sigma": ("webgl.js",)}
"""What draws the network: vis-network on a canvas, or sigma by WebGL."""

_BEFORE = ("model.js", "dom.js", "star.js", "scene.js")
_AFTER = (
    "panel.js",
    "dates.js",
    "matrix.js",
    "timeline.js",
    "atlas.js",
    "map.js",
    "picture.js",
    "sorting.js",
    "files.js",
    "main.js",
)
STYLES = ("page.css", "tabs.css", "small.css")
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def sealed(renderer: str = "vis") -> dict[str, Any]:
    """Give the scripts, the style sheet and the policy that admits just them."""
    own = (*_BEFORE, *RENDERERS[renderer], *_AFTER)
    scripts = [*_LIBRARIES[renderer](), *map(_part, own)]
    css = "".join([*map(_part, STYLES), _labels()])
    policy = [
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}",
        f"style-src {_hash(css)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return {
        "css": verbatim(css),
        "scripts": [verbatim(script) for script in scripts],
        "policy": "; ".join(policy),
    }


def sealed_small() -> dict[str, Any]:
    """Give the style sheet of a page without scripts, and the policy that admits just it."""
    css = _part("card.css")
    return {
        "css": verbatim(css),
        "policy": f"default-src 'none'; style-src {_hash(css)}; base-uri 'none'",
    }


@cache
def _part(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _labels() -> str:
    """Give the rules that name the cells of the table where it has no room for a head."""
    names = {
        4: STRINGS["standing"],
        5: f"{STRINGS['amount']}, {STRINGS['when'].lower()}",
        6: STRINGS["affirms"],
        7: STRINGS["denies"],
        8: STRINGS["evidence"],
    }
    rules = "".join(
        f"#claims td:nth-child({place})::before{{content:{json.dumps(name)}}}"
        for place, name in names.items()
    )
    return f"@media (max-width: 780px) {{{rules}}}"


@cache
def _vis() -> tuple[str, ...]:
    """Give vis-network as the pyvis wheel carries it."""
    import pyvis  # type: ignore[import-untyped]  # ships no types

    lib = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
    return (_unmapped(lib / "vis-network.min.js"),)


@cache
def _sigma() -> tuple[str, ...]:
    """Give graphology and sigma as their packages carry them."""
    lib = Path(__file__).parent / "data" / "sigma"
    return _unmapped(lib / "graphology.umd.min.js"), _unmapped(lib / "sigma.min.js")


def _unmapped(path: Path) -> str:
    """Read a library without the pointer to its source map."""
    return path.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]


_LIBRARIES = {"vis": _vis, "sigma": _sigma}


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def verbatim(text: str) -> Markup:
    """Mark our own files and the library as markup; never data."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own files and the library, never data


def _json(value: object) -> Markup:
    return _escaped(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _escaped(text: str) -> Markup:
    """Make JSON safe inside a script element: it can end it neither early nor late."""
    return verbatim(text.translate(_UNSAFE))


def environment() -> Environment:
    """Give the templates, with every value escaped unless it is JSON made here."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    env.filters["json"] = _json
    env.filters["escaped"] = _escaped
    return env
