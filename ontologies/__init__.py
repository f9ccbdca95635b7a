"""The vocabulary: enumerations, IRIs, issue types, SHACL shapes and named queries. Imports nothing of ours."""
