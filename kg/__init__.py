"""The graph of a research field.

>>> import kg
>>> run = kg.build(["papers.bib"])          # doctest: +SKIP
>>> run.find("kitti")[0].papers             # doctest: +SKIP

``build`` reads papers and gives a ``Run``; ``load`` reads one back from its folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.pipeline import add, build
    from kg.run import Run
    from kg.run import load_run as load

__version__ = "0.1.0"
__all__ = ["Run", "__version__", "add", "build", "load", "to_networkx", "to_pyvis", "to_rdflib"]

_HOME = {"build": "kg.pipeline", "add": "kg.pipeline", "Run": "kg.run", "load": "kg.run"}


def __getattr__(name: str) -> Any:
    """Import on first use: ``import kg`` alone costs nothing."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), "load_run" if name == "load" else name)


def to_networkx(run: Run) -> Any:
    """Give a run's graph as a ``networkx.MultiDiGraph`` with native attribute values."""
    return run.to_networkx()


def to_pyvis(run: Run) -> Any:
    """Give a run's graph as a ``pyvis.network.Network``."""
    return run.to_pyvis()


def to_rdflib(run: Run) -> Any:
    """Give a run's RDF as an ``rdflib.Dataset`` with bound prefixes; the default graph holds the ontology too."""
    from kg.rdf.views import to_rdflib as view

    return view(run)
