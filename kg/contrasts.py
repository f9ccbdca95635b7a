"""Contrasts of methods: one paper sets itself against a kind of work, and another paper is work of that kind.

"Unlike existing rope scanning methods, ours reads knots" beside a paper that puts forward a way of rope scanning. The
quotes are what the one says of the kind, and where the other shows that it belongs there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.lexicon import word_set
from extract.records import Extraction, Paper, Sentence
from kg.chain_links import cosine_of
from kg.dates import compare_dates
from kg.evidence import quote
from kg.records import Chain
from kg.topic_names import BREAK
from kg.words import content_words
from ontologies.vocabulary import ChainKind, EntityType, Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HEADS = word_set(
    """
    methods approaches algorithms models techniques systems works frameworks networks schemes strategies solutions
    architectures policies controllers planners detectors classifiers pipelines paradigms
    """
)
# In front of the name of a kind they say who does it, not what; "general" or "plain" would leave out what is more.
_OPENERS = word_set(
    """
    existing prior previous previously most many current conventional traditional standard typical recent these such
    those the classical common popular state-of-the-art state-of-art sota other earlier all using use of our their usual
    ordinary
    relying employing adopting applying several some commonly known related proposed established best strong stronger
    competing comparable competitive available
    """
)
_APART = (
    r"unlike|in\s+contrast\s+(?:to|with)|contrary\s+to|as\s+opposed\s+to|instead\s+of|rather\s+than|in\s+place\s+of"
)
_AHEAD = (
    r"outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|superior\s+to|improve(?:s|d)?\s+(?:up)?on|"
    r"(?:better|faster|higher|lower|more\s+[\w-]+)\s+than|improvements?\s+over|advantages?\s+over"
)
_FLAWS = r"(?:drawback|limitation|shortcoming|weakness|disadvantage)s?\s+of"
_MET = r"compared\s+(?:to|with)"
_CUE = re.compile(
    rf"(?i)\b(?:(?P<apart>{_APART})|(?P<ahead>{_AHEAD})|(?P<flaw>{_FLAWS})|(?P<met>{_MET}))\s+"
    rf"(?P<kind>(?:[\w/’'-]+\s+){{0,7}}?(?:{'|'.join(sorted(_HEADS))}|[\w-]+-based\s+(?:method|approach|algorithm|model)))\b"
)
_BARE_CUE = re.compile(rf"(?i)\b(?:(?P<apart>{_APART})|(?P<ahead>{_AHEAD})|(?P<flaw>{_FLAWS}))\s+")
_MINE = "our"  # "our earlier methods" are no others'
_NEAR = 30  # letters between such words and a method
_ENDS = re.compile(rf"\s*(?:$|{BREAK.pattern})", re.IGNORECASE)  # a method's name goes no further
_BETTER = re.compile(
    r"(?i)\b(?:better|superior|outperform|improv|higher|lower|faster|fewer|less|gain|reduc|surpass)\w*"
)
_DENIED = re.compile(
    r"(?i)\b(?:not|no|never|cannot|without|neither|nor|hardly|fails?\s+to)\b[^.;,]{0,40}$|n't\b[^.;,]{0,40}$"
)
# "Optimal algorithms" says how good they are, and not of what kind.
_FRONT = re.compile(r"(?i)(?:[^n]al|able|ible|ous|ful|ive)$(?<!neural)(?<!cal)(?<!tial)(?<!adversarial)")
# Roles of sentences in which papers speak of their own work, or of what is wrong with that of others.
_OWN = (Role.SOLUTION, Role.METHOD, Role.RESULT, Role.ISSUE)
# Words of a kind, and papers that may be of one; a wider one is a field.
_WORDS, _MOST = 2, 3
# Likeness of two papers from which a kind that both name is one thing, on one matter; more where dates tell no order.
_ALIKE, _ALIKE_UNDATED = 0.6, 0.65
_SCORE = 0.6
# The long form of what a field does: "keel detection".
_IS_DONE = re.compile(r"(?i)(?:[a-z]{3}tion|ment|ing|sis)$(?<!learning)(?<!training)")
_OLD = re.compile(r"(?i)\b(?:conventional|traditional|classical|standard|usual)\b")


# "Works with light-aware" names nothing without its noun.
_NO_NOUN = re.compile(r"(?i)-(?:aware|based|driven|free|guided|agnostic|level|wise|specific|invariant)\Z")


@dataclass(frozen=True, slots=True)
class _Against:
    """What a paper says of a kind of work: bounds of its sentence, the kind in its words, in plain and in stems."""

    start: int
    end: int
    cue: str
    said: str
    name: str
    stems: tuple[str, ...]


def method_contrasts(papers: Sequence[Paper], extractions: Sequence[Extraction], rows: NDArray[Any]) -> list[Chain]:
    """Steps from a paper to one that sets itself against its kind of work, in the order of their papers.

    Parameters
    ----------
    rows : array, one row a paper
        What papers are compared by.
    """
    spelled = _spelled_out(extractions)
    own = [_own_words(x, longs) for x, longs in zip(extractions, spelled, strict=True)]
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, stretches in enumerate(own):
        for _, _, words in stretches:
            for at in range(len(words)):
                places[_run(words, at, _WORDS)].add(number)
    found: dict[tuple[str, str], Chain] = {}
    for number, extraction in enumerate(extractions):
        for said in _set_against(extraction, spelled[number]):
            hits: list[tuple[int, tuple[int, int]]] = []
            for other in sorted(places.get(said.stems[:_WORDS], ())):
                where = next(((a, b) for a, b, words in own[other] if _holds(words, said.stems)), None)
                if where is not None and _is_on_this_side(own[other], own[number], said.stems):
                    continue
                if where is not None and other != number:
                    hits.append((other, where))
            if len(hits) > _MOST:
                continue
            for other, where in hits:
                order = compare_dates(papers[other].date, papers[number].date)
                likeness = cosine_of(rows, number, other)
                if order > 0 or likeness < (_ALIKE if order else _ALIKE_UNDATED):
                    continue
                # What is "conventional" is older, and that must be known.
                if not order and _OLD.search(said.said):
                    continue
                pair = papers[other].id, papers[number].id
                if pair not in found and pair[::-1] not in found:
                    found[pair] = _chain(papers[other], papers[number], said, where, likeness, bool(order))
    return [found[pair] for pair in sorted(found)]


def _spelled_out(extractions: Sequence[Extraction]) -> list[dict[str, tuple[str, ...]]]:
    """For each paper what its short forms stand for, by stem: as it says itself, else as all who say it agree."""
    meant: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    each: list[dict[str, tuple[str, ...]]] = []
    for extraction in extractions:
        own: dict[str, tuple[str, ...]] = {}
        for short in extraction.abbreviations:
            brief, long = content_words(short.short), content_words(short.long)
            if len(brief) == 1 and len(long) > 1:
                own[brief[0]] = tuple(long)
                meant[brief[0]].add(tuple(long))
        each.append(own)
    agreed = {brief: next(iter(longs)) for brief, longs in meant.items() if len(longs) == 1}
    return [agreed | own for own in each]


def _stems(text: str, longs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Stems of the words of a text, short forms spelled out where the papers of the field do so."""
    return tuple(long for word in content_words(text) for long in longs.get(word, (word,)))


def _own_words(
    extraction: Extraction, longs: Mapping[str, tuple[str, ...]]
) -> list[tuple[int, int, list[tuple[str, ...]]]]:
    """What a paper puts forward: title and solution sentences with their bounds, cut where no phrase goes on.

    A sentence that sets itself against others' work names what it is not.
    """
    paper = extraction.paper
    bounds = [(0, len(paper.title))]
    bounds += [(s.start, s.end) for s in extraction.sentences if s.role is Role.SOLUTION]
    kept = [(a, b) for a, b in bounds if not _CUE.search(paper.text[a:b])]
    return [
        (a, b, [stems for word in part.split() if (stems := _stems(word, longs))])
        for a, b in kept
        for part in BREAK.split(paper.text[a:b])
    ]


def _set_against(extraction: Extraction, longs: Mapping[str, tuple[str, ...]]) -> Iterator[_Against]:
    """The kinds of work that a paper sets itself against, each of two words at least, once a sentence."""
    for sentence in extraction.sentences:
        if sentence.role not in _OWN:
            continue
        text = extraction.paper.text[sentence.start : sentence.end]
        known: set[tuple[str, ...]] = set()
        for cue, said, name in (*_kinds_told(text), *_methods_told(extraction, sentence, text)):
            if cue == "met" and (sentence.role is not Role.RESULT or not _BETTER.search(text)):
                continue
            stems = _stems(name, longs)
            if any(a.short == said.removesuffix("s") and _IS_DONE.search(a.long) for a in extraction.abbreviations):
                continue  # what is done, and no kind of it
            if len(stems) >= _WORDS and stems not in known and not BREAK.search(name):
                known.add(stems)
                yield _Against(sentence.start, sentence.end, cue, said, name, stems)


def _kinds_told(text: str) -> Iterator[tuple[str, str, str]]:
    """(cue, kind in the words of the paper, kind in plain) where a sentence ends a kind with "methods" or the like."""
    for match in _CUE.finditer(text):
        cue = next(group for group in _KINDS if match[group])
        words = match["kind"].split()
        if _is_denied(cue, text[: match.start()]) or (len(words) > 1 and _FRONT.search(words[-2])):
            continue
        if _MINE in map(str.casefold, words):
            continue
        last = words[-1].casefold()
        name = " ".join(_bare(words)[:-1] if last in _HEADS else _bare(words)).removesuffix("-based")
        yield cue, " ".join(words), re.sub(r"-based [\w]+$", "", name)


def _methods_told(extraction: Extraction, sentence: Sentence, text: str) -> Iterator[tuple[str, str, str]]:
    """The same where a method that is not the paper's own stands right behind the cue: "instead of rope knots"."""
    own = [m for m in extraction.mentions if m.type is EntityType.METHOD and sentence.start <= m.start < sentence.end]
    for match in _BARE_CUE.finditer(text):
        cue = next(group for group in _KINDS[:3] if match[group])
        if _is_denied(cue, text[: match.start()]):
            continue
        for mention in own:
            between = text[match.end() : max(match.end(), mention.start - sentence.start)]
            behind = mention.start - sentence.start >= match.end() and len(between) < _NEAR
            whole = (
                _MINE not in between.casefold().split()
                and _ENDS.match(text[mention.end - sentence.start :]) is not None
            )
            if behind and whole and not _bare(between.split()) and not extraction.entities[mention.entity].proposed:
                yield cue, " ".join(mention.text.split()), " ".join(_bare(mention.text.split()))


def _is_denied(cue: str, before: str) -> bool:
    """Whether what a paper says of a kind is denied: "does not outperform"; "unlike" cannot be."""
    return cue != "apart" and _DENIED.search(before) is not None


def _bare(words: Sequence[str]) -> list[str]:
    """Words without those in front that say whose work it is."""
    first = next((n for n, word in enumerate(words) if word.casefold() not in _OPENERS), len(words))
    return list(words[first:])


_KINDS = ("apart", "ahead", "flaw", "met")


def _run(words: Sequence[tuple[str, ...]], at: int, count: int) -> tuple[str, ...]:
    """So many stems from a word on; "guided learning" does not begin within "self-guided learning"."""
    return tuple(stem for word in words[at : at + count] for stem in word)[:count]


def _holds(words: Sequence[tuple[str, ...]], name: tuple[str, ...]) -> bool:
    return any(_run(words, at, len(name)) == name for at in range(len(words)))


def _is_on_this_side(
    other: Sequence[tuple[int, int, list[tuple[str, ...]]]],
    own: Sequence[tuple[int, int, list[tuple[str, ...]]]],
    name: tuple[str, ...],
) -> bool:
    """Whether the kind always stands in the other's words behind one that tells the own work from it, too.

    "Better than plain rope scanning" is not said of who puts forward wet rope scanning, by who works with wet ropes.
    """
    mine = {stem for _, _, words in own for word in words for stem in word} - set(name)
    fronts = [
        words[at - 1] if at else ()
        for _, _, words in other
        for at in range(len(words))
        if _run(words, at, len(name)) == name
    ]
    return all(set(front) & mine for front in fronts)


def _chain(earlier: Paper, later: Paper, said: _Against, where: tuple[int, int], likeness: float, dated: bool) -> Chain:
    first, second = ("the earlier one", "The later paper") if dated else ("the other", "One paper")
    told = {
        "apart": f"sets itself apart from “{said.said}”",
        "flaw": f"names what is wrong with “{said.said}”",
    }.get(said.cue, f"claims to do better than “{said.said}”")
    kind = f"{said.name} {said.said.split()[-1]}" if _NO_NOUN.search(said.name) else said.name
    reason = f"{second} {told}, and {first} works with {kind}."
    return Chain(
        kind=ChainKind.CONTRASTS,
        source=earlier.id,
        target=later.id,
        score=round(_SCORE * (0.5 + 0.5 * likeness), 4),
        reason=reason if dated else f"{reason} Their dates do not tell which was first.",
        evidence=(
            quote(earlier, *where, "of a kind", likeness),
            quote(later, said.start, said.end, "set against", likeness),
        ),
        dated=dated,
    )
