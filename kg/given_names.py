"""The name that a paper gives to what it puts forward: its words and their surroundings go in, a name comes out.

Papers say it in the words themselves ("RustNet"), right beside them ("a network called RustNet", "RustNet, a network",
"rust network (RN)"), or in the title ("RustNet: hearing old hulls").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.lexicon import GENERIC_ADJECTIVES, GENERIC_HEADS, PREPOSITIONS, word_set
from extract.records import Extraction, Mention, Solution
from kg.evidence import sentence_at
from kg.folding import fold, is_short_form
from kg.issue_labels import capital
from kg.phrases import base_of, begins_with_verb, is_noun_or_verb, points_outside, words_of
from ontologies.vocabulary import EntityType, Role

_OPENERS = ("a", "an", "the", "our", "novel", "new")
# What a short form is set beside is told with it where it is no longer than this.
_LONGEST_GLOSS = 8
_LONGEST_TITLE_NAME = 3
# A word that may be a name, with hyphens, slashes, dots and plus signs inside.
_WORD = r"[^\W_][\w+*/.-]*[\w+*]|[^\W_]"
_TITLE_ENDS = (
    rf"\s((?:{_WORD})(?: \d[\d.]*)?)\s*:\s",
    rf"^\W*((?:{_WORD})(?: \d[\d.]*)?)\s+(?:for|in|with|to|on)\s",
    rf":\s+((?:{_WORD})(?: \d[\d.]*)?)\W*$",
)
_CALLED = re.compile(
    r"(?i)^\s*(?:\([^()]*\)\s*)?(?:,\s*|[^.;,:()]{0,60}?[\s,]+)?(?:(?:that|which)\s+)?(?:(?:we|is|are|it)\s+)?"
    r"(?:hereafter\s+|here\s+|also\s+)?"
    r"(?:call(?:ed)?|named?|term(?:ed)?|dub(?:bed)?|coin(?:ed)?|denoted?|abbreviated|titled|entitled|namely|"
    r"referred\s+to)\s+(?:as\s+|by\s+|to\s+|it\s+)*(?:the\s+|an?\s+)?[\"“”'‘`]*"
)
_BRACKET = re.compile(
    r"^\s*\(\s*(?:i\.e\.,?\s*|called\s+|named\s+|dubbed\s+|termed\s+)?[\"“'‘`]*([^()\s]+)[\"”'’`]*\s*\)"
)
_INNER_BRACKET = re.compile(r"\s*\(\s*([^()\s]+)\s*\)")
_BESIDE = re.compile(r"^\s*[,:–—-]\s*[\"“'‘`]*")
# "X, a ...", "X is a ...", "X: a ..." right before the words.
_LED = re.compile(
    r"(?i)(?:,|:|\bis|\bare|\bas|\bwhich is|–|—|\()\s*(?:an?|the|our|another)?\s*"
    r"(?:(?!that\b|which\b)[\w\-/]+[ ,]+){0,6}$"
)
# "X, which consists of ..." right before the words: they name a part.
_PART_OF = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:consist(?:s|ing)\s+of|compris(?:es|ing|ed\s+of)|contain(?:s|ing)|compos(?:ed|es)\s+of|"
    r"include[sd]?|including|made\s+up\s+of|made\s+of|equipped\s+with|featur(?:es|ing)|built\s+(?:up)?on)\b[^.;]{0,120}$"
    r"|^(?:\s+[\w-]+){0,2}:\s(?:[^.;:]{1,120},\s+)?(?:and\s+)?(?:\(?[1-9ivx]+\)\s*)?(?:an?\s+|the\s+)?$"
)
_WITHIN_OTHER = re.compile(
    r"(?i)\b(?:of|with|from|on|in|for|to|into|based on|via|by|using|like|than|over|modif\w+|extend\w*|adapt\w*|"
    r"integrat\w+|leverag\w+)\s+(?:an?\s+|the\s+|existing\s+|original\s+)*$"
)
# "Variant of the classic lamp (OldNet)": the bracket is the lamp's.
_OF_KNOWN = re.compile(
    r"(?i)(?:new\s+|novel\s+)?(?:variant|extension|modification|adaptation|version|generali[sz]ation)s?\s+of\s+(?:the\s+|an?\s+)?"
    r"(?:classic(?:al)?|standard|popular|well[- ]known|existing|original|vanilla)\s"
)
# An address holds no name of what it leads to.
_ADDRESS = re.compile(r"(?i)\bhttps?:|\bwww\.|\b(?:github|gitlab|huggingface)\.(?:com|co|io)\b")
_IN_STEPS = re.compile(r"(?:\w+-)?(?:step|stage|phase|fold|level|way|part|layer|branch|stream)s?")
_BEHIND = re.compile(r"(?i)\s(?:for|that|which|with|to|on|of|in|based|using)\s|[,(]")
_DIFFERENT = word_set("different various several multiple many proposed novel new")
_NOT_TELLING = word_set(
    """
    automatic automated algorithmic deep neural learning learned learnable machine trained pre-trained pretrained
    multimodal multi-modal end-to-end based two three unified joint hybrid large small synthetic foundation
    language way means idea use version variant design concept mechanism component theory theoretical practical
    mathematical computational principled flexible generalized lightweight complete entire whole full overall real
    mobile automatically single own training yet but
    """
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a solution is called.

    ``text`` is empty where its words hold no name; ``start`` and ``end`` bound the words that show it; ``entity``: the
    paper's own thing that it names; ``proper`` where somebody made it up as a name; ``says``: whether it says more
    than "a method".
    """

    text: str
    start: int
    end: int
    entity: int | None = None
    proper: bool = False
    says: bool = True


def given_name(extraction: Extraction, solution: Solution) -> Name | None:
    """The made-up or stated name of a solution, where its words or those right beside them hold one."""
    text, a, b = extraction.paper.text, solution.start, solution.end
    low, high = sentence_at(extraction, a, b)
    high = min([high, *(m.start() for m in _ADDRESS.finditer(text, b, high))])
    core = " ".join(solution.text.split())
    own = own_entity(extraction, solution)
    if is_proper(core):
        return Name(_glossed(extraction, core), a, b, _first(own, _entity_called(extraction, core)), True)
    # "rust hearing network (RHN)": the bracket names the whole, not its last words.
    for match in _INNER_BRACKET.finditer(solution.text):
        short, rest = match.group(1), solution.text[match.end() :].split()
        if is_proper(short) and all(is_sort(w.casefold()) for w in rest) and _names_whole(extraction, solution, short):
            long = solution.text[: match.start()]
            return Name(
                _with_gloss(short, long, extraction), a, b, _first(own, _entity_called(extraction, short)), True
            )
    after = text[b:high]
    bracket = _BRACKET.match(after)
    varied = _OF_KNOWN.match(core) is not None
    if bracket and not varied and is_proper(bracket.group(1)) and _names_whole(extraction, solution, bracket.group(1)):
        name = bracket.group(1)
        entity = _first(_entity_called(extraction, name), own)
        return Name(_with_gloss(name, core, extraction), a, b + bracket.end(), entity, True)
    # "network called RustNet" in the words or behind them.
    inside = re.search(r"(?i)\b(?:called|named|termed|dubbed)\s+(?:as\s+)?[\"“'‘`]*", solution.text)
    if inside:
        found = _name_at(extraction, a + inside.end(), high)
        if found:
            return Name(_glossed(extraction, found[0]), a, max(b, found[1]), found[2], True)
    called = _CALLED.match(after)
    if called and not begins_with_verb(core):
        found = _name_at(extraction, b + called.end(), high)
        if found:
            return Name(_with_gloss(found[0], core, extraction), a, found[1], found[2], True)
    beside = _BESIDE.match(after)
    if beside and not begins_with_verb(core):
        found = _proper_at(extraction, b + beside.end(), high)
        closed = found and re.match(r"\s*(?:[,.:;(]|$|which|that|–|—)", text[found[1] : high])
        if found and closed and _is_own(extraction, found[0]):
            return Name(_with_gloss(found[0], core, extraction), a, found[1], found[2], True)
    # "two-stage RustNet model": a name among plain words, none of which takes it as another's.
    held = _held_name(extraction, solution)
    if held is not None:
        return held
    # "RustNet, a network", and "RustNet, which consists of a network and ...".
    before = text[low:a]
    for mention in reversed([m for m in extraction.mentions if low <= m.start and m.end <= a]):
        if not (extraction.entities[mention.entity].proposed and _is_own(extraction, mention.text)):
            continue
        between = before[mention.end - low :]
        between = re.sub(r"^\s*\([^()]*\)", "", between)
        proper = is_proper(mention.text)
        led = proper and re.match(r"\s*(?:,|:|is\b|are\b|as\b|–|—|\()", between) and _LED.search(between)
        if led and led.start() <= 1 and not begins_with_verb(core):
            return Name(_with_gloss(mention.text, core, extraction), mention.start, b, mention.entity, True)
        if _PART_OF.match(between) and not says_little(mention.text):
            return Name(
                _glossed(extraction, mention.text) if proper else capital(mention.text),
                mention.start,
                b,
                mention.entity,
                proper,
            )
    # A thing that elsewhere goes by a made-up name, or that the title has by another.
    if own is not None and extraction.entities[own].proposed:
        titled = title_name(extraction)
        # What the title has of a longer name ("Style Lamps" of "global style lamps") is none of its own.
        if titled is not None and titled.entity == own and fold(titled.text) not in fold(core):
            return Name(titled.text, a, b, own, True)
        short = _proper_form(extraction, own, core)
        if short and (core == short or not is_known_before(extraction, short, a)):
            return Name(_glossed(extraction, short), a, b, own, True)
    return None


def title_name(extraction: Extraction) -> Name | None:
    """The name that a title gives: before its colon, made up or of a thing proposed; a made-up one at its ends."""
    title = extraction.paper.title
    match = re.match(r"\s*[\"“]?([^:,–—]{2,60}?)[\"”]?\s*(?::|\s[–—-]\s|[–—]|,\s+an?\s)", title)
    head = " ".join(match.group(1).split()) if match else ""
    if match and head and len(head.split()) <= _LONGEST_TITLE_NAME:
        entity = _entity_called(extraction, head)
        proposed = entity is not None and extraction.entities[entity].proposed
        titled = all(word[:1].isupper() or word[:1].isdigit() for word in head.split())
        told = _holds_word(extraction.paper.abstract, head)
        if (proposed and titled and (told or " " not in head)) or (is_proper(head) and (told or proposed)):
            text = _glossed(extraction, _as_in_text(extraction, head))
            return Name(text, match.start(1), match.end(1), entity, True)
    # "Design of RustNet: ...", "RustNet for old hulls", "Hulls in winter: RustNet".
    for pattern in _TITLE_ENDS:
        found = re.search(pattern, title)
        name = found.group(1) if found else ""
        if found and is_proper(name) and _is_own(extraction, name) and _holds_word(extraction.paper.abstract, name):
            text = _glossed(extraction, _as_in_text(extraction, name))
            return Name(text, found.start(1), found.end(1), _entity_called(extraction, name), True)
    return None


def thing_of_title(extraction: Extraction) -> tuple[int, str] | None:
    """What the title names as the paper's own, in the words of the abstract where they have it too."""
    end = len(extraction.paper.title)
    named = [m for m in _in_title(extraction, end) if not says_little(m.text) and len(m.text.split()) > 1]
    best = max(named, key=lambda m: (len(m.text), -m.start), default=None)
    if best is None:
        return None
    return best.entity, _as_in_text(extraction, " ".join(best.text.split()))


def is_proper(name: str) -> bool:
    """Whether a name is made up: one word with a capital or a digit past its head, perhaps with a number behind.

    >>> is_proper("RustNet"), is_proper("P3SGD"), is_proper("Deep-Net"), is_proper("network"), is_proper("RustNet 2")
    (True, True, False, False, True)
    """
    words = name.split()
    if len(words) == 2 and (re.fullmatch(r"v?\d[\d.]*", words[1]) or is_short_form(words[1])):
        words = words[:1]
    if len(words) != 1 or not re.fullmatch(_WORD, words[0]):
        return False
    parts = [p for p in re.split(r"[-/]", words[0]) if p]
    return any(
        sum(c.isupper() for c in p) >= 2 or (p[:1].isupper() and any(c.isdigit() for c in p)) for p in parts
    ) or bool(re.match(r"[a-z]{1,3}[A-Z]", words[0]))


def says_little(text: str) -> bool:
    """Whether a phrase says no more than what sort of thing it is.

    >>> says_little("foundation model"), says_little("deep learning-based method"), says_little("rust model")
    (True, True, False)
    """
    words = [w for w in words_of(text) if w not in PREPOSITIONS and w not in ("a", "an", "the", "our", "and", "which")]
    return all(_is_general(w) or ("-" in w and all(map(_is_general, w.split("-")))) for w in words)


def _is_general(word: str) -> bool:
    known = word in GENERIC_ADJECTIVES or word in _NOT_TELLING or _IN_STEPS.fullmatch(word) is not None
    return known or is_sort(word)


def is_sort(word: str) -> bool:
    """Whether a word says what sort of thing something is: "method", "datasets".

    >>> is_sort("methods"), is_sort("rust")
    (True, False)
    """
    base = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return fold(word) in GENERIC_HEADS or fold(base) in GENERIC_HEADS or base in ("subnetwork", "robot", "prototype")


def is_known_before(extraction: Extraction, name: str, at: int) -> bool:
    """Whether an abstract speaks of a made-up name as known, in its background or on what is hard, before a place.

    A name that the title begins with is the paper's own wherever it stands.
    """
    paper = extraction.paper
    if re.match(rf"\s*[\"“]?{re.escape(name)}(?!\w)\W*[:–—-]", paper.title):
        return False
    word = re.compile(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])")
    return any(
        s.role in (Role.BACKGROUND, Role.ISSUE) and word.search(paper.text, s.start, s.end)
        for s in extraction.sentences
        if s.end <= at and s.start >= len(paper.title)
    )


def own_entity(extraction: Extraction, solution: Solution) -> int | None:
    """The thing that a solution's words name as a whole: a mention of most of them that holds their head."""
    words = len(_bare(solution.text).split())
    inside = [m for m in extraction.mentions if solution.start <= m.start and m.end <= solution.end]
    inside.sort(key=lambda m: (not extraction.entities[m.entity].proposed, m.start - m.end, m.start))
    for m in inside:
        lead = words_of(_bare(solution.text[: max(0, m.start - solution.start)]))
        heads = not any(w in PREPOSITIONS or _is_verb(w) for w in lead)
        if heads and (2 * len(m.text.split()) > words or (extraction.entities[m.entity].proposed and not lead)):
            return m.entity
    return None


def without_openers(text: str) -> str:
    while (text.split(" ")[0].casefold() in _OPENERS or text.split(" ")[0].casefold() in _DIFFERENT) and " " in text:
        text = text.split(" ", 1)[1]
    return text


def _held_name(extraction: Extraction, solution: Solution) -> Name | None:
    """A made-up name of the paper's own among the words of a solution, where it is their head."""
    for m in extraction.mentions:
        if not (solution.start <= m.start and m.end <= solution.end) or not extraction.entities[m.entity].proposed:
            continue
        proper = next((w for w in m.text.split() if is_proper(w)), "")
        if not proper or not _is_own(extraction, proper) or len(m.text.split()) > 3:
            continue
        at = solution.text.find(proper)
        before, after = solution.text[:at], solution.text[at + len(proper) :]
        if _WITHIN_OTHER.search(before) or any(w in PREPOSITIONS for w in words_of(before)):
            continue
        if words_of(before) and is_known_before(extraction, proper, solution.start):
            continue  # "a longer RustNet": what it is changes what others know
        behind = words_of(_BEHIND.split(after, maxsplit=1)[0])
        if all(is_sort(w) for w in behind):
            told = " ".join([proper, *behind]) if len(proper) < 4 else _glossed(extraction, proper)
            return Name(told, solution.start, solution.end, m.entity, True)
    return None


def _bare(text: str) -> str:
    """The words of a long form: without openers, brackets, and what sort of thing it is in general words."""
    text = without_openers(" ".join(re.sub(r"\s*\([^()]*\)", "", text).split()))
    words = text.split()
    while len(words) > 1 and words[0].casefold() in GENERIC_ADJECTIVES:
        words = words[1:]
    return " ".join(words)


def _with_gloss(name: str, words: str, extraction: Extraction) -> str:
    """A made-up name with what it is, where that is short and says something; else with what it is short for."""
    long = _bare(words)
    whole = " ".join(words.split())
    if whole[:1].casefold() == name[:1].casefold() != long[:1].casefold() and "(" not in whole:
        long = whole  # "multiple" is no general word where the name begins with its letter
    fits = 1 < len(long.split()) <= _LONGEST_GLOSS and not says_little(long) and not begins_with_verb(long)
    if fits and is_proper(name) and not _holds_word(long, name) and not points_outside(long):
        return f"{name} ({long})"
    if any(a.short == name and fold(a.long) in fold(words) != fold(a.long) for a in extraction.abbreviations):
        return name  # what it is short for was read as less than the words are
    return _glossed(extraction, name)


def _glossed(extraction: Extraction, name: str) -> str:
    """A short form with what the paper says that it stands for."""
    for found in extraction.abbreviations:
        if found.short == name and 1 < len(found.long.split()) <= _LONGEST_GLOSS and _spells(name, found.long):
            return f"{name} ({_whole_words(extraction.paper.text, found.start, found.long)})"
    return name


def _spells(short: str, long: str) -> bool:
    """Whether half of the capitals of a short form begin words, or parts of one, of what it is to stand for.

    One in capitals alone, or with two of them, takes its letters from anywhere.

    >>> _spells("RuNet", "Rust Network"), _spells("RuKIR", "Rust hearing lamp"), _spells("RUSTY", "rust system")
    (True, False, True)
    """
    left = [part[:1].upper() for part in re.split(r"[\s/-]+", long)] + re.findall(r"(?<=\w)[A-Z]", long)
    capitals = [c for c in short if c.isupper()]
    begun = 0
    for capital_ in capitals:
        if capital_ in left:
            left.remove(capital_)
            begun += 1
    return short.isupper() or len(capitals) < 3 or 2 * begun >= len(capitals)


def _whole_words(text: str, start: int, long: str) -> str:
    """A long form with the half of a hyphenated word that was left in front of it."""
    at = text.find(long, start)
    if at < 0:
        return " ".join(long.split())
    low = at
    while low > 0 and at - low < 24 and (text[low - 1].isalnum() or text[low - 1] == "-") and text[at - 1] == "-":
        low -= 1
    return " ".join(text[low : at + len(long)].split()).rstrip(",;: ")


def _names_whole(extraction: Extraction, solution: Solution, short: str) -> bool:
    """Whether a short form in brackets stands for all the words before it, not for a part behind a preposition."""
    for found in extraction.abbreviations:
        if found.short == short:
            before = solution.text.split(found.long, 1)[0] if found.long in solution.text else ""
            if any(w in PREPOSITIONS or _is_verb(w) or w[0].isdigit() for w in words_of(before)):
                return _is_own(extraction, short) and _holds_word(extraction.paper.title, short)
            return True
    return _is_own(extraction, short)


def _is_own(extraction: Extraction, name: str) -> bool:
    """Whether a name is the paper's own: a thing that it proposes goes by it, or the title begins with it."""
    if re.match(rf"\s*[\"“]?{re.escape(name)}(?!\w)", extraction.paper.title):
        return True
    number = _entity_called(extraction, name)
    return number is not None and extraction.entities[number].proposed


def _entity_called(extraction: Extraction, name: str) -> int | None:
    key = fold(name)
    named = [
        n for n, e in enumerate(extraction.entities) if key in (fold(e.name), *(fold(alias) for alias in e.aliases))
    ]
    named += [m.entity for m in extraction.mentions if fold(m.text) == key]
    return min(named, key=lambda n: (not extraction.entities[n].proposed, named.index(n)), default=None)


def _proper_form(extraction: Extraction, number: int, words: str) -> str:
    """The made-up name of a thing; none that stands for less than the words do."""
    entity = extraction.entities[number]
    less = {fold(a.short) for a in extraction.abbreviations if fold(a.long) != fold(_bare(words))}
    forms = [form for form in (entity.name, *entity.aliases) if is_proper(form) and fold(form) not in less]
    return min(forms, key=lambda form: (len(form), form), default="")


def _in_title(extraction: Extraction, end: int) -> Iterator[Mention]:
    for m in extraction.mentions:
        thing = extraction.entities[m.entity]
        if m.end <= end and thing.proposed and m.type in (EntityType.METHOD, EntityType.DATASET):
            yield m


def _as_in_text(extraction: Extraction, name: str) -> str:
    """A name with the capitals that it has in the abstract; an address is no place to look for them."""
    abstract = extraction.paper.abstract
    found = [
        m.group()
        for m in re.finditer(rf"(?i)(?<![\w./-]){re.escape(name)}(?!\w|\.\w|/)", abstract)
        if is_proper(m.group()) or not is_proper(name)
    ]
    return name if not found or name in found else found[0]


def _holds_word(text: str, name: str) -> bool:
    return re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _name_at(extraction: Extraction, at: int, high: int) -> tuple[str, int, int | None] | None:
    """The name that begins at a place, with its end and the thing it names: a made-up word, else a mention there."""
    proper = _proper_at(extraction, at, high)
    if proper:
        return proper
    text = extraction.paper.text
    for m in sorted(extraction.mentions, key=lambda m: -m.end):
        if m.start == at and m.end <= high and m.type in (EntityType.METHOD, EntityType.DATASET):
            bracket = _BRACKET.match(text[m.end : high])
            if bracket and is_proper(bracket.group(1)):
                return bracket.group(1), m.end + bracket.end(), m.entity
            return " ".join(m.text.split()), m.end, m.entity
    run = re.match(r"(?:[A-Z][\w’'-]*\s+){1,5}(?=\()", text[at:high])
    if run:
        bracket = _BRACKET.match(text[at + run.end() - 1 : high])
        if bracket and is_proper(bracket.group(1)):
            end = at + run.end() - 1 + bracket.end()
            return bracket.group(1), end, _entity_called(extraction, bracket.group(1))
    return None


def _proper_at(extraction: Extraction, at: int, high: int) -> tuple[str, int, int | None] | None:
    text = extraction.paper.text
    match = re.match(rf"({_WORD})(?:\s+(\d[\d.]*\d|\d)(?![\w%]))?", text[at:high])
    if not match:
        return None
    name = match.group(0).rstrip(".,;")
    if not is_proper(name):
        name = match.group(1).rstrip(".,;")
    if not is_proper(name):
        # "Houdini": a capital alone, behind "called".
        titled = re.match(r"[A-Z][a-z]{2,}(?![\w-]|\s+[a-z]+ing\b)", name)
        number = _entity_called(extraction, name) if titled else None
        if number is None or not extraction.entities[number].proposed:
            return None
    return name, at + len(name), _entity_called(extraction, name)


def _is_verb(word: str) -> bool:
    base = base_of(word)
    return base is not None and not is_noun_or_verb(base) and not word.endswith("ed")


def _first(*numbers: int | None) -> int | None:
    return next((n for n in numbers if n is not None), None)
