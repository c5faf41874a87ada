"""Why a text yields the claims it does, and why not others: every step, readable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph.grammar.predications import predication
from graph.link.names import open_names
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.match import Match
from graph.model.sentence import Name, Sentence
from graph.pipeline.extraction import Extractor, Reading

_MOST = 8
"""How many near misses of a sentence a terminal gets: the nearest come first."""

_ENDS = "an actor at each end"
"""What nearest misses lack: all else of the frame is there."""

_KIND = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}


@dataclass(frozen=True)
class Explanation:
    """A reading of a text, told step by step."""

    reading: Reading
    left_open: tuple[Name, ...] = ()

    def lines(self) -> list[str]:
        """Give the explanation for a terminal, sentence by sentence."""
        return [line for s in self.reading.document.sentences for line in self._sentence(s)]

    def data(self) -> dict[str, Any]:
        """Give the explanation as plain values for JSON."""
        return {"sentences": [self._data(s) for s in self.reading.document.sentences]}

    def _sentence(self, sentence: Sentence) -> Iterator[str]:
        data = self._data(sentence)
        yield data["text"]
        for name in ("mentions", "left_open", "predications", "claims", "near_misses"):
            if name == "left_open" and not data[name]:
                continue
            yield f"  {name.replace('_', ' ')}"
            most = _MOST if name == "near_misses" else None
            yield from (f"    {_row(item)}" for item in data[name][:most] or [{"none": ""}])
            if most and (more := len(data[name]) - most) > 0:
                yield f"    and {more:,} more; --json gives them"
        yield ""

    def _data(self, sentence: Sentence) -> dict[str, Any]:
        reading, number = self.reading, sentence.index
        matches = [m for m in reading.matches if m.sentence == number]
        return {
            "text": sentence.text,
            "mentions": [
                {"words": m.text, "actors": list(m.actors), "form": m.form.value, "why": m.reason}
                for m in reading.document.mentions
                if m.sentence == number
            ],
            "left_open": [
                {"words": self._words(name), "could_mean": list(name.actors)}
                for name in self.left_open
                if sentence.start <= name.start < sentence.end
            ],
            "predications": [_predication(sentence, m) for m in _each_trigger(matches)],
            "claims": [_claim(s) for s in reading.statements if _inside(s, sentence)],
            "near_misses": [
                {"frame": miss.frame, "word": miss.word, "missing": miss.missing}
                for miss in sorted(reading.near_misses, key=lambda m: m.missing != _ENDS)
                if miss.sentence == number
            ],
        }

    def _words(self, name: Name) -> str:
        return self.reading.article.text[name.start : name.end]


def explain(
    text: str,
    *,
    day: date | None = None,
    model: str | None = None,
    actors: Sequence[Path] = (),
) -> Explanation:
    """Give the explanation of a text; `day` is the article's date, `actors` are own files."""
    article = Article(id="text", text=text, date=day)
    extractor = Extractor.load(model, actors)
    reading = next(extractor.read([article], misses=True))
    return Explanation(reading, open_names(reading.article.text, extractor.register, day))


def _each_trigger(matches: list[Match]) -> list[Match]:
    return list({m.trigger: m for m in matches}.values())


def _predication(sentence: Sentence, match: Match) -> dict[str, Any]:
    token = sentence.tokens[match.trigger]
    said = predication(sentence, token, _KIND.get(token.upos, "adjective"))
    slots = {
        name: [t.text for t in tokens] for name, tokens in sorted(said.slots.items()) if tokens
    }
    return {"word": token.text, "kind": said.kind, "slots": slots}


def _claim(statement: Statement) -> dict[str, Any]:
    found: dict[str, Any] = {
        "claim": f"{statement.subject} {statement.relation} {statement.object}",
        "status": statement.status.value,
        "by": list(statement.by),
        "denied_by": list(statement.denied_by),
        "cues": list(statement.cues),
        "frame": statement.frame,
        "amount": statement.amount.written if statement.amount else "",
        "when": statement.when.iso if statement.when else "",
    }
    return {name: value for name, value in found.items() if value}


def _inside(statement: Statement, sentence: Sentence) -> bool:
    return statement.start is not None and sentence.start <= statement.start < sentence.end


def _row(item: dict[str, Any]) -> str:
    return "  ".join(f"{name}: {_shown(value)}" if value else name for name, value in item.items())


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name} = {', '.join(words)}" for name, words in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value)
