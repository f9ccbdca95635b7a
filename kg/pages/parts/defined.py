"""What a thing of the field is, or why it matters, in the papers' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from kg.pages.lookup import Lookup, Scope
from kg.pages.wording import spoken
from kg.records import Evidence
from ontologies.vocabulary import EntityType, Role
from viz.page import Statement

OWN_WORDS = 3
# An own-words sentence reads well between these lengths; shorter ones lack a subject, longer ones lose the newcomer.
SHORTEST, LONGEST = 60, 280
# Of the sentences of an abstract its first ones say what its field is.
_FIRST = 3
# What a framing sentence is about, tasks before all.
_FRAMED_BY = {EntityType.TASK: 2.0, EntityType.MODALITY: 1.0, EntityType.METHOD: 0.5}
# How far into a sentence its subject must be named.
_SUBJECT = 70
_DEFINES = re.compile(
    r"(?i)\b(?:is|are)\s+(?:an?|the|one of the)\s+(?:(?!that\b|which\b)[\w-]+,?\s+){0,5}?(?:task|problem|field|area"
    r"|process|technique|technology|approach|ability|discipline|branch|paradigm|challenge|component|step|tool|goal|topic|domain"
    r"|means|measure|system|method|application|form|disease|condition|modality)s?\b"
    r"|\b(?:aims?\s+(?:to|at)|refers?\s+to|(?:is|are)\s+defined\s+as|deals?\s+with|seeks?\s+to|(?:is|are)\s+concerned\s+with)\b"
)
_MATTERS = re.compile(
    r"(?i)\b(?:plays?\s+an?\s+(?:[\w-]+\s+){0,3}role|(?:is|are)\s+(?:an?\s+)?(?:\w+ly\s+)?(?:essential|crucial|critical"
    r"|important|fundamental|vital|central|indispensable|widely\s+used)|(?:has|have)\s+(?:recently\s+)?(?:attracted"
    r"|received|gained|drawn|become|emerged|revolutioni[sz]ed|achieved|shown))\b"
)
_NO_FRAME = re.compile(
    r"(?i)^(?:however|moreover|although|while|despite|existing|recent(?:ly)?|but|this|these|those|such|it|they|we|our"
    r"|in (?:this|general|particular)|here|furthermore|thus|therefore|to|since|because|as|when|if|yet|current(?:ly)?"
    r"|most|many|unlike|given|another|also|both|their|its)\b|\b(?:we|our|us|this (?:paper|work|study))\b|\(cid:"
)


def own_words(look: Lookup, scope: Scope, quoted: Container[tuple[str, str]] = ()) -> list[Statement]:
    """Sentences that say what a thing of the scope is, or why it matters: one a paper, and one a thing.

    None that stands behind a sentence before it (``quoted``, by title and text), and none of the pages above.
    """
    return [spoken(look, e, LONGEST + 1, tone="quote") for e in _framing(look, scope, quoted)]


def _framing(look: Lookup, scope: Scope, quoted: Container[tuple[str, str]]) -> list[Evidence]:
    """What frames a scope, less what frames the pages on the way to it."""
    way: list[frozenset[str]] = []
    key = look.above.get(scope.topic.id)
    while key is not None:
        way.append(frozenset(look.topics[key].papers) if key in look.above else frozenset(look.papers))
        key = look.above.get(key)
    taken: set[tuple[str, int]] = set()
    for papers in reversed(way):
        taken |= {(e.paper, e.start) for e in _framing_of(look, papers, (), taken)}
    return _framing_of(look, scope.papers, quoted, taken)


def _framing_of(
    look: Lookup, papers: frozenset[str], quoted: Container[tuple[str, str]], taken: Container[tuple[str, int]]
) -> list[Evidence]:
    named = Counter(key for p in papers for key in look.named_by.get(p, ()))
    least = 1 if len(papers) <= OWN_WORDS else 2
    weight = {
        key: n * factor
        for key, n in named.items()
        if n >= least and (factor := _FRAMED_BY.get(look.entities[key].type))
    }
    ranked: list[tuple[float, str, int, str, Evidence]] = []
    for paper in sorted(papers):
        extraction = look.extractions.get(paper)
        for s in extraction.sentences[:_FIRST] if extraction else ():
            if s.role is not Role.BACKGROUND or not SHORTEST <= s.end - s.start <= LONGEST or s.score < 0.5:
                continue
            text = look.papers[paper].text[s.start : s.end]
            worth = 3 if _DEFINES.search(text) else 2 if _MATTERS.search(text) else 0
            if not worth or _NO_FRAME.search(text) or not text[:1].isupper() or text[-1:] != ".":
                continue
            near = look.named_at.get(paper, ())
            inside = [key for at, key in near if key in weight and s.start <= at < s.start + _SUBJECT]
            if not inside or (paper, s.start) in taken or (look.title(paper), text) in quoted:
                continue
            first = look.entities[inside[0]]
            if first.type is EntityType.METHOD and 5 * named[first.id] < len(papers):
                continue  # a thing that few of them use is not what they are about
            about = max(sorted(inside), key=lambda key: weight[key])
            points = worth * weight[about] * s.score
            evidence = Evidence(paper=paper, start=s.start, end=s.end, quote=text, rule="role", score=s.score)
            ranked.append((-points, paper, s.start, about, evidence))
    out: list[Evidence] = []
    told: set[str] = set()
    for _, paper, _, about, evidence in sorted(ranked, key=lambda r: r[:3]):
        if len(out) < OWN_WORDS and not {paper, about} & told:
            told |= {paper, about}
            out.append(evidence)
    return out
