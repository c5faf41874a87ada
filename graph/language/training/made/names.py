"""Names of actors in the made sentences, and whose something is."""

from __future__ import annotations

from random import Random

from graph.language.training.made import words as w
from graph.language.training.made.tree import Node
from graph.language.training.standins import DEMONYMS, PEOPLES, SEATS, STATES, WORDS

_STANDIN = 0.6


class Names:
    """Draws names by chance, some of them stand-ins."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.lexicon = w.lexicon()

    def chance(self, share: float) -> bool:
        """Be true in that share of the calls."""
        return self.random.random() < share

    def pick(self, key: str) -> str:
        """Draw a word of a list of the lexicon."""
        return str(self.random.choice(list(self.lexicon[key])))

    def _name(self, key: str, standins: tuple[str, ...]) -> str:
        return self.random.choice(standins) if self.chance(_STANDIN) else self.pick(key)

    def state(self) -> Node:
        """Give a state's name."""
        return w.name(self._name("states", STATES), "PLACE")

    def person(self) -> Node:
        """Give a person's name."""
        return w.name(self._name("persons", WORDS["PERSON"]), "PERSON")

    def party(self) -> Node:
        """Give a name that can act: state, body, person, seat of power."""
        draw = self.random.random()
        if draw < 0.6:
            return self.state()
        if draw < 0.75:
            return w.name(self._name("bodies_named", WORDS["ORG"]), "ORG")
        if draw < 0.87:
            return self.person()
        return w.name(self._name("seats", SEATS), "PLACE")

    def demonym(self) -> Node:
        """Give a demonym adjective."""
        text = self._name("demonyms", DEMONYMS)
        return Node(text, text, "ADJ", "JJ", "Degree=Pos")

    def people(self) -> Node:
        """Give the name of a people."""
        return w.name(self._name("peoples", PEOPLES), "", plural=True)

    def modifier(self) -> tuple[str, Node]:
        """Give whose it is, to stand before a noun: a demonym or a name."""
        if self.chance(0.6):
            return "amod", self.demonym()
        return "compound", self.party()

    def owner(self, node: Node | None = None) -> Node:
        """Give a possessor with its mark, or a possessive pronoun."""
        if node is None and self.chance(0.25):
            return self.their()
        owner = node or self.party()
        return owner.post("case", w.possessive())

    def their(self) -> Node:
        """Give `its` or `their`."""
        if self.chance(0.6):
            feats = "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs"
            return w.pronoun("its", "its", "PRP$", feats)
        feats = "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"
        return w.pronoun("their", "their", "PRP$", feats)
