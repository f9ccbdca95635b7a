"""Scenes and pages to HTML and SVG. Imports nothing of ours."""
