"""SPARQL that strangers may write: read-only forms, no network, a time limit that holds, and caps on what comes back.

``guard`` reads a query's tokens and refuses what may not run; ``engine`` answers in a process of its own that forks one
for each query; ``results`` turns answers into the formats of SPARQL 1.1.
"""
