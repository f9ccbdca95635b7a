"""The topic tree: papers in, a tree of two to four levels out, with a place and a reason for every paper.

The clusters come from ``HierarchicalTopics`` over ``topic_matrix``; the labels from ``kg.topic_labels``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.records import Extraction, Paper
from kg.folding import slug
from kg.records import GraphEntity, Place, Topic
from kg.topic_labels import (
    Candidate,
    PaperProfile,
    capitalise,
    compose_label,
    label_candidates,
    lower_words,
    name_of_data,
    names_cut_at_and,
    one_word_forms,
    plain_name,
    profile_papers,
    words_of_short_forms,
)
from kg.words import content_words
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = "corpus"
ROOT_LABEL = "All papers"
_MAX_REASONS = 4
# How near to the best another name must score before it is better than the best with an addition from one paper.
_NEAR = 0.4
# Share of the first name's score below which a modality adds nothing to it.
_ADDS = 0.2
# Letters of the shorter of two stems, of which one begins the other, that make them one word for a label.
_ROOT = 4
# How a label goes on to what sets it apart.
_JOINTS = {EntityType.MODALITY: "from", EntityType.METHOD: "with", EntityType.TASK: "and"}


def build_topics(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    vectors: Mapping[str, Sequence[float]],
    max_children: int = 12,
) -> Topic:
    """The tree of topics over all papers.

    Parameters
    ----------
    papers, extractions : sequences in the order of paper ids
    vectors : mapping of paper id to an embedding, possibly empty
    max_children : int
        Most topics below one.

    Returns
    -------
    Topic
        The root, with id ``"corpus"`` and level 0. Every paper has one place in the tree.
    """
    if not papers:
        return Topic(id=ROOT, label=ROOT_LABEL, level=0, papers=())
    from kg.hierarchical_topics import HierarchicalTopics
    from kg.topic_features import topic_matrix

    rows = topic_matrix(papers, extractions, entities, local, vectors)
    paths = HierarchicalTopics(max_children=max_children).fit(rows).paths_ if len(papers) > 1 else [()]
    profiles = profile_papers(extractions, entities, local)
    same = one_word_forms(extractions)
    builder = _Builder(papers, rows, paths, profiles, entities, names_cut_at_and(entities, extractions), same)
    builder.longs = words_of_short_forms(extractions)
    return builder.root()


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
        same: Mapping[str, str],
    ) -> None:
        self.papers = papers
        self.rows = rows
        self.paths = paths
        self.profiles = [profiles[p.id] for p in papers]
        self.entities = {entity.id: entity for entity in entities}
        self.cut = cut
        self.same = same
        self.longs: Mapping[str, frozenset[str]] = {}
        self.ids: set[str] = {ROOT}

    def root(self) -> Topic:
        members = list(range(len(self.papers)))
        return self._node((), members, ROOT, (), ())

    def _node(
        self,
        path: tuple[int, ...],
        members: Sequence[int],
        identifier: str,
        named: Sequence[Candidate],
        above: tuple[str, ...],
    ) -> Topic:
        """The topic of some papers; ``above`` holds the labels around it and above, its own last."""
        level = len(path)
        label = above[-1] if above else ROOT_LABEL
        groups: dict[int, list[int]] = {}
        here = []
        for row in members:
            if len(self.paths[row]) > level:
                groups.setdefault(self.paths[row][level], []).append(row)
            else:
                here.append(row)
        parts = sorted(groups.values(), key=lambda part: (-len(part), self.papers[part[0]].id))
        labels = self._labels(parts, members, above, named)
        children = []
        near = tuple(text for text, _ in labels)
        for part, (text, candidates) in zip(parts, labels, strict=True):
            child_path = (*path, self.paths[part[0]][level])
            children.append(self._node(child_path, part, self._id(identifier, text), candidates, (*above, *near, text)))
        return Topic(
            id=identifier,
            label=label,
            level=level,
            papers=tuple(self.papers[row].id for row in members),
            places=self._places(here, members, identifier, named),
            children=tuple(children),
        )

    def _id(self, parent: str, label: str) -> str:
        base = f"topic/{slug(label)}" if parent == ROOT else f"{parent}/{slug(label)}"
        identifier, number = base, 1
        while identifier in self.ids:
            number += 1
            identifier = f"{base}-{number}"
        self.ids.add(identifier)
        return identifier

    def _labels(
        self, parts: Sequence[Sequence[int]], around: Sequence[int], above: Sequence[str], named: Sequence[Candidate]
    ) -> list[tuple[str, tuple[Candidate, ...]]]:
        """Labels for siblings, all different, and none that of a topic above: each takes the best that is free."""
        background = [self.profiles[row] for row in around]
        taken: set[str] = {label.casefold() for label in (ROOT_LABEL, *above)}
        said = frozenset(content_words(above[-1])) if above else frozenset()
        task = next((c for c in named if c.kind is EntityType.TASK), None)
        labels = []
        for part in parts:
            members = [self.profiles[row] for row in part]
            candidates = label_candidates(members, background, self.entities, said, self.cut, self.same, self.longs)
            served = task.text if task is not None and _most_use(task.words, members) else ""
            label, used = _free_label(candidates, len(part), served, _Taken(frozenset(taken), tuple(above)))
            if not label or label.casefold() in taken:
                label, used = self._title_label(part, taken), ()
            taken.add(label.casefold())
            labels.append((label, used))
        return labels

    def _title_label(self, part: Sequence[int], taken: set[str]) -> str:
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
        if not label or label.casefold() in taken:
            title = self.papers[self._central(part)].title
            label = title if len(title.split()) <= 12 else " ".join(title.split()[:12]) + " …"
        base, number = label or "Untitled", 1
        label = base
        while label.casefold() in taken:
            number += 1
            label = f"{base} ({number})"
        return label

    def _central(self, part: Sequence[int]) -> int:
        center = self.rows[list(part)].mean(axis=0)
        return min(part, key=lambda row: (round(float(((self.rows[row] - center) ** 2).sum()), 9), self.papers[row].id))

    def _places(
        self, here: Sequence[int], members: Sequence[int], topic: str, named: Sequence[Candidate]
    ) -> tuple[Place, ...]:
        """Why each of the papers that stand right here does so."""
        if not here:
            return ()
        center = self.rows[list(members)].mean(axis=0)
        length = float(center @ center) ** 0.5
        uses: Counter[str] = Counter()
        for row in members:
            uses.update(self.profiles[row].entities.keys())
        places = []
        for row in here:
            own = self.rows[row]
            norm = float(own @ own) ** 0.5 * length
            score = float(own @ center) / norm if norm > 0 else 0.0
            places.append(
                Place(
                    paper=self.papers[row].id,
                    topic=topic,
                    score=round(min(1.0, max(0.0, score)), 4),
                    reason=self._reason(row, len(members), uses, named),
                )
            )
        return tuple(places)

    def _reason(self, row: int, count: int, uses: Mapping[str, int], named: Sequence[Candidate]) -> str:
        """The things that the paper shares with others of the topic; the topic's own names first."""
        if count == 1:
            return "The only paper."
        own = self.profiles[row]
        shared = [e for e in own.entities if uses[e] > 1]
        shared.sort(key=lambda e: (-uses[e] * own.entities[e] / len(self.entities[e].papers) ** 0.5, e))
        names = [c.text for c in named if c.words & set(own.words)]
        for e in shared:
            text = plain_name(self.entities[e])
            if len(names) < _MAX_REASONS and text not in names and "/" not in text:
                names.append(text)
        if names:
            return f"Speaks of {_listing(names[:_MAX_REASONS])}, like other papers here."
        return "Nearest in wording to the other papers here."


def _most_use(words: frozenset[str], members: Sequence[PaperProfile]) -> bool:
    """Whether three papers in five or more use all the words, or all but one of three and more."""
    missing = 1 if len(words) > 2 else 0
    return 5 * sum(len(words - profile.words.keys()) <= missing for profile in members) >= 3 * len(members)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Labels of siblings so far, and of the topics above and beside those."""

    labels: frozenset[str]
    above: tuple[str, ...]

    def leaves(self, label: str) -> bool:
        """Whether a label is free: no sibling has it, and it says something that those above do not."""
        words = set(content_words(label))
        known = (*self.labels, *self.above)
        return label.casefold() not in self.labels and not any(_holds(set(content_words(a)), words) for a in known)


def _holds(known: set[str], words: set[str]) -> bool:
    """Whether all the words are known, or begin as a known one does: "mooring" beside "moorage"."""
    return all(w in known or any(_same_root(w, k) for k in known) for w in words)


def _same_root(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _ROOT and (one.startswith(other) or other.startswith(one))


def _free_label(
    candidates: Sequence[Candidate], size: int, above: str, taken: _Taken
) -> tuple[str, tuple[Candidate, ...]]:
    """The best label that is free: the plain one, else one with what sets the papers apart, else another name."""
    plain, used = compose_label(candidates, size, above)
    # A short form is free by its letters, yet says no more than what it is short for above.
    if plain and taken.leaves(plain) and not (len(used) == 1 and used[0].said):
        return plain, used
    least = min(2, size)
    common = [c for c in candidates if c.papers >= least]
    best = used[0].score if used else 0.0
    tries = [_told_apart(used, common, taken)] if used else []
    tries += _others(common, _NEAR * best, size, above, taken)
    tries += _others(candidates, _NEAR * best, size, above, taken)
    tries += [_told_apart(used, candidates, taken)] if used else []
    tries += _others(candidates, -math.inf, size, above, taken)
    return next((found for found in tries if found is not None), ("", ()))


def _others(
    candidates: Sequence[Candidate], least: float, size: int, above: str, taken: _Taken
) -> list[tuple[str, tuple[Candidate, ...]] | None]:
    """Labels that are free, of what is left when names that are taken and the best candidates are put aside."""
    left = [c for c in candidates if c.kind is EntityType.MODALITY or (taken.leaves(c.text) and not c.said)]
    found = [compose_label(left[n:], size, above) for n in range(len(left)) if left[n].score >= least]
    return [(label, names) for label, names in found if label and taken.leaves(label)]


def _told_apart(
    used: Sequence[Candidate], candidates: Sequence[Candidate], taken: _Taken
) -> tuple[str, tuple[Candidate, ...]] | None:
    """The name of a label that is taken, with the best modality or method that sets these papers apart."""
    head = used[0]
    for extra in sorted(candidates, key=lambda c: c.kind is EntityType.TASK):
        if (extra.words | extra.also) & (head.words | head.also) or extra.kind is head.kind:
            continue
        if any(extra.words <= set(content_words(label)) for label in taken.labels):
            continue  # it tells them apart from others, not from that sibling
        if extra.kind is EntityType.MODALITY and extra.score < _ADDS * head.score:
            continue
        text = name_of_data(extra) if extra.kind is EntityType.MODALITY else lower_words(extra.text)
        label = capitalise(f"{lower_words(head.text)} {_JOINTS[extra.kind]} {text}")
        if len(label.split()) <= 9 and taken.leaves(label):
            return label, (head, extra)
    return None


def _listing(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def walk_topics(topic: Topic) -> list[Topic]:
    """The topic and all below it, parents before children."""
    found = [topic]
    for child in topic.children:
        found += walk_topics(child)
    return found
