"""A field with its indexes, and the parts of it that a page is about.

``look_up`` is called once a build; everything in ``kg.pages`` asks the ``Lookup`` it gives back.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extract.records import Extraction, Paper
from kg.english.defining import Defined
from kg.english.grammar import lower_first, plain
from kg.issue_state import leaves_open
from kg.issues import top_issues
from kg.outlooks import find_outlooks
from kg.pages.addresses import anchor, unique_names
from kg.pages.field_names import FieldNames, read_names
from kg.pages.running import running_name, running_words
from kg.records import Evidence, Field, GraphClaim, GraphEntity, IssueNode, Topic
from kg.topics import REST, ROOT_LABEL, is_rest
from kg.written import Key, Written, read_words
from ontologies.vocabulary import EntityType
from viz.page import Link, Quote
from viz.text import clean_text, shorten

# Papers on one page of the list: beyond this a browser takes more than a second to lay it out.
PAPERS_A_PAGE = 400
QUOTES_SHOWN = 4
# Places beyond the quotes that a sentence leads to by name.
PLACES_LED_TO = 250
WHOLE = "The whole field"
_LONGEST_QUOTE = 700


class Framing(NamedTuple):
    """A sentence that says what a thing is or why it matters, and where it stands."""

    said: Defined
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Everything of a field by its id, and where it stands in the site.

    By paper: ``named_by`` has the entities that it names, ``named_at`` where, ``outlooks`` what it says that it leaves
    open.
    """

    field: Field
    name: str
    papers: Mapping[str, Paper]
    extractions: Mapping[str, Extraction]
    entities: Mapping[str, GraphEntity]
    named_by: Mapping[str, tuple[str, ...]]
    named_at: Mapping[str, tuple[tuple[int, str], ...]]
    outlooks: Mapping[str, tuple[Evidence, ...]]
    issues: Mapping[str, IssueNode]
    claims: Mapping[str, GraphClaim]
    claims_of: Mapping[str, tuple[GraphClaim, ...]]
    topics: Mapping[str, Topic]
    above: Mapping[str, str]
    home: Mapping[str, str]
    topic_names: Mapping[str, str]
    paper_order: tuple[str, ...]
    paper_page: Mapping[str, str]
    gathered: Mapping[str, IssueNode]
    # By word, how often it stands within a sentence with a small letter and with a capital.
    words: Mapping[str, tuple[int, int]] = dataclasses.field(default_factory=dict, repr=False)
    # Where names are written, and by each name as it is compared the papers of its largest thing of each type.
    written: Written = dataclasses.field(default_factory=Written, repr=False)
    sizes: Mapping[Key, Mapping[EntityType, int]] = dataclasses.field(default_factory=dict, repr=False)
    names: FieldNames = dataclasses.field(default_factory=FieldNames, repr=False)
    # Whether words of a paper speak of a thing of a type as of one that the paper has to do with, as far as asked.
    meant: dict[tuple[EntityType, str, int, int], bool] = dataclasses.field(
        default_factory=dict, init=False, repr=False
    )
    # How each claim fared, as far as it was asked: many pages tell the same claims.
    fared: dict[str, tuple[GraphClaim, str | None]] = dataclasses.field(default_factory=dict, init=False, repr=False)
    # By paper, its sentences that say what a thing is, as far as they were asked for: pages above tell them again.
    framings: dict[str, tuple[Framing, ...]] = dataclasses.field(default_factory=dict, init=False, repr=False)
    # The same by the words of what they define.
    defined: dict[frozenset[str], list[Framing]] = dataclasses.field(default_factory=dict, init=False, repr=False)

    def label_of(self, topic: str) -> str:
        """What a topic is called; the root goes by the field's name."""
        found = self.topics.get(topic)
        return self.name if found is None or topic not in self.above else plain(found.label)

    def called(self, topic: str) -> str:
        """What a topic is called where nothing around it tells what it is within: further papers go by that, too."""
        label, above = self.label_of(topic), self.above.get(topic, "")
        if label != REST or above not in self.above:
            return label
        return f"{self.called(above)}: {lower_first(label)}"

    def name_of(self, entity: GraphEntity) -> str:
        """What a thing is called within a sentence, as the papers write it there."""
        return running_name(plain(entity.name), entity.type, self.words, (m.quote for m in entity.mentions))

    def title(self, paper: str) -> str:
        """The title of a paper, fit for a line."""
        found = self.papers.get(paper)
        return shorten(plain(found.title), 160) or "(no title)" if found else "(a paper that is not here)"

    def when(self, paper: str) -> str:
        """The year of a paper, or an empty string."""
        found = self.papers.get(paper)
        return str(found.year) if found and found.year else ""

    def years(self, papers: Iterable[str]) -> list[int]:
        """The known years of papers, sorted."""
        return sorted(y for p in papers if p in self.papers and (y := self.papers[p].year))

    def paper_href(self, paper: str, sentence: int | None = None) -> str:
        """Where a paper (or a sentence of it) stands in the list of papers."""
        tail = "" if sentence is None else f"-{sentence}"
        return f"{self.paper_page.get(paper, 'papers.html')}#{anchor('p', paper)}{tail}"

    def paper_link(self, paper: str) -> Link:
        """A paper's title as a link to the list of papers."""
        return Link(text=self.title(paper), href=self.paper_href(paper))

    def topic_href(self, topic: str) -> str:
        """Where a topic's page stands; that of the whole field is the overview."""
        return f"topics/{self.topic_names[topic]}.html" if topic in self.above else "index.html"

    def topic_link(self, topic: str) -> Link:
        """A topic's label as a link to its page."""
        return Link(text=self.label_of(topic), href=self.topic_href(topic))

    def quote(self, evidence: Evidence) -> Quote:
        """The sentence that holds the evidence, with the telling words marked."""
        paper = self.papers[evidence.paper]
        text = paper.text
        low, high, number = self._stretch(paper, evidence)
        start, end = max(low, evidence.start), min(high, evidence.end)
        if high - low > _LONGEST_QUOTE:
            low, high = _between_words(text, max(low, start - 200), min(high, max(end, start + 1) + 200), (start, end))
            end = min(end, high)
        if start <= low and end >= high:
            start = end = low  # the whole sentence tells: nothing to single out
        return Quote(
            text=text[low:high],
            start=start - low,
            end=end - low,
            title=self.title(paper.id),
            when=self.when(paper.id),
            href=self.paper_href(paper.id, number),
            url=paper_url(paper),
        )

    def _stretch(self, paper: Paper, evidence: Evidence) -> tuple[int, int, int | None]:
        if evidence.start < len(paper.title):
            return 0, len(paper.title), None
        extraction = self.extractions.get(paper.id)
        sentences = extraction.sentences if extraction else ()
        inside = [i for i, s in enumerate(sentences) if s.start < evidence.end and evidence.start < s.end]
        if not inside:
            return evidence.start, evidence.end, None
        return (
            min(sentences[inside[0]].start, evidence.start),
            max(sentences[inside[-1]].end, evidence.end),
            inside[0],
        )

    def quotes(self, evidence: Iterable[Evidence], limit: int = QUOTES_SHOWN) -> tuple[tuple[Quote, ...], int]:
        """Up to ``limit`` quotes, one a paper first and the surest first, and how many there are in all."""
        proof = self.proof(evidence, limit)
        return proof.quotes, proof.total

    def proof(self, evidence: Iterable[Evidence], limit: int = QUOTES_SHOWN) -> Proof:
        """Up to ``limit`` quotes, one a paper first and the surest first, and where all the others stand."""
        best: dict[tuple[str, str], Quote] = {}
        order: list[tuple[int, float, tuple[str, str]]] = []
        seen: dict[str, int] = defaultdict(int)
        for e in sorted((e for e in evidence if e.paper in self.papers), key=lambda e: (-e.score, e.paper, e.start)):
            q = self.quote(e)
            key = (e.paper, q.text)
            if key in best:
                continue
            best[key] = q
            order.append((seen[e.paper], -e.score, key))
            seen[e.paper] += 1
        ranked = [(key[0], best[key]) for _, _, key in sorted(order)]
        further: dict[str, list[Link]] = {}
        for paper, q in ranked[limit : limit + PLACES_LED_TO]:
            run = further.setdefault(paper, [])
            name = shorten(q.title, 80) + (f" ({q.when})" if q.when else "")
            run.append(Link(text=str(len(run) + 1) if run else name, href=q.href))
        runs = [tuple(run) for run in further.values()]
        left = len(ranked) - limit - PLACES_LED_TO
        if left > 0:
            runs.append((Link(text=f"{left:,} more in the list of papers", href="papers.html"),))
        return Proof(quotes=tuple(q for _, q in ranked[:limit]), total=len(ranked), further=tuple(runs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Quotes that are shown, how many there are in all, and links to the others, one run a paper."""

    quotes: tuple[Quote, ...]
    total: int
    further: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """An entity as a scope sees it: the scope's papers that name it and its places in them."""

    entity: GraphEntity
    papers: tuple[str, ...]
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a page is about: the whole field, or a topic with everything below it.

    ``uses`` has the entities that its papers name, by type, those of most papers first.
    """

    topic: Topic
    whole: bool
    papers: frozenset[str]
    issues: tuple[IssueNode, ...]
    uses: Mapping[EntityType, tuple[Use, ...]]

    def entities(self, kind: EntityType) -> tuple[Use, ...]:
        """The entities of one type in the scope, those of most papers first."""
        return self.uses.get(kind, ())

    @property
    def noun(self) -> str:
        """What the page calls its subject."""
        return "field" if self.whole else "group" if is_rest(self.topic) else "topic"


def _between_words(text: str, low: int, high: int, inner: tuple[int, int]) -> tuple[int, int]:
    """``low`` and ``high`` moved inwards out of words, as far as ``inner``."""
    while 0 < low < inner[0] and not text[low - 1].isspace():
        low += 1
    while max(inner[1], low + 1) < high < len(text) and not text[high].isspace():
        high -= 1
    return low, high


def look_up(field: Field, title: str = "") -> Lookup:
    """A field with its indexes; ``title`` is what to call it."""
    papers = {p.id: p for p in field.papers}
    topics: dict[str, Topic] = {}
    above: dict[str, str] = {}
    home: dict[str, str] = {}

    def walk(topic: Topic) -> None:
        topics[topic.id] = topic
        for place in topic.places:
            home[place.paper] = topic.id
        for child in topic.children:
            above[child.id] = topic.id
            walk(child)

    walk(field.topics)
    for topic in sorted(topics.values(), key=lambda t: t.level):  # the deepest one wins
        for paper in topic.papers:
            if paper not in home or topics[home[paper]].level < topic.level:
                home[paper] = topic.id
    named_by: dict[str, list[str]] = defaultdict(list)
    for entity in field.entities:
        for paper in entity.papers:
            named_by[paper].append(entity.id)
    named_at: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entity in field.entities:
        for m in entity.mentions:
            named_at[m.paper].append((m.start, entity.id))
    claims_of: dict[str, list[GraphClaim]] = defaultdict(list)
    for claim in field.claims:
        claims_of[claim.paper].append(claim)
    written = read_words(field.papers, field.glossary)
    sizes = _sizes(field, written)
    order = tuple(sorted(papers, key=lambda p: (-(papers[p].year or 0), clean_text(papers[p].title).casefold(), p)))
    pages = {p: paper_page_path(i // PAPERS_A_PAGE) for i, p in enumerate(order)}
    return Lookup(
        field=field,
        name=plain(title) or (plain(field.topics.label) if field.topics.label != ROOT_LABEL else WHOLE),
        papers=papers,
        extractions={x.paper.id: x for x in field.extractions},
        entities={e.id: e for e in field.entities},
        named_by={p: tuple(e) for p, e in named_by.items()},
        named_at={p: tuple(at) for p, at in named_at.items()},
        outlooks={x.paper.id: tuple(e for e in find_outlooks(x) if leaves_open(e)) for x in field.extractions},
        issues={i.id: i for i in field.issues},
        claims={c.id: c for c in field.claims},
        claims_of={p: tuple(c) for p, c in claims_of.items()},
        topics=topics,
        above=above,
        home=home,
        topic_names=unique_names((t.id, t.label) for t in topics.values()),
        paper_order=order,
        paper_page=pages,
        words=running_words(field.papers),
        written=written,
        sizes=sizes,
        names=read_names(field, written, sizes),
        gathered={key: i for i in field.issues if i.topic == field.topics.id for key in i.narrower},
    )


def _sizes(field: Field, written: Written) -> Mapping[Key, Mapping[EntityType, int]]:
    found: dict[Key, dict[EntityType, int]] = defaultdict(dict)
    for entity in field.entities:
        of = found[written.key(plain(entity.name))]
        of[entity.type] = max(of.get(entity.type, 0), len(entity.papers))
    return found


def scope_of(look: Lookup, topic: Topic) -> Scope:
    """The papers and the issues of a topic: its own issue nodes, which gather those below, or else those below."""
    whole = topic.id not in look.above
    issues = issues_of(look, topic)
    papers = frozenset(look.papers) if whole else frozenset(topic.papers)
    return Scope(topic=topic, whole=whole, papers=papers, issues=issues, uses=_uses(look, papers, whole))


def issues_of(look: Lookup, topic: Topic) -> tuple[IssueNode, ...]:
    """The issues of a topic: its own nodes, which gather those below, or else those below."""
    issues = tuple(top_issues(look.field.issues, topic.id))
    below = {t.id for t in walk_topics(topic)}
    return issues or tuple(i for i in look.field.issues if i.topic in below and not i.narrower)


def _uses(look: Lookup, papers: frozenset[str], whole: bool) -> dict[EntityType, tuple[Use, ...]]:
    found: dict[EntityType, list[Use]] = defaultdict(list)
    near = look.entities if whole else dict.fromkeys(e for p in sorted(papers) for e in look.named_by.get(p, ()))
    for key in near:
        entity = look.entities[key]
        here = tuple(p for p in entity.papers if p in papers)
        if here:
            mentions = entity.mentions if whole else tuple(m for m in entity.mentions if m.paper in papers)
            found[entity.type].append(Use(entity=entity, papers=here, mentions=mentions))
    return {
        kind: tuple(sorted(uses, key=lambda u: (-len(u.papers), -len(u.mentions), u.entity.name, u.entity.id)))
        for kind, uses in found.items()
    }


def walk_topics(topic: Topic) -> Iterable[Topic]:
    """A topic and all below it, from the top."""
    yield topic
    for child in topic.children:
        yield from walk_topics(child)


def paper_page_path(number: int) -> str:
    """The path of a page of the list of papers, counted from 0."""
    return "papers.html" if number == 0 else f"papers-{number + 1}.html"


def paper_url(paper: Paper) -> str | None:
    """Where the paper itself is on the web, as far as the record says."""
    if paper.url:
        return paper.url
    if paper.doi:
        return f"https://doi.org/{paper.doi}"
    return f"https://arxiv.org/abs/{paper.arxiv_id}" if paper.arxiv_id else None
