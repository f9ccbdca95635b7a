"""The things of a page that are told with their number of papers: the same things and numbers in every part of it.

A thing comes with the papers that have it under another name (``kg.general_names``). What only carries another thing's
name, is named in passing, or is praised but not measured is not told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.english.grammar import plain
from kg.evidence import role_at, sentence_at
from kg.folding import fold
from kg.general_names import KIND
from kg.known_names import WITHIN
from kg.name_rules import without_head
from kg.own_places import OWN_ROLES
from kg.pages.lookup import Lookup, Scope, Use
from kg.records import Evidence
from kg.taxonomy import CARRIERS
from ontologies.vocabulary import EntityType, Role

# Two things of which one has nearly all papers of the other are told once.
_MOST_OF_IT = 0.8
_NAMED_ALONE = 2
# Of a thing's papers the share that goes without saying.
_A_FEW = 0.1
# Of a task's papers the share that must speak of it as work of their own, or as what is in the way.
_OWN_WORK = 0.5
# What is praised more often than measured; a paper counts for it where a number stands beside, or it is the measure.
_PRAISED = re.compile(
    r"(?i)(?:accuracy|precision|sensitivity|robustness|\Aefficiency|\Acomplexity|stability|convergence|safety|quality"
    r"|speed|costs?|time|errors?|resolution|parameters?|generali[sz]ation|performance|memory|latency|fidelity"
    r"|consistency)\Z"
)
_BY_MEASURE = re.compile(
    r"\b(?:in terms of|metrics?|measures?|as measured"
    r"|(?:measured|evaluated|assessed|quantified|scored|reported) (?:by|with|in|using|as|on))\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Things of most papers first; ``kinds`` has the keys of those that count papers which name only a kind of them.

    ``under`` has what is told under another thing, of which it is a kind, by the key of that thing.
    """

    uses: tuple[Use, ...]
    kinds: frozenset[str]
    under: Mapping[str, tuple[Use, ...]]

    @property
    def apart(self) -> tuple[Use, ...]:
        """Things of which none is a kind of another one: what may stand side by side in a ranking."""
        below = {u.entity.id for kinds in self.under.values() for u in kinds}
        return tuple(u for u in self.uses if u.entity.id not in below)

    def grown(self, use: Use) -> bool:
        """Whether papers count for a thing that name it only within the name of another."""
        return use.entity.id in self.kinds


def told_things(look: Lookup, scope: Scope, kind: EntityType) -> Pooled:
    """The things of one type that a page tells of, each with the papers that count."""
    uses: Sequence[Use] = scope.entities(kind)
    if kind is EntityType.METRIC:
        uses = [found for u in uses if (found := _measured(look, u)).papers]
    elif kind is EntityType.TASK:
        uses = [u for u in uses if _is_own_work(look, u)]
    uses = sorted(
        _told_once(look, _without_carriers(uses)),
        key=lambda u: (-len(u.papers), -len(u.mentions), u.entity.name, u.entity.id),
    )
    named_within = frozenset(u.entity.id for u in uses if _named_within(u))
    return Pooled(uses=tuple(uses), kinds=named_within, under=_under(look, uses))


def _under(look: Lookup, uses: Sequence[Use]) -> dict[str, tuple[Use, ...]]:
    """The kinds of things that themselves are told: each under the one of most papers, with its own kinds."""
    above = _above(look, uses)
    tops: dict[str, Use] = {}
    found: dict[str, list[Use]] = defaultdict(list)
    for u in uses:
        # A kind that as many papers name as the wide thing says more than that does.
        wider = [tops[key] for key in above[u.entity.id] if key in tops and len(tops[key].papers) > len(u.papers)]
        if wider:
            found[max(wider, key=lambda t: len(t.papers)).entity.id].append(u)
        else:
            tops[u.entity.id] = u
    return {key: tuple(kinds) for key, kinds in found.items()}


def _named_within(use: Use) -> bool:
    """Whether not a few papers name a thing only as part of another one's name."""
    alone = {m.paper for m in use.mentions if m.rule not in (KIND, WITHIN)}
    return sum(paper not in alone for paper in use.papers) > _A_FEW * len(use.papers)


def _measured(look: Lookup, use: Use) -> Use:
    """A metric with the papers that give a number for it, where its name is one of praise as well."""
    if not _PRAISED.search(_bare(use)):
        return use
    claimed = {c.paper for c in look.field.claims if c.metric_entity == use.entity.id and c.number is not None}
    papers = claimed | {m.paper for m in use.mentions if _is_measured(look, m)}
    if len(papers) == len(use.papers):
        return use
    kept = tuple(p for p in use.papers if p in papers)
    return replace(use, papers=kept, mentions=tuple(m for m in use.mentions if m.paper in papers))


def _is_measured(look: Lookup, place: Evidence) -> bool:
    extraction = look.extractions.get(place.paper)
    if extraction is None:
        return True
    text = extraction.paper.text
    start, end = sentence_at(extraction, place.start, place.end)
    if _BY_MEASURE.search(text, start, place.start):
        return True
    return any(ch.isdigit() for ch in text[start:end])


def _is_own_work(look: Lookup, use: Use) -> bool:
    """Whether a task is what most of its papers are at, and no stock phrase on what their field is good for."""
    own = {m.paper for m in use.mentions if _is_own(look, m)}
    return len(own) > _OWN_WORK * len(use.papers)


def _is_own(look: Lookup, place: Evidence) -> bool:
    extraction = look.extractions.get(place.paper)
    if extraction is None or place.end <= len(extraction.paper.title):
        return True
    return role_at(extraction, place.start) in (*OWN_ROLES, Role.ISSUE, None)


def _without_carriers(uses: Sequence[Use]) -> list[Use]:
    """Without "BUZ signals" where BUZ is told, and without "hum counting tasks" where hum counting is."""
    names = {fold(_bare(u)): u for u in uses if len(u.papers) >= _NAMED_ALONE}
    kept = []
    for u in uses:
        name = fold(_bare(u))
        bare = without_head(name, u.entity.type).split()
        while u.entity.type is EntityType.MODALITY and len(bare) > 1 and bare[-1] in CARRIERS:
            bare.pop()
        base = names.get(" ".join(bare))
        if base is None or base is u or len(base.papers) < len(u.papers):
            kept.append(u)
    return kept


def _told_once(look: Lookup, uses: Sequence[Use]) -> list[Use]:
    """Without a thing of which nearly all papers have one kind, that says more."""
    by_id = {u.entity.id: u for u in uses}
    gone: set[str] = set()
    above: Mapping[str, list[str]] = _above(look, uses)
    for u in uses:
        for key in above[u.entity.id]:
            wide = by_id.get(key)
            if wide is None or len(u.papers) < _NAMED_ALONE:
                continue
            if len(set(wide.papers).intersection(u.papers)) >= _MOST_OF_IT * max(len(wide.papers), len(u.papers)):
                gone.add(key)
    return [u for u in uses if u.entity.id not in gone]


def _above(look: Lookup, uses: Sequence[Use]) -> dict[str, list[str]]:
    """The keys of all things that each thing is a kind of."""
    found: dict[str, list[str]] = defaultdict(list)
    for u in uses:
        left = list(u.entity.broader)
        while left:
            key = left.pop()
            if key not in found[u.entity.id] and key in look.entities:
                found[u.entity.id].append(key)
                left += look.entities[key].broader
    return found


def _bare(use: Use) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", plain(use.entity.name))
