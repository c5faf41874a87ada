"""Who is told, urged or let to do it, where a parser hung what he is to do on the wrong word.

"told Mali in no uncertain terms *to leave*", "was told by Chad *to leave*", "let warships
*refuel*": what he is to do completes the verb.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from graph.curated.lexicon import lexicon
from graph.model.sentence import Sentence, Token

# Verbs of which a following infinitive may be the aim as well: "pushed ships in *to deter* Mali".
_MOVING = frozenset(("drive", "lead", "move", "press", "push"))
# "Told Mali *in* no uncertain terms to leave"; "asked it *for* troops to fight" is another matter.
_ASIDE = frozenset(("after", "at", "before", "by", "during", "in", "on", "through", "via"))
# Nouns that an infinitive completes: "urged Chad in a bid *to end* the war".
_COMPLETED = frozenset(
    {"ability", "attempt", "bid", "chance", "decision", "demand", "duty", "effort", "move", "need"}
    | {"offer", "order", "plan", "pledge", "pressure", "promise", "push", "readiness", "refusal"}
    | {"right", "threat", "vow", "way", "willingness"}
)


@cache
def _told_to() -> frozenset[str]:
    words = lexicon("roles")
    return frozenset((*words["bidding"], *words["told_to"]))


def bidden(sentence: Sentence, clause: Token) -> Token | None:
    """Give the verb of "*told* Mali in no uncertain terms to leave" that the clause completes."""
    openers = [t.text.lower() for t in sentence.children(clause, "mark")]
    if openers != ["to"] or clause.upos not in {"AUX", "VERB"}:
        return None
    verb = sentence.tokens[clause.head]
    if clause.dep == "acl":
        phrase = verb
        verb = sentence.tokens[phrase.head]
        if phrase.dep != "obl" or phrase.lemma.lower() in _COMPLETED:
            return None
        if not _ASIDE & {t.text.lower() for t in sentence.children(phrase, "case")}:
            return None
    bids = verb.upos == "VERB" and verb.lemma.lower() in _told_to()
    if not bids or sentence.children(verb, "xcomp", "ccomp"):
        return None
    return verb if _told(sentence, verb, clause) else None


def _told(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether somebody is told: an object before the clause, or the subject of a passive."""
    objects = [t for t in sentence.children(verb, "obj", "iobj") if t.index < clause.index]
    if any(_goes_to(sentence, t) for t in sentence.children(verb, "obl")):
        return False  # "invited Mali *to a summit* to end the war"
    if not objects:
        return bool(sentence.children(verb, "aux:pass")) and verb.index < clause.index
    if verb.lemma.lower() not in _MOVING:
        return True
    return objects[-1].upos == "PROPN"


def _goes_to(sentence: Sentence, phrase: Token) -> bool:
    openers = {t.text.lower() for t in sentence.children(phrase, "case")}
    return not openers.isdisjoint(("for", "into", "onto", "to", "with"))


def is_let(sentence: Sentence, deed: Token) -> bool:
    """Whether what somebody is let do was read as a noun: "let warships *refuel*"."""
    verb, before = sentence.tokens[deed.head], sentence.tokens[deed.index - 1]
    let = verb.lemma.lower() == "let" and deed.tag in {"NN", "VB"} and deed.index > verb.index + 1
    let = let and deed.upos == "NOUN"
    given = before.head == verb.index and before.dep in {"iobj", "obj"}
    return let and given and not sentence.children(deed, "amod", "compound", "det", "nmod:poss")


def as_let(sentence: Sentence, deed: Token) -> Sentence:
    """Make it a verb that completes the other, and whoever is let its object."""
    before = sentence.tokens[deed.index - 1]
    changed = {
        before.index: replace(before, dep="obj"),
        deed.index: replace(deed, upos="VERB", tag="VB", dep="xcomp"),
    }
    for phrase in sentence.children(deed, "nmod"):
        changed[phrase.index] = replace(phrase, dep="obl")
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def is_pressure(sentence: Sentence, word: Token) -> bool:
    """Whether "bowed to *pressure* from Chad" was read as something he bowed to do."""
    before = sentence.tokens[word.index - 1]
    noun = word.text.lower() == "pressure" and before.text.lower() == "to"
    return noun and before.head == word.index and not sentence.children(word, "obj", "xcomp")


def as_pressure(sentence: Sentence, word: Token) -> Sentence:
    """Make it a noun after a preposition, with the phrases after it its own."""
    before = sentence.tokens[word.index - 1]
    changed = {t.index: replace(t, dep="nmod") for t in sentence.children(word, "obl")}
    changed[before.index] = replace(before, upos="ADP", tag="IN", dep="case")
    changed[word.index] = replace(word, upos="NOUN", tag="NN", dep="obl")
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def is_part_of_object(sentence: Sentence, noun: Token) -> bool:
    """Whether the first half of a compound was read as a receiver: "expelled *embassy* staff"."""
    verb = sentence.tokens[noun.head]
    after = sentence.tokens[min(noun.index + 1, len(sentence.tokens) - 1)]
    nouns = noun.upos == after.upos == "NOUN" and noun.tag == "NN"
    beside = after.dep == "obj" and after.head == noun.head and noun.index > verb.index
    return nouns and beside and verb.lemma.lower() not in lexicon("roles")["giving"]


def as_part_of_object(sentence: Sentence, noun: Token) -> Sentence:
    """Hang the first half, and what hangs on it, on the second."""
    changed = {t.index: replace(t, head=noun.index + 1) for t in sentence.children(noun)}
    changed[noun.index] = replace(noun, dep="compound", head=noun.index + 1)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def spending(sentence: Sentence, clause: Token) -> Token | None:
    """Give the verb of "*spent* two years shuttling" if the shuttling was hung on the years."""
    time = sentence.tokens[clause.head]
    verb = sentence.tokens[time.head]
    spent = time.dep == "obj" and verb.lemma.lower() in {"spend", "waste"}
    going_on = clause.text.endswith("ing") and clause.index > time.index
    return verb if spent and going_on and not sentence.children(clause, "mark", "nsubj") else None


def completing(sentence: Sentence, clause: Token) -> Token | None:
    """Give the noun of "shelved *plans* to ship arms" where the verb took what was planned."""
    verb = sentence.tokens[clause.head]
    openers = sentence.children(clause, "mark")
    if [t.text.lower() for t in openers] != ["to"] or verb.lemma.lower() in _told_to():
        return None
    noun = sentence.tokens[openers[0].index - 1]
    held = noun.dep == "obj" and noun.head == verb.index
    return noun if held and noun.lemma.lower() in _COMPLETED else None


def going_on(sentence: Sentence, thing: Token) -> Token | None:
    """Give the verb of "began *piping* gas" where what began took the gas."""
    verb = sentence.tokens[thing.head]
    gerunds = (t for t in sentence.children(verb, "xcomp") if t.tag == "VBG")
    between = (t for t in gerunds if verb.index < t.index < thing.index)
    found = next(between, None)
    return found if found and not sentence.children(found, "obj", "mark") else None


def sooner(sentence: Sentence, clause: Token) -> Token | None:
    """Give the verb of "would rather *quit* the pact than arm Mali" if "arm" hung on the pact."""
    opener = sentence.children(clause, "mark")
    than = bool(opener) and opener[0].text.lower() == "than"
    above = (t for t in sentence.ancestors(clause) if t.upos == "VERB")
    return next(above, None) if than and clause.tag == "VB" else None


def doer(sentence: Sentence, deed: Token) -> Token | None:
    """Give the name of "*Iran* arming Mali would alarm Chad" if both were subjects."""
    before = sentence.tokens[deed.index - 1]
    named = before.upos == "PROPN" and before.dep == "nsubj" and before.head == deed.head
    return before if named and deed.tag == "VBG" and deed.index else None
