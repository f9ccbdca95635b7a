"""A field as RDF: records go in, triples and bytes in any RDF format come out.

``terms`` makes every term, ``iris`` names the things of a run, ``graph`` puts the triples together, ``nanopubs`` sorts
them into named graphs, ``serialise`` writes them.
"""
