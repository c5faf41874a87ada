"""A page taken apart by the standard library's parser, as a browser would see it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img"}


@dataclass
class Tag:
    """An element with its attributes and the text right inside it."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""


@dataclass
class Parts(HTMLParser):
    """All elements of a page in order; `open` must be empty at its end."""

    tags: list[Tag] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.tags.append(Tag(tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(self.tags[-1])

    def handle_startendtag(self, tag, attrs):
        self.tags.append(Tag(tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data):
        if self.open:
            self.open[-1].text += data

    def named(self, name: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name == name]

    def scripts(self) -> list[Tag]:
        return [tag for tag in self.named("script") if "type" not in tag.attributes]

    def json(self, name: str):
        [tag] = [t for t in self.named("script") if t.attributes.get("id") == name]
        return json.loads(tag.text)

    def policy(self) -> str:
        metas = [t.attributes for t in self.named("meta")]
        [policy] = [m["content"] for m in metas if m.get("http-equiv") == "Content-Security-Policy"]
        return policy


def take_apart(html: str) -> Parts:
    parts = Parts()
    parts.feed(html)
    parts.close()
    return parts
