"""Folded names: what two spellings of one name have in common.

In goes a name as a paper writes it, out come keys to compare names by. A key is never shown to anyone and never
used as an offset.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―_/.,:;'\"`´’‘“”()\[\]{}|\\$^~]+")
# A word cut at the end of a printed line: "sup- port"; "pre- and post-test" is none.
_BREAK = re.compile(r"(?<=[a-z]{2})-\s(?=[a-z]{2})(?!(?:and|or|to|versus)\b)")
# What text taken out of a page leaves of a soft hyphen.
_CODE = re.compile(r"\(cid:\d{1,4}\)\s?")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLES = frozenset({"a", "an", "the", "our", "this", "these"})
_INNER = frozenset({"a", "an", "the"})
# "A-HULL" is a name of its own, and no HULL.
_LETTER_A = re.compile(r"\s*A[-‐‑](?=\w)")
_ROMAN = re.compile(r"(?=[ivx])(x{0,2})(ix|iv|v?i{0,3})")
_CAPITAL_S = re.compile(r"(?<![^\W_])[A-Z]{1,4}S[\W_]*$")
_SLUG_LENGTH = 80  # long enough for a title-like name, short enough for a file name
_IRREGULAR = {
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "matrices": "matrix",
    "vertices": "vertex",
    "indices": "index",
    "corpora": "corpus",
    "spectra": "spectrum",
    "nuclei": "nucleus",
    "vertebrae": "vertebra",
    "criteria": "criterion",
}
_IN_PLURAL = {one: many for many, one in _IRREGULAR.items()}
_NOT_PLURAL = ("ss", "us", "is", "ous", "ies", "news", "series", "species", "lens", "bias", "gas", "atlas", "chaos")


@lru_cache(maxsize=200_000)
def tokens(name: str) -> tuple[str, ...]:
    """Words of a name: case and accents folded, cut at blanks, hyphens and punctuation, articles in front left out.

    >>> tokens("The PTB-XL data set")
    ('ptb', 'xl', 'data', 'set')
    """
    plain = unicodedata.normalize("NFKD", mend_breaks(name)).casefold()
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    words = [w for w in _SEPARATORS.split(_POSSESSIVE.sub("", plain)) if w]
    while len(words) > 1 and words[0] in _ARTICLES and not _LETTER_A.match(name):
        words.pop(0)
    return tuple(words)


def mend_breaks(name: str) -> str:
    """A name without the hyphens that a printed line's end left in it.

    >>> mend_breaks("sup- port hull"), mend_breaks("pre- and post-test"), mend_breaks("mix(cid:173) ture")
    ('support hull', 'pre- and post-test', 'mixture')
    """
    return _BREAK.sub("", _CODE.sub("", name) if "(cid:" in name else name)


def singular(word: str) -> str:
    """A lower-case English noun without its plural ending, by rule; a word that only looks like a plural stays.

    >>> [singular(w) for w in ("images", "studies", "boxes", "loss", "ecgs", "analysis", "nuclei")]
    ['image', 'study', 'box', 'loss', 'ecg', 'analysis', 'nucleus']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 3 or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4 and word not in ("series", "species"):
        return word[:-3] + "y"
    if word.endswith(_NOT_PLURAL):
        return word
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def irregular_plural(word: str) -> str:
    """The plural of a lower-case noun that forms it by no rule; empty for all others.

    >>> irregular_plural("criterion"), irregular_plural("image")
    ('criteria', '')
    """
    return _IN_PLURAL.get(word, "")


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The key under which a name's spellings meet: case, accents, hyphens, articles and the plural folded.

    >>> fold("Masked Auto-Encoders") == fold("masked auto encoder"), fold("GPS"), fold("CNNs")
    (True, 'gps', 'cnn')
    """
    words = tokens(name)
    if not words:
        return ""
    # The S of "GPS" is a word of its own; "CNNs" is a plural.
    plural = not _CAPITAL_S.search(name)
    return " ".join((*words[:-1], singular(words[-1]) if plural else words[-1]))


def tight(name: str) -> str:
    """The folded name without its blanks: "data set" and "dataset" meet.

    >>> tight("Data Set") == tight("dataset")
    True
    """
    return fold(name).replace(" ", "")


def spelling(key: str) -> str:
    """A folded name in one spelling: American endings, no plural, no articles, no blanks.

    >>> spelling("tumour characterisation") == spelling("tumor characterization")
    True
    """
    # Words of four letters keep their s: "gps" is no plural of "gp", and case is gone here.
    words = key.split()
    words = [word for place, word in enumerate(words) if place == 0 or word not in _INNER]  # no article begins a key
    return "".join(_american(word if len(word) <= 4 else singular(word)) for word in words)


def _american(word: str) -> str:
    if len(word) > 5:
        word = re.sub(r"is(ation|ing|ed|er|e)(s?)$", r"iz\1\2", word)
        word = re.sub(r"(?<=[bdlmnv])our(s|ed|ing|al)?$", lambda m: "or" + (m.group(1) or ""), word)
        word = re.sub(r"ll(ing|ed|er)$", r"l\1", word)
        word = re.sub(r"ys(e|er|ing)$", r"yz\1", word)
        word = re.sub(r"tre$", "ter", word)
        word = re.sub(r"^artefact", "artifact", word)
        word = re.sub(r"(?<=[ai])logue(s?)$", r"log\1", word)
        word = re.sub(r"aem", "em", word)
        word = re.sub(r"paed", "ped", word)
        word = re.sub(r"oe(?=soph|dema|strog)", "e", word)
        word = re.sub(r"^foet", "fet", word)
    if word == "imagery":
        word = "image"
    return word


def is_short_form(name: str) -> bool:
    """Whether a name looks like an abbreviation or a coined name: one word, with a capital past its first letter.

    >>> [is_short_form(n) for n in ("ECG", "ECGs", "ResNet", "PTB-XL", "Network", "F1", "deep learning")]
    [True, True, True, True, False, False, False]
    """
    word = name.strip()
    if not 2 <= len(word) <= 24 or any(ch.isspace() for ch in word):
        return False
    return sum(ch.isupper() for ch in word) >= 2 and word[0].isalnum()


@lru_cache(maxsize=200_000)
def numbers(name: str) -> tuple[str, ...]:
    """The numbers in a name, Roman ones as well: names that differ in them name different things.

    >>> numbers("Corpus-III v1.0"), numbers("ResNet-56")
    (('iii', '1', '0'), ('56',))
    """
    found = []
    for word in tokens(name):
        digits = re.findall(r"\d+", word)
        if digits:
            found += digits
        elif _ROMAN.fullmatch(word) and word not in ("x", "v", "i"):
            found.append(word)
    return tuple(found)


def short_years(name: str) -> str:
    """A folded name with its years cut to two digits.

    >>> short_years("corpus 2014"), short_years("corpus14")
    ('corpus14', 'corpus14')
    """
    return re.sub(r"(?<=[a-z]) ?(?:19[89]|20[0-3])(?=\d\b)", lambda m: m.group()[-1], name)


def slug(name: str) -> str:
    """A name as part of an id: lower-case ASCII words with hyphens; a short digest where nothing of that is left.

    >>> slug("Électro-cardiogram (ECG)")
    'electro-cardiogram-ecg'
    """
    words = re.findall(r"[a-z0-9]+", " ".join(tokens(name)).replace("+", " plus "))
    text = "-".join(words)
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if not text:
        return f"x{digest}"
    return text if len(text) <= _SLUG_LENGTH else f"{text[: _SLUG_LENGTH - 9].rstrip('-')}-{digest}"


def initials_match(short: str, long: str) -> bool:
    """Whether the letters of a short form stand in the long one in order, the first at its first letter.

    >>> initials_match("ECG", "electrocardiogram"), initials_match("ECG", "heart trace")
    (True, False)
    """
    letters = [ch for ch in short.casefold() if ch.isalnum()]
    if letters and letters[-1] == "s" and short.endswith("s"):
        letters.pop()
    text = " ".join(tokens(long))
    if not letters or not text or text[0] != letters[0] or len(text) <= len(letters):
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)
