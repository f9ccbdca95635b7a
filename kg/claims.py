"""Claims as nodes of the graph: numbers parsed, slots tied to entities, and set side by side where they compare.

Extractions and resolved entities go in; ``GraphClaim`` records come out, and ``ClaimTable`` records from them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.claim_checks import announces_results, is_remark, names_data
from extract.records import Claim, Extraction
from kg.evidence import quote
from kg.folding import fold
from kg.metrics import is_higher_better, parse_amount
from kg.name_rules import without_head
from kg.records import ClaimTable, GraphClaim, GraphEntity
from ontologies.vocabulary import Direction, EntityType

# A part of a claim that is less sure than this is left out of the graph, where a wrong one harms more than a missing
# one; so is a finding that is likelier none. benchmarks/README.md has the share of right parts by sureness.
_SURE = 0.8
_SURE_METRIC = 0.7  # it must also be a metric of some paper
_SURE_DIRECTION = 0.8
_SURE_FINDING = 0.85
# A finding in words that names no metric, data and baseline says little, so it must be surer, and of something.
_SURE_ALONE = 0.9
_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:to|with)|as opposed to|from)\s+(?:(?:only|just|an?|the)\s+)*[~$(]*\Z",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\s*\\?%?\s*(?:to|and|-|–|—)\s*[~$]?\d")
_BEST = re.compile(
    r"\b(?:best|highest|lowest|fastest|outperform\w*|surpass\w*|superior|better|worse|state[- ]of[- ]the[- ]art)\b",
    re.IGNORECASE,
)
# Words by which a paper speaks of what it proposes.
_SELF = frozenset({"we", "our", "it", "ours", "this", "proposed", "these", "they"})


def build_claims(
    extractions: Sequence[Extraction], entities: Sequence[GraphEntity], local: Mapping[tuple[str, int], str]
) -> tuple[GraphClaim, ...]:
    """Every claim of every paper, in paper order."""
    by_id = {entity.id: entity for entity in entities}
    known = _field_names(entities)
    return tuple(claim for extraction in extractions for claim in _claims_of(extraction, by_id, local, known))


def _field_names(entities: Sequence[GraphEntity]) -> dict[tuple[EntityType, str], str]:
    """Ids of metrics and data sets by every name of theirs, less its head; names of two things are left out."""
    found: dict[tuple[EntityType, str], set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type in (EntityType.METRIC, EntityType.DATASET):
            for name in (entity.name, *entity.aliases):
                found[entity.type, without_head(fold(name), entity.type)].add(entity.id)
    return {key: min(ids) for key, ids in found.items() if len(ids) == 1 and key[1]}


def _claims_of(
    extraction: Extraction,
    by_id: Mapping[str, GraphEntity],
    local: Mapping[tuple[str, int], str],
    known: Mapping[tuple[EntityType, str], str],
) -> list[GraphClaim]:
    names = _names(extraction, local)
    own = _own_thing(extraction, by_id, local)
    topic_task = _main_task(extraction, by_id, local)
    found = []
    for number, claim in enumerate(extraction.claims):
        if claim.scores.finding < _SURE_FINDING or (
            not (claim.value or claim.delta) and _says_nothing(extraction.paper.text[claim.start : claim.end])
        ):
            continue
        if _is_set_against(extraction.paper.text, claim):
            continue
        claim = _surely(claim)
        metric_id, dataset_id = (
            _entity(words, names, by_id, kind) or known.get((kind, without_head(fold(words or ""), kind)))
            for words, kind in ((claim.metric, EntityType.METRIC), (claim.dataset, EntityType.DATASET))
        )
        # What no paper uses as a metric is an ability, a task or a thing ("grasped", "detection of slips").
        usual = is_higher_better(claim.metric) if claim.metric else None
        metric = claim.metric if metric_id is not None or usual is not None else None
        dataset = claim.dataset if dataset_id is not None or names_data(claim.dataset or "") else None
        if claim.value and not claim.delta and not metric:
            continue  # a number of nothing
        says_more = claim.value or claim.delta or metric or dataset or claim.baseline
        if not says_more and not (claim.subject and claim.scores.finding >= _SURE_ALONE):
            continue
        subject_id = _entity(claim.subject, names, by_id)
        if subject_id is None and claim.subject and _says_own(claim.subject):
            subject_id = own
        amount = parse_amount(claim.value) if claim.value else parse_amount(claim.delta) if claim.delta else None
        metric_name = by_id[metric_id].name if metric_id is not None else metric
        good = usual
        if good is None and metric_name:
            good = is_higher_better(metric_name)
        found.append(
            GraphClaim(
                id=f"claim/{extraction.paper.id}/{number + 1}",
                paper=extraction.paper.id,
                subject=claim.subject,
                metric=metric,
                value=claim.value,
                delta=claim.delta,
                dataset=dataset,
                baseline=claim.baseline,
                direction=_sure_direction(extraction, claim),
                hedged=claim.hedged,
                negated=claim.negated,
                evidence=quote(extraction.paper, claim.start, claim.end, "claim", claim.scores.finding),
                subject_entity=subject_id,
                metric_entity=metric_id,
                dataset_entity=dataset_id,
                baseline_entity=_entity(claim.baseline, names, by_id),
                task_entity=_task_of(extraction, claim, by_id, local) or topic_task,
                number=None if amount is None else amount.number,
                unit=None if amount is None else amount.unit,
                higher_is_better=good,
            )
        )
    return found


def _surely(claim: Claim) -> Claim:
    """The claim with its sure parts alone."""
    scores = claim.scores
    return replace(
        claim,
        subject=claim.subject if scores.subject >= _SURE else None,
        metric=claim.metric if scores.metric >= _SURE_METRIC else None,
        dataset=claim.dataset if scores.dataset >= _SURE else None,
        baseline=claim.baseline if scores.baseline >= _SURE else None,
    )


def _says_nothing(sentence: str) -> bool:
    """Whether a sentence without a number promises, or says that there are results, and tells none."""
    return is_remark(sentence) or announces_results(sentence)


def _is_set_against(text: str, claim: Claim) -> bool:
    """Whether a claim's value is what the paper's own is set against, or what it came from."""
    if not claim.value or claim.delta or _RANGE.search(claim.value):
        return False
    at = text.find(claim.value, claim.start, claim.end)
    return at >= 0 and _AGAINST.search(text, max(claim.start, at - 40), at) is not None


def _sure_direction(extraction: Extraction, claim: Claim) -> Direction | None:
    """The direction, where it is sure and the words do not gainsay it: what is best is not told for itself."""
    if claim.scores.direction < _SURE_DIRECTION:
        return None
    worded = not (claim.value or claim.delta)
    if worded and claim.direction is Direction.ABSOLUTE and _BEST.search(extraction.paper.text, claim.start, claim.end):
        return None
    return claim.direction


def _says_own(subject: str) -> bool:
    words = subject.casefold().split()
    return bool(words) and (words[0] in _SELF or words[:2] == ["the", "proposed"])


def _names(extraction: Extraction, local: Mapping[tuple[str, int], str]) -> dict[str, str]:
    """Entity ids by every folded form of this paper."""
    found: dict[str, str] = {}
    for index, entity in enumerate(extraction.entities):
        target = local.get((extraction.paper.id, index))
        if target is not None:
            for name in (entity.name, *entity.aliases):
                found.setdefault(fold(name), target)
    for mention in extraction.mentions:
        target = local.get((extraction.paper.id, mention.entity))
        if target is not None:
            found.setdefault(fold(mention.text), target)
    found.pop("", None)
    return found


def _entity(
    words: str | None, names: Mapping[str, str], by_id: Mapping[str, GraphEntity], kind: EntityType | None = None
) -> str | None:
    """The entity that a slot's words name: all of them, or the longest name that stands in them whole."""
    if not words:
        return None
    key = fold(words)
    inside = [name for name in names if name == key or f" {name} " in f" {key} "]
    for name in sorted(inside, key=lambda n: (-len(n), n)):
        target = names[name]
        if target in by_id and (kind is None or by_id[target].type is kind):
            return target
    return None


def _own_thing(
    extraction: Extraction, by_id: Mapping[str, GraphEntity], local: Mapping[tuple[str, int], str]
) -> str | None:
    """The one method or data set that the paper puts forward, where it is plain which."""
    title_end = len(extraction.paper.title)
    counts: Counter[str] = Counter()
    for mention in extraction.mentions:
        target = local.get((extraction.paper.id, mention.entity))
        if target is not None and target in by_id and extraction.entities[mention.entity].proposed:
            kind = by_id[target].type
            if kind in (EntityType.METHOD, EntityType.DATASET):
                counts[target] += 3 if mention.end <= title_end else 1
    ranked = sorted(counts, key=lambda t: (-counts[t], t))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        return None
    return ranked[0]


def _main_task(
    extraction: Extraction, by_id: Mapping[str, GraphEntity], local: Mapping[tuple[str, int], str]
) -> str | None:
    """The task that the title names, else the one that the abstract names most."""
    title_end = len(extraction.paper.title)
    counts: Counter[str] = Counter()
    for mention in extraction.mentions:
        target = local.get((extraction.paper.id, mention.entity))
        if target is not None and target in by_id and by_id[target].type is EntityType.TASK:
            counts[target] += 5 if mention.end <= title_end else 1
    return min(counts, key=lambda t: (-counts[t], t), default=None)


def _task_of(
    extraction: Extraction, claim: Claim, by_id: Mapping[str, GraphEntity], local: Mapping[tuple[str, int], str]
) -> str | None:
    """The task that the claim's own sentence names, where it names one only."""
    found = set()
    for mention in extraction.mentions:
        if claim.start <= mention.start and mention.end <= claim.end:
            target = local.get((extraction.paper.id, mention.entity))
            if target is not None and target in by_id and by_id[target].type is EntityType.TASK:
                found.add(target)
    return found.pop() if len(found) == 1 else None


def compare_claims(claims: Sequence[GraphClaim], entities: Sequence[GraphEntity]) -> tuple[ClaimTable, ...]:
    """Claims side by side: one table a data set and metric with figures from two papers or more, and their task.

    Ranked, best first, only where all agree in task and unit and the metric's good direction is known; otherwise in
    the order of papers, with the reason why not. Where fewer than two papers give values, differences from a baseline
    stand beside them, unranked.
    """
    name = {entity.id: entity.name for entity in entities}
    groups: dict[tuple[str, str], list[GraphClaim]] = defaultdict(list)
    for claim in claims:
        if claim.metric_entity and claim.dataset_entity and claim.number is not None:
            groups[claim.dataset_entity, claim.metric_entity].append(claim)
    tables = []
    for (dataset, metric), figures in sorted(groups.items()):
        members = [claim for claim in figures if claim.value]
        if _papers(members) < 2:
            if _papers(figures) > 1:
                tables.append(_table(_one_task(figures), dataset, metric, sorted(figures, key=lambda c: c.id), name))
            continue
        by_task: dict[str, list[GraphClaim]] = defaultdict(list)
        for claim in members:
            by_task[claim.task_entity or ""].append(claim)
        # Tasks with a comparison of their own get a table each; what is left stands together, unranked.
        parts = [(task, rows) for task, rows in sorted(by_task.items()) if task and _papers(rows) > 1]
        rest = [claim for task, rows in sorted(by_task.items()) if not task or _papers(rows) < 2 for claim in rows]
        if _papers(rest) > 1 or (rest and parts):
            parts.append(("", sorted(rest, key=lambda c: c.id)))
        tables += [_table(task, dataset, metric, rows, name) for task, rows in parts if _papers(rows) > 1]
    return tuple(tables)


def _one_task(rows: Sequence[GraphClaim]) -> str:
    """The task of all rows, or nothing where they differ."""
    tasks = {row.task_entity or "" for row in rows}
    return tasks.pop() if len(tasks) == 1 else ""


def _papers(rows: Sequence[GraphClaim]) -> int:
    return len({row.paper for row in rows})


def _table(task: str, dataset: str, metric: str, rows: Sequence[GraphClaim], name: Mapping[str, str]) -> ClaimTable:
    reason = _why_not(rows, name)
    if not reason:
        sign = -1.0 if rows[0].higher_is_better else 1.0
        rows = sorted(rows, key=lambda c: (sign * (c.number or 0.0), c.id))
    return ClaimTable(
        id=f"table/{'/'.join(part.rsplit('/', 1)[-1] or 'any' for part in (task, dataset, metric))}",
        task=task or None,
        dataset=dataset,
        metric=metric,
        label=" · ".join(name[part] for part in (task, dataset, metric) if part in name),
        rows=tuple(row.id for row in rows),
        ranked=not reason,
        reason=reason or ("Higher is better." if rows[0].higher_is_better else "Lower is better."),
    )


def _why_not(rows: Sequence[GraphClaim], name: Mapping[str, str]) -> str:
    """Why rows can't be ranked, in one sentence; empty where they can."""
    if not all(row.value for row in rows):
        return "Not ranked: some of the figures are differences from a baseline, which do not compare with values."
    tasks = sorted({name.get(row.task_entity or "", "") for row in rows})
    if tasks == [""]:
        return "Not ranked: the papers do not say for which task the values hold."
    if len(tasks) > 1:
        listed = "; ".join(task or "not said" for task in tasks)
        return f"Not ranked: the values are for different tasks, or for tasks named differently ({listed})."
    units = sorted({row.unit or "plain number" for row in rows})
    if len(units) > 1:
        return f"Not ranked: the values are given in different units ({', '.join(units)})."
    if any(row.higher_is_better is None for row in rows):
        return "Not ranked: it is not known whether a higher or a lower value of this metric is better."
    if any(row.hedged or row.negated for row in rows):
        return "Not ranked: some of the claims are hedged or negated."
    return ""
