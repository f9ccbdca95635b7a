"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.records import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a field.

    ``write(field, base)`` gives the bytes; ``base`` is the IRI under which an RDF format names its things (None for
    the default) and is ignored by the others.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Field, str | None], bytes]
