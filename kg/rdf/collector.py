"""Where statements are gathered: each with the paper that makes it, or none where the field as a whole does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from extract.records import Paper
from kg.rdf.iris import Names
from kg.rdf.terms import curie, integer, number, text
from kg.records import Evidence

# Characters of context on either side of a quote: what Web Annotation clients use to find it again (oa:prefix).
CONTEXT = 32

_TYPE = curie("rdf:type").value
_Said = tuple[NamedNode, NamedNode | Literal]
_Subjects = dict[NamedNode, set[_Said]]


@dataclass(frozen=True, slots=True)
class RdfGraph:
    """What is said of each subject: predicate and object, each once.

    Triples are made and sorted as they are read, so that a large graph is never held a second time.
    """

    subjects: Mapping[NamedNode, AbstractSet[_Said]]

    @property
    def triples(self) -> Iterator[Triple]:
        """The triples sorted by subject, predicate (types first) and object."""
        for subject in sorted(self.subjects, key=_iri):
            for predicate, value in sorted(self.subjects[subject], key=_order):
                yield Triple(subject, predicate, value)

    @property
    def iris(self) -> Iterator[NamedNode]:
        """The IRIs that stand in the triples, those of data types among them; in no order, some more than once."""
        for subject, said in self.subjects.items():
            yield subject
            for predicate, value in said:
                yield predicate
                yield value if isinstance(value, NamedNode) else value.datatype

    def __len__(self) -> int:
        return sum(map(len, self.subjects.values()))

    def __or__(self, other: RdfGraph) -> RdfGraph:
        """Both graphs as one; neither changes."""
        return RdfGraph(_merge((self.subjects, other.subjects)))


class Collector:
    """Gathers statements.

    Parameters
    ----------
    names : Names
        The IRIs of the run.
    papers : mapping of str to Paper
        The papers by id: evidence takes its context from their texts.
    """

    def __init__(self, names: Names, papers: Mapping[str, Paper]) -> None:
        self.names = names
        self.papers = papers
        self._by_owner: dict[str | None, _Subjects] = {}
        self._evidence: dict[tuple[str, int, int, str, float], NamedNode] = {}
        self._spans: set[tuple[str, int, int]] = set()

    def add(
        self, subject: NamedNode, predicate: str, value: NamedNode | Literal | None, *, paper: str | None = None
    ) -> None:
        """Take a statement; one without a value is none. ``predicate`` is a prefixed name."""
        if value is not None:
            self._by_owner.setdefault(paper, {}).setdefault(subject, set()).add((curie(predicate), value))

    def types(self, subject: NamedNode, *kinds: str, paper: str | None = None) -> None:
        """Say what a thing is, by prefixed names of classes."""
        for kind in kinds:
            self.add(subject, "rdf:type", curie(kind), paper=paper)

    def prove(self, subject: NamedNode, evidence: Evidence, predicate: str = "hb:hasEvidence") -> NamedNode:
        """Tie a thing to the words behind it, in the graph of the paper that has them; give the evidence's IRI."""
        key = (evidence.paper, evidence.start, evidence.end, evidence.rule, evidence.score)
        node = self._evidence.get(key)
        if node is None:
            node = self._evidence[key] = self._describe_evidence(evidence)
        self.add(subject, predicate, node, paper=evidence.paper)
        return node

    def select(self, node: NamedNode, paper: str, start: int, end: int, quote: str) -> None:
        """Say which stretch of a paper's text a node is: Web Annotation's two selectors, by words and by place."""
        quoted = self.names.span(paper, start, end, "quote")
        position = self.names.span(paper, start, end, "position")
        self.add(node, "oa:hasSource", self.names.text(paper), paper=paper)
        self.add(node, "oa:hasSelector", quoted, paper=paper)
        self.add(node, "oa:hasSelector", position, paper=paper)
        if (paper, start, end) in self._spans:
            return
        self._spans.add((paper, start, end))
        self.types(quoted, "oa:TextQuoteSelector", paper=paper)
        self.add(quoted, "oa:exact", text(quote), paper=paper)
        known = self.papers.get(paper)
        if known is not None:
            if before := known.text[max(0, start - CONTEXT) : start]:
                self.add(quoted, "oa:prefix", text(before), paper=paper)
            if after := known.text[end : end + CONTEXT]:
                self.add(quoted, "oa:suffix", text(after), paper=paper)
        self.types(position, "oa:TextPositionSelector", paper=paper)
        self.add(position, "oa:start", integer(start), paper=paper)
        self.add(position, "oa:end", integer(end), paper=paper)

    def graph(self) -> RdfGraph:
        """Give all statements as one graph."""
        return RdfGraph(_merge(self._by_owner.values()))

    def graph_of(self, paper: str | None) -> RdfGraph:
        """Give what one paper says, or with None what no paper says but the field as a whole."""
        return RdfGraph(self._by_owner.get(paper, {}))

    def _describe_evidence(self, evidence: Evidence) -> NamedNode:
        node, paper = self.names.evidence(evidence), evidence.paper
        self.types(node, "hb:Evidence", "oa:SpecificResource", paper=paper)
        self.add(node, "hb:rule", text(evidence.rule), paper=paper)
        self.add(node, "hb:confidence", confidence(evidence.score), paper=paper)
        self.select(node, paper, evidence.start, evidence.end, evidence.quote)
        return node


def confidence(score: float) -> Literal:
    """Give a probability with the four decimals that the run folder keeps."""
    return number(round(float(score), 4))


def graph_from(triples: Iterable[Triple]) -> RdfGraph:
    """Give a graph of triples that come in any order, any number of times."""
    subjects: _Subjects = {}
    for triple in triples:
        subjects.setdefault(triple.subject, set()).add((triple.predicate, triple.object))  # type: ignore[arg-type]
    return RdfGraph(subjects)


def _merge(parts: Iterable[Mapping[NamedNode, AbstractSet[_Said]]]) -> dict[NamedNode, AbstractSet[_Said]]:
    """Give what all say of each subject. What only one says is shared with it, not copied."""
    merged: dict[NamedNode, AbstractSet[_Said]] = {}
    for subjects in parts:
        for subject, said in subjects.items():
            known = merged.get(subject)
            merged[subject] = said if known is None else known | said
    return merged


def _iri(node: NamedNode) -> str:
    return node.value


def _order(said: _Said) -> tuple[str, str]:
    predicate = said[0].value
    return ("" if predicate == _TYPE else predicate, str(said[1]))
