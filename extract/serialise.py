"""Records to JSON and back: the lines of ``papers.jsonl`` and ``extractions.jsonl``.

Keys stand in the order of the records' fields, scores have four decimals, text stays Unicode: the same record always
gives the same bytes. Reading back is strict: an unknown shape is an error that says where.
"""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any, TypeVar

from extract.records import Extraction, Paper, Reject

__all__ = [
    "extraction_from_json",
    "extraction_to_dict",
    "extraction_to_json",
    "paper_from_json",
    "paper_to_dict",
    "paper_to_json",
    "reject_to_dict",
]

_DECIMALS = 4
_T = TypeVar("_T")


def paper_to_dict(paper: Paper) -> dict[str, Any]:
    """A paper as plain dictionaries and lists, in the order of its fields."""
    return _plain(paper)  # type: ignore[no-any-return]


def extraction_to_dict(extraction: Extraction) -> dict[str, Any]:
    """An extraction as plain dictionaries and lists; full texts and references stay with ``papers.jsonl``."""
    data: dict[str, Any] = _plain(extraction)
    del data["paper"]["sections"]
    return data


def reject_to_dict(reject: Reject) -> dict[str, Any]:
    """A reject as a plain dictionary."""
    return _plain(reject)  # type: ignore[no-any-return]


def paper_to_json(paper: Paper) -> str:
    """One line, without its end, for ``papers.jsonl``."""
    return _dump(paper_to_dict(paper))


def extraction_to_json(extraction: Extraction) -> str:
    """One line, without its end, for ``extractions.jsonl``."""
    return _dump(extraction_to_dict(extraction))


def paper_from_json(line: str | bytes) -> Paper:
    """The paper of one line.

    Raises
    ------
    ValueError
        The line is no JSON, or not of a paper's shape; the message names the field.
    """
    return _decode(line, Paper)


def extraction_from_json(line: str | bytes) -> Extraction:
    """The extraction of one line.

    Raises
    ------
    ValueError
        The line is no JSON, or not of an extraction's shape; the message names the field.
    """
    return _decode(line, Extraction)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"a score is {value!r}; only finite numbers can be written")
        return round(value, _DECIMALS) + 0.0
    return value


def _dump(data: dict[str, Any]) -> str:
    # Lone surrogates cannot be written as UTF-8; texts are cleaned at the door, so this only guards other callers.
    line = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return line.encode("utf-8", "replace").decode("utf-8")


def _decode(line: str | bytes, kind: type[_T]) -> _T:
    import msgspec

    try:
        return msgspec.json.decode(line, type=kind, strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError(f"not a {kind.__name__} line: {error}") from error
