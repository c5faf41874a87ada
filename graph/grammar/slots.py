"""What fills the slots of verbs, event nouns and adjectives, each found when first asked for.

Slots of verbs: `agent`, `patient`, `recipient`, `bidden` (who is told to do something),
`shared` (the object of the verb before "and"), `occasion` (who acts in a clause of when or why),
`judged` and `judgement` (what is said to be what), `avowal` and `avowed` (what the speaker would
do, and to whom: "hinted that it might *seize Eswatini*"), `struck` ("said a raid on *Mali* was
war"), `singled` and `singled_deed` ("said it was *Mali* that *fired*"), `wished` ("asked that
*Mali* leave"), `undergone` ("vetoed a text condemning *Mali*"), `gerund` and `gerund_object`
("kept Chad from *blaming Mali*") and phrases by preposition.
Slots of nouns: `poss` ("Iran's"), `mod` (adjectives and names before the noun), `is` (what is
said to be the noun, or named beside it), `holder` (the agent of the verb that carries the noun:
"*China* holds leverage"), `bearer`, `defier`, `overrider`, `gainer` ("*Nepal* under pressure",
"*Iran* despite calls", "over objections", "thanks to aid"), `met` (the verb in "*faced* pressure"),
`broker`, `maker` ("*Saudi*-brokered talks", "*Chinese*-made drones"), `stirrer` (*Mali* left, to
the anger of Chad), `present` (*Chad* spoke during talks), `doing` (at its request *Chad* left),
`parties` (*Chad* left in a deal), `charged` (blamed *Iran* for it) and prepositional phrases,
the carrying verb's too; `predicate` is what is said of it. Slots of adjectives: `is` and phrases.

Where a clause completes a verb or noun ("demanded that *Iran stop*", "a vow to destroy *Israel*"),
`deed` is its verb, `doer` its agent, `undergoer` its patient, else a phrase (see `spoken`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from graph.grammar import clauses, spoken
from graph.grammar.attitudes import attitudes
from graph.grammar.carriers import carrying_verb, measured
from graph.grammar.complements import attached, complements
from graph.grammar.facing import broker, charged, facing, maker
from graph.grammar.gerunds import gerund, gerund_object
from graph.grammar.identified import identified
from graph.grammar.phrases import bare_conjunct, premodifiers, preposition, spread
from graph.grammar.whereabouts import doing, happening, parties, present, where, who_is_there
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
Fill = Callable[[Sentence, Token], Tokens]
_FACED = ("bearer", "defier", "overrider", "gainer", "met", "stirrer")
_DENYING = frozenset(("denied", "denies", "deny", "denying"))
_OCCASIONS = frozenset(("after", "as", "because", "how", "if", "that", "unless", "when", "while"))


class Slots(Mapping[str, Tokens]):
    """The slots of a word read as "verb", "noun" or "adjective"; one unfilled is empty."""

    def __init__(self, sentence: Sentence, token: Token, kind: str) -> None:
        self._sentence, self._token, self._kind = sentence, token, kind
        self._fills = _FILLS["place" if kind == "verb" and token.dep == "cop" else kind]
        self._filled: dict[str, Tokens] = {}

    def __getitem__(self, name: str) -> Tokens:
        found = self._filled.get(name)
        if found is None:
            fill = self._fills.get(name)
            found = fill(self._sentence, self._token) if fill else self._phrases.get(name, ())
            self._filled[name] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter({**self._phrases, **self._fills})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def _phrases(self) -> Mapping[str, Tokens]:
        return _PHRASES[self._kind](self._sentence, self._token)


def _bidden(sentence: Sentence, verb: Token) -> Tokens:
    """Give who is told to do something: "told *Israel* to stop", "was told to stop"."""
    orders = sentence.children(verb, "xcomp")
    if not any(preposition(sentence, clause) == "to" for clause in orders):
        return ()
    return clauses.patient(sentence, verb)


def _shared(sentence: Sentence, verb: Token) -> Tokens:
    """Give the object of the verb before: "accused *Mali* of theft and warned that ..."."""
    head = sentence.head(verb)
    joined = verb.dep == "conj" and head is not None and head.upos == "VERB"
    return clauses.patient(sentence, head) if joined and head is not None else ()


def _occasion(sentence: Sentence, word: Token) -> Tokens:
    """Give who acts in a clause of when or why: "furious when *Mali* left", "if *Mali* leaves"."""
    found: list[Token] = []
    for clause in sentence.children(word, "advcl"):
        openers = sentence.children(clause, "mark", "advmod")
        if any(t.text.lower() in _OCCASIONS for t in openers):
            found += clauses.agent(sentence, clause)
    return tuple(found)


def _clause(*deps: str) -> dict[str, Fill]:
    """Give the slots of the clause that completes a verb or noun, hung on it by one of `deps`."""

    def deed(sentence: Sentence, word: Token) -> Tokens:
        for verb in sentence.children(word, *deps):
            completes = verb.dep != "advcl" or preposition(sentence, verb) == "to"
            if completes and verb.upos in {"VERB", "AUX"}:
                return (verb,)
        return ()

    def doer(sentence: Sentence, word: Token) -> Tokens:
        return tuple(t for verb in deed(sentence, word) for t in clauses.agent(sentence, verb))

    def undergoer(sentence: Sentence, word: Token) -> Tokens:
        return tuple(t for verb in deed(sentence, word) for t in spoken.undergoers(sentence, verb))

    return {"deed": deed, "doer": doer, "undergoer": undergoer}


def _holder(sentence: Sentence, noun: Token) -> Tokens:
    """Give who is said to have or do what the noun means ("is locked in a feud" included)."""
    carrier = carrying_verb(sentence, noun)
    met = facing(sentence, noun)
    if carrier is None or (_named(sentence, noun) and (met.get("gainer") or met.get("bearer"))):
        return ()
    if carrier.text.lower() in _DENYING and _is_charge(sentence, noun):
        return ()
    if carrier.dep == "cop":
        carrier = sentence.tokens[carrier.head]
    within = noun.dep == "obl" and preposition(sentence, noun) in {"in", "into"}
    if within and clauses.passive(sentence, carrier):
        return clauses.patient(sentence, carrier)
    return clauses.agent(sentence, carrier)


def _is_charge(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is what others say or do: who "denied the *claims*" did not make them."""
    said = attitudes().of(sentence, noun) in {"accuse", "report", "untrue"}
    return said or _named(sentence, noun)


def _named(sentence: Sentence, noun: Token) -> bool:
    """Whether a name stands before the noun: who "won *Kenyan* support" does not support."""
    before = sentence.children(noun, "amod", "compound", "nmod:poss")
    return any(t.text[0].isupper() for t in before if t.index > sentence.tokens[0].index)


def _target(sentence: Sentence, noun: Token) -> Tokens:
    """Give the object of the verb that carries the noun in a phrase: "hit *Iran* with"."""
    carrier = carrying_verb(sentence, noun)
    phrase = noun.dep in {"obl", "obl:agent"}
    return clauses.patient(sentence, carrier) if carrier is not None and phrase else ()


def _recipient(sentence: Sentence, noun: Token) -> Tokens:
    carrier = carrying_verb(sentence, noun)
    return clauses.recipient(sentence, carrier) if carrier is not None else ()


def _faced(name: str) -> Fill:
    """Give the slot of who bears, defies or gains what a noun means."""
    return lambda sentence, noun: facing(sentence, noun).get(name, ())


def _possessor(sentence: Sentence, noun: Token) -> Tokens:
    # "*Brazil's* offer of talks", "*Mali's* neighbour and rival".
    nouns = (noun, measured(sentence, noun), *bare_conjunct(sentence, noun))
    owners = (sentence.children(each, "nmod:poss") for each in nouns)
    return spread(sentence, next(filter(None, owners), ()))


def _modifiers(sentence: Sentence, noun: Token) -> Tokens:
    return tuple(premodifiers(sentence, noun))


def _bearing(sentence: Sentence, noun: Token) -> Tokens:
    """Give what a noun is said to be or do."""
    head = sentence.head(noun)
    return (head,) if head and noun.dep in {"nsubj", "nsubj:pass"} else ()


def _measured(sentence: Sentence, noun: Token) -> Tokens:
    return identified(sentence, measured(sentence, noun))


def _carried(sentence: Sentence, noun: Token) -> dict[str, Tokens]:
    """Give the phrases of a noun and of the verb that carries it."""
    found, carrier = attached(sentence, noun), carrying_verb(sentence, noun)
    if carrier is not None:
        aside = {"by"} if clauses.passive(sentence, carrier) else set()
        for name, tokens in complements(sentence, carrier).items():
            others = tuple(t for t in tokens if t is not noun and name not in aside)
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *others)))
    for name, tokens in happening(sentence, noun).items():
        found.setdefault(name, tuple(t for t in tokens if t is not noun))
    return found


_FILLS: Mapping[str, Mapping[str, Fill]] = {
    "verb": {
        "agent": clauses.agent,
        "patient": clauses.patient,
        "recipient": clauses.recipient,
        "bidden": _bidden,
        "avowal": spoken.avowal,
        "avowed": spoken.avowed,
        "undergone": spoken.undergone,
        "struck": spoken.struck,
        "singled": spoken.singled,
        "singled deed": spoken.singled_deed,
        "wished": spoken.wished,
        "judged": spoken.judged,
        "judgement": spoken.judgement,
        "shared": _shared,
        "as": spoken.called,
        "occasion": _occasion,
        "gerund": gerund,
        "gerund object": gerund_object,
        **_clause("ccomp", "xcomp", "advcl"),
    },
    "noun": {
        "holder": _holder,
        **{name: _faced(name) for name in _FACED},
        "target": _target,
        "recipient": _recipient,
        "broker": broker,
        "maker": maker,
        "present": present,
        "doing": doing,
        "parties": parties,
        "charged": charged,
        "poss": _possessor,
        "mod": _modifiers,
        "is": _measured,
        "predicate": _bearing,
        **_clause("acl", "ccomp"),
    },
    "place": {"agent": who_is_there, "in": where},
    "adjective": {
        "occasion": _occasion,
        "is": identified,
        "mod": _modifiers,
        **_clause("xcomp", "ccomp", "advcl"),
    },
}
_PHRASES: Mapping[str, Callable[[Sentence, Token], Mapping[str, Tokens]]] = {
    "verb": complements,
    "noun": _carried,
    "adjective": attached,
}
