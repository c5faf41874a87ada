"""Nouns of a verb and its particle, one word where a tokenizer cuts three: "bail-out".

The parser has seldom seen them, and takes "know - how" for a verb. It gets a frequent noun of
the same sense instead, as it does for names (`stand_ins`). Makes ("F-16") are one word, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Cut = tuple[int, int, str]  # where a word begins and ends, and what is parsed
_SENSES = {
    "bail-out": "rescue",
    "break-up": "collapse",
    "build-up": "increase",
    "buy-out": "purchase",
    "carve-up": "division",
    "climb-down": "concession",
    "cover-up": "conspiracy",
    "crack-down": "campaign",
    "face-off": "confrontation",
    "flare-up": "crisis",
    "go-between": "mediator",
    "hand-over": "transfer",
    "hold-up": "delay",
    "know-how": "expertise",
    "lock-down": "curfew",
    "pay-off": "payment",
    "phase-out": "end",
    "pull-back": "withdrawal",
    "pull-out": "withdrawal",
    "round-up": "campaign",
    "sell-off": "sale",
    "show-down": "confrontation",
    "sit-in": "protest",
    "stand-off": "confrontation",
    "stop-over": "visit",
    "take-over": "purchase",
    "tie-up": "partnership",
    "tip-off": "warning",
    "trade-off": "compromise",
    "walk-out": "protest",
}
_PARSED = _SENSES | {f"{word}s": f"{sense}s" for word, sense in _SENSES.items()}


def whole(words: Sequence[Cut]) -> Iterator[Cut]:
    """Yield the words of a stretch, those cut at a hyphen put together again."""
    at = 0
    while at < len(words):
        three = words[at : at + 3]
        sense = _PARSED.get("".join(word for _, _, word in three).lower())
        if not sense and _is_make(three):
            sense = "".join(word for _, _, word in three)
        if sense:
            yield three[0][0], three[2][1], sense
        else:
            yield words[at]
        at += 3 if sense else 1


def _is_make(words: Sequence[Cut]) -> bool:
    if len(words) < 3 or words[1][2] != "-":
        return False
    return words[0][2].isalpha() and words[2][2][0].isdigit()
