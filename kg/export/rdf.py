"""RDF formats: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML, and the fish-bones by themselves.

``rdf_files`` gives the three that every run folder holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.export._format import Format
from kg.records import Field

if TYPE_CHECKING:
    from kg.rdf.nanopubs import Maker


def rdf_files(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> dict[str, bytes]:
    """Give ``graph.ttl``, ``graph.trig`` and ``fishbones.ttl``.

    Parameters
    ----------
    field : Field
        The records.
    base : str, optional
        The IRI under which things are named; None for the default.
    maker : Maker, optional
        The software and the model that read the papers; by default this version, without a model.
    licence : str, optional
        The IRI of the licence that the publisher chose for the statements; by default none is stated.

    Raises
    ------
    UsageError
        ``base`` is no IRI that names can stand under.
    """
    from pyoxigraph import RdfFormat

    from kg.rdf.describe_dataset import describe_dataset
    from kg.rdf.graph import fishbones_to_graph, gather
    from kg.rdf.nanopubs import Nanopubs
    from kg.rdf.serialise import write_graph, write_quads

    made_by = maker or _this_version()
    out = gather(field, base)
    root = out.names.base
    whole = describe_dataset(out.graph(), out.names, field.topics.label, made_by, licence)
    return {
        "fishbones.ttl": write_graph(fishbones_to_graph(field, base), RdfFormat.TURTLE, root),
        "graph.trig": write_quads(
            Nanopubs(out=out, papers=field.papers, maker=made_by, licence=licence), RdfFormat.TRIG, root
        ),
        "graph.ttl": write_graph(whole, RdfFormat.TURTLE, root),
    }


def maker_for(reader: str) -> Maker:
    """Give the software that made a run: this version, and the model that read the abstracts with its checksum."""
    import json
    from importlib import resources

    from kg import __version__
    from kg.rdf.nanopubs import Maker

    if reader != "encoder":
        return Maker(version=__version__)
    try:
        config = json.loads(resources.files("extract").joinpath("model", "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Maker(version=__version__)
    name = f"herringbone-encoder-{__version__}"
    return Maker(version=__version__, model=name, checksum=config.get("sha256", {}).get("reader.onnx"))


def model_in_manifest(maker: Maker) -> dict[str, str | None] | None:
    """Give what a manifest keeps of the model that read the papers, for ``maker_of``; None where there was none."""
    return {"name": maker.model, "sha256": maker.checksum} if maker.model else None


def maker_of(manifest: Mapping[str, Any]) -> Maker:
    """Give the software that made a run, by the run's manifest: the version and the model of then, not of now."""
    from kg import __version__
    from kg.rdf.nanopubs import Maker

    version, model = manifest.get("herringbone"), manifest.get("model")
    known = model if isinstance(model, dict) else {}
    name, checksum = known.get("name"), known.get("sha256")
    return Maker(
        version=str(version or __version__),
        model=str(name) if name else None,
        checksum=str(checksum) if name and checksum else None,
    )


def write_turtle(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> bytes:
    """Give Turtle."""
    return rdf_files(field, base, maker=maker, licence=licence)["graph.ttl"]


def write_trig(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> bytes:
    """Give TriG: a nanopublication a paper, the field as a whole in the default graph."""
    return rdf_files(field, base, maker=maker, licence=licence)["graph.trig"]


def write_fishbones(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> bytes:
    """Give the fish-bones in Turtle, in the terms of the Ishikawa Diagram Ontology; they name no maker."""
    from pyoxigraph import RdfFormat

    from kg.rdf.graph import fishbones_to_graph
    from kg.rdf.iris import Names
    from kg.rdf.serialise import write_graph

    return write_graph(fishbones_to_graph(field, base), RdfFormat.TURTLE, Names(base).base)


def write_ntriples(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> bytes:
    """Give N-Triples."""
    return _flat(field, base, "nt", maker, licence)


def write_rdfxml(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> bytes:
    """Give RDF/XML."""
    return _flat(field, base, "rdf", maker, licence)


def write_jsonld(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> bytes:
    """Give JSON-LD with a context of ours inside."""
    return _flat(field, base, "jsonld", maker, licence)


def write_nquads(
    field: Field, base: str | None = None, *, maker: Maker | None = None, licence: str | None = None
) -> bytes:
    """Give N-Quads: the same graphs as in TriG."""
    from pyoxigraph import RdfFormat

    from kg.rdf.graph import gather
    from kg.rdf.nanopubs import Nanopubs
    from kg.rdf.serialise import write_quads

    out = gather(field, base)
    quads = Nanopubs(out=out, papers=field.papers, maker=maker or _this_version(), licence=licence)
    return write_quads(quads, RdfFormat.N_QUADS, out.names.base)


def _flat(field: Field, base: str | None, suffix: str, maker: Maker | None, licence: str | None) -> bytes:
    from pyoxigraph import RdfFormat

    from kg.rdf import jsonld
    from kg.rdf.describe_dataset import describe_dataset
    from kg.rdf.graph import gather
    from kg.rdf.serialise import write_graph

    out = gather(field, base)
    whole = describe_dataset(out.graph(), out.names, field.topics.label, maker or _this_version(), licence)
    if suffix == "jsonld":
        return jsonld.write_jsonld(whole, out.names.base)
    form = {"nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}[suffix]
    return write_graph(whole, form, out.names.base)


def _this_version() -> Maker:
    from kg import __version__
    from kg.rdf.nanopubs import Maker

    return Maker(version=__version__)


FORMATS = (
    Format(name="turtle", title="Turtle", suffix=".ttl", write=write_turtle, described=True),
    Format(name="trig", title="TriG, a nanopublication a paper", suffix=".trig", write=write_trig, described=True),
    Format(name="ntriples", title="N-Triples", suffix=".nt", write=write_ntriples, described=True),
    Format(name="nquads", title="N-Quads", suffix=".nq", write=write_nquads, described=True),
    Format(name="jsonld", title="JSON-LD", suffix=".jsonld", write=write_jsonld, described=True),
    Format(name="rdfxml", title="RDF/XML", suffix=".rdf", write=write_rdfxml, described=True),
    Format(name="fishbones-ttl", title="fish-bones in Turtle", suffix=".ttl", write=write_fishbones, described=True),
)
