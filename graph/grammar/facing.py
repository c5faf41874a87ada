"""Who meets what a noun means: *Nepal* "under Chinese pressure", *Israel* "despite warnings".

Such a phrase hangs on what somebody does in spite of, or because of, what others do to them;
who that is, only the clause tells.
"""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar import clauses
from graph.grammar.attitudes import attitudes
from graph.grammar.carriers import measured
from graph.grammar.classes import word_class
from graph.grammar.inflect import verb_forms
from graph.grammar.phrases import hyphenated, preposition
from graph.model.sentence import Sentence, Token

BEARING = frozenset(
    {
        "amid",
        "amidst",
        "under",
        "beneath",
        "in the face of",
        "in face of",
        "face of",
        "answer to",
        "reply to",
    }
    | {"reprisal for", "response to", "retaliation for", "revenge for"}
)
DEFYING = frozenset(
    ("despite", "in spite of", "notwithstanding", "regardless of", "in defiance of", "defiance of")
)
_KINDS = ("bearers", "withstanders", "gainers")
GAINING = frozenset(("courtesy of", "on the strength of", "thanks to"))

# "Came under fire": what it comes under is there only if it does.
_COMING = frozenset(("come", "fall", "go"))
# "to the alarm of Oslo": who did it is feared, or resented.
_FELT = "to"
# "over the objections of Oslo": these do not keep anybody from it.
_OVER = "over"
_BLAMING = frozenset(("for", "of", "over", "with"))
_MADE = frozenset(
    {"built", "constructed", "designed", "financed", "funded", "made", "manufactured", "owned"}
    | {"provided", "run", "supplied"}
)
_BROKERED = frozenset(
    {"arranged", "brokered", "facilitated", "hosted", "imposed", "led", "mediated", "mobilised"}
    | {"mobilized", "ordered", "sponsored"}
)


def facing(sentence: Sentence, noun: Token) -> dict[str, tuple[Token, ...]]:
    """Give who bears (`bearer`), defies (`defier`) or gains (`gainer`) what a noun means."""
    met = _met(sentence, noun)
    if met:
        return met
    phrase, words = _outer(sentence, noun)
    if phrase.dep == "obl:unmarked" and words == "thanks to":
        head = sentence.head(phrase)
        return {"gainer": clauses.agent(sentence, head)} if head is not None else {}
    slot = "bearer" if words in BEARING else "defier" if words in DEFYING else ""
    if words == _OVER and noun.lemma.lower() in word_class("defied"):
        slot = "overrider"
    if words == _FELT and noun.lemma.lower() in word_class("feelings"):
        slot = "stirrer"
    if slot == "bearer" and sentence.children(phrase, "cop"):  # "is under fire"
        return {slot: clauses.agent(sentence, phrase)}
    head = sentence.head(phrase)
    if head is not None and phrase.dep == "nmod" and head.dep == "nsubj":
        # "Mali, *to Chad's dismay*, left".
        aside = sentence.tokens[head.index + 1].text == ","
        head = sentence.head(head) if aside else None
    elif phrase.dep != "obl":
        head = None
    if not slot or head is None or head.upos != "VERB":
        return {}
    # Who shut them out under pressure is not said: "They were shut out under pressure".
    if clauses.passive(sentence, head):
        return {}
    found = {slot: clauses.agent(sentence, head)}
    return found | {"met": (head,)} if head.lemma in _COMING and words == "under" else found


def _met(sentence: Sentence, noun: Token) -> dict[str, tuple[Token, ...]]:
    """Give who meets it by a verb or thanks to it: "*Mali* braced for raids", "won support"."""
    first = measured(sentence, noun)
    while first.dep == "conj" and (before := sentence.head(first)) is not None:
        first = measured(sentence, before)
    verb, words = sentence.head(first), preposition(sentence, first)
    if verb is None or verb.upos != "VERB" or first.dep not in {"obj", "obl"}:
        return {}
    if words in GAINING or (
        words == "with" and first.index < verb.index and _is_so(sentence, verb)
    ):
        passive = clauses.passive(sentence, verb)
        return {"gainer": (clauses.patient if passive else clauses.agent)(sentence, verb)}
    if clauses.passive(sentence, verb) or (words and first.dep == "obj"):
        return {}
    said = f"{verb.text.lower()} {words}".strip()
    kind = next((one for one in _KINDS if said in _meeting(one)), "")
    if not kind:
        return {}
    met = {"gainer" if kind == "gainers" else "bearer": clauses.agent(sentence, verb)}
    return met if kind == "withstanders" else met | {"met": (verb,)}


def _is_so(sentence: Sentence, verb: Token) -> bool:
    """Whether nothing denies or bends what a verb says: no "not", no "may"."""
    beside = (t.text.lower() for t in sentence.children(verb, "aux", "advmod"))
    return not any(
        attitudes().beside(table, word) for word in beside for table in ("modals", "adverbs")
    )


@cache
def _meeting(name: str) -> frozenset[str]:
    """Give all forms of a class's verbs with their prepositions: "braced for", "won"."""
    irregular = lexicon("irregular")["verbs"]
    parted = (said.partition(" ") for said in lexicon("classes")[name])
    return frozenset(
        f"{form}{blank}{rest}"
        for verb, blank, rest in parted
        for form in verb_forms(verb, irregular)
    )


def charged(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give whom somebody blames for a deed: "accused *Iran* of a series of attacks"."""
    outer = measured(sentence, noun)
    verb = sentence.head(outer)
    if outer.dep != "obl" or verb is None or preposition(sentence, outer) not in _BLAMING:
        return ()
    blames = attitudes().of(sentence, verb) == "accuse"
    return clauses.patient(sentence, verb) if blames else ()


def broker(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give who brought about what a noun means: "*Saudi*-brokered talks"."""
    return _joined(sentence, noun, _BROKERED)


def maker(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give whose make a thing is: "*Chinese*-made drones"."""
    return _joined(sentence, noun, _MADE)


def _joined(sentence: Sentence, noun: Token, words: frozenset[str]) -> tuple[Token, ...]:
    participles = sentence.children(noun, "amod", "compound")
    fitting = (t for t in participles if t.text.lower() in words)
    return tuple(name for t in fitting for name in hyphenated(sentence, t))


def _outer(sentence: Sentence, noun: Token) -> tuple[Token, str]:
    """Give the noun that heads the phrase and its opening words: "in the face of *threats*"."""
    words, head = preposition(sentence, noun), sentence.head(noun)
    if noun.lemma.lower() in word_class("feelings"):
        return noun, words
    if noun.dep == "nmod" and words in {"for", "of", "to"} and head is not None:
        return head, f"{head.text.lower()} {words}"
    return noun, words
