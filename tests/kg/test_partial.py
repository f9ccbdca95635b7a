"""What a stopped build has kept is used where it is whole, and passed over where it is damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import PaperReading
from extract.records import Extraction, Paper
from kg.partial import load_partial, partial_path, readings_from_bytes, readings_to_bytes, vectors_to_bytes

READINGS = [
    PaperReading(
        extraction=Extraction(paper=Paper(id=f"paper/{n}", title=f"Tides {n}", abstract="We count pools.")),
        vector=(0.25, -0.5, 1.0),
    )
    for n in range(3)
]
WHOLE = readings_to_bytes(READINGS, "fast")


def test_whole_lines_come_back() -> None:
    assert list(readings_from_bytes(WHOLE).values()) == READINGS


@pytest.mark.parametrize(
    "damage",
    [
        lambda item: item.update(vector=[float("nan"), 0.0, 0.0]),
        lambda item: item.update(vector=[10**400, 0, 0]),
        lambda item: item.update(vector=[0.25]),
        lambda item: item.update(extraction=item["extraction"].replace("pools", "pool")),
        lambda item: item.update(extraction=[]),
        lambda item: item.pop("key"),
    ],
)
def test_a_changed_line_is_passed_over(damage: Callable[[dict[str, Any]], object]) -> None:
    first, *rest = WHOLE.splitlines()
    item = json.loads(first)
    damage(item)
    data = b"\n".join([json.dumps(item).encode(), *rest])
    assert list(readings_from_bytes(data).values()) == READINGS[1:]


@pytest.mark.parametrize("line", [b"[" * 100_000, b"\0" * 99, b"\xff\xfe", b"3", b'{"key": 1'])
def test_a_line_that_is_none_is_passed_over(line: bytes, tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    (run / "vectors.jsonl").write_bytes(vectors_to_bytes(READINGS, "fast") + line)
    (run / "extractions.jsonl").write_bytes(b"")
    partial_path(run).write_bytes(line + b"\n" + WHOLE)
    assert list(load_partial(run).values()) == READINGS
