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
    "a country by its region": (
        "Togo sent soldiers to Burma. The West African country fears a coup.",
        "The West African country",
        {"TGO"},
    ),
    "a country by a region that is a name": (
        "Kazakhstan left. Moscow scolded the Central Asian country.",
        "the Central Asian country",
        {"central-asia", "KAZ"},
    ),
    "a country by a word for few": (
        "Latvia jailed a spy of China. Beijing scolded the Baltic republic.",
        "the Baltic republic",
        {"LVA"},
    ),
    "a country by a word for any": (
        "Peru praised Bolivia. The landlocked country slept.",
        "The landlocked country",
        {"PER"},
    ),
    "a kingdom is one": (
        "France scolded Lesotho. The kingdom slept.",
        "The kingdom",
        {"LSO"},
    ),
    "a junta is one": (
        "Peru sent a list to Myanmar. The junta lost it.",
        "The junta",
        {"MMR"},
    ),
    "the lender": (
        "Ghana left the International Monetary Fund. The lender slept.",
        "The lender",
        {"IMF"},
    ),
    "the islands": (
        "New Zealand asked the Cook Islands for fish. The islands slept.",
        "The islands",
        {"COK"},
    ),
    "no continent is an archipelago": (
        "Fiji left. Australia said the archipelago slept.",
        "the archipelago",
        {"FJI"},
    ),
    "another word for the same": (
        "Chile summoned the Peruvian ambassador. The envoy slept.",
        "The envoy",
        {"PER"},
    ),
    "the company that is accused of something": (
        "Gazprom left Moldova. Chisinau accused the company of blackmail.",
        "the company",
        {"gazprom"},
    ),
    "a president accuses another country": (
        "Chad left Mali. Its president accused the country of theft.",
        "the country",
        {"MLI"},
    ),
    "an envoy expelled is another's": (
        "Chad insulted Fiji. Fiji expelled its envoy.",
        "its",
        {"TCD"},
    ),
    "generals punished are another's": (
        "Togo jailed a priest. Peru imposed sanctions on its generals.",
        "its",
        {"TGO"},
    ),
    "its own plant is its own": ("Togo left. Peru bombed its own plant.", "its", {"PER"}),
    "who ignores was ordered": (
        "The UN ordered Togo to stop. It ignored them.",
        "It",
        {"TGO"},
    ),
    "who refuses was asked": (
        "Chad asked Mali to leave. It refused.",
        "It",
        {"MLI"},
    ),
    "its neighbour": (
        "Togo sells oil. The war in its northern neighbour raged.",
        "its",
        {"TGO"},
    ),
    "the first country": (
        "Chad left Mali. It was the first country to leave.",
        "It",
        {"TCD"},
    ),
    "one of its ministers": (
        '"Enough," said one of Togo\'s ministers. He wept.',
        "He",
        {"TGO"},
    ),
    "their, of those told of": (
        "Iran left Japan to the Americans, who had closed their embassy.",
        "their",
        {"USA"},
    ),
    "whose, after a name": (
        "Greece fears a war with Turkey, whose army slept.",
        "whose",
        {"TUR"},
    ),
    "a ministry by its seat": (
        "The foreign ministry in Beijing slept.",
        "ministry",
        {"CHN"},
    ),
    "a government by its seat, wherever it hangs": (
        "Peru slept. Washington thanked the government in Lima for its help.",
        "government",
        {"PER"},
    ),
    "the deal, of both": (
        "Hanoi bought radars from Delhi last year. The deal angered Beijing.",
        "deal",
        {"VNM", "IND"},
    ),
    "the talks, of both": (
        "Chad met Niger in June. Mali brokered the talks.",
        "talks",
        {"TCD", "NER"},
    ),
    "the meeting with a guest": (
        "Chad received the king of Morocco. Mali condemned the meeting.",
        "meeting",
        {"TCD", "MAR"},
    ),
    "the trip, of the guest": (
        "Chad hosted Vladimir Putin. Mali condemned the trip.",
        "trip",
        {"vladimir-putin"},
    ),
    "the project, of both": (
        "Serbia and Hungary dug a canal. Romania condemned the project.",
        "project",
        {"SRB", "HUN"},
    ),
    "it, a law that is condemned": (
        "Georgia passed a law on films. Sweden condemned it.",
        "it",
        {"GEO"},
    ),
    "the move, told by another": (
        "Kyiv said that Russia had shut the strait. Warsaw condemned the move.",
        "move",
        {"RUS"},
    ),
    "the bombing, by jets that were sent": (
        "Chad sent jets to bomb Mali. Mali shelled Chad. Niger condemned the bombing.",
        "bombing",
        {"TCD"},
    ),
    "its border, after its airspace": (
        "Riyadh closed its airspace and its only road.",
        "its",
        {"SAU"},
    ),
    "it that is unlikely to sell": (
        "Togo buys jets. It is unlikely to sell them.",
        "It",
        {"TGO"},
    ),
    "their spokesman": (
        "Dozens of people fled. The Taliban replied. Otto Quark, their spokesman, slept.",
        "their",
        {"TALIBAN"},
    ),
    "what somebody was called on to stop": (
        "Beijing called on Manila to stop its boats.",
        "its",
        {"PHL"},
    ),
    "what somebody was kept from": (
        "Togo kept Peru from choosing its partners.",
        "its",
        {"PER"},
    ),
    "it, who was spoken of": (
        "Togo feeds much of Peru's army. It buys grain.",
        "It",
        {"TGO"},
    ),
    "a minister whom the register lacks": (
        "Zambia's trade minister, Joseph Mulenga, flew to Beijing. Mulenga asked China for time.",
        "Mulenga",
        {"ZMB"},
    ),
    "he, a minister whom the register lacks": (
        "The Peruvian trade minister, Carlos Quispe, accused Chile of spying. He has proof.",
        "He",
        {"PER"},
    ),
    "the minister whom the register lacks": (
        "Trade Minister Ana Petrova of Bulgaria flew to Ankara. The minister asked for gas.",
        "The minister",
        {"BGR"},
    ),
    "a firm that the text calls a state's": (
        "Gazprom, Russia's state-owned gas giant, slept. Gazprom slept.",
        "Gazprom",
        {"RUS"},
    ),
    "a firm of a country is a firm": ("Germany's Siemens slept.", "Siemens", {"siemens"}),
}

UNCLEAR = {
    "a country of no such region": ("Peru praised Bolivia. The Baltic country slept.", "country"),
    "a country by words unknown": ("Peru left Bolivia. The third country slept.", "country"),
    "no kingdom before": ("Peru praised Bolivia. The kingdom slept.", "kingdom"),
    "the deal of one": ("Peru bought radars. The deal angered Chile.", "deal"),
    "the deal praised by a party": ("Peru bought radars from Mali. Peru praised the deal.", "deal"),
    "the deal does something": ("Peru signed a pact with Mali. The pact helps Chad.", "pact"),
    "it is unlikely that": ("Togo buys jets. It is unlikely that they fly.", "It"),
    "it is somebody who does": (
        "The regime in Minsk says it is Warsaw that mistreats them.",
        "it",
    ),
    "it, something asked": ("Georgia passed a law on films. Sweden knew it.", "it"),
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


def test_office_after_a_list_is_that_of_the_last_named(read: Read) -> None:
    text = "Emmanuel Macron met Olaf Scholz and Antony Blinken, America's secretary of state."
    offices = [m for m in read(text).document.mentions if m.text.endswith("secretary of state")]
    assert [m.actors for m in offices] == [("antony-blinken",)]


def test_poet_whom_the_register_lacks_acts_for_nobody(read: Read) -> None:
    text = "A Peruvian poet, Carlos Quispe, accused Chile of spying. Quispe has proof."
    assert "PER" not in meant(read(text), "Quispe")
