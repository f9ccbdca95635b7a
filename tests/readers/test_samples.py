"""Every reader has a sample, knows it for its own, and reads it as the golden file says.

Make the golden files anew with ``HERRINGBONE_UPDATE=1 python -m pytest tests/readers/test_samples.py`` and
read the diff.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.identity import paper_id
from extract.readers import PaperReader, all_readers, choose_reader
from extract.records import Paper, Reject
from extract.text import clean, decode

SAMPLES = Path(__file__).parent / "samples"
READERS = [pytest.param(reader, id=reader.NAME) for reader in all_readers()]


def sample_of(reader: PaperReader) -> Path:
    return next(path for path in SAMPLES.glob(f"{reader.NAME}.*") if path.suffixes != [".expected", ".jsonl"])


def without_defaults(item: Paper | Reject) -> dict[str, object]:
    """Give the fields that are set: the golden files stay readable."""
    empty = {None, "", (), False}
    fields = {field.name: getattr(item, field.name) for field in dataclasses.fields(item)}
    kept = {name: value for name, value in fields.items() if value not in empty}
    if isinstance(item, Paper):
        kept["sources"] = [f"{source.file}, {source.locator}" for source in item.sources]
        for name in ("references", "sections"):
            if name in kept:
                kept[name] = [dataclasses.astuple(part) for part in getattr(item, name)]
    return {type(item).__name__.lower(): kept}


def lines_of(items: Iterator[Paper | Reject]) -> str:
    return "".join(json.dumps(without_defaults(item), ensure_ascii=False) + "\n" for item in items)


@pytest.mark.parametrize("reader", READERS)
def test_reader_keeps_the_protocol(reader: PaperReader) -> None:
    assert reader.NAME.lower() == reader.NAME
    assert reader.TITLE
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.SUFFIXES)
    assert reader.__doc__ and reader.sniff.__doc__ and reader.read.__doc__
    assert reader.sniff("") == 0


@pytest.mark.parametrize("reader", READERS)
def test_sample_is_known_by_content_alone(reader: PaperReader) -> None:
    text = decode(sample_of(reader).read_bytes()).text
    chosen = choose_reader(text)
    assert chosen is not None
    assert chosen.NAME == reader.NAME
    misled = choose_reader(text, ".nonsense")
    assert misled is not None and misled.NAME == reader.NAME


@pytest.mark.parametrize("reader", READERS)
def test_sample_reads_as_the_golden_file_says(reader: PaperReader) -> None:
    sample = sample_of(reader)
    golden = SAMPLES / f"{reader.NAME}.expected.jsonl"
    read = lines_of(reader.read(decode(sample.read_bytes()).text, sample.name))
    if os.environ.get("HERRINGBONE_UPDATE"):
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("reader", READERS)
def test_papers_are_clean_and_name_their_place(reader: PaperReader) -> None:
    sample = sample_of(reader)
    papers = [item for item in reader.read(decode(sample.read_bytes()).text, sample.name) if isinstance(item, Paper)]
    assert papers
    for paper in papers:
        assert paper.title == clean(paper.title) != ""
        assert paper.abstract == clean(paper.abstract)
        assert paper.id == paper_id(paper.title, paper.doi, paper.arxiv_id)
        (source,) = paper.sources
        assert source.file == sample.name
        assert source.reader == reader.NAME
        assert any(c.isdigit() for c in source.locator)
