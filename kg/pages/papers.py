"""The list of papers: each in a few lines, behind them its abstract with what was found in it marked.

Every quote of the site leads here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.records import Extraction, Paper, Solution
from kg.english.grammar import count, listed, lower_first, plain, sentence, with_article
from kg.known_names import RULE as KNOWN_NAME
from kg.pages.addresses import anchor
from kg.pages.issue_labels import type_label
from kg.pages.lookup import Lookup, paper_page_path
from kg.pages.tellers import finding_told
from kg.pages.venues import venue_name
from kg.solution_labels import solution_label
from viz.page import Link, Marked, MarkedSentence, OnScreen, Page, PaperEntry, Section, Statement
from viz.text import shorten

AUTHORS = 8
# Of what a paper puts forward its line names so many things, and so many issues that they are against.
_NAMED, _AGAINST = 3, 2
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
        Section(
            key=f"y{year}" if year else "undated",
            title=year or "No date",
            blocks=tuple(entries),
            short=f"{year or 'No date'} ({len(entries):,})",
        )
        for year, entries in by_year.items()
    )
    text = " Its abstract, with what the program found in it marked, opens below it. Every quote leads here."
    lead = [Statement(parts=("Each with what it puts forward.", OnScreen(text=text)))]
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
        venue=venue_name(paper.venue, paper.date),
        topic=Link(text=look.called(home), href=look.topic_href(home)) if home and home in look.above else None,
        links=_links(paper),
        has_code=paper.has_code,
        gist=_gist(extraction) if extraction else "",
        sentences=tuple(_sentences(extraction, anchor("p", key), ties)) if extraction and paper.abstract else (),
        notes=tuple(_notes(look, key)),
    )


def _links(paper: Paper) -> tuple[Link, ...]:
    """Where the paper itself is, each place once: by its DOI, at arXiv, and what else the record says."""
    found: dict[str, str] = {}
    if paper.doi:
        found[f"https://doi.org/{paper.doi}"] = f"doi:{shorten(paper.doi, 40)}"
    if paper.arxiv_id:
        found[f"https://arxiv.org/abs/{paper.arxiv_id}"] = f"arXiv:{shorten(paper.arxiv_id, 40)}"
    known = any(key and key.casefold() in (paper.url or "").casefold() for key in (paper.doi, paper.arxiv_id))
    if paper.url and not known:
        host = re.sub(r"(?i)^[a-z][a-z0-9+.-]*:(?://)?(?:www\.)?|[/?#].*", "", paper.url.strip())
        found.setdefault(paper.url, shorten(host, 40) or "on the web")
    return tuple(Link(text=text, href=href, outward=True) for href, text in found.items())


def _gist(extraction: Extraction) -> str:
    """What a paper puts forward in one line, and against what where that is known."""
    found = [_named(extraction, s) for s in extraction.solutions]
    if not any(found):
        found = [plain(e.name) for e in extraction.entities if e.proposed]
    names: dict[str, str] = {}
    for name in filter(None, found):
        names.setdefault(name.casefold(), shorten(name, 80))
    told = [with_article(name) for name in names.values()][:_NAMED]
    if not told:
        return ""
    if len(names) > len(told):
        left = len(names) - len(told)
        told.append("one more" if left == 1 else f"{left} more")
    types = dict.fromkeys(
        label
        for s in extraction.solutions
        for i in s.addresses
        if 0 <= i < len(extraction.issues) and (label := type_label(extraction.issues[i].type))
    )
    against = listed([f"“{lower_first(label)}”" for label in types][:_AGAINST])
    return sentence(f"Puts forward {listed(told)}{f' against {against}' if against else ''}")


def _named(extraction: Extraction, solution: Solution) -> str:
    """A name for a solution within a sentence: as its words have it, or in small letters where it was put together."""
    name = plain(solution_label(extraction, solution))
    words = plain(solution.text)
    if name in words:
        return name
    start = words.casefold().find(name.casefold())
    return words[start : start + len(name)] if start >= 0 else lower_first(name)


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
