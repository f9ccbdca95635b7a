"""The field as a scene to draw: topics, issues, things and papers with places, facts and quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt

from kg.english.grammar import count, plain, sentence, told_when
from kg.folding import fold
from kg.issue_state import left_open
from kg.pages.addresses import anchor
from kg.pages.issue_labels import category_label, heading
from kg.pages.lookup import Lookup, walk_topics
from kg.pages.states import STILL_OPEN, not_found
from kg.pages.wording import said_to_be_met, unanswered
from kg.records import Evidence, IssueNode, Topic
from ontologies.vocabulary import ChainKind
from viz.layout import Area, Item, Layout, lay_map, lay_open
from viz.page import Quote
from viz.scene import HEAD_SIGN, NAMES, Scene, SceneArea, SceneLink, SceneMap, SceneNode, sign_size
from viz.text import shorten

# Canvases of wide, middling and narrow windows, and about as many nodes as one can take in on each; the rest folds into
# topics.
IN_VIEW = 240
CANVASES = ((1330, 660, 5, IN_VIEW), (740, 640, 3, 150), (352, 640, 2, 70))  # width, height, columns, nodes
# So many nodes has every topic, and for them the narrowest canvas grows up to this height: a phone scrolls.
LEAST, HIGHEST = 2, 1900
SMALLER = (0.45, 0.55, 0.65, 0.75, 0.85)
# The share of what is common to several topics.
BAND = 0.16
ACROSS = "Across topics"
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
    maps = _maps(look, things)
    shown = {key for key, _, _ in maps[0].places}
    whole = _everything(look, things)
    apart = _apart(look, things)
    nodes = []
    for t in things:
        x, y = whole.places[t.key]
        years = look.years(t.papers)
        quotes, _ = look.quotes(t.evidence, limit=2)
        nodes.append(
            SceneNode(
                id=anchor("n", t.key),
                label=t.label,
                kind=t.kind,
                weight=len(t.papers),
                x=round(x),
                y=round(y),
                home=anchor("n", t.home) if t.home and t.home != t.key else "",
                shown=anchor("n", t.key) in shown,
                first=years[0] if years else 0,
                last=years[-1] if years else 0,
                apart=apart.get(t.key, ""),
                facts=t.facts,
                quotes=quotes,
                href=t.href,
                url=t.url,
            )
        )
    links = _links(look, {t.key for t in things})
    return Scene(nodes=tuple(nodes), links=links, left_out=left_out, maps=maps, areas=_areas(whole))


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
                    sentence(
                        f"{category_label(issue.category)}; {told}{f'; {STILL_OPEN}' if left_open(issue) else ''}"
                    ),
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
    if said_to_be_met(look, issue):
        return "met by a paper, with what was not made out"
    return not_found(look, issue) if unanswered(look, issue) else "no solution tied to it"


def _inner(look: Lookup, topic: str) -> str:
    return topic if topic in look.above else ""


def _named(look: Lookup, papers: tuple[str, ...], one: str, many: str) -> str:
    n = len(papers)
    where = " here" if one == "belongs" else " it"
    return sentence(f"{count(n, 'paper')} {one if n == 1 else many}{where}{told_when(n, look.years(papers))}")


def _home(look: Lookup, papers: tuple[str, ...]) -> str:
    """The deepest topic in which more than half of the papers stand; none for what is spread over the topics."""
    tally: Counter[str] = Counter()
    for p in papers:
        topic = _inner(look, look.home.get(p, ""))
        while topic:
            tally[topic] += 1
            topic = _inner(look, look.above[topic])
    most = [t for t, n in tally.items() if 2 * n > len(papers)]
    return max(most, key=lambda t: (look.topics[t].level, t), default="")


def _apart(look: Lookup, things: list[_Thing]) -> dict[str, str]:
    """What tells things of one kind and the same or nearly the same name apart: their topic, or else their paper."""
    alike: dict[tuple[str, str], list[_Thing]] = defaultdict(list)
    for t in things:
        alike[t.kind, fold(t.label)].append(t)
    out: dict[str, str] = {}
    for same in alike.values():
        homes = Counter(t.home for t in same)
        for t in same if len(same) > 1 else ():
            told = [look.label_of(t.home)] if t.home and len(homes) > 1 else []
            if homes[t.home] > 1 and t.kind != "paper":
                told.append(f"in “{shorten(look.title(t.papers[0]), 60)}”")
            elif homes[t.home] > 1:
                told.append(look.when(t.key) or "no year")
            out[t.key] = ", ".join(told)
        for t in same:
            if t.kind == "topic" and look.called(t.key) != look.label_of(t.key):
                out[t.key] = look.label_of(t.home)
    return out


def _maps(look: Lookup, things: list[_Thing]) -> tuple[SceneMap, ...]:
    """The first views: on each canvas as much of the field as it holds with all labels to be read."""
    areas: dict[str, list[_Thing]] = {t.id: [] for t in look.field.topics.children}
    for t in things:
        if t.kind != "paper" and t.key not in areas:
            areas[_top(look, t.home)] = [*areas.get(_top(look, t.home), []), t]
    ranked = {key: _ranked(look, inside) for key, inside in areas.items()}
    return tuple(_map(look, ranked, *canvas) for canvas in CANVASES)


def _ranked(look: Lookup, things: list[_Thing]) -> list[_Thing]:
    """In the order in which they come into view: topics, issues and things in turn, those of most papers first.

    Of several with one name only the first does.
    """
    lists = {
        "topic": [t for t in things if t.kind == "topic"],
        "issue": [t for t in things if t.kind == "issue"],
        "": [t for t in things if t.kind not in {"topic", "issue"}],
    }
    pace = {"topic": (0.2, 1.7), "issue": (0.5, 2.0), "": (0.0, 0.9)}
    order: list[tuple[float, str, _Thing]] = []
    for name, some in lists.items():
        first, step = pace[name]
        some.sort(key=lambda t: (-len(t.papers), t.key))
        # What is hard comes first: where there is room for little, a topic shows its main issues.
        ahead = LEAST if name == "issue" else 0
        order += [(first + step * i if i >= ahead else i - LEAST, t.key, t) for i, t in enumerate(some)]
    seen: set[str] = set()
    out = []
    for _, _, t in sorted(order, key=lambda o: o[:2]):
        if fold(t.label) not in seen:
            seen.add(fold(t.label))
            out.append(t)
    return out


def _map(look: Lookup, ranked: dict[str, list[_Thing]], width: int, height: int, columns: int, most: int) -> SceneMap:
    tops = look.field.topics.children
    areas = tuple(
        Area(
            key=t.id,
            label=plain(t.label),
            radius=HEAD_SIGN,
            weight=sqrt(len(t.papers)),
            items=_items(ranked[t.id]),
        )
        for t in tops
    )
    band = None
    if ranked.get(""):
        weight = BAND * sum(a.weight for a in areas) / (1 - BAND)
        band = Area(key="", label=ACROSS if tops else "", weight=weight, items=_items(ranked[""]))
    highest = HIGHEST if columns == CANVASES[-1][2] else 0.0
    made = lay_map(areas, band, width, height, columns, most, least=LEAST, highest=highest)
    # A small field is drawn larger: on the smallest canvas that holds as much of it.
    for share in SMALLER:
        tried = lay_map(areas, band, width * share, height * share, columns, most, least=LEAST)
        if (tried.height, len(tried.places)) == (height * share, len(made.places)):
            made = tried
            break
    return SceneMap(
        width=round(made.width),
        height=round(made.height),
        areas=_areas(made),
        places=tuple((anchor("n", key), round(x), round(y)) for key, (x, y) in made.places.items()),
    )


def _items(things: list[_Thing]) -> tuple[Item, ...]:
    """Their turn is kind by kind, those of most papers first."""
    kinds = list(NAMES)
    order = sorted(things, key=lambda t: (kinds.index(t.kind), -len(t.papers), t.label.casefold(), t.key))
    turns = {t.key: n for n, t in enumerate(order)}
    return tuple(
        Item(key=t.key, label=t.label, radius=float(sign_size(t.kind, len(t.papers))), turn=turns[t.key])
        for t in things
    )


def _areas(made: Layout) -> tuple[SceneArea, ...]:
    return tuple(
        SceneArea(
            topic=anchor("n", r.key) if r.key else "",
            x=round(r.x),
            y=round(r.y),
            width=round(r.width),
            height=round(r.height),
            lines=r.lines,
            level=r.level,
        )
        for r in made.regions
        if r.lines
    )


def _everything(look: Lookup, things: list[_Thing]) -> Layout:
    """Where everything is open: topics within topics, each with all that belongs to it."""
    members: dict[str, list[_Thing]] = defaultdict(list)
    for t in things:
        if t.kind != "topic":
            members[t.home].append(t)

    def area(topic: Topic) -> Area:
        inside = tuple(area(child) for child in topic.children)
        return Area(
            key=topic.id, label=plain(topic.label), radius=HEAD_SIGN, items=_items(members[topic.id]), areas=inside
        )

    tops = tuple(area(t) for t in look.field.topics.children)
    rest = Area(key="", label=ACROSS if tops else "", items=_items(members[""]))
    return lay_open(Area(key="", label="", areas=(*tops, rest) if rest.items else tops))


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
