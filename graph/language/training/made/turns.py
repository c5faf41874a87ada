"""Turns of phrase of the news in the made sentences."""

from __future__ import annotations

from collections.abc import Callable

from graph.language.training.made import words as w
from graph.language.training.made.relatives import Relatives
from graph.language.training.made.tree import Node
from graph.language.training.made.words import led_by


class Turns(Relatives):
    """Draws clauses in turns of phrase that news have and treebanks hardly."""

    def turn(self) -> Node:
        """Give a clause in one of the turns."""
        kinds: list[tuple[float, Callable[[], Node]]] = [
            (0.14, self._set_to),
            (0.10, self._under_pressure),
            (0.12, self._was_promised),
            (0.12, self._was_invited),
            (0.10, self._twice_passive),
            (0.16, self._denied_that),
            (0.08, self._why),
            (0.18, self._with_apposition),
        ]
        kind = self.random.choices([k for _, k in kinds], [p for p, _ in kinds])[0]
        return kind()

    def is_passive(self, base: str, subject: Node) -> Node:
        """Give `is` or `was` with a passive participle and its subject."""
        forms = ("VBP", "VBDP") if subject.plural else ("VBZ", "VBD")
        node = w.verb(base, "VBNP").first("aux:pass", w.aux("be", self.random.choice(forms)))
        return node.first("nsubj:pass", subject)

    def _is(self, node: Node, subject: Node) -> Node:
        """Make a noun or adjective a predicate."""
        forms = ("VBP", "VBDP") if subject.plural else ("VBZ", "VBD")
        return node.first("cop", w.aux("be", self.random.choice(forms))).first("nsubj", subject)

    def _set_to(self) -> Node:
        """Give what is expected: X is set to do it, X is expected to do it."""
        if self.chance(0.5):
            node = self.is_passive(self.pick("expected_to"), self.subject())
        else:
            node = self._is(w.adjective(self.pick("due_to")), self.subject())
        return node.post("xcomp", self.infinitive(1))

    def _under_pressure(self) -> Node:
        """Give a state: X is under pressure from Y, at war with Y, in talks with Y."""
        case, thing, preposition = self.random.choice(self.lexicon["under"])
        node = w.noun(thing)
        if self.chance(0.2):
            node.pre("amod", w.adjective(self.random.choice(["constant", "direct", "open"])))
        node.first("case", w.adp(case))
        if self.chance(0.8):
            node.post("nmod", led_by(self.actor(), preposition))
        return self._is(node, self.subject())

    def _was_promised(self) -> Node:
        """Give the passive of a verb with two objects: X was promised tanks by Y."""
        node = self.is_passive(self.pick("double_object"), self.actor())
        node.post("obj", self.sum_of_money() if self.chance(0.3) else self.goods())
        return node.post("obl:agent", led_by(self.actor(), "by")) if self.chance(0.8) else node

    def _was_invited(self) -> Node:
        """Give a passive with an oblique before its agent: X was barred from the talks by Y."""
        base, preposition, thing = self.random.choice(self.lexicon["invited"])
        place = w.noun(thing).first("det", w.det("the"))
        node = self.is_passive(base, self.actor()).post("obl", led_by(place, preposition))
        return node.post("obl:agent", led_by(self.actor(), "by"))

    def _twice_passive(self) -> Node:
        """Give two participles of one agent: the boats were bought and refitted by X."""
        key, thing = (
            ("actor_verbs", self.actor()) if self.chance(0.6) else ("goods_only", self.goods())
        )
        node = self.is_passive(self.pick(key), thing)
        second = w.verb(self.pick(key), "VBNP").first("cc", w.conjunction("and"))
        return node.post("conj", second).post("obl:agent", led_by(self.subject(), "by"))

    def _denied_that(self) -> Node:
        """Give a denial of what the speaker ever did: X denied that it had ever armed Y."""
        subject = self.subject()
        base = self.random.choice(["deny", "say", "admit", "claim", "insist", "repeat", "deny"])
        they = w.they() if subject.plural else w.it()
        content = self.predicate("VBN", depth=1)
        often = self.random.choice(["ever", "never", "not", "already"])
        word = w.particle_not() if often == "not" else w.adverb(often)
        content.first("advmod", word).first("aux", w.aux("have", "VBD"))
        content.first("nsubj", they)
        if self.chance(0.8):
            content.first("mark", w.sconj("that"))
        node = w.verb(base, "VBDP" if subject.plural else "VBD").first("nsubj", subject)
        return node.post("ccomp", content)

    def _why(self) -> Node:
        """Give a clause as subject: why X left Y is unknown."""
        clause = self.finite(self.actor())
        word = self.random.choice(["why", "how", "where", "when"])
        clause.first("advmod", Node(word, word, "ADV", "WRB", "PronType=Int"))
        node = w.adjective(self.random.choice(["unknown", "open", "puzzling", "obvious", "secret"]))
        verb = w.aux("be", self.random.choice(["VBZ", "VBD"]))
        return node.first("cop", verb).first("csubj", clause)

    def _with_apposition(self) -> Node:
        """Give a subject between commas or a time after it: X, an ally of Y, did it."""
        subject = self.party()
        if self.chance(0.35):
            node = self.finite(subject)
            dep, time = self.time()
            node.before.insert(1, time)
            time.dep = dep
            return node
        other = w.noun(self.pick("relations"))
        if self.chance(0.5):
            other.first("nmod:poss", self.owner(self.party()))
        else:
            other.post("nmod", led_by(self.party(), "of"))
            other.first("det", w.det("an" if other.text[0] in "aeiou" else "a"))
        other.first("punct", w.punct(",")).post("punct", w.punct(","))
        return self.finite(subject.post("appos", other))
