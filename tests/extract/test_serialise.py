"""Records to JSON lines and back."""

from __future__ import annotations

import dataclasses
import json
import math

import pytest
from hypothesis import given
from strategies import extractions, papers

from extract.records import Extraction, Paper
from extract.serialise import extraction_from_json, extraction_to_json, paper_from_json, paper_to_json


@given(papers(hostile=True))
def test_a_paper_comes_back_whole(paper: Paper) -> None:
    assert paper_from_json(paper_to_json(paper)) == paper


@given(extractions(hostile=True))
def test_an_extraction_comes_back_and_its_bytes_are_stable(extraction: Extraction) -> None:
    line = extraction_to_json(extraction)
    back = extraction_from_json(line)
    assert extraction_to_json(back) == line
    assert back.claims == extraction.claims
    assert "\n" not in line


def test_keys_stand_in_the_order_of_the_contract() -> None:
    data = json.loads(extraction_to_json(Extraction(paper=Paper(id="x", title="T"))))
    assert list(data) == [
        "paper", "sentences", "mentions", "entities", "issues", "solutions", "claims", "abbreviations", "relations",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["", "{", "[]", '{"id": 3, "title": "T"}', '{"title": "T"}', b"\xff"])
def test_what_is_no_paper_is_refused_with_a_reason(line: str | bytes) -> None:
    with pytest.raises(ValueError, match="not a Paper line"):
        paper_from_json(line)


def test_a_score_that_is_no_number_is_refused() -> None:
    from extract.records import Solution

    broken = Extraction(paper=Paper(id="x", title="T"), solutions=(Solution(start=0, end=1, text="T", score=math.nan),))
    with pytest.raises(ValueError, match="finite"):
        extraction_to_json(broken)


def test_scores_have_four_decimals() -> None:
    from extract.records import Solution

    one = Extraction(paper=Paper(id="x", title="T"), solutions=(Solution(start=0, end=1, text="T", score=1 / 3),))
    assert '"score":0.3333' in extraction_to_json(one)
    assert dataclasses.is_dataclass(one)
