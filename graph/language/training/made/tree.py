"""Trees that are built word by word and written out in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph.language.training.treebank import Tree, Word

NO_SPACE_BEFORE = frozenset({",", ".", "?", ":", ";", "'s", "’s", "'", "-", "%", ")", "”"})
NO_SPACE_AFTER = frozenset({"-", "(", "“", "$"})


@dataclass
class Node:
    """A word with the nodes that hang on it, those before it and those after it."""

    text: str
    lemma: str
    upos: str
    tag: str
    feats: str = ""
    dep: str = ""
    before: list[Node] = field(default_factory=list)
    after: list[Node] = field(default_factory=list)
    entity: str = ""
    plural: bool = False

    def pre(self, dep: str, *nodes: Node | None) -> Node:
        """Hang nodes before this one, after those already before it."""
        self.before.extend(_named(dep, nodes))
        return self

    def first(self, dep: str, *nodes: Node | None) -> Node:
        """Hang nodes before all others."""
        self.before[:0] = _named(dep, nodes)
        return self

    def post(self, dep: str, *nodes: Node | None) -> Node:
        """Hang nodes after all others."""
        self.after.extend(_named(dep, nodes))
        return self

    def order(self) -> list[Node]:
        """Give this node and all below it as they are written."""
        found = [n for b in self.before for n in b.order()]
        found.append(self)
        found.extend(n for a in self.after for n in a.order())
        return found


def _named(dep: str, nodes: tuple[Node | None, ...]) -> list[Node]:
    kept = [n for n in nodes if n is not None]
    for node in kept:
        node.dep = dep
    return kept


def to_tree(root: Node, *, title_case: bool = False, lower_first: bool = False) -> Tree:
    """Write a tree out as a sentence with heads, spaces and entities."""
    nodes = root.order()
    place = {id(n): i for i, n in enumerate(nodes)}
    heads = {id(c): place[id(n)] for n in nodes for c in (*n.before, *n.after)}
    words = [
        Word(n.text, n.lemma, n.upos, n.tag, n.feats, heads.get(id(n), i), n.dep or "ROOT")
        for i, n in enumerate(nodes)
    ]
    words[place[id(root)]] = replace(words[place[id(root)]], dep="ROOT")
    for i, word in enumerate(words):
        glued = word.text in NO_SPACE_AFTER or (
            i + 1 < len(words) and words[i + 1].text in NO_SPACE_BEFORE
        )
        words[i] = replace(word, space=not glued)
    if title_case:
        words = [replace(w, text=_titled(w.text)) for w in words]
    elif not lower_first:
        words[0] = replace(words[0], text=words[0].text[:1].upper() + words[0].text[1:])
    entities = tuple((i, i + 1, n.entity) for i, n in enumerate(nodes) if n.entity)
    return Tree(tuple(words), document="made", entities=entities)


def _titled(text: str) -> str:
    small = {"to", "of", "on", "in", "by", "with", "for", "and", "from", "at", "'s", "over", "as"}
    return text if text in small else text[:1].upper() + text[1:]
