"""An invented field of any size: every kind of record, made by rule, so that answers can be worked out by hand.

Paper ``i`` works on task ``i % 3`` with method ``i % 7`` on data set ``i % 5``; the field is about lighthouses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from extract.records import (
    Abbreviation,
    Claim,
    Entity,
    Extraction,
    Issue,
    Mention,
    Paper,
    Reference,
    Reject,
    Sentence,
    Solution,
    Source,
)
from kg.claims import compare_claims
from kg.records import (
    Bone,
    Cause,
    Chain,
    Edge,
    Evidence,
    Field,
    Fishbone,
    GlossaryEntry,
    GraphClaim,
    GraphEntity,
    IssueNode,
    Merge,
    Place,
    ReadingStep,
    SolutionNode,
    Topic,
    TreeNode,
)
from ontologies.vocabulary import ChainKind, Direction, EntityType, NodeKind, Role

TASKS = ("fog warning", "lamp repair", "ship counting")
METHODS = ("BeamNet", "GullFormer", "LensTree", "MoonFilter", "TideGAN", "WaveLoop", "HornMixer")
DATASETS = ("Cape-12", "Harbour", "NorthRock", "Reef500", "SkerryTwo")
MODALITIES = ("sonar", "video", "radio")
TYPES = ("label-scarcity", "domain-shift", "computational-cost", "noise-and-artefacts")
CATEGORY = {
    "label-scarcity": "labels",
    "domain-shift": "generalisation",
    "computational-cost": "cost",
    "noise-and-artefacts": "data",
}
WORDS = {
    "label-scarcity": "few logbooks carry labels",
    "domain-shift": "detectors fail on other coasts",
    "computational-cost": "lamps hold small processors",
    "noise-and-artefacts": "spray blurs the picture",
}


def make_field(papers: int = 14, *, spread: bool = False) -> Field:
    """Give the field of so many papers; with ``spread``, methods and data sets grow in number, as in real fields."""
    global METHODS, DATASETS
    if spread:
        known = METHODS, DATASETS
        METHODS = tuple(f"{name}{i}" for i in range(1 + papers // 20) for name in known[0])
        DATASETS = tuple(f"{name}v{i}" for i in range(1 + papers // 40) for name in known[1])
        try:
            return make_field(papers)
        finally:
            METHODS, DATASETS = known
    extractions = tuple(sorted((_extraction(i) for i in range(papers)), key=lambda x: x.paper.id))
    by_number = {_number(x.paper): x for x in extractions}
    order = [by_number[i] for i in range(papers)]
    entities = _entities(order)
    claims = tuple(_claim(i, x) for i, x in enumerate(order))
    issues = _issues(order)
    topics = _topics(order)
    return Field(
        papers=tuple(x.paper for x in extractions),
        extractions=extractions,
        rejects=(
            Reject(source="lights.bib", locator="line 40", code="no-title", message="The entry has no title."),
            Reject(source="lights.bib", locator="line 70", code="cut", message="The file ends inside of an entry."),
        ),
        entities=entities,
        edges=_edges(order),
        claims=claims,
        tables=compare_claims(claims, entities),
        topics=topics,
        issues=issues,
        tree=TreeNode(id="corpus", kind=NodeKind.CORPUS, label=topics.label, papers=topics.papers),
        fishbones=_fishbones(topics, issues),
        chains=_chains(order, issues),
        glossary=_glossary(order),
        reading=tuple(
            (
                topic.id,
                tuple(ReadingStep(paper=p, reason=f"the {n}. oldest") for n, p in enumerate(topic.papers[:3], 1)),
            )
            for topic in topics.children
        ),
    )


def find(paper: Paper, words: str, rule: str = "example", score: float = 0.8) -> Evidence:
    """Give the first place of some words in a paper."""
    start = paper.text.index(words)
    return Evidence(paper=paper.id, start=start, end=start + len(words), quote=words, rule=rule, score=score)


def _number(paper: Paper) -> int:
    return int(paper.title.rsplit(" ", 1)[1])


def _parts(i: int) -> tuple[str, str, str, str, str]:
    return TASKS[i % 3], METHODS[i % len(METHODS)], DATASETS[i % len(DATASETS)], MODALITIES[i % 3], TYPES[i % 4]


def _extraction(i: int) -> Extraction:
    task, method, dataset, modality, kind = _parts(i)
    title = f"{method} for {task} from {modality}, part {i}"
    sentences = (
        (Role.ISSUE, f"For {task}, {WORDS[kind]} due to winter storms."),
        (Role.SOLUTION, f"We present {method} ({method[0]}{method[-1]}), a way to read {modality}."),
        (
            Role.RESULT,
            f"On {dataset} it reaches {70 + i % 30}.{i % 10}% accuracy, against {METHODS[(i + 1) % len(METHODS)]}.",
        ),
        (Role.FUTURE, f"In part {i}, night and ice remain open."),
    )
    abstract = " ".join(text for _, text in sentences)
    identity = ({"doi": f"10.5555/light.{i}(a)"}, {"arxiv_id": f"24{i % 12 + 1:02}.{i:05}"}, {})[i % 3]
    number = f"{i:05}"
    paper = Paper(
        id=(f"doi-10.5555_light.{number}", f"arxiv-{number}", f"t-light-{number}")[i % 3],
        title=title,
        abstract=abstract,
        authors=(f"Ada Keeper {i % 9}", "Bo Lamp"),
        date=("2019", "2021-05", "2023-02-03", None)[i % 4],
        categories=("cs.CV",),
        venue="Journal of Lights" if i % 2 else None,
        url=f"https://example.org/papers/{i}",
        has_code=i % 5 == 0,
        keywords=(task,),
        references=(Reference(doi=f"10.5555/light.{i - 3}(a)"), Reference(title="A book of old lamps"))
        if i >= 3
        else (),
        sources=(Source(file="lights.bib", locator=f"line {10 * i}", reader="bibtex"),),
        **identity,
    )
    spans = []
    at = len(title) + 1
    for role, text in sentences:
        spans.append(Sentence(start=at, end=at + len(text), role=role, score=0.9))
        at += len(text) + 1
    names = (
        (method, EntityType.METHOD),
        (task, EntityType.TASK),
        (modality, EntityType.MODALITY),
        (dataset, EntityType.DATASET),
    )
    mentions = []
    for place, (name, type_) in enumerate(names):
        found = find(paper, name)
        mentions.append(
            Mention(start=found.start, end=found.end, text=name, type=type_, entity=place, score=0.8, rule="example")
        )
    issue, solution = find(paper, WORDS[kind]), find(paper, f"a way to read {modality}")
    short = find(paper, f"{method} ({method[0]}{method[-1]})")
    return Extraction(
        paper=paper,
        sentences=tuple(spans),
        mentions=tuple(mentions),
        entities=tuple(Entity(name=n, type=t, proposed=t is EntityType.METHOD) for n, t in names),
        issues=(Issue(start=issue.start, end=issue.end, text=issue.quote, sentence=0, type=kind, score=0.8),),
        solutions=(Solution(start=solution.start, end=solution.end, text=solution.quote, addresses=(0,)),),
        claims=(
            Claim(
                start=spans[2].start,
                end=spans[2].end,
                subject=method,
                metric="accuracy",
                value=f"{70 + i % 30}.{i % 10}%",
                delta=None,
                dataset=dataset,
                baseline=METHODS[(i + 1) % len(METHODS)],
                direction=Direction.BETTER if i % 6 else Direction.WORSE,
                hedged=i % 8 == 0,
                negated=False,
            ),
        ),
        abbreviations=(Abbreviation(short=f"{method[0]}{method[-1]}", long=method, start=short.start, end=short.end),),
    )


def _id(kind: str, name: str) -> str:
    return f"entity/{kind}/{name.lower().replace(' ', '-')}"


def _entities(order: list[Extraction]) -> tuple[GraphEntity, ...]:
    found: dict[tuple[EntityType, str], list[Evidence]] = defaultdict(list)
    for x in order:
        for m in x.mentions:
            found[m.type, m.text].append(find(x.paper, m.text))
        found[EntityType.METRIC, "accuracy"].append(find(x.paper, "accuracy"))
    made = []
    for (kind, name), places in sorted(found.items()):
        papers = tuple(sorted({e.paper for e in places}))
        made.append(
            GraphEntity(
                id=_id(kind, name),
                type=kind,
                name=name,
                aliases=(f"{name} model",) if kind is EntityType.METHOD else (),
                papers=papers,
                mentions=tuple(places),
                merges=(Merge(alias=f"{name} model", rule="head word", score=(60 + 5 * (len(name) % 6)) / 100),)
                if kind is EntityType.METHOD
                else (),
                proposed_by=papers if kind is EntityType.METHOD else (),
                broader={
                    METHODS[1]: (_id("method", METHODS[0]),),
                    METHODS[2]: (_id("method", METHODS[0]),),
                    METHODS[4]: (_id("method", METHODS[3]),),
                }.get(name, ()),
            )
        )
    return tuple(made)


def _edges(order: list[Extraction]) -> tuple[Edge, ...]:
    edges = []
    pairs: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for x in order:
        task, method, dataset, modality, _ = _parts(_number(x.paper))
        own = (
            ("proposes", _id("method", method), find(x.paper, method)),
            ("addresses-task", _id("task", task), find(x.paper, task)),
            ("evaluates-on", _id("dataset", dataset), find(x.paper, dataset)),
            ("has-modality", _id("modality", modality), find(x.paper, modality)),
            ("measured-by", _id("metric", "accuracy"), find(x.paper, "accuracy")),
        )
        for relation, target, evidence in own:
            edges.append(Edge(source=x.paper.id, relation=relation, target=target, weight=1, evidence=(evidence,)))
        sentence = find(x.paper, x.paper.text[x.claims[0].start : x.claims[0].end])
        pairs[_id("method", method), "evaluates-on", _id("dataset", dataset)].append(sentence)
        other = METHODS[(_number(x.paper) + 1) % len(METHODS)]
        pairs[_id("method", method), "compares-with", _id("method", other)].append(sentence)
    for (source, relation, target), evidence in sorted(pairs.items()):
        weight = len({e.paper for e in evidence})
        edges.append(Edge(source=source, relation=relation, target=target, weight=weight, evidence=tuple(evidence[:5])))
    return tuple(edges)


def _claim(i: int, x: Extraction) -> GraphClaim:
    task, method, dataset, _, _ = _parts(i)
    claim = x.claims[0]
    return GraphClaim(
        id=f"claim/{x.paper.id}/1",
        paper=x.paper.id,
        subject=claim.subject,
        metric=claim.metric,
        value=claim.value,
        delta=claim.delta,
        dataset=claim.dataset,
        baseline=claim.baseline,
        direction=claim.direction,
        hedged=claim.hedged,
        negated=claim.negated,
        evidence=find(x.paper, x.paper.text[claim.start : claim.end]),
        subject_entity=_id("method", method),
        metric_entity=_id("metric", "accuracy"),
        dataset_entity=_id("dataset", dataset),
        baseline_entity=_id("method", METHODS[(i + 1) % len(METHODS)]),
        task_entity=_id("task", task),
        number=70 + i % 30 + (i % 10) / 10,
        unit="%",
        higher_is_better=True,
    )


def _issues(order: list[Extraction]) -> tuple[IssueNode, ...]:
    groups: dict[tuple[int, str], list[Extraction]] = defaultdict(list)
    for x in order:
        groups[_number(x.paper) % 3, x.issues[0].type or ""].append(x)
    made = []
    for (topic, kind), members in sorted(groups.items()):
        solutions = tuple(
            SolutionNode(
                id=f"solution/{x.paper.id}/1",
                label=x.solutions[0].text,
                paper=x.paper.id,
                evidence=find(x.paper, x.solutions[0].text),
                claims=(f"claim/{x.paper.id}/1",),
                entity=_id("method", _parts(_number(x.paper))[1]),
            )
            for x in members
            if kind != "noise-and-artefacts"
        )
        left = tuple(find(x.paper, "night and ice remain open") for x in members[:1] if topic == 0)
        made.append(
            IssueNode(
                id=f"issue/{topic}/{kind}",
                label=WORDS[kind],
                topic=f"topic/{topic}",
                type=kind,
                category=CATEGORY[kind],
                papers=tuple(sorted(x.paper.id for x in members)),
                years=tuple(sorted({x.paper.year for x in members if x.paper.year})),
                status="open" if left or not solutions else "addressed",
                evidence=tuple(find(x.paper, WORDS[kind]) for x in members),
                solutions=solutions,
                causes=(Cause(label="winter storms", evidence=find(members[0].paper, "due to winter storms")),),
                open=left,
            )
        )
    return tuple(made)


def _topics(order: list[Extraction]) -> Topic:
    children = []
    for number, task in enumerate(TASKS):
        papers = tuple(x.paper.id for x in order if _number(x.paper) % 3 == number)
        places = tuple(
            Place(paper=p, topic=f"topic/{number}", score=0.7, reason=f"it speaks of {task}") for p in papers
        )
        children.append(Topic(id=f"topic/{number}", label=task, level=1, papers=papers, places=places))
    return Topic(
        id="topic/all", label="Lighthouses", level=0, papers=tuple(x.paper.id for x in order), children=tuple(children)
    )


def _fishbones(root: Topic, issues: tuple[IssueNode, ...]) -> tuple[Fishbone, ...]:
    made = []
    for topic in (root, *root.children):
        bones: dict[str, list[str]] = defaultdict(list)
        for issue in issues:
            if topic is root or issue.topic == topic.id:
                bones[issue.category].append(issue.id)
        made.append(
            Fishbone(
                topic=topic.id,
                label=topic.label,
                bones=tuple(
                    Bone(category=c, label=c.capitalize(), issues=tuple(ids)) for c, ids in sorted(bones.items())
                ),
            )
        )
    return tuple(made)


def _chains(order: list[Extraction], issues: tuple[IssueNode, ...]) -> tuple[Chain, ...]:
    made = []
    for earlier, later in zip(order, order[3:], strict=False):
        made.append(
            Chain(
                kind=ChainKind.INHERITS,
                source=earlier.paper.id,
                target=later.paper.id,
                score=0.8,
                reason="It cites the earlier paper.",
                evidence=(find(earlier.paper, "night and ice remain open"), find(later.paper, "We present")),
            )
        )
    first = {issue.papers[0]: issue.id for issue in issues if issue.open}
    by_id = {x.paper.id: x for x in order}
    for paper, issue in sorted(first.items()):
        later = order[-1]
        if paper != later.paper.id:
            made.append(
                Chain(
                    kind=ChainKind.ANSWERS,
                    source=paper,
                    target=later.paper.id,
                    score=0.6,
                    reason="What stayed open is answered.",
                    evidence=(find(by_id[paper].paper, "night and ice remain open"), find(later.paper, "We present")),
                    dated=False,
                    issue=issue,
                )
            )
    if len(order) > 5:
        made.append(
            Chain(
                kind=ChainKind.CONTRASTS,
                source=order[0].paper.id,
                target=order[5].paper.id,
                score=0.5,
                reason="On Cape-12 they find different values.",
                evidence=(find(order[0].paper, "accuracy"), find(order[5].paper, "accuracy")),
            )
        )
    return tuple(sorted(made, key=lambda c: (c.kind, c.source, c.target)))


def _glossary(order: list[Extraction]) -> tuple[GlossaryEntry, ...]:
    defined: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for x in order:
        for a in x.abbreviations:
            defined[a.short][a.long].append(find(x.paper, f"{a.long} ({a.short})", "definition", 1.0))
    return tuple(
        GlossaryEntry(
            short=short,
            long_forms=(*sorted(longs), "lamp engine") if short == "Le" else tuple(sorted(longs)),
            evidence=tuple(longs[long][0] for long in sorted(longs)),
            papers=tuple(sorted({e.paper for found in longs.values() for e in found})),
            ambiguous=short == "Le",
        )
        for short, longs in sorted(defined.items())
    )


def garble(field: Field, change: Callable[[str], str]) -> Field:
    """Give the field with every string of it changed, ids too."""
    from dataclasses import fields, is_dataclass
    from enum import StrEnum
    from typing import Any

    def walk(value: Any) -> Any:
        if isinstance(value, StrEnum):
            return value
        if isinstance(value, str):
            return change(value)
        if isinstance(value, tuple):
            return tuple(map(walk, value))
        if is_dataclass(value) and not isinstance(value, type):
            return type(value)(**{f.name: walk(getattr(value, f.name)) for f in fields(value)})
        return value

    garbled: Field = walk(field)
    return garbled
