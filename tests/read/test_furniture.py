import pytest

from graph.errors import CuratedError
from graph.read import furniture
from graph.read.furniture import body, is_furniture
from graph.read.paragraphs import paragraphs
from graph.read.plain import plain_article

FIRST = (
    "Norland has sent nine patrol boats to Sudria since the spring, its defence ministry said, in "
    "exchange for grain and the use of two harbours on the southern coast."
)
SECOND = (
    "Sudria's neighbours are wary. “We were not asked,” an official in Estmark said, adding that "
    "his country would raise the matter at the next meeting of the coastal league."
)
THIRD = (
    "Neither side has published the terms, which were agreed in a single night of talks, and both "
    "have refused to say whether the boats carry arms. Analysts doubt that they do."
)
FOURTH = (
    "The league meets in June. Until then the boats stay, and with them the question of who pays "
    "for their crews, their fuel and the repair of the harbour wall that one of them rammed."
)
TEASER = (
    "A summer of storms has emptied the markets of Westport, and its mayor blames the capital for "
    "having sold the reserve. The capital says that it was never asked for help."
)


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "Keep reading Show less",
        "Share this article on Facebook",
        "Follow us on social",
        "[See also: Who owns the harbour?]",
        "Photo credit: a trawler leaves the bay, 3 May 2021. Lee Day",
        "The minister visits the yard in Westport, Sudria May 3, 2021. Lee Day/Pool via REUTERS",
        "A trawler in the bay. (Photo by Lee Day)",
        "Image caption, The minister of Sudria greeted the crews.",
        "A trawler in the bay. Lee Day/Getty Images",
        "Sign up to our weekly newsletter and never miss a story.",
        "Enter your email address to receive our best essays.",
        "Visit our privacy policy for how we use your personal data.",
        "© 2021 The Gull. All rights reserved.",
        "Content from our partners",
        "Follow her on Twitter @roth.",
    ],
)
def test_page_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        FIRST,
        SECOND,
        "More on this was said by the minister of Sudria on Tuesday, when the talks had ended.",
        "The minister told Reuters.",
        "Sudria will share the intelligence with Norland.",
        "Photographs show the boats at anchor.",
        "Norland wants to sign up more allies this week.",
        "They follow us everywhere, said the captain of the trawler, and we do not know why.",
        "The two sides closed the harbour (and reopened it).",
    ],
)
def test_sentences_of_articles_are_not_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_page_keeps_its_prose_alone() -> None:
    page = "\n\n".join(
        [
            "Skip to content",
            "The Gull",
            "Boats for grain",
            "Why the harbour deal matters.",
            "By Ana Roth",
            FIRST,
            "A patrol boat at anchor. Lee Day/AFP",
            "Select a topic\n  • Fishing\n  • Harbours and Ports\n  • Law",
            SECOND,
            "Our daily briefing, delivered to your inbox",
            THIRD,
            FOURTH,
            "[See also: The night of the treaty]",
            "Most read",
            "Storms empty Westport",
            TEASER,
        ]
    )
    assert plain_article(page, "x").text == "\n\n".join([FIRST, SECOND, THIRD, FOURTH])


def test_teasers_without_a_marker_fall_for_their_shape() -> None:
    lines = [FIRST, SECOND, "Storms Empty Westport", "By Li Wei", "Who Owns the Harbour Wall?"]
    assert body(lines) == [FIRST, SECOND]


def test_marker_in_the_middle_of_an_article_does_not_end_it() -> None:
    lines = [FIRST, SECOND, "Related articles", "Storms Empty Westport", THIRD, FOURTH]
    assert body(lines) == [FIRST, SECOND, THIRD, FOURTH]
    late = [FIRST, SECOND, THIRD, "Recommended stories", FOURTH, "Boats stay.", "They do."]
    assert body(late) == [FIRST, SECOND, THIRD, FOURTH, "Boats stay.", "They do."]


def test_items_of_a_list_are_kept_when_they_are_sentences() -> None:
    assert body(["• Norland sent nine boats to Sudria.", "• Boats", FIRST]) == [
        "Norland sent nine boats to Sudria.",
        FIRST,
    ]


def test_standfirst_without_byline_is_kept() -> None:
    assert plain_article(f"Boats for grain\n\nIt matters.\n\n{FIRST}", "x").text == (
        f"It matters.\n\n{FIRST}"
    )


def test_headline_printed_twice_is_the_title() -> None:
    page = f"World news today\nBoats for grain\nBoats for grain\n\n{FIRST}"
    assert plain_article(page, "x").title == "Boats for grain"


def test_wrapped_lines_are_joined() -> None:
    text = (
        "Norland has sent nine patrol boats to Sudria since the spring, its\n"
        "defence ministry said, in exchange for grain and the use of two\n"
        "harbours.\n\nAll parties welcomed the exchange, and the council in\nEstmark did too.\n"
    )
    assert [p.split()[-1] for p in paragraphs(text)] == ["harbours.", "too."]


def test_lines_of_a_list_are_not_joined() -> None:
    text = "Norland armed Sudria.\nSudria thanked Norland.\nEstmark protested in the league."
    assert paragraphs(text) == text.split("\n")


def test_odd_spaces_become_plain_ones() -> None:
    assert paragraphs("Norland\u00a0armed\u200b \tSudria.\r\n\r\nIt paid.") == [
        "Norland armed Sudria.",
        "It paid.",
    ]


def test_phrase_with_capitals_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = {"phrases": ["Sign up here", r"\W+ads\S"], "lines": [], "credits": [], "tails": []}
    monkeypatch.setattr(furniture, "lexicon", lambda _: phrases)
    furniture._lexicon.cache_clear()
    with pytest.raises(CuratedError, match="expected a pattern in lower case, got 'Sign up here'"):
        furniture._lexicon()
    furniture._lexicon.cache_clear()
