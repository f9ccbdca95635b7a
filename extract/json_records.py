"""JSON in any arrangement, as records with the place where each stood.

One record a line (JSON Lines), an array, an object that holds an array under a usual name, or a single record. A
damaged line is a reject; of an array that is cut or damaged the whole records before the damage are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.records import Reject

Record = dict[str, Any]

_LISTS = ("papers", "results", "data", "items", "records", "works", "articles", "documents", "entries", "references")
_INNER_LIST = re.compile(rf'"(?:{"|".join(_LISTS)})"[ \t\n]*:[ \t\n]*\[(?=[ \t\n]*\{{)')
_FEWEST_LINES = 20
_BLANK = re.compile(r"[ \t\n]*")
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_MOST_DIGITS = 4_000
_MISPLACED = re.compile(r"[ \t\n,]*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with its place: ``"line 3"`` or ``"record 3"``."""

    locator: str
    record: Record


def json_records(text: str, file: str) -> Iterator[Placed | Reject]:
    """Give every record, in order.

    Parameters
    ----------
    text : str
        The whole file.
    file : str
        Its name, for rejects. Codes: ``json-damaged``, ``not-a-record``.
    """
    start = _BLANK.match(text)
    body = start.end() if start else 0
    if text.startswith("[", body):
        yield from _array(text, body + 1, file)
        return
    end = text.find("\n", body)
    first_line = text[body : end if end >= 0 else len(text)]
    if end >= 0 and _is_object(first_line):
        yield from _lines(text, file)
        return
    whole = _load(text)
    if isinstance(whole, dict):
        yield from _unwrap(whole, file)
    elif whole is not None:
        yield Reject(source=file, locator="line 1", code="not-a-record", message="The JSON value is no record.")
    elif inner := _INNER_LIST.search(text, body, body + 65_536):
        yield from _array(text, inner.end(), file)
    else:
        yield from _lines(text, file)


def looks_like_json(head: str) -> bool:
    """Say whether a text begins like a JSON object or an array of objects."""
    return re.match(r"[ \t\n]*(?:\[[ \t\n]*)?\{[ \t\n]*(?:\"|\})|[ \t\n]*\[[ \t\n]*\]", head) is not None


def has_key(head: str, *keys: str) -> bool:
    """Say whether one of the keys stands in the head, as a key."""
    return any(re.search(rf'"{re.escape(key)}"[ \t\n]{{0,20}}:', head) for key in keys)


def text_of(value: Any) -> str:
    """Give a value as text: a string as it is, a list's first text, a number written out, nothing otherwise."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value) if abs(value) < 1e15 else ""
    if isinstance(value, list):
        return next((text for item in value if (text := text_of(item))), "")
    return ""


def texts_of(value: Any) -> list[str]:
    """Give the texts in a list, or the one text in a list of its own."""
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := text_of(item))]


def records_of(value: Any) -> list[Record]:
    """Give the objects in a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _load(text: str) -> Any:
    try:
        return json.loads(text, parse_int=_whole_number)
    except (ValueError, RecursionError):
        return None


def _is_object(line: str) -> bool:
    return isinstance(_load(line), dict)


def _unwrap(whole: Record, file: str) -> Iterator[Placed | Reject]:
    for name in _LISTS:
        inside = whole.get(name)
        if isinstance(inside, list) and inside and "title" not in whole and isinstance(inside[0], dict):
            for number, item in enumerate(inside, start=1):
                yield _placed(item, f"record {number}", file)
            return
        if isinstance(inside, list) and not inside and "title" not in whole:
            return
    yield Placed("record 1", whole)


def _placed(item: Any, locator: str, file: str) -> Placed | Reject:
    if isinstance(item, dict):
        return Placed(locator, item)
    return Reject(source=file, locator=locator, code="not-a-record", message="The JSON value is no record.")


def _lines(text: str, file: str) -> Iterator[Placed | Reject]:
    readable = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line, parse_int=_whole_number)
        except (ValueError, RecursionError) as error:
            yield _damaged(file, f"line {number}", error)
            if not readable and number >= _FEWEST_LINES:
                return  # not JSON Lines, but one value that is damaged
        else:
            readable = readable or isinstance(item, dict)
            yield _placed(item, f"line {number}", file)


def _array(text: str, start: int, file: str) -> Iterator[Placed | Reject]:
    decoder = json.JSONDecoder(parse_int=_whole_number)
    position = _end(_BLANK, text, start)
    number = line = 0
    seen = 0
    while not text.startswith("]", position):
        number += 1
        line += text.count("\n", seen, position)
        seen = position
        try:
            item, position = decoder.raw_decode(text, position)
        except ValueError as error:
            yield _damaged(file, f"record {number}, line {line + 1}", error)
            return
        except RecursionError as error:  # only this record is too deep: the next ones can be read
            yield _damaged(file, f"record {number}, line {line + 1}", error)
            position = _skip(text, position)
        else:
            yield _placed(item, f"record {number}, line {line + 1}", file)
        position = _end(_MISPLACED, text, position)


def _skip(text: str, position: int) -> int:
    """Give where the value that opens here ends, however deep it is; the end of the text where it does not."""
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text, position):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(text)


def _whole_number(digits: str) -> int | None:
    """Give the number; one of thousands of digits says nothing, and Python refuses to read it."""
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _damaged(file: str, locator: str, error: Exception) -> Reject:
    reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    message = f"The JSON is damaged: {reason[:200].removesuffix(' at')}."
    return Reject(source=file, locator=locator, code="json-damaged", message=message)
