"""Whether a graph keeps to the shapes, and a run's files are what was written, told in a person's words.

pySHACL checks the shapes of ``ontologies/shapes.ttl``; what they cannot say is checked here: that each quote is what
stands at its position in the paper's text, and that the counts of the description are right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import DamagedInput, InputError, UnknownFormat
from kg.files import compare_checksums
from ontologies.namespaces import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["FORMATS", "Fault", "validate_data", "validate_files"]

#: Suffix of a file, and what the parsers call its format.
FORMATS = {".ttl": "turtle", ".trig": "trig", ".nt": "nt", ".nq": "nquads", ".jsonld": "json-ld", ".rdf": "xml"}


_NOT_AS_WRITTEN = {
    "changed": "It is not what was written: its checksum is another than that in the manifest.",
    "missing": "It is missing.",
    "extra": "It is no file of the run.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that does not conform: the node, what kind of thing it is, and what is wrong, as sentences."""

    node: str
    kind: str
    message: str

    @property
    def line(self) -> str:
        """The fault as one line."""
        return f"{self.kind} <{self.node}>: {self.message}"


def validate_files(folder: Path, manifest: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Give what of a run folder is not as it was written: changed, missing, or not of the run, by name.

    Parameters
    ----------
    folder : Path
        The run folder.
    manifest : mapping
        Its manifest; one without checksums, of an earlier version, says nothing of its files.

    Raises
    ------
    DamagedInput
        The manifest's checksums are none, or a file can't be read.
    """
    known = manifest.get("files")
    if not known:
        return ()
    if not isinstance(known, dict) or not all(isinstance(value, str) for value in known.values()):
        raise DamagedInput("the checksums of the manifest are damaged", where=str(folder))
    try:
        found = compare_checksums(folder, known)
    except OSError as error:
        raise DamagedInput(
            "cannot read a file of the run", where=str(error.filename), why=str(error.strerror)
        ) from error
    return tuple(Fault(node=name, kind="file", message=_NOT_AS_WRITTEN[state]) for name, state in found.items())


def validate_data(data: bytes, suffix: str) -> tuple[Fault, ...]:
    """Give what does not conform in a file.

    Parameters
    ----------
    data : bytes
        The file.
    suffix : str
        ``.ttl``, ``.trig``, ``.nt``, ``.nq``, ``.jsonld`` or ``.rdf``.

    Returns
    -------
    tuple of Fault
        Sorted; empty where all is well.

    Raises
    ------
    UnknownFormat
        The suffix is none of these.
    DamagedInput
        The file is no RDF of this format; the message has the line where the parser knows it.
    """
    graph = _load(data, suffix)
    faults = {*_shapes(graph), *_quotes(graph), *_counts(graph)}
    return tuple(sorted(faults, key=lambda fault: (fault.kind, fault.node, fault.message)))


def _load(data: bytes, suffix: str) -> rdflib.Graph:
    """Parse with pyoxigraph, which tells the line of a fault and fetches nothing, into a graph of rdflib."""
    import rdflib
    from pyoxigraph import RdfFormat, parse

    from kg.rdf.views import to_term

    if suffix not in FORMATS:
        raise UnknownFormat(f"no RDF format is known by the suffix {suffix!r}", fix=f"Give one of {', '.join(FORMATS)}")
    graph = rdflib.Graph()
    blanks: dict[str, rdflib.BNode] = {}
    try:
        for quad in parse(data, format=RdfFormat.from_extension(suffix[1:])):
            graph.add((to_term(quad.subject, blanks), to_term(quad.predicate, blanks), to_term(quad.object, blanks)))
    except (SyntaxError, ValueError) as error:
        raise DamagedInput("this is no whole RDF file", why=str(error)) from error
    if not len(graph):
        raise DamagedInput("there is no statement in it")
    return graph


def _shapes(graph: rdflib.Graph) -> list[Fault]:
    try:
        import pyshacl
    except ImportError as error:
        raise InputError("pyshacl is needed to validate", fix="Install it with `pip install pyshacl`") from error
    import rdflib

    folder = resources.files("ontologies")
    shapes = rdflib.Graph().parse(data=folder.joinpath("shapes.ttl").read_bytes(), format="turtle")
    scheme = rdflib.Graph().parse(data=folder.joinpath("issues.ttl").read_bytes(), format="turtle")
    _, report, _ = pyshacl.validate(graph + scheme, shacl_graph=shapes, advanced=False, inference="none")
    sh = rdflib.Namespace(PREFIXES["sh"])
    faults = []
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        shape = report.value(result, sh.sourceShape)
        node = report.value(result, sh.focusNode)
        messages = sorted(str(message) for message in report.objects(result, sh.resultMessage))
        value = report.value(result, sh.value)
        found = f" Found: {_short(value)}." if value is not None and value != node else ""
        faults.append(Fault(node=str(node), kind=_kind(shapes, shape), message=" ".join(messages) + found))
    return faults


def _kind(shapes: rdflib.Graph, shape: Node | None) -> str:
    import rdflib

    sh = rdflib.Namespace(PREFIXES["sh"])
    owner = shapes.value(predicate=sh.property, object=shape) or shape
    return str(shapes.value(owner, rdflib.RDFS.label) or "node")


def _quotes(graph: rdflib.Graph) -> list[Fault]:
    """Check that every quote is what stands at its position."""
    import rdflib

    oa, dcterms = rdflib.Namespace(PREFIXES["oa"]), rdflib.Namespace(PREFIXES["dcterms"])
    texts: dict[Node, str] = {}
    for text, paper in graph.subject_objects(dcterms.isPartOf):
        title = graph.value(paper, dcterms.title)
        if title is not None and (text, rdflib.RDF.type, rdflib.URIRef(PREFIXES["hb"] + "PaperText")) in graph:
            texts[text] = f"{title}\n{graph.value(paper, dcterms.abstract) or ''}"
    selectors = defaultdict(list)
    for node, selector in graph.subject_objects(oa.hasSelector):
        selectors[node].append(selector)
    faults = []
    for node, found in selectors.items():
        source = graph.value(node, oa.hasSource)
        exact = next((graph.value(s, oa.exact) for s in found if (s, oa.exact, None) in graph), None)
        place = next((s for s in found if (s, oa.start, None) in graph and (s, oa.end, None) in graph), None)
        if source not in texts or exact is None or place is None:
            continue  # the shapes tell of this
        start, end = graph.value(place, oa.start), graph.value(place, oa.end)
        try:
            stands = texts[source][int(str(start)) : int(str(end))]
        except ValueError:
            continue
        if stands != str(exact):
            message = f"The quote is {str(exact)[:60]!r}, but {stands[:60]!r} stands at {start} to {end}."
            faults.append(Fault(node=str(node), kind="quote", message=message))
    return faults


def _counts(graph: rdflib.Graph) -> list[Fault]:
    """Check the number of triples where a description gives it, and that there is no blank node."""
    import rdflib

    void = rdflib.Namespace(PREFIXES["void"])
    faults = []
    for dataset, said in graph.subject_objects(void.triples):
        described = (dataset, rdflib.RDF.type, void.Dataset) in graph
        if described and str(said) != str(len(graph)):
            message = f"The description says {said} triples; there are {len(graph)}."
            faults.append(Fault(node=str(dataset), kind="data set description", message=message))
    blanks = {term for triple in graph for term in triple if isinstance(term, rdflib.BNode)}
    if blanks:
        faults.append(
            Fault(node="_:", kind="graph", message=f"There are {len(blanks)} blank nodes; every thing has a name.")
        )
    return faults


def _short(value: Node) -> str:
    return repr(str(value)[:80])
