"""Names as papers write them within a sentence: without the capitals that a title, a head or a definition gave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from extract.records import Paper
from kg.english.grammar import a, is_plural, plain, with_article
from kg.slips import ODD_CAPITALS
from ontologies.vocabulary import EntityType

# A word within a sentence: what stands before it neither ends one nor begins a list.
_WITHIN = re.compile(r"(?<=[a-z0-9,;] )(?:[A-Za-z][a-z]+)(?:-[A-Za-z][a-z]+)*(?![\w’'])")
_BESIDE_CAPITAL = re.compile(r"[A-Z][\w-]*[ -]$")
# Endings that proper names seldom have.
_COMMON = re.compile(r"(?:ing|[ts]ion|ment|ness|ity|ances?|ences?|ive|ous|ical|i[sz]ed|[ai]ble|ted|ly|ary|ions|ments)$")
_PART = re.compile(r"(?<![\w’'])[A-Z][a-z]+(?![\w’'])")
# A word with a capital amid it, and a proper name's genitive.
_MIXED = re.compile(r"(?<![\w’'.])[A-Z]?[a-z]+[A-Z][a-z]+(?![\w’'])")
_GENITIVE = re.compile(r"(?<![\w’'])[A-Z][a-z]+[’']s?(?!\w)")
# "mean average precision (mAP)": a description with the letters that stand for it.
_PAIR = re.compile(r"(.+) \(([\w-]*[A-Z][\w-]*)\)")
# A noun phrase that says what something is, and the words behind it that no longer do.
_KIND = r"(?:[\w/-]+\s){1,6}?[\w-]+"
_GOES_ON = (
    r"(?:of|that|which|to|for|with|based|in|on|using|where|by|comprising|consisting|designed|trained|built|capable)"
)
_PRAISE = re.compile(
    r"(?i)^(?:(?:novel|new|simple|effective|efficient|yet|but|and|powerful|first|innovative|pioneering|strong)[\s,]+)+"
)
_NO_KIND = re.compile(
    r"(?i)\b(?:of|for|to|in|on|with|from|by|we|our|us|it|this|these|that|which|is|are|was|were|has|have|can|an?|the|its|their)\b"
)
_PART_OF_KIND = re.compile(r"(?i)\b(?:with|using|via|through|including|containing|comprising|combining)\s+$")
LONGEST_KIND = 60
# So often a word must stand in small letters before capitals amid it are those of a short form.
_OFTEN = 3
# How often half a word may stand; what is a syllable before many words is none.
_BROKEN = 2
_HYPHEN = re.compile(
    r"(?<![\w-])(?!(?:multi|non|on|off|auto|hand|over|under|tele|co|micro|macro|fine|bi|bio|pre|re|semi|sub|self|cross|inter|intra"
    r"|anti|post|meta|hyper|super|ultra|quad|band|in|up|out|down)-)([a-z]{2,})-([a-z]{2,})(?![\w-])"
)
# A capital that a small letter was read as, the first letters of a word in large ones, and a word that may be two.
_BIG_I = re.compile(r"(?<![^\W_])I([a-z]{4,})(?![\w])")
_TWO_CAPITALS = re.compile(r"(?<![\w])[A-Z]{2}[a-z]{2,}(?![\w])")
_LONG_WORD = re.compile(
    r"(?<![\w-])(?!(?:inter|super|multi|under|micro|hyper|ultra|photo|trans|over)[a-z])[a-z]{12,}(?![\w-])"
)
_HALF_WORD = 5
# What may stand between an article and a name.
_EPITHET = (
    r"(?:(?:novel|new|simple|effective|efficient|unified|general|generic|robust|fast|first|single|whole)\s+){0,2}"
)


def running_words(papers: Iterable[Paper]) -> Mapping[str, tuple[int, int]]:
    """How often each word stands within a sentence of the abstracts with a small letter and with a capital."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for paper in papers:
        text = " ".join(paper.abstract.split())
        for found in _WITHIN.finditer(text):
            parts = found[0].split("-")
            low.update(part for part in parts if part[0].islower())
            capitals = [part for part in parts if part[0].isupper()]
            before, after = text[max(0, found.start() - 30) : found.start()], text[found.end() : found.end() + 2]
            # Of a run of capitals ("Mean Average Precision") none shows what its word is alone.
            if len(capitals) == 1 and not _BESIDE_CAPITAL.search(before) and not re.match(r"[ -][A-Z]", after):
                high[capitals[0].casefold()] += 1
    return {word: (low[word], high[word]) for word in sorted({*low, *high})}


def running_name(name: str, kind: EntityType, words: Mapping[str, tuple[int, int]], said: Iterable[str]) -> str:
    """The name of a thing within a sentence; ``said`` are the forms in which papers write it.

    A description has the letters that its words have elsewhere in the field; a proper name keeps its capitals: that of
    a data set always, that of a method unless a paper writes it small or it only spells out its short form.

    Examples
    --------
    >>> words = {"hive": (9, 1), "counting": (5, 2), "markov": (0, 4), "weight": (3, 0), "apis": (1, 1)}
    >>> running_name("Hive Counting (HC)", EntityType.TASK, words, ())
    'hive counting (HC)'
    >>> method = EntityType.METHOD
    >>> running_name("Markov weight", method, words, ()), running_name("Hive Counting", method, words, ())
    ('Markov weight', 'Hive Counting')
    >>> running_name("Hive weight", EntityType.MODALITY, words, ()), running_name("Hive", method, words, ())
    ('hive weight', 'Hive')
    >>> running_name("CountinG hives", method, words, ())
    'counting hives'
    """
    if kind is EntityType.DATASET:
        return name
    name = ODD_CAPITALS.sub(lambda m: m[0].lower() if words.get(m[0].lower(), (0, 0))[0] >= _OFTEN else m[0], name)
    if not _PART.search(name):
        return name
    pair = _PAIR.fullmatch(name)
    long = pair[1] if pair else name
    capitals = sum(w[:1].isupper() for w in long.split())
    is_description = kind is not EntityType.METHOD or (
        _spells_out(pair[1], pair[2]) if pair else capitals == 1 and len(long.split()) > 1
    )
    if not is_description and long.lower() not in {plain(s) for s in said}:
        return name
    known = {w: _is_small(w, words) for w in _PART.findall(long)}
    if None in known.values():
        return name
    told = _PART.sub(lambda m: m[0].lower() if known[m[0]] else m[0], long)
    return f"{told} ({pair[2]})" if pair else told


def running_long_form(form: str, words: Mapping[str, tuple[int, int]]) -> str:
    """What a short form stands for, within a sentence; as its papers write it where not all of its words can be told.

    Examples
    --------
    >>> words = {"hive": (9, 1), "counting": (5, 2), "nonlinear": (1, 0), "markov": (0, 4), "baker": (0, 1)}
    >>> running_long_form("Hive NonLinear Counting", words), running_long_form("Markov Counting", words)
    ('hive nonlinear counting', 'Markov counting')
    >>> running_long_form("Counting of cOmbs", words), running_long_form("Counting in Bee's Hive", words)
    ('Counting of cOmbs', "Counting in Bee's Hive")
    >>> running_long_form("Counting of Baker", words)
    'Counting of Baker'
    """
    spelt = _MIXED.sub(lambda m: m[0].lower() if words.get(m[0].lower(), (0, 0))[0] else m[0], form)
    told = running_name(spelt, EntityType.TASK, words, ())
    kept = _PART.findall(told)
    torn = any(map(_COMMON.search, kept)) or (len(told.split()) > 1 and kept[-1:] == told.split()[-1:])
    return form if torn or _MIXED.search(told) or _GENITIVE.search(told) else told


def _is_small(word: str, words: Mapping[str, tuple[int, int]]) -> bool | None:
    """Whether a word has a small letter within a sentence; None where the papers do not tell."""
    low, high = words.get(word.casefold(), (0, 0))
    if low == high:
        return True if _COMMON.search(word) else None
    return low > high


def _spells_out(long: str, short: str) -> bool:
    letters = [c for c in short.casefold() if c.isalnum()]
    heads = [w[:1].casefold() for w in re.split(r"[\s-]+", long) if w]
    return letters[:1] == heads[:1] and len(letters) > 1


def unbroken(text: str, words: Mapping[str, tuple[int, int]]) -> str:
    """A text without hyphens that the end of a printed line has left in a word that the field writes in one.

    Examples
    --------
    >>> words = {"counting": (7, 0), "coun": (1, 0), "ting": (1, 0), "bee": (5, 0), "hive": (6, 0), "online": (9, 0)}
    >>> unbroken("the on-line coun-ting of bee-hive frames", words)
    'the on-line counting of bee-hive frames'
    """

    def joined(found: re.Match[str]) -> str:
        whole, rarest = words.get(found[1] + found[2], (0, 0))[0], min(words.get(p, (0, 0))[0] for p in found.groups())
        return found[1] + found[2] if rarest <= _BROKEN and whole >= 2 * max(rarest, 1) else found[0]

    return _HYPHEN.sub(joined, text)


def mended(text: str, words: Mapping[str, tuple[int, int]]) -> str:
    """A name without a record's slips: a line's hyphen, "I" for "l", two words in one, two capitals for one.

    Examples
    --------
    >>> words = {"baker": (4, 0), "oven": (7, 0), "localize": (3, 0), "apis": (0, 3)}
    >>> mended("bakerlocalize", words), mended("geo-Iocalize", words), mended("APis oven", words)
    ('baker localize', 'geo-localize', 'Apis oven')
    >>> mended("bakerlocalize", {**words, "bakerlocalize": (2, 0)}), mended("Ibaker", words)
    ('bakerlocalize', 'Ibaker')
    """
    text = _BIG_I.sub(lambda m: f"l{m[1]}" if words.get(f"l{m[1]}", (0, 0))[0] else m[0], unbroken(text, words))
    text = _TWO_CAPITALS.sub(lambda m: _in_one_case(m[0], words), text)
    return _LONG_WORD.sub(lambda m: _parted(m[0], words), text)


def _in_one_case(word: str, words: Mapping[str, tuple[int, int]]) -> str:
    low, high = words.get(word.casefold(), (0, 0))
    return word if low == high == 0 else word.lower() if low > high else word.capitalize()


def _parted(word: str, words: Mapping[str, tuple[int, int]]) -> str:
    """Two words of the field where a word that only one place has is these without their blank."""
    if sum(words.get(word, (0, 0))) > 1:
        return word
    halves = ((word[:n], word[n:]) for n in range(_HALF_WORD, len(word) - _HALF_WORD + 1))
    known = [pair for pair in halves if all(words.get(half, (0, 0))[0] >= _OFTEN for half in pair)]
    return " ".join(known[0]) if len(known) == 1 else word


def begun_small(text: str, words: Mapping[str, tuple[int, int]]) -> str:
    """Words of a sentence without the capital that its head gave them, where the papers show that it has none.

    Examples
    --------
    >>> begun_small("Hives fail", {"hives": (3, 0)}), begun_small("Markov hives fail", {"markov": (0, 3)})
    ('hives fail', 'Markov hives fail')
    >>> begun_small("Hive Counting (HC) fails", {"hive": (3, 0)})
    'Hive Counting (HC) fails'
    """
    head = re.match(r"[A-Z][a-z]+(?![\w])(?! [A-Z][a-z])", text)
    if head is None:
        return text
    low, high = words.get(head[0].casefold(), (0, 0))
    return f"{text[0].lower()}{text[1:]}" if low > high else text


def solution_case(name: str, paper: Paper, words: Mapping[str, tuple[int, int]]) -> str:
    """A description of a solution without the capitals that only a head or a title gave it.

    What a paper writes with capitals within a sentence is a name; of what only its title has, the words are written as
    the field writes them.

    Examples
    --------
    >>> paper = Paper(id="p", title="Hum Filter", abstract="We weigh a Siamese scale. Hum filter is used.")
    >>> def told(name): return solution_case(name, paper, {"hum": (3, 0), "filter": (2, 0)})
    >>> told("Hum filter"), told("Siamese scale"), told("BeeNet scale"), told("Hum Filter")
    ('hum filter', 'Siamese scale', 'BeeNet scale', 'hum filter')
    """
    bare = name.split(" (")[0]
    parts = bare.split()
    others = "".join(parts[1:])
    text = " ".join(paper.abstract.split())
    if not others or not re.fullmatch(r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*", parts[0]):
        return name
    if not re.search(rf"(?<!\w){re.escape(parts[0])}(?!\w)", paper.text):
        return name[:1].lower() + name[1:]  # made here, of a verb: "Casting hives as a BEE sum"
    if not any(c.isupper() for c in others + parts[0][1:]):
        is_name = re.search(rf"(?<=[a-z0-9,;] ){re.escape(parts[0])}(?!\w)", text)
        return name if is_name else name[:1].lower() + name[1:]
    if bare.lower() in text:
        return bare.lower() + name[len(bare) :]
    if bare in text:
        return name
    return running_name(bare, EntityType.TASK, words, ()) + name[len(bare) :]


def articled(name: str, paper: Paper) -> str:
    """A solution as a sentence names it first: with the article of its kind, or one that its paper gives it.

    Examples
    --------
    >>> paper = Paper(id="p", title="", abstract="We put a novel BEE multi-step law before BeeNet and the hive sums.")
    >>> articled("BEE multi-step law", paper), articled("BeeNet", paper), articled("hum filter", paper)
    ('a BEE multi-step law', 'BeeNet', 'a hum filter')
    """
    said = with_article(name)
    bare = name.split(" (")[0]
    if said != name or len(bare.split()) < 2 or not bare.split()[-1].islower() or is_plural(bare):
        return said
    found = re.search(
        rf"(?i)(?<!\w)(?:an?|one|this)\s+{_EPITHET}{re.escape(bare)}(?!\w)", " ".join(plain(paper.text).split())
    )
    return a(bare) + name[len(bare) :] if found else name


def what_it_is(name: str, paper: Paper) -> str:
    """What a paper says of the thing that it gave a name: "a two-stage filter"; empty where it says nothing.

    Examples
    --------
    >>> paper = Paper(id="p", title="", abstract="We give BeeNet, a novel hum-aware filter that learns. BuzzMap hums.")
    >>> what_it_is("BeeNet", paper), what_it_is("BuzzMap", paper)
    ('a hum-aware filter', '')
    >>> what_it_is("BeeX", Paper(id="p", title="", abstract="We put forward an effective wing dataset, called BeeX."))
    'a wing dataset'
    >>> what_it_is("BeeX", Paper(id="p", title="", abstract="We give a scale with a hum sensor, BeeX for short."))
    ''
    """
    if not re.fullmatch(r"[\w/+.-]+", name) or not any(c.isupper() or c.isdigit() for c in name[1:]):
        return ""
    text, named = " ".join(plain(paper.abstract).split()), re.escape(name)
    found = re.search(rf"(?<!\w){named}(?:\s\([^)]{{1,80}}\))?,\san?\s({_KIND})(?=[,.;]|\s{_GOES_ON}\b)", text)
    found = found or re.search(rf"\ban?\s({_KIND}),?\s(?:(?:called|named|termed|dubbed|namely)\s)?{named}(?!\w)", text)
    # "A filter with a hum map, BeeNet": the name is not that of the map.
    if found is None or _NO_KIND.search(found[1]) or _PART_OF_KIND.search(text[: found.start()]):
        return ""
    kind = _PRAISE.sub("", found[1])
    return a(kind) if len(kind.split()) > 1 and len(kind) <= LONGEST_KIND and with_article(kind) != kind else ""
