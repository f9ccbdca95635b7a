"""The registry of readers: every module of this folder is one.

A reader is a module that offers

``NAME``
    A slug that goes into ``Source.reader``: ``"bibtex"``.
``TITLE``
    What people call the format; it stands in messages: ``"BibTeX"``.
``SUFFIXES``
    File name endings, lower case, with the dot. They only break ties.
``sniff(head)``
    How sure it is, 0 to 1, that a text beginning with ``head`` (its first 128 Ki characters) is its own, by content
    alone. From ``SURE`` on it may take the text; from ``PERHAPS`` on only where the suffix is one of its own.
``read(text, file)``
    The papers and rejects of the text, one by one, in order. ``file`` is the name to put into ``Source`` and
    ``Reject``. Text comes decoded, with ``"\\n"`` between lines and without invisible characters. It must not raise on
    any text and must take time linear in its length; a record that cannot be read is a ``Reject``.

To add a reader, add a file. The tests over all readers pick it up, and look for an example in
``tests/readers/samples``.
Modules whose name begins with an underscore are no readers.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Final, Protocol, cast

from extract.records import Paper, Reject

HEAD: Final = 131_072
SURE: Final = 0.5
PERHAPS: Final = 0.2


class PaperReader(Protocol):
    """What a module of this folder offers."""

    NAME: str
    TITLE: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, head: str) -> float:
        """Give how sure the reader is that the text is its own."""
        ...

    def read(self, text: str, file: str) -> Iterator[Paper | Reject]:
        """Give the papers and rejects of the text."""
        ...


def all_readers() -> tuple[PaperReader, ...]:
    """Give every reader, by name.

    Examples
    --------
    >>> "bibtex" in [reader.NAME for reader in all_readers()]
    True
    """
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return tuple(cast(PaperReader, import_module(f"{__name__}.{name}")) for name in names)


def choose_reader(text: str, suffix: str = "") -> PaperReader | None:
    """Give the reader that is surest of the text; equals are parted by suffix, then by name.

    Parameters
    ----------
    text : str
        The decoded text.
    suffix : str
        The file name's ending, such as ``".bib"``.
    """
    head, suffix = text[:HEAD], suffix.lower()
    judged = [(reader.sniff(head), suffix in reader.SUFFIXES, reader) for reader in all_readers()]
    able = [(score, fits, reader) for score, fits, reader in judged if score >= SURE or (fits and score >= PERHAPS)]
    if not able:
        return None
    return max(reversed(able), key=lambda item: (item[0], item[1]))[2]


def known_formats() -> str:
    """Give the formats in one phrase, for messages."""
    titles = sorted({reader.TITLE for reader in all_readers()}, key=str.casefold)
    return ", ".join(titles[:-1]) + " or " + titles[-1]
