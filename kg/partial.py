"""Abstracts already read, kept so that a stopped build goes on and ``add`` does not read twice.

A line holds the digest of what was read and by what, the extraction, and the vector. Whatever does not fit (another
model, another text) is passed over, so a stale file costs time, never truth.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from extract.pipeline import PaperReading
from extract.records import Paper
from extract.serialise import extraction_from_json, extraction_to_json
from kg.files import write_file

# What a damaged line of a file can raise while it is read.
_DAMAGE = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError)
VECTORS = "vectors.jsonl"  # of a complete run: key and vector a paper; the extraction stands in extractions.jsonl


def reading_key(paper: Paper, reader: str) -> str:
    """Give the digest of a paper's text and of the reader with its model."""
    return hashlib.sha256(f"{reader}\n{paper.text}".encode()).hexdigest()


def settle(reading: PaperReading) -> PaperReading:
    """Give a reading as it comes back from a file: fresh and resumed readings are then equal to the last digit."""
    return PaperReading(
        extraction=replace(
            extraction_from_json(extraction_to_json(reading.extraction)), paper=reading.extraction.paper
        ),
        vector=tuple(round(value, 7) for value in reading.vector),
    )


def readings_to_bytes(readings: Iterable[PaperReading], reader: str) -> bytes:
    """Give settled readings as JSON Lines."""
    return b"".join(
        json.dumps(
            {
                "key": reading_key(reading.extraction.paper, reader),
                "vector": reading.vector,
                "extraction": (extraction := extraction_to_json(reading.extraction)),
                "sum": _checksum(reading.vector, extraction),
            },
            ensure_ascii=False,
        ).encode()
        + b"\n"
        for reading in readings
    )


def vectors_to_bytes(readings: Iterable[PaperReading], reader: str) -> bytes:
    """Give the file ``VECTORS`` of a run: what ``add`` needs beside the extractions."""
    return b"".join(
        json.dumps(
            {
                "key": reading_key(item.extraction.paper, reader),
                "paper": item.extraction.paper.id,
                "vector": item.vector,
            }
        ).encode()
        + b"\n"
        for item in readings
    )


def readings_of_run(vectors: bytes, extractions: bytes) -> dict[str, PaperReading]:
    """Give the readings of a complete run by key."""
    by_id = {item.paper.id: item for item in map(extraction_from_json, extractions.splitlines())}
    rows = (json.loads(line) for line in vectors.splitlines())
    return {
        str(row["key"]): PaperReading(extraction=by_id[row["paper"]], vector=_vector(row["vector"])) for row in rows
    }


def readings_from_bytes(data: bytes) -> dict[str, PaperReading]:
    """Give readings by key; damaged lines are passed over."""
    found = {}
    for line in data.splitlines():
        with suppress(*_DAMAGE):
            item = json.loads(line)
            vector = _vector(item["vector"])
            if item["sum"] == _checksum(vector, item["extraction"]):
                extraction = extraction_from_json(item["extraction"])
                found[str(item["key"])] = PaperReading(extraction=extraction, vector=vector)
    return found


def _vector(values: Iterable[float]) -> tuple[float, ...]:
    vector = tuple(map(float, values))
    if not all(map(math.isfinite, vector)):
        raise ValueError("a vector holds what is no number")
    return vector


def _checksum(vector: tuple[float, ...], extraction: str) -> str:
    """Give the digest by which a line that was changed or damaged is told from a whole one."""
    return hashlib.sha256(f"{json.dumps(vector)}\n{extraction}".encode()).hexdigest()


def recall(known: Mapping[str, PaperReading], paper: Paper, reader: str) -> PaperReading | None:
    """Give the known reading of a paper, with the paper's present metadata."""
    reading = known.get(reading_key(paper, reader))
    return replace(reading, extraction=replace(reading.extraction, paper=paper)) if reading else None


def partial_path(folder: Path) -> Path:
    """Where a stopped build of this run keeps what it has read: beside the run folder."""
    return folder.parent / f".{folder.name}.partial.jsonl"


def load_partial(folder: Path) -> dict[str, PaperReading]:
    """Give what an earlier run, or a stopped build of it, has read."""
    found: dict[str, PaperReading] = {}
    with suppress(OSError, *_DAMAGE):
        vectors, extractions = (folder / VECTORS).read_bytes(), (folder / "extractions.jsonl").read_bytes()
        found.update(readings_of_run(vectors, extractions))
    with suppress(OSError):
        found.update(readings_from_bytes(partial_path(folder).read_bytes()))
    return found


def save_partial(folder: Path, readings: Iterable[PaperReading], reader: str) -> None:
    """Keep what a stopped build has read."""
    write_file(partial_path(folder), readings_to_bytes(readings, reader))


def drop_partial(folder: Path) -> None:
    """Remove what a stopped build has kept: the run is complete."""
    with suppress(OSError):
        partial_path(folder).unlink()
