"""Measures in a file, so that a run that was cut off goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Measures = dict[str, float]


@dataclass
class Kept:
    """What was measured, by name; written to a file as soon as it is there, if there is one."""

    path: Path | None = None
    found: dict[str, Measures] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path is not None and self.path.exists():
            self.found = json.loads(self.path.read_text(encoding="utf-8"))

    def measure(self, name: str, work: Callable[[], Measures]) -> Measures:
        """Give what was measured under a name before, else what the work measures now."""
        if name not in self.found:
            self.found[name] = work()
            if self.path is not None:
                written = json.dumps(self.found, indent=1) + "\n"
                self.path.write_text(written, encoding="utf-8")
        return self.found[name]
