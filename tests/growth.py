"""Whether work grows in proportion to the length of what it works on, told so that a busy machine cannot deceive.

Four times the length takes four times as long where the work is linear, and sixteen times where it is quadratic. The
limit stands at their geometric mean, the best of several runs counts, in processor time and without the garbage
collector, and a finding is believed only when it shows again and again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 4
MOST = 8.0
ENOUGH = 0.02
"""Seconds: below this the longer work is not compared."""


def seconds_of(work: Callable[[], object], runs: int = 3) -> float:
    """Give the processor time of the quickest of several runs."""
    times = []
    was_on = gc.isenabled()
    gc.disable()
    try:
        for _ in range(runs):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    finally:
        if was_on:
            gc.enable()
    return min(times)


def growth(work: Callable[[int], object], length: int, enough: float = ENOUGH, tries: int = 4) -> float:
    """Give how many times as long ``work`` takes on ``TIMES * length`` as on ``length``; below ``MOST`` it is linear.

    Work that is done in less than ``enough`` seconds on the longer one counts as 0.
    """
    ratio = 0.0
    if seconds_of(lambda: work(TIMES * length), 1) < enough:
        return 0.0
    for _ in range(tries):
        ratio = seconds_of(lambda: work(TIMES * length)) / seconds_of(lambda: work(length))
        if ratio < MOST:
            break
    return ratio
