"""Field names that databases, managers and people use, brought to those of ``Paper``.

For records whose format says nothing about its fields: JSON of any origin, and CSV.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.arxiv import full_category
from extract.dates import month_number, parse_date, partial_date
from extract.draft import make_paper
from extract.identity import normalize_arxiv, normalize_doi
from extract.json_records import records_of, text_of, texts_of
from extract.names import given_name_first, split_names
from extract.records import Paper, Reference, Reject, Source

NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "papertitle", "articletitle", "documenttitle", "displayname", "primarytitle", "ti", "t1"),
    "abstract": ("abstract", "abstractnote", "abstracttext", "summary", "ab", "n2", "description"),
    "authors": ("authorfullnames", "af", "authors", "author", "authornames", "creators", "creator", "au", "byline"),
    "date": (
        "date", "publicationdate", "published", "publisheddate", "datepublished", "coverdate", "issued", "pubdate",
        "submitted", "da", "pd", "created", "updatedate", "updated",
    ),
    "year": ("year", "publicationyear", "pubyear", "yearpublished", "py", "y1"),
    "month": ("month", "publicationmonth"),
    "categories": ("categories", "category", "primarycategory", "arxivcategory", "primaryclass"),
    "venue": (
        "venue", "journal", "publicationtitle", "sourcetitle", "containertitle", "journaltitle", "booktitle",
        "conference", "conferencename", "so", "t2", "jo", "jf", "publication", "host",
    ),
    "doi": ("doi", "doinumber", "articledoi", "di", "do"),
    "arxiv_id": ("arxivid", "arxiv", "eprint", "arxivnumber"),
    "url": ("url", "link", "paperurl", "urls", "pdfurl", "ur", "absurl", "links"),
    "keywords": (
        "keywords", "keyword", "authorkeywords", "indexkeywords", "manualtags", "automatictags", "tags", "de", "kw",
    ),
}  # fmt: skip
"""Names in lower case, without blanks and punctuation; an earlier one goes before a later one."""

_FIELD_OF = {name: (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)}
_LIST = re.compile(r" ?[;|\n] ?")


def plain_name(name: str) -> str:
    """Give a field's name without case, blanks and punctuation.

    Examples
    --------
    >>> plain_name("Abstract Note"), plain_name("publication_date")
    ('abstractnote', 'publicationdate')
    """
    return "".join(c for c in name.lower() if c.isalnum())


def known_names(names: list[str]) -> set[str]:
    """Give the fields of ``Paper`` that a row of names stands for."""
    return {_FIELD_OF[plain][0] for name in names if (plain := plain_name(name)) in _FIELD_OF}


def sort_fields(record: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Give the values for each of our fields, the best name's first, empty ones left out."""
    found: dict[str, list[tuple[int, Any]]] = {}
    for name, value in record.items():
        field, rank = _FIELD_OF.get(plain_name(str(name)[:60]), (None, 0))
        if field and value not in (None, "", [], {}):
            found.setdefault(field, []).append((rank, value))
    return {field: [value for _, value in sorted(values, key=lambda item: item[0])] for field, values in found.items()}


def paper_from_fields(record: Mapping[str, Any], source: Source) -> Paper | Reject:
    """Give the paper of a record with common field names.

    Parameters
    ----------
    record : mapping
        Values may be strings, numbers, lists, or small objects such as ``{"name": ...}``.
    source : Source
        Where it stood.
    """
    fields = sort_fields(record)
    first = {field: text_of(values) or _inner_text(values[0]) for field, values in fields.items()}
    identifier = text_of(record.get("id"))
    return make_paper(
        source=source,
        title=first.get("title"),
        abstract=first.get("abstract"),
        authors=_authors(fields.get("authors", [])),
        date=_date(fields, first),
        categories=_categories(fields.get("categories", [])),
        venue=first.get("venue"),
        doi=first.get("doi") or normalize_doi(identifier if "10." in identifier else None),
        arxiv_id=first.get("arxiv_id") or normalize_arxiv(identifier),
        url=first.get("url"),
        has_code=record.get("has_code") is True,
        keywords=[word for value in fields.get("keywords", []) for word in _list(value)],
        references=_references(record.get("references")),
        sections=_sections(record.get("sections")),
    )


def names_of(value: Any) -> list[str]:
    """Give the names of people in a list of strings or objects, or in one string.

    Examples
    --------
    >>> names_of([{"given": "Ann", "family": "Lee"}, {"name": "Bo Chen"}, "Roy, Jean"]), names_of("Lee, Ann; Bo Chen")
    (['Ann Lee', 'Bo Chen', 'Jean Roy'], ['Ann Lee', 'Bo Chen'])
    """
    if isinstance(value, str):
        return list(split_names(value))
    if isinstance(value, dict):
        return [name] if (name := _person(value)) else []
    if isinstance(value, list):
        return [name for item in value if (name := _person(item) if isinstance(item, dict) else _one_name(item))]
    return []


def _one_name(value: Any) -> str:
    if isinstance(value, list):  # arXiv's "authors_parsed": [family, given, suffix]
        parts = [text for text in texts_of(value) if text.strip()]
        return " ".join([*parts[1:2], *parts[:1], *parts[2:3]])
    text = text_of(value)
    return given_name_first(text) if text.count(",") == 1 else text


def _person(value: dict[str, Any]) -> str:
    for key in ("name", "literal", "full_name", "fullName", "fullname", "display_name", "raw_author_name", "author"):
        inside = value.get(key)
        if isinstance(inside, dict) and (name := _person(inside)):
            return name
        if text := text_of(inside):
            return given_name_first(text)
    given = [text_of(value.get(key)) for key in ("given", "first", "firstName", "first_name", "forename", "givenName")]
    middle = " ".join(texts_of(value.get("middle")))
    family = [text_of(value.get(key)) for key in ("family", "last", "lastName", "last_name", "surname", "familyName")]
    particle = text_of(value.get("non-dropping-particle")) or text_of(value.get("dropping-particle"))
    suffix = text_of(value.get("suffix"))
    parts = [next(filter(None, given), ""), middle, particle, next(filter(None, family), ""), suffix]
    return " ".join(part for part in parts if part)


def _authors(values: list[Any]) -> list[str]:
    return next((names for value in values if (names := names_of(value))), [])


def _date(fields: Mapping[str, list[Any]], first: Mapping[str, str]) -> str | None:
    dates = [parse_date(text_of(value)) for value in fields.get("date", [])]
    full = next((date for date in dates if date), None)
    year = parse_date(first.get("year", "").removesuffix(".0"))
    if full and (year is None or len(full) > 4):
        return full
    if year and len(year) == 4:
        return partial_date(int(year), month_number(first.get("month", "")))
    return year


def _categories(values: list[Any]) -> list[str]:
    texts = [text for value in values for text in texts_of(value)]
    return [full_category(code) for text in texts for code in re.split(r"[\s,;|]+", text) if code]


def _list(value: Any) -> list[str]:
    if isinstance(value, str):
        parts = [part for part in _LIST.split(value) if part]
        return parts if len(parts) > 1 else [part.strip() for part in value.split(",")]
    items = value if isinstance(value, list) else []
    return [text for item in items if (text := text_of(item) or _inner_text(item))]


def _inner_text(value: Any) -> str:
    if isinstance(value, dict):
        return next(
            (text for key in ("name", "value", "title", "display_name", "url") if (text := text_of(value.get(key)))), ""
        )
    return ""


def _references(value: Any) -> tuple[Reference, ...]:
    found = []
    for item in value[:20_000] if isinstance(value, list) else ():
        if isinstance(item, str):
            doi, arxiv_id = normalize_doi(item), normalize_arxiv(item)
            found.append(Reference(key=None if doi or arxiv_id else item[:500], doi=doi, arxiv_id=arxiv_id))
        elif isinstance(item, dict):
            found.append(reference_from_fields(item))
    return tuple(reference for reference in found if reference != Reference())


def reference_from_fields(item: Mapping[str, Any]) -> Reference:
    """Give a cited work of which the record tells title, DOI, arXiv id or key."""
    fields = sort_fields(item)
    title = text_of(fields.get("title", []))
    return Reference(
        title=title[:2000] or None,
        doi=normalize_doi(text_of(fields.get("doi", []))),
        arxiv_id=normalize_arxiv(text_of(fields.get("arxiv_id", []))),
        key=text_of(item.get("key") or item.get("id"))[:500] or None,
    )


def _sections(value: Any) -> list[tuple[str, str]]:
    return [(text_of(item.get("heading")), text_of(item.get("text"))) for item in records_of(value)]
