"""Which of the forms that we have a client wants, by its Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["choose_type"]


def choose_type(accept: str | None, offered: Sequence[str]) -> str | None:
    """Give the media type to answer in, or None where the client takes none of those offered.

    Parameters
    ----------
    accept : str or None
        The header; None and an empty one take anything.
    offered : sequence of str
        The preferred first.

    Examples
    --------
    >>> choose_type("text/csv;q=0.5, application/json", ["application/json", "text/csv"])
    'application/json'
    >>> choose_type("text/*", ["application/json", "text/csv"]), choose_type("image/png", ["text/csv"])
    ('text/csv', None)
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = [_range(item) for item in accept[:2000].split(",")]
    best, best_quality = None, 0.0
    for media in offered:
        main = media.partition("/")[0]
        # The most specific range decides: a type named in full goes before type/*, that before */*.
        fitting = [(kind == media, kind != "*/*", q) for kind, q in ranges if kind in (media, f"{main}/*", "*/*")]
        quality = max(fitting, default=(False, False, 0.0))[2]
        if quality > best_quality:
            best, best_quality = media, quality
    return best


def _range(item: str) -> tuple[str, float]:
    kind, *parameters = (part.strip().lower() for part in item.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return ("*/*" if kind == "*" else kind), quality
