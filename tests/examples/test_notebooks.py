"""The notebooks run from top to bottom, and are kept without their outputs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "examples").glob("*.ipynb"))
RUN = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
shown = []
for cell in json.load(open(sys.argv[1], encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        result = shell.run_cell("".join(cell["source"]))
        result.raise_error()
        if result.result is not None:
            forms, _ = shell.display_formatter.format(result.result)
            shown.append([forms.get("text/plain"), sorted(forms)])
print(json.dumps(shown))
"""


def cells_of(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_outputs(path):
    code = [cell for cell in cells_of(path) if cell["cell_type"] == "code"]
    assert code
    assert [cell["outputs"] for cell in code] == [[]] * len(code)
    assert {cell["execution_count"] for cell in code} == {None}


@pytest.mark.model
def test_first_look_runs_and_shows_graph_claim_and_results(tmp_path):
    [path] = [path for path in NOTEBOOKS if path.stem == "first-look"]
    commands = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        cwd=tmp_path,
        env={**os.environ, "PATH": commands, "IPYTHONDIR": str(tmp_path), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout.splitlines()[-1])
    rich = ["image/svg+xml", "text/html", "text/plain"]
    assert [forms for _, forms in shown] == [rich, rich, ["text/plain"], rich, rich, ["text/plain"]]
    texts = [text for text, _ in shown]
    assert texts[0] == "5 actors, 6 claims from 3 articles"
    assert texts[1] == "Belarus supplies arms to Russia  [contested]"
    assert texts[2] == "('contested', ('UKR',), ('BLR',))"
    assert "POL   BLR" in texts[4]
