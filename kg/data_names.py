"""What the names of data sets are made of: the parts of one, its years and versions, and what only says which part.

A name as papers write it goes in; the pieces come out. Languages are known by their names and codes; no data set is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.lexicon import word_set
from kg.folding import fold, singular, tokens

# Each with its code; of two names for one language both stand.
_CODE_OF = dict(
    re.findall(
        r"([a-z]+):([a-z]+)",
        """
    afrikaans:af albanian:sq amharic:am arabic:ar armenian:hy assamese:as azerbaijani:az basque:eu belarusian:be
    bengali:bn bosnian:bs bulgarian:bg burmese:my cantonese:yue catalan:ca chinese:zh croatian:hr czech:cs danish:da
    dutch:nl english:en esperanto:eo estonian:et farsi:fa finnish:fi french:fr galician:gl georgian:ka german:de
    greek:el gujarati:gu hausa:ha hebrew:he hindi:hi hungarian:hu icelandic:is igbo:ig indonesian:id irish:ga
    italian:it japanese:ja kannada:kn kazakh:kk khmer:km korean:ko kurdish:ku kyrgyz:ky lao:lo latin:la latvian:lv
    lithuanian:lt macedonian:mk malay:ms malayalam:ml maltese:mt mandarin:zh marathi:mr mongolian:mn nepali:ne
    norwegian:no pashto:ps persian:fa polish:pl portuguese:pt punjabi:pa quechua:qu romanian:ro russian:ru serbian:sr
    sindhi:sd sinhala:si sinhalese:si slovak:sk slovene:sl slovenian:sl somali:so spanish:es swahili:sw swedish:sv
    tagalog:tl tamil:ta tatar:tt telugu:te thai:th tibetan:bo turkish:tr turkmen:tk ukrainian:uk urdu:ur uyghur:ug
    uzbek:uz vietnamese:vi welsh:cy xhosa:xh yoruba:yo zulu:zu
    """,
    )
)
_LANGUAGES = frozenset(_CODE_OF)
_CODES = frozenset(_CODE_OF.values())
_LANGUAGE = r"[A-Za-z]{2,12}"
_BETWEEN = r"\s*(?:<?[-–—=]{1,2}>|<[-–—]|[↔⇔→⇒←⟷⟶]|[-–—/]\s?to\s?[-–—]|\sto\s|[-–—/])\s*"
_PAIR = re.compile(rf"(?<![\w-])\(?(?P<one>{_LANGUAGE}){_BETWEEN}(?P<other>{_LANGUAGE})\)?(?![\w-])")
# What stands beside languages where nothing is named: "English-German tasks".
_ONLY_SORTS = word_set(
    "task benchmark translation direction pair language dataset data set test corpus setting parallel machine"
)
# The part of a data set that a work trains or is tried on: other data than the whole.
_SPLIT = re.compile(
    r"(?P<base>.*\S)\s+(?:(?:train|training|test|testing|val|valid|validation|dev|development|eval|evaluation|minival"
    r"|held[- ]out)[\s\-]+)+(?:sets?|splits?|partitions?|subsets?|portions?)\Z",
    re.IGNORECASE,
)
# An edition of a data set: what stands before its year, version or number, as written.
_YEAR = re.compile(r"(?P<base>.*?[^\W\d_])[\s\-_]*['’‘`]?(?:(?:19|20)\d\d|(?<=['’‘`])\d\d)\Z")
_VERSION = re.compile(
    r"(?P<base>.*?[^\W\d_])(?:[\s\-_]*[vV](?:ersion\s|er\.?\s?)?\s?\d{1,2}(?:\.\d+)*(?:\s?(?:&|/|and)\s?[vV]\d)?|[\s\-_]*\d{1,3}(?:\.\d+)*"
    r"|[\s\-_](?:II|III|IV|VI{0,3}|IX))\Z"
)
_NUMBERED = re.compile(
    r"(?P<base>.*\S)[\s\-]+(?:[Ss]ub)?-?(?:[Tt]ask|[Tt]rack|[Cc]hallenge|[Ss]et|[Pp]hase)\s*#?\d+[A-Za-z]?\Z"
)
_EDITION_OF = re.compile(r"(?P<base>.*?[^\W\d_][\s\-_]*['’]?(?:19|20)\d\d)\s+\S.*\Z")
_HEAD = re.compile(
    r"\s+(?:data\s?sets?|corpus|corpora|benchmarks?|databases?|collection|challenge|data|leaderboard)\Z", re.IGNORECASE
)


@lru_cache(maxsize=50_000)
def with_codes(key: str) -> str:
    """A folded name with its languages as codes, where it ends with two of them.

    >>> with_codes("hull 14 english to german"), with_codes("hull en de"), with_codes("german hull")
    ('hull 14 en de', 'hull en de', 'german hull')
    """
    words = [word for word in key.split() if word != "to"]
    pair = [_CODE_OF.get(word, word) for word in words[-2:]]
    if len(words) < 3 or not all(word in _CODES for word in pair):
        return key
    return " ".join((*words[:-2], *pair))


@lru_cache(maxsize=50_000)
def language_pair(name: str) -> tuple[str, str] | None:
    """What a name is without two languages in it, and the languages as folded; None where it has no such pair.

    >>> language_pair("HULL'14 English-to-German"), language_pair("En-De"), language_pair("IT-BE-20")
    (("HULL'14", 'english german'), ('', 'en de'), None)
    """
    for match in _PAIR.finditer(name):
        one, other = match["one"].casefold(), match["other"].casefold()
        by_name = one in _LANGUAGES and other in _LANGUAGES
        by_code = (
            one in _CODES and other in _CODES and (match.group() != match.group().casefold() or "en" in (one, other))
        )
        if one != other and (by_name or by_code):
            rest = f"{name[: match.start()]} {name[match.end() :]}"
            return " ".join(rest.split()), f"{one} {other}"
    return None


def is_languages_only(name: str) -> bool:
    """Whether a name says which languages and no data set.

    >>> [is_languages_only(n) for n in ("French-to-English", "En→De tasks", "HULL En-De", "Tamil", "Hull corpus")]
    [True, True, False, True, False]
    """
    if fold(name) in _LANGUAGES:
        return True
    pair = language_pair(name)
    return pair is not None and all(singular(word) in _ONLY_SORTS for word in tokens(pair[0]))


def editions(name: str) -> tuple[str, ...]:
    """What a name is an edition, a version or a part of, the nearest first, each as written.

    >>> editions("HULL'14 En-De"), editions("HULL-III"), editions("HULL 2.1 dataset")
    (("HULL'14", 'HULL'), ('HULL',), ('HULL',))
    >>> editions("HULL test-dev set"), editions("test set")
    (('HULL',), ())
    >>> editions("HULL 2019 open challenge dataset"), editions("HULL-8M"), editions("Hull")
    (('HULL 2019', 'HULL'), (), ())
    """
    found: list[str] = []
    rest = _HEAD.sub("", " ".join(name.split()))
    while True:
        pair = language_pair(rest)
        if pair is not None:
            shorter = pair[0]
        else:
            match = next(
                (
                    m
                    for form in (_SPLIT, _NUMBERED, _EDITION_OF, _YEAR, _VERSION)
                    if (m := form.fullmatch(rest)) is not None
                ),
                None,
            )
            if match is None:
                return tuple(found)
            shorter = match["base"]
        shorter = _HEAD.sub("", shorter.strip(" -_'’‘`"))
        if not shorter or shorter == rest or not any(ch.isalpha() for ch in shorter):
            return tuple(found)
        found.append(shorter)
        rest = shorter


# Who may have made a data set, and on what it was made; neither is one.
_MAKERS = word_set(
    """
    foundation institute institution university college association society hospital ministry department agency council
    organization organisation company corporation conference symposium supercomputer
    """
)
_DATA = word_set(
    """
    dataset data database corpus corpora benchmark collection cohort record repository image recording text suite subset
    scan report video sequence library archive challenge bank set atlas treebank
    """
)


def is_no_holder(long: str) -> bool:
    """Whether what a short name is spelt out as, as written, is a technique, a common thing or an organisation.

    >>> [is_no_holder(n) for n in ("Keel-echo microscopy", "Hull Research Foundation", "Hulls Of Many Seas")]
    [True, True, False]
    >>> is_no_holder("large-scale database of hulls"), is_no_holder("hull")
    (False, False)
    """
    words = [word for word in re.split(r"[\s\-–/]+", long.strip()) if word]
    if len(words) < 2 or any(singular(word.casefold()) in _DATA for word in words):
        return False
    return singular(words[-1].casefold()) in _MAKERS or all(word.islower() for word in words[1:])


def has_head(name: str) -> bool:
    """Whether a name says at its end that it is a data set's."""
    return _HEAD.search(name) is not None


# A measure at a rank or of a sort: "HULL@10", "KEEL-L"; and how it was taken over many.
_RANK = re.compile(r"(?P<base>[A-Za-z]\w*[A-Za-z])(?:\s?@\s?\d+|[-\s](?:\d+|[A-Z]|[Ll]sum))\Z")
_TAKEN = re.compile(
    r"(?i:(?:macro|micro|weighted|balanced|overall|averaged?|mean|median|top[- ]?\d+|test|validation)[-\s]+"
    r"(?!averaged?[-\s]+precision|precision)(?:averaged?[-\s]+)?)(?P<base>\S.*)\Z"  # average precision is no precision
)


@lru_cache(maxsize=50_000)
def measures_of(name: str, *, ranks: bool = False) -> tuple[str, ...]:
    """What measure a measure's name is a kind of, as written. ``ranks``: only where it is one at a rank or of a sort.

    >>> measures_of("KEEL@10"), measures_of("macro-averaged F1"), measures_of("mean average precision")
    (('KEEL',), ('F1',), ())
    """
    if (match := _RANK.fullmatch(name)) is not None:
        return (match["base"],)
    if not ranks and (match := _TAKEN.fullmatch(name)) is not None:
        return (match["base"],)
    return ()
