"""500 damaged inputs: each ends in a clear line or in what could be saved of it, and soon."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from damage import COUNT

HERE = Path(__file__).parent
GIBIBYTE = 1 << 30


def test_damaged_inputs_end_in_a_clear_line_each(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "damage.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=os.environ | {"PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    *inputs, memory = map(json.loads, done.stdout.splitlines())
    assert len({one["name"] for one in inputs}) == COUNT
    assert [one["name"] for one in inputs if not one["articles"] and not one["faults"]] == []
    assert [one["name"] for one in inputs if one["seconds"] > 10] == []
    assert memory["used"] < GIBIBYTE
    assert [fault for one in inputs for fault in one["faults"] if not is_clear(fault, one)] == []


def is_clear(fault: str, one: dict[str, str]) -> bool:
    """Whether it is one line that says where, what was expected, and what came."""
    said = "expected" in fault or "more faults" in fault or "gave up" in fault
    return one["name"] in fault and said and "\n" not in fault and "Traceback" not in fault
