"""Abbreviations over all papers: which long form a short form stands for, in which paper.

Extractions go in; ``ShortForms`` comes out. A short form may have several senses ("EKG": electrocardiogram, event
knowledge graph). A paper that defines it is taken at its word; one that does not gets the field's only sense, or none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.lexicon import word_set
from extract.records import Abbreviation, Extraction
from kg.close_names import ENDINGS
from kg.folding import fold, initials_match, is_short_form, numbers, singular, spelling, tight, tokens
from kg.name_rules import stem_key

# A long form of more words than this is a title that was taken for a definition.
_MAX_WORDS = 9
# Share of the defining papers that one sense needs before papers that define nothing are counted with it: our estimate.
_DOMINANT = 0.8
# Papers that must define it so, before that share is believed; our estimate too.
_DOMINANT_PAPERS = 5
# Shorter ones stand for too many things to be read by another paper's definition alone.
_SHORTEST = 3
# At most six letters: longer ones in brackets are names.
_BRACKET = re.compile(r"\s?\(([A-Z][A-Za-z0-9]{0,4}[A-Z])\)")
_DENIED = re.compile(r"(?i)\b(?:without|non?|not)[\s-]+\Z")
_LONGEST_DENIAL = 12
_BEFORE_HYPHEN = re.compile(r"(?<![\w-])([A-Za-z]+)[-‐‑]\Z")
_LONGEST_PART = 16
_WORDS = re.compile(r"[^\W_]+")
# A word with a title's capitals on one side of a slash: both are one name ("KEEL/Harbour Post").
_TITLED = re.compile(r"(?:\A|/)(?:[A-Z][a-z]{2,})+(?:\Z|/)")
_ROOT = 6
_STEM = 4  # letters: "imag" of "image" and "imaging"
_SMALL = word_set("a an the of and for in to on with")
# Words that long forms of one short form exchange without a change of sense.
_ONE_SENSE = {
    "air": "aerial",
    "vision": "visual",
    "computerized": "computed",
    "computerised": "computed",
    "multi": "multiple",
}
# A long form may be told with another short one inside.
_ROC = re.compile(r"receiver operati(?:ng|on) characteristics?(?= |\Z)")


@dataclass(frozen=True, slots=True)
class ShortForms:
    """``local``: (paper, short key) to long key; ``common``: short key to the long key of the field, where it has one.

    ``senses`` has every long key of a short key, the most used first; ``variants`` has pairs of long keys that are one
    sense of one short form.
    """

    local: dict[tuple[str, str], str]
    common: dict[str, str]
    senses: dict[str, tuple[str, ...]]
    variants: tuple[tuple[str, str], ...] = ()

    def long_of(self, paper: str, short: str) -> str | None:
        """The long key behind a folded short form in one paper, or None where that is open."""
        return self.local.get((paper, short)) or self.common.get(short)

    def expand(self, paper: str, name: str) -> str:
        """The folded name with its short forms written out, each in the sense of that paper.

        A word counts as a short form only where it is written as one, and by itself: "scan" is not "SCAN", "ResNet-50"
        and "R-CNN" are names of their own, "CNN-based" is not.
        """
        key = fold(name)
        if is_short_form(name) and (whole := self.long_of(paper, key)):
            return whole
        for part in name.split():
            # Short forms with a hyphen inside stand for one thing ("scRNA-seq").
            short = fold(part)
            if " " in short and is_short_form(part) and (long := self.long_of(paper, short)):
                key = f" {key} ".replace(f" {short} ", f" {long} ", 1).strip()
        written = {part.casefold(): fold(part) for part in _lone_words(name) if is_short_form(part)}
        written |= {short: short for short in written.values()}
        if not written:
            return key
        return " ".join(
            (self.long_of(paper, written[word]) or written[word]) if word in written else singular(word)
            for word in key.split()
        )


def _lone_words(name: str) -> Iterator[str]:
    """Words that stand by themselves: not tied by a hyphen to capitals or digits, not before a number."""
    pieces = name.split()
    for place, piece in enumerate(pieces):
        if "/" in piece and _TITLED.search(piece):
            continue
        parts = piece.split("-")
        before_number = place + 1 < len(pieces) and pieces[place + 1][:1].isdigit()
        for at, part in enumerate(parts):
            others = [*parts[:at], *parts[at + 1 :]]
            if before_number or not all(other.isalpha() and other.islower() for other in others):
                continue
            yield from _WORDS.findall(part)


def collect_short_forms(extractions: Sequence[Extraction]) -> ShortForms:
    """All short forms of the papers with their senses.

    Parameters
    ----------
    extractions : sequence of Extraction
        In a fixed order; ties between senses are broken by name, never by order.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    coined: set[tuple[str, str]] = set()
    for extraction in extractions:
        for short, long in pairs_of(extraction):
            found[short][long].add(extraction.paper.id)
        for entity in extraction.entities:
            if entity.proposed:
                names = (entity.name, *entity.aliases)
                coined.update((extraction.paper.id, fold(name)) for name in names if is_short_form(name))
    local: dict[tuple[str, str], str] = {}
    common: dict[str, str] = {}
    senses: dict[str, tuple[str, ...]] = {}
    variants: set[tuple[str, str]] = set()
    for short in sorted(found):
        groups = _sense_groups({long: len(papers) for long, papers in found[short].items()})
        counts = {canonical: len(set().union(*(found[short][m] for m in members))) for canonical, members in groups}
        for canonical, members in groups:
            variants.update((canonical, member) for member in members if member != canonical)
            for member in members:
                for paper in sorted(found[short][member]):
                    local.setdefault((paper, short), canonical)
        senses[short] = tuple(sorted(counts, key=lambda c: (-counts[c], c)))
        best = senses[short][0]
        total = sum(counts.values())
        if len(counts) == 1:
            # One paper's own coinage says nothing of what another paper means by the same letters.
            (definers,) = (set().union(*(found[short][m] for m in members)) for _, members in groups)
            alone = total == 1 and (len(short) < _SHORTEST or any((p, short) in coined for p in definers))
            if not alone:
                common[short] = best
        elif counts[best] >= _DOMINANT_PAPERS and counts[best] >= _DOMINANT * total:
            common[short] = best
    return ShortForms(local, common, senses, tuple(sorted(variants)))


def pairs_of(extraction: Extraction) -> list[tuple[str, str]]:
    """Folded (short, long) pairs that one paper states: its definitions, and entities named both ways."""
    pairs: list[tuple[str, str]] = []
    for abbreviation in find_definitions(extraction):
        pairs += _pair(abbreviation.short, abbreviation.long)
    for entity in extraction.entities:
        names = (entity.name, *entity.aliases)
        shorts = [n for n in names if is_short_form(n)]
        for short in shorts:
            longs = [n for n in names if not is_short_form(n) and len(tokens(n)) > 1 and _spells(short, n)]
            for long in sorted(longs)[:1]:
                pairs += _pair(short, long)
    return list(dict.fromkeys(pairs))


def find_definitions(extraction: Extraction) -> tuple[Abbreviation, ...]:
    """Definitions in a paper: those that its letters show, and entities written as "long form (SHORT)".

    The second kind has short forms from another language or an older name ("electrocardiogram (EKG)").
    """
    text = extraction.paper.text
    known = {(a.start, a.end) for a in extraction.abbreviations}
    found = [_whole(abbreviation, text) for abbreviation in extraction.abbreviations]
    for mention in extraction.mentions:
        match = _BRACKET.match(text, mention.end)
        if match is None or is_short_form(mention.text):
            continue
        if _DENIED.search(text[max(0, mention.start - _LONGEST_DENIAL) : mention.start]):
            continue  # the name begins before the denial: cut off there it would say the contrary
        entity = extraction.entities[mention.entity]
        covered = any(start < match.end() and mention.start < end for start, end in known)
        # "Electrocardiogram (EKG)" comes from another language; no letter of "rust model (HRM)" does.
        spelt = mention.text[:1].casefold() == match.group(1)[:1].casefold()
        if not covered and spelt and match.group(1) in (entity.name, *entity.aliases):
            known.add((mention.start, match.end()))
            found.append(Abbreviation(short=match.group(1), long=mention.text, start=mention.start, end=match.end()))
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _whole(abbreviation: Abbreviation, text: str) -> Abbreviation:
    """A definition whose long form was cut at a hyphen, with the word before it: "multi-hull ratio" for MHR."""
    match = _BEFORE_HYPHEN.search(text, max(0, abbreviation.start - _LONGEST_PART), abbreviation.start)
    first, start = abbreviation.short[:1].casefold(), abbreviation.start
    if match is None or match[1][0].casefold() != first or not text.startswith(abbreviation.long, start):
        return abbreviation
    return replace(abbreviation, long=text[match.start() : start] + abbreviation.long, start=match.start())


def _spells(short: str, long: str) -> bool:
    """Stricter than ``initials_match``: at least as many letters as the long form has words, less its small words."""
    letters = sum(ch.isalnum() for ch in short)
    return initials_match(short, long) and letters >= len([w for w in tokens(long) if len(w) > 3]) - 1


def _pair(short: str, long: str) -> list[tuple[str, str]]:
    key, full = fold(short), fold(long)
    if not key or not full or key == full or len(tokens(long)) > _MAX_WORDS or tight(short) in tight(long):
        return []
    if any(len(number) > 2 and number not in numbers(short) for number in numbers(long)):
        return []  # a year that the short form does not have: words around a name, not the name
    return [(key, full)]


def _sense_groups(counts: dict[str, int]) -> list[tuple[str, list[str]]]:
    """Long forms of one short form that are one sense, as (most used, all)."""
    order = sorted(counts, key=lambda long: (-counts[long], len(long), long))
    groups: list[tuple[str, list[str]]] = []
    for long in order:
        for canonical, members in groups:
            if same_sense(canonical, long):
                members.append(long)
                break
        else:
            groups.append((long, [long]))
    return groups


def same_sense(one: str, other: str) -> bool:
    """Whether two folded long forms of one short form say the same: they differ in endings, small words or a head only.

    >>> same_sense("electrocardiogram", "electrocardiography"), same_sense("electrocardiogram", "event knowledge graph")
    (True, False)
    """
    if numbers(one) != numbers(other):
        return False
    a, b = stem_key(_ROC.sub("roc", one)), stem_key(_ROC.sub("roc", other))
    if spelling(a) == spelling(b):
        return True
    first, second = ([_ONE_SENSE.get(w, w) for w in key.split() if w not in _SMALL] for key in (a, b))
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    if len(first) != len(second):
        return False
    unlike = [(x, y) for x, y in zip(first, second, strict=True) if x != y and not _alike(x, y)]
    if len(unlike) != 1 or len(first) < 3:
        return not unlike
    # All but one word the same: the doer and the doing at the end, or a word that a page's scan has spoilt.
    return _one_root(*unlike[0]) if first[-1] != second[-1] else _spoilt(*unlike[0])


def _one_root(one: str, other: str) -> bool:
    """Whether two words begin with the same six letters: "recognizer" and "recognition"."""
    return len(one) > _ROOT < len(other) and one[:_ROOT] == other[:_ROOT]


def _spoilt(one: str, other: str) -> bool:
    """Whether two words differ by two slips behind the same three letters: "Marlcov" is Markov."""
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) >= _ROOT and one[:3] == other[:3] and OSA.distance(one, other) <= 2


def _alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings or by a slip: "optimizer" and "optimization", not "self" and "semi"."""
    from rapidfuzz.distance import OSA

    common = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    if common < _STEM:
        return False
    ends = [word[common:] for word in (one, other)]
    if all(end in ENDINGS or (end[:1] == one[common - 1] and end[1:] in ENDINGS) for end in ends):
        return True
    # A slip in a long word: "principle component analysis".
    return common >= 6 and OSA.distance(one, other) <= 2
