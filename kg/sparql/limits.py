"""The limits under which a query runs: named settings with numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may take.

    Parameters
    ----------
    seconds : float
        Wall-clock time; the process that answers is killed by the system when it is over.
    rows : int
        Rows of a table, or triples of a graph; what is over is left away, and the answer says so.
    size : int
        Bytes of an answer; likewise.
    memory : int
        Bytes of memory beyond what the data need.
    at_once : int
        Queries that run at one time; further ones wait their turn for ``seconds``, then are refused.
    """

    seconds: float = 10.0
    rows: int = 100_000
    size: int = 20_000_000
    memory: int = 2_000_000_000
    at_once: int = 4
