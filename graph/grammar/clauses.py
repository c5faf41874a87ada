"""Verbs: logical subject, object, recipient and prepositional phrases.

Passive, control, raising, relative clauses, participles, adverbial clauses without a
subject and coordination all come down to the same slots here. `agent` does it, `patient`
undergoes it, `recipient` gets it; prepositional phrases go by their preposition.
"""

from __future__ import annotations

from graph.grammar.attitudes import attitudes
from graph.grammar.company import beside, likewise, repeated_objects
from graph.grammar.complements import OBJECTS_DOING, called_on, complements
from graph.grammar.impersonal import equated, filled, incumbent, named_doer, repaid, stirring
from graph.grammar.nouns import of_gerund, one_of
from graph.grammar.once import once
from graph.grammar.phrases import conjuncts, hyphenated, marker, preposition, spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]

# "promised Kyiv to send": the subject, not the object, is to act.
_SUBJECT_CONTROL = frozenset(
    {"call", "meet", "offer", "owe", "phone", "pledge", "promise", "spend", "swear", "telephone"}
    | {"threaten", "visit", "vow", "waste"}
)
_DEGREES = frozenset(("least", "less", "more", "most"))
_DEPTH = 6


@once
def passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands in the passive, reduced participles included."""
    if sentence.children(verb, "aux:pass", "nsubj:pass"):
        return True
    if sentence.children(verb, "obl:agent"):  # "brushed off complaints *by Chad*" is active
        perfect = any(t.lemma.lower() == "have" for t in sentence.children(verb, "aux"))
        return not (
            sentence.children(verb, "nsubj") and (sentence.children(verb, "obj") or perfect)
        )
    if verb.dep == "advcl" and marker(sentence, verb) == "with":
        return not verb.text.endswith("ing")
    if verb.dep == "amod" and hyphenated(sentence, verb):
        return True
    if verb.dep in {"acl", "amod"} and _participle(verb):
        return not sentence.children(verb, "aux", "obj")
    if verb.dep in {"advcl", "xcomp", "parataxis", "root", "conj"} and _participle(verb):
        bare = not sentence.children(verb, "aux", "nsubj", "obj", "cop", "ccomp")
        by = any(preposition(sentence, c) == "by" for c in sentence.children(verb, "obl"))
        return bare and (by or verb.dep in {"advcl", "xcomp"})
    return False


@once
def agent(sentence: Sentence, verb: Token) -> Tokens:
    """Give the heads of the phrases that do what the verb says."""
    return _agent(sentence, verb, 0)


def _agent(sentence: Sentence, verb: Token, depth: int) -> Tokens:
    if depth > _DEPTH:
        return ()
    if passive(sentence, verb):
        return _by(sentence, verb)
    own = spread(sentence, sentence.children(verb, "nsubj", "nsubj:outer"))
    if own:
        return (*own, *likewise(sentence, verb))
    found = _sayer(sentence, verb) or stirring(sentence, verb)
    return found or _inherited_agent(sentence, verb, depth + 1)


def _sayer(sentence: Sentence, verb: Token) -> Tokens:
    """Give who says what stands before, where the parser took him for who is told."""
    if verb.text.lower() not in {"said", "says"} or verb.dep not in {"root", "parataxis"}:
        return ()
    after = (t for t in sentence.children(verb, "iobj", "obj") if t.index > verb.index)
    before = any(t.index < verb.index for t in sentence.children(verb, "ccomp"))
    return spread(sentence, after) if before else ()


@once
def patient(sentence: Sentence, verb: Token) -> Tokens:
    """Give the heads of the phrases that undergo what the verb says."""
    return _patient(sentence, verb, 0)


def _patient(sentence: Sentence, verb: Token, depth: int) -> Tokens:
    if depth > _DEPTH:
        return ()
    objects = sentence.children(verb, "obj") or sentence.children(verb, "iobj")
    if len(objects) == 1 and objects[0].text.lower() in _DEGREES and verb.dep == "acl:relcl":
        objects = ()  # "what Mali resents *most*"
    if objects:
        also = (t for o in objects for t in beside(sentence, verb, o))
        return (*spread(sentence, objects), *also, *repeated_objects(sentence, verb))
    if passive(sentence, verb):
        return _passive_subject(sentence, verb, depth)
    head = sentence.head(verb)
    if head is None:
        return ()
    if verb.dep == "acl:relcl" and not filled(sentence, verb):
        return () if sentence.children(verb, "ccomp", "xcomp") else equated(sentence, head)
    if verb.dep == "conj" and head.upos == "VERB":
        return tuple(t for t in _patient(sentence, head, depth + 1) if t.index > verb.index)
    return ()


def recipient(sentence: Sentence, verb: Token) -> Tokens:
    """Give the heads of the indirect object ("sent Kyiv tanks"; "was sent tanks")."""
    alone = not sentence.children(verb, "obj")
    found = () if alone else spread(sentence, sentence.children(verb, "iobj"))
    if not found and passive(sentence, verb) and sentence.children(verb, "obj"):
        found = _passive_subject(sentence, verb, 0)
    return found


def _participle(verb: Token) -> bool:
    return verb.tag == "VBN" or "Tense=Past|VerbForm=Part" in verb.morph


def _by(sentence: Sentence, verb: Token) -> Tokens:
    agents = sentence.children(verb, "obl:agent")
    named = () if agents else hyphenated(sentence, verb)
    also = (t for a in agents for t in beside(sentence, verb, a))
    return (*spread(sentence, agents), *also) or named or complements(sentence, verb).get("by", ())


def _passive_subject(sentence: Sentence, verb: Token, depth: int) -> Tokens:
    own = sentence.children(verb, "nsubj:pass") or sentence.children(verb, "nsubj")
    if own:
        return spread(sentence, own)
    head = sentence.head(verb)
    if head is None:
        return ()
    if verb.dep in {"acl", "amod", "acl:relcl"}:
        return (head,)
    if verb.dep == "conj":
        found = _patient if passive(sentence, head) else _agent
        return found(sentence, head, depth + 1)
    return _inherited_agent(sentence, verb, depth + 1)


def _inherited_agent(sentence: Sentence, verb: Token, depth: int) -> Tokens:
    head = sentence.head(verb)
    if head is None or depth > _DEPTH:
        return ()
    if verb.dep in {"acl", "acl:relcl", "amod"}:
        return named_doer(sentence, verb, head) or _noun_agent(sentence, verb, head, depth)
    if found := incumbent(sentence, verb, head):
        return found
    if head.upos not in {"VERB", "AUX"}:
        return spread(sentence, sentence.children(head, "nsubj")) or (
            _inherited_agent(sentence, head, depth + 1) if head.upos == "ADJ" else ()
        )
    if verb.dep == "conj":
        return _shared_subject(sentence, head, depth)
    if verb.dep == "csubj":
        return repaid(sentence, head)
    found = called_on(sentence, verb, head) or _joined(sentence, verb, head, depth)
    found = found or _controlled(sentence, verb, head, depth)
    return found or _shared_subject(sentence, head, depth)


def _controlled(sentence: Sentence, verb: Token, head: Token, depth: int) -> Tokens:
    """Give who is made to do it by the verb above: "told *Mali* to go", "kept *it* from going"."""
    if verb.dep in {"xcomp", "ccomp"} and head.lemma not in _SUBJECT_CONTROL:
        controlled = sentence.children(head, "obj", "iobj")
        controlled = tuple(t for t in controlled if t.index < verb.index)
        if controlled:
            return spread(sentence, controlled)
    clause = verb.dep in {"advcl", "obl", "nmod", "xcomp"}
    if clause and preposition(sentence, verb) in OBJECTS_DOING:
        doer = _patient(sentence, head, depth) or aimed_at(sentence, head)
        return doer if doer and doer[0].index < verb.index else ()
    return ()


def _joined(sentence: Sentence, verb: Token, head: Token, depth: int) -> Tokens:
    """Give who does it together: "*Mali* joined *Chad* in calling for talks"."""
    joins = head.lemma in {"follow", "join"} and verb.dep in {"advcl", "xcomp", "obl"}
    if not joins or preposition(sentence, verb) != "in":
        return ()
    return (*_shared_subject(sentence, head, depth), *_patient(sentence, head, depth))


def aimed_at(sentence: Sentence, verb: Token) -> Tokens:
    """Give whom a deed is aimed at: "struck back *at Iran* for sending arms"."""
    phrases = sentence.children(verb, "obl")
    aimed = (t for t in phrases if preposition(sentence, t) in {"against", "at", "on"})
    return spread(sentence, aimed)


def _shared_subject(sentence: Sentence, head: Token, depth: int) -> Tokens:
    if passive(sentence, head):
        return _passive_subject(sentence, head, depth)
    return _agent(sentence, head, depth)


def _under(sentence: Sentence, noun: Token, depth: int) -> Tokens:
    """Give who is under what a noun means: "*Mali* is under pressure"."""
    above = sentence.head(noun)
    if noun.dep == "obl" and above is not None and above.upos == "VERB":
        return _shared_subject(sentence, above, depth)
    return spread(sentence, sentence.children(noun, "nsubj"))


def _noun_agent(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Tokens:
    """Give who acts in a clause that hangs on a noun ("forces fighting", "its plan to visit")."""
    infinitive = any(t.lemma == "to" for t in sentence.children(verb, "mark"))
    if noun.upos in {"VERB", "AUX"}:
        return _shared_subject(sentence, noun, depth)
    noun = one_of(sentence, noun)
    gerund = preposition(sentence, verb) in {"of", "for", "about"}
    if gerund and noun.upos in {"PROPN", "PRON"}:
        return conjuncts(sentence, noun)
    if not infinitive and not gerund:
        own = sentence.children(verb, "nsubj")
        return () if own else of_gerund(sentence, verb, noun) or conjuncts(sentence, noun)
    above = sentence.head(noun)
    said = attitudes().of(sentence, noun)
    charged = _accused(sentence, noun, above, depth) if said in {"accuse", "report"} else ()
    if charged or said == "accuse":
        return charged
    own = sentence.children(noun, "nmod:poss")
    if own:
        return spread(sentence, own)
    if preposition(sentence, noun) == "under":  # "Mali is under Chadian pressure to leave"
        return _under(sentence, noun, depth)
    named = tuple(
        t
        for t in sentence.children(noun, "nmod")
        if preposition(sentence, t) in {"by", "for", "from"}
    )
    before = sentence.children(noun, "amod", "compound")
    if not named and (proper := tuple(t for t in before if t.index and t.text[0].isupper())):
        return proper  # "turned away a *Qatari* attempt to mediate"
    named = named or before
    if above is not None and above.upos == "VERB" and noun.dep in {"obj", "obl", "xcomp"}:
        return _shared_subject(sentence, above, depth) or named
    subjects = sentence.children(noun, "nsubj") if noun.dep in {"root", "ccomp", "conj"} else ()
    pointing = named and any(t.upos in {"DET", "PRON"} for t in subjects)
    return named if pointing else spread(sentence, subjects) or named


def _accused(sentence: Sentence, noun: Token, above: Token | None, depth: int) -> Tokens:
    """Give who is said to have done it: "*Mali* denied accusations of arming rebels"."""
    against = [t for t in sentence.children(noun, "nmod") if preposition(sentence, t) == "against"]
    if against or above is None:
        return spread(sentence, against)
    denies = attitudes().of(sentence, above) == "deny" or above.lemma in {"face", "resist"}
    return _shared_subject(sentence, above, depth) if denies else ()
