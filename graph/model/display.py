"""What a notebook shows of a value: its forms by media type, from whoever knows how to make them.

The values know nothing of pages and drawings; `graph.notebook` does, and says so here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

Forms = Mapping[str, Callable[[], str]]
_MAKERS: dict[type, Callable[[Any], Forms]] = {}


def shown_by(kind: type, maker: Callable[[Any], Forms]) -> None:
    """Let values of a kind be shown in the forms that `maker` gives for one."""
    _MAKERS[kind] = maker


class Displayed:
    """A value that shows itself in notebooks."""

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Give its forms by media type, the plain text always unless it is excluded."""
        forms = {"text/plain": lambda: repr(self)} | dict(self._forms())
        wanted = [f for f in forms if (not include or f in include) and f not in (exclude or ())]
        return {form: forms[form]() for form in wanted}

    def _repr_html_(self) -> str | None:
        """Give its page in a frame of its own."""
        make = self._forms().get("text/html")
        return make() if make else None

    def _forms(self) -> Forms:
        maker = _MAKERS.get(type(self))
        return maker(self) if maker else {}
