"""Whether what else the text says is enough to link a name, and to whom."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.curated.lexicon import lexicon
from graph.link.context import Context, Span, home, is_free, is_trap
from graph.link.persons import decide_person
from graph.link.spellings import Sense
from graph.link.surroundings import CALENDAR
from graph.model.actor import Actor
from graph.model.sentence import Form, Name
from graph.model.terms import ActorKind

_TREATY = re.compile(r" (?:accords?|conventions?|declaration|format|process|protocols?|treaty)\b")
_OFFICE = re.compile(r"\b(?:capital|government|king|minister|parliament|people|president) of $")
_CLEARLY = 1.5  # times as often named as the other


def decide(span: Span, context: Context) -> Name | None:
    """Give the name that the span is, None where it is none or stays ambiguous."""
    sense = span.senses[0]
    if is_trap(context.text, span, sense):
        return None
    if _is_compass(sense) and span.end + 1 in context.known:
        return None
    if sense.seat and _TREATY.match(context.text, span.end):
        return None  # "the Ottawa convention"
    named = sense.form is Form.NAME
    if named and span.is_guarded and not is_free(context.text, span, context.known):
        return None
    if span.is_short_name:
        others = tuple(sense for sense in span.senses if sense.kind is not ActorKind.PERSON)
        found = decide_person(span, context)
        if found is not None or context.strangers.get(span.text, span.start) < span.start:
            return found
        return _decide_weak(Span(span.start, span.end, span.text, others), context)
    if (host := _host(span, context)) is not None:
        return span.name(host, "capital of a state that is named")
    if len(span.strong) == 1:
        return span.name(span.strong[0], "seat of power" if span.strong[0].seat else "strong name")
    return _decide_weak(span, context)


def _host(span: Span, context: Context) -> Sense | None:
    """Give the state whose capital a body's seat is, where the text names that state alone.

    "Kigali broke with Brussels" means Belgium in a text about it, unless it speaks of the EU.
    """
    code = lexicon("roles")["hosts"].get(span.text)
    if code is None or code not in context.named or not span.strong:
        return None
    body = context.register[span.strong[0].code]
    words = (body.label, *body.names, *lexicon("roles")["of_hosted"])
    if any(word in context.text for word in words):
        return None
    return replace(span.strong[0], code=code, kind=ActorKind.STATE)


def is_open(span: Span, context: Context) -> bool:
    """Whether it names an actor, as far as can be seen, but not which or whether one at all."""
    sense = span.senses[0]
    if span.text.casefold() in CALENDAR:
        return False
    if is_trap(context.text, span, sense) or _is_compass(sense):
        return False
    if any(doubt in context.text for s in span.senses for doubt in context.register[s.code].doubts):
        return False
    return is_free(context.text, span, context.known) and decide(span, context) is None


def _is_compass(sense: Sense) -> bool:
    """Whether it may be a mere direction: "western Ukraine" is a part of Ukraine."""
    return sense.kind is ActorKind.BLOC and sense.form is Form.DEMONYM


def _decide_weak(span: Span, context: Context) -> Name | None:
    """Decide a weak name of a state or body by what else the text names."""
    supported = [
        (sense, reason)
        for sense in span.senses
        if (reason := _support(context.register[sense.code], sense, span, context)) is not None
    ]
    if len(supported) == 1:
        return span.name(*supported[0])
    return _usual(span, context)


def _usual(span: Span, context: Context) -> Name | None:
    """Give a name that several bear as that of whom it usually means, unless it is another's here.

    "Congo" is the one whose capital is Kinshasa, but not beside Brazzaville.
    """
    code = lexicon("roles")["usual"].get(span.text)
    if code is None or code not in context.register.by_code or _is_owned(span, context):
        return None
    named = [sense for sense in span.senses if sense.code in context.named]
    if span.text in lexicon("roles")["usual_if_named"]:
        named = _foremost(named, context)
        return span.name(named[0], "named most") if named else None
    usual = [sense for sense in span.senses if sense.code == code]
    doubts = context.register[code].doubts
    meant = named if len(named) == 1 else usual
    if meant is usual and any(doubt in context.text for doubt in doubts):
        return None
    return span.name(meant[0], "usual sense") if meant else None


def _foremost(senses: list[Sense], context: Context) -> list[Sense]:
    """Give the one that the text names much oftener than the others, if there is one."""
    times = [(context.text.count(context.register[s.code].label), s) for s in senses]
    ranked = sorted(times, key=lambda found: -found[0])
    clear = len(ranked) == 1 or (ranked and ranked[0][0] >= _CLEARLY * ranked[1][0])
    return [ranked[0][1]] if clear else []


def _is_owned(span: Span, context: Context) -> bool:
    """Whether a name beside it says whose it is: "Armenia's Security Council"."""
    before = context.text[max(0, span.start - 3) : span.start]
    if context.text.startswith(" of ", span.end) and span.end + 4 in context.known:
        return True
    return before.endswith(("'s ", "s' ", "’s ")) or span.start - 1 in context.known


def _support(actor: Actor, sense: Sense, span: Span, context: Context) -> str | None:
    """Say why the text speaks for a weak name of this actor, None where it does not."""
    if not sense.weak:
        return "strong name"
    if actor.code in context.named:
        return f"{actor.label} is named elsewhere"
    if any(doubt in context.text for doubt in actor.doubts):
        return None
    if actor.part_of is not None and actor.part_of in context.named:
        return f"{actor.part_of} is named"
    if state := home(actor, context):
        return f"{state} is named"
    if actor.kind is ActorKind.ORGANISATION and (owner := _named_in_label(actor, context)):
        return f"{owner} is named"
    if sense.kind is ActorKind.STATE and sense.form is Form.NAME and not sense.seat:
        if _OFFICE.search(context.text, max(0, span.start - 20), span.start):
            return "an office of it"
        beside = sorted(code for code in context.named if _is_foreign(code, context))
        return f"named beside {beside[0]}" if beside else None
    return None


def _named_in_label(actor: Actor, context: Context) -> str | None:
    """Give the actor named in the text whose name opens the label: UN, UN Security Council."""
    labels = ((context.register[code].label, code) for code in sorted(context.named))
    return next((code for label, code in labels if actor.label.startswith(f"{label} ")), None)


def _is_foreign(code: str, context: Context) -> bool:
    """Whether it is a state, or a body of states, beside which a text speaks of states."""
    actor = context.register[code]
    if actor.kind is ActorKind.STATE:
        return True
    return actor.kind in {ActorKind.ORGANISATION, ActorKind.BLOC} and bool(actor.members)
