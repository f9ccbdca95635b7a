"""Things with the papers that name only a kind of them: "wet hum counting" is hum counting, and "BUZ signals" are BUZ.

What a field works on is split over many names; told by each of them alone, it would seem rare.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.lexicon import word_set
from kg.english.grammar import plain
from kg.folding import fold
from kg.pages.lookup import Lookup, Use
from kg.wide_words import TOO_WIDE
from ontologies.vocabulary import EntityType

# Words that say only that there are data of the kind named before them.
_CARRIERS = word_set("data signal image sequence series record recording scan measurement")
# What can stand before a name without making a kind of it: "lack of hum counting".
_NO_KIND = word_set("of for in with by on to and or from via without against under not no non beyond as toward towards")
# A deed that many names share is told by the word for it, though none names it alone.
_DEED = re.compile(r"[a-z]{2,}(?:tion|sion|ment|ing)$")
_NO_DEED = word_set(
    "learning training processing function information representation solution setting understanding answering"
    " application action interaction environment treatment evaluation resolution experiment experimentation improvement"
)
_SHARED_BY = 3
_NAMED_ALONE = 2
# A wider thing tells less: not so many of its papers may be those of a single kind of it.
_MOST_OF_IT = 0.8
_LITTLE_OF_IT = 3
_GOOD_PART = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Things of most papers first, each with its kinds' papers; ``kinds`` has the keys of these where they add any."""

    uses: tuple[Use, ...]
    kinds: Mapping[str, frozenset[str]]

    def grown(self, use: Use) -> bool:
        """Whether papers count for a thing that name only a kind of it."""
        return use.entity.id in self.kinds


def with_kinds(look: Lookup, uses: Sequence[Use], kind: EntityType, total: int) -> Pooled:
    """Each thing with the papers of its kinds: what the field's graph says to be one, and names that end with its own.

    A method is too wide for that unless half of the papers name it alone; so are data of one word, not a short form.
    A task with a word of any field ("detection") is, unless it makes up a good part of all ``total`` papers.
    """
    by_id = {u.entity.id: u for u in uses}
    ends: dict[str, list[str]] = defaultdict(list)
    carried: dict[str, str] = {}
    for u in uses:
        for key in _names(u, kind):
            words = key.split()
            for at in range(1, len(words)):
                if not _NO_KIND.intersection(words[:at]):
                    ends[" ".join(words[at:])].append(u.entity.id)
            if kind is EntityType.MODALITY and words[-1] in _CARRIERS:
                carried[u.entity.id] = " ".join(words[:-1])
                for at in range(len(words) - 1):
                    if not _NO_KIND.intersection(words[:at]):
                        ends[" ".join(words[at:-1])].append(u.entity.id)
    narrower: dict[str, set[str]] = defaultdict(set)
    for u in uses:
        for above in _above(look, u):
            narrower[above].add(u.entity.id)
        for key in _names(u, kind):
            narrower[u.entity.id].update(ends.get(key, ()))
    found: list[Use] = []
    kinds: dict[str, frozenset[str]] = {}
    for u in uses:
        below = [by_id[k] for k in sorted(narrower[u.entity.id]) if k in by_id and k != u.entity.id]
        # Of two that are each other's kind by their names, neither is.
        below = [b for b in below if u.entity.id not in narrower[b.entity.id]]
        joined = _joined(u, below)
        wide = kind is EntityType.METHOD or (
            kind is EntityType.MODALITY and re.fullmatch(r"[a-z]+", _bare(u)) is not None
        )
        own, most = len(u.papers), max((len(b.papers) for b in below), default=0)
        # What hardly any paper names alone is a word for its kinds, not a thing of the field; nor is what is nearly one
        # kind of it, and rarer than that by itself.
        idle = own < _NAMED_ALONE or (own < most and _nearly(most, len(joined.papers)))
        if idle or _says_little(fold(_bare(u)), joined, total) or (wide and 2 * own < len(joined.papers)):
            joined = u
        if len(joined.papers) > len(u.papers):
            kinds[u.entity.id] = frozenset(b.entity.id for b in below)
        found.append(joined)
    if kind is EntityType.TASK:
        known = {fold(_bare(u)) for u in uses if len(u.papers) >= _NAMED_ALONE}
        # By a word that hardly any paper names alone, its kinds are told together all the same.
        for head in sorted(h for h in ends if " " not in h and h not in known and _is_deed(h)):
            below = [by_id[k] for k in dict.fromkeys(ends[head])]
            whole = _joined(below[0], below[1:])
            if len(below) >= _SHARED_BY and not _says_little(head, whole, total):
                entity = replace(whole.entity, id=f"kinds/{head}", name=head, aliases=(), mentions=whole.mentions)
                found.append(replace(whole, entity=entity))
                kinds[entity.id] = frozenset(b.entity.id for b in below)
    found.sort(key=lambda u: (-len(u.papers), -len(u.mentions), u.entity.name, u.entity.id))
    # "BUZ signals" are BUZ, and not told beside it.
    bases = {key for u in found if u.entity.id in kinds for key in _names(u, kind)}
    found = [u for u in found if carried.get(u.entity.id) not in bases]
    return Pooled(uses=_telling_widths(found, kinds), kinds=kinds)


def _telling_widths(found: Sequence[Use], kinds: Mapping[str, frozenset[str]]) -> tuple[Use, ...]:
    """Without wider things that are nearly one kind of theirs, and without kinds that are little of what is told."""
    sizes = {u.entity.id: len(u.papers) for u in found}
    alone = {u.entity.id for u in found if u.entity.id.startswith("kinds/")}
    wider: dict[str, list[str]] = defaultdict(list)
    for above in sorted(kinds):
        for below in kinds[above]:
            wider[below].append(above)
    kept: dict[str, Use] = {}
    for u in found:
        key, size = u.entity.id, len(u.papers)
        if key in alone and any(_nearly(sizes.get(k, 0), size) for k in kinds[key]):
            continue
        if not any(above in kept and _LITTLE_OF_IT * size < sizes[above] for above in wider[key]):
            kept[key] = u
    return tuple(kept.values())


def _says_little(key: str, use: Use, total: int) -> bool:
    """Whether a word of any field stands for too few of the papers to say what this one is about."""
    return key in TOO_WIDE and _GOOD_PART * len(use.papers) < total


def _nearly(part: int, whole: int) -> bool:
    return part >= _MOST_OF_IT * whole


def _is_deed(word: str) -> bool:
    return _DEED.match(word) is not None and word not in _NO_DEED


def _bare(use: Use) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", plain(use.entity.name))


def _names(use: Use, kind: EntityType) -> list[str]:
    """Folded names of a thing: its own, the short form in it, and a form of it that its own ends with."""
    name = plain(use.entity.name)
    own = fold(_bare(use))
    short = re.findall(r"\(([^()]*)\)$", name)
    ends = [key for a in use.entity.aliases if " " in (key := fold(a)) and own.endswith(f" {key}")]
    keys = dict.fromkeys([own, *map(fold, short), *sorted(ends)])
    return [key for key in keys if key and (" " in key or key not in TOO_WIDE or kind is EntityType.TASK)]


def _above(look: Lookup, use: Use) -> list[str]:
    """The keys of all things that a thing is a kind of."""
    found: dict[str, None] = {}
    left = list(use.entity.broader)
    while left:
        key = left.pop()
        if key not in found and key in look.entities:
            found[key] = None
            left += look.entities[key].broader
    return list(found)


def _joined(use: Use, below: Sequence[Use]) -> Use:
    """A thing with the papers and places of others: its own places first."""
    papers = dict.fromkeys([*use.papers, *(p for b in below for p in b.papers)])
    if len(papers) == len(use.papers):
        return use
    return replace(
        use,
        papers=tuple(papers),
        mentions=(*use.mentions, *(m for b in below for m in b.mentions)),
    )
