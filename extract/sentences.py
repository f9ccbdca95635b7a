"""Sentences of an abstract, as offsets: text goes in, ``(start, end)`` pairs come out.

Written for abstracts: decimals, "et al.", "e.g.", initials, LaTeX, links, labels of structured abstracts, and a full
stop with no blank after it ("... end.Next ...") are what a general splitter gets wrong there. Stray characters after a
sentence stay with it. One left-to-right pass; every pattern is linear.
"""

from __future__ import annotations

import re

from extract.lexicon import word_set

__all__ = ["MAX_SENTENCES", "cut_sentences"]

#: More sentences than this are left joined to the last one: no abstract has them, and work downstream stays bounded.
MAX_SENTENCES = 2_000

_ABBREVIATIONS = word_set(
    """
    al approx app apps appl ca cf ch chap co corp cv dept dev diff dr ed eds eg eq eqs equ esp est et etal etc ex exp
    ext fig figs freq gen gov ie inc incl int intl jr lab lat lit ltd max min misc mr mrs ms mt no nos nr obs op orig
    p par
    ph pp pop prof prop pt ref refs reg repr resp rev sec sect ser seq sp spp sr st std subsp suppl syn tab tech temp
    thm tr trans univ var viz vol vols vs wrt yr
    """
)
# These end a sentence as often as not: only a capital decides.
_ENDING_TOO = word_set("al etc co inc ltd corp approx")
_STARTERS = word_set(
    """
    a additionally all also although an and another as at based because besides both building but by code compared
    computational conclusion consequently current despite during each empirical even every existing experimental
    experiments extensive few finally first firstly following for from furthermore given here hence how however if in
    inspired instead it its many methods moreover most motivated nevertheless on one only other our overall previous
    recent recently results second secondly since so some specifically such that the their then there therefore these
    they this those through thus to traditional two under unfortunately unlike using various we what when where
    whereas which while with yet
    """
)
_STOP = re.compile(r"[.!?。！？…]+[\"'’”»)\]}]{0,3}")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,20}\Z")
_LINK = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"]+", re.IGNORECASE)
# "$x$", yet not the stretch between two sums of money ("$1,000 to $2,000").
_MATH = re.compile(
    r"\$(?![\s\d])[^$\n]{1,300}(?<!\s)\$(?!\d)|\$\d[^$\n\s]{0,60}(?:\s[^$\n\s]{1,20}){0,4}(?<!\s)\$(?!\d)"
)
_NEXT_WORD = re.compile(r"[^\W\d_][\w'’-]{0,30}")
_OPENERS = "\"'“‘«([{"


def cut_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Cut ``text[start:end]`` into sentences.

    Parameters
    ----------
    text : str
        Any text; never changed, lower-cased or re-joined.
    start, end : int
        The stretch to cut, in code points; to the end of the text by default.

    Returns
    -------
    tuple of (int, int)
        Offsets into ``text``, in order, not overlapping, without white space at their borders. Together they cover
        every character that is not white space.

    Examples
    --------
    >>> text = "Accuracy rose to 91.5% (Fig. 2). It fell e.g. for short texts."
    >>> [text[a:b] for a, b in cut_sentences(text)]
    ['Accuracy rose to 91.5% (Fig. 2).', 'It fell e.g. for short texts.']
    """
    stop = len(text) if end is None else min(end, len(text))
    shielded = _shielded(text, start, stop)
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _STOP.finditer(text, start, stop):
        if len(spans) >= MAX_SENTENCES - 1:
            break
        cut = _cut_place(text, match, stop, shielded)
        if cut is None:
            continue
        _append(spans, text, begin, cut)
        begin = cut
    _append(spans, text, begin, stop)
    return tuple(_join_strays(text, spans))


def _cut_place(text: str, match: re.Match[str], stop: int, shielded: bytearray) -> int | None:
    """Where the sentence that ``match`` may close ends, or None if it goes on."""
    end = _closing_place(text, match, stop, shielded)
    if end is None:
        return None
    visible = _first_visible(text, end, stop)
    stray = _STRAY_OPENING.match(text, visible, stop) if visible is not None else None
    return end if stray is None else stray.end()


def _closing_place(text: str, match: re.Match[str], stop: int, shielded: bytearray) -> int | None:
    at, end = match.span()
    offset = len(text) - len(shielded)
    if shielded[at - offset]:
        return None
    if end >= stop:
        return end
    following = text[end]
    if following.isspace():
        return end if _ends_before_blank(text, match, stop) else None
    return _ends_without_blank(text, match, stop)


def _ends_before_blank(text: str, match: re.Match[str], stop: int) -> bool:
    at, end = match.span()
    rest = _first_visible(text, end, stop)
    if rest is None:
        return True
    following = text[rest]
    mark = match.group()
    word = _word_before(text, at)
    if mark[0] in "!?。！？" and not following.islower():
        return True
    if mark.startswith(("...", "…")) and following.islower():
        return False
    if following.islower():
        # A name in small letters may open a sentence ("end. word2vec is ..."); an abbreviation never ends there.
        opens = _lower_opening(text, rest, stop) or _next_word(text, rest, stop) == "we"
        return opens and not _is_abbreviation(text, word, at)
    if _is_abbreviation(text, word, at):
        if word == "etc" and following.isupper():
            return True
        if word.lower() in _ENDING_TOO and following.isupper():
            return _next_word(text, rest, stop).lower() in _STARTERS
        return False
    if following in ",;:)%–" or (
        following.isdigit() and text[at - 1 : at] == "0" and not text[at - 2 : at - 1].isdigit()
    ):
        return False
    if _is_item_number(text, at):
        return False
    return not _is_initial(text, word, at, rest, stop)


def _ends_without_blank(text: str, match: re.Match[str], stop: int) -> int | None:
    """A full stop right before a capital: "... the end.Next one ..."."""
    at, end = match.span()
    if match.group()[-1] in "。！？":
        return end
    following = text[end]
    if not (following.isupper() or following in _OPENERS):
        return None
    before = text[at - 1] if at else " "
    word = _word_before(text, at)
    opening = _next_word(text, end if following.isupper() else end + 1, stop)
    if match.group()[0] in "!?" and len(opening) > 1:
        return end if before.isalnum() else None
    if len(word) >= 2 and word[1:].islower() and not _is_abbreviation(text, word, at):
        return end if opening.lower() in _STARTERS or (len(opening) > 2 and opening.isalpha()) else None
    if before in "%)]}$\"'’”" or before.isdigit() or word.isupper():
        label = (
            opening.isupper() and len(opening) > 2 and text[end + len(opening) : end + len(opening) + 1] in (":", "/")
        )
        return end if label or (opening.lower() in _STARTERS and opening[:1].isupper()) else None
    return None


def _is_abbreviation(text: str, word: str, at: int) -> bool:
    if word.lower() in _ABBREVIATIONS and (word.islower() or word.istitle()):
        # "no." and "fig." as plain words at a sentence's end are rare; a number after them decides for the short words.
        if word.lower() in ("no", "min", "max", "par", "sp", "par", "app", "apps", "lab", "lit", "pop", "temp"):
            rest = text[at + 1 : at + 4].lstrip()
            return rest[:1].isdigit() or rest[:1].islower()
        return True
    # "e.g.", "i.e.", "w.r.t.", "U.S.": single letters parted by full stops.
    return (
        len(word) == 1 and at >= 3 and text[at - 2] == "." and text[at - 3].isalpha() and not _long_before(text, at - 3)
    )


def _long_before(text: str, at: int) -> bool:
    return at >= 1 and text[at - 1].isalpha()


def _is_initial(text: str, word: str, at: int, rest: int, stop: int) -> bool:
    """An initial ("J. Smith"), a species ("E. coli" has a small letter and is decided before): one capital alone."""
    if len(word) != 1 or not word.isupper() or word == "I":
        return False
    if at >= 2 and not text[at - 2].isspace() and text[at - 2] not in "(.":
        return False
    following = _next_word(text, rest, stop)
    return len(following) > 0 and following.lower() not in _STARTERS


def _is_item_number(text: str, at: int) -> bool:
    """The full stop of "1. First, 2. Second": a short number after a blank and a colon or a stop."""
    begin = at
    while begin > 0 and at - begin < 3 and text[begin - 1].isdigit():
        begin -= 1
    if begin == at or at - begin > 2:
        return False
    before = text[:begin].rstrip()[-1:] if begin < 200 else text[begin - 200 : begin].rstrip()[-1:]
    return begin == 0 or (text[begin - 1].isspace() and before in ":?;!")


def _lower_opening(text: str, at: int, stop: int) -> bool:
    """A small-letter name that may open a sentence: it holds a digit or a capital ("mRNA", "word2vec", "iOS")."""
    name = _NEXT_WORD.match(text, at, stop)
    return bool(name) and any(c.isupper() or c.isdigit() for c in name.group()) if name else False


def _word_before(text: str, at: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, at - 24) : at])
    return found.group() if found else ""


def _next_word(text: str, at: int, stop: int) -> str:
    while at < stop and text[at] in _OPENERS:
        at += 1
    found = _NEXT_WORD.match(text, at, stop)
    return found.group() if found else ""


def _first_visible(text: str, at: int, stop: int) -> int | None:
    while at < stop and text[at].isspace():
        at += 1
    return at if at < stop else None


def _shielded(text: str, start: int, stop: int) -> bytearray:
    """One flag a character from ``start`` on: 1 inside links and formulas, where no sentence ends."""
    flags = bytearray(len(text) - start)
    for pattern in (_LINK, _MATH):
        for match in pattern.finditer(text, start, stop):
            a, b = match.span()
            if pattern is _LINK:
                while b > a and text[b - 1] in ".,;:!?)]}\"'’”":
                    b -= 1
            flags[a - start : b - start] = b"\x01" * (b - a)
    return flags


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append((begin, end))


def _join_strays(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a stretch without two letters in a row to the sentence before it."""
    joined: list[tuple[int, int]] = []
    for a, b in spans:
        if joined and (b - a < 3 or not _has_word(text, a, b)):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


# A stretch that holds no sentence of its own: a list mark, "[corrected]", a label cut off at its slash ("DESIGN/").
_STRAY_OPENING = re.compile(r"(?:[•·▪●–-](?=\s)|\[[a-z]{3,20}\](?=\s)|[A-Z][A-Z &]{2,30}[/&-](?=\s))")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_ -ɏ]")


def _has_word(text: str, a: int, b: int) -> bool:
    return _TWO_LETTERS.search(text, a, b) is not None
