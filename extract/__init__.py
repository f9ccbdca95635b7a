"""From bytes to papers, and from a paper to what it says: sentences, mentions, issues, solutions and claims.

Imports ``ontologies`` and nothing else of ours.
"""
