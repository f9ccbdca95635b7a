"""The vocabulary of the RDF as a page of the site: every term with what it means, where it is from and an example."""

from __future__ import annotations

from kg.pages.grammar import count, listed, sentence
from kg.rdf.ontology_page import OntologyTerm, read_ontology
from viz.page import Card, Cards, Page, Section, Statement


def vocabulary_page() -> Page:
    """``ontology.html``; the anchor of a term is its name in the ontology."""
    ontology = read_ontology()
    sizes = listed([f"{len(terms)} {heading.lower()}" for heading, terms in ontology.parts])
    number = count(sum(len(terms) for _, terms in ontology.parts), "term")
    lead = (
        Statement(parts=(ontology.description,)),
        Statement(parts=(sentence(f"version {ontology.version} has {number}: {sizes}"),)),
    )
    sections = tuple(
        Section(
            key=f"part-{n}", title=heading, short=heading, blocks=(Cards(cards=tuple(_card(term) for term in terms)),)
        )
        for n, (heading, terms) in enumerate(ontology.parts)
    )
    return Page(path="ontology.html", title=ontology.title, kicker="Vocabulary", lead=lead, sections=sections)


def _card(term: OntologyTerm) -> Card:
    said: dict[str, list[str]] = {}
    for name, value in term.facts:
        said.setdefault(name, []).append(value)
    examples = [f"Example: {value}" for value in said.pop("example", ())]
    others = "; ".join(f"{name}: {', '.join(values)}" for name, values in said.items())
    told = (term.definition, *examples, others[:1].upper() + others[1:])
    return Card(
        key=term.name,
        title=(term.label,),
        label=f"hb:{term.name}",
        blocks=tuple(Statement(parts=(text,)) for text in told if text),
    )
