"""The words that stand in for known names while a sentence is parsed.

A register knows thousands of names that no treebank has seen. The parser gets a frequent
word of the same kind instead ("Democratic People's Republic of Korea" -> "Iran"), one token
for the whole name, so that a name is never torn apart and its neighbours are read as
they would be beside a well-known one. Training sees names the same way.
"""

from __future__ import annotations

from graph.model.sentence import Form, Name

STAND_INS = {
    "state": "Iran",
    "person": "Putin",
    "organisation": "NATO",
    "group": "NATO",
    "firm": "NATO",
    "bloc": "NATO",
    "place": "Baghdad",
}
DEMONYM = "Iranian"
PEOPLE = "Iranians"


def stand_in(name: Name, surface: str) -> str:
    """Give the word to parse in place of a known name."""
    if name.form is Form.DEMONYM:
        return PEOPLE if surface.endswith("s") and name.kind == "state" else DEMONYM
    return STAND_INS.get(name.kind, STAND_INS["state"])
