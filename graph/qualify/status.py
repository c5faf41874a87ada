"""Decide how a text gives a claim: as fact, on somebody's word, denied, planned or feared.

From the claim's own verb the tree is climbed to the root; every word on the way does what
the table of attitudes says it does, the innermost first. "Seoul says Moscow refused to stop
denying that it sent shells" thus needs no rule of its own. The idea of degrees with sources
is that of FactBank (Sauri and Pustejovsky 2009), implicatives are Karttunen's (1971).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.curated.lexicon import lexicon
from graph.grammar.attitudes import attitudes
from graph.grammar.classes import word_class
from graph.grammar.phrases import preposition
from graph.grammar.quotations import Span
from graph.model.match import Match
from graph.model.sentence import Document, Sentence, Token
from graph.qualify.afterwards import did_so, given_up
from graph.qualify.beside import beside
from graph.qualify.climb import STRONG, Climb
from graph.qualify.mood import Judgement, State
from graph.qualify.purposes import names
from graph.qualify.speakers import Speakers

# The frame's noun is taken for granted whatever happens to it: "would meet Iran's demands".
_GIVEN = "given"
_ASKING = frozenset(("how", "what", "when", "where", "who", "whom", "whose", "why"))
_PHRASES = frozenset(("nmod", "obl"))
_OCCASIONS = frozenset(("meetsWith", "signsAgreementWith", "visits"))
_WITHIN = frozenset(("after", "at", "during", "in", "under"))


def judge(
    document: Document,
    match: Match,
    roll_up: Callable[[str], str] = lambda code: code,
    spans: Sequence[Span] = (),
) -> Judgement:
    """Give status, speakers, deniers and deciding cues of a match.

    `spans` are the document's quotations: what is quoted stands on its speaker's word.
    """
    sentence = document.sentences[match.sentence]
    speakers = Speakers(document, sentence, attitudes(), roll_up)
    climb = Climb(sentence, attitudes(), speakers, match.relation)
    trigger, verb = sentence.tokens[match.trigger], sentence.tokens[match.verb]
    if match.status == _GIVEN:
        # "Would freeze without Polish coal": that depends on it as much as what froze.
        verbal = trigger.upos == "VERB"
        state = climb.opened(State(), trigger) if verbal else beside(State(), sentence, trigger)
        state = climb.up(state, trigger) if verbal else state
        return _quoted(climb, state, match, spans)
    if (stirred := _stirred_by(sentence, trigger)) is not None:
        state = climb.up(climb.modals(beside(State(), sentence, trigger), stirred), stirred)
        return _quoted(climb, state, match, spans)
    state = _begun(climb, match, verb)
    if trigger is not verb:
        state = beside(state, sentence, trigger)
    # Whoever voices criticism criticises: a carrier of saying reports nothing.
    embeds = climb.table.of(sentence, verb) in STRONG - {"report"} and match.status != "fact"
    if trigger is not verb and embeds and not _called(sentence, trigger, verb):
        state = state if _surrounds(sentence, match) else _carried(climb, state, verb)
    else:
        state = beside(state, sentence, verb, counted=trigger)
    if _means_neither(sentence, match) or _gives_none(sentence, match):
        state = state.cue("no").flipped()
    state = climb.up(state, trigger if _describes(verb, trigger) else verb)
    state = _came_of(state, sentence, match)
    if _asks_whether(sentence) and not state.denied:
        state = state.cue("?").lowered("risk")
    return _quoted(climb, state, match, spans)


def _called(sentence: Sentence, trigger: Token, verb: Token) -> bool:
    """Whether the noun is what somebody calls somebody: "*call* each other *partners*"."""
    words = {t.text.lower() for t in sentence.children(trigger, "det", "amod")}
    mutual = trigger.dep == "obj" and verb.lemma.lower() == "call" and words >= {"each", "other"}
    return mutual or names(trigger, verb)


def _carried(climb: Climb, state: State, verb: Token) -> State:
    """Apply the verb that carries a noun, as a word above it.

    Who promises to back somebody backs him; promised support is still to come.
    """
    return climb.modals(replace(climb, relation="").under(state, verb), verb)


def _surrounds(sentence: Sentence, match: Match) -> bool:
    """Whether a noun only tells where something was promised: "*in a pact* with Chad"."""
    noun = sentence.tokens[match.trigger]
    within = noun.dep == "obl" and preposition(sentence, noun) in _WITHIN
    return within and match.relation in _OCCASIONS


def _came_of(state: State, sentence: Sentence, match: Match) -> State:
    """Apply what the rest of the sentence tells of a deed held back or planned."""
    verb = sentence.tokens[match.verb]
    if state.denied:
        goes_on = match.trigger != match.verb and verb.lemma.lower() in word_class("increasing")
        return replace(state, mood="fact", denied=False, denied_by=()) if goes_on else state
    if state.mood != "prospective":
        return state
    if did_so(sentence, match):
        return State(cues=state.cues)
    word = given_up(sentence, verb)
    return state.cue(word).flipped() if word else state


def _describes(verb: Token, trigger: Token) -> bool:
    """Whether the verb only says whose the deed is: "calls it an *attack run* by Oslo"."""
    described = verb.head == trigger.index and verb.dep == "acl" and verb.tag == "VBN"
    return described and trigger.dep == "xcomp"


def _asks_whether(sentence: Sentence) -> bool:
    """Whether it is a question that does not take for granted what it asks after."""
    asked = sentence.text.rstrip("\"”’')").endswith("?")
    return asked and not any(t.text.lower() in _ASKING for t in sentence.tokens[:3])


def _begun(climb: Climb, match: Match, verb: Token) -> State:
    """Give the state a frame starts from; what is promised is on the promiser's word."""
    state = State.of(match.status)
    pledged = verb.upos == "VERB" and climb.table.of(climb.sentence, verb) == "pledge"
    standing = verb.lemma.lower() == "guarantee"  # "its security is guaranteed"
    bare = not match.status and match.trigger == match.verb and not standing
    if pledged and bare and _is_material(match):
        state = State.of("prospective")  # "offered Chad a base"
    promised = pledged and state.mood == "prospective"
    return replace(state, by=climb.speakers.of(verb)) if promised else state


def _is_material(match: Match) -> bool:
    """Whether it takes more than words."""
    return match.relation in lexicon("attitudes")["material"]


def _means_neither(sentence: Sentence, match: Match) -> bool:
    """Whether the other end is one of those denied: "sanctions on *neither* Mali *nor Chad*"."""
    if match.object.sentence != sentence.index:
        return False
    end = sentence.tokens[match.object.token]
    while end.dep == "conj":
        end = sentence.tokens[end.head]
    words = sentence.children(end, "cc:preconj", "det", "advmod") if end.dep in _PHRASES else ()
    return any(t.text.lower() == "neither" for t in words)


def _gives_none(sentence: Sentence, match: Match) -> bool:
    """Whether what is given is what is not: "gave them money but *no arms*"."""
    if match.theme is None:
        return False
    thing = sentence.tokens[match.theme]
    before = {t.text.lower() for t in sentence.children(thing, "det", "cc", "advmod")}
    return thing.dep == "conj" and ("no" in before or before >= {"but", "not"})


def _stirred_by(sentence: Sentence, feeling: Token) -> Token | None:
    """Give the verb of what stirred a feeling: "Oman *left*, to the anger of Chad"."""
    verb = sentence.head(feeling)
    felt = feeling.dep == "obl" and feeling.lemma.lower() in word_class("feelings")
    if verb is None or not felt or verb.upos != "VERB":
        return None
    return verb if preposition(sentence, feeling) == "to" else None


def _quoted(climb: Climb, state: State, match: Match, spans: Sequence[Span]) -> Judgement:
    if climb.speakers.performs(match, spans):
        judged = replace(state, reported=False, by=()).judgement()
    else:
        trigger = climb.sentence.tokens[match.trigger]
        judged = climb.speakers.headlined(climb.speakers.quoted(state, trigger, spans)).judgement()
    codes = {*judged.by, *judged.denied_by}
    return replace(judged, said_by=climb.speakers.named(codes)) if codes else judged
