"""The two published trees, rebuilt on the insight corpus of Li et al. (arXiv 2402.04854).

``python benchmarks/insight_tree.py --shared ../shared [--read]``

804 papers and the 2,684 citations between them. Dates come from arXiv ids and ACL names in the links to the papers.
Sentences are those labelled by hand; of papers without, our classifier labels the sections (``--read``: with the
trained reader). Printed are depth, width and likeness of both trees, and how many relevance links coincide with a
citation, each beside chance: the same over pairs drawn at random among those that dates and citations allow. The
threshold is chosen on one half of the papers (by the parity of a checksum of their ids) and measured on the other.
The published tree shows likeness between 0.85 and 0.95 on every edge, and 2 of its 97 edges coincide with a citation.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.gold import need
from extract.insight_sentences import Insight, InsightSentence, find_insights
from extract.records import Paper, Reference, Section
from kg.dates import compare_dates
from kg.inheritance import InheritanceNode, build_inheritance, choose_roots, citations, walk_inheritance, word_likeness
from kg.insight_chain import THRESHOLD, InsightLink, build_relevance, link_insights

LABELS = {"Finding": Insight.FINDING, "Neutral": Insight.NEUTRAL, "ReSolved": Insight.RESOLVED}
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def load_papers(folder: Path) -> list[Paper]:
    """Return the 804 papers of the citation graph, with references, sections and, where a link tells it, a date."""
    csv.field_size_limit(10**8)
    cites: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "d_edges.csv"):
        cites[row["sourceNodeId"]].add(row["targetNodeId"])
    known = set(cites).union(*cites.values())
    about: dict[str, dict[str, str]] = {}
    sections: dict[str, list[Section]] = defaultdict(list)
    for row in _rows(folder / "Insight_dataset.csv"):
        if row["corpusid"] in known:
            about.setdefault(row["corpusid"], row)
            sections[row["corpusid"]].append(Section(heading=row["section-title"], text=row["Content"]))
    return [
        Paper(
            id=identifier,
            title=about[identifier]["paper-title"] if identifier in about else identifier,
            date=date_of(about[identifier]["pdfurl"]) if identifier in about else None,
            references=tuple(Reference(key=key) for key in sorted(cites[identifier])),
            sections=tuple(sections[identifier]),
        )
        for identifier in sorted(known)
    ]


def date_of(link: str) -> str | None:
    """Return the date that an arXiv id or an ACL Anthology name tells.

    >>> date_of("https://export.arxiv.org/pdf/2310.08541v1.pdf"), date_of(".../2020.acl-demos.2.pdf")
    ('2023-10', '2020')
    """
    if found := re.search(r"/(\d\d)(0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?(?:\.pdf)?$", link):
        return f"20{found[1]}-{found[2]}"
    if found := re.search(r"/(20\d\d)\.[a-z]", link):
        return found[1]
    found = re.search(r"/[A-Z](\d\d)-\d{4}", link)
    return f"20{found[1]}" if found else None


def load_sentences(folder: Path, papers: Sequence[Paper], *, read: bool) -> tuple[list[InsightSentence], int]:
    """Return labelled sentences of all papers, and of how many papers they were labelled by hand."""
    known = {paper.id for paper in papers}
    by_hand: dict[str, list[InsightSentence]] = defaultdict(list)
    for number, row in enumerate(_rows(folder / "Insight_sentence_labeled.csv")):
        if row["corpusid"] in known and row["Label"].strip():
            text = row["Sentence"]
            by_hand[row["corpusid"]].append(
                InsightSentence(
                    paper=row["corpusid"], section=0, start=number, end=number + len(text), text=text,
                    label=LABELS[row["Label"]], score=1.0,
                )
            )  # fmt: skip
    reader = None
    if read:
        from extract.encoder import EncoderReader

        reader = EncoderReader()
    found = [s for paper in papers for s in (by_hand.get(paper.id) or find_insights(paper, reader))]
    return found, len(by_hand)


def tell_shape(name: str, tree: InheritanceNode) -> None:
    """Print papers, depth, width and likeness of a tree."""
    levels: Counter[int] = Counter()
    scores, below = [], []
    waiting = [(tree, 0)]
    while waiting:
        node, level = waiting.pop()
        levels[level] += 1
        below.append(len(node.children))
        scores += [child.score for child in node.children]
        waiting += [(child, level + 1) for child in node.children]
    print(
        f"{name}: {sum(levels.values())} papers, depth {max(levels)}, "
        f"papers a level {[levels[n] for n in sorted(levels)]}, most children {max(below)}"
    )
    print(f"  likeness of its edges: {quantiles(scores)}")


def quantiles(values: Sequence[float]) -> str:
    """Return quantiles as one line."""
    if not len(values):
        return "none"
    return ", ".join(f"{q:.0%} {v:.2f}" for q, v in zip(QUANTILES, np.quantile(values, QUANTILES), strict=True))


def allowed(papers: Sequence[Paper]) -> list[tuple[str, str]]:
    """Return (earlier, later) for all pairs that neither dates nor citations forbid."""
    cites = set(citations(papers))
    return [
        (a.id, b.id)
        for a in papers
        for b in papers
        if a.id != b.id and compare_dates(a.date, b.date) <= 0 and ((a.id, b.id) not in cites or (b.id, a.id) in cites)
    ]


def coincide(links: Sequence[InsightLink]) -> tuple[int, int]:
    """Return how many pairs of papers the links join, and how many of those are citations."""
    pairs = {(k.finding.paper, k.resolved.paper): k.cites for k in links}
    return len(pairs), sum(pairs.values())


def half(paper: str) -> int:
    """Return 0 for the half on which the threshold is chosen, 1 for the other."""
    return zlib.crc32(paper.encode()) % 2


def main() -> None:
    """Build both trees and print what they are like."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--read", action="store_true", help="label with the trained reader (minutes)")
    arguments = parser.parse_args()
    folder = arguments.shared / "corpora/insight"
    need(folder)
    papers = load_papers(folder)
    cites = citations(papers)
    dated = sum(paper.date is not None for paper in papers)
    print(f"{len(papers)} papers, {dated} dated, {len(cites)} citations")

    likeness = word_likeness(papers)
    root = choose_roots(papers)[0]
    (tree,) = build_inheritance(papers, [root], likeness=likeness)
    tell_shape(f"inheritance tree from the most cited paper ({root})", tree)
    generator = np.random.default_rng(0)
    chance = generator.integers(0, len(papers), size=(5000, 2))
    values = [likeness(papers[a].id, papers[b].id) for a, b in chance.tolist() if a != b]
    print(f"  by chance (pairs of papers): {quantiles(values)}")

    sentences, by_hand = load_sentences(folder, papers, read=arguments.read)
    kinds = Counter(str(s.label) for s in sentences)
    print(f"{len(sentences)} sentences ({dict(sorted(kinds.items()))}); labelled by hand in {by_hand} papers")
    have = [{s.paper for s in sentences if s.label is label} for label in (Insight.FINDING, Insight.RESOLVED)]
    cited = {(b, a) for a, b in cites}
    pairs = [p for p in allowed(papers) if p[0] in have[0] and p[1] in have[1]]
    base = sum(p in cited for p in pairs) / len(pairs)
    print(f"by chance a citation joins {base:.2%} of the {len(pairs):,} pairs that dates and citations allow")
    loose = link_insights(papers, sentences, threshold=0.05)
    for side, name in ((0, "choosing"), (1, "measuring")):
        print(f"{name} half: threshold, pairs of papers, of those citations, times chance")
        for threshold in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4):
            count, hit = coincide([k for k in loose if k.score >= threshold and half(k.finding.paper) == side])
            print(f"  {threshold:.2f} {count:5d} {hit:4d} {hit / max(1, count) / base:6.1f}")
    links = link_insights(papers, sentences)
    count, hit = coincide(links)
    print(
        f"relevance links at {THRESHOLD}: {len(links)} between {count} pairs of papers; {hit} coincide with a citation "
        f"({hit / max(1, count):.1%}, {hit / max(1, count) / base:.1f} times chance; published: 2 of 97)"
    )
    print(f"  likeness of the links: {quantiles([k.score for k in links])}")
    shuffled = generator.permutation(len(sentences))
    mixed = link_insights(papers, [_swap(s, sentences[n]) for s, n in zip(sentences, shuffled, strict=True)])
    print(f"  with the sentences dealt out to papers at random: {coincide(mixed)[1]} of {coincide(mixed)[0]} pairs")
    trees = [build_relevance(papers, links, [paper])[0] for paper in sorted({k.finding.paper for k in links})]
    largest = max(trees, key=lambda t: (sum(1 for _ in walk_inheritance(t)), t.paper))
    tell_shape(f"relevance tree from the paper that leads to most ({largest.paper})", largest)


def _swap(sentence: InsightSentence, other: InsightSentence) -> InsightSentence:
    """Return the words of ``other`` in the place of ``sentence``."""
    return InsightSentence(
        paper=sentence.paper, section=sentence.section, start=sentence.start, end=sentence.end,
        text=other.text, label=other.label, score=other.score,
    )  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    main()
