"""YAML files in, plain values out, with the line on which each value stands."""

from __future__ import annotations

from dataclasses import dataclass
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
        node = yaml.compose(text, Loader=_Loader)
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 -- a safe loader
    except UnicodeDecodeError as error:
        raise CuratedError([f"{name}:1: expected UTF-8 text ({error.reason})"]) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CuratedError([f"{name}:{line}: expected YAML, {error.problem}"]) from error
    lines: dict[Place, int] = {}
    faults: list[str] = []
    _walk(node, (), lines, faults, name)
    if faults:
        raise CuratedError(faults)
    return YamlFile(name, value, lines)


def _walk(node: Any, place: Place, lines: dict[Place, int], faults: list[str], name: str) -> None:
    if node is None:
        return
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _walk(item, (*place, number), lines, faults, name)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                faults.append(f"{name}:{line}: expected each key once, got {key.value!r} twice")
            seen.add(key.value)
            _walk(value, (*place, key.value), lines, faults, name)
            lines[(*place, key.value)] = key.start_mark.line + 1
