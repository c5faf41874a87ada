"""What a relative pronoun stands for: the noun above its clause, the one before it, or a deed.

"India, which since 2022 has sold it arms" was hung on the verb: India sells. In "Chad shut the
border, which angered Niger" nobody but Chad angered Niger. "Russia is the one that armed Mali":
the one is Russia.
"""

from __future__ import annotations

from graph.model.sentence import Sentence, Token

_CLAUSES = frozenset(("acl:relcl", "advcl", "advcl:relcl"))
_NOUNS = frozenset(("NOUN", "NUM", "PROPN", "PRON"))
_NAMES = frozenset(("NOUN", "PROPN"))
# What only a deed does, where "which" follows a comma: "Mali left, which *angered* Chad".
STIRRING = (
    *("alarm", "anger", "annoy", "delight", "dismay", "embarrass", "enrag", "exasperat"),
    *("infuriat", "irk", "irritat", "outrag", "pleas", "rankl", "rattl", "rile", "unnerv"),
    *("unsettl", "upset", "vex", "worri"),
)


def antecedent(sentence: Sentence, pronoun: Token) -> Token | None:
    """Give the head of what a relative pronoun stands for, if it can be told."""
    for above in sentence.ancestors(pronoun):
        # "The deal that Mali *signed*" is now and then taken for what the deal says.
        if above.dep in _CLAUSES or (above.dep == "acl" and above.head == pronoun.index - 1):
            head = sentence.head(above)
            if head is None:
                return None
            if head.upos not in _NOUNS or above.dep == "advcl":
                return _loose(sentence, pronoun, head)
            return _deed(sentence, pronoun, above, head) or same(sentence, head)
    return None


def _loose(sentence: Sentence, pronoun: Token, head: Token) -> Token | None:
    """Give what it stands for where its clause was hung on a verb or adjective."""
    before = noun_before(sentence, pronoun)
    if before is None or before.upos == "PROPN" or sentence.children(pronoun, "case"):
        return before
    subject = pronoun.dep == "nsubj" and pronoun.text.lower() == "which"
    return _doer(sentence, head) if subject else None


def noun_before(sentence: Sentence, pronoun: Token) -> Token | None:
    """Give the noun right before ", which" or ", from which"."""
    openers = sentence.children(pronoun, "case")
    at = (openers[0].index if openers else pronoun.index) - 1
    while at > 0 and sentence.tokens[at].upos == "PUNCT":
        at -= 1
    before = sentence.tokens[max(at, 0)]
    return before if before.upos in _NAMES and before is not pronoun else None


def _deed(sentence: Sentence, pronoun: Token, clause: Token, noun: Token) -> Token | None:
    """Give who did what stirs others: "*Chad* shut the border, which angered Niger"."""
    stirs = clause.text.lower().startswith(STIRRING) and clause.text.lower().endswith("ed")
    if not stirs or pronoun.dep != "nsubj" or pronoun.text.lower() != "which":
        return None
    after_comma = pronoun.index and sentence.tokens[pronoun.index - 1].text == ","
    if not after_comma or noun.dep in {"nsubj", "nsubj:pass", "root"}:
        return None
    above = (t for t in sentence.ancestors(noun) if t.upos == "VERB")
    verb = next(above, None)
    return _doer(sentence, verb) if verb is not None else None


def _doer(sentence: Sentence, verb: Token | None) -> Token | None:
    """Give the subject of a verb, or of the one it follows on."""
    while verb is not None:
        own = sentence.children(verb, "nsubj") or sentence.children(verb, "obl:agent")
        if own or verb.dep != "conj":
            return own[0] if own else None
        verb = sentence.head(verb)
    return None


def same(sentence: Sentence, noun: Token) -> Token:
    """Give who is said to be it: "*Russia* is the one that armed Mali", but "it is Mali that"."""
    if noun.upos == "PROPN":
        return noun
    head = sentence.head(noun)
    if head is not None and noun.dep == "nsubj" and head.upos == "PROPN":
        # "The country that armed Mali is *Russia*".
        return head if sentence.children(head, "cop") else noun
    if head is not None and (found := _counted_among(sentence, noun, head)):
        return found
    if not sentence.children(noun, "cop"):
        return noun
    subjects = sentence.children(noun, "nsubj")
    named = subjects and subjects[0].text.lower() not in {"it", "that", "this", "these", "those"}
    return subjects[0] if named else noun


def _counted_among(sentence: Sentence, noun: Token, head: Token) -> Token | None:
    """Give who is "among those that back Mali", or whom "the list of its backers includes"."""
    openers = {t.text.lower() for t in sentence.children(noun, "case")}
    if noun.dep == "obl" and "among" in openers:
        if head.upos == "PROPN":
            return head if sentence.children(head, "cop") else None
        ahead = noun.index < head.index and sentence.children(head, "nsubj")
        return next((t for t in ahead or () if t.upos == "PROPN"), None)
    whole = head if noun.dep == "nmod" and "of" in openers else noun
    verb = sentence.tokens[whole.head]
    if whole.dep != "nsubj" or verb.lemma.lower() != "include":
        return None
    return next((t for t in sentence.children(verb, "obj") if t.upos == "PROPN"), None)
