from __future__ import annotations

import pytest

from graph.read.language import guess_language, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le roi a reçu la reine en 2022, et on a signé la paix dans son palais. ", "fr"),
        ("Der König war in Bonn und hat dort mit dem Kanzler einen Pakt unterschrieben. ", "de"),
        ("El rey se reunió con la reina a pesar de las protestas en la capital. ", "es"),
        ("The king met the queen in Bonn and said that he had signed the pact with her. ", "en"),
    ],
)
def test_words_that_other_languages_share_mislead_nobody(text: str, language: str) -> None:
    assert guess_language(text * 4) == language


def test_a_short_text_is_taken_for_english() -> None:
    assert guess_language("Paix signée à Bonn") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Les deux pays ont signé un pacte sur la pêche dans la capitale, et les rois aussi.",
            "fr",
        ),
        (
            "De koning heeft het verdrag met Bonn niet getekend, en dat was voor velen niet goed.",
            "nl",
        ),
        ("El rey firmó un pacto con Noruega para los puertos del sur, según el ministro.", "es"),
        ("Los Angeles mayor Maria de los Rios visits La Paz, meets Evo Morales, flies home", "en"),
        (
            "Van den Berg wins, Dutch media say; Groen en Blauw lose seats, Rotterdam votes late",
            "en",
        ),
        ("Kenya, Peru sign pact; Chile, Norway, Mali, Oman to follow within weeks", "en"),
    ],
)
def test_few_words_can_tell_the_language(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_lists_of_headlines_have_few_small_words_and_are_english() -> None:
    lines = (
        "Norway opposes Peru's membership bid. Chile recruits soldiers. Oslo visited.",
        "Kenya offered Bahrain a loan. Chad called Mali's claim an insult. Oman sent envoys.",
        "Port closed. Lira trading was halted in Dili. Myanmar and Vietnam disagree about fish.",
        "Peru did not impose sanctions on Fiji. Nauru will not accept refugees.",
    )
    assert guess_language("\n".join(lines)) == "en"
    assert guess_language("Zorblax frimpt gnarlo wixel drumba " * 12) == "und"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министры обеих стран подписали договор.", "ru"),
        ("Міністри обох країн підписали угоду її їх.", "uk"),
        ("两国外长在首都签署了渔业协定。", "zh"),
        ("両国の外相は協定に署名しました。", "ja"),
        ("양국 외무장관은 협정에 서명했다.", "ko"),
        ("وقع وزراء البلدين اتفاقا في العاصمة.", "ar"),
        ("Οι υπουργοί υπέγραψαν τη συμφωνία.", "el"),
        ("They met Xi Jinping (习近平) in Beijing.", "en"),
    ],
)
def test_script_tells_the_language(text: str, language: str) -> None:
    assert guess_language(text) == language


ENGLISH = "The king met the queen in Bonn and said that he had signed the pact with her. " * 4
GERMAN = "Der König war in Bonn und hat dort mit dem Kanzler einen Pakt unterschrieben. " * 4


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        pytest.param(ENGLISH, "en_GB", "en-gb", id="variety is kept"),
        pytest.param(ENGLISH, "de", "en", id="page of another language around it"),
        pytest.param(GERMAN, "en", "de", id="text says otherwise"),
        pytest.param(GERMAN, "de-AT", "de-at", id="both agree"),
        pytest.param("Paix signée.", "fr", "fr", id="too short to tell"),
        pytest.param("They met.", "English please", "en", id="no code"),
    ],
)
def test_words_count_more_than_what_is_declared(text: str, declared: str, language: str) -> None:
    assert language_of(text, declared) == language


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La Norvège a livré du gaz à l'Estonie quelques heures après la visite de son roi.", "fr"),
        ("El presidente de Perú viaja a Chile en busca de un acuerdo sobre la pesca.", "es"),
        ("Il presidente del Perù vola in Cile e firma un accordo di pace con la Bolivia.", "it"),
        ("O presidente do Peru viaja em segredo e assina um acordo de pesca na Bolívia.", "pt"),
        ("Charles de Gaulle met El Salvador envoys at La Paz, said Le Monde, Peru denies", "en"),
        ("Peru arms Chile at La Paz after Santiago talks fail on Monday, officials say", "en"),
    ],
    ids=["fr", "es", "it", "pt", "names", "headline"],
)  # fmt: skip
def test_few_words_of_a_romance_language_are_told(text: str, wanted: str) -> None:
    assert guess_language(text) == wanted
