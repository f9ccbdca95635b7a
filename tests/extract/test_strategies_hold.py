"""The strategies keep the laws of the records that they stand for."""

from __future__ import annotations

from hypothesis import given
from strategies import extractions

from extract.records import Extraction


@given(extractions(hostile=True))
def test_every_span_holds_its_own_words(extraction: Extraction) -> None:
    text = extraction.paper.text
    for item in (*extraction.mentions, *extraction.issues, *extraction.solutions):
        assert text[item.start : item.end] == item.text
    for item in (*extraction.sentences, *extraction.claims, *extraction.abbreviations, *extraction.relations):
        assert 0 <= item.start < item.end <= len(text)
