"""Papers as RDF: FaBiO and schema.org say what they are, DEO what their sentences do, CiTO what they cite."""

from __future__ import annotations

from extract.identity import fold_title
from extract.records import Extraction, Paper, Reference
from kg.rdf.collector import Collector, confidence
from kg.rdf.terms import NamedNode, boolean, date, iri, link, segment, text
from ontologies.vocabulary import Role

# Discourse elements (http://purl.org/spar/deo) for the roles of sentences.
DISCOURSE = {
    Role.BACKGROUND: "deo:Background",
    Role.ISSUE: "deo:ProblemStatement",
    Role.SOLUTION: "deo:Contribution",
    Role.METHOD: "deo:Methods",
    Role.RESULT: "deo:Results",
    Role.RESOURCE: "deo:DatasetDescription",
    Role.FUTURE: "deo:FutureWork",
}


def describe_paper(out: Collector, paper: Paper) -> None:
    """State what is known of a publication."""
    node, own, source = out.names.paper(paper), paper.id, out.names.text(paper.id)
    out.types(node, "fabio:ResearchPaper", "schema:ScholarlyArticle", paper=own)
    out.add(node, "dcterms:title", text(paper.title), paper=own)
    out.add(node, "dcterms:identifier", text(paper.id), paper=own)
    if paper.abstract:
        out.add(node, "dcterms:abstract", text(paper.abstract), paper=own)
    for author in paper.authors:
        out.add(node, "dc:creator", text(author), paper=own)
    out.add(node, "dcterms:bibliographicCitation", text(cite(paper)), paper=own)
    issued = date(paper.date)
    out.add(node, "dcterms:issued", issued, paper=own)
    if issued is not None:
        out.add(node, "fabio:hasPublicationYear", date(issued.value[:4]), paper=own)
    if paper.doi:
        out.add(node, "prism:doi", text(paper.doi), paper=own)
    if paper.arxiv_id:
        out.add(node, "fabio:hasArXivId", text(paper.arxiv_id), paper=own)
    if paper.venue:
        out.add(node, "prism:publicationName", text(paper.venue), paper=own)
    for keyword in (*paper.categories, *paper.keywords):
        out.add(node, "schema:keywords", text(keyword), paper=own)
    out.add(node, "schema:url", link(paper.url), paper=own)
    out.add(node, "hb:hasCode", boolean(paper.has_code), paper=own)
    out.types(source, "hb:PaperText", paper=own)
    out.add(source, "dcterms:isPartOf", node, paper=own)


def describe_sentences(out: Collector, extraction: Extraction) -> None:
    """State what each sentence of an abstract does in it."""
    paper = extraction.paper
    for sentence in extraction.sentences:
        node = out.names.span(paper.id, sentence.start, sentence.end, "sentence")
        out.types(node, "hb:Sentence", DISCOURSE[sentence.role], paper=paper.id)
        out.add(node, "dcterms:isPartOf", out.names.text(paper.id), paper=paper.id)
        out.add(node, "hb:confidence", confidence(sentence.score), paper=paper.id)
        out.select(node, paper.id, sentence.start, sentence.end, paper.text[sentence.start : sentence.end])


def describe_citations(out: Collector, papers: tuple[Paper, ...]) -> set[tuple[str, str]]:
    """State which works a paper cites, where they have an identifier or are in the field.

    Returns
    -------
    set of (str, str)
        The pairs (citing, cited) of ids of papers of the field.
    """
    known: dict[str, Paper] = {}
    for paper in papers:
        for key in _keys(paper.doi, paper.arxiv_id, paper.title):
            known.setdefault(key, paper)
    inside = set()
    for paper in papers:
        for reference in paper.references:
            cited = next(
                (known[key] for key in _keys(reference.doi, reference.arxiv_id, reference.title) if key in known), None
            )
            if cited is not None and cited.id != paper.id:
                inside.add((paper.id, cited.id))
            target = out.names.paper(cited) if cited is not None else _outside(reference)
            if cited is None or cited.id != paper.id:
                out.add(out.names.paper(paper), "cito:cites", target, paper=paper.id)
    return inside


def cite(paper: Paper) -> str:
    """Give a reference in one line: authors in their order, year, title, venue."""
    head = "; ".join(paper.authors)
    issued = date(paper.date)
    year = f" ({issued.value[:4]})" if issued is not None else ""
    return f"{head}{year}. {paper.title}.".removeprefix(". ").strip() + (f" {paper.venue}." if paper.venue else "")


def _keys(doi: str | None, arxiv_id: str | None, title: str | None) -> list[str]:
    folded = fold_title(title) if title else ""
    pairs = (("doi", doi and doi.lower()), ("arxiv", arxiv_id and arxiv_id.lower()), ("title", folded))
    return [f"{kind}:{value}" for kind, value in pairs if value]


def _outside(reference: Reference) -> NamedNode | None:
    if reference.doi:
        return iri("https://doi.org/" + segment(reference.doi.lower(), keep="/:;()!*',@=+$&"))
    if reference.arxiv_id:
        return iri("https://arxiv.org/abs/" + segment(reference.arxiv_id, keep="/"))
    return None
