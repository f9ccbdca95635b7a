"""Labels of topics that no one name holds for: the two things that their papers are about, side by side.

Papers of a topic and names that some of them speak of go in; "Net drying and owl counting" comes out. Such a
label claims no subject that the papers share: it lists.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence

from extract.lexicon import PREPOSITIONS
from kg.topic_candidates import Candidate
from kg.topic_labels import Label, listed_names, same_root
from kg.topic_names import BREAK
from kg.words import STOP_WORDS
from ontologies.vocabulary import EntityType

# Most names of a list.
_MOST = 2
# The share of the papers that a name alone must tell, and that must use its words; half of a pair is one paper.
_HALF = 0.5
_SPOKEN = 0.3
# The share of sureness that a name needs which stands in no title, and one that no more than half use.
_UNTITLED_HOLDS = 0.75
_OF_HALF_HOLDS, _FEW = 0.65, 8
_SMALL = 3
# How sure a paper must be about a way for it to be its subject.
_OFTEN = 0.6
# How sure a paper must be about a name for the name to tell it, where it does not use its words.
_ABOUT = 0.5
# The same for the share that is told in the end.
_CERTAIN = 0.75
# What a name counts that stands in no title of the papers that it tells, and one that no other paper of the field has.
_UNTITLED = 0.35
_PECULIAR = 0.8
_WAY = re.compile(
    r"(?i)(?:models?|networks?|learning|training|transformers?|attention|(?:en|de)coders?|passing|optimi[sz]ations?"
    r"|algorithms?|process(?:es)?|machines?|trees?|modules?|loss(?:es)?|priors?|filters?|kernels?|chains?|search"
    r"|embeddings?|distillation|tuning|prompt(?:ing|s)?|regulari[sz]ations?|regression|factori[sz]ations?)$"
)
_OF_ONE = re.compile(r"['’]")  # "the keeper's nets" are one keeper's
_TO = re.compile(r"(\bto) +(?!(?:[\w-]+ *)?(?:$|[:,.]))(?:[a-z]+ly )?[a-z]+(?= )", re.IGNORECASE)
# Words of a name in a list, and how good it must be.
_LONGEST = 4
_PLAIN = 0.35
# The share of the papers of a large topic that a further name must tell.
_LARGE, _LEAST_SHARE = 15, 0.2
# Papers of which one alone makes a name of a list.
_PAIRED = 4


def holds(name: Label, members: Sequence[str], together: Callable[[Candidate, Sequence[str]], float]) -> bool:
    """Whether a label is true of half of its papers at least.

    Parameters
    ----------
    together : callable
        Of some papers, the share that has the words of a name side by side. In a topic of few papers a name counts only
        where they do, since three titles may hold its words by chance.
    """
    if not name.names or not members:
        return False
    told = [_sure(name, paper) for paper in members]
    surely = sum(weight >= _OFTEN for weight in told)
    if len(name.names) == 1 and is_way(name.names[0]) and 2 * surely < len(members):
        return False  # what papers go by in passing is no subject of theirs
    spoken = [_spoken(name, paper) for paper in members]
    if len(members) <= _SMALL:
        one = len(name.names) == 1 or name.joined
        if one and any(by_chance(c, members, together) for c in name.names):
            return False
        return 3 * sum(spoken) >= 2 * len(members)
    if not name.joined and 1.0 not in told and math.fsum(told) < _UNTITLED_HOLDS * len(members):
        return False
    # Of few papers, what no more than half speak of is no subject that they share, unless the rest lie near to it.
    one = len(members) <= _FEW and (len(name.names) == 1 or name.joined)
    if one and 2 * sum(spoken) <= len(members) and math.fsum(told) < _OF_HALF_HOLDS * len(members):
        return False
    if sum(spoken) < _HALF * len(members) and sum(w >= _ABOUT for w in told) < _HALF * len(members):
        return False
    return math.fsum(told) >= _HALF * len(members) and sum(spoken) >= _SPOKEN * len(members)


def is_way(name: Candidate) -> bool:
    """Whether a name is that of a way to do something, and not of a thing that papers are about: "rope model"."""
    last = name.text.split()[-1]
    return name.kind is EntityType.METHOD and (bool(_WAY.search(last)) or not last[1:].islower())


def by_chance(name: Candidate, members: Sequence[str], together: Callable[[Candidate, Sequence[str]], float]) -> bool:
    """Whether too few of a few papers have the words of a name side by side, though their titles hold them."""
    return len(members) <= _SMALL and len(name.words) > 1 and 3 * together(name, members) < 2


def _sure(name: Label, paper: str) -> float:
    weights = [c.speakers.get(paper, 0.0) for c in name.names]
    return min(weights) if name.joined else max(weights)


def _spoken(name: Label, paper: str) -> bool:
    uses = [paper in c.users for c in name.names]
    return all(uses) if name.joined else any(uses)


def list_names(
    members: Sequence[str],
    names: Sequence[Candidate],
    free: Callable[[str], bool],
    common: frozenset[str] = frozenset(),
) -> tuple[Label, float]:
    """A label of the two names that together tell most of the papers, with the share that they tell.

    Empty, with a share of 0, where there are no two such names.

    Parameters
    ----------
    names : sequence of Candidate
        Names that any of the papers speak of.
    free : callable
        Whether a name may stand here; what stands above may not.
    common : frozenset of str
        Words that all names may have, since most papers here do.
    """
    large = len(members) >= _LARGE
    least = max(2, math.ceil(_LEAST_SHARE * len(members))) if len(members) > _PAIRED else 1
    left = dict.fromkeys(members, 1.0)
    chosen: list[Candidate] = []
    told: set[str] = set()
    while len(chosen) < _MOST and any(left.values()):
        best, gain = None, 0.0
        for name in names:
            if any(_alike(name, other, common) for other in chosen) or not free(name.text):
                continue
            new = [p for p in members if left[p] and _tells(name, p)]
            if len(new) < least or sum(p in name.users for p in new) < least:
                continue
            worth = round(_worth(name, new) * math.fsum(left[p] * _weight(name, p) for p in new), 6)
            if worth > gain or (worth == gain > 0.0 and best is not None and name.text < best.text):
                best, gain = name, worth
        if best is None:
            break
        chosen.append(best)
        for paper in members:
            if _tells(best, paper):
                left[paper] = 0.0
            if paper in best.users or best.speakers.get(paper, 0.0) >= _CERTAIN:
                told.add(paper)
    if len(chosen) < 2:
        return Label(""), 0.0
    share = len(told) / len(members)
    if large:
        # Lying near to a name is not yet being about it: of many papers those that do so count in part.
        share = math.fsum(max(c.speakers.get(p, 0.0) for c in chosen) for p in members) / len(members)
    return Label(listed_names(chosen), tuple(chosen), 0.0), share


def ends_of_phrases(title: str) -> list[str]:
    """Phrases of two words and three of a title, and the last two words of longer ones.

    >>> ends_of_phrases("Old hull nets: a cheap and quick robot for wet hull scraping")
    ['Old hull nets', 'quick robot', 'wet hull scraping']
    """
    text = title.lower() if title.isupper() else title
    # What stands behind "to" is done, and no part of a name: "to quicken night mapping".
    parts = [part.split() for part in BREAK.split(_TO.sub(r"\1: ", text))]
    return [" ".join(part if len(part) < _LONGEST else part[-2:]) for part in parts if len(part) > 1]


def may_be_listed(name: Candidate) -> bool:
    """Whether a name is short and plain enough for a list: no sentence, no single word of one paper."""
    words = name.text.split()
    if words[0].casefold() in PREPOSITIONS:
        return False  # "beyond nets" is no thing
    long = len(re.split(r"[\s-]", name.text)) > _LONGEST
    if long or _OF_ONE.search(name.text) or name.gain < _PLAIN or any(word.casefold() in STOP_WORDS for word in words):
        return False
    if "," in name.text or words[-1].endswith("ed") or words[-1][:1].isdigit():
        return False
    if len(words) > 1 and len(name.words) == 1:
        return False  # "on-off nets" is "nets" to the texts
    if len(words) == 1:
        return name.text[1:].islower() and len(name.speakers) > 1 and name.kind is not EntityType.MODALITY
    return True


def _tells(name: Candidate, paper: str) -> bool:
    return paper in name.users or name.speakers.get(paper, 0.0) >= _ABOUT


def _weight(name: Candidate, paper: str) -> float:
    return name.speakers.get(paper, 0.0)


def _worth(name: Candidate, papers: Collection[str]) -> float:
    """How good a name is in a list: one that stands in titles, and that others of the field have as well."""
    titled = any(name.speakers.get(paper, 0.0) == 1.0 for paper in papers)
    shared = len(name.speakers) > len(papers)
    own = math.sqrt(len(papers) / max(len(papers), len(name.speakers))) if len(papers) > _PAIRED else 1.0
    # A way is a subject where titles have it, and else something that papers go by.
    way = is_way(name) and 2 * sum(_weight(name, paper) == 1.0 for paper in papers) < len(papers)
    task = 1.0 if name.kind is EntityType.TASK else _UNTITLED if way else 0.9
    return own * name.gain * task * (1.0 if titled else _UNTITLED) * (1.0 if shared else _PECULIAR)


def _alike(one: Candidate, other: Candidate, common: frozenset[str]) -> bool:
    """Whether two names have a word in common that is not everybody's here."""
    own, others = one.words - common, other.words - common
    if not own or not others or (one.words | one.also) & others or (other.also & own):
        return True
    return any(same_root(a, b) for a in own for b in others)
