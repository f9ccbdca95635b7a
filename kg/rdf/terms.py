"""The one place where RDF terms are made: strings of strangers go in, valid terms come out.

Nothing else in the project constructs an IRI or a literal for RDF, so a term that breaks out of its place in a file
cannot come into being. Text keeps its length: a character that some RDF format cannot carry is replaced one for one,
so that offsets into it stay right.
"""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from extract.errors import UsageError
from ontologies.namespaces import PREFIXES

__all__ = [
    "BOOLEAN", "DATE", "DECIMAL", "DOUBLE", "INTEGER", "Literal", "NamedNode",
    "boolean", "check_base", "clean_text", "curie", "date", "english", "integer", "iri", "link", "number", "segment",
    "text",
]  # fmt: skip

_XSD = PREFIXES["xsd"]
BOOLEAN = NamedNode(_XSD + "boolean")
INTEGER = NamedNode(_XSD + "integer")
DECIMAL = NamedNode(_XSD + "decimal")
DOUBLE = NamedNode(_XSD + "double")
DATE = {4: NamedNode(_XSD + "gYear"), 7: NamedNode(_XSD + "gYearMonth"), 10: NamedNode(_XSD + "date")}

# What XML 1.0 cannot carry (2.2 Char), and the carriage return, which XML readers turn into a line feed.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# IRIREF of Turtle, less what is no part of an IRI by RFC 3987: white space, controls and the nine delimiters.
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f]")
_LINK = re.compile(r"(?:https?://[^/?#]|mailto:.)", re.IGNORECASE)
_BASE = re.compile(r"(?:https?://[^/?#@:]+(?::[0-9]+)?/|urn:[a-z0-9][a-z0-9-]{0,31}:)[^?#]*#?", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def iri(value: str) -> NamedNode:
    """Give an IRI.

    Raises
    ------
    ValueError
        ``value`` is no absolute IRI, or holds a character that an IRI cannot hold.
    """
    if _NOT_IN_IRI.search(value) or any(
        unicodedata.category(c) in ("Cf", "Cs", "Co", "Zl", "Zp") for c in value if c > "\x7f"
    ):
        raise ValueError(f"{clean_text(value)!r} holds a character that no IRI can hold")
    return NamedNode(value)


@lru_cache(maxsize=4096)
def curie(name: str) -> NamedNode:
    """Give the IRI of a prefixed name such as ``"skos:prefLabel"``; only prefixes of ``PREFIXES`` are known."""
    prefix, _, local = name.partition(":")
    return iri(PREFIXES[prefix] + local)


def link(value: str | None) -> NamedNode | None:
    """Give the IRI of an address of the web (http, https, mailto), or None where ``value`` is none.

    Examples
    --------
    >>> link("https://example.org/a"), link("javascript:alert(1)")
    (<NamedNode value=https://example.org/a>, None)
    """
    if not value or not _LINK.match(value) or len(value) > 2000:
        return None
    try:
        return iri(value)
    except ValueError:
        return None


def segment(value: str, *, keep: str = "") -> str:
    """Give ``value`` as a part of a path: letters, digits and ``-._~`` stand, all else is percent-encoded.

    Different values give different segments. A full stop stands only before a letter, a digit, ``-``, ``_``, ``~`` or
    ``%``: resolvers take ``..`` away, and readers of Turtle differ over a name's last full stop. ``keep`` names further
    characters that may stand.
    """
    return _DOTS.sub("%2E", quote(_UNPAIRED.sub(_REPLACEMENT, value), safe=keep))


_UNPAIRED = re.compile("[\ud800-\udfff]")
_DOTS = re.compile(r"(?<![^/])\.|\.(?![A-Za-z0-9_~%-])")


def check_base(base: str) -> str:
    """Give the IRI under which things are named, ending in ``/``, ``#`` or ``:``.

    Raises
    ------
    UsageError
        ``base`` is no absolute http, https or urn IRI without query.
    """
    try:
        iri(base)
    except ValueError:
        fits = False
    else:
        fits = _BASE.fullmatch(base) is not None
    if not fits:
        raise UsageError(
            f"{clean_text(base)!r} cannot be a base IRI",
            where="--base",
            why="it must be an absolute IRI with http, https or urn, without a query",
            fix="Give one such as https://example.org/my-field/",
        )
    return base if base.endswith(("/", "#", ":")) else base + "/"


def clean_text(value: str) -> str:
    """Give text in which every character that an RDF format cannot carry is replaced, one for one."""
    return _NOT_IN_XML.sub(_REPLACEMENT, value.replace("\r", "\n"))


def text(value: str) -> Literal:
    """Give a plain string."""
    return Literal(clean_text(value))


def english(value: str) -> Literal:
    """Give a string in English: for what we wrote, never for what papers say."""
    return Literal(clean_text(value), language="en")


def integer(value: int) -> Literal:
    """Give a whole number."""
    return Literal(str(int(value)), datatype=INTEGER)


@lru_cache(maxsize=4096)
def number(value: float) -> Literal:
    """Give a number, as ``xsd:decimal`` in canonical form; beyond 15 digits as ``xsd:double``.

    Raises
    ------
    ValueError
        ``value`` is not finite.

    Examples
    --------
    >>> number(0.81).value, number(4.0).value, number(1e-30).value
    ('0.81', '4', '1.0E-30')
    """
    if not math.isfinite(value):
        raise ValueError(f"{value!r} is not finite")
    if value and not 1e-9 <= abs(value) < 1e15:
        mantissa, _, exponent = f"{value:.15E}".partition("E")
        whole, _, part = mantissa.partition(".")
        return Literal(f"{whole}.{part.rstrip('0') or '0'}E{int(exponent)}", datatype=DOUBLE)
    digits = format(Decimal(repr(float(value))), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal("0" if digits in ("-0", "") else digits, datatype=DECIMAL)


def boolean(value: bool) -> Literal:
    """Give true or false."""
    return Literal("true" if value else "false", datatype=BOOLEAN)


def date(value: str | None) -> Literal | None:
    """Give a year, a month or a day as ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``; None for anything else.

    Examples
    --------
    >>> date("2024-06").datatype.value, date("soon")
    ('http://www.w3.org/2001/XMLSchema#gYearMonth', None)
    """
    if value is None or not _DATE.fullmatch(value) or not _is_day(value):
        return None
    return Literal(value, datatype=DATE[len(value)])


def _is_day(value: str) -> bool:
    import datetime

    year, month, day = (*value.split("-"), "1", "1")[:3]
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
