"""PubMed's tagged text, "nbib" or MEDLINE format (https://www.nlm.nih.gov/bsd/mms/medlineelements.html)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.dates import parse_date
from extract.draft import make_paper
from extract.names import given_name_first
from extract.records import Paper, Reject, Source
from extract.text import drop_long_lines

NAME = "nbib"
TITLE = "PubMed nbib"
SUFFIXES = (".nbib", ".medline", ".txt")

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
_INITIALS = re.compile(r"(\S.*) ([A-Z]{1,3})")


def sniff(head: str) -> float:
    """Give how sure it is: a PMID line with other tags below."""
    lines = head.split("\n")
    if not any(re.match(r"PMID ?- ?\d", line) for line in lines[:200]):
        return 0.0
    return 0.95 if any(line.startswith("TI  -") for line in lines) else 0.4


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each record; a record begins with its PMID."""
    text, dropped = drop_long_lines(text)
    for number in dropped:
        yield Reject(source=file, locator=f"line {number}", code="line-too-long", message="The line is too long.")
    fields: dict[str, list[str]] = defaultdict(list)
    pieces: list[str] = []
    tag, start = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        match = _TAG.fullmatch(line)
        if match or not line.strip():
            if tag:
                fields[tag].append(" ".join(pieces))
            tag, pieces = "", []
        if match and match[1] == "PMID":
            if start:
                yield _paper(fields, file, start)
            fields, start = defaultdict(list), number
        if match:
            tag, pieces = match[1], [match[2]]
        elif tag and line.strip():
            pieces.append(line.strip())
    if tag:
        fields[tag].append(" ".join(pieces))
    if start:
        yield _paper(fields, file, start)


def _paper(fields: dict[str, list[str]], file: str, start: int) -> Paper | Reject:
    def first(*tags: str) -> str:
        return next((fields[tag][0] for tag in tags if fields.get(tag)), "")

    doi = next((value for tag in ("LID", "AID") for value in fields.get(tag, ()) if "[doi]" in value), None)
    pmid = first("PMID").strip()
    names = [given_name_first(name) for name in fields.get("FAU", ())] or [
        _INITIALS.sub(r"\2 \1", name) for name in fields.get("AU", ())
    ]
    return make_paper(
        source=Source(file=file, locator=f"line {start}", reader=NAME),
        title=first("TI", "TT", "BTI").strip().removesuffix("."),
        abstract=first("AB"),
        authors=[*names, *fields.get("CN", ())],
        date=parse_date(first("DP", "DEP")),
        venue=first("JT", "TA"),
        doi=doi,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid.isdigit() else None,
        keywords=[*fields.get("OT", ())],
    )
