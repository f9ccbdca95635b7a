"""Claims as nodes of the graph: numbers parsed, slots tied to entities, and set side by side where they compare.

Extractions and resolved entities go in; ``GraphClaim`` records come out, and ``ClaimTable`` records from them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.claim_checks import names_data
from extract.records import Claim, Extraction
from kg.claim_doubts import (
    is_baseline_of_others,
    is_duration,
    is_of_another_clause,
    is_part_of_more,
    is_place_of_finding,
    is_set_against,
    is_shared_out,
    is_size,
    metric_is_of_another_clause,
    says_nothing,
    takes_time,
)
from kg.evidence import quote
from kg.folding import fold
from kg.metrics import is_higher_better, parse_amount
from kg.name_rules import without_head
from kg.own_thing import one_own, says_sort_alone
from kg.records import ClaimTable, GraphClaim, GraphEntity
from ontologies.vocabulary import Direction, EntityType, Role

# A part of a claim that is less sure than this is left out of the graph, where a wrong one harms more than a missing
# one; so is a finding that is likelier none. benchmarks/README.md has the share of right parts by sureness.
_SURE = 0.8
_SURE_METRIC = 0.85  # it must also be a metric of some paper
_SURE_METRIC_ALONE = 0.95  # where no other paper uses it
_MOST_WORDS = 5  # more words than this tell of a quantity rather than name a metric
_SURE_DIRECTION = 0.8
_SURE_FINDING = 0.9
# A finding in words that names no metric, data and baseline says little, so it must be surer, and of something.
_SURE_ALONE = 0.97
# "Rises from 60% to 64%": where it got.
_FROM_TO = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?[~$]?\d[\d.,]*\s*\\?%?\$?\s+to\s+(?:an?\s+)?[~$]?\Z", re.IGNORECASE)
# A figure with the other one right after it is no difference, but after "by".
_FIGURE = r"[~$]?\d[\d.,]*\s*\\?%?\$?"
_SET_BESIDE = re.compile(
    _FIGURE + r"\s*(?:out of\s+\d|(?:[\w@-]+\s+){0,3}?(?:vs\.?|versus|(?:up|down) from|as against)\s+[~$]?\d)",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|of)\s+(?:up to|about|around|over|more than|an?|some)?\s*\Z", re.IGNORECASE)
# "Keeping 96% of the full performance" says at what price, not what with.
_KEEPS = re.compile(
    r"\b(?:preserv|maintain|retain|keep|sustain)\w*\s+(?:[\w.%~\\-]+\s+){0,4}of\s+(?:the|its|their)?\s*\Z",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"\b(?:best|highest|lowest|fastest|outperform\w*|surpass\w*|superior|better|worse|state[- ]of[- ]the[- ]art)\b",
    re.IGNORECASE,
)
# A subject of which the reader is not sure is the paper's own thing from here on, where nothing else can be meant.
_SURE_OWN, _SURE_OWN_PART = 0.4, 0.7
# Words by which a paper speaks of what it proposes.
_SELF = frozenset({"we", "our", "it", "ours", "this", "proposed"})
_OWN_BEFORE = re.compile(
    r"\b(?:our|this|proposed|presented|(?<!between )(?<!than )the"
    r"(?:\s+(?:resulting|new|novel|developed|suggested|whole))?)\s+(?:[\w-]+\s+)?\Z",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"\b(?:baseline|previous|prior|existing|other|conventional|traditional|original|state-of-the-art|sota|standard)"
    r"\s+(?:[\w-]+\s+)?\Z",
    re.IGNORECASE,
)
# A finding told of nobody: "Results show a recall of 5%", "we observe an improvement".
_TOLD = re.compile(
    r"(?:[^,.]{0,60},\s+)?(?:(?:extensive|experimental|empirical|our|the|simulation|numerical|evaluation|test)\s+){0,3}"
    r"(?:we|results|experiments|evaluations?)\s+(?:also\s+|further\s+|\w+ly\s+)?"
    r"(?:show|demonstrat|indicat|report|achiev|obtain|observ|reach|attain|reveal|outperform|improv|surpass|set)"
    r"\w*\s+(?!that\b|how\b|whether\b)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:state[- ]of[- ]the[- ]art|sota|previous|prior|existing|conventional|traditional|other|baselines?)\b",
    re.IGNORECASE,
)
# What holds data, at the end of what a finding was measured on.
_DATA_HEAD = re.compile(
    r"(?:data\s?-?sets?|datasets?|corpus|corpora|benchmarks?|databases?|collections?|cohorts?|repositor(?:y|ies)|archives?"
    r"|(?:test|data|evaluation|development|validation|training)[\s-]+(?:sub)?sets?|splits?|suites?|recordings|reports"
    r"|(?:image|video|speech|text)\s+data|images|videos|records|documents|articles|test sets?)\Z",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\s+(?:of|for|from|in|with|without|that|which|consisting|containing|taken|collected|recorded|\()(?=\s|\b)"
)
_AND = re.compile(r"\s+(?:and|or|as well as)\s+|,\s+")
# "Matches or outperforms": better for one of them, which is not told.
_OR_BETTER = re.compile(r"\b(?:match\w*|equal\w*|par with|comparable(?: to)?)\s+or\s+(?:even\s+)?\w+", re.IGNORECASE)
# "Relative FAD improvements": what improved.
_OF_CHANGE = re.compile(
    r"\A(?:(?:relative|absolute)\s+)(?=\S)|\s+(?:improvements?|gains?|reductions?|increases?|decreases?|drops?)\Z",
    re.IGNORECASE,
)
_UNDER = re.compile(r"\s+(?:under|against|on|in|for|with|per)\s+")
_NEW_BEST = re.compile(r"new\b|(?:the\s+)?(?:new\s+)?state[- ]of[- ]the[- ]art(?:\s+(?:results?|performance))?\Z", re.I)
_REACHES = re.compile(
    r"\b(?:achiev|set|sett|reach|establish|attain|obtain|yield|deliver)\w*\s+(?:[\w-]+\s+){0,3}\Z", re.I
)
_OURS = re.compile(r"(?:our|ours|proposed|this)\b", re.IGNORECASE)
# A word for how well something goes, which measures nothing by itself.
_VAGUE_METRIC = re.compile(
    r"(?:(?:an?|the|our|its|their|new|overall|average|model|final|robust|superior|better|good|strong|competitive|comparable"
    r"|similar|same|high|higher|top|leading|excellent|outstanding|satisfactory|impressive|remarkable|improved|significant"
    r"|record|(?:best|previously|ever)(?:-?\w+)?|state[- ]of[- ]the[- ]art|sota|promising|consistent)\s+){0,4}"
    r"(?:performances?|results?|scores?|real[- ]time|(?:(?:effectiveness|superiority|efficacy)(?:\s+and\s+)?){1,2})",
    re.IGNORECASE,
)


def build_claims(
    extractions: Sequence[Extraction], entities: Sequence[GraphEntity], local: Mapping[tuple[str, int], str]
) -> tuple[GraphClaim, ...]:
    """Every claim of every paper, in paper order."""
    by_id = {entity.id: entity for entity in entities}
    known = _field_names(entities)
    own: dict[str, list[GraphEntity]] = defaultdict(list)
    for entity in entities:
        for paper in entity.proposed_by:
            own[paper].append(entity)
    return tuple(
        claim
        for extraction in extractions
        for claim in _claims_of(extraction, by_id, local, known, own.get(extraction.paper.id, ()))
    )


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
    own: Sequence[GraphEntity],
) -> list[GraphClaim]:
    names = _names(extraction, local)
    main = _of_its_solution(extraction, own)
    topic_task = _main_task(extraction, by_id, local)
    found = []
    for number, claim in enumerate(extraction.claims):
        if claim.scores.finding < _SURE_FINDING or (
            not (claim.value or claim.delta) and says_nothing(extraction.paper.text[claim.start : claim.end])
        ):
            continue
        claim = _reached(extraction.paper.text, claim)
        if is_set_against(extraction.paper.text, claim) or is_size(claim.value):
            continue
        subject, subject_id = _subject(extraction, claim, names, by_id, own, main)
        claim = replace(_surely(claim), subject=subject)
        if metric_is_of_another_clause(extraction.paper.text, claim):
            claim = replace(claim, metric=None)
        metric_id, dataset_id = (
            _entity(words, names, by_id, kind) or known.get((kind, without_head(fold(words or ""), kind)))
            for words, kind in ((claim.metric, EntityType.METRIC), (claim.dataset, EntityType.DATASET))
        )
        head = _UNDER.split(claim.metric, maxsplit=1)[0] if claim.metric else ""
        if claim.metric and head != claim.metric:  # "recall under noise" is no measure of noise
            metric_id = _entity(head, names, by_id, EntityType.METRIC)
        # What no paper uses as a metric is an ability, a task or a thing ("grasped", "detection of slips").
        usual = is_higher_better(head) if head and len(head.split()) <= _MOST_WORDS else None
        goes = claim.metric is not None and fold(claim.metric).endswith(" performance")
        shared = metric_id is not None and len(by_id[metric_id].papers) > 1
        sure = metric_id is not None and claim.scores.metric >= _SURE_METRIC_ALONE
        metric = claim.metric if shared or sure or usual is not None or goes else None
        if metric and usual and is_duration(claim.value) and not takes_time(metric):
            continue  # "84% recall with 0.5 s of touch": under what the score was got
        if metric and (metric_id is None or fold(metric) not in _forms(by_id[metric_id])):
            metric = _OF_CHANGE.sub("", metric) or metric
        if metric and _VAGUE_METRIC.fullmatch(metric):
            metric = metric_id = None
        dataset, dataset_id = _data(claim.dataset, dataset_id, names, by_id)
        if dataset and (
            is_part_of_more(extraction.paper.text, claim, dataset)
            or is_shared_out(extraction.paper.text, claim, dataset)
        ):
            dataset, dataset_id = None, None
        baseline, baseline_id = _baseline(extraction, claim, names, by_id, own, main)
        claim = replace(claim, baseline=baseline)
        if claim.value and not claim.delta and not metric:
            continue  # a number of nothing
        says_more = claim.value or claim.delta or metric or dataset or claim.baseline
        if not says_more and (not claim.subject or claim.scores.finding < _SURE_ALONE or claim.hedged):
            continue  # with nothing measured and nothing compared, what can or may be is a remark
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
                baseline_entity=baseline_id,
                task_entity=_task_of(extraction, claim, by_id, local) or topic_task,
                number=None if amount is None else amount.number,
                unit=None if amount is None else amount.unit,
                higher_is_better=good,
            )
        )
    return found


def _forms(entity: GraphEntity) -> set[str]:
    """The folded names of a thing."""
    return {fold(name) for name in (entity.name, *entity.aliases)}


def _of_its_solution(extraction: Extraction, own: Sequence[GraphEntity]) -> frozenset[str]:
    """Of what a paper puts forward, what its title or a sentence on its solution names; all where none does."""
    paper, title_end = extraction.paper.id, len(extraction.paper.title)
    spans = [(s.start, s.end) for s in extraction.sentences if s.role is Role.SOLUTION]
    main = frozenset(
        thing.id
        for thing in own
        if any(
            m.end <= title_end or any(start <= m.start < end for start, end in spans)
            for m in thing.mentions
            if m.paper == paper
        )
    )
    return main or frozenset(thing.id for thing in own)


def _subject(
    extraction: Extraction,
    claim: Claim,
    names: Mapping[str, str],
    by_id: Mapping[str, GraphEntity],
    own: Sequence[GraphEntity],
    main: frozenset[str],
) -> tuple[str | None, str | None]:
    """Whose finding it is, in the paper's words, and which thing of the field that is.

    Words without a name ("our method", "we") stand for the one thing that the paper puts forward, where there is one.
    A subject of which the reader is not sure is told where it can only be that.
    """
    words, sure = claim.subject, claim.scores.subject >= _SURE
    if words and (
        is_of_another_clause(extraction.paper.text, claim, words)
        or is_place_of_finding(extraction.paper.text, claim, words)
        or is_shared_out(extraction.paper.text, claim, words)
    ):
        return None, None
    sentence = extraction.paper.text[claim.start : claim.end]
    told = _TOLD.match(sentence) is not None
    if words is None:
        meant = one_own(own, extraction.paper, main=main) if told else None
        if meant is not None and meant.type is EntityType.DATASET:
            return None, None  # data reach nothing
        return (_own_name(extraction, meant, names), meant.id) if meant else (None, None)
    target = _whole(words, names, by_id)
    if target is not None and sure:
        return words, target
    lead = one_own(own, extraction.paper, main=main)
    if target is not None:
        mine = [thing.id for thing in own]
        if (lead and target == lead.id and claim.scores.subject >= _SURE_OWN) or (
            target in mine and claim.scores.subject >= _SURE_OWN_PART
        ):
            return words, target
        return None, None
    if words.casefold() in ("we", "it"):
        if lead is not None and (sure or claim.scores.subject >= _SURE_OWN) and (told or words.casefold() == "it"):
            return _own_name(extraction, lead, names), lead.id
        return (words, None) if sure else (None, None)
    if _speaks_of_own(extraction.paper.text, claim, words):
        meant = one_own(own, extraction.paper, words, main)
        if meant is not None and (sure or claim.scores.subject >= _SURE_OWN):
            return words, meant.id
    if sure:
        return words, _entity(words, names, by_id)
    if told and lead is not None and lead.type is not EntityType.DATASET:
        return _own_name(extraction, lead, names), lead.id
    return None, None


def _speaks_of_own(text: str, claim: Claim, words: str) -> bool:
    """Whether a paper's words say that a subject is its own: "our model", "the proposed reader", "the method"."""
    first = words.casefold().split()[0]
    if first in _SELF:
        return True
    at = text.find(words, claim.start, claim.end)
    if at < 0 or _OTHERS_BEFORE.search(text, max(claim.start, at - 40), at):
        return False
    return _OWN_BEFORE.search(text, max(claim.start, at - 40), at) is not None


def _own_name(extraction: Extraction, thing: GraphEntity, names: Mapping[str, str]) -> str:
    """How a paper writes the name of its own thing."""
    written = [e.name for e in extraction.entities if names.get(fold(e.name)) == thing.id]
    return written[0] if written else thing.name


def _data(
    words: str | None, target: str | None, names: Mapping[str, str], by_id: Mapping[str, GraphEntity]
) -> tuple[str | None, str | None]:
    """What a finding was measured on, where that is data: one known, or words for some; two at once are no single one.

    A setting, a task, people and machines ("noisy streets", "46 subjects") are no data.
    """
    if not words:
        return None, None
    parts = _AND.split(words)
    if len(parts) > 1:
        found = {_entity(part, names, by_id, EntityType.DATASET) for part in parts} - {None}
        if len(found) > 1 or (found and all(_holds_data(part) for part in parts)):
            target = None
    if target is not None:
        return words, target
    other = _whole(words, names, by_id)
    if other is not None and by_id[other].type is not EntityType.MODALITY and not _holds_data(words):
        return None, None
    return (words, None) if _holds_data(words) or (_is_proper(words) and names_data(words)) else (None, None)


def _holds_data(words: str) -> bool:
    head = _RELATIVE.split(words, maxsplit=1)[0].strip(" )(")
    return _DATA_HEAD.search(head) is not None


def _is_proper(words: str) -> bool:
    """Whether words are one made-up name, or a few with capitals throughout."""
    parts = words.split()
    return len(parts) <= 3 and all(part[0].isupper() or part[0].isdigit() for part in parts) and not words.isupper()


def _baseline(
    extraction: Extraction,
    claim: Claim,
    names: Mapping[str, str],
    by_id: Mapping[str, GraphEntity],
    own: Sequence[GraphEntity],
    main: frozenset[str],
) -> tuple[str | None, str | None]:
    """What a finding is set against: never the paper's own thing under a phrase of its own, nor a rank it reaches."""
    words = claim.baseline
    if not words or _OURS.match(words):
        return None, None
    text, at = extraction.paper.text, extraction.paper.text.find(words, claim.start, claim.end)
    if _NEW_BEST.match(words) and at >= 0 and _REACHES.search(text, max(claim.start, at - 60), at):
        return None, None
    if at >= 0 and _KEEPS.search(text, max(claim.start, at - 60), at):
        return None, None
    target = _entity(words, names, by_id)
    if target is not None and len({_entity(part, names, by_id) for part in _AND.split(words)} - {None}) > 1:
        target = None
    mine = {thing.id for thing in own}
    if target in mine and not _OF_OTHERS.search(words):
        # One of its own parts may be what the whole is set against, but not what it is told of.
        meant = _entity(claim.subject, names, by_id)
        lead = one_own(own, extraction.paper, main=main)
        if target == meant or (lead is not None and target == lead.id):
            return None, None
    if target is None and not is_baseline_of_others(words):
        return None, None
    if target is not None and (target in mine or by_id[target].type in (EntityType.TASK, EntityType.METRIC)):
        target = target if target in mine and not _OF_OTHERS.search(words) else None
    return words, target


def _surely(claim: Claim) -> Claim:
    """The claim with its sure parts alone."""
    scores = claim.scores
    return replace(
        claim,
        metric=claim.metric if scores.metric >= _SURE_METRIC else None,
        dataset=claim.dataset if scores.dataset >= _SURE else None,
        baseline=claim.baseline if scores.baseline >= _SURE else None,
    )


def _reached(text: str, claim: Claim) -> Claim:
    """A claim whose difference is where something rose or fell to has it as its value.

    "From 60% to 64%", "64% up from 60%", "64 out of 70", "64% vs 60%".
    """
    if claim.value or not claim.delta:
        return claim
    at = text.find(claim.delta, claim.start, claim.end)
    if at < 0:
        return claim
    before, after = text[max(claim.start, at - 60) : at], text[at : claim.end]
    if _FROM_TO.search(before) or (_SET_BESIDE.match(after) and not _BY.search(before)):
        return replace(claim, value=claim.delta, delta=None)
    return claim


def _sure_direction(extraction: Extraction, claim: Claim) -> Direction | None:
    """The direction, where it is sure and the words do not gainsay it: what is best is not told for itself."""
    if claim.scores.direction < _SURE_DIRECTION:
        return None
    worded = not (claim.value or claim.delta)
    if worded and _OR_BETTER.search(extraction.paper.text, claim.start, claim.end):
        return None
    if worded and claim.direction is Direction.ABSOLUTE and _BEST.search(extraction.paper.text, claim.start, claim.end):
        return None
    return claim.direction


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


def _whole(words: str, names: Mapping[str, str], by_id: Mapping[str, GraphEntity]) -> str | None:
    """The entity that all of a slot's words name, but for words that only say what sort it is."""
    key = fold(words)
    keys = [key, *(rest for first in ("proposed ", "new ", "novel ") if (rest := key.removeprefix(first)) != key)]
    for name in keys:
        target = names.get(name)
        if target in by_id:
            return target
    for name in keys:
        parts = name.split()
        if len(parts) > 1 and says_sort_alone(parts[-1]) and names.get(" ".join(parts[:-1])) in by_id:
            return names[" ".join(parts[:-1])]
    return None


def _main_task(
    extraction: Extraction, by_id: Mapping[str, GraphEntity], local: Mapping[tuple[str, int], str]
) -> str | None:
    """The task that the title names, else the one that the abstract names most; one that other papers know, too.

    A task of one paper alone ("sharing of ropes") says what the paper is after, hardly what its figures are of.
    """
    title_end = len(extraction.paper.title)
    counts: Counter[str] = Counter()
    for mention in extraction.mentions:
        target = local.get((extraction.paper.id, mention.entity))
        if target is None or target not in by_id or len(by_id[target].papers) < 2:
            continue
        if by_id[target].type is EntityType.TASK:
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
        listed = "; ".join(filter(None, tasks))
        if "" in tasks:
            return f"Not ranked: only some of the papers say for which task the values hold ({listed})."
        return f"Not ranked: the values are for different tasks, or for tasks named differently ({listed})."
    units = sorted({row.unit or "plain number" for row in rows})
    if len(units) > 1:
        return f"Not ranked: the values are given in different units ({', '.join(units)})."
    if any(row.higher_is_better is None for row in rows):
        return "Not ranked: it is not known whether a higher or a lower value of this metric is better."
    if any(row.hedged or row.negated for row in rows):
        return "Not ranked: some of the claims are hedged or negated."
    return ""
