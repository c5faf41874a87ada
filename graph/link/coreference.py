"""Words that point back in, mentions of the actors they mean out.

Pronouns, "the government", "his regime", "the two leaders", "the latter". What could mean
two actors about equally well stays unlinked: a missing edge harms less than a wrong one.
"""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.grammar.quotations import quotations, speaker
from graph.link.bare_roles import bare_role, titled_stranger
from graph.link.companions import apposed, companion
from graph.link.epithets import epithet
from graph.link.gatherings import strongest
from graph.link.neighbours import neighbour
from graph.link.plurals import plural_mention
from graph.link.rivals import is_empty, rival_of_it, rival_of_they, rival_person
from graph.link.roles import add_roles, role_mention
from graph.link.salience import (
    LEAST,
    Accept,
    Rival,
    best,
    candidates,
    reason,
)
from graph.link.scene import Scene, is_plural, together, understood_subject
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.FIRM, ActorKind.BLOC})
_POINTING = frozenset({"PRON", "NOUN", "PROPN", "ADJ", "DET", "NUM"})
_ATTEMPTS = (
    plural_mention,
    role_mention,
    apposed,
    neighbour,
    companion,
    bare_role,
    epithet,
    titled_stranger,
)
_LEAST_SET = 15.0  # few things can be "they", so a faint set is still the one
_SINGULAR_GROUP = 0.6  # how readily "they" means one body; of a state it is rare in edited English


def resolve(scene: Scene) -> None:
    """Add to the scene what points back, in reading order; speakers' "we" at the end."""
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if token.upos in _POINTING and scene.at(sentence, token) is None:
                _resolve(scene, sentence, token)
        add_roles(scene, sentence)  # of what only now is known: "chief of the junta"
    _resolve_speakers(scene)


def _resolve(scene: Scene, sentence: Sentence, token: Token) -> None:
    alone = token.text.lower() in {"both", "each"} and not _is_reciprocal(sentence, token)
    if alone and plural_mention(scene, sentence, token) is not None:
        return
    if token.upos == "PRON" or token.text.lower() in _reciprocal():
        _pronoun(scene, sentence, token)
    else:
        for attempt in _ATTEMPTS:
            if attempt(scene, sentence, token) is not None:
                return


def _reciprocal() -> dict[str, str]:
    words: dict[str, str] = lexicon("roles")["pronouns"]["reciprocal"]
    return words


def _pronoun(scene: Scene, sentence: Sentence, token: Token) -> None:
    word, words = token.text.lower(), lexicon("roles")["pronouns"]
    if token.dep == "mark":
        return
    if word in words["relative"] and "PronType=Dem" not in token.morph:
        _relative(scene, sentence, token)
    elif word in words["reflexive"] or _is_reciprocal(sentence, token):
        _back_to_subject(scene, sentence, token)
    elif word in words["person"]:
        _back(scene, sentence, token, _persons(scene), rival_person)
    elif word in words["thing"] and not is_empty(sentence, token):
        _back(scene, sentence, token, _single_things(scene), rival_of_it(sentence, token))
    elif word in words["plural"]:
        _several_back(scene, sentence, token)


def _back(
    scene: Scene, sentence: Sentence, token: Token, accept: Accept, rival: Rival
) -> Mention | None:
    joined = token.text.lower() in lexicon("roles")["pronouns"]["plural"]
    found = candidates(scene, sentence, token, accept, rival, joined=joined)
    alone = rival is rival_person and len(found) == 1
    chosen = best(found, least=_LEAST_SET if joined or alone else LEAST)
    if chosen is None:
        return None
    why = reason(sentence, chosen)
    antecedent = chosen.place.mention
    if antecedent is not None and scene.is_person(antecedent):
        scene.persons.add((sentence.index, token.index))
    return scene.add(sentence, token, chosen.actors, Form.PRONOUN, why, antecedent)


def _several_back(scene: Scene, sentence: Sentence, token: Token) -> None:
    """Note "they": those named together, else the two persons who have the stage."""
    if _back_to_clause(scene, sentence, token):
        return
    rival = rival_of_they(sentence, token)
    if _back(scene, sentence, token, _several(scene), rival) is not None:
        return
    pair = strongest(scene, sentence, token, "person", 2)
    if pair is not None and pair[2].sentence >= sentence.index - 1:
        actors, why, antecedent = pair
        scene.persons.add((sentence.index, token.index))
        scene.add(sentence, token, actors, Form.PRONOUN, why, antecedent)


def _back_to_clause(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Note "their" in "the Malians, who closed *their* embassy"."""
    subject = understood_subject(sentence, token) if token.dep == "nmod:poss" else None
    clause = sentence.head(subject) if subject is not None and subject.upos == "PRON" else None
    head = sentence.head(clause) if clause is not None and clause.dep == "acl:relcl" else None
    if subject is None or head is None or not _are_several(head):
        return False
    mention = scene.at(sentence, subject)
    if mention is None:
        return False
    why = f"back to the subject {mention.text}"
    scene.add(sentence, token, mention.actors, Form.PRONOUN, why, mention)
    return True


def _are_several(token: Token) -> bool:
    return is_plural(token) or (token.upos == "PROPN" and token.text.endswith("s"))


def _persons(scene: Scene) -> Accept:
    def accept(mention: Mention, sentence: Sentence, token: Token) -> float:
        head = sentence.head(token)
        one = not is_plural(token) or (head is not None and head.text.lower() == "one")
        return 1.0 if one and len(mention.actors) == 1 and scene.is_person(mention) else 0.0

    return accept


def _single_things(scene: Scene) -> Accept:
    def accept(mention: Mention, _sentence: Sentence, token: Token) -> float:
        if len(mention.actors) != 1 or scene.is_person(mention) or mention.form is Form.DEMONYM:
            return 0.0
        return 0.0 if is_plural(token) and mention.form is Form.ROLE else 1.0

    return accept


def _several(scene: Scene) -> Accept:
    def accept(mention: Mention, _sentence: Sentence, token: Token) -> float:
        if mention.form is Form.DEMONYM:
            return 0.0
        if len(mention.actors) > 1 or (is_plural(token) and mention.form is not Form.NAME):
            return 1.0
        kinds = {scene.kind(code) for code in mention.actors}
        return _SINGULAR_GROUP if kinds <= _BODIES else 0.0

    return accept


def _relative(scene: Scene, sentence: Sentence, token: Token) -> None:
    below = (token, *sentence.ancestors(token))
    clause = next((t for t in below if t.dep in {"acl:relcl", "acl"}), None)
    head = sentence.head(clause) if clause is not None else None
    if head is None or head.index > token.index:
        return
    antecedent = scene.at(sentence, head) or _named_before_comma(scene, sentence, token)
    if antecedent is not None:
        why = f"relative to {antecedent.text}"
        scene.add(sentence, token, antecedent.actors, Form.PRONOUN, why, antecedent)


def _named_before_comma(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Give the name right before ", which", ", whose", whatever the tree hangs the clause on."""
    before = sentence.tokens[max(0, token.index - 2) : token.index]
    if len(before) < 2 or before[1].text != ",":
        return None
    mention = scene.at(sentence, before[0])
    return mention if mention is not None and mention.form is Form.NAME else None


def _is_reciprocal(sentence: Sentence, token: Token) -> bool:
    partner = _reciprocal().get(token.text.lower())
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return partner is not None and any(t.text.lower() == partner for t in after)


def _back_to_subject(scene: Scene, sentence: Sentence, token: Token) -> None:
    subject = understood_subject(sentence, token)
    if subject is None:
        return
    mention = together(scene, sentence, subject)
    reciprocal = _is_reciprocal(sentence, token)
    if mention is None or (reciprocal and len(mention.actors) < 2):
        return
    why = f"back to the subject {mention.text}"
    form = Form.PLURAL if reciprocal else Form.PRONOUN
    scene.add(sentence, token, mention.actors, form, why, mention)


def _resolve_speakers(scene: Scene) -> None:
    words = lexicon("roles")["pronouns"]
    spans = quotations(scene.sentences)
    own = {*words["speakers"], *words["speaker"]}
    for sentence in scene.sentences if spans else ():
        for token in sentence.tokens:
            word = token.text.lower()
            if token.upos != "PRON" or word not in own:
                continue
            said_by = speaker(scene.sentences, scene.at, spans, token.start)
            if said_by is None:
                continue
            actors = said_by.actors if word in words["speaker"] else scene.states(said_by.actors)
            why = f"said by {said_by.text}"
            scene.add(sentence, token, actors, Form.PRONOUN, why, said_by)
