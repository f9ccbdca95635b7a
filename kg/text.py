"""Text on its way out: to labels, attributes, file names and spreadsheets."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls, format characters (bidirectional overrides, zero-width), surrogates: in no label, in no attribute.
_UNWANTED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def plain(text: str) -> str:
    """Give text on one line without control, format or unassigned characters; runs of white space become one blank."""
    kept = "".join(" " if character.isspace() else character for character in text if _wanted(character))
    return re.sub(r" +", " ", kept).strip()


def safe_name(text: str, *, limit: int = 60) -> str:
    """Give a file name of lower-case ASCII letters, digits and hyphens; ``"untitled"`` where nothing is left."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", folded)[:limit].strip("-")
    return name or "untitled"


def spreadsheet_cell(text: str) -> str:
    """Give text that no spreadsheet takes for a formula: cells that begin with = + - @ get a leading apostrophe."""
    cleaned = plain(text)
    return "'" + cleaned if cleaned[:1] in ("=", "+", "-", "@") else cleaned


def _wanted(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNWANTED
