"""Sentences on the main things of a field: one of each of its largest topics, on what most of its papers are about.

A topic's sentences that say what something is, or why it matters, go in; the one whose subject is said in the most
titles comes out. A sentence on what hardly any title has is an aside, however well it defines.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.english.defining import DEFINES, MATTERS, TAKES_UP
from kg.topics import is_rest
from kg.words import content_words, document_counts

if TYPE_CHECKING:
    from kg.pages.lookup import Framing, Lookup
    from kg.records import Topic

# What a sentence counts that defines, takes up or praises; others tell a trait of something.
_WORTH = {DEFINES: 1.0, TAKES_UP: 0.9, MATTERS: 0.7}
_TRAIT = 0.6
# The share of the titles that must have a word of the subject, and all its words on average.
_ONE_WORD, _ALL_WORDS = 0.3, 0.2
# How many titles must have two words of it, each.
_KNOWN = 2
# Papers of a topic that may give a sentence of the field.
_FEWEST = 3


_OF_ITS_OWN = re.compile(r"(?i)(?:in )?(?:this|our|we)\b")
_SHORT = re.compile(r"\b(?=[^a-z]*[A-Z])[A-Z0-9-]{2,}s?\b")


def main_framings(
    look: Lookup, topic: Topic, framings: Mapping[str, Sequence[Framing]], told: Container[object], most: int
) -> list[Framing]:
    """One sentence of each of the largest topics below, then of those within them, up to ``most``.

    Parameters
    ----------
    framings : mapping of paper id to sequence of Framing
        What the papers say of things.
    told : container of (paper id, start)
        Sentences that stand elsewhere on the page.
    """
    level = [topic]
    found: list[Framing] = []
    names: set[frozenset[str]] = set()
    while level and len(found) < most:
        level = sorted((t for above in level for t in above.children), key=lambda t: (-len(t.papers), t.label))
        for below in level:
            if len(found) == most or is_rest(below) or len(below.papers) < _FEWEST:
                continue
            best = _best(look, below, framings, told, names, {f.evidence.paper for f in found})
            if best is not None:
                found.append(best)
                names.add(frozenset(content_words(best.said.name)))
    return found


def _shorts(name: str) -> list[str]:
    """The stems of the short forms in a name."""
    return [word for form in _SHORT.findall(name) for word in content_words(form)]


def _best(
    look: Lookup,
    topic: Topic,
    framings: Mapping[str, Sequence[Framing]],
    told: Container[object],
    names: Container[frozenset[str]],
    papers: Container[str],
) -> Framing | None:
    titles = document_counts(content_words(look.title(paper)) for paper in topic.papers)
    ranked = []
    for paper in topic.papers:
        for framing in framings.get(paper, ()):
            words = frozenset(content_words(framing.said.name))
            evidence = framing.evidence
            if not words or words in names or paper in papers or (paper, evidence.start) in told:
                continue
            # A short form of one paper is a thing of its own, and "this paper" does not tell of the field.
            if _OF_ITS_OWN.match(evidence.quote) or any(titles[w] < 2 for w in _shorts(framing.said.name)):
                continue
            shares = [titles[word] / len(topic.papers) for word in sorted(words)]
            mean = sum(shares) / len(shares)
            # "Transfer learning" is no main thing of what is all about learning.
            known = sum(titles[word] >= _KNOWN for word in words)
            if max(shares) >= _ONE_WORD and mean >= _ALL_WORDS and known >= min(2, len(shares)):
                worth = _WORTH.get(framing.said.how, _TRAIT) * mean
                ranked.append((-round(worth, 6), paper, evidence.start, framing))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None
