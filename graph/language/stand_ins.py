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
WITH_ARTICLE = {
    "state": "US",
    "organisation": "UN",
    "group": "UN",
    "bloc": "EU",
}
DEMONYM = "Iranian"
PEOPLE = "Iranians"


def stand_in(name: Name, surface: str, before: str = "") -> str:
    """Give the word to parse in place of a known name with some text before it.

    After an article it is one that goes with an article: the Iran is nobody's subject.
    """
    if name.form is Form.DEMONYM:
        return PEOPLE if surface.endswith("s") and name.kind == "state" else DEMONYM
    if before[-4:].lower() == "the " and name.kind in WITH_ARTICLE:
        return WITH_ARTICLE[name.kind]
    return STAND_INS.get(name.kind, STAND_INS["state"])
