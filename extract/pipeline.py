"""From papers to what they say, one after the other or in several processes: the same answer either way."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process

from extract.assembly import assemble
from extract.assembly_settings import AssemblySettings, settings_for
from extract.reading import Reader, Reading
from extract.records import Extraction, Paper
from extract.sentences import cut_sentences

__all__ = ["READERS", "PaperReading", "extract_paper", "extract_papers", "open_reader", "read_paper"]

#: The readers that can be asked for by name.
READERS = ("encoder", "fast", "rules")

#: Abstracts are read up to this many characters; what follows is no abstract.
MAX_ABSTRACT = 60_000
_CHUNK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReading:
    """What one paper says, and the unit-length vector of its text (empty where the reader makes none)."""

    extraction: Extraction
    vector: tuple[float, ...] = ()


def open_reader(name: str) -> Reader:
    """The reader of that name.

    Parameters
    ----------
    name : str
        ``"encoder"`` (the trained model), ``"fast"`` (rules, with linear models for sentence roles) or ``"rules"``.

    Raises
    ------
    ValueError
        There is no reader of that name.
    """
    if name == "encoder":
        from extract.encoder import EncoderReader

        return EncoderReader()
    if name in ("fast", "rules"):
        from extract.rules.reader import FastReader, RulesReader

        return FastReader() if name == "fast" else RulesReader()
    raise ValueError(f"there is no reader {name!r}; choose one of {', '.join(READERS)}, or pass a reader object")


def extract_paper(paper: Paper, reader: Reader, settings: AssemblySettings | None = None) -> Extraction:
    """All that one paper says, read by ``reader``."""
    return read_paper(paper, reader, settings).extraction


def read_paper(paper: Paper, reader: Reader, settings: AssemblySettings | None = None) -> PaperReading:
    """What one paper says, with the vector of its text.

    A paper without an abstract, in another language or of symbols only gives what can be found, possibly nothing; it
    never fails.
    """
    text = paper.text
    title_end = len(paper.title)
    sentences = cut_sentences(text, title_end + 1, min(len(text), title_end + 1 + MAX_ABSTRACT))
    reading = reader.read(text, title_end, sentences)
    _check(reading, sentences, reader.name)
    settings = settings or settings_for(reader.name)
    extraction = assemble(
        paper, sentences, reading, settings, getattr(reader, "embed", None), getattr(reader, "chooser", None)
    )
    embed_paper = getattr(reader, "embed_paper", None)
    vector = embed_paper(paper.title, paper.abstract) if embed_paper and not reading.vector else reading.vector
    return PaperReading(extraction=extraction, vector=vector)


def extract_papers(
    papers: Iterable[Paper], reader: str | Reader = "encoder", jobs: int = 1, settings: AssemblySettings | None = None
) -> Iterator[PaperReading]:
    """What each paper says, in the order of the papers.

    Parameters
    ----------
    papers : iterable of Paper
    reader : str or Reader
        A name out of ``READERS``, or a reader of your own; with ``jobs`` above 1 it must be picklable.
    jobs : int
        How many processes; the answer does not depend on it.
    settings : AssemblySettings, optional
        Thresholds; those of the reader by default.

    Yields
    ------
    PaperReading
    """
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}; at least 1 process is needed")
    if jobs == 1:
        opened = open_reader(reader) if isinstance(reader, str) else reader
        for paper in papers:
            yield read_paper(paper, opened, settings)
        return
    yield from _in_processes(iter(papers), reader, jobs, settings)


def _in_processes(
    papers: Iterator[Paper], reader: str | Reader, jobs: int, settings: AssemblySettings | None
) -> Iterator[PaperReading]:
    # "spawn" on every system: a forked onnxruntime or tokenizer may hang, and a fresh process gives the same answer.
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(reader, settings)
    ) as pool:
        waiting: deque[Future[list[PaperReading]]] = deque()
        try:
            while True:
                while len(waiting) < jobs * 3 and (chunk := list(islice(papers, _CHUNK))):
                    waiting.append(pool.submit(_read_chunk, chunk))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


_worker: tuple[Reader, AssemblySettings | None] | None = None


def _start(reader: str | Reader, settings: AssemblySettings | None) -> None:
    global _worker
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = (open_reader(reader) if isinstance(reader, str) else reader, settings)


def _end_with_parent() -> None:
    """Wait until the process that started this one is gone, however it ended, and end as well."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(papers: Sequence[Paper]) -> list[PaperReading]:
    assert _worker is not None
    reader, settings = _worker
    return [read_paper(paper, reader, settings) for paper in papers]


def _check(reading: Reading, sentences: Sequence[tuple[int, int]], name: str) -> None:
    if len(reading.roles) != len(sentences):
        raise ValueError(
            f"reader {name!r} gave {len(reading.roles)} roles for {len(sentences)} sentences; "
            "a reading needs one a sentence"
        )
