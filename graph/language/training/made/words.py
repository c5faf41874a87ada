"""The lexicon and its forms as nodes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from graph.language.training.made.tree import Node

_FIN = "Mood=Ind|Number={}|Person=3|Tense={}|VerbForm=Fin"
_FEATS = {
    "VBZ": _FIN.format("Sing", "Pres"),
    "VBP": _FIN.format("Plur", "Pres"),
    "VBD": _FIN.format("Sing", "Past"),
    "VBDP": _FIN.format("Plur", "Past"),
    "VB": "VerbForm=Inf",
    "VBN": "Tense=Past|VerbForm=Part",
    "VBNP": "Tense=Past|VerbForm=Part|Voice=Pass",
    "VBG": "Tense=Pres|VerbForm=Part",
    "GER": "VerbForm=Ger",
}
_TAGS = {"VBDP": "VBD", "VBNP": "VBN", "GER": "VBG"}
_COLUMN = {
    "VB": 0,
    "VBP": 0,
    "VBZ": 1,
    "VBD": 2,
    "VBDP": 2,
    "VBN": 3,
    "VBNP": 3,
    "VBG": 4,
    "GER": 4,
}
_BE = {"VB": "be", "VBP": "are", "VBZ": "is", "VBD": "was", "VBDP": "were", "VBN": "been"}
_BE |= {"VBG": "being", "GER": "being"}
_DO = {"VB": "do", "VBP": "do", "VBZ": "does", "VBD": "did", "VBDP": "did"}
_HAVE = {"VB": "have", "VBP": "have", "VBZ": "has", "VBD": "had", "VBDP": "had", "GER": "having"}
_PTAN = frozenset({"munitions", "goods"})


@cache
def lexicon() -> dict[str, Any]:
    """Read the word lists."""
    import yaml

    text = Path(__file__).with_name("lexicon.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    return read


def forms(base: str) -> list[str]:
    """Give base, third person, past, participle and -ing form of a verb.

    >>> forms("back")
    ['back', 'backs', 'backed', 'backed', 'backing']
    """
    known = lexicon()["irregular"].get(base)
    if known:
        return list(known)
    if base == "fly":
        return ["fly", "flies", "flew", "flown", "flying"]
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"]
    if base.endswith("e"):
        return [base, base + "s", base + "d", base + "d", base[:-1] + "ing"]
    if base in {"drop", "cap", "bar", "ban", "step"}:
        return [base, base + "s", *(base + base[-1] + "ed",) * 2, base + base[-1] + "ing"]
    return [base, third, base + "ed", base + "ed", base + "ing"]


def verb(base: str, form: str) -> Node:
    """Give a verb in a form: VB VBP VBZ VBD VBDP VBN VBNP VBG GER."""
    return Node(forms(base)[_COLUMN[form]], base, "VERB", _TAGS.get(form, form), _FEATS[form])


def aux(base: str, form: str) -> Node:
    """Give a form of be, do or have, or a modal verb."""
    if form == "MD":
        return Node(base, base, "AUX", "MD", "VerbForm=Fin")
    table = {"be": _BE, "do": _DO, "have": _HAVE}[base]
    feats = _FEATS[form]
    return Node(table[form], base, "AUX", _TAGS.get(form, form), feats)


def noun(phrase: str, dep: str = "") -> Node:
    """Give a noun with what stands before it as compounds or adjectives.

    >>> [n.text for n in noun("crude oil").order()]
    ['crude', 'oil']
    """
    *mods, head = phrase.split()
    plural = head.endswith("s") and head != "gas"
    lemma = _singular(head) if plural else head
    if head in _PTAN:
        node = Node(head, head, "NOUN", "NNS", "Number=Ptan", dep, plural=True)
    else:
        tag, number = ("NNS", "Plur") if plural else ("NN", "Sing")
        node = Node(head, lemma, "NOUN", tag, f"Number={number}", dep, plural=plural)
    for mod in mods:
        if mod in lexicon()["compound_adjectives"]:
            node.pre("amod", adjective(mod))
        else:
            node.pre("compound", noun(mod))
    return node


def _singular(word: str) -> str:
    if word == "spies":
        return "spy"
    if word in {"rounds", "trades"}:
        return word[:-1]
    if word.endswith("ies"):
        return word[:-3] + ("y" if word != "ties" else "ie")
    if word.endswith(("shes", "ches")):
        return word[:-2]
    return word[:-1]


def is_mass(node: Node) -> bool:
    """Tell whether a noun stands without an article in the singular."""
    return node.plural or node.text in lexicon()["uncounted"]


def adjective(text: str) -> Node:
    """Give an adjective."""
    if text == "more":
        return Node(text, "more", "ADJ", "JJR", "Degree=Cmp")
    return Node(text, text, "ADJ", "JJ", "Degree=Pos")


def adverb(text: str) -> Node:
    """Give an adverb."""
    if text in {"today", "yesterday"}:
        return Node(text, text, "NOUN", "NN", "Number=Sing")
    return Node(text, text, "ADV", "RB")


def name(text: str, entity: str, *, plural: bool = False) -> Node:
    """Give a proper name of one word."""
    tag, number = ("NNPS", "Plur") if plural else ("NNP", "Sing")
    lemma = text[:-1] if plural and text.endswith("s") else text
    return Node(text, lemma, "PROPN", tag, f"Number={number}", entity=entity, plural=plural)


def adp(text: str) -> Node:
    """Give a preposition."""
    return Node(text, text, "ADP", "IN")


def sconj(text: str) -> Node:
    """Give a subordinating conjunction."""
    return Node(text, text, "SCONJ", "IN")


def to() -> Node:
    """Give the `to` of an infinitive."""
    return Node("to", "to", "PART", "TO")


def det(text: str) -> Node:
    """Give an article or another determiner."""
    feats = {
        "the": "Definite=Def|PronType=Art",
        "a": "Definite=Ind|PronType=Art",
        "an": "Definite=Ind|PronType=Art",
        "this": "Number=Sing|PronType=Dem",
        "these": "Number=Plur|PronType=Dem",
        "both": "PronType=Tot",
        "no": "PronType=Neg",
    }.get(text, "PronType=Ind")
    lemma = {"an": "a", "these": "this"}.get(text, text)
    return Node(text, lemma, "DET", "DT", feats)


def punct(text: str) -> Node:
    """Give a punctuation mark."""
    tag = {",": ",", ".": ".", "-": "HYPH", "?": ".", ":": ":", "“": "``", "”": "''"}.get(text, ":")
    return Node(text, text if text not in "“”" else '"', "PUNCT", tag)


def conjunction(text: str) -> Node:
    """Give a coordinating conjunction."""
    return Node(text, text, "CCONJ", "CC")


def number(text: str) -> Node:
    """Give a number in digits or as a word."""
    form = "Digit" if text[0].isdigit() else "Word"
    return Node(text, text, "NUM", "CD", f"NumForm={form}|NumType=Card")


def possessive() -> Node:
    """Give the possessive mark."""
    return Node("'s", "'s", "PART", "POS")


def particle_not(text: str = "not") -> Node:
    """Give the negation."""
    return Node(text, "not", "PART", "RB", "Polarity=Neg")


def pronoun(text: str, lemma: str, tag: str, feats: str) -> Node:
    """Give a pronoun."""
    return Node(text, lemma, "PRON", tag, feats)


def it() -> Node:
    """Give `it`."""
    feats = "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"
    return pronoun("it", "it", "PRP", feats)


def they() -> Node:
    """Give `they`."""
    node = pronoun("they", "they", "PRP", "Case=Nom|Number=Plur|Person=3|PronType=Prs")
    node.plural = True
    return node


def them(*, plural: bool) -> Node:
    """Give `it` or `them` as an object."""
    if plural:
        return pronoun("them", "they", "PRP", "Case=Acc|Number=Plur|Person=3|PronType=Prs")
    feats = "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs"
    return pronoun("it", "it", "PRP", feats)


def relative(text: str) -> Node:
    """Give a relative pronoun."""
    return pronoun(text, text, "WP" if text == "who" else "WDT", "PronType=Rel")


def led_by(node: Node, preposition: str = "of") -> Node:
    """Put a preposition before a noun phrase."""
    return node.first("case", adp(preposition))
