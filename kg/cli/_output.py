"""What commands share for talking: JSON to standard output, notes and progress to standard error, clean text always."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from kg.store import encode


class Progress(Protocol):
    """Told at the start of a stage and after each of its steps."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``total`` is 0 where a stage has no steps to count."""


def say(text: str) -> None:
    """Write a note for people to standard error."""
    print(clean(text), file=sys.stderr)


def give(text: str) -> None:
    """Write a line of the answer to standard output."""
    print(clean(text))


def give_json(record: object) -> None:
    """Write a record as one line of JSON to standard output."""
    print(encode(record).decode())


def clean(text: str) -> str:
    """Give text that is safe on a terminal: no control character, no escape sequence, no bidirectional override."""
    return "".join(
        character
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )


def counted(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun.

    Examples
    --------
    >>> counted(1, "chain"), counted(2000, "chain"), counted(2, "entity", "entities")
    ('1 chain', '2,000 chains', '2 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """Give a progress callback: a bar on a terminal, nothing where there is none or ``quiet`` is set."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for task in tasks.values():
                    bars.update(task, visible=False)
                tasks[stage] = bars.add_task(stage, total=total or 1)
            bars.update(tasks[stage], completed=done, total=total or 1)

        yield show
