"""Every construction comes down to the same slots."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import read_trees

from graph.grammar.predications import predication

TREES = read_trees(Path(__file__).with_name("sentences.trees"))
CASES = [
    (
        "bearer-and-maker",
        "Under Chinese pressure Nepal closed the border.",
        "pressure",
        "noun",
        "bearer: Nepal; mod: Chinese",
    ),
    (
        "defier",
        "Israel bombed Syria despite warnings.",
        "warnings",
        "noun",
        "defier: Israel",
    ),
    (
        "bearer-by-verb",
        "Chad braced for Malian raids.",
        "raids",
        "noun",
        "bearer: Chad; mod: Malian",
    ),
    (
        "gainer-holds-nothing",
        "Sudan won Kenyan support.",
        "support",
        "noun",
        "gainer: Sudan; mod: Kenyan",
    ),
    (
        "giver-gains-nothing",
        "Sudan offered Kenyan support.",
        "support",
        "noun",
        "holder: Sudan; mod: Kenyan",
    ),
    (
        "gainer-by-phrase",
        "With Qatari aid Yemen recovered.",
        "aid",
        "noun",
        "gainer: Yemen; mod: Qatari",
    ),
    (
        "with-after-the-verb",
        "Yemen quarrelled with Qatari donors.",
        "donors",
        "noun",
        "mod: Qatari",
    ),
    (
        "active",
        "Moscow sent shells to Minsk.",
        "sent",
        "verb",
        "agent: Moscow; patient: shells; to: Minsk",
    ),
    (
        "phrase-on-object",
        "Moscow sent shells bound to Riga.",
        "sent",
        "verb",
        "agent: Moscow; to: Riga",
    ),
    (
        "passive",
        "Minsk was attacked by Russian forces.",
        "attacked",
        "verb",
        "agent: forces; patient: Minsk",
    ),
    (
        "object-control",
        "Seoul urged Washington to send tanks to Kyiv.",
        "send",
        "verb",
        "agent: Washington; to: Kyiv",
    ),
    (
        "subject-control",
        "Iran promised Syria to send oil.",
        "send",
        "verb",
        "agent: Iran; patient: oil",
    ),
    (
        "raising-adjective",
        "Beijing is reluctant to cooperate with Pyongyang.",
        "cooperate",
        "verb",
        "agent: Beijing; with: Pyongyang",
    ),
    (
        "gerund",
        "Iran denied supplying drones to Russia.",
        "supplying",
        "verb",
        "agent: Iran; to: Russia",
    ),
    (
        "gerund-of-object",
        "Washington accused Iran of supplying drones to Russia.",
        "supplying",
        "verb",
        "agent: Iran; to: Russia",
    ),
    (
        "gerund-of-passive",
        "Iran was accused of supplying drones.",
        "supplying",
        "verb",
        "agent: Iran; patient: drones",
    ),
    (
        "relative-subject",
        "Russia, which invaded Ukraine, praised Iran.",
        "invaded",
        "verb",
        "agent: Russia; patient: Ukraine",
    ),
    (
        "relative-object",
        "The shells that Iran sent to Russia exploded.",
        "sent",
        "verb",
        "agent: Iran; patient: shells; to: Russia",
    ),
    (
        "participle",
        "Drones supplied by Iran hit Kyiv.",
        "supplied",
        "verb",
        "agent: Iran; patient: Drones",
    ),
    (
        "shared-subject",
        "Russia invaded Ukraine and annexed Crimea.",
        "annexed",
        "verb",
        "agent: Russia; patient: Crimea",
    ),
    (
        "adverbial",
        "After invading Ukraine, Russia courted Iran.",
        "invading",
        "verb",
        "agent: Russia; patient: Ukraine",
    ),
    (
        "shared-object",
        "Iran arms and funds Hezbollah.",
        "funds",
        "verb",
        "agent: Iran; patient: Hezbollah",
    ),
    (
        "dative-passive",
        "Kyiv was sent tanks by Warsaw.",
        "sent",
        "verb",
        "agent: Warsaw; patient: tanks; recipient: Kyiv",
    ),
    (
        "dative",
        "Britain gave Kenya a loan.",
        "gave",
        "verb",
        "agent: Britain; patient: loan; recipient: Kenya",
    ),
    (
        "light-verb",
        "China holds trade leverage over Laos.",
        "leverage",
        "noun",
        "holder: China; over: Laos; mod: trade",
    ),
    (
        "light-verb-relative",
        "The leverage China holds over Laos shrank.",
        "leverage",
        "noun",
        "holder: China; over: Laos",
    ),
    (
        "possessive",
        "Iran's deliveries of drones to Russia continue.",
        "deliveries",
        "noun",
        "poss: Iran; of: drones; to: Russia",
    ),
    ("hyphen", "Russia-Iran ties have deepened.", "ties", "noun", "mod: Russia Iran"),
    ("between", "Talks between Oslo and Riga failed.", "Talks", "noun", "between: Oslo Riga"),
    ("copula", "China is Laos' partner.", "partner", "noun", "is: China; poss: Laos"),
    (
        "adjective",
        "Russia is dependent on China.",
        "dependent",
        "adjective",
        "is: Russia; on: China",
    ),
    (
        "that-clause",
        "Israel demanded that Iran stop enriching uranium.",
        "demanded",
        "verb",
        "agent: Israel; doer: Iran; deed: stop",
    ),
    (
        "infinitive",
        "Iran vowed to destroy Israel.",
        "vowed",
        "verb",
        "agent: Iran; undergoer: Israel; deed: destroy",
    ),
    ("state", "Peru is in a row with Chile.", "row", "noun", "holder: Peru; with: Chile"),
    (
        "happening",
        "Clashes broke out between Mali and Niger.",
        "Clashes",
        "noun",
        "between: Mali Niger",
    ),
    (
        "took-hold",
        "A truce took hold between Mali and Niger.",
        "truce",
        "noun",
        "between: Mali Niger",
    ),
    ("deed", "Rebels sank ships between Oman and Iran.", "Rebels", "noun", "between: "),
    ("broker", "Saudi - brokered talks failed.", "talks", "noun", "broker: Saudi; maker: "),
    ("maker", "Mali bought Chinese - made drones.", "drones", "noun", "maker: Chinese; broker: "),
    (
        "avowed",
        "Chad hinted that it might invade Libya.",
        "hinted",
        "verb",
        "avowed: Libya; avowal: invade",
    ),
    (
        "another's",
        "Chad hinted that Togo might invade Libya.",
        "hinted",
        "verb",
        "avowed: ; avowal: ",
    ),
    ("undergone", "Russia vetoed a text condemning Mali.", "vetoed", "verb", "undergone: Mali"),
    ("struck", "Chad said a raid on Mali was an attack.", "said", "verb", "struck: Mali"),
    (
        "singled",
        "Togo insisted that it was Benin that fired.",
        "insisted",
        "verb",
        "singled: Benin; singled deed: fired",
    ),
    ("wished", "Niger asked that Mali withdraw.", "asked", "verb", "wished: Mali"),
    ("asked-whether", "Niger asked whether Mali withdrew.", "asked", "verb", "wished: "),
    (
        "date",
        "Since raids on Mali, Chad fired at ships.",
        "fired",
        "verb",
        "agent: Chad; at: ships; on: ",
    ),
    (
        "free-relative",
        "Iran warns whoever recognises Israel.",
        "recognises",
        "verb",
        "agent: whoever; patient: Israel",
    ),
    ("under", "India is under Thai pressure to stop.", "stop", "verb", "agent: India"),
    (
        "kept-from",
        "Chad kept Togo from condemning Mali.",
        "kept",
        "verb",
        "patient: Togo; gerund: condemning; gerund object: Mali",
    ),
    ("while-doing", "Chad closed roads while condemning Mali.", "closed", "verb", "gerund: "),
    (
        "over-objections",
        "Chad bombed Togo over Malian objections.",
        "objections",
        "noun",
        "overrider: Chad; mod: Malian",
    ),
    ("over-fields", "Chad bombed Togo over Malian fields.", "fields", "noun", "overrider: "),
]


@pytest.mark.parametrize(
    ("text", "word", "kind", "slots"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_slots(text: str, word: str, kind: str, slots: str) -> None:
    (sentence,) = TREES[text]
    token = next(t for t in sentence.tokens if t.text == word)
    said = predication(sentence, token, kind)
    wanted = dict(part.split(": ") for part in slots.split("; "))
    found = {name: " ".join(t.text for t in said.slots.get(name, ())) for name in wanted}
    assert found == wanted


def test_a_light_verb_carries_negation_and_mood_of_its_noun() -> None:
    (sentence,) = TREES["China holds trade leverage over Laos."]
    noun = next(t for t in sentence.tokens if t.text == "leverage")
    assert predication(sentence, noun, "noun").verb.text == "holds"


def test_every_tree_is_used() -> None:
    assert set(TREES) == {case[1] for case in CASES}
