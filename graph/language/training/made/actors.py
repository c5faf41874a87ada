"""Noun phrases that can act: names, bodies, people, common nouns, several together."""

from __future__ import annotations

from graph.language.training.made import words as w
from graph.language.training.made.names import Names
from graph.language.training.made.tree import Node


class Actors(Names):
    """Draws actors of all forms."""

    def actor(self) -> Node:
        """Give an actor as subject or object, of any form."""
        draw = self.random.random()
        if draw < 0.56:
            return self.party()
        if draw < 0.65:
            return self.common()
        if draw < 0.72:
            return self._body()
        if draw < 0.81:
            return self._folk()
        if draw < 0.87:
            return self._titled()
        if draw < 0.93:
            return self._relation()
        if draw < 0.96:
            return self._role()
        return self.people()

    def _body(self) -> Node:
        head = w.noun(self.pick("bodies"))
        if self.chance(0.25):
            owner = self.owner(self.party())
            if head.plural and self.chance(0.4):
                owner.post("conj", self.owner(self.party()).first("cc", w.conjunction("and")))
            return head.first("nmod:poss", owner)
        dep, mod = self.modifier()
        head.first(dep, mod)
        return head.first("det", w.det("the")) if self.chance(0.85) else head

    def _folk(self) -> Node:
        head = w.noun(self.pick("people"))
        dep, mod = self.modifier()
        head.first(dep, mod)
        if self.chance(0.2):
            head.first("amod", w.adjective("senior"))
        if self.chance(0.15):
            head.first("nummod", w.number(self.random.choice(["two", "three", "5,000", "200"])))
        elif self.chance(0.2):
            head.first("det", w.det("the"))
        return head

    def common(self) -> Node:
        """Give a common noun that can act: the two ships, a firm, more than 300 sailors."""
        head = w.noun(self.pick("common"))
        draw = self.random.random()
        if self.chance(0.12):
            head.pre("amod", w.verb(self.pick("taken"), "VBNP"))
        if not head.plural:
            article = "the" if draw < 0.6 else "an" if head.order()[0].text[0] in "aeiou" else "a"
            head.first("det", w.det(article))
        elif draw < 0.25:
            head.first("det", w.det("the"))
        elif draw < 0.4:
            head.first("nummod", w.number("two")).first("det", w.det("the"))
        elif draw < 0.5:
            head.first("det", w.det("both"))
        elif draw < 0.6:
            head.first("nummod", self.figure())
        elif draw < 0.7:
            head.first(
                "amod", w.adjective(self.random.choice(["armed", "foreign", "local", "many"]))
            )
        elif draw < 0.8:
            head.first("nmod:poss", self.owner(self.party()))
        return head

    def figure(self) -> Node:
        """Give a number, some with a bound."""
        figure = w.number(
            self.random.choice(["10,000", "500", "three", "40", "7,000", "120", "six"])
        )
        draw = self.random.random()
        if draw < 0.25:
            more = Node("more", "more", "ADJ", "JJR", "Degree=Cmp|ExtPos=ADV")
            figure.pre("advmod", more.post("fixed", w.adp("than")))
        elif draw < 0.4:
            figure.pre("advmod", w.adverb(self.random.choice(["about", "nearly", "almost"])))
        elif draw < 0.5:
            at = Node("at", "at", "ADP", "IN", "ExtPos=ADV")
            figure.pre(
                "advmod", at.post("fixed", Node("least", "least", "ADJ", "JJS", "Degree=Sup"))
            )
        return figure

    def _titled(self) -> Node:
        head = self.person()
        title = self.pick("person_roles")
        if title in {"president", "minister"} and self.chance(0.6):
            mark = Node(title.title(), title.title(), "PROPN", "NNP", "Number=Sing")
        else:
            mark = w.noun(title)
        if title == "minister":
            mark.pre("amod", Node("Prime", "Prime", "ADJ", "NNP", "Degree=Pos"))
        if self.chance(0.5):
            dep, mod = self.modifier()
            mark.first(dep, mod)
        return head.pre("nmod:desc", mark)

    def _relation(self) -> Node:
        if self.chance(0.4):
            head = w.noun(self.pick("person_roles")).first("nmod:poss", self.owner(self.party()))
            return head.post("appos", self.person())
        head = w.noun(self.pick("relations"))
        if self.chance(0.3):
            head.pre("amod", w.adjective(self.pick("relation_adjectives")))
        head.first("nmod:poss", self.owner())
        if self.chance(0.5):
            head.post("appos", self.party())
        return head

    def _role(self) -> Node:
        head = w.noun(self.pick("person_roles"))
        dep, mod = self.modifier()
        head.first(dep, mod)
        return head.first("det", w.det("the"))

    def pair(self) -> Node:
        """Give two or three actors joined by `and` or commas."""
        first = self.party()
        if self.chance(0.15):
            first.post("conj", self.party().pre("punct", w.punct(",")))
        second = self.party().pre("cc", w.conjunction("and"))
        first.post("conj", second)
        if self.chance(0.2):
            first.first("cc:preconj", w.conjunction("both"))
        first.plural = True
        return first

    def pair_plain(self) -> Node:
        """Give two names joined by `and`."""
        first = self.party()
        first.plural = True
        return first.post("conj", self.party().pre("cc", w.conjunction("and")))

    def subject(self) -> Node:
        """Give one actor or several."""
        return self.pair() if self.chance(0.12) else self.actor()
