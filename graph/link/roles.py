"""Role nouns and the actors that modify them in, mentions out.

"South Korean officials" act for South Korea, "the leader of Mali" is whoever held its
highest office that day. The vocabulary is `sources/lexicon/roles.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from graph.curated.lexicon import lexicon
from graph.grammar.once import once_each
from graph.link.holders import holder, is_anothers, is_no_role
from graph.link.respective import holders_in_turn
from graph.link.scene import NAME_TITLES, Scene, case_word, is_plural, phrase, together
from graph.model.sentence import Form, Mention, Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
PERSONAL = frozenset({"top", "officer"})
_LED = frozenset({"organ", "group"})
_BESIDE = frozenset({"amod", "compound", "nmod:desc", "flat", "advmod", "nmod:unmarked", "punct"})
_NAMED_AFTER = frozenset({"appos", "flat", "nmod:desc"})


@cache
def _sorts() -> dict[str, str]:
    return {word: sort for sort, words in lexicon("roles")["roles"].items() for word in words}


def noun(token: Token) -> str:
    """Give the form under which a noun stands in the table: its lemma, else the word itself."""
    return _noun(token.lemma, token.text)


@lru_cache(maxsize=8192)
def _noun(lemma: str, text: str) -> str:
    lemma, text = lemma.lower(), text.lower()
    return lemma if lemma in _sorts() or text not in _sorts() else text


@once_each
def role_nouns(sentence: Sentence) -> dict[int, str]:
    """Give the sort (`top`, `officer`, `organ` ...) of each role noun, by the token's number."""
    nominal = (t for t in sentence.tokens if t.upos in NOMINAL)
    return {t.index: sort for t in nominal if (sort := _sort(sentence, t)) is not None}


def sort_of(sentence: Sentence, token: Token) -> str | None:
    """Give the sort of a role noun, None for other words."""
    return role_nouns(sentence).get(token.index)


def _sort(sentence: Sentence, token: Token) -> str | None:
    word = noun(token)
    sort = _sorts().get(word)
    if sort is None or (token.upos == "ADJ" and sort not in PERSONAL):
        return None
    table = lexicon("roles")
    beside = {t.text.lower() for t in _beside(sentence, token)}
    idle = beside.intersection(table["not_acting"])
    if not idle <= set(table["acting_anyway"].get(word, ())):
        return None
    if not beside.isdisjoint(table["raised"].get(word, ())):
        return "top"
    needed = table["only_with"].get(word)
    before = sentence.tokens[max(0, token.index - 1)].text.lower()  # "Crown" hung elsewhere
    return sort if needed is None or not {before, *beside}.isdisjoint(needed) else None


def is_title(sentence: Sentence, token: Token) -> bool:
    """Whether a role noun only modifies a name or another role noun ("President Mnangagwa")."""
    head = sentence.head(token)
    if head is None or token.dep not in NAME_TITLES:
        return False
    return head.upos == "PROPN" or noun(head) in _sorts()


def add_roles(scene: Scene, sentence: Sentence) -> None:
    """Note the role nouns of a sentence whose actors are known, but for those noted before."""
    for index in role_nouns(sentence):
        token = sentence.tokens[index]
        if scene.at(sentence, token) is None:
            role_mention(scene, sentence, token)


def role_mention(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note the mention of a role noun whose actor a modifier or an apposition gives."""
    sort = sort_of(sentence, token)
    if sort is None or is_title(sentence, token):
        return None
    named = _named_beside(scene, sentence, token) if sort in PERSONAL else None
    several = holders_in_turn(scene, sentence, token) if sort in PERSONAL else ()
    if several:
        actors, reason = several, "in apposition to those named before"
    elif named is not None:
        actors, reason = named.actors, f"in apposition to {named.text}"
    else:
        owner = owner_of(scene, sentence, token)
        if owner is None or is_anothers(scene, sentence, token, noun(token)):
            return None
        actors, reason = _held_by(scene, sentence, token, sort, owner)
    if not actors:
        return None
    if sort in PERSONAL:
        scene.persons.add((sentence.index, token.index))
    return scene.add(sentence, token, actors, Form.ROLE, reason, named, _span(sentence, token))


def _beside(sentence: Sentence, token: Token) -> Iterator[Token]:
    for child in sentence.children(token, *_BESIDE):
        yield child
        yield from sentence.children(child, *_BESIDE)
    for near in sentence.tokens[max(0, token.index - 2) : token.index]:
        if near.head == token.head and near.dep == token.dep != "root":
            yield near  # the halves of "secretary-general" as two sisters


def _named_beside(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    around = [c for c in sentence.children(token, *_NAMED_AFTER) if c.index > token.index]
    if token.dep == "appos" and (head := sentence.head(token)):
        around += [*_before_comma(sentence, token), head]
    if not is_plural(token):
        around += sentence.tokens[token.index + 1 : token.index + 2]
    for near in around:
        mention = scene.at(sentence, near)
        if mention is not None and mention.form is Form.NAME and scene.is_person(mention):
            return mention
    return None


def _before_comma(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Give the word right before "A, B and *C*, Mali's minister", whatever the tree names."""
    first = sentence.subtree(token)[0].index
    before = sentence.tokens[max(0, first - 2) : first]
    comma = [t.text for t in before][-1:] == [","] or sentence.tokens[first].text == ","
    yield from (t for t in reversed(before) if comma and t.upos == "PROPN")


def owner_of(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Give the mention of the actor that a role noun belongs to, several joined into one."""
    for near in _owner_words(sentence, token):
        mention = _mention_of_owner(scene, sentence, near)
        if mention is not None:
            return _with_others(scene, sentence, token, near, mention)
    head = sentence.head(token)
    if token.dep == "conj" and head is not None and not sentence.children(token, "det", "amod"):
        return owner_of(scene, sentence, head) if sort_of(sentence, head) else None
    return None


def _with_others(
    scene: Scene, sentence: Sentence, token: Token, near: Token, mention: Mention
) -> Mention:
    """Join the owners in a list of adjectives: "*Greek*, Italian and Maltese ministers"."""
    if near.dep != "amod" or not is_plural(token):
        return mention
    listed = [t for t in sentence.children(token, "amod") if t.index > near.index]
    others = [m for t in listed if (m := together(scene, sentence, t)) is not None]
    codes = dict.fromkeys(code for m in (mention, *others) for code in m.actors)
    return replace(mention, actors=tuple(codes)) if others else mention


def has_owner(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether something beside a role noun says whose role it is, known or not."""
    titled = [t for t in _owner_words(sentence, token) if t.upos in {"PROPN", "PRON"}]
    return bool(titled) or owner_of(scene, sentence, token) is not None


def _owner_words(sentence: Sentence, token: Token) -> Iterator[Token]:
    table = lexicon("roles")
    if noun(token) not in table["only_of"]:
        yield from sentence.children(token, "amod")
        yield from sentence.children(token, "nmod:poss")
        yield from sentence.children(token, "compound", "nmod:desc", "nmod:unmarked")
    sort = sort_of(sentence, token)
    if sort in PERSONAL or sort in _LED:
        yield from _served(sentence, token, "serving" if sort in PERSONAL else "leading")
    links = [*table["of_words"]]
    if noun(token) in table["seated"]:
        links += table["seat_words"]
    if noun(token) in table["speaking_for"]:
        links += table["for_words"]
    for link in (*links, *table["from_words"]):
        phrases = (c for c in sentence.children(token, "nmod") if case_word(sentence, c) == link)
        yield from (c for c in phrases if c.lemma.lower() != "party")  # "from both parties"
    if noun(token) in table["seated"] and sort == "organ":
        yield from _seat_after(sentence, token)


def _seat_after(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Give "Lima" in "thanked the government in Lima" where the tree hangs it on the verb."""
    link, *seat = sentence.tokens[token.index + 1 : token.index + 3] or (token,)
    if link.text.lower() in lexicon("roles")["seat_words"]:
        yield from (t for t in seat if t.dep == "obl" and t.head == token.head)


def _served(sentence: Sentence, token: Token, verbs: str) -> Iterator[Token]:
    """Give for whom somebody works or who leads: "linked to North Korea", "led by a general"."""
    serving = lexicon("roles")[verbs]
    for clause in sentence.children(token, "acl"):
        if clause.lemma.lower() in serving:
            phrases = sentence.children(clause, "obl", "obl:agent")
            yield from (c for c in phrases if case_word(sentence, c) in {"to", "for", "with", "by"})


def _mention_of_owner(scene: Scene, sentence: Sentence, near: Token) -> Mention | None:
    mention = together(scene, sentence, near)
    known = mention is not None or sort_of(sentence, near) is None
    return mention if known else owner_of(scene, sentence, near)  # "defence ministry officials"


def _held_by(
    scene: Scene, sentence: Sentence, token: Token, sort: str, owner: Mention
) -> tuple[tuple[str, ...], str]:
    """Give the actors of a role noun that belongs to `owner`, and why."""
    owners = scene.states(owner.actors)
    if is_no_role(scene, sort, owner, plural=is_plural(token)):
        return (), ""
    one_of_many = is_plural(token) or _is_indefinite(sentence, token)
    if sort != "top" or (one_of_many and len(owners) == 1):
        return owners, f"{noun(token)} of {', '.join(owners)}"
    words = {t.text.lower() for t in (token, *_beside(sentence, token))}
    holders = tuple(holder(scene, code, words) for code in owners)
    persons = [
        f"{code} on {scene.day}" for code, who in zip(owners, holders, strict=True) if who != code
    ]
    if persons and scene.day is not None:
        return holders, f"office-holder of {' and '.join(persons)}"
    return holders, f"{noun(token)} of {', '.join(owners)}"


def _is_indefinite(sentence: Sentence, token: Token) -> bool:
    return any(c.text.lower() in {"a", "an"} for c in sentence.children(token, "det"))


def _span(sentence: Sentence, token: Token) -> tuple[int, int]:
    start, end = phrase(sentence, token)
    for child in sentence.children(token, "nmod"):
        if child.index > token.index and case_word(sentence, child) == "of":
            end = max(t.end for t in sentence.subtree(child) if t.index <= child.index)
            break
    return start, end
