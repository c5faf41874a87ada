from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from graph.curated.dossiers import dossier_names, load_dossier
from graph.errors import CuratedError, UnknownNameError
from graph.model.quantity import Amount, Bound
from graph.model.terms import Status

ARTICLE = """---
id: boats-for-grain
title: Boats for grain
author: Ana Roth
publisher: The Gull
date: 2021-05-03
url: https://gull.example/boats
claims:
  - subject: NOR
    relation: suppliesArms
    object: SUD
    status: reported
    by: EST
    denied_by: [NOR, SUD]
    amount: {number: 9, bound: atLeast, unit: patrol boat, written: nine or more patrol boats}
    when: 2021-03/..
    quote: nine or more patrol boats
    denial: Both deny it
    note: the ministry's own count
  - {subject: SUD, relation: providesAid, object: NOR, when: 2021}
---
Estmark says that Norland sent nine or more patrol boats.

Both deny it.
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        (tmp_path / f"{name}.md").write_text(content)
    return tmp_path


def faults(tmp_path: Path, content: str) -> str:
    with pytest.raises(CuratedError) as caught:
        load_dossier(folder(tmp_path, a=content))
    return str(caught.value)


def test_article_is_read_with_its_metadata(tmp_path: Path) -> None:
    (article,) = load_dossier(folder(tmp_path, a=ARTICLE))
    assert (article.id, article.title, article.author) == (
        "boats-for-grain",
        "Boats for grain",
        "Ana Roth",
    )
    assert (article.publisher, article.date) == ("The Gull", date(2021, 5, 3))
    assert article.text == (
        "Estmark says that Norland sent nine or more patrol boats.\n\nBoth deny it."
    )


def test_claims_stated_by_hand_become_statements(tmp_path: Path) -> None:
    (article,) = load_dossier(folder(tmp_path, a=ARTICLE))
    first, second = article.stated
    assert (first.subject, first.relation, first.object) == ("NOR", "suppliesArms", "SUD")
    assert (first.status, first.by, first.denied_by) == (Status.REPORTED, ("EST",), ("NOR", "SUD"))
    assert first.amount == Amount(
        Decimal(9), "patrol boat", Bound.AT_LEAST, written="nine or more patrol boats"
    )
    assert first.when is not None
    assert first.when.iso == "2021-03-01/.."
    assert (first.frame, first.article) == ("stated-by-hand", "boats-for-grain")
    assert article.text[first.start : first.end] == first.quote == "nine or more patrol boats"
    (voice,) = first.denials
    assert (voice.by, voice.quote) == (("NOR", "SUD"), "Both deny it")
    assert article.text[voice.start : voice.end] == voice.quote
    assert second.when is not None
    assert second.when.iso == "2021-01-01/2022-01-01"
    assert (second.status, second.start) == (Status.ASSERTED, None)


def test_articles_are_sorted_by_id(tmp_path: Path) -> None:
    one, two = "---\nid: b\n---\nThey met.", "---\nid: a\n---\nThey met."
    assert [a.id for a in load_dossier(folder(tmp_path, one=one, two=two))] == ["a", "b"]


def test_lines_in_one_paragraph_are_sentences_of_their_own(tmp_path: Path) -> None:
    (article,) = load_dossier(folder(tmp_path, a="---\nid: a\n---\nThey  met.\nThey ate.\n"))
    assert article.text == "They met.\n\nThey ate."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("auther: B", "a.md:3: auther: expected a known key, got 'auther'; did you mean author"),
        ("date: soon", "a.md:3: date:"),
        ("claims: [{subject: A, relation: r}]", "a.md:3: claims.0.object: expected a value"),
        ("claims: [{subject: A, relation: r, object: B, status: sure}]", "got 'sure'"),
        ("claims: [{subject: A, relation: r, object: B, when: soon}]", "2022/.., got 'soon'"),
        ("claims: [{subject: A, relation: r, object: B, quote: x1}]", "expected words of the text"),
        (
            "claims: [{subject: A, relation: r, object: B, denied_by: C, denial: x1}]",
            "claims.0.denial: expected words of the text",
        ),
        (
            "claims: [{subject: A, relation: r, object: B, denial: They}]",
            "claims.0.denial: expected denied_by beside the words",
        ),
        (
            "claims: [{subject: A, relation: r, object: B, amount: {number: many, unit: x}}]",
            "claims.0.amount.number:",
        ),
        ("title: [", "a.md:4: expected YAML"),
    ],
)
def test_fault_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    assert said in faults(tmp_path, f"---\nid: a\n{line}\n---\nThey met.\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("They met.", "a.md:1: expected front matter"),
        ("---\ntitle: A\n---\nThey met.", "a.md:2: id: expected a value, found none"),
        ("---\nid: a\n---\n", "a.md:2: expected text after the front matter"),
    ],
)
def test_file_of_another_shape_is_refused(tmp_path: Path, content: str, said: str) -> None:
    assert said in faults(tmp_path, content)


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    bad = "---\nid: a\nx: 1\ny: 2\n---\nThey met."
    with pytest.raises(CuratedError) as caught:
        load_dossier(folder(tmp_path, a=bad, b=bad))
    assert len(caught.value.faults) == 4


def test_id_may_stand_once(tmp_path: Path) -> None:
    one = "---\nid: a\n---\nThey met."
    with pytest.raises(CuratedError, match="expected a new id, got 'a' again"):
        load_dossier(folder(tmp_path, a=one, b=one))


def test_names_of_claims_are_checked_against_those_known(tmp_path: Path) -> None:
    place = folder(tmp_path, a=ARTICLE)
    with pytest.raises(CuratedError) as caught:
        load_dossier(place, relations={"suppliesArms"}, actors={"NOR", "SUDD"})
    lines = str(caught.value).splitlines()
    assert any(
        "claims.1.relation: expected a known relation, got 'providesAid'" in x for x in lines
    )
    assert any("expected a known actor, got 'SUD'; did you mean SUDD" in x for x in lines)


def test_unknown_dossier_is_named() -> None:
    with pytest.raises(UnknownNameError, match="got 'no-such-dossier'"):
        load_dossier("no-such-dossier")


def test_folder_without_articles_is_named(tmp_path: Path) -> None:
    with pytest.raises(CuratedError, match="expected articles"):
        load_dossier(tmp_path)


@pytest.mark.parametrize("name", dossier_names())
def test_bundled_dossiers_have_no_faults(name: str) -> None:
    assert load_dossier(name)
