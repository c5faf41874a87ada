from __future__ import annotations

from pathlib import Path

import pytest
from trees import read_trees

from graph.language.repair import repair

TREES = read_trees(Path(__file__).with_name("misread.trees"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Riga accused Minsk of sending drones.",
            "sending VERB advcl accused; drones NOUN obj sending",
        ),
        (
            "Riga refrained from openly arming Kyiv.",
            "arming VERB advcl refrained; Kyiv PROPN obj arming",
        ),
        ("Moscow denies that Riga left.", "Moscow PROPN nsubj denies; denies VERB root denies"),
        ("Riga vetoed a plan.", "vetoed VERB root vetoed"),
        (
            "Riga has mines which Minsk maps and whose worth the Taliban deny.",
            "worth NOUN obj deny; Taliban PROPN nsubj deny; deny VERB conj mines",
        ),
        ("Minsk, whose army Riga arms.", "arms VERB root arms; Riga PROPN appos army"),
        ("Riga has left Minsk.", "Riga PROPN nsubj left"),
        ("Riga stressed before the trip that Minsk paid.", "paid VERB ccomp stressed"),
        (
            "Beijing has the sway that Moscow holds over Minsk, which relies on it.",
            "relies VERB acl:relcl Minsk",
        ),
        (
            "It was Riga, not Minsk, that left.",
            "left VERB acl:relcl Riga",
        ),
        (
            "Riga denied reports of arming Minsk.",
            "arming VERB acl reports",
        ),
        (
            "Claims that Riga sent drones spread.",
            "that PRON mark sent; sent VERB acl Claims; drones NOUN obj sent",
        ),
        (
            "Riga laughed off the idea.",
            "off ADP compound:prt laughed; idea NOUN obj laughed",
        ),
        (
            "Hamas fired rockets at Haifa.",
            "fired VERB root fired; Hamas PROPN nsubj fired; rockets NOUN obj fired",
        ),
        ("In May Riga retaliated.", "Riga PROPN nsubj retaliated; In ADP case May"),
        ("Raids on Haifa and the siege of stopped Aden.", "siege NOUN conj Raids"),
        ("Riga remains the friend of Kyiv, Minsk's rival.", "rival NOUN appos Kyiv"),
        ("Riga condemned attacks by Minsk.", "Minsk PROPN nmod attacks"),
        ("Riga saw the arrest of singers by Minsk.", "Minsk PROPN nmod arrest"),
        ("Riga imposed targeted sanctions.", "sanctions NOUN obj imposed"),
        ("Riga imposed export controls.", "controls NOUN obj imposed"),
        ("Riga condemned in the strongest terms the raid.", "raid NOUN obj condemned"),
        ("Nine drones crossed into Haifa.", "drones NOUN nsubj crossed"),
        (
            "Riga called sanctions on judges unacceptable.",
            "unacceptable ADJ xcomp called",
        ),
        (
            "Minsk, whose army Riga arms, left.",
            "army NOUN obj arms; Riga PROPN nsubj arms; arms VERB acl:relcl Minsk",
        ),
        (
            "Minsk, whose mines Riga owns, left.",
            "mines NOUN obj owns; Riga PROPN nsubj owns; owns VERB acl:relcl Minsk",
        ),
        (
            "Riga is on course to arm Kyiv.",
            "Riga PROPN nsubj course; on ADP case course; course NOUN root course;"
            " arm VERB acl course",
        ),
        ("Riga would rather quit pacts than arm Kyiv.", "arm VERB advcl quit"),
        ("Riga arming Kyiv would alarm Minsk.", "arming VERB acl Riga"),
        ("Minsk, the Latvians say, has fled.", "Latvians PROPN nsubj say"),
        ("Riga asked Minsk to leave and closed ports.", "closed VERB conj asked"),
        (
            "Talk of Riga sending drones spread.",
            "Riga PROPN nsubj sending; sending VERB acl Talk",
        ),
        ("Riga has stable ties with Minsk.", "ties NOUN obj has"),
        ("It sold Riga drones.", "It PRON nsubj sold"),
        ("Riga advised him to leave.", "him PRON obj advised"),
        ("Riga, receiving Minsk, smiled.", "receiving VERB advcl smiled"),
        ("Talk of war is denied.", "Talk NOUN nsubj:pass denied; war NOUN nmod Talk"),
        ("Minsk, says Riga, arms Kyiv.", "Riga PROPN nsubj says; Minsk PROPN nsubj arms"),
    ],
)
def test_misread_words_are_put_right(text: str, wanted: str) -> None:
    tokens = repair(TREES[text][0]).tokens
    by_word = {t.text: f"{t.text} {t.upos} {t.dep} {tokens[t.head].text}" for t in tokens}
    assert [by_word[part.split()[0]] for part in wanted.split("; ")] == wanted.split("; ")


@pytest.mark.parametrize(
    "text",
    [
        "Minsk, whose army grew, left.",
        "Riga says Minsk arms Kyiv.",
        "Riga drew on existing stocks.",
        "Drones hit the Syrian port.",
        "The drones that Riga sent fell.",
        "Riga sailed off the coast.",
        "Riga helped build roads.",
        "Riga paid Minsk by Monday.",
        "Nine drones were crossed.",
        "In May retaliated Riga.",
        "It suits Riga that Minsk paid.",
    ],
)
def test_sound_trees_stay(text: str) -> None:
    (sentence,) = TREES[text]
    assert repair(sentence) == sentence
