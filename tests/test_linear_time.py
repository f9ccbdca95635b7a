"""Hostile text takes time in proportion to its length: four times the text, about four times the time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from growth import MOST, TIMES, growth

from extract.dates import parse_date, parse_page_date
from extract.deduplicate import deduplicate
from extract.glue import part_lines
from extract.identity import fold_title, normalize_arxiv, normalize_doi, paper_id
from extract.latex import plain_text
from extract.names import read_names, split_names
from extract.pages import is_interface, line_kind, parse_mark
from extract.readers import PaperReader, all_readers
from extract.records import Paper
from extract.text import clean, decode, looks_binary

LENGTH = 2_000
ENOUGH = 0.06
"""Seconds: a quadratic pattern takes longer on four times this length (8,000 squared are 64 million steps)."""

PIECES = (
    "a", " ", "\n", "<", ">", "&", "{", "}", "\\", "$", '"', ",", ", ", "@a{", "10.1234/", "arXiv:", "A ", "A. ", "aA",
    "<i ", '<i a="', "</", "&amp;", "&#38;", "\\cite{", "\\'{", "et al. ", " · ", "a\u0301", "\u202e", "x,\n", "- ",
    "1", "1 ", "Jan ", "• 6 authors\n", "CVMay 28\n", "A title\n", "TY  - JOUR\nTI  - x\n", "PMID- 1\n", "<entry>",
    '{"title": "x"}\n', '{"title":', "[", "@article{a, title={x}}\n", "@article{a, title={x\n", '"x\n', "We see. ",
)  # fmt: skip

FUNCTIONS: dict[str, Callable[[str], object]] = {
    "clean": clean,
    "decode": lambda text: decode(text.encode()),
    "looks_binary": lambda text: looks_binary(text.encode()),
    "plain_text": plain_text,
    "parse_date": parse_date,
    "parse_page_date": parse_page_date,
    "normalize_doi": normalize_doi,
    "normalize_arxiv": normalize_arxiv,
    "fold_title": fold_title,
    "paper_id": paper_id,
    "read_names": read_names,
    "split_names": split_names,
    "is_interface": is_interface,
    "parse_mark": parse_mark,
    "line_kind": line_kind,
    "part_lines": lambda text: part_lines([(text, text)]),
}


def worst_pieces(function: Callable[[str], object]) -> list[tuple[str, float]]:
    """Give the pieces whose repetition takes more than linear time."""

    def run(piece: str, length: int) -> None:
        result = function(piece * (length // len(piece)))
        if isinstance(result, Iterable) and not isinstance(result, (str, tuple, list)):
            for _ in result:
                pass

    ratios = [(piece, growth(lambda length, piece=piece: run(piece, length), LENGTH, ENOUGH)) for piece in PIECES]
    return [(piece, ratio) for piece, ratio in ratios if ratio >= MOST]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_linear(name: str) -> None:
    assert worst_pieces(FUNCTIONS[name]) == []


@pytest.mark.parametrize("reader", [pytest.param(reader, id=reader.NAME) for reader in all_readers()])
def test_readers_are_linear(reader: PaperReader) -> None:
    assert worst_pieces(lambda text: reader.read(text, "file")) == []


@pytest.mark.parametrize("reader", [pytest.param(reader, id=reader.NAME) for reader in all_readers()])
def test_sniffing_is_linear(reader: PaperReader) -> None:
    assert worst_pieces(reader.sniff) == []


def many_papers(count: int, alike: str) -> list[Paper]:
    titles = {
        "all different": lambda number: f"Paper {number * 7919 % 1_000_003} about herons and rails",
        "one title": lambda number: "An editorial",
        "nearly one title": lambda number: f"A study of herons in the reeds of lake {number:06d}",
    }
    abstracts = {"one title": lambda number: f"Abstract number {number} speaks of item{number} and thing{number * 3}."}
    return [
        Paper(id=str(n), title=titles[alike](n), abstract=abstracts.get(alike, lambda _: "")(n)) for n in range(count)
    ]


@pytest.mark.parametrize("alike", ["all different", "one title", "nearly one title"])
def test_deduplication_is_linear(alike: str) -> None:
    papers = {count: many_papers(count, alike) for count in (1_000, TIMES * 1_000)}
    assert growth(lambda count: deduplicate(papers[count]), 1_000, enough=0) < MOST


def test_what_is_quadratic_shows() -> None:
    quadratic = re.compile(r"x+y")
    assert growth(lambda length: quadratic.search("x" * length), LENGTH, enough=0) >= MOST
    assert growth(lambda length: [None] * (50 * length), LENGTH, enough=0) < MOST
