"""Articles in, each under an id that is its own out.

An id is made of title and day, which two outlets may have in common. What is the same article
is told by its address, else by its publisher, else by its text; another one under the same id
gets an id of its own, with a digest at the end. What a store has already keeps its ids.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from graph.model.article import Article
from graph.read.names import short_digest

Source = tuple[str | None, str | None]  # address and publisher
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_TRACKING = re.compile(r"[?&](?:utm_|fbclid|gclid)[^&#]*", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SHARED = 0.5  # of their words; less is another text, not another version of it
_FIRST = 1 << 12
_WIDTH = 5  # key, address, publisher, text, whether a stub
_BITS = (1 << 64) - 1


class Shelf(Protocol):
    """Where articles are already."""

    def sources(self, names: Iterable[str]) -> Mapping[str, Source]:
        """Give address and publisher of those of these articles that are there."""

    def text(self, name: str) -> str:
        """Give the text of an article that is there, empty if it was not kept."""


class _Nowhere:
    """A place without articles."""

    def sources(self, _names: Iterable[str]) -> Mapping[str, Source]:
        return {}

    def text(self, _name: str) -> str:
        return ""


def distinct(articles: Iterable[Article], tell: Callable[[str, str], None]) -> Iterator[Article]:
    """Yield articles, each under its own id; what comes twice is told with the place of it."""
    names = Names(tell)
    for article in articles:
        yield from names.distinct([article])


class Names:
    """Gives out the ids of a run; `tell` hears of what is there already, with the reason.

    Of the articles last named, `replaced` are those that take the place of a stub of this run.
    """

    def __init__(self, tell: Callable[[str, str], None], shelf: Shelf | None = None) -> None:
        self._tell = tell
        self._shelf = shelf or _Nowhere()
        self._held = _Held()
        self.replaced: list[Article] = []

    def distinct(self, articles: Iterable[Article]) -> list[Article]:
        """Give those articles that are not there already, each under its own id."""
        articles, self.replaced = list(articles), []
        asked = {name for one in articles if one.made_id for name in _candidates(one)}
        there = self._shelf.sources(sorted(asked)) if asked else {}
        found = (self._named(article, there) for article in articles)
        return [article for article in found if article is not None]

    def _named(self, article: Article, there: Mapping[str, Source]) -> Article | None:
        name = self._name(article, there) if article.made_id else article.id
        held, mine = self._held.get(name), _Print.of(article)
        if held is not None and held.text != mine.text and not (held.is_stub or article.stub):
            name = _other(article, article.text)
            held = self._held.get(name)
        if reason := self._reason(article, name, held, there):
            self._tell(article.place or article.id, reason)
            return None
        self._held.put(name, mine)
        article = article if name == article.id else replace(article, id=name)
        if held is not None:
            self.replaced.append(article)
        return article

    def _reason(
        self, article: Article, name: str, held: _Print | None, there: Mapping[str, Source]
    ) -> str:
        """Give why an article is passed over: it is there already, if not in another way."""
        same, stub = f"the same article as {name!r}", f"a stub of {name!r}, which is there already"
        if held is not None:
            return same if held.text == _Print.of(article).text else stub if article.stub else ""
        if name in there and article.stub:
            text = self._shelf.text(name)
            return stub if not text or len(text) > len(article.text) else ""
        return same if name in there and any(there[name]) and not _has_source(article) else ""

    def _name(self, article: Article, there: Mapping[str, Source]) -> str:
        """Give the id under which an article is there, else the first that is free for it."""
        plain, *others = _candidates(article)
        known = (name for name in others if name in there and self._is(article, name, there))
        free = plain if self._is(article, plain, there) else others[0]
        return next(known, free)

    def _is(self, article: Article, name: str, there: Mapping[str, Source]) -> bool:
        """Whether the article under this id is the same one; also if there is none."""
        mine, held = _Print.of(article), self._held.get(name)
        if held is not None:
            apart = held.told_apart(mine)
            return held.text == mine.text if apart is None else not apart
        if name not in there:
            return True
        apart = mine.told_apart(_Print.of_source(*there[name]))
        return self._is_version(article, name, there[name]) if apart is None else not apart

    def _is_version(self, article: Article, name: str, source: Source) -> bool:
        """Whether a text that no source tells apart is that of the article, old or new."""
        text = self._shelf.text(name)
        neither = not any(source) and not _has_source(article)
        return (text != "" and text == article.text) or (
            neither and (text == "" or _alike(text, article.text))
        )


@dataclass(frozen=True)
class _Print:
    """What an article is told by, as numbers; 0 for what it does not have."""

    url: int = 0
    publisher: int = 0
    text: int = 0
    is_stub: int = 0

    @classmethod
    def of(cls, article: Article) -> _Print:
        """Give that of an article."""
        known = cls.of_source(article.url, article.publisher)
        return replace(known, text=_number(article.text), is_stub=int(article.stub))

    @classmethod
    def of_source(cls, url: str | None, publisher: str | None) -> _Print:
        """Give that of an article of which only the source is known."""
        address = _number(_address(url)) if url else 0
        return cls(address, _number(publisher.casefold()) if publisher else 0)

    def told_apart(self, other: _Print) -> bool | None:
        """Whether the sources are two, None if that cannot be told by them."""
        if self.url and other.url:
            return self.url != other.url
        if self.publisher and other.publisher:
            return self.publisher != other.publisher
        return None


class _Held:
    """Which article has which id, in eighty to a hundred and sixty bytes for each."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _WIDTH * _FIRST))
        self._count = 0

    def get(self, name: str) -> _Print | None:
        """Give what has an id."""
        at = self._place(_number(name))
        return _Print(*self._slots[at + 1 : at + _WIDTH]) if self._slots[at] else None

    def put(self, name: str, article: _Print) -> None:
        """Give an id to an article."""
        key = _number(name)
        at = self._place(key)
        self._count += not self._slots[at]
        row = (key, article.url, article.publisher, article.text, article.is_stub)
        self._slots[at : at + _WIDTH] = array("Q", row)
        if 2 * self._count * _WIDTH > len(self._slots):
            self._grow()

    def _place(self, key: int) -> int:
        """Give where the key stands, or would."""
        slots, size = self._slots, len(self._slots) // _WIDTH
        at = key % size
        while slots[at * _WIDTH] not in {0, key}:
            at = (at + 1) % size
        return at * _WIDTH

    def _grow(self) -> None:
        old, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for start in range(0, len(old), _WIDTH):
            if old[start]:
                at = self._place(old[start])
                self._slots[at : at + _WIDTH] = old[start : start + _WIDTH]


def _candidates(article: Article) -> tuple[str, ...]:
    """Give the ids that an article may have: the plain one, that by its source, that by its text.

    The plain one is made of title and day; without a source there are two.
    """
    by_text = _other(article, article.text)
    if not _has_source(article):
        return article.id, by_text
    return article.id, _other(article, _source(article)), by_text


def _other(article: Article, what: str) -> str:
    return f"{article.id}-{short_digest(what)}"


def _has_source(article: Article) -> bool:
    return bool(article.url or article.publisher)


def _source(article: Article) -> str:
    return _address(article.url) if article.url else (article.publisher or "").casefold()


def _address(url: str) -> str:
    """Give an address without what makes no other page of it.

    >>> _address("https://www.gull.example/a/?utm_source=x")
    'gull.example/a'
    """
    return _SCHEME.sub("", _TRACKING.sub("", url), count=1).rstrip("/")


def _alike(one: str, other: str) -> bool:
    words, others = set(_WORD.findall(one)), set(_WORD.findall(other))
    return len(words & others) >= _SHARED * len(words | others)


def _number(words: str) -> int:
    return (hash(words) & _BITS) or 1
