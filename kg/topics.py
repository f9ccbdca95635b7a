"""The topic tree: papers in, a tree of two to four levels out, with a place and a reason for every paper.

The clusters come from ``HierarchicalTopics`` over ``topic_matrix``; the labels from ``kg.topic_labels``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from extract.lexicon import word_set
from extract.records import Extraction, Paper
from kg.folding import fold, slug
from kg.place_reasons import FAR, Reasons, nearest_of
from kg.records import GlossaryEntry, GraphEntity, Place, Topic
from kg.topic_candidates import (
    Candidate,
    PaperProfile,
    label_candidates,
    one_word_forms,
    profile_papers,
    words_of_short_forms,
)
from kg.topic_labels import WEAK, Label, compose_label, name_parts, names_a_part, same_root, separate_names
from kg.topic_mixtures import by_chance, ends_of_phrases, holds, is_way, list_names, may_be_listed
from kg.topic_names import Texts
from kg.topic_nearness import Nearness
from kg.topic_parting import PILE, fewest, part_by_names
from kg.topic_phrases import (
    ANY_WAY,
    IDLE_FRONT_STEMS,
    IDLE_STEMS,
    Phrase,
    bare,
    capitalise,
    is_name,
    is_wide,
    lower_words,
    names_cut_at_and,
    plain_name,
    told,
    topic_phrases,
)
from kg.topic_truth import (
    MORE,
    Carried,
    Name,
    alike,
    as_label,
    carried_parts,
    is_carried,
    is_carried_by_some,
    is_of_others,
    least,
    main_names,
    may_be_told,
    parts_of,
    tell_half,
    true_names,
    two_names,
)
from kg.topic_wide import MOST, wide_label
from kg.words import content_words, document_counts
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = "corpus"
ROOT_LABEL = "All papers"
REST = "Further papers"
APART = "Papers apart from the rest"
# Ends of words that describe, in the singular, less the nouns with such an end.
_NO_NOUN = re.compile(
    r"(?<![\w-])(?!(?:[\w-]*(?:assembly|anomaly|coefficient|variable|table|cable|syllable|vegetable|wearable|fly|supply"
    r"|reply|family|monopoly|rendezvous|deliverable|consumable|reusable|renewable|portable))$)"
    r"[\w-]*(?:[a-z]{2}ly|ficient|difficult|ous|ful|(?:\w{3,})able|ible|less|oretic)$"
)
# Beginnings of what papers say they do: no name, but a clause without its subject.
_CLAUSE = re.compile(
    r"(?:improv|reduc|increas|enhanc|achiev|boost|outperform|provid|enabl|introduc|propos|explor|investigat|allow)e?s\s"
)
# What is done to a thing, behind its name: "hulls painted".
_DONE = re.compile(r"(?<=[\w-]\s)(?!(?:test)?beds?$|(?:air|ground)?speed$|seed$|weed$|feed$)[a-z]{3,}ed$")
# How fine or good something is, and not what.
_HIGH = re.compile(r"(?:high|low|full)[- ](?:resolution|quality|speed|level|order|fidelity|dimensions?|accuracy)")
_SHORT = re.compile(r"[A-Z]{2,6}s?")
_JOINED = re.compile(r", | and ")
_JOINTS = {"with", "from", "for"}
_OF_A_PART = 4  # names of a topic below that may tell a part of the one above
# A share of all papers that is no topic beside others.
_NEARLY_ALL = 0.8
# Papers of a topic that may be the rest of the one above.
_MANY = 3
# Papers of a topic that each may give a name to it.
_ONE_EACH = 4
# The share of its papers that a label must tell; of fewer it says that there is more.
_HALF = 0.5
# Below this share a list says nothing of the rest, and is left out.
_FEW = 0.3
# A name of fewer does not stand for the topics within one.
_A_FIFTH = 0.2
# Words that make no other name of one that any paper of the field has.
_ANY_WORD = word_set("learning interaction performance real")
# Papers of a topic with two names.
_PAIRED = 4
# The share of papers told by a name that stands for the rest, too; how surely, and how good a name that is.
_MAIN, _ABOUT, _SOUND = 0.4, 0.6, 0.6
# The share of titles that have it.
_IN_TITLES = 0.1
# Names of which two are looked for.
_MOST_MAINS = 24
# The share of all papers that write a word which tells none of them apart.
_EVERYWHERE = 0.85
# Names of a topic, of one below it and of one paper that may stand in a list of what it holds.
_TO_LIST = 12
# What the end of a title's first phrase counts there, and how much less each later one.
_OF_A_TITLE, _LATER = 0.6, 0.2
# Papers of a topic whose own names are looked at one by one.
_ONE_BY_ONE = 12
# Papers of a topic in which what two of them write is looked for.
_TO_LOOK_AT = 30


def build_topics(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    vectors: Mapping[str, Sequence[float]],
    max_children: int = 12,
    glossary: Sequence[GlossaryEntry] = (),
) -> Topic:
    """The tree of topics over all papers.

    Parameters
    ----------
    papers, extractions : sequences in the order of paper ids
    vectors : mapping of paper id to an embedding, possibly empty
    max_children : int
        Most topics below one.
    glossary : sequence of GlossaryEntry
        What short forms stand for, where names are looked up in the texts.

    Returns
    -------
    Topic
        The root, with id ``"corpus"`` and level 0. Every paper has one place in the tree; one that lies apart from all
        others stands at the root and in no topic.
    """
    if not papers:
        return Topic(id=ROOT, label=ROOT_LABEL, level=0, papers=())
    from kg.topic_features import papers_apart, topic_matrix

    rows = topic_matrix(papers, extractions, entities, local, vectors)
    apart = papers_apart(papers, vectors)
    paths = topic_paths(rows, apart, max_children)
    profiles = profile_papers(extractions, entities, local)
    texts = Texts(extractions, one_word_forms(extractions), {key: p.words.keys() for key, p in profiles.items()})
    builder = _Builder(
        papers, rows, paths, profiles, entities, names_cut_at_and(entities, extractions), texts, glossary, max_children
    )
    builder.longs = words_of_short_forms(extractions)
    builder.near = Nearness(papers, vectors)
    builder.apart = frozenset(apart)
    builder.reasons.longs = builder.longs
    return builder.root()


def topic_paths(rows: NDArray[Any], apart: Sequence[int] = (), max_children: int = 12) -> list[tuple[int, ...]]:
    """The branch of each row at each level; rows that lie apart from all others make no topic with those.

    Two and more of them have one of their own, a single one stays with the root.
    """
    from kg.hierarchical_topics import HierarchicalTopics, tidy_paths

    if len(rows) < 2:
        return [()] * len(rows)
    estimator = HierarchicalTopics(max_children=max_children)
    found = opened(estimator.fit(rows).paths_, max_children)
    top = max((path[0] for path in found if path), default=-1) + 1
    if not apart or top < 2:
        return found
    own = len(apart) > 1 and top < max_children
    moved = list(found)
    for row in apart:
        moved[row] = (top,) if own else ()
    return tidy_paths(moved, estimator.min_size)


def opened(paths: Sequence[tuple[int, ...]], max_children: int = 12) -> list[tuple[int, ...]]:
    """Paths without a branch that holds nearly all rows and tells nothing of them: its parts stand in its place.

    >>> opened([(0, 0), (0, 0), (0, 1), (0, 1), (0, 1), (0,), (1,)])
    [(0,), (0,), (1,), (1,), (1,), (), (3,)]
    >>> opened([(0, 0), (0, 1), (1,)])
    [(0, 0), (0, 1), (1,)]
    """
    sizes = Counter(path[0] for path in paths if path)
    largest, size = max(sizes.items(), key=lambda s: s[1], default=(0, 0))
    within = {path[1] for path in paths if len(path) > 1 and path[0] == largest}
    if size <= _NEARLY_ALL * len(paths) or not within or len(sizes) - 1 + len(within) > max_children:
        return list(paths)
    after = max(within) + 1
    return [path[1:] if path[:1] == (largest,) else (path[0] + after, *path[1:]) if path else () for path in paths]


class _Builder:
    """Holds what every node needs while the tree is made."""

    def __init__(
        self,
        papers: Sequence[Paper],
        rows: NDArray[Any],
        paths: Sequence[tuple[int, ...]],
        profiles: Mapping[str, PaperProfile],
        entities: Sequence[GraphEntity],
        cut: frozenset[str],
        texts: Texts,
        glossary: Sequence[GlossaryEntry] = (),
        max_children: int = 12,
    ) -> None:
        self.papers = papers
        self.rows = rows
        self.paths = list(paths)
        self.profiles = [profiles[p.id] for p in papers]
        self.entities = {entity.id: entity for entity in entities}
        self.cut = cut
        self.texts = texts
        self.carried = Carried(papers, texts)
        self.max_children = max_children
        self.longs: Mapping[str, frozenset[str]] = {}
        self.everywhere = texts.common_stems(_EVERYWHERE)
        self.near: Nearness | None = None
        self.reasons = Reasons(papers, profiles, self.entities, texts, self.carried, glossary)
        self.apart: frozenset[int] = frozenset()
        self.parted: set[tuple[int, ...]] = set()
        self.titles = {paper.id: paper.title for paper in papers}
        self.subjects = {paper: profile.words for paper, profile in profiles.items()}
        self.methods = _ways(entities)
        self.rows_of = {paper.id: row for row, paper in enumerate(papers)}
        self.ids: set[str] = {ROOT}
        self.called: dict[str, str] = {}
        self.labels: set[str] = set()

    def root(self) -> Topic:
        members = list(range(len(self.papers)))
        return self._node((), members, ROOT, (), (), ())

    def _node(
        self,
        path: tuple[int, ...],
        members: Sequence[int],
        identifier: str,
        named: Sequence[Candidate],
        above: tuple[str, ...],
        around: Sequence[int],
    ) -> Topic:
        """The topic of some papers; ``above`` holds the labels around it and above, its own last.

        Those ``around`` are the papers of the topic above it.
        """
        level = len(path)
        label = above[-1] if above else ROOT_LABEL
        self.called[identifier] = label
        parts = self._parts(members, level)
        known = frozenset(self.labels)
        labels = self._labels(parts, members, above, named, level)
        while self._open_unnamed(parts, labels, level) or self._join_rests(parts, labels, label, level):
            parts = self._parts(members, level)
            self.labels = set(known)
            labels = self._labels(parts, members, above, named, level)
        here = [row for row in members if len(self.paths[row]) <= level]
        children = []
        near = tuple(text for text, _ in labels)
        for part, (text, candidates) in zip(parts, labels, strict=True):
            child_path = (*path, self.paths[part[0]][level])
            own = self._id(identifier, text)
            children.append(self._node(child_path, part, own, candidates, (*above, *near, text), members))
        return Topic(
            id=identifier,
            label=label,
            level=level,
            papers=tuple(self.papers[row].id for row in members),
            places=self._places(here, members, identifier, label, named, around),
            children=tuple(children),
        )

    def _open_unnamed(
        self, parts: Sequence[Sequence[int]], labels: Sequence[tuple[str, tuple[Candidate, ...]]], level: int
    ) -> bool:
        """Put the parts of a topic within another in its place, where it has no name that its papers carry."""
        for part, (text, used) in zip(parts, labels, strict=True):
            within = self._parts(part, level + 1)
            room = len(parts) - 1 + len(within) <= self.max_children
            if level and within and room and used and not self._is_named(Label(text, used), part):
                after = max(self.paths[row][level] for other in parts for row in other) + 1
                for row in part:
                    front, back = self.paths[row][:level], self.paths[row][level + 1 :]
                    self.paths[row] = (*front, back[0] + after, *back[1:]) if back else front
                return True
        return False

    def _is_named(self, label: Label, part: Sequence[int]) -> bool:
        """Whether two papers of a topic write each of its names; where these are not all, a good part of them does."""
        papers, names = [self.papers[row].id for row in part], parts_of(label)
        if label.text.endswith(MORE) and len(names) > 1:
            return tell_half(names, papers, self.carried)
        if label.text.endswith(MORE):
            return len(self.carried.by(names[0], papers, loose=True)) >= max(2, _A_FIFTH * len(papers))
        return all(len(self.carried.by(name, papers, loose=True)) > 1 for name in names)

    def _join_rests(
        self, parts: Sequence[Sequence[int]], labels: Sequence[tuple[str, object]], subject: str, level: int
    ) -> bool:
        """Make one of the parts that are all but the rest: two of them would be told apart by nothing.

        Of a large rest, those papers that are about one thing become a topic of their own.
        """
        rest = {REST, f"{REST} on {lower_words(subject.removesuffix(MORE))}"}
        rests = [part for part, (text, _) in zip(parts, labels, strict=True) if text in rest]
        rows = [row for part in rests for row in part]
        front = self.paths[rows[0]][:level] if rows else ()
        named = len(parts) - len(rests)
        pile = len(rows) > PILE and front not in self.parted and not (len(rests) == 1 and self._parts(rows, level + 1))
        if len(rests) < 2 and not pile:
            return False
        after = max(self.paths[row][level] for part in parts for row in part) + 1
        # Where there is nothing but rests, nothing is told apart.
        path = (*front, after) if named else front
        for row in rows:
            self.paths[row] = path
        if pile:
            self.parted.add(front)
            for number, part in enumerate(self._parts_of_pile(rows, self.max_children - named - 1), start=1):
                for row in part:
                    self.paths[row] = (*front, after + number)
        return True

    def _parts_of_pile(self, rows: Sequence[int], most: int) -> list[list[int]]:
        """Papers of a pile that are about one thing each."""
        free = _Taken(frozenset(), (ROOT_LABEL,), self.longs, frozenset(self.labels), self.everywhere)
        papers = [self.papers[row].id for row in rows]
        found = part_by_names(self._phrases(rows, fewest(len(rows))), papers, self.carried, free.tells, most)
        return [[row for row in rows if self.papers[row].id in part.papers] for part in found]

    def _id(self, parent: str, label: str) -> str:
        base = f"topic/{slug(label)}" if parent == ROOT else f"{parent}/{slug(label)}"
        identifier, number = base, 1
        while identifier in self.ids:
            number += 1
            identifier = f"{base}-{number}"
        self.ids.add(identifier)
        return identifier

    def _labels(
        self,
        parts: Sequence[Sequence[int]],
        around: Sequence[int],
        above: Sequence[str],
        named: Sequence[Candidate],
        level: int,
    ) -> list[tuple[str, tuple[Candidate, ...]]]:
        """Labels for siblings, all different, and none that of a topic above: each takes the best that is free."""
        background = [self.profiles[row] for row in around]
        # Two names side by side above: below either of them is still to be said.
        joined = bool(above) and " and " in above[-1] and len(named) > 1
        said = frozenset(content_words(above[-1])) if above and not joined else frozenset()
        task = next((c for c in named if c.kind is not EntityType.MODALITY and not joined), None)
        free = _Taken(frozenset(), (ROOT_LABEL, *above), self.longs, frozenset(self.labels), self.everywhere)

        def candidates(part: Sequence[int]) -> list[Candidate]:
            members = [self.profiles[row] for row in part]
            return label_candidates(
                members, background, self.entities, self.texts, said, self.cut, self.longs, self.near
            )

        def best(number: int) -> Label:
            part = parts[number]
            members = [self.profiles[row] for row in part]
            served = task.text if task is not None and _most_use(task.words, members) else ""
            return compose_label(
                names[number],
                [m.paper for m in members],
                served,
                free.leaves,
                not self._parts(part, level + 1),
                len(around),
                lambda label: holds(label, [m.paper for m in members], self._together),
            )

        names = [candidates(part) for part in parts]
        first = [best(number) for number in range(len(parts))]
        labels: dict[int, tuple[str, tuple[Candidate, ...]]] = {}
        # Who fits a name best has the first choice.
        order = sorted(range(len(parts)), key=lambda n: (-first[n].score, n))
        for number in free.wide_first(order, [label.text for label in first], [len(part) for part in parts]):
            label = best(number)
            part, deeper = parts[number], bool(self._parts(parts[number], level + 1))
            if label.score < WEAK and deeper:
                label = self._label_of_parts(part, around, level + 1, free) or label
            if not holds(label, [self.papers[row].id for row in part], self._together):
                label = self._label_of_few(label, part, around, level + 1, above, named, free)
            text, used = capitalise(self.texts.with_proper_names(label.text)), label.names
            if level == 0 and self.apart.issuperset(part):
                text, used = APART, ()
            if not text or not (free.differs(text) or text == REST):  # two rests become one
                text, used = self._title_label(parts[number], free), ()
            free = replace(free, labels=free.labels | {text.casefold()})
            self.labels.add(text.casefold())
            labels[number] = text, used
        for number in sorted(order, key=lambda n: -len(parts[n])):
            self._mend(number, parts, labels, around, above, level)
        for number, (text, used) in sorted(labels.items()):
            long = self._spelled(text)
            if long.casefold() not in self.labels:
                self.labels.add(long.casefold())
                labels[number] = long, used
        return [labels[number] for number in range(len(parts))]

    def _mend(
        self,
        number: int,
        parts: Sequence[Sequence[int]],
        labels: dict[int, tuple[str, tuple[Candidate, ...]]],
        around: Sequence[int],
        above: Sequence[str],
        level: int,
    ) -> None:
        """Put a name in the place of one that the papers do not carry: a true one, or that they are further papers."""
        text, used = labels[number]
        if text == APART or (not used and text.startswith(REST)):
            return
        papers = [self.papers[row].id for row in parts[number]]
        rest = [self.papers[row].id for row in around]
        label = Label(text, used, joined=bool(_JOINTS & set(text.split())))
        beside = [other for place, (other, _) in labels.items() if place != number]
        free = _Taken(
            frozenset(map(str.casefold, beside)),
            (ROOT_LABEL, *above),
            self.longs,
            frozenset(self.labels),
            self.everywhere,
        )
        names = parts_of(label) if used else []
        phrases = [
            *self._phrases(parts[number]),
            *(Phrase(c.text, c.kind, self.texts.stems(c.text)) for c in used),
        ]
        # The same as a label beside or above it, or no name.
        idle = any(free.is_like(text, other) for other in beside) or not free.adds(text) or not is_whole(text)
        if self._parts(parts[number], level + 1):
            kept = carried_parts(label, papers, self.carried) if used else []
            if used and not idle and len(kept) == len(names) and tell_half(kept, papers, self.carried):
                return
            found = true_names(phrases, papers, rest, self.carried)
            new = self._true(found, papers, free, deeper=True) or self._beside_shared(
                label, found, phrases, papers, free
            )
            if new is None and used and not idle and len(kept) == len(names):
                return
            new = new or self._mains(found, papers, free)
            if new is None and kept:
                told = ", ".join(kept)
                new = Label(f"{told}{MORE}", tuple(c for c, name in zip(used, names, strict=True) if name in kept))
        else:
            found = true_names(phrases, papers, rest, self.carried)
            if used and not idle and is_carried(label, papers, rest, self.carried, free.above[-1]):
                longer = self._longer(label, found, papers, free)
                if longer is not None:
                    self.labels.add(longer.text.casefold())
                    labels[number] = capitalise(longer.text), longer.names
                return
            one = Label(names[0], used[:1]) if len(names) == 1 and not idle else None
            others = one is not None and is_of_others(names[0], papers, rest, self.carried, free.above[-1])
            one = one if not others else None
            new = self._true(found, papers, free, one) or self._beside_shared(label, found, phrases, papers, free)
            if others and (new is None or new.text.endswith(MORE)):
                new = self._further_on(names[0], papers, free) or new
            if new is None:
                new = self._further(found, papers, beside, free)
                if new is None or new.text == REST:
                    new = self._some_on(label, found, papers, free) or new or self._same_rest(beside, free)
        if new is not None:
            self.labels.add(new.text.casefold())
            labels[number] = capitalise(new.text), new.names

    def _true(
        self,
        names: Sequence[Name],
        papers: Sequence[str],
        free: _Taken,
        known: Label | None = None,
        *,
        deeper: bool = False,
    ) -> Label | None:
        """A label that the papers carry: a name, or one or two with which more is told; None where there is none.

        The name that they are ``known`` by goes with more where some of them write it.
        """
        new = [name for name in names if free.tells(name.text)]

        def first(share: float) -> tuple[Name, ...]:
            return next(((name,) for name in new if len(name.papers) >= max(2, share)), ())

        if one := first(least(len(papers))):
            return as_label(one, papers, self.carried)
        if known is not None and is_carried_by_some(known, papers, self.carried):
            return known._replace(text=f"{lower_words(known.text)}{MORE}")
        if some := first(_HALF * len(papers)):
            return as_label(some, papers, self.carried, MORE)
        two = two_names(new, papers, self.texts) if deeper or len(papers) >= _PAIRED else ()
        return as_label(two, papers, self.carried) if two else None

    def _longer(self, label: Label, names: Sequence[Name], papers: Sequence[str], free: _Taken) -> Label | None:
        """A longer name that holds a label of one plain word, and that enough papers carry, too."""
        word = frozenset(self.texts.stems(label.text))
        if " " in label.text or not label.text[1:].islower() or len(word) != 1:
            return None
        able = (n for n in names if len(n.papers) >= least(len(papers)) and free.tells(n.text))
        longer = next((n for n in able if word < set(self.texts.stems(n.text))), None)
        return as_label((longer,), papers, self.carried) if longer is not None else None

    def _mains(self, names: Sequence[Name], papers: Sequence[str], free: _Taken) -> Label | None:
        """The one or two names that tell the most papers of a topic with others within it."""
        mains = main_names([name for name in names if free.tells(name.text)], papers, self.texts)
        return as_label(mains, papers, self.carried, MORE) if mains else None

    def _beside_shared(
        self,
        label: Label,
        names: Sequence[Name],
        phrases: Sequence[Phrase],
        papers: Sequence[str],
        free: _Taken,
    ) -> Label | None:
        """A name that half of some papers write, be it that of others, too, beside one that tells them apart."""
        least_beside = max(2, _HALF * len(papers))
        new = [name for name in names if free.tells(name.text)]
        for part, c in zip(carried_parts(label, papers, self.carried), label.names, strict=False):
            by = frozenset(self.carried.by(part, papers))
            if len(by) > 1 and is_whole(part) and not is_wide(part):
                new.append(Name(part, c.kind, by, 0.0))
        above = free.above[-1].removesuffix(MORE)
        if above != ROOT_LABEL and not _JOINED.search(above):
            phrases = [Phrase(above, EntityType.TASK, self.texts.stems(above)), *phrases]
        new = [name for name in new if len(name.papers) >= least_beside]
        shared = [n for n in true_names(phrases, papers, (), self.carried) if len(n.papers) >= _HALF * len(papers)]
        for name in sorted(shared, key=lambda n: (-len(n.papers), -n.worth, n.text))[:_MOST_MAINS]:
            for other in new[:_MOST_MAINS]:
                if not alike(name.text, other.text, self.texts) and not is_wide(other.text):
                    label = as_label((name, other), papers, self.carried)
                    if free.differs(label.text):
                        return label
        return None

    def _further(
        self, names: Sequence[Name], papers: Sequence[str], beside: Sequence[str], free: _Taken
    ) -> Label | None:
        """That papers are further ones: on what a topic beside theirs is called by, or the one above, or none.

        Two rests beside one another would be told apart by nothing.
        """
        for name in names:
            if len(name.papers) >= least(len(papers)):
                for label in beside:
                    text = f"{REST} on {lower_words(label)}"
                    if not _JOINED.search(label) and free.is_said(name.text, label) and free.differs(text):
                        return Label(text)
        subject = self._subject(papers, free)
        rest = f"{REST} on {lower_words(subject)}" if subject else REST
        return None if rest in beside else Label(rest)

    def _further_on(self, name: str, papers: Sequence[str], free: _Taken) -> Label | None:
        """That papers are further ones on what far more of those around write, too, where most of them do."""
        text = f"{REST} on {lower_words(name)}"
        enough = len(self.carried.by(name, papers, loose=True)) >= least(len(papers))
        return Label(text) if enough and may_be_told(name, self.carried) and free.differs(text) else None

    def _same_rest(self, beside: Sequence[str], free: _Taken) -> Label | None:
        """The rest beside some papers: the two become one."""
        known = (REST, f"{REST} on {lower_words(free.above[-1].removesuffix(MORE))}")
        return next((Label(label) for label in beside if label in known), None)

    def _some_on(self, label: Label, names: Sequence[Name], papers: Sequence[str], free: _Taken) -> Label | None:
        """That papers are further ones, with what two of them and more are on; its own name goes before another."""
        known = [
            Name(part, c.kind, frozenset(self.carried.by(part, papers)), 0.0)
            for part, c in zip(parts_of(label), label.names, strict=False)
            if fold(part) not in ANY_WAY and may_be_told(part, self.carried) and is_whole(part)
        ]
        most = sorted((n for n in known if len(n.papers) > 1), key=lambda n: (-len(n.papers), n.text))
        for name in (*most, *(n for n in names if free.tells(n.text))):
            one = as_label((name,), papers, self.carried)
            text = f"{REST}, some on {one.text}"
            if free.differs(text):
                return Label(text, one.names)
        return None

    def _spelled(self, label: str) -> str:
        """A label that is a short form and nothing else, written out."""
        bare = label.removesuffix(MORE)
        if not _SHORT.fullmatch(bare):
            return label
        longs = (
            self.texts.written(long.split()) for stem in self.texts.stems(bare) for long in self.texts.longs_of(stem)
        )
        long = next(filter(None, longs), "")
        return (
            capitalise(told(lower_words(long), EntityType.METHOD, self.texts)) + label[len(bare) :] if long else label
        )

    def _subject(self, papers: Sequence[str], free: _Taken) -> str:
        """What the topic above is called, where that is one name and half of some papers have its words."""
        subject = free.above[-1].removesuffix(MORE)
        one = not _JOINED.search(subject) and subject != ROOT_LABEL
        return subject if one and self.texts.share(self.texts.stems(subject), papers) >= _HALF else ""

    def _phrases(self, part: Sequence[int], least: int = 0) -> list[Phrase]:
        """What may name a topic: the things that its papers use, and the words that ``least`` of them write."""
        members = [self.profiles[row] for row in part]
        papers = [profile.paper for profile in members]
        uses = Counter(thing for profile in members for thing in profile.entities)
        counts = document_counts(profile.words.keys() for profile in members)
        found = list(topic_phrases(papers, self.entities, uses, counts, self.texts))
        for key in self.texts.common_phrases(papers, least or max(2, math.ceil(len(papers) / _TO_LIST))):
            stems = tuple(key.split())
            text = bare(self.texts.written(stems))
            if text:
                found.append(Phrase(told(text, EntityType.TASK, self.texts), EntityType.TASK, stems))
        for row in part if len(part) <= _ONE_BY_ONE else ():
            found += [Phrase(c.text, c.kind, self.texts.stems(c.text)) for c in self._title_names(row)]
        return found

    def _parts(self, members: Sequence[int], level: int) -> list[list[int]]:
        """The papers of each topic below one at a level, the largest first."""
        groups: dict[int, list[int]] = {}
        for row in members:
            if len(self.paths[row]) > level:
                groups.setdefault(self.paths[row][level], []).append(row)
        return sorted(groups.values(), key=lambda part: (-len(part), self.papers[part[0]].id))

    def _label_of_parts(self, members: Sequence[int], around: Sequence[int], level: int, taken: _Taken) -> Label | None:
        """Where no one name tells what papers are about: the two names that together tell most of the topics below."""
        background = [self.profiles[row] for row in around]
        pool: dict[frozenset[str], Candidate] = {}
        parts = self._parts(members, level)
        for part in parts:
            own = [self.profiles[row] for row in part]
            found = label_candidates(
                own, background, self.entities, self.texts, frozenset(), self.cut, self.longs, self.near
            )
            names = [c for c in found if names_a_part(c, [p.paper for p in own]) and taken.leaves(c.text)]
            for c in names[:_OF_A_PART]:
                pool.setdefault(c.words, c)
        counts = document_counts(self.profiles[row].words.keys() for row in members)
        common = frozenset(word for word, count in counts.items() if 2 * count >= len(members))
        pairs = name_parts([[self.papers[row].id for row in part] for part in parts], list(pool.values()), common)
        return next((label for label in pairs if taken.leaves(label.text)), None)

    def _label_of_few(
        self,
        label: Label,
        part: Sequence[int],
        around: Sequence[int],
        level: int,
        above: Sequence[str],
        named: Sequence[Candidate],
        free: _Taken,
    ) -> Label:
        """Where a label tells fewer than half of the papers: a list of what they are about, or that they are the rest.

        A topic that only says what the one above it says, and has nothing to list, holds further papers on that.
        """
        papers = [self.papers[row].id for row in part]
        counts = document_counts(self.profiles[row].words.keys() for row in part)
        common = frozenset(word for word, count in counts.items() if count > 1 and 2 * count >= len(part))
        pool = [
            c
            for c in self._to_list(part, around, level)
            if len(set(c.users) & set(papers)) < 2 or not by_chance(c, papers, self._together)
        ]
        wide = self._wide(papers, [self.papers[row].id for row in around], pool, free)
        if wide.text:
            return wide
        listed, told = list_names(papers, pool, free.leaves, common)
        rest = "" if self._parts(part, level) or len(part) < _MANY else self._rest_of(papers, above, named)
        rest = rest if free.differs(rest) else ""
        # A list says less than that they are the rest where no name of it is that of most.
        most = max((sum(paper in c.users for paper in papers) for c in listed.names), default=0)
        if told >= _HALF and not (rest and 2 * most <= len(part)):
            return listed
        # One name of many says more than that they are the rest, and one rest beside another says nothing.
        main = self._main_of(papers, pool, free)
        leaf = not self._parts(part, level)
        main_share = _share_of(main, papers) if main is not None else 0.0
        if not leaf and main_share < _MAIN:
            some_wide = self._wide(papers, [self.papers[row].id for row in around], pool, free, _MAIN)
            if some_wide.text and free.differs(f"{some_wide.text}{MORE}"):
                return some_wide._replace(text=f"{some_wide.text}{MORE}")
            two = self._mains_of(papers, pool, free)
            if two:  # two names of many parts say more than one
                return Label(f"{separate_names(two)}{MORE}", two)
        if main is not None and (not rest or main_share >= _MAIN):
            return Label(f"{capitalise(lower_words(main.text))}{MORE}", (main,))
        label = listed if listed.text else label
        some = _share_of_any(label.names, papers)
        if rest or (leaf and (some < _FEW or len(papers) > _ONE_EACH) and REST not in above[-1:]):
            return Label(rest or REST)
        if len(label.names) == 2 and not label.joined:
            return label._replace(text=f"{separate_names(label.names)}{MORE}")
        return label._replace(text=f"{label.text}{MORE}") if label.names else label

    def _main_of(self, papers: Sequence[str], names: Sequence[Candidate], free: _Taken) -> Candidate | None:
        """The name that tells the most papers, where it tells a good part of them, and they are not few."""
        able = [c for c in names if self._is_sound(c, papers, free, _IN_TITLES)]
        best = max(able, key=lambda c: (_share_of(c, papers), c.gain, c.text), default=None)
        return best if best is not None and len(papers) > _MANY and _share_of(best, papers) >= _FEW else None

    def _mains_of(self, papers: Sequence[str], names: Sequence[Candidate], free: _Taken) -> tuple[Candidate, ...]:
        """The two names without a word in common that together tell the most papers; none where one tells as many."""
        able = [c for c in names if self._is_sound(c, papers, free, 0.0)]
        able = sorted(able, key=lambda c: (-_share_of(c, papers), -c.gain, c.text))[:_MOST_MAINS]
        pairs = [(a, b) for a, b in combinations(able, 2) if not a.words & b.words]
        best = max(pairs, key=lambda pair: round(_share_of_any(pair, papers), 6), default=None)
        if best is None or min(_share_of_any(best, papers) - _share_of(c, papers) for c in best) < _IN_TITLES / 4:
            return ()
        return best

    def _is_sound(self, name: Candidate, papers: Sequence[str], free: _Taken, titled: float) -> bool:
        """Whether a name may stand for the rest of a topic, too: good, no way, and in the titles of some."""
        return (
            name.kind is not EntityType.MODALITY
            and not is_way(name)
            and name.gain >= _SOUND
            and free.leaves(name.text)
            and not is_wide(name.text)
            and free.differs(f"{name.text}{MORE}")
            and sum(name.speakers.get(p, 0.0) == 1.0 for p in papers)
            >= max(1.0, (titled if " " in name.text else _IN_TITLES) * len(papers))
        )

    def _wide(
        self,
        papers: Sequence[str],
        around: Sequence[str],
        names: Sequence[Candidate],
        free: _Taken,
        most: float = MOST,
    ) -> Label:
        """A wider name, true of most papers, or two such."""
        return wide_label(
            papers, around, self.titles, self.subjects, self.texts, names, self.methods, free.leaves, most
        )

    def _to_list(self, part: Sequence[int], around: Sequence[int], level: int) -> list[Candidate]:
        """Names of things that the papers of a topic are about: of all, of the topics below it, and of each paper."""
        background = [self.profiles[row] for row in around]
        groups = [list(part), *self._parts(part, level)]
        near = [self.near] * len(groups)
        if len(part) <= _ONE_BY_ONE:
            groups += [[row] for row in part]
            near += [None] * len(part)
        pool: dict[frozenset[str], Candidate] = {}
        for group, vectors in zip(groups, near, strict=True):
            own = [self.profiles[row] for row in group]
            found = label_candidates(
                own, background, self.entities, self.texts, frozenset(), self.cut, self.longs, vectors
            )
            if len(group) == 1:
                found += self._title_names(group[0])
            for c in [c for c in found if may_be_listed(c)][:_TO_LIST]:
                if c.words not in pool or len(c.users) > len(pool[c.words].users):
                    pool[c.words] = c
        return list(pool.values())

    def _title_names(self, row: int) -> list[Candidate]:
        """What the phrases of a paper's title end with: where nothing else tells what it is about."""
        paper = self.papers[row]
        return [
            Candidate(
                text=told(name, EntityType.TASK, self.texts),
                kind=EntityType.TASK,
                words=frozenset(self.texts.stems(name)),
                speakers={paper.id: 1.0},
                gain=_OF_A_TITLE / (1.0 + _LATER * place),
            )
            for place, name in enumerate(map(bare, ends_of_phrases(paper.title)))
            if " " in name
            and is_name(name)
            and fold(name) not in ANY_WAY
            and not is_wide(name)
            and self.texts.ends_phrases(name)
            and not self.texts.is_clause(name)
        ]

    def _rest_of(self, papers: Sequence[str], above: Sequence[str], named: Sequence[Candidate]) -> str:
        """That papers are further ones on what the topic above is about, where half of them speak of it; else empty."""
        whole = bool(above) and len(named) == 1 and holds(Label(above[-1], tuple(named)), papers, self._together)
        return f"{REST} on {lower_words(above[-1].removesuffix(MORE))}" if whole else ""

    def _together(self, name: Candidate, papers: Sequence[str]) -> float:
        """The share of papers that have the words of a name side by side."""
        words = tuple(dict.fromkeys(self.texts.stems(name.text)))
        counts = document_counts(self.profiles[self.rows_of[paper]].words.keys() for paper in papers)
        # No three words come together by chance.
        if len(words) > 2 and all(counts[word] > 1 and 2 * counts[word] >= len(papers) for word in words):
            return 1.0
        return self.texts.in_order(words, papers)

    def _title_label(self, part: Sequence[int], free: _Taken) -> str:
        """Where no entity tells the topic: the words that its titles share, else the title nearest its middle."""
        counts: Counter[str] = Counter()
        written: dict[str, str] = {}
        for row in part:
            title = self.papers[row].title
            for word in title.split():
                for key in content_words(word)[:1]:
                    written.setdefault(key, word.strip(".,:;()[]\"'"))
            counts.update(set(content_words(title)))
        common = [
            w for w in sorted(counts, key=lambda w: (-counts[w], w)) if counts[w] * 2 > len(part) and w in written
        ]
        label = capitalise(" ".join(written[w] for w in common[:4])) if len(common) > 1 else ""
        if not label or not free.differs(label):
            title = self.papers[self._central(part)].title
            label = title if len(title.split()) <= 12 else " ".join(title.split()[:12]) + " …"
        base, number = label or "Untitled", 1
        label = base
        while not free.differs(label):
            number += 1
            label = f"{base} ({number})"
        return label

    def _central(self, part: Sequence[int]) -> int:
        center = self.rows[list(part)].mean(axis=0)
        return min(part, key=lambda row: (round(float(((self.rows[row] - center) ** 2).sum()), 9), self.papers[row].id))

    def _places(
        self,
        here: Sequence[int],
        members: Sequence[int],
        topic: str,
        label: str,
        named: Sequence[Candidate],
        around: Sequence[int],
    ) -> tuple[Place, ...]:
        """Why each of the papers that stand right here does so."""
        if not here:
            return ()
        center = self.rows[list(members)].mean(axis=0)
        length = float(center @ center) ** 0.5
        papers, beside = [self.papers[row].id for row in members], [self.papers[row].id for row in around]
        few = bool(around) and len(members) <= _TO_LOOK_AT
        written = true_names(self._phrases(members), papers, beside, self.carried) if few else []
        bare_label = re.sub(rf"^{REST}(?:, some)? on ", "", label).removesuffix(MORE)
        labels = [bare_label, *(self.called[key] for key in _above(topic))]
        company = self.reasons.company(papers, beside, labels, [c.text for c in named], [n.text for n in written])
        places = []
        for row in here:
            own = self.rows[row]
            norm = float(own @ own) ** 0.5 * length
            score = float(own @ center) / norm if norm > 0 else 0.0
            paper = self.papers[row].id
            near = nearest_of(row, members, self.rows) if len(members) > 1 else []
            told = self.reasons.told(paper, company, [self.papers[other].id for other in near])
            if row in self.apart and len(members) > 1:
                told = FAR
            score = round(min(1.0, max(0.0, score)), 4)
            places.append(Place(paper=paper, topic=topic, score=score, reason=told))
        return tuple(places)


def _above(topic: str) -> Iterator[str]:
    """The ids of the topics above one, the nearest first, without the root.

    >>> list(_above("topic/hulls/paint/red")), list(_above("topic/hulls")), list(_above("corpus"))
    (['topic/hulls/paint', 'topic/hulls'], [], [])
    """
    while topic.count("/") > 1:
        topic = topic.rpartition("/")[0]
        yield topic


def _share_of(name: Candidate, papers: Sequence[str]) -> float:
    """The share of papers that are about a name as their titles, tasks or repeated words say."""
    return _share_of_any((name,), papers)


def _share_of_any(names: Sequence[Candidate], papers: Sequence[str]) -> float:
    """The share of papers that are about any of some names."""
    about = [any(p in c.users and c.speakers.get(p, 0.0) >= _ABOUT for c in names) for p in papers]
    return sum(about) / len(papers)


def _ways(entities: Sequence[GraphEntity]) -> frozenset[str]:
    """Stems of one word that more papers know as a method than as a task or a kind of data."""
    counts: dict[str, Counter[bool]] = {}
    for entity in entities:
        for name in {plain_name(entity), entity.name}:
            stems = content_words(name)
            if len(stems) == 1:
                counts.setdefault(stems[0], Counter())[entity.type is EntityType.METHOD] += len(entity.papers)
    return frozenset(stem for stem, known in counts.items() if known[True] > known[False])


def _most_use(words: frozenset[str], members: Sequence[PaperProfile]) -> bool:
    """Whether three papers in five or more use all the words, or all but one of three and more."""
    missing = 1 if len(words) > 2 else 0
    return 5 * sum(len(words - profile.words.keys()) <= missing for profile in members) >= 3 * len(members)


# Words that say which or how, and not what.
_BARE = word_set(
    "left right upper lower front rear inner outer early late deep shallow long short high low open closed single dual "
    "multiple new old large small fast slow hard soft strong weak full partial top bottom first last next whole"
)


def is_whole(label: str) -> bool:
    """Whether each name of a label is one: it ends in no adverb or adjective, and is no clause and no citation.

    >>> is_whole("Hull tests and uniformly"), is_whole("Berths and time efficient"), is_whole("Rust et al")
    (False, False, False)
    >>> is_whole("Docking and improves berthing"), is_whole("Left")
    (False, False)
    >>> is_whole("Hull painted"), is_whole("Wave theoretic"), is_whole("Ship speed")
    (False, False, True)
    >>> is_whole("Hull assembly and friction coefficient"), is_whole("Rust tables"), is_whole("Docking and more")
    (True, True, True)
    """
    parts = re.split(r", | and ", label.casefold().removesuffix(MORE))
    return not any(
        part in _BARE
        or re.search(r"\bet al\b", part)
        or _CLAUSE.match(part)
        or _NO_NOUN.search(part)
        or _DONE.search(part)
        or _HIGH.fullmatch(part)
        for part in parts
    )


@dataclass(frozen=True, slots=True)
class _Taken:
    """Labels of siblings so far, of the topics above and beside those, and of all others that have one already."""

    labels: frozenset[str]
    above: tuple[str, ...]
    longs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()

    def leaves(self, label: str) -> bool:
        """Whether a label is free: no sibling has it, and it says something that those above do not."""
        if not self.differs(label) or not is_whole(label) or not self.adds(label):
            return False
        if label.casefold().endswith(" in general"):
            return True
        words = self._words(label)
        if self.above and " and " not in self.above[-1] and _all_in(words, self._words(self.above[-1])):
            return False
        # "Docking with ropes" leaves "docking" for those beside it.
        plain = [known for known in self.labels if not _JOINTS & set(known.split())]
        # "Hidden Markov models" beside "docking with hidden Markov models", where all here is about docking.
        said = set(self._words(self.above[-1])) if self.above else set()
        own = set(words) - said
        if own and any(own == set(self._words(known)) - said for known in self.labels):
            return False
        whole = [known for known in self.above if " and " not in known]
        return not any(_holds(self._words(known), words) for known in (*plain, *whole))

    def wide_first(self, order: Sequence[int], labels: Sequence[str], sizes: Sequence[int]) -> list[int]:
        """An order in which "docking" comes before "night docking", which may stand beside it but not before it."""
        words = [self._words(label) for label in labels]

        def narrows(n: int, m: int) -> bool:
            return sizes[m] > sizes[n] and 0 < len(words[m]) < len(words[n]) and _holds(words[n], words[m])

        left, found = list(order), []
        while left:
            found.append(next(n for n in left if not any(narrows(n, m) for m in left)))
            left.remove(found[-1])
        return found

    def tells(self, label: str) -> bool:
        """Whether a label says something that the one above does not, and no sibling says the same."""
        words = self._words(label)
        above = self._words(self.above[-1]) if self.above and " and " not in self.above[-1] else []
        known = (*self.labels, *self.above)
        if any(self.is_like(label, one) for one in self.labels):
            return False
        new = is_whole(label) and self.adds(label) and not _all_in(words, above)
        return new and not any(self.is_said(label, one) for one in known)

    def adds(self, label: str) -> bool:
        """Whether a name within a topic has a word that means something and is neither everybody's nor that topic's."""
        if len(self.above) < 2:
            return True
        above = [] if _JOINED.search(self.above[-1]) else self._words(self.above[-1])
        known = {*self.everywhere, *above}
        left = [word for word in label.removesuffix(MORE).split() if fold(word) not in _ANY_WORD]
        return any(not known.issuperset(content_words(word)) for word in left)

    def is_said(self, label: str, known: str) -> bool:
        """Whether two labels have the same words, short forms spelled out."""
        return set(self._words(label)) == set(self._words(known.removesuffix(MORE)))

    def is_like(self, label: str, known: str) -> bool:
        """Whether one of two names is the other, or its beginning, which a word more at the end hardly tells apart."""
        one, other = (text.casefold().removesuffix(MORE) for text in (label, known))
        if any(_JOINED.search(t) or _JOINTS & set(t.split()) or t.startswith(REST.casefold()) for t in (one, other)):
            return False
        words, more = sorted((self._words(one), self._words(other)), key=len)
        near = len(words) > 1 and len(more) - len(words) < 2
        return near and all(_all_in([word], [other]) for word, other in zip(words, more, strict=False))

    def differs(self, label: str) -> bool:
        """Whether no topic has just this label; the rest may be called so in several places, but once in each."""
        folded = label.casefold()
        if label == REST:
            return folded not in self.labels and REST not in self.above[-1:]
        return folded not in self.labels | self.elsewhere and folded not in {a.casefold() for a in self.above}

    def _words(self, label: str) -> list[str]:
        """The stems of a label, short forms spelled out, without those that make no other name of it."""
        *front, last = [content_words(word) for word in label.split()] or [()]

        def spelled(words: Sequence[str], idle: frozenset[str]) -> list[str]:
            longs = [long for word in words for long in sorted(self.longs.get(word, {word}))]
            return [word for word in longs if word not in idle]

        # "Tide aspects" are tides, and "aspect ratios" no ratios.
        return [w for words in front for w in spelled(words, IDLE_FRONT_STEMS)] + spelled(last, IDLE_STEMS)


def _holds(known: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a label has just the words of a known one, in any order and form, or is a piece of it."""
    if len(words) >= len(known):
        return _all_in(words, known)
    pieces = (known[start : start + len(words)] for start in range(len(known) - len(words) + 1))
    return any(_all_in(words, piece) for piece in pieces)


def _all_in(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether all the words are known, or begin as a known one does: "mooring" beside "moorage"."""
    return all(w in known or any(same_root(w, k) for k in known) for w in words)


def is_rest(topic: Topic) -> bool:
    """Whether a topic is what no name tells: further papers on what stands above it, or papers far from all others."""
    return topic.label.startswith((APART, REST))


def walk_topics(topic: Topic) -> list[Topic]:
    """The topic and all below it, parents before children."""
    found = [topic]
    for child in topic.children:
        found += walk_topics(child)
    return found
