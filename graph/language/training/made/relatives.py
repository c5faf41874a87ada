"""Nouns with relative and participle clauses in the made sentences."""

from __future__ import annotations

from graph.language.training.made import words as w
from graph.language.training.made.clauses import Clauses
from graph.language.training.made.tree import Node
from graph.language.training.made.words import led_by


class Relatives(Clauses):
    """Draws clauses with qualified nouns."""

    def with_relative(self) -> Node:
        """Give a clause one of whose nouns has a relative or participle clause."""
        draw = self.random.random()
        if draw < 0.3:
            return self._commented()
        if draw < 0.6:
            return self.finite(self.with_participle())
        goods = self.goods()
        self._qualify(goods)
        draw = self.random.random()
        if draw < 0.4:
            return self.finite(
                goods,
                lambda form: w.verb(self.pick("affect_verbs"), form).post("obj", self.party()),
            )
        if draw < 0.5:
            return self.finite(goods, self._goods_stand)
        if draw < 0.6:
            return self.finite(goods, self._on_common)
        return self.finite(
            self.subject(), lambda form: w.verb(self.pick("goods_only"), form).post("obj", goods)
        )

    def _goods_stand(self, form: str) -> Node:
        """Give what goods do: lie idle, remain, arrive."""
        if self.chance(0.4):
            return w.verb(self.pick("change_verbs"), form)
        node = w.verb(self.random.choice(["remain", "lie", "stay", "seem", "become"]), form)
        return node.post("xcomp", w.adjective(self.pick("states_of_goods")))

    def _qualify(self, goods: Node) -> None:
        """Hang a participle or relative clause on goods."""
        draw = self.random.random()
        if draw < 0.35:
            part = w.verb(self.pick("goods_verbs"), "VBNP")
            if self.chance(0.7):
                part.post("obl:agent", led_by(self.party(), "by"))
            goods.post("acl", part)
        elif draw < 0.75:
            goods.post("acl:relcl", self._handed_over())
        else:
            clause = self.predicate("VBP" if goods.plural else "VBZ", depth=1)
            goods.post("acl:relcl", clause.first("nsubj", w.relative("that")))

    def _handed_over(self) -> Node:
        """Give a relative clause whose object is the noun before it."""
        subject = self.subject()
        base = self.pick("goods_verbs")
        forms = ("VBDP", "VBP") if subject.plural else ("VBD", "VBZ")
        clause = w.verb(base, self.random.choice(forms)).first("nsubj", subject)
        if self.chance(0.5):
            clause.first("obj", w.relative("that"))
        if self.chance(0.5):
            preposition = self.random.choice(self.lexicon["goods_verbs"][base])
            clause.post("obl", led_by(self.party(), preposition))
        return clause

    def with_participle(self) -> Node:
        """Give a noun with a participle after it: rebels armed by X, ships carrying oil."""
        head = self.common() if self.chance(0.6) else self._folk()
        draw = self.random.random()
        if draw < 0.1:
            part = w.verb(self.random.choice(["accuse", "suspect"]), "VBNP")
            part.post("advcl", self.gerund("of", 1))
        elif draw < 0.4:
            part = w.verb(self.pick("actor_verbs"), "VBNP").post(
                "obl:agent", led_by(self.party(), "by")
            )
        elif draw < 0.55:
            part = w.verb(self.pick("place_verbs"), "VBNP").post("obl", led_by(self.party(), "in"))
        elif draw < 0.65:
            part = w.verb(self.random.choice(["send", "move", "deploy"]), "VBNP")
            part.post("obl", led_by(self.party(), "to"))
            if self.chance(0.5):
                part.post("obl:agent", led_by(self.party(), "by"))
        elif draw < 0.85:
            part = w.verb(self.random.choice(["carry", "supply", "guard", "lead"]), "VBG")
            part.post("obj", self.goods() if self.chance(0.6) else self.common())
        else:
            part = self.predicate("VBP" if head.plural else "VBZ", depth=1)
            part.first("nsubj", w.relative(self.random.choice(["that", "which"])))
            return head.post("acl:relcl", part)
        return head.post("acl", part)

    def _commented(self) -> Node:
        """Give a clause whose subject has a relative clause between commas."""
        head = self.actor()
        plural = head.plural
        which = "who" if head.entity == "PERSON" or plural else "which"
        form = self.random.choice(["VBDP", "VBP"] if plural else ["VBD", "VBZ"])
        if self.chance(0.75):
            clause = self.predicate(form, depth=1)
            clause.first("nsubj", w.relative(which))
        else:
            clause = self.passive(w.relative(which))
        clause.first("punct", w.punct(","))
        head.post("acl:relcl", clause).post("punct", w.punct(","))
        head.plural = plural
        return self.finite(head)
