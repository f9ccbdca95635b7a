"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a field.

    ``write(field, base)`` gives the bytes; ``base`` is the IRI under which an RDF format names its things (None for
    the default) and is ignored by the others. Where ``described`` is set, ``write`` also takes ``maker`` and
    ``licence``, as ``kg.export.rdf.rdf_files`` does.
    """

    name: str
    title: str
    suffix: str
    write: Callable[..., bytes]
    described: bool = False
