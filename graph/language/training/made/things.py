"""Goods, events and times in the made sentences."""

from __future__ import annotations

from graph.language.training.made import words as w
from graph.language.training.made.actors import Actors
from graph.language.training.made.tree import Node
from graph.language.training.made.words import led_by


class Things(Actors):
    """Draws goods, event nouns and times."""

    def goods(self) -> Node:
        """Give goods, some with amounts, adjectives, or whose they are."""
        head = w.noun(self.pick("goods"))
        if self.chance(0.25):
            few = () if head.plural else ("more", "many", "several")
            word = self.pick("adjectives")
            head.first("amod", w.adjective("new" if word in few else word))
        if self.chance(0.07):
            head.first("amod", self.participle())
        draw = self.random.random()
        if draw < 0.15:
            dep, mod = self.modifier()
            head.first(dep, mod)
        elif draw < 0.22:
            head.first("nmod:poss", self.owner())
        elif draw < 0.36:
            return self._amount(head)
        elif draw < 0.42 or not w.is_mass(head):
            head.first("det", w.det("the"))
        if self.chance(0.08):
            second = w.noun(self.pick("goods"))
            head.post("conj", second.first("cc", w.conjunction("and")))
        return head

    def participle(self) -> Node:
        """Give a participle that stands before a noun: stolen, liquefied."""
        return w.verb(self.pick("participles"), "VBNP")

    def sum_of_money(self) -> Node:
        """Give an amount of money: billions of dollars, a loan."""
        if self.chance(0.3):
            return w.noun(self.random.choice(["loan", "debt", "fee", "ransom"])).pre(
                "det", w.det("a")
            )
        head = w.noun(self.random.choice(["billions", "millions", "thousands", "part"]))
        currency = self.random.choice(["dollars", "euros", "roubles", "pounds", "income"])
        return head.post("nmod", led_by(w.noun(currency)))

    def spot(self) -> Node:
        """Give where something happens: near the border, across the region."""
        head = w.noun(self.pick("spots"))
        preposition = self.random.choice(
            ["in", "near", "at", "across", "along", "around", "outside"]
        )
        return led_by(head.first("det", w.det("the")), preposition)

    def _amount(self, goods: Node) -> Node:
        figure = self.figure()
        if goods.plural and self.chance(0.5):
            return goods.first("nummod", figure)
        head = w.noun(self.pick("containers")).pre("nummod", figure)
        return head.post("nmod", led_by(goods))

    def event(self) -> Node:
        """Give an event noun with its parties: X's support for Y, talks between X and Y."""
        phrase = self.pick("events")
        head = w.noun(phrase)
        preposition = self.random.choice(self.lexicon["events"][phrase])
        draw = self.random.random()
        if phrase in self.lexicon["mutual"] and draw < 0.3:
            if draw < 0.13:
                return head.post("nmod", led_by(self.pair_plain(), "between"))
            self._hyphened(head)
        elif draw < 0.9:
            self._parties(head, preposition, draw)
        owned = any(n.dep == "nmod:poss" for n in head.before)
        if not owned and (not w.is_mass(head) or self.chance(0.25)):
            head.first("det", w.det("the"))
        return head

    def _parties(self, head: Node, preposition: str, draw: float) -> None:
        """Hang on an event noun whose it is, and towards whom."""
        if draw < 0.6:
            head.first("nmod:poss", self.owner())
        elif draw < 0.82:
            dep, mod = self.modifier()
            head.first(dep, mod)
        if draw < 0.6 or draw >= 0.82 or self.chance(0.6):
            head.post("nmod", led_by(self.party(), preposition))
        if draw >= 0.82 and self.chance(0.5):
            head.post("nmod", led_by(self.party(), "by"))

    def _hyphened(self, head: Node) -> None:
        first, second = self.party(), self.party()
        second.pre("compound", first.post("punct", w.punct("-")))
        head.first("compound", second)

    def time(self) -> tuple[str, Node]:
        """Give a time as an adjunct with its relation."""
        draw = self.random.random()
        if draw < 0.3:
            day = Node(d := self.pick("weekdays"), d, "PROPN", "NNP", "Number=Sing")
            return "obl", led_by(day, "on")
        if draw < 0.5:
            year = Node(str(self.random.randrange(1995, 2026)), "", "NUM", "CD")
            year.lemma, year.feats = year.text, "NumForm=Digit|NumType=Card"
            return "obl", led_by(year, self.random.choice(["in", "since"]))
        if draw < 0.65:
            month = Node(m := self.pick("months"), m, "PROPN", "NNP", "Number=Sing")
            return "obl", led_by(month, "in")
        which = self.random.choice(["last", "this", "next"])
        span = w.noun(self.pick("spans"))
        if which == "this":
            return "obl:unmarked", span.pre("det", w.det("this"))
        return "obl:unmarked", span.pre("amod", w.adjective(which))
