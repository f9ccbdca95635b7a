"""The field as a scene to draw: topics, issues, things and papers with places, facts and quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.issue_state import left_open
from kg.pages.addresses import anchor
from kg.pages.grammar import count, plain, sentence, told_when
from kg.pages.issue_labels import category_label, heading
from kg.pages.lookup import Lookup, walk_topics
from kg.pages.wording import unanswered
from kg.records import Evidence, IssueNode, Topic
from ontologies.vocabulary import ChainKind
from viz.layout import STRETCH, enclosing, pack, sunflower
from viz.page import Quote
from viz.scene import Scene, SceneLink, SceneNode
from viz.text import shorten

# About as many nodes as one can take in; the rest folds into topics.
IN_VIEW = 300
# What one page can hold and still paint at once.
ENTITIES, PAPERS, LINKS = 1200, 600, 9000
_WORDS = {
    "proposes": "proposes",
    "uses": "uses",
    "evaluates-on": "is evaluated on",
    "has-modality": "works on",
    "addresses-task": "addresses",
    "measured-by": "is measured by",
    "compares-with": "is compared with",
    "improves-on": "improves on",
    "part-of": "is part of",
    "kind-of": "is a kind of",
    "mentions": "names",
}
_CHAIN_WORDS = {
    ChainKind.INHERITS: "is built on by",
    ChainKind.ANSWERS: "is answered by",
    ChainKind.CONTRASTS: "is at odds with",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    key: str
    label: str
    kind: str
    papers: tuple[str, ...]
    home: str
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    href: str
    url: str | None = None


def make_scene(look: Lookup) -> Scene:
    """The scene of a whole field; ids are safe for any attribute, labels are plain text."""
    things, left_out = _things(look)
    shown = _first_view(things)
    near = _places(look, things, shown, compact=True)
    far = _places(look, things, shown, compact=False)
    nodes = []
    for t in things:
        x, y = near[t.key]
        wide_x, wide_y = far[t.key]
        years = look.years(t.papers)
        quotes, _ = look.quotes(t.evidence, limit=2)
        nodes.append(
            SceneNode(
                id=anchor("n", t.key),
                label=t.label,
                kind=t.kind,
                weight=len(t.papers),
                x=round(x * STRETCH),
                y=round(y),
                wide_x=round(wide_x * STRETCH),
                wide_y=round(wide_y),
                home=anchor("n", t.home) if t.home and t.home != t.key else "",
                shown=t.key in shown,
                first=years[0] if years else 0,
                last=years[-1] if years else 0,
                facts=t.facts,
                quotes=quotes,
                href=t.href,
                url=t.url,
            )
        )
    return Scene(nodes=tuple(nodes), links=_links(look, {t.key for t in things}), left_out=left_out)


def _things(look: Lookup) -> tuple[list[_Thing], int]:
    things: list[_Thing] = []
    for topic in walk_topics(look.field.topics):
        if topic.id not in look.above:
            continue
        above = look.above[topic.id]
        things.append(
            _Thing(
                key=topic.id,
                label=plain(topic.label),
                kind="topic",
                papers=topic.papers,
                home=above if above in look.above else "",
                facts=(_named(look, topic.papers, "belongs", "belong"),),
                evidence=(),
                href=look.topic_href(topic.id),
            )
        )
    for issue in look.field.issues:
        if issue.narrower:
            continue
        n = len({s.entity or s.label for s in issue.solutions})
        told = f"{count(n, 'solution')} put forward" if n else _unsolved(look, issue)
        things.append(
            _Thing(
                key=issue.id,
                label=heading(issue),
                kind="issue",
                papers=issue.papers,
                home=issue.topic if issue.topic in look.above else "",
                facts=(
                    _named(look, issue.papers, "names", "name"),
                    sentence(f"{category_label(issue.category)}; {told}{'; open in part' if left_open(issue) else ''}"),
                ),
                evidence=issue.evidence,
                href=f"tree.html#{anchor('b', issue.id)}",
            )
        )
    ranked = sorted((e for e in look.field.entities if e.papers), key=lambda e: (-len(e.papers), e.name, e.id))
    for e in ranked[:ENTITIES]:
        facts = [_named(look, e.papers, "names", "name")]
        others = [plain(a) for a in e.aliases if plain(a).casefold() != plain(e.name).casefold()][:4]
        if others:
            facts.append(sentence(f"also written: {', '.join(others)}"))
        if e.proposed_by:
            facts.append(sentence(f"put forward in “{look.title(e.proposed_by[0])}”"))
        things.append(
            _Thing(
                key=e.id,
                label=shorten(plain(e.name), 90),
                kind=str(e.type),
                papers=e.papers,
                home=_home(look, e.papers),
                facts=tuple(facts),
                evidence=e.mentions[:12],
                href="",
            )
        )
    papers = look.paper_order[:PAPERS]
    for p in papers:
        paper = look.papers[p]
        things.append(
            _Thing(
                key=p,
                label=look.title(p),
                kind="paper",
                papers=(p,),
                home=_inner(look, look.home.get(p, "")),
                facts=(
                    sentence(
                        ", ".join([*map(plain, paper.authors[:6]), *([paper.date] if paper.date else [])])
                        or "no author, no date"
                    ),
                ),
                evidence=(),
                href=look.paper_href(p),
            )
        )
    left_out = len(ranked[ENTITIES:]) + len(look.paper_order[PAPERS:])
    return things, left_out


def _unsolved(look: Lookup, issue: IssueNode) -> str:
    return "nothing put forward here" if unanswered(look, issue) else "met by a paper, with what was not made out"


def _inner(look: Lookup, topic: str) -> str:
    return topic if topic in look.above else ""


def _named(look: Lookup, papers: tuple[str, ...], one: str, many: str) -> str:
    n = len(papers)
    where = " here" if one == "belongs" else " it"
    return sentence(f"{count(n, 'paper')} {one if n == 1 else many}{where}{told_when(n, look.years(papers))}")


def _home(look: Lookup, papers: tuple[str, ...]) -> str:
    """The topic that most of the papers stand in; of equal ones the first by id."""
    tally = Counter(h for p in papers if (h := _inner(look, look.home.get(p, ""))))
    return min(tally, key=lambda t: (-tally[t], t)) if tally else ""


def _first_view(things: list[_Thing]) -> set[str]:
    """Topics, then issues and things in turn by their papers, until the view is full."""
    topics = [t.key for t in things if t.kind == "topic"]
    rest = [t for t in things if t.kind not in {"topic", "paper"}]
    issues = sorted((t for t in rest if t.kind == "issue"), key=lambda t: (-len(t.papers), t.key))
    others = sorted((t for t in rest if t.kind != "issue"), key=lambda t: (-len(t.papers), t.key))
    room = max(0, IN_VIEW - len(topics))
    first = issues[: max(room // 3, room - len(others))]
    return {*topics, *(t.key for t in first), *(t.key for t in others[: room - len(first)])}


def _places(look: Lookup, things: list[_Thing], shown: set[str], *, compact: bool) -> dict[str, tuple[float, float]]:
    """A place for every node: topics within topics as discs, the nodes of a topic around its own.

    With ``compact`` there is one disc for each topic of the first level, only as large as the first view needs, and
    what is folded lies on its rim.
    """
    members: dict[str, list[_Thing]] = defaultdict(list)
    tops = {t.id for t in look.field.topics.children}
    for t in things:
        if compact and t.key not in tops:
            members[_top(look, t.home)].append(t)
        elif not compact and t.kind != "topic":
            members[t.home].append(t)
    spacing = 45.0 if compact else 64.0

    def disc(topic: Topic, top: bool) -> tuple[float, dict[str, tuple[float, float]]]:
        """The radius of a topic and the places in it, from its middle."""
        own = members["" if top else topic.id]
        order = sorted(own, key=lambda t: (t.kind == "paper", -len(t.papers), t.key))
        first = [t for t in order if t.key in shown]
        rest = [t for t in order if t.key not in shown]
        local: dict[str, tuple[float, float]] = {} if top else {topic.id: (0.0, 0.0)}
        inner = sunflower(len(first), 30.0 if top else 62.0, spacing)
        edge = max((x * x + y * y for x, y in (*inner, *local.values())), default=0.0) ** 0.5
        outer = sunflower(len(rest), edge + spacing, 8.0 if compact else 32.0)
        local.update((t.key, place) for t, place in zip(first + rest, inner + outer, strict=True))
        rim = inner if compact else inner + outer
        radius = max((x * x + y * y for x, y in rim), default=0.0) ** 0.5 + 48.0
        children = () if compact and not top else topic.children
        if not children:
            return radius, local
        parts = [disc(child, False) for child in sorted(children, key=lambda t: (-len(t.papers), t.id))]
        if (own and not compact) or first or not top:
            parts.insert(0, (radius, local))
        radii = [r for r, _ in parts]
        middles = pack(radii, 18.0 if compact else 40.0)
        merged = dict(local)
        for (_, inside), (dx, dy) in zip(parts, middles, strict=True):
            merged.update((key, (x + dx, y + dy)) for key, (x, y) in inside.items())
        return enclosing(radii, middles), merged

    places = disc(look.field.topics, True)[1]
    return {t.key: places.get(t.key, (0.0, 0.0)) for t in things}


def _top(look: Lookup, topic: str) -> str:
    """The topic of the first level that a topic belongs to; empty for none."""
    while topic in look.above and look.above[topic] in look.above:
        topic = look.above[topic]
    return topic


def _links(look: Lookup, known: set[str]) -> tuple[SceneLink, ...]:
    """Links in the order of their worth; the weakest fall away where there are too many."""
    links: list[tuple[int, SceneLink]] = []

    def add(rank: int, source: str, target: str, words: str, weight: int, evidence: tuple[Evidence, ...]) -> None:
        if source in known and target in known and source != target:
            quotes: tuple[Quote, ...] = look.quotes(evidence, limit=1)[0]
            links.append(
                (
                    rank,
                    SceneLink(
                        source=anchor("n", source),
                        target=anchor("n", target),
                        relation=words,
                        weight=weight,
                        quotes=quotes,
                    ),
                )
            )

    for child, parent in look.above.items():
        add(0, parent, child, "has the topic", len(look.topics[child].papers), ())
    for i in look.field.issues:
        if i.narrower:
            continue
        add(0, i.topic, i.id, "has the issue", len(i.papers), i.evidence[:1])
        by_solver: dict[str, list[Evidence]] = defaultdict(list)
        for s in i.solutions:
            by_solver[s.entity if s.entity in known else s.paper].append(s.evidence)
        for solver, evidence in by_solver.items():
            add(1, solver, i.id, "is put forward against", len({e.paper for e in evidence}), tuple(evidence))
        by_paper: dict[str, list[Evidence]] = defaultdict(list)
        for e in i.evidence:
            by_paper[e.paper].append(e)
        for paper, evidence in by_paper.items():
            add(3, paper, i.id, "names", 1, tuple(evidence))
    for edge in look.field.edges:
        between = edge.source not in look.papers and edge.target not in look.papers
        words = _WORDS.get(str(edge.relation), str(edge.relation).replace("-", " "))
        add(1 if between else 3, edge.source, edge.target, words, edge.weight, edge.evidence)
    for entity in look.field.entities:
        for broader in entity.broader:
            add(1, entity.id, broader, "is a kind of", 1, ())
    for c in look.field.chains:
        add(2, c.source, c.target, _CHAIN_WORDS[ChainKind(c.kind)], 1, c.evidence)
    for p in look.paper_order:
        add(2, look.home.get(p, ""), p, "holds", 1, ())
    for source, target, weight in _named_together(look, known):
        add(2, source, target, "is named together with", weight, ())
    links.sort(key=lambda link: (link[0], -link[1].weight, link[1].source, link[1].target, link[1].relation))
    return tuple(link for _, link in links[:LINKS])


def _named_together(look: Lookup, known: set[str], strongest: int = 2) -> list[tuple[str, str, int]]:
    """For each thing of several papers, the two things with which it shares most papers, at least two."""
    several = [e for e in look.field.entities if e.id in known and len(e.papers) > 1]
    holders: dict[str, list[str]] = defaultdict(list)
    for e in several:
        for p in e.papers:
            holders[p].append(e.id)
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for here in holders.values():
        for a in here[:60]:
            tally[a].update(b for b in here[:60] if b != a)
    pairs: dict[tuple[str, str], int] = {}
    for a in sorted(tally):
        ranked = sorted(tally[a].items(), key=lambda t: (-t[1], t[0]))[:strongest]
        for b, n in ranked:
            if n > 1:
                pairs[min(a, b), max(a, b)] = n
    return [(a, b, n) for (a, b), n in sorted(pairs.items())]
