"""More words that mean an actor only by what the text said before, each with a near miss."""

from collections.abc import Callable

import pytest

from graph.pipeline.extraction import Reading

pytestmark = pytest.mark.model
Read = Callable[[str], Reading]

MEANT = {
    "the two, with no noun": (
        "Emmanuel Macron visited Olaf Scholz. The two agreed on a dam.",
        "The two",
        {"emmanuel-macron", "olaf-scholz"},
    ),
    "the generals of an army": (
        "Mali's army left the north. The generals slept.",
        "The generals",
        {"MLI"},
    ),
    "a junta, far down in the sentence": (
        "Soldiers seized power in Niger. The junta jailed a priest.",
        "The junta",
        {"NER"},
    ),
    "the bloc, named before a noun": (
        "Peru slept during the ASEAN summit. The bloc admitted nobody.",
        "The bloc",
        {"ASEAN"},
    ),
    "those who brokered": (
        "Oman and Kuwait brokered a truce. Peru thanked the mediators.",
        "the mediators",
        {"OMN", "KWT"},
    ),
    "who lent": ("Kuwait lent Togo a million. Togo has paid the creditor.", "creditor", {"KWT"}),
    "who was visited": ("Togo's king visited Fiji. Peru thanked the host.", "the host", {"FJI"}),
    "the charge of soldiers in a capital": (
        "The soldiers in Bamako accused Peru of theft. Peru rejects the charge.",
        "the charge",
        {"MLI"},
    ),
    "a ship moved is a deployment": (
        "Chad shipped its guns to Togo. Peru denounced the deployment.",
        "the deployment",
        {"TCD"},
    ),
    "a letter of complaint": (
        "Peru complained about Chile to the UN. Chile dismissed the letter.",
        "the letter",
        {"PER"},
    ),
    "who fired, not who shot it down": (
        "Iran attacked Kuwait. Oman shot down two rockets. Peru condemned the attack.",
        "the attack",
        {"IRN"},
    ),
    "the archipelago, not the state of islands": (
        "Japan patrols the Senkaku Islands. China claims the archipelago.",
        "the archipelago",
        {"senkaku-islands"},
    ),
    "the territory": (
        "Chad closed its office in Western Sahara. Peru left the territory.",
        "the territory",
        {"western-sahara"},
    ),
    "its ally, sworn": (
        "Russian soldiers slept. Azerbaijan smiled. Armenia accused its ally of treason.",
        "ally",
        {"RUS"},
    ),
    "its foe, the only one": ("Chile built a wall. Peru sued its foe.", "foe", {"CHL"}),
    "its neighbour in the south": (
        "Chile and Ecuador slept. Peru sued its southern neighbour.",
        "neighbour",
        {"CHL"},
    ),
    "whose troops are to leave": ("Iraq asked Oman to withdraw its troops.", "its", {"OMN"}),
    "one of its boats": (
        "The Philippine navy said a Chinese ship had rammed one of its boats.",
        "its",
        {"PHL"},
    ),
    "their release": (
        "Chad jailed three Malians and two Nigeriens. Peru demanded its closure. "
        "Togo bombed a port in Chad. Chad demanded its withdrawal.",
        "its",
        {"TGO"},
    ),
    "who is blamed for what it did": (
        "Egypt smiled. Ministers berated the United States when it vetoed a text.",
        "it",
        {"USA"},
    ),
    "so many of a part of the world": (
        "Britain, France and Germany met. The three European powers threatened Iran.",
        "The three European powers",
        {"GBR", "FRA", "DEU"},
    ),
    "sanctions of the union": ("Serbia opposes European sanctions.", "European", {"EU"}),
    "its neighbour across the water": (
        "Denmark slept. Sweden lent its neighbour a radar.",
        "neighbour",
        {"DNK"},
    ),
    "whose creditor another is": (
        "Zambia slept. China, its biggest creditor, agreed.",
        "its",
        {"ZMB"},
    ),
    "whose mines another bought": (
        "Zambia smiled. The Emirates bought one of its mines.",
        "its",
        {"ZMB"},
    ),
    "the attacker's own neighbour": ("Peru attacked its neighbour.", "its", {"PER"}),
    "the neighbours of a part of the world": (
        "Kyrgyzstan and Tajikistan quarrelled. The Central Asian neighbours have made peace.",
        "neighbours",
        {"KGZ", "TJK"},
    ),
    "deeds denounced": (
        "Washington announced flights over Guyana. Caracas denounced them.",
        "them",
        {"USA"},
    ),
    "they, two named together rather than many": (
        "Armenian leaders thanked Washington. Donald Trump hosted Nikol Pashinyan and "
        "Ilham Aliyev. They signed a treaty.",
        "They",
        {"nikol-pashinyan", "ilham-aliyev"},
    ),
    "both sides, of firms that a third one fined": (
        "Iran attacked Kuwait. The United States fined firms owned by both sides.",
        "both sides",
        {"IRN", "KWT"},
    ),
    "the marshal, who commands": (
        "Khalifa Haftar met Vladimir Putin. The marshal wants money.",
        "The marshal",
        {"khalifa-haftar"},
    ),
    "the state of which a text tells": (
        "Togo slept. Togo woke. Togo ate. Togo drank. Togo wept. Togo sang. Togo ran. Togo sat. "
        "Peru asked Chile for grain. France is the largest donor of the country.",
        "the country",
        {"TGO"},
    ),
}
UNCLEAR = {
    "the two dogs": ("Emmanuel Macron met Olaf Scholz. The two dogs slept.", "two"),
    "the generals, with no army": ("Chad left. Peru slept. The generals slept.", "generals"),
    "mediators, none told of": ("Oman and Kuwait slept. Peru thanked the mediators.", "mediators"),
    "a creditor, nobody lent": ("Kuwait praised Togo. Togo has paid the creditor.", "creditor"),
    "an ally, one of two": ("Chile and Ecuador slept. Peru sued its ally.", "ally"),
    "an ally who is named": ("Chile slept. Peru sued its ally Togo.", "ally"),
    "its neighbour, an ocean away": (
        "Peru slept. Australia lent its neighbour a radar.",
        "neighbour",
    ),
    "a marshal, one of two who command nothing": (
        "Emmanuel Macron met Olaf Scholz. The marshal wants money.",
        "marshal",
    ),
    "a bloc with its name": ("Chad left the UN. Peru thanked the regional bloc IGAD.", "bloc"),
    "a move of who only abstained": (
        "Chad and Peru abstained. Togo's envoy regretted the measure.",
        "measure",
    ),
}


def meant(reading: Reading, words: str) -> set[str]:
    at = reading.article.text.rindex(words)
    end = at + len(words)
    found = [m for m in reading.document.mentions if m.start <= at < m.end or at <= m.start < end]
    return {code for m in found if m.end <= end for code in m.actors}


@pytest.mark.parametrize(("text", "words", "actors"), MEANT.values(), ids=MEANT.keys())
def test_words_mean_whom_the_text_told_of(
    read: Read, text: str, words: str, actors: set[str]
) -> None:
    assert meant(read(text), words) == actors


@pytest.mark.parametrize(("text", "word"), UNCLEAR.values(), ids=UNCLEAR.keys())
def test_what_nothing_tells_stays_open(read: Read, text: str, word: str) -> None:
    reading = read(text)
    at = reading.article.text.rindex(word)
    carried = [m for m in reading.document.mentions if m.start <= at and m.end == at + len(word)]
    assert carried == []


def test_demonym_of_many_states_stays_theirs_before_other_nouns(read: Read) -> None:
    assert meant(read("Serbia opposes European ideas."), "European") == {"europeans"}
