"""The shape of people's names, and lists of them.

Shapes only, no list of names: a name is one to six words that begin with a capital, with initials, hyphens,
apostrophes and lower-case particles in between.
"""

from __future__ import annotations

import re
from itertools import pairwise

PARTICLES = frozenset(
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le",
        "les", "lo", "el", "al", "bin", "bint", "ibn", "ben", "ten", "ter", "te", "'t", "zu", "zur", "zum",
        "af", "av", "y", "e", "i", "st"
    }
)  # fmt: skip
LONGEST_NAME = 80
MOST_WORDS = 7

_NUMBERED = re.compile(r" \(\d+\)")  # Scopus: "Roy, Jean (57190000000)"
_MORE = re.compile(r"(?:^|[ ,])et al\.?$", re.IGNORECASE)
_AFFILIATION = re.compile(r" [·•|] [^·•|]{1,200}$")
_WORD_SHAPE = re.compile(r"[^\W\d_]+(?:[-'’.‐‑]{1,2}[^\W\d_]+)*\.?(?:,? ?[JS]r\.)?")
_BOUND_PARTICLE = re.compile(r"(?:d|l|al|el|ul|as|ash|an|at|ar|abu|ibn)[-'’‐‑](?=[^\W\d_])")
_INITIAL = re.compile(r"(?:[^\W\d_]\.[-‐‑]?){1,4}|[^\W\d_]")


def split_byline(line: str) -> tuple[str, bool]:
    """Give the line without affiliation mark and "et al.", and whether there was an "et al."

    Examples
    --------
    >>> split_byline("Ann Lee, Bo Chen et al. · some-lab")
    ('Ann Lee, Bo Chen', True)
    """
    line = line.rstrip()
    mark = _AFFILIATION.search(line, max(0, len(line) - 210))
    line = line[: mark.start()] if mark else line
    more = _MORE.search(line, max(0, len(line) - 10))
    return (line[: more.start()] if more else line).rstrip(" ,"), more is not None


def read_names(line: str) -> tuple[str, ...] | None:
    """Give the names of an author line, or None where it is something else.

    Examples
    --------
    >>> read_names("Marie van der Berg, J.-P. Roy, Suharjito et al.")
    ('Marie van der Berg', 'J.-P. Roy', 'Suharjito')
    >>> read_names("We show that small nets, too, can learn.") is None
    True
    """
    if len(line) > 20_000:
        return None
    names, _ = split_byline(line)
    parts = [part.strip() for part in re.split(r", (?:and )?| and |; ?", names) if part.strip()]
    return tuple(parts) if parts and all(is_name(part) for part in parts) else None


def is_name(text: str) -> bool:
    """Say whether a text has the shape of one person's name.

    Examples
    --------
    >>> [is_name(x) for x in ("Shu-wen Yang", "Ian V. McLoughlin", "Ludwig van der Rohe", "GPT-4 Models", "and More")]
    [True, True, True, False, False]
    """
    if len(text) > LONGEST_NAME:
        return False
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS:
        return False
    if not all(word in PARTICLES or is_name_word(word) for word in words):
        return False
    return words[-1] not in PARTICLES


def is_name_word(word: str) -> bool:
    """Say whether a word can be part of a name: an initial, or letters that begin with a capital."""
    begins = bool(word) and (not word[0].islower() or _BOUND_PARTICLE.match(word) is not None)
    return begins and _WORD_SHAPE.fullmatch(word) is not None


def has_inner_capital(word: str) -> bool:
    """Say whether a capital follows a small letter, as in "McRoy" or in two words that stand together.

    Examples
    --------
    >>> has_inner_capital("reedsÉlise"), has_inner_capital("Élise-Marie")
    (True, False)
    """
    return any(before.islower() and here.isupper() for before, here in pairwise(word))


def is_initial(word: str) -> bool:
    """Say whether a word is one or more initials, such as "J." or "J.-P."."""
    return _INITIAL.fullmatch(word) is not None


def given_name_first(name: str) -> str:
    """Turn "Family, Given" round; leave everything else.

    Examples
    --------
    >>> given_name_first("van der Berg, Marie"), given_name_first("Roy, J., Jr."), given_name_first("Ann Lee")
    ('Marie van der Berg', 'J. Roy Jr.', 'Ann Lee')
    """
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts):
        last, is_suffix = parts[2], re.fullmatch(r"(?:[JS]r\.?|I{2,3}|IV)", parts[2])
        given, suffix = (parts[1], last) if is_suffix else (parts[2], parts[1])
        return f"{given} {parts[0]} {suffix}"
    return name.strip().strip(",")


def split_names(text: str) -> tuple[str, ...]:
    """Give the names in one field, however they are parted, given name first.

    Semicolons part before everything else, then "and", then commas; "Family, Given" is told from two names by its
    single words.

    Examples
    --------
    >>> split_names("Roy, Jean; Lee, Ann"), split_names("Roy, Jean and Lee, Ann"), split_names("Jean Roy, Ann Lee")
    (('Jean Roy', 'Ann Lee'), ('Jean Roy', 'Ann Lee'), ('Jean Roy', 'Ann Lee'))
    >>> split_names("Roy, Jean"), split_names("Roy, J., Lee, A. B."), split_names("Smith J., Lee A.B.")
    (('Jean Roy',), ('J. Roy', 'A. B. Lee'), ('Smith J.', 'Lee A.B.'))
    """
    text, _ = split_byline(_NUMBERED.sub("", text[:200_000]))
    for separator in (r" ?[;|\n] ?", r",? and |,? & "):
        parts = [part for part in re.split(separator, text) if part.strip()]
        if len(parts) > 1:
            if separator.startswith(",") and sum("," in part for part in parts) and not _all_inverted(parts):
                return tuple(name for part in parts for name in split_names(part))
            return tuple(given_name_first(part) for part in parts)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) >= 4 and len(parts) % 2 == 0 and all(_only_initials(part) for part in parts[1::2]):
        return tuple(f"{given} {family}" for family, given in zip(parts[::2], parts[1::2], strict=True))
    if len(parts) == 2 and any(len(part.split()) == 1 for part in parts):
        return (given_name_first(text),)
    return tuple(parts)


def _all_inverted(parts: list[str]) -> bool:
    return all(part.count(",") in (0, 1, 2) and len(part.split(",")[0].split()) <= 2 for part in parts) and any(
        part.count(",") == 1 for part in parts
    )


def _only_initials(text: str) -> bool:
    return all(is_initial(word) for word in text.split())
