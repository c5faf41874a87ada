"""Words that mean an actor only by what the text said before, and words that must mean none."""

from collections.abc import Callable

import pytest

from graph.pipeline.extraction import Reading

pytestmark = pytest.mark.model
Read = Callable[[str], Reading]

MEANT = {
    "an officer, then the captain": (
        "Ibrahim Traoré, an officer who seized power in Burkina Faso, flew to Minsk. "
        "Alexander Lukashenko praised the captain.",
        "the captain",
        {"ibrahim-traore"},
    ),
    "an oligarch, then the tycoon": (
        "Ilan Shor, a fugitive oligarch, moved to Moscow. Moldova has sentenced the tycoon.",
        "the tycoon",
        {"ilan-shor"},
    ),
    "the island": (
        "Taiwan closed its ports. China sent warships towards the island.",
        "the island",
        {"TWN"},
    ),
    "the enclave, some sentences on": (
        "Transnistria asked for gas. Chad slept. Peru slept. Mali slept. Fiji slept. "
        "Romania offered coal to the enclave.",
        "the enclave",
        {"transnistria"},
    ),
    "separatists of the breakaway land": (
        "Abkhazia asked for grain. Syria sold grain to the separatists.",
        "the separatists",
        {"abkhazia"},
    ),
    "the seat of a breakaway land": (
        "Tiraspol begged the Kremlin for gas.",
        "Tiraspol",
        {"transnistria"},
    ),
    "a bloc that never acts as one": (
        "The Baltic states warned Belarus.",
        "Baltic states",
        {"EST", "LVA", "LTU"},
    ),
    "the juntas": (
        "Mali and Niger quit ECOWAS. Togo has thanked the three juntas.",
        "the three juntas",
        {"BFA", "MLI", "NER"},
    ),
    "punished over its own deed": (
        "Serbia refuses to impose sanctions on Russia over its invasion of Ukraine.",
        "its",
        {"RUS"},
    ),
    "blamed for its own deed": (
        "France criticised Mali for its contract with Russia.",
        "its",
        {"MLI"},
    ),
    "the only court so far": (
        "The International Court of Justice heard Gambia. Chad slept. Peru slept. Fiji slept. "
        "Cuba slept. Then the court ordered Myanmar to stop.",
        "the court",
        {"ICJ"},
    ),
    "the army, by who leads it": (
        "The army, led by Abdel Fattah al-Burhan, has besieged the town.",
        "The army",
        {"SDN"},
    ),
    "not who does it": (
        "Haiti is poor. The Americans occupied the country.",
        "the country",
        {"HTI"},
    ),
    "not the government that says so": (
        "Burundi arrested ten priests. Nairobi complained that the government had lied.",
        "the government",
        {"BDI"},
    ),
    "neighbours share a border": (
        "Thailand shelled Cambodia. Malaysia urged the neighbours to talk.",
        "the neighbours",
        {"THA", "KHM"},
    ),
    "one did it to the other": (
        "China scolded Mongolia. China scolded Mongolia. Mongolia wrote to China. "
        "Japan will lend Laos three ships. The two countries signed a pact.",
        "The two countries",
        {"JPN", "LAO"},
    ),
    "whose soldiers": (
        "The visit pleased Paris. Its soldiers had left Mali.",
        "Its",
        {"FRA"},
    ),
    "him, not who thanks him": (
        "Vladimir Putin met Kim Jong Un. Putin thanked him.",
        "him",
        {"kim-jong-un"},
    ),
    "it, as in the sentence before": (
        "Washington has sold Fiji radars and taught it to use them. Japan will lend it boats. "
        "India has given it drones.",
        "it",
        {"FJI"},
    ),
    "a demonym is no leader's state": (
        "An Iranian president went to Oslo.",
        "An Iranian president",
        {"IRN"},
    ),
}

UNCLEAR = {
    "the captain of a ship": (
        "Ibrahim Traoré met Alexander Lukashenko. The captain of the ferry thanked Belarus.",
        "captain",
    ),
    "a captain, nobody so called before": (
        "A ferry sank off Malta. Emmanuel Macron praised the captain.",
        "captain",
    ),
    "the island, of a land of many": (
        "The Philippines built a road. Rebels burned a bridge on the island.",
        "island",
    ),
    "the separatists, nothing broke away": (
        "Spain held a vote. France criticised the separatists.",
        "separatists",
    ),
    "juntas, none named": ("Algeria has criticised the three juntas.", "juntas"),
    "two courts": (
        "The International Court of Justice heard Gambia. The International Criminal Court "
        "heard Peru. Chad slept. Fiji slept. Cuba slept. Mali slept. The court ordered a halt.",
        "court",
    ),
    "an army, led by a stranger": (
        "The army, led by a man whom nobody knew, marched. Peru slept.",
        "army",
    ),
    "neighbours without a border": (
        "The United States met China in Oslo. Brazil urged the two neighbours to talk.",
        "neighbours",
    ),
    "it, a fight": (
        "Mali praised Niger. It was the worst fighting since 1999.",
        "It",
    ),
    "it, a visit that is denounced": (
        "Vladimir Putin visited Hanoi. Britain denounced it.",
        "it",
    ),
    "its officials, a party's": (
        "The party won in Georgia. Its officials slept.",
        "Its",
    ),
    "the leader of a part": ("Spain has jailed a Catalan leader.", "leader"),
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


def test_name_after_a_name_that_ends_a_sentence(read: Read) -> None:
    found = read("Moscow welcomed Kim Jong Un. Putin smiled.").document.mentions
    assert [m.actors for m in found] == [("RUS",), ("kim-jong-un",), ("vladimir-putin",)]


def test_strong_name_elsewhere_outweighs_doubtful_words(read: Read) -> None:
    text = "The Wagner group left Mali. An orchestra played. Niger thanked Wagner."
    assert meant(read(text), "Wagner") == {"WAGNER"}
