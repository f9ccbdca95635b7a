"""Strings on their way out: cleaned of what must not reach a page, shortened, measured, wrapped.

Every string that a template prints passes ``clean_text`` (it is the environment's ``finalize``), and every string of a
data block does; so nothing that hides or reorders text gets onto a page, wherever it came from.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from markupsafe import Markup, escape

from viz.font_widths import BOLD, REGULAR

# Bidirectional embeddings, overrides and isolates, and the zero-width characters that hide text. U+200C and U+200D
# (joiners) stay, since Persian and Indic spelling needs them.
_HIDDEN = frozenset(
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x00AD)
)
_WIDE = frozenset("WF")
_FALLBACK = 660  # a little over the mean of the face: unknown scripts are rather given too much room than too little
_MARK = 120


def clean_text(value: str) -> str:
    """The same text without controls, lone surrogates, non-characters, bidi controls and zero-width characters.

    Line breaks and tabs become blanks.

    Examples
    --------
    >>> clean_text("a\\x00b\\u202ec\\nd")
    'abc d'
    """
    if value.isascii() and value.isprintable():
        return value
    return "".join(_clean_character(c) for c in value)


def turns(text: str) -> bool:
    """Whether any of ``text`` runs from right to left, so that a page must say which way it runs.

    Examples
    --------
    >>> turns("naïve – 3 α"), turns("\u05db\u05d5\u05d5\u05e8\u05ea")
    (False, True)
    """
    return not text.isascii() and any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in text)


def _clean_character(c: str) -> str:
    if c in "\n\r\t\u2028\u2029\x0b\x0c\x85":
        return " "
    if c in _HIDDEN or unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"}:
        return ""
    return c


# A name of several parts, one of which is a figure, initials or a letter: "F1-score", "A-B", "Hive-100".
_PARTS = re.compile(r"(?<![\w/-])[\w@+]{1,18}(?:\.\d+)?(?:[-/][\w@+]{1,18}(?:\.\d+)?)+(?![\w/-])")
# What is said of a name in brackets: "(16)", "(16 papers)", "(ABC, 16)".
_COUNTED = re.compile(r"\((?:[^\s()]{1,12}, )?\d[\d,]{0,6}(?: [a-z]{1,10})?\)")
_KEPT = re.compile(f"{_PARTS.pattern}|{_COUNTED.pattern}")
_NAMING = re.compile(r"\d|[A-Z]\w*[A-Z]|\b\w\b")
_LONGEST_NAME = 22
# A word as short as this is not worth a break either: "bee-keeper".
_SHORT_WORD = 10


def is_name(word: str) -> bool:
    """Whether a word with hyphens is a name, or so short, that no line break may part it.

    Examples
    --------
    >>> [is_name(w) for w in ("Hive-100", "AB-CD", "x-ray", "far-off", "bee-keeping", "state-of-the-art")]
    [True, True, True, True, False, False]
    """
    kept = len(word) <= _SHORT_WORD or (len(word) <= _LONGEST_NAME and bool(_NAMING.search(word)))
    return kept and bool(_PARTS.fullmatch(word))


def kept_whole(text: str) -> str:
    """The text with what keeps its names with hyphens, and counts in brackets, on one line; all else is escaped.

    Examples
    --------
    >>> kept_whole("on Hive-100 & others (16 papers)")
    Markup('on <span class="nb">Hive-100</span> &amp; others <span class="nb">(16 papers)</span>')
    """
    if isinstance(text, Markup) or not any(c in text for c in "-/("):
        return text
    text = clean_text(text)
    parts: list[str] = []
    at = 0
    for found in _KEPT.finditer(text):
        if (found[0].startswith("(") and " " in found[0]) or is_name(found[0]):
            parts += [escape(text[at : found.start()]), Markup('<span class="nb">{}</span>').format(found[0])]
            at = found.end()
    return Markup("").join([*parts, escape(text[at:])]) if parts else text


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters of ``text``, cut between words, with an ellipsis where something was cut.

    Examples
    --------
    >>> shorten("one two three", 9)
    'one two…'
    """
    text = " ".join(clean_text(text).split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    if text[limit - 1] != " " and cut > limit // 2:
        head = head[:cut]
    return head.rstrip(" ,;:-–—(") + "…"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide ``text`` is at font size ``size``, in the unit of ``size``: rather too wide than too narrow."""
    table = _widths(bold)
    return sum(table.get(c) or _other_width(c) for c in text) * size / 1000


@cache
def _widths(bold: bool) -> dict[str, int]:
    blocks = BOLD if bold else REGULAR
    return {chr(start + i): w for start, row in blocks.items() for i, w in enumerate(row) if w}


@cache
def _other_width(c: str) -> int:
    if unicodedata.category(c) == "Cf":
        return 0
    # A letter with a mark apart comes from another, wider font where the first has no such letter.
    if unicodedata.combining(c) or unicodedata.category(c) in {"Mn", "Me"}:
        return _MARK
    if unicodedata.east_asian_width(c) in _WIDE:
        return 1000
    if unicodedata.category(c) == "So":
        return 1300
    return _FALLBACK if unicodedata.category(c)[0] in "LNP" else 800


def wrap_text(text: str, size: float, width: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """``text`` as at most ``lines`` lines of at most ``width``; the last ends in an ellipsis where text is left.

    Breaks between words and after hyphens and slashes; a word that is wider than a line is cut.

    Examples
    --------
    >>> wrap_text("class imbalance in rare diseases", 10, 80, lines=2)
    ('class imbalance', 'in rare diseases')
    """
    out: list[str] = []
    line = ""
    pieces = []
    for piece in word_pieces(" ".join(clean_text(text).split())):
        # A name that no line can hold is parted after all.
        fits = text_width(piece.rstrip(), size, bold=bold) <= width
        pieces += [piece] if fits else word_pieces(piece, names=False)
    for piece in pieces:
        if text_width(line + piece.rstrip(), size, bold=bold) <= width:
            line += piece
            continue
        if line.strip():
            out.append(line.strip())
        while text_width(piece.rstrip(), size, bold=bold) > width:
            fitting = _fitting(piece, size, width, bold)
            out.append(piece[:fitting])
            piece = piece[fitting:]
            if len(out) > lines:
                break
        line = piece
        if len(out) > lines:
            break
    if line.strip():
        out.append(line.strip())
    if len(out) <= lines:
        return tuple(out)
    last = out[lines - 1]
    while last and text_width(last + "…", size, bold=bold) > width:
        last = last[:-1]
    return (*out[: lines - 1], last.rstrip(" ,;:-") + "…")


def word_pieces(text: str, *, names: bool = True) -> list[str]:
    """The pieces between which a line may break: after blanks, hyphens and slashes; not within ``names``.

    Examples
    --------
    >>> word_pieces("bee-keeping on Hive-100")
    ['bee-', 'keeping ', 'on ', 'Hive-100']
    """
    whole = [m.span() for m in _PARTS.finditer(text) if is_name(m[0])] if names else []
    inside = {at for start, end in whole for at in range(start + 1, end)}
    pieces: list[str] = []
    start = 0
    for at, c in enumerate(text, start=1):
        if c in " -/–—" and at < len(text) and at not in inside:
            pieces.append(text[start:at])
            start = at
    pieces.append(text[start:])
    return pieces


def _fitting(piece: str, size: float, width: float, bold: bool) -> int:
    for count in range(1, len(piece) + 1):
        if text_width(piece[:count], size, bold=bold) > width:
            return max(1, count - 1)
    return len(piece)
