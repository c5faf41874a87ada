"""What stands around a name: whether the words beside it make it part of another name.

"Putin" after "President" is the man in office, after "Igor" somebody else; "Moscow" before
"Times" is a newspaper. Lines in title case or capitals tell nothing by their capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """adm ambassador ayatollah brother caretaker chairman chairwoman chancellor chief colonel
    commander comrade crown defence defense dictator dr economy emir emperor envoy ex-president
    father finance foreign gen general governor guard head interior king leader lt maj marshal
    minister monarch mr mrs ms new outgoing pm pope premier president president-elect prime prince
    princess prof professor queen secretary sen senator sheikh sheik sir sister son speaker
    spokesman spokeswoman state strongman sultan supreme taoiseach then-president tsar
    vice"""
)
FUNCTION_WORDS = _words(
    """a about above according across after again against albeit all along also although amid among
    an and another any are around as aside at back because been before behind being below beside
    besides between beyond both but by can certainly clearly could despite did do does down during
    each earlier either else elsewhere even ever every except few finally first for former from
    further given had has have hence here how however if in indeed inside instead into is it its
    last later least let like likewise many may maybe meanwhile might more moreover most much must
    near neither never nevertheless next no none nonetheless nor not nothing now of off often on
    once one only onto opposite or other otherwise out outside over past per perhaps plus put
    rather says second seen several shall should since so some soon still such than thanks that
    the their then there therefore these this those though through throughout thus till to today
    together tomorrow tonight too toward towards two under unless unlike until up upon versus via
    was were what when whenever where whereas whether which while who whoever whom whose why will
    with within without would yesterday yet"""
)
CALENDAR = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december"""
)
PARTICLES = _words("al bin da de del della di dos du el ibn la le van von y")
_PLAIN = TITLES | FUNCTION_WORDS | CALENDAR

_INSTITUTIONS = _words(
    """Academy Accord Accords Agreement Agreements Airlines Airport Airways Arsenal Art
Avenue Ballet Biennale Bulletin Chronicle Climate Cinema Club College Commune Conference Convention
Conventions Courier Cup Daily Declaration Derby Dispatch Dynamo Examiner Exchange Express FC Fashion
Film Fringe Gallery Games Gazette Globe Grand Guardian Herald Hospital Hotel Independent Inquirer
Institute Journal Law Library Mail Marathon Memorandum Metro Mirror Mission Monitor Morning
Museum Observer Olympics Open Opera Orchestra Oscar Park Patriot Philharmonic Post Press Prize
Process Protocol Protocols Reporter Review Road School Square Standard Star State Statute Stock
Street Summit Sun Telegraph Textbook Theatre Theater Times Today Treaty Tribune University Weekly
Zoo"""
)
# "Israel pounds Gaza", "Chile won praise": these are money only after a people's name.
_MONEY = (
    r"dollars?|pesos?|yen|yuan|renminbi|rou?bles?|francs?|rupees?|kron[aeo]r?|lira"
    r"|(?<=Korean )won|(?<=(?:ian|ese|ish) )pounds?"
)
_AFTER_PLACE = re.compile(rf" (?:{'|'.join(sorted(_INSTITUTIONS))})\b(?!')")
_AFTER_ANY = re.compile(
    r"(?:-based|-born|-listed|-registered|-speaking|-language|-style|-Americans?)\b"
    rf"|\$| (?:{_MONEY})\b"
)
_AMERICAN = re.compile(
    r", (?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Idaho|Illinois"
    r"|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota"
    r"|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|Ohio|Oklahoma|Ontario"
    r"|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Wisconsin|Wyoming)\b"
)
_BEFORE = re.compile(
    r"\b(?:University|College|Gulf|Sea|Bay|Straits?|Battle|Siege|Treaty|Isle|Times|Church)"
    r" of (?:the )?$"
)

_WORD_BEFORE = re.compile(r"([^\W_][\w.'-]*?)([ -])$")
_WORD_AFTER = re.compile(r"([ -])([^\W\d_][\w'-]*)")
_SENTENCE_ENDS = tuple('.!?:;"“”)(')


def is_part_of_longer_name(text: str, start: int, end: int, *, place: bool) -> bool:
    """Whether it stands in a name of another sort: a paper, a treaty, a sea, a currency."""
    if _AFTER_ANY.match(text, end) or _BEFORE.search(text, max(0, start - 24), start):
        return True
    if place and _AMERICAN.match(text, end):
        return True
    return place and _AFTER_PLACE.match(text, end) is not None


def stands_alone(text: str, start: int, end: int, known: frozenset[int]) -> bool:
    """Whether no unknown capitalised word stands beside it, as a first or a family name would.

    `known` are the offsets where names that the register knows start and end.
    """
    return _clear_before(text, start, known) and _clear_after(text, end, known)


def _clear_before(text: str, start: int, known: frozenset[int]) -> bool:
    found = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if found is None or start - 1 in known:
        return True
    word = found[1].removesuffix(".")
    if word != found[1] and start - 2 in known:
        return True  # "Kim Jong Un. Putin"
    lower = word.casefold()
    if lower in PARTICLES:
        return False
    if not word[0].isupper() or lower in _PLAIN or word.endswith(("'s", "s'")):
        return True
    if found[1].endswith(".") and len(word) > 2 and "." not in word:
        return True
    before = text[max(0, found.start() - 40) : found.start()].rstrip()
    opens = not before or before.endswith(_SENTENCE_ENDS)
    return opens and lower.endswith(("ing", "ly", "ed"))


def _clear_after(text: str, end: int, known: frozenset[int]) -> bool:
    found = _WORD_AFTER.match(text, end)
    if found is None or end + 1 in known or not found[2][0].isupper():
        return True
    word = found[2].casefold().removesuffix("'s")
    return word in _PLAIN or found[2] in {"I", "Is", "Was", "Has"}


def is_late(text: str, start: int) -> bool:
    """Whether the name is that of a dead or former holder: "the late Kim"."""
    return text.endswith(("the late ", "the elder "), 0, start)


def title_before(text: str, start: int) -> str | None:
    """Give the title that stands right before it ("President"), if one does."""
    found = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if found is None:
        return None
    word = found[1].removesuffix(".")
    return word if word.casefold() in TITLES else None


def line_around(text: str, at: int) -> str:
    """Give the line of the original text in which the offset lies."""
    first = text.rfind("\n", 0, at) + 1
    last = text.find("\n", at)
    return text[first : len(text) if last < 0 else last]


@lru_cache(maxsize=64)
def is_in_capitals(line: str) -> bool:
    """Whether it is a headline in capitals."""
    return line.isupper() and len(line.split()) > 1


@lru_cache(maxsize=64)
def is_in_title_case(line: str) -> bool:
    """Whether it is a headline with capitals on most words, so that they mark no names."""
    words = re.findall(r"[^\W\d_]{4,}", line[:200])
    capital = sum(word[0].isupper() for word in words)
    ends = line.rstrip().endswith((".", "!", ":", ";", ","))
    return len(words) > 3 and capital >= 0.8 * len(words) and not ends
