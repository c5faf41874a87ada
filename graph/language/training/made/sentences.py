"""Whole made sentences: plain, reported, coordinated, with relative clauses, headlines."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from graph.language.training.made import words as w
from graph.language.training.made.tree import Node, to_tree
from graph.language.training.made.turns import Turns
from graph.language.training.made.words import led_by
from graph.language.training.treebank import Tree

_CLAUSES = frozenset({"ccomp", "parataxis", "conj", "advcl", "xcomp"})


class Sentences(Turns):
    """Draws sentences."""

    def sentence(self) -> Tree:
        """Give one sentence with its tree."""
        if self.chance(0.17):
            return self.headline()
        root = self.clause()
        self._adjuncts(root)
        return to_tree(root.post("punct", w.punct(".")))

    def clause(self) -> Node:
        """Give a main clause of some kind."""
        kinds: list[tuple[float, Callable[[], Node]]] = [
            (0.27, self.plain),
            (0.12, self.passive),
            (0.10, self.happening),
            (0.05, self.copular),
            (0.10, self.reported),
            (0.04, self.reported_after),
            (0.03, self.denial),
            (0.10, self.coordinated),
            (0.10, self.with_relative),
            (0.10, self.turn),
        ]
        kind = self.random.choices([k for _, k in kinds], [p for p, _ in kinds])[0]
        return kind()

    def plain(self) -> Node:
        """Give a simple active clause."""
        return self.finite(self.subject())

    def simple(self) -> Node:
        """Give a clause that can stand inside another one."""
        draw = self.random.random()
        if draw < 0.65:
            return self.plain()
        return self.passive() if draw < 0.8 else self.happening()

    def _adjuncts(self, root: Node) -> None:
        if self.chance(0.08) and not any(n.dep in _CLAUSES for n in root.after):
            root.post("obl", self.spot())
        if self.chance(0.25):
            dep, time = self.time()
            if self.chance(0.5):
                root.first("punct", w.punct(",")).first(dep, time)
            elif not any(n.dep in _CLAUSES for n in root.after):
                root.post(dep, time)
        elif self.chance(0.16):
            self._according(root)
        elif self.chance(0.24):
            self._adverbial(root)

    def _according(self, root: Node) -> None:
        case = Node("according", "accord", "VERB", "VBG", "ExtPos=ADP|Tense=Pres|VerbForm=Part")
        case.post("fixed", w.adp("to"))
        source = self.actor().first("case", case)
        if self.chance(0.5):
            root.first("punct", w.punct(",")).first("obl", source)
        else:
            root.post("obl", source.first("punct", w.punct(",")))

    def _adverbial(self, root: Node) -> None:
        mark = self.random.choice(
            ["after", "because", "if", "while", "as", "when", "before", "although"]
        )
        sub: Node
        if mark in {"after", "before", "while"} and self.chance(0.5):
            sub = self.gerund(mark, 1)
            if mark == "while":
                sub.feats = "Tense=Pres|VerbForm=Part"
        else:
            sub = self.finite(self.actor(), self._alone) if self.chance(0.2) else self.simple()
            if mark == "when":
                sub.first("advmod", Node("when", "when", "ADV", "WRB", "PronType=Int"))
            else:
                sub.first("mark", w.sconj(mark))
        if self.chance(0.4):
            root.first("punct", w.punct(",")).first("advcl", sub)
        else:
            root.post("advcl", sub)

    def _says(self, subject: Node) -> Node:
        base = "say" if self.chance(0.4) else self.pick("say_verbs")
        forms = ("VBDP", "VBP") if subject.plural else ("VBD", "VBZ")
        return w.verb(base, self.random.choice(forms)).first("nsubj", subject)

    def reported(self) -> Node:
        """Give reported speech: X says that Y did it."""
        content = self.simple() if self.chance(0.85) else self.copular()
        if self.chance(0.15):
            teller = self.subject()
            base = self.random.choice(["tell", "warn", "assure", "inform", "remind"])
            node = w.verb(base, "VBDP" if teller.plural else "VBD").first("nsubj", teller)
            node.post("iobj" if base == "tell" else "obj", self.party())
            return node.post("ccomp", content.first("mark", w.sconj("that")))
        node = self._says(self.subject())
        if self.chance(0.15):
            content = self.finite(w.it() if self.chance(0.6) else w.they())
        if self.chance(0.65):
            content.first("mark", w.sconj("that"))
        return node.post("ccomp", content)

    def reported_after(self) -> Node:
        """Give reported speech in front: Y did it, X said."""
        node = self._says(self.actor())
        node.first("punct", w.punct(",")).first("ccomp", self.simple())
        return node

    def denial(self) -> Node:
        """Give a denial or admission of doing something: X denied arming Y."""
        subject = self.subject()
        base = self.random.choice(["deny", "admit", "stop", "resume", "begin", "consider", "avoid"])
        node = w.verb(base, "VBDP" if subject.plural else "VBD").first("nsubj", subject)
        return node.post("xcomp", self.predicate("VBG", depth=1))

    def coordinated(self) -> Node:
        """Give two predicates of one subject or two clauses."""
        word = self.random.choice(["and", "and", "but", "while"])
        if self.chance(0.6) and word != "while":
            subject = self.subject()
            past = self.chance(0.5)
            form = ("VBDP" if past else "VBP") if subject.plural else ("VBD" if past else "VBZ")
            node = self.predicate(form, depth=1).first("nsubj", subject)
            second = self.predicate(form, depth=1).first("cc", w.conjunction(word))
            if self.chance(0.2):
                third = self.predicate(form, depth=1).first("punct", w.punct(","))
                node.post("conj", third)
            return node.post("conj", second)
        node, second = self.simple(), self.simple()
        if word == "while":
            second.first("mark", w.sconj("while")).first("punct", w.punct(","))
            return node.post("advcl", second)
        second.first("cc", w.conjunction(word)).first("punct", w.punct(","))
        return node.post("conj", second)

    def headline(self) -> Tree:
        """Give a headline: present tense, no articles, no full stop."""
        draw = self.random.random()
        if draw < 0.5:
            subject = self.subject()
            node = self.predicate("VBP" if subject.plural else "VBZ", depth=1)
            node.first("nsubj", subject)
        elif draw < 0.65:
            node = (
                self.predicate("VB", depth=1).first("mark", w.to()).first("nsubj", self.subject())
            )
        elif draw < 0.78:
            base = self.pick("actor_verbs")
            node = w.verb(base, "VBNP").first("nsubj:pass", self.actor())
            node.post("obl:agent", led_by(self.party(), "by"))
        elif draw < 0.88:
            first = self.party()
            first.post("conj", self.party().pre("punct", w.punct(",")))
            node = self.predicate("VBP", depth=1).first("nsubj", first)
        else:
            node = self.happening()
        _without_articles(node)
        title = self.chance(0.4)
        return to_tree(node, title_case=title)


def _without_articles(root: Node) -> None:
    for node in root.order():
        node.before = [n for n in node.before if n.text not in {"the", "a", "an"}]


def made_sentences(count: int, seed: str) -> tuple[Tree, ...]:
    """Give so many sentences, the same for the same seed."""
    maker = Sentences(Random(seed))  # noqa: S311 - no secret
    return tuple(maker.sentence() for _ in range(count))
