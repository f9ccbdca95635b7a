"""A text with its sentences -> the arrays that the encoder takes, in windows of at most 510 pieces.

A window is ``[CLS] title [SEP] sentence [SEP] sentence [SEP] ...``. A text that does not fit is cut between sentences;
each further window repeats the title and the last two sentences of the window before, and every sentence is *owned* by
the window that shows most of its surroundings. A sentence too long for any window is cut between words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from extract.words import SHAPES, find_words, shape_words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LIMIT = 510
"""Most pieces of a window, the special ones counted; the encoder has 512 places."""
TITLE_LIMIT = 96
"""Most pieces of the title that further windows repeat; a longer "title" is cut."""
OVERLAP = 2
"""Sentences that a further window repeats."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One pass of the encoder.

    ``words`` are offsets into the text. ``segments`` gives each word's segment: 0 for the title, ``k + 1`` for the
    window's k-th sentence. ``sentences`` holds the numbers of the window's sentences, ``owned`` whether this window
    answers for each. ``word_pool`` and ``sentence_pool`` take the mean of pieces; ``ends`` is the place of the
    ``[SEP]`` that closes each sentence.
    """

    ids: Ints
    shapes: Floats
    words: tuple[tuple[int, int], ...]
    segments: Ints
    word_pool: Floats
    sentence_pool: Floats
    ends: Ints
    sentences: tuple[int, ...]
    owned: tuple[bool, ...]


@dataclass(slots=True)
class _Segment:
    sentence: int
    words: list[tuple[int, int]]
    bits: Floats
    ids: list[int]
    owner: list[int]  # word of the segment that each piece belongs to


def cut_windows(
    tokenizer: Tokenizer, text: str, title_end: int, sentences: Sequence[tuple[int, int]], limit: int = LIMIT
) -> list[Window]:
    """Return the windows of ``text``; at least one, even if it shows nothing but an empty title."""
    title, body = _segment(tokenizer, text, title_end, sentences, limit)
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    assert cls is not None and sep is not None
    ranges: list[tuple[int, int]] = []
    at = 0
    while True:
        room = limit - 2 - len(title.ids)
        last = at
        while last < len(body) and room >= len(body[last].ids) + 1:
            room -= len(body[last].ids) + 1
            last += 1
        ranges.append((at, last))
        if last >= len(body):
            break
        at = max(at + 1, last - OVERLAP)
    out, first = [], 0
    for number, (begin, end) in enumerate(ranges):
        # Of the sentences that two windows share, each window owns the half that it shows more around.
        upto = (ranges[number + 1][0] + end + 1) // 2 if number + 1 < len(ranges) else end
        out.append(_join(title, body[begin:end], [first <= k < upto for k in range(begin, end)], cls, sep))
        first = upto
    return out


def _segment(
    tokenizer: Tokenizer, text: str, title_end: int, sentences: Sequence[tuple[int, int]], limit: int
) -> tuple[_Segment, list[_Segment]]:
    bounds = [(0, title_end), *sentences]
    words = [find_words(text, a, b) for a, b in bounds]
    flat = [w for group in words for w in group]
    bits = shape_words(text, flat, title_end)
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    places = np.array([a for a, _ in encoding.offsets], dtype=np.int64)
    starts = np.array([a for a, _ in flat], dtype=np.int64)
    ends = np.array([b for _, b in flat], dtype=np.int64)
    owner = np.searchsorted(starts, places, side="right") - 1
    inside = (owner >= 0) & (places < ends[owner]) if len(flat) else np.zeros(len(ids), dtype=bool)
    ids, owner = ids[inside], owner[inside]
    title: _Segment | None = None
    body: list[_Segment] = []
    first = 0
    for number, group in enumerate(words):
        low, high = np.searchsorted(owner, [first, first + len(group)])
        if number == 0:
            high = min(high, low + TITLE_LIMIT)
            title = _Segment(-1, group, bits[: len(group)], ids[low:high].tolist(), owner[low:high].tolist())
        else:
            room = limit - 3 - TITLE_LIMIT
            begin, piece = first, low
            while True:  # one turn, unless the sentence is longer than a window
                stop = min(high, piece + room)
                if stop < high:
                    while stop > piece + 1 and owner[stop] == owner[stop - 1]:
                        stop -= 1
                upto = int(owner[stop]) if stop < high else first + len(group)
                part = owner[piece:stop] - begin
                body.append(
                    _Segment(number - 1, flat[begin:upto], bits[begin:upto], ids[piece:stop].tolist(), part.tolist())
                )
                if stop >= high:
                    break
                begin, piece = upto, stop
        first += len(group)
    assert title is not None
    return title, body


def _join(title: _Segment, shown: list[_Segment], owned: list[bool], cls: int, sep: int) -> Window:
    ids, owner, closing, spans = [cls], [-1], [], []
    words: list[tuple[int, int]] = []
    bits = []
    segments: list[int] = []
    for number, segment in enumerate([title, *shown]):
        spans.append((len(ids), len(ids) + len(segment.ids)))
        ids += segment.ids
        owner += [len(words) + o for o in segment.owner]
        closing.append(len(ids))
        ids.append(sep)
        owner.append(-1)
        words += segment.words
        bits.append(segment.bits)
        segments += [number] * len(segment.words)
    owners = np.array(owner)
    shape_rows = np.concatenate(bits) if words else np.zeros((1, SHAPES), dtype=np.float32)
    shapes = np.zeros((len(ids), SHAPES), dtype=np.float32)
    inside = owners >= 0
    shapes[inside] = shape_rows[owners[inside]]
    pool = np.zeros((len(words), len(ids)), dtype=np.float32)
    pool[owners[inside], np.nonzero(inside)[0]] = 1.0
    pool /= np.maximum(pool.sum(1, keepdims=True), 1.0)
    sentence_pool = np.zeros((len(shown), len(ids)), dtype=np.float32)
    for row, (a, b) in enumerate(spans[1:]):
        sentence_pool[row, a:b] = 1.0 / max(1, b - a)
    return Window(
        ids=np.array(ids, dtype=np.int64),
        shapes=shapes,
        words=tuple(words),
        segments=np.array(segments, dtype=np.int64),
        word_pool=pool,
        sentence_pool=sentence_pool,
        ends=np.array(closing[1:], dtype=np.int64),
        sentences=tuple(s.sentence for s in shown),
        owned=tuple(owned),
    )
