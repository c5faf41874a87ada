from pathlib import Path

import pytest

from graph.frames import idle
from graph.frames.idle import warnings
from graph.frames.schema import FrameRule

FRAME = "  {name}:\n    verbs: [{verbs}]\n    subject: agent\n    object: {object}\n{more}"
FILE = """relation: {relation}
definition: x
frames:
{frames}
finds:
  - text: x
    claims: [x]
  - text: y
    claims: [y]
leaves: [x, y]
"""


def frame(name: str, verbs: str, *more: str, object_: str = "patient") -> str:
    lines = "".join(f"    {line}\n" for line in more)
    return FRAME.format(name=name, verbs=verbs, object=object_, more=lines)


def warned(folder: Path, **files: str) -> list[str]:
    for relation, frames in files.items():
        content = FILE.format(relation=relation, frames=frames)
        (folder / f"{relation}.yaml").write_text(content)
    return warnings(folder)


def test_trigger_twice_in_a_frame_is_told_where_it_stands_again(tmp_path: Path) -> None:
    assert warned(tmp_path, visits=frame("go", "tour, call on, tour")) == [
        "sources/frames/visits.yaml:5: frames.go.verbs.2: warning: "
        "verb 'tour' stands twice in frame visits/go"
    ]


def test_trigger_of_two_relations_is_told(tmp_path: Path) -> None:
    (line,) = warned(tmp_path, attacks=frame("hit", "raid"), coerces=frame("press", "raid"))
    assert line.startswith("sources/frames/coerces.yaml:5: frames.press.verbs.0: warning: ")
    assert "verb 'raid' means attacks too, and attacks/hit comes first" in line


def test_trigger_of_a_lighter_frame_never_fires(tmp_path: Path) -> None:
    (line,) = warned(tmp_path, a=frame("light", "raid", "weight: -1"), b=frame("bare", "raid"))
    assert "a.yaml:5" in line
    assert line.endswith("verb 'raid' never fires, b/bare takes its place")


def test_trigger_in_capitals_never_fires(tmp_path: Path) -> None:
    (line,) = warned(tmp_path, a=frame("call", "Ring up"))
    assert line.endswith("verb 'Ring up' never fires, expected it in lower case")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            frame("x", "raid", "theme_class: [arms]"), frame("y", "raid"), id="narrower theme"
        ),
        pytest.param(
            frame("x", "raid"), frame("y", "raid", "unless_class: [arms]", "weight: 1"), id="unless"
        ),
        pytest.param(
            frame("x", "raid", "theme_class: [arms]"),
            frame("y", "raid", "theme_class: [food]"),
            id="other themes",
        ),
        pytest.param(
            frame("x", "raid", "without: on"), frame("y", "raid", "weight: -1"), id="without"
        ),
        pytest.param(frame("x", "raid"), frame("y", "raid", object_="against"), id="other slots"),
        pytest.param(frame("x", "raid"), frame("y", "raid on"), id="further word"),
        pytest.param(
            frame("x", "raid", "object_kind: [state]"),
            frame("y", "raid", "object_kind: [firm]"),
            id="other kinds",
        ),
    ],
)
def test_frames_with_something_to_tell_them_apart_are_sound(
    tmp_path: Path, one: str, other: str
) -> None:
    assert warned(tmp_path, a=one, b=other) == []


def test_every_condition_of_a_frame_is_weighed() -> None:
    told = {"verbs", "nouns", "adjectives", "weight", "status", "comment"}
    assert set(FrameRule.model_fields) == told | {*idle._SAME, *idle._NARROWING, *idle._BARRING}


def test_wider_theme_takes_the_place_of_a_narrower_one(tmp_path: Path) -> None:
    (line,) = warned(
        tmp_path,
        a=frame("wide", "raid", "theme_class: [arms, food]", "weight: 1"),
        b=frame("narrow", "raid", "theme_class: [food]"),
    )
    assert line.endswith("verb 'raid' never fires, a/wide takes its place")
