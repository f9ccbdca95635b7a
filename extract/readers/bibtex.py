"""BibTeX and BibLaTeX, as Zotero, JabRef, Google Scholar, publishers and people write it.

``bibtexparser`` (https://bibtexparser.readthedocs.io) parts the entries; here fields are mapped and LaTeX is turned
into text. Whole entries of a damaged file are kept.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from extract.arxiv import full_category
from extract.dates import month_number, parse_date, partial_date
from extract.draft import make_paper
from extract.latex import plain_text
from extract.names import given_name_first
from extract.records import Paper, Reject, Source
from extract.text import drop_long_lines, squeeze

NAME = "bibtex"
TITLE = "BibTeX"
SUFFIXES = (".bib", ".bibtex", ".biblatex")

_ENTRY = re.compile(
    r"^[ \t]*@[ \t]{0,9}([A-Za-z]{3,30})[ \t]{0,9}([{(])[ \t\n]{0,99}[^\s,{}()\"=]{0,200}[ \t\n]{0,9},", re.MULTILINE
)
_OTHER_BLOCK = re.compile(r"^[ \t]*@[ \t]{0,9}(?:comment|string|preamble)[ \t]{0,9}[{(]", re.MULTILINE | re.IGNORECASE)
_IN_ROUND_BRACKETS = frozenset(
    {"article", "inproceedings", "conference", "book", "incollection", "misc", "techreport", "phdthesis", "online"}
)
_CONTAINERS = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection", "mvbook"})
_BOOKS = _CONTAINERS | {"book", "mvbook", "inbook"}
_DELIMITER = re.compile(r'(?<!\\)[{}"#]')
_VENUES = ("journal", "journaltitle", "booktitle", "maintitle", "eventtitle", "howpublished", "institution", "school")
_LONGEST_STRING = 2_000
"""An ``@string`` is the name of a journal or a publisher; one that puts itself together beyond this is left out."""
_LONGEST_JOINED = 200_000
"""No value that is put together with "#" is longer: a few lines of ``@string`` could else fill the memory."""
_WITHIN = {"title": "booktitle", "subtitle": "booksubtitle"}


def sniff(head: str) -> float:
    """Give how sure it is: lines that open an entry with its key."""
    for kind, bracket in _ENTRY.findall(head):
        if bracket == "{" or kind.lower() in _IN_ROUND_BRACKETS:  # "@" and "(" open decorators of programs, too
            return 0.95
    return 0.3 if _OTHER_BLOCK.search(head) else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give a paper for each entry; an entry that does not end is a reject with its line."""
    text, dropped = drop_long_lines(text)
    for number in dropped:
        yield Reject(source=file, locator=f"line {number}", code="line-too-long", message="The line is too long.")
    blocks, strings = _split(text)
    entries = [block for block in blocks if _is_entry(block)]
    fields = {id(entry): _fields(entry, strings) for entry in entries}
    by_key = {entry.key.lower(): fields[id(entry)] for entry in reversed(entries)}
    parents = {values.get("crossref", "").lower() for values in fields.values()} - {""}
    for block in blocks:
        if not _is_entry(block):
            yield _damaged(block, file)
        elif block.entry_type.lower() not in _CONTAINERS or block.key.lower() not in parents:
            yield _paper(block, _inherit(fields[id(block)], by_key), file)


def _split(text: str) -> tuple[list[Any], dict[str, str]]:
    """Give the entries and damaged blocks in order, and the values of ``@string``.

    No middleware of the parser is used: it would leave out entries whose key or one of whose fields stands twice.
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock, String

    with _unheard("bibtexparser"):
        library = parse_string(text, parse_stack=[])
    blocks: list[Any] = []
    strings: dict[str, str] = {}
    for found in library.blocks:
        block: Any = found
        while isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
            block = block.ignore_error_block
        if isinstance(block, String):
            value = _resolve(str(block.value), strings)
            strings[block.key.lower()] = value if len(value) <= _LONGEST_STRING else ""
        elif isinstance(block, (Entry, ParsingFailedBlock)):
            blocks.append(block)
    return blocks, strings


def _is_entry(block: Any) -> bool:
    return hasattr(block, "entry_type")


@contextmanager
def _unheard(name: str) -> Iterator[None]:
    """Keep a library's warnings from the user's terminal: what they say becomes rejects."""
    quiet = logging.NullHandler()
    logger = logging.getLogger(name)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(quiet)
    try:
        yield
    finally:
        logger.removeHandler(quiet)
        logger.propagate = propagate


def _fields(entry: Any, strings: Mapping[str, str]) -> dict[str, str]:
    return {field.key.lower(): _resolve(str(field.value), strings) for field in reversed(entry.fields)}


def _resolve(raw: str, strings: Mapping[str, str]) -> str:
    """Give the value without its quotes or braces, abbreviations and "#" put together.

    Examples
    --------
    >>> _resolve('"Proceedings of " # abc # { {20}24}', {"abc": "ABC"})
    'Proceedings of ABC {20}24'
    """
    parts, depth, quoted, start = [], 0, False, 0
    for match in _DELIMITER.finditer(raw) if "#" in raw else ():
        mark = match[0]
        if mark == '"' and depth == 0:
            quoted = not quoted
        elif mark in "{}":
            depth += 1 if mark == "{" else -1
        elif mark == "#" and depth == 0 and not quoted:
            parts.append(raw[start : match.start()])
            start = match.end()
    parts.append(raw[start:])
    opened: list[str] = []
    length = 0
    for part in parts:
        opened.append(_open(part.strip(), strings))
        length += len(opened[-1])
        if length > _LONGEST_JOINED and len(parts) > 1:
            return raw[:_LONGEST_JOINED]
    return "".join(opened)


def _open(part: str, strings: Mapping[str, str]) -> str:
    if len(part) >= 2 and part[0] + part[-1] in ('""', "{}"):
        return part[1:-1]
    return strings.get(part.lower(), part)


def _damaged(block: Any, file: str) -> Reject:
    line = (block.start_line or 0) + 1
    reason = squeeze(str(getattr(block.error, "abort_reason", block.error)))[:200].rstrip(" .")
    return Reject(
        source=file,
        locator=f"line {line}",
        code="bibtex-damaged",
        message=f"The entry is damaged or ends too early: {reason}.",
    )


def _paper(entry: Any, raw: Mapping[str, str], file: str) -> Paper | Reject:
    value = {key: plain_text(text) for key, text in raw.items() if key not in {"author", "url", "doi", "file"}}
    title = value.get("title", "")
    if subtitle := value.get("subtitle"):
        title = f"{title}: {subtitle}"
    kind = (value.get("archiveprefix") or value.get("eprinttype") or value.get("archive") or "").lower()
    eprint = value.get("eprint", "")
    arxiv = eprint if kind in {"arxiv", ""} else None
    return make_paper(
        source=Source(
            file=file, locator=f"entry {squeeze(entry.key)}, line {(entry.start_line or 0) + 1}", reader=NAME
        ),
        title=title,
        abstract=value.get("abstract") or value.get("abstractnote") or "",
        authors=_authors(raw.get("author") or (raw.get("editor", "") if entry.entry_type.lower() in _BOOKS else "")),
        date=_date(value),
        categories=[full_category(code) for code in re.split(r"[,;\s]+", value.get("primaryclass", "")) if code],
        venue=next((value[key] for key in _VENUES if value.get(key)), None),
        doi=_plain_link(raw.get("doi")),
        arxiv_id=arxiv or _named_arxiv(value),
        url=_plain_link(raw.get("url")),
        keywords=re.split(r" ?[,;] ?", value.get("keywords") or value.get("keyword") or ""),
    )


def _inherit(fields: dict[str, str], fields_of: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Add what the entry takes from the one that it refers to (biblatex manual, appendix B)."""
    parent = fields_of.get(fields.get("crossref", "").lower())
    if not parent:
        return fields
    inherited = {_WITHIN.get(key, key): value for key, value in parent.items() if key not in {"abstract", "doi", "url"}}
    return {**inherited, **fields}


def _authors(raw: str) -> list[str]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names = []
    for name in split_multiple_persons_names(squeeze(raw[:500_000])):
        whole = name.startswith("{") and name.endswith("}") and name.count("{") == 1
        text = squeeze(plain_text(name))
        names.append(text if whole else given_name_first(text))
    return names


def _date(value: Mapping[str, str]) -> str | None:
    if date := parse_date(value.get("date", "")):
        return date
    year = parse_date(value.get("year", ""))
    if year is None or len(year) > 4:
        return year
    month_text = value.get("month", "")
    words = re.findall(r"[A-Za-z]+|\d+", month_text)
    months = [number for word in words if not (word.isdigit() and len(words) > 1) and (number := month_number(word))]
    day = value.get("day") or next((word for word in words if word.isdigit() and len(words) > 1), "")
    return partial_date(int(year), months[0] if months else None, int(day) if day.isdigit() and len(day) < 3 else None)


def _named_arxiv(value: Mapping[str, str]) -> str | None:
    texts = (value.get(key, "") for key in ("journal", "note", "howpublished", "number", "volume", "publisher"))
    return next((text for text in texts if "arxiv" in text.lower()), None)


def _plain_link(raw: str | None) -> str | None:
    if not raw:
        return None
    return re.sub(r"\\([_%&#~$])|\\url|[{}]", r"\1", raw).replace("\\textasciitilde", "~")
