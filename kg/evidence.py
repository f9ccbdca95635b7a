"""Quotes: from offsets in a paper to ``Evidence``."""

from __future__ import annotations

from extract.records import Extraction, Paper
from kg.records import Evidence


def quote(paper: Paper, start: int, end: int, rule: str, score: float) -> Evidence:
    """The words of a paper between two offsets."""
    return Evidence(
        paper=paper.id, start=start, end=end, quote=paper.text[start:end], rule=rule, score=round(float(score), 4)
    )


def sentence_at(extraction: Extraction, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds a span; of the title, where the span stands there; else the span's own."""
    title_end = len(extraction.paper.title)
    if end <= title_end:
        return 0, title_end
    for sentence in extraction.sentences:
        if sentence.start <= start < sentence.end:
            return sentence.start, max(sentence.end, end)
    return start, end


def quote_sentence(extraction: Extraction, start: int, end: int, rule: str, score: float) -> Evidence:
    """The sentence around a span, as evidence."""
    return quote(extraction.paper, *sentence_at(extraction, start, end), rule, score)
