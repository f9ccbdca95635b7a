"""Quotes: from offsets in a paper to ``Evidence``."""

from __future__ import annotations

from extract.records import Extraction, Paper
from kg.records import Evidence
from ontologies.vocabulary import Role


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


def sentence_number(extraction: Extraction, place: int) -> int:
    """The number of the sentence that holds a place; -1 where none does, as in the title."""
    return next((n for n, s in enumerate(extraction.sentences) if s.start <= place < s.end), -1)


def role_at(extraction: Extraction, place: int) -> Role | None:
    """The role of the sentence that holds a place; None where none does."""
    number = sentence_number(extraction, place)
    return extraction.sentences[number].role if number >= 0 else None


def quote_sentence(extraction: Extraction, start: int, end: int, rule: str, score: float) -> Evidence:
    """The sentence around a span, as evidence."""
    return quote(extraction.paper, *sentence_at(extraction, start, end), rule, score)
