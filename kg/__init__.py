"""The graph of a research field: resolve, link, tree, fish-bones, chains, RDF, store, query, command line."""
