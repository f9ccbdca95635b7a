"""A tuple of records that shows itself as a small table in a notebook, every cell escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Generic, TypeVar, overload

from kg.text import plain

Record = TypeVar("Record")

LONGEST = 300  # characters of a cell: a long title; more is no table
SHOWN = 20  # rows in a notebook cell: a screenful; the rest is counted


class Table(Sequence[Record], Generic[Record]):
    """Records as a sequence, with an HTML table for notebooks.

    Parameters
    ----------
    records : tuple
        The records; indexing and iterating give them as they are.
    columns : tuple of str
        Attributes to show; one that a record lacks stays empty.
    names : mapping of str to str, optional
        What to show in place of an id; the id is told when the pointer rests on it.
    """

    __slots__ = ("_columns", "_names", "_records")

    def __init__(
        self, records: tuple[Record, ...], *, columns: tuple[str, ...], names: Mapping[str, str] | None = None
    ) -> None:
        self._records = records
        self._columns = columns
        self._names = names or {}

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Table[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Table[Record]:
        if isinstance(index, slice):
            return Table(self._records[index], columns=self._columns, names=self._names)
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Table):
            return self._records == other._records
        return isinstance(other, tuple) and self._records == other

    def __hash__(self) -> int:
        return hash(self._records)

    def __repr__(self) -> str:
        return f"<Table of {len(self)}: {', '.join(self._columns)}>"

    def _repr_html_(self) -> str:
        shown = [name for name in self._columns if any(getattr(record, name, None) is not None for record in self)]
        head = "".join(f"<th>{escape(name)}</th>" for name in shown)
        body = "".join(
            "<tr>" + "".join(self._td(name, getattr(record, name, None)) for name in shown) + "</tr>"
            for record in self._records[:SHOWN]
        )
        more = f"<p>{len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _td(self, column: str, value: object) -> str:
        if column == "papers" and isinstance(value, tuple):
            return f"<td>{len(value)}</td>"
        if column != "id" and isinstance(value, str) and (name := self._names.get(value)):
            return f'<td title="{escape(value)}">{escape(_cut(name))}</td>'
        return f"<td>{escape(_cell(value))}</td>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        parts = [str(part) for part in value[:5]]
        return ", ".join(parts) + (f" and {len(value) - 5} more" if len(value) > 5 else "")
    if isinstance(value, float):
        return f"{value:.2f}"
    return _cut(str(value))


def _cut(text: str) -> str:
    """A cell's text on one line, without controls, and no longer than one reads in a table."""
    text = plain(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
