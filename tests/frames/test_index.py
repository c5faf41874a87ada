"""Frame files: what they may say, and how their faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import CuratedError
from graph.frames.index import load_frames

SOUND = """
relation: supports
definition: Backs.
frames:
  back:
    verbs: [back, stand up]
    nouns: [cease-fire deal]
    subject: agent
    object: patient
finds:
  - {text: A., claims: [A supports B asserted]}
  - {text: B., claims: [A supports B asserted]}
leaves: [C., D.]
"""


def _load(folder: Path, text: str) -> object:
    (folder / "supports.yaml").write_text(text, encoding="utf-8")
    return load_frames(folder)


def _faults(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(CuratedError) as caught:
        _load(folder, text)
    return caught.value.faults


def test_triggers_are_found_under_every_form(tmp_path: Path) -> None:
    (tmp_path / "supports.yaml").write_text(SOUND, encoding="utf-8")
    frames = load_frames(tmp_path)
    for form in ("back", "backs", "backed", "backing"):
        assert [t.frame for t in frames.triggers("verb", form)] == ["supports/back"]
    assert frames.triggers("noun", "backs") == ()


@pytest.mark.parametrize(
    ("kind", "form", "lemma", "rest"),
    [
        ("verb", "stood", "stand", [("up",)]),
        ("noun", "deals", "deal", [("cease", "-", "fire"), ("cease-fire",)]),
    ],
)
def test_a_trigger_of_several_words_goes_by_its_head_cut_at_hyphens_or_not(
    tmp_path: Path, kind: str, form: str, lemma: str, rest: list[tuple[str, ...]]
) -> None:
    (tmp_path / "supports.yaml").write_text(SOUND, encoding="utf-8")
    triggers = load_frames(tmp_path).triggers(kind, form)
    assert [t.rest for t in triggers] == rest
    assert {t.lemma for t in triggers} == {lemma}


@pytest.mark.parametrize(
    ("wrong", "right", "fault"),
    [
        ("subject: agent", "subjekt: agent", "frames.back.subjekt: Extra inputs"),
        ("subject: agent", "", "frames.back: expected subject and object, or each"),
        ("verbs: [back, stand up]", "verbs: ['@no']", "expected a list of sources/lexicon"),
        ("object: patient", "object: patient\n    theme_class: [toys]", "expected a class of"),
        ("object: patient", "object: patient\n    object_kind: [planet]", "expected one of state"),
        ("leaves: [C., D.]", "leaves: [C.]", "leaves: Tuple should have at least 2 items"),
        ("definition: Backs.", "definition: Backs.\ndefinition: Twice.", "got 'definition' twice"),
        ("definition: Backs.", "definition: [", "expected YAML"),
    ],
)
def test_faults_name_file_line_and_what_was_expected(
    tmp_path: Path, wrong: str, right: str, fault: str
) -> None:
    (found,) = _faults(tmp_path, SOUND.replace(wrong, right))
    assert found.startswith("sources/frames/supports.yaml:")
    assert found.split(":")[1].isdigit()
    assert fault in found


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "aids.yaml").write_text("relation: aids\n", encoding="utf-8")
    faults = _faults(tmp_path, SOUND.replace("subject: agent", "subjekt: agent"))
    assert {fault.split(":")[0] for fault in faults} == {
        "sources/frames/aids.yaml",
        "sources/frames/supports.yaml",
    }
    assert len(faults) == 5
