"""A whole ``Field`` from annotated papers: enough of a graph to draw every page, made without reading or extracting."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from example_papers import PAPERS

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
    Place,
    ReadingStep,
    SolutionNode,
    Topic,
    TreeNode,
)
from ontologies.vocabulary import ChainKind, Direction, EntityType, NodeKind, Role

TOPICS = {"swarm": "Swarm prediction", "queen": "Queen detection", "mites": "Mite counting"}
CATEGORIES = {
    "label-scarcity": "labels",
    "data-scarcity": "data",
    "missing-benchmark": "measurement",
    "domain-shift": "generalisation",
    "small-structures": "data",
    "noise-artefacts": "data",
    "incomplete-modalities": "data",
    "compute-cost": "cost",
    "interpretability": "trust",
}


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "x"


def make_extraction(spec: Mapping[str, Any]) -> Extraction:
    """An extraction whose offsets are found by searching for the annotated words."""
    texts = [text for _, text in spec["sentences"]]
    abstract = " ".join(texts)
    paper = Paper(
        id=spec.get("id") or f"title:{slug(spec['title'])[:60]}",
        title=spec["title"],
        abstract=abstract,
        authors=tuple(spec.get("authors", ())),
        date=spec.get("date"),
        categories=tuple(spec.get("categories", ())),
        venue=spec.get("venue"),
        url=spec.get("url"),
        has_code=bool(spec.get("code")),
        references=tuple(Reference(title=title) for title in spec.get("references", ())),
        sources=(Source(file="hives.bib", locator="line 1", reader="bibtex"),),
    )
    sentences: list[Sentence] = []
    at = len(paper.title) + 1
    for role, text in spec["sentences"]:
        sentences.append(Sentence(start=at, end=at + len(text), role=Role(role), score=0.9))
        at += len(text) + 1

    def span(text: str, low: int = 0) -> tuple[int, int] | None:
        found = paper.text.find(text, low)
        return (found, found + len(text)) if found >= 0 and text else None

    mentions: list[Mention] = []
    for place, (name, kind, aliases, _) in enumerate(spec["entities"]):
        for form in (name, *aliases):
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", paper.text):
                mentions.append(
                    Mention(
                        start=found.start(),
                        end=found.end(),
                        text=form,
                        type=EntityType(kind),
                        entity=place,
                        score=0.9,
                        rule="example",
                    )
                )
    issues: list[Issue] = []
    for phrase, kind in spec["issues"]:
        found = span(phrase, len(paper.title)) or span(phrase)
        assert found, phrase
        number = next((i for i, s in enumerate(sentences) if s.start <= found[0] < s.end), 0)
        issues.append(Issue(start=found[0], end=found[1], text=phrase, sentence=number, type=kind, score=0.8))
    solutions: list[Solution] = []
    for phrase, addresses in spec["solutions"]:
        found = span(phrase, len(paper.title)) or span(phrase)
        assert found, phrase
        solutions.append(Solution(start=found[0], end=found[1], text=phrase, addresses=tuple(addresses)))
    claims = tuple(
        Claim(
            start=sentences[c["sentence"]].start,
            end=sentences[c["sentence"]].end,
            direction=Direction(c["direction"]),
            hedged=c.get("hedged", False),
            negated=c.get("negated", False),
            **{slot: c.get(slot) for slot in ("subject", "metric", "value", "delta", "dataset", "baseline")},
        )
        for c in spec["claims"]
    )
    abbreviations = []
    for short, long in spec.get("abbreviations", ()):
        found = span(f"{long} ({short})")
        assert found, short
        abbreviations.append(Abbreviation(short=short, long=long, start=found[0], end=found[1]))
    return Extraction(
        paper=paper,
        sentences=tuple(sentences),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
        entities=tuple(
            Entity(name=n, type=EntityType(t), aliases=tuple(a), proposed=p) for n, t, a, p in spec["entities"]
        ),
        issues=tuple(issues),
        solutions=tuple(solutions),
        claims=claims,
        abbreviations=tuple(abbreviations),
    )


def make_field(specs: Iterable[Mapping[str, Any]] = PAPERS, topics: Mapping[str, str] = TOPICS) -> Field:
    """Put annotated papers together as a pipeline would, in the plainest way that fills every record."""
    specs = sorted(specs, key=lambda s: s["title"])
    extractions = [make_extraction(spec) for spec in specs]
    extractions = sorted(extractions, key=lambda x: x.paper.id)
    by_title = {x.paper.title: x for x in extractions}
    spec_of = {by_title[s["title"]].paper.id: s for s in specs}
    papers = tuple(x.paper for x in extractions)
    year = {p.id: p.year for p in papers}

    def evidence(x: Extraction, start: int, end: int, rule: str = "example", score: float = 0.8) -> Evidence:
        return Evidence(paper=x.paper.id, start=start, end=end, quote=x.paper.text[start:end], rule=rule, score=score)

    places: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    proposed: dict[tuple[str, str], list[str]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for x in extractions:
        for mention in x.mentions:
            name = x.entities[mention.entity].name
            key = (str(mention.type), slug(name))
            names.setdefault(key, name)
            places[key].append(evidence(x, mention.start, mention.end))
            if x.entities[mention.entity].proposed and x.paper.id not in proposed[key]:
                proposed[key].append(x.paper.id)
    entities = []
    for key in sorted(places):
        kind, name = key
        entities.append(
            GraphEntity(
                id=f"entity/{kind}/{name}",
                type=EntityType(kind),
                name=names[key],
                papers=tuple(sorted({e.paper for e in places[key]})),
                mentions=tuple(places[key]),
                proposed_by=tuple(proposed[key]),
            )
        )
    known = {(str(e.type), slug(e.name)): e.id for e in entities}

    edges: list[Edge] = []
    for entity in entities:
        for paper in entity.papers:
            relation = "proposes" if paper in entity.proposed_by else "mentions"
            shown = tuple(m for m in entity.mentions if m.paper == paper)
            edges.append(Edge(source=paper, relation=relation, target=entity.id, weight=1, evidence=shown[:2]))

    claims: list[GraphClaim] = []
    claims_of: dict[str, list[GraphClaim]] = defaultdict(list)
    used: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for x in extractions:
        for number, c in enumerate(x.claims):
            amount = re.search(r"\d+(?:\.\d+)?", c.value or c.delta or "")
            tasks = [e.name for e in x.entities if e.type is EntityType.TASK]
            claim = GraphClaim(
                id=f"claim/{x.paper.id}/{number}",
                paper=x.paper.id,
                subject=c.subject,
                metric=c.metric,
                value=c.value,
                delta=c.delta,
                dataset=c.dataset,
                baseline=c.baseline,
                direction=c.direction,
                hedged=c.hedged,
                negated=c.negated,
                evidence=evidence(x, c.start, c.end),
                subject_entity=known.get(("method", slug(c.subject or ""))),
                metric_entity=known.get(("metric", slug(c.metric or ""))),
                dataset_entity=known.get(("dataset", slug(c.dataset or ""))),
                baseline_entity=known.get(("method", slug(c.baseline or ""))),
                task_entity=known.get(("task", slug(tasks[0]))) if tasks else None,
                number=float(amount.group()) if amount else None,
                higher_is_better=None if c.metric is None else c.metric not in {"MAE", "energy", "WER", "RMSE", "EER"},
            )
            claims.append(claim)
            claims_of[x.paper.id].append(claim)
            if claim.subject_entity and claim.dataset_entity:
                used[claim.subject_entity, claim.dataset_entity].append(claim.evidence)
    edges += [
        Edge(source=s, relation="evaluates-on", target=t, weight=len({e.paper for e in found}), evidence=tuple(found))
        for (s, t), found in sorted(used.items())
    ]

    groups: dict[tuple[str, str], list[tuple[Extraction, int]]] = defaultdict(list)
    for x in extractions:
        for number, issue in enumerate(x.issues):
            groups[spec_of[x.paper.id]["topic"], issue.type or slug(issue.text)].append((x, number))
    issues: list[IssueNode] = []
    for (topic, kind), members in sorted(groups.items()):
        shown, solutions, causes, left_open = [], [], [], []
        for x, number in members:
            issue = x.issues[number]
            shown.append(evidence(x, issue.start, issue.end, "issue", issue.score))
            for s in x.solutions:
                if number in s.addresses:
                    entity = known.get(("method", slug(s.text))) or known.get(("dataset", slug(s.text)))
                    fared = tuple(c.id for c in claims_of[x.paper.id] if c.subject and slug(c.subject) == slug(s.text))
                    solutions.append(
                        SolutionNode(
                            id=f"solution/{x.paper.id}/{slug(s.text)}/{number}",
                            label=s.text,
                            paper=x.paper.id,
                            evidence=evidence(x, s.start, s.end),
                            claims=fared,
                            entity=entity,
                        )
                    )
            spec = spec_of[x.paper.id]
            for which, words in spec.get("causes", ()):
                if which == number:
                    at = x.paper.text.index(words)
                    causes.append(Cause(label=words, evidence=evidence(x, at, at + len(words))))
            if number == 0:
                for sentence in spec.get("open", ()):
                    left_open.append(evidence(x, x.sentences[sentence].start, x.sentences[sentence].end))
        label = min((x.issues[n].text for x, n in members), key=lambda t: (len(t), t))
        issues.append(
            IssueNode(
                id=f"issue/{topic}/{kind}",
                label=label,
                topic=f"topic/{topic}",
                type=kind,
                category=CATEGORIES.get(kind, "knowledge"),
                papers=tuple(sorted({x.paper.id for x, _ in members})),
                years=tuple(sorted(y for y in {x.paper.id: year[x.paper.id] for x, _ in members}.values() if y)),
                status="open" if left_open or not solutions else "addressed",
                evidence=tuple(shown),
                solutions=tuple(solutions),
                causes=tuple(causes),
                open=tuple(left_open),
            )
        )

    children, branches, fishbones = [], [], []
    for topic, label in topics.items():
        inside = tuple(p.id for p in papers if spec_of[p.id]["topic"] == topic)
        if not inside:
            continue
        standing = tuple(
            Place(paper=p, topic=f"topic/{topic}", score=0.7, reason=f"shares the words of {label}") for p in inside
        )
        children.append(Topic(id=f"topic/{topic}", label=label, level=1, papers=inside, places=standing))
        mine = [i for i in issues if i.topic == f"topic/{topic}"]
        twigs = tuple(
            TreeNode(
                id=i.id,
                kind=NodeKind.ISSUE,
                label=i.label,
                papers=i.papers,
                children=tuple(
                    TreeNode(
                        id=s.id,
                        kind=NodeKind.SOLUTION,
                        label=s.label,
                        papers=(s.paper,),
                        children=tuple(
                            TreeNode(
                                id=f"open/{o.paper}/{o.start}", kind=NodeKind.OPEN, label=o.quote, papers=(o.paper,)
                            )
                            for o in i.open
                            if o.paper == s.paper
                        ),
                    )
                    for s in i.solutions
                ),
            )
            for i in mine
        )
        branches.append(TreeNode(id=f"topic/{topic}", kind=NodeKind.TOPIC, label=label, papers=inside, children=twigs))
        fishbones.append(_fishbone(f"topic/{topic}", label, mine))
    root = Topic(
        id="topic/all",
        label="Listening to bee hives",
        level=0,
        papers=tuple(p.id for p in papers),
        children=tuple(children),
    )
    fishbones.insert(0, _fishbone("topic/all", root.label, issues))

    defined: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for x in extractions:
        for a in x.abbreviations:
            defined[a.short][a.long].append(evidence(x, a.start, a.end))
    glossary = tuple(
        GlossaryEntry(
            short=short,
            long_forms=tuple(sorted(longs)),
            evidence=tuple(longs[long][0] for long in sorted(longs)),
            papers=tuple(sorted({e.paper for found in longs.values() for e in found})),
            ambiguous=len(longs) > 1,
        )
        for short, longs in sorted(defined.items())
    )
    return Field(
        papers=papers,
        extractions=tuple(extractions),
        rejects=(
            Reject(source="hives.bib", locator="line 90", code="no-title", message="The entry has no title."),
            Reject(source="hives.bib", locator="line 99", code="no-title", message="The entry has no title."),
        ),
        entities=tuple(entities),
        edges=tuple(edges),
        claims=tuple(claims),
        topics=root,
        issues=tuple(issues),
        tree=TreeNode(
            id="corpus", kind=NodeKind.CORPUS, label=root.label, papers=root.papers, children=tuple(branches)
        ),
        fishbones=tuple(fishbones),
        chains=_chains(extractions, evidence),
        glossary=glossary,
        reading=_reading(root, extractions),
        tables=compare_claims(claims, entities),
    )


def _fishbone(topic: str, label: str, issues: list[IssueNode]) -> Fishbone:
    by_category: dict[str, list[str]] = defaultdict(list)
    for issue in issues:
        by_category[issue.category].append(issue.id)
    bones = tuple(Bone(category=c, label=c.capitalize(), issues=tuple(ids)) for c, ids in sorted(by_category.items()))
    return Fishbone(topic=topic, label=label, bones=bones)


def _chains(extractions: list[Extraction], evidence: Any) -> tuple[Chain, ...]:
    """An ``inherits`` step wherever a later paper names what an earlier one proposes; one ``contrasts`` by hand."""
    owner = {e.name: x for x in extractions for e in x.entities if e.proposed}
    chains = []
    for x in extractions:
        for number, e in enumerate(x.entities):
            source = owner.get(e.name)
            if source is None or source is x or (source.paper.date or "") >= (x.paper.date or ""):
                continue
            theirs = next(m for m in source.mentions if source.entities[m.entity].name == e.name)
            ours = next((m for m in x.mentions if m.entity == number), None)
            if ours is None:
                continue
            chains.append(
                Chain(
                    kind=ChainKind.INHERITS,
                    source=source.paper.id,
                    target=x.paper.id,
                    score=0.8,
                    reason=f"It uses {e.name}, which the earlier paper puts forward.",
                    evidence=(evidence(source, theirs.start, theirs.end), evidence(x, ours.start, ours.end)),
                )
            )
    by_title = {x.paper.title: x for x in extractions}
    first = by_title.get("BuzzMAE: learning the sound of colonies without labels")
    second = by_title.get("Does self-supervision help when hives move?")
    if first and second:
        quotes = tuple(evidence(x, x.sentences[3].start, x.sentences[3].end) for x in (first, second))
        chains.append(
            Chain(
                kind=ChainKind.CONTRASTS,
                source=first.paper.id,
                target=second.paper.id,
                score=0.7,
                reason="On QueenBench, the one finds BuzzMAE ahead of transfer learning, the other does not.",
                evidence=quotes,
            )
        )
    return tuple(sorted(chains, key=lambda c: (c.kind, c.source, c.target, c.reason)))


def _reading(root: Topic, extractions: list[Extraction]) -> tuple[tuple[str, tuple[ReadingStep, ...]], ...]:
    by_id = {x.paper.id: x for x in extractions}
    plans = []
    for topic in (root, *root.children):
        ranked = Counter({p: len(by_id[p].entities) for p in topic.papers if by_id[p].entities})
        steps = sorted(ranked, key=lambda p: (-ranked[p], p))[:4]
        plans.append(
            (topic.id, tuple(ReadingStep(paper=p, reason=f"Names {ranked[p]} of the things to know.") for p in steps))
        )
    return tuple(plans)
