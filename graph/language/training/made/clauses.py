"""Clauses of the made sentences: active, passive, copular, with event nouns."""

from __future__ import annotations

from collections.abc import Callable

from graph.language.training.made import words as w
from graph.language.training.made.predicates import Predicates
from graph.language.training.made.tree import Node
from graph.language.training.made.words import led_by

_MODALS = ("will", "could", "may", "might", "would", "should", "can", "must")


class Clauses(Predicates):
    """Draws clauses."""

    def finite(self, subject: Node, shape: Callable[[str], Node] | None = None) -> Node:
        """Give an active clause with its subject, in some tense, mood and polarity."""
        shape = shape or self.predicate
        plural = subject.plural
        present, past = ("VBP", "VBDP") if plural else ("VBZ", "VBD")
        form, before = self._tense(present, past)
        node = shape(form)
        if self.chance(0.12):
            before.append(("advmod", w.adverb(self.pick("adverbs"))))
        for dep, word in before:
            node.pre(dep, word)
        return node.first("nsubj", subject)

    def _tense(self, present: str, past: str) -> tuple[str, list[tuple[str, Node]]]:
        """Draw the form of a main verb and the auxiliaries and negation before it."""
        draw = self.random.random()
        if draw < 0.42:
            return present, []
        if draw < 0.62:
            return past, []
        if draw < 0.74:
            return "VBN", [("aux", w.aux("have", present)), *self._perhaps_not(0.1)]
        if draw < 0.82:
            return "VBG", [("aux", w.aux("be", present)), *self._perhaps_not(0.15)]
        if draw < 0.91:
            modal = w.aux(self.random.choice(_MODALS), "MD")
            return "VB", [("aux", modal), *self._perhaps_not(0.2)]
        return "VB", [
            ("aux", w.aux("do", self.random.choice([present, past]))),
            *self._perhaps_not(1),
        ]

    def _perhaps_not(self, share: float) -> list[tuple[str, Node]]:
        return [("advmod", w.particle_not())] if self.chance(share) else []

    def passive(self, subject: Node | None = None) -> Node:
        """Give a passive clause, with or without its agent."""
        goods = self.chance(0.45)
        head = subject or (self.goods() if goods else self.actor())
        key = "goods_verbs" if goods else "actor_verbs"
        base = self.pick(key)
        node = w.verb(base, "VBNP")
        node.pre("nsubj:pass", head)
        self._passive_aux(node, head.plural)
        others = []
        if goods and self.chance(0.6):
            preposition = self.random.choice(self.lexicon[key][base])
            others.append(("obl", led_by(self.party(), preposition)))
        if self.chance(0.7):
            others.append(("obl:agent", led_by(self.subject(), "by")))
        self.random.shuffle(others)
        for dep, other in others:
            node.post(dep, other)
        return node

    def _passive_aux(self, node: Node, plural: bool) -> None:
        form = "VBP" if plural else "VBZ"
        draw = self.random.random()
        if draw < 0.3:
            node.pre("aux:pass", w.aux("be", form))
        elif draw < 0.6:
            node.pre("aux:pass", w.aux("be", "VBDP" if plural else "VBD"))
        elif draw < 0.75:
            node.pre("aux", w.aux("have", form)).pre("aux:pass", w.aux("be", "VBN"))
        elif draw < 0.85:
            node.pre("aux", w.aux("be", form)).pre("aux:pass", w.aux("be", "VBG"))
        else:
            node.pre("aux", w.aux(self.random.choice(_MODALS), "MD"))
            node.pre("aux:pass", w.aux("be", "VB"))
        if self.chance(0.1):
            word = w.adverb(self.pick("adverbs"))
            word.dep = "advmod"
            node.before.insert(2, word)

    def happening(self) -> Node:
        """Give a clause whose subject is an event noun: exports rose, sanctions hurt X."""
        head = self.event()
        if self.chance(0.5):
            return self.finite(head, lambda form: w.verb(self.pick("change_verbs"), form))
        return self.finite(
            head, lambda form: w.verb(self.pick("affect_verbs"), form).post("obj", self.actor())
        )

    def copular(self) -> Node:
        """Give a clause with `be`: X is an ally of Y, X is ready to do it."""
        subject = self.subject()
        form = "VBP" if subject.plural else "VBZ"
        if self.chance(0.35):
            word = self.random.choice(
                ["ready", "willing", "unlikely", "likely", "reluctant", "able"]
            )
            node = w.adjective(word).post("xcomp", self.infinitive(1))
        elif self.chance(0.3):
            word, preposition = self.random.choice(
                [
                    ("dependent", "on"),
                    ("hostile", "to"),
                    ("wary", "of"),
                    ("loyal", "to"),
                    ("critical", "of"),
                    ("close", "to"),
                    ("responsible", "for"),
                ]
            )
            thing = self.event() if word == "responsible" else self.party()
            node = w.adjective(word).post("obl", led_by(thing, preposition))
        else:
            node = w.noun(self.pick("relations"))
            if self.chance(0.5):
                node.first("nmod:poss", self.owner(self.party()))
            else:
                node.post("nmod", led_by(self.party(), "of"))
                vowel = node.text[0] in "aeiou"
                node.first("det", w.det("an" if vowel else "a"))
        before = [w.aux("be", form)]
        if self.chance(0.1):
            node.first("advmod", w.particle_not())
        node.first("cop", *before)
        return node.first("nsubj", subject)
