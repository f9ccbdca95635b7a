"""What a title does to names: a name with a comma is one name, and a note of an editor is none.

A reader's spans go in; spans with borders that a title gives them come out, each in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from extract.reading import MentionSpan, PhraseSpan, Reading

__all__ = ["mend_title_names"]

_NOTE = re.compile(
    r"(?i)\[\s*(?:retracted|withdrawn|retraction|erratum|corrigendum|correction)[^\[\]]{0,40}\]"
    r"|(?<!\S)(?:retracted(?: article)?|withdrawn|retraction(?: note)?|erratum|corrigendum)(?=:)"
)
_LONGEST_HEAD = 6
_S = TypeVar("_S", MentionSpan, PhraseSpan)


def mend_title_names(text: str, title_end: int, reading: Reading) -> Reading:
    """The reading with whole names where a title coins one with a comma, and without notes such as "[Retracted]".

    "Push, Don't Pull: ropes for docks" is about "Push, Don't Pull" where its abstract writes that, too. A span within a
    note is left empty, so that all others keep their numbers.

    Parameters
    ----------
    text : str
        Title, line break, abstract.
    title_end : int
    reading : Reading
    """
    notes = [match.span() for match in _NOTE.finditer(text, 0, title_end)]
    wholes = _coined(text, title_end)
    if not notes and not wholes:
        return reading
    return replace(
        reading,
        mentions=tuple(_mended(span, notes, wholes) for span in reading.mentions),
        solutions=tuple(_mended(span, notes, wholes) for span in reading.solutions),
    )


def _coined(text: str, title_end: int) -> list[tuple[int, int]]:
    """The places of a name with a comma that stands before the colon of a title and in the abstract, too."""
    head, colon, _ = text[:title_end].partition(": ")
    if not colon or "," not in head or len(head.split()) > _LONGEST_HEAD or head not in text[title_end:]:
        return []
    return [match.span() for match in re.finditer(re.escape(head), text)]


def _mended(span: _S, notes: Sequence[tuple[int, int]], wholes: Sequence[tuple[int, int]]) -> _S:
    if any(a <= span.start and span.end <= b for a, b in notes):
        return replace(span, end=span.start)
    for a, b in wholes:
        if a <= span.start and span.end <= b and (span.start == a or span.end == b):
            return replace(span, start=a, end=b)
    return span
