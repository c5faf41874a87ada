"""Decide how a text gives a claim: as fact, on somebody's word, denied, planned or feared.

From the claim's own verb the tree is climbed to the root; every word on the way does what
the table of attitudes says it does, the innermost first. "Seoul says Moscow refused to stop
denying that it sent shells" thus needs no rule of its own. The idea of degrees with sources
is that of FactBank (Sauri and Pustejovsky 2009), implicatives are Karttunen's (1971).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.grammar.attitudes import attitudes
from graph.grammar.quotations import Span
from graph.model.match import Match
from graph.model.sentence import Document
from graph.qualify.beside import beside
from graph.qualify.climb import STRONG, Climb
from graph.qualify.mood import Judgement, State
from graph.qualify.speakers import Speakers

# The frame's noun is taken for granted whatever happens to it: "would meet Iran's demands".
_GIVEN = "given"


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
        return _quoted(climb, beside(State(), sentence, trigger), match, spans)
    state = State(mood=match.status or "fact")
    if trigger is not verb:
        state = beside(state, sentence, trigger)
    # Whoever voices criticism criticises: a carrier of saying reports nothing.
    decided = match.status == "fact"
    embeds = climb.table.of(sentence, verb) in STRONG - {"report"}
    if trigger is not verb and embeds and not decided:
        state = climb.modals(climb.under(state, verb), verb)
    else:
        state = beside(state, sentence, verb, counted=trigger)
    state = climb.up(state, verb)
    if sentence.text.rstrip("\"”’')").endswith("?") and state.mood == "fact":
        state = state.cue("?").lowered("risk")
    return _quoted(climb, state, match, spans)


def _quoted(climb: Climb, state: State, match: Match, spans: Sequence[Span]) -> Judgement:
    if climb.speakers.performs(match, spans):
        judged = replace(state, reported=False, by=()).judgement()
    else:
        trigger = climb.sentence.tokens[match.trigger]
        judged = climb.speakers.quoted(state, trigger, spans).judgement()
    codes = {*judged.by, *judged.denied_by}
    return replace(judged, said_by=climb.speakers.named(codes)) if codes else judged
