"""Total orders over records, so that nothing depends on the order in which they came."""

from __future__ import annotations

import re
from typing import Any

from extract.records import Paper, Reject, Source

_NUMBER = re.compile(r"([0-9]{1,18})")


def natural_order(text: str) -> tuple[tuple[int, str], ...]:
    """Give a key that sorts "line 9" before "line 10".

    Examples
    --------
    >>> sorted(["line 10", "line 9"], key=natural_order)
    ['line 9', 'line 10']
    """
    return tuple((int(piece), "") if place % 2 else (-1, piece) for place, piece in enumerate(_NUMBER.split(text)))


def source_order(source: Source) -> tuple[Any, ...]:
    """Order sources by file, place and reader."""
    return source.file, natural_order(source.locator), source.reader


def paper_order(paper: Paper) -> tuple[Any, ...]:
    """Order papers by id, then by all that they hold: equal only where the papers are."""
    return (
        paper.id,
        paper.title,
        paper.abstract,
        [source_order(source) for source in paper.sources],
        repr(paper),
    )


def reject_order(reject: Reject) -> tuple[Any, ...]:
    """Order rejects by file and place."""
    return reject.source, natural_order(reject.locator), reject.code, reject.message
