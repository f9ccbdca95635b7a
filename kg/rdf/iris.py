"""Names for the things of a run: stable IRIs, the same for the same papers under the same base.

Papers are named by DOI or arXiv id where they have one, everything else below the base. No name depends on a place in a
list or on a clock.
"""

from __future__ import annotations

import hashlib

from extract.records import Paper, Reject
from kg.rdf.terms import NamedNode, check_base, iri, segment
from kg.records import Chain, Edge, Evidence, Fishbone
from ontologies.namespaces import DEFAULT_BASE

# What RFC 3986 lets stand in a path beside the unreserved, and DOIs do hold.
_IN_DOI = "/:;()!*',@=+$&"


class Names:
    """The IRIs of one run.

    Parameters
    ----------
    base : str or None
        Where things are named; None for the default.

    Raises
    ------
    UsageError
        ``base`` is no IRI that names can stand under.
    """

    def __init__(self, base: str | None) -> None:
        self.base = check_base(base if base is not None else DEFAULT_BASE)
        self._known: dict[str, NamedNode] = {}
        self._papers: dict[str, NamedNode] = {}

    def under(self, path: str) -> NamedNode:
        """Give the IRI of a path that is made of segments and slashes."""
        found = self._known.get(path)
        if found is None:
            found = self._known[path] = iri(self.base + path)
        return found

    def node(self, identifier: str) -> NamedNode:
        """Give the IRI of an entity, an issue, a topic or a solution by its id, or of a paper that was named before."""
        return self._papers.get(identifier) or self.under(segment(identifier, keep="/"))

    def paper(self, paper: Paper) -> NamedNode:
        """Give a paper's IRI and remember it for its id."""
        named = self._papers.get(paper.id)
        if named is None:
            if paper.doi:
                named = iri("https://doi.org/" + segment(paper.doi, keep=_IN_DOI))
            elif paper.arxiv_id:
                named = iri("https://arxiv.org/abs/" + segment(paper.arxiv_id, keep="/"))
            else:
                named = self.under("paper/" + segment(paper.id))
            self._papers[paper.id] = named
        return named

    def text(self, paper: str) -> NamedNode:
        """Give the IRI of the text in which a paper's offsets count."""
        return self.under(f"text/{segment(paper)}")

    def span(self, paper: str, start: int, end: int, part: str) -> NamedNode:
        """Give the IRI of a stretch of a paper's text, or of a selector of it (``part``)."""
        return self.under(f"text/{segment(paper)}/{start}-{end}/{part}")

    def evidence(self, evidence: Evidence) -> NamedNode:
        """Give the IRI of a use of a stretch of text: which words, by which rule, how sure."""
        words = f"{segment(evidence.paper)}/{evidence.start}-{evidence.end}"
        return self.under(f"evidence/{words}/{segment(evidence.rule)}/{evidence.score:.4f}")

    def edge(self, edge: Edge) -> NamedNode:
        """Give the IRI of a link between two nodes."""
        return self.under(f"link/{segment(edge.relation)}/{_digest(edge.source, edge.relation, edge.target)}")

    def chain(self, chain: Chain) -> NamedNode:
        """Give the IRI of a step from one paper to a later one."""
        return self.under(f"chain/{chain.kind}/{_digest(chain.source, chain.target, chain.issue or '', chain.reason)}")

    def cause(self, issue: str, evidence: Evidence) -> NamedNode:
        """Give the IRI of a cause that a text states for an issue."""
        return self.under(f"cause/{_digest(issue, evidence.paper, str(evidence.start), str(evidence.end))}")

    def reject(self, reject: Reject) -> NamedNode:
        """Give the IRI of a record that could not be read."""
        return self.under(f"reject/{_digest(reject.source, reject.locator, reject.code, reject.message)}")

    def fishbone(self, fishbone: Fishbone) -> NamedNode:
        """Give the IRI of the fish-bone of a topic."""
        return self.under(f"fishbone/{segment(fishbone.topic, keep='/')}")

    def nanopub(self, paper: str, part: str = "") -> NamedNode:
        """Give the IRI of a paper's nanopublication, or of one of its graphs (``part``)."""
        return self.under(f"nanopub/{segment(paper)}" + (f"/{part}" if part else ""))


def _digest(*parts: str) -> str:
    """80 bits: enough for ten million names with a chance of collision below one in ten billion."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]
