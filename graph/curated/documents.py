"""YAML files in, plain values out, with the line on which each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import yaml

from graph.errors import CuratedError

Place = tuple[str | int, ...]
_BOOL = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which the words yes, no, on and off are words, as in YAML 1.2."""

    yaml_implicit_resolvers: ClassVar = {
        first: [pair for pair in pairs if pair[0] != _BOOL or first in "tTfF"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class YamlFile:
    """A parsed YAML file: its name for messages, its value, and lines by place in the value."""

    name: str
    value: Any
    lines: dict[Place, int]

    def fault(self, place: Place, text: str) -> str:
        """Give `file:line: place: text`, for the nearest place that has a line."""
        known = place
        while known and known not in self.lines:
            known = known[:-1]
        shown = ".".join(map(str, place))
        return f"{self.name}:{self.lines.get(known, 1)}: {f'{shown}: ' if shown else ''}{text}"


def read_yaml(path: Path, name: str | None = None) -> YamlFile:
    """Read a YAML file.

    Raises:
        CuratedError: it is no YAML, or holds a key twice.
    """
    name = name or str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CuratedError([f"{name}:1: expected UTF-8 text ({error.reason})"]) from error
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str, *, first_line: int = 1) -> YamlFile:
    """Parse YAML that begins on the given line of the file called `name`.

    Raises:
        CuratedError: it is no YAML, or holds a key twice.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 -- a safe loader
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        raise CuratedError([f"{name}:{line}: expected YAML, {error.problem}"]) from error
    walk = _Walk(name, first_line)
    walk.down(node, ())
    if walk.faults:
        raise CuratedError(walk.faults)
    return YamlFile(name, value, walk.lines)


@dataclass
class _Walk:
    """Notes the line of every value, and keys that stand twice."""

    name: str
    first_line: int
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def down(self, node: Any, place: Place) -> None:
        """Walk through a node and all below it."""
        if node is None:
            return
        self.lines[place] = self._line(node)
        if isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self.down(item, (*place, number))
        elif isinstance(node, yaml.MappingNode):
            self._mapping(node, place)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> None:
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                told = f"expected each key once, got {key.value!r} twice"
                self.faults.append(f"{self.name}:{self._line(key)}: {told}")
            seen.add(key.value)
            self.down(value, (*place, key.value))
            self.lines[(*place, key.value)] = self._line(key)

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line
