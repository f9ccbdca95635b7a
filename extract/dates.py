"""Dates as far as they are known: ``"2024"``, ``"2024-06"``, ``"2024-06-01"`` or None.

In comes whatever a page or an export wrote; out goes a string that sorts, or None where no year is known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Years outside are taken for other numbers: printing came in the 1450s, journals in 1665."""

MONTH_NAME = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

_PAGE_DATE = re.compile(
    rf"(?P<month>{MONTH_NAME})\.? (?P<day>\d{{1,2}})(?:, ?(?P<year>\d{{4}}))?(?P<rest>(?: \d{{1,6}})?)", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{0,2})(?:[-/.](\d{0,2}))?)?(?![\d])")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})(?!\d)")
_WORD = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date as a listing page writes it, perhaps without its year."""

    month: int
    day: int
    year: int | None

    def complete(self, page: PageDate | None = None) -> str | None:
        """Give the partial date; without a year of its own, by the date that the page shows for itself.

        A page cannot list what is not out yet: "Dec 3" on a page of Nov 25, 2025 is of 2024.

        Examples
        --------
        >>> PageDate(3, 19, None).complete(PageDate(11, 25, 2025))
        '2025-03-19'
        >>> PageDate(12, 3, None).complete(PageDate(11, 25, 2025))
        '2024-12-03'
        """
        year = self.year
        if year is None and page is not None and page.year is not None:
            later = (self.month, self.day) > (page.month, page.day)
            year = page.year - 1 if later else page.year
        return partial_date(year, self.month, self.day)


def partial_date(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Give the date as far as its parts are possible.

    Examples
    --------
    >>> partial_date(2024, 6), partial_date(2024, 13), partial_date(2023, 2, 29), partial_date(None, 3, 19)
    ('2024-06', '2024', '2023-02', None)
    """
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None or not 1 <= month <= 12:
        return f"{year:04d}"
    if day is None or not 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"


def month_number(word: str) -> int | None:
    """Give 1 to 12 for the name of a month, its first three letters or its number.

    Examples
    --------
    >>> month_number("Sept."), month_number("07"), month_number("spring")
    (9, 7, None)
    """
    text = word.strip().strip("{}\"'.").lower()
    if text.isascii() and text.isdigit():
        number = int(text[:4])
        return number if 1 <= number <= 12 else None
    return MONTHS.index(text[:3]) + 1 if re.fullmatch(MONTH_NAME, text) else None


def parse_page_date(text: str) -> PageDate | None:
    """Read "Mar 19", "Jun 1, 2024" or "Oct 12, 2024 5" (with a count behind), and nothing else.

    Examples
    --------
    >>> parse_page_date("Oct 12, 2024 5")
    PageDate(month=10, day=12, year=2024)
    """
    match = _PAGE_DATE.fullmatch(text.strip())
    if match is None:
        return None
    month, day = month_number(match["month"]), int(match["day"])
    if month is None or not 1 <= day <= 31:
        return None
    return PageDate(month, day, int(match["year"]) if match["year"] else None)


def parse_date(text: str) -> str | None:
    """Read a date in one of the usual writings, as far as it can be made out.

    Examples
    --------
    >>> [parse_date(x) for x in ("2024-06-01T10:00:00Z", "2024/06//", "1 June 2024", "Jun 1, 2024", "2024 Jun-Jul")]
    ['2024-06-01', '2024-06', '2024-06-01', '2024-06-01', '2024-06']
    >>> [parse_date(x) for x in ("06/2024", "25/12/2024", "05/06/2024", "in press", "Mar 19")]
    ['2024-06', '2024-12-25', '2024', None, None]
    """
    text = text.strip()[:80].lower()
    if match := _ISO.match(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        if month is not None or not re.search("[a-z]", text):
            return partial_date(year, month, day)
    if match := _DAY_FIRST.match(text):
        first, second, year = (int(part) for part in match.groups())
        if first > 12:
            return partial_date(year, second, first)
        if second > 12:
            return partial_date(year, first, second)
        return partial_date(year, first, second) if first == second else partial_date(year)
    if match := _MONTH_YEAR.match(text):
        return partial_date(int(match[2]), int(match[1]))
    return _parse_words(text)


def _parse_words(text: str) -> str | None:
    year = month = day = None
    for word in _WORD.findall(text):
        if word.isdigit():
            if len(word) == 4 and year is None:
                year = int(word)
            elif len(word) <= 2 and day is None:
                day = int(word)
        elif month is None and re.fullmatch(MONTH_NAME, word):
            month = month_number(word)
    return partial_date(year, month, day if month else None)
