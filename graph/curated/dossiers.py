"""Dossiers: folders of articles put down by hand, one Markdown file each.

A file opens with front matter in YAML between two lines `---`: `id`, and as far as known
`title`, `author`, `publisher`, `date`, `url`, `language`; `claims` may be stated there by
hand. What follows is the text, in own wording. Such claims have no place in the text
unless they `quote` it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from graph.curated.dossier_file import DossierFile, StatedClaim, parse_file
from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError, UnknownNameError
from graph.model.article import Article
from graph.model.claim import Statement, Voice
from graph.model.quantity import Amount

STATED = "stated-by-hand"


def load_dossier(
    name: str | Path,
    *,
    relations: Collection[str] | None = None,
    actors: Collection[str] | None = None,
) -> tuple[Article, ...]:
    """Give the articles of a dossier by the name of its folder, or by a path; sorted by id.

    With `relations` and `actors`, the names that claims use must be among them.

    Raises:
        UnknownNameError: there is no such dossier.
        CuratedError: its files hold faults, all of them at once.
    """
    known = {"relation": relations, "subject": actors, "object": actors}
    articles: dict[str, Article] = {}
    faults: list[str] = []
    for path in _files(name):
        try:
            article = parse_dossier_article(path, known=known)
        except CuratedError as error:
            faults.extend(error.faults)
            continue
        if article.id in articles:
            faults.append(f"{shown(path)}:1: id: expected a new id, got {article.id!r} again")
        articles[article.id] = article
    if faults:
        raise CuratedError(faults)
    return tuple(articles[key] for key in sorted(articles))


def dossier_names() -> list[str]:
    """Give the names of the dossiers in `sources/dossiers/`, sorted."""
    folder = data_dir("sources") / "dossiers"
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def parse_dossier_article(
    path: Path, *, known: Mapping[str, Collection[str] | None] | None = None
) -> Article:
    """Give the article of one dossier file; every fault of the file at once."""
    file = parse_file(path)
    faults = [*_quote_faults(file), *_name_faults(file, known or {})]
    if not file.text:
        faults.append(file.yaml.fault((), "expected text after the front matter, found none"))
    if faults:
        raise CuratedError(faults)
    front = file.front
    return Article(
        id=front.id,
        text=file.text,
        title=front.title,
        date=front.date,
        publisher=front.publisher,
        author=front.author,
        url=front.url,
        language=front.language,
        stated=tuple(_statement(claim, front.id, file.text) for claim in front.claims),
    )


def _files(name: str | Path) -> list[Path]:
    bundled = data_dir("sources") / "dossiers" / name
    folder = next((p for p in (bundled, Path(name)) if p.is_dir()), None)
    if folder is None:
        near = get_close_matches(str(name), dossier_names(), n=1)
        hint = f"; did you mean {near[0]}" if near else ""
        raise UnknownNameError(f"expected a dossier or a folder, got {str(name)!r}{hint}")
    files = sorted(folder.glob("*.md"))
    if not files:
        raise CuratedError([f"{shown(folder)}: expected articles (*.md), found none"])
    return files


def _quote_faults(file: DossierFile) -> Iterator[str]:
    for i, claim in enumerate(file.front.claims):
        for name, words in (("quote", claim.quote), ("denial", claim.denial)):
            if words not in file.text:
                text = f"expected words of the text, got {words!r:.60}"
                yield file.yaml.fault(("claims", i, name), text)
        if claim.denial and not claim.denied_by:
            text = "expected denied_by beside the words of a denial, found none"
            yield file.yaml.fault(("claims", i, "denial"), text)


def _name_faults(file: DossierFile, known: Mapping[str, Collection[str] | None]) -> Iterator[str]:
    for i, claim in enumerate(file.front.claims):
        for role, names in known.items():
            name = getattr(claim, role)
            if names is not None and name not in names:
                near = get_close_matches(name, list(names), n=1)
                hint = f"; did you mean {near[0]}" if near else ""
                text = f"expected a known {'relation' if role == 'relation' else 'actor'}"
                yield file.yaml.fault(("claims", i, role), f"{text}, got {name!r}{hint}")


def _statement(claim: StatedClaim, article: str, text: str) -> Statement:
    stated = Statement(
        subject=claim.subject,
        relation=claim.relation,
        object=claim.object,
        status=claim.status,
        by=claim.by,
        denied_by=claim.denied_by,
        subject_as=claim.subject_as,
        object_as=claim.object_as,
        subject_named=claim.subject,
        object_named=claim.object,
        amount=Amount(**dict(claim.amount)) if claim.amount else None,
        when=claim.when,
        frame=STATED,
        quote=claim.quote,
        article=article,
        note=claim.note,
    )
    if claim.denial:
        start = text.find(claim.denial)
        voice = Voice(claim.denied_by, start, start + len(claim.denial), claim.denial)
        stated = replace(stated, denials=(voice,))
    start = text.find(claim.quote) if claim.quote else -1
    return stated if start < 0 else replace(stated, start=start, end=start + len(claim.quote))
