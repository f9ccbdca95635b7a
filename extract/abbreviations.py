"""Short forms and their long forms: a text goes in, ``Abbreviation`` records come out.

The algorithm is that of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003): every character of the short form is found, from the right, in the words before the
bracket. Where the first letters of the last words spell the short form, those words are taken before any other
alignment ("self-supervised learning (SSL)"); so is, after them, the stretch whose capital letters alone spell it
("Marsh Inventory and NesT Survey (MINTS)"). The reversed order, "ECG (electrocardiogram)", is read by the same
alignment.
"""

from __future__ import annotations

import re

from extract.lexicon import word_set
from extract.records import Abbreviation

__all__ = ["align_long_form", "find_abbreviations"]

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,120})[)\]]")
# The paper's limits: at most ten characters and two words, at least one letter; some room for LaTeX ("S$^2$N").
_SHORT = re.compile(r"[^\W_][\w\-./&+$^{}]{0,14}(?:\s[\w\-./&+]{1,8})?\Z")
_SPLIT = re.compile(r"[;,:=]")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+")
_WINDOW = 400
_CAPITALS = 3
# A long form is one run of words: no bracket, colon, dash between clauses, or LaTeX inside.
_MOST_WORDS = 9
_NO_NAME = re.compile(r"[()\[\]:{}\"“”]|--|\s[-–—]\s|\\[a-zA-Z]")
_GOES_ON = re.compile(
    r"(?:and|or|and/or|also|with|plus|vs\.?|versus|see|e\.g\.?|i\.e\.?|in|for|on|using)\s", re.IGNORECASE
)
_MARKS = ".,;:!?'’"
# Words of a noun phrase that its short form may leave out.
_MOST_PASSED = 2
_BETWEEN_NAMES = word_set(
    "a an the of for and or in on by with to from as at is are was were we our that this these its using via"
)
# A word of several parts is one: no long form begins amid it, and what is praised so is only called by a name.
_AMID = re.compile(r"-\w+-\Z")
_PRAISE = re.compile(r"(?i)\bstate[- ]of[- ]the[- ]arts?\b")
_BREAK = re.compile(r"[,.!?]\s")
_OPENING_WORDS = frozenset(
    (
        "a", "an", "the", "of", "for", "and", "or", "in", "on", "by", "with", "to", "from", "our", "called", "named",
        "as", "we", "is", "are", "that", "using", "via", "this", "these", "its", "based", "novel", "new",
    )
)  # fmt: skip


def find_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """All definitions of a short form in ``text``, in order.

    Returns
    -------
    tuple of Abbreviation
        ``start`` and ``end`` cover the definition from its first form to the closing bracket; both forms are
        verbatim parts of that stretch.

    Examples
    --------
    >>> found = find_abbreviations("We use a convolutional neural network (CNN) on ECG (electrocardiogram) data.")
    >>> [(a.short, a.long) for a in found]
    [('CNN', 'convolutional neural network'), ('ECG', 'electrocardiogram')]
    """
    found: list[Abbreviation] = []
    for match in _BRACKET.finditer(text):
        record = _long_before(text, match) or _long_inside(text, match)
        if record is not None:
            found.append(record)
    return tuple(found)


_STOP = re.compile(r"(?<!\bSt)(?<!\bDr)(?<!\bMt)(?<=[A-Za-z)\]]{2})[.!?]\s+(?=[A-Z])")


def align_long_form(short: str, candidate: str) -> int | None:
    """Where in ``candidate`` the long form of ``short`` begins, or None if the letters do not align.

    The first letter of the short form must open a word of the long form.
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    folded = candidate.casefold()
    if not letters or len(folded) != len(candidate):
        return None
    words = list(_WORD.finditer(folded))[-len(letters) :]
    start = words[0].start() if words else 0
    initials = [w.group()[0] for w in words] == letters and (start == 0 or folded[start - 1].isspace())
    if initials and words[0].group() not in _OPENING_WORDS:
        return start
    capitals = _start_of_capitals(letters, candidate)
    if capitals is not None or initials:
        return start if capitals is None else capitals
    gapped = _start_over_gaps(letters, folded)
    if gapped is not None:
        return gapped
    at = len(folded)
    for place in range(len(letters) - 1, -1, -1):
        letter = letters[place]
        at -= 1
        while at >= 0 and not (folded[at] == letter and (place > 0 or at == 0 or not folded[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    return at


def _start_over_gaps(letters: list[str], folded: str) -> int | None:
    """Where the last words begin whose initials spell ``letters`` when few others between them are passed over.

    "Non-wading marsh bird nesting (NWN)" has all of its words; the last three alone have the letters only within them.
    """
    words = [(m.start(), m.group()) for m in _WORD.finditer(folded)]
    first: int | None = None
    left, passed = list(letters), 0
    for start, word in reversed(words):
        if word in _BETWEEN_NAMES or not left:
            break
        if word[0] == left[-1]:
            left.pop()
            first = start
        elif first is None or passed == _MOST_PASSED:
            return None  # the last word is always one of those spelt
        else:
            passed += 1
    if left or first is None or not passed:
        return None
    whole = first == 0 or folded[first - 1].isspace()
    return first if whole and not _BREAK.search(folded, first) else None


def _start_of_capitals(letters: list[str], candidate: str) -> int | None:
    """Where the words begin whose capitals and digits are just the letters of the short form, in their order."""
    # One or two capitals are too often those of other names.
    if len(letters) < _CAPITALS:
        return None
    found = [(at, c) for at, c in enumerate(candidate) if c.isupper() or c.isdigit()][-len(letters) :]
    if [c.casefold() for _, c in found] != letters:
        return None
    start = found[0][0]
    return start if start == 0 or candidate[start - 1].isspace() else None


def _is_short(form: str) -> bool:
    letters = sum(c.isalpha() for c in form)
    capital = any(c.isupper() for c in form) or any(c.isdigit() for c in form)
    return bool(_SHORT.match(form)) and letters >= 1 and 2 <= sum(c.isalnum() for c in form) <= 12 and capital


def _long_before(text: str, match: re.Match[str]) -> Abbreviation | None:
    inner = match.group(1)
    short = _stripped(_SPLIT.split(inner, maxsplit=1)[0])
    if not _is_short(short) or short not in inner[: len(short) + 2] or _GOES_ON.match(short):
        return None
    return _defined(text, match, short) or _defined_last(text, match, short)


def _defined_last(text: str, match: re.Match[str], short: str) -> Abbreviation | None:
    """ "Keel neural nets (3D KNNs)": the last word alone is short for what stands before."""
    last = short.split()[-1]
    return None if last == short or sum(c.isupper() for c in last) < _CAPITALS else _defined(text, match, last)


def _defined(text: str, match: re.Match[str], short: str) -> Abbreviation | None:
    bracket = match.start()
    begin = max(0, bracket - _WINDOW)
    window = text[begin:bracket]
    # Nothing crosses a line or another bracket's start that is still open.
    begin += max(window.rfind("\n"), window.rfind("("), window.rfind(";")) + 1
    # Nor does a long form cross the end of a sentence.
    ends = [m.end() for m in _STOP.finditer(text, begin, bracket)]
    begin = ends[-1] if ends else begin
    words = [m.start() for m in _TOKEN.finditer(text, begin, bracket)]
    count = sum(c.isalnum() for c in short)
    limit = min(count + 5, count * 2)
    if not words:
        return None
    begin = words[max(0, len(words) - limit)]
    long_end = bracket
    while long_end > begin and text[long_end - 1].isspace():
        long_end -= 1
    for form in _readings(short):
        at = align_long_form(form, text[begin:long_end])
        if at is not None:
            long = _stripped(text[begin + at : long_end])
            if _plausible(short, long) and not _AMID.search(text[: begin + at]):
                return Abbreviation(
                    short=short, long=long, start=text.index(long, begin + at, long_end), end=match.end()
                )
    return None


def _readings(short: str) -> tuple[str, ...]:
    """The short form as it stands, then without the plural's s and without LaTeX's signs."""
    plain = re.sub(r"[$^{}\\]", "", short)
    readings = [plain]
    if plain.endswith("s") and plain[:-1].isupper():
        readings.append(plain[:-1])
    return tuple(readings)


def _stripped(form: str) -> str:
    """``form`` without white space and quotes around it, and without braces that have no partner."""
    form = form.strip().strip("\"'“”‘’`").strip()
    return form if form.count("{") == form.count("}") else form.strip("{}")


def _plausible(short: str, long: str) -> bool:
    words = long.split()
    return (
        len(long) > len(short)
        and 0 < len(words) <= _MOST_WORDS
        and not _NO_NAME.search(long)
        and words[0].casefold() not in _OPENING_WORDS
        and (_PRAISE.search(long) is None or short.casefold().startswith("so"))
        and not any(word.isdigit() or word.strip(_MARKS) == short for word in words)
        and not any(re.match(rf"{re.escape(short)}[-–—]", word) for word in words)
        and not (len(words) == 1 and len(long) < len(short) + 2)
    )


def _long_inside(text: str, match: re.Match[str]) -> Abbreviation | None:
    """ "ECG (electrocardiogram)": the short form stands before the bracket."""
    inner = _stripped(_SPLIT.split(match.group(1), maxsplit=1)[0])
    long_start = text.find(inner, match.start(1))
    before = text[max(0, match.start() - 24) : match.start()].rstrip()
    word = before.rsplit(maxsplit=1)[-1] if before else ""
    word = _stripped(word.lstrip("(\"'“["))
    if (
        not inner
        or _NO_NAME.search(inner)
        or len(inner) <= len(word)
        or inner.isupper()  # "BW (BWQA)" is read from the words before it
        or not _is_short(word)
        or sum(c.isupper() for c in word) < 2
    ):
        return None
    count = sum(c.isalnum() for c in word)
    if len(inner.split()) > min(count + 5, count * 2) or inner.casefold().startswith(("e.g", "i.e", "see ")):
        return None
    for form in _readings(word):
        if align_long_form(form, inner) == 0:
            start = text.rfind(word, 0, match.start())
            return Abbreviation(
                short=word, long=text[long_start : long_start + len(inner)], start=start, end=match.end()
            )
    return None
