"""The list of papers: each abstract with what was found in it marked; every quote of the site leads here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.records import Extraction
from kg.known_names import RULE as KNOWN_NAME
from kg.pages.addresses import anchor
from kg.pages.grammar import count, plain
from kg.pages.issue_labels import type_label
from kg.pages.lookup import Lookup, paper_page_path, paper_url
from kg.pages.tellers import finding_told
from viz.page import Link, Marked, MarkedSentence, Page, PaperEntry, Section, Statement

AUTHORS = 8
# Places of a text, what they are marked as, and the same in words.
_Span = tuple[int, int, str, str]


def paper_pages(look: Lookup) -> tuple[Page, ...]:
    """``papers.html`` and, for many papers, ``papers-2.html`` and so on; newest first, by year."""
    paths = list(dict.fromkeys(look.paper_page[p] for p in look.paper_order)) or [paper_page_path(0)]
    ties = _known_names(look)
    return tuple(_page(look, path, paths, ties) for path in paths)


def _known_names(look: Lookup) -> dict[str, list[_Span]]:
    """By paper, the places at which it names a thing that other papers name and that was known by its name alone."""
    found: dict[str, list[_Span]] = defaultdict(list)
    for entity in look.field.entities:
        for m in entity.mentions:
            if m.rule == KNOWN_NAME:
                found[m.paper].append((m.start, m.end, f"e known {entity.type}", f"{entity.type}, by a known name"))
    return found


def _page(look: Lookup, path: str, paths: list[str], ties: dict[str, list[_Span]]) -> Page:
    here = [p for p in look.paper_order if look.paper_page[p] == path]
    by_year: dict[str, list[PaperEntry]] = {}
    for p in here:
        by_year.setdefault(look.when(p), []).append(_entry(look, p, ties.get(p, ())))
    sections = tuple(
        Section(key=f"y{year}" if year else "undated", title=year or "No date", blocks=tuple(entries))
        for year, entries in by_year.items()
    )
    lead = [
        Statement(parts=("What the program found in each abstract is marked; every quote of this site leads here.",))
    ]
    if len(paths) > 1:
        parts: list[str | Link] = ["All pages of this list: "]
        for i, other in enumerate(paths):
            parts.extend(
                (
                    str(i + 1) if other == path else Link(text=str(i + 1), href=other),
                    ", " if i < len(paths) - 1 else ".",
                )
            )
        lead.append(Statement(parts=tuple(parts)))
    return Page(
        path=path,
        title="Papers" if len(paths) == 1 else f"Papers, page {paths.index(path) + 1} of {len(paths)}",
        kicker=count(len(look.papers), "paper").capitalize(),
        lead=tuple(lead),
        sections=sections,
        current="papers.html",
        tools="filter-papers",
        layout="article papers",
    )


def _entry(look: Lookup, key: str, ties: Sequence[_Span]) -> PaperEntry:
    paper = look.papers[key]
    extraction = look.extractions.get(key)
    names = [plain(a) for a in paper.authors[:AUTHORS]]
    byline = ", ".join(names) + (f" and {len(paper.authors) - AUTHORS} more" if len(paper.authors) > AUTHORS else "")
    home = look.home.get(key)
    return PaperEntry(
        key=anchor("p", key),
        title=plain(paper.title) or "(no title)",
        byline=byline,
        when=paper.date or "",
        topic=look.topic_link(home) if home and home in look.above else None,
        url=paper_url(paper),
        has_code=paper.has_code,
        sentences=tuple(_sentences(extraction, anchor("p", key), ties)) if extraction and paper.abstract else (),
        notes=tuple(_notes(look, key)),
    )


def _sentences(extraction: Extraction, key: str, ties: Sequence[_Span]) -> Iterable[MarkedSentence]:
    """The abstract cut at every boundary of a span; what stands between sentences goes with the one before."""
    text = extraction.paper.text
    read = [(m.start, m.end) for m in extraction.mentions if m.rule != KNOWN_NAME]
    spans = [tie for tie in ties if not any(start < tie[1] and tie[0] < end for start, end in read)]
    for m in extraction.mentions:
        if m.rule == KNOWN_NAME:
            continue
        entity = extraction.entities[m.entity] if 0 <= m.entity < len(extraction.entities) else None
        css = f"e {m.type}" + (" proposed" if entity and entity.proposed else "")
        spans.append((m.start, m.end, css, f"{m.type}{', proposed here' if entity and entity.proposed else ''}"))
    for i in extraction.issues:
        label = type_label(i.type)
        spans.append((i.start, i.end, "i", f"issue: {label}" if label else "issue"))
    spans.extend((s.start, s.end, "s", "solution") for s in extraction.solutions)
    sentences = extraction.sentences
    if not sentences:
        low = len(extraction.paper.title) + 1
        yield MarkedSentence(
            key=f"{key}-0", role="background", stretches=tuple(_stretches(text, low, len(text), spans))
        )
    for n, s in enumerate(sentences):
        low = len(extraction.paper.title) + 1 if n == 0 else s.start
        high = sentences[n + 1].start if n + 1 < len(sentences) else len(text)
        yield MarkedSentence(
            key=f"{key}-{n}",
            role=str(s.role),
            stretches=tuple(_stretches(text, min(low, s.start), max(high, s.end), spans)),
        )


def _stretches(text: str, low: int, high: int, spans: list[_Span]) -> Iterable[Marked]:
    inside = [s for s in spans if s[0] < high and low < s[1]]
    cuts = sorted({low, high, *(min(max(b, low), high) for s in inside for b in s[:2])})
    for a, b in pairwise(cuts):
        here = [s for s in inside if s[0] <= a and b <= s[1]]
        css = tuple(dict.fromkeys(c for s in here for c in s[2].split()))
        yield Marked(text=text[a:b], css=css, hint="; ".join(dict.fromkeys(s[3] for s in here)))


def _notes(look: Lookup, key: str) -> Iterable[Statement]:
    """What the paper claims, one sentence a finding; a finding of which no part is sure enough is left to its text."""
    told = dict.fromkeys(text for claim in look.claims_of.get(key, ()) if (text := finding_told(look, claim)))
    if told:
        yield Statement(parts=("Claims: ", " ".join(told)), tone="claims")
