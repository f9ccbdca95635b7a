"""The door: from paths to papers.

In come files, folders and ``-`` (standard input), plain or gzipped; out go papers, rejects, and what each input was.
One bad input among good ones is a reject; where nothing at all can be read, the error says why.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from extract.errors import DamagedInput, InputError, MissingInput, UnknownFormat, UsageError
from extract.ordering import paper_order, reject_order
from extract.readers import choose_reader, known_formats
from extract.records import Paper, Reject
from extract.text import decode, looks_binary, squeeze

MOST_BYTES: Final = 512 * 1024 * 1024
"""Largest file, packed or unpacked: some 300,000 records with abstracts."""

MOST_REJECTS: Final = 10_000
"""So many rejects of one file are kept in full; further ones are counted."""

STANDARD_INPUT: Final = "stdin"
_CHUNK: Final = 1 << 20
_IN_SHORT: Final = "Give records with abstracts, such as BibTeX, RIS, CSV or JSON Lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file that was read: its name without folder, its digest, who read it, and what came of it."""

    name: str
    sha256: str
    size: int
    reader: str | None
    encoding: str | None
    replaced: int
    papers: int
    rejects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What the inputs held. Papers are as read: the same paper on two pages is still two."""

    papers: tuple[Paper, ...]
    rejects: tuple[Reject, ...]
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    place: str
    suffix: str
    path: Path | None


def read_paths(
    paths: Sequence[str | os.PathLike[str]], *, stdin: BinaryIO | None = None, most_bytes: int = MOST_BYTES
) -> ReadResult:
    """Read all papers of the given files, folders or standard input.

    Parameters
    ----------
    paths : sequence of str or path
        Files, folders (all files below, hidden ones left out), or ``"-"`` for standard input.
    stdin : binary file, optional
        What ``"-"`` reads. Default: the standard input of the process.
    most_bytes : int
        Limit for each file, packed or unpacked.

    Returns
    -------
    ReadResult
        Sorted, so that it does not depend on the order of ``paths``. A file that is given twice is read once.

    Raises
    ------
    UsageError
        Nothing was given.
    MissingInput, UnknownFormat, DamagedInput
        Not one input could be read. Otherwise an unreadable input is a reject.
    """
    if not paths:
        raise UsageError("nothing to read", fix="Give at least one file or folder, or - for standard input")
    papers: list[Paper] = []
    rejects: list[Reject] = []
    inputs: dict[tuple[str, str], Input] = {}
    failures: list[InputError] = []
    for file in _files(paths, failures, rejects):
        try:
            data = _load(file, stdin, most_bytes)
            key = (file.name, hashlib.sha256(data).hexdigest())
            if key in inputs:
                continue
            found, refused, described = _read(data, file, key[1], most_bytes)
        except InputError as error:
            failures.append(error)
            rejects.append(_reject(file.name, error))
            continue
        papers += found
        rejects += refused
        inputs[key] = described
    if not inputs:
        raise _nothing_read(paths, failures)
    return ReadResult(
        papers=tuple(sorted(papers, key=paper_order)),
        rejects=tuple(sorted(rejects, key=reject_order)),
        inputs=tuple(inputs[key] for key in sorted(inputs)),
    )


def _files(
    paths: Sequence[str | os.PathLike[str]], failures: list[InputError], rejects: list[Reject]
) -> Iterator[_File]:
    for given in paths:
        place = os.fspath(given)
        if place == "-":
            yield _File(STANDARD_INPUT, "standard input", "", None)
            continue
        path = Path(place)
        try:
            below = _below(path) if path.is_dir() else [path]
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            below = []
            failures.append(MissingInput("cannot be opened", where=place, why=_reason(error)))
            rejects.append(_reject(_name(path), failures[-1]))
        else:
            if not below:
                failures.append(DamagedInput("the folder holds no files", where=place, fix="Give a folder with files"))
                rejects.append(_reject(_name(path), failures[-1]))
        for file in below:
            packed = file.name.lower().endswith(".gz")
            suffix = Path(file.stem).suffix if packed else file.suffix
            yield _File(_name(file), str(file), suffix.lower(), file)


def _name(path: Path) -> str:
    """Give a file's name as it may stand in records: a name on disk can hold bytes of no encoding, and controls."""
    return squeeze(path.name) or "unnamed"


def _below(folder: Path) -> list[Path]:
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        candidates = (Path(root, name) for name in files if not name.startswith("."))
        found += [path for path in candidates if path.is_file()]
    return sorted(found)


def _load(file: _File, stdin: BinaryIO | None, most_bytes: int) -> bytes:
    if file.path is None:
        return _take_standard_input(stdin, file, most_bytes)
    try:
        with file.path.open("rb") as opened:
            return _take(opened, file, most_bytes)
    except FileNotFoundError:
        raise MissingInput("there is no such file", where=file.place, fix="Check the spelling and the folder") from None
    except (OSError, ValueError) as error:
        raise MissingInput("cannot be opened", where=file.place, why=_reason(error)) from None


def _take_standard_input(given: BinaryIO | None, file: _File, most_bytes: int) -> bytes:
    if given is None and sys.stdin is None:  # closed by whoever started us
        raise MissingInput("it is closed", where=file.place, fix="Give a file, or pipe records in")
    try:
        return _take(given if given is not None else sys.stdin.buffer, file, most_bytes)
    except OSError as error:
        raise MissingInput("cannot be read", where=file.place, why=_reason(error)) from None


def _take(opened: BinaryIO, file: _File, most_bytes: int) -> bytes:
    taken = bytearray()
    while chunk := opened.read(_CHUNK):
        taken += chunk
        if len(taken) > most_bytes:
            raise _too_large(file, most_bytes)
    return bytes(taken)


def _read(data: bytes, file: _File, digest: str, most_bytes: int) -> tuple[list[Paper], list[Reject], Input]:
    refused: list[Reject] = []
    size = len(data)
    if data.startswith(b"\x1f\x8b"):
        data, trouble = _unpack(data, file, most_bytes)
        if trouble:
            refused.append(Reject(source=file.name, locator="end of file", code="gzip-damaged", message=trouble))
    if not data.strip():
        raise DamagedInput("the file is empty", where=file.place, fix="Give a file with records in it")
    if data.startswith(b"%PDF-"):
        raise UnknownFormat(
            "this is a PDF",
            where=file.place,
            why="papers are read from records with title and abstract, not from their pages",
            fix="Export them from a reference manager or a database as BibTeX, RIS or CSV, abstracts included",
        )
    if looks_binary(data):
        raise UnknownFormat("this is no text but binary data", where=file.place, fix=f"{_IN_SHORT}, plain or gzipped")
    decoded = decode(data)
    del data
    reader = choose_reader(decoded.text, file.suffix)
    if reader is None:
        raise UnknownFormat("no reader knows this text", where=file.place, fix=f"Give {known_formats()}")
    found: list[Paper] = []
    more = 0
    for item in reader.read(decoded.text, file.name):
        if isinstance(item, Paper):
            found.append(item)
        elif len(refused) < MOST_REJECTS:
            refused.append(item)
        else:
            more += 1
    if more:
        message = f"{more:,} further records could not be read."
        refused.append(Reject(source=file.name, locator="further on", code="more-rejects", message=message))
    described = Input(
        name=file.name,
        sha256=digest,
        size=size,
        reader=reader.NAME,
        encoding=decoded.encoding,
        replaced=decoded.replaced,
        papers=len(found),
        rejects=len(refused) + max(0, more - 1),
    )
    return found, refused, described


def _unpack(data: bytes, file: _File, most_bytes: int) -> tuple[bytes, str | None]:
    """Give the unpacked bytes, and what was wrong with the end, if anything was."""
    unpacked = bytearray()
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        try:
            while piece := stream.read1(_CHUNK):
                unpacked += piece
                if len(unpacked) > most_bytes:
                    raise _too_large(file, most_bytes)
        except (EOFError, zlib.error, OSError) as error:
            return bytes(unpacked), f"The gzip data are damaged ({error}); what stands before was read."
    return bytes(unpacked), None


def _too_large(file: _File, most_bytes: int) -> DamagedInput:
    return DamagedInput(
        f"the file has more than {most_bytes // (1024 * 1024):,} MiB",
        where=file.place,
        fix="Split it into smaller files",
    )


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _reject(name: str, error: InputError) -> Reject:
    code = {MissingInput: "missing", UnknownFormat: "unknown-format"}.get(type(error), "unreadable")
    sentence = "; ".join(part for part in (error.what, error.why) if part)
    return Reject(source=name, locator="whole file", code=code, message=f"{sentence[:1].upper()}{sentence[1:]}.")


def _nothing_read(paths: Sequence[str | os.PathLike[str]], failures: list[InputError]) -> InputError:
    first = failures[0]
    in_folder = len(paths) == 1 and Path(paths[0]).is_dir() and first.where != os.fspath(paths[0])
    if len(failures) == 1 and not in_folder:
        return first
    kinds = {type(failure) for failure in failures}
    kind = kinds.pop() if len(kinds) == 1 else InputError
    if in_folder:  # that its files are no papers is the one thing to say
        counted = Counter(failure.what for failure in failures)
        why = "; ".join(f"{what} ({number})" for what, number in sorted(counted.items(), key=lambda item: -item[1])[:3])
        return kind(
            f"the folder holds no papers, and none of its files ({len(failures):,}) can be read",
            where=os.fspath(paths[0]),
            why=why,
            fix=_IN_SHORT,
        )
    shown = "; ".join(f"{failure.where}: {failure.what}" for failure in failures[:5])
    more = f"; and {len(failures) - 5} more" if len(failures) > 5 else ""
    fix = "Check the spelling and the folder" if kind is MissingInput else _IN_SHORT
    return kind(f"none of the {len(failures)} inputs could be read", why=shown + more, fix=fix)
