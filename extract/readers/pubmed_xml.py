"""PubMed's XML (https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/)."""

from __future__ import annotations

from collections.abc import Iterator

from extract.dates import month_number, parse_date, partial_date
from extract.draft import make_paper
from extract.identity import normalize_doi
from extract.records import Paper, Reference, Reject, Source
from extract.xml_records import Element, xml_records

NAME = "pubmed-xml"
TITLE = "PubMed XML"
SUFFIXES = (".xml",)


def sniff(head: str) -> float:
    """Give how sure it is: the element around PubMed's articles."""
    return 0.95 if "<PubmedArticle" in head or "<MedlineCitation" in head else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each article."""
    for item in xml_records(text, file, ("PubmedArticle", "PubmedBookArticle")):
        yield item if isinstance(item, Reject) else _paper(item, file)


def _paper(record: Element, file: str) -> Paper | Reject:
    source = Source(file=file, locator=f"line {record.line}", reader=NAME)
    article = record.child("MedlineCitation", "Article") or record.child("BookDocument") or record
    pmid = record.text("MedlineCitation", "PMID") or record.text("BookDocument", "PMID")
    ids = [
        *article.children("ELocationID"),
        *record.children("PubmedData", "ArticleIdList", "ArticleId"),
        *article.children("ArticleIdList", "ArticleId"),
    ]
    doi = next((e.text() for e in ids if "doi" in {e.attributes.get("EIdType"), e.attributes.get("IdType")}), None)
    return make_paper(
        source=source,
        title=(article.text("ArticleTitle") or article.text("VernacularTitle")).strip().removesuffix("."),
        abstract=" ".join(_abstract_part(part) for part in article.children("Abstract", "AbstractText")),
        authors=[_name(author) for author in article.children("AuthorList", "Author")],
        date=_date(article),
        venue=article.text("Journal", "Title") or article.text("Book", "BookTitle"),
        doi=doi,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid.isdigit() else None,
        keywords=[keyword.text() for keyword in record.children("MedlineCitation", "KeywordList", "Keyword")],
        references=[
            reference
            for listed in record.children("PubmedData", "ReferenceList", "Reference")
            if (reference := _reference(listed)) is not None
        ],
    )


def _abstract_part(part: Element) -> str:
    label = part.attributes.get("Label", "").strip()
    return f"{label}: {part.text()}" if label and label.upper() != "UNLABELLED" else part.text()


def _name(author: Element) -> str:
    family, given = author.text("LastName"), author.text("ForeName") or author.text("Initials")
    return " ".join(part for part in (given, family, author.text("Suffix")) if part) or author.text("CollectiveName")


def _date(article: Element) -> str | None:
    candidates = []
    for element in (article.child("ArticleDate"), article.child("Journal", "JournalIssue", "PubDate")):
        if element:
            year, day = element.text("Year").strip(), element.text("Day").strip()
            if year.isdigit() and len(year) == 4:
                month = month_number(element.text("Month"))
                candidates.append(partial_date(int(year), month, int(day) if day.isdigit() and len(day) < 3 else None))
            candidates.append(parse_date(element.text("MedlineDate")))
    book = article.child("Book", "PubDate")
    candidates.append(parse_date(book.text("Year")) if book else None)
    return max((date for date in candidates if date), key=lambda date: (len(date), date), default=None)


def _reference(listed: Element) -> Reference | None:
    ids = [(e.attributes.get("IdType"), e.text()) for e in listed.children("ArticleIdList", "ArticleId")]
    doi = next((normalize_doi(text) for kind, text in ids if kind == "doi"), None)
    key = next((f"pmid:{text.strip()}" for kind, text in ids if kind == "pubmed"), None)
    return Reference(doi=doi, key=key) if doi or key else None
