"""Where a paper appeared, as a reader writes it: exports have it in capitals, in small letters, or with its year."""

from __future__ import annotations

import re

from kg.english.grammar import plain
from viz.text import shorten

_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "de", "et", "und"}
)
# One word in small letters is how bibliographies call a series: short ones are initials.
_INITIALS = 6
_SHORT = 3
_LONGEST = 80


def venue_name(venue: str | None, date: str | None) -> str:
    """The venue without the year that stands beside it, and without capitals that only the export has.

    Examples
    --------
    >>> venue_name("2024 IEEE Symposium on Bees (SOB 2024)", "2024-05"), venue_name("acl", None)
    ('IEEE Symposium on Bees (SOB)', 'ACL')
    >>> venue_name("PROCEEDINGS OF THE IEEE", "2020"), venue_name("ANNALS OF APICULTURE", None)
    ('Proceedings of the IEEE', 'Annals of Apiculture')
    >>> venue_name("Nature", "2019"), venue_name("interspeech", None), venue_name("Bees of 2019", "2020")
    ('Nature', 'Interspeech', 'Bees of 2019')
    """
    text = plain(venue or "").strip()
    if year := (date or "")[:4]:
        said = rf"(?:{year}|[’']{year[2:]})"
        alone = rf"(?<!\bof )(?<!\bin )(?<![\w.:/’']){said}(?![\w.:/])"
        text = re.sub(rf"[\s,-]*\({said}\)|(?<=[a-z]){said}$|\s*{alone}(?=\))|{alone}\s*", "", text).strip(" ,:-")
    if text.isalpha() and text.isascii() and text.islower():
        text = text.upper() if len(text) <= _INITIALS else text.capitalize()
    elif _shouts(text):
        words = re.split(r"([^A-Za-z]+)", text)
        text = "".join(_spoken(word, first=i == 0) for i, word in enumerate(words))
    return shorten(text, _LONGEST)


def _shouts(text: str) -> bool:
    """Whether all is in capitals that is not short enough for initials."""
    words = re.findall(r"[A-Za-z]+", text)
    return text.isupper() and (len(words) > 1 or len(text) > 2 * _INITIALS) and any(len(w) > _INITIALS for w in words)


def _spoken(word: str, *, first: bool) -> str:
    if word.lower() in _SMALL:
        return word.capitalize() if first else word.lower()
    initials = len(word) <= _SHORT or not re.search("[AEIOUY]", word) or re.search("[AEIOU]{3}", word)
    return word if initials else word.capitalize()
