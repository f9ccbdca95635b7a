"""From what a reader found to what the paper says: a ``Reading`` goes in, an ``Extraction`` comes out.

The same for the rules, the trained encoder and a reader of one's own; only the thresholds differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.abbreviations import find_abbreviations
from extract.assembly_settings import AssemblySettings
from extract.claim_parts import PartChooser
from extract.claims import frame_claims
from extract.entities import group_mentions
from extract.folding import fold
from extract.issue_typing import Embed, type_issues
from extract.reading import PhraseSpan, Reading
from extract.records import Abbreviation, Entity, Extraction, Issue, Mention, Paper, Sentence, Solution
from extract.relations import find_relations
from extract.solution_choice import choose_solutions
from extract.solution_links import link_solutions
from extract.spans import covering, trim_phrase
from extract.title_names import mend_title_names
from ontologies.vocabulary import Role

__all__ = ["assemble"]

_SPAN = tuple[int, int]


def assemble(
    paper: Paper,
    sentences: Sequence[_SPAN],
    reading: Reading,
    settings: AssemblySettings | None = None,
    embed: Embed | None = None,
    chooser: PartChooser | None = None,
) -> Extraction:
    """Assemble all that one paper says.

    Parameters
    ----------
    paper : Paper
    sentences : sequence of (start, end)
        As they were given to the reader.
    reading : Reading
        What the reader said; one role a sentence.
    settings : AssemblySettings, optional
        Thresholds; one half everywhere by default.
    embed : callable, optional
        Gives the embeddings of texts, for the types of issues; without it their words decide.
    chooser : PartChooser, optional
        Chooses the parts of claims by what was learned; without it their places decide.
    """
    settings = settings or AssemblySettings()
    text = paper.text
    reading = mend_title_names(text, len(paper.title), reading)
    abbreviations = find_abbreviations(text)
    entities, mentions = group_mentions(text, reading.mentions, abbreviations, settings)
    parts = tuple(
        Sentence(start=a, end=b, role=r.role, score=r.score) for (a, b), r in zip(sentences, reading.roles, strict=True)
    )
    claims = frame_claims(text, sentences, reading, entities, mentions, settings, chooser)
    issues, issue_of = _issues(text, parts, reading.issues, settings, embed)
    return Extraction(
        paper=paper,
        sentences=parts,
        mentions=mentions,
        entities=entities,
        issues=issues,
        solutions=_solutions(paper, reading, (entities, mentions, abbreviations), issues, issue_of, settings),
        claims=claims,
        abbreviations=abbreviations,
        relations=find_relations(
            text, parts, entities, mentions, claims, read=reading.mentions, stated=reading.relations
        ),
    )


def _issues(
    text: str,
    parts: Sequence[Sentence],
    phrases: Sequence[PhraseSpan],
    settings: AssemblySettings,
    embed: Embed | None,
) -> tuple[tuple[Issue, ...], dict[int, int]]:
    """The issues, and which of them each of the reader's phrases became."""
    sentences = [(p.start, p.end) for p in parts]
    kept: list[tuple[_SPAN, int, float, int]] = []
    for number, phrase in enumerate(phrases):
        span = trim_phrase(text, phrase.start, phrase.end)
        if span is None or not sentences:
            continue
        # A problem named in the title only: the first sentence stands for it.
        sentence = covering(sentences, span[0]) or 0
        stated = parts[sentence].role is Role.ISSUE
        if phrase.score < (settings.issue if stated else settings.issue_elsewhere):
            continue
        kept.append((span, sentence, phrase.score, number))
    kept.sort()
    distinct: list[tuple[_SPAN, int, float, int]] = []
    index_of: dict[int, int] = {}
    seen: dict[str, int] = {}
    for item in kept:
        key = fold(text[item[0][0] : item[0][1]])
        if key in seen:
            index_of[item[3]] = seen[key]
            continue
        seen[key] = index_of[item[3]] = len(distinct)
        distinct.append(item)
    types = type_issues(
        [text[a:b] for (a, b), _, _, _ in distinct], [text[slice(*sentences[s])] for _, s, _, _ in distinct], embed
    )
    issues = tuple(
        Issue(start=a, end=b, text=text[a:b], sentence=s, type=t, score=score)
        for ((a, b), s, score, _), t in zip(distinct, types, strict=True)
    )
    return issues, index_of


def _solutions(
    paper: Paper,
    reading: Reading,
    things: tuple[Sequence[Entity], Sequence[Mention], Sequence[Abbreviation]],
    issues: Sequence[Issue],
    issue_of: dict[int, int],
    settings: AssemblySettings,
) -> tuple[Solution, ...]:
    text = paper.text
    kept = choose_solutions(text, len(paper.title), reading.solutions, *things, settings)
    chances: list[list[float]] = []
    if reading.links:
        for one in kept:
            # What the reader marked nowhere as a phrase of its own is what the whole paper is about.
            row = [0.0 if one.phrases else 1.0] * len(issues)
            for phrase_index, issue_index in issue_of.items():
                row[issue_index] = max(row[issue_index], *(reading.links[n][phrase_index] for n in one.phrases), 0.0)
            chances.append(row)
    spans = [(k.start, k.end) for k in kept]
    links = link_solutions(spans, [(i.start, i.end) for i in issues], chances, settings.link)
    return tuple(
        Solution(start=k.start, end=k.end, text=text[k.start : k.end], addresses=addresses, score=k.score)
        for k, addresses in zip(kept, links, strict=True)
    )
