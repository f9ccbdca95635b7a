"""Names for a topic, the best first: each with the papers that are about it, in the topic and around it.

Papers speak of a name in so many words, or lie near to it by what the encoder makes of both. A good name is that of
most papers of the topic and of few around it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.records import Extraction
from kg.folding import fold
from kg.records import GraphEntity
from kg.topic_names import Texts, short_forms
from kg.topic_nearness import Nearness
from kg.topic_phrases import ANY_WAY, IDLE_STEMS, TYPE_GAIN, VAGUE, Phrase, is_name, is_wide, lower_words, topic_phrases
from kg.words import content_words, document_counts
from ontologies.vocabulary import EntityType, Role

# How much the words of a paper's title count beside those of its entities.
_TITLE, _ENTITY = 1.0, 0.6
_VAGUE_STEMS = frozenset(frozenset(content_words(name)) for name in sorted(VAGUE) if " " in name)
_SHORT_FORM = re.compile(r"\b[A-Z]{2,6}s?\b")
# The numbers here and in kg.topic_labels were chosen by reading the labels of some eighty topics of two fields; each
# stands in the middle of a range in which the number of good first names hardly changes.
# What names count: one common word, a short form beside its words, a short form that few use, a made-up word for a
# method, a wide head, a way that any field has; and what each word more than two adds, up to four.
LONE_WORD = 0.7
_BRIEF = 0.85
_RARE_BRIEF = 0.7
_MADE_UP = 0.45
_WIDE = 0.3
_ANY_WAY = 0.15
_A_WORD = 0.1
# The share of papers with a name that have its words side by side, below which titles may hold them by chance.
_TOGETHER, _SCATTERED = 0.5, 0.75
# How sure it is that a paper is about a thing that is found in it; what nearness adds at most to what is not said; what
# is left of what is said once in a paper that lies far off; what is too little to count.
_USED = 0.4
_MEANT = 0.5
_SUBJECT, _PASSING = 0.56, 0.4
_LEAST_ABOUT = 0.15
# Doubt whether a word of few papers is theirs alone; what a paper counts that has all words of a name but one; and what
# a name counts that one paper alone speaks of, without nearness and with it.
_DOUBT = 0.5
_NEARLY = 0.4
_ALONE = 0.4
_ONE_USER = 0.8
# The share of the members at which a name has all that it needs; how a name pays for those around who speak of it too.
_MOST = 0.9
_PRECISE = 0.7
_CONTRAST = 0.75
# The share of members that must have all words of a name somewhere in their texts, or the name is too narrow.
_SUPPORT = 0.5
# Of the papers with a name, how many have a longer one that makes it a piece.
_PIECE, _PIECE_OF_BETTER = 0.7, 0.5
# Names looked at for one label; those that are compared with the papers' vectors; those said above.
_MOST_CANDIDATES = 60
_MOST_EMBEDDED = 12
_MOST_SAID = 4
# Papers that must have the words around a "to" as one word.
_FEWEST_SAYERS = 2
# Stems of one word in two spellings, both in use.
_SPELLINGS = {"dialogu": "dialog", "catalogu": "catalog", "analogu": "analog"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperProfile:
    """What one paper is about: weighted words, and the ids of its entities (those of the title count twice)."""

    paper: str
    words: Mapping[str, float]
    entities: Mapping[str, float]


def profile_papers(
    extractions: Sequence[Extraction], entities: Sequence[GraphEntity], local: Mapping[tuple[str, int], str]
) -> dict[str, PaperProfile]:
    """The profile of every paper."""
    by_id = {entity.id: entity for entity in entities}
    same = one_word_forms(extractions)
    found = {}
    for extraction in extractions:
        title_end = len(extraction.paper.title)
        words: dict[str, float] = {}
        things: dict[str, float] = {}
        # "The source code is available" says nothing of what a paper is about.
        asides = [(s.start, s.end) for s in extraction.sentences if s.role is Role.RESOURCE]
        for mention in extraction.mentions:
            target = local.get((extraction.paper.id, mention.entity))
            if target not in by_id or any(a <= mention.start < b for a, b in asides):
                continue
            things[target] = max(things.get(target, 0.0), 2.0 if mention.end <= title_end else 1.0)
            if by_id[target].type in (EntityType.TASK, EntityType.MODALITY):
                for word in content_words(by_id[target].name):
                    words[same.get(word, word)] = max(words.get(same.get(word, word), 0.0), _ENTITY)
        for word in content_words(extraction.paper.title):
            words[same.get(word, word)] = _TITLE
        found[extraction.paper.id] = PaperProfile(paper=extraction.paper.id, words=words, entities=things)
    return found


def one_word_forms(extractions: Sequence[Extraction]) -> dict[str, str]:
    """The stem of a short form by that of the one word it stands for, where papers say so and agree.

    Also the shorter of two spellings by the longer.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        for short in extraction.abbreviations:
            long, brief = content_words(short.long), content_words(short.short)
            if len(long) == len(brief) == 1 and long != brief:
                found[long[0]].add(brief[0])
    one = {long: next(iter(brief)) for long, brief in found.items() if len(brief) == 1 and not brief & found.keys()}
    return one | {long: brief for long, brief in _SPELLINGS.items() if brief not in one}


def words_of_short_forms(extractions: Sequence[Extraction]) -> dict[str, frozenset[str]]:
    """The stems of the words that a short form stands for, by its own stem, where most papers agree."""
    return {brief: frozenset(long) for brief, long in short_forms(extractions)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that could name a topic; ``kind`` is the type of the entity behind it, a task for a phrase of titles.

    ``speakers`` are the papers in and around the topic that speak of it, with how surely they are about it; ``named``
    are those of them that use its words, where the others only lie near to it;
    ``gain`` says how good a name it is, whoever speaks of it; ``also`` holds the words of its other names; ``said``
    tells that a label above has all its words, or all that they are short for.
    """

    text: str
    kind: EntityType
    words: frozenset[str]
    speakers: Mapping[str, float]
    gain: float = 1.0
    score: float = 0.0
    also: frozenset[str] = frozenset()
    said: bool = False
    named: frozenset[str] = frozenset()

    @property
    def users(self) -> Collection[str]:
        """The papers that use its words."""
        return self.named or self.speakers.keys()


def fit(
    speakers: Mapping[str, float], members: Collection[str], nearly: Collection[str] = (), around: int = 0
) -> float:
    """How far those who speak of something and the members of a topic are the same papers, from 0 to 1.

    The harmonic mean of the share of members that speak of it and of the share of members among all who do; less where
    not nearly all of the members do, or those around do nearly as often. Members who ``nearly`` speak of it count in
    part.

    Parameters
    ----------
    around : int
        How many papers there are in and around the topic; 0 where nothing is to be told from them.
    """
    here = [speakers[paper] for paper in members if paper in speakers]
    told = math.fsum(here)
    if not told:
        return 0.0
    near = min(_NEARLY * sum(p in nearly and p not in speakers for p in members), (len(here) - 1) / 2)
    recall, precision = (told + near) / len(members), told / (math.fsum(speakers.values()) + _DOUBT)
    precision = math.pow(precision, _PRECISE)
    found = min(1.0, recall / _MOST) * 2 * recall * precision / (recall + precision)
    if around > len(members):
        rest = math.fsum(speakers.values()) - told
        found *= math.pow(max(0.0, 1.0 - rest / (around - len(members)) / recall), _CONTRAST)
    return found


def _shares(profiles: Sequence[PaperProfile]) -> dict[str, float]:
    totals: dict[str, float] = defaultdict(float)
    for profile in profiles:
        for word, weight in profile.words.items():
            totals[word] += weight
    return {word: totals[word] / max(1, len(profiles)) for word in sorted(totals)}


def label_candidates(
    members: Sequence[PaperProfile],
    around: Sequence[PaperProfile],
    entities: Mapping[str, GraphEntity],
    texts: Texts,
    said: frozenset[str] = frozenset(),
    cut: frozenset[str] = frozenset(),
    longs: Mapping[str, frozenset[str]] | None = None,
    near: Nearness | None = None,
) -> list[Candidate]:
    """Phrases for a topic, the best first.

    A phrase scores by how well the papers that speak of it and the members of the topic are the same papers: the
    harmonic mean of the share of members that do, and of the share that members are among all around who do.

    Parameters
    ----------
    texts : Texts
        What all papers say.
    said : frozenset of str
        Words of the labels above, which a label below need not repeat.
    cut : frozenset of str
        Folded names that are longer ones cut at their "and"; none of them becomes a label.
    longs : mapping of str to frozenset of str, optional
        What ``words_of_short_forms`` gives.
    near : Nearness, optional
        The papers' vectors; without them, papers speak of a name only in so many words.
    """
    said = frozenset(texts.stems(" ".join(sorted(said)))) | said
    longs = {brief: frozenset(texts.same.get(w, w) for w in long) for brief, long in (longs or {}).items()}
    shares = _shares(members)
    counts = document_counts(profile.words.keys() for profile in members)
    uses: Counter[str] = Counter()
    for profile in members:
        uses.update(profile.entities.keys())
    inside = [profile.paper for profile in members]
    outside = {profile.paper for profile in around} | set(inside)
    phrases = list(topic_phrases([profile.paper for profile in members], entities, uses, counts, texts))
    users: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for phrase in phrases:
        users[phrase.words].update(phrase.users)
    found: dict[tuple[EntityType, frozenset[str]], Candidate] = {}
    told: dict[tuple[EntityType, frozenset[str]], Mapping[str, float]] = {}
    ranks: dict[tuple[EntityType, frozenset[str]], tuple[bool, float, int, str]] = {}
    for phrase in phrases:
        words = phrase.words
        if not words or not is_name(phrase.text) or texts.is_clause(phrase.text):
            continue
        if " " not in phrase.text and "-to-" in phrase.text and texts.goes_on(phrase.text):
            continue  # "text-to-image" is the front of a name
        if " to " in phrase.text and texts.sayers(words) < _FEWEST_SAYERS:
            continue  # "speech to text", which others write with hyphens, is one; "speaker to dialogue" is none
        if fold(phrase.text) in cut and not texts.stands_alone(words):
            continue
        if any(longs.get(word) in _VAGUE_STEMS for word in words) and fold(phrase.text) not in ANY_WAY:
            continue
        everywhere = texts.speakers(words)
        for paper in (p for p in users[words] if not texts.denies(words, p)):
            everywhere[paper] = max(everywhere.get(paper, 0.0), _USED)
        speakers = {paper: weight for paper, weight in everywhere.items() if paper in outside}
        gain = _gain(phrase, speakers, inside, shares, texts, longs)
        if texts.together(words, [paper for paper in inside if paper in speakers]) < _TOGETHER:
            gain *= _SCATTERED
        nearly = texts.nearly(words) if len(set(words) - said) > 1 else frozenset()
        score = gain * fit(speakers, inside, nearly, len(outside))
        if sum(paper in speakers for paper in inside) == 1:
            # What one paper alone speaks of says most where others share its words.
            new = [word for word in words if word not in said]
            briefs = " " not in phrase.text and _SHORT_FORM.search(phrase.text)
            score *= 0.2 if briefs else 1.0
            score *= 0.5 + 0.5 * sum(shares.get(word, 0.0) for word in new) / max(1, len(new))
        candidate = Candidate(
            text=phrase.text,
            kind=phrase.kind,
            words=frozenset(words),
            speakers=speakers,
            gain=gain,
            score=round(score, 6),
            also=phrase.also.union(*(longs[w] for w in sorted(words) if w in longs)),
            said=all(longs.get(w, {w}) - IDLE_STEMS <= said or w in said for w in words),
        )
        key = (candidate.kind, candidate.words)
        # Of "spiking networks" and "networks for spikes", what papers write.
        rank = (fold(phrase.text) != fold(texts.written(words)), *_order(candidate))
        if key not in found or rank < ranks[key]:
            found[key], told[key], ranks[key] = candidate, everywhere, rank
    ranked = sorted((c for c in found.values() if c.score > 0 and not c.said), key=_order)
    # A name that stands above is no name here, but may stand before what sets the papers apart.
    known = sorted((c for c in found.values() if c.said), key=lambda c: (-_users(c, inside), *_order(c)))[:_MOST_SAID]
    if near is None or not near.works:
        ranked = sorted([*ranked[:_MOST_CANDIDATES], *known], key=_order)
    else:
        best: dict[frozenset[str], Candidate] = {}
        for c in sorted(ranked, key=lambda c: ranks[c.kind, c.words]):
            best.setdefault(c.words, c)
        ranked = [
            _with_nearness(c, told[c.kind, c.words], inside, outside, texts, near)
            for c in (*sorted(best.values(), key=_order)[:_MOST_EMBEDDED], *known)
        ]
        ranked = sorted((c for c in ranked if c.score > 0 or c.said), key=_order)
    return [c for c in ranked if not any(_is_piece(c, longer, inside) for longer in ranked)]


def _users(name: Candidate, papers: Iterable[str]) -> int:
    return sum(paper in name.users for paper in papers)


def _order(candidate: Candidate) -> tuple[float, int, str]:
    return -candidate.score, -len(candidate.words), candidate.text


def _gain(
    phrase: Phrase,
    speakers: Mapping[str, float],
    inside: Sequence[str],
    shares: Mapping[str, float],
    texts: Texts,
    longs: Mapping[str, frozenset[str]],
) -> float:
    """How good a name a phrase is, whoever speaks of it."""
    gain = TYPE_GAIN[phrase.kind] * phrase.gain
    if fold(phrase.text) in ANY_WAY:
        return _ANY_WAY * gain
    # One common word ("registration") says too little alone, and a wide one says little with any word before it.
    if " " not in phrase.text and phrase.text[1:].islower():
        titled = sum(speakers.get(paper) == 1.0 for paper in inside)
        gain *= LONE_WORD if phrase.kind is EntityType.TASK or 2 * titled >= len(inside) else LONE_WORD / 3
    elif is_wide(phrase.text):
        gain *= _WIDE
    gain *= 1.0 + _A_WORD * (min(4, len(re.split(r"[\s-]", phrase.text))) - 2)
    # A short form that few here use is no name for all of them.
    briefs = [w for form in _SHORT_FORM.findall(phrase.text) for w in texts.stems(form)]
    if any(shares.get(w, 0.0) < 0.5 for w in briefs):
        gain *= _RARE_BRIEF
    elif phrase.kind is EntityType.METHOD and " " not in phrase.text:
        gain *= _MADE_UP  # "BERT" says what papers use, and not what for
    elif phrase.kind is not EntityType.MODALITY and any(w in longs for w in briefs) and " " not in phrase.text:
        gain *= _BRIEF
    return gain


def _with_nearness(
    name: Candidate,
    named: Mapping[str, float],
    inside: Sequence[str],
    outside: Collection[str],
    texts: Texts,
    near: Nearness,
) -> Candidate:
    """A name with the papers that lie as near to it as those that use its words."""
    close = near.speakers(lower_words(name.text), named)
    speakers = {}
    for paper in sorted(named.keys() | close.keys()):
        if paper not in outside or texts.denies(name.words, paper):
            continue
        said, meant = named.get(paper, 0.0), close.get(paper, 0.0)
        # What is said once, in a paper that lies far off, is said in passing.
        weight = said + (1.0 - said) * _MEANT * meant if meant else said if said >= _SUBJECT else _PASSING * said
        if weight >= _LEAST_ABOUT:
            speakers[paper] = round(weight, 4)
    users = frozenset(paper for paper in speakers if paper in named)
    score = name.gain * fit(speakers, inside, (), len(outside))
    # "French nest counting" is too narrow where few texts hold all its words, however near they lie.
    score *= min(1.0, texts.share(sorted(name.words), inside) / _SUPPORT)
    if sum(paper in named for paper in inside) < 2:
        score *= _ONE_USER
    return replace(name, speakers=speakers, score=round(score, 6), named=users)


def _is_piece(name: Candidate, longer: Candidate, members: Sequence[str]) -> bool:
    """Whether nearly all who use some words here use more of them: "vector machines" of "support vector machines"."""
    if not name.words < longer.words or longer.kind is not name.kind or longer.score < _PIECE * name.score:
        return False
    # A thing with what is done to it says more than the thing.
    least = _PIECE_OF_BETTER if " " in name.text and name.gain < longer.gain else _PIECE
    here = sum(paper in name.users for paper in members)
    return here > 1 and sum(paper in longer.users for paper in members) >= least * here
