"""Who alone is called by a noun in a text: "the court" is the one court named so far."""

from __future__ import annotations

from collections.abc import Iterator

from graph.curated.lexicon import lexicon
from graph.link.roles import noun
from graph.link.scene import Scene, is_plural
from graph.model.sentence import Form, Mention, Sentence, Token


def sole_bearer(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Give the last mention before the token under its noun, if all of them mean the same."""
    bearers = list(_bearers(scene, sentence, token))
    meant = {scene.states(mention.actors) for mention in bearers}
    return bearers[-1] if len(meant) == 1 else None


def _bearers(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Mention]:
    word, plural = noun(token), is_plural(token)
    for place, mention in sorted(scene.found.items()):
        if place >= (sentence.index, token.index):
            return
        carrier = scene.sentences[place[0]].tokens[place[1]]
        if mention.form is Form.ROLE:
            if noun(carrier) == word and is_plural(carrier) is plural:
                yield mention
        elif mention.form is Form.NAME and not plural and is_called(mention, word):
            yield mention


def is_called(mention: Mention, word: str) -> bool:
    """Whether a name is one of the noun's sort: "Northern Alliance", "Court of Justice"."""
    words = mention.text.lower().split(" of ")[0].split()
    if word in lexicon("roles")["styles"]:  # "the crown prince" who was "Crown Prince Hamad"
        return word in words[:2]
    return len(mention.text.split()) > 1 and words[-1] == word
