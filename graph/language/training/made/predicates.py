"""Verbs of the made sentences with their objects and obliques."""

from __future__ import annotations

from collections.abc import Callable

from graph.language.training.made import words as w
from graph.language.training.made.things import Things
from graph.language.training.made.tree import Node
from graph.language.training.made.words import led_by

_OBLIQUE = frozenset(
    {"impose", "put", "lift", "take", "win", "provide", "buy", "sell", "send", "give", "offer"}
)


class Predicates(Things):
    """Draws verbs with all but their subjects."""

    def predicate(self, form: str, *, depth: int = 0) -> Node:
        """Give a verb in a form with its objects and obliques, without subject."""
        deeper = depth + 1
        shapes: list[tuple[float, Callable[[str], Node]]] = [
            (0.18, self._on_actor),
            (0.06, self._two_verbs),
            (0.02, self._keeps),
            (0.22, self._on_goods),
            (0.05, self._goods_only),
            (0.05, self._on_common),
            (0.04, self._alone),
            (0.06, self._double_object),
            (0.06, self._with_goods),
            (0.10, self._with_preposition),
            (0.08, self._light),
            (0.05, self._on_event),
            (0.07 / deeper, lambda form: self._to_verb(form, deeper)),
            (0.05 / deeper, lambda form: self._object_to_verb(form, deeper)),
            (0.05 / deeper, lambda form: self._of_ing(form, deeper)),
        ]
        shape = self.random.choices([s for _, s in shapes], [p for p, _ in shapes])[0]
        return shape(form)

    def _on_actor(self, form: str) -> Node:
        thing = w.them(plural=self.chance(0.5)) if self.chance(0.06) else self.subject()
        return w.verb(self.pick("actor_verbs"), form).post("obj", thing)

    def _two_verbs(self, form: str) -> Node:
        """Give two verbs that share an object: arms and trains X."""
        key, thing = (
            ("actor_verbs", self.actor()) if self.chance(0.6) else ("goods_only", self.goods())
        )
        node, second = w.verb(self.pick(key), form), w.verb(self.pick(key), form)
        word = self.random.choice(["and", "and", "or"])
        return node.post("conj", second.first("cc", w.conjunction(word))).post("obj", thing)

    def _keeps(self, form: str) -> Node:
        """Give a verb with an object and what it is said to be: leaves X weak."""
        node = w.verb(self.random.choice(["keep", "leave", "make", "consider", "find"]), form)
        return node.post("obj", self.actor()).post(
            "xcomp", w.adjective(self.pick("states_of_being"))
        )

    def _on_goods(self, form: str) -> Node:
        base = self.pick("goods_verbs")
        node = w.verb(base, form).post("obj", self.goods())
        if self.chance(0.8):
            preposition = self.random.choice(self.lexicon["goods_verbs"][base])
            node.post("obl", led_by(self.subject(), preposition))
        return node

    def _goods_only(self, form: str) -> Node:
        return w.verb(self.pick("goods_only"), form).post("obj", self.goods())

    def _on_common(self, form: str) -> Node:
        return w.verb(self.pick("common_verbs"), form).post("obj", self.common())

    def _alone(self, form: str) -> Node:
        node = w.verb(self.pick("alone_verbs"), form)
        if self.chance(0.5):
            node.post(
                "obl", led_by(self.party(), self.random.choice(["in", "near", "with", "against"]))
            )
        return node

    def _double_object(self, form: str) -> Node:
        node = w.verb(self.pick("double_object"), form)
        if self.chance(0.35):
            return node.post("iobj", self.actor()).post("obj", self.sum_of_money())
        return node.post("iobj", self.actor()).post("obj", self.goods())

    def _with_goods(self, form: str) -> Node:
        node = w.verb(self.pick("with_verbs"), form).post("obj", self.actor())
        return node.post("obl", led_by(self.goods(), "with"))

    def _with_preposition(self, form: str) -> Node:
        base = self.pick("preposition_verbs")
        preposition = self.random.choice(self.lexicon["preposition_verbs"][base])
        node = w.verb(base, form).post("obl", led_by(self.subject(), preposition))
        if self.chance(0.2):
            node.post("obl", led_by(self.goods() if self.chance(0.5) else self.event(), "over"))
        return node

    def _light(self, form: str) -> Node:
        base, thing, preposition = self.random.choice(self.lexicon["light"])
        head = w.noun(thing)
        if self.chance(0.3):
            head.pre("amod", w.adjective(self.random.choice(["new", "secret", "more", "fresh"])))
        if not w.is_mass(head) and self.chance(0.9):
            vowel = head.order()[0].text[0] in "aeiou"
            head.first("det", w.det("an" if vowel else "a"))
        node = w.verb(base, form).post("obj", head)
        if self.chance(0.85):
            other = led_by(self.subject(), preposition)
            if base in _OBLIQUE:
                node.post("obl", other)
            else:
                head.post("nmod", other)
        return node

    def _on_event(self, form: str) -> Node:
        base = self.pick("event_verbs")
        thing = self.event() if self.chance(0.7) else self._matter()
        return w.verb(base, form).post("obj", thing)

    def _matter(self) -> Node:
        head = w.noun(self.pick("matters"))
        if self.chance(0.5):
            return head.first("nmod:poss", self.owner())
        dep, mod = self.modifier()
        head.first(dep, mod)
        return head if head.plural else head.first("det", w.det("the"))

    def _to_verb(self, form: str, depth: int) -> Node:
        return w.verb(self.pick("to_verbs"), form).post("xcomp", self.infinitive(depth))

    def _object_to_verb(self, form: str, depth: int) -> Node:
        node = w.verb(self.pick("object_to_verbs"), form).post("obj", self.subject())
        return node.post("xcomp", self.infinitive(depth))

    def _of_ing(self, form: str, depth: int) -> Node:
        mark = self.random.choice(["of", "of", "from", "for"])
        key = f"{mark}_ing_verbs"
        node = w.verb(self.pick(key), form).post("obj", self.subject())
        return node.post("advcl", self.gerund(mark, depth))

    def infinitive(self, depth: int = 0) -> Node:
        """Give `to` with a predicate, sometimes negated."""
        node = self.predicate("VB", depth=depth).first("mark", w.to())
        if self.chance(0.08):
            node.first("advmod", w.particle_not())
        return node

    def gerund(self, mark: str, depth: int = 0) -> Node:
        """Give a preposition with an -ing predicate."""
        return self.predicate("GER", depth=depth).first("mark", w.sconj(mark))
